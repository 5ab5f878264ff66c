/** How the columns of a received table become fields: asked, shown before anything is written, remembered. */
import { z } from 'zod';
import type { Finding } from '../../kit/finding.ts';
import type { MessageId } from '../../kit/messages.ts';

/** Column title -> field; null leaves the column out. Titles not named are left out too, and said. */
export const mappingSchema = z.record(z.string().max(500), z.string().max(100).nullable());
export type Mapping = z.infer<typeof mappingSchema>;

export const importTables = ['sellers', 'listings', 'purchases', 'identifiers'] as const;

/** What sniffing may get wrong, and a person may say. */
export const readingSchema = z.object({
  encoding: z.enum(['UTF-8', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'Big5', 'Shift-JIS', 'Windows-1252']).optional(),
  delimiter: z.enum(['\t', ';', '|', ',']).optional(),
  /** Row of the file that holds the headers, from 1. */
  headerRow: z.number().int().min(1).max(1_000).optional(),
});
export type ReadingChoice = z.infer<typeof readingSchema>;

/** A cell as the file has it, and what would be written. */
export interface Sample {
  readonly row: number;
  readonly before: string;
  readonly after: readonly { readonly field: string; readonly value: string }[];
  readonly fault: MessageId | null;
}

/** How often something happens in a column, and where first. */
export interface Counted {
  readonly id: string;
  readonly count: number;
  readonly sample: Sample;
}

export interface ColumnPreview {
  readonly title: string;
  readonly field: string | null;
  /** Cells that are not empty. */
  readonly filled: number;
  /** The first cells that say something, each once. */
  readonly samples: readonly Sample[];
  /** What is done to its cells (`acts` of the transformer), what is kept and worth a look, and what cannot be read. */
  readonly acts: readonly Counted[];
  readonly flags: readonly Counted[];
  readonly faults: readonly Counted[];
}

export interface TablePreview {
  readonly columns: readonly ColumnPreview[];
  /** Fields a column may be mapped to, and whether several columns may fill one. */
  readonly fields: readonly { readonly name: string; readonly many: boolean }[];
  /** Rows below the headers that are not blank. */
  readonly rows: number;
  readonly encoding: string;
  /** '' for an Excel file. */
  readonly delimiter: string;
  readonly headerRow: number;
  /** The rows above the headers, which are passed over. */
  readonly above: readonly string[];
  /** True when the mapping is the one used for such a table before. */
  readonly remembered: boolean;
  readonly findings: readonly Finding[];
}

export interface ImportCounts {
  /** Rows that are not blank: added + updated + unchanged + refused. */
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** What the import would leave: new sellers, and new identifiers. */
  readonly sellers: number;
  readonly identifiers: number;
}

/** A row that cannot be imported, with each reason. */
export interface Refusal {
  readonly row: number;
  readonly findings: readonly Finding[];
}

/** A check of a whole table, as far as it is. */
export interface CheckView {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'running' | 'done' | 'failed' | 'imported';
  readonly done: number;
  readonly total: number;
  readonly counts: ImportCounts;
  /** The first of the rows refused. */
  readonly refused: readonly Refusal[];
  /** What is kept and worth a look, by message, with the number of rows. */
  readonly noted: readonly { readonly finding: Finding; readonly count: number }[];
  readonly problem: { readonly id: string; readonly params: Readonly<Record<string, string | number>> } | null;
}
