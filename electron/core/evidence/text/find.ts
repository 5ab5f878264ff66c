/** Finds pages by their words. */
import { type RawBuilder, sql } from 'kysely';
import type { TextDatabase } from './database.ts';
import type { Filters } from './model.ts';
import { PAGE_BITS } from './rows.ts';

/**
 * How many pages are weighed (bm25) for one query. Weighing costs some 1.3 ms a thousand, finding 0.1 ms a thousand; with more hits
 * than this the words are so common that their weight tells little, and the first of them serve as well.
 */
export const WEIGHED = 5_000;

const PAGE_MASK = 2 ** PAGE_BITS - 1;

export interface Scope {
  /** '' for all. */
  readonly matter: string;
  readonly filters: Filters;
  /** Ids of the only items wanted, where other rooms decide that; undefined for no such limit. */
  readonly only?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
}

export interface FoundRow {
  readonly no: number;
  readonly page: number;
  readonly id: string;
  readonly sha256: string;
  readonly matter: string;
  readonly file_name: string;
  readonly title: string;
  readonly kind: string;
  readonly media_type: string;
  readonly about: string;
  readonly corrected: number;
  /** What was read from the file; null for page 0. */
  readonly text: string | null;
}

export interface FoundRows {
  readonly rows: readonly FoundRow[];
  readonly total: number;
  readonly capped: boolean;
}

type Sql = RawBuilder<unknown>;

function conditions({ matter, filters, only, without }: Scope): Sql[] {
  const { kinds, from, to, tag, privileged, mediaType } = filters;
  const wanted: Sql[] = [sql`withdrawn = 0`];
  if (matter !== '') wanted.push(sql`matter = ${matter}`);
  if (kinds && kinds.length > 0) wanted.push(sql`kind in (${sql.join(kinds)})`);
  if (from) wanted.push(sql`day >= ${from}`);
  if (to) wanted.push(sql`day <> '' and day <= ${to}`);
  if (tag) wanted.push(sql`exists (select 1 from json_each(item.tags) where value = ${tag})`);
  if (privileged !== undefined) wanted.push(sql`privileged = ${privileged ? 1 : 0}`);
  if (mediaType?.endsWith('/')) wanted.push(sql`substr(media_type, 1, ${mediaType.length}) = ${mediaType}`);
  else if (mediaType) wanted.push(sql`media_type = ${mediaType}`);
  if (only) wanted.push(sql`id in (select value from json_each(${JSON.stringify(only)}))`);
  if (without) wanted.push(sql`id not in (select value from json_each(${JSON.stringify(without)}))`);
  return wanted;
}

/** `match` as query.ts writes it. Best first; behind the pages that were weighed, the rest as received. */
export async function findRows({ db }: TextDatabase, match: string, scope: Scope, limit: number, offset: number): Promise<FoundRows> {
  const items = sql`select no from item where ${sql.join(conditions(scope), sql` and `)}`;
  const inScope = sql`words match ${match} and (rowid >> ${sql.lit(PAGE_BITS)}) in (${items})`;
  const isAbout = sql`(rowid & ${sql.lit(PAGE_MASK)}) = 0`;
  const counted = await sql<{ total: number; about: number }>`
    select count(*) as total, coalesce(sum(${isAbout}), 0) as about from words where ${inScope}`.execute(db);
  const { total = 0, about = 0 } = counted.rows[0] ?? {};
  const capped = total > WEIGHED;
  if (total <= offset) return { rows: [], total, capped };

  const weighed = (source: Sql) => sql<Row>`select row from (${source}) order by weight, row limit ${limit} offset ${offset}`;
  if (!capped) {
    const { rows } = await weighed(sql`select rowid as row, rank as weight from words where ${inScope}`).execute(db);
    return { rows: await fetchRows(db, rows), total, capped };
  }
  // What is said about items weighs most and is little; it is never left out for having been received late.
  const some = sql.lit(WEIGHED);
  const head = await weighed(sql`
    select * from (select rowid as row, rank as weight from words where ${inScope} and ${isAbout} order by rowid limit ${some})
    union all
    select * from (select rowid as row, rank as weight from words where ${inScope} and not ${isAbout} order by rowid limit ${some})`).execute(
    db,
  );
  const weighable = Math.min(about, WEIGHED) + Math.min(total - about, WEIGHED);
  const missing = limit - head.rows.length;
  const rest =
    missing === 0
      ? []
      : (
          await sql<Row>`
            select row from (select rowid as row from words where ${inScope} and ${isAbout} order by rowid limit -1 offset ${some})
            union all
            select row from (select rowid as row from words where ${inScope} and not ${isAbout} order by rowid limit -1 offset ${some})
            limit ${missing} offset ${Math.max(0, offset - weighable)}`.execute(db)
        ).rows;
  return { rows: await fetchRows(db, [...head.rows, ...rest]), total, capped };
}

interface Row {
  readonly row: number;
}

async function fetchRows(db: TextDatabase['db'], order: readonly Row[]): Promise<FoundRow[]> {
  const found: FoundRow[] = [];
  for (let from = 0; from < order.length; from += 500) {
    const { rows } = await sql<FoundRow>`
      select item.no, wanted.value & ${sql.lit(PAGE_MASK)} as page, item.id, item.sha256, item.matter, item.file_name, item.title, item.kind,
        item.media_type, item.about, page.text, corrected.page is not null as corrected
      from json_each(${JSON.stringify(order.slice(from, from + 500).map(({ row }) => row))}) as wanted
      join item on item.no = wanted.value >> ${sql.lit(PAGE_BITS)}
      left join page on page.sha256 = item.sha256 and page.page = wanted.value & ${sql.lit(PAGE_MASK)}
      left join corrected on corrected.no = item.no and corrected.page = wanted.value & ${sql.lit(PAGE_MASK)}
      order by wanted.key`.execute(db);
    found.push(...rows);
  }
  return found;
}
