/**
 * `kill -9` at any moment of receiving a thousand files, through the real program: the workspace opens, the job goes on, and in the end the
 * matter holds each file once. CRASH_ROUNDS=50 looks longer, at all thousand files, and says where the kills hit.
 *
 * A kill says nothing of a power cut (that is what the fsyncs are for), but it stops the program between any two instructions.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import type { JobView } from '#core/jobs/model.ts';
import { checkoutPlaces } from '#core/places.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { systemClock, systemIds } from '#core/world.ts';
import { environment, program } from '../support/terminal.ts';
import { temporaryFolder, testActor } from '../support/workspace.ts';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3);
const FILES = process.env.CRASH_ROUNDS ? 1_000 : 300;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const there = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
const text = (words: string) => new TextEncoder().encode(words);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Files in folders, some twice, some empty, some archives. Returns the hashes of all that should be held in the end. */
async function offered(folder: string): Promise<{ hashes: Set<string>; offered: number; refused: number }> {
  const hashes = new Set<string>();
  let lines = 0;
  let refused = 0;
  for (let n = 0; n < FILES; n++) {
    const inner = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`member ${i}.txt`, text(`inside ${n} ${i}`)]));
    const bytes =
      n % 97 === 96
        ? new Uint8Array()
        : n % 50 === 49
          ? text('the same')
          : n % 60 === 59
            ? zipSync(inner)
            : text(`file ${n} ${'x'.repeat(n * 7)}`);
    const path = join(folder, `Shop ${n % 9}`, `${n}.${n % 60 === 59 ? 'zip' : 'txt'}`);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
    lines += 1;
    if (bytes.length === 0) refused += 1;
    else hashes.add(sha256(bytes));
    if (bytes.length > 0 && n % 60 === 59 && n % 50 !== 49) {
      lines += 5;
      for (const member of Object.values(inner)) hashes.add(sha256(member));
    }
  }
  return { hashes, offered: lines, refused };
}

const run = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment }, stdio: 'ignore' });
const over = (child: ChildProcess) => new Promise<void>((done) => child.once('close', () => done()));

type Sign = (folder: string) => Promise<boolean>;
/** Signs of how far it has come: the database is open; the first files are in the vault. */
const begun: Sign = (folder) => there(join(folder, 'workspace.db-wal'));
const keeping: Sign = (folder) =>
  readdir(join(folder, 'vault')).then(
    (names) => names.some((name) => name !== '.incoming'),
    () => false,
  );

/** Runs it until the sign, and so many milliseconds longer. True when it was still at work then. */
async function killed(args: readonly string[], folder: string, after: number, sign: Sign = begun): Promise<boolean> {
  const child = run(args);
  const ended = over(child);
  while (child.exitCode === null && !(await sign(folder))) await pause(3);
  await Promise.race([pause(after), ended]);
  const running = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  return running;
}

const open = (folder: string): Promise<Workbench> =>
  openWorkbench({ folder, clock: systemClock, ids: systemIds, places: checkoutPlaces(), create: false });

it('receiving that is killed goes on where it was, and each file is in once', async () => {
  const base = await temporaryFolder();
  const desk = join(base, 'in');
  const all = await offered(desk);
  const made = await openWorkbench({
    folder: join(base, 'Made'),
    clock: systemClock,
    ids: systemIds,
    places: checkoutPlaces(),
    create: true,
  });
  const { id: matter } = await made.matter.create(testActor, { title: 'A', pack: 'us-federal' });
  await made.close();
  const folder = join(base, 'Crash.casewright');
  const fresh = async () => {
    await rm(folder, { recursive: true, force: true });
    await cp(join(base, 'Made'), folder, { recursive: true });
  };

  await fresh();
  const child = run(['receive', folder, matter, desk]);
  while (!(await there(join(folder, 'workspace.db-wal')))) await pause(3);
  const began = performance.now();
  await over(child);
  const length = performance.now() - began;

  const hit = { before: 0, middle: 0, after: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    await fresh();
    // At first in the middle, however fast or busy the machine is; then anywhere in its part of the whole length. Every other time what goes
    // on is killed as well.
    const after = round === 0 ? 0 : ((round + Math.random()) / ROUNDS) * length;
    await killed(['receive', folder, matter, desk], folder, after, round === 0 ? keeping : begun);
    if (round % 2 === 1) await killed(['receive', folder, matter, '--resume'], folder, Math.random() * length);

    const workbench = await open(folder);
    try {
      const { findings } = await verifyWorkspace(workbench);
      expect(
        findings.filter(({ severity }) => severity === 'error'),
        'sound at once after the kill',
      ).toEqual([]);
      const [before] = await workbench.jobs.list(matter);
      hit[before === undefined ? 'before' : before.state === 'done' ? 'after' : 'middle'] += 1;
      const job = await toTheEnd(workbench, matter, desk, before);
      expect(job).toMatchObject({ state: 'done', problem: null, counts: { offered: all.offered, refused: all.refused } });
      expect(job.counts.imported + job.counts.duplicates + job.counts.refused).toBe(all.offered);
      const items = await workbench.evidence.list(matter);
      expect(items).toHaveLength(all.hashes.size);
      expect(new Set(items.map(({ sha256: hash }) => hash))).toEqual(all.hashes);
      const after = await verifyWorkspace(workbench);
      expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(after.checked).toBe(all.hashes.size);
      expect(await readdir(join(folder, 'vault', '.incoming'))).toEqual([]);
    } finally {
      await workbench.close();
    }
  }
  if (process.env.CRASH_ROUNDS) console.log({ rounds: ROUNDS, ...hit, length: Math.round(length) });
  expect(hit.middle, 'some kills hit the middle').toBeGreaterThan(0);
}, 3_600_000);

/** Goes on with what was interrupted; begins again when the kill came before anything was written down. */
async function toTheEnd({ jobs, evidence }: Workbench, matter: string, desk: string, job: JobView | undefined): Promise<JobView> {
  if (job === undefined) {
    const { id } = await evidence.startReceiving(testActor, matter, [{ path: desk, name: 'in' }]);
    return jobs.rest(id);
  }
  if (job.state !== 'done') {
    expect(job.state).toBe('interrupted');
    await jobs.resume(testActor, job.id);
  }
  return jobs.rest(job.id);
}
