import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendCustody, custodyFaults } from '#core/custody/custody.ts';
import { queryOutside, tamper } from '../../support/tamper.ts';
import { act, openTestWorkspace, storeAt } from '../../support/workspace.ts';

const A = 'a'.repeat(64);

/** Five events in three writes, on two items; then somebody else's tool. */
async function faultsAfter(statement: string | ((file: string) => string)) {
  const { store, folder, close } = await openTestWorkspace();
  const event = (item: string) => ({ item, event: 'opened' as const, hashBefore: A, hashAfter: A });
  for (const items of [['e1', 'e2'], ['e1'], ['e2', 'e1']])
    await store.write(act('open', 'm', false), (write) => appendCustody(write, items.map(event)));
  await close();
  const file = join(folder, 'workspace.db');
  tamper(file, typeof statement === 'string' ? statement : statement(file));
  const reopened = await storeAt(folder);
  const faults = await custodyFaults(reopened.db);
  await reopened.close();
  return faults.map(({ seq, how, item }) => [seq, how, item]);
}

describe('what is wrong with the chain of custody', () => {
  it.each([
    ['nothing', 'select 1', []],
    ['one word of one event', `update custody set purpose = 'lunch' where seq = 3`, [[3, 'altered', 'e1']]],
    [
      'two events',
      `update custody set actor = 'x' where seq in (2, 4)`,
      [
        [2, 'altered', 'e2'],
        [4, 'altered', 'e2'],
      ],
    ],
    ['an event moved to another item', `update custody set item = 'e1' where seq = 2`, [[2, 'altered', 'e1']]],
    ['an event cut out', 'delete from custody where seq = 3', [[3, 'gone', '']]],
    ['the end cut off', 'delete from custody where seq > 3', [[5, 'gone', '']]],
  ])('%s', async (_, statement, faults) => {
    expect(await faultsAfter(statement)).toEqual(faults);
  });

  it('an event made anew by somebody who can compute hashes: the next one and the journal still know the old one', async () => {
    const forged = (file: string) => {
      const [row] = queryOutside<Record<string, unknown>>(file, 'select * from custody where seq = 3');
      const { prev_hash, seq, item, event, at, door, purpose, hash_before, hash_after, detail } = row ?? {};
      const said = JSON.stringify([prev_hash, seq, item, event, at, 'Mallory', door, purpose, hash_before, hash_after, detail]);
      return `update custody set actor = 'Mallory', hash = '${createHash('sha256').update(said).digest('hex')}' where seq = 3`;
    };
    expect(await faultsAfter(forged)).toEqual([
      [3, 'altered', 'e1'],
      [4, 'unlinked', 'e2'],
    ]);
  });
});
