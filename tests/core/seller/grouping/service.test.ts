import { beforeEach, describe, expect, test } from 'vitest';
import { actor, type GroupRoom, openGroups } from './room.ts';

let room: GroupRoom;
beforeEach(async () => {
  room = await openGroups();
});
const page = { offset: 0, limit: 100 };

describe('a group', () => {
  test('shows every shared identifier with both rows and both pages', async () => {
    const [page1, page2] = [await room.item('a.png'), await room.item('b.png')];
    const a = await room.shop('A', { phone: '+86 138 1234 5679' }, [page1]);
    const b = await room.shop('B', { phone: '13812345679' }, [`${page2}#pin-1`]);
    await room.shop('C', { phone: '13912345670' });
    expect(await room.groups()).toEqual([['A', 'B']]);
    const [group] = (await room.grouping.list(room.matter, page)).groups;
    expect(group).toMatchObject({
      no: 1,
      sellers: [1, 2],
      storefronts: 2,
      weakest: { kind: 'phone', strength: 'hard' },
      state: 'proposed',
      asks: 0,
    });
    const { edges, shared } = await room.grouping.get(room.matter, group?.id ?? '');
    expect(edges).toMatchObject([
      {
        a,
        b,
        kind: 'phone',
        shownA: '+86 138 1234 5679',
        shownB: '13812345679',
        sourcesA: [page1],
        sourcesB: [`${page2}#pin-1`],
        strength: 'hard',
        version: 1,
      },
    ]);
    expect(edges[0]?.identifiers.every((id) => id !== '')).toBe(true);
    expect(shared).toMatchObject([{ kind: 'phone', members: [a, b], sources: [page1, `${page2}#pin-1`] }]);
    expect(await room.grouping.summary(room.matter)).toMatchObject({ storefronts: 3, groups: 1, singles: 1, asks: 0, hubs: 0 });
  });

  test('gives the shortest chain between two members, and its weakest link', async () => {
    const a = await room.shop('A', { payee: '6222021234567890128' });
    const b = await room.shop('B', { payee: '6222 0212 3456 7890 128', email: 'wang.lei88@163.com' });
    const c = await room.shop('C', { email: 'Wang.Lei88@163.com', messenger: 'WeChat: wlei_trade' });
    const d = await room.shop('D', { messenger: '微信号：wlei_trade' });
    const proof = await room.grouping.proof(room.matter, a, d);
    expect(proof.joined).toBe(true);
    expect(proof.path.map((edge) => [edge.a, edge.b, edge.kind])).toEqual([
      [a, b, 'payee'],
      [b, c, 'email'],
      [c, d, 'messenger'],
    ]);
    expect(proof.weakest?.kind).toBe('messenger');
  });

  test('masks a resident number it is tied by', async () => {
    const number = '110101199003074258';
    await room.shop('A', { 'resident-id': number });
    await room.shop('B', { 'resident-id': number });
    const [group] = (await room.grouping.list(room.matter, page)).groups;
    const text = JSON.stringify(await room.grouping.get(room.matter, group?.id ?? ''));
    expect(text).toContain('110***********4258');
    expect(text).not.toContain(number);
  });
});

describe('evidence and status', () => {
  test('an identifier whose evidence was withdrawn ties nobody, and this is said', async () => {
    const [page1, page2] = [await room.item('a.png'), await room.item('b.png')];
    const a = await room.shop('A', { email: 'wang.lei88@163.com' }, [page1]);
    await room.shop('B', { email: 'wang.lei88@163.com' }, [page2]);
    expect(await room.groups()).toEqual([['A', 'B']]);
    await room.withdraw(page1);
    expect(await room.groups()).toEqual([]);
    expect(await room.grouping.asides(room.matter)).toMatchObject([
      { storefront: a, kind: 'email', shown: 'wang.lei88@163.com', why: 'withdrawn', count: 1 },
    ]);
    const [change] = (await room.grouping.changes(room.matter)).slice(-1);
    expect(change).toMatchObject({ verb: 'withdraw evidence' });
    expect(change?.moves).toHaveLength(2);
    expect(change?.moves.every(({ was, now }) => was.length === 1 && now.length === 0)).toBe(true);
    await room.withdraw(page1, 0);
    expect(await room.groups()).toEqual([['A', 'B']]);
  });

  test.each(['false', 'unverifiable'])('an identifier marked %s ties nobody', async (status) => {
    const a = await room.shop('A', { phone: '13812345679' });
    await room.shop('B', { phone: '13812345679' });
    expect(await room.groups()).toHaveLength(1);
    const [row] = (await room.table()).identifiers.filter(({ storefront }) => storefront === a);
    await room.sellers.put(actor, room.matter, 'identifiers', { id: row?.id, status });
    expect(await room.groups()).toEqual([]);
    expect(await room.grouping.asides(room.matter)).toMatchObject([{ why: status }]);
    await room.undo();
    expect(await room.groups()).toEqual([['A', 'B']]);
  });

  test('a row that is removed takes its edge with it, and undo brings both back', async () => {
    await room.shop('A', { phone: '13812345679' });
    const b = await room.shop('B', { phone: '13812345679' });
    await room.groups();
    const { seller } = (await room.table()).storefronts.find(({ id }) => id === b) ?? { seller: '' };
    await room.sellers.drop(actor, room.matter, 'sellers', seller, true);
    expect(await room.grouping.summary(room.matter)).toMatchObject({ storefronts: 1, groups: 0 });
    await room.undo();
    expect(await room.groups()).toEqual([['A', 'B']]);
  });
});

describe('what counsel decides', () => {
  test('joins what nothing else ties, with the reason kept; undo and redo follow', async () => {
    const a = await room.shop('A');
    const b = await room.shop('B');
    await room.grouping.decide(actor, room.matter, 'same', [a], [b], 'the operator said so in his deposition');
    expect(await room.groups()).toEqual([['A', 'B']]);
    const [group] = (await room.grouping.list(room.matter, page)).groups;
    expect(group).toMatchObject({ state: 'joined', weakest: { kind: 'decision', strength: 'counsel' } });
    const proof = await room.grouping.proof(room.matter, a, b);
    expect(proof).toMatchObject({
      joined: true,
      decision: { kind: 'same', by: 'Pat Paralegal', reason: 'the operator said so in his deposition' },
    });
    await room.undo();
    expect(await room.groups()).toEqual([]);
    await room.redo();
    expect(await room.groups()).toEqual([['A', 'B']]);
  });

  test('keeps two storefronts apart whatever they share: the group is cut where it is weakest', async () => {
    const a = await room.shop('A', { payee: '6222021234567890128', phone: '13812345679' });
    await room.shop('B', { payee: '6222021234567890128', phone: '13812345679' });
    const c = await room.shop('C', { phone: '13812345679', email: 'c.trade7@163.com' });
    await room.shop('D', { email: 'c.trade7@163.com' });
    expect(await room.groups()).toEqual([['A', 'B', 'C', 'D']]);
    await room.grouping.decide(actor, room.matter, 'never', [a], [c], 'two brothers who fell out');
    expect(await room.groups()).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    const proof = await room.grouping.proof(room.matter, a, c);
    expect(proof).toMatchObject({ joined: false, decision: { kind: 'never' }, suggestions: [{ reasons: [{ id: 'grouping.cut' }] }] });
    // New data change nothing about it.
    await room.shop('E', { email: 'c.trade7@163.com', payee: '6222021234567890128' });
    const now = await room.groups();
    expect(now.some((group) => group.includes('A') && group.includes('C'))).toBe(false);
    expect(now.flat()).toContain('E');
    const [{ id } = { id: '' }] = await room.grouping.decisions(room.matter);
    await room.grouping.revoke(actor, id);
    expect(await room.groups()).toEqual([['A', 'B', 'C', 'D', 'E']]);
  });

  test('beats a join by counsel as well', async () => {
    const [a, b] = [await room.shop('A'), await room.shop('B')];
    await room.grouping.decide(actor, room.matter, 'same', [a], [b], 'first');
    await room.grouping.decide(actor, room.matter, 'never', [a], [b], 'second');
    expect(await room.groups()).toEqual([]);
  });

  test('splits a group into parts that stay apart when the list is imported again', async () => {
    const csv = 'shop,platform,phone\nA,DHgate,13812345679\nB,DHgate,13812345679\nC,DHgate,13812345679\n';
    await room.import('sellers', 'a.csv', csv);
    const [group] = (await room.grouping.list(room.matter, page)).groups;
    const { members } = await room.grouping.get(room.matter, group?.id ?? '');
    const [a, b, c] = members.map(({ storefront }) => storefront);
    await room.grouping.split(actor, room.matter, group?.id ?? '', [[a ?? ''], [b ?? '', c ?? '']], 'the landlord’s phone');
    expect(await room.groups()).toEqual([['B', 'C']]);
    await room.import('sellers', 'a.csv', csv.replace('A,DHgate,13812345679', 'A,DHgate,13812345679\nD,DHgate,13812345679'));
    const now = await room.groups();
    expect(now.some((one) => one.includes('A') && one.includes('B'))).toBe(false);
    expect(now.flat().sort()).toEqual(expect.arrayContaining(['B', 'C', 'D']));
    await room.undo();
    await room.undo();
    expect(await room.groups()).toEqual([['A', 'B', 'C']]);
  });

  test('says of an identifier that it is shared, or is not', async () => {
    await room.shop('A', { email: 'desk@agent-house.cn' });
    await room.shop('B', { email: 'desk@agent-house.cn' });
    const set = (shared: boolean | null) =>
      room.grouping.setHub(actor, room.matter, 'email', 'email desk@agent-house.cn', shared, 'a filing agent');
    expect(await room.groups()).toEqual([['A', 'B']]);
    await set(true);
    expect(await room.groups()).toEqual([]);
    expect(await room.grouping.hubs(room.matter)).toMatchObject([
      { kind: 'email', shown: 'desk@agent-house.cn', count: 2, why: 'counsel', shared: true },
    ]);
    await set(false);
    expect(await room.groups()).toEqual([['A', 'B']]);
    await set(null);
    expect(await room.grouping.decisions(room.matter)).toEqual([]);
    await room.undo();
    expect(await room.grouping.decisions(room.matter)).toMatchObject([{ shared: false }]);
  });

  test('is refused without reason, without sides, or for what is not there', async () => {
    const [a, b] = [await room.shop('A', { phone: '13812345679' }), await room.shop('B', { phone: '13812345679' })];
    const decide = (kind: 'same' | 'never', left: string[], right: string[], reason = 'why') =>
      room.grouping.decide(actor, room.matter, kind, left, right, reason);
    await expect(decide('same', [a], [b], ' ')).rejects.toMatchObject({ id: 'grouping.needs-reason' });
    await expect(decide('never', [a], [])).rejects.toMatchObject({ id: 'grouping.needs-two-sides' });
    await expect(decide('never', [a], [a, b])).rejects.toMatchObject({ id: 'grouping.both-sides' });
    await expect(decide('same', [a], ['nobody'])).rejects.toMatchObject({ kind: 'not-found' });
    await expect(room.grouping.setHub(actor, room.matter, 'email', 'email x@y.zz', true, '')).rejects.toMatchObject({
      id: 'grouping.no-identifier',
    });
    const [group] = (await room.grouping.list(room.matter, page)).groups;
    await expect(room.grouping.split(actor, room.matter, group?.id ?? '', [[a, b], []], 'why')).rejects.toMatchObject({
      id: 'grouping.needs-two-parts',
    });
    await expect(room.grouping.get(room.matter, 'group-none')).rejects.toMatchObject({ id: 'grouping.no-group' });
    await expect(room.grouping.revoke(actor, 'none')).rejects.toMatchObject({ id: 'grouping.no-decision' });
    await expect(room.grouping.summary('no-matter')).rejects.toMatchObject({ kind: 'not-found' });
    expect(await room.grouping.decisions(room.matter)).toEqual([]);
  });
});

describe('what looks alike', () => {
  test('is suggested with its reasons and joins nobody', async () => {
    const a = await room.shop('深圳市鸿运达贸易有限公司');
    const b = await room.shop('shenzhenshihongyundamaoyiyouxiangongsi');
    await room.shop('Blue Lagoon Surf');
    expect(await room.groups()).toEqual([]);
    const { suggestions } = await room.grouping.suggestions(room.matter, 0, 10);
    expect(suggestions).toMatchObject([
      { a: { storefront: a }, b: { storefront: b }, kind: 'likeness', reasons: [{ id: 'grouping.same-name' }] },
    ]);
  });

  test('titles and prices add to a name', async () => {
    const [a, b] = [await room.shop('Lucky Dragon Watches'), await room.shop('LuckyDragon Watch')];
    for (const storefront of [a, b])
      await room.sellers.put(actor, room.matter, 'listings', {
        storefront,
        title: 'AURUM 41mm automatic diver watch sapphire glass',
        price: '39.99',
        currency: 'USD',
      });
    const { suggestions } = await room.grouping.suggestions(room.matter, 0, 10);
    expect(suggestions[0]?.reasons.map(({ id }) => id)).toEqual(expect.arrayContaining(['grouping.like-title', 'grouping.same-price']));
    await room.grouping.decide(actor, room.matter, 'never', [a], [b], 'different firms');
    expect((await room.grouping.suggestions(room.matter, 0, 10)).total).toBe(0);
  });
});

describe('the chart', () => {
  test('is the same each time and never larger than can be seen', async () => {
    for (let n = 0; n < 6; n++) await room.shop(`Ring ${n}`, { phone: '13812345679', email: `ring${n % 2}x@163.com` });
    for (let n = 0; n < 2; n++) await room.shop(`Pair ${n}`, { payee: '6222021234567890128' });
    const clusters = await room.grouping.graph(room.matter);
    expect(clusters.nodes.map(({ kind, size }) => [kind, size])).toEqual([
      ['cluster', 6],
      ['cluster', 2],
    ]);
    expect(await room.grouping.graph(room.matter)).toEqual(clusters);
    const whole = await room.grouping.graph(room.matter, clusters.nodes[0]?.group);
    expect(whole.nodes.filter(({ kind }) => kind === 'storefront')).toHaveLength(6);
    expect(
      whole.nodes
        .filter(({ kind }) => kind === 'identifier')
        .map(({ label }) => label)
        .sort(),
    ).toEqual(['13812345679', 'ring0x@163.com', 'ring1x@163.com']);
    expect(whole.nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});

test('hostile names reach nothing but text', async () => {
  const evil = '<img src=x onerror=alert(1)>\u202e=cmd|calc\ud800'.repeat(50);
  await room.shop(evil, { phone: '13812345679', other: evil });
  await room.shop('B', { phone: '13812345679', email: `${'x'.repeat(1_500)}@y.cn` });
  expect(await room.groups()).toHaveLength(1);
  expect((await room.grouping.suggestions(room.matter, 0, 10)).total).toBe(0);
});
