/** The custody chain: appended to inside the write that changes the item, verified from the first event to the last. */
import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import { insertAll } from '../store/bulk.ts';
import type { Write } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { CustodyAct, CustodyEvent } from './model.ts';

interface CustodyTable {
  seq: number;
  item: string;
  event: string;
  at: string;
  actor: string;
  door: string;
  purpose: string;
  hash_before: string | null;
  hash_after: string | null;
  detail: string;
  prev_hash: string;
  hash: string;
}
declare module '../store/tables.ts' {
  interface Tables {
    custody: CustodyTable;
  }
}
type Row = Selectable<CustodyTable>;

const hashOf = (row: Omit<Row, 'hash'>): string => {
  const said = [row.prev_hash, row.seq, row.item, row.event, row.at, row.actor, row.door, row.purpose];
  return createHash('sha256')
    .update(JSON.stringify([...said, row.hash_before, row.hash_after, row.detail]))
    .digest('hex');
};

function toEvent(row: Row): CustodyEvent {
  const { hash_before, hash_after, prev_hash, detail, event, ...rest } = row;
  return {
    ...rest,
    event: event as CustodyEvent['event'],
    hashBefore: hash_before,
    hashAfter: hash_after,
    detail: JSON.parse(detail) as Record<string, string>,
    prevHash: prev_hash,
  };
}

/** Adds events to the chain. The journal entry of the same write carries the chain's new end, so a cut-off tail shows. */
export async function appendCustody(write: Write, acts: readonly CustodyAct[]): Promise<void> {
  if (acts.length === 0) return;
  const last = await write.db.selectFrom('custody').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  let { seq, hash } = last ?? { seq: 0, hash: '' };
  const rows = acts.map((act): Row => {
    const linked = {
      seq: seq + 1,
      item: act.item,
      event: act.event,
      at: write.at,
      actor: write.act.actor.name,
      door: write.act.actor.door,
      purpose: act.purpose ?? '',
      hash_before: act.hashBefore,
      hash_after: act.hashAfter,
      detail: JSON.stringify(act.detail ?? {}),
      prev_hash: hash,
    };
    const row = { ...linked, hash: hashOf(linked) };
    ({ seq, hash } = row);
    return row;
  });
  await insertAll(write.db, 'custody', rows);
  write.anchor(`custody ${seq} ${hash}`);
}

/** The events of one item, oldest first. */
export async function custodyOf(db: Kysely<Tables>, item: string): Promise<CustodyEvent[]> {
  return (await db.selectFrom('custody').selectAll().where('item', '=', item).orderBy('seq').execute()).map(toEvent);
}

/** The events of several items together, oldest first. */
export async function custodyOfAll(db: Kysely<Tables>, items: readonly string[]): Promise<CustodyEvent[]> {
  const found: Row[] = [];
  for (let from = 0; from < items.length; from += 500) {
    const some = items.slice(from, from + 500);
    found.push(...(await db.selectFrom('custody').selectAll().where('item', 'in', some).execute()));
  }
  return found.sort((a, b) => a.seq - b.seq).map(toEvent);
}

/** How many events the chain of the workspace holds, and the hash of the last; '' while there is none. */
export async function custodyEnd(db: Kysely<Tables>): Promise<{ readonly events: number; readonly head: string }> {
  const [count, last] = await Promise.all([
    db
      .selectFrom('custody')
      .select(({ fn }) => fn.countAll<number>().as('events'))
      .executeTakeFirst(),
    db.selectFrom('custody').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst(),
  ]);
  return { events: count?.events ?? 0, head: last?.hash ?? '' };
}

/** Whether a person was noted to have opened the item on a day (`detail.day`). */
export async function openedOn(db: Kysely<Tables>, item: string, actor: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('custody')
    .select('seq')
    .where('item', '=', item)
    .where('event', '=', 'opened')
    .where('actor', '=', actor)
    .where(sql`detail ->> 'day'`, '=', day)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is wrong with one event of the chain. */
export interface CustodyFault {
  readonly seq: number;
  /** `altered`: it says other things than its hash was made of; `unlinked`: the one before it is not the one it was added to; `gone`: it is not there. */
  readonly how: 'altered' | 'unlinked' | 'gone';
  /** As the row says now; '' when it is gone. */
  readonly item: string;
  readonly event: string;
}

/** More than this is no single event put right by hand, and one finding each would say no more. */
const MOST_FAULTS = 100;

/** Every event that is missing, altered, or not linked to the one before it; none when the chain holds. */
export async function custodyFaults(db: Kysely<Tables>): Promise<CustodyFault[]> {
  const faults: CustodyFault[] = [];
  let seq = 0;
  let hash = '';
  for (;;) {
    const rows = await db.selectFrom('custody').selectAll().where('seq', '>', seq).orderBy('seq').limit(500).execute();
    for (const row of rows) {
      const { item, event } = row;
      const gap = row.seq !== seq + 1;
      for (let gone = seq + 1; gone < row.seq && faults.length < MOST_FAULTS; gone++)
        faults.push({ seq: gone, how: 'gone', item: '', event: '' });
      if (row.hash !== hashOf(row)) faults.push({ seq: row.seq, how: 'altered', item, event });
      else if (!gap && row.prev_hash !== hash) faults.push({ seq: row.seq, how: 'unlinked', item, event });
      ({ seq, hash } = row);
    }
    if (rows.length === 0 || faults.length >= MOST_FAULTS) break;
  }
  const broken = new Set(faults.map((fault) => fault.seq));
  for (const fault of await unanchored(db)) if (!broken.has(fault.seq)) faults.push(fault);
  return faults.sort((a, b) => a.seq - b.seq).slice(0, MOST_FAULTS);
}

/** The first event that is missing, altered, or not linked to the one before it; null when the chain holds. */
export async function verifyCustody(db: Kysely<Tables>): Promise<number | null> {
  return (await custodyFaults(db))[0]?.seq ?? null;
}

/** The events the journal vouches for that are not there as it says: the tail was cut off, or the chain was made anew. */
async function unanchored(db: Kysely<Tables>): Promise<CustodyFault[]> {
  const { rows } = await sql<{ anchor: string }>`select anchor from journal where anchor like '%custody %' order by seq`.execute(db);
  const held = new Map((await db.selectFrom('custody').select(['seq', 'hash', 'item', 'event']).execute()).map((row) => [row.seq, row]));
  const faults: CustodyFault[] = [];
  for (const { anchor } of rows) {
    for (const [, seq, hash] of anchor.matchAll(/^custody (\d+) ([0-9a-f]{64})$/gm)) {
      const row = held.get(Number(seq));
      if (!row) faults.push({ seq: Number(seq), how: 'gone', item: '', event: '' });
      else if (row.hash !== hash) faults.push({ seq: row.seq, how: 'altered', item: row.item, event: row.event });
    }
  }
  return faults;
}
