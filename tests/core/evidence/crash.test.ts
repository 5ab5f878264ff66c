import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import { openVault } from '#core/vault/vault.ts';
import { startChild } from '../../support/children.ts';
import { storeAt, temporaryFolder } from '../../support/workspace.ts';

/** Enough for every run of the tests; set CRASH_ROUNDS to look longer. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 5);

async function countsOf(folder: string) {
  const store = await storeAt(folder);
  const vault = await openVault({ folder: join(folder, 'vault') });
  try {
    const { sound, findings } = await verifyWorkspace({ store, vault });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(sound).toBe(true);
    const { rows } = await sql<{ evidence: number; custody: number; exhibits: number; sellers: number }>`
      select (select count(*) from evidence where matter_id = matter.id) as evidence,
        (select count(*) from custody where item in (select id from evidence where matter_id = matter.id)) as custody,
        (select count(*) from exhibit where matter_id = matter.id) as exhibits,
        (select count(*) from seller where matter_id = matter.id) as sellers
      from matter`.execute(store.db);
    return rows;
  } finally {
    await store.close();
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const onTheirWay = async (folder: string) => (await readdir(join(folder, 'vault', '.incoming'))).length;

/**
 * `kill -9` says nothing of a power cut (that is what the fsyncs are for), but it does stop the program between any two
 * instructions: while copying, between rename and commit, inside the commit. The first import shows how long one takes;
 * the kills are then spread over one and a half of them, so a slow machine is hit in the same places.
 */
it('an import that is killed is there whole or not at all, every time', async () => {
  const base = await temporaryFolder();
  const folder = join(base, 'Crash.casewright');
  let reported = 0;
  let killedInside = 0;
  let length = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const child = startChild('import', [folder, join(base, 'desk'), `r${round}`]);
    await child.says('ready');
    if (round === 0) {
      const began = performance.now();
      await child.says('imported');
      length = performance.now() - began;
    } else if (round === 1) {
      // Once while files are on their way, however fast or busy the machine is.
      while ((await onTheirWay(folder)) === 0) await pause(2);
    } else {
      await pause((length * 1.5 * round) / ROUNDS);
    }
    child.kill();
    const { stdout, stderr } = await child.ended;
    expect(stderr).toBe('');
    reported += stdout.split('\n').filter((line) => line.startsWith('imported')).length;
    if ((await onTheirWay(folder)) > 0) killedInside += 1;

    const matters = await countsOf(folder);
    for (const matter of matters) expect(matter).toEqual({ evidence: 40, custody: 40, exhibits: 40, sellers: 600 });
    // All that was reported as done is there; each round may have committed one more just before it could say so.
    expect(matters.length).toBeGreaterThanOrEqual(reported);
    expect(matters.length).toBeLessThanOrEqual(reported + round + 1);
  }
  expect(killedInside, 'some were killed while files were on their way').toBeGreaterThan(0);
  if (process.env.CRASH_ROUNDS) console.log({ rounds: ROUNDS, reported, killedInside, length });
}, 900_000);
