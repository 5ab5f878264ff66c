import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createEvidenceService } from '#core/evidence/service.ts';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import type { JobFileView } from '#core/jobs/model.ts';
import { createJobs } from '#core/jobs/service.ts';
import { openVault } from '#core/vault/vault.ts';
import { fixedClock } from '../../support/clock.ts';
import { sharedTestReader } from '../../support/reader.ts';
import { openTestRooms, pdf, picture, type TestRooms } from '../../support/rooms.ts';
import { storeAt, temporaryFolder, testActor } from '../../support/workspace.ts';

async function ready() {
  const rooms = await openTestRooms();
  return { ...rooms, matter: await rooms.matter(), desk: await temporaryFolder() };
}

type Ready = Omit<TestRooms, 'matter'> & { readonly matter: string };
const text = (words: string) => new TextEncoder().encode(words);

/** Receives and tells of each file what became of it. */
async function received({ evidence, jobs, matter }: Pick<Ready, 'evidence' | 'jobs' | 'matter'>, ...paths: string[]) {
  const offers = paths.map((path) => ({ path, name: path.split('/').at(-1) ?? '' }));
  const { id } = await evidence.startReceiving(testActor, matter, offers);
  const job = await jobs.rest(id);
  const { files, total } = await jobs.files(id, { offset: 0, limit: 1_000 });
  const { offered, imported, duplicates, refused } = job.counts;
  expect([job.state, job.problem], 'the job ended').toEqual(['done', null]);
  expect(offered, 'every file is accounted for').toBe(imported + duplicates + refused);
  expect([total, files.length]).toEqual([offered, offered]);
  expect(files.filter((file) => file.finding !== null)).toEqual(files.filter((file) => file.state === 'refused'));
  return { id, job, files };
}
const told = (files: readonly JobFileView[]) =>
  files.map(({ no, parentNo, name, state, finding, duplicateOf }) => [no, parentNo, name, state, finding?.id ?? duplicateOf?.name ?? '']);

async function folder(at: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(join(at, name, '..'), { recursive: true });
    await writeFile(join(at, name), bytes);
  }
  return at;
}

describe('a folder', () => {
  it('comes in whole, in the order of its names, and nothing of it is left out in silence', async () => {
    const rooms = await ready();
    const at = await folder(join(rooms.desk, 'Shop 12'), {
      '2.txt': 'second',
      '10.txt': 'tenth',
      'cart/checkout.png': await picture(8, 8),
      'cart/.DS_Store': 'view',
      'cart/.htaccess': 'a hidden file that may matter',
      '__MACOSX/cart/._checkout.png': 'x',
      'Thumbs.db': 'x',
      '~$letter.docx': 'x',
      'empty.txt': '',
      'again.txt': 'second',
    });
    await symlink('/etc/passwd', join(at, 'link.txt'));
    await symlink(rooms.folder, join(at, 'cart', 'loop'));
    execFileSync('mkfifo', [join(at, 'pipe')]);
    const { files, job } = await received(rooms, at);
    expect(told(files)).toEqual([
      [1, null, 'Shop 12/__MACOSX', 'refused', 'evidence.system-file'],
      [2, null, 'Shop 12/~$letter.docx', 'refused', 'evidence.system-file'],
      [3, null, 'Shop 12/2.txt', 'imported', ''],
      [4, null, 'Shop 12/10.txt', 'imported', ''],
      [5, null, 'Shop 12/again.txt', 'duplicate', '2.txt'],
      [6, null, 'Shop 12/cart/.DS_Store', 'refused', 'evidence.system-file'],
      [7, null, 'Shop 12/cart/.htaccess', 'imported', ''],
      [8, null, 'Shop 12/cart/checkout.png', 'imported', ''],
      [9, null, 'Shop 12/cart/loop', 'refused', 'evidence.link'],
      [10, null, 'Shop 12/empty.txt', 'refused', 'evidence.empty'],
      [11, null, 'Shop 12/link.txt', 'refused', 'evidence.link'],
      [12, null, 'Shop 12/pipe', 'refused', 'evidence.not-a-file'],
      [13, null, 'Shop 12/Thumbs.db', 'refused', 'evidence.system-file'],
    ]);
    expect(job).toMatchObject({ done: 13, total: 13, note: '', counts: { offered: 13, imported: 4, duplicates: 1, refused: 8 } });
    expect(job.bytesDone).toBe(job.bytesTotal);
    const items = await rooms.evidence.list(rooms.matter);
    expect(items.map(({ fileName }) => fileName)).toEqual(['2.txt', '10.txt', '.htaccess', 'checkout.png']);
    expect(files[4]?.evidence).toBe(items[0]?.id);
    expect(await rooms.evidence.custody(items[3]?.id ?? '')).toMatchObject([
      { event: 'received', actor: 'Pat Paralegal', detail: { name: 'Shop 12/cart/checkout.png', path: join(at, 'cart/checkout.png') } },
    ]);
  });

  it('may be the one the workspace lies in: the workspace itself stays out of it', async () => {
    const rooms = await ready();
    await writeFile(join(rooms.folder, '..', 'beside.txt'), 'beside');
    const { files } = await received(rooms, join(rooms.folder, '..'));
    expect(files.map(({ state, finding }) => [state, finding?.id])).toEqual([
      ['imported', undefined],
      ['refused', 'evidence.own-folder'],
    ]);
  });

  it('that is empty, or not there, is said so', async () => {
    const rooms = await ready();
    await mkdir(join(rooms.desk, 'empty'));
    const { files } = await received(rooms, join(rooms.desk, 'empty'), join(rooms.desk, 'nowhere'));
    expect(files.map(({ finding }) => finding?.id)).toEqual(['evidence.empty-folder', 'evidence.unreadable']);
  });

  it('is only read: its files are as they were, to the last time stamp', async () => {
    const rooms = await ready();
    const at = await folder(join(rooms.desk, 'in'), { 'a.txt': 'a', 'b.zip': zipSync({ 'c.txt': text('c') }) });
    for (const name of ['a.txt', 'b.zip']) await utimes(join(at, name), 1_600_000_000, 1_600_000_000);
    const look = () => Promise.all(['a.txt', 'b.zip'].map((name) => stat(join(at, name), { bigint: true })));
    const of = async () => (await look()).map(({ ino, size, mtimeNs, ctimeNs, mode }) => [ino, size, mtimeNs, ctimeNs, mode]);
    const before = await of();
    await received(rooms, at);
    expect(await of()).toEqual(before);
    expect((await readdir(at)).sort()).toEqual(['a.txt', 'b.zip']);
  });
});

describe('files inside others', () => {
  const mail = [
    'From: Shop <shop@example.com>',
    'To: buyer@example.com',
    'Subject: Order 12',
    'Date: Mon, 02 Mar 2026 10:11:12 +0800',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="cut"',
    '',
    '--cut',
    'Content-Type: text/plain',
    '',
    'Your order',
    '--cut',
    'Content-Type: text/plain; name="receipt.txt"',
    'Content-Disposition: attachment; filename="receipt.txt"',
    '',
    'paid',
    '--cut--',
    '',
  ].join('\r\n');

  it('are items of their own that say what they came out of, however deep', async () => {
    const rooms = await ready();
    const inner = zipSync({ 'order.eml': text(mail), 'empty.txt': new Uint8Array() });
    const at = await folder(rooms.desk, {
      'all.zip': zipSync({ 'Shop 1/inner.zip': inner, '../../escape.txt': text('x') }),
      'receipt.txt': 'paid',
    });
    const { files } = await received(rooms, join(at, 'all.zip'), join(at, 'receipt.txt'));
    expect(told(files)).toEqual([
      [1, null, 'all.zip', 'imported', ''],
      [2, null, 'receipt.txt', 'imported', ''],
      [3, 1, 'Shop 1/inner.zip', 'imported', ''],
      [4, 1, '../../escape.txt', 'refused', 'reading.unsafe-path'],
      [5, 3, 'order.eml', 'imported', ''],
      [6, 3, 'empty.txt', 'refused', 'evidence.empty'],
      [7, 5, 'receipt.txt', 'duplicate', 'receipt.txt'],
    ]);
    const [all, , zip, eml] = await rooms.evidence.list(rooms.matter);
    expect(zip).toMatchObject({ fileName: 'inner.zip', parent: all?.id });
    expect(eml).toMatchObject({ fileName: 'order.eml', parent: zip?.id, kind: 'correspondence', metadata: { subject: 'Order 12' } });
    expect(await rooms.evidence.inner(all?.id ?? '')).toMatchObject([{ id: zip?.id }]);
    expect(await rooms.evidence.custody(eml?.id ?? '')).toMatchObject([{ event: 'received', detail: { parent: zip?.id, as: 'member' } }]);
    expect(await readdir(join(rooms.folder, 'derived', 'receiving'))).toEqual([]);
  });

  it('of a file that was received before are looked at again, so that none stays out', async () => {
    const rooms = await ready();
    const at = await folder(rooms.desk, { 'a.zip': zipSync({ 'one.txt': text('one'), 'two.txt': text('two') }) });
    await received(rooms, join(at, 'a.zip'));
    const { files } = await received(rooms, join(at, 'a.zip'));
    expect(told(files)).toEqual([
      [1, null, 'a.zip', 'duplicate', 'a.zip'],
      [2, 1, 'one.txt', 'duplicate', 'one.txt'],
      [3, 1, 'two.txt', 'duplicate', 'two.txt'],
    ]);
    expect(await rooms.evidence.list(rooms.matter)).toHaveLength(3);
  });

  it('come in with an intake folder too, in its one transaction', async () => {
    const rooms = await ready();
    const at = await folder(rooms.desk, { 'a.zip': zipSync({ 'one.txt': text('one'), '__MACOSX/._one.txt': text('x') }) });
    const { imported, items, refused, findings } = await rooms.evidence.receive(testActor, {
      matter: rooms.matter,
      files: [{ path: join(at, 'a.zip'), name: 'a.zip' }],
    });
    expect(imported.map(({ fileName, parent }) => [fileName, parent])).toEqual([
      ['a.zip', ''],
      ['one.txt', items[0]],
    ]);
    expect(refused.map(({ finding }) => finding.id)).toEqual(['reading.system-file']);
    expect(findings.map(({ id }) => id)).toContain('reading.system-file');
    expect(items).toHaveLength(1);
    expect(await readdir(rooms.folder)).not.toContain('derived');
  });
});

describe('a locked PDF', () => {
  it('is kept, and opens when its password is given', async () => {
    const rooms = await ready();
    const open = await rooms.file('open.pdf', await pdf(3));
    const locked = join(open, '..', 'locked.pdf');
    execFileSync('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', open, locked]);
    const { files } = await received(rooms, locked);
    expect(files).toMatchObject([{ state: 'imported', pages: null, mediaType: 'application/pdf' }]);
    const id = files[0]?.evidence ?? '';
    expect((await rooms.evidence.list(rooms.matter))[0]?.findings).toMatchObject([{ id: 'evidence.encrypted' }]);
    await expect(rooms.evidence.unlock(testActor, id, 'wrong')).rejects.toMatchObject({ id: 'evidence.wrong-password' });
    expect(await rooms.evidence.unlock(testActor, id, 'secret')).toMatchObject({ pages: 3, unreadable: '', password: 'secret' });
    expect((await rooms.evidence.list(rooms.matter))[0]).toMatchObject({ pages: 3, findings: [] });
    expect((await rooms.evidence.custody(id)).map(({ event, detail }) => [event, detail.how])).toEqual([
      ['received', undefined],
      ['examined', 'password'],
    ]);
    expect(await readFile((await rooms.evidence.file(id)).path)).toEqual(await readFile(locked));
  });
});

describe('resting and going on', () => {
  /** Enough files that no batch holds them all, a fifth of them inside archives, some twice, some refused. */
  async function many(at: string): Promise<string> {
    const files: Record<string, string | Uint8Array> = {};
    for (let n = 0; n < 150; n++) files[`${n % 7}/${n}.txt`] = n % 40 === 39 ? 'the same' : n % 50 === 49 ? '' : `file ${n}`;
    for (let n = 0; n < 5; n++)
      files[`z${n}.zip`] = zipSync(Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`m${i}.txt`, text(`member ${n} ${i}`)])));
    return folder(join(at, 'many'), files);
  }
  const OFFERED = 155 + 40;
  const HELD = 155 + 40 - 3 - 2;

  /** What the next start of the program opens. */
  async function nextStart(rooms: Ready) {
    await rooms.jobs.close();
    await rooms.close();
    const store = await storeAt(rooms.folder);
    const clock = fixedClock();
    const ids = {
      next: (() => {
        let n = 0;
        return () => `next-${++n}`;
      })(),
    };
    const jobs = createJobs({ store, clock, ids });
    const vault = await openVault({ folder: rooms.vault.folder });
    const reader = sharedTestReader();
    const exhibits = { numbers: async () => new Map() };
    const evidence = createEvidenceService({ store, vault, clock, ids, jobs, reader, derived: join(rooms.folder, 'derived'), exhibits });
    await evidence.sweep();
    return { store, jobs, vault, evidence };
  }

  /** Does something in the middle of a write: the first from now that brings the files brought in to so many. */
  function inBatch({ vault }: Pick<Ready, 'vault'>, least: number, deed: () => Promise<unknown>): Promise<unknown> {
    const { keepAll } = vault;
    const done = Promise.withResolvers<unknown>();
    const files = new Set<string>();
    vault.keepAll = async (staged) => {
      for (const { path } of staged) files.add(path);
      if (files.size >= least && vault.keepAll !== keepAll) {
        vault.keepAll = keepAll;
        deed().then(done.resolve, done.reject);
      }
      return keepAll.call(vault, staged);
    };
    return done.promise;
  }

  it('pauses between files, goes on, and ends with all of them', async () => {
    const rooms = await ready();
    const { id } = await rooms.evidence.startReceiving(testActor, rooms.matter, [{ path: await many(rooms.desk), name: 'many' }]);
    for (let pause = 1; pause <= 3; pause++) {
      await inBatch(rooms, 1, () => rooms.jobs.pause(testActor, id));
      const paused = await rooms.jobs.get(id);
      expect(paused.state).toBe('paused');
      expect(paused.counts.imported).toBeLessThan(HELD);
      expect(await rooms.evidence.list(rooms.matter)).toHaveLength(paused.counts.imported);
      expect(await readdir(join(rooms.vault.folder, '.incoming')), 'nothing lies about').toEqual([]);
      await rooms.jobs.resume(testActor, id);
    }
    expect(await rooms.jobs.rest(id)).toMatchObject({
      state: 'done',
      counts: { offered: OFFERED, imported: HELD, duplicates: 2, refused: 3 },
    });
    expect(await rooms.evidence.list(rooms.matter)).toHaveLength(HELD);
  });

  it('goes on after the program ended, also when what was unpacked is gone', async () => {
    const rooms = await ready();
    const { id } = await rooms.evidence.startReceiving(testActor, rooms.matter, [{ path: await many(rooms.desk), name: 'many' }]);
    // All that was offered is in, and the files inside are on their way.
    await inBatch(rooms, HELD - 40, () => rooms.jobs.close());
    const next = await nextStart(rooms);
    const interrupted = await next.jobs.get(id);
    expect(interrupted).toMatchObject({ state: 'interrupted', counts: { offered: OFFERED } });
    expect(interrupted.counts.imported).toBeGreaterThanOrEqual(HELD - 40);
    expect(interrupted.counts.imported).toBeLessThan(HELD);
    await rm(join(rooms.folder, 'derived'), { recursive: true, force: true });
    await next.jobs.resume(testActor, id);
    expect(await next.jobs.rest(id)).toMatchObject({
      state: 'done',
      counts: { offered: OFFERED, imported: HELD, duplicates: 2, refused: 3 },
    });
    const items = await next.evidence.list(rooms.matter);
    expect(new Set(items.map(({ sha256 }) => sha256)).size).toBe(HELD);
    expect(items.filter(({ parent }) => parent !== '')).toHaveLength(40);
    expect(await verifyWorkspace(next)).toMatchObject({ sound: true, findings: [] });
    await next.store.close();
  });

  it('keeps what was received when it is stopped, and says of the rest that its turn did not come', async () => {
    const rooms = await ready();
    const { id } = await rooms.evidence.startReceiving(testActor, rooms.matter, [{ path: await many(rooms.desk), name: 'many' }]);
    await inBatch(rooms, 65, () => rooms.jobs.cancel(testActor, id));
    const { state, counts } = await rooms.jobs.get(id);
    expect(state).toBe('cancelled');
    expect(counts.offered).toBe(counts.imported + counts.duplicates + counts.refused);
    expect(await rooms.evidence.list(rooms.matter)).toHaveLength(counts.imported);
    const { files } = await rooms.jobs.files(id, { state: 'refused', offset: 0, limit: 1_000 });
    expect(files.at(-1)?.finding).toMatchObject({ id: 'jobs.not-reached' });
    // Offered again, the rest comes in; archives whose files were cut off are gone through once more.
    const again = await received(rooms, join(rooms.desk, 'many'));
    expect(again.job.counts.imported + counts.imported).toBe(HELD);
    expect(await rooms.evidence.list(rooms.matter)).toHaveLength(HELD);
  });

  it('takes files that were sent along, so that they are still there after a restart', async () => {
    const rooms = await ready();
    const sent = await Promise.all(
      Array.from({ length: 80 }, async (_, n) => {
        const path = join(rooms.folder, 'derived', 'uploads', `u${n}`);
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(path, `sent ${n}`);
        return { path, name: `photo ${n}.txt`, sent: true as const };
      }),
    );
    const { id } = await rooms.evidence.startReceiving(testActor, rooms.matter, sent);
    await inBatch(rooms, 1, () => rooms.jobs.close());
    const next = await nextStart(rooms);
    await rm(join(rooms.folder, 'derived', 'uploads'), { recursive: true, force: true });
    await next.jobs.resume(testActor, id);
    expect(await next.jobs.rest(id)).toMatchObject({ state: 'done', counts: { offered: 80, imported: 80 } });
    const [first] = await next.evidence.list(rooms.matter);
    expect((await next.evidence.custody(first?.id ?? ''))[0]?.detail).toMatchObject({ name: 'photo 0.txt', path: 'browser upload' });
    expect(await readdir(join(rooms.folder, 'derived', 'receiving'))).toEqual([]);
    await next.store.close();
  });

  it('leaves nothing in derived folders of jobs that ended while they rested', async () => {
    const rooms = await ready();
    const path = await rooms.file('sent.txt', 'x');
    const { id } = await rooms.evidence.startReceiving(testActor, rooms.matter, [
      { path, name: 'sent.txt', sent: true },
      { path: await many(rooms.desk), name: 'many' },
    ]);
    await rooms.jobs.pause(testActor, id);
    await rooms.jobs.cancel(testActor, id);
    const next = await nextStart(rooms);
    expect(await readdir(join(rooms.folder, 'derived', 'receiving'))).toEqual([]);
    await next.store.close();
  });
});

describe('what stops receiving', () => {
  it('is a full disk, which is said; the rest comes in when there is room', async () => {
    const rooms = await ready();
    const at = await folder(rooms.desk, Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, `${n}`])));
    let full = true;
    const { keepAll } = rooms.vault;
    const { Problem } = await import('#core/kit/problem.ts');
    rooms.vault.keepAll = async (staged) => {
      if (full) throw new Problem('locked', 'store.full');
      return keepAll.call(rooms.vault, staged);
    };
    const { id } = await rooms.evidence.startReceiving(testActor, rooms.matter, [{ path: at, name: 'in' }]);
    expect(await rooms.jobs.rest(id)).toMatchObject({
      state: 'failed',
      problem: { id: 'store.full' },
      counts: { offered: 30, imported: 0 },
    });
    expect(await rooms.evidence.list(rooms.matter)).toEqual([]);
    full = false;
    await rooms.jobs.resume(testActor, id);
    expect(await rooms.jobs.rest(id)).toMatchObject({ state: 'done', counts: { offered: 30, imported: 30 } });
  });

  it('is a matter that is not there, notes that are wrong, and a workspace that can only be read', async () => {
    const rooms = await ready();
    const path = await rooms.file('a.txt', 'x');
    const start = (matter: string, notes = {}) => rooms.evidence.startReceiving(testActor, matter, [{ path, name: 'a.txt', notes }]);
    await expect(start('nowhere')).rejects.toMatchObject({ id: 'matter.not-found' });
    await expect(start(rooms.matter, { kind: 'gossip' })).rejects.toMatchObject({ findings: [{ where: 'evidence:a.txt/kind' }] });
    expect(await rooms.jobs.list(rooms.matter)).toEqual([]);
  });
});
