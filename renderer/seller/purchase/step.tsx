import { ActionIcon, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { manySteps, mirrored, type Step, type StepKind } from '#core/seller/purchase/model.ts';
import { cellOf, Field, type FieldSpec } from '../../frame/field.tsx';
import type { RecordActs } from './use-record.ts';

type StepField = Exclude<keyof Step, 'id' | 'kind'>;

/** What is asked of each kind; every step has a date, a note and its evidence besides. */
const ASKED: Readonly<Record<StepKind, readonly StepField[]>> = {
  plan: ['by'],
  order: ['at', 'by'],
  payment: ['at', 'amount', 'currency', 'to'],
  shipment: ['at'],
  receipt: ['at', 'by', 'place'],
  opening: ['by', 'place'],
  seal: ['by', 'seal'],
  storage: ['by', 'place'],
  handover: ['by', 'to', 'seal'],
  examination: ['by', 'place', 'seal'],
  conclusion: [],
  cost: ['amount', 'currency'],
};

/** Words that say more than the plain name of the field. */
const NAMES: Readonly<Partial<Record<StepKind, Readonly<Partial<Record<StepField, string>>>>>> = {
  payment: { to: 'payee', amount: 'paid' },
  receipt: { place: 'deliveredTo' },
  opening: { sources: 'film' },
  storage: { place: 'keptAt' },
  handover: { by: 'giver' },
  examination: { by: 'examiner' },
};

function specOf(t: TFunction, kind: StepKind, field: StepField): FieldSpec {
  const kinds: Partial<Record<StepField, FieldSpec['kind']>> = { date: 'date', amount: 'amount', note: 'long', sources: 'sources' };
  return {
    name: field,
    label: t(`purchase.fields.${NAMES[kind]?.[field] ?? field}`),
    kind: kinds[field] ?? 'text',
    hint: field === 'at' ? t('purchase.hints.at') : undefined,
    wide: field === 'note' || field === 'sources',
  };
}

interface Props {
  readonly matter: string;
  readonly purchase: string;
  readonly step: Step;
  readonly acts: RecordActs;
}

/** One step of the course, edited in place. */
export function StepCard({ matter, purchase, step, acts }: Props) {
  const { t } = useTranslation();
  const { kind } = step;
  const name = t(`purchase.steps.${kind}`);
  const base = `seller/purchases/${purchase}`;
  const own = `${base}/steps/${manySteps.has(kind) ? step.id : kind}`;
  const fields: StepField[] = ['date', ...ASKED[kind], 'note', 'sources'];
  const row = mirrored[kind] as Readonly<Record<string, string>> | undefined;
  const kept = acts.record.steps.some(({ id }) => id === step.id);
  return (
    <Paper withBorder p="sm" data-where={own} component="section" aria-label={name}>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="sm" fw={600}>
          {name}
          {step.date !== '' && (
            <Text span size="sm" c="dimmed" fw={400}>
              {' '}
              · {step.date}
            </Text>
          )}
        </Text>
        {kept && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('purchase.removeStep', { step: name })}
            onClick={() => void acts.dropStep(step.id).catch(() => undefined)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </Group>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        {fields.map((field) => {
          const spec = specOf(t, kind, field);
          const mirror = row?.[field];
          return (
            <div key={field} style={cellOf(spec)}>
              <Field
                spec={spec}
                matter={matter}
                where={mirror === undefined ? `${own}/${field}` : `${base}/${mirror}`}
                value={step[field]}
                onSave={(value) => acts.step(step, field, value)}
              />
            </div>
          );
        })}
      </SimpleGrid>
    </Paper>
  );
}
