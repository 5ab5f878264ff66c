/** How a measure is written in the table and the panel. */
import type { TFunction } from 'i18next';
import type { Measure } from '#core/damages/compare/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { exact, formatMoney } from '#core/kit/money.ts';

/** `480000` and `480000.00` are one figure. */
export const sameFigure = (one: string, other: string): boolean => one === other || exact(one).equals(exact(other));

/** An amount that is never parted at the end of a line. */
const whole = (amount: string, currency: string, language: Language): string =>
  formatMoney(amount, currency, language).replaceAll(' ', '\u00a0');

/** `$1,000.00 – $2,000,000.00`, one end of it, or '' where the law sets no bounds. */
export function rangeText(t: TFunction, { range, currency }: Pick<Measure, 'range' | 'currency'>, language: Language): string {
  const money = (amount: string) => whole(amount, currency, language);
  if (range?.min != null && range.max != null) return `${money(range.min)} – ${money(range.max)}`;
  if (range?.min != null) return t('compare.from', { amount: money(range.min) });
  if (range?.max != null) return t('compare.upTo', { amount: money(range.max) });
  return '';
}

/** `$800.00 – $1,200.00` where the figure is a range, else ''. */
export function spanText(
  { amount, low, high, currency }: Pick<Measure, 'amount' | 'low' | 'high' | 'currency'>,
  language: Language,
): string {
  if (low === null || high === null || (sameFigure(low, high) && (amount === null || sameFigure(low, amount)))) return '';
  return `${whole(low, currency, language)} – ${whole(high, currency, language)}`;
}

export const limitText = (
  t: TFunction,
  { limits, currency }: Pick<Measure, 'limits' | 'currency'>,
  language: Language,
): readonly string[] =>
  limits.map(({ kind, from, to }) =>
    t(`damages.limits.${kind}`, { from: formatMoney(from, currency, language), to: formatMoney(to, currency, language) }),
  );

/** What counsel called the head, else the measure's own name. */
export const measureTitle = (measure: Measure, language: Language): string => measure.headTitle || measure.title[language];

/** One line of the table: a measure may be claimed by several heads. */
export const measureKey = (measure: Measure): string => `${measure.rule}|${measure.head ?? ''}`;

/** Groups somebody claims from before those nobody does, each in the order of the law. */
export const claimedFirst = <T extends { readonly measures: readonly Measure[] }>(groups: readonly T[]): readonly T[] =>
  groups.toSorted((a, b) => Number(isClaimed(b)) - Number(isClaimed(a)));
const isClaimed = ({ measures }: { readonly measures: readonly Measure[] }): boolean => measures.some(({ head }) => head !== null);

/** What nobody entered and the figure does without. */
export const idleInputs = ({ inputs, missing }: Pick<Measure, 'inputs' | 'missing'>): ReadonlySet<string> =>
  new Set(inputs.flatMap(({ name, origin }) => (origin === 'missing' && !missing.some((one) => one.name === name) ? [name] : [])));

/** Everything in the order of the table. */
export const allOf = (measures: {
  readonly groups: readonly { readonly measures: readonly Measure[] }[];
  readonly additional: readonly Measure[];
  readonly information: readonly Measure[];
}): readonly Measure[] => [
  ...claimedFirst([...measures.groups, { measures: measures.additional }]).flatMap((part) => part.measures),
  ...measures.information,
];
