import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { insertAll } from '#core/store/bulk.ts';
import type { Write } from '#core/store/store.ts';
import { fixedClock } from '../../support/clock.ts';
import { act, openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const setting = (write: Write, name: string, value: string) =>
  sql`insert into setting (name, value) values (${name}, ${value})`.execute(write.db);
const settings = async ({ store }: TestWorkspace) => {
  const { rows } = await sql<{ name: string }>`select name from setting order by name`.execute(store.db);
  return rows.map(({ name }) => name);
};

describe('a write', () => {
  it('is told of once it is there, an undo too; one that was given up, or changed nothing, is not', async () => {
    const workspace = await openTestWorkspace();
    const { store } = workspace;
    store.restores('setting', (write, id) => sql`delete from setting where name = ${id}`.execute(write.db).then(() => {}));
    let told = 0;
    const end = store.onChange(() => {
      told += 1;
    });
    const put = (name: string) => async (write: Write) => {
      await setting(write, name, '1');
      write.record({ kind: 'setting', id: name, before: null, after: '1' });
    };
    await store.write(act('set'), put('a'));
    expect(told).toBe(1);
    await store.write(act('nothing'), async () => {});
    await expect(store.write(act('set'), put('a'))).rejects.toThrow();
    expect(told).toBe(1);
    await store.undo('', workspace.actor);
    expect(told).toBe(2);
    end();
    await store.write(act('set'), put('b'));
    expect(told).toBe(2);
  });

  it('keeps everything its work did, and says what it returned', async () => {
    const workspace = await openTestWorkspace();
    const result = await workspace.store.write(act('set'), async (write) => {
      await setting(write, 'a', '1');
      await setting(write, 'b', '2');
      return 'both';
    });
    expect(result).toBe('both');
    expect(await settings(workspace)).toEqual(['a', 'b']);
  });

  it('keeps nothing when its work throws, not even its journal entry', async () => {
    const workspace = await openTestWorkspace();
    const failing = workspace.store.write(act('set'), async (write) => {
      await setting(write, 'a', '1');
      write.record({ kind: 'setting', id: 'a', before: null, after: '1' });
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    expect(await settings(workspace)).toEqual([]);
    expect(await workspace.store.journal('', 10)).toEqual([]);
  });

  it('keeps nothing when a last step before the commit throws', async () => {
    const workspace = await openTestWorkspace();
    const told: string[] = [];
    const failing = workspace.store.write(act('set'), async (write) => {
      await setting(write, 'a', '1');
      write.afterCommit(() => told.push('committed'));
      write.beforeCommit(async () => {
        throw new Error('the vault is full');
      });
    });
    await expect(failing).rejects.toThrow('the vault is full');
    expect(await settings(workspace)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('waits for the writes before it', async () => {
    const workspace = await openTestWorkspace();
    const order: string[] = [];
    const one = (name: string, pause: number) =>
      workspace.store.write(act('set'), async (write) => {
        order.push(`${name} begins`);
        await setting(write, name, '');
        await new Promise((resolve) => setTimeout(resolve, pause));
        order.push(`${name} ends`);
      });
    await Promise.all([one('a', 20), one('b', 0), one('c', 5)]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('goes on after one that failed', async () => {
    const workspace = await openTestWorkspace();
    const failing = workspace.store.write(act('set'), () => Promise.reject(new Error('no')));
    const next = workspace.store.write(act('set'), (write) => setting(write, 'a', '1'));
    await expect(failing).rejects.toThrow('no');
    await next;
    expect(await settings(workspace)).toEqual(['a']);
  });

  it('refuses another write inside it, which would wait for itself', async () => {
    const { store } = await openTestWorkspace();
    const nested = store.write(act('outer'), () => store.write(act('inner'), async () => {}));
    await expect(nested).rejects.toThrow('a write inside a write');
    await store.write(act('later'), async () => {});
  });

  it('sees its own changes through store.db, while others see the state before it', async () => {
    const workspace = await openTestWorkspace();
    const reached = Promise.withResolvers<void>();
    const proceed = Promise.withResolvers<void>();
    const writing = workspace.store.write(act('set'), async (write) => {
      await setting(write, 'a', '1');
      expect(await settings(workspace)).toEqual(['a']);
      reached.resolve();
      await proceed.promise;
    });
    await reached.promise;
    expect(await settings(workspace)).toEqual([]);
    proceed.resolve();
    await writing;
    expect(await settings(workspace)).toEqual(['a']);
  });

  it('is the only way to change a table', async () => {
    const { store } = await openTestWorkspace();
    await expect(sql`insert into setting (name, value) values ('a', 'b')`.execute(store.db)).rejects.toMatchObject({
      id: 'store.read-only',
    });
  });

  it('leaves a trace even when its work records nothing', async () => {
    const { store } = await openTestWorkspace();
    await store.write(act('set quietly'), (write) => setting(write, 'a', '1'));
    await store.write(act('look only'), async () => {});
    expect(await store.journal('', 10)).toMatchObject([{ verb: 'set quietly', changes: [], undoable: false }]);
  });

  it('tells the instant and the actor of the transaction', async () => {
    const { store, actor } = await openTestWorkspace({ clock: fixedClock('2026-11-23T09:00:00.000Z', 1000) });
    const seen = await store.write(act('look', 'm'), async (write) => ({ at: write.at, act: write.act }));
    expect(seen).toEqual({ at: '2026-11-23T09:00:00.000Z', act: { actor, matter: 'm', verb: 'look', undoable: true } });
  });
});

describe('parameters and keys', () => {
  it.each([
    ['a date', new Date(0)],
    ['an object', { a: 1 }],
    ['undefined', undefined],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('refuses %s as a parameter', async (_, value) => {
    const { store } = await openTestWorkspace();
    await expect(sql`select ${value} as x`.execute(store.db)).rejects.toThrow(/parameter 1 cannot be bound/);
  });

  it('hands text, numbers, bytes, null and booleans through', async () => {
    const { store } = await openTestWorkspace();
    const bytes = new Uint8Array([0, 255]);
    const { rows } = await sql`select ${'水晶🙂'} as t, ${2 ** 40} as n, ${bytes} as b, ${null} as z, ${true} as y`.execute(store.db);
    expect(rows).toEqual([{ t: '水晶🙂', n: 2 ** 40, b: bytes, z: null, y: 1 }]);
  });

  it('says when a row points at nothing, and when a key is taken', async () => {
    const { store, matter } = await openTestWorkspace();
    const id = await matter();
    const seller = (write: Write, key: string, of: string) =>
      sql`insert into seller (id, matter_id, no, name, data) values (${key}, ${of}, 1, '', '{}')`.execute(write.db);
    await expect(store.write(act('add'), (write) => seller(write, 's', 'nowhere'))).rejects.toMatchObject({
      kind: 'conflict',
      id: 'store.points-nowhere',
    });
    await store.write(act('add'), (write) => seller(write, 's', id));
    await expect(store.write(act('add'), (write) => seller(write, 't', id))).rejects.toMatchObject({ kind: 'conflict', id: 'store.taken' });
  });

  it('shows a mistake in the SQL as a bug, with the statement', async () => {
    const { store } = await openTestWorkspace();
    await expect(sql`select nothing from nowhere`.execute(store.db)).rejects.toMatchObject({ name: 'StoreError', code: 'SQLITE_ERROR' });
  });

  it('inserts 10,000 rows in one write', async () => {
    const { store, matter } = await openTestWorkspace();
    const id = await matter();
    const rows = Array.from({ length: 10_000 }, (_, n) => ({
      id: `e-${n}`,
      item: `x`,
      event: 'received',
      at: '',
      actor: '',
      door: '',
      purpose: '',
      hash_before: null,
      hash_after: null,
      detail: '{}',
      prev_hash: '',
      hash: '',
      seq: n + 1,
    })).map(({ id: _, ...row }) => row);
    await store.write(act('add', id), (write) => insertAll(write.db, 'custody', rows));
    expect((await sql`select count(*) as n from custody`.execute(store.db)).rows).toEqual([{ n: 10_000 }]);
  });
});
