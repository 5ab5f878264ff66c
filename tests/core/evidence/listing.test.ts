import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceFindings } from '#core/evidence/findings.ts';
import { selectEvidence } from '#core/evidence/rows.ts';
import { openTestRooms, type TestRooms } from '../../support/rooms.ts';
import { act } from '../../support/workspace.ts';

/** What a page, or somebody else in the workspace, does between two looks. */
const deeds = [
  'receive',
  'describe',
  'describe many',
  'withdraw',
  'reinstate',
  'undo',
  'redo',
  'look',
  'failing write',
  'elsewhere',
] as const;
type Deed = readonly [what: (typeof deeds)[number], n: number];

async function perform(
  { evidence, store, actor, file }: TestRooms,
  matter: string,
  other: string,
  [what, n]: Deed,
  step: number,
): Promise<void> {
  const all = await selectEvidence(store.db, matter, true);
  const one = all[n % Math.max(1, all.length)];
  const ids = all.slice(0, n + 1).map(({ id }) => id);
  const receive = async (into: string) =>
    evidence.receive(actor, {
      matter: into,
      files: await Promise.all(
        Array.from({ length: 1 + (n % 3) }, async (_, i) => ({
          path: await file(`${step}-${i}`, `${step} ${i}`),
          name: `${step}-${i}.pdf`,
        })),
      ),
    });
  if (what === 'receive') await receive(matter);
  if (what === 'elsewhere') await receive(other);
  if (what === 'describe' && one) await evidence.update(actor, one.id, { title: `title ${step}` });
  if (what === 'describe many') await evidence.updateMany(actor, ids, { addTags: [`tag ${step}`] });
  if (what === 'withdraw' && one) await evidence.withdraw(actor, one.id, 'not needed');
  if (what === 'reinstate' && one) await evidence.reinstate(actor, one.id);
  if (what === 'undo') await store.undo(matter, actor);
  if (what === 'redo') await store.redo(matter, actor);
  if (what === 'look') await evidence.list(matter);
  if (what === 'failing write' && one) {
    const failing = store.write(act('change', matter), async (write) => {
      await evidence.linkIn(write, one.id, { to: 'seller', id: `s${step}` });
      const seen = (await evidence.list(matter)).find(({ id }) => id === one.id);
      if (one.withdrawn === '')
        expect(
          seen?.links.map(({ id }) => id),
          'a write sees what it did',
        ).toContain(`s${step}`);
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
  }
}

describe('the list of evidence', () => {
  it('is what the rows say, whatever was done since it was last asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat(6)), { minLength: 4, maxLength: 14 }), async (done) => {
        const rooms = await openTestRooms();
        const matter = await rooms.matter();
        const other = await rooms.matter('matter-2');
        for (const [step, deed] of [['receive', 5] as Deed, ...done].entries()) {
          await perform(rooms, matter, other, deed, step);
          // Several things are done between two looks.
          if (step % 3 !== 0 && step < done.length) continue;
          const rows = await selectEvidence(rooms.store.db, matter, true);
          const inUse = rows.filter(({ withdrawn }) => withdrawn === '');
          expect(await rooms.evidence.list(matter)).toEqual(
            inUse.map((item) => ({ ...item, exhibit: null, findings: evidenceFindings(item) })),
          );
          expect(await rooms.evidence.withdrawn(matter)).toEqual(rows.filter(({ withdrawn }) => withdrawn !== ''));
        }
        await rooms.close();
      }),
      { numRuns: 5 },
    );
  });
});

it('tells of everything that came in between two looks, however many entries of the journal it took', async () => {
  const { evidence, matter: make, actor, file } = await openTestRooms();
  const matter = await make();
  await evidence.list(matter);
  for (const name of ['a.txt', 'b.txt', 'c.txt'])
    await evidence.receive(actor, { matter, files: [{ path: await file(name, name), name }] });
  expect((await evidence.list(matter)).map((item) => item.fileName)).toEqual(['a.txt', 'b.txt', 'c.txt']);
});
