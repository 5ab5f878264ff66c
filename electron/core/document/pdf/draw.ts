/** From the numbered document to the data the Typst library draws. Strings only; no source is ever generated. */
import { type Finding, finding } from '../../kit/finding.ts';
import { gapText } from '../../kit/gap.ts';
import { heldPieces } from '../held.ts';
import { COLOURS, DRAFT_MARK, LAYOUTS, type Layout, PAPER, paragraphMarker } from '../layout.ts';
import { leadsToSignature } from '../leads-to-signature.ts';
import type { Images } from '../model.ts';
import type { BlockKind, InlineKind, Numbered, ResolvedBlock, ResolvedInline } from '../numbered.ts';
import { exhibitText, plainText } from '../text.ts';
import { faultOfImage } from './image.ts';
import { Ink } from './ink.ts';
import type { FontSet } from './metrics.ts';
import { type Ruler, type SetSchedule, setSchedule } from './schedule.ts';

/** Addresses a reader may follow, and places in an exhibit set, which the binding puts in. */
const LEADS = /^(https?:\/\/|mailto:|binder:)/i;

const ENDING = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const;

export type DrawnBlock = { readonly k: string; readonly [field: string]: unknown } | SetSchedule;

export interface Drawn {
  /** Everything but the blocks: layout, fonts, meta. */
  readonly frame: Readonly<Record<string, unknown>>;
  readonly layout: Layout;
  readonly blocks: readonly DrawnBlock[];
  /** Image files the blocks name, by file name, each with its key. */
  readonly files: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly key: string }>;
  readonly findings: readonly Finding[];
}

/** The width blocks are drawn in, in points; landscape pages are wider. */
interface Place {
  readonly width: number;
  readonly wide: number;
}

type Of<K extends BlockKind> = Extract<ResolvedBlock, { kind: K }>;
/** The member of the union that draws kind K (one member stands for strong, emphasis, underline and sealed). */
type InlineOf<K extends InlineKind, One = ResolvedInline> = One extends { kind: unknown } ? (K extends One['kind'] ? One : never) : never;

/** `spoiled` are images the engine could not decode, with what it said. */
export function draw(numbered: Numbered, images: Images, fonts: FontSet, spoiled: ReadonlyMap<string, string> = new Map()): Drawn {
  const { meta } = numbered;
  const layout = LAYOUTS[meta.layout];
  const paper = PAPER[meta.paper];
  const ink = new Ink(fonts);
  const findings: Finding[] = [];
  const files = new Map<string, { bytes: Uint8Array; key: string }>();
  const names = new Map<string, string>();
  const families = layout.fonts[layout.schedule.font].pdf;
  const ruler = makeRuler(fonts, families, layout.schedule.size);
  const t = (text: string) => ink.text(text);
  const flat = (text: string) => t(text).replace(/\s*\n\s*/g, ' ');
  const pieces = (text: string) => (meta.language === 'zh-CN' ? breakable(text) : [text]).map(heldPieces);
  let schedules = 0;

  const inlineTable = {
    text: (one) => ({ k: 'text', t: pieces(flat(one.text)) }),
    value: (one) => ({ k: 'value', t: pieces(t(one.text)) }),
    gap: (one) => ({ k: 'gap', t: flat(gapText(one.label)) }),
    break: () => ({ k: 'break' }),
    strong: (one) => ({ k: 'strong', c: inlines(one.children) }),
    emphasis: (one) => ({ k: 'emphasis', c: inlines(one.children) }),
    underline: (one) => ({ k: 'underline', c: inlines(one.children) }),
    sealed: (one) => ({ k: 'sealed', c: inlines(one.children) }),
    link: (one) => ({ k: 'link', href: LEADS.test(one.href) ? flat(one.href) : '', c: inlines(one.children) }),
    'paragraph-ref': (one) => ({ k: 'paragraph-ref', a: one.anchor, t: flat(one.text) }),
    // What a word joiner holds together is kept on one line too, and the joiner stays out of the text layer.
    'exhibit-ref': (one) => ({
      k: 'exhibit-ref',
      t: exhibitText(one, meta.language)
        .split(/(\S*\u2060\S*)/)
        .map(flat),
    }),
    footnote: (one) => ({ k: 'footnote', n: String(one.number), c: inlines(one.children) }),
  } as const satisfies { readonly [K in InlineKind]: (one: InlineOf<K>) => object };
  const inlines = (all: readonly ResolvedInline[]): object[] =>
    all.map((one) => (inlineTable[one.kind] as (one: ResolvedInline) => object)(one));
  const lines = (all: readonly (readonly ResolvedInline[])[]) => all.map(inlines);

  const blockTable = {
    caption: (one) => ({
      k: 'caption',
      court: lines(one.court),
      sides: one.sides.map((side) => ({ names: lines(side.names), role: flat(side.role) })),
      versus: flat(one.versus),
      data: lines(one.data),
    }),
    'title-block': (one) => ({ k: 'title-block', above: lines(one.above), c: inlines(one.title), below: lines(one.below) }),
    'party-table': (one) => ({ k: 'party-table', rows: one.rows.map((row) => ({ label: flat(row.label), lines: lines(row.lines) })) }),
    heading: (one) => ({ k: 'heading', level: one.level, role: one.role, number: one.number, a: one.anchor, c: inlines(one.children) }),
    paragraph: (one) => ({ k: 'paragraph', align: one.align, indent: one.indent, c: inlines(one.children) }),
    numbered: (one, place) => ({
      k: 'numbered',
      number: paragraphMarker(one.number),
      a: one.anchor,
      c: inlines(one.children),
      body: blocks(one.body, narrower(place, layout.numbered.number)),
    }),
    list: (one, place) => ({
      k: 'list',
      markers: one.markers,
      items: one.items.map((item) =>
        blocks(item, layout.list.style === 'inline' ? place : narrower(place, layout.list.inset + layout.list.width)),
      ),
    }),
    quote: (one, place) => ({ k: 'quote', c: blocks(one.children, narrower(place, 2 * layout.quote.inset)) }),
    table: (one) => {
      const cells = (row: (typeof one.rows)[number]) =>
        row.map((cell) => ({
          c: inlines(cell.children),
          align: cell.align ?? 'left',
          // A cell this long may not fit a page; a shorter one stays in one piece.
          long: plainText(cell.children, meta.language).length > 1200,
        }));
      return {
        k: 'table',
        caption: one.caption && inlines(one.caption),
        widths: one.widths,
        head: cells(one.head),
        rows: one.rows.map(cells),
        totals: one.totals,
      };
    },
    schedule: (one, place) => setSchedule(one, schedules++, one.caption && inlines(one.caption), place.width, layout, ruler, ink),
    signature: (one) => ({ k: 'signature', align: one.align, lines: lines(one.lines) }),
    toc: (one) => ({
      k: 'toc',
      title: flat(one.title),
      entries: one.entries.map((entry) => ({
        level: entry.level,
        number: entry.number,
        text: flat(entry.text),
        a: entry.anchor,
        // Short Latin numbers hang in a column; long ones (COUNT I) and Chinese ones run on.
        room: /^[A-Z0-9]{1,5}\.$/.test(entry.number) ? 30 : 0,
        gap: /[、）]$/.test(entry.number) ? '' : ' ',
      })),
    }),
    'page-break': () => ({ k: 'page-break' }),
    landscape: (one, place) => ({ k: 'landscape', c: blocks(one.blocks, { width: place.wide, wide: place.wide }) }),
    figure: (one) => ({
      k: 'figure',
      file: imageFile(one.image, one.alt),
      alt: flat(one.alt),
      width: Math.min(Math.max(one.width, 0.05), 1),
      caption: one.caption && inlines(one.caption),
    }),
  } as const satisfies { readonly [K in BlockKind]: (one: Of<K>, place: Place) => DrawnBlock };
  const blocks = (all: readonly ResolvedBlock[], place: Place): DrawnBlock[] =>
    all.map((one, at) => {
      const drawn = (blockTable[one.kind] as (one: ResolvedBlock, place: Place) => DrawnBlock)(one, place);
      return leadsToSignature(all, at, meta.language) ? { ...drawn, stays: true } : drawn;
    });

  /** File name of an image that can be printed, '' with a finding for one that cannot. */
  function imageFile(key: string, alt: string): string {
    const known = names.get(key);
    if (known !== undefined) return known;
    const image = images.get(key);
    const fault = image && (faultOfImage(image) ?? spoiled.get(key));
    if (!image) findings.push(finding('error', 'document', 'document.missing-image', { image: key.slice(0, 12), alt }));
    else if (fault) findings.push(finding('error', 'document', 'document.bad-image', { image: key.slice(0, 12), alt, reason: fault }));
    const name = image && !fault ? `image-${names.size}.${ENDING[image.type]}` : '';
    if (image && name !== '') files.set(name, { bytes: image.bytes, key });
    names.set(key, name);
    return name;
  }

  const { left, right } = layout.margins;
  const drawn = blocks(numbered.blocks, { width: paper.width - left - right, wide: paper.height - left - right });
  const frame = {
    ...layout,
    fonts: { serif: typstFonts(layout.fonts.serif.pdf), sans: typstFonts(layout.fonts.sans.pdf) },
    lang: meta.language === 'zh-CN' ? 'zh' : 'en',
    region: meta.language === 'zh-CN' ? 'cn' : 'us',
    paper,
    indent: layout.body.firstLine || layout.body.size * 2,
    colours: COLOURS,
    meta: {
      title: flat(meta.title) || 'Document',
      author: flat(meta.author),
      subject: flat(meta.subject),
      date: meta.date.slice(0, 10).split('-').map(Number),
      footer: flat(meta.footer),
      mark: meta.draft ? DRAFT_MARK[meta.language] : '',
    },
  };
  return { frame, layout, blocks: drawn, files, findings: [...findings, ...ink.findings()] };
}

/**
 * In a Chinese line a long code (a credit code, an ID number) may be parted, as Word does it there; else the line before it is torn
 * apart to fill the measure. Four characters of the code stay together at either end, with the words beside them.
 */
function breakable(text: string): string[] {
  const mark = '\ue000';
  const marked = text.replace(/(?=[A-Za-z]*\d)[A-Za-z0-9]{13,}/g, (code) => code.replace(/(?<=\w{4})(?=\w{4})/g, mark));
  return marked.split(mark);
}

const narrower = (place: Place, by: number): Place => ({ width: place.width - by, wide: place.wide - by });

/** In a Chinese text the Latin font draws letters and digits, and leaves the quotes, dashes and dots both scripts share to the Chinese one. */
function typstFonts(families: readonly string[]): readonly (string | { name: string; covers: string })[] {
  const chinese = families[0]?.startsWith('Noto') ?? false;
  return chinese ? [{ name: 'Tinos', covers: 'latin-in-cjk' }, ...families] : families;
}

const SHARED = new Set('·–—‘’“”‥…‧⸺'.split('').map((character) => character.codePointAt(0) ?? 0));

function makeRuler(fonts: FontSet, families: readonly string[], size: number): Ruler {
  const chinese = families[0]?.startsWith('Noto') ?? false;
  const make = (bold: boolean) => {
    const listed = fonts.advances(families, bold);
    if (!chinese) return (codePoint: number) => listed(codePoint) * size;
    const latin = fonts.advances(['Tinos', ...families], bold);
    return (codePoint: number) => (SHARED.has(codePoint) ? listed(codePoint) : latin(codePoint)) * size;
  };
  return { regular: make(false), bold: make(true) };
}
