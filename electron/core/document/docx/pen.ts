/** What one rendering carries from block to block. */
import type { IRunOptions, Paragraph } from 'docx';
import { LAYOUTS, type Layout } from '../layout.ts';
import type { DocumentMeta, Images } from '../model.ts';
import type { Numbered, ResolvedBlock } from '../numbered.ts';
import { Bookmarks } from './fields.ts';
import { type HeadingNumbered, Lists } from './numbering.ts';

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
  readonly lists: Lists;
  readonly notes = new Map<number, readonly Paragraph[]>();
  readonly schedules: SetAside[] = [];
  /** The printed number of every anchor that can be cited; '' where the heading has none. */
  readonly targets: ReadonlyMap<string, string>;
  /**
   * Levels of headings of which one is cited as 二 where 二、 is printed. Word's \n takes only a full stop off a number, so at these
   * levels the list counts 二 and each heading writes its 、 itself.
   */
  readonly bare: ReadonlySet<HeadingNumbered>;
  /** The family of the paragraph that is being drawn, for marks that need their font named. */
  face: 'serif' | 'sans' = 'serif';
  /** Width of the text on the present page, in twips: landscape pages are wider. */
  width = 0;
  /** A page break waits for the next paragraph, so that it leaves no empty line behind. */
  breakBefore = false;

  constructor(numbered: Numbered, images: Images, pages: Pages | undefined) {
    this.meta = numbered.meta;
    this.layout = LAYOUTS[numbered.meta.layout];
    this.images = images;
    this.pages = pages;
    const all = [...targets(numbered.blocks)];
    this.targets = new Map(all.map((it) => [it.anchor, String(it.number)]));
    const cited = new Set(citations(numbered.blocks));
    this.bare = new Set(
      all.flatMap((it) =>
        it.kind === 'heading' && it.level !== 1 && it.role !== 'count' && it.number.endsWith('、') && cited.has(it.anchor)
          ? [it.level]
          : [],
      ),
    );
    this.lists = new Lists(this.bare);
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

/** Every inline lies somewhere in this plain JSON; rows of schedules hold none. */
function* citations(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && value.kind === 'schedule') return;
  if ('kind' in value && value.kind === 'paragraph-ref' && 'anchor' in value) yield String(value.anchor);
  for (const child of Object.values(value)) if (typeof child === 'object') yield* citations(child);
}

type Target = Extract<ResolvedBlock, { kind: 'heading' | 'numbered' }>;

/** Headings and numbered paragraphs, which references can cite. */
function* targets(blocks: readonly ResolvedBlock[]): Generator<Target> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield block;
    else if (block.kind === 'numbered') {
      yield block;
      yield* targets(block.body);
    } else if (block.kind === 'list') for (const item of block.items) yield* targets(item);
    else if (block.kind === 'quote') yield* targets(block.children);
    else if (block.kind === 'landscape') yield* targets(block.blocks);
  }
}
