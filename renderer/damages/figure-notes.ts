/** What stands behind one figure, said in lines: how it was valued and converted, and what of the listings does not count. */
import type { TFunction } from 'i18next';
import type { ResolvedInput } from '#core/damages/result.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { showFigure } from './figures.ts';

/** Lines in the order they are read; none for a figure that stands as it was found. */
export function notesOf(
  t: TFunction,
  language: Language,
  { unit, valued, conversion, netted }: Pick<ResolvedInput, 'unit' | 'valued' | 'conversion' | 'netted'>,
): readonly string[] {
  return [
    ...(valued === '' ? [] : [t('damages.valuedAs', { how: t(`damages.valuations.${valued}`) })]),
    ...conversionLine(t, language, conversion),
    ...(netted === null
      ? []
      : [
          t('damages.gross', { value: showFigure(unit, netted.gross) }),
          ...netted.excluded.map(({ what, amount, reasons }) =>
            t(reasons.length === 0 ? 'damages.excludedBare' : 'damages.excluded', {
              what: t(`damages.exclusions.${what}`),
              value: showFigure(unit, amount),
              reasons: reasons.join(language === 'zh-CN' ? '；' : '; '),
            }),
          ),
        ]),
  ];
}

/** `Converted from RMB 7,000.00 at 0.1405, 2026-08-28, Federal Reserve H.10`; none for what was found in the head's currency. */
export const conversionLine = (t: TFunction, language: Language, conversion: ResolvedInput['conversion']): readonly string[] =>
  conversion === null
    ? []
    : [
        t(conversion.inverse ? 'damages.convertedInverse' : 'damages.converted', {
          amount: formatMoney(conversion.amount, conversion.currency, language),
          rate: conversion.rate,
          date: conversion.on,
          source: conversion.source,
        }),
      ];
