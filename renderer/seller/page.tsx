import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconFileSpreadsheet, IconLink, IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { DataGrid } from '../frame/data-grid.tsx';
import { focusWhere, useVisit } from '../frame/go-to.ts';
import type { GridColumn } from '../frame/grid-features.ts';
import { SellerDrawer } from './drawer.tsx';
import { ImportDialog } from './import.tsx';
import { ByUrl } from './importing/by-url.tsx';
import { DropTable } from './importing/drop.tsx';
import { type Line, linesOf, sellerOf } from './rows.ts';

const TRACKS: Readonly<Record<string, string>> = {
  no: '56px',
  name: 'minmax(110px, 1.2fr)',
  platform: '100px',
  shopName: 'minmax(120px, 1.5fr)',
  shopId: '120px',
  url: 'minmax(140px, 2fr)',
  status: '96px',
  listings: '86px',
  purchases: '118px',
};

/** Who sold what: a line for each storefront, everything about its seller in a drawer. */
export function SellerPage() {
  const { t } = useTranslation();
  const { matter } = useParams({ from: '/m/$matter' });
  const { at } = useSearch({ from: '/m/$matter/sellers' });
  const visit = useVisit();
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 120);
  const [shown, setShown] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const [importing, importDialog] = useDisclosure(false);
  const [dropped, setDropped] = useState<File | null>(null);
  const [pasting, pasteDialog] = useDisclosure(false);
  const table = useQuery(api.seller.table.queryOptions({ input: { matter } }));
  const put = useMutation(api.seller.put.mutationOptions());
  const lines = useMemo(() => (table.data ? linesOf(table.data) : []), [table.data]);
  const columns = useMemo<GridColumn<Line>[]>(
    () =>
      (['no', 'name', 'platform', 'shopName', 'shopId', 'url', 'status', 'listings', 'purchases'] as const).map((name) => ({
        id: name,
        accessorFn: (line: Line) => (name === 'status' ? t(`seller.choices.status.${line.status}`) : line[name]),
        header: name === 'listings' || name === 'purchases' ? t(`seller.${name}`) : t(`seller.fields.${name}`),
        sortFn: name === 'no' || name === 'listings' || name === 'purchases' ? 'basic' : 'alphanumeric',
        cell: ({ getValue }) =>
          name === 'name' && getValue() === '' ? (
            <Text span size="sm" c="dimmed">
              {t('seller.hidden')}
            </Text>
          ) : (
            String(getValue() ?? '')
          ),
        meta: { track: TRACKS[name] ?? '1fr', ...(name === 'listings' || name === 'purchases' ? { align: 'right' as const } : {}) },
      })),
    [t],
  );
  const ready = table.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit; a change of the rows must not open the drawer again
  useEffect(() => {
    const [, name, id] = (at ?? '').split('/');
    if (at === undefined || !table.data || id === undefined) return;
    const seller = sellerOf(table.data, name ?? '', id);
    if (seller === undefined) return;
    setOpen(seller);
    focusWhere(at);
  }, [at, ready, visit]);
  const add = async () => {
    const seller = await put.mutateAsync({ matter, table: 'sellers', row: {} });
    setOpen(seller.id);
  };
  const chosen = table.data?.sellers.find((s) => s.id === open);
  return (
    <Stack className="room-fixed" gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 260px', minWidth: 0 }}>
          <TextInput
            aria-label={t('seller.filter')}
            placeholder={t('seller.filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            style={{ flex: '0 1 320px' }}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
            {t('seller.shown', { shown, total: lines.length })}
          </Text>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" leftSection={<IconFileSpreadsheet size={17} stroke={1.7} aria-hidden />} onClick={importDialog.open}>
            {t('seller.import')}
          </Button>
          <Button variant="default" leftSection={<IconLink size={17} stroke={1.7} aria-hidden />} onClick={pasteDialog.open}>
            {t('sellerImport.paste')}
          </Button>
          <Button
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => void add()}
            loading={put.isPending && put.variables?.table === 'sellers'}
          >
            {t('seller.add')}
          </Button>
        </Group>
      </Group>
      <DataGrid
        label={t('frame.tabs.sellers')}
        rows={lines}
        columns={columns}
        filter={quiet}
        selected={lines.find((line) => line.seller === open)?.id ?? null}
        onOpen={(line) => setOpen(line.seller)}
        onShown={setShown}
        empty={
          table.data && (
            <Stack align="center" gap={4} py={40}>
              <IconUsers size={40} stroke={1.2} aria-hidden />
              <Text fw={600}>{lines.length === 0 ? t('seller.empty') : t('seller.noMatch')}</Text>
              {lines.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('seller.emptyHint')}
                </Text>
              )}
            </Stack>
          )
        }
      />
      {table.data && chosen && (
        <SellerDrawer matter={matter} rows={table.data} seller={chosen} onClose={() => setOpen(null)} at={at} visit={visit} />
      )}
      <ImportDialog
        matter={matter}
        opened={importing}
        dropped={dropped}
        onClose={() => {
          setDropped(null);
          importDialog.close();
        }}
      />
      <ByUrl matter={matter} opened={pasting} onClose={pasteDialog.close} />
      <DropTable
        onFile={(file) => {
          setDropped(file);
          importDialog.open();
        }}
      />
    </Stack>
  );
}
