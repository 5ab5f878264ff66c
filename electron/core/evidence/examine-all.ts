/** Several files examined at once, with the files inside them, for a caller that brings all of them in with one write. */
import { stat } from 'node:fs/promises';
import { Allowance, type ExamineDeps, type ExaminedFile, examineFile, InnerFolders } from './examine.ts';
import { refusal } from './findings.ts';
import type { Offer } from './offers.ts';

/** A file with what came out of the files inside it. */
export interface ExaminedTree extends ExaminedFile {
  readonly children: readonly ExaminedTree[];
}

/** Files in the order offered. Whoever asked for it calls `discard` in the end, kept or not. */
export interface Examined {
  readonly files: readonly ExaminedTree[];
  discard(): Promise<void>;
}

export interface ExamineOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** Files worked on at once: enough to keep the disk busy while it syncs, few enough to hold little in memory. */
const LANES = 4;

/** `folder`, which need not exist, holds files inside others until `discard`. Throws as `examineFile` does. */
export async function examineAll(
  deps: ExamineDeps,
  folder: string,
  offers: readonly Offer[],
  options: ExamineOptions = {},
): Promise<Examined> {
  const all: ExaminedFile[] = [];
  const folders = new InnerFolders(folder);
  const discard = async () => {
    for (const { found } of all) await found?.staged.drop();
    await folders.clear();
  };
  let done = 0;
  const one = async (offer: Offer, depth: number, allowance: Allowance): Promise<ExaminedTree> => {
    options.signal?.throwIfAborted();
    const into = await folders.lend();
    const examined = await examineFile(deps, offer, { into, depth, ...(options.signal ? { signal: options.signal } : {}) });
    all.push(examined);
    await folders.takeBack(into, examined);
    const children: ExaminedTree[] = [];
    for (const { name, path } of examined.inner) {
      const child = { path, name, ...(offer.from ? { from: offer.from } : {}) };
      const tooMuch = allowance.take((await stat(path)).size);
      if (tooMuch)
        children.push({ offer: child, fileName: name, refused: refusal(name, tooMuch), inner: [], innerRefused: [], children: [] });
      else children.push(await one(child, depth + 1, allowance));
    }
    return { ...examined, children };
  };
  const files: ExaminedTree[] = [];
  const waiting = offers.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, offer] of waiting) {
      if (failed) return;
      options.onProgress?.(done, offers.length, offer.name);
      files[index] = await one(offer, 0, new Allowance());
      done += 1;
    }
  };
  const fail = (error: unknown) => {
    failed = true;
    throw error;
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch(fail)));
  const broken = lanes.find((one) => one.status === 'rejected');
  if (broken) {
    await discard();
    throw broken.reason;
  }
  return { files, discard };
}
