/** Opens a workspace, says so, and holds it until it is ended. Prints the refusal when it cannot. */
import { fileURLToPath } from 'node:url';
import { Problem } from '../../../electron/core/kit/problem.ts';
import { openStore } from '../../../electron/core/store/open.ts';

const [folder = '', mode = 'write'] = process.argv.slice(2);
const core = new URL('../../../electron/core/', import.meta.url);
try {
  const store = await openStore({
    folder,
    readOnly: mode === 'read',
    clock: { now: () => '2026-11-23T09:00:00.000Z', today: () => '2026-11-23' },
    worker: new URL('store/worker.ts', core),
    migrations: fileURLToPath(new URL('store/migrations', core)),
  });
  console.log(`open ${store.readOnly ? 'for reading' : 'for writing'}`);
  const act = { actor: { name: 'Child', door: 'test' as const }, matter: '', verb: 'set', undoable: false };
  if (mode === 'try') {
    await store.write(act, async ({ record }) => record({ kind: 'setting', id: 'x', before: null, after: 1 }));
    await store.close();
  } else {
    setInterval(() => {}, 60_000);
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.log(error.id);
  process.exit(1);
}
