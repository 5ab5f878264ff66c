/** The image load file held against the documents: a line for each page image, or one for each PDF. */
import { type Finding, finding } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import type { StatedDocument } from './check-rows.ts';
import { numberOf } from './fields.ts';
import type { OptLine } from './opticon.ts';

type Line = OptLine & { readonly row: number };

/** `file` leads every `where`; columns are numbered as in the file. */
export function checkImages(file: string, lines: readonly Line[], documents: readonly StatedDocument[]): Finding[] {
  const findings: Finding[] = [];
  const say = (row: number, column: number, id: MessageId, params: MessageParams = {}) =>
    findings.push(finding('error', `${file}:${row}:${column}`, id, params));
  const volume = lines[0]?.volume ?? '';
  const keys = new Map<string, number>();
  const byDocument = new Map<StatedDocument, Line[]>();
  const sorted = documents.toSorted((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : a.first - b.first));
  let before: { readonly prefix: string; readonly number: number } | undefined;
  for (const line of lines) {
    const known = keys.get(line.key);
    if (known !== undefined) say(line.row, 1, 'production.opt-twice', { key: line.key, row: known });
    keys.set(line.key, line.row);
    if (line.volume !== volume) say(line.row, 2, 'production.opt-volume', { found: line.volume, volume });
    const number = numberOf(line.key);
    const document = number && documentAt(sorted, number);
    if (!document || !number) {
      say(line.row, 1, 'production.opt-unknown', { key: line.key });
      continue;
    }
    if (before && before.prefix === number.prefix && number.number < before.number)
      say(line.row, 1, 'production.opt-order', { key: line.key });
    before = number;
    const own = byDocument.get(document);
    if (own) own.push(line);
    else byDocument.set(document, [line]);
  }
  for (const document of documents) {
    const own = byDocument.get(document) ?? [];
    const pages = document.last - document.first + 1;
    const number = document.values.BEGBATES ?? '';
    const [head] = own.toSorted((a, b) => a.row - b.row);
    if (!head || head.key !== number) {
      findings.push(finding('error', file, 'production.opt-missing', { number }));
      continue;
    }
    if (head.pages !== null && head.pages !== pages) say(head.row, 7, 'production.opt-pages', { found: head.pages, pages });
    if (head.pages === null) say(head.row, 7, 'production.opt-pages', { found: '-', pages });
    for (const line of own) {
      if (line === head && !line.first) say(line.row, 4, 'production.opt-first-missing', { key: line.key });
      if (line !== head && line.first) say(line.row, 4, 'production.opt-first-extra', { key: line.key });
      if (line !== head && line.pages !== null) say(line.row, 7, 'production.opt-pages', { found: line.pages, pages });
    }
    // One line for a PDF of all its pages; else a line for each page.
    if (own.length === 1 && /\.pdf$/i.test(head.path)) continue;
    const there = new Set(own.map((line) => numberOf(line.key)?.number));
    for (let page = document.first; page <= document.last; page++)
      if (!there.has(page))
        findings.push(
          finding('error', file, 'production.opt-missing', { number: document.prefix + String(page).padStart(document.digits, '0') }),
        );
  }
  return findings;
}

/** The document that holds a number, among documents sorted by it. */
function documentAt(
  sorted: readonly StatedDocument[],
  { prefix, number }: { readonly prefix: string; readonly number: number },
): StatedDocument | undefined {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (!one) return undefined;
    const after = one.prefix < prefix || (one.prefix === prefix && one.last < number);
    if (after) low = middle + 1;
    else if (one.prefix > prefix || one.first > number) high = middle - 1;
    else return one;
  }
  return undefined;
}
