/** What the damages of a matter are computed from, kept in memory for as long as the journal shows that nothing touched it. */
import type { Evidence } from '../evidence/model.ts';
import type { EvidenceService } from '../evidence/service.ts';
import { sourceItem } from '../kit/citation.ts';
import type { Clock } from '../kit/world.ts';
import type { MatterService } from '../matter/service.ts';
import type { GroupingService } from '../seller/grouping/service.ts';
import type { Listing } from '../seller/model.ts';
import type { SellerData } from '../seller/rows.ts';
import type { SellerService } from '../seller/service.ts';
import { journalSince } from '../store/journal.ts';
import type { Store } from '../store/store.ts';
import { judgmentOf } from './compare/elect.ts';
import { selectRates } from './exchange/rows.ts';
import { sellerGroups } from './groups.ts';
import * as rows from './rows.ts';
import type { RuleBook } from './rule.ts';
import type { RuleBooks } from './rules.ts';
import { type SellerFigures, sellerFigures } from './seller-figures.ts';
import { Damages, type DamagesSources } from './view.ts';

export interface KeptDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly rules: RuleBooks;
  readonly matter: Pick<MatterService, 'get'>;
  readonly seller: Pick<SellerService, 'table'>;
  /** Tells which sources are still in use and what else is linked to a listing; without it every source named counts. */
  readonly evidence?: Pick<EvidenceService, 'list'>;
  /** Tells which sellers are connected; without it everyone stands alone. */
  readonly grouping?: Pick<GroupingService, 'ties'>;
}

/** A pack without damages.yaml: every head answers that its rule is unknown. */
const NO_RULES: RuleBook = { currency: 'USD', language: 'en', as_of: '2026-11-23', rates: { days_back: 0, noted_after: 0 }, rules: [] };

/** Which parts a change of a kind makes stale; heads, rates and the matter's own fields are read each time. Unknown kinds: everything. */
const TOUCHES: Readonly<Record<string, readonly Part[]>> = {
  matter: [],
  'matter-item': [],
  filing: [],
  'damages-head': [],
  'exchange-rate': [],
  exhibit: [],
  'exhibit-setting': [],
  binder: [],
  'bates-range': [],
  production: [],
  identifier: ['groups'],
  purchase: ['groups'],
  'group-decision': ['groups'],
  seller: ['sellers', 'groups'],
  storefront: ['sellers', 'groups'],
  listing: ['sellers'],
  evidence: ['evidence', 'groups'],
};
type Part = 'sellers' | 'groups' | 'evidence';
const ALL: readonly Part[] = ['sellers', 'groups', 'evidence'];

interface Kept {
  seq: number;
  readonly damages: Damages;
  sellers?: Promise<SellerData>;
  evidence?: Promise<readonly Evidence[] | undefined>;
  groups?: Promise<ReadonlyMap<string, string>>;
  /** Made from these and no others. */
  readonly made: Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>;
}

/** Matters kept: the one at hand and the one before it. */
const MATTERS = 2;

export interface MatterDamages {
  readonly sources: DamagesSources;
  /** Remembers its last computation of this matter. */
  readonly damages: Damages;
  /** The sellers with what only those listings say that evidence stands behind. */
  readonly proved: () => readonly SellerFigures[];
  /** Kinds of right the matter relies on. */
  readonly rights: ReadonlySet<string>;
  /** Day of the final judgment recorded among the facts; '' while there is none. */
  readonly judgment: string;
}

/**
 * Answers what a matter's damages are computed from. A changed figure in a matter of 10,000 sellers must not read them again. Rows read
 * while a write runs may be newer than the entry they are kept under, never older. `grouped`: also which sellers are connected, which
 * is looked up anyway when a head is claimed from groups.
 */
export function keepMatters(deps: KeptDeps): (matter: string, grouped?: boolean) => Promise<MatterDamages> {
  const matters = new Map<string, Kept>();

  const keptOf = async (id: string): Promise<Kept> => {
    const since = matters.get(id);
    const { seq, kinds } = await journalSince(deps.store.db, id, since?.seq ?? null);
    // Another call may have looked at a later entry meanwhile.
    const kept: Kept = matters.get(id) ?? { seq, damages: new Damages(), made: new Map() };
    if (seq > kept.seq) {
      for (const part of new Set(kinds.flatMap((kind) => TOUCHES[kind] ?? ALL))) delete kept[part];
      kept.seq = seq;
    }
    matters.delete(id);
    matters.set(id, kept);
    for (const [oldest] of matters) if (matters.size > MATTERS) matters.delete(oldest);
    return kept;
  };

  return async (id, grouped = false) => {
    const [found, kept, heads, rates] = await Promise.all([
      deps.matter.get(id),
      keptOf(id),
      rows.selectHeads(deps.store.db, id),
      selectRates(deps.store.db, id),
    ]);
    const part = <K extends Part>(name: K, read: () => NonNullable<Kept[K]>): NonNullable<Kept[K]> => {
      const known = kept[name];
      if (known) return known as NonNullable<Kept[K]>;
      const reading = read();
      kept[name] = reading;
      reading.catch(() => {
        if (kept[name] === reading) delete kept[name];
      });
      return reading;
    };
    const sellers = part('sellers', () => deps.seller.table(id));
    const connected = async () => {
      const [ties, { storefronts }] = await Promise.all([deps.grouping?.ties(id) ?? [], sellers]);
      return sellerGroups(ties, storefronts);
    };
    const [data, items, groups] = await Promise.all([
      sellers,
      part('evidence', async () => deps.evidence?.list(id)),
      grouped || heads.some((head) => head.liability === 'group') ? part('groups', connected) : NOBODY,
    ]);
    const inUse = items && remember(kept, 'inUse', [items], () => new Set(items.map((item) => item.id)));
    const rights = JSON.stringify(found.rights);
    const proof = items && inUse && remember(kept, 'proof', [items], () => proofOfListings(items, inUse));
    const figuresOf = (listings: readonly Listing[]) => sellerFigures({ ...data, listings, rights: found.rights, ...(proof && { proof }) });
    const figures = remember(kept, 'figures', [data, items, rights], () => figuresOf(data.listings));
    const carried = (listing: Listing) => (proof ? proof(listing) : listing.sources).length > 0;
    return {
      damages: kept.damages,
      proved: () => remember(kept, 'proved', [data, items, rights], () => figuresOf(data.listings.filter(carried))),
      judgment: judgmentOf(found.facts),
      rights: new Set(found.rights.map((right) => right.type)),
      sources: {
        book: deps.rules.get(found.pack) ?? NO_RULES,
        heads,
        sellers: figures,
        facts: found.facts.map((fact) => fact.id),
        actDate: found.actDate,
        today: deps.clock.today(),
        court: found.court.id,
        rates: remember(kept, 'rates', [JSON.stringify(rates)], () => rates),
        groups,
        ...(inUse && { evidence: inUse }),
      },
    };
  };
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** What was made from the same things the last time, or made anew. */
function remember<T>(kept: Kept, name: string, from: readonly unknown[], make: () => T): T {
  const known = kept.made.get(name);
  if (known && known.from.length === from.length && known.from.every((one, index) => one === from[index])) return known.value as T;
  const value = make();
  kept.made.set(name, { from, value });
  return value;
}

/** What a listing names and what is linked to it, as far as it is still in use. */
function proofOfListings(items: readonly Evidence[], inUse: ReadonlySet<string>): (listing: Listing) => readonly string[] {
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
