/** Names and attributes of the block directives: what the engine draws and what the check allows. */

interface Shape {
  /** Attributes it takes; `!` marks those it needs. */
  readonly attributes: readonly string[];
  /** Fixed choices for an attribute. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Container it must stand in. */
  readonly inside?: string;
}

export const LEAVES: Readonly<Record<string, Shape>> = {
  toc: { attributes: ['title', 'depth'], choices: { depth: ['2', '3', '4'] } },
  'page-break': { attributes: [] },
  figure: { attributes: ['image!', 'alt!', 'width', 'caption'] },
  schedule: { attributes: ['of!', 'columns!', 'titles', 'widths', 'align', 'sealed', 'caption', 'id', 'totals'] },
  court: { attributes: [], inside: 'caption' },
  side: { attributes: ['role'], inside: 'caption' },
  data: { attributes: [], inside: 'caption' },
};

export const CONTAINERS: Readonly<Record<string, Shape>> = {
  center: { attributes: [] },
  right: { attributes: [] },
  flush: { attributes: [] },
  indent: { attributes: [] },
  hanging: { attributes: [] },
  landscape: { attributes: [] },
  quote: { attributes: [] },
  list: { attributes: ['marker', 'start'], choices: { marker: ['bullet', 'decimal', 'letter', 'upper-letter', 'cn'] } },
  signature: { attributes: ['align'], choices: { align: ['left', 'right'] } },
  'title-block': { attributes: [] },
  'party-table': { attributes: [] },
  row: { attributes: ['label'], inside: 'party-table' },
  caption: { attributes: ['versus'] },
};

/** Formats a schedule column may name after a colon. */
export const COLUMN_FORMATS = ['money', 'amount', 'rmb_capitals', 'date', 'percent', 'exhibits', 'list'] as const;
export type ColumnFormat = (typeof COLUMN_FORMATS)[number];

export interface Column {
  readonly field: string;
  readonly required: boolean;
  readonly format: ColumnFormat | undefined;
  /** The format as written when it is none of ours. */
  readonly unknownFormat: string | undefined;
}

/** `no!, price:money` as columns. */
export function readColumns(text: string): Column[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', format] = part
        .replaceAll('!', '')
        .split(':')
        .map((half) => half.trim());
      const known = COLUMN_FORMATS.find((one) => one === format);
      return {
        field: name,
        required: part.includes('!'),
        format: known,
        unknownFormat: format !== undefined && !known ? format : undefined,
      };
    });
}
