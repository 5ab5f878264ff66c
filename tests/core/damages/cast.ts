/** The cast of the damages tests: the shipped rules, and short ways to write a head, a seller, a listing. */
import { fileURLToPath } from 'node:url';
import { computeHead } from '#core/damages/compute.ts';
import { HeadContext } from '#core/damages/context.ts';
import type { Rate } from '#core/damages/exchange/model.ts';
import { type Head, headSchema } from '#core/damages/model.ts';
import type { Computation, DamagesView } from '#core/damages/result.ts';
import { type Rule, type RuleBook, ruleOn, ruleSchema } from '#core/damages/rule.ts';
import { openRules } from '#core/damages/rules.ts';
import { type SellerFigures, sellerFigures } from '#core/damages/seller-figures.ts';
import { damagesView } from '#core/damages/view.ts';
import { type Listing, listingSchema, sellerSchema, storefrontSchema } from '#core/seller/model.ts';

export const TODAY = '2026-11-23';
export const templates = fileURLToPath(new URL('../../../templates', import.meta.url));
export const books = await openRules(templates);

export function bookOf(pack: 'us-federal' | 'cn-civil'): RuleBook {
  const book = books.get(pack);
  if (!book) throw new Error(`no rules for ${pack}`);
  return book;
}

export function ruleOf(id: string, day = TODAY): Rule {
  const { rule } = ruleOn(bookOf(id.startsWith('cn.') ? 'cn-civil' : 'us-federal').rules, id, day);
  if (!rule) throw new Error(`no rule ${id} on ${day}`);
  return rule;
}

/** A rule of a pack that does not exist yet, so that its formula is tested now. */
export const aRule = (rule: Record<string, unknown>): Rule =>
  ruleSchema.parse({
    title: { en: 'Rule', 'zh-CN': '规则' },
    statute: 'statute',
    counts: 'measure',
    group: 'A',
    source: 'statute',
    as_of: TODAY,
    verified: true,
    ...rule,
  });

type Values = Readonly<Record<string, string>>;

/** A head with its inputs supported by evidence, reasons given and conduct recorded, unless `more` says otherwise. */
export const aHead = (rule: string, values: Values, more: Partial<Head> = {}): Head =>
  headSchema.parse({
    id: 'h1',
    matter: 'm1',
    rule,
    currency: rule.startsWith('cn.') ? 'CNY' : 'USD',
    inputs: Object.entries(values).map(([name, value]) => ({ name, value, basis: 'as shown', sources: [{ evidence: 'e1' }] })),
    reasons: 'value of the mark, conduct, deterrence',
    conductFacts: ['f1'],
    ...more,
  });

export const items = (...amounts: readonly string[]): Head['items'] =>
  amounts.map((amount, index) => ({
    id: `i${index}`,
    label: `item ${index}`,
    date: '',
    voucher: '',
    amount,
    part: '',
    partReason: '',
    currency: '' as const,
    rateOn: '',
    valued: '' as const,
    sources: [{ evidence: 'e1', page: null }],
  }));

export const compute = (rule: Rule, head: Head, sellers: readonly SellerFigures[] = [], more: Around = {}): Computation =>
  computeHead(
    rule,
    head,
    new HeadContext({
      sellers,
      facts: new Set(['f1']),
      language: rule.currency === 'CNY' ? 'zh-CN' : 'en',
      rates: more.rates ?? [],
      rateAge: { days_back: 15, noted_after: 4 },
      groups: more.groups ?? new Map(),
    }),
  );

/** Rates and groups a head is computed against. */
export interface Around {
  readonly rates?: readonly Rate[];
  readonly groups?: ReadonlyMap<string, string>;
}

/** Amount asked for by a shipped rule, or the ids of what refused it. */
export function figure(
  rule: string,
  values: Values,
  more: Partial<Head> = {},
  sellers: readonly SellerFigures[] = [],
): string | readonly string[] {
  const { result } = compute(ruleOf(rule), aHead(rule, values, more), sellers);
  return result.amount ?? result.findings.filter((one) => one.severity === 'error').map((one) => one.id);
}

export interface Offer {
  readonly right?: string | null;
  readonly goods?: string;
  readonly price?: string;
  readonly units?: string;
  readonly currency?: string;
  readonly sources?: readonly string[];
  readonly brushed?: string;
}

/** Sellers 1, 2, 3 … each with one storefront and these listings; rights `A`, `B`, `C` are trade marks, `W` is a copyright. */
export function sellersWith(...offers: readonly (readonly Offer[])[]): SellerFigures[] {
  const sellers = offers.map((_, index) => sellerSchema.parse({ id: `s${index + 1}`, matter: 'm1', no: index + 1 }));
  const storefronts = sellers.map((seller) =>
    storefrontSchema.parse({ id: `shop-${seller.id}`, matter: 'm1', seller: seller.id, shopName: `Shop ${seller.no}` }),
  );
  const listings: Listing[] = offers.flatMap((of, index) =>
    of.map((offer, place) =>
      listingSchema.parse({
        id: `l${index}-${place}`,
        matter: 'm1',
        storefront: `shop-s${index + 1}`,
        right: offer.right === undefined ? 'A' : offer.right,
        goodsType: offer.goods ?? 'watches',
        price: offer.price ?? '',
        unitsSold: offer.units ?? '',
        currency: offer.currency ?? 'USD',
        excluded: offer.brushed === undefined ? [] : [{ what: 'brushed', units: offer.brushed, reason: 'orders from one address' }],
        sources: offer.sources ?? ['e1'],
      }),
    ),
  );
  return sellerFigures({ sellers, storefronts, listings, rights });
}

export const rights = [
  { id: 'A', type: 'trademark', mark: 'ALPHA', number: '1' },
  { id: 'B', type: 'trademark', mark: 'BETA', number: '2' },
  { id: 'C', type: 'trademark', mark: '', number: '3' },
  { id: 'W', type: 'copyright', mark: 'A work', number: '4' },
] as const;

export const viewOf = (
  heads: readonly Head[],
  sellers: readonly SellerFigures[] = [],
  more: Around & { actDate?: string; pack?: 'us-federal' | 'cn-civil' } = {},
): DamagesView =>
  damagesView({
    book: bookOf(more.pack ?? 'us-federal'),
    heads,
    sellers,
    facts: ['f1'],
    actDate: more.actDate ?? '2026-06-01',
    today: TODAY,
    ...(more.rates && { rates: more.rates }),
    ...(more.groups && { groups: more.groups }),
  });
