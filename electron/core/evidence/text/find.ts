/** Finds pages by their words. */
import { type RawBuilder, sql } from 'kysely';
import type { TextDatabase } from './database.ts';
import type { Filters } from './model.ts';
import { PAGE_BITS, rowOf } from './rows.ts';

/**
 * How many pages are weighed (bm25) for one query. Weighing takes some twenty times as long as finding; with more hits than this the
 * words are so common that their weight tells little, and the first of them serve as well.
 */
export const WEIGHED = 2_000;

/** Runs of items that are looked at as ranges of rows; with more of them, each row's item is looked up. */
const MOST_RANGES = 8;

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
  /** 0 for what is said about the item. */
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
type Db = TextDatabase['db'];

function conditions({ matter, filters, only, without }: Scope): Sql {
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
  return sql.join(wanted, sql` and `);
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Items of a scope as runs of consecutive numbers; undefined when there are too many runs. */
export type Ranges = readonly Range[] | undefined;

export async function rangesOf(db: Db, scope: Scope): Promise<Ranges> {
  const { rows } = await sql<Range>`
    select min(no) as first, max(no) as last
    from (select no, no - row_number() over (order by no) as run from item where ${conditions(scope)})
    group by run order by first limit ${MOST_RANGES + 1}`.execute(db);
  return rows.length > MOST_RANGES ? undefined : rows;
}

/** Whether a row belongs to the scope, for an index whose rows are `of` item numbers. A single range goes down into the index itself. */
function within(scope: Scope, ranges: Ranges, low: (no: number) => number, high: (no: number) => number, item: Sql): Sql {
  if (!ranges) return sql`${item} in (select no from item where ${conditions(scope)})`;
  const some = ranges.map(({ first, last }) => sql`(rowid >= ${low(first)} and rowid <= ${high(last)})`);
  return some.length === 0 ? sql`0` : sql.join(some, sql` or `);
}

/**
 * `match` as query.ts writes it. First the items whose title, name or note has the words, then pages; the best of each first, behind
 * the weighed ones the rest as received.
 */
export async function findRows(
  { db }: TextDatabase,
  match: string,
  scope: Scope,
  ranges: Ranges,
  limit: number,
  offset: number,
): Promise<FoundRows> {
  const same = (no: number) => no;
  const ofItem = sql`names match ${match} and (${within(scope, ranges, same, same, sql`rowid`)})`;
  const ofPage = sql`words match ${match} and (${within(
    scope,
    ranges,
    (no) => rowOf(no, 0),
    (no) => rowOf(no, PAGE_MASK),
    sql`(rowid >> ${sql.lit(PAGE_BITS)})`,
  )})`;
  const counted = await sql<{ items: number; pages: number }>`
    select (select count(*) from names where ${ofItem}) as items, (select count(*) from words where ${ofPage}) as pages`.execute(db);
  const { items = 0, pages = 0 } = counted.rows[0] ?? {};
  const part = async (of: Sql, count: number, table: Sql, from: number, most: number): Promise<number[]> => {
    if (from >= count || most <= 0) return [];
    const some = sql.lit(WEIGHED);
    const weighed = sql`select row from (select row from (select rowid as row, rank as weight from ${table} where ${of} limit ${some}) order by weight, row)`;
    const rest = sql`select row from (select rowid as row from ${table} where ${of} order by rowid limit -1 offset ${some})`;
    const all = count > WEIGHED ? sql`${weighed} union all ${rest}` : weighed;
    const { rows } = await sql<{ row: number }>`${all} limit ${most} offset ${from}`.execute(db);
    return rows.map(({ row }) => row);
  };
  const first = await part(ofItem, items, sql.table('names'), offset, limit);
  const then = await part(ofPage, pages, sql.table('words'), Math.max(0, offset - items), limit - first.length);
  const rows = await fetchRows(db, [...first.map((no) => rowOf(no, 0)), ...then]);
  return { rows, total: items + pages, capped: items > WEIGHED || pages > WEIGHED };
}

async function fetchRows(db: Db, order: readonly number[]): Promise<FoundRow[]> {
  const found: FoundRow[] = [];
  for (let from = 0; from < order.length; from += 500) {
    const { rows } = await sql<FoundRow>`
      select item.no, wanted.value & ${sql.lit(PAGE_MASK)} as page, item.id, item.sha256, item.matter, item.file_name, item.title, item.kind,
        item.media_type, item.about, page.text, corrected.page is not null as corrected
      from json_each(${JSON.stringify(order.slice(from, from + 500))}) as wanted
      join item on item.no = wanted.value >> ${sql.lit(PAGE_BITS)}
      left join page on page.sha256 = item.sha256 and page.page = wanted.value & ${sql.lit(PAGE_MASK)}
      left join corrected on corrected.no = item.no and corrected.page = wanted.value & ${sql.lit(PAGE_MASK)}
      order by wanted.key`.execute(db);
    found.push(...rows);
  }
  return found;
}
