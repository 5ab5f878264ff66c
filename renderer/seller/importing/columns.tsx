import { Badge, Group, Select, Stack, Table, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language, MessageId } from '#core/kit/messages.ts';
import type { ColumnPreview, Counted, Sample, TablePreview } from '#core/seller/mapping/model.ts';
import { sayFinding } from '../../frame/problem.ts';

const SAMPLES = 2;

export const fieldName = (t: TFunction, field: string): string =>
  t(`sellerImport.fields.${field}`, { defaultValue: field.replaceAll('_', ' ') });

/** What each column is, with cells as found and as they would be written. */
export function Columns({
  preview,
  onField,
}: {
  readonly preview: TablePreview;
  readonly onField: (title: string, field: string | null) => void;
}) {
  const { t } = useTranslation();
  const fields = [
    { value: '', label: t('sellerImport.leftOut') },
    ...preview.fields.map(({ name }) => ({ value: name, label: fieldName(t, name) })),
  ];
  return (
    <Table.ScrollContainer minWidth={760} mah="46vh">
      <Table striped stickyHeader aria-label={t('seller.importColumns')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t('sellerImport.column')}</Table.Th>
            <Table.Th w={190}>{t('sellerImport.field')}</Table.Th>
            <Table.Th>{t('sellerImport.samples')}</Table.Th>
            <Table.Th w={220}>{t('sellerImport.happens')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.columns.map((column) => (
            <Table.Tr key={column.title}>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Text size="sm" fw={550} lineClamp={2} title={column.title}>
                  {column.title}
                </Text>
                <Text size="xs" c="dimmed">
                  {column.filled === 0 ? t('sellerImport.empty') : t('sellerImport.filled', { count: column.filled })}
                </Text>
              </Table.Td>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Select
                  size="xs"
                  aria-label={column.title}
                  searchable
                  allowDeselect={false}
                  data={fields}
                  value={column.field ?? ''}
                  onChange={(field) => onField(column.title, field || null)}
                />
              </Table.Td>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Stack gap={2}>
                  {samplesOf(column).map((sample) => (
                    <SampleLine key={sample.row} sample={sample} field={column.field} />
                  ))}
                </Stack>
              </Table.Td>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Happens column={column} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What changes is shown before what stays: one cell for each thing that happens, then the first cells. */
function samplesOf({ samples, acts, flags, faults }: ColumnPreview): readonly Sample[] {
  const telling = [...faults, ...flags, ...acts].map(({ sample }) => sample);
  const rows = new Map([...telling, ...samples].map((sample) => [sample.row, sample]));
  return [...rows.values()].slice(0, Math.max(SAMPLES, Math.min(4, telling.length)));
}

function SampleLine({ sample, field }: { readonly sample: Sample; readonly field: string | null }) {
  const { t } = useTranslation();
  const same = sample.after.length === 1 && sample.after[0]?.value === sample.before && sample.after[0].field === field;
  return (
    <Group gap={6} wrap="nowrap" align="baseline">
      <Text
        size="xs"
        {...(field === null ? { c: 'dimmed' } : {})}
        lineClamp={2}
        style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
      >
        {sample.before}
      </Text>
      {field !== null && !same && (
        <Text size="xs" component="span" style={{ overflowWrap: 'anywhere' }}>
          →{' '}
          {sample.after.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one cell are known by their place
            <Text span inherit key={at}>
              {at > 0 && ' · '}
              {piece.field !== field && (
                <Text span inherit c="dimmed">
                  {fieldName(t, piece.field)}:{' '}
                </Text>
              )}
              <Text span inherit fw={600}>
                {piece.value}
              </Text>
            </Text>
          ))}
          {sample.fault !== null && '—'}
        </Text>
      )}
    </Group>
  );
}

function Happens({ column }: { readonly column: ColumnPreview }) {
  const { t, i18n } = useTranslation();
  const said = ({ id, sample, count }: Counted) =>
    sayFinding(
      { id: id as MessageId, params: { file: '', row: sample.row, column: column.title, value: sample.before, length: count } },
      i18n.language as Language,
    ).message.replace(/^[:：,，\s]+/, '');
  const { acts, flags, faults } = column;
  if (column.field === null) return null;
  if (acts.length + flags.length + faults.length === 0)
    return column.filled === 0 ? null : (
      <Text size="xs" c="dimmed">
        {t('sellerImport.nothing')}
      </Text>
    );
  return (
    <Stack gap={3} align="flex-start">
      {acts.map(({ id, count }) => (
        <Badge key={id} size="sm" variant="light" color="ink" tt="none">
          {t(`sellerImport.acts.${id}` as 'sellerImport.acts.prefix')} {t('sellerImport.times', { count })}
        </Badge>
      ))}
      {flags.map((one) => (
        <Text key={one.id} size="xs" c="orange.9" className="said-flag">
          {t('sellerImport.times', { count: one.count })} {said(one)}
        </Text>
      ))}
      {faults.map((one) => (
        <Text key={one.id} size="xs" c="red.9" className="said-fault">
          {t('sellerImport.times', { count: one.count })} {said(one)}
        </Text>
      ))}
    </Stack>
  );
}
