/** Rates of exchange the figures were converted at, each once, open to be changed. */
import type { Row } from 'write-excel-file/node';
import type { Conversion } from '../result.ts';
import { at, heading, open, text } from './cells.ts';
import { type NameOf, named } from './placed.ts';
import type { Words } from './words.ts';

export const RATE_WIDTHS = [10, 10, 14, 18, 40, 40];

export interface RatesSheet {
  /** `*'Rates'!$D$2` or `/'Rates'!$D$2`: what turns a figure found in `conversion.currency` into one in `to`. */
  apply(conversion: Omit<Conversion, 'amount'>, to: string): string;
  /** Called when every figure has been placed. */
  rows(): Row[];
}

export function ratesSheet(word: Words, nameOf: NameOf): RatesSheet {
  const rows: Row[] = [heading(...(['from', 'to', 'date', 'rate', 'publisher', 'evidence'] as const).map((name) => word(name)))];
  const placed = new Map<string, number>();
  return {
    apply(conversion, to) {
      const [one, other] = conversion.inverse ? [to, conversion.currency] : [conversion.currency, to];
      const key = [one, other, conversion.on, conversion.rate, conversion.source].join('\n');
      let row = placed.get(key);
      if (row === undefined) {
        rows.push([
          text(one),
          text(other),
          text(conversion.on),
          open(conversion.rate, false),
          text(conversion.source),
          text(named(conversion.sources, nameOf)),
        ]);
        row = rows.length;
        placed.set(key, row);
      }
      return `${conversion.inverse ? '/' : '*'}${at(word('rates'), 'D', row)}`;
    },
    rows: () => rows,
  };
}
