/**
 * What each layout looks like. Data only: PDF and DOCX read the same numbers, so the two files look alike. Lengths are in
 * points (1 in = 72 pt, 1 mm = 2.8346 pt); line pitch is from baseline to baseline.
 *
 * Sources: N.D. Ill. LR 5.2 (12 pt body, 11 pt footnotes, double spacing, 1 in margins), GB/T 9704-2012 (A4, margins 37/28/26/35 mm,
 * 三号 16 pt body, 二号 22 pt title, 四号 14 pt page number with dashes, first-line indent of two characters).
 */
import type { Language } from '../kit/messages.ts';
import type { LayoutName, Paper } from './model.ts';
import { chineseNumeral, letters, roman } from './numerals.ts';

const mm = (value: number) => Math.round((value / 25.4) * 7200) / 100;

export interface TextStyle {
  readonly font: 'serif' | 'sans';
  readonly size: number;
  readonly pitch: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly before: number;
  readonly after: number;
  readonly firstLine: number;
}

export type HeadingNumber = 'none' | 'roman' | 'upper-letter' | 'decimal' | 'cn' | 'cn-parens';

export interface HeadingStyle extends TextStyle {
  readonly number: HeadingNumber;
  /** True when the number stands on a line of its own above the words (COUNT I). */
  readonly numberAbove: boolean;
}

/** Families in order of preference: `pdf` are the fonts we ship, `word` the names an office has; Word takes one for each script. */
export interface FontFamilies {
  readonly pdf: readonly string[];
  readonly word: { readonly latin: string; readonly eastAsia: string };
}

export interface Layout {
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly fonts: { readonly serif: FontFamilies; readonly sans: FontFamilies };
  readonly body: TextStyle;
  /** Captions, party tables, signatures: single spaced. */
  readonly single: TextStyle;
  readonly quote: TextStyle & { readonly inset: number };
  readonly footnote: TextStyle;
  readonly title: TextStyle;
  readonly headings: { readonly 2: HeadingStyle; readonly 3: HeadingStyle; readonly 4: HeadingStyle; readonly count: HeadingStyle };
  readonly table: TextStyle;
  readonly schedule: TextStyle;
  /** Top-level ordered list items become numbered paragraphs of the pleading. */
  readonly numbersParagraphs: boolean;
  /** First line of a numbered paragraph: the number stands at `number`, the words begin at `text`; further lines are flush. */
  readonly numbered: { readonly number: number; readonly text: number };
  /** `hanging`: the marker stands left of the block; `inline`: the marker begins a paragraph with the body's first-line indent. */
  readonly list: { readonly style: 'hanging' | 'inline'; readonly inset: number; readonly width: number };
  /** Page number at the foot; `{n}` is the number, `{total}` how many there are. */
  readonly pageNumber: { readonly text: string; readonly size: number };
  /** Running footer and draft mark. */
  readonly footer: { readonly size: number };
  /** The character drawn down the right side of the parties in a caption. It is a rule, not a word. */
  readonly captionRule: string;
}

export const PAPER: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  'us-letter': { width: 612, height: 792 },
  a4: { width: mm(210), height: mm(297) },
};

const TINOS = 'Tinos';
const SERIF_SC = 'Noto Serif SC';
const SANS_SC = 'Noto Sans SC';

const usFonts: Layout['fonts'] = {
  serif: { pdf: [TINOS, SERIF_SC, SANS_SC], word: { latin: 'Times New Roman', eastAsia: 'SimSun' } },
  sans: { pdf: [TINOS, SANS_SC, SERIF_SC], word: { latin: 'Times New Roman', eastAsia: 'SimHei' } },
};
/** The Chinese font comes first so that “ ” … — are full width; it draws the digits too, which sit better between its characters. */
const cnFonts: Layout['fonts'] = {
  serif: { pdf: [SERIF_SC, TINOS, SANS_SC], word: { latin: 'Times New Roman', eastAsia: 'FangSong' } },
  sans: { pdf: [SANS_SC, SERIF_SC, TINOS], word: { latin: 'Times New Roman', eastAsia: 'SimHei' } },
};

const base: TextStyle = {
  font: 'serif',
  size: 12,
  pitch: 24,
  bold: false,
  italic: false,
  underline: false,
  align: 'left',
  before: 0,
  after: 0,
  firstLine: 0,
};

const usSingle: TextStyle = { ...base, pitch: 14, after: 6 };
const usHeading: HeadingStyle = { ...base, pitch: 16, bold: true, before: 8, after: 8, number: 'none', numberAbove: false };

const usPleading: Layout = {
  margins: { top: 72, right: 72, bottom: 72, left: 72 },
  fonts: usFonts,
  body: { ...base, firstLine: 36 },
  single: usSingle,
  quote: { ...usSingle, inset: 36, after: 10, align: 'justify' },
  footnote: { ...base, size: 11, pitch: 13, after: 4 },
  title: { ...base, size: 12, pitch: 18, bold: true, align: 'center', before: 14, after: 14 },
  headings: {
    2: { ...usHeading, align: 'center', number: 'roman' },
    3: { ...usHeading, number: 'upper-letter' },
    4: { ...usHeading, italic: true, number: 'decimal' },
    count: { ...usHeading, align: 'center', number: 'roman', numberAbove: true },
  },
  table: { ...base, size: 11, pitch: 13.5 },
  schedule: { ...base, size: 10, pitch: 12 },
  numbersParagraphs: true,
  numbered: { number: 36, text: 72 },
  list: { style: 'hanging', inset: 36, width: 36 },
  pageNumber: { text: '{n}', size: 12 },
  footer: { size: 9 },
  captionRule: ')',
};

const usSchedule: Layout = {
  ...usPleading,
  margins: { top: 72, right: 54, bottom: 60, left: 54 },
  body: { ...base, size: 11, pitch: 14, after: 6 },
  single: { ...base, size: 11, pitch: 13.5, after: 4 },
  quote: { ...base, size: 11, pitch: 13.5, after: 6, inset: 36 },
  title: { ...base, size: 13, pitch: 18, bold: true, align: 'center', before: 6, after: 10 },
  table: { ...base, size: 10, pitch: 12.5 },
  schedule: { ...base, size: 9.5, pitch: 11.5 },
  numbersParagraphs: false,
  list: { style: 'hanging', inset: 18, width: 24 },
  pageNumber: { text: '{n}', size: 11 },
};

/** CPR PD 5A (older text, to be checked): A4, margins of not less than 3.5 cm, pages numbered. */
const gbSchedule: Layout = { ...usSchedule, margins: { top: mm(35), right: mm(35), bottom: mm(35), left: mm(35) } };

const plain: Layout = {
  ...usPleading,
  body: { ...base, size: 11.5, pitch: 15.5, after: 7 },
  single: { ...base, size: 11.5, pitch: 14.5, after: 4 },
  quote: { ...base, size: 11, pitch: 14.5, after: 7, inset: 30 },
  title: { ...base, size: 15, pitch: 20, bold: true, before: 4, after: 12 },
  headings: {
    2: { ...usHeading, size: 12.5, pitch: 17, before: 10, after: 4 },
    3: { ...usHeading, size: 11.5, pitch: 15.5, before: 8, after: 3 },
    4: { ...usHeading, size: 11.5, pitch: 15.5, bold: false, italic: true, before: 6, after: 3 },
    count: { ...usHeading, size: 12.5, pitch: 17, before: 10, after: 4, number: 'roman' },
  },
  table: { ...base, size: 10.5, pitch: 13 },
  numbersParagraphs: false,
  list: { style: 'hanging', inset: 12, width: 24 },
  pageNumber: { text: '{n}', size: 10 },
};

const cnBase: TextStyle = { ...base, size: 16, pitch: 29, align: 'justify' };
const cnHeading: HeadingStyle = { ...cnBase, align: 'left', firstLine: 32, number: 'none', numberAbove: false };

const cnPleading: Layout = {
  margins: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) },
  fonts: cnFonts,
  body: { ...cnBase, firstLine: 32 },
  single: { ...cnBase, align: 'left' },
  quote: { ...cnBase, size: 15, pitch: 26, inset: 32 },
  footnote: { ...cnBase, size: 10.5, pitch: 15, after: 2 },
  title: { ...cnBase, font: 'serif', size: 22, pitch: 34, bold: true, align: 'center', before: 0, after: 18 },
  headings: {
    // 诉讼请求：, 事实与理由： carry no number of their own (see law/china.md section 2); what stands under them counts 一、（一）.
    2: { ...cnHeading, font: 'sans', bold: true },
    3: { ...cnHeading, font: 'sans', bold: true, number: 'cn' },
    4: { ...cnHeading, bold: true, number: 'cn-parens' },
    count: { ...cnHeading, font: 'sans', bold: true },
  },
  table: { ...cnBase, size: 12, pitch: 18, align: 'left' },
  schedule: { ...cnBase, size: 10.5, pitch: 15, align: 'left' },
  numbersParagraphs: false,
  numbered: { number: 32, text: 64 },
  list: { style: 'inline', inset: 32, width: 32 },
  pageNumber: { text: '— {n} —', size: 14 },
  footer: { size: 10.5 },
  captionRule: ')',
};

const cnSchedule: Layout = {
  ...cnPleading,
  margins: { top: mm(25), right: mm(20), bottom: mm(22), left: mm(22) },
  body: { ...cnBase, size: 12, pitch: 20, firstLine: 24 },
  single: { ...cnBase, size: 12, pitch: 20, align: 'left' },
  quote: { ...cnBase, size: 12, pitch: 18, inset: 24 },
  title: { ...cnBase, size: 20, pitch: 30, bold: true, align: 'center', after: 12 },
  headings: {
    2: { ...cnHeading, size: 14, pitch: 24, before: 6, firstLine: 0, font: 'sans', bold: true, number: 'cn' },
    3: { ...cnHeading, size: 12, pitch: 20, before: 2, firstLine: 24, bold: true, number: 'cn-parens' },
    4: { ...cnHeading, size: 12, pitch: 20, firstLine: 24, number: 'decimal' },
    count: { ...cnHeading, size: 14, pitch: 24, firstLine: 0, font: 'sans', bold: true },
  },
  table: { ...cnBase, size: 11, pitch: 16, align: 'left' },
  list: { style: 'inline', inset: 24, width: 24 },
  pageNumber: { text: '— {n} —', size: 12 },
};

/** Sheets of an exhibit set: no running page number, because the binder numbers its pages; half an inch stays clear at the top for the court's stamp. */
const exhibitSheet: Layout = {
  ...plain,
  margins: { top: 60, right: 60, bottom: 60, left: 60 },
  body: { ...base, size: 10.5, pitch: 14, after: 5 },
  single: { ...base, size: 10.5, pitch: 13.5, after: 3 },
  title: { ...base, size: 17, pitch: 22, bold: true, before: 0, after: 6 },
  headings: {
    ...plain.headings,
    2: { ...usHeading, size: 11.5, pitch: 15, before: 8, after: 2 },
    3: { ...usHeading, size: 10.5, pitch: 14, before: 6, after: 2 },
  },
  table: { ...base, size: 9.5, pitch: 12 },
  schedule: { ...base, size: 9, pitch: 11.5 },
  pageNumber: { text: '', size: 9 },
};

/** One line of the matter at the top, the exhibit's name large in the middle, its description below. */
const exhibitCover: Layout = {
  ...exhibitSheet,
  margins: { top: 72, right: 72, bottom: 72, left: 72 },
  body: { ...base, size: 12, pitch: 17, align: 'center', after: 4 },
  title: { ...base, size: 46, pitch: 54, bold: true, align: 'center', before: 175, after: 14 },
  headings: { ...exhibitSheet.headings, 2: { ...usHeading, size: 16, pitch: 22, bold: false, align: 'center', before: 10, after: 6 } },
};

const cnExhibitSheet: Layout = {
  ...cnSchedule,
  margins: { top: mm(22), right: mm(20), bottom: mm(22), left: mm(20) },
  body: { ...cnBase, size: 11, pitch: 18, align: 'left', firstLine: 0, after: 3 },
  single: { ...cnBase, size: 11, pitch: 17, align: 'left', after: 2 },
  title: { ...cnBase, size: 18, pitch: 28, bold: true, align: 'center', after: 8 },
  headings: {
    2: { ...cnHeading, size: 12.5, pitch: 20, before: 6, firstLine: 0, font: 'sans', bold: true },
    3: { ...cnHeading, size: 11, pitch: 18, before: 4, firstLine: 0, bold: true },
    4: { ...cnHeading, size: 11, pitch: 18, firstLine: 0 },
    count: { ...cnHeading, size: 12.5, pitch: 20, firstLine: 0, font: 'sans', bold: true },
  },
  table: { ...cnBase, size: 10, pitch: 15, align: 'left' },
  schedule: { ...cnBase, size: 9.5, pitch: 14, align: 'left' },
  pageNumber: { text: '', size: 9 },
};

const cnExhibitCover: Layout = {
  ...cnExhibitSheet,
  margins: { top: mm(28), right: mm(26), bottom: mm(28), left: mm(28) },
  body: { ...cnBase, size: 12, pitch: 19, align: 'center', firstLine: 0, after: 4 },
  title: { ...cnBase, font: 'sans', size: 44, pitch: 58, bold: true, align: 'center', before: 175, after: 14 },
  headings: {
    ...cnExhibitSheet.headings,
    2: { ...cnHeading, size: 17, pitch: 27, align: 'center', before: 10, after: 6, firstLine: 0 },
  },
};

/** Records printed for somebody else: every page says which of how many it is. */
const report: Layout = {
  ...exhibitSheet,
  schedule: { ...base, size: 8.5, pitch: 10.5 },
  pageNumber: { text: 'Page {n} of {total}', size: 9 },
};
const cnReport: Layout = {
  ...cnExhibitSheet,
  schedule: { ...cnBase, size: 9, pitch: 12.5, align: 'left' },
  pageNumber: { text: '第 {n} 页，共 {total} 页', size: 9 },
};

export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  'us-pleading': usPleading,
  'us-schedule': usSchedule,
  'gb-schedule': gbSchedule,
  'cn-pleading': cnPleading,
  'cn-schedule': cnSchedule,
  plain,
  'exhibit-sheet': exhibitSheet,
  'exhibit-cover': exhibitCover,
  'cn-exhibit-sheet': cnExhibitSheet,
  'cn-exhibit-cover': cnExhibitCover,
  report,
  'cn-report': cnReport,
};

/** Colours and marks, the same in every layout. `gap` is a highlighter's yellow; `sealed` a light shade under the words the public version loses. */
export const COLOURS = { gap: 'FFF176', sealed: 'E3E7EE', rule: '000000', tableHead: 'F0F0F0' } as const;

/** Words the exporters add in the margin of a draft, outside the words of the document. */
export const DRAFT_MARK: Readonly<Record<Language, string>> = { en: 'DRAFT – not for filing', 'zh-CN': '草稿（不得提交）' };

const HEADING_NUMBERS: Readonly<Record<HeadingNumber, (n: number) => string>> = {
  none: () => '',
  roman: (n) => `${roman(n)}.`,
  'upper-letter': (n) => `${letters(n)}.`,
  decimal: (n) => `${n}.`,
  cn: (n) => `${chineseNumeral(n)}、`,
  'cn-parens': (n) => `（${chineseNumeral(n)}）`,
};

/** The printed number of the n-th heading of its level: `I.`, `A.`, `一、`; `COUNT I` for counts. Empty where the layout numbers none. */
export function headingNumber(layout: Layout, level: 1 | 2 | 3 | 4 | 'count', n: number): string {
  if (level === 1) return '';
  const style = layout.headings[level].number;
  if (level === 'count' && style === 'roman') return `COUNT ${roman(n)}`;
  return HEADING_NUMBERS[style](n);
}

/** The printed number of a numbered paragraph. */
export const paragraphMarker = (n: number): string => `${n}.`;
