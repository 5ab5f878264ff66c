import { call } from '@orpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { WEIGHED } from '#core/evidence/text/find.ts';
import type { Filters } from '#core/evidence/text/model.ts';
import { textRoutes } from '#core/evidence/text/routes.ts';
import { openTextRooms, places, type TextRooms } from './cast.ts';

let rooms: TextRooms;
let ids: Record<string, string>;
const find = async (query: string, filters: Filters = {}, matter = 'matter-1') =>
  places(await rooms.text.search({ matter, query, filters }));

beforeAll(async () => {
  rooms = await openTextRooms((seller) => {
    const links = [{ to: 'seller', id: seller } as const];
    if (seller === 'seller-1') return { links: [...links, { to: 'listing', id: 'listing-1' }], evidence: [] };
    return { links, evidence: seller === 'seller-2' ? [ids['mail.txt'] ?? ''] : [] };
  });
  await rooms.matter('matter-2');
  const about = { kind: 'correspondence', capturedAt: '2026-03-02T10:00:00+08:00' } as const;
  ids = {
    ...(await rooms.receive({
      'order.txt': ['Order 112-4459871 of the counterfeit wallet', 'Shipped to Chicago, Illinois; counterfeit, counterfeit'],
      '公证书.txt': ['本公证书证明被告销售侵害商标权的商品', '保全过程：打开店铺，购买手表一只'],
    })),
    ...(await rooms.receive({ 'mail.txt': ['Dear counsel, the counterfeit goods were examined'] }, 'matter-1', about)),
  };
  await rooms.receive({ 'other.txt': ['Another counterfeit in another matter'] }, 'matter-2');
  await rooms.text.readWaiting({ ocr: false });
});

describe('words', () => {
  it('are found page by page, the page that says most of them first', async () => {
    expect(await find('counterfeit')).toEqual(['order.txt p.2', 'order.txt p.1', 'mail.txt p.1']);
    expect(await find('counterfeit wallet')).toEqual(['order.txt p.1']);
    expect(await find('"counterfeit goods"')).toEqual(['mail.txt p.1']);
    expect(await find('counterf')).toHaveLength(3);
  });

  it('are found in Chinese, from one character on', async () => {
    expect(await find('表')).toEqual(['公证书.txt p.2']);
    expect(await find('商标')).toEqual(['公证书.txt p.1']);
    expect(await find('侵害商标权')).toEqual(['公证书.txt p.1']);
    expect(await find('商标 手表')).toEqual([]);
  });

  it('are found in one matter or in all of them', async () => {
    expect(await find('counterfeit', {}, 'matter-2')).toEqual(['other.txt p.1']);
    expect(await find('counterfeit', {}, '')).toHaveLength(4);
    expect(await find('counterfeit', {}, 'no such matter')).toEqual([]);
  });

  it('of the file name count as page 0, at the head', async () => {
    expect(await find('公证书')).toEqual(['公证书.txt p.0', '公证书.txt p.1']);
  });

  it('come with the passage, the marks, and what the list shows of the item', async () => {
    const { hits, total, capped } = await rooms.text.search({ matter: 'matter-1', query: 'illinois' });
    expect({ total, capped }).toEqual({ total: 1, capped: false });
    expect(hits).toEqual([
      {
        item: ids['order.txt'],
        matter: 'matter-1',
        page: 2,
        fileName: 'order.txt',
        title: '',
        kind: 'other',
        mediaType: 'text/plain',
        exhibit: null,
        snippet: 'Shipped to Chicago, Illinois; counterfeit, counterfeit',
        marks: [[20, 8]],
      },
    ]);
  });

  it('none in the query find nothing', async () => {
    expect(await rooms.text.search({ matter: '', query: ' "" ?!' })).toEqual({ hits: [], total: 0, capped: false });
  });
});

describe('filters', () => {
  it.each([
    [{ kinds: ['correspondence'] }, ['mail.txt p.1']],
    [{ kinds: ['correspondence', 'other'] }, ['order.txt p.2', 'order.txt p.1', 'mail.txt p.1']],
    [{ from: '2026-03-01', to: '2026-03-02' }, ['mail.txt p.1']],
    // The others were received on the day the clock stands still.
    [{ from: '2026-03-03' }, ['order.txt p.2', 'order.txt p.1']],
    [{ mediaType: 'text/' }, ['order.txt p.2', 'order.txt p.1', 'mail.txt p.1']],
    [{ mediaType: 'application/pdf' }, []],
    [{ tag: 'no such tag' }, []],
  ] as const)('%j', async (filters, expected) => expect(await find('counterfeit', filters as Filters)).toEqual(expected));

  it('follow what is said of an item, at once, and its undoing', async () => {
    const { evidence, exhibit, actor, store } = rooms;
    const order = ids['order.txt'] ?? '';
    const mail = ids['mail.txt'] ?? '';
    await evidence.update(actor, mail, { tags: ['sent', '往来'], privilege: 'attorney-client' });
    await evidence.link(actor, order, { to: 'listing', id: 'listing-1' });
    await evidence.link(actor, mail, { to: 'right', id: 'right-1' });
    await exhibit.add(actor, 'matter-1', [order]);
    expect(await find('counterfeit', { tag: '往来' })).toEqual(['mail.txt p.1']);
    expect(await find('counterfeit', { privileged: true })).toEqual(['mail.txt p.1']);
    expect(await find('counterfeit', { privileged: false })).toEqual(['order.txt p.2', 'order.txt p.1']);
    expect(await find('counterfeit', { seller: 'seller-1' })).toEqual(['order.txt p.2', 'order.txt p.1']);
    expect(await find('counterfeit', { seller: 'seller-2' })).toEqual(['mail.txt p.1']);
    expect(await find('counterfeit', { seller: 'nobody' })).toEqual([]);
    expect(await find('counterfeit', { right: 'right-1' })).toEqual(['mail.txt p.1']);
    expect(await find('counterfeit', { right: 'right-1', seller: 'seller-1' })).toEqual([]);
    expect(await find('counterfeit', { exhibit: 'yes' })).toEqual(['order.txt p.2', 'order.txt p.1']);
    expect(await find('counterfeit', { exhibit: 'no' })).toEqual(['mail.txt p.1']);
    expect(await find('往来')).toEqual(['mail.txt p.0']);
    const [hit] = (await rooms.text.search({ matter: 'matter-1', query: 'wallet' })).hits;
    expect(hit?.exhibit).toBe(1);
    // The exhibit, the two links, then tags and privilege.
    for (let n = 0; n < 4; n++) await store.undo('matter-1', actor);
    expect(await find('counterfeit', { exhibit: 'yes' })).toEqual([]);
    expect(await find('counterfeit', { privileged: true })).toEqual([]);
    expect(await find('往来')).toEqual([]);
  });

  it('titles and notes are found as they are now', async () => {
    const { evidence, actor } = rooms;
    await evidence.update(actor, ids['order.txt'] ?? '', { title: 'Test purchase of Nimbus wallet', note: '第一次取证' });
    expect(await find('nimbus')).toEqual(['order.txt p.0']);
    expect(await find('取证')).toEqual(['order.txt p.0']);
    await evidence.update(actor, ids['order.txt'] ?? '', { title: '', note: '' });
    expect(await find('nimbus')).toEqual([]);
  });

  it('a withdrawn item is not found until it is back', async () => {
    const { evidence, actor } = rooms;
    await evidence.withdraw(actor, ids['mail.txt'] ?? '', 'sent by mistake');
    expect(await find('examined')).toEqual([]);
    await evidence.reinstate(actor, ids['mail.txt'] ?? '');
    expect(await find('examined')).toEqual(['mail.txt p.1']);
  });
});

describe('many hits', () => {
  const PAGES = WEIGHED + 600;
  let large: TextRooms;
  beforeAll(async () => {
    large = await openTextRooms();
    const pages = Array.from({ length: PAGES }, (_, n) => `seller page ${n + 1} ${n === PAGES - 1 ? 'last' : ''}`);
    await large.receive({ 'all.txt': pages, 'seller.txt': ['nothing here'] });
    await large.text.readWaiting({ ocr: false });
  });

  it('are all counted; the first of them are weighed, and that is said', async () => {
    const { total, capped, hits } = await large.text.search({ matter: 'matter-1', query: 'seller', limit: 3 });
    expect({ total, capped }).toEqual({ total: PAGES + 1, capped: true });
    // Received last, and still at the head: it is in what is said about the item.
    expect(places({ hits })[0]).toBe('seller.txt p.0');
  });

  it('can be leafed through to the end, each once', async () => {
    const seen: string[] = [];
    for (let offset = 0; offset < PAGES + 1; offset += 900)
      seen.push(...places(await large.text.search({ matter: '', query: 'seller', limit: 900, offset })));
    expect(seen).toHaveLength(PAGES + 1);
    expect(new Set(seen).size).toBe(PAGES + 1);
    expect(seen.at(-1)).toBe(`all.txt p.${PAGES}`);
    expect(await large.text.search({ matter: '', query: 'seller', offset: PAGES + 1 })).toMatchObject({ hits: [], total: PAGES + 1 });
  });

  it('are listed whole when all are wanted', async () => {
    const all = places(await large.text.search({ matter: '', query: 'seller', limit: 100_000 }));
    expect(new Set(all).size).toBe(PAGES + 1);
  });

  it('are weighed when there are few enough', async () => {
    expect(await large.text.search({ matter: '', query: 'seller last' })).toMatchObject({ total: 1, capped: false });
  });
});

describe('at the door', () => {
  it('the routes answer as the service does', async () => {
    const routes = textRoutes(rooms.text);
    const context = { context: { actor: rooms.actor } };
    const found = await call(routes.search, { matter: 'matter-1', query: 'illinois' }, context);
    expect(places(found)).toEqual(['order.txt p.2']);
    expect(await call(routes.reading, { matter: '' }, context)).toEqual({ textWaiting: 0, ocrWaiting: 0, failed: 0 });
    await call(routes.lookedAt, { id: ids['order.txt'] ?? '', page: 2 }, context);
    expect(await call(routes.similar, { matter: 'matter-1' }, context)).toEqual([]);
    expect(await call(routes.words, { id: ids['order.txt'] ?? '', page: 1 }, context)).toEqual([]);
    await expect(call(routes.pages, { id: 'nothing' }, context)).rejects.toMatchObject({ status: 404 });
    await expect(call(routes.search, { matter: '', query: 'x', limit: 0 }, context)).rejects.toThrow();
  });
});
