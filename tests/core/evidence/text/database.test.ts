/** The text database can be made again: whatever becomes of the file, the search goes on. */
import { cp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TextService } from '#core/evidence/text/service.ts';
import { storeAt, temporaryFolder } from '../../../support/workspace.ts';
import { openTextRooms, places, type TextRooms } from './cast.ts';

interface Database {
  exec(sql: string): Database;
  pragma(sql: string): unknown;
  unsafeMode(): void;
  close(): void;
}
const Sqlite = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (file: string) => Database;

let rooms: TextRooms;
let text: TextService;
let file = '';
const found = async (query = 'wallet') => places(await text.search({ matter: '', query }));

beforeAll(async () => {
  rooms = await openTextRooms();
  file = join(rooms.folder, 'derived', 'text.db');
  const note = Array.from({ length: 80 }, (_, n) => `page ${n} ${'words '.repeat(60)}`);
  await rooms.receive({ 'order.txt': ['Order of a wallet', '订单'], 'note.txt': note });
});
beforeEach(async () => {
  text = rooms.again();
  await text.readWaiting({ ocr: false });
  expect(await found()).toEqual(['order.txt p.1']);
});
afterEach(() => text.close());

/** Another start, with what is done between the two. */
async function restart(between: () => Promise<unknown> = async () => {}, options: Parameters<TextRooms['again']>[0] = {}): Promise<void> {
  await text.close();
  await between();
  text = rooms.again(options);
  await text.readWaiting({ ocr: false });
}

describe('between two starts', () => {
  it('it is kept: nothing is read again', async () => {
    await restart(undefined, { reader: { ...rooms.reader, text: () => Promise.reject(new Error('read again')) } });
    expect(await found()).toEqual(['order.txt p.1']);
  });

  it.each([
    ['deleted', () => rm(file)],
    ['empty', () => writeFile(file, '')],
    ['garbage', () => writeFile(file, Buffer.alloc(50_000, 'garbage'))],
    ['cut short', () => truncate(file, 20_000)],
    [
      'damaged inside',
      async () => {
        const bytes = await readFile(file);
        bytes.fill(0xa5, 4096, bytes.length - 4096);
        await writeFile(file, bytes);
      },
    ],
    ['of another version', async () => void new Sqlite(file).exec('pragma user_version = 9999').close()],
    ['without one of its tables', async () => void new Sqlite(file).exec('drop table item').close()],
  ])('it was %s: it is made again', async (_, spoil) => {
    await restart(spoil);
    expect(await found()).toEqual(['order.txt p.1']);
    expect(await found('订单')).toEqual(['order.txt p.2']);
    expect((await text.search({ matter: '', query: 'words' })).total).toBe(80);
  });

  it('the workspace was put back from a copy: the index follows it back', async () => {
    const { actor, evidence, folder } = rooms;
    const copy = join(await temporaryFolder(), 'Copy.casewright');
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') && !path.includes('derived') });
    await restart(() => rooms.receive({ 'later.txt': ['later words only'] }));
    const [first] = await evidence.list('matter-1');
    await evidence.update(actor, first?.id ?? '', { title: 'Vanishing title' });
    expect(await found('vanishing')).toHaveLength(1);
    expect(await found('later')).toHaveLength(2);
    const back = await storeAt(copy);
    await restart(undefined, { store: back });
    expect(await found('vanishing')).toEqual([]);
    expect(await found('later')).toEqual([]);
    expect(await found()).toEqual(['order.txt p.1']);
    // And forward again.
    await restart();
    expect(await found('vanishing')).toHaveLength(1);
    expect(await found('later')).toHaveLength(2);
    await back.close();
  });
});

it('damage that shows while it is open is mended in the same breath', async () => {
  const broken = new Sqlite(file);
  broken.unsafeMode();
  // The index loses what its pages lie in; SQLite calls that corrupt when it is next asked.
  broken.exec(`delete from words_data where id > 1; update words_data set block = x'00' where id = 1`);
  broken.close();
  expect(await found()).toEqual([]);
  await text.readWaiting({ ocr: false });
  expect(await found()).toEqual(['order.txt p.1']);
});

it('an index made again lists what waits, and finds items by their names meanwhile', async () => {
  await text.close();
  await rm(file);
  text = rooms.again();
  const items = await rooms.evidence.list('matter-1');
  expect(await text.reading('matter-1')).toEqual({ textWaiting: items.length, ocrWaiting: 0, failed: 0 });
  expect(await found('order')).toEqual(['order.txt p.0']);
  expect((await text.pages(items[0]?.id ?? '')).state).toBe('waiting');
});

describe('where nothing can be written', () => {
  it('a temporary database serves, and goes away', async () => {
    const blocked = join(rooms.folder, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    await restart(undefined, { derived: blocked });
    expect(await found()).toEqual(['order.txt p.1']);
    await text.close();
    expect((await stat(blocked)).isFile()).toBe(true);
  });

  it('a workspace opened for looking is searched beside the one at work', async () => {
    const looking = await storeAt(rooms.folder, { readOnly: true });
    const beside = rooms.again({ store: looking });
    expect(places(await beside.search({ matter: '', query: 'wallet' }))).toEqual(['order.txt p.1']);
    await beside.close();
    await looking.close();
    expect(await found()).toEqual(['order.txt p.1']);
  });
});
