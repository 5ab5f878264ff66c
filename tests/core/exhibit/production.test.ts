/** Production sets: what they hold, which numbers they carry, what they never hold. */
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Production } from '#core/exhibit/model.ts';
import type { Workbench } from '#core/workbench.ts';
import { type SampleName, withSample } from '../../support/workbench.ts';
import { temporaryFolder, testActor } from '../../support/workspace.ts';
import { checkFile, pagesOf } from './paper.ts';
import { ORDER, produce, type Unpacked, unpack } from './production-set.ts';

const SAMPLES: readonly SampleName[] = ['longgang-watches', 'maison-schedule-a'];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `ACME${String(from + n).padStart(6, '0')}`);

describe.each(SAMPLES)('everything of the sample %s', (name) => {
  let workbench: Workbench;
  let matter: string;
  let production: Production;
  let set: Unpacked;
  beforeAll(async () => {
    ({ workbench, matter } = await withSample(name));
    await workbench.exhibit.setSettings(testActor, matter, { prefix: 'ACME' });
    production = await produce(workbench, matter, { items: 'all' });
    set = await unpack(workbench, production);
  });

  it('is one document for each item, in volume, data, PDF, native and text', async () => {
    const items = await workbench.evidence.list(matter);
    expect(set.rows.map((row) => row.FILENAME).sort()).toEqual(items.map((item) => item.fileName).sort());
    expect([production.documents, production.volume, production.withheld]).toEqual([items.length, 'VOL001', 0]);
    expect([...new Set(set.names.map((path) => path.split('/').slice(0, -1).join('/')))].sort()).toEqual([
      'VOL001',
      'VOL001/DATA',
      'VOL001/NATIVE',
      'VOL001/PDF',
      'VOL001/TEXT',
    ]);
    for (const item of items) {
      const row = set.row(item.fileName);
      expect(sha256(await readFile(set.at(row.NATIVEPATH)))).toBe(item.sha256);
      expect([row.SHA256HASH, row.FILESIZE]).toEqual([item.sha256, String(item.size)]);
    }
  });

  it('has the number of each page on the page, in the load files, and once', async () => {
    const printed: string[] = [];
    for (const row of set.rows) {
      checkFile(set.at(row.PDFPATH));
      const pages = pagesOf(set.at(row.PDFPATH));
      expect(pages).toHaveLength(Number(row.PAGECOUNT));
      const own = numbers(Number(row.BEGBATES?.slice(4)), Number(row.ENDBATES?.slice(4)));
      for (const [index, page] of pages.entries()) expect(page).toContain(own[index]);
      printed.push(...own);
    }
    expect(printed).toEqual(numbers(1, production.pages));
    expect(production.bates).toEqual({ first: printed[0], last: printed.at(-1) });
    expect(set.lines.map(({ key, pages }) => [key, String(pages)])).toEqual(set.rows.map((row) => [row.BEGBATES, row.PAGECOUNT]));
  });

  it('passes the check of the whole with every PDF counted by the reader', async () => {
    const { path } = await workbench.production.file(production.id);
    expect((await workbench.production.validate(path)).findings).toEqual([]);
    expect((await workbench.production.validate(set.folder)).findings).toEqual([]);
  });

  it('says of each item who, what and where, and whom it concerns', async () => {
    const { sellers, listings, storefronts } = await workbench.seller.table(matter);
    const shop = storefronts.find(({ id }) => id === listings[0]?.storefront);
    const no = sellers.find(({ id }) => id === shop?.seller)?.no;
    const items = await workbench.evidence.list(matter);
    const item = items.find(({ id, links }) => listings[0]?.sources.includes(id) || links.some((link) => link.id === listings[0]?.id));
    const row = set.row(item?.fileName ?? '');
    expect(row.DEFNO?.split(';')).toContain(String(no));
    const labels = await workbench.exhibit.labels(matter);
    const exhibit = (await workbench.exhibit.list(matter)).find(({ evidence }) => evidence === item?.id);
    expect(row.EXHIBIT).toBe(labels[exhibit?.id ?? '']?.replaceAll('\u00a0', ' '));
    const { parties } = await workbench.matter.get(matter);
    expect(row.CUSTODIAN).toContain(parties.find(({ side }) => side === 'plaintiff')?.name);
  });

  it('is in the custody of each item with its numbers', async () => {
    for (const item of await workbench.evidence.list(matter)) {
      const event = (await workbench.evidence.custody(item.id)).at(-1);
      const row = set.row(item.fileName);
      const range = row.BEGBATES === row.ENDBATES ? row.BEGBATES : `${row.BEGBATES} – ${row.ENDBATES}`;
      expect([event?.event, event?.detail.bates, event?.detail.volume]).toEqual(['produced', range, 'VOL001']);
    }
  });
});

describe('numbers of a production', () => {
  it('are those the binder stamped, and a second production keeps them and goes on after them', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    await workbench.exhibit.setSettings(testActor, matter, { prefix: 'ACME', covers: false, sellerSheets: false });
    const list = await workbench.exhibit.list(matter);
    const [last] = list.slice(-1);
    await workbench.exhibit.drop(testActor, last?.id ?? '');
    const binder = await workbench.binder.get(await (await workbench.binder.build(testActor, matter)).ended);
    const all = await unpack(
      workbench,
      await produce(workbench, matter, { items: [...list.slice(0, 6), ...list.slice(-1)].map(({ evidence }) => evidence), text: false }),
    );
    for (const { evidence, bates } of binder.placements.slice(0, 6)) {
      const item = await workbench.evidence.get(evidence);
      const row = all.row(item.fileName);
      expect([row.BEGBATES, row.ENDBATES]).toEqual([bates?.first, bates?.last]);
    }
    const dropped = all.row((await workbench.evidence.get(last?.evidence ?? '')).fileName);
    expect(dropped.BEGBATES).toBe(numbers(binder.placements.reduce((sum, { from, to }) => sum + to - from + 1, 0) + 1, 99)[0]);
    // Some of them again: same numbers, and the numbers between them are noted as left out.
    const some = [list[0]?.evidence ?? '', list[4]?.evidence ?? ''];
    const second = await produce(workbench, matter, { items: some, natives: false, text: false });
    const again = await unpack(workbench, second);
    expect(again.rows.map((row) => row.BEGBATES)).toEqual(
      [list[0], list[4]].map((one) => binder.placements.find(({ exhibit }) => exhibit === one?.id)?.bates?.first),
    );
    expect([second.volume, again.rows.map((row) => [row.NATIVEPATH, row.TEXTPATH])]).toEqual([
      'VOL002',
      [
        ['', ''],
        ['', ''],
      ],
    ]);
    const manifest = JSON.parse(await again.text('VOL002/manifest.json')) as { gaps: unknown[] };
    expect(manifest.gaps).toHaveLength(1);
  });
});

const MESSAGE = [
  'From: Support <support@shop.example>',
  'To: Buyer <buyer@law.example>',
  'Date: Mon, 2 Mar 2026 10:11:12 +0800',
  'Subject: your order =?utf-8?B?w74gwq4=?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b1"',
  '',
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The watch was shipped today.',
  '--b1',
  'Content-Type: text/plain; name="advice.txt"',
  'Content-Disposition: attachment; filename="advice.txt"',
  '',
  'what counsel said in confidence',
  '--b1',
  'Content-Type: text/csv; name="invoice.csv"',
  'Content-Disposition: attachment; filename="invoice.csv"',
  '',
  'amount,59.89',
  '--b1--',
  '',
].join('\r\n');

describe('a family with a privileged member', () => {
  let workbench: Workbench;
  let matter: string;
  const id = new Map<string, string>();
  beforeAll(async () => {
    ({ workbench, matter } = await withSample('longgang-watches'));
    await workbench.exhibit.setSettings(testActor, matter, { prefix: 'ACME' });
    const path = join(await temporaryFolder(), 'order.eml');
    await writeFile(path, MESSAGE);
    await (await workbench.evidence.startReceiving(testActor, matter, [{ path, name: 'order.eml' }])).ended;
    for (const item of await workbench.evidence.list(matter)) id.set(item.fileName, item.id);
  });
  const family = ['order.eml', 'advice.txt', 'invoice.csv'];
  const items = () => family.map((name) => id.get(name) ?? '');

  it('is whole while nothing is privileged: ranges, parent and children', async () => {
    const set = await unpack(workbench, await produce(workbench, matter, { items: items() }));
    const [mail, advice, invoice] = family.map((name) => set.row(name));
    for (const row of [mail, advice, invoice]) expect([row?.BEGATTACH, row?.ENDATTACH]).toEqual([mail?.BEGBATES, invoice?.ENDBATES]);
    expect([advice?.PARENTID, invoice?.PARENTID]).toEqual([mail?.BEGBATES, mail?.BEGBATES]);
    expect(mail?.ATTACHIDS).toBe(`${advice?.BEGBATES};${invoice?.BEGBATES}`);
    expect([mail?.FROM, mail?.SUBJECT, mail?.DATESENT, mail?.TIMESENT]).toEqual([
      expect.stringContaining('support@shop.example'),
      'your order th (R)',
      '20260302',
      '02:11:12',
    ]);
    expect(await set.text(`VOL001/TEXT/${mail?.BEGBATES}.txt`)).toContain('shipped today');
  });

  it('goes without it, and without the native file that would hand it over; a log names the kind and nothing of the content', async () => {
    await workbench.evidence.update(testActor, id.get('advice.txt') ?? '', { privilege: 'attorney-client' });
    const production = await produce(workbench, matter, { items: items() });
    const set = await unpack(workbench, production);
    expect(set.rows.map((row) => row.FILENAME).sort()).toEqual(['invoice.csv', 'order.eml']);
    expect([set.row('order.eml').NATIVEPATH, set.row('invoice.csv').NATIVEPATH]).toEqual(['', expect.stringMatching(/\.csv$/)]);
    expect(production.findings.map(({ id: message }) => message)).toContain('production.native-withheld');
    expect(production.withheld).toBe(1);
    const log = await set.text(`${production.volume}/DATA/${production.volume}_privilege.csv`);
    expect(log).toContain('"PRIV0001"');
    expect(log).toContain('"attorney-client"');
    expect(log).toContain(`"${set.row('order.eml').BEGBATES}"`);
    expect(log).not.toContain('advice');
    const words = 'what counsel said in confidence';
    for (const name of set.names) expect(await set.text(name), name).not.toContain(words);
    for (const row of set.rows) expect(pagesOf(set.at(row.PDFPATH)).join('')).not.toContain('counsel said');
    const { path } = await workbench.production.file(production.id);
    expect((await workbench.production.validate(path)).findings).toEqual([]);
  });

  it('has it once its exhibit was released, and nothing else lets it in', async () => {
    await expect(workbench.production.build(testActor, matter, { ...ORDER, items: [id.get('advice.txt') ?? ''] })).rejects.toMatchObject({
      id: 'production.nothing',
    });
    await workbench.exhibit.add(testActor, matter, [id.get('advice.txt') ?? ''], 'waived by letter of 1 October');
    const set = await unpack(workbench, await produce(workbench, matter, { items: items() }));
    expect(set.rows.map((row) => row.FILENAME).sort()).toEqual(['advice.txt', 'invoice.csv', 'order.eml']);
    expect(set.row('order.eml').NATIVEPATH).not.toBe('');
  });
});

describe('page images', () => {
  let workbench: Workbench;
  let matter: string;
  let item: string;
  beforeAll(async () => {
    ({ workbench, matter } = await withSample('longgang-watches'));
    await workbench.exhibit.setSettings(testActor, matter, { prefix: 'ACME' });
    item = (await workbench.evidence.list(matter)).find(({ pages }) => pages === 2)?.id ?? '';
  });

  it.each(['png', 'jpeg', 'tiff'] as const)(
    'as %s: one file a page, a line each; Windows-1252 where asked',
    async (images) => {
      const production = await produce(workbench, matter, { items: [item], images, encoding: 'windows-1252', natives: false });
      const set = await unpack(workbench, production);
      expect(set.lines.map(({ key, first, pages }) => [key, first, pages])).toEqual([
        ['ACME000001', true, 2],
        ['ACME000002', false, null],
      ]);
      for (const { path } of set.lines) expect((await stat(set.at(path))).size).toBeGreaterThan(1_000);
      expect(production.findings.map(({ id }) => id)).toContain('production.value-lost');
      expect(set.rows[0]?.EXHIBIT).toMatch(/^\?\?\d+$/);
      const { path } = await workbench.production.file(production.id);
      expect((await workbench.production.validate(path)).findings).toEqual([]);
    },
    60_000,
  );
});

describe('a production that is refused or stopped', () => {
  it('leaves no row, no number and no file', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    const build = (order: Partial<typeof ORDER>) => workbench.production.build(testActor, matter, { ...ORDER, ...order });
    await expect(build({ volume: '../x' })).rejects.toMatchObject({ id: 'production.volume-name' });
    await expect(build({ items: ['nobody'] })).rejects.toMatchObject({ id: 'production.elsewhere' });
    const { id, ended } = await build({ items: 'all' });
    const rejected = expect(ended).rejects.toMatchObject({ id: 'jobs.cancelled' });
    await workbench.jobs.cancel(testActor, id);
    await rejected;
    expect(await workbench.production.list(matter)).toEqual([]);
    const again = await produce(workbench, matter, { items: 'all', text: false });
    expect(again.bates?.first).toMatch(/000001$/);
  });
});
