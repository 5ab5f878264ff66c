/** The only SQL of remembered mappings and of what long imports changed. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { type Mapping, mappingSchema } from './model.ts';

interface MappingRow {
  source: string;
  data: string;
}
interface PieceRow {
  import_id: string;
  no: number;
  data: Uint8Array;
}
declare module '../../store/tables.ts' {
  interface Tables {
    import_mapping: MappingRow;
    import_piece: PieceRow;
  }
}

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** How a table of this shape was read the last time. */
export async function selectMapping(db: Db, source: string): Promise<Mapping | undefined> {
  const row = await db.selectFrom('import_mapping').select('data').where('source', '=', source).executeTakeFirst();
  const read = row && mappingSchema.safeParse(JSON.parse(row.data));
  return read?.success ? read.data : undefined;
}

export async function upsertMapping(db: Trx, source: string, mapping: Mapping): Promise<void> {
  const data = JSON.stringify(mapping);
  await db
    .insertInto('import_mapping')
    .values({ source, data })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ data }))
    .execute();
}

/** Does nothing for pieces that are there already: they are named by what they hold. */
export async function insertPieces(db: Trx, id: string, pieces: readonly Uint8Array[]): Promise<void> {
  for (const [no, data] of pieces.entries())
    await db
      .insertInto('import_piece')
      .values({ import_id: id, no, data })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export async function selectPiece(db: Db, id: string, no: number): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('import_piece').select('data').where('import_id', '=', id).where('no', '=', no).executeTakeFirst();
  return row?.data;
}

/** Sequence number of the last thing done in a matter; 0 when nothing was. */
export async function lastEntry(db: Db, matter: string): Promise<number> {
  const row = await db
    .selectFrom('journal')
    .select((eb) => eb.fn.max<number | null>('seq').as('seq'))
    .where('matter', '=', matter)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Kilobytes of pages the writing connection keeps: as the store sets it, and for a long import, which else writes every page many times. */
const PAGES = 65_536;
const MANY_PAGES = 327_680;

export async function withManyPages<T>(db: Trx, work: () => Promise<T>): Promise<T> {
  await sql.raw(`pragma cache_size = -${MANY_PAGES}`).execute(db);
  try {
    return await work();
  } finally {
    await sql.raw(`pragma cache_size = -${PAGES}`).execute(db);
  }
}
