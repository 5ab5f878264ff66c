import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import { api } from '../../client.ts';
import { notifyProblem, notifyShort } from '../../frame/notify.tsx';
import { refreshAfter } from '../../frame/refresh.ts';
import type { Gathered } from './dropped.ts';
import { receivePaths, sendFiles, sendings, watchSendings } from './sending.ts';
import { rememberUnreadable } from './unreadable.ts';

/** Between looks at running jobs, in milliseconds. */
const LOOK = 400;
/** The list of evidence follows a long import this often; all of it is read again each time. */
const FOLLOW = 5_000;

const isRunning = (job: JobView) => job.state === 'running';

/** Jobs of a matter, newest first; looked at again and again while one of them runs. */
export function useJobs(matter: string): readonly JobView[] {
  const jobs = useQuery({
    ...api.jobs.list.queryOptions({ input: { matter } }),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? LOOK : false),
  });
  return jobs.data ?? NONE;
}
const NONE: readonly JobView[] = [];

/**
 * Files coming into a matter: those on their way, the jobs that take them in, and how to begin. `onDone` is told when a job that was
 * seen running has come to its end.
 */
export function useReceiving(matter: string, onDone: (job: JobView) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sent = useSyncExternalStore(watchSendings, sendings);
  const all = useJobs(matter);
  const jobs = useMemo(() => all.filter((job) => job.kind === 'receive'), [all]);
  const seen = useRef(new Map<string, JobView>());
  const followed = useRef({ at: 0, imported: 0 });
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    for (const job of jobs) {
      const before = seen.current.get(job.id);
      seen.current.set(job.id, job);
      if (before && isRunning(before) && !isRunning(job)) {
        void refreshAfter(queries, 'evidence', 'receive');
        done.current(job);
      } else if (isRunning(job) && job.counts.imported > 0) {
        const now = performance.now();
        if (now - followed.current.at < FOLLOW || followed.current.imported === job.counts.imported) continue;
        followed.current = { at: now, imported: job.counts.imported };
        void queries.invalidateQueries({ queryKey: api.evidence.list.key({ input: { matter } }) });
      }
    }
  }, [jobs, queries, matter]);
  const look = (job: string) => {
    // A short job may be over before it is first looked at; it is seen ending all the same.
    if (!seen.current.has(job)) seen.current.set(job, BEGUN);
    void queries.invalidateQueries({ queryKey: api.jobs.list.key() });
  };
  return {
    sendings: useMemo(() => sent.filter((one) => one.matter === matter), [sent, matter]),
    jobs,
    /** Takes files by where they lie (the desktop); folders too. */
    async takePaths(paths: readonly string[]) {
      if (paths.length === 0) return;
      try {
        look(await receivePaths(matter, paths));
      } catch (error) {
        notifyProblem(error);
      }
    },
    async takeFiles({ files, unreadable }: Gathered) {
      if (files.length === 0) {
        if (unreadable.length > 0) notifyShort(t('receiving.noneReadable', { count: unreadable.length }));
        return;
      }
      await sendFiles(matter, files, unreadable, (job, missing) => {
        if (missing.length > 0) rememberUnreadable(job, missing);
        look(job);
      });
    },
  };
}

/** Stands for a job that was begun and not yet looked at. */
const BEGUN: JobView = {
  id: '',
  matter: '',
  kind: 'receive',
  state: 'running',
  done: 0,
  total: 0,
  bytesDone: 0,
  bytesTotal: 0,
  rate: null,
  secondsLeft: null,
  note: '',
  startedAt: '',
  finishedAt: null,
  counts: { offered: 0, imported: 0, duplicates: 0, refused: 0 },
  result: '',
  problem: null,
};
