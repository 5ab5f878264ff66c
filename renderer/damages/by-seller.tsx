import { Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SellerRow } from '#core/damages/result.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { DataGrid } from '../frame/data-grid.tsx';
import { goTo } from '../frame/go-to.ts';
import type { GridColumn } from '../frame/grid-features.ts';
import { showFigure } from './figures.ts';

type Line = SellerRow & { readonly id: string };
type Column = 'no' | 'shops' | 'marks' | 'goodsTypes' | 'units' | 'unitsSold' | 'revenue' | 'statutory' | 'profits' | 'amount';

const TRACKS: Readonly<Record<Column, string>> = {
  no: '52px',
  shops: 'minmax(150px, 2fr)',
  marks: 'minmax(110px, 1.3fr)',
  goodsTypes: 'minmax(120px, 1.3fr)',
  units: '118px',
  unitsSold: '96px',
  revenue: 'minmax(118px, 1fr)',
  statutory: 'minmax(118px, 1fr)',
  profits: 'minmax(118px, 1fr)',
  amount: 'minmax(124px, 1fr)',
};
const FIGURES: ReadonlySet<Column> = new Set(['units', 'unitsSold', 'revenue', 'statutory', 'profits', 'amount']);

/** A figure to sort by; open figures come last. Only for the order, never for a sum. */
const rank = (line: Line, column: Column): number => {
  if (column === 'no' || column === 'units') return line[column];
  if (column === 'revenue') return Number(line.revenue[0]?.amount ?? -1);
  return Number(line[column as 'amount'] || -1);
};

/** What each seller owes, and the listings behind it in figures. */
export function BySeller({ matter, rows }: { readonly matter: string; readonly rows: readonly SellerRow[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 120);
  const [shown, setShown] = useState(0);
  const lines = useMemo(() => rows.map((row) => ({ ...row, id: row.seller })), [rows]);
  const columns = useMemo<GridColumn<Line>[]>(() => {
    const join = (words: readonly string[]) => words.join(language === 'zh-CN' ? '、' : ', ');
    const text = (line: Line, column: Column): string => {
      const money = (amount: string) => (amount === '' ? '' : formatMoney(amount, line.currency, language));
      switch (column) {
        case 'no':
        case 'units':
          return String(line[column]);
        case 'shops':
          return [line.name, join(line.shops)].filter(Boolean).join(' · ');
        case 'marks':
        case 'goodsTypes':
          return join(line[column]);
        case 'unitsSold':
          return showFigure('count', line.unitsSold);
        case 'revenue':
          return line.revenue.map(({ amount, currency }) => formatMoney(amount, currency, language)).join(' + ');
        case 'statutory':
        case 'profits':
        case 'amount':
          return money(line[column]);
      }
    };
    return (Object.keys(TRACKS) as Column[]).map((column) => ({
      id: column,
      accessorFn: (line: Line) => text(line, column),
      header: t(`damages.columns.${column}`),
      sortFn:
        FIGURES.has(column) || column === 'no' ? (a, b) => rank(a.original, column) - rank(b.original, column) : ('alphanumeric' as const),
      cell: ({ getValue }) => String(getValue() ?? ''),
      meta: { track: TRACKS[column], ...(FIGURES.has(column) && { align: 'right' as const }) },
    }));
  }, [t, language]);
  return (
    <>
      <Group gap="sm" pb="sm" wrap="nowrap">
        <TextInput
          aria-label={t('damages.filter')}
          placeholder={t('damages.filter')}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={280}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" aria-live="polite" style={{ flexShrink: 0 }}>
          {t('damages.shown', { shown, total: lines.length })}
        </Text>
        <Text size="sm" c="dimmed" truncate title={t('damages.jointBeside')}>
          {t('damages.jointBeside')}
        </Text>
      </Group>
      <DataGrid
        label={t('damages.bySeller', { count: lines.length })}
        rows={lines}
        columns={columns}
        filter={quiet}
        selected={null}
        onOpen={(line) => goTo(navigate, matter, `seller/sellers/${line.seller}`)}
        onShown={setShown}
        empty={
          <Text ta="center" c="dimmed">
            {lines.length === 0 ? t('damages.noRows') : t('damages.noMatch')}
          </Text>
        }
      />
    </>
  );
}
