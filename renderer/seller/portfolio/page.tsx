import { Anchor, Badge, Group, ScrollArea, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type client } from '../../client.ts';
import { goTo } from '../../frame/go-to.ts';
import type { TabProps } from '../tabs.tsx';

type Hits = Awaited<ReturnType<typeof client.portfolio.search>>['hits'];
type Seen = Awaited<ReturnType<typeof client.portfolio.elsewhere>>;

const kindName = (t: TFunction, kind: string): string =>
  kind === 'name' || kind === 'url' || kind === 'shop-name' ? t(`portfolio.kinds.${kind}`) : t(`seller.choices.kind.${kind}`);

/** Sellers over all matters: found by any identifier, and those of this matter that stand in others too. */
export function PortfolioTab({ matter }: TabProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState('');
  const [query] = useDebouncedValue(wanted.trim().slice(0, 500), 200);
  const found = useQuery({
    ...api.portfolio.search.queryOptions({ input: { query, limit: 200 } }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const seen = useQuery(api.portfolio.elsewhere.queryOptions({ input: { matter } }));
  const open = (of: string, seller: string) => goTo(navigate, of, `seller/sellers/${seller}`);
  return (
    <ScrollArea h="100%" type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('seller.tabs.others') }}>
      <Stack gap="lg" p="md" px="lg">
        <TextInput
          label={t('portfolio.search')}
          description={t('portfolio.hint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maw={560}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {query !== '' && found.data && (
          <Stack gap="xs" component="section" aria-label={t('portfolio.hits')}>
            <Text size="sm" c="dimmed" aria-live="polite">
              {found.data.hits.length === 0 ? t('portfolio.nothing') : t('portfolio.found', { count: found.data.hits.length })}
              {found.data.more && ` ${t('portfolio.more')}`}
            </Text>
            {found.data.hits.length > 0 && <HitTable hits={found.data.hits} onOpen={open} />}
          </Stack>
        )}
        <Stack gap="xs" component="section" aria-label={t('portfolio.seen')}>
          <Title order={2} size="h5">
            {t('portfolio.seen')}
          </Title>
          {seen.data?.length === 0 && (
            <Text size="sm">
              {t('portfolio.none')}{' '}
              <Text span size="sm" c="dimmed">
                {t('portfolio.noneHint')}
              </Text>
            </Text>
          )}
          {seen.data && seen.data.length > 0 && (
            <>
              <Text size="sm" c="dimmed">
                {t('portfolio.who')}
              </Text>
              <SeenTable seen={seen.data} matter={matter} onOpen={open} onField={(where) => goTo(navigate, matter, where)} />
            </>
          )}
        </Stack>
      </Stack>
    </ScrollArea>
  );
}

type Open = (matter: string, seller: string) => void;

function HitTable({ hits, onOpen }: { readonly hits: Hits; readonly onOpen: Open }) {
  const { t } = useTranslation();
  return (
    <Table aria-label={t('portfolio.hits')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('portfolio.what')}</Table.Th>
          <Table.Th>{t('portfolio.seller')}</Table.Th>
          <Table.Th>{t('portfolio.shop')}</Table.Th>
          <Table.Th>{t('portfolio.matter')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {hits.map((hit, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one seller may stand under the same datum twice
          <Table.Tr key={i}>
            <Table.Td>
              <Group gap={6}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {kindName(t, hit.kind)}: {hit.shown}
                </Text>
                <Badge size="sm" variant="light" color={hit.how === 'same' ? 'teal' : 'gray'}>
                  {t(`portfolio.how.${hit.how}`)}
                </Badge>
              </Group>
            </Table.Td>
            <Table.Td>
              <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(hit.matter.id, hit.seller.id)}>
                {hit.seller.no}. {hit.seller.name || t('seller.hidden')}
              </Anchor>
            </Table.Td>
            <Table.Td>{hit.storefront && [hit.storefront.platform, hit.storefront.shopName].filter(Boolean).join(' · ')}</Table.Td>
            <Table.Td>{hit.matter.title}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface SeenProps {
  readonly seen: Seen;
  readonly matter: string;
  readonly onOpen: Open;
  readonly onField: (where: string) => void;
}

function SeenTable({ seen, matter, onOpen, onField }: SeenProps) {
  const { t } = useTranslation();
  const name = ({ no, name: called }: { readonly no: number; readonly name: string }) => `${no}. ${called || t('seller.hidden')}`;
  return (
    <Table aria-label={t('portfolio.seen')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('portfolio.here')}</Table.Th>
          <Table.Th>{t('portfolio.by')}</Table.Th>
          <Table.Th>{t('portfolio.there')}</Table.Th>
          <Table.Th>{t('portfolio.matter')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {seen.flatMap(({ seller, seen: others }) =>
          others.map((other) => (
            <Table.Tr key={`${seller.id} ${other.matter.id}`}>
              <Table.Td>
                <Anchor component="button" size="sm" ta="left" onClick={() => onOpen(matter, seller.id)}>
                  {name(seller)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {other.by.map(({ kind, shown, where }) => (
                  <Anchor
                    key={`${kind} ${shown}`}
                    component="button"
                    display="block"
                    size="sm"
                    ta="left"
                    aria-label={t('portfolio.field', { shown })}
                    onClick={() => onField(where)}
                  >
                    {kindName(t, kind)}: {shown}
                  </Anchor>
                ))}
              </Table.Td>
              <Table.Td>
                {other.sellers.map((one) => (
                  <Anchor
                    key={one.id}
                    component="button"
                    display="block"
                    size="sm"
                    ta="left"
                    onClick={() => onOpen(other.matter.id, one.id)}
                  >
                    {name(one)}
                  </Anchor>
                ))}
              </Table.Td>
              <Table.Td>{other.matter.title}</Table.Td>
            </Table.Tr>
          )),
        )}
      </Table.Tbody>
    </Table>
  );
}
