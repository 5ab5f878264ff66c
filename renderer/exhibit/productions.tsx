import { ActionIcon, Button, Group, Paper, Select, Stack, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconDownload, IconPackageExport } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import { api } from '../client.ts';
import { sizeText } from '../evidence/media.ts';
import { saveFile } from '../frame/save.ts';
import { JobLine } from './job-line.tsx';

interface Wanted {
  readonly images: (typeof IMAGES)[number];
  readonly encoding: (typeof ENCODINGS)[number];
  readonly text: boolean;
  readonly natives: boolean;
}
const SCOPES = ['exhibits', 'all'] as const;
const IMAGES = ['pdf', 'tiff'] as const;
const ENCODINGS = ['utf-8', 'windows-1252'] as const;

/** What is handed to the other side, as their review program loads it. */
export function Productions({ matter, job, any }: { readonly matter: string; readonly job: JobView | undefined; readonly any: boolean }) {
  const { t, i18n } = useTranslation();
  const list = useQuery(api.production.list.queryOptions({ input: { matter } }));
  const build = useMutation(api.production.build.mutationOptions());
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('exhibits');
  const [volume, setVolume] = useState('');
  const [wanted, setWanted] = useState<Wanted>({ images: 'pdf', encoding: 'utf-8', text: true, natives: true });
  const choose = (patch: Partial<Wanted>) => setWanted((before) => ({ ...before, ...patch }));
  const running = job?.state === 'running';
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('exhibit.production.about')}
      </Text>
      <Select
        label={t('exhibit.production.what')}
        data={SCOPES.map((value) => ({ value, label: t(`exhibit.production.scope.${value}`) }))}
        allowDeselect={false}
        value={scope}
        onChange={(value) => setScope(value === 'all' ? 'all' : 'exhibits')}
      />
      <TextInput
        label={t('exhibit.production.volume')}
        placeholder={`VOL${String((list.data?.length ?? 0) + 1).padStart(3, '0')}`}
        value={volume}
        onChange={(event) => setVolume(event.currentTarget.value)}
      />
      <Select
        label={t('exhibit.production.images')}
        data={IMAGES.map((value) => ({ value, label: t(`exhibit.production.imageKinds.${value}`) }))}
        allowDeselect={false}
        value={wanted.images}
        onChange={(value) => choose({ images: value === 'tiff' ? 'tiff' : 'pdf' })}
      />
      <Select
        label={t('exhibit.production.encoding')}
        data={ENCODINGS.map((value) => ({ value, label: t(`exhibit.production.encodings.${value}`) }))}
        allowDeselect={false}
        value={wanted.encoding}
        onChange={(value) => choose({ encoding: value === 'windows-1252' ? 'windows-1252' : 'utf-8' })}
      />
      <Switch
        label={t('exhibit.production.natives')}
        checked={wanted.natives}
        onChange={(event) => choose({ natives: event.currentTarget.checked })}
      />
      <Switch
        label={t('exhibit.production.text')}
        checked={wanted.text}
        onChange={(event) => choose({ text: event.currentTarget.checked })}
      />
      <Button
        leftSection={<IconPackageExport size={17} stroke={1.7} aria-hidden />}
        disabled={running || (scope === 'exhibits' && !any)}
        loading={build.isPending}
        onClick={() => build.mutate({ matter, items: scope, ...wanted, ...(volume.trim() === '' ? {} : { volume: volume.trim() }) })}
      >
        {t('exhibit.production.build')}
      </Button>
      {job && <JobLine job={job} title={t('exhibit.production.building')} />}
      {list.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('exhibit.production.empty')}
        </Text>
      )}
      {list.data?.map((one) => {
        const name = `${one.volume}.zip`;
        return (
          <Paper key={one.id} withBorder p="sm">
            <Group justify="space-between" wrap="nowrap">
              <Stack gap={0} style={{ minWidth: 0 }}>
                <Text size="sm" fw={550} truncate>
                  {one.volume}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('exhibit.production.documents', { count: one.documents })} · {t('exhibit.binder.pages', { count: one.pages })} ·{' '}
                  {sizeText(one.size, i18n.language)}
                </Text>
                {one.bates && (
                  <Text size="xs" c="dimmed">
                    {one.bates.first} – {one.bates.last}
                  </Text>
                )}
                <Text size="xs" c="dimmed">
                  {new Date(one.createdAt).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })} · {one.createdBy}
                </Text>
              </Stack>
              <Tooltip label={t('exhibit.production.save', { name })}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('exhibit.production.save', { name })}
                  onClick={() => void saveFile(`/files/production/${one.id}.zip?save=${encodeURIComponent(name)}`, name)}
                >
                  <IconDownload size={18} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Paper>
        );
      })}
    </Stack>
  );
}
