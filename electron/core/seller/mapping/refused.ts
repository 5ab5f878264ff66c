/** The rows that were refused, as a table to correct and import again: each with its reason, otherwise as it came. */
import type { Finding } from '../../kit/finding.ts';
import { type Language, say } from '../../kit/messages.ts';
import type { Refusal } from './model.ts';

const WORDS: Readonly<Record<Language, readonly [row: string, reason: string]>> = {
  en: ['Row', 'Reason'],
  'zh-CN': ['行号', '原因'],
};

/** What a spreadsheet would run when it opens the file is kept from running; the import takes the apostrophe off again. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s().,-]+$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const reasonOf = (findings: readonly Finding[], language: Language): string =>
  findings
    .map(({ id, params }) => {
      const { message, hint } = say(id, params, language);
      return hint ? `${message} - ${hint}` : message;
    })
    .join('; ');

/** UTF-8 with a mark and CRLF, as Excel opens it. `raw` gives the cells of some rows. */
export async function refusedCsv(
  titles: readonly string[],
  refused: readonly Refusal[],
  raw: (rows: readonly number[]) => Promise<readonly (readonly string[])[]>,
  language: Language,
): Promise<string> {
  const lines = [[...WORDS[language], ...titles].map(cell).join(',')];
  for (let from = 0; from < refused.length; from += 1_000) {
    const some = refused.slice(from, from + 1_000);
    const cells = await raw(some.map(({ row }) => row));
    for (const [at, { row, findings }] of some.entries())
      lines.push([String(row), reasonOf(findings, language), ...(cells[at] ?? [])].map(cell).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
