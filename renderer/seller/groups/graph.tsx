import { Anchor, Breadcrumbs, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSummary } from '#core/seller/grouping/model.ts';
import type { client } from '../../client.ts';
import { api } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import type { GridColumn } from '../../frame/grid-features.ts';
import { Split } from '../../frame/split.tsx';
import { drawable, GraphCanvas } from './canvas.tsx';

export type GraphData = NonNullable<Awaited<ReturnType<typeof client.grouping.graph>>>;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly cluster: boolean;
  readonly group: string;
  readonly ties: number;
  readonly tied: string;
}

/** Names of neighbours a line of the table says; the count says the rest. */
const NAMED = 6;

interface Props {
  readonly matter: string;
  /** For the numbers of the groups; a point has only a name. */
  readonly groups: readonly GroupSummary[];
  readonly onGroup: (id: string) => void;
}

/** Groups as points, each opened into its storefronts and identifiers; and the same as a table, which has the focus. */
export function GraphView({ matter, groups, onGroup }: Props) {
  const { t } = useTranslation();
  const [group, setGroup] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const able = useMemo(drawable, []);
  const graph = useQuery(api.grouping.graph.queryOptions({ input: { matter, ...(group ? { group: group.id } : {}) } }));
  const data = useMemo<GraphData | undefined>(() => {
    const numbers = new Map(groups.map(({ id, no }) => [id, no]));
    return graph.data
      ? {
          ...graph.data,
          nodes: graph.data.nodes.map((node) => {
            const no = node.kind === 'cluster' ? numbers.get(node.group) : undefined;
            return no === undefined ? node : { ...node, label: `${t('groups.group', { no })}: ${node.label}` };
          }),
        }
      : undefined;
  }, [graph.data, groups, t]);
  const rows = useMemo<Row[]>(() => {
    if (!data) return [];
    const names = new Map(data.nodes.map(({ id, label }) => [id, label]));
    const near = new Map<string, string[]>();
    for (const { a, b } of data.edges)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        near.set(from, [...(near.get(from) ?? []), names.get(to) ?? '']);
    return data.nodes.map(({ id, label, kind, group: of }) => ({
      id,
      name: label,
      kind: t(`groups.graph.${kind}`),
      cluster: kind === 'cluster',
      group: of,
      ties: near.get(id)?.length ?? 0,
      tied: (near.get(id) ?? []).slice(0, NAMED).join(', '),
    }));
  }, [data, t]);
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      {
        id: 'name',
        accessorFn: (row) => row.name,
        header: t('groups.graph.name'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(130px, 2fr)' },
      },
      { id: 'kind', accessorFn: (row) => row.kind, header: t('groups.graph.kind'), sortFn: 'alphanumeric', meta: { track: '92px' } },
      {
        id: 'tied',
        accessorFn: (row) => row.tied,
        header: t('groups.graph.tied'),
        sortFn: 'alphanumeric',
        meta: { track: 'minmax(120px, 2fr)' },
      },
    ],
    [t],
  );
  const into = (row: Pick<Row, 'group' | 'name'>) => {
    choose(null);
    setGroup({ id: row.group, label: row.name });
  };
  const press = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (row?.cluster && group === null) into(row);
    else choose(id);
  };
  if (graph.data === null && group !== null) {
    // Parted, joined or undone meanwhile.
    setGroup(null);
    choose(null);
  }
  if (graph.data === null && group !== null) {
    // Parted, joined or undone meanwhile.
    setGroup(null);
    choose(null);
  }
  if (!data) return <Loader m="xl" aria-label={t('frame.loading')} />;
  return (
    <Stack gap="xs" h="100%" style={{ minHeight: 0 }}>
      <Group justify="space-between" gap="sm">
        <Breadcrumbs>
          {group ? (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                choose(null);
                setGroup(null);
              }}
            >
              {t('groups.graph.all')}
            </Anchor>
          ) : (
            <Text size="sm">{t('groups.graph.all')}</Text>
          )}
          {group && <Text size="sm">{group.label}</Text>}
        </Breadcrumbs>
        <Group gap="sm">
          {data.cut > 0 && (
            <Text size="sm" c="dimmed">
              {t('groups.graph.cut', { count: data.cut })}
            </Text>
          )}
          {group && (
            <Button size="compact-sm" variant="light" onClick={() => onGroup(group.id)}>
              {t('groups.graph.open')}
            </Button>
          )}
        </Group>
      </Group>
      {!able && (
        <Text size="sm" role="status">
          {t('groups.graph.none')}
        </Text>
      )}
      <div style={{ flex: 1, minHeight: 0 }}>
        <Split
          name="group-graph"
          label={t('groups.graph.label')}
          usual={56}
          side={
            able ? (
              <div style={{ display: 'flex', height: '100%', padding: 8 }}>
                <GraphCanvas data={data} chosen={chosen} onChoose={press} />
              </div>
            ) : null
          }
        >
          <div style={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
            <DataGrid
              label={t('groups.graph.points')}
              rows={rows}
              columns={columns}
              filter=""
              selected={chosen}
              onOpen={(row) => press(row.id)}
              onActive={(row) => choose(row.id)}
            />
          </div>
        </Split>
      </div>
    </Stack>
  );
}
