import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { act, openTestWorkspace } from '../../support/workspace.ts';

describe('a store', () => {
  it('opens', async () => {
    const { store } = await openTestWorkspace();
    await store.write(act('set'), async ({ db, record }) => {
      await sql`insert into setting (name, value) values ('a', 'b')`.execute(db);
      record({ kind: 'setting', id: 'a', before: null, after: 'b' });
    });
    expect((await sql`select * from setting`.execute(store.db)).rows).toEqual([{ name: 'a', value: 'b' }]);
    expect(await store.journal('', 10)).toHaveLength(1);
    expect(await store.verifyJournal()).toBeNull();
    expect(await store.verifyFile()).toEqual([]);
    await expect(sql`delete from setting`.execute(store.db)).rejects.toThrow();
  });
});
