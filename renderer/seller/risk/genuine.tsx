import { ActionIcon, Button, Group, Modal, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '#core/kit/money.ts';
import { api, type client } from '../../client.ts';
import { EvidencePicker, readAmount } from '../../frame/field.tsx';

type Genuine = Awaited<ReturnType<typeof client.risk.genuine>>;
type ListName = keyof Genuine;
const LISTS: readonly ListName[] = ['prices', 'licences', 'specs'];
const FIELDS: Readonly<Record<ListName, readonly string[]>> = {
  prices: ['right', 'goodsType', 'low', 'high', 'currency'],
  licences: ['seller', 'right', 'from', 'to'],
  specs: ['right', 'goodsType', 'name', 'values'],
};
type Draft = Readonly<Record<string, string>>;

/** What genuine goods cost and have, and who may sell them. Each row can be taken back. */
export function GenuineDialog({ matter, onClose }: { readonly matter: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const genuine = useQuery(api.risk.genuine.queryOptions({ input: { matter } }));
  const found = useQuery(api.matter.get.queryOptions({ input: { id: matter } }));
  const table = useQuery(api.seller.table.queryOptions({ input: { matter } }));
  const drop = useMutation(api.risk.dropGenuine.mutationOptions());
  const rights = (found.data?.rights ?? []).map((one) => ({ value: one.id, label: `${one.mark} ${one.number}`.trim() || one.id }));
  const sellers = (table.data?.sellers ?? []).map((one) => ({ value: one.id, label: `${one.no}. ${one.name || t('seller.hidden')}` }));
  const rightName = (id: string | null) => (id === null ? t('risk.anyRight') : (rights.find((one) => one.value === id)?.label ?? id));
  const said: { readonly [L in ListName]: (row: Genuine[L][number]) => string } = {
    prices: (one) =>
      `${rightName(one.right)} · ${one.goodsType || t('risk.anyGoods')} · ${one.currency} ${formatAmount(one.low)}${one.high && ` – ${formatAmount(one.high)}`}`,
    licences: (one) =>
      [
        sellers.find(({ value }) => value === one.seller)?.label ?? one.seller,
        rightName(one.right),
        [one.from, one.to].filter(Boolean).join(' – '),
      ]
        .filter(Boolean)
        .join(' · '),
    specs: (one) => `${rightName(one.right)} · ${one.goodsType || t('risk.anyGoods')} · ${one.name}: ${one.values.join('; ')}`,
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={t('risk.genuineTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack gap="lg" data-where="seller/risk/genuine">
        <Text size="sm" c="dimmed">
          {t('risk.genuineHint')}
        </Text>
        {LISTS.map((list) => (
          <Stack key={list} gap={6} component="section" aria-label={t(`risk.${list}`)}>
            <Title order={3} size="h5">
              {t(`risk.${list}`)}
            </Title>
            {(genuine.data?.[list] ?? []).map((row) => {
              const text = said[list](row as never);
              return (
                <Line key={row.id} name={text} onRemove={() => drop.mutate({ matter, list, id: row.id })}>
                  {text}
                </Line>
              );
            })}
            <AddForm matter={matter} list={list} rights={rights} sellers={sellers} />
          </Stack>
        ))}
      </Stack>
    </Modal>
  );
}

function Line({ name, onRemove, children }: { readonly name: string; readonly onRemove: () => void; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={`${t('frame.remove')}: ${name}`} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
    </Group>
  );
}

interface AddProps {
  readonly matter: string;
  readonly list: ListName;
  readonly rights: readonly { readonly value: string; readonly label: string }[];
  readonly sellers: readonly { readonly value: string; readonly label: string }[];
}

function AddForm({ matter, list, rights, sellers }: AddProps) {
  const { t } = useTranslation();
  const put = useMutation(api.risk.putGenuine.mutationOptions());
  const [draft, setDraft] = useState<Draft>({});
  const [sources, setSources] = useState<readonly string[]>([]);
  const value = (name: string) => draft[name] ?? '';
  const set = (name: string, next: string | null) => setDraft({ ...draft, [name]: next ?? '' });
  const needed = { prices: ['low', 'currency'], licences: ['seller'], specs: ['name', 'values'] }[list];
  const add = async () => {
    const row: Record<string, unknown> = { ...draft, right: value('right') || null, sources };
    for (const name of ['low', 'high'] as const) if (value(name) !== '') row[name] = readAmount(value(name));
    if (list === 'prices') row.currency = value('currency').trim().toUpperCase();
    if (list === 'specs')
      row.values = value('values')
        .split(/[;；]/)
        .map((one) => one.trim())
        .filter(Boolean);
    await put.mutateAsync({ matter, list, row });
    setDraft({});
    setSources([]);
  };
  return (
    <Group gap="xs" align="flex-end">
      {FIELDS[list].map((name) =>
        name === 'right' || name === 'seller' ? (
          <Select
            key={name}
            size="xs"
            w={170}
            label={t(`risk.${name}`)}
            placeholder={name === 'right' ? t('risk.anyRight') : ''}
            data={name === 'right' ? [...rights] : [...sellers]}
            searchable
            clearable={name === 'right'}
            clearButtonProps={{ 'aria-label': t('frame.remove') }}
            value={value(name) || null}
            onChange={(next) => set(name, next)}
          />
        ) : (
          <TextInput
            key={name}
            size="xs"
            w={name === 'values' ? 260 : name === 'currency' ? 80 : 120}
            label={t(`risk.${name}`)}
            placeholder={name === 'from' || name === 'to' ? 'YYYY-MM-DD' : ''}
            value={value(name)}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        ),
      )}
      <div style={{ flex: '1 1 200px' }}>
        <EvidencePicker
          spec={{ name: 'sources', label: t('risk.sources'), kind: 'sources' }}
          matter={matter}
          where={`seller/risk/${list}/new/sources`}
          value={sources}
          onSave={async (next) => setSources(Array.isArray(next) ? (next as string[]) : [])}
        />
      </div>
      <Button
        size="xs"
        loading={put.isPending}
        disabled={needed.some((name) => value(name).trim() === '')}
        onClick={() => void add().catch(() => undefined)}
      >
        {t(`risk.add.${list}`)}
      </Button>
    </Group>
  );
}
