/** The only SQL of the rates of exchange. */
import type { Kysely, Transaction } from 'kysely';
import { insertAll } from '../../store/bulk.ts';
import type { Tables } from '../../store/tables.ts';
import { type Rate, rateSchema } from './model.ts';

interface ExchangeRateRow {
  id: string;
  matter_id: string;
  from_currency: string;
  to_currency: string;
  rate_date: string;
  data: string;
}
declare module '../../store/tables.ts' {
  interface Tables {
    exchange_rate: ExchangeRateRow;
  }
}

type Db = Kysely<Tables>;

const toRow = (rate: Rate): ExchangeRateRow => ({
  id: rate.id,
  matter_id: rate.matter,
  from_currency: rate.from,
  to_currency: rate.to,
  rate_date: rate.on,
  data: JSON.stringify(rate),
});

/** All rates of a matter, by pair and day. */
export async function selectRates(db: Db, matter: string): Promise<Rate[]> {
  const rows = await db
    .selectFrom('exchange_rate')
    .select('data')
    .where('matter_id', '=', matter)
    .orderBy('from_currency')
    .orderBy('to_currency')
    .orderBy('rate_date')
    .execute();
  return rows.map((row) => rateSchema.parse(JSON.parse(row.data)));
}

export async function selectRate(db: Db, id: string): Promise<Rate | undefined> {
  const row = await db.selectFrom('exchange_rate').select('data').where('id', '=', id).executeTakeFirst();
  return row && rateSchema.parse(JSON.parse(row.data));
}

/** The rate of a pair on a day. */
export async function selectRateOf(db: Db, matter: string, { from, to, on }: Pick<Rate, 'from' | 'to' | 'on'>): Promise<Rate | undefined> {
  const row = await db
    .selectFrom('exchange_rate')
    .select('data')
    .where('matter_id', '=', matter)
    .where('from_currency', '=', from)
    .where('to_currency', '=', to)
    .where('rate_date', '=', on)
    .executeTakeFirst();
  return row && rateSchema.parse(JSON.parse(row.data));
}

export async function upsertRate(db: Transaction<Tables>, rate: Rate): Promise<void> {
  const { id, ...columns } = toRow(rate);
  await db
    .insertInto('exchange_rate')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function insertRates(db: Transaction<Tables>, rates: readonly Rate[]): Promise<void> {
  await insertAll(db, 'exchange_rate', rates.map(toRow));
}

export async function deleteRate(db: Transaction<Tables>, id: string): Promise<void> {
  await db.deleteFrom('exchange_rate').where('id', '=', id).execute();
}
