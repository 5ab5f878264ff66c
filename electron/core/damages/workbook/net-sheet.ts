/** Figures of the listings some of whose units do not count: what was shown, what is taken off and why, what is left. */
import type { Cell, Row } from 'write-excel-file/node';
import type { Language } from '../../kit/messages.ts';
import type { Netted, ResolvedInput } from '../result.ts';
import { at, count, formula, heading, open, plainFormula, text } from './cells.ts';
import type { Placed } from './placed.ts';
import type { Words } from './words.ts';

const KINDS = ['brushed', 'refunded', 'cancelled', 'other'] as const satisfies readonly Netted['excluded'][number]['what'][];

export const NET_WIDTHS = [6, 34, 40, 18, 18, 18, 18, 18, 18, 60];

export interface NetSheet {
  /** The cell of what is left. */
  place(one: Placed, input: ResolvedInput, netted: Netted): string;
  rows(): Row[];
}

export function netSheet(word: Words, language: Language): NetSheet {
  const rows: Row[] = [heading(...(['no', 'head', 'input', 'shown', ...KINDS, 'net', 'reasons'] as const).map((name) => word(name)))];
  return {
    place(one, input, netted) {
      const row = rows.length + 1;
      const money = input.unit === 'money';
      const off = (what: Netted['excluded'][number]['what']): Cell =>
        open(netted.excluded.find((excluded) => excluded.what === what)?.amount ?? '', money);
      const left = `D${row}-SUM(E${row}:H${row})`;
      rows.push([
        count(one.no),
        text(one.title),
        text(input.label[language]),
        open(netted.gross, money),
        ...KINDS.map(off),
        money ? formula(left) : plainFormula(left),
        text(netted.excluded.flatMap(({ reasons }) => reasons).join('; ')),
      ]);
      return at(word('net'), 'I', row);
    },
    rows: () => rows,
  };
}
