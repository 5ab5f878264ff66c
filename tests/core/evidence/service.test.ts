import { call } from '@orpc/server';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { evidenceRoutes } from '#core/evidence/routes.ts';
import type { Clock } from '#core/kit/world.ts';
import { openTestRooms, pdf } from '../../support/rooms.ts';
import { act } from '../../support/workspace.ts';

async function withItems(count = 2, clock?: Clock) {
  const rooms = await openTestRooms(clock ? { clock } : {});
  const id = await rooms.matter();
  const files = await Promise.all(
    Array.from({ length: count }, async (_, n) => ({ path: await rooms.file(`${n}.txt`, `${n}`), name: `${n}.txt` })),
  );
  const { imported } = await rooms.evidence.receive(rooms.actor, { matter: id, files });
  const [first = '', second = ''] = imported.map((item) => item.id);
  const links = async () => (await sql`select * from evidence_link order by target_id`.execute(rooms.store.db)).rows;
  return { ...rooms, id, first, second, links };
}

describe('describing an item', () => {
  it('changes what is given, leaves the rest, and can be taken back', async () => {
    const { evidence, store, actor, id, first } = await withItems();
    await evidence.update(actor, first, { title: 'Order page', kind: 'receipt' });
    const after = await evidence.update(actor, first, { note: 'printed twice' });
    expect(after).toMatchObject({ title: 'Order page', kind: 'receipt', note: 'printed twice' });
    await store.undo(id, actor);
    expect(await evidence.get(first)).toMatchObject({ title: 'Order page', note: '' });
    await store.undo(id, actor);
    expect(await evidence.get(first)).toMatchObject({ title: '', kind: 'other' });
    expect(await store.undo(id, actor)).toBeNull();
    expect(await evidence.list(id)).toHaveLength(2);
  });

  it('never changes the bytes or how they came in', async () => {
    const { evidence, actor, store, first } = await withItems();
    const before = await evidence.get(first);
    const sneaky = { sha256: 'f'.repeat(64), size: 1, id: 'x', matter: 'y', receivedAt: '', title: 'T' };
    expect(await evidence.update(actor, first, sneaky)).toEqual({ ...before, title: 'T' });
    const direct = (set: string) => store.write(act('cheat'), ({ db }) => sql.raw(`update evidence set ${set}`).execute(db));
    await expect(direct(`sha256 = (select sha256 from blob where sha256 <> evidence.sha256)`)).rejects.toThrow(
      'evidence is kept as received',
    );
    await expect(store.write(act('cheat'), ({ db }) => sql`delete from evidence`.execute(db))).rejects.toThrow('withdrawn, not deleted');
  });

  it('refuses what does not fit, by field', async () => {
    const { evidence, actor, first } = await withItems();
    await expect(evidence.update(actor, first, { kind: 'gossip' as never })).rejects.toMatchObject({
      kind: 'invalid',
      findings: [{ where: `evidence/${first}/kind` }],
    });
    await expect(evidence.update(actor, 'nowhere', {})).rejects.toMatchObject({ kind: 'not-found', id: 'evidence.not-found' });
  });
});

describe('links', () => {
  it('tie an item to what it shows, once each, and come off again', async () => {
    const { evidence, store, actor, id, first, links } = await withItems();
    await evidence.link(actor, first, { to: 'seller', id: 's1' });
    await evidence.link(actor, first, { to: 'right', id: 'r1' });
    const after = await evidence.link(actor, first, { to: 'seller', id: 's1' });
    expect(after.links).toEqual([
      { to: 'seller', id: 's1' },
      { to: 'right', id: 'r1' },
    ]);
    await evidence.unlink(actor, first, { to: 'right', id: 'r1' });
    expect(await links()).toEqual([{ evidence_id: first, target: 'seller', target_id: 's1' }]);
    await store.undo(id, actor);
    expect(await links()).toHaveLength(2);
  });
});

describe('withdrawing', () => {
  it('hides an item, keeps its bytes, and says why in its custody', async () => {
    const { evidence, vault, actor, id, first } = await withItems();
    await expect(evidence.withdraw(actor, first, '  ')).rejects.toMatchObject({ id: 'evidence.reason-missing' });
    await evidence.withdraw(actor, first, 'belongs to another matter');
    expect((await evidence.list(id)).map((item) => item.id)).not.toContain(first);
    expect((await evidence.withdrawn(id)).map((item) => item.id)).toEqual([first]);
    expect(await vault.open((await evidence.get(first)).sha256)).toBeDefined();
    expect((await evidence.custody(first)).at(-1)).toMatchObject({ event: 'withdrawn', purpose: 'belongs to another matter' });
    expect((await evidence.counts()).get(id)).toBe(1);
  });

  it('can be taken back by undo or by hand, and custody tells either', async () => {
    const { evidence, store, actor, id, first } = await withItems();
    await evidence.withdraw(actor, first, 'mistake');
    await store.undo(id, actor);
    await store.redo(id, actor);
    await evidence.reinstate(actor, first);
    expect(await evidence.list(id)).toHaveLength(2);
    const events = (await evidence.custody(first)).map(({ event }) => event);
    expect(events).toEqual(['received', 'withdrawn', 'reinstated', 'withdrawn', 'reinstated']);
  });

  it('waits until the item is off the exhibit list', async () => {
    const { evidence, exhibit, actor, id, first } = await withItems();
    const [listed] = await exhibit.add(actor, id, [first]);
    await expect(evidence.withdraw(actor, first, 'x')).rejects.toMatchObject({ id: 'evidence.is-exhibit', params: { number: 1 } });
    await exhibit.drop(actor, listed?.id ?? '');
    await evidence.withdraw(actor, first, 'x');
    await expect(exhibit.add(actor, id, [first])).rejects.toMatchObject({ id: 'exhibit.elsewhere' });
  });
});

describe('several items at once', () => {
  it('are described in one step, tags put on and taken off beside those they have, and one undo takes it back', async () => {
    const { evidence, store, actor, id, first, second } = await withItems(3);
    await evidence.update(actor, first, { tags: ['cart', 'old'] });
    const changed = await evidence.updateMany(actor, [first, second, first], {
      kind: 'screenshot',
      addTags: ['cart', 'checked'],
      removeTags: ['old'],
    });
    expect(changed.map(({ kind, tags }) => [kind, tags])).toEqual([
      ['screenshot', ['cart', 'checked']],
      ['screenshot', ['cart', 'checked']],
    ]);
    await store.undo(id, actor);
    expect((await evidence.list(id)).map(({ kind, tags }) => [kind, tags])).toEqual([
      ['other', ['cart', 'old']],
      ['other', []],
      ['other', []],
    ]);
  });

  it('are tied to one thing, and come off it with one undo', async () => {
    const { evidence, store, actor, id, first, second, links } = await withItems(3);
    await evidence.link(actor, first, { to: 'seller', id: 's1' });
    await evidence.linkMany(actor, [first, second], { to: 'seller', id: 's1' });
    expect(await links()).toHaveLength(2);
    await store.undo(id, actor);
    expect(await links()).toEqual([{ evidence_id: first, target: 'seller', target_id: 's1' }]);
  });

  it('are of one matter, and all there, or none is changed', async () => {
    const { evidence, actor, matter, file, first } = await withItems();
    const other = await matter('matter-2');
    const { imported } = await evidence.receive(actor, { matter: other, files: [{ path: await file('x.txt', 'x'), name: 'x.txt' }] });
    const elsewhere = imported[0]?.id ?? '';
    await expect(evidence.updateMany(actor, [first, elsewhere], { note: 'n' })).rejects.toMatchObject({ id: 'evidence.other-matter' });
    await expect(evidence.updateMany(actor, [first, 'nobody'], { note: 'n' })).rejects.toMatchObject({ id: 'evidence.not-found' });
    expect((await evidence.get(first)).note).toBe('');
  });
});

describe('pins', () => {
  it('are put on a page, changed and taken off', async () => {
    const { evidence, store, actor, id, file } = await withItems();
    const files = [{ path: await file('order.pdf', await pdf(2)), name: 'order.pdf' }];
    const item = (await evidence.receive(actor, { matter: id, files })).imported[0]?.id ?? '';
    const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 };
    const [pin] = (await evidence.pin(actor, item, { page: 2, box, note: 'price' })).pins;
    expect(pin).toMatchObject({ id: expect.stringMatching(/^id-/), page: 2, box, note: 'price' });
    await evidence.pin(actor, item, { id: pin?.id, page: 2, box: null, note: 'price and shipping' });
    expect((await evidence.get(item)).pins).toEqual([{ id: pin?.id, page: 2, box: null, note: 'price and shipping' }]);
    await expect(evidence.pin(actor, item, { page: 3, box: null, note: '' })).rejects.toMatchObject({
      id: 'evidence.no-page',
      params: { page: 3 },
    });
    await evidence.unpin(actor, item, pin?.id ?? '');
    expect((await evidence.get(item)).pins).toEqual([]);
    await store.undo(id, actor);
    expect((await evidence.get(item)).pins).toHaveLength(1);
  });
});

describe('custody', () => {
  it('notes who looked at an item, once for each person and day', async () => {
    const clock = { at: '2026-11-23T09:00:00.000Z', now: () => clock.at, today: () => clock.at.slice(0, 10) };
    const { evidence, store, actor, first } = await withItems(2, clock);
    const other = { name: 'Quinn Counsel', door: 'test' as const };
    await Promise.all([evidence.opened(actor, first), evidence.opened(actor, first)]);
    await evidence.opened(other, first);
    clock.at = '2026-11-24T01:00:00.000Z';
    await evidence.opened(actor, first);
    const events = (await evidence.custody(first)).filter(({ event }) => event === 'opened');
    expect(events.map(({ actor, detail }) => [actor, detail.day])).toEqual([
      ['Pat Paralegal', '2026-11-23'],
      ['Quinn Counsel', '2026-11-23'],
      ['Pat Paralegal', '2026-11-24'],
    ]);
    expect(await store.undo('matter-1', actor), 'looking cannot be taken back').toBeNull();
    await evidence.update(actor, first, { note: 'n' });
    await store.undo('matter-1', actor);
    clock.at = '2026-11-25T01:00:00.000Z';
    await evidence.opened(actor, first);
    expect(await store.redo('matter-1', actor), 'nor does it end what can be redone').toMatchObject({ verb: 'redo describe evidence' });
  });

  it('notes what left the workbench, and what became privileged and ceased to be', async () => {
    const { evidence, store, actor, id, first } = await withItems();
    await evidence.exported(actor, first, { file: 'copy.txt' });
    await evidence.exported(actor, first, { recipient: 'co-counsel' });
    await evidence.update(actor, first, { privilege: 'attorney-client', confidential: true });
    await store.undo(id, actor);
    expect((await evidence.custody(first)).slice(1).map(({ event, purpose, detail }) => [event, purpose, detail])).toEqual([
      ['exported', '', { file: 'copy.txt' }],
      ['exported', '', { recipient: 'co-counsel' }],
      ['privileged', 'attorney-client', {}],
      ['released', '', { privilege: 'attorney-client' }],
    ]);
  });
});

describe('the routes', () => {
  it('receive uploads and paths, and forget the uploads', async () => {
    const rooms = await openTestRooms();
    const matter = await rooms.matter();
    const discarded: string[] = [];
    const uploaded = await rooms.file('upload-1', 'from the page');
    const uploads = {
      complete: async () => uploaded,
      discard: async (id: string) => void discarded.push(id),
      local: (path: string) => path,
    };
    const routes = evidenceRoutes(rooms.evidence, uploads);
    const context = { context: { actor: rooms.actor } };
    const files = [
      { upload: 'u1', name: 'pasted.txt' },
      { path: await rooms.file('x.txt', 'from the disk'), name: 'x.txt', notes: { note: 'n' } },
    ];
    const { job } = await call(routes.receive, { matter, files }, context);
    expect(await rooms.jobs.rest(job)).toMatchObject({ state: 'done', counts: { offered: 2, imported: 2 } });
    const imported = await call(routes.list, { matter }, context);
    expect(imported.map(({ fileName, note }) => [fileName, note])).toEqual([
      ['pasted.txt', ''],
      ['x.txt', 'n'],
    ]);
    expect(discarded).toEqual(['u1']);
    const id = imported[0]?.id ?? '';
    await call(routes.update, { id, patch: { title: 'T' } }, context);
    expect(await call(routes.list, { matter }, context)).toMatchObject([
      { title: 'T', exhibit: null, findings: [] },
      { fileName: 'x.txt' },
    ]);
    expect(await call(routes.custody, { id }, context)).toHaveLength(1);
  });
});
