/** What one rendering carries from block to block. */
import type { IRunOptions, Paragraph } from 'docx';
import { LAYOUTS, type Layout } from '../layout.ts';
import type { DocumentMeta, Images } from '../model.ts';
import type { Numbered, ResolvedBlock } from '../numbered.ts';
import { Bookmarks } from './fields.ts';
import { Lists } from './numbering.ts';

/** Where each anchor stands and how many pages there are, from the engine that laid the pages out. */
export interface Pages {
  readonly anchors: Readonly<Record<string, number>>;
  readonly total: number;
}

export type Schedule = Extract<ResolvedBlock, { kind: 'schedule' }>;

/** A table too large for docx objects, set aside to be written as text into the finished part. */
export interface SetAside {
  readonly schedule: Schedule;
  /** Width of the text where it stands, in twips. */
  readonly width: number;
}

export class Pen {
  readonly meta: DocumentMeta;
  readonly layout: Layout;
  readonly images: Images;
  readonly pages: Pages | undefined;
  readonly bookmarks = new Bookmarks();
  readonly lists = new Lists();
  readonly notes = new Map<number, readonly Paragraph[]>();
  readonly schedules: SetAside[] = [];
  /** The printed number of every anchor that can be cited; '' where the heading has none. */
  readonly targets: ReadonlyMap<string, string>;
  /** Width of the text on the present page, in twips: landscape pages are wider. */
  width = 0;
  /** A page break waits for the next paragraph, so that it leaves no empty line behind. */
  breakBefore = false;

  constructor(numbered: Numbered, images: Images, pages: Pages | undefined) {
    this.meta = numbered.meta;
    this.layout = LAYOUTS[numbered.meta.layout];
    this.images = images;
    this.pages = pages;
    this.targets = new Map(targets(numbered.blocks));
  }

  get chinese(): boolean {
    return this.meta.language === 'zh-CN';
  }

  takeBreak(): { pageBreakBefore?: true } {
    const waiting = this.breakBefore;
    this.breakBefore = false;
    return waiting ? { pageBreakBefore: true } : {};
  }

  /** Chinese has no italics: 楷体 stands out instead. */
  get emphasis(): Pick<IRunOptions, 'italics' | 'font'> {
    return this.chinese ? { font: { eastAsia: 'KaiTi' }, italics: false } : { italics: true };
  }
}

function* targets(blocks: readonly ResolvedBlock[]): Generator<readonly [string, string]> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield [block.anchor, block.number];
    else if (block.kind === 'numbered') {
      yield [block.anchor, String(block.number)];
      yield* targets(block.body);
    } else if (block.kind === 'list') for (const item of block.items) yield* targets(item);
    else if (block.kind === 'quote') yield* targets(block.children);
    else if (block.kind === 'landscape') yield* targets(block.blocks);
  }
}
