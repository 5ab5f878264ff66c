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

/** The first event that is missing, altered, or not linked to the one before it; null when the chain holds. */
export async function verifyCustody(db: Kysely<Tables>): Promise<number | null> {
  let seq = 0;
  let hash = '';
  for (;;) {
    const rows = await db.selectFrom('custody').selectAll().where('seq', '>', seq).orderBy('seq').limit(500).execute();
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.prev_hash !== hash || row.hash !== hashOf(row)) return seq + 1;
      ({ seq, hash } = row);
    }
    if (rows.length === 0) break;
  }
  return unanchored(db);
}

/** The first event the journal vouches for that is not there as it says: the tail was cut off, or the chain was made anew. */
async function unanchored(db: Kysely<Tables>): Promise<number | null> {
  const { rows } = await sql<{ anchor: string }>`select anchor from journal where anchor like '%custody %' order by seq`.execute(db);
  const held = new Map((await db.selectFrom('custody').select(['seq', 'hash']).execute()).map(({ seq, hash }) => [seq, hash]));
  for (const { anchor } of rows) {
    for (const [, seq, hash] of anchor.matchAll(/^custody (\d+) ([0-9a-f]{64})$/gm)) {
      if (held.get(Number(seq)) !== hash) return Number(seq);
    }
  }
  return null;
}
