/** The damages of a matter as a spreadsheet whose figures are live: inputs on their own sheet, formulas over them, formulas locked. */
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { type Language, say } from '../../kit/messages.ts';
import { capsOf } from '../cap.ts';
import type { DamagesView } from '../result.ts';
import { count, heading, text } from './cells.ts';
import { HEAD_WIDTHS, headSheet } from './head-sheet.ts';
import { INPUT_WIDTHS, inputSheet } from './input-sheet.ts';
import { ITEM_WIDTHS, itemSheet } from './item-sheet.ts';
import { NET_WIDTHS, netSheet } from './net-sheet.ts';
import { contextOf, type NameOf, placedHeads, type Sources } from './placed.ts';
import { protection } from './protect.ts';
import { RATE_WIDTHS, ratesSheet } from './rates-sheet.ts';
import { sellerSheet } from './seller-sheet.ts';
import { type Word, wordsIn } from './words.ts';

/**
 * Writes the view as XLSX; `from` is what it was computed from. Without `nameOf` sources stand as their ids. A head that
 * cannot be computed, and a total that is open, say so instead of showing part of a figure. Spreadsheets count in binary floating point:
 * figures beyond fifteen digits are exact in the program and in the filings only.
 */
export async function damagesWorkbook(
  view: DamagesView,
  from: Sources,
  language: Language,
  nameOf: NameOf = ({ evidence, page }) => (page === null ? evidence : `${evidence}:${page}`),
): Promise<Uint8Array> {
  const word = wordsIn(language);
  const heads = placedHeads(view, contextOf(from, view.language), language);
  const rates = ratesSheet(word, nameOf);
  const net = netSheet(word, language);
  const inputs = inputSheet(heads, word, language, nameOf, rates, net);
  const items = itemSheet(heads, from, word, nameOf, rates);
  const currency = view.bySeller[0]?.currency ?? view.currency;
  const sellers = sellerSheet(heads, from.sellers, currency, word, inputs.cells);
  const sheet = (title: Word, widths: readonly number[], data: Row[]) => ({
    sheet: word(title),
    data,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  /** A sheet nothing refers to and nothing stands on is left out. */
  const ifAny = (title: Word, widths: readonly number[], data: Row[]) => (data.length > 1 ? [sheet(title, widths, data)] : []);
  const headRows = headSheet(heads, view, word, inputs.cells, sellers.sums, capsOf(from.book.caps, from.court ?? ''), rates);
  return writeXlsxFile(
    [
      sheet('heads', HEAD_WIDTHS, headRows),
      sheet('inputs', INPUT_WIDTHS, inputs.data),
      sheet('items', ITEM_WIDTHS, items),
      ...ifAny('rates', RATE_WIDTHS, rates.rows()),
      ...ifAny('net', NET_WIDTHS, net.rows()),
      sheet(
        'derivation',
        [6, 34, 80],
        [
          heading(word('no'), word('head'), word('step')),
          ...heads.flatMap(({ no, title, result }) => result.steps.map((step): Row => [count(no), text(title), text(step)])),
        ],
      ),
      sheet('sellers', sellers.widths, sellers.data),
      sheet(
        'findings',
        [12, 40, 100],
        [
          heading(word('severity'), word('where'), word('message')),
          ...view.findings.map((one): Row => {
            const { message, hint } = say(one.id, one.params, language);
            return [text(word(one.severity)), text(one.where), text(sentences(language, message, hint))];
          }),
        ],
      ),
    ],
    { features: [protection] },
  ).toBuffer();
}

function sentences(language: Language, ...parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return language === 'zh-CN' ? `${said.join('。')}。` : `${said.join('. ')}.`;
}
