import { Badge, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks';
import { IconSearch, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';
import type { Right } from '#core/matter/model.ts';
import { countedUnits, listingFindings } from '#core/seller/listing/model.ts';
import { api } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import { showAmount } from '../../frame/field.tsx';
import { focusWhere, useVisit } from '../../frame/go-to.ts';
import type { GridColumn } from '../../frame/grid-features.ts';
import type { SellerRows } from '../rows.ts';
import type { TabProps } from '../tabs.tsx';
import { ListingDrawer } from './drawer.tsx';

type Listing = SellerRows['listings'][number];

interface Line {
  readonly id: string;
  readonly no: number;
  readonly shop: string;
  readonly title: string;
  readonly price: string;
  readonly units: string;
  readonly right: string;
  readonly uses: string;
  readonly captured: string;
  readonly captures: number;
  readonly findings: number;
  readonly listing: Listing;
}

const COLUMNS = ['no', 'shop', 'title', 'price', 'units', 'right', 'uses', 'captured', 'captures', 'findings'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['no', 'captures', 'findings']);
const TRACKS: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  no: '50px',
  shop: 'minmax(100px, 1fr)',
  title: 'minmax(160px, 2.4fr)',
  price: '110px',
  units: '100px',
  right: 'minmax(90px, 0.8fr)',
  uses: 'minmax(100px, 1fr)',
  captured: '104px',
  captures: '80px',
  findings: '80px',
};

const FILTERS = ['all', 'findings', 'no-capture', 'no-price', 'no-right', 'excluded'] as const;
type Filter = (typeof FILTERS)[number];
const fits: Readonly<Record<Filter, (line: Line) => boolean>> = {
  all: () => true,
  findings: (line) => line.findings > 0,
  'no-capture': (line) => line.captures === 0,
  'no-price': (line) => line.listing.price === '',
  'no-right': (line) => line.listing.right === null,
  excluded: (line) => line.listing.excluded.length > 0,
};

function linesOf(t: TFunction, rows: SellerRows, rights: readonly Right[], items: readonly ListedEvidence[]): Line[] {
  const sellers = new Map(rows.sellers.map((one) => [one.id, one]));
  const shops = new Map(rows.storefronts.map((one) => [one.id, one]));
  const marks = new Map(rights.map((one) => [one.id, one.mark || one.number]));
  const linked = new Map<string, Set<string>>();
  for (const item of items)
    for (const { to, id } of item.links) if (to === 'listing') linked.set(id, (linked.get(id) ?? new Set()).add(item.id));
  return rows.listings.map((listing) => {
    const shop = shops.get(listing.storefront);
    const proof = new Set([...(linked.get(listing.id) ?? []), ...listing.sources.map((source) => source.split('#', 1)[0] ?? '')]);
    const counted = countedUnits(listing);
    return {
      id: listing.id,
      no: sellers.get(shop?.seller ?? '')?.no ?? 0,
      shop: shop?.shopName || shop?.url || '',
      title: listing.title || listing.url,
      price: [listing.currency, listing.price && showAmount(listing.price)].filter(Boolean).join(' '),
      units: counted === listing.unitsSold ? counted : `${counted} / ${listing.unitsSold}`,
      right: marks.get(listing.right ?? '') ?? '',
      uses: listing.uses.map((use) => t(`seller.choices.uses.${use}`)).join(', '),
      captured: listing.capturedOn,
      captures: proof.size,
      findings: listingFindings(listing).filter((one) => one.severity !== 'note').length,
      listing,
    };
  });
}

/** Every offer of the matter: what it says, how it infringes, what proves it. A line opens it. */
export function ListingTab({ matter }: TabProps) {
  const { t } = useTranslation();
  const { at } = useSearch({ from: '/m/$matter/sellers' });
  const visit = useVisit();
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 120);
  const [kind, setKind] = useLocalStorage<Filter>({ key: 'listing-filter', defaultValue: 'all', getInitialValueInEffect: false });
  const [shown, setShown] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const table = useQuery(api.seller.table.queryOptions({ input: { matter } }));
  const found = useQuery(api.matter.get.queryOptions({ input: { id: matter } }));
  const evidence = useQuery(api.evidence.list.queryOptions({ input: { matter } }));
  const lines = useMemo(
    () => (table.data ? linesOf(t, table.data, found.data?.rights ?? [], evidence.data ?? []) : []),
    [t, table.data, found.data, evidence.data],
  );
  const wanted = useMemo(() => lines.filter(fits[kind] ?? fits.all), [lines, kind]);
  const columns = useMemo<GridColumn<Line>[]>(
    () =>
      COLUMNS.map((name) => ({
        id: name,
        accessorFn: (line: Line) => line[name],
        header: t(`listings.columns.${name}`),
        sortFn: NUMBERS.has(name) ? 'basic' : 'alphanumeric',
        cell: ({ getValue }) =>
          name === 'findings' && Number(getValue()) > 0 ? (
            <Badge size="sm" variant="light" color="orange">
              {String(getValue())}
            </Badge>
          ) : (
            String(name === 'findings' ? '' : (getValue() ?? ''))
          ),
        meta: { track: TRACKS[name], ...(['price', 'units', 'captures'].includes(name) ? { align: 'right' as const } : {}) },
      })),
    [t],
  );
  const ready = table.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit; a change of the rows must not open the drawer again
  useEffect(() => {
    const [, name, id] = (at ?? '').split('/');
    if (at === undefined || name !== 'listings' || !table.data?.listings.some((one) => one.id === id)) return;
    setOpen(id ?? null);
    focusWhere(at);
  }, [at, ready, visit]);
  const chosen = table.data?.listings.find(({ id }) => id === open);
  return (
    <Stack className="room-fixed" gap="sm">
      <Group gap="sm">
        <TextInput
          aria-label={t('listings.filter')}
          placeholder={t('listings.filter')}
          leftSection={<IconSearch size={16} aria-hidden />}
          style={{ flex: '0 1 320px' }}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Select
          aria-label={t('listings.show')}
          allowDeselect={false}
          data={FILTERS.map((value) => ({ value, label: t(`listings.filters.${value}`) }))}
          value={kind}
          onChange={(value) => setKind((value ?? 'all') as Filter)}
        />
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('listings.shown', { shown, total: lines.length })}
        </Text>
      </Group>
      <DataGrid
        label={t('seller.tabs.listings')}
        rows={wanted}
        columns={columns}
        filter={quiet}
        selected={open}
        onOpen={(line) => setOpen(line.id)}
        onShown={setShown}
        empty={
          table.data && (
            <Stack align="center" gap={4} py={40}>
              <IconTag size={40} stroke={1.2} aria-hidden />
              <Text fw={600}>{lines.length === 0 ? t('listings.empty') : t('listings.noMatch')}</Text>
              {lines.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('listings.emptyHint')}
                </Text>
              )}
            </Stack>
          )
        }
      />
      {table.data && found.data && chosen && (
        <ListingDrawer
          key={chosen.id}
          matter={found.data}
          rows={table.data}
          listing={chosen}
          items={evidence.data ?? []}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}
