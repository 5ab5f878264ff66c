import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowsExchange, IconPlus, IconSearch, IconTableImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rate } from '#core/damages/exchange/model.ts';
import { exact } from '#core/kit/money.ts';
import { api } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import type { GridColumn } from '../../frame/grid-features.ts';
import { ImportRates } from './import-rates.tsx';
import { RateForm } from './rate-form.tsx';

const TRACKS = {
  on: '110px',
  from: '72px',
  to: '72px',
  rate: '140px',
  source: 'minmax(160px, 3fr)',
  evidence: 'minmax(120px, 1fr)',
} as const;
const COLUMNS = Object.keys(TRACKS) as (keyof typeof TRACKS)[];

/** The rates of exchange of the matter: typed, pasted or imported, each with its day and who published it. */
export function RatesView({ matter }: { readonly matter: string }) {
  const { t } = useTranslation();
  const rates = useQuery(api.exchange.list.queryOptions({ input: { matter } }));
  const evidence = useQuery(api.evidence.list.queryOptions({ input: { matter } }));
  const [filter, setFilter] = useState('');
  const [shown, setShown] = useState(0);
  const [open, setOpen] = useState<Rate | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const columns = useMemo<GridColumn<Rate>[]>(() => {
    const names = new Map((evidence.data ?? []).map((item) => [item.id, item.title || item.fileName]));
    const text = (row: Rate, column: keyof typeof TRACKS): string =>
      column === 'evidence' ? row.sources.map((source) => names.get(source.evidence) ?? '').join('; ') : row[column];
    return COLUMNS.map((id) => ({
      id,
      header: t(`exchange.columns.${id}`),
      accessorFn: (row) => text(row, id),
      sortFn: id === 'rate' ? (one, other) => exact(one.original.rate).comparedTo(other.original.rate) : 'text',
      meta: { track: TRACKS[id], ...(id === 'rate' && { align: 'right' as const }) },
    }));
  }, [t, evidence.data]);
  if (!rates.data) return null;
  const acts = (
    <Group gap="xs" wrap="nowrap">
      <Button variant="default" leftSection={<IconTableImport size={17} stroke={1.7} aria-hidden />} onClick={() => setImporting(true)}>
        {t('exchange.import')}
      </Button>
      <Button variant="default" leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setOpen('new')}>
        {t('exchange.add')}
      </Button>
    </Group>
  );
  return (
    <>
      {rates.data.length === 0 ? (
        <Stack align="center" gap={4} py={80} px="lg">
          <IconArrowsExchange size={44} stroke={1.2} aria-hidden />
          <Text fw={600}>{t('exchange.empty')}</Text>
          <Text size="sm" c="dimmed" ta="center" maw={480} pb="sm">
            {t('exchange.emptyHint')}
          </Text>
          {acts}
        </Stack>
      ) : (
        <>
          <Group gap="sm" pb="sm" wrap="nowrap">
            <TextInput
              aria-label={t('exchange.filter')}
              placeholder={t('exchange.filter')}
              leftSection={<IconSearch size={16} aria-hidden />}
              w={220}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
            <Text size="sm" c="dimmed" aria-live="polite" style={{ flexShrink: 0 }}>
              {t('exchange.shown', { shown, total: rates.data.length })}
            </Text>
            <Text size="sm" c="dimmed" truncate title={t('exchange.hint')} style={{ flex: 1 }}>
              {t('exchange.hint')}
            </Text>
            {acts}
          </Group>
          <DataGrid
            label={t('exchange.label')}
            rows={rates.data}
            columns={columns}
            filter={filter}
            selected={null}
            onOpen={setOpen}
            onShown={setShown}
            empty={t('exchange.noMatch')}
          />
        </>
      )}
      {open !== null && (
        <RateForm matter={matter} rate={open === 'new' ? null : open} last={rates.data.at(-1)} onClose={() => setOpen(null)} />
      )}
      {importing && <ImportRates matter={matter} onClose={() => setImporting(false)} />}
    </>
  );
}
