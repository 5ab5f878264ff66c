import type { Language } from '#core/kit/messages.ts';
import type { FactorId } from '#core/seller/risk/model.ts';
import { sayFinding } from '../../frame/problem.ts';

export const factorName = (id: FactorId, language: Language): string =>
  sayFinding({ id: `risk.factor-${id}`, params: {} }, language).message;

/** What a factor looks at. */
export const factorHint = (id: FactorId, language: Language): string => sayFinding({ id: `risk.factor-${id}`, params: {} }, language).hint;

export const colourOf = (score: number): string => (score >= 60 ? 'red' : score >= 30 ? 'orange' : 'gray');
