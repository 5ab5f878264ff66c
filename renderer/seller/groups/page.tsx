import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconTopologyStar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSummary } from '#core/seller/grouping/model.ts';
import { api } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import type { GridColumn } from '../../frame/grid-features.ts';
import { ReasonDialog } from '../../frame/reason-dialog.tsx';
import { Split } from '../../frame/split.tsx';
import type { TabProps } from '../tabs.tsx';
import { GroupPane } from './group.tsx';
import { kindWord, rangesOf } from './names.ts';
import { Decisions, Hubs, Suggestions } from './others.tsx';
import { PrintMenu } from './print.tsx';
import { useGroupActs } from './use-acts.ts';
import { usePlaces } from './use-places.ts';

// The drawing library is large and seldom wanted.
const GraphView = lazy(async () => ({ default: (await import('./graph.tsx')).GraphView }));

const VIEWS = ['groups', 'suggestions', 'hubs', 'decisions', 'graph'] as const;
/** Groups asked for at first, and more with each press. */
const STEP = 1_000;

/** Which storefronts are one seller's: the groups, what ties each, what asks, what counsel decided. */
export function GroupsView({ matter }: TabProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { at } = useSearch({ from: '/m/$matter/sellers' });
  const [view, setView] = useState<(typeof VIEWS)[number]>('groups');
  const [query, setQuery] = useState('');
  const [quiet] = useDebouncedValue(query.trim(), 200);
  const [limit, setLimit] = useState(STEP);
  const places = usePlaces(matter);
  const acts = useGroupActs(matter);
  const summary = useQuery(api.grouping.summary.queryOptions({ input: { matter } }));
  const sellers = useQuery(api.seller.table.queryOptions({ input: { matter } }));
  const list = useQuery(
    api.grouping.list.queryOptions({
      input: { matter, offset: 0, limit, ...(quiet === '' ? {} : { query: quiet }) },
      placeholderData: keepPreviousData,
    }),
  );
  const groups = list.data?.groups ?? [];
  // The address names the group, so that the way back from a page of evidence leads to it.
  const [, table, id] = (at ?? '').split('/');
  const open = table === 'groups' && groups.some((one) => one.id === id) ? (id ?? null) : null;
  const show = (group: string) => {
    setView('groups');
    void navigate({ to: '/m/$matter/sellers', params: { matter }, search: { tab: 'groups', at: `seller/groups/${group}` }, replace: true });
  };
  const columns = useMemo<GridColumn<GroupSummary>[]>(
    () => [
      { id: 'no', accessorFn: (row) => row.no, header: t('groups.columns.no'), sortFn: 'basic', meta: { track: '40px' } },
      {
        id: 'sellers',
        accessorFn: (row) => rangesOf(row.sellers),
        header: t('groups.columns.sellers'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(64px, 2fr)' },
      },
      {
        id: 'storefronts',
        accessorFn: (row) => row.storefronts,
        header: t('groups.columns.storefronts'),
        sortFn: 'basic',
        meta: { track: '88px', align: 'right' },
      },
      {
        id: 'weakest',
        accessorFn: (row) => (row.weakest ? `${kindWord(t, row.weakest.kind)} (${t(`groups.strengths.${row.weakest.strength}`)})` : ''),
        header: t('groups.columns.weakest'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(76px, 1.4fr)' },
      },
      {
        id: 'state',
        accessorFn: (row) => t(`groups.states.${row.state}`),
        header: t('groups.columns.state'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(70px, 1fr)' },
      },
      {
        id: 'asks',
        accessorFn: (row) => row.asks || '',
        header: t('groups.columns.asks'),
        sortFn: 'basic',
        meta: { track: '44px', align: 'right' },
      },
    ],
    [t],
  );
  const total = list.data?.total ?? 0;
  return (
    <Stack className="room-fixed" gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" style={{ minWidth: 0 }}>
          <SegmentedControl
            size="xs"
            aria-label={t('groups.views.label')}
            value={view}
            onChange={(value) => setView(VIEWS.find((one) => one === value) ?? 'groups')}
            data={VIEWS.map((name) => ({
              value: name,
              label:
                name === 'suggestions' && summary.data && summary.data.asks > 0
                  ? `${t('groups.views.suggestions')} (${summary.data.asks})`
                  : name === 'hubs' && summary.data && summary.data.hubs > 0
                    ? `${t('groups.views.hubs')} (${summary.data.hubs})`
                    : t(`groups.views.${name}`),
            }))}
          />
          {view === 'groups' && (
            <TextInput
              size="xs"
              aria-label={t('groups.search')}
              placeholder={t('groups.search')}
              leftSection={<IconSearch size={15} aria-hidden />}
              style={{ width: 250 }}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          )}
          <Text size="sm" c="dimmed" aria-live="polite">
            {summary.data && t('groups.summary', { ...summary.data })}
          </Text>
        </Group>
        <PrintMenu matter={matter} group={undefined} />
      </Group>
      {view === 'groups' && (
        <div style={{ flex: 1, minHeight: 0 }}>
          <Split
            name="group-pane"
            label={t('groups.resize')}
            usual={58}
            side={
              open === null ? (
                <Text c="dimmed" ta="center" p="xl">
                  {groups.length > 0 && t('groups.pick')}
                </Text>
              ) : (
                <GroupPane key={open} matter={matter} id={open} places={places} acts={acts} />
              )
            }
          >
            <Stack gap={6} h="100%" style={{ minHeight: 0 }}>
              <DataGrid
                label={t('groups.views.groups')}
                rows={groups}
                columns={columns}
                filter=""
                selected={open}
                onOpen={(row) => show(row.id)}
                empty={
                  list.data && (
                    <Stack align="center" gap={4} py={40}>
                      <IconTopologyStar size={40} stroke={1.2} aria-hidden />
                      <Text fw={600}>{quiet === '' ? t('groups.none') : t('groups.noMatch')}</Text>
                      {quiet === '' && (
                        <Text size="sm" c="dimmed" ta="center" maw={420}>
                          {t('groups.noneHint')}
                        </Text>
                      )}
                    </Stack>
                  )
                }
              />
              {total > groups.length && (
                <Button size="compact-sm" variant="subtle" onClick={() => setLimit(limit + STEP)}>
                  {t('groups.more', { count: Math.min(STEP, total - groups.length) })}
                </Button>
              )}
            </Stack>
          </Split>
        </div>
      )}
      {view === 'suggestions' && <Suggestions matter={matter} acts={acts} />}
      {view === 'hubs' && <Hubs matter={matter} acts={acts} />}
      {view === 'decisions' && <Decisions matter={matter} acts={acts} sellers={sellers.data} />}
      {view === 'graph' && (
        <div style={{ flex: 1, minHeight: 0 }}>
          <Suspense>
            <GraphView matter={matter} groups={groups} onGroup={show} />
          </Suspense>
        </div>
      )}
      <ReasonDialog asked={acts.asked} label={t('groups.reason')} hint={t('groups.reasonHint')} onClose={acts.settled} />
    </Stack>
  );
}
