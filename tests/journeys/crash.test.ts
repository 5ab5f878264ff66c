/**
 * `kill -9` at any moment of an import and of a draft, through the real program: the workspace opens, everything in it verifies, and
 * the work is there whole or not at all. CRASH_ROUNDS=200 looks longer and says how many kills hit the middle.
 *
 * A kill says nothing of a power cut (that is what the fsyncs are for), but it stops the program between any two instructions.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import type { Filing } from '#core/filing/model.ts';
import { checkoutPlaces } from '#core/places.ts';
import type { Store } from '#core/store/store.ts';
import { openVault, type Vault } from '#core/vault/vault.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { fixedClock, sequentialIds } from '../support/clock.ts';
import { environment, program } from '../support/terminal.ts';
import { storeAt, temporaryFolder, testActor } from '../support/workspace.ts';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 4);
const sample = resolve('templates/samples/longgang-watches');
const TEMPLATE = 'cn-civil/complaint-platform';

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const filled = (folder: string) =>
  readdir(folder).then(
    (names) => names.length > 0,
    () => false,
  );
const there = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

interface Opened {
  readonly store: Store;
  readonly vault: Vault;
}

/** Opened again after the crash, as the next start of the program does it. */
async function opened<T>(folder: string, look: (workspace: Opened) => Promise<T>): Promise<T> {
  const store = await storeAt(folder, { create: false });
  try {
    return await look({ store, vault: await openVault({ folder: join(folder, 'vault') }) });
  } finally {
    await store.close();
  }
}

/** What must hold after every kill. Says whether it left files in the vault that nothing points at: those are allowed. */
async function sound(workspace: Opened): Promise<boolean> {
  const { findings } = await verifyWorkspace(workspace);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await readdir(join(workspace.vault.folder, '.incoming')), 'what was half-written is swept away').toEqual([]);
  return findings.some(({ id }) => id === 'vault.orphaned');
}

async function filingsOf({ store }: Opened): Promise<Filing[]> {
  const { rows } = await sql<{ data: string }>`select data from filing`.execute(store.db);
  return rows.map(({ data }) => JSON.parse(data) as Filing);
}

/** Rows of every table that an import or a draft fills. */
async function rowsOf({ store }: Opened): Promise<Record<string, number>> {
  const tables = [
    'matter',
    'matter_item',
    'seller',
    'storefront',
    'identifier',
    'listing',
    'purchase',
    'evidence',
    'exhibit',
    'damages_head',
    'custody',
    'blob',
    'filing',
    'journal',
  ];
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(store.db);
  const known = rows.map(({ name }) => name).filter((name) => tables.includes(name));
  const counted = known.map(async (name) => {
    const { rows: found } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(store.db);
    return [name, found[0]?.n ?? -1] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}

interface Moment {
  /** Sign in the workspace that the work has come so far. */
  readonly sign: (folder: string) => Promise<boolean>;
  /** Milliseconds after the sign. */
  readonly after: number;
}

type How = 'ended' | 'killed' | 'killed with bytes on their way';

/** Runs the program and kills it at the moment given. */
async function killed(args: readonly string[], folder: string, { sign, after }: Moment): Promise<How> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment }, stdio: 'ignore' });
  const ended = over(child);
  while (child.exitCode === null && !(await sign(folder))) await pause(3);
  await Promise.race([pause(after), ended]);
  const running = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  if (!running) return 'ended';
  return (await sealing(folder)) ? 'killed with bytes on their way' : 'killed';
}

const over = (child: ChildProcess) => new Promise<void>((done) => child.once('close', () => done()));

/** Runs it to its end; returns how long the work took after the sign. */
async function measured(args: readonly string[], folder: string, sign: Moment['sign']): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment }, stdio: 'ignore' });
  const ended = over(child);
  while (child.exitCode === null && !(await sign(folder))) await pause(3);
  const began = performance.now();
  await ended;
  expect(child.exitCode).toBe(0);
  return performance.now() - began;
}

/** Signs of how far the work has come: the workspace is open; bytes are on their way into the vault; the first are in it. */
const open = (folder: string) => there(join(folder, 'workspace.db-wal'));
const sealing = (folder: string) => filled(join(folder, 'vault', '.incoming'));
const keeping = (folder: string) =>
  readdir(join(folder, 'vault')).then(
    (names) => names.some((name) => name !== '.incoming'),
    () => false,
  );

/** Every round begins with the same workspace, so that a kill never finds the bytes of an earlier one. */
async function rounds(
  workspace: string,
  args: (folder: string) => readonly string[],
  signs: readonly Moment['sign'][],
  check: (folder: string, how: How) => Promise<void>,
): Promise<void> {
  const fresh = async () => {
    const folder = `${workspace}.round`;
    await rm(folder, { recursive: true, force: true });
    await cp(workspace, folder, { recursive: true });
    return folder;
  };
  const lengths: number[] = [];
  for (const sign of signs) {
    const folder = await fresh();
    lengths.push(await measured(args(folder), folder, sign));
    await check(folder, 'ended');
  }
  for (let round = 0; round < ROUNDS; round++) {
    const folder = await fresh();
    const which = round % signs.length;
    const sign = signs[which] ?? open;
    // Spread over the work as it was measured.
    const after = ((lengths[which] ?? 0) * round) / ROUNDS;
    await check(folder, await killed(args(folder), folder, { sign, after }));
  }
}

/** Which part of the work a kill hit: before any bytes went in, between that and the commit, or after the commit. */
function moment(how: How, orphans: boolean, done: boolean): 'before' | 'middle' | 'after' | 'ended' {
  if (how === 'ended') return 'ended';
  if (done) return 'after';
  return orphans || how === 'killed with bytes on their way' ? 'middle' : 'before';
}

const report = (what: string, hit: Readonly<Record<string, number>>) => {
  if (process.env.CRASH_ROUNDS) console.log(what, hit);
};

describe.concurrent('killed at any moment', () => {
  it('an import is there whole or not at all', async () => {
    const base = join(await temporaryFolder(), 'Import.casewright');
    await made(base);
    const before = await opened(base, rowsOf);
    const hit = { before: 0, middle: 0, after: 0, ended: 0 };
    let whole: Record<string, number> | undefined;
    const args = (folder: string) => ['import', folder, sample];
    await rounds(base, args, [sealing, keeping], async (folder, how) => {
      await opened(folder, async (workspace) => {
        const orphans = await sound(workspace);
        const rows = await rowsOf(workspace);
        const done = rows.matter === 1;
        // The first ones ran to their end.
        if (!whole) {
          expect(done).toBe(true);
          whole = rows;
          expect(rows.evidence).toBeGreaterThan(20);
        }
        expect(rows).toEqual(done ? whole : before);
        hit[moment(how, orphans, done)] += 1;
      });
    });
    report('import', hit);
    expect(hit.middle, 'some kills hit the middle').toBeGreaterThan(0);
  }, 900_000);

  it('a filing is listed with both its files or not at all', async () => {
    const base = join(await temporaryFolder(), 'Draft.casewright');
    const matter = await made(base, async (workbench) => (await workbench.intake.importFolder(testActor, sample)).matter);
    const before = await opened(base, rowsOf);
    const hit = { before: 0, middle: 0, after: 0, ended: 0 };
    const args = (folder: string) => [
      'draft',
      folder,
      matter,
      TEMPLATE,
      '--pdf',
      join(folder, '..', 'out.pdf'),
      '--docx',
      join(folder, '..', 'out.docx'),
    ];
    await rounds(base, args, [open, sealing], async (folder, how) => {
      await opened(folder, async (workspace) => {
        const orphans = await sound(workspace);
        const filings = await filingsOf(workspace);
        const rows = await rowsOf(workspace);
        if (filings.length === 0) expect(rows).toEqual(before);
        else expect(rows).toMatchObject({ filing: 1, blob: (before.blob ?? 0) + 3, journal: (before.journal ?? 0) + 1 });
        for (const filing of filings) {
          const [pdf, docx] = await Promise.all(
            (['pdf', 'docx'] as const).map((kind) => readFile(workspace.vault.path(filing[kind].sha256))),
          );
          expect([pdf?.byteLength, docx?.byteLength]).toEqual([filing.pdf.size, filing.docx.size]);
          expect([pdf?.toString('latin1', 0, 5), docx?.toString('latin1', 0, 2)]).toEqual(['%PDF-', 'PK']);
        }
        // What was handed out is whole too, or not there; a half file never has the name asked for.
        for (const [name, start] of [
          ['out.pdf', '%PDF-'],
          ['out.docx', 'PK'],
        ] as const) {
          const file = join(folder, '..', name);
          if (await there(file)) {
            expect((await readFile(file)).toString('latin1', 0, start.length)).toBe(start);
            const filing = filings[0];
            expect((await stat(file)).size).toBe(name === 'out.pdf' ? filing?.pdf.size : filing?.docx.size);
            await rm(file);
          }
        }
        hit[moment(how, orphans, filings.length > 0)] += 1;
      });
    });
    report('draft', hit);
  }, 900_000);
});

/** Makes the workspace the rounds begin with. */
async function made<T = undefined>(folder: string, fill?: (workbench: Workbench) => Promise<T>): Promise<T> {
  const workbench = await openWorkbench({ folder, clock: fixedClock(), ids: sequentialIds(), places: checkoutPlaces(), create: true });
  try {
    return (await fill?.(workbench)) as T;
  } finally {
    await workbench.close();
  }
}
