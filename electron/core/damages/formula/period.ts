/** Days between two dates, counted as the law of the rule counts them. */
import { formatDate, isPlainDate } from '../../kit/dates.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import type { Language } from '../../kit/messages.ts';
import type { Head, Input } from '../model.ts';
import type { InputRule, Rule } from '../rule.ts';

export type Counts = NonNullable<InputRule['period']>['counts'];

const DAY = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/**
 * Whole days from one date to another; `counts` says which of the two days counts. Null when either is no date or the second comes
 * before the first. From 1 to 31 January: `last` 30, `both` 31, `neither` 29.
 */
export function daysBetween(counts: Counts, from: string, to: string): number | null {
  if (!isPlainDate(from) || !isPlainDate(to) || to < from) return null;
  const apart = Math.round((at(to) - at(from)) / DAY);
  const ends = { first: 1, last: 1, both: 2, neither: 0 }[counts];
  // A day on which it both begins and ends counts once, and only where both of its ends do.
  return apart === 0 ? Math.max(0, ends - 1) : apart - 1 + ends;
}

/** Which day counts, as a basis and a message say it. */
const COUNTED: Readonly<Record<Counts, Readonly<Record<Language, string>>>> = {
  first: { en: 'the first day counted, the last not', 'zh-CN': '首日计入，末日不计入' },
  last: { en: 'the first day not counted, the last counted', 'zh-CN': '首日不计入，末日计入' },
  both: { en: 'both days counted', 'zh-CN': '首日、末日均计入' },
  neither: { en: 'neither day counted', 'zh-CN': '首日、末日均不计入' },
};

/**
 * The head with its days counted where they are given by two dates: `value` is the number and `basis` says how it was counted. The
 * findings name dates that cannot be counted, a number entered beside other dates, and a way of counting nobody has verified.
 */
export function withDays(rule: Rule, head: Head, language: Language): { readonly head: Head; readonly findings: readonly Finding[] } {
  if (head.inputs.every((input) => input.period === undefined)) return { head, findings: [] };
  const findings: Finding[] = [];
  const inputs = head.inputs.map((input) => {
    const known = rule.inputs.find((one) => one.name === input.name);
    const { from = '', to = '' } = input.period ?? {};
    if (!known?.period || from === '' || to === '') return input;
    const where = `damages/${head.id}/${input.name}`;
    const say = { label: known.label.en, label_zh: known.label['zh-CN'], from, to };
    const days = daysBetween(known.period.counts, from, to);
    if (days === null) {
      findings.push(finding('error', where, 'damages.period-order', say));
      return { ...input, value: '' };
    }
    const way = { counted: COUNTED[known.period.counts].en, counted_zh: COUNTED[known.period.counts]['zh-CN'] };
    if (input.value !== '' && Number(input.value) !== days)
      findings.push(finding('warning', where, 'damages.days-differ', { ...say, ...way, days, value: input.value }));
    if (!known.period.verified)
      findings.push(finding('note', where, 'damages.day-count', { ...say, ...way, days, source: known.period.source }));
    return input.value === '' ? counted(input, days, known.period.counts, language) : input;
  });
  return { head: { ...head, inputs }, findings };
}

function counted(input: Input, days: number, counts: Counts, language: Language): Input {
  const [from, to] = [input.period?.from ?? '', input.period?.to ?? ''].map((date) => formatDate(date, language));
  const way = COUNTED[counts][language];
  const how = language === 'zh-CN' ? `自${from}至${to}，${way}` : `from ${from} to ${to}, ${way}`;
  return { ...input, value: String(days), basis: input.basis === '' ? how : input.basis };
}
