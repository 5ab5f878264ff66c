/** Binders: the exhibits of a matter as one stamped, indexed, bookmarked set; built as a job, sealed in the vault, marked as filed. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appendCustody } from '../custody/custody.ts';
import type { Binder as BindingProcess } from '../document/binding/plan.ts';
import type { JobHandle, Jobs, StartedJob } from '../jobs/service.ts';
import { isPlainDate } from '../kit/dates.ts';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import type { Reader } from '../reading/reader.ts';
import type { Write } from '../store/store.ts';
import { recordBlobs } from '../vault/rows.ts';
import type { Staged, Vault } from '../vault/vault.ts';
import { type Basis, type BasisDeps, loadBasis } from './basis.ts';
import type { Stampable } from './bates.ts';
import { type Built, buildSet } from './build.ts';
import { checkBasis, checkNumbers, stampsBates } from './check.ts';
import { custodyActs, restoreFiled } from './filed.ts';
import type { PageWords } from './gather.ts';
import { type Binder, binderSchema } from './model.ts';
import { enterNumbers, foreseeNumbers } from './register.ts';
import { createRenditions } from './rendition.ts';
import * as rows from './rows.ts';
import type { SheetDeps } from './sheets.ts';

export interface BinderDeps extends BasisDeps, SheetDeps {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly reader: Reader;
  readonly binding: BindingProcess;
  readonly words: PageWords;
  /** Folder of what can be made again (`<workspace>/derived`). */
  readonly derived: string;
}

export type BinderService = ReturnType<typeof createBinderService>;

/** Another set took numbers while this one was built: so often it is built again with others. */
const MOST_TRIES = 3;

/** Rolls the write back; nothing of the attempt stays. */
class RegisterMoved extends Error {}

export function createBinderService(deps: BinderDeps) {
  const { store, vault, clock, ids, jobs } = deps;
  const renditions = createRenditions({ ...deps, folder: join(deps.derived, 'renditions') });

  const hashes = new Map<string, { readonly entry: number; readonly hash: string }>();

  const need = async (id: string): Promise<Binder> => {
    const binder = await rows.selectBinder(store.db, id);
    if (!binder) throw new Problem('not-found', 'exhibit.no-binder', { id });
    return binder;
  };
  const put = async (write: Write, before: Binder | null, after: Binder): Promise<Binder> => {
    await rows.upsertBinder(write.db, after);
    write.record({ kind: 'binder', id: after.id, before, after });
    return after;
  };

  store.restores('binder', async (write, _id, state) => {
    if (state === null) throw new Problem('unsupported', 'store.cannot-undo', { kind: 'binder' });
    await rows.upsertBinder(write.db, binderSchema.parse(state));
  });

  /** Numbers the documents of a set would get; null where none are stamped. */
  const numbers = async (basis: Basis, documents: readonly Stampable[]) =>
    stampsBates(basis) ? foreseeNumbers(store.db, basis.matter, documents, basis.settings) : null;

  /** One attempt: builds, seals, enters. Undefined when numbers were given elsewhere meanwhile. */
  const attempt = async (basis: Basis, job: JobHandle, folder: string): Promise<string | undefined> => {
    const at = clock.now();
    const order = { basis, folder, at, job, numbers: (documents: readonly Stampable[]) => numbers(basis, documents) };
    const built = await buildSet({ ...deps, renditions, binder: deps.binding }, order);
    const staged: Staged[] = [];
    try {
      for (const part of built.parts) {
        job.signal.throwIfAborted();
        staged.push(await vault.stage(part.path, { signal: job.signal }));
      }
      return await store.write({ actor: job.actor, matter: basis.matter, verb: 'build binder', undoable: false }, async (write) => {
        if (built.allotments && !(await enterNumbers(write, basis.matter, ids, built.allotments, basis.settings)))
          throw new RegisterMoved();
        const binder = await enter(write, basis, built, job.actor);
        await recordBlobs(write, staged);
        await job.finish(write, binder.id);
        write.beforeCommit(() => vault.keepAll(staged));
        return binder.id;
      });
    } catch (error) {
      if (error instanceof RegisterMoved) return undefined;
      throw error;
    } finally {
      await Promise.all(staged.map((one) => one.drop()));
    }
  };

  /** The rows of a binder, in a running write: itself, the one it supersedes, the custody of what it shows. */
  const enter = async (write: Write, basis: Basis, built: Built, actor: Actor): Promise<Binder> => {
    const before = await rows.selectBinders(write.db, basis.matter);
    for (const older of before) if (older.status === 'built') await put(write, older, { ...older, status: 'superseded' });
    const binder: Binder = {
      id: ids.next(),
      matter: basis.matter,
      no: 1 + before.reduce((most, { no }) => Math.max(most, no), 0),
      status: 'built',
      createdAt: write.at,
      createdBy: actor.name,
      filedOn: '',
      settings: { ...basis.settings, scheme: basis.scheme.id },
      parts: built.parts.map(({ fileName, sha256, size, pages }, index) => ({ no: index + 1, fileName, sha256, size, pages })),
      placements: [...built.placements],
      basis: basis.hash,
      findings: distinct([...checkBasis(basis), ...built.findings]),
    };
    await put(write, null, binder);
    await appendCustody(write, custodyActs(basis, binder));
    return binder;
  };

  /** What a binder would be built from now. Kept as long as nothing was written in the matter: the page asks at every look. */
  const hashNow = async (matter: string): Promise<string> => {
    // Rows read while a write runs may be newer than the entry they are kept under, never older.
    const entry = await rows.lastEntry(store.db, matter);
    const known = hashes.get(matter);
    if (known?.entry === entry) return known.hash;
    const { hash } = await loadBasis(deps, matter);
    hashes.set(matter, { entry, hash });
    return hash;
  };

  const work =
    (matter: string) =>
    async (job: JobHandle): Promise<string> => {
      const folder = join(deps.derived, 'binders', job.id);
      try {
        for (let tries = 1; tries <= MOST_TRIES; tries++) {
          const basis = await loadBasis(deps, matter);
          refuse(checkBasis(basis));
          await rm(folder, { recursive: true, force: true });
          await mkdir(folder, { recursive: true });
          const id = await attempt(basis, job, folder);
          if (id !== undefined) return id;
        }
        throw new Problem('conflict', 'exhibit.register-moved');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    };

  const service = {
    /**
     * Starts building. Refused at once with every open point when there are errors; what is merely missing goes with the binder as its
     * findings. The job's result is the binder's id. A built binder supersedes the one before it, never one that was filed.
     */
    async build(actor: Actor, matter: string): Promise<StartedJob> {
      if ((await jobs.list(matter)).some(({ kind, state }) => kind === 'binder' && state === 'running'))
        throw new Problem('conflict', 'exhibit.building');
      refuse(checkBasis(await loadBasis(deps, matter)));
      return jobs.run('binder', matter, actor, work(matter));
    },

    /** What would be missing, without building: errors refuse it, warnings and notes go with it. */
    async check(matter: string): Promise<Finding[]> {
      const basis = await loadBasis(deps, matter);
      const found = checkBasis(basis);
      if (!stampsBates(basis) || basis.shown.length === 0) return found;
      // What has numbers keeps them; without rendering, an item of unknown length counts as one page.
      const given = new Set(
        (await rows.selectRanges(store.db, matter)).flatMap((range) =>
          range.supersededBy === null && range.prefix === basis.settings.prefix ? range.evidence : [],
        ),
      );
      const documents = basis.shown
        .filter(({ item }) => !given.has(item.id))
        .map(({ item }) => ({ evidence: item.id, rendition: '', pages: item.pages ?? 1 }));
      return [...found, ...checkNumbers((await numbers(basis, documents)) ?? [])];
    },

    /** Binders of a matter, newest first; `stale` when it would be built otherwise today. */
    async list(matter: string): Promise<(Binder & { readonly stale: boolean })[]> {
      const binders = await rows.selectBinders(store.db, matter);
      if (binders.length === 0) return [];
      const hash = await hashNow(matter);
      return binders.map((binder) => ({ ...binder, stale: binder.status !== 'superseded' && binder.basis !== hash }));
    },

    get: need,

    /** Sweeps away what a process that died was building. Only where nobody else has the workspace open for writing. */
    sweep: (): Promise<void> => rm(join(deps.derived, 'binders'), { recursive: true, force: true }),

    /**
     * Marks a binder as filed on a day. What lies in it keeps the number it has there for ever: exhibits that were moved since get their
     * filed numbers back, those that were dropped come back, and what was added later follows after them. Can be undone.
     */
    async file(actor: Actor, id: string, date: string): Promise<Binder> {
      const { matter } = await need(id);
      if (!isPlainDate(date)) throw new Problem('invalid', 'core.bad-date', { value: date });
      return store.write({ actor, matter, verb: 'file binder', undoable: true }, async (write) => {
        const binder = await need(id);
        if (binder.status === 'filed') throw new Problem('conflict', 'exhibit.already-filed', { no: binder.no, date: binder.filedOn });
        const after: Binder = { ...binder, status: 'filed', filedOn: date };
        await restoreFiled(write, after);
        return put(write, binder, after);
      });
    },

    /** Says in the custody of everything a binder shows that it was written out, and where to. */
    async exported(actor: Actor, id: string, to: string): Promise<void> {
      const binder = await need(id);
      await store.write({ actor, matter: binder.matter, verb: 'export binder', undoable: false }, async (write) => {
        const basis = await loadBasis(deps, binder.matter);
        await appendCustody(write, custodyActs(basis, binder, to));
      });
    },

    /** A part's file, ready to be served or copied. */
    async part(id: string, part: number) {
      const found = (await need(id)).parts.find(({ no }) => no === part);
      if (!found) throw new Problem('not-found', 'exhibit.no-binder', { id: `${id}/${part}` });
      return { path: vault.path(found.sha256), mediaType: 'application/pdf', etag: found.sha256, name: found.fileName };
    },
  };

  return service;
}

/** Throws with every error. */
function refuse(findings: readonly Finding[]): void {
  const open = findings.filter(({ severity }) => severity === 'error');
  if (open.length > 0) throw new Problem('invalid', 'exhibit.refused', { count: open.length }, open);
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((one) => [`${one.severity} ${one.where} ${one.id} ${JSON.stringify(one.params)}`, one]));
  return [...seen.values()];
}
