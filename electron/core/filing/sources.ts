/** The rows a document is made of, kept in memory for as long as the journal shows that nothing touched them. */
import { damagesFacts } from '../damages/facts.ts';
import type { Evidence } from '../evidence/model.ts';
import type { Binder, Exhibit } from '../exhibit/model.ts';
import { selectBinders } from '../exhibit/rows.ts';
import { Problem } from '../kit/problem.ts';
import type { Matter } from '../matter/model.ts';
import type { GroupingService } from '../seller/grouping/service.ts';
import type { SellerData } from '../seller/rows.ts';
import { journalSince } from '../store/journal.ts';
import type { Remember } from './build-facts.ts';
import type { DamagesFacts } from './damages-facts.ts';
import type { FilingDeps } from './deps.ts';
import { type ExhibitSet, exhibitSet } from './exhibit-set.ts';
import { type Tied, tiedGroups } from './operators/ties.ts';

export interface Sources extends SellerData {
  readonly tied: Tied;
  readonly evidence: readonly Evidence[];
  /** Those in use, in the order of the list. */
  readonly exhibits: readonly Exhibit[];
  readonly exhibitSet: ExhibitSet;
  readonly damages: DamagesFacts;
  readonly remember: Remember;
}

/** Which parts a change of a kind makes stale; a matter's own fields are read each time. Unknown kinds make everything stale. */
const TOUCHES: Readonly<Record<string, readonly Part[]>> = {
  matter: [],
  'matter-item': [],
  filing: [],
  seller: ['sellers', 'ties'],
  storefront: ['sellers', 'ties'],
  identifier: ['sellers', 'ties'],
  listing: ['sellers'],
  purchase: ['sellers', 'ties'],
  // Evidence that is withdrawn ties nobody.
  evidence: ['evidence', 'ties'],
  'group-decision': ['ties'],
  exhibit: ['evidence'],
  binder: ['evidence'],
  // The scheme is asked for each time; numbers are printed as the binder has them.
  'exhibit-setting': [],
  'bates-range': [],
  production: [],
  'damages-head': ['damages'],
  'exchange-rate': ['damages'],
};
type Part = 'sellers' | 'ties' | 'evidence' | 'damages';
const ALL: readonly Part[] = ['sellers', 'ties', 'evidence', 'damages'];

interface Kept {
  /** The last journal entry of the matter before the rows were read; what came after it is looked at again. */
  seq: number;
  sellers?: Promise<SellerData>;
  ties?: Promise<Awaited<ReturnType<GroupingService['ties']>>>;
  /** Made from these rows and no others. */
  tied?: { readonly from: readonly unknown[]; readonly made: Tied };
  evidence?: Promise<readonly [readonly Evidence[], readonly Exhibit[], readonly Binder[]]>;
  /** Labels and pages, made from these rows under this scheme. */
  set?: { readonly from: unknown; readonly scheme: string; readonly made: ExhibitSet };
  damages?: { readonly key: string; readonly facts: Promise<DamagesFacts> };
  /** Made from these rows and no others. */
  side?: { readonly key: string; readonly from: readonly unknown[]; readonly made: ReturnType<Remember> };
}

/** Matters whose rows stay in memory: the one at hand and the one before it. 10,000 storefronts take some 60 MB. */
const MATTERS = 2;

/**
 * A keystroke in a matter of 10,000 storefronts must not read them again. Every write leaves a journal entry that names the kinds
 * it touched, so the entries since the last look say what to read again; an entry without kinds (a write that recorded
 * nothing) makes all of it stale. Rows read while a write runs may be newer than the entry they are kept under, never older.
 */
export function keepSources(deps: Pick<FilingDeps, 'store' | 'clock' | 'seller' | 'grouping' | 'evidence' | 'exhibit' | 'damages'>) {
  const matters = new Map<string, Kept>();

  const keptOf = async (id: string): Promise<Kept> => {
    const since = matters.get(id);
    const { seq, kinds } = await journalSince(deps.store.db, id, since?.seq ?? null);
    // Another call may have looked at a later entry meanwhile.
    const kept = matters.get(id) ?? { seq };
    if (seq > kept.seq) {
      const stale = new Set(kinds.flatMap((kind) => TOUCHES[kind] ?? ALL));
      if (stale.has('sellers')) delete kept.sellers;
      if (stale.has('ties')) delete kept.ties;
      if (stale.has('evidence')) delete kept.evidence;
      if (stale.size > 0) delete kept.damages;
      kept.seq = seq;
    }
    matters.delete(id);
    matters.set(id, kept);
    for (const [oldest] of matters) if (matters.size > MATTERS) matters.delete(oldest);
    return kept;
  };

  return async (matter: Matter): Promise<Sources> => {
    const { id } = matter;
    const kept = await keptOf(id);
    const part = <K extends 'sellers' | 'ties' | 'evidence'>(name: K, read: () => NonNullable<Kept[K]>): NonNullable<Kept[K]> => {
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
    const ties = part('ties', () => deps.grouping.ties(id));
    const evidence = part('evidence', () => Promise.all([deps.evidence.list(id), deps.exhibit.list(id), selectBinders(deps.store.db, id)]));
    const key = JSON.stringify([matter.pack, matter.rights, matter.facts.map((fact) => fact.id), matter.actDate, deps.clock.today()]);
    if (kept.damages?.key !== key) {
      const facts = deps.damages.get(id).then(damagesFacts);
      const made = { key, facts };
      kept.damages = made;
      facts.catch(() => {
        if (kept.damages === made) delete kept.damages;
      });
    }
    const { facts } = kept.damages;
    const [table, groups, [items, listed, binders], damages, schemes, { scheme: chosen }] = await Promise.all([
      sellers,
      ties,
      evidence,
      facts,
      deps.exhibit.schemes(id),
      deps.exhibit.settings(id),
    ]);
    const scheme = schemes.find((one) => one.id === chosen) ?? schemes[0];
    if (!scheme) throw new Problem('not-found', 'filing.no-pack', { pack: matter.pack, known: '' });
    if (kept.set?.from !== evidence || kept.set.scheme !== scheme.id)
      kept.set = { from: evidence, scheme: scheme.id, made: exhibitSet(listed, binders, scheme, schemes) };
    const set = kept.set.made;
    if (kept.tied?.from[0] !== table || kept.tied.from[1] !== groups)
      kept.tied = { from: [table, groups], made: tiedGroups({ ...table, groups }) };
    return {
      ...table,
      tied: kept.tied.made,
      evidence: items,
      exhibits: set.exhibits,
      exhibitSet: set,
      damages,
      remember(wanted, make) {
        const { side } = kept;
        if (side?.key === wanted && side.from[0] === sellers && side.from[1] === evidence && side.from[2] === ties) return side.made;
        const made = make();
        kept.side = { key: wanted, from: [sellers, evidence, ties], made };
        return made;
      },
    };
  };
}
