import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import { openVault } from '#core/vault/vault.ts';
import { finish, startChild } from '../../support/children.ts';
import { storeAt, temporaryFolder } from '../../support/workspace.ts';

/** Enough for every run of the tests; set CRASH_ROUNDS to look longer. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 14);

/**
 * `kill -9` says nothing of a power cut (that is what the fsyncs are for), but it does stop the program between any two
 * instructions: while copying, between rename and commit, inside the commit.
 */
it('an import that is killed is there whole or not at all, every time', async () => {
  const base = await temporaryFolder();
  const folder = join(base, 'Crash.casewright');
  let acknowledged = 0;
  let killedInside = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const child = startChild('import', [folder, join(base, 'desk'), `r${round}`]);
    const ended = finish(child);
    // Spread over start-up, the first imports and later ones; no two rounds are killed at the same moment.
    await new Promise((resolve) => setTimeout(resolve, 200 + ((round * 211) % 1100)));
    child.kill('SIGKILL');
    const { stdout, stderr } = await ended;
    expect(stderr).toBe('');
    acknowledged += stdout.split('\n').filter((line) => line.startsWith('imported')).length;
    killedInside += (await readdir(join(folder, 'vault', '.incoming')).catch(() => [])).length > 0 ? 1 : 0;

    const store = await storeAt(folder);
    const vault = await openVault({ folder: join(folder, 'vault') });
    const { sound, findings } = await verifyWorkspace({ store, vault });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(sound).toBe(true);
    const counts = await sql<{ evidence: number; custody: number; exhibits: number; sellers: number }>`
      select (select count(*) from evidence where matter_id = matter.id) as evidence,
        (select count(*) from custody where item in (select id from evidence where matter_id = matter.id)) as custody,
        (select count(*) from exhibit where matter_id = matter.id) as exhibits,
        (select count(*) from seller where matter_id = matter.id) as sellers
      from matter`.execute(store.db);
    for (const row of counts.rows) expect(row).toEqual({ evidence: 40, custody: 40, exhibits: 40, sellers: 600 });
    // What was reported as done is there; one more may have been committed just before it could be reported.
    expect(counts.rows.length).toBeGreaterThanOrEqual(acknowledged);
    expect(counts.rows.length).toBeLessThanOrEqual(acknowledged + round + 1);
    await store.close();
  }
  expect(acknowledged, 'some imports came through').toBeGreaterThan(0);
  expect(killedInside, 'some were killed while files were on their way').toBeGreaterThan(0);
  if (process.env.CRASH_ROUNDS) console.log({ rounds: ROUNDS, acknowledged, killedInside });
}, 900_000);
