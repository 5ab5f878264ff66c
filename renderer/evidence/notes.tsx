import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Evidence, type EvidenceNotes, evidenceKinds } from '#core/evidence/model.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { Field } from '../frame/field.tsx';
import { putItems } from './put-items.ts';
import { Section } from './section.tsx';

type Written = 'title' | 'capturedAt' | 'capturedBy' | 'sourceUrl' | 'source' | 'form' | 'purpose' | 'note';

/** A plain date, or a time that says its zone; a time without one is worth nothing abroad. */
const CAPTURED = /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?)?$/;

/** What is said about an item; saved as it is typed. */
export function Notes({ matter, item }: { readonly matter: string; readonly item: Evidence }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const update = useMutation(api.evidence.update.mutationOptions({ onSuccess: (after) => putItems(queries, [after]) }));
  const save = (patch: Partial<EvidenceNotes>) => update.mutateAsync({ id: item.id, patch });
  const field = (name: Written, long = false) => (
    <AutoField
      label={t(`evidence.fields.${name}`)}
      where={`evidence/${item.id}/${name}`}
      value={item[name]}
      long={long}
      onSave={(value) => save({ [name]: value })}
    />
  );
  const link = /^https?:\/\//i.test(item.sourceUrl);
  return (
    <Section title={t('evidence.sections.about')}>
      {field('title')}
      <Select
        label={t('evidence.fields.kind')}
        data-where={`evidence/${item.id}/kind`}
        allowDeselect={false}
        searchable
        data={evidenceKinds.map((value) => ({ value, label: t(`evidence.kinds.${value}`) }))}
        value={item.kind}
        onChange={(kind) => kind && void save({ kind })}
      />
      {field('purpose', true)}
      <AutoField
        label={t('evidence.fields.capturedAt')}
        description={t('evidence.capturedHint')}
        error={CAPTURED.test(item.capturedAt) ? undefined : t('evidence.capturedBad')}
        where={`evidence/${item.id}/capturedAt`}
        value={item.capturedAt}
        onSave={(capturedAt) => save({ capturedAt })}
      />
      {field('capturedBy')}
      <Group gap={6} align="flex-end" wrap="nowrap">
        <div style={{ flex: 1 }}>{field('sourceUrl')}</div>
        {link && (
          <Tooltip label={t('evidence.openSource')}>
            <ActionIcon
              component="a"
              href={item.sourceUrl}
              target="_blank"
              rel="noreferrer noopener"
              variant="default"
              size={36}
              aria-label={t('evidence.openSource')}
            >
              <IconExternalLink size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {field('source')}
      {field('form')}
      <Field
        spec={{ name: 'original', label: t('evidence.fields.original'), kind: 'yes-no', wide: true }}
        matter={matter}
        where={`evidence/${item.id}/original`}
        value={item.original}
        onSave={(value) => save({ original: value === true })}
      />
      {field('note', true)}
    </Section>
  );
}
