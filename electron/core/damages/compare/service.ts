/** Comparing, electing and readiness of a matter, on what its damages are computed from. */
import { Problem } from '../../kit/problem.ts';
import type { Actor } from '../../kit/world.ts';
import type { Store } from '../../store/store.ts';
import type { MatterDamages } from '../kept.ts';
import type { Head } from '../model.ts';
import * as rows from '../rows.ts';
import { elected } from './elect.ts';
import { measures } from './measures.ts';
import type { Change, FoundSellers, Measures, Readiness, SellerPage, SellersAround, WhatIf } from './model.ts';
import { readiness } from './readiness.ts';
import { findSellers, type SellerQuery, sellerPage, sellersAround } from './sellers.ts';
import { whatIf } from './what-if.ts';

export interface CompareDeps {
  readonly store: Store;
  readonly of: (matter: string, grouped?: boolean) => Promise<MatterDamages>;
}

export function compareVerbs({ store, of }: CompareDeps) {
  return {
    /** Every way the law allows, for the matter or over one seller (an id). */
    async measures(id: string, seller?: string): Promise<Measures> {
      const { sources, damages, judgment, rights } = await of(id);
      return measures({ ...sources, judgment, rights, engine: damages }, seller);
    },

    /** What the figures would be; writes nothing. */
    async whatIf(id: string, changes: readonly Change[]): Promise<WhatIf> {
      const grouped = changes.some((change) => change.liability === 'group');
      const { sources, damages } = await of(id, grouped);
      return whatIf(sources, changes, (one) => damages.view(one));
    },

    /**
     * Makes a head the primary measure of its election group and the others that meet its sellers alternatives: one write, one undo.
     * Answers all heads that changed, the elected one first. What refuses it: see `elected`.
     */
    async elect(actor: Actor, id: string, head: string, reason: string): Promise<readonly Head[]> {
      return store.write({ actor, matter: id, verb: 'elect measure', undoable: true }, async (write) => {
        const { sources, judgment } = await of(id);
        const changed = elected({ ...sources, judgment }, head, reason);
        for (const next of changed) {
          const before = await rows.selectHead(write.db, next.id);
          if (!before) throw new Problem('not-found', 'damages.no-head', { id: next.id });
          const after = { head: next, position: before.position };
          await rows.upsertHead(write.db, after);
          write.record({ kind: 'damages-head', id: next.id, before, after });
        }
        return changed.toSorted((a, b) => Number(b.id === head) - Number(a.id === head));
      });
    },

    /** What can be filed today, what of it is proved, what would raise that most. */
    async readiness(id: string): Promise<Readiness> {
      const { sources, damages, proved } = await of(id);
      return readiness({ ...sources, proved: proved(), engine: damages });
    },

    /** A page of the table by seller. */
    async bySeller(id: string, query: SellerQuery): Promise<SellerPage> {
      const { sources, damages } = await of(id);
      return sellerPage(damages.view(sources).bySeller, query);
    },

    /** Sellers by number, name or shop, for a picker; `named` are ids whose names it shows anyway. */
    async findSellers(
      id: string,
      query: { readonly query?: string | undefined; readonly limit: number; readonly named?: readonly string[] },
    ): Promise<FoundSellers> {
      return findSellers((await of(id)).sources.sellers, query);
    },

    /** A seller and its neighbours in the schedule, to go on from one to the next. */
    async sellersAround(id: string, seller: string, reach: number): Promise<SellersAround> {
      return sellersAround((await of(id)).sources.sellers, seller, reach);
    },
  };
}
