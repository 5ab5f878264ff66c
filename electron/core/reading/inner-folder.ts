/** Takes the files inside a container out into a folder of the caller, under names of our own. */
import { writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Containing, InnerFile, InnerRefusal } from './model.ts';
import { oneLine } from './one-line.ts';

/** Containers may lie in containers this deep: a file received by itself has depth 0. */
export const DEEPEST = 3;
/** Members taken out of one container. */
export const MOST_MEMBERS = 20_000;
/** Bytes taken out of one container. */
export const MOST_BYTES = 4 * 1024 ** 3;
/** Milliseconds one container is given; the process that reads it is stopped at 30 s. */
export const UNPACKING_TIME = 20_000;

const LONGEST_NAME = 1_000;

/** Where bytes go that come piece by piece. Exactly one of `keep` and `drop` ends it. */
export interface Taking {
  write(chunk: Uint8Array): Promise<void>;
  keep(): Promise<void>;
  drop(): Promise<void>;
}

export class InnerFolder {
  readonly files: InnerFile[] = [];
  readonly refused: InnerRefusal[] = [];
  /** Bytes written so far. */
  taken = 0;
  readonly #folder: string;
  readonly #depth: number;
  readonly #until: number;
  #next = 1;

  /** `depth` is that of the container itself. */
  constructor(folder: string, depth = 0, time = UNPACKING_TIME) {
    this.#folder = folder;
    this.#depth = depth;
    this.#until = performance.now() + time;
  }

  /** Why nothing more may be taken out; undefined while it may. */
  get closed(): InnerRefusal['message'] | undefined {
    if (this.#depth >= DEEPEST) return 'reading.nested-too-deep';
    if (this.files.length >= MOST_MEMBERS) return 'reading.too-many';
    if (this.taken >= MOST_BYTES) return 'reading.expands-too-much';
    return performance.now() > this.#until ? 'reading.out-of-time' : undefined;
  }

  refuse(name: string, message: InnerRefusal['message']): void {
    this.refused.push({ name: shownName(name), message });
  }

  /** Writes one file whose bytes are all there; refuses it by name when nothing more may be taken out. */
  add(name: string, as: Containing, bytes: Uint8Array): void {
    const closed = this.closed ?? (this.taken + bytes.length > MOST_BYTES ? 'reading.expands-too-much' : undefined);
    if (closed) {
      this.refuse(name, closed);
      return;
    }
    for (;;) {
      const path = this.#path();
      try {
        // At once: the process has nothing else to do, and thousands of small files go three times as fast.
        writeFileSync(path, bytes, { flag: 'wx' });
        this.taken += bytes.length;
        this.files.push({ name: shownName(name), path, as });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  /** Begins a file whose bytes come piece by piece. The caller minds the limits. */
  async take(name: string, as: Containing): Promise<Taking> {
    for (;;) {
      const path = this.#path();
      try {
        const file = await open(path, 'wx');
        let size = 0;
        return {
          write: async (chunk) => {
            await file.write(chunk);
            size += chunk.length;
          },
          keep: async () => {
            await file.close();
            this.taken += size;
            this.files.push({ name: shownName(name), path, as });
          },
          drop: async () => {
            await file.close();
            await rm(path, { force: true });
          },
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  #path(): string {
    return join(this.#folder, `inner-${String(this.#next++).padStart(6, '0')}`);
  }
}

/** The name as the container gives it, fit to be shown and stored; never a path. */
export function shownName(name: string): string {
  const shown = oneLine(name, LONGEST_NAME);
  return shown === '' ? '?' : shown;
}
