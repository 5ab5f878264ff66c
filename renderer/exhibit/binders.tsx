import { Accordion, ActionIcon, Alert, Anchor, Badge, Button, Group, Modal, Stack, Table, Text, Tooltip } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconBook2, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Binder } from '#core/exhibit/model.ts';
import type { JobView } from '#core/jobs/model.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { sizeText } from '../evidence/media.ts';
import { goTo } from '../frame/go-to.ts';
import { sayFinding } from '../frame/problem.ts';
import { saveFile } from '../frame/save.ts';
import { JobLine } from './job-line.tsx';

type Listed = Binder & { readonly stale: boolean };

/** Builds the set that goes to court, and keeps every one that was built. */
export function Binders({
  matter,
  binders,
  job,
  any,
}: {
  matter: string;
  binders: readonly Listed[];
  job: JobView | undefined;
  any: boolean;
}) {
  const { t } = useTranslation();
  const check = useQuery({ ...api.binder.check.queryOptions({ input: { matter } }), enabled: any });
  const build = useMutation(api.binder.build.mutationOptions());
  const [filing, setFiling] = useState<Listed | null>(null);
  const running = job?.state === 'running';
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('exhibit.binder.about')}
      </Text>
      <Button
        leftSection={<IconBook2 size={17} stroke={1.7} aria-hidden />}
        disabled={!any || running}
        loading={build.isPending}
        onClick={() => build.mutate({ matter })}
      >
        {t('exhibit.binder.build')}
      </Button>
      {job && <JobLine job={job} title={t('exhibit.binder.building')} />}
      {check.data && any && (
        <Findings matter={matter} title={t('exhibit.binder.check')} clean={t('exhibit.binder.clean')} findings={check.data} />
      )}
      {binders.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('exhibit.binder.empty')}
        </Text>
      ) : (
        <Accordion variant="separated" defaultValue={binders[0]?.id ?? null} key={binders[0]?.id}>
          {binders.map((binder) => (
            <OneBinder key={binder.id} binder={binder} onFile={() => setFiling(binder)} />
          ))}
        </Accordion>
      )}
      <FileDialog binder={filing} onClose={() => setFiling(null)} />
    </Stack>
  );
}

function OneBinder({ binder, onFile }: { readonly binder: Listed; readonly onFile: () => void }) {
  const { t, i18n } = useTranslation();
  const pages = binder.parts.reduce((sum, part) => sum + part.pages, 0);
  const color = binder.status === 'filed' ? 'teal' : binder.status === 'built' ? 'ink' : 'gray';
  return (
    <Accordion.Item value={binder.id}>
      <Accordion.Control>
        <Group gap="xs">
          <Text size="sm" fw={550}>
            {t('exhibit.binder.name', { no: binder.no })}
          </Text>
          <Badge size="sm" variant="light" color={color} tt="none">
            {t(`exhibit.binder.status.${binder.status}`, { date: binder.filedOn })}
          </Badge>
          {binder.stale && binder.status !== 'superseded' && (
            <Badge size="sm" variant="light" color="orange" tt="none">
              {t('exhibit.binder.stale')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {new Date(binder.createdAt).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
          {t('exhibit.binder.pages', { count: pages })} · {binder.createdBy}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          {binder.parts.map((part) => (
            <Group key={part.no} justify="space-between" wrap="nowrap" gap="xs">
              <Stack gap={0} style={{ minWidth: 0 }}>
                <Anchor
                  href={`/files/binder/${binder.id}/${part.no}.pdf`}
                  target="_blank"
                  rel="noreferrer"
                  size="sm"
                  truncate
                  title={part.fileName}
                >
                  {part.fileName}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {t('exhibit.binder.pages', { count: part.pages })} · {sizeText(part.size, i18n.language)}
                </Text>
              </Stack>
              <Tooltip label={t('exhibit.binder.save', { name: part.fileName })}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('exhibit.binder.save', { name: part.fileName })}
                  onClick={() =>
                    void saveFile(`/files/binder/${binder.id}/${part.no}.pdf?save=${encodeURIComponent(part.fileName)}`, part.fileName)
                  }
                >
                  <IconDownload size={18} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            </Group>
          ))}
          <Table fz="xs" verticalSpacing={4} aria-label={t('exhibit.binder.where')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('exhibit.number')}</Table.Th>
                <Table.Th ta="right">{t('exhibit.binder.firstPage')}</Table.Th>
                <Table.Th>{t('exhibit.bates')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {binder.placements.slice(0, SHOWN).map((one) => (
                <Table.Tr key={`${one.exhibit}-${one.part}-${one.firstPage}`}>
                  <Table.Td>{one.label}</Table.Td>
                  <Table.Td ta="right">
                    {binder.parts.length > 1 && `${t('exhibit.binder.part', { no: one.part })}, `}
                    {one.firstPage}
                  </Table.Td>
                  <Table.Td>
                    {one.bates && (one.bates.first === one.bates.last ? one.bates.first : `${one.bates.first} – ${one.bates.last}`)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {binder.placements.length > SHOWN && (
            <Text size="xs" c="dimmed">
              {t('frame.more', { count: binder.placements.length - SHOWN })}
            </Text>
          )}
          {binder.findings.length > 0 && (
            <Findings
              matter={binder.matter}
              title={t('exhibit.binder.findings', { count: binder.findings.length })}
              findings={binder.findings}
            />
          )}
          {binder.status === 'built' && (
            <Button size="xs" variant="default" onClick={onFile}>
              {t('exhibit.binder.file')}
            </Button>
          )}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** Lines of a table beside the list; the whole is in the binder's own index. */
const SHOWN = 200;

function Findings({ matter, title, clean, findings }: { matter: string; title: string; clean?: string; findings: readonly Finding[] }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  if (findings.length === 0)
    return clean === undefined ? null : (
      <Text size="sm" c="dimmed">
        {clean}
      </Text>
    );
  return (
    <Alert color={findings.some((one) => one.severity === 'error') ? 'red' : 'orange'} variant="light" title={title}>
      <Stack gap={6}>
        {findings.slice(0, 50).map((one) => {
          const { message, hint } = sayFinding(one, i18n.language as Language);
          return (
            <div key={`${one.where} ${one.id} ${JSON.stringify(one.params)}`}>
              <Anchor component="button" type="button" size="sm" ta="left" onClick={() => goTo(navigate, matter, one.where)}>
                {message}
              </Anchor>
              <Text size="xs" c="dimmed">
                {hint}
              </Text>
            </div>
          );
        })}
        {findings.length > 50 && <Text size="xs">{t('frame.more', { count: findings.length - 50 })}</Text>}
      </Stack>
    </Alert>
  );
}

function FileDialog({ binder, onClose }: { readonly binder: Listed | null; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [day, setDay] = useState<string | null>(null);
  const file = useMutation(api.binder.file.mutationOptions());
  return (
    <Modal opened={binder !== null} onClose={onClose} title={t('exhibit.binder.fileTitle')}>
      <Stack>
        <DateInput
          label={t('exhibit.binder.fileDay')}
          description={t('exhibit.binder.fileHint')}
          locale={i18n.language === 'zh-CN' ? 'zh-cn' : 'en'}
          valueFormat="YYYY-MM-DD"
          value={day}
          onChange={setDay}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button
            disabled={day === null}
            loading={file.isPending}
            onClick={async () => {
              if (!binder || day === null) return;
              // A refusal has been shown where every refusal is.
              const done = await file.mutateAsync({ id: binder.id, date: day }).catch(() => undefined);
              if (done) onClose();
            }}
          >
            {t('exhibit.binder.file')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
