/** The log of what is withheld (FRCP 26(b)(5)(A)): enough to assess the claim, nothing of the content. Its columns are those of law/evidence.md section 12. */

export interface WithheldItem {
  readonly control: string;
  /** YYYY-MM-DD, or '' where none is known. */
  readonly date: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly description: string;
  readonly privilege: string;
  readonly basis: string;
  /** Bates number or control number of what it was attached to; '' for none. */
  readonly parent: string;
  readonly custodian: string;
}

const HEAD = [
  'Log No.',
  'Control No.',
  'Date',
  'Doc Type',
  'Author/From',
  'To',
  'CC',
  'Description',
  'Privilege',
  'Basis',
  'Withheld/Redacted',
  'Family',
  'Custodian',
] as const;

/** CSV in UTF-8 with a byte order mark, CRLF, every cell in quotes: spreadsheets read it as it is, and run nothing in it. */
export function writePrivilegeLog(items: readonly WithheldItem[]): Uint8Array {
  const rows = items.map((item, index) => [
    String(index + 1),
    item.control,
    item.date,
    item.type,
    item.from,
    item.to,
    item.cc,
    item.description,
    item.privilege,
    item.basis,
    'Withheld',
    item.parent,
    item.custodian,
  ]);
  const text = [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\ufeff${text}`);
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
function cell(value: string): string {
  const text = value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ');
  const inert = /^[\s\u00a0]*[=+\-@\t]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
