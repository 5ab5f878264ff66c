/** The whole of a matter's damages from its heads, sellers and law. Pure: the same data gives the same figures. */
import { distance } from 'fastest-levenshtein';
import { sourceItem } from '../kit/citation.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { capsOf } from './cap.ts';
import { Carrier, type Filled } from './carried.ts';
import { computeHead } from './compute.ts';
import { HeadContext } from './context.ts';
import type { Rate } from './exchange/model.ts';
import { withConverted } from './exchange/totals.ts';
import { labelled } from './inputs.ts';
import type { Head } from './model.ts';
import type { Computation, DamagesView, HeadResult } from './result.ts';
import { type Rule, type RuleBook, ruleOn } from './rule.ts';
import type { SellerFigures } from './seller-figures.ts';
import { SellerRows } from './seller-rows.ts';
import { type Counted, totalsOf } from './totals.ts';

export interface DamagesSources {
  readonly book: RuleBook;
  readonly heads: readonly Head[];
  /** The heads of the matter, where `heads` are variants of some of them: figures are taken over from these. */
  readonly matter?: readonly Head[];
  readonly sellers: readonly SellerFigures[];
  /** Ids of the facts recorded in the matter. */
  readonly facts: Iterable<string>;
  /** The date of the act; '' while unknown, then the law of `today` is applied and a finding says so. */
  readonly actDate: string;
  readonly today: string;
  /** Evidence that is there and not withdrawn; a source outside it supports nothing. Without it every source counts. */
  readonly evidence?: ReadonlySet<string>;
  /** Exchange rates of the matter; without them a figure in another currency cannot be converted. */
  readonly rates?: readonly Rate[];
  /** The group of connected sellers each belongs to, by seller id. */
  readonly groups?: ReadonlyMap<string, string>;
  /** Id of the matter's court; some hold all heads together at a cap. */
  readonly court?: string;
}

/**
 * Computes a matter, and the next time only what changed: a head is computed again when it, its rule or what it is computed against is
 * another one, a row of the table by seller when a share in it is. The answer is the same as that of a new one.
 */
export class Damages {
  #context: HeadContext | undefined;
  #facts = '';
  #heads = new Map<string, { readonly key: string; readonly book: RuleBook; readonly made: UnderLaw }>();
  readonly #rows = new SellerRows();

  view(sources: DamagesSources): DamagesView {
    const { book, heads, sellers } = sources;
    const context = this.#contextOf(sources);
    const day = dayOf(sources);
    const before = this.#heads;
    this.#heads = new Map();
    const compute = (filled: Filled): UnderLaw => {
      const { id } = filled.head;
      const key = keyOf(day, filled);
      const known = this.#heads.get(id) ?? before.get(id);
      const made = known?.key === key && known.book === book ? known.made : underLawOf(day, book, filled, context);
      this.#heads.set(id, { key, book, made });
      return made;
    };
    const used = heads.map((head) => inUse(head, sources.evidence));
    const carrier = carrierOf(sources, used, context, compute);
    const computed = heads.map((head, index) => ({ head, ...compute(carrier.fill(used[index] ?? head)) }));
    return viewOf(sources, computed, this.#rows.of(sellers, computed, book.currency));
  }

  /** The results of these heads alone, each for itself: variants of one head among them. What `view` remembers stays as it is. */
  results(sources: DamagesSources): readonly HeadResult[] {
    const { book, heads, matter = heads, evidence } = sources;
    const context = this.#contextOf(sources);
    const compute = (filled: Filled): UnderLaw => underLawOf(dayOf(sources), book, filled, context);
    const carrier = carrierOf(
      sources,
      matter.map((head) => inUse(head, evidence)),
      context,
      compute,
    );
    return heads.map((head) => compute(carrier.fill(inUse(head, evidence))).result);
  }

  /** The same context while nothing it stands on is another one. */
  #contextOf({ sellers, facts, book, rates = NONE, groups = NOBODY }: DamagesSources): HeadContext {
    const recorded = new Set(facts);
    const key = [...recorded].sort().join(' ');
    const parts = this.#context?.parts;
    const same =
      parts?.sellers === sellers &&
      parts.rates === rates &&
      parts.rateAge === book.rates &&
      parts.groups === groups &&
      parts.language === book.language;
    if (this.#context && same && this.#facts === key) return this.#context;
    this.#context = new HeadContext({ sellers, facts: recorded, language: book.language, rates, rateAge: book.rates, groups });
    this.#facts = key;
    this.#heads.clear();
    return this.#context;
  }
}

const NONE: readonly Rate[] = [];
const NOBODY: ReadonlyMap<string, string> = new Map();

export const damagesView = (sources: DamagesSources): DamagesView => new Damages().view(sources);

type Computed = UnderLaw & { readonly head: Head };

function viewOf(
  { book, heads, actDate, today, court = '', rates = NONE }: DamagesSources,
  computed: readonly Computed[],
  bySeller: DamagesView['bySeller'],
): DamagesView {
  const counted: Counted[] = computed.flatMap(({ head, rule, result }) => (rule ? [{ head, rule, result }] : []));
  const { totals, findings } = totalsOf(counted, capsOf(book.caps, court));
  const undated = actDate === '' && heads.length > 0 ? [finding('warning', 'matter/actDate', 'damages.no-act-date')] : [];
  return {
    heads: computed.map(({ head, result }) => ({ head, result })),
    totals: withConverted(totals, rates, book.currency, today),
    language: book.language,
    currency: book.currency,
    bySeller,
    findings: [...undated, ...computed.flatMap(({ result }) => result.findings), ...findings],
    rules: book.rules,
  };
}

const dayOf = ({ actDate, today }: DamagesSources): string => actDate || today;

const carrierOf = (sources: DamagesSources, heads: readonly Head[], context: HeadContext, compute: (filled: Filled) => UnderLaw): Carrier =>
  new Carrier({
    heads,
    ruleOf: (id) => ruleOn(sources.book.rules, id, dayOf(sources)).rule,
    context,
    resultOf: (filled) => compute(filled).result,
  });

/** The same key, the same result: the head with the figures it takes over, and what is said of these. */
const keyOf = (day: string, { head, carried, faults }: Filled): string =>
  `${day} ${JSON.stringify(head)}${carried.size + faults.length === 0 ? '' : JSON.stringify([...carried, faults])}`;

const inUse = (head: Head, evidence: ReadonlySet<string> | undefined): Head => {
  if (!evidence) return head;
  const keep = <T extends { sources: Head['inputs'][number]['sources'] }>(of: T): T => ({
    ...of,
    sources: of.sources.filter((source) => evidence.has(sourceItem(source.evidence))),
  });
  return { ...head, inputs: head.inputs.map(keep), items: head.items.map(keep) };
};

type UnderLaw = Computation & { readonly rule: Rule | undefined };

/** Computes a head by the version of its rule in force on a day; a law not in force or not loaded computes nothing. */
function underLawOf(day: string, book: RuleBook, filled: Filled, context: HeadContext): UnderLaw {
  const { head } = filled;
  const { rule, gap, other } = ruleOn(book.rules, head.rule, day);
  const where = `damages/${head.id}/rule`;
  if (rule && !rule.known_gap) {
    const computation = computeHead(rule, head, context, filled);
    if (rule.verified || !rule.unverified) return { ...computation, rule };
    const { en, 'zh-CN': zh } = rule.unverified;
    const check = finding('note', where, 'damages.unverified', { what: en, what_zh: zh, source: rule.source, as_of: rule.as_of });
    return { ...computation, rule, result: { ...computation.result, findings: [...computation.result.findings, check] } };
  }
  const unloaded = gap ?? rule;
  const known = unloaded ?? other;
  const why = unloaded
    ? finding('error', where, 'damages.known-gap', { ...labelled(unloaded), date: day })
    : other
      ? finding('error', where, 'damages.not-in-force', { ...labelled(other), date: day })
      : finding('error', where, 'damages.unknown-rule', { rule: head.rule, nearest: nearest(head.rule, book.rules) });
  return { result: nothing(head, other ?? known, why), shares: new Map(), joint: new Map(), rule: other ?? known };
}

const nearest = (id: string, rules: readonly Rule[]): string =>
  rules.map((rule) => rule.id).reduce((best, next) => (distance(id, next) < distance(id, best) ? next : best), rules[0]?.id ?? '–');

const nothing = (head: Head, rule: Rule | undefined, why: Finding): HeadResult => ({
  rule: head.rule,
  version: '',
  statute: rule?.statute ?? '',
  title: rule?.title ?? { en: head.rule, 'zh-CN': head.rule },
  counts: rule?.counts ?? 'measure',
  expenses: rule?.expenses ?? false,
  currency: head.currency,
  computed: null,
  amount: null,
  low: null,
  high: null,
  range: null,
  sellers: 0,
  sellerNumbers: '',
  steps: [],
  limits: [],
  inputs: [],
  findings: [why],
});
