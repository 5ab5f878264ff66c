import { Button, Divider, Group, NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExhibitSettings } from '#core/exhibit/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { saveFile } from '../frame/save.ts';

const BY_COURT = 'court';

/** How exhibits are labelled, numbered and cut into files. Saved as it is chosen. */
export function ExhibitSetup({ matter, title }: { readonly matter: string; readonly title: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const schemes = useQuery(api.exhibit.schemes.queryOptions({ input: { matter } }));
  const settings = useQuery(api.exhibit.settings.queryOptions({ input: { matter } }));
  const set = useMutation(api.exhibit.setSettings.mutationOptions());
  if (!schemes.data || !settings.data) return null;
  const now = settings.data;
  const save = (patch: Partial<ExhibitSettings>) => set.mutateAsync({ matter, patch });
  const [court, ...others] = schemes.data;
  const choices = [
    ...(court ? [{ value: BY_COURT, label: t('exhibit.settings.byCourt', { title: court.title[language] }) }] : []),
    ...others.map((scheme) => ({ value: scheme.id, label: scheme.title[language] })),
  ];
  const chosen = schemes.data.find((scheme) => scheme.id === now.scheme) ?? court;
  const figure = (name: 'digits' | 'start' | 'capMb', label: string, min: number, max: number, hint?: string) => (
    <NumberInput
      label={label}
      description={hint}
      min={min}
      max={max}
      allowDecimal={false}
      data-where={`exhibit/settings/${name}`}
      key={`${name}-${now[name]}`}
      defaultValue={now[name]}
      onBlur={(event) => {
        const value = Number(event.currentTarget.value);
        if (Number.isInteger(value) && value >= min && value <= max && value !== now[name]) void save({ [name]: value });
      }}
    />
  );
  const toggle = (name: 'stamp' | 'covers' | 'sellerSheets') => (
    <Switch
      label={t(`exhibit.settings.${name}`)}
      checked={now[name]}
      onChange={(event) => void save({ [name]: event.currentTarget.checked })}
    />
  );
  return (
    <Stack gap="md">
      <Select
        label={t('exhibit.settings.scheme')}
        data={choices}
        allowDeselect={false}
        value={others.some((scheme) => scheme.id === now.scheme) ? now.scheme : BY_COURT}
        onChange={(value) => void save({ scheme: value === BY_COURT || value === null ? '' : value })}
      />
      {chosen && chosen.source !== '' && (
        <Text size="xs" c="dimmed">
          {t(chosen.verified ? 'exhibit.settings.source' : 'exhibit.settings.unverified', { source: chosen.source })}
        </Text>
      )}
      <AutoField
        label={t('exhibit.settings.prefix')}
        description={t('exhibit.settings.prefixHint')}
        where="exhibit/settings/prefix"
        value={now.prefix}
        onSave={(prefix) => save({ prefix })}
      />
      <Group grow align="flex-start">
        {figure('digits', t('exhibit.settings.digits'), 4, 10)}
        {figure('start', t('exhibit.settings.start'), 1, 999_999_999)}
      </Group>
      <Text size="xs" c="dimmed">
        {t('exhibit.settings.sample', { number: `${now.prefix}${String(now.start).padStart(now.digits, '0')}` })}
      </Text>
      {figure('capMb', t('exhibit.settings.cap'), 0, 10_000, t('exhibit.settings.capHint'))}
      <Select
        label={t('exhibit.settings.files')}
        data={(['binder', 'exhibits'] as const).map((value) => ({ value, label: t(`exhibit.settings.fileKinds.${value}`) }))}
        allowDeselect={false}
        value={now.files}
        onChange={(value) => (value === 'binder' || value === 'exhibits') && void save({ files: value })}
      />
      {toggle('stamp')}
      {toggle('covers')}
      {toggle('sellerSheets')}
      <Divider />
      <Stack gap={4} align="flex-start">
        <Text size="sm" fw={550}>
          {t('exhibit.settings.custody')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('exhibit.settings.custodyHint')}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileCertificate size={16} stroke={1.7} aria-hidden />}
          onClick={() => {
            const name = `${t('exhibit.settings.custody')} - ${title}.pdf`;
            void saveFile(`/files/custody/${matter}.pdf?save=${encodeURIComponent(name)}`, name);
          }}
        >
          {t('exhibit.settings.custodySave')}
        </Button>
      </Stack>
    </Stack>
  );
}
