/** Received tables on their way in: looked at, mapped, checked whole, then imported as a job that one undo takes back. */
import type { JobHandle, Jobs, StartedJob } from '../../jobs/service.ts';
import { problemOf } from '../../jobs/view.ts';
import type { Language } from '../../kit/messages.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor, Ids } from '../../kit/world.ts';
import type { MatterService } from '../../matter/service.ts';
import type { Store, Write } from '../../store/store.ts';
import type { ImportTable } from '../columns.ts';
import { tableColumns } from '../columns.ts';
import type { SellerService, TableFile } from '../service.ts';
import { Breath } from './breath.ts';
import { createByUrl } from './by-url.ts';
import { columnFindings, fieldsOf, mappingOf, recalled } from './fields.ts';
import { sourceOf } from './headers.ts';
import { HeldTables } from './held-tables.ts';
import type { CheckView, ImportCounts, Mapping, ReadingChoice, Refusal, TablePreview } from './model.ts';
import { type Plan, planImport } from './plan.ts';
import { refusedCsv } from './refused.ts';
import { lastEntry, selectMapping, upsertMapping } from './rows.ts';
import { restoreImport, saveDraft } from './save.ts';
import type { Fields, HeldTable } from './thread.ts';

export interface SellerImportDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly matters: Pick<MatterService, 'get'>;
  readonly sellers: Pick<SellerService, 'references' | 'table' | 'draft'>;
  /** Entry of the thread that reads tables. */
  readonly worker: URL;
}

export interface TableRequest {
  readonly matter: string;
  readonly table: ImportTable;
  readonly file: TableFile;
  readonly reading?: ReadingChoice;
  /** Without one: as such a table was read the last time, else as its headers say. */
  readonly mapping?: Mapping | undefined;
}

export type SellerImportService = ReturnType<typeof createSellerImport>;

/** Checks kept for somebody to look at; older ones are forgotten. */
const KEPT = 4;
/** Refused rows that a view brings along. */
const SHOWN = 100;
/** How often a check is worked out again because the matter changed meanwhile. */
const MOST_TRIES = 3;

interface Check {
  readonly id: string;
  readonly request: TableRequest;
  readonly held: HeldTable;
  readonly fields: Fields;
  readonly stop: AbortController;
  state: CheckView['state'];
  done: number;
  plan: Plan | undefined;
  /** What remains of the plan once it was imported. */
  counts: ImportCounts;
  problem: CheckView['problem'];
  ended: Promise<void>;
}

const NOTHING: ImportCounts = { read: 0, added: 0, updated: 0, unchanged: 0, refused: 0, sellers: 0, identifiers: 0 };
class Moved extends Error {}

export function createSellerImport({ store, ids, jobs, matters, sellers, worker }: SellerImportDeps) {
  const tables = new HeldTables(worker);
  const checks = new Map<string, Check>();
  store.restores('seller-import', restoreImport);

  const need = (id: string): Check => {
    const check = checks.get(id);
    if (!check) throw new Problem('not-found', 'seller-import.no-check');
    return check;
  };
  const forget = (id: string): void => {
    const check = checks.get(id);
    checks.delete(id);
    check?.stop.abort(new Problem('not-found', 'seller-import.no-check'));
    if (check) tables.release(check.held);
  };

  /** The field of each column: as asked, as remembered, or as the headers say. */
  const chosen = async (request: TableRequest, held: HeldTable): Promise<{ fields: Fields; remembered: boolean }> => {
    const { table, mapping, file } = request;
    if (mapping) return { fields: fieldsOf(file.fileName, table, held.head, mapping), remembered: false };
    const kept = await selectMapping(store.db, sourceOf(table, held.head.titles));
    const fields = kept && recalled(table, held.head, kept);
    return fields?.some((field) => field !== null) ? { fields, remembered: true } : { fields: held.head.guess, remembered: false };
  };

  const plan = async (check: Check, signal: AbortSignal): Promise<Plan> => {
    const { matter, table, file } = check.request;
    return planImport({
      ...{ store, ids, matter, table, held: check.held, fields: check.fields },
      file: file.fileName,
      references: await sellers.references(matter),
      breath: new Breath(signal),
      onProgress: (done) => {
        check.done = Math.floor(done);
      },
    });
  };

  const work = async (check: Check): Promise<void> => {
    try {
      check.plan = await plan(check, check.stop.signal);
      check.counts = check.plan.counts;
      check.done = check.counts.read;
      check.state = 'done';
    } catch (error) {
      check.state = 'failed';
      check.problem = problemOf(error);
    }
  };

  /** One attempt of an import, all of it in one transaction. */
  const attempt = async (check: Check, job: JobHandle, { draft, entry, counts }: Plan): Promise<string> => {
    const { matter, table } = check.request;
    if (!draft) throw new Problem('conflict', 'seller-import.not-checked');
    const breath = new Breath(job.signal);
    let done = 0;
    job.progress({ done, total: draft.changed, note: check.request.file.fileName });
    return store.write({ actor: job.actor, matter, verb: `import ${table}`, undoable: true }, async (write: Write) => {
      if ((await lastEntry(write.db, matter)) !== entry) throw new Moved();
      await saveDraft(write, draft, breath, (rows) => {
        done += rows;
        job.progress({ done });
      });
      await upsertMapping(write.db, sourceOf(table, check.held.head.titles), mappingOf(check.held.head, check.fields));
      await job.finish(write, check.id);
      write.beforeCommit(async () => job.signal.throwIfAborted());
      write.afterCommit(() => {
        check.state = 'imported';
        check.counts = counts;
      });
      return check.id;
    });
  };

  const view = (check: Check): CheckView => ({
    id: check.id,
    fileName: check.request.file.fileName,
    state: check.state,
    done: check.done,
    total: check.held.head.rows,
    counts: check.counts,
    refused: check.plan?.refused.slice(0, SHOWN) ?? [],
    noted: check.plan?.noted ?? [],
    problem: check.problem,
  });

  return {
    /** Looks into a table: its columns with samples and what would be done to them. Nothing is written. */
    async preview(request: TableRequest): Promise<TablePreview> {
      const { file, table } = request;
      const held = await tables.take({ ...file, table, reading: request.reading ?? {} });
      try {
        const { fields, remembered } = await chosen(request, held);
        const { rows, encoding, delimiter, headerRow, above, findings } = held.head;
        return {
          columns: await held.preview(fields),
          fields: tableColumns[table].map(({ name, join }) => ({ name, many: join !== undefined })),
          ...{ rows, encoding, delimiter, headerRow, above, remembered },
          findings: [...findings, ...columnFindings(file.fileName, table, held.head, fields)],
        };
      } finally {
        tables.release(held);
      }
    },

    /** Begins to work out what an import would change; the answer is `checked`. Refused at once when the mapping cannot stand. */
    async check(request: TableRequest): Promise<{ readonly id: string; readonly ended: Promise<void> }> {
      await matters.get(request.matter);
      const held = await tables.take({ ...request.file, table: request.table, reading: request.reading ?? {} });
      try {
        const { fields } = await chosen(request, held);
        const [fault, ...more] = columnFindings(request.file.fileName, request.table, held.head, fields).filter(
          (one) => one.severity === 'error',
        );
        if (fault) throw new Problem('invalid', fault.id, fault.params, [fault, ...more]);
        const id = ids.next();
        const check: Check = {
          ...{ id, request, held, fields, state: 'running', done: 0, plan: undefined, counts: NOTHING, problem: null },
          stop: new AbortController(),
          ended: Promise.resolve(),
        };
        checks.set(id, check);
        for (const old of [...checks.keys()].slice(0, -KEPT)) forget(old);
        check.ended = work(check);
        return { id, ended: check.ended };
      } catch (error) {
        tables.release(held);
        throw error;
      }
    },

    checked: (id: string): CheckView => view(need(id)),

    /** All rows refused, some at a time. */
    refusals(
      id: string,
      { offset, limit }: { readonly offset: number; readonly limit: number },
    ): { refused: readonly Refusal[]; total: number } {
      const refused = need(id).plan?.refused ?? [];
      return { refused: refused.slice(offset, offset + limit), total: refused.length };
    },

    /** The same as a CSV file that can be corrected and imported again. */
    async refusedCsv(id: string, language: Language): Promise<string> {
      const { plan: of, held } = need(id);
      return refusedCsv(held.head.titles, of?.refused ?? [], (rows) => held.raw(rows), language);
    },

    /**
     * Imports what was checked, as a job. Rows that were refused stop it, unless the good ones alone are asked for with `keepGood`. Stopped
     * at any moment it leaves nothing; one undo takes all of it back.
     */
    async run(actor: Actor, id: string, { keepGood }: { readonly keepGood: boolean }): Promise<StartedJob> {
      const check = need(id);
      const { matter, file } = check.request;
      if (check.state !== 'done' || !check.plan) throw new Problem('conflict', 'seller-import.not-checked');
      const refuse = ({ counts, refused }: Plan) => {
        const params = { file: file.fileName, read: counts.read, refused: counts.refused };
        if (counts.refused > 0 && (counts.refused === counts.read || !keepGood))
          throw new Problem(
            'invalid',
            counts.refused === counts.read ? 'seller-import.all-refused' : 'seller-import.refused',
            params,
            refused.slice(0, SHOWN).flatMap((one) => one.findings),
          );
      };
      refuse(check.plan);
      if ((await jobs.list(matter)).some(({ kind, state }) => kind === 'sellers' && state === 'running'))
        throw new Problem('conflict', 'seller-import.running');
      return jobs.run('sellers', matter, actor, async (job) => {
        for (let tries = 1; ; tries++) {
          if (tries > 1 || !check.plan) {
            check.plan = await plan(check, job.signal);
            refuse(check.plan);
          }
          try {
            const done = await attempt(check, job, check.plan);
            // What is imported lies in the workspace; only what was refused is still looked at.
            check.plan = { ...check.plan, draft: null };
            return done;
          } catch (error) {
            if (!(error instanceof Moved) || tries === MOST_TRIES)
              throw error instanceof Moved ? new Problem('conflict', 'seller-import.not-checked') : error;
          }
        }
      });
    },

    byUrl: createByUrl({ store, sellers }),

    /** Forgets a check and the table it holds. */
    forget,

    close(): void {
      for (const id of [...checks.keys()]) forget(id);
      tables.close();
    },
  };
}
