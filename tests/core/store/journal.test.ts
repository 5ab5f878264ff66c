import { join } from 'node:path';
import { call } from '@orpc/server';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { journalRoutes } from '#core/store/routes.ts';
import { tamper } from '../../support/tamper.ts';
import { act, openTestWorkspace, storeAt, testActor } from '../../support/workspace.ts';

async function withEntries(count: number) {
  const workspace = await openTestWorkspace();
  for (let n = 1; n <= count; n++) {
    await workspace.store.write(act(`change ${n}`, n % 2 ? 'odd' : 'even'), async ({ record }) => {
      record({ kind: 'thing', id: 'x', before: n - 1, after: n });
    });
  }
  return workspace;
}

describe('the journal', () => {
  it('says who did what, when, through which door, before and after', async () => {
    const { store } = await openTestWorkspace();
    await store.write(act('rename party', 'm'), async ({ record }) => {
      record({ kind: 'party', id: 'p', before: { name: 'A' }, after: { name: 'B' } });
      record({ kind: 'party', id: 'q', before: { name: 'C' }, after: { name: 'C' } });
    });
    expect(await store.journal('m', 10)).toEqual([
      {
        seq: 1,
        at: '2026-11-23T09:00:00.000Z',
        actor: 'Pat Paralegal',
        door: 'test',
        matter: 'm',
        verb: 'rename party',
        undoable: true,
        undoes: null,
        changes: [{ kind: 'party', id: 'p', before: { name: 'A' }, after: { name: 'B' } }],
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('lists a matter newest first, page by page', async () => {
    const { store } = await withEntries(7);
    const page = await store.journal('odd', 2);
    expect(page.map(({ verb }) => verb)).toEqual(['change 7', 'change 5']);
    expect((await store.journal('odd', 2, page.at(-1)?.seq)).map(({ verb }) => verb)).toEqual(['change 3', 'change 1']);
  });

  it.each([
    ['updated', `update journal set verb = 'x'`],
    ['deleted', 'delete from journal'],
    [
      'replaced',
      `insert or replace into journal select seq, at, 'Mallory', door, matter, verb, undoable, undoes, anchor, changes, prev_hash, hash from journal`,
    ],
  ])('cannot be %s by the program itself', async (_, statement) => {
    const { store } = await withEntries(1);
    const attempt = store.write(act('cheat'), ({ db }) => sql.raw(statement).execute(db));
    await expect(attempt).rejects.toThrow('the journal is append-only');
  });

  it.each([
    ['a word changed', `update journal set actor = 'Mallory' where seq = 3`, 3],
    ['a change changed', `update journal set changes = '[]' where seq = 2`, 2],
    ['an entry cut out', 'delete from journal where seq = 2', 2],
    [
      'two entries swapped',
      'update journal set seq = -seq where seq in (2, 3); update journal set seq = seq + 6 where seq = -3; update journal set seq = 2 where seq = 3; update journal set seq = 3 where seq = -2',
      2,
    ],
    [
      'the last one made up',
      `insert into journal select 5, at, actor, door, matter, 'made up', undoable, undoes, anchor, changes, hash, hash from journal where seq = 4`,
      5,
    ],
  ])('shows %s behind the program', async (_, statement, broken) => {
    const { store, folder, close } = await withEntries(4);
    expect(await store.verifyJournal()).toBeNull();
    await close();
    tamper(join(folder, 'workspace.db'), statement);
    const reopened = await storeAt(folder);
    expect(await reopened.verifyJournal()).toBe(broken);
    await reopened.close();
  });

  it('is shown to the page with no more than fifty changes an entry', async () => {
    const { store } = await openTestWorkspace();
    await store.write(act('import', 'm'), async ({ record }) => {
      for (let n = 0; n < 120; n++) record({ kind: 'storefront', id: `s${n}`, before: null, after: n });
    });
    const routes = journalRoutes(store);
    const [entry] = await call(routes.list, { matter: 'm', limit: 5 }, { context: { actor: testActor } });
    expect(entry?.changes).toHaveLength(50);
    expect(entry?.changed).toBe(120);
  });
});
