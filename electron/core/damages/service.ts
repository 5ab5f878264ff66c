/** Damages of a matter: heads as entered, figures as the law makes them. Figures are computed each time and never stored. */

import type { EvidenceService } from '../evidence/service.ts';
import { accept } from '../kit/accept.ts';
import { sourceItem } from '../kit/citation.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import type { MatterService } from '../matter/service.ts';
import type { Listing } from '../seller/model.ts';
import type { SellerService } from '../seller/service.ts';
import type { Store, Write } from '../store/store.ts';
import { type Head, headSchema } from './model.ts';
import type { DamagesView } from './result.ts';
import * as rows from './rows.ts';
import type { Rule, RuleBook } from './rule.ts';
import type { RuleBooks } from './rules.ts';
import { sellerFigures } from './seller-figures.ts';
import { damagesView } from './view.ts';

export interface DamagesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly rules: RuleBooks;
  readonly matter: Pick<MatterService, 'get'>;
  readonly seller: Pick<SellerService, 'table'>;
  /** Tells which sources are still in use and what else is linked to a listing; without it every source named counts. */
  readonly evidence?: Pick<EvidenceService, 'list'>;
}

export type DamagesService = ReturnType<typeof createDamagesService>;

/** A pack without damages.yaml: every head answers that its rule is unknown. */
const NO_RULES: RuleBook = { currency: 'USD', language: 'en', as_of: '2026-11-23', rules: [] };

export function createDamagesService({ store, clock, ids, rules, matter, seller, evidence }: DamagesDeps) {
  store.restores('damages-head', async (write, id, state) => {
    if (state === null) await rows.deleteHead(write.db, id);
    else await rows.upsertHead(write.db, state as rows.Placed);
  });

  return {
    async get(id: string): Promise<DamagesView> {
      const [found, heads, data, items] = await Promise.all([
        matter.get(id),
        rows.selectHeads(store.db, id),
        seller.table(id),
        evidence?.list(id),
      ]);
      const inUse = items && new Set(items.map((item) => item.id));
      const proof = items && proofOfListings(items, inUse ?? new Set());
      return damagesView({
        book: rules.get(found.pack) ?? NO_RULES,
        heads,
        sellers: sellerFigures({ ...data, rights: found.rights, ...(proof && { proof }) }),
        facts: found.facts.map((fact) => fact.id),
        actDate: found.actDate,
        today: clock.today(),
        ...(inUse && { evidence: inUse }),
      });
    },

    /** The rules of a pack in all their versions; none for a pack without damages.yaml. */
    rules: (pack: string): readonly Rule[] => rules.get(pack)?.rules ?? [],

    /** Adds a head, or changes the fields given of the one with its id. Returns the whole head. */
    async putHead(actor: Actor, id: string, head: Readonly<Record<string, unknown>>): Promise<Head> {
      return store.write({ actor, matter: id, verb: 'change damages', undoable: true }, async (write) => {
        const key = typeof head.id === 'string' && head.id !== '' ? head.id : ids.next();
        const before = await rows.selectHead(write.db, key);
        if (before && before.head.matter !== id) throw new Problem('not-found', 'damages.no-head', { id: key });
        const next = accept(headSchema, { ...before?.head, ...head, id: key, matter: id }, `damages/${key}`);
        const after: rows.Placed = { head: next, position: before?.position ?? (await rows.nextPosition(write.db, id)) };
        await rows.upsertHead(write.db, after);
        write.record({ kind: 'damages-head', id: key, before: before ?? null, after });
        return next;
      });
    },

    async dropHead(actor: Actor, matterId: string, id: string): Promise<void> {
      await store.write({ actor, matter: matterId, verb: 'remove damages head', undoable: true }, async (write) => {
        const before = await rows.selectHead(write.db, id);
        if (before?.head.matter !== matterId) throw new Problem('not-found', 'damages.no-head', { id });
        await rows.deleteHead(write.db, id);
        write.record({ kind: 'damages-head', id, before, after: null });
      });
    },

    /** Writes heads after those already there, inside a running transaction (intake). */
    async insertHeads(write: Write, matterId: string, heads: readonly Head[]): Promise<void> {
      const first = await rows.nextPosition(write.db, matterId);
      const placed = heads.map((head, index) => ({ head: { ...head, matter: matterId }, position: first + index }));
      await rows.insertHeadRows(write.db, placed);
      for (const after of placed) write.record({ kind: 'damages-head', id: after.head.id, before: null, after });
    },
  };
}

/** What a listing names and what is linked to it, as far as it is still in use. */
function proofOfListings(
  items: Awaited<ReturnType<EvidenceService['list']>>,
  inUse: ReadonlySet<string>,
): (listing: Listing) => readonly string[] {
  const linked = new Map<string, string[]>();
  for (const item of items)
    for (const link of item.links)
      if (link.to === 'listing') {
        const of = linked.get(link.id);
        if (of) of.push(item.id);
        else linked.set(link.id, [item.id]);
      }
  return (listing) =>
    [...new Set([...listing.sources, ...(linked.get(listing.id) ?? [])])].filter((source) => inUse.has(sourceItem(source)));
}
