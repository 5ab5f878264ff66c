/** Ties and groups in the words of templates. */
import type { Language } from '../../kit/messages.ts';
import type { Seller, Storefront } from '../../seller/model.ts';
import type { OperatorGroupFacts, TieFacts, TieRowFacts } from '../facts.ts';
import { masked } from './mask.ts';
import type { Holder, Tie, Tied } from './ties.ts';
import { kindName } from './words.ts';

/** More ranges of numbers, identifiers, or sellers behind one identifier than this are for a schedule. */
const RANGES = 20;
const TIES = 25;
const HOLDERS = 30;

export interface TieFactSources {
  readonly tied: Tied;
  readonly language: Language;
  readonly ranges: (numbers: readonly number[]) => string;
  /** What the storefronts of a holder are called; the seller's name where none is known. */
  readonly shopNames: (holder: Pick<Holder, 'seller' | 'storefronts'>) => readonly string[];
  /** Sources in the order of exhibits. */
  readonly among: (sources: readonly string[]) => string[];
}

export interface TieSide {
  readonly operator_groups: readonly OperatorGroupFacts[];
  readonly shared_identifiers: readonly TieFacts[];
  readonly ties: readonly TieRowFacts[];
  readonly own_ties: readonly TieFacts[];
}

export function tieSide({ tied, language, ranges, shopNames, among }: TieFactSources): TieSide {
  // The pack of a US court speaks English; there account numbers are redacted by the filer (FRCP 5.2(a)(4)).
  const shown = (kind: string, value: string) => masked(kind, value, language === 'en');
  const tie = (one: Tie, group: string): TieFacts => {
    const nos = one.holders.map(({ no }) => no);
    return {
      group,
      kind: one.kind,
      kind_name: kindName(one.kind, language),
      value: shown(one.kind, one.value),
      seller_numbers: ranges(nos),
      nos,
      count: nos.length,
      shop_names: [...new Set(one.holders.flatMap(shopNames))],
      exhibits: among([...new Set(one.holders.flatMap(({ sources }) => sources))]),
    };
  };
  const groups = tied.groups.map((group): OperatorGroupFacts => {
    const ties = group.ties.map((one) => tie(one, String(group.no)));
    const numbers = ranges(group.nos);
    return {
      id: group.id,
      no: group.no,
      nos: group.nos,
      numbers,
      count: group.nos.length,
      storefronts: group.storefronts,
      long:
        ties.length > TIES ||
        ties.some(({ count, seller_numbers }) => count > HOLDERS || parts(seller_numbers) > RANGES) ||
        parts(numbers) > RANGES,
      ties,
      kind_names: [...new Set(ties.map(({ kind_name }) => kind_name))],
      exhibits: among([...new Set(ties.flatMap(({ exhibits }) => exhibits))]),
    };
  });
  return {
    operator_groups: groups,
    shared_identifiers: groups.flatMap(({ ties }) => ties).sort((a, b) => b.count - a.count || (a.nos[0] ?? 0) - (b.nos[0] ?? 0)),
    ties: tied.groups.flatMap(({ no, ties }) =>
      ties.flatMap((one) =>
        one.holders.map((holder) => ({
          group: String(no),
          kind: one.kind,
          kind_name: kindName(one.kind, language),
          value: holder.values.map((value) => shown(one.kind, value)).join('\n'),
          no: holder.no,
          shop_name: shopNames(holder).join(' / '),
          exhibits: among(holder.sources),
        })),
      ),
    ),
    own_ties: tied.own.map((one) => tie(one, '')),
  };
}

const parts = (ranges: string): number => ranges.split(/[,、]/).length;

/** What the storefronts of a holder are called; all of the seller's where none is named, and its own name where it has none. */
export function shopNamer(data: {
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
}): TieFactSources['shopNames'] {
  const byId = new Map(data.storefronts.map((shop) => [shop.id, shop]));
  const bySeller = Map.groupBy(data.storefronts, ({ seller }) => seller);
  const nameOf = new Map(data.sellers.map(({ id, name }) => [id, name]));
  return ({ seller, storefronts }) => {
    const shops = storefronts.length > 0 ? storefronts.flatMap((id) => byId.get(id) ?? []) : (bySeller.get(seller) ?? []);
    const names = [...new Set(shops.map(({ shopName }) => shopName).filter(Boolean))];
    return names.length > 0 ? names : [nameOf.get(seller) ?? ''].filter(Boolean);
  };
}
