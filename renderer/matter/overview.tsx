import { Checkbox, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import type { Matter, MatterPatch } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { api } from '../client.ts';
import { useChosen } from '../frame/chosen.ts';
import { cellOf, Field, type FieldKind } from '../frame/field.tsx';
import { useLatest } from '../frame/latest.ts';
import { packSpec } from './collection.tsx';

interface Props {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
}

const useUpdate = (matter: Matter) => {
  const update = useMutation(api.matter.update.mutationOptions());
  return (patch: MatterPatch) => update.mutateAsync({ id: matter.id, patch });
};

/** Court, number, judges and the date whose law applies. */
export function OverviewSection({ matter, pack }: Props) {
  const { t } = useTranslation();
  const update = useUpdate(matter);
  // The court is saved whole: its name and its place, typed one right after the other, must not take each other back.
  const edit = useLatest(matter);
  const saveCourt = (patch: Partial<Matter['court']>) => edit((now) => ({ court: { ...now.court, ...patch } }), update);
  const [court, chooseCourt] = useChosen(matter.court.id, (id) => saveCourt({ id }));
  const field = (name: 'title' | 'caseNumber' | 'judge' | 'magistrate' | 'jury' | 'sealed' | 'actDate', kind: FieldKind = 'text') => (
    <Field
      spec={{ name, kind, label: t(`matter.fields.${name}`) }}
      matter={matter.id}
      where={`matter/${name}`}
      value={matter[name]}
      onSave={(value) => update({ [name]: value })}
    />
  );
  const american = pack?.language !== 'zh-CN';
  const free = court === '';
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('matter.sections.overview')}
      </Title>
      <SimpleGrid type="container" cols={{ base: 1, '560px': 2 }} spacing="md" verticalSpacing="sm">
        {field('title')}
        {field('caseNumber')}
        <Select
          label={t('matter.fields.courtName')}
          data-where="matter/court"
          searchable
          allowDeselect={false}
          data={[
            ...(pack?.courts ?? []).map((c) => ({ value: c.id, label: [c.name, c.division].filter(Boolean).join(', ') })),
            { value: '', label: t('matter.otherCourt') },
          ]}
          value={court}
          onChange={(id) => chooseCourt(id ?? '')}
        />
        {field('actDate', 'date')}
        {free &&
          (['name', 'division', 'place'] as const).map((name) => (
            <Field
              key={name}
              spec={{ name, kind: 'text', label: t(name === 'name' ? 'matter.fields.courtName' : `matter.fields.${name}`) }}
              matter={matter.id}
              where={`matter/court/${name}`}
              value={matter.court[name]}
              onSave={(value) => saveCourt({ [name]: String(value) })}
            />
          ))}
        {field('judge')}
        {american && field('magistrate')}
        {american && field('jury', 'yes-no')}
        {american && field('sealed', 'yes-no')}
      </SimpleGrid>
    </Stack>
  );
}

/** Claims of the pack, in the order they will be pleaded, each with what must be shown. */
export function ClaimsSection({ matter, pack }: Props) {
  const { t } = useTranslation();
  const update = useUpdate(matter);
  const order = (pack?.claims ?? []).map((c) => c.id);
  // The box answers at once; what comes back decides.
  const [claims, choose] = useChosen(matter.claims, (next) => update({ claims: next }));
  return (
    <Stack gap="sm" data-where="matter/claims">
      <Title order={2} size="h4">
        {t('matter.sections.claims')}
      </Title>
      {(pack?.claims ?? []).map((claim) => (
        <Checkbox
          key={claim.id}
          label={claim.title}
          description={claim.elements.length > 0 ? `${t('matter.elements')} ${claim.elements.map((e) => e.text).join('; ')}` : undefined}
          checked={claims.includes(claim.id)}
          onChange={(event) => {
            const chosen = event.currentTarget.checked ? [...claims, claim.id] : claims.filter((id) => id !== claim.id);
            choose(chosen.sort((a, b) => order.indexOf(a) - order.indexOf(b)));
          }}
        />
      ))}
    </Stack>
  );
}

/** Statements about the whole matter that the pack's templates use. */
export function ParticularsSection({ matter, pack }: Props) {
  const { t, i18n } = useTranslation();
  const update = useUpdate(matter);
  const fields = Object.entries(pack?.particulars ?? {});
  return (
    <Stack gap="sm">
      <Group>
        <Title order={2} size="h4">
          {t('matter.sections.particulars')}
        </Title>
      </Group>
      {fields.length === 0 && <Text c="dimmed">—</Text>}
      <SimpleGrid type="container" cols={{ base: 1, '560px': 2 }} spacing="md" verticalSpacing="sm">
        {fields.map(([name, field]) => {
          const spec = packSpec(name, field, i18n.language as Language);
          return (
            <div key={name} style={cellOf(spec)}>
              <Field
                spec={spec}
                matter={matter.id}
                where={`matter/particulars/${name}`}
                value={matter.particulars[name] ?? ''}
                onSave={(value) => update({ particulars: { [name]: String(value ?? '') } })}
              />
            </div>
          );
        })}
      </SimpleGrid>
    </Stack>
  );
}
