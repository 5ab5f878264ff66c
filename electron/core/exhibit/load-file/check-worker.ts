/** A thread that checks one set. Runs as it stands under Node 24, or bundled when packaged. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../kit/problem.ts';
import type { CheckOrder, Told } from './check-set.ts';
import type { SetFiles } from './set-files.ts';
import { validateProduction } from './validate.ts';

const port = parentPort;
if (!port) throw new Error('sets are checked in a worker thread');
const { path, folder } = workerData as CheckOrder;
const tell = (told: Told) => port.postMessage(told);

/** One at a time: the answer belongs to the last question. */
async function pagesOf(set: SetFiles, name: string): Promise<number | null> {
  const file = join(folder, 'one.pdf');
  await writeFile(file, await set.stream(name));
  tell({ ask: file });
  const [pages] = (await once(port as NonNullable<typeof port>, 'message')) as [number | null];
  return pages;
}

try {
  tell({ done: await validateProduction(path, folder === '' ? {} : { pagesOf }) });
} catch (error) {
  if (error instanceof Problem) tell({ problem: { kind: error.kind, id: error.id, params: error.params } });
  else tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
port.close();
