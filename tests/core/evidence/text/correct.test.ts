import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_PAGE } from '#core/evidence/text/model.ts';
import { openTextRooms, places, type TextRooms } from './cast.ts';

let rooms: TextRooms;
let id = '';
const find = async (query: string, matter = 'matter-1') => places(await rooms.text.search({ matter, query }));
const page = async (n: number) => (await rooms.text.pages(id, n)).pages[0];

let name = '';
let count = 0;
beforeAll(async () => {
  rooms = await openTextRooms();
  await rooms.matter('matter-2');
});
/** A file of its own for each test: same words, other bytes. */
beforeEach(async () => {
  const { actor, evidence, receive, text } = rooms;
  for (const item of await evidence.list('matter-1')) await evidence.withdraw(actor, item.id, 'the next test');
  count += 1;
  name = `scan-${count}.txt`;
  ({ [name]: id = '' } = await receive({ [name]: ['Ordellim watch', `被告销售手衷${' '.repeat(count)}`] }));
  await text.readWaiting({ ocr: false });
});

it('what cannot be corrected is refused', async () => {
  const { text, actor } = rooms;
  await expect(text.correct(actor, { id, page: 3, text: 'x' })).rejects.toMatchObject({ id: 'evidence.no-page' });
  await expect(text.correct(actor, { id, page: 0, text: 'x' })).rejects.toMatchObject({ id: 'evidence.no-page' });
  await expect(text.correct(actor, { id: 'nothing', page: 1, text: 'x' })).rejects.toMatchObject({ id: 'evidence.not-found' });
  const long = 'x'.repeat(LONGEST_PAGE + 1);
  await expect(text.correct(actor, { id, page: 1, text: long })).rejects.toMatchObject({ id: 'evidence.text-too-long' });
});

describe('a page put right', () => {
  it('reads and is found as the person says, and says so', async () => {
    const { text, actor } = rooms;
    expect(await page(1)).toEqual({ page: 1, text: 'Ordellim watch', source: 'file', language: 'eng', confidence: null });
    await text.correct(actor, { id, page: 1, text: 'Ordellin watch' });
    await text.correct(actor, { id, page: 2, text: '被告销售手表' });
    expect(await page(1)).toMatchObject({ text: 'Ordellin watch', source: 'corrected', language: 'eng' });
    expect(await find('ordellin')).toEqual([`${name} p.1`]);
    expect(await find('手表')).toEqual([`${name} p.2`]);
    expect(await find('ordellim')).toEqual([]);
    const [hit] = (await text.search({ matter: '', query: '手表' })).hits;
    expect(hit).toMatchObject({ snippet: '被告销售手表', marks: [[4, 2]] });
  });

  it('is journalled with who and when, and can be undone and redone', async () => {
    const { text, store, actor } = rooms;
    await text.correct(actor, { id, page: 1, text: 'Ordellin watch' });
    const [entry] = await store.journal('matter-1', 1);
    expect(entry).toMatchObject({
      actor: 'Pat Paralegal',
      verb: 'correct text',
      changes: [{ kind: 'page-correction', id: `${id}/1`, before: null, after: { text: 'Ordellin watch', by: 'Pat Paralegal' } }],
    });
    await store.undo('matter-1', actor);
    expect(await page(1)).toMatchObject({ text: 'Ordellim watch', source: 'file' });
    expect([await find('ordellin'), await find('ordellim')]).toEqual([[], [`${name} p.1`]]);
    await store.redo('matter-1', actor);
    expect([await find('ordellin'), await find('ordellim')]).toEqual([[`${name} p.1`], []]);
  });

  it('goes back to what was read on request, or when the text is the same again', async () => {
    const { text, store, actor } = rooms;
    await text.correct(actor, { id, page: 1, text: 'Ordellin watch' });
    await text.correct(actor, { id, page: 1, text: null });
    expect(await page(1)).toMatchObject({ text: 'Ordellim watch', source: 'file' });
    await text.correct(actor, { id, page: 1, text: 'x' });
    await text.correct(actor, { id, page: 1, text: 'Ordellim watch' });
    expect(await page(1)).toMatchObject({ source: 'file' });
    const before = (await store.journal('matter-1', 50)).length;
    await text.correct(actor, { id, page: 1, text: 'Ordellim watch' });
    expect(await store.journal('matter-1', 50)).toHaveLength(before);
  });

  it('may be emptied: there is nothing to read on it', async () => {
    await rooms.text.correct(rooms.actor, { id, page: 1, text: '' });
    expect(await page(1)).toMatchObject({ text: '', source: 'corrected' });
    expect(await find('watch')).toEqual([]);
  });

  it('belongs to its item, not to the same bytes in another matter', async () => {
    await rooms.receive({ [name]: ['Ordellim watch', `被告销售手衷${' '.repeat(count)}`] }, 'matter-2');
    await rooms.text.correct(rooms.actor, { id, page: 1, text: 'Ordellin watch' });
    expect(await find('ordellin', '')).toEqual([`${name} p.1`]);
    expect(await find('ordellim', 'matter-2')).toEqual([`${name} p.1`]);
    expect(await find('ordellim', 'matter-1')).toEqual([]);
  });

  it('survives the index: what was read can be read again, what was said cannot', async () => {
    await rooms.text.correct(rooms.actor, { id, page: 1, text: 'Ordellin watch' });
    const derived = join(rooms.folder, 'derived');
    const anew = rooms.again({ derived: `${derived}-anew` });
    await anew.readWaiting({ ocr: false });
    expect(places(await anew.search({ matter: 'matter-1', query: 'ordellin' }))).toEqual([`${name} p.1`]);
    expect(places(await anew.search({ matter: 'matter-1', query: 'ordellim' }))).toEqual([]);
    expect((await anew.pages(id)).pages.map(({ source }) => source)).toEqual(['corrected', 'file']);
  });
});
