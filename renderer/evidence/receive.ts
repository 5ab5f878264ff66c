import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Received } from '#core/evidence/receive.ts';
import { client } from '../client.ts';
import { type Offered, offerFiles } from '../frame/upload.ts';

/** Files received in one transaction: enough to be quick, few enough that the bar moves. */
const BATCH = 40;

export interface Outcome extends Pick<Received, 'imported' | 'duplicates' | 'refused' | 'findings'> {
  /** What stopped it before the end; everything above was received all the same. */
  readonly stopped: unknown;
}

export interface Progress {
  readonly step: 'sending' | 'checking';
  /** Files done, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Share of the whole, 0 to 1. */
  readonly share: number;
}

const baseName = (path: string) => path.split(/[/\\]/).at(-1) ?? path;
const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));

/** Receives files batch by batch and tells what became of each. `null` while nothing runs. */
export function useReceive(matter: string, onDone: (outcome: Outcome) => void) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const run = useMutation({
    mutationFn: async (given: readonly File[] | readonly string[]): Promise<Outcome> => {
      const imported: Outcome['imported'][number][] = [];
      const duplicates: Outcome['duplicates'][number][] = [];
      const refused: Outcome['refused'][number][] = [];
      const findings: Outcome['findings'][number][] = [];
      const total = given.length;
      let done = 0;
      try {
        for (const batch of batches<File | string>(given)) {
          const tell = (step: Progress['step'], part: number) =>
            setProgress({ step, done, total, share: (done + part * batch.length) / total });
          tell('sending', 0);
          const offered: readonly Offered[] = batch.every((file) => typeof file === 'string')
            ? batch.map((path) => ({ path, name: baseName(path) }))
            : await offerFiles(batch as File[], (share) => tell('sending', share * 0.8));
          tell('checking', 0.8);
          const received = await client.evidence.receive({ matter, files: [...offered] });
          imported.push(...received.imported);
          duplicates.push(...received.duplicates);
          refused.push(...received.refused);
          findings.push(...received.findings);
          done += batch.length;
        }
      } catch (error) {
        return { imported, duplicates, refused, findings, stopped: error };
      }
      return { imported, duplicates, refused, findings, stopped: null };
    },
    onSuccess: onDone,
    onSettled: () => setProgress(null),
  });
  return {
    progress,
    start: (given: readonly File[] | readonly string[]) => {
      if (given.length > 0 && !run.isPending) run.mutate(given);
    },
  };
}
