import { Anchor, ScrollArea, Stack, Tabs, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconListNumbers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import { api } from '../client.ts';
import { useJobs } from '../evidence/receiving/use-receiving.ts';
import { focusWhere } from '../frame/go-to.ts';
import { notifyDone } from '../frame/notify.tsx';
import { Split } from '../frame/split.tsx';
import { Binders } from './binders.tsx';
import { ExhibitList } from './list.tsx';
import { Productions } from './productions.tsx';
import { ExhibitSetup } from './settings.tsx';
import { useExhibits } from './use-exhibits.ts';

const PANELS = ['binder', 'production', 'settings'] as const;
type Panel = (typeof PANELS)[number];

/** What is put before the court: its order and labels on the left; the binder, the production set and their set-up on the right. */
export function ExhibitPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { matter } = useParams({ from: '/m/$matter' });
  const { at } = useSearch({ from: '/m/$matter/exhibits' });
  const [panel, setPanel] = useLocalStorage<Panel>({ key: 'exhibit-panel', defaultValue: 'binder', getInitialValueInEffect: false });
  const { rows, ready, binders = [] } = useExhibits(matter);
  const title = useQuery(api.matter.get.queryOptions({ input: { id: matter } })).data?.title ?? '';
  const jobs = useJobs(matter);
  const binderJob = jobs.find((job) => job.kind === 'binder');
  const productionJob = jobs.find((job) => job.kind === 'production');
  useBuilt(binderJob, () => {
    const [newest] = binders;
    if (newest) notifyDone(t('exhibit.binder.built'));
  });
  useBuilt(productionJob, () => notifyDone(t('exhibit.binder.built')));
  useEffect(() => {
    if (at?.startsWith('exhibit/settings')) setPanel('settings');
    if (at !== undefined && ready) focusWhere(at);
  }, [at, ready, setPanel]);
  const open = (item: string) => void navigate({ to: '/m/$matter/evidence', params: { matter }, search: { item } });
  const any = rows.some(({ exhibit }) => exhibit.withdrawn === '');
  const side = (
    <Tabs
      value={panel}
      onChange={(value) => setPanel(PANELS.find((one) => one === value) ?? 'binder')}
      aria-label={t('exhibit.panel')}
      style={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}
      keepMounted={false}
    >
      <Tabs.List grow>
        {PANELS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`exhibit.panels.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <ScrollArea style={{ flex: 1, minHeight: 0 }} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('exhibit.panel') }}>
        <Tabs.Panel value="binder" p="md">
          <Binders matter={matter} binders={binders} job={binderJob} any={any} />
        </Tabs.Panel>
        <Tabs.Panel value="production" p="md">
          <Productions matter={matter} job={productionJob} any={any} />
        </Tabs.Panel>
        <Tabs.Panel value="settings" p="md">
          <ExhibitSetup matter={matter} title={title} />
        </Tabs.Panel>
      </ScrollArea>
    </Tabs>
  );
  return (
    <Split side={side} label={t('exhibit.resize')} name="exhibit-side" usual={34}>
      <Stack className="room-fixed" gap="sm" h="100%">
        <Text size="sm" c="dimmed" aria-live="polite">
          {ready && t('exhibit.count', { count: rows.length })}
        </Text>
        {ready && rows.length === 0 ? (
          <Stack align="center" gap={4} py={60}>
            <IconListNumbers size={40} stroke={1.2} aria-hidden />
            <Text fw={600}>{t('exhibit.none')}</Text>
            <Text size="sm" c="dimmed" ta="center" maw={460}>
              {t('exhibit.noneHint')}
            </Text>
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => void navigate({ to: '/m/$matter/evidence', params: { matter } })}
            >
              {t('exhibit.toEvidence')}
            </Anchor>
          </Stack>
        ) : (
          <ExhibitList rows={rows} onOpen={open} />
        )}
      </Stack>
    </Split>
  );
}

/** Says once that a job seen running is done, and asks again for what it made. */
function useBuilt(job: JobView | undefined, say: () => void): void {
  const queries = useQueryClient();
  const seen = useRef<string | null>(null);
  const told = useRef(say);
  told.current = say;
  useEffect(() => {
    if (job?.state === 'running') seen.current = job.id;
    if (!job || job.state === 'running' || seen.current !== job.id) return;
    seen.current = null;
    void queries.invalidateQueries();
    if (job.state === 'done') told.current();
  }, [job, queries]);
}
