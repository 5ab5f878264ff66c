/** What of one head is proved, and what each proof would add. The engine is asked in rounds: every `yield` is one. */
import { Exact, exact, roundMinor } from '../../kit/money.ts';
import type { Head } from '../model.ts';
import type { HeadResult } from '../result.ts';
import type { Rule } from '../rule.ts';
import { type Case, type Gap, gapKey, gapsOf, type Standing } from './gaps.ts';
import type { Label, Raise } from './model.ts';
import type { ReadinessSources } from './sources.ts';

/** Amounts of the cases asked for, in their order; null where nothing can be computed. */
export type Figures = readonly (Exact | null)[];

/** A raise with the figure its head would have; null while nobody knows it. */
type Raising = Omit<Raise, 'gain'> & { readonly to: string | null };

export interface Proof {
  readonly provable: string | null;
  readonly raises: readonly Raising[];
}

/** Answers the provable figure of a head, and what would raise it, each with the figure it would raise it to. */
export function* prove(one: Standing, all: readonly Standing[], sources: ReadinessSources): Generator<readonly Case[], Proof, Figures> {
  const { head, rule, result } = one;
  if (!rule) return { provable: null, raises: [] };
  const found = gapsOf(one, all, sources);
  if (result.amount === null) return { provable: null, raises: unknownRaises(rule, head, result, found.gaps) };
  const whole = exact(result.amount);
  const zero = exact('0');

  // An estimate counts at the end that gives less; a figure without which the head gives more is a concession.
  const ends = yield found.gaps.flatMap((gap) => gap.ends.map((value) => found.caseOf([gap], new Map([[gapKey(gap), value]]))));
  let at = 0;
  const least = new Map<string, string>();
  const without = new Map<string, Exact | null>();
  for (const gap of found.gaps) {
    const options = gap.ends.map((value) => ({ value, figure: ends[at++] ?? null }));
    const lowest = options.reduce<{ value: string; figure: Exact | null } | null>(
      (best, one) => (best === null || (one.figure ?? zero).lt(best.figure ?? zero) ? one : best),
      null,
    );
    if (lowest) least.set(gapKey(gap), lowest.value);
    without.set(gapKey(gap), lowest?.figure ?? null);
  }
  const gaps = found.gaps.filter((gap) => !(without.get(gapKey(gap)) ?? zero).gt(whole));

  const known = new Map<string, Exact>();
  const keyOf = (supported: readonly Gap[]) => supported.map(gapKey).sort().join('\n');
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
      head: gap.head,
      input: gap.input,
      label: gap.label,
      where: `damages/${gapKey(gap)}`,
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
    ...gaps.filter((gap) => gap.why === 'unsupported' && gap.head === head.id).map((gap) => raise(gap.input, gap.label, gap.why)),
  ];
}
