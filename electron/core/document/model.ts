/**
 * The document as paper sees it: blocks and inlines, no law and no matter. Templates are filled into this model; PDF,
 * DOCX and preview are drawn from it and from nothing else, so all three say the same words.
 */
import type { Finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';

export type Paper = 'us-letter' | 'a4';
/** A layout names margins, spacing, fonts, heading and paragraph numbering. See layout.ts. */
export const layoutNames = [
  'us-pleading',
  'us-schedule',
  'gb-schedule',
  'cn-pleading',
  'cn-schedule',
  'plain',
  'exhibit-sheet',
  'exhibit-cover',
  'cn-exhibit-sheet',
  'cn-exhibit-cover',
  'report',
  'cn-report',
] as const;
export type LayoutName = (typeof layoutNames)[number];

export interface DocumentMeta {
  readonly title: string;
  readonly language: Language;
  readonly paper: Paper;
  readonly layout: LayoutName;
  readonly author: string;
  readonly subject: string;
  /** The date printed as created, from the clock; exporters never ask the system for the time. */
  readonly date: string;
  /** Running footer text beside the page number; empty for none. */
  readonly footer: string;
  /** A draft is marked in the footer of every page and shows its gaps; a final has no gap. */
  readonly draft: boolean;
}

export interface Document {
  readonly meta: DocumentMeta;
  readonly blocks: readonly Block[];
}

// ---- inlines -------------------------------------------------------------------------------------------------

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'underline'; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }
  /** A value merged from the facts. `path` says where it came from, so the preview can jump to the field. `text` may hold "\n": drawn as a line break. */
  | { readonly kind: 'value'; readonly path: string; readonly text: string }
  /** A value that is missing. Drawn highlighted as ⟦label⟧, which is part of the words of a draft; a final refuses it. */
  | { readonly kind: 'gap'; readonly path: string; readonly label: string }
  /** What the public version redacts. */
  | { readonly kind: 'sealed'; readonly children: readonly Inline[] }
  /** `to` is a numbered paragraph's or heading's id, or the well-known ids in RefTarget. */
  | { readonly kind: 'paragraph-ref'; readonly to: RefTarget }
  | { readonly kind: 'exhibit-ref'; readonly evidence: string; readonly label: string; readonly pin: string }
  | { readonly kind: 'footnote'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** An id given with `[#id]` / `{#id}`; `last-fact` is the last numbered paragraph before the first count heading; `previous` is the numbered paragraph just before the one that cites. */
export type RefTarget = string;

// ---- blocks --------------------------------------------------------------------------------------------------

export type Align = 'left' | 'center' | 'right' | 'justify';

/** United States caption (FRCP 10(a)): court lines centred, versus box on the left, case data on the right of the rule, title below comes as a heading. */
export interface Caption {
  readonly kind: 'caption';
  readonly court: readonly Inline[][];
  /** Party blocks from top to bottom: name lines and role (`Plaintiff,`), with `v.` between sides. */
  readonly sides: readonly { readonly names: readonly Inline[][]; readonly role: string }[];
  readonly versus: string;
  /** Case No., Judge, Magistrate Judge, jury demand, sealing legend: one line each. */
  readonly data: readonly Inline[][];
}

/** The centred head of a Chinese paper: 民事起诉状, with optional lines above (court) and below. */
export interface TitleBlock {
  readonly kind: 'title-block';
  readonly above: readonly Inline[][];
  readonly title: readonly Inline[];
  readonly below: readonly Inline[][];
}

/** Party particulars in table form: a label column and one or more data lines for each party. */
export interface PartyTable {
  readonly kind: 'party-table';
  readonly rows: readonly { readonly label: string; readonly lines: readonly (readonly Inline[])[] }[];
}

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the document's title, 2 a section, 3 a subsection, 4 below that. */
  readonly level: 1 | 2 | 3 | 4;
  readonly id: string | null;
  /** `count` headings number themselves COUNT I, COUNT II … and end the range of `last-fact`. */
  readonly role: 'title' | 'section' | 'count';
  readonly children: readonly Inline[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly align: Align | null;
  /** `flush` has no first-line indent, `indent` has, `null` follows the layout. */
  readonly indent: 'flush' | 'indent' | 'hanging' | null;
  readonly children: readonly Inline[];
}

/** A paragraph with its own running number through the whole pleading (FRCP 10(b)). */
export interface NumberedParagraph {
  readonly kind: 'numbered';
  readonly id: string | null;
  readonly children: readonly Inline[];
  /** Sub-lists and quotes that belong to the paragraph. */
  readonly body: readonly Block[];
}

export interface List {
  readonly kind: 'list';
  /** `bullet`; `decimal` 1. 2.; `letter` (a) (b); `upper-letter` A. B. (prayers); `cn` 一、二、 */
  readonly marker: 'bullet' | 'decimal' | 'letter' | 'upper-letter' | 'cn';
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}

export interface Cell {
  readonly children: readonly Inline[];
  readonly align: Align | null;
}

/** A table written in the template (at most a few dozen rows). The head repeats on every page. */
export interface Table {
  readonly kind: 'table';
  readonly caption: readonly Inline[] | null;
  /** Relative column widths, same length as each row. */
  readonly widths: readonly number[];
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Number of last rows that are totals (drawn bold above a rule). */
  readonly totals: number;
}

/** A table expanded from data, up to 10,000 rows and more; plain strings only, so exporters may splice it. "\n" in a cell is a line break. */
export interface Schedule {
  readonly kind: 'schedule';
  readonly id: string | null;
  readonly caption: readonly Inline[] | null;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly align: Align;
    /** The field name in the facts, for source paths. */
    readonly field: string;
    /** True when the public version redacts the column. */
    readonly sealed: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** Where the rows came from in the facts: row i, column c is `${source}[i].${columns[c].field}`. */
  readonly source: string;
  /** Cells that are gaps, as `row:column`. */
  readonly gaps: readonly string[];
  readonly totals: readonly (readonly string[])[];
}

/** Signature lines, kept together on one page. */
export interface Signature {
  readonly kind: 'signature';
  readonly align: 'left' | 'right';
  readonly lines: readonly (readonly Inline[])[];
}

export interface TableOfContents {
  readonly kind: 'toc';
  readonly title: string;
  readonly depth: 2 | 3 | 4;
}

export interface PageBreak {
  readonly kind: 'page-break';
}

export interface Landscape {
  readonly kind: 'landscape';
  readonly blocks: readonly Block[];
}

export interface Figure {
  readonly kind: 'figure';
  /** Key into the images handed to the exporter (a vault SHA-256). */
  readonly image: string;
  readonly alt: string;
  /** Share of the text width, 0 to 1. */
  readonly width: number;
  readonly caption: readonly Inline[] | null;
}

export type Block =
  | Caption
  | TitleBlock
  | PartyTable
  | Heading
  | Paragraph
  | NumberedParagraph
  | List
  | Quote
  | Table
  | Schedule
  | Signature
  | TableOfContents
  | PageBreak
  | Landscape
  | Figure;

/**
 * An image a document names. SVG is for diagrams the workbench draws itself (never for received files: it can refer to others), with its
 * words in a font of the engine; a DOCX shows its frame and description only.
 */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml';
}

/** Bytes of the images a document names, by key. */
export type Images = ReadonlyMap<string, Picture>;

/** What filling a template gives: always a document, and everything that is wrong or missing in it. */
export interface Drafted {
  readonly document: Document;
  readonly findings: readonly Finding[];
}
