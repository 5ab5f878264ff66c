/** Reads the facts of a storefront, or of a seller that has none, from its rows. Nothing is inferred from what is missing. */
import type { Identifier, Listing, Purchase, Seller, Storefront } from '../model.ts';
import { type Fault, type Reading, type RiskCase, type SeenElsewhere, tagKey } from './case.ts';
import type { MarkFinder } from './marks.ts';
import type { FactorId, Licence, RiskFact } from './model.ts';
import { genuinePrice, mismatches, percentOf, priceOf, priceWeight } from './prices.ts';
import { type Read, readText } from './tokens.ts';

/** A storefront with everything that belongs to it. */
export interface Node {
  /** Of the storefront, or of a seller without one. */
  readonly id: string;
  readonly seller: Seller;
  readonly storefront: Storefront | null;
  readonly listings: readonly Listing[];
  readonly purchases: readonly Purchase[];
  readonly identifiers: readonly Identifier[];
  readonly licences: readonly Licence[];
  readonly registration: readonly Fault[];
  readonly elsewhere: readonly SeenElsewhere[];
}

/** One reading of one matter: what is looked for, and where. */
export interface Reader {
  readonly from: RiskCase;
  readonly reading: Reading;
  readonly marks: MarkFinder;
}

export const openReader = (from: RiskCase, reading: Reading): Reader => ({ from, reading, marks: reading.marks(from.rights) });

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/** Evidence of a row: its own sources and what is linked to it. */
const proofOf = ({ linked }: RiskCase, row: { readonly id: string; readonly sources: readonly string[] }): string[] => [
  ...new Set([...row.sources, ...(linked.get(row.id) ?? [])]),
];

/** Whether a licence for the right is recorded for this storefront on the day the offer was seen, or at all where no day is known. */
export function licensed(licences: readonly Licence[], right: string, storefront: string | null, day: string): boolean {
  return licences.some(
    (one) =>
      (one.right === null || one.right === right) &&
      (one.storefront === null || one.storefront === storefront) &&
      (day === '' || ((one.from === '' || one.from <= day) && (one.to === '' || day <= one.to))),
  );
}

export const seenOn = (listing: Listing): string => listing.capturedOn || listing.lastSeen || listing.firstSeen;

export function factsOf(reader: Reader, node: Node): RiskFact[] {
  return [
    ...node.listings.flatMap((listing) => ofListing(reader, node, listing)),
    ...(node.storefront ? ofName(reader, node, node.storefront) : []),
    ...ofRegistration(reader, node),
    ...ofHistory(reader, node),
    ...ofGroup(reader, node),
    ...ofPurchases(reader, node),
  ];
}

type Make = (
  factor: FactorId,
  key: string,
  weight: number,
  field: string,
  reason: RiskFact['reason'],
  sources?: readonly string[],
) => RiskFact[];

/** Facts of one row; a weight of nothing is no fact. */
const maker =
  (row: string, proof: readonly string[]): Make =>
  (factor, key, weight, field, reason, sources = proof) =>
    weight <= 0 ? [] : [{ factor, key, weight, where: `${row}/${field}`, sources, reason }];

function ofListing(reader: Reader, node: Node, listing: Listing): RiskFact[] {
  const { from, reading } = reader;
  const make = maker(`seller/listings/${listing.id}`, proofOf(from, listing));
  const facts: RiskFact[] = [];
  const texts = { title: readText(listing.title), description: readText(listing.description) };
  for (const field of ['title', 'description'] as const) facts.push(...ofWords(reading.wording, texts[field], 'wording', field, make));
  facts.push(...ofWords(reading.reviews, readText(listing.reviews), 'reviews', 'reviews', make));
  for (const hit of reader.marks.find(texts.title)) {
    if (licensed(node.licences, hit.right, node.storefront?.id ?? null, seenOn(listing))) continue;
    const { title, nominative } = reading.formula.mark;
    const id = hit.nominative ? 'risk.mark-nominative' : hit.disguised ? 'risk.mark-disguised' : 'risk.mark-in-title';
    facts.push(
      ...make('mark', hit.right, hit.nominative ? nominative : title, 'title', { id, params: { mark: hit.mark, quote: cut(hit.quote) } }),
    );
  }
  facts.push(...ofPrice(reader, listing, make), ...ofLogo(reader, node, listing, make));
  for (const { name, value, genuine } of mismatches(from.genuine.specs, listing))
    facts.push(
      ...make('spec', name.normalize('NFKC').trim().toLowerCase(), reading.formula.spec.each, 'specs', {
        id: 'risk.spec-mismatch',
        params: { name: cut(name), value: cut(value), genuine: cut(genuine.values.join(', ')) },
      }),
    );
  return facts;
}

function ofWords(matcher: Reading['wording'], text: Read, factor: 'wording' | 'reviews', field: string, make: Make): RiskFact[] {
  return matcher.find(text).flatMap((hit) => {
    const id = factor === 'reviews' ? 'risk.review-word' : hit.disguised ? 'risk.word-disguised' : 'risk.word';
    return make(factor, hit.term, hit.weight, field, { id, params: { term: hit.term, quote: cut(hit.quote) } });
  });
}

function ofPrice({ from, reading }: Reader, listing: Listing, make: Make): RiskFact[] {
  const price = priceOf(listing);
  const genuine = price && genuinePrice(from.genuine.prices, listing);
  if (!price || !genuine) return [];
  const params = { price: listing.price, low: genuine.low, currency: listing.currency, percent: percentOf(price, genuine.low) };
  return make('price', 'price', priceWeight(params.percent, reading.formula), 'price', { id: 'risk.price-below', params });
}

/** A person says that the mark stands on the pictures: by a tag of the capture, or by how the listing uses the right. */
function ofLogo({ from, reading }: Reader, node: Node, listing: Listing, make: Make): RiskFact[] {
  const { formula } = reading;
  if (listing.right !== null && licensed(node.licences, listing.right, node.storefront?.id ?? null, seenOn(listing))) return [];
  const proof = proofOf(from, listing);
  const tagged = proof.flatMap((source) => {
    const tag = (from.tags.get(source.split('#', 1)[0] ?? '') ?? []).find((one) => reading.tags.has(tagKey(one)));
    return tag === undefined ? [] : [{ source, tag }];
  });
  const used = listing.uses.filter((use) => formula.logo.uses.includes(use));
  return [
    ...tagged.flatMap(({ source, tag }) =>
      make('logo', 'logo', formula.logo.tagged, 'sources', { id: 'risk.logo-tagged', params: { tag } }, [source]),
    ),
    ...(used.length > 0 ? make('logo', 'logo', formula.logo.used, 'uses', { id: 'risk.logo-used', params: {} }) : []),
  ];
}

/** The name of the shop says as much as a title. */
function ofName(reader: Reader, node: Node, storefront: Storefront): RiskFact[] {
  const { from, reading, marks } = reader;
  const make = maker(`seller/storefronts/${storefront.id}`, proofOf(from, storefront));
  const name = readText(storefront.shopName);
  const hits = marks.find(name).filter((hit) => !licensed(node.licences, hit.right, storefront.id, ''));
  return [
    ...ofWords(reading.wording, name, 'wording', 'shopName', make),
    ...hits.flatMap((hit) =>
      make('mark', hit.right, reading.formula.mark['shop-name'], 'shopName', {
        id: 'risk.mark-in-name',
        params: { mark: hit.mark, quote: cut(hit.quote) },
      }),
    ),
  ];
}

function ofRegistration({ from, reading }: Reader, node: Node): RiskFact[] {
  const { registration } = reading.formula;
  const said = node.registration.map(
    (fault): RiskFact => ({
      factor: 'registration',
      key: `${fault.where} ${fault.why}`,
      weight: registration[fault.severity],
      where: fault.where,
      sources: fault.sources,
      // The sentence of the finding is the sentence of the score.
      reason: { id: fault.why, params: fault.params },
    }),
  );
  const judged = node.identifiers
    .filter((one) => one.status === 'false')
    .flatMap((one) =>
      maker(`seller/identifiers/${one.id}`, proofOf(from, one))('registration', one.id, registration.status, 'status', {
        id: 'risk.identifier-false',
        // A resident number is shown to nobody who did not ask for it.
        params: { value: one.kind === ('resident-id' as string) ? '…' : cut(one.value) },
      }),
    );
  return [...said.filter((one) => one.weight > 0), ...judged];
}

function ofHistory({ reading }: Reader, node: Node): RiskFact[] {
  return node.elsewhere.map((one) => ({
    factor: 'history',
    key: one.matter,
    weight: reading.formula.history.each,
    where: one.where,
    sources: one.sources,
    reason: { id: 'risk.elsewhere', params: { matter: cut(one.title), shown: cut(one.shown) } },
  }));
}

function ofGroup({ from, reading }: Reader, node: Node): RiskFact[] {
  const size = from.groups.get(node.id) ?? 1;
  const weight = reading.formula.group.reduce((most, band) => (size >= band.from ? Math.max(most, band.weight) : most), 0);
  const where = node.storefront ? `seller/storefronts/${node.id}` : `seller/sellers/${node.id}`;
  return weight === 0
    ? []
    : [{ factor: 'group', key: 'group', weight, where, sources: [], reason: { id: 'risk.group', params: { size } } }];
}

function ofPurchases({ from, reading }: Reader, node: Node): RiskFact[] {
  return node.purchases.flatMap((one) => {
    if (one.conclusion !== 'counterfeit' && one.conclusion !== 'infringing') return [];
    const make = maker(`seller/purchases/${one.id}`, proofOf(from, one));
    const id = one.conclusion === 'counterfeit' ? 'risk.purchase-counterfeit' : 'risk.purchase-infringing';
    return make('purchase', one.id, reading.formula.purchase[one.conclusion], 'conclusion', {
      id,
      params: { order: one.orderNumber || one.orderedOn || '–' },
    });
  });
}
