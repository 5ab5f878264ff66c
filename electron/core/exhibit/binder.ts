/** Binders: the exhibits of a matter as one stamped, indexed, bookmarked set; built as a job, sealed in the vault, marked as filed. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appendCustody } from '../custody/custody.ts';
import type { CustodyAct } from '../custody/model.ts';
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
import type { PageWords } from './gather.ts';
import { arrange, filedExhibits, inOrder } from './list.ts';
import { type Binder, binderSchema, type Exhibit } from './model.ts';
import { enterNumbers, foreseeNumbers } from './register.ts';
import { createRenditions } from './rendition.ts';
import * as rows from './rows.ts';
import { keep } from './service.ts';
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
      refuse(checkBasis(await loadBasis(deps, matter)));
      return jobs.run('binder', matter, actor, work(matter));
    },

    /** What would be missing, without building: errors refuse it, warnings and notes go with it. */
    async check(matter: string): Promise<Finding[]> {
      const basis = await loadBasis(deps, matter);
      const found = checkBasis(basis);
      if (!stampsBates(basis) || basis.shown.length === 0) return found;
      // Without rendering, an item of unknown length counts as one page.
      const documents = basis.shown.map(({ item }) => ({ evidence: item.id, rendition: '', pages: item.pages ?? 1 }));
      return [...found, ...checkNumbers((await numbers(basis, documents)) ?? [])];
    },

    /** Binders of a matter, newest first; `stale` when it would be built otherwise today. */
    async list(matter: string): Promise<(Binder & { readonly stale: boolean })[]> {
      const binders = await rows.selectBinders(store.db, matter);
      if (binders.length === 0) return [];
      const { hash } = await loadBasis(deps, matter);
      return binders.map((binder) => ({ ...binder, stale: binder.status !== 'superseded' && binder.basis !== hash }));
    },

    get: need,

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
        await restoreNumbers(write, after);
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

  /** Puts the list back to what a binder shows of it, in a running write. */
  const restoreNumbers = async (write: Write, filedNow: Binder): Promise<void> => {
    const list = await rows.selectExhibits(write.db, filedNow.matter);
    const earlier = (await rows.selectFiledBinders(write.db, filedNow.matter)).filter(({ id }) => id !== filedNow.id);
    const before = filedExhibits(earlier);
    for (const { exhibit, number, attachmentOf, attachment, label } of filedNow.placements) {
      const was = before.get(exhibit);
      if (was && (was.number !== number || was.attachmentOf !== attachmentOf || was.attachment !== attachment))
        throw new Problem('conflict', 'exhibit.numbers-differ', { label, was: was.label, no: was.binder });
    }
    const filed = filedExhibits([...earlier, filedNow]);
    const known = new Map(list.map((exhibit) => [exhibit.id, exhibit]));
    const taken = new Map(list.map((exhibit) => [exhibit.evidence, exhibit]));
    const back: Exhibit[] = [];
    for (const one of filed.values()) {
      if (known.has(one.exhibit)) continue;
      // Dropped and listed again: the newer line gives way to the filed one.
      const other = taken.get(one.evidence);
      if (other) known.delete(other.id);
      const { exhibit: id, evidence, number, attachmentOf, attachment, title, group } = one;
      back.push({
        id,
        matter: filedNow.matter,
        evidence,
        number,
        attachmentOf,
        attachment,
        title,
        group,
        withdrawn: '',
        release: other?.release ?? '',
      });
    }
    const all = [...list.filter(({ id }) => known.has(id)), ...back].map((exhibit) => {
      const one = filed.get(exhibit.id);
      return one ? { ...exhibit, number: one.number, attachmentOf: one.attachmentOf, attachment: one.attachment } : exhibit;
    });
    const [fixed, later] = [all.filter(({ id }) => filed.has(id)), all.filter(({ id }) => !filed.has(id))];
    await keep(write, list, arrange([...inOrder(fixed), ...inOrder(later)], filed));
  };

  return service;
}

/** Throws with every error. */
function refuse(findings: readonly Finding[]): void {
  const open = findings.filter(({ severity }) => severity === 'error');
  if (open.length > 0) throw new Problem('invalid', 'exhibit.refused', { count: open.length }, open);
}

/** One event for each item: stamped into the set, or written out to a place. */
function custodyActs(basis: Basis, binder: Binder, to = ''): CustodyAct[] {
  const parts = new Map(binder.parts.map((part) => [part.no, part]));
  const hashes = new Map(basis.shown.map(({ item }) => [item.id, item.sha256]));
  return [...Map.groupBy(binder.placements, ({ evidence }) => evidence)].flatMap(([item, pieces]): CustodyAct[] => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const sha256 = hashes.get(item);
    if (!first || !last || sha256 === undefined) return [];
    const detail: Record<string, string> = {
      binder: String(binder.no),
      exhibit: first.label,
      pages: String(last.to),
      files: [...new Set(pieces.map(({ part }) => parts.get(part)?.fileName ?? ''))].join(', '),
    };
    if (first.bates && last.bates) detail.bates = `${first.bates.first} – ${last.bates.last}`;
    if (to !== '') detail.to = to;
    const event = to !== '' ? 'exported' : first.bates ? 'stamped' : 'copied';
    return [{ item, event, hashBefore: sha256, hashAfter: parts.get(first.part)?.sha256 ?? null, detail }];
  });
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((one) => [`${one.severity} ${one.where} ${one.id} ${JSON.stringify(one.params)}`, one]));
  return [...seen.values()];
}
