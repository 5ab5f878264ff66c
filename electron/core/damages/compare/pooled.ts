/**
 * What a measure without a head can be computed from: figures that other heads of the matter already hold. Taken over is only what means
 * the same (name, unit and label of the input) and is said of the same sellers in the same way: the sales of one seller are not those of
 * all, and a sum owed by all together is not what each of them owes. Shares and multiples hold whoever owes; they do not grow with the
 * number of sellers. What is asked for is never taken over: asking 50,000 under one measure asks nothing under another.
 *
 * Two values for one input: heads of the same election group speak first, for they are about the same wrong. Where they disagree, and
 * where other heads do while the group is silent, neither is used and a finding names both.
 */
import { type Finding, finding } from '../../kit/finding.ts';
import { exact } from '../../kit/money.ts';
import { labelled } from '../inputs.ts';
import type { Head, Input, Liability } from '../model.ts';
import type { InputRule, Rule } from '../rule.ts';
import type { Pooled } from './model.ts';
import { isEntered } from './sources.ts';

/** Who a measure is looked at for: the ids of the sellers meant. */
export interface Frame {
  readonly debtors: ReadonlySet<string>;
  /** One figure owed by all of them, or one for each. */
  readonly liability: Liability;
  readonly currency: string;
}

/** A head of the matter with the rule it follows and the sellers it means. */
export interface Speaker {
  readonly head: Head;
  readonly rule: Rule;
  readonly debtors: ReadonlySet<string>;
}

interface Said {
  readonly speaker: Speaker;
  readonly input: Input;
}

export interface Known {
  readonly inputs: readonly Input[];
  readonly from: readonly Pooled[];
  /** Facts of wilfulness that a head of the same election group stands on. */
  readonly conductFacts: readonly string[];
  readonly findings: readonly Finding[];
}

/** What the speakers know about the inputs of `rule` within the frame. */
export function knownInputs(rule: Rule, frame: Frame, speakers: readonly Speaker[]): Known {
  const inputs: Input[] = [];
  const from: Pooled[] = [];
  const findings: Finding[] = [];
  for (const wanted of rule.inputs) {
    if (wanted.asked) continue;
    const said = speakers.flatMap((speaker) => saidOf(wanted, frame, speaker));
    const own = said.filter(({ speaker }) => speaker.rule.group === rule.group);
    const heard = own.length > 0 ? own : said;
    const [first] = heard;
    if (!first) continue;
    const other = heard.find((one) => !agree(first, one));
    const where = `damages/${first.speaker.head.id}/${wanted.name}`;
    if (other) {
      const say = { ...labelled(wanted), ...headsSaid(first.speaker, other.speaker), value: shown(first.input), other: shown(other.input) };
      findings.push(finding('warning', where, 'measures.two-values', say));
      continue;
    }
    const best = heard.find(({ input }) => input.sources.length > 0) ?? first;
    inputs.push(best.input);
    from.push({ name: wanted.name, head: best.speaker.head.id, title: best.speaker.head.title });
    if (own.length === 0 && rule.group !== undefined && best.speaker.rule.group !== undefined)
      findings.push(finding('warning', where, 'measures.other-claim', { ...labelled(wanted), ...headsSaid(best.speaker, best.speaker) }));
  }
  const siblings = speakers.filter((speaker) => rule.group !== undefined && speaker.rule.group === rule.group);
  return { inputs, from, findings, conductFacts: [...new Set(siblings.flatMap(({ head }) => head.conductFacts))] };
}

/** The figure of a head for this input, in the currency it was found in; none when it means something else or other sellers. */
function saidOf(wanted: InputRule, frame: Frame, speaker: Speaker): Said[] {
  const { head, rule, debtors } = speaker;
  const declared = rule.inputs.find((input) => input.name === wanted.name);
  if (!declared || declared.unit !== wanted.unit || !sameWords(declared, wanted)) return [];
  const input = head.inputs.find((one) => one.name === wanted.name && isEntered(one));
  if (!input || !sameSellers(debtors, frame.debtors, head.liability, frame.liability, wanted.unit)) return [];
  const currency = wanted.unit === 'money' && input.currency === '' && head.currency !== frame.currency ? head.currency : input.currency;
  return [{ speaker, input: { ...input, currency } }];
}

const sameWords = (one: InputRule, other: InputRule): boolean =>
  one.label.en === other.label.en && one.label['zh-CN'] === other.label['zh-CN'];

/**
 * A figure for each seller holds for every one of them, so a head against all speaks for one of them too; a figure of several together
 * speaks for exactly those.
 */
function sameSellers(
  said: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
  liability: Liability,
  wantedLiability: Liability,
  unit: InputRule['unit'],
): boolean {
  const covers = said === wanted || (wanted.size <= said.size && [...wanted].every((id) => said.has(id)));
  const equal = covers && wanted.size === said.size;
  if (unit === 'fraction' || unit === 'multiple' || unit === 'choice') return covers;
  const alone = wanted.size === 1;
  if (liability === 'each') return covers && (wantedLiability === 'each' || alone);
  if (equal && alone) return true;
  return equal && liability === wantedLiability;
}

function agree(one: Said, other: Said): boolean {
  const [a, b] = [one.input, other.input];
  return (
    same(a.value, b.value) &&
    same(a.low, b.low) &&
    same(a.high, b.high) &&
    a.period?.from === b.period?.from &&
    a.period?.to === b.period?.to &&
    a.currency === b.currency &&
    a.valued === b.valued
  );
}

const shown = ({ value, period }: Input): string => value || `${period?.from ?? ''} – ${period?.to ?? ''}`;

const number = /^-?\d+(\.\d+)?$/;
/** `0.50` and `0.5` are one value. */
const same = (a: string, b: string): boolean => a === b || (number.test(a) && number.test(b) && exact(a).equals(exact(b)));

const headsSaid = (first: Speaker, second: Speaker): { head: string; head_zh: string; second: string; second_zh: string } => ({
  head: first.head.title || first.rule.title.en,
  head_zh: first.head.title || first.rule.title['zh-CN'],
  second: second.head.title || second.rule.title.en,
  second_zh: second.head.title || second.rule.title['zh-CN'],
});
