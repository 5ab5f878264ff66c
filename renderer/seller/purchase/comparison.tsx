import { ActionIcon, Button, Stack, Table } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AutoField } from '../../frame/auto-field.tsx';
import type { RecordActs } from './use-record.ts';

const COLUMNS = ['feature', 'genuine', 'sample'] as const;

/** Feature by feature: the genuine goods and the sample. */
export function Comparison({ purchase, acts }: { readonly purchase: string; readonly acts: RecordActs }) {
  const { t } = useTranslation();
  const { comparison } = acts.record;
  const save = (next: (now: typeof comparison) => typeof comparison) => acts.change((now) => ({ comparison: next(now.comparison) }));
  const set = (id: string, field: (typeof COLUMNS)[number], value: string) =>
    save((rows) => rows.map((one) => (one.id === id ? { ...one, [field]: value } : one)));
  const add = () => save((rows) => [...rows, { id: crypto.randomUUID(), feature: '', genuine: '', sample: '' }]);
  return (
    <Stack gap={6}>
      {comparison.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing={6} aria-label={t('purchase.comparison')}>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((name) => (
                <Table.Th key={name}>{t(`purchase.fields.${name}`)}</Table.Th>
              ))}
              <Table.Th w={36} aria-label={t('frame.remove')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {comparison.map((one, index) => (
              <Table.Tr key={one.id}>
                {COLUMNS.map((name) => (
                  <Table.Td key={name}>
                    <AutoField
                      aria-label={`${t(`purchase.fields.${name}`)} ${index + 1}`}
                      where={`seller/purchases/${purchase}/comparison/${one.id}/${name}`}
                      value={one[name]}
                      onSave={(value) => set(one.id, name, value)}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('frame.remove')} ${index + 1}`}
                    onClick={() => void save((rows) => rows.filter(({ id }) => id !== one.id)).catch(() => undefined)}
                  >
                    <IconTrash size={15} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void add().catch(() => undefined)}
      >
        {t('purchase.addFeature')}
      </Button>
    </Stack>
  );
}
