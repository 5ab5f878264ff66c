import { Accordion, Button, Drawer, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maskResidentId } from '#core/kit/resident-id.ts';
import type { Matter } from '#core/matter/model.ts';
import type { Seller, SellerTable } from '#core/seller/model.ts';
import { api } from '../client.ts';
import { cellOf, Field } from '../frame/field.tsx';
import type { SellerRows } from './rows.ts';
import { asPointer, sellerSpecs } from './specs.ts';

interface Props {
  readonly matter: string;
  readonly rows: SellerRows;
  readonly seller: Seller;
  readonly onClose: () => void;
  readonly at: string | undefined;
  readonly visit: number;
}

type Below = Exclude<SellerTable, 'sellers'>;

/** Everything about one seller, edited in place. */
export function SellerDrawer({ matter: id, rows, seller, onClose, at, visit }: Props) {
  const { t } = useTranslation();
  const matter = useQuery(api.matter.get.queryOptions({ input: { id } }));
  const drop = useMutation(api.seller.drop.mutationOptions({ onSuccess: onClose }));
  if (!matter.data) return null;
  const shops = new Set(rows.storefronts.filter((s) => s.seller === seller.id).map((s) => s.id));
  const below: Readonly<Record<Below, readonly { readonly id: string }[]>> = {
    storefronts: rows.storefronts.filter((s) => s.seller === seller.id),
    identifiers: rows.identifiers.filter((i) => i.seller === seller.id),
    listings: rows.listings.filter((l) => shops.has(l.storefront)),
    purchases: rows.purchases.filter((p) => p.seller === seller.id),
  };
  const remove = () =>
    modals.openConfirmModal({
      title: t('frame.remove'),
      children: <Text size="sm">{t('seller.removeAsk')}</Text>,
      labels: { confirm: t('frame.remove'), cancel: t('frame.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => drop.mutate({ matter: id, table: 'sellers', id: seller.id, all: true }),
    });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={720}
      title={<Text fw={600}>{[t('seller.seller', { no: seller.no }), seller.name].filter(Boolean).join(' · ')}</Text>}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      <Stack gap="lg">
        <RowForm table="sellers" row={seller} rows={rows} matter={matter.data} seller={seller.id} />
        {(['storefronts', 'identifiers', 'listings', 'purchases'] as const).map((table) => (
          <Section
            key={table}
            table={table}
            items={below[table]}
            rows={rows}
            matter={matter.data}
            seller={seller.id}
            at={at}
            visit={visit}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="subtle" color="red" size="xs" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
            {t('frame.remove')}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

interface Row {
  readonly id: string;
}

function RowForm({ table, row, rows, matter, seller }: { table: SellerTable; row: Row; rows: SellerRows; matter: Matter; seller: string }) {
  const { t } = useTranslation();
  const put = useMutation(api.seller.put.mutationOptions());
  return (
    <SimpleGrid cols={2} spacing="md" verticalSpacing="sm" data-where={`seller/${table}/${row.id}`}>
      {sellerSpecs(t, table, rows, matter, seller).map((spec) => (
        <div key={spec.name} style={cellOf(spec)}>
          <Field
            spec={spec}
            matter={matter.id}
            where={`seller/${table}/${row.id}/${spec.name}`}
            value={(row as unknown as Record<string, unknown>)[spec.name]}
            onSave={(value) => put.mutateAsync({ matter: matter.id, table, row: { id: row.id, [spec.name]: asPointer(spec.name, value) } })}
          />
        </div>
      ))}
    </SimpleGrid>
  );
}

interface SectionProps {
  readonly table: Below;
  readonly items: readonly Row[];
  readonly rows: SellerRows;
  readonly matter: Matter;
  readonly seller: string;
  readonly at: string | undefined;
  readonly visit: number;
}

function Section({ table, items, rows, matter, seller, at, visit }: SectionProps) {
  const { t } = useTranslation();
  const put = useMutation(api.seller.put.mutationOptions());
  const drop = useMutation(api.seller.drop.mutationOptions());
  const [open, setOpen] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second visit opens the row again
  useEffect(() => {
    const [, name, id] = (at ?? '').split('/');
    if (name === table && id !== undefined) setOpen(id);
  }, [at, table, visit]);
  const shop = rows.storefronts.find((s) => s.seller === seller)?.id ?? null;
  const fresh: Record<Below, Record<string, unknown> | null> = {
    storefronts: { seller },
    identifiers: { seller, kind: 'email', value: '' },
    listings: shop === null ? null : { storefront: shop },
    purchases: { seller, storefront: shop },
  };
  const start = fresh[table];
  const add = async () => {
    if (!start) return;
    const made = await put.mutateAsync({ matter: matter.id, table, row: start });
    setOpen(made.id);
  };
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t(`seller.${table}`)} ({items.length})
        </Title>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={!start}
          onClick={() => void add()}
        >
          {t(`seller.addRow.${table}`)}
        </Button>
      </Group>
      <Accordion value={open} onChange={setOpen} variant="separated" chevronPosition="left">
        {items.map((row) => (
          <Accordion.Item key={row.id} value={row.id}>
            <Accordion.Control>
              <Text size="sm" truncate>
                {lineOf(table, row, (kind) => t(`seller.choices.kind.${kind}`)) || '—'}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              {open === row.id && (
                <Stack gap="sm">
                  <RowForm table={table} row={row} rows={rows} matter={matter} seller={seller} />
                  <Group justify="flex-end">
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      leftSection={<IconTrash size={14} aria-hidden />}
                      onClick={() => drop.mutate({ matter: matter.id, table, id: row.id, all: true })}
                    >
                      {t('frame.remove')}
                    </Button>
                  </Group>
                </Stack>
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

/** One line that says which row it is. */
function lineOf(table: Below, row: Row, kindWord: (kind: string) => string): string {
  const value = (name: string) => String((row as unknown as Record<string, unknown>)[name] ?? '');
  const join = (...parts: string[]) => parts.filter(Boolean).join(' · ');
  switch (table) {
    case 'storefronts':
      return join(value('platform'), value('shopName'), value('url'));
    case 'identifiers':
      return join(kindWord(value('kind')), value('kind') === 'resident-id' ? maskResidentId(value('value')) : value('value'));
    case 'listings':
      return join([value('currency'), value('price')].filter(Boolean).join(' '), value('title') || value('url'));
    case 'purchases':
      return join(value('orderedOn'), value('orderNumber'), [value('currency'), value('paid')].filter(Boolean).join(' '));
  }
}
