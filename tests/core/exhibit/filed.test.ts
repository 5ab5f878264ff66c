/** What was filed keeps its number, whatever is done to the list afterwards. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, type Filed, inOrder } from '#core/exhibit/list.ts';
import { type Binder, type Exhibit, exhibitSchema, exhibitSettingsSchema } from '#core/exhibit/model.ts';
import { upsertBinder } from '#core/exhibit/rows.ts';
import { openTestRooms } from '../../support/rooms.ts';

async function withExhibits(count: number) {
  const rooms = await openTestRooms();
  const id = await rooms.matter();
  const files = await Promise.all(
    Array.from({ length: count }, async (_, n) => ({ path: await rooms.file(`${n}`, `${n}`), name: `${n}` })),
  );
  const { imported } = await rooms.evidence.receive(rooms.actor, { matter: id, files });
  const items = imported.map((item) => item.id);
  await rooms.exhibit.add(rooms.actor, id, items.slice(0, count - 1));
  const list = () => rooms.exhibit.list(id);
  const at = async (number: number) => (await list()).find((one) => one.number === number && one.attachment === 0)?.id ?? '';
  const shown = async () =>
    (await list()).map(({ number, attachment, evidence }) => `${number}${attachment ? `-${attachment}` : ''} ${items.indexOf(evidence)}`);
  /** A binder of the exhibits listed now, filed. */
  const file = async (exhibits: readonly Exhibit[], no = 1) => {
    const binder: Binder = {
      ...{ id: `binder-${no}`, matter: id, no, status: 'filed', createdAt: rooms.clock.now(), createdBy: 'Pat', filedOn: '2026-11-23' },
      ...{ settings: exhibitSettingsSchema.parse({}), parts: [], basis: '', findings: [] },
      placements: exhibits.map(({ id: exhibit, evidence, number, attachmentOf, attachment }) => ({
        ...{ exhibit, evidence, number, attachmentOf, attachment, label: `Exhibit ${number}`, title: '', group: '' },
        ...{ part: 1, firstPage: 1, pages: 1, from: 1, to: 1, contentPage: 1, bates: null },
      })),
    };
    await rooms.store.write({ actor: rooms.actor, matter: id, verb: 'file binder', undoable: false }, (write) =>
      upsertBinder(write.db, binder),
    );
  };
  return { ...rooms, id, items, list, at, shown, file };
}

describe('a filed exhibit', () => {
  it('is neither dropped nor moved, and the refusal says what to do', async () => {
    const { exhibit, actor, list, at, file } = await withExhibits(5);
    await file((await list()).slice(0, 3));
    const kept = { kind: 'conflict', id: 'exhibit.filed-stays', params: { label: 'Exhibit 2', no: 1, date: '2026-11-23' } };
    await expect(exhibit.drop(actor, await at(2))).rejects.toMatchObject(kept);
    await expect(exhibit.attach(actor, await at(2), await at(1))).rejects.toMatchObject(kept);
    await expect(exhibit.move(actor, await at(3), 1)).rejects.toMatchObject({ id: 'exhibit.filed-order' });
    // Nothing new comes before it either: it could only get a later number.
    await expect(exhibit.move(actor, await at(4), 2)).rejects.toMatchObject({
      id: 'exhibit.filed-order',
      params: { label: 'Exhibit 2', no: 1 },
    });
  });

  it('leaves the next numbers to what comes later; what is not filed still moves behind it', async () => {
    const { exhibit, actor, id, items, at, shown, list, file } = await withExhibits(5);
    await file((await list()).slice(0, 2));
    await exhibit.add(actor, id, items.slice(4));
    expect(await shown()).toEqual(['1 0', '2 1', '3 2', '4 3', '5 4']);
    await exhibit.move(actor, await at(5), 3);
    expect(await shown()).toEqual(['1 0', '2 1', '3 4', '4 2', '5 3']);
    await exhibit.drop(actor, await at(4));
    expect(await shown()).toEqual(['1 0', '2 1', '3 4', '4 3']);
  });

  it('is withdrawn instead: its number is never given again, and comes back with it', async () => {
    const { exhibit, evidence, actor, id, items, at, shown, list, file } = await withExhibits(5);
    await file(await list());
    await expect(exhibit.withdraw(actor, await at(2), '  ')).rejects.toMatchObject({ id: 'evidence.reason-missing' });
    const withdrawn = await exhibit.withdraw(actor, await at(2), 'wrong capture');
    await exhibit.add(actor, id, items.slice(4));
    expect(await shown()).toEqual(['1 0', '2 1', '3 2', '4 3', '5 4']);
    expect([...(await exhibit.numbers(id)).values()]).toEqual([1, 3, 4, 5]);
    await evidence.withdraw(actor, withdrawn.evidence, 'wrong capture');
    await expect(exhibit.reinstate(actor, withdrawn.id)).rejects.toMatchObject({ id: 'exhibit.elsewhere' });
    await evidence.reinstate(actor, withdrawn.evidence);
    expect(await exhibit.reinstate(actor, withdrawn.id)).toMatchObject({ number: 2, withdrawn: '' });
    await expect(exhibit.withdraw(actor, await at(5), 'reason')).rejects.toMatchObject({ id: 'exhibit.not-filed' });
  });

  it('takes late documents as attachments', async () => {
    const { exhibit, actor, id, at, shown, list, file } = await withExhibits(5);
    await expect(exhibit.attach(actor, await at(4), await at(1))).rejects.toMatchObject({ id: 'exhibit.no-attachments' });
    await exhibit.setSettings(actor, id, { scheme: 'attachments' });
    await file((await list()).slice(0, 2));
    await exhibit.attach(actor, await at(4), await at(1));
    await exhibit.attach(actor, await at(3), await at(1));
    expect(await shown()).toEqual(['1 0', '1-1 3', '1-2 2', '2 1']);
    expect(Object.values(await exhibit.labels(id))).toEqual(['Exhibit 1', 'Exhibit 1-1', 'Exhibit 1-2', 'Exhibit 2']);
    const [, first, second] = await list();
    await exhibit.move(actor, second?.id ?? '', 1);
    expect(await shown()).toEqual(['1 0', '1-1 2', '1-2 3', '2 1']);
    await exhibit.attach(actor, first?.id ?? '', '');
    expect(await shown()).toEqual(['1 0', '1-1 2', '2 1', '3 3']);
    await expect(exhibit.attach(actor, await at(1), await at(3))).rejects.toMatchObject({ id: 'exhibit.filed-stays' });
  });
});

describe('the order of the list', () => {
  it('is set in one step that one undo takes back', async () => {
    const { exhibit, store, actor, id, list, shown } = await withExhibits(5);
    const before = await shown();
    const ids = (await list()).map((one) => one.id);
    await exhibit.order(actor, id, ids.toReversed());
    expect(await shown()).toEqual(['1 3', '2 2', '3 1', '4 0']);
    await store.undo(id, actor);
    expect(await shown()).toEqual(before);
    for (const wrong of [ids.slice(1), [...ids, 'nothing'], [...ids.slice(1), ids[1] ?? '']])
      await expect(exhibit.order(actor, id, wrong)).rejects.toMatchObject({ id: 'exhibit.list-changed' });
  });

  it('gives every exhibit one number of its own, and filed ones theirs, whatever the order', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => exhibitSchema.parse({ id: `e${n}`, matter: 'm', evidence: `v${n}`, number: n + 1 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.nat(11), { maxLength: 12 }),
        (count, filedCount, swaps) => {
          const list = many(count);
          const filed = new Map<string, Filed>(
            list.slice(0, filedCount).map(({ id, evidence, number }) => [
              id,
              {
                exhibit: id,
                evidence,
                number,
                attachmentOf: '',
                attachment: 0,
                label: id,
                title: '',
                group: '',
                binder: 1,
                filedOn: '2026-11-23',
              },
            ]),
          );
          // Later ones in any order, some of them attachments of others.
          const later = list.slice(filedCount);
          for (const at of swaps) {
            const one = later.splice(at % Math.max(1, later.length), 1);
            later.push(...one);
          }
          const order = [...list.slice(0, filedCount), ...later].map((one, index, all) =>
            index > filedCount && swaps[index] === 0 && all[index - 1]?.attachmentOf === ''
              ? { ...one, attachmentOf: all[0]?.id ?? '' }
              : one,
          );
          const placed = arrange(order, filed);
          expect(placed.map(({ id }) => id).sort()).toEqual(order.map(({ id }) => id).sort());
          expect(inOrder(placed)).toEqual(placed);
          const places = placed.map(({ number, attachment }) => `${number}-${attachment}`);
          expect(new Set(places).size).toBe(places.length);
          for (const one of placed) if (filed.has(one.id)) expect(one.number).toBe(filed.get(one.id)?.number);
          const heads = placed.filter(({ attachment }) => attachment === 0).map(({ number }) => number);
          expect(heads).toEqual(heads.map((_, index) => index + 1));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('privileged items', () => {
  it('are listed only for a reason, which is kept in their custody', async () => {
    const { exhibit, evidence, actor, id, items } = await withExhibits(3);
    const [, , item = ''] = items;
    await evidence.update(actor, item, { privilege: 'attorney-client' });
    const refused = { kind: 'conflict', id: 'exhibit.privileged', params: { why: 'attorney-client' } };
    await expect(exhibit.add(actor, id, [item])).rejects.toMatchObject(refused);
    await expect(exhibit.add(actor, id, [item], '  ')).rejects.toMatchObject(refused);
    expect((await exhibit.list(id)).length).toBe(2);
    await exhibit.add(actor, id, [item], 'waived by the client on 2026-11-20');
    expect(await exhibit.list(id)).toMatchObject([{ release: '' }, { release: '' }, { release: 'waived by the client on 2026-11-20' }]);
    expect((await evidence.custody(item)).at(-1)).toMatchObject({
      event: 'released',
      purpose: 'waived by the client on 2026-11-20',
      detail: { privilege: 'attorney-client' },
    });
  });
});

describe('settings', () => {
  it('are checked, journalled and undone', async () => {
    const { exhibit, store, actor, id } = await withExhibits(2);
    expect(await exhibit.settings(id)).toMatchObject({ scheme: '', prefix: '', digits: 6, start: 1, stamp: true });
    await exhibit.setSettings(actor, id, { prefix: 'ORD', digits: 8 });
    expect(await exhibit.setSettings(actor, id, { start: 501 })).toMatchObject({ prefix: 'ORD', digits: 8, start: 501 });
    await store.undo(id, actor);
    expect(await exhibit.settings(id)).toMatchObject({ prefix: 'ORD', start: 1 });
    await store.undo(id, actor);
    expect(await exhibit.settings(id)).toMatchObject({ prefix: '' });
    await expect(exhibit.setSettings(actor, id, { prefix: 'no blanks' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(exhibit.setSettings(actor, id, { scheme: 'nowhere' })).rejects.toMatchObject({ id: 'exhibit.unknown-scheme' });
  });
});
