import { Badge, Button, Group, Menu, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch, IconShoppingCart } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/kit/finding.ts';
import { stepsOf } from '#core/seller/purchase/model.ts';
import { api } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import { focusWhere, useVisit } from '../../frame/go-to.ts';
import type { GridColumn } from '../../frame/grid-features.ts';
import type { SellerRows } from '../rows.ts';
import type { TabProps } from '../tabs.tsx';
import { isMissing } from './missing.tsx';
import { PurchaseDrawer } from './record.tsx';

interface Line {
  readonly id: string;
  readonly no: number;
  readonly shop: string;
  readonly order: string;
  readonly ordered: string;
  readonly stage: string;
  readonly conclusion: string;
  readonly missing: number;
}

const COLUMNS = ['no', 'shop', 'order', 'ordered', 'stage', 'conclusion', 'missing'] as const;
const TRACKS: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  no: '56px',
  shop: 'minmax(140px, 1.6fr)',
  order: 'minmax(130px, 1.2fr)',
  ordered: '110px',
  stage: 'minmax(110px, 1fr)',
  conclusion: '130px',
  missing: '120px',
};

function linesOf(rows: SellerRows, findings: Readonly<Record<string, readonly Finding[]>>): Line[] {
  const sellers = new Map(rows.sellers.map((seller) => [seller.id, seller]));
  const shops = new Map(rows.storefronts.map((shop) => [shop.id, shop]));
  return rows.purchases.map((purchase) => {
    const seller = sellers.get(purchase.seller);
    const shop = purchase.storefront === null ? undefined : shops.get(purchase.storefront);
    return {
      id: purchase.id,
      no: seller?.no ?? 0,
      shop: shop?.shopName || shop?.url || seller?.name || '',
      order: purchase.orderNumber,
      ordered: purchase.orderedOn,
      stage: stepsOf(purchase).findLast(({ kind }) => kind !== 'cost')?.kind ?? '',
      conclusion: purchase.conclusion,
      missing: (findings[purchase.id] ?? []).filter(isMissing).length,
    };
  });
}

/** The test purchases of a matter with what each lacks; a line opens its record. */
export function PurchaseTab({ matter }: TabProps) {
  const { t } = useTranslation();
  const { at } = useSearch({ from: '/m/$matter/sellers' });
  const visit = useVisit();
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 120);
  const [shown, setShown] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const table = useQuery(api.seller.table.queryOptions({ input: { matter } }));
  const checked = useQuery(api.purchase.checkAll.queryOptions({ input: { matter } }));
  const put = useMutation(api.seller.put.mutationOptions());
  const findings = checked.data;
  const lines = useMemo(() => (table.data ? linesOf(table.data, findings ?? {}) : []), [table.data, findings]);
  const columns = useMemo<GridColumn<Line>[]>(
    () =>
      COLUMNS.map((name) => ({
        id: name,
        accessorFn: (line: Line) => {
          if (name === 'stage') return line.stage === '' ? '' : t(`purchase.steps.${line.stage}`);
          if (name === 'conclusion') return line.conclusion === '' ? '' : t(`purchase.choices.conclusion.${line.conclusion}`);
          return line[name];
        },
        header: t(`purchase.columns.${name}`),
        sortFn: name === 'no' || name === 'missing' ? 'basic' : 'alphanumeric',
        cell: ({ getValue, row }) => {
          if (name === 'missing')
            return row.original.missing === 0 ? (
              ''
            ) : (
              <Badge size="sm" variant="light" color="orange">
                {t('purchase.missingCount', { count: row.original.missing })}
              </Badge>
            );
          if (name === 'order' && getValue() === '')
            return (
              <Text span size="sm" c="dimmed">
                {t('purchase.planned')}
              </Text>
            );
          return String(getValue() ?? '');
        },
        meta: { track: TRACKS[name] },
      })),
    [t],
  );
  const ready = table.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit; a change of the rows must not open the record again
  useEffect(() => {
    const [, name, id] = (at ?? '').split('/');
    if (at === undefined || name !== 'purchases' || !table.data?.purchases.some((one) => one.id === id)) return;
    setOpen(id ?? null);
    focusWhere(at);
  }, [at, ready, visit]);
  const add = async (seller: string) => {
    const shop = table.data?.storefronts.find((one) => one.seller === seller);
    const listing = table.data?.listings.filter((one) => one.storefront === shop?.id);
    const row = { seller, storefront: shop?.id ?? null, listing: listing?.length === 1 ? (listing[0]?.id ?? null) : null };
    const made = await put.mutateAsync({ matter, table: 'purchases', row });
    setOpen(made.id);
  };
  const chosen = table.data?.purchases.find(({ id }) => id === open);
  return (
    <Stack className="room-fixed" gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 260px', minWidth: 0 }}>
          <TextInput
            aria-label={t('purchase.filter')}
            placeholder={t('purchase.filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            style={{ flex: '0 1 320px' }}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
            {t('purchase.shown', { shown, total: lines.length })}
          </Text>
        </Group>
        {table.data && <AddMenu rows={table.data} loading={put.isPending} onAdd={(seller) => void add(seller).catch(() => undefined)} />}
      </Group>
      <DataGrid
        label={t('seller.tabs.purchases')}
        rows={lines}
        columns={columns}
        filter={quiet}
        selected={open}
        onOpen={(line) => setOpen(line.id)}
        onShown={setShown}
        empty={
          table.data && (
            <Stack align="center" gap={4} py={40}>
              <IconShoppingCart size={40} stroke={1.2} aria-hidden />
              <Text fw={600}>{lines.length === 0 ? t('purchase.empty') : t('purchase.noMatch')}</Text>
              {lines.length === 0 && (
                <Text size="sm" c="dimmed">
                  {table.data.sellers.length === 0 ? t('purchase.noSeller') : t('purchase.emptyHint')}
                </Text>
              )}
            </Stack>
          )
        }
      />
      {table.data && chosen && (
        <PurchaseDrawer
          key={chosen.id}
          matter={matter}
          rows={table.data}
          purchase={chosen}
          findings={findings?.[chosen.id] ?? []}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}

interface AddProps {
  readonly rows: SellerRows;
  readonly loading: boolean;
  readonly onAdd: (seller: string) => void;
}

/** From whom to buy: sellers by number and shop, cut down by what is typed. */
function AddMenu({ rows, loading, onAdd }: AddProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const names = useMemo(() => {
    const shops = Map.groupBy(rows.storefronts, ({ seller }) => seller);
    return rows.sellers.map((seller) => {
      const of = (shops.get(seller.id) ?? []).map((shop) => shop.shopName || shop.url).filter(Boolean);
      return { id: seller.id, name: [`${seller.no}.`, seller.name, of.join(', ')].filter(Boolean).join(' ') };
    });
  }, [rows]);
  const found = names.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase())).slice(0, 100);
  return (
    <Menu position="bottom-end" width={320} onClose={() => setWanted('')}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={17} aria-hidden />} disabled={names.length === 0} loading={loading}>
          {t('purchase.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <TextInput
          m={4}
          size="xs"
          aria-label={t('purchase.addFor')}
          placeholder={t('purchase.addFor')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <ScrollArea.Autosize mah={300}>
          {found.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => onAdd(id)}>
              {name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
