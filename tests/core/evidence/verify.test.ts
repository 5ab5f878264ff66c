import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import { openVault } from '#core/vault/vault.ts';
import { openTestRooms } from '../../support/rooms.ts';
import { tamper } from '../../support/tamper.ts';
import { storeAt } from '../../support/workspace.ts';

async function withThree() {
  const rooms = await openTestRooms();
  const matter = await rooms.matter();
  const files = await Promise.all(['a', 'b', 'c'].map(async (name) => ({ path: await rooms.file(name, name), name: `${name}.txt` })));
  const { imported } = await rooms.evidence.receive(rooms.actor, { matter, files });
  const [a = '', b = ''] = imported.map(({ sha256 }) => sha256);
  /** Closes the workspace, lets somebody at it, and verifies what is left. */
  const verifiedAfter = async (deed: () => void | Promise<void>) => {
    await rooms.close();
    await deed();
    const store = await storeAt(rooms.folder, { readOnly: true });
    const vault = await openVault({ folder: rooms.vault.folder, readOnly: true });
    const result = await verifyWorkspace({ store, vault });
    await store.close();
    return result;
  };
  return { ...rooms, a, b, verifiedAfter, db: join(rooms.folder, 'workspace.db') };
}

describe('verifying a workspace', () => {
  it('finds nothing in a sound one', async () => {
    const { verifiedAfter } = await withThree();
    expect(await verifiedAfter(() => {})).toEqual({ sound: true, checked: 3, findings: [] });
  });

  it('names every file that is missing or altered, and files that belong to nothing', async () => {
    const { vault, a, b, verifiedAfter } = await withThree();
    const { sound, findings } = await verifiedAfter(async () => {
      await rm(vault.path(a), { force: true });
      await chmod(vault.path(b), 0o644);
      await writeFile(vault.path(b), 'B');
      await writeFile(join(vault.folder, 'stray'), '');
    });
    expect(sound).toBe(false);
    expect(findings.map(({ severity, where, id }) => [severity, where, id])).toEqual([
      ['error', `vault/${a}`, 'vault.missing'],
      ['error', `vault/${b}`, 'vault.altered'],
      ['note', 'vault/stray', 'vault.orphaned'],
    ]);
  });

  it.each([
    ['the journal', `update journal set actor = 'x' where seq = 2`, 'store.chain-broken', 'journal/2'],
    ['custody', `update custody set actor = 'x' where seq = 3`, 'custody.altered', 'custody/3'],
    [
      'which bytes an item has',
      `update evidence set data = json_set(data, '$.sha256', '${'f'.repeat(64)}') where id = 'id-0001'`,
      'custody.other-bytes',
      'evidence/id-0001',
    ],
  ])('shows that %s was changed from outside', async (_, statement, id, where) => {
    const { verifiedAfter, db } = await withThree();
    const { sound, findings } = await verifiedAfter(() => tamper(db, statement));
    expect(sound).toBe(false);
    expect(findings).toMatchObject([{ id, where }]);
  });

  it('names the event of custody that was changed, and the item it is about', async () => {
    const { verifiedAfter, db } = await withThree();
    const { findings } = await verifiedAfter(() => tamper(db, `update custody set at = '2020-01-01T00:00:00.000Z' where seq = 2`));
    expect(findings).toMatchObject([{ id: 'custody.altered', params: { seq: 2, event: 'received', item: 'id-0002', file: 'b.txt' } }]);
    expect(findings[0]?.message).toBe('event 2 of the chain of custody (received: b.txt) was altered');
  });

  it('misses an item whose row was taken out', async () => {
    const { verifiedAfter, db } = await withThree();
    const { findings } = await verifiedAfter(() => tamper(db, `delete from evidence where id = 'id-0003'`));
    expect(findings.map(({ id, where, params }) => [id, where, params.file])).toContainEqual([
      'custody.no-item',
      'evidence/id-0003',
      'c.txt',
    ]);
  });
});
