/** What every import of a table shares: the words of its rows resolved, what is wrong said, what it brought counted. */
import { splitList } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import type { SellerDraft } from './draft.ts';

/** What the words of a table stand for in the matter: rights by number or key, evidence by path or file name. */
export interface References {
  right(text: string): string | undefined;
  evidence(path: string): string | undefined;
}

export interface ImportCount {
  added: number;
  updated: number;
  /** Rows that were there already and brought nothing new. */
  unchanged: number;
}

export interface Import {
  readonly file: string;
  readonly rows: Iterable<Row>;
  readonly draft: SellerDraft;
  readonly references: References;
  /**
   * Whose word the name of a seller is. `counsel`: a list made for the matter, in which equal names mean one seller. `found`: names as a
   * platform or a seller gives them, where a name alone joins nobody but companies by their full Chinese name.
   */
  readonly names?: 'counsel' | 'found';
  /** Numbers the table asks for; without it, read from the rows. */
  readonly numbers?: Iterable<number>;
}

export interface Imported {
  readonly count: ImportCount;
  readonly findings: Finding[];
}

/** Yields after every row, so that a long table can be taken in without holding anybody up. */
export type Importing = Generator<void, Imported, void>;

/** Says something about a row; `field` names the column it is about. */
export type Say = (row: Row, field: string, id: MessageId, params?: MessageParams) => void;

export function sayInto(file: string, findings: Finding[], severity: Finding['severity'] = 'error'): Say {
  return (row, field, id, params = {}) => {
    findings.push(
      finding(severity, field === '' ? `${file}:${row.row}` : `${file}:${row.row}:${field}`, id, { file, row: row.row, ...params }),
    );
  };
}

export const noCount = (): ImportCount => ({ added: 0, updated: 0, unchanged: 0 });

/** Counts a row by whether it was there, and whether the draft has moved since `before`. */
export function tally(count: ImportCount, there: boolean, draft: SellerDraft, before: number): void {
  if (!there) count.added++;
  else if (draft.revision === before) count.unchanged++;
  else count.updated++;
}

/** Ids of the evidence files a cell lists; unknown ones are said. */
export function evidenceOf(row: Row, references: References, say: Say): string[] {
  return splitList(row.cells.evidence ?? '').flatMap((path) => {
    const id = references.evidence(path);
    if (id === undefined) say(row, 'evidence', 'seller.row-unknown-evidence', { path });
    return id === undefined ? [] : [id];
  });
}
