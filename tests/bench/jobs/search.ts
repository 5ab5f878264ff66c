/**
 * search <folder> <pages> <runs>: an index over that many pages, built and asked as the program does it (from the call of the service
 * to its hits, through the threads); beside it the same texts in FTS5's trigram index, and LIKE over all of them, asked in process.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import type { Evidence } from '#core/evidence/model.ts';
import { evidenceSchema } from '#core/evidence/model.ts';
import { insertItems } from '#core/evidence/rows.ts';
import { createTextService } from '#core/evidence/text/service.ts';
import { checkoutPlaces } from '#core/places.ts';
import type { Reader } from '#core/reading/reader.ts';
import { openStore } from '#core/store/open.ts';
import { recordBlobs } from '#core/vault/rows.ts';
import { systemClock } from '#core/world.ts';
import { median } from '../measure.ts';
import { pagesOf, QUERIES } from './search-corpus.ts';
import { timed } from './tell.ts';

const [folder = '', wanted = '10000', times = '15'] = process.argv.slice(2);
const PAGES_PER_FILE = 20;
const files = Math.ceil(Number(wanted) / PAGES_PER_FILE);
const runs = Number(times);
const places = checkoutPlaces();

const highest = (of: readonly number[], share: number): number =>
  [...of].sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? Number.NaN;

const sha = (n: number) => createHash('sha256').update(String(n)).digest('hex');
const item = (n: number): Evidence =>
  evidenceSchema.parse({
    id: `item-${n}`,
    matter: 'matter',
    fileName: `capture-${n}.pdf`,
    title: n % 50 === 0 ? `Order page ${n}` : '',
    sha256: sha(n),
    size: 1,
    mediaType: 'application/octet-stream',
    pages: null,
    receivedAt: '2026-03-02T10:00:00.000Z',
    receivedFrom: '',
    withdrawn: '',
    password: '',
    sourceUrl: '',
    links: n % 10 === 0 ? [{ to: 'seller', id: `seller-${n % 7}` }] : [],
  });

const store = await openStore({ folder, clock: systemClock, worker: places.worker('store'), migrations: places.migrations });
const actor = { name: 'Bench', door: 'test' } as const;
await store.write({ actor, matter: 'matter', verb: 'make', undoable: false }, async (write) => {
  await write.db
    .insertInto('matter')
    .values({ id: 'matter', title: 'Bench', pack: 'us-federal', updated_at: write.at, removed: 0, data: '{}' })
    .execute();
  const items = Array.from({ length: files }, (_, n) => item(n));
  await recordBlobs(
    write,
    items.map(({ sha256, size }) => ({ sha256, size })),
  );
  await insertItems(write.db, items);
});

/** Hands the pages out; what reading a PDF takes is measured elsewhere. */
const byName = new Map(Array.from({ length: files }, (_, n) => [`capture-${n}.pdf`, n]));
let made = 0;
const reader: Reader = {
  async text({ name }) {
    const [ms, pages] = await timed(() => pagesOf(byName.get(name) ?? 0, PAGES_PER_FILE).map((text, n) => ({ page: n + 1, text })));
    made += ms;
    return pages;
  },
  fingerprint: async () => null,
  scan: async () => false,
  picture: async () => false,
  markup: async () => null,
  entries: async () => null,
  inspect: () => Promise.reject(new Error('nothing is inspected here')),
  close: async () => {},
};
const service = createTextService({
  store,
  reader,
  ocr: { read: async () => 'damaged', pid: undefined, close: () => {} },
  worker: places.worker('store'),
  // Any file that is there: its pages are made up.
  path: () => import.meta.filename,
  derived: join(folder, 'derived'),
  exhibits: { numbers: async () => new Map() },
  sellers: { targets: async (seller) => ({ links: [{ to: 'seller', id: seller }], evidence: [] }) },
});
const { ms: building, cpu: buildCpu } = await both(() => service.readWaiting({ ocr: false }));
const build = building - made;

/** Milliseconds by the clock, and of processor time of all threads: what other programs on the machine do not change. */
async function both<T>(work: () => T | Promise<T>): Promise<{ ms: number; cpu: number; result: T }> {
  const before = process.cpuUsage();
  const [ms, result] = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1000, result };
}

const ours = new Map<string, { median: number; p90: number; cpu: number; total: number; capped: boolean }>();
const ask = async (name: string, query: string, filters = {}) => {
  const taken: { ms: number; cpu: number }[] = [];
  let last = { total: 0, capped: false };
  for (let n = 0; n < runs; n++) {
    const { result, ...one } = await both(() => service.search({ matter: 'matter', query, filters, limit: 20 }));
    taken.push(one);
    last = result;
  }
  const clock = taken.map(({ ms }) => ms);
  const cpu = median(taken.map((one) => one.cpu));
  ours.set(name, { median: median(clock), p90: highest(clock, 0.9), cpu, total: last.total, capped: last.capped });
};
for (const { name, query } of QUERIES) await ask(name, query);
await ask('frequent word, of one seller', 'seller ', { seller: 'seller-3' });
await service.close();
await store.close();

const file = join(folder, 'derived', 'text.db');
const peer = new Database(join(folder, 'trigram.db'));
peer.pragma('journal_mode = wal');
peer.pragma('cache_size = -65536');
peer.exec(
  `attach '${file}' as texts; create virtual table words using fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram')`,
);
const { ms: trigramBuild, cpu: trigramCpu } = await both(() =>
  peer.exec('insert into words (rowid, text) select rowid, text from texts.page'),
);

const theirs = async (work: () => unknown): Promise<{ ms: number; cpu: number }> => {
  const taken: { ms: number; cpu: number }[] = [];
  for (let n = 0; n < Math.max(3, runs / 3); n++) {
    const { ms, cpu } = await both(work);
    taken.push({ ms, cpu });
  }
  return { ms: median(taken.map(({ ms }) => ms)), cpu: median(taken.map(({ cpu }) => cpu)) };
};
const rows = [];
for (const { name, like, trigram } of QUERIES) {
  const pattern = `%${like}%`;
  const byLike = await theirs(() => {
    peer.prepare('select count(*) as n from texts.page where text like ?').all(pattern);
    peer.prepare('select rowid from texts.page where text like ? limit 20').all(pattern);
  });
  const byTrigram =
    trigram === undefined
      ? null
      : await theirs(() => {
          peer.prepare('select count(*) as n from words where words match ?').all(trigram);
          peer.prepare('select rowid from words where words match ? order by rank limit 20').all(trigram);
        });
  rows.push({ name, ...ours.get(name), trigram: byTrigram, like: byLike });
}
rows.push({ name: 'frequent word, of one seller', ...ours.get('frequent word, of one seller'), trigram: null, like: null });
peer.close();

const megabytes = (path: string) => statSync(path).size / 1e6;
const peak = process.resourceUsage().maxRSS / 1024;
const texts = JSON.stringify({
  pages: files * PAGES_PER_FILE,
  build,
  buildCpu: buildCpu - made,
  trigramBuild,
  trigramCpu,
  size: megabytes(file),
  trigramSize: megabytes(join(folder, 'trigram.db')),
  peak,
  rows,
});
process.stdout.write(`${texts}\n`);
