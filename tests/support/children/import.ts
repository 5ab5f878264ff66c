/**
 * Imports one matter after another into a workspace until it is ended: a matter row, forty files with custody, six hundred sellers,
 * all in one write. Says when it is ready, and names each import once it is committed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEvidenceService } from '../../../electron/core/evidence/service.ts';
import { createExhibitService } from '../../../electron/core/exhibit/service.ts';
import { createJobs } from '../../../electron/core/jobs/service.ts';
import { checkoutPlaces } from '../../../electron/core/places.ts';
import { openReader } from '../../../electron/core/reading/open.ts';
import { insertAll } from '../../../electron/core/store/bulk.ts';
import { openStore } from '../../../electron/core/store/open.ts';
import { openVault } from '../../../electron/core/vault/vault.ts';
import { nodeFork } from '../../../electron/core/world.ts';

const [folder = '', desk = '', prefix = ''] = process.argv.slice(2);
const core = new URL('../../../electron/core/', import.meta.url);
const at = '2026-11-23T09:00:00.000Z';
let last = 0;
const ids = { next: () => `${prefix}-${++last}` };
const clock = { now: () => at, today: () => '2026-11-23' };
const store = await openStore({
  folder,
  clock,
  worker: new URL('store/worker.ts', core),
  migrations: fileURLToPath(new URL('store/migrations', core)),
});
const vault = await openVault({ folder: join(folder, 'vault') });
const exhibit = createExhibitService({ store, ids, schemes: async () => [] });
const places = checkoutPlaces();
const reader = openReader({ fork: nodeFork, worker: places.worker('reading'), pdfium: places.pdfium, font: places.chineseFont });
const jobs = createJobs({ store, clock, ids });
const evidence = createEvidenceService({ store, vault, clock, ids, jobs, reader, derived: join(folder, 'derived'), exhibits: exhibit });
const actor = { name: 'Child', door: 'test' as const };
await mkdir(desk, { recursive: true });

console.log('ready');
for (let round = 1; ; round++) {
  const matter = `${prefix}-m${round}`;
  const files = Array.from({ length: 40 }, (_, n) => ({ path: join(desk, `${n}.txt`), name: `${n}.txt` }));
  for (const [n, { path }] of files.entries()) await writeFile(path, `${matter} ${n} ${'x'.repeat(n * 2000)}`);
  const examined = await evidence.examine(files);
  await store.write({ actor, matter, verb: 'import', undoable: false }, async (write) => {
    await write.db.insertInto('matter').values({ id: matter, title: '', pack: 'p', updated_at: at, removed: 0, data: '{}' }).execute();
    const { items } = await evidence.admit(write, matter, examined);
    const added = items.flatMap((id) => (id === null ? [] : [{ evidence: id }]));
    await exhibit.addIn(write, matter, added);
    const sellers = Array.from({ length: 600 }, (_, n) => ({
      id: ids.next(),
      matter_id: matter,
      no: n + 1,
      name: `Shop ${n}`,
      data: '{}',
    }));
    await insertAll(write.db, 'seller' as never, sellers as never);
  });
  await examined.discard();
  console.log(`imported ${matter}`);
}
