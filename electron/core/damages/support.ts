/** What carries the figures of a head: evidence, reasons, recorded conduct. Never refuses; it says what is missing. */
import type { Fault } from './formula/figures.ts';
import { fault } from './formula/figures.ts';
import { labelled } from './inputs.ts';
import type { Head } from './model.ts';
import type { Carried } from './result.ts';
import type { Rule } from './rule.ts';

/** Remarks on the inputs that were entered and used, on items, on reasons. A figure of another head stands on what that head stands on. */
export function support(rule: Rule, head: Head, used: ReadonlySet<string>, carried: ReadonlyMap<string, Carried>): Fault[] {
  const faults: Fault[] = [];
  const entered = new Map(head.inputs.filter((input) => input.value !== '').map((input) => [input.name, input]));
  for (const one of rule.inputs) {
    const input = entered.get(one.name);
    if (!input || !used.has(one.name) || one.unit === 'choice') continue;
    const from = carried.get(one.name);
    if (from && !from.supported) faults.push(fault(one.name, 'damages.carried-unsupported', fromHead(from), 'warning'));
    if (!from && !one.asked && input.sources.length === 0) faults.push(fault(one.name, 'damages.unsupported', labelled(one), 'warning'));
    if (!from && one.needs_basis && input.basis.trim() === '') faults.push(fault(one.name, 'damages.needs-basis', labelled(one)));
    if (input.standing === 'estimate') faults.push(fault(one.name, 'damages.estimate', labelled(one), 'note'));
    if (input.standing === 'adverse-inference') faults.push(fault(one.name, 'damages.adverse-inference', labelled(one), 'note'));
    if (!from && input.standing !== 'evidence' && input.basis.trim() === '' && !one.needs_basis)
      faults.push(fault(one.name, 'damages.standing-without-basis', labelled(one), 'warning'));
  }
  for (const one of rule.inputs) {
    const meaning = one.default === undefined ? undefined : one.choices?.[one.default];
    if (!one.said || !meaning || entered.has(one.name) || !used.has(one.name)) continue;
    faults.push(fault(one.name, 'damages.assumed', { ...labelled(one), value: meaning.en, value_zh: meaning['zh-CN'] }, 'warning'));
  }
  for (const item of head.items) {
    const named = { label: item.label || item.voucher || item.id, label_zh: item.label || item.voucher || item.id };
    if (item.amount !== '' && item.sources.length === 0) faults.push(fault(`items/${item.id}`, 'damages.unsupported', named, 'warning'));
  }
  const asks = rule.counts !== 'info' && rule.inputs.some((input) => input.asked && entered.has(input.name));
  if (asks && head.reasons.trim() === '') faults.push(fault('reasons', 'damages.needs-reasons', labelled(rule), 'warning'));
  return faults;
}

const fromHead = ({ title, rule }: Carried): { from: string; from_zh: string } => ({
  from: title || rule.en,
  from_zh: title || rule['zh-CN'],
});

/** A wilful or malicious tier stands on facts recorded in the matter; without one it is refused. */
export function conduct(rule: Rule, head: Head, recorded: ReadonlySet<string>): Fault[] {
  const known = head.conductFacts.filter((id) => recorded.has(id));
  const unknown = head.conductFacts.length - known.length;
  return [
    ...(rule.wilful && known.length === 0 ? [fault('conduct_facts', 'damages.needs-conduct', labelled(rule))] : []),
    ...(unknown > 0 ? [fault('conduct_facts', 'damages.unknown-fact', { count: unknown }, 'warning')] : []),
  ];
}
