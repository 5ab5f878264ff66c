/** How a measure is written in the table and the panel. */
import type { TFunction } from 'i18next';
import type { Measure } from '#core/damages/compare/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';

/** `$1,000.00 – $2,000,000.00`, one end of it, or '' where the law sets no bounds. */
export function rangeText(t: TFunction, { range, currency }: Pick<Measure, 'range' | 'currency'>, language: Language): string {
  const money = (amount: string) => formatMoney(amount, currency, language);
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
  if (low === null || high === null || (low === high && high === amount)) return '';
  return `${formatMoney(low, currency, language)} – ${formatMoney(high, currency, language)}`;
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

/** Everything in the order of the table. */
export const allOf = (measures: {
  readonly groups: readonly { readonly measures: readonly Measure[] }[];
  readonly additional: readonly Measure[];
  readonly information: readonly Measure[];
}): readonly Measure[] => [
  ...claimedFirst(measures.groups).flatMap((group) => group.measures),
  ...measures.additional,
  ...measures.information,
];
