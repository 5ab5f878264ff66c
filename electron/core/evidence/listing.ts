/**
 * The items of a matter, kept read between two looks: ten thousand rows take longer to parse than everything else the page asks for after
 * an edit. What changed since is told by the journal, where every change to an item is recorded.
 */
import type { Finding } from '../kit/finding.ts';
import type { Store } from '../store/store.ts';
import { evidenceFindings } from './findings.ts';
import type { Evidence } from './model.ts';
import * as rows from './rows.ts';

export interface Kept {
  readonly item: Evidence;
  readonly findings: readonly Finding[];
}

export interface Listing {
  /** All items of the matter in the order received, withdrawn ones too. They are shared: nobody may change them. */
  items(matter: string): Promise<Iterable<Kept>>;
}

/** Matters kept at a time: the one on screen, and the one before it. */
const MATTERS = 2;
/** More changes than this are read as fast by reading everything. */
const MOST_CHANGES = 2_000;
const AT_A_TIME = 500;

interface Matter {
  /** The last journal entry whose changes are in. */
  seq: number;
  /** In the order received. */
  readonly items: Map<string, Kept>;
}

export function createListing(store: Store): Listing {
  const matters = new Map<string, Promise<Matter>>();

  const keep = (item: Evidence): Kept => Object.freeze({ item: Object.freeze(item), findings: evidenceFindings(item) });

  async function whole(matter: string): Promise<Matter> {
    const seq = await rows.lastChange(store.db, matter);
    const items = new Map<string, Kept>();
    const found = await rows.selectData(store.db, matter);
    // A few hundred at a time: others are answered in between.
    for (let from = 0; from < found.length; from += AT_A_TIME) {
      for (const item of found.slice(from, from + AT_A_TIME).map(rows.parsed)) items.set(item.id, keep(item));
      await new Promise((next) => setImmediate(next));
    }
    return { seq, items };
  }

  /** Rows read after the last entry was may be newer than it: they are read once more at the next look, and nothing is missed. */
  async function brought(matter: string, from: Matter): Promise<Matter> {
    const seq = await rows.lastChange(store.db, matter);
    if (seq === from.seq) return from;
    const changed = await rows.changedSince(store.db, matter, from.seq, MOST_CHANGES + 1);
    if (changed.length > MOST_CHANGES) return whole(matter);
    // A new item goes to the end, where its row is; one that is there keeps its place.
    for (const [id, item] of await rows.selectItems(store.db, changed)) from.items.set(id, keep(item));
    from.seq = seq;
    return from;
  }

  return {
    async items(matter) {
      // A running write sees rows that the journal does not tell of yet, and that may be taken back.
      if (store.writing) return (await rows.selectEvidence(store.db, matter, true)).map(keep);
      const before = matters.get(matter);
      const now = before ? before.then((from) => brought(matter, from)) : whole(matter);
      matters.delete(matter);
      matters.set(matter, now);
      now.catch(() => matters.delete(matter));
      const [oldest] = matters.keys();
      if (matters.size > MATTERS && oldest !== undefined) matters.delete(oldest);
      return (await now).items.values();
    },
  };
}
