/** Puts a matter into the words templates use: one pass over the slices' rows, nothing computed that a slice has not computed. */
import type { Evidence } from '../evidence/model.ts';
import type { BoundExhibit } from '../exhibit/binder-pages.ts';
import type { Exhibit } from '../exhibit/model.ts';
import type { Counsel, Fact, Matter, Party, Right } from '../matter/model.ts';
import type { Identifier, Listing, Purchase, Seller, Storefront } from '../seller/model.ts';
import { chineseNumber } from '../template/number-words.ts';
import type { DamagesFacts } from './damages-facts.ts';
import type { ExhibitSet } from './exhibit-set.ts';
import type { CounselFacts, EventFacts, ExhibitFacts, Facts, PartyFacts, RightFacts } from './facts.ts';
import { numberRanges } from './number-ranges.ts';
import { joinderOf } from './operators/joinder.ts';
import type { Tied } from './operators/ties.ts';
import { proofOf } from './proof.ts';
import { type SellerSide, sellerSide } from './seller-facts.ts';

/** What the pack of the matter adds: its court, chosen law, declared particulars and events, wording of labels. */
export interface PackFacts {
  readonly language: 'en' | 'zh-CN';
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
  /** Kinds of events that tie those they are told of. */
  readonly tying: readonly string[];
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
  /** In the order of the list; those withdrawn after they were filed are left out. */
  readonly exhibits: readonly Exhibit[];
  readonly exhibitSet: Pick<ExhibitSet, 'labels' | 'binder'>;
  readonly tied: Tied;
  readonly damages: DamagesFacts;
}

/** What was made under a key, or what `make` makes. */
export type Remember = (key: string, make: () => SellerSide) => SellerSide;

/**
 * `remember` may give back what was made before under the same key, as long as no seller, evidence or exhibit has changed since:
 * the sellers' part is nearly all of the work, and what is typed into a matter seldom touches it.
 */
export function buildFacts(from: FactSources, remember: Remember = (_, make) => make()): Facts {
  const { matter, pack } = from;
  const proof = proofOf(from.evidence, from.exhibits);
  const sellerById = new Map(from.sellers.map((s) => [s.id, s]));
  const counselOf = Map.groupBy(matter.counsel, (c) => c.party ?? '');
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
        exhibits: proof.of('party', p.id, p.sources),
        seller_no: p.seller === null ? '' : String(sellerById.get(p.seller)?.no ?? ''),
      }));
  const plaintiffs = side('plaintiff');
  const defendants = side('defendant');

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
    exhibits: proof.of('fact', f.id, f.sources),
  });
  const events: Record<string, EventFacts[]> = Object.fromEntries(Object.keys(pack.events).map((kind) => [kind, []]));
  for (const f of [...matter.facts].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) events[f.kind]?.push(event(f));

  const exhibits = exhibitFacts(from);
  const groups: { title: string; exhibits: ExhibitFacts[] }[] = [];
  for (const e of exhibits) {
    const group = groups.find((g) => g.title === e.group);
    if (group) group.exhibits.push(e);
    else groups.push({ title: e.group, exhibits: [e] });
  }
  const court = pack.courts.find((c) => c.id === matter.court.id && matter.court.id !== '');
  const place = { language: pack.language, state: court?.state ?? '' };
  const made = remember(JSON.stringify([rights, place]), () => sellerSide({ ...from, ...place, rights, proof }));
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
    defendants,
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
    sellers: made.sellers,
    storefronts: made.storefronts,
    listings: made.listings,
    purchases: made.purchases,
    purchase: null,
    chosen_purchases: [],
    shared_identifiers: made.shared_identifiers,
    operator_groups: made.operator_groups,
    ties: made.ties,
    own_ties: made.own_ties,
    false_data: made.false_data,
    joinder: joinderOf({
      sellers: made.sellers.map(({ no }) => no),
      groups: made.operator_groups,
      events: pack.tying.flatMap((kind) => events[kind] ?? []),
      ranges: (numbers) => numberRanges(numbers, pack.language),
    }),
    groups: made.groups,
    exhibits,
    exhibit_groups: groups,
    binder: from.exhibitSet.binder?.facts ?? null,
    damages: withParties(from.damages, defendants, pack.language),
    counts: {
      sellers: made.sellers.length,
      storefronts: made.storefronts.length,
      listings: made.listings.length,
      purchases: made.purchases.length,
      rights: rights.length,
      exhibits: exhibits.length,
      platforms: made.platforms.length,
    },
    platforms: made.platforms,
  };
}

/** Says of each seller in the table which party of the action it turned out to be. */
function withParties(damages: DamagesFacts, defendants: readonly PartyFacts[], language: PackFacts['language']): DamagesFacts {
  const bySeller = new Map(defendants.filter((party) => party.seller_no !== '').map((party) => [party.seller_no, party]));
  if (bySeller.size === 0) return damages;
  const called = ({ no, name }: PartyFacts): string => {
    if (language !== 'zh-CN') return name;
    return `被告${defendants.length > 1 ? chineseNumber(no) : ''}（${name}）`;
  };
  return {
    ...damages,
    by_seller: damages.by_seller.map((row) => {
      const party = bySeller.get(String(row.no));
      return party ? { ...row, defendant: called(party) } : row;
    }),
  };
}

function exhibitFacts(from: FactSources): ExhibitFacts[] {
  const items = new Map(from.evidence.map((e) => [e.id, e]));
  const { labels, binder } = from.exhibitSet;
  // Pages run through the whole volume; after an item of unknown length nothing can be promised.
  let page: number | null = 1;
  return from.exhibits.flatMap((exhibit) => {
    const item = items.get(exhibit.evidence);
    const label = labels.get(exhibit.evidence);
    if (!item || label === undefined) return [];
    const pages: number | null = item.pages;
    const counted: string = page === null || pages === null ? '' : range(page, page + pages - 1);
    page = page === null || pages === null ? null : page + pages;
    const alone = { pages: pages === null ? '' : String(pages), page_range: counted, ...NOWHERE };
    return [
      {
        id: item.id,
        number: exhibit.number,
        label,
        title: exhibit.title || item.title || item.fileName,
        kind: item.kind,
        form: item.form,
        source: item.source,
        purpose: item.purpose,
        group: exhibit.group,
        original: item.original,
        ...(binder ? boundFacts(binder.exhibits.get(item.id), from.pack.language) : alone),
        file_name: item.fileName,
        sha256: item.sha256,
        captured_at: item.capturedAt,
      },
    ];
  });
}

const NOWHERE = { first_page: '', part: '', bates_first: '', bates_last: '', bates: '' } as const;
const range = (from: number, to: number): string => (from === to ? String(from) : `${from}-${to}`);

/** Where an exhibit lies in the binder, as a list of exhibits prints it. */
function boundFacts(bound: BoundExhibit | undefined, language: PackFacts['language']) {
  const [first, last] = [bound?.pieces[0], bound?.pieces.at(-1)];
  if (!bound || !first || !last) return { pages: '', page_range: '', ...NOWHERE };
  const [begin, end] = [bound.at(1), bound.at(bound.pages)];
  const printed = begin && end && begin.running !== null && end.running !== null ? range(begin.running, end.running) : undefined;
  const inFile = first === last ? range(first.contentPage, first.contentPage + first.to - first.from) : '';
  const [from, to] = [begin?.bates ?? '', end?.bates ?? ''];
  return {
    pages: String(bound.pages),
    page_range: printed ?? inFile,
    first_page: String(first.firstPage),
    part: range(first.part, last.part),
    bates_first: from,
    bates_last: to,
    bates: from === to ? from : `${from}${language === 'zh-CN' ? '至' : '–'}${to}`,
  };
}
