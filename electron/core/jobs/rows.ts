/** The only SQL of the job tables. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Finding } from '../kit/finding.ts';
import { insertAll } from '../store/bulk.ts';
import type { Tables } from '../store/tables.ts';
import { type JobCounts, type JobFileState, type JobKind, jobCountsSchema, jobProblemSchema } from './model.ts';

interface JobTable {
  id: string;
  matter_id: string;
  kind: JobKind;
  /** `interrupted` is never stored: it is what a running job is whose process is gone. */
  state: StoredState;
  created_at: string;
  data: string;
}
interface JobFileTable {
  job_id: string;
  no: number;
  parent_no: number | null;
  state: JobFileState;
  evidence_id: string | null;
  data: string;
}
declare module '../store/tables.ts' {
  interface Tables {
    job: JobTable;
    job_file: JobFileTable;
  }
}

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;
export type StoredState = 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

const amount = z.number().int().default(0);

/** What outlives the process: where the work stood at its last write, and how it ended. */
export const jobDataSchema = z.object({
  done: amount,
  total: amount,
  bytesDone: amount,
  bytesTotal: amount,
  note: z.string().default(''),
  startedAt: z.string(),
  finishedAt: z.string().nullable().default(null),
  counts: jobCountsSchema,
  result: z.string().default(''),
  problem: jobProblemSchema.nullable().default(null),
  /** Taken off the list by the user. */
  dismissed: z.boolean().default(false),
  /** What its kind of work needs to go on after a restart. */
  input: z.unknown(),
});
export type JobData = z.infer<typeof jobDataSchema>;

export interface StoredJob extends JobData {
  readonly id: string;
  readonly matter: string;
  readonly kind: JobKind;
  readonly state: StoredState;
}

/** One offered file. What it is offered with belongs to the kind of work that receives it. */
export interface StoredFile {
  readonly no: number;
  readonly parentNo: number | null;
  readonly state: JobFileState;
  readonly evidence: string | null;
  readonly data: JobFileData;
}

export interface JobFileData {
  readonly name: string;
  /** Bytes, as far as known when it was offered. */
  readonly size: number;
  /** The line of the offered file it lay in, however deep; left out for that one itself. */
  readonly root?: number;
  /** What receives it needs to find it; left out once it is settled. */
  readonly offer?: unknown;
  readonly duplicateOf?: { readonly id: string; readonly name: string };
  readonly finding?: Finding;
  readonly pages?: number | null;
  readonly mediaType?: string;
}

const toJob = ({ id, matter_id, kind, state, data }: Selectable<JobTable>): StoredJob => ({
  ...jobDataSchema.parse(JSON.parse(data)),
  id,
  matter: matter_id,
  kind,
  state,
});

const toFile = (row: Pick<Selectable<JobFileTable>, 'no' | 'parent_no' | 'state' | 'evidence_id' | 'data'>): StoredFile => ({
  no: row.no,
  parentNo: row.parent_no,
  state: row.state,
  evidence: row.evidence_id,
  data: JSON.parse(row.data) as JobFileData,
});

const dataOf = ({ id: _, matter: __, kind: ___, state: ____, ...data }: StoredJob): string => JSON.stringify(data);

export async function insertJob(db: Trx, job: StoredJob): Promise<void> {
  const { id, matter, kind, state } = job;
  await db
    .insertInto('job')
    .values({ id, matter_id: matter, kind, state, created_at: job.startedAt, data: dataOf(job) })
    .execute();
}

export async function updateJob(db: Trx, job: StoredJob): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: job.state, data: dataOf(job) })
    .where('id', '=', job.id)
    .execute();
}

export async function selectJob(db: Db, id: string): Promise<StoredJob | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toJob(row);
}

/** Jobs of a matter, newest first, without those taken off the list. */
export async function selectJobs(db: Db, matter: string): Promise<StoredJob[]> {
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .where('matter_id', '=', matter)
    .where(sql<number>`data ->> 'dismissed'`, '=', 0)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as never, 'desc')
    .execute();
  return rows.map(toJob);
}

/** Ids of the jobs that have not come to their end. */
export async function openJobs(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('job').select('id').where('state', 'in', ['running', 'paused', 'failed']).execute();
  return new Set(rows.map(({ id }) => id));
}

const fileRow = (job: string, file: StoredFile) => ({
  job_id: job,
  no: file.no,
  parent_no: file.parentNo,
  state: file.state,
  evidence_id: file.evidence,
  data: JSON.stringify(file.data),
});

export function insertFiles(db: Trx, job: string, files: readonly StoredFile[]): Promise<void> {
  return insertAll(
    db,
    'job_file',
    files.map((file) => fileRow(job, file)),
  );
}

/** Writes what became of files that are there already, in one statement for every few hundred. */
export async function settleFiles(db: Trx, job: string, files: readonly StoredFile[]): Promise<void> {
  for (let from = 0; from < files.length; from += 500) {
    await db
      .insertInto('job_file')
      .values(files.slice(from, from + 500).map((file) => fileRow(job, file)))
      .onConflict((conflict) =>
        conflict.columns(['job_id', 'no']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          evidence_id: eb.ref('excluded.evidence_id'),
          data: eb.ref('excluded.data'),
        })),
      )
      .execute();
  }
}

/** What still waits when work is given up is refused; the reason is the same for all, and said when they are read. */
export async function refuseWaiting(db: Trx, job: string): Promise<void> {
  await db.updateTable('job_file').set({ state: 'refused' }).where('job_id', '=', job).where('state', '=', 'waiting').execute();
}

/** A job whose list was not finished begins it anew; nothing of it was settled. */
export async function deleteFiles(db: Trx, job: string): Promise<void> {
  await db.deleteFrom('job_file').where('job_id', '=', job).execute();
}

/** The next files that wait, after the number given. */
export async function selectWaiting(db: Db, job: string, after: number, limit: number): Promise<StoredFile[]> {
  const rows = await db
    .selectFrom('job_file')
    .select(['no', 'parent_no', 'state', 'evidence_id', 'data'])
    .where('job_id', '=', job)
    .where('state', '=', 'waiting')
    .where('no', '>', after)
    .orderBy('no')
    .limit(limit)
    .execute();
  return rows.map(toFile);
}

export async function selectFile(db: Db, job: string, no: number): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom('job_file')
    .select(['no', 'parent_no', 'state', 'evidence_id', 'data'])
    .where('job_id', '=', job)
    .where('no', '=', no)
    .executeTakeFirst();
  return row && toFile(row);
}

export async function selectFiles(
  db: Db,
  job: string,
  { state, offset, limit }: { readonly state: JobFileState | undefined; readonly offset: number; readonly limit: number },
): Promise<{ files: StoredFile[]; total: number }> {
  const all = db.selectFrom('job_file').where('job_id', '=', job);
  const some = state === undefined ? all : all.where('state', '=', state);
  const [rows, counted] = await Promise.all([
    some.select(['no', 'parent_no', 'state', 'evidence_id', 'data']).orderBy('no').offset(offset).limit(limit).execute(),
    some.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { files: rows.map(toFile), total: counted.n };
}

export interface FileTotals {
  readonly counts: JobCounts;
  /** The last number given. */
  readonly last: number;
  /** Bytes offered, and those of files that are settled. */
  readonly bytes: number;
  readonly bytesSettled: number;
}

export async function totalsOf(db: Db, job: string): Promise<FileTotals> {
  const { rows } = await sql<{ state: JobFileState; files: number; last: number; bytes: number }>`
    select state, count(*) as files, max(no) as last, sum(data ->> 'size') as bytes from job_file where job_id = ${job} group by state`.execute(
    db,
  );
  const of = (state: JobFileState) => rows.find((row) => row.state === state)?.files ?? 0;
  const sum = (some: readonly { bytes: number }[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    counts: {
      offered: rows.reduce((total, { files }) => total + files, 0),
      imported: of('imported'),
      duplicates: of('duplicate'),
      refused: of('refused'),
    },
    last: Math.max(0, ...rows.map(({ last }) => last)),
    bytes: sum(rows),
    bytesSettled: sum(rows.filter(({ state }) => state !== 'waiting')),
  };
}

/** How many files were found inside each offered file, and their bytes. */
export async function totalsInside(db: Db, job: string): Promise<{ root: number; files: number; bytes: number }[]> {
  const { rows } = await sql<{ root: number; files: number; bytes: number }>`
    select data ->> 'root' as root, count(*) as files, sum(data ->> 'size') as bytes from job_file
    where job_id = ${job} and parent_no is not null group by data ->> 'root'`.execute(db);
  return rows;
}
