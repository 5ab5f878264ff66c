/**
 * What can be filed today, what of it is proved, and which proof would raise that most.
 *
 * Provable is what a head gives when only supported figures count: an input or item without evidence counts as missing, listings without
 * evidence are left out, and an estimate that evidence supports counts at the end that gives less. Two things are not taken away: what is
 * asked for (reasons carry it, not evidence), and a figure that lowers the head, such as a deduction, which is a concession and would
 * only be proved by the other side. So the provable figure is never more than the claim.
 *
 * A raise is what the provable figure gains when one of these is supported; where it gains nothing alone (a price without its units), the
 * smallest set of the head that gains with it and not without it. Supporting all of them gives the whole claim. Pure; the engine is asked
 * in rounds, all heads at once, so that the listings of 10,000 sellers are read a few times and not once for every question.
 */
import { type Finding, finding } from '../../kit/finding.ts';
import { Exact, exact, roundMinor } from '../../kit/money.ts';
import { capsOf } from '../cap.ts';
import type { Head } from '../model.ts';
import type { HeadResult, Total } from '../result.ts';
import type { Rule } from '../rule.ts';
import { type Counted, totalsOf } from '../totals.ts';
import { Damages } from '../view.ts';
import { type Case, type Gap, gapsOf } from './gaps.ts';
import type { Claim, Label, Provable, Raise, Readiness, SellerGap } from './model.ts';
import { engineOf, type ReadinessSources, ruleOfHead } from './sources.ts';

/** A head with what the engine says of it as it stands. */
interface Standing {
  readonly head: Head;
  readonly rule: Rule | undefined;
  readonly result: HeadResult;
}

export function readiness(sources: ReadinessSources): Readiness {
  const view = (sources.engine ?? new Damages()).view(sources);
  const standing = view.heads.map(({ head, result }): Standing => ({ head, result, rule: ruleOfHead(sources, head.rule) }));
  const ask = { all: engineOf(sources), proved: engineOf({ ...sources, sellers: sources.proved, engine: new Damages() }) };
  const proofs = inRounds(
    standing.map((one) => prove(one, sources)),
    (cases) => figuresOf(ask, cases),
  );
  const provable = proofs.map((proof) => proof.provable);
  const totals = totalsWith(sources, standing, provable);
  const raises = standing.flatMap((one, index): Raise[] => {
    if (!countsNow(one)) return [];
    return (proofs[index]?.raises ?? []).map(({ to, ...raise }) => {
      if (to === null) return { ...raise, gain: null };
      const raised = totalsWith(sources, standing, provable.with(index, to)).get(raise.currency)?.amount ?? to;
      const now = totals.get(raise.currency)?.amount ?? provable[index] ?? '0';
      return { ...raise, gain: roundMinor(exact(raised).minus(exact(now)).toFixed(), raise.currency) };
    });
  });
  return {
    claims: standing.map((one, index) => claimOf(one, provable[index] ?? null, view.findings)),
    provable: view.totals.map(({ currency, amount: claimed }): Provable => {
      const { amount = null, loss = null, expenses = null } = totals.get(currency) ?? {};
      return { currency, amount, loss, expenses, claimed };
    }),
    raises: raises.sort(byGain),
    gaps: standing.flatMap(gapsBySeller),
  };
}

/** The totals as they would be with these figures of the heads; a head without one counts nothing. Limits of a court hold here too. */
function totalsWith(
  { book, court = '' }: ReadinessSources,
  standing: readonly Standing[],
  figures: readonly (string | null)[],
): ReadonlyMap<string, Total> {
  const counted = standing.flatMap(({ head, rule, result }, index): Counted[] => {
    const amount = figures[index] ?? roundMinor('0', head.currency);
    return rule ? [{ head, rule, result: { ...result, amount, low: amount, high: amount } }] : [];
  });
  return new Map(totalsOf(counted, capsOf(book.caps, court)).totals.map((total) => [total.currency, total]));
}

const countsNow = ({ head, rule }: Standing): boolean => head.position === 'primary' && rule?.counts !== 'info';

/** The greatest first; the unknown last; heads and inputs in the order of the matter where they gain the same. */
function byGain(one: Raise, other: Raise): number {
  if (one.gain === null || other.gain === null) return Number(one.gain === null) - Number(other.gain === null);
  return exact(other.gain).comparedTo(exact(one.gain));
}

/** What must be gone before a head is filed. An open date of the act leaves the law open, for every head. */
const BLOCKING: ReadonlySet<string> = new Set([
  'damages.unsupported',
  'damages.listings-unsupported',
  'damages.needs-reasons',
  'damages.no-act-date',
]);

function claimOf({ head, rule, result }: Standing, provable: string | null, all: readonly Finding[]): Claim {
  const own = all.filter(
    ({ where }) => where === `damages/${head.id}` || where.startsWith(`damages/${head.id}/`) || where === 'matter/actDate',
  );
  const blockers = own.filter((one) => one.severity === 'error' || BLOCKING.has(one.id));
  return {
    head: head.id,
    rule: head.rule,
    title: titleOf(head, result),
    position: head.position,
    counts: rule?.counts ?? result.counts,
    currency: head.currency,
    ready: blockers.length === 0 && result.amount !== null,
    amount: result.amount,
    provable,
    blockers,
    checks: own.filter((one) => one.id === 'damages.unverified'),
  };
}

const titleOf = (head: Head, result: HeadResult): Label => (head.title ? { en: head.title, 'zh-CN': head.title } : result.title);

/** Sellers a head claimed from each of them leaves out, by the input their listings do not say. */
function gapsBySeller({ head, rule, result }: Standing): SellerGap[] {
  return result.findings
    .filter((one) => one.id === 'damages.seller-without-figure')
    .map((one) => {
      const input = one.where.slice(`damages/${head.id}/`.length);
      const label = rule?.inputs.find(({ name }) => name === input)?.label ?? titleOf(head, result);
      return {
        head: head.id,
        input,
        label,
        where: one.where,
        sellers: Number(one.params.count ?? 0),
        sellerNumbers: String(one.params.numbers ?? ''),
      };
    });
}

type Figures = readonly (Exact | null)[];

type Ask = ReturnType<typeof engineOf>;

/** Amounts of the cases, in their order. */
function figuresOf(ask: { readonly all: Ask; readonly proved: Ask }, cases: readonly Case[]): Figures {
  const figures: (Exact | null)[] = cases.map(() => null);
  for (const which of ['all', 'proved'] as const) {
    const some = cases.flatMap((one, index) => (one.listings === which ? [{ head: one.head, index }] : []));
    const results = ask[which](some.map(({ head }) => head));
    for (const [place, { index }] of some.entries()) {
      const amount = results[place]?.amount ?? null;
      figures[index] = amount === null ? null : exact(amount);
    }
  }
  return figures;
}

/** Runs questions that come in rounds side by side: the cases of one round of all of them are answered together. */
function inRounds<T>(asking: readonly Generator<readonly Case[], T, Figures>[], answer: (cases: readonly Case[]) => Figures): T[] {
  const done = new Map<number, T>();
  let open = asking.map((one, index) => ({ one, index, step: one.next() }));
  for (;;) {
    for (const { index, step } of open) if (step.done) done.set(index, step.value);
    open = open.filter(({ step }) => !step.done);
    if (open.length === 0) break;
    const asked = open.map(({ step }) => (step.done ? [] : step.value));
    const figures = answer(asked.flat());
    let from = 0;
    open = open.map(({ one, index }, place) => {
      const count = asked[place]?.length ?? 0;
      const mine = figures.slice(from, from + count);
      from += count;
      return { one, index, step: one.next(mine) };
    });
  }
  return asking.flatMap((_, index) => {
    const value = done.get(index);
    return value === undefined ? [] : [value];
  });
}

/** A raise with the figure its head would have; null while nobody knows it. */
type Raising = Omit<Raise, 'gain'> & { readonly to: string | null };

interface Proof {
  readonly provable: string | null;
  readonly raises: readonly Raising[];
}

function* prove({ head, rule, result }: Standing, sources: ReadinessSources): Generator<readonly Case[], Proof, Figures> {
  if (!rule) return { provable: null, raises: [] };
  const found = gapsOf(rule, head, result, sources);
  if (result.amount === null) return { provable: null, raises: unknownRaises(rule, head, result, found.gaps) };
  const whole = exact(result.amount);
  const zero = exact('0');

  // An estimate counts at the end that gives less; a figure without which the head gives more is a concession.
  const ends = yield found.gaps.flatMap((gap) => gap.ends.map((value) => found.caseOf([gap], new Map([[gap.input, value]]))));
  let at = 0;
  const least = new Map<string, string>();
  const without = new Map<string, Exact | null>();
  for (const gap of found.gaps) {
    const options = gap.ends.map((value) => ({ value, figure: ends[at++] ?? null }));
    const lowest = options.reduce<{ value: string; figure: Exact | null } | null>(
      (best, one) => (best === null || (one.figure ?? zero).lt(best.figure ?? zero) ? one : best),
      null,
    );
    if (lowest) least.set(gap.input, lowest.value);
    without.set(gap.input, lowest?.figure ?? null);
  }
  const gaps = found.gaps.filter((gap) => !(without.get(gap.input) ?? zero).gt(whole));

  const known = new Map<string, Exact>();
  const keyOf = (supported: readonly Gap[]) =>
    supported
      .map((gap) => gap.input)
      .sort()
      .join('\n');
  const caseWith = (supported: readonly Gap[]) =>
    found.caseOf(
      gaps.filter((gap) => !supported.includes(gap)),
      least,
    );
  /** Provable figure with these gaps closed; asked once for each set. */
  function* valuesOf(sets: readonly (readonly Gap[])[]): Generator<readonly Case[], void, Figures> {
    const fresh = [...new Map(sets.map((set) => [keyOf(set), set]))].filter(([key]) => !known.has(key));
    if (fresh.length === 0) return;
    const figures = yield fresh.map(([, set]) => caseWith(set));
    for (const [index, [key]] of fresh.entries()) known.set(key, Exact.min(figures[index] ?? zero, whole));
  }
  const value = (set: readonly Gap[]): Exact => known.get(keyOf(set)) ?? zero;

  yield* valuesOf([[], ...gaps.map((gap) => [gap])]);
  const base = value([]);
  const raises: Raising[] = [];
  for (const gap of gaps) {
    const set = value([gap]).gt(base) ? [gap] : yield* smallestWith(gap, gaps, valuesOf, value);
    if (!set) continue;
    raises.push({
      head: head.id,
      input: gap.input,
      label: gap.label,
      where: `damages/${head.id}/${gap.input}`,
      to: roundMinor(value(set).toFixed(), head.currency),
      currency: head.currency,
      why: gap.why,
      needs: set.filter((one) => one !== gap).map((one) => one.input),
    });
  }
  const proved = (yield [caseWith([])])[0] ?? null;
  return { provable: proved === null ? null : roundMinor(base.toFixed(), head.currency), raises };
}

/** Up to this many gaps of a head every set of them is looked at; beyond, sets are made smaller one by one until none can be left out. */
const EVERY_SET = 8;

/** The smallest set with which the figure rises, and does not without the gap; null when the gap never matters. */
function* smallestWith(
  gap: Gap,
  gaps: readonly Gap[],
  valuesOf: (sets: readonly (readonly Gap[])[]) => Generator<readonly Case[], void, Figures>,
  value: (set: readonly Gap[]) => Exact,
): Generator<readonly Case[], readonly Gap[] | null, Figures> {
  const others = gaps.filter((one) => one !== gap);
  const matters = (rest: readonly Gap[]) => value([gap, ...rest]).gt(value(rest));
  if (gaps.length <= EVERY_SET) {
    for (let size = 1; size <= others.length; size += 1) {
      const sets = setsOf(others, size);
      yield* valuesOf(sets.flatMap((rest) => [rest, [gap, ...rest]]));
      const found = sets.find(matters);
      if (found) return [gap, ...found];
    }
    return null;
  }
  yield* valuesOf([others, gaps]);
  if (!matters(others)) return null;
  let rest = others;
  for (const one of others) {
    const fewer = rest.filter((other) => other !== one);
    yield* valuesOf([fewer, [gap, ...fewer]]);
    if (matters(fewer)) rest = fewer;
  }
  return [gap, ...rest];
}

function setsOf<T>(of: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return of.flatMap((one, index) => setsOf(of.slice(index + 1), size - 1).map((rest) => [one, ...rest]));
}

/** A head that gives no figure yet: what it lacks, and what would have to be supported once it does. Nobody knows what they would gain. */
function unknownRaises(rule: Rule, head: Head, result: HeadResult, gaps: readonly Gap[]): Raising[] {
  const prefix = `damages/${head.id}/`;
  const missing = result.findings.filter((one) => one.id === 'damages.missing-input').map((one) => one.where.slice(prefix.length));
  const lacking = rule.inputs.filter(({ name }) => missing.includes(name));
  if (lacking.length === 0) return [];
  const raise = (input: string, label: Label, why: Raise['why']): Raising => ({
    head: head.id,
    input,
    label,
    where: `${prefix}${input}`,
    to: null,
    currency: head.currency,
    why,
    needs: lacking.map(({ name }) => name).filter((name) => name !== input),
  });
  return [
    ...lacking.map(({ name, label }) => raise(name, label, 'missing')),
    ...gaps.filter((gap) => gap.why === 'unsupported').map((gap) => raise(gap.input, gap.label, gap.why)),
  ];
}

/** The findings of the page: for every seller-level gap how many sellers have no figure. */
export const gapFindings = (gaps: readonly SellerGap[]): readonly Finding[] =>
  gaps.map(({ where, label, sellers, sellerNumbers }) =>
    finding('warning', where, 'measures.no-capture', { label: label.en, label_zh: label['zh-CN'], count: sellers, numbers: sellerNumbers }),
  );
