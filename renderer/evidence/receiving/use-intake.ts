import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import { client } from '../../client.ts';
import { desktop } from '../../desktop.ts';
import { notifyDone } from '../../frame/notify.tsx';
import { type Gathered, placedFiles } from './dropped.ts';
import { isOver } from './tray.tsx';
import { useReceiving } from './use-receiving.ts';

/** Ended jobs whose card was put away; older ones are no longer asked about. */
const KEPT = 200;
/** Cards of ended jobs shown at once. */
const CARDS = 3;
const NONE: readonly string[] = [];

/** All the ways in, and what is shown of them. `onSingle` gets the item when one file came in by itself. */
export function useIntake(matter: string, onSingle: (item: string) => void) {
  const { t } = useTranslation();
  const [away, setAway] = useLocalStorage({ key: 'receive-put-away', defaultValue: NONE, getInitialValueInEffect: false });
  const [listed, list] = useState<string | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const putAway = (job: JobView) => setAway((before) => [...before.filter((id) => id !== job.id), job.id].slice(-KEPT));
  const done = async (job: JobView) => {
    const { offered, imported, duplicates, refused } = job.counts;
    if (job.state !== 'done' || duplicates + refused > 0 || imported === 0) return;
    notifyDone(t('receiving.done', { count: imported }));
    putAway(job);
    if (offered !== 1 || imported !== 1) return;
    const [only] = (await client.jobs.files({ id: job.id, state: 'imported', offset: 0, limit: 1 })).files;
    if (only?.evidence) onSingle(only.evidence);
  };
  const receiving = useReceiving(matter, (job) => void done(job).catch(() => undefined));
  const { jobs, sendings, takePaths, takeFiles } = receiving;
  const cards = useMemo(() => {
    const ended = jobs.filter((job) => isOver(job) && !away.includes(job.id)).slice(0, CARDS);
    return jobs.filter((job) => !isOver(job) || ended.includes(job));
  }, [jobs, away]);
  const take = useRef(takeFiles);
  take.current = takeFiles;
  useEffect(() => {
    // A screenshot in the clipboard is evidence as much as a file; text pasted into a field is not ours.
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      void take.current({ files: placedFiles(pasted), unreadable: [] });
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  return {
    jobs,
    sendings,
    cards,
    putAway,
    /** The job whose files are listed. */
    listed: jobs.find((job) => job.id === listed) ?? null,
    list: (job: JobView | null) => list(job?.id ?? null),
    files,
    folder,
    pickFiles: async () => (desktop ? takePaths(await desktop.pickFiles()) : files.current?.click()),
    pickFolder: async () => {
      if (!desktop) return folder.current?.click();
      const path = await desktop.pickFolder();
      if (path !== null) await takePaths([path]);
    },
    takePaths: (paths: readonly string[]) => void takePaths(paths),
    takeFiles: (given: Gathered) => void takeFiles(given),
  };
}
export type Intake = ReturnType<typeof useIntake>;
