/** Reading in the background: in which order, through which failures, and how it ends. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TextService } from '#core/evidence/text/service.ts';
import { bare, blank, pictureOf } from '../../reading/ocr-pictures.ts';
import { openTextRooms, pagedReader, places, type TextRooms } from './cast.ts';

interface Database {
  prepare(sql: string): { run(...params: unknown[]): void };
  close(): void;
}
const Sqlite = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (file: string) => Database;

const quiet = (text: TextService) =>
  expect.poll(
    async () => {
      const { textWaiting, ocrWaiting } = await text.reading('');
      return textWaiting + ocrWaiting;
    },
    { timeout: 240_000 },
  );

/** A PDF of these pages: pictures as they are scanned, words set as text. */
async function pdfOf(...pages: readonly (Uint8Array | string)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const content of pages) {
    const page = document.addPage([612, 792]);
    if (typeof content === 'string') page.drawText(content, { x: 40, y: 700, size: 12 });
    else {
      const image = await document.embedPng(content);
      // At 110 dpi, the letters have 16 points.
      const scale = 72 / 110;
      page.drawImage(image, { x: 40, y: 500, width: image.width * scale, height: image.height * scale });
    }
  }
  return document.save();
}

describe('pages that are pictures', () => {
  let rooms: TextRooms;
  let ids: Record<string, string>;
  beforeAll(async () => {
    rooms = await openTextRooms();
    ids = await rooms.receive({
      'shot.png': await pictureOf('Nimbus wallet', 'USD 38.90'),
      'scan.pdf': await pdfOf(
        'This page has words of its own, and enough of them to be sure that they are all there are: no picture has to be read to find what it says, here or below.',
        await pictureOf('深圳市龙岗区', '收货地址'),
      ),
      'stamped.pdf': await pdfOf('Case: 1:26-cv-01234 Document #: 1-3 Filed: 03/02/26'),
    });
    await rooms.text.readWaiting({ ocr: false });
  });

  it('wait, while the words of files are there', async () => {
    expect(await rooms.text.reading('matter-1')).toMatchObject({ textWaiting: 0, ocrWaiting: 3 });
    expect(await rooms.text.pages(ids['shot.png'] ?? '')).toMatchObject({ state: 'waiting', pages: [{ page: 1, text: '' }] });
    expect((await rooms.text.pages(ids['scan.pdf'] ?? '')).state).toBe('reading');
    expect(places(await rooms.text.search({ matter: '', query: '"words of its own"' }))).toEqual(['scan.pdf p.1']);
  });

  it('are read, found and boxed; a page with a stamp keeps what its file says', async () => {
    await rooms.text.readWaiting({ ocr: true });
    expect(places(await rooms.text.search({ matter: '', query: 'nimbus' }))).toEqual(['shot.png p.1']);
    expect(places(await rooms.text.search({ matter: '', query: '龙岗区' }))).toEqual(['scan.pdf p.2']);
    const { state, pages } = await rooms.text.pages(ids['scan.pdf'] ?? '');
    expect(state).toBe('done');
    expect(pages.map(({ source }) => source)).toEqual(['file', 'ocr']);
    expect(pages[1]).toMatchObject({ language: 'chi_sim', confidence: expect.any(Number) });
    expect(bare(pages[1]?.text ?? '')).toBe('深圳市龙岗区收货地址');
    const boxes = await rooms.text.words(ids['shot.png'] ?? '', 1);
    expect(boxes.map(({ text }) => text)).toContain('Nimbus');
    expect((await rooms.text.pages(ids['stamped.pdf'] ?? '')).pages).toMatchObject([
      { source: 'file', text: expect.stringContaining('1:26-cv-01234') },
    ]);
    expect(await rooms.text.reading('')).toEqual({ textWaiting: 0, ocrWaiting: 0, failed: 0 });
  });

  it('without a word are done, not failed', async () => {
    const { 'white.png': id = '' } = await rooms.receive({ 'white.png': await blank(300, 200) });
    await rooms.text.readWaiting({ ocr: true });
    expect(await rooms.text.pages(id)).toMatchObject({ state: 'done', pages: [{ text: '' }] });
  });

  it('are read in the background when that is switched on, and not before', async () => {
    let on = false;
    const text = rooms.again({ derived: join(rooms.folder, 'derived-switched') });
    text.start(() => on);
    await expect.poll(async () => (await text.reading('')).textWaiting, { timeout: 120_000 }).toBe(0);
    expect((await text.reading('')).ocrWaiting).toBe(4);
    on = true;
    await quiet(text).toBe(0);
    expect(places(await text.search({ matter: '', query: 'nimbus' }))).toEqual(['shot.png p.1']);
    await text.close();
  });
});

describe('the order', () => {
  let rooms: TextRooms;
  let ids: Record<string, string>;
  const names = Array.from({ length: 8 }, (_, n) => `file-${n}.txt`);
  beforeAll(async () => {
    rooms = await openTextRooms();
    ids = await rooms.receive(Object.fromEntries(names.map((name) => [name, [`words of ${name}`]])));
    await rooms.exhibit.add(rooms.actor, 'matter-1', [ids['file-5.txt'] ?? '']);
  });

  it('is: exhibits, then as received; what somebody looks at comes before both', async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const reader = pagedReader(rooms.reader, async (name) => {
      order.push(name);
      if (order.length === 1) await gate.promise;
    });
    const text = rooms.again({ reader, derived: join(rooms.folder, 'derived-order') });
    text.start(() => false);
    await expect.poll(() => order.length).toBe(1);
    await text.lookedAt(ids['file-6.txt'] ?? '', 1);
    await text.lookedAt(ids['file-7.txt'] ?? '', 1);
    gate.resolve();
    await quiet(text).toBe(0);
    expect(order).toEqual(['file-5.txt', 'file-7.txt', 'file-6.txt', 'file-0.txt', 'file-1.txt', 'file-2.txt', 'file-3.txt', 'file-4.txt']);
    await text.close();
  });

  it('lets what comes in while it runs be found soon after', async () => {
    const text = rooms.again({ derived: join(rooms.folder, 'derived-soon') });
    text.start(() => false);
    await quiet(text).toBe(0);
    await rooms.receive({ 'late.txt': ['a latecomer'] });
    await expect
      .poll(async () => places(await text.search({ matter: '', query: 'latecomer' })), { timeout: 120_000 })
      .toEqual(['late.txt p.1']);
    await text.close();
  });

  it('the program ended in the middle of a file: it goes on with that file, and gives up the third time', async () => {
    const derived = join(rooms.folder, 'derived-crash');
    const first = rooms.again({ derived });
    await first.readWaiting({ ocr: false });
    await first.close();
    const left = (tries: number) => {
      const db = new Sqlite(join(derived, 'text.db'));
      db.prepare(
        `update file set state = 'reading', tries = ? where sha256 = (select sha256 from item where file_name = 'file-1.txt')`,
      ).run(tries);
      db.close();
    };
    left(2);
    const second = rooms.again({ derived });
    await second.readWaiting({ ocr: false });
    expect(await second.pages(ids['file-1.txt'] ?? '')).toMatchObject({ state: 'done', pages: [{ text: 'words of file-1.txt' }] });
    await second.close();
    left(3);
    const third = rooms.again({ derived });
    await third.readWaiting({ ocr: false });
    expect(await third.pages(ids['file-1.txt'] ?? '')).toMatchObject({ state: 'failed', reason: 'crashed' });
    expect(await third.reading('')).toMatchObject({ failed: 1 });
    await third.close();
  });

  it('ends at once in the middle of a file, which then waits again', async () => {
    const derived = join(rooms.folder, 'derived-end');
    const begun = Promise.withResolvers<void>();
    const never = pagedReader(rooms.reader, async (_, signal) => {
      begun.resolve();
      await new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    });
    const text = rooms.again({ reader: never, derived });
    text.start(() => true);
    await begun.promise;
    await text.close();
    const after = rooms.again({ derived });
    expect((await after.reading('')).textWaiting).toBe((await rooms.evidence.list('matter-1')).length);
    await after.readWaiting({ ocr: false });
    expect(await after.reading('')).toEqual({ textWaiting: 0, ocrWaiting: 0, failed: 0 });
    await after.close();
  });

  it('a search that began before the end gets its answer or is told, and nothing hangs', async () => {
    const text = rooms.again({ derived: join(rooms.folder, 'derived-race') });
    text.start(() => true);
    const searches = Array.from({ length: 5 }, () =>
      text.search({ matter: '', query: 'words' }).then(
        () => 'answered',
        () => 'told',
      ),
    );
    await text.close();
    for (const outcome of await Promise.all(searches)) expect(['answered', 'told']).toContain(outcome);
  });
});

describe('files that cannot be read', () => {
  it('are named as failed, with the reason; kinds without words are not', async () => {
    const rooms = await openTextRooms();
    const ids = await rooms.receive({
      'broken.pdf': Buffer.from('%PDF-1.7 and then nothing that is a PDF'),
      'data.bin': Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 250, 251, 252]),
    });
    await rooms.text.readWaiting({ ocr: true });
    expect(await rooms.text.pages(ids['broken.pdf'] ?? '')).toEqual({ state: 'failed', reason: 'unreadable', pages: [] });
    expect(await rooms.text.pages(ids['data.bin'] ?? '')).toEqual({ state: 'none', reason: '', pages: [] });
    expect(await rooms.text.reading('matter-1')).toEqual({ textWaiting: 0, ocrWaiting: 0, failed: 1 });
  });

  it('a locked PDF is read once somebody gives its password', async () => {
    const rooms = await openTextRooms();
    const open = await rooms.file('open.pdf', await pdfOf('Confidential settlement of the wallet matter'));
    const locked = `${open}.locked`;
    execFileSync('qpdf', ['--encrypt', 'sesame', 'owner', '256', '--', open, locked]);
    const { 'locked.pdf': id = '' } = await rooms.receive({ 'locked.pdf': await readFile(locked) });
    await rooms.text.readWaiting({ ocr: false });
    expect(await rooms.text.pages(id)).toEqual({ state: 'failed', reason: 'encrypted', pages: [] });
    await rooms.evidence.unlock(rooms.actor, id, 'sesame');
    expect(await rooms.text.reading('')).toMatchObject({ textWaiting: 1, failed: 0 });
    await rooms.text.readWaiting({ ocr: false });
    expect(places(await rooms.text.search({ matter: '', query: 'settlement' }))).toEqual(['locked.pdf p.1']);
  });

  it('a reader that breaks on one file costs that file at most', async () => {
    const rooms = await openTextRooms();
    const ids = await rooms.receive({ 'a.txt': ['first'], 'b.txt': ['second'] });
    const reader = pagedReader(rooms.reader, (name) => {
      if (name === 'a.txt') throw new TypeError('a fault of the program');
    });
    const text = rooms.again({ reader, derived: join(rooms.folder, 'derived-fault') });
    const said: unknown[] = [];
    const { error } = console;
    console.error = (what: unknown) => void said.push(what);
    try {
      await text.readWaiting({ ocr: false });
    } finally {
      console.error = error;
    }
    expect(said).toHaveLength(3);
    expect((await text.pages(ids['a.txt'] ?? '')).state).toBe('failed');
    expect(places(await text.search({ matter: '', query: 'second' }))).toEqual(['b.txt p.1']);
    await text.close();
  });
});
