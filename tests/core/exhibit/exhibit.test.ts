import { call } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exhibitRoutes } from '#core/exhibit/routes.ts';
import { openTestRooms } from '../../support/rooms.ts';

async function withItems(count: number) {
  const rooms = await openTestRooms();
  const id = await rooms.matter();
  const files = await Promise.all(
    Array.from({ length: count }, async (_, n) => ({ path: await rooms.file(`${n}`, `${n}`), name: `${n}` })),
  );
  const { imported } = await rooms.evidence.receive(rooms.actor, { matter: id, files });
  const items = imported.map((item) => item.id);
  const shown = async () => (await rooms.exhibit.list(id)).map(({ number, evidence }) => `${number} ${evidence}`);
  const at = async (number: number) => (await rooms.exhibit.list(id))[number - 1]?.id ?? '';
  return { ...rooms, id, items, shown, at };
}

describe('the exhibit list', () => {
  it('numbers items in the order they were put on it, each once', async () => {
    const { exhibit, evidence, actor, id, items, shown } = await withItems(3);
    const [a = '', b = '', c = ''] = items;
    await exhibit.add(actor, id, [b, a]);
    await exhibit.add(actor, id, [a, c, c]);
    expect(await shown()).toEqual([`1 ${b}`, `2 ${a}`, `3 ${c}`]);
    expect((await evidence.list(id)).map((item) => item.exhibit)).toEqual([2, 1, 3]);
  });

  it('closes the gap when one is dropped, and opens it again by undo', async () => {
    const { exhibit, store, actor, id, items, shown, at } = await withItems(4);
    await exhibit.add(actor, id, items);
    const before = await shown();
    await exhibit.drop(actor, await at(2));
    expect(await shown()).toEqual([`1 ${items[0]}`, `2 ${items[2]}`, `3 ${items[3]}`]);
    await store.undo(id, actor);
    expect(await shown()).toEqual(before);
  });

  it('moves one and makes room', async () => {
    const { exhibit, store, actor, id, items, shown, at } = await withItems(4);
    const [a, b, c, d] = items;
    await exhibit.add(actor, id, items);
    await exhibit.move(actor, await at(4), 2);
    expect(await shown()).toEqual([`1 ${a}`, `2 ${d}`, `3 ${b}`, `4 ${c}`]);
    await exhibit.move(actor, await at(1), 99);
    expect(await shown()).toEqual([`1 ${d}`, `2 ${b}`, `3 ${c}`, `4 ${a}`]);
    await store.undo(id, actor);
    await store.undo(id, actor);
    expect(await shown()).toEqual([`1 ${a}`, `2 ${b}`, `3 ${c}`, `4 ${d}`]);
    await store.redo(id, actor);
    expect(await shown()).toEqual([`1 ${a}`, `2 ${d}`, `3 ${b}`, `4 ${c}`]);
  });

  it('takes a title and a group, and leaves what is not given', async () => {
    const { exhibit, store, actor, id, items, at } = await withItems(1);
    await exhibit.add(actor, id, items);
    await exhibit.update(actor, await at(1), { title: '购买公证书' });
    expect(await exhibit.update(actor, await at(1), { group: '第一组' })).toMatchObject({
      title: '购买公证书',
      group: '第一组',
      number: 1,
    });
    await store.undo(id, actor);
    expect(await exhibit.list(id)).toMatchObject([{ title: '购买公证书', group: '' }]);
  });

  it('refuses items of another matter, and then adds none', async () => {
    const rooms = await withItems(1);
    const other = await rooms.matter('matter-2');
    await expect(rooms.exhibit.add(rooms.actor, other, rooms.items)).rejects.toMatchObject({ kind: 'invalid', id: 'exhibit.elsewhere' });
    await expect(rooms.exhibit.add(rooms.actor, rooms.id, [...rooms.items, 'nothing'])).rejects.toMatchObject({ id: 'exhibit.elsewhere' });
    expect(await rooms.exhibit.list(rooms.id)).toEqual([]);
    await expect(rooms.exhibit.drop(rooms.actor, 'nothing')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('runs from 1 to n without a gap, whatever is done to it', async () => {
    const { exhibit, store, actor, id, items } = await withItems(6);
    const step = fc.oneof(
      fc.record({ add: fc.subarray(items, { minLength: 1 }) }),
      fc.record({ move: fc.nat(5), to: fc.integer({ min: 1, max: 8 }) }),
      fc.record({ drop: fc.nat(5) }),
      fc.constant('undo' as const),
      fc.constant('redo' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const one of steps) {
          const list = await exhibit.list(id);
          if (one === 'undo') await store.undo(id, actor);
          else if (one === 'redo') await store.redo(id, actor);
          else if ('add' in one) await exhibit.add(actor, id, one.add);
          else if ('move' in one) {
            const chosen = list[one.move];
            if (chosen) await exhibit.move(actor, chosen.id, one.to);
          } else {
            const chosen = list[one.drop];
            if (chosen) await exhibit.drop(actor, chosen.id);
          }
          const after = await exhibit.list(id);
          expect(after.map(({ number }) => number)).toEqual(after.map((_, index) => index + 1));
          expect(new Set(after.map(({ evidence }) => evidence)).size).toBe(after.length);
        }
      }),
      { numRuns: 30 },
    );
    expect(await store.verifyJournal()).toBeNull();
  });

  it('is reached through its routes', async () => {
    const { exhibit, actor, id, items, at } = await withItems(2);
    const routes = exhibitRoutes(exhibit);
    const context = { context: { actor } };
    await call(routes.add, { matter: id, evidence: items }, context);
    await call(routes.update, { id: await at(1), patch: { title: 'T' } }, context);
    await call(routes.move, { id: await at(1), to: 2 }, context);
    await call(routes.drop, { id: await at(1) }, context);
    expect(await call(routes.list, { matter: id }, context)).toMatchObject([{ number: 1, title: 'T', evidence: items[0] }]);
  });
});
