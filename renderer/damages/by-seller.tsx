import { Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SellerSort } from '#core/damages/compare/model.ts';
import type { SellerRow } from '#core/damages/result.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { goTo } from '../frame/go-to.ts';
import { SellerChart } from './charts/seller-chart.tsx';
import { showFigure } from './figures.ts';
import { type SellerColumn, SellerGrid } from './seller-grid.tsx';

const COLUMNS = [
  ['no', '52px', 'no'],
  ['shops', 'minmax(140px, 2fr)', 'name'],
  ['marks', 'minmax(110px, 1.3fr)', null],
  ['goodsTypes', 'minmax(120px, 1.3fr)', null],
  ['units', '112px', 'units'],
  ['unitsSold', '92px', 'unitsSold'],
  ['revenue', 'minmax(136px, 1fr)', null],
  ['statutory', 'minmax(112px, 1fr)', 'statutory'],
  ['profits', 'minmax(104px, 1fr)', 'profits'],
  ['amount', 'minmax(118px, 1fr)', 'amount'],
  ['joint', 'minmax(118px, 1fr)', 'joint'],
] as const satisfies readonly (readonly [string, string, SellerSort | null])[];
type Column = (typeof COLUMNS)[number][0];
const WORDS: ReadonlySet<Column> = new Set(['no', 'shops', 'marks', 'goodsTypes']);

interface BySellerProps {
  readonly matter: string;
  readonly count: number;
  /** Some head is owed by groups of sellers together. */
  readonly grouped: boolean;
  readonly onMeasures: (seller: string) => void;
}

/** What each seller owes, alone and with its group, and the listings behind it in figures. */
export function BySeller({ matter, count, grouped, onMeasures }: BySellerProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const navigate = useNavigate();
  const [look, setLook] = useState<'table' | 'chart'>('table');
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 150);
  const [shown, setShown] = useState(count);
  const columns = useMemo<SellerColumn[]>(() => {
    const join = (words: readonly string[]) => words.join(language === 'zh-CN' ? '、' : ', ');
    const text = (row: SellerRow, column: Column): string => {
      const money = (amount: string) => (amount === '' ? '' : formatMoney(amount, row.currency, language));
      switch (column) {
        case 'no':
        case 'units':
          return String(row[column]);
        case 'shops':
          return [row.name, join(row.shops)].filter(Boolean).join(' · ');
        case 'marks':
        case 'goodsTypes':
          return join(row[column]);
        case 'unitsSold':
          return showFigure('count', row.unitsSold);
        case 'revenue':
          return row.revenue.map(({ amount, currency }) => formatMoney(amount, currency, language)).join(' + ');
        case 'statutory':
        case 'profits':
        case 'amount':
          return money(row[column]);
        case 'joint':
          return row.joint === '' ? '' : [money(row.joint), t('compare.with', { numbers: row.jointWith.join(', ') })].join(' ');
      }
    };
    return COLUMNS.filter(([id]) => id !== 'joint' || grouped).map(([id, track, sort]) => ({
      id,
      track,
      sort,
      header: t(`damages.columns.${id}`),
      right: !WORDS.has(id),
      text: (row) => text(row, id),
    }));
  }, [t, language, grouped]);
  return (
    <>
      <Group gap="sm" pb="sm" wrap="nowrap">
        <TextInput
          aria-label={t('damages.filter')}
          placeholder={t('damages.filter')}
          leftSection={<IconSearch size={16} aria-hidden />}
          w={260}
          value={filter}
          disabled={look === 'chart'}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" aria-live="polite" style={{ flexShrink: 0 }}>
          {t('damages.shown', { shown, total: count })}
        </Text>
        <Text size="sm" c="dimmed" truncate title={t('damages.jointBeside')} style={{ flex: 1 }}>
          {t('damages.jointBeside')}
        </Text>
        <SegmentedControl
          aria-label={t('compare.look')}
          value={look}
          onChange={(value) => setLook(value as 'table' | 'chart')}
          data={[
            { value: 'table', label: t('compare.table') },
            { value: 'chart', label: t('compare.chart') },
          ]}
        />
      </Group>
      {look === 'chart' ? (
        <SellerChart matter={matter} onOpen={onMeasures} />
      ) : (
        <SellerGrid
          matter={matter}
          label={t('damages.bySeller', { count })}
          columns={columns}
          query={quiet}
          onOpen={(row) => goTo(navigate, matter, `seller/sellers/${row.seller}`)}
          onTotal={setShown}
          empty={
            <Text ta="center" c="dimmed">
              {count === 0 ? t('damages.noRows') : t('damages.noMatch')}
            </Text>
          }
        />
      )}
    </>
  );
}
