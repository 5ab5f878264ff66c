/** The inputs and findings of a head as they are shown: value, range, where it comes from, what it stands on. */
import { type Finding, finding } from '../kit/finding.ts';
import type { Exact } from '../kit/money.ts';
import type { Fault } from './formula/figures.ts';
import { labelled } from './inputs.ts';
import type { Head } from './model.ts';
import type { Netted, ResolvedInput } from './result.ts';
import type { InputRule, Rule } from './rule.ts';
import type { Prepared } from './solve.ts';

export function resolved(rule: InputRule, prepared: Prepared, used: ReadonlySet<string>): ResolvedInput {
  const { head, inputs, carried } = prepared;
  const { name, label, unit, required } = rule;
  const entered = head.inputs.find((input) => input.name === name && input.value !== '');
  const span = inputs.spans.get(name);
  const value = entered?.value ?? rule.default ?? '';
  const common = {
    name,
    label,
    unit,
    required,
    meaning: rule.choices?.[value] ?? null,
    used: used.has(name),
    netted: null,
    carried: carried.get(name) ?? null,
  };
  if (entered) {
    const converted = inputs.conversions.get(name) ?? null;
    const in_ = (of: Exact | undefined, otherwise: string): string => (converted && of ? of.toDecimalPlaces(10).toFixed() : otherwise);
    return {
      ...common,
      value: in_(span?.base, entered.value),
      low: in_(span?.low, span?.low.toFixed() ?? entered.value),
      high: in_(span?.high, span?.high.toFixed() ?? entered.value),
      origin: carried.has(name) ? 'carried' : 'entered',
      basis: entered.basis,
      standing: entered.standing,
      valued: entered.valued,
      conversion: converted,
      sources: entered.sources,
    };
  }
  const open: Omit<ResolvedInput, 'value' | 'low' | 'high' | 'origin'> = {
    ...common,
    basis: '',
    standing: 'evidence',
    valued: '',
    conversion: null,
    sources: [],
  };
  const read = fromListings(prepared, name);
  if (read) return { ...open, value: read.value, low: read.value, high: read.value, netted: read.netted, origin: 'listings' };
  return { ...open, value, low: value, high: value, origin: rule.default === undefined ? 'missing' : 'default' };
}

/** The sum over all debtors of what the listings say, and what was taken off it. */
function fromListings({ head, inputs, debtors, meant, context }: Prepared, name: string): { value: string; netted: Netted | null } | null {
  const derived = inputs.derived.find((input) => input.name === name);
  const value = derived && context.sum(derived.derive, debtors, head.currency);
  if (!value) return null;
  // Exclusions belong to one seller each, so all of them together have what each group of them has.
  const { off } = context.fromListings(derived.derive, meant, head.currency);
  if (off.length === 0) return { value: value.toFixed(), netted: null };
  const excluded = off.map(({ what, amount, reasons }) => ({ what, amount: amount.toFixed(), reasons: [...reasons] }));
  return { value: value.toFixed(), netted: { gross: off.reduce((sum, one) => sum.plus(one.amount), value).toFixed(), excluded } };
}

/** Names the input, or the rule, in both languages beside what the fault says itself. */
export function findingOf(rule: Rule, head: Head, one: Fault): Finding {
  const input = rule.inputs.find((candidate) => candidate.name === one.input);
  const where = one.input ? `damages/${head.id}/${one.input}` : `damages/${head.id}`;
  return finding(one.severity, where, one.id, { ...labelled(input ?? rule), ...one.params });
}
