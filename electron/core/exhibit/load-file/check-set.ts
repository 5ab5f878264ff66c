/**
 * Checks sets in a thread of its own: a set comes from somebody else, its load files may be long, and the window must not wait for them.
 * PDF files of the set are opened by the reading process alone.
 */
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { Problem, type ProblemKind } from '../../kit/problem.ts';
import type { Ids } from '../../kit/world.ts';
import type { Reader } from '../../reading/reader.ts';
import type { Validated } from './validate.ts';

export interface CheckOrder {
  readonly path: string;
  /** A folder of its own for PDF files on their way to the reader; '' when pages are not counted. */
  readonly folder: string;
}

export type Told =
  | { readonly ask: string }
  | { readonly done: Validated }
  | { readonly problem: { readonly kind: ProblemKind; readonly id: MessageId; readonly params: MessageParams } }
  | { readonly fault: string };

/** Memory of the thread; a load file that needs more is refused. */
const MEGABYTES = 2_048;

export interface SetCheckDeps {
  /** Entry of the thread. */
  readonly worker: URL;
  readonly reader: Pick<Reader, 'inspect'>;
  readonly ids: Ids;
  /** Folder of what can be made again. */
  readonly folder: string;
}

/** `counted`: the pages of every PDF are counted by the reader. Throws `production.not-a-set` for what cannot be opened at all. */
export type SetCheck = (
  path: string,
  options: { readonly counted: boolean; readonly signal?: AbortSignal | undefined },
) => Promise<Validated>;

export function createSetCheck({ worker, reader, ids, folder }: SetCheckDeps): SetCheck {
  return async (path, { counted, signal }) => {
    signal?.throwIfAborted();
    const own = counted ? join(folder, `check-${ids.next()}`) : '';
    if (own !== '') await mkdir(own, { recursive: true });
    const order: CheckOrder = { path, folder: own };
    const thread = new Worker(worker, { name: 'set-check', workerData: order, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
    const stop = () => void thread.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<Validated>((done, failed) => {
        thread.on('message', (told: Told) => {
          if ('done' in told) done(told.done);
          else if ('problem' in told) failed(new Problem(told.problem.kind, told.problem.id, told.problem.params));
          else if ('fault' in told) failed(new Error(told.fault));
          else
            reader.inspect({ path: told.ask, name: 'one.pdf' }).then(
              ({ pages, unreadable }) => thread.postMessage(unreadable === '' ? pages : null),
              () => thread.postMessage(null),
            );
        });
        const ended = (cause?: unknown) =>
          failed(signal?.aborted ? signal.reason : new Problem('invalid', 'production.unreadable', { file: basename(path) }, [], cause));
        thread.on('error', ended);
        thread.on('exit', () => ended());
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      await thread.terminate();
      if (own !== '') await rm(own, { recursive: true, force: true });
    }
  };
}
