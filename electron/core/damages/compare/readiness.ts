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
import type { Finding } from '../../kit/finding.ts';
import { type Exact, exact, roundMinor } from '../../kit/money.ts';
import { capsOf } from '../cap.ts';
import type { Head } from '../model.ts';
import type { HeadResult, Total } from '../result.ts';
import { type Counted, totalsOf } from '../totals.ts';
import { Damages } from '../view.ts';
import type { Case, Standing } from './gaps.ts';
import type { Claim, Label, Provable, Raise, Readiness, SellerGap } from './model.ts';
import { type Figures, prove } from './proof.ts';
import { engineOf, type ReadinessSources, ruleOfHead } from './sources.ts';

export function readiness(sources: ReadinessSources): Readiness {
  const view = (sources.engine ?? new Damages()).view(sources);
  const standing = view.heads.map(({ head, result }): Standing => ({ head, result, rule: ruleOfHead(sources, head.rule) }));
  const ask = { all: engineOf(sources), proved: engineOf({ ...sources, sellers: sources.proved, engine: new Damages() }) };
  const proofs = inRounds(
    standing.map((one) => prove(one, standing, sources)),
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
    raises: oncePerFigure(raises).sort(byGain),
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

/** A figure that carries two heads, one of which takes the other's over, raises both by one proof. */
function oncePerFigure(raises: readonly Raise[]): Raise[] {
  const byFigure = new Map<string, Raise>();
  for (const raise of raises) {
    const key = JSON.stringify([raise.where, raise.currency, raise.why, raise.needs]);
    const known = byFigure.get(key);
    const gain =
      !known || known.gain === null || raise.gain === null
        ? (raise.gain ?? known?.gain ?? null)
        : roundMinor(exact(known.gain).plus(exact(raise.gain)).toFixed(), raise.currency);
    byFigure.set(key, { ...raise, gain });
  }
  return [...byFigure.values()];
}

/** The greatest first; the unknown last; heads and inputs in the order of the matter where they gain the same. */
function byGain(one: Raise, other: Raise): number {
  if (one.gain === null || other.gain === null) return Number(one.gain === null) - Number(other.gain === null);
  return exact(other.gain).comparedTo(exact(one.gain));
}

/** What must be gone before a head is filed. An open date of the act leaves the law open, for every head. */
const BLOCKING: ReadonlySet<string> = new Set([
  'damages.unsupported',
  'damages.listings-unsupported',
  'damages.carried-unsupported',
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

type Ask = ReturnType<typeof engineOf>;

/** Amounts of the cases, in their order. */
function figuresOf(ask: { readonly all: Ask; readonly proved: Ask }, cases: readonly Case[]): Figures {
  const figures: (Exact | null)[] = cases.map(() => null);
  const answer = (some: readonly { readonly one: Case; readonly index: number }[]) => {
    const [first] = some;
    if (!first) return;
    const heads = some.map(({ one }) => one.head);
    const results = ask[first.one.listings](heads, first.one.matter);
    for (const [place, { index }] of some.entries()) {
      const amount = results[place]?.amount ?? null;
      figures[index] = amount === null ? null : exact(amount);
    }
  };
  const open = cases.map((one, index) => ({ one, index }));
  for (const which of ['all', 'proved'] as const) answer(open.filter(({ one }) => one.listings === which && !one.matter));
  // Those that take over figures take them from heads of their own.
  for (const taking of open) if (taking.one.matter) answer([taking]);
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
