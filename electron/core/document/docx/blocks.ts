/** Blocks as Word paragraphs and tables: one entry for every kind, so a new kind does not compile until it is drawn here. */
import {
  type FileChild,
  ImageRun,
  InternalHyperlink,
  type IParagraphOptions,
  LeaderType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { leadsToSignature } from '../leads-to-signature.ts';
import type { BlockKind, ResolvedBlock, ResolvedInline } from '../numbered.ts';
import { field, fieldEnd, fieldStart } from './fields.ts';
import { drawInlines, textRuns } from './inlines.ts';
import { type ListInstance, twips } from './numbering.ts';
import type { Pen } from './pen.ts';
import { pixels } from './pixels.ts';
import { setAside } from './schedule.ts';
import { ALIGN, captionTable, partyTable, writtenTable } from './tables.ts';

/** Where a block stands: how far in, in points, and in which style its plain paragraphs are. */
interface Place {
  readonly left: number;
  readonly style: 'BodyText' | 'BlockQuote';
  /** The list whose marker the next paragraph carries. */
  readonly marker?: ListInstance;
  /** True inside a numbered paragraph or a list item, where plain paragraphs have no first-line indent of their own. */
  readonly nested: boolean;
  /** How far the markers of a list stand in from here; a list within a list stands flush with the words above it. */
  readonly inset?: 0;
  /** True for the words just before a signature, which must not stand on a page by itself. */
  readonly keepNext?: boolean;
}

type Of<K extends BlockKind> = Extract<ResolvedBlock, { kind: K }>;
type Table = { [K in BlockKind]: (block: Of<K>, place: Place, pen: Pen) => FileChild[] };

const draw = {
  caption: (it, _, pen) => [...lines('CaptionCourt', it.court, pen), space(24, pen), captionTable(it, pen), space(6, pen)],
  'title-block': (it, _, pen) => [
    ...lines('TitleLine', it.above, pen),
    paragraph({ style: 'Title' }, it.title, pen),
    ...lines('TitleLine', it.below, pen),
  ],
  'party-table': (it, _, pen) => [...titled(null, pen), partyTable(it, pen), below(pen.layout.table.pitch, pen)],
  heading: (it, _, pen) => {
    const style = it.role === 'count' ? 'CountHeading' : `Heading${it.level}`;
    const bare = it.role !== 'count' && it.level !== 1 && it.number.endsWith('、') && pen.bare.has(it.level);
    const numbering = pen.lists.heading(it.role === 'count' ? 'count' : it.level);
    const { font } = it.role === 'count' ? pen.layout.headings.count : it.level === 1 ? pen.layout.title : pen.layout.headings[it.level];
    pen.face = font;
    // A table of contents made without \x takes the break below a count's number for a space.
    const first: ParagraphChild[] = bare
      ? textRuns('、', {}, pen)
      : it.role === 'count' && it.number !== '' && pen.layout.headings.count.numberAbove
        ? [new TextRun({ break: 1 })]
        : [];
    const heading = new Paragraph({
      style,
      ...pen.takeBreak(),
      ...(numbering ? { numbering } : {}),
      children: [...first, ...pen.bookmarks.around(it.anchor, drawInlines(it.children, {}, pen))],
    });
    pen.face = 'serif';
    return [heading];
  },
  paragraph: (it, place, pen) => {
    const firstLine =
      it.indent === 'indent'
        ? pen.layout.body.firstLine || 36
        : it.indent === 'flush' || place.nested || place.style === 'BlockQuote'
          ? 0
          : pen.layout.body.firstLine;
    const indent =
      it.indent === 'hanging'
        ? { left: twips(place.left + 36), hanging: twips(36) }
        : { left: twips(place.left + quoteInset(place, pen)), firstLine: twips(firstLine) };
    const alignment = it.align ? { alignment: ALIGN[it.align] } : {};
    // A centred or right-aligned line would be pushed off its place by a first-line indent.
    const centred = it.align === 'center' || it.align === 'right' ? { ...indent, firstLine: 0 } : indent;
    const where = place.marker ? { numbering: place.marker } : { indent: centred };
    return [paragraph({ style: place.style, ...kept(place.keepNext === true), ...alignment, ...where }, it.children, pen)];
  },
  numbered: (it, place, pen) => [
    new Paragraph({
      style: 'PleadingParagraph',
      ...kept(place.keepNext === true && it.body.length === 0),
      ...pen.takeBreak(),
      children: pen.bookmarks.around(it.anchor, drawInlines(it.children, {}, pen)),
    }),
    ...drawBlocks(it.body, { ...place, left: place.left + pen.layout.numbered.number, nested: true }, pen),
  ],
  list: (it, place, pen) => {
    const { style, inset, width } = pen.layout.list;
    const marker = pen.lists.open(it, pen.layout, place.left, place.inset ?? inset);
    const within: Place =
      style === 'hanging' ? { ...place, left: place.left + (place.inset ?? inset) + width, inset: 0, nested: true } : place;
    return it.items.flatMap((item) => listItem(item, within, marker, pen));
  },
  quote: (it, place, pen) => drawBlocks(it.children, { ...place, style: 'BlockQuote', nested: true }, pen),
  table: (it, _, pen) => [...titled(it.caption, pen), writtenTable(it, pen), below(pen.layout.table.pitch, pen)],
  schedule: (it, _, pen) => [
    ...titled(it.caption, pen),
    setAside({ schedule: it, width: pen.width }, pen),
    below(pen.layout.schedule.pitch, pen),
  ],
  signature: (it, _, pen) => {
    // English signature blocks stand in the right half of the page; Chinese ones end at the right margin.
    const right = pen.chinese
      ? { alignment: ALIGN.right, indent: { right: twips(pen.layout.single.size * 2) } }
      : { indent: { left: Math.round(pen.width / 2) } };
    const above = { spacing: { before: twips(pen.layout.single.pitch) } };
    return it.lines.map((line, i) => {
      const keepNext = kept(i < it.lines.length - 1);
      return paragraph({ style: 'Signature', ...keepNext, ...(i === 0 ? above : {}), ...(it.align === 'right' ? right : {}) }, line, pen);
    });
  },
  toc: (it, _, pen) => contents(it, pen),
  'page-break': (_, __, pen) => {
    pen.breakBefore = true;
    return [];
  },
  // Landscape pages are sections, which the pages room cuts at the top level; deeper down only the words remain.
  landscape: (it, place, pen) => drawBlocks(it.blocks, place, pen),
  figure: (it, _, pen) => [...figure(it, pen), ...(it.caption ? [paragraph({ style: 'FigureCaption' }, it.caption, pen)] : [])],
} satisfies Table;

/** Room after a table, told apart from other paragraphs because at the end of a section it must not spill onto an empty page. */
class Space extends Paragraph {}

/** The blocks of one section. Word wants a paragraph after a last table; it gets one of no height. */
export function drawSection(blocks: readonly ResolvedBlock[], pen: Pen): FileChild[] {
  const children = drawBlocks(blocks, { left: 0, style: 'BodyText', nested: false }, pen);
  return children.at(-1) instanceof Space ? [...children.slice(0, -1), new Paragraph({ style: 'Spacer' })] : children;
}

function drawBlocks(blocks: readonly ResolvedBlock[], place: Place, pen: Pen): FileChild[] {
  return blocks.flatMap((block, i) => {
    const keepNext = leadsToSignature(blocks, i, pen.meta.language);
    return (draw[block.kind] as (...all: unknown[]) => FileChild[])(
      block,
      place.keepNext === keepNext ? place : { ...place, keepNext },
      pen,
    );
  });
}

function paragraph(options: Omit<IParagraphOptions, 'children'>, inlines: readonly ResolvedInline[], pen: Pen): Paragraph {
  return new Paragraph({ ...options, ...pen.takeBreak(), children: drawInlines(inlines, {}, pen) });
}

const lines = (style: string, all: readonly (readonly ResolvedInline[])[], pen: Pen) => all.map((line) => paragraph({ style }, line, pen));
/** Room before or after a table, in points: Word gives tables no spacing, and joins two that have no paragraph between them. */
const space = (points: number, pen: Pen, keepNext = false) =>
  new Space({ style: 'Spacer', ...kept(keepNext), spacing: { before: twips(Math.max(0, points - 1)) }, ...pen.takeBreak() });
/** Room below a table, less what the first line of the body brings along. */
const below = (points: number, pen: Pen) => space(points - (pen.layout.body.pitch - pen.layout.body.size), pen);
/** What stands above a table: its title, or some room. Either begins the page for it when a break is due, and never stays behind alone. */
const titled = (title: readonly ResolvedInline[] | null, pen: Pen) =>
  title ? [paragraph({ style: 'Caption' }, title, pen)] : [space(pen.layout.table.size, pen, true)];
/** Said only where it is so: docx writes the opposite out too. */
const kept = (keepNext: boolean) => (keepNext ? { keepNext } : {});
const quoteInset = (place: Place, pen: Pen) => (place.style === 'BlockQuote' ? pen.layout.quote.inset : 0);

/** The first paragraph of an item carries the marker; an item that begins with anything else gets a line for it. */
function listItem(item: readonly ResolvedBlock[], place: Place, marker: ListInstance, pen: Pen): FileChild[] {
  const [first, ...rest] = item;
  if (first?.kind === 'paragraph') return [...drawBlocks([first], { ...place, marker }, pen), ...drawBlocks(rest, place, pen)];
  return [new Paragraph({ style: place.style, ...pen.takeBreak(), numbering: marker }), ...drawBlocks(item, place, pen)];
}

/** A TOC field whose entries and page numbers are already there, as Word would write them itself. */
function contents(it: Of<'toc'>, pen: Pen): FileChild[] {
  const start = fieldStart(`TOC \\o "2-${it.depth}" \\h \\z \\u`);
  const tabStops = [{ type: TabStopType.RIGHT, position: pen.width, leader: LeaderType.DOT }];
  const entries = it.entries.map((entry, i) => {
    const anchor = pen.bookmarks.name(entry.anchor);
    const label = [entry.number, entry.text].filter((part) => part !== '').join(pen.chinese ? '' : ' ');
    const page = field(`PAGEREF ${anchor} \\h`, textRuns(String(pen.pages?.anchors[entry.anchor] ?? ''), {}, pen));
    const children = [...textRuns(label.replaceAll('\n', ' '), {}, pen), new TextRun({ children: [new Tab()] }), ...page];
    return new Paragraph({
      style: `TOC${entry.level}`,
      tabStops,
      children: [
        ...(i === 0 ? start : []),
        new InternalHyperlink({ anchor, children }),
        ...(i === it.entries.length - 1 ? [fieldEnd()] : []),
      ],
    });
  });
  const title = new Paragraph({ style: 'TOCHeading', ...pen.takeBreak(), children: textRuns(it.title, {}, pen) });
  return [title, ...(entries.length > 0 ? entries : [new Paragraph({ children: [...start, fieldEnd()] })])];
}

/** Drawn for a picture that is not there: white, and framed. Whoever edits the file can put the right one in its place. */
const BLANK = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);
const BLANK_HEIGHT = 60;
const FRAME = { type: 'solidFill', solidFillType: 'rgb', value: '808080', width: 6350 } as const;

function figure(it: Of<'figure'>, pen: Pen): FileChild[] {
  const image = pen.images.get(it.image);
  const size = image && pixels(image.bytes);
  // docx counts in pixels, of which there are 96 to the inch.
  const width = (pen.width / 15) * Math.min(1, Math.max(0.05, it.width));
  const altText = { name: it.alt, description: it.alt, title: it.alt };
  const run =
    image && size && image.type !== 'image/svg+xml'
      ? new ImageRun({
          type: image.type === 'image/png' ? 'png' : 'jpg',
          data: image.bytes,
          transformation: { width: Math.round(width), height: Math.round((width * size.height) / size.width) },
          altText,
        })
      : new ImageRun({
          type: 'png',
          data: BLANK,
          transformation: { width: Math.round(width), height: Math.round((BLANK_HEIGHT * 96) / 72) },
          altText,
          outline: FRAME,
        });
  return [new Paragraph({ style: 'Figure', ...kept(it.caption !== null), ...pen.takeBreak(), children: [run] })];
}
