/** A filing: a document drafted from a template, with its PDF, its DOCX and the model both were drawn from, sealed in the vault. */

import type { Numbered, ResolvedBlock } from '../document/numbered.ts';
import type { Finding } from '../kit/finding.ts';

export interface SealedFile {
  readonly sha256: string;
  readonly size: number;
}

export interface Filing {
  readonly id: string;
  readonly matter: string;
  /** `us-federal/complaint` */
  readonly template: string;
  readonly title: string;
  /** Test purchases it is about, by id; missing or empty for one about the whole matter. */
  readonly about?: readonly string[];
  /** A newer draft of the same template about the same supersedes the older one; finals stay until a new final. */
  readonly status: 'draft' | 'final' | 'superseded';
  readonly createdAt: string;
  readonly createdBy: string;
  readonly pages: number;
  readonly pdf: SealedFile;
  readonly docx: SealedFile;
  /** The document model as JSON, so that an old filing can be drawn again exactly; with it, what it printed of the exhibits. */
  readonly model: SealedFile;
  /** SHA-256 over the template text and the facts it was filled from, the exhibits apart. */
  readonly basis: string;
  readonly findings: readonly Finding[];
}

/** A citation that prints other words today. */
export interface Moved {
  /** Evidence item, or a place in it (kit/citation.ts). */
  readonly source: string;
  readonly was: string;
  /** '' when it is no exhibit any more. */
  readonly now: string;
}

/** A group that was pleaded and is another today. */
export interface Regrouped {
  /** Numbers of its sellers as pleaded, `3, 17–19`; '' for a group that came since. */
  readonly was: string;
  /** Groups of today that hold any of them; '' when none does. The same numbers when only what ties them has changed. */
  readonly now: string;
}

/** As listed: whether the facts, the template, or anything it prints of the exhibits have changed since. */
export interface ListedFiling extends Filing {
  readonly stale: boolean;
  /** Citations whose label, piece, page or Bates number has moved since. */
  readonly moved: readonly Moved[];
  /** Groups it pleaded that have changed since. */
  readonly regrouped: readonly Regrouped[];
}

export interface TemplateChoice {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly language: 'en' | 'zh-CN';
  readonly paper: 'us-letter' | 'a4';
}

/** What a document is about: test purchases, each by its id or its order number. Nothing is the whole matter. */
export type About = readonly string[];

/** Rows of a schedule the page is sent; the rest is counted. */
const PREVIEW_ROWS = 200;

export interface Preview {
  /** Schedules cut to their first rows. */
  readonly document: Numbered;
  /** Rows left out, by schedule source (`storefronts` -> 9800). */
  readonly omitted: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** A copy of the document small enough to be sent after every keystroke. */
export function previewRows(document: Numbered): Pick<Preview, 'document' | 'omitted'> {
  const omitted: Record<string, number> = {};
  const cut = (block: ResolvedBlock): ResolvedBlock => {
    if (block.kind === 'landscape') return { ...block, blocks: block.blocks.map(cut) };
    if (block.kind !== 'schedule' || block.rows.length <= PREVIEW_ROWS) return block;
    omitted[block.source] = block.rows.length - PREVIEW_ROWS;
    return { ...block, rows: block.rows.slice(0, PREVIEW_ROWS) };
  };
  return { document: { ...document, blocks: document.blocks.map(cut) }, omitted };
}

/** Refused by one file system or another. */
const UNSAFE = new Set('<>:"/\\|?*');

/** File name for saving: the document and the matter, without what file systems refuse. */
export function fileName(matter: string, title: string, ending: string): string {
  const clean = (text: string) =>
    [...text]
      .map((char) => (char < ' ' || UNSAFE.has(char) ? ' ' : char))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80);
  return `${[clean(title), clean(matter)].filter(Boolean).join(' - ') || 'filing'}.${ending}`;
}
