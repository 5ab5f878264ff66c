import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Store, Write } from '#core/store/store.ts';
import { piles } from '#core/store/undo.ts';
import { act, openTestWorkspace, testActor } from '../../support/workspace.ts';

/** A minimal slice: settings are its things. */
async function withSettings() {
  const { store } = await openTestWorkspace();
  const put = async (write: Write, name: string, state: unknown) => {
    await sql`delete from setting where name = ${name}`.execute(write.db);
    if (state !== null) await sql`insert into setting (name, value) values (${name}, ${state})`.execute(write.db);
  };
  store.restores('setting', put);
  const read = async (): Promise<Record<string, string>> => {
    const { rows } = await sql<{ name: string; value: string }>`select name, value from setting`.execute(store.db);
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  };
  const set = (values: Record<string, string | null>, matter = 'm', undoable = true) =>
    store.write(act('set', matter, undoable), async (write) => {
      for (const [name, after] of Object.entries(values)) {
        const before = (await read())[name] ?? null;
        await put(write, name, after);
        write.record({ kind: 'setting', id: name, before, after });
      }
    });
  return { store, set, read, undo: () => store.undo('m', testActor), redo: () => store.redo('m', testActor) };
}

describe('undo', () => {
  it('takes back the last change, then the one before it', async () => {
    const { set, read, undo } = await withSettings();
    await set({ a: '1' });
    await set({ a: '2', b: '3' });
    expect(await undo()).toMatchObject({ verb: 'undo set', undoes: 2 });
    expect(await read()).toEqual({ a: '1' });
    await undo();
    expect(await read()).toEqual({});
    expect(await undo()).toBeNull();
  });

  it('brings back what was taken back, step by step', async () => {
    const { set, read, undo, redo } = await withSettings();
    await set({ a: '1' });
    await set({ a: '2' });
    await undo();
    await undo();
    expect(await redo()).toMatchObject({ verb: 'redo set' });
    expect(await read()).toEqual({ a: '1' });
    await redo();
    expect(await read()).toEqual({ a: '2' });
    expect(await redo()).toBeNull();
    expect(await undo()).toMatchObject({ verb: 'undo set' });
    expect(await read()).toEqual({ a: '1' });
  });

  it('forgets what was taken back once something new is done', async () => {
    const { set, read, undo, redo } = await withSettings();
    await set({ a: '1' });
    await undo();
    await set({ b: '2' });
    expect(await redo()).toBeNull();
    expect(await read()).toEqual({ b: '2' });
  });

  it('keeps to its own matter', async () => {
    const { set, read, undo } = await withSettings();
    await set({ a: '1' });
    await set({ b: '2' }, 'other');
    await undo();
    expect(await read()).toEqual({ b: '2' });
  });

  it('steps over what cannot be undone, unless that touched the same thing', async () => {
    const { set, read, undo } = await withSettings();
    await set({ a: '1' });
    await set({ b: 'sealed' }, 'm', false);
    await undo();
    expect(await read()).toEqual({ b: 'sealed' });
    await set({ a: '1' });
    await set({ a: 'sealed' }, 'm', false);
    await expect(undo()).rejects.toMatchObject({ kind: 'conflict', id: 'store.overtaken' });
    expect(await read()).toEqual({ a: 'sealed', b: 'sealed' });
  });

  it('refuses a kind nobody can put back, and changes nothing', async () => {
    const { store, set, read, undo } = await withSettings();
    await set({ a: '1' });
    await store.write(act('odd', 'm'), async ({ record }) => {
      record({ kind: 'setting', id: 'a', before: 'x', after: '1' });
      record({ kind: 'odd', id: 'z', before: null, after: 1 });
    });
    await expect(undo()).rejects.toMatchObject({ kind: 'unsupported', id: 'store.cannot-undo' });
    expect(await read()).toEqual({ a: '1' });
  });

  it('takes back two steps when asked twice at once', async () => {
    const { set, read, undo } = await withSettings();
    await set({ a: '1' });
    await set({ a: '2' });
    await Promise.all([undo(), undo()]);
    expect(await read()).toEqual({});
  });

  it('ends in the states a plain editor would, whatever the order of changes, undos and redos', async () => {
    const step = fc.oneof(
      fc.record({ set: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.constantFrom('1', '2', '3')), { minKeys: 1 }) }),
      fc.constant('undo' as const),
      fc.constant('redo' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { store, set, read, undo, redo } = await withSettings();
        const past: Record<string, string>[] = [];
        let now: Record<string, string> = {};
        let future: Record<string, string>[] = [];
        for (const one of steps) {
          if (one === 'undo') {
            await undo();
            const earlier = past.pop();
            if (earlier) [now, future] = [earlier, [now, ...future]];
          } else if (one === 'redo') {
            await redo();
            const [later, ...rest] = future;
            if (later) {
              past.push(now);
              [now, future] = [later, rest];
            }
          } else {
            const all = { ...now, ...one.set };
            const next = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
            await set(one.set);
            if (same(now, next)) continue;
            past.push(now);
            [now, future] = [next, []];
          }
          expect(await read()).toEqual(now);
        }
        expect(await store.verifyJournal()).toBeNull();
        await store.close();
      }),
      { numRuns: 12 },
    );
  });
});

const same = (a: object, b: object) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

describe('the journal as an undo stack', () => {
  it('ignores an entry that takes back something no longer on top', () => {
    const steps = [
      { seq: 1, undoes: null, undoable: 1 },
      { seq: 2, undoes: null, undoable: 1 },
      { seq: 3, undoes: 1, undoable: 1 },
    ];
    expect(piles(steps)).toEqual({ done: [1, 2, 3], undone: [] });
  });
});

describe('a restorer', () => {
  it('is registered once', async () => {
    const { store }: { store: Store } = await openTestWorkspace();
    store.restores('seller', async () => {});
    expect(() => store.restores('seller', async () => {})).toThrow('two restorers for seller');
  });
});
