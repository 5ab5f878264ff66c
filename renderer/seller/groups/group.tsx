import { Badge, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconArrowsSplit2, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edge, Member } from '#core/seller/grouping/model.ts';
import { api } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import type { GridColumn } from '../../frame/grid-features.ts';
import { notifyShort } from '../../frame/notify.tsx';
import { EdgeCard, StrengthBadge } from './edge.tsx';
import classes from './groups.module.css';
import { kindWord, memberName, rangesOf } from './names.ts';
import { PagesDialog } from './pages.tsx';
import { PrintMenu } from './print.tsx';
import { Proof, SuggestionLine } from './proof.tsx';
import type { GroupActs } from './use-acts.ts';
import type { Places } from './use-places.ts';

/** Ties drawn at first, and with each press of "more". */
const STEP = 40;

interface Props {
  readonly matter: string;
  readonly id: string;
  readonly places: Places;
  readonly acts: GroupActs;
}

type Row = Member & { readonly id: string };

/** A group: who is in it, what ties them, page by page, and what counsel may do about it. */
export function GroupPane({ matter, id, places, acts }: Props) {
  const { t } = useTranslation();
  const [picked, pick] = useState<ReadonlySet<string>>(new Set());
  const [shown, show] = useState<Edge | null>(null);
  const [edges, setEdges] = useState(STEP);
  const found = useQuery(api.grouping.get.queryOptions({ input: { matter, id } }));
  const members = useMemo(() => new Map((found.data?.members ?? []).map((one) => [one.storefront, one])), [found.data]);
  const rows = useMemo<Row[]>(() => [...members.values()].map((one) => ({ ...one, id: one.storefront })), [members]);
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      { id: 'no', accessorFn: (row) => row.sellerNo, header: t('groups.member.no'), sortFn: 'basic', meta: { track: '52px' } },
      {
        id: 'shop',
        accessorFn: (row) => row.shopName || row.url,
        header: t('groups.member.shop'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(100px, 2fr)' },
      },
      {
        id: 'seller',
        accessorFn: (row) => row.sellerName || t('groups.member.hidden'),
        header: t('groups.member.seller'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(80px, 1fr)' },
      },
      {
        id: 'platform',
        accessorFn: (row) => row.platform,
        header: t('groups.member.platform'),
        sortFn: 'alphanumeric',
        meta: { track: '90px' },
      },
      { id: 'shopId', accessorFn: (row) => row.shopId, header: t('groups.member.id'), sortFn: 'alphanumeric', meta: { track: '110px' } },
    ],
    [t],
  );
  if (found.data === null)
    return (
      <Text c="dimmed" ta="center" p="xl">
        {t('groups.gone')}
      </Text>
    );
  if (!found.data) return <Loader m="xl" aria-label={t('frame.loading')} />;
  const { group, suggestions, shared } = found.data;
  const chosen = rows.filter((row) => picked.has(row.id));
  const [a, b] = chosen;
  const name = (storefront: string) => {
    const member = members.get(storefront);
    return member ? memberName(member) : storefront;
  };
  const split = () => {
    const rest = rows.filter((row) => !picked.has(row.id));
    if (rest.length === 0) notifyShort(t('groups.splitAll'));
    else acts.split(group.id, chosen, rest, () => pick(new Set()));
  };
  return (
    <Stack gap="sm" h="100%" p="md" style={{ minHeight: 0 }}>
      <Group justify="space-between" gap="sm">
        <Group gap="xs" style={{ minWidth: 0 }}>
          <Title order={2} size="h4">
            {t('groups.group', { no: group.no })}
          </Title>
          <Badge size="sm" variant="light" color={group.state === 'proposed' ? 'gray' : 'ink'} tt="none">
            {t(`groups.states.${group.state}`)}
          </Badge>
          <Text size="sm" c="dimmed">
            {t('groups.about', { numbers: rangesOf(group.sellers), storefronts: group.storefronts })}
          </Text>
          {group.weakest && (
            <Group gap={4} wrap="nowrap">
              <Text size="sm" c="dimmed">
                {t('groups.weakest', { link: kindWord(t, group.weakest.kind) })}
              </Text>
              <StrengthBadge strength={group.weakest.strength} />
            </Group>
          )}
        </Group>
        <PrintMenu matter={matter} group={group.id} />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('groups.group', { no: group.no })}>
        <Stack gap="md" pr={6}>
          <Stack gap={6}>
            <Group justify="space-between" gap="xs">
              <Title order={3} size="h5">
                {t('groups.members')} ({rows.length})
              </Title>
              <Group gap={6} wrap="nowrap">
                {chosen.length > 0 && (
                  <Text size="sm" c="dimmed" aria-live="polite">
                    {t('groups.chosen', { count: chosen.length })}
                  </Text>
                )}
                <Button
                  size="compact-sm"
                  variant="light"
                  disabled={chosen.length === 0}
                  leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
                  onClick={split}
                >
                  {t('groups.split')}
                </Button>
              </Group>
            </Group>
            <div className={classes.members}>
              <DataGrid
                label={t('groups.members')}
                rows={rows}
                columns={columns}
                filter=""
                selected={null}
                onOpen={(row) =>
                  pick(picked.has(row.id) ? new Set([...picked].filter((one) => one !== row.id)) : new Set([...picked, row.id]))
                }
                pick={{
                  ids: picked,
                  onChange: pick,
                  allLabel: t('groups.member.all'),
                  label: (row) => t('groups.member.one', { name: memberName(row) }),
                }}
              />
            </div>
            {chosen.length !== 2 && (
              <Text size="xs" c="dimmed">
                <IconRoute size={13} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('groups.proofHint')}
              </Text>
            )}
          </Stack>
          {a && b && chosen.length === 2 && (
            <Proof matter={matter} a={a} b={b} members={members} places={places} acts={acts} onPages={show} />
          )}
          {shared.length > 0 && (
            <Stack gap={4}>
              <Title order={3} size="h5">
                {t('groups.shared')} ({shared.length})
              </Title>
              {shared.slice(0, STEP).map((one) => (
                <Group key={`${one.kind}${one.key}`} gap={6} wrap="nowrap">
                  <Text size="sm" c="dimmed" style={{ flex: '0 0 130px' }} truncate>
                    {kindWord(t, one.kind)}
                  </Text>
                  <Text size="sm" truncate title={one.shown.slice(0, 400)} style={{ flex: 1, minWidth: 0 }}>
                    {one.shown}
                  </Text>
                  <StrengthBadge strength={one.strength} />
                  <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {t('groups.sharedBy', { count: one.members.length })}
                  </Text>
                </Group>
              ))}
            </Stack>
          )}
          <Stack gap={6}>
            <Title order={3} size="h5">
              {t('groups.edges')} ({found.data.edges.length})
            </Title>
            <Text size="xs" c="dimmed">
              {t('groups.edgesHint')}
            </Text>
            {found.data.edges.slice(0, edges).map((edge) => (
              <EdgeCard key={edge.id} edge={edge} nameA={name(edge.a)} nameB={name(edge.b)} places={places} onPages={show} />
            ))}
            {found.data.edges.length > edges && (
              <Button size="compact-sm" variant="subtle" onClick={() => setEdges(edges + STEP)}>
                {t('groups.more', { count: Math.min(STEP, found.data.edges.length - edges) })}
              </Button>
            )}
          </Stack>
          {suggestions.length > 0 && (
            <Stack gap={6}>
              <Title order={3} size="h5">
                {t('groups.suggestions')} ({suggestions.length})
              </Title>
              {suggestions.slice(0, STEP).map((one) => (
                <SuggestionLine key={`${one.a.storefront}${one.b.storefront}${one.kind}`} suggestion={one} acts={acts} />
              ))}
            </Stack>
          )}
        </Stack>
      </section>
      <PagesDialog
        edge={shown}
        nameA={shown ? name(shown.a) : ''}
        nameB={shown ? name(shown.b) : ''}
        places={places}
        onClose={() => show(null)}
      />
    </Stack>
  );
}
