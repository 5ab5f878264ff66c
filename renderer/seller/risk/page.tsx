import { Button, Group, Progress, Slider, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconAdjustments, IconBookmark, IconCertificate, IconGauge, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api, type client } from '../../client.ts';
import { DataGrid } from '../../frame/data-grid.tsx';
import { useVisit } from '../../frame/go-to.ts';
import type { GridColumn } from '../../frame/grid-features.ts';
import { notifyDone } from '../../frame/notify.tsx';
import { sayFinding } from '../../frame/problem.ts';
import type { TabProps } from '../tabs.tsx';
import { GenuineDialog } from './genuine.tsx';
import { colourOf } from './say.ts';
import { WeightsDialog } from './weights.tsx';
import { RiskDrawer } from './why.tsx';

type RiskLine = Awaited<ReturnType<typeof client.risk.list>>['rows'][number];
type Line = RiskLine & { readonly id: string };

const COLUMNS = ['score', 'no', 'name', 'platform', 'shopName', 'why', 'recorded'] as const;
const TRACKS: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  score: '120px',
  no: '56px',
  name: 'minmax(110px, 1fr)',
  platform: '100px',
  shopName: 'minmax(120px, 1.2fr)',
  why: 'minmax(180px, 2.4fr)',
  recorded: '130px',
};
/** Lines asked for at once; a longer ranking is cut by the threshold. */
const MOST = 1_000;

/** Storefronts by risk. The threshold is remembered; a line says why, and why not higher. */
export function RiskTab({ matter }: TabProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { at } = useSearch({ from: '/m/$matter/sellers' });
  const visit = useVisit();
  const [threshold, setThreshold] = useLocalStorage({ key: 'risk-threshold', defaultValue: 0, getInitialValueInEffect: false });
  const [filter, setFilter] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [weighing, weights] = useDisclosure(false);
  const [entering, genuine] = useDisclosure(false);
  const [asked] = useDebouncedValue({ threshold, query: filter }, 150);
  const list = useQuery({
    ...api.risk.list.queryOptions({ input: { matter, sort: 'score', ...asked, offset: 0, limit: MOST } }),
    placeholderData: keepPreviousData,
  });
  const record = useMutation(api.risk.record.mutationOptions());
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit
  useEffect(() => {
    if (at === 'seller/risk/genuine') genuine.open();
  }, [at, visit]);
  const lines = useMemo<Line[]>(() => (list.data?.rows ?? []).map((row) => ({ ...row, id: row.storefront })), [list.data]);
  const columns = useMemo<GridColumn<Line>[]>(
    () =>
      COLUMNS.map((name) => ({
        id: name,
        accessorFn: (line: Line) => {
          if (name === 'no') return line.sellerNo;
          if (name === 'name') return line.sellerName || t('seller.hidden');
          if (name === 'why') return saidOf(line, language);
          if (name === 'recorded') {
            const kept = line.recorded;
            return kept ? (kept.changed ? t('risk.changed', { score: kept.score }) : String(kept.score)) : '';
          }
          return line[name];
        },
        header: t(`risk.columns.${name}`),
        sortFn: name === 'score' || name === 'no' ? 'basic' : 'alphanumeric',
        cell: ({ getValue, row }) =>
          name === 'score' ? (
            <Group gap={8} wrap="nowrap">
              <Text span size="sm" fw={600} w={26} ta="right">
                {row.original.score}
              </Text>
              <Progress value={row.original.score} color={colourOf(row.original.score)} w={60} aria-hidden />
            </Group>
          ) : (
            String(getValue() ?? '')
          ),
        meta: { track: TRACKS[name] },
      })),
    [t, language],
  );
  const counts = list.data?.counts ?? [];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const reaching = counts.slice(threshold).reduce((sum, count) => sum + count, 0);
  const keep = async () => {
    const done = await record.mutateAsync({ matter });
    notifyDone(t('risk.recorded', { count: done.recorded, version: done.version }));
  };
  return (
    <Stack className="room-fixed" gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="lg" style={{ flex: '1 1 420px' }}>
          <TextInput
            aria-label={t('risk.filter')}
            placeholder={t('risk.filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            style={{ flex: '0 1 260px' }}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value.slice(0, 200))}
          />
          <Stack gap={2} style={{ flex: '0 1 260px' }}>
            <Text size="xs" c="dimmed" aria-live="polite">
              {t('risk.threshold', { score: threshold, count: reaching, total })}
            </Text>
            <Slider
              size="sm"
              min={0}
              max={100}
              label={null}
              value={threshold}
              onChange={setThreshold}
              thumbLabel={t('risk.thresholdLabel')}
            />
          </Stack>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" leftSection={<IconCertificate size={17} stroke={1.7} aria-hidden />} onClick={genuine.open}>
            {t('risk.genuine')}
          </Button>
          <Button variant="default" leftSection={<IconAdjustments size={17} stroke={1.7} aria-hidden />} onClick={weights.open}>
            {t('risk.weights')}
          </Button>
          <Tooltip label={t('risk.recordHint')}>
            <Button
              leftSection={<IconBookmark size={17} stroke={1.7} aria-hidden />}
              loading={record.isPending}
              disabled={total === 0}
              onClick={() => void keep().catch(() => undefined)}
            >
              {t('risk.record')}
            </Button>
          </Tooltip>
        </Group>
      </Group>
      <DataGrid
        label={t('seller.tabs.risk')}
        rows={lines}
        columns={columns}
        filter=""
        selected={open}
        onOpen={(line) => setOpen(line.id)}
        empty={
          list.data && (
            <Stack align="center" gap={4} py={40}>
              <IconGauge size={40} stroke={1.2} aria-hidden />
              <Text fw={600}>{total === 0 ? t('risk.empty') : t('risk.noMatch')}</Text>
              {total === 0 && (
                <Text size="sm" c="dimmed">
                  {t('risk.emptyHint')}
                </Text>
              )}
            </Stack>
          )
        }
      />
      <Text size="xs" c="dimmed">
        {list.data && t('risk.version', { version: list.data.version })}
        {list.data && list.data.total > MOST && ` · ${t('risk.cut', { shown: MOST, total: list.data.total })}`}
      </Text>
      {open !== null && <RiskDrawer matter={matter} storefront={open} onClose={() => setOpen(null)} />}
      <WeightsDialog matter={matter} opened={weighing} onClose={weights.close} />
      {entering && <GenuineDialog matter={matter} onClose={genuine.close} />}
    </Stack>
  );
}

/** The two factors that bring most, each by its weightiest fact. */
function saidOf(line: RiskLine, language: Language): string {
  return line.points
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 2)
    .map(({ reason }) => sayFinding(reason, language).message)
    .join('; ');
}
