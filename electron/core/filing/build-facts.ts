/** Puts a matter into the words templates use: one pass over the slices' rows, nothing computed that a slice has not computed. */
import type { Evidence, Link } from '../evidence/model.ts';
import type { Exhibit } from '../exhibit/model.ts';
import type { Counsel, Fact, Matter, Party, Right } from '../matter/model.ts';
import type { Identifier, Listing, Purchase, Seller, Storefront } from '../seller/model.ts';
import type { SharedIdentifier } from '../seller/shared.ts';
import type {
  CounselFacts,
  DamagesFacts,
  EventFacts,
  ExhibitFacts,
  Facts,
  ListingFacts,
  PartyFacts,
  PurchaseFacts,
  RightFacts,
  SellerFacts,
  StorefrontFacts,
} from './facts.ts';
import { sellerGroups } from './groups.ts';

/** What the pack of the matter adds: its court, chosen law, declared particulars and events, wording of labels. */
export interface PackFacts {
  readonly language: 'en' | 'zh-CN';
  readonly exhibitLabel: string;
  readonly courts: readonly {
    readonly id: string;
    readonly name: string;
    readonly division: string;
    readonly place: string;
    readonly state: string;
  }[];
  readonly claims: readonly { readonly id: string; readonly title: string; readonly law: string }[];
  readonly law: Facts['law'];
  readonly particulars: readonly string[];
  /** Declared fields of each event kind. */
  readonly events: Readonly<Record<string, readonly string[]>>;
}

export interface FactSources {
  readonly today: string;
  readonly matter: Matter;
  readonly pack: PackFacts;
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
  readonly identifiers: readonly Identifier[];
  readonly listings: readonly Listing[];
  readonly purchases: readonly Purchase[];
  readonly evidence: readonly Evidence[];
  readonly exhibits: readonly Exhibit[];
  readonly shared: readonly SharedIdentifier[];
  readonly damages: DamagesFacts;
}

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
};

export const exhibitLabel = (pattern: string, number: number): string => pattern.replace('{n}', String(number));

/** `1, 3-5, 9` from numbers in any order. */
export function numberRanges(numbers: readonly number[], language: 'en' | 'zh-CN'): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1] === (sorted[j] ?? 0) + 1) j++;
    const run = j - i >= 2 ? [`${sorted[i]}–${sorted[j]}`] : sorted.slice(i, j + 1).map(String);
    parts.push(...run);
    i = j + 1;
  }
  return parts.join(language === 'zh-CN' ? '、' : ', ');
}

export function buildFacts(from: FactSources): Facts {
  const { matter, pack } = from;
  const sellerRows = [...from.sellers].sort((a, b) => a.no - b.no);
  const sellerById = new Map(sellerRows.map((s) => [s.id, s]));
  const numbered = new Map(from.exhibits.map((e) => [e.evidence, e.number]));
  const linked = new Map<string, string[]>();
  for (const item of from.evidence)
    for (const link of item.links) {
      const key = `${link.to}/${link.id}`;
      const ids = linked.get(key);
      if (ids) ids.push(item.id);
      else linked.set(key, [item.id]);
    }
  /** Evidence behind a thing, exhibits in their order; items that are no exhibit are named only when there is nothing else, so the gap shows. */
  const proof = (to: Link['to'], id: string, sources: readonly string[] = []): string[] => {
    const all = [...new Set([...sources, ...(linked.get(`${to}/${id}`) ?? [])])];
    const exhibits = all.filter((item) => numbered.has(item));
    return exhibits.length > 0 ? exhibits.sort((a, b) => (numbered.get(a) ?? 0) - (numbered.get(b) ?? 0)) : all;
  };

  const counselOf = groupBy(matter.counsel, (c) => c.party ?? '');
  const counsel = (c: Counsel): CounselFacts => ({
    id: c.id,
    name: c.name,
    firm: c.firm,
    address: c.address,
    phone: c.phone,
    email: c.email,
    bar_number: c.barNumber,
    authority: c.authority,
    lead: c.lead,
  });
  const side = (which: Party['side']): PartyFacts[] =>
    matter.parties
      .filter((p) => p.side === which)
      .map((p, index) => ({
        id: p.id,
        no: index + 1,
        kind: p.kind,
        name: p.name,
        name_other: p.nameOther,
        address: p.address,
        phone: p.phone,
        email: p.email,
        country: p.country,
        entity_type: p.entityType,
        place_of_formation: p.placeOfFormation,
        principal_place: p.principalPlace,
        uscc: p.uscc,
        legal_representative: p.legalRepresentative,
        legal_representative_post: p.legalRepresentativePost,
        sex: p.sex,
        birth: p.birth,
        ethnicity: p.ethnicity,
        occupation: p.occupation,
        id_number: p.idNumber,
        capacity: p.capacity,
        // Counsel entered without a party act for the plaintiffs.
        counsel: [...(counselOf.get(p.id) ?? []), ...(which === 'plaintiff' && index === 0 ? (counselOf.get('') ?? []) : [])].map(counsel),
        exhibits: proof('party', p.id, p.sources),
        seller_no: p.seller === null ? '' : String(sellerById.get(p.seller)?.no ?? ''),
      }));
  const plaintiffs = side('plaintiff');

  const goodsJoint = pack.language === 'zh-CN' ? '；' : '; ';
  const right = (r: Right): RightFacts => ({
    id: r.id,
    type: r.type,
    mark: r.mark,
    form: r.form,
    number: r.number,
    country: r.country,
    registered: r.registered,
    expires: r.expires,
    owner: r.owner,
    incontestable: r.incontestable,
    certificate: r.certificate ?? '',
    classes: r.classes,
    class_numbers: r.classes.map((c) => c.number).join(pack.language === 'zh-CN' ? '、' : ', '),
    goods: r.classes.map((c) => c.goods).join(goodsJoint),
  });
  const rights = matter.rights.map(right);
  const rightById = new Map(rights.map((r) => [r.id, r]));

  const linkedSellers = new Set(from.shared.filter((shared) => shared.sellers.length > 1).flatMap((shared) => shared.sellers));

  const concerned = (f: Fact) => f.about.flatMap((id) => sellerById.get(id)?.no ?? []);
  const event = (f: Fact): EventFacts => ({
    ...Object.fromEntries((pack.events[f.kind] ?? []).map((name) => [name, f.fields[name] ?? ''])),
    id: f.id,
    kind: f.kind,
    date: f.date,
    end_date: f.endDate,
    text: f.text,
    about: f.about.flatMap((id) => sellerById.get(id)?.name || (matter.parties.find((p) => p.id === id)?.name ?? [])),
    seller_numbers: numberRanges(concerned(f), pack.language),
    concerns: concerned(f),
    exhibits: proof('fact', f.id, f.sources),
  });
  const events: Record<string, EventFacts[]> = Object.fromEntries(Object.keys(pack.events).map((kind) => [kind, []]));
  for (const f of [...matter.facts].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) events[f.kind]?.push(event(f));

  const storefrontsOf = groupBy(from.storefronts, (s) => s.seller);
  const identifiersOf = groupBy(from.identifiers, (i) => i.seller);
  const listingsOf = groupBy(from.listings, (l) => l.storefront);
  const purchasesOf = groupBy(from.purchases, (p) => p.seller);
  const storefrontById = new Map(from.storefronts.map((s) => [s.id, s]));
  const listingById = new Map(from.listings.map((l) => [l.id, l]));
  const storefrontProof = (s: Storefront) => proof('storefront', s.id, s.sources);

  const listing = (l: Listing): ListingFacts => {
    const shop = storefrontById.get(l.storefront);
    const infringed = l.right === null ? undefined : rightById.get(l.right);
    return {
      id: l.id,
      no: shop ? (sellerById.get(shop.seller)?.no ?? 0) : 0,
      storefront: l.storefront,
      shop_name: shop?.shopName ?? '',
      platform: shop?.platform ?? '',
      url: l.url,
      title: l.title,
      item_id: l.itemId,
      price: l.price,
      currency: l.currency,
      units_sold: l.unitsSold,
      units_basis: l.unitsBasis,
      ships_to: l.shipsTo,
      right: infringed?.id ?? '',
      mark: infringed?.mark ?? '',
      right_number: infringed?.number ?? '',
      goods_type: l.goodsType,
      mark_use: l.markUse,
      captured_on: l.capturedOn,
      exhibits: proof('listing', l.id, l.sources),
    };
  };
  const purchase = (p: Purchase): PurchaseFacts => {
    const shop = p.storefront === null ? storefrontsOf.get(p.seller)?.[0] : storefrontById.get(p.storefront);
    const bought = p.listing === null ? undefined : listingById.get(p.listing);
    return {
      id: p.id,
      no: sellerById.get(p.seller)?.no ?? 0,
      shop_name: shop?.shopName ?? '',
      platform: shop?.platform ?? '',
      order_number: p.orderNumber,
      ordered_on: p.orderedOn,
      paid: p.paid,
      currency: p.currency,
      payment_method: p.paymentMethod,
      payee: p.payee,
      tracking: p.tracking,
      delivered_on: p.deliveredOn,
      delivered_to: p.deliveredTo,
      examined_on: p.examinedOn,
      examiner: p.examiner,
      conclusion: p.conclusion,
      differences: p.differences,
      listing_title: bought?.title ?? '',
      listing_url: bought?.url ?? '',
      exhibits: proof('purchase', p.id, p.sources),
    };
  };
  const storefront = (s: Storefront, seller: Seller, emails: string): StorefrontFacts => ({
    id: s.id,
    no: seller.no,
    seller: seller.name,
    platform: s.platform,
    shop_name: s.shopName,
    shop_id: s.shopId,
    url: s.url,
    country: s.country || seller.country,
    status: seller.status,
    email: emails,
    listing_urls: (listingsOf.get(s.id) ?? []).map((l) => l.url).join('\n'),
    exhibits: storefrontProof(s),
  });
  const sellers: SellerFacts[] = sellerRows.map((s) => {
    const identifiers = identifiersOf.get(s.id) ?? [];
    const shops = storefrontsOf.get(s.id) ?? [];
    const emailsOf = (shop: Storefront) =>
      identifiers
        .filter((i) => i.kind === 'email' && (i.storefront === null || i.storefront === shop.id))
        .map((i) => i.value)
        .join('\n');
    return {
      id: s.id,
      no: s.no,
      name: s.name,
      country: s.country,
      address: s.address,
      status: s.status,
      storefronts: shops.map((shop) => storefront(shop, s, emailsOf(shop))),
      storefront_count: shops.length,
      identifiers: identifiers.map((i) => ({ kind: i.kind, value: i.value, status: i.status, exhibits: i.sources })),
      listings: shops.flatMap((shop) => (listingsOf.get(shop.id) ?? []).map(listing)),
      purchases: (purchasesOf.get(s.id) ?? []).map(purchase),
      linked: linkedSellers.has(s.no),
      exhibits: proof('seller', s.id, [...s.sources, ...shops.flatMap(storefrontProof)]),
    };
  });

  const exhibits = exhibitFacts(from);
  const groups: { title: string; exhibits: ExhibitFacts[] }[] = [];
  for (const e of exhibits) {
    const group = groups.find((g) => g.title === e.group);
    if (group) group.exhibits.push(e);
    else groups.push({ title: e.group, exhibits: [e] });
  }
  const court = pack.courts.find((c) => c.id === matter.court.id && matter.court.id !== '');
  const storefronts = sellers.flatMap((s) => s.storefronts);
  const listings = sellers.flatMap((s) => s.listings);
  const purchases = sellers.flatMap((s) => s.purchases);
  const platforms = [...groupBy(storefronts, (s) => s.platform)]
    .filter(([name]) => name !== '')
    .sort((a, b) => b[1].length - a[1].length)
    .map(([name]) => name);
  return {
    today: from.today,
    matter: {
      title: matter.title,
      case_number: matter.caseNumber,
      judge: matter.judge,
      magistrate: matter.magistrate,
      jury: matter.jury,
      sealed: matter.sealed,
      act_date: matter.actDate,
    },
    court: {
      id: matter.court.id,
      name: court?.name ?? matter.court.name,
      division: court?.division ?? matter.court.division,
      place: court?.place ?? matter.court.place,
      state: court?.state ?? '',
    },
    plaintiffs,
    plaintiff: plaintiffs[0] ?? null,
    defendants: side('defendant'),
    third_parties: side('third-party'),
    rights,
    claims: matter.claims,
    causes: matter.claims.flatMap((id) => {
      const claim = pack.claims.find((c) => c.id === id);
      return claim ? [{ id, title: claim.title, statute: pack.law[claim.law]?.cite ?? '' }] : [];
    }),
    law: pack.law,
    particulars: Object.fromEntries(pack.particulars.map((name) => [name, matter.particulars[name] ?? ''])),
    events,
    sellers,
    storefronts,
    listings,
    purchases,
    shared_identifiers: from.shared.map((s) => {
      const cited = s.sources.filter((id) => numbered.has(id)).sort((a, b) => (numbered.get(a) ?? 0) - (numbered.get(b) ?? 0));
      return {
        kind: s.kind,
        value: s.value,
        seller_numbers: numberRanges(s.sellers, pack.language),
        count: s.sellers.length,
        exhibits: cited.length > 0 ? cited : s.sources,
      };
    }),
    groups: sellerGroups(sellers, court?.state ?? '', (numbers) => numberRanges(numbers, pack.language)),
    exhibits,
    exhibit_groups: groups,
    damages: from.damages,
    counts: {
      sellers: sellers.length,
      storefronts: storefronts.length,
      listings: listings.length,
      purchases: purchases.length,
      rights: rights.length,
      exhibits: exhibits.length,
      platforms: platforms.length,
    },
    platforms,
  };
}

function exhibitFacts(from: FactSources): ExhibitFacts[] {
  const items = new Map(from.evidence.map((e) => [e.id, e]));
  // Pages run through the whole volume; after an item of unknown length nothing can be promised.
  let page: number | null = 1;
  return [...from.exhibits]
    .sort((a, b) => a.number - b.number)
    .flatMap((exhibit) => {
      const item = items.get(exhibit.evidence);
      if (!item) return [];
      const pages: number | null = item.pages;
      const range: string = page === null || pages === null ? '' : pages === 1 ? String(page) : `${page}-${page + pages - 1}`;
      page = page === null || pages === null ? null : page + pages;
      return [
        {
          id: item.id,
          number: exhibit.number,
          label: exhibitLabel(from.pack.exhibitLabel, exhibit.number),
          title: exhibit.title || item.title || item.fileName,
          kind: item.kind,
          form: item.form,
          source: item.source,
          purpose: item.purpose,
          group: exhibit.group,
          original: item.original,
          pages: pages === null ? '' : String(pages),
          page_range: range,
          file_name: item.fileName,
          sha256: item.sha256,
          captured_at: item.capturedAt,
        },
      ];
    });
}
