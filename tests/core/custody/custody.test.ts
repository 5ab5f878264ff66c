import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { appendCustody, custodyOf, verifyCustody } from '#core/custody/custody.ts';
import { tamper } from '../../support/tamper.ts';
import { act, openTestWorkspace, storeAt } from '../../support/workspace.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

async function withEvents() {
  const workspace = await openTestWorkspace();
  const { store } = workspace;
  await store.write(act('receive', 'm', false), (write) =>
    appendCustody(write, [
      { item: 'e1', event: 'received', hashBefore: null, hashAfter: A, detail: { name: '收据.png' } },
      { item: 'e2', event: 'received', hashBefore: null, hashAfter: B },
    ]),
  );
  await store.write(act('export', 'm', false), (write) =>
    appendCustody(write, [{ item: 'e1', event: 'exported', hashBefore: A, hashAfter: A, purpose: 'handover to counsel' }]),
  );
  await store.write(act('open', 'm', false), (write) =>
    appendCustody(write, [{ item: 'e2', event: 'opened', hashBefore: B, hashAfter: B }]),
  );
  return workspace;
}

describe('custody', () => {
  it('tells of each item who did what, when and why, oldest first', async () => {
    const { store } = await withEvents();
    const events = await custodyOf(store.db, 'e1');
    expect(events).toMatchObject([
      {
        seq: 1,
        event: 'received',
        at: '2026-11-23T09:00:00.000Z',
        actor: 'Pat Paralegal',
        door: 'test',
        hashBefore: null,
        hashAfter: A,
        detail: { name: '收据.png' },
      },
      { seq: 3, event: 'exported', purpose: 'handover to counsel', hashBefore: A, hashAfter: A },
    ]);
    expect(await verifyCustody(store.db)).toBeNull();
  });

  it('is one chain for the whole workspace', async () => {
    const { store } = await withEvents();
    const all = [...(await custodyOf(store.db, 'e1')), ...(await custodyOf(store.db, 'e2'))].sort((a, b) => a.seq - b.seq);
    expect(all.map(({ prevHash }) => prevHash)).toEqual(['', ...all.slice(0, -1).map(({ hash }) => hash)]);
  });

  it('adds nothing when the write it belongs to fails', async () => {
    const { store } = await withEvents();
    const failing = store.write(act('export', 'm'), async (write) => {
      await appendCustody(write, [{ item: 'e1', event: 'exported', hashBefore: A, hashAfter: A }]);
      throw new Error('the stick was pulled');
    });
    await expect(failing).rejects.toThrow('the stick was pulled');
    expect(await custodyOf(store.db, 'e1')).toHaveLength(2);
    expect(await verifyCustody(store.db)).toBeNull();
  });

  it.each([
    ['updated', `update custody set actor = 'x'`],
    ['deleted', 'delete from custody'],
    ['replaced', 'insert or replace into custody select * from custody where seq = 1'],
  ])('cannot be %s by the program itself', async (_, statement) => {
    const { store } = await withEvents();
    await expect(store.write(act('cheat'), ({ db }) => sql.raw(statement).execute(db))).rejects.toThrow('custody is append-only');
  });

  it.each([
    ['an actor changed', `update custody set actor = 'Mallory' where seq = 2`, 2],
    ['a hash changed', `update custody set hash_after = '${'c'.repeat(64)}' where seq = 3`, 3],
    ['an instant changed', `update custody set at = '2020-01-01T00:00:00.000Z' where seq = 1`, 1],
    ['an event cut out of the middle', 'delete from custody where seq = 2', 2],
    ['its end cut off', 'delete from custody where seq = 4', 4],
    ['all of it gone', 'delete from custody', 2],
  ])('shows %s behind the program', async (_, statement, broken) => {
    const { folder, close } = await withEvents();
    await close();
    tamper(join(folder, 'workspace.db'), statement);
    const reopened = await storeAt(folder);
    expect(await verifyCustody(reopened.db)).toBe(broken);
    await reopened.close();
  });
});
