/**
 * Live numbering. Headings are one multi-level list and numbered paragraphs another, both bound to their styles, so whoever
 * deletes a count or applies the style gets the right numbers from Word itself. Every other list is an instance of its own.
 */
import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';
import type { HeadingNumber, Layout } from '../layout.ts';
import type { List } from '../model.ts';

export const HEADINGS = 'headings';
export const COUNTS = 'counts';
export const PLEADING = 'pleading';
/** Level of a heading in its list. Level 1 has no number and only starts the sections afresh; counts are a list of their own. */
export const HEADING_LEVEL = { 1: 0, 2: 1, 3: 2, 4: 3 } as const;

export const twips = (points: number) => Math.round(points * 20);

type Level = Pick<ILevelsOptions, 'format' | 'text' | 'suffix'> & { readonly text: string };
const place = (level: number) => `%${level + 1}`;

const HEADING_FORMATS: Readonly<Record<HeadingNumber, (level: number) => Required<Level>>> = {
  none: () => ({ format: LevelFormat.NONE, text: '', suffix: LevelSuffix.NOTHING }),
  roman: (n) => ({ format: LevelFormat.UPPER_ROMAN, text: `${place(n)}.`, suffix: LevelSuffix.SPACE }),
  'upper-letter': (n) => ({ format: LevelFormat.UPPER_LETTER, text: `${place(n)}.`, suffix: LevelSuffix.SPACE }),
  decimal: (n) => ({ format: LevelFormat.DECIMAL, text: `${place(n)}.`, suffix: LevelSuffix.SPACE }),
  cn: (n) => ({ format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: `${place(n)}、`, suffix: LevelSuffix.NOTHING }),
  'cn-parens': (n) => ({ format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: `（${place(n)}）`, suffix: LevelSuffix.NOTHING }),
};

const headingLevels = ({ headings }: Layout, bare: ReadonlySet<HeadingNumbered>): ILevelsOptions[] => [
  { level: 0, start: 1, ...HEADING_FORMATS.none(0), style: { style: 'Heading1' } },
  ...([2, 3, 4] as const).map((at) => {
    const level = HEADING_LEVEL[at];
    const { text, ...format } = HEADING_FORMATS[headings[at].number](level);
    return { level, start: 1, ...format, text: bare.has(at) ? text.replace(/、$/, '') : text, style: { style: `Heading${at}` } };
  }),
];

function countLevel({ headings }: Layout): ILevelsOptions {
  const { number, numberAbove } = headings.count;
  const suffix = numberAbove ? LevelSuffix.NOTHING : LevelSuffix.SPACE;
  const roman: Level = { format: LevelFormat.UPPER_ROMAN, text: 'COUNT %1', suffix };
  return { level: 0, start: 1, ...(number === 'roman' ? roman : HEADING_FORMATS[number](0)), style: { style: 'CountHeading' } };
}

const MARKERS: Readonly<Record<List['marker'], Level>> = {
  bullet: { format: LevelFormat.BULLET, text: '•' },
  decimal: { format: LevelFormat.DECIMAL, text: '%1.' },
  letter: { format: LevelFormat.LOWER_LETTER, text: '(%1)' },
  'upper-letter': { format: LevelFormat.UPPER_LETTER, text: '%1.' },
  cn: { format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、' },
};

export interface ListInstance {
  readonly reference: string;
  readonly level: number;
  readonly instance: number;
  /** Without it docx would put the paragraph into the style "List Paragraph". */
  readonly custom: true;
}

/** The levels of headings that can carry a number. */
export type HeadingNumbered = 2 | 3 | 4;

/** Hands out lists. Two lists never share an instance, or the second would go on counting where the first stopped. */
export class Lists {
  readonly #levels = new Map<string, ILevelsOptions[]>();
  #instances = 0;
  /** Levels of headings Word has counted since the last heading above them, and those whose next heading must say that it is the first. */
  readonly #counted = new Set<HeadingNumbered>();
  readonly #stale = new Set<HeadingNumbered>();
  readonly #bare: ReadonlySet<HeadingNumbered>;
  /** The level in the list of headings of each instance of it, in the order docx writes them. */
  readonly restarts: number[] = [];

  /** `bare` are the levels whose headings write the 、 after their number themselves. */
  constructor(bare: ReadonlySet<HeadingNumbered>) {
    this.#bare = bare;
  }

  /** `left` is where the block around the list begins and `inset` how far in its markers stand, in points. */
  open(list: Pick<List, 'marker' | 'start'>, layout: Layout, left: number, inset: number): ListInstance {
    const { style, width } = layout.list;
    const reference = `${list.marker}-${list.start}-${left}-${inset}`;
    const hanging = { left: twips(left + inset + width), hanging: twips(width) };
    const inline = { left: twips(left), firstLine: twips(inset) };
    if (!this.#levels.has(reference)) {
      this.#levels.set(reference, [
        {
          level: 0,
          start: list.start,
          alignment: AlignmentType.LEFT,
          ...MARKERS[list.marker],
          suffix: style === 'hanging' ? LevelSuffix.TAB : list.marker === 'cn' ? LevelSuffix.NOTHING : LevelSuffix.SPACE,
          style: { paragraph: { indent: style === 'hanging' ? hanging : inline } },
        },
      ]);
    }
    return this.#instance(reference, 0);
  }

  /**
   * The numbering a heading needs beyond its style. Word starts subsections afresh under a section by itself. Under a count, which is
   * another list, the first of them must say so; and so must the first heading of a level that one below it has skipped, because Word
   * may have counted the missing one.
   */
  heading(level: 1 | 2 | 3 | 4 | 'count'): ListInstance | null {
    if (level === 'count') {
      for (const lower of [3, 4] as const) if (this.#counted.has(lower)) this.#stale.add(lower);
      return null;
    }
    const restart = this.#stale.has(level as HeadingNumbered);
    for (const at of [2, 3, 4] as const) {
      if (at >= level) {
        this.#counted.delete(at);
        this.#stale.delete(at);
      } else if (!this.#counted.has(at)) this.#stale.add(at);
    }
    if (level > 1) this.#counted.add(level as HeadingNumbered);
    if (!restart) return null;
    this.restarts.push(HEADING_LEVEL[level]);
    return this.#instance(HEADINGS, HEADING_LEVEL[level]);
  }

  #instance(reference: string, level: number): ListInstance {
    this.#instances += 1;
    return { reference, level, instance: this.#instances, custom: true };
  }

  /** Everything the document numbers, to be handed to docx once all blocks are drawn. */
  config(layout: Layout): INumberingOptions {
    const pleading: ILevelsOptions = {
      level: 0,
      start: 1,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      suffix: LevelSuffix.TAB,
      style: { style: 'PleadingParagraph' },
    };
    const lists = [...this.#levels].map(([reference, levels]) => ({ reference, levels }));
    return {
      config: [
        { reference: HEADINGS, levels: headingLevels(layout, this.#bare) },
        { reference: COUNTS, levels: [countLevel(layout)] },
        { reference: PLEADING, levels: [pleading] },
        ...lists,
      ],
    };
  }
}

/**
 * What docx cannot say: the list of headings is multi-level, not hybrid; no level is tentative (one that Word may drop); and an
 * instance of the headings starts its own level again (`restarts`, in order) and no other. The instance of the styles, which comes
 * last, starts nothing again.
 */
export function completeNumbering(xml: string, restarts: readonly number[]): string {
  const headings = /<w:abstractNum w:abstractNumId="(\d+)"(?:(?!<\/w:abstractNum>).)*<w:pStyle w:val="Heading2"\/>/.exec(xml)?.[1];
  const list = `<w:abstractNumId w:val="${headings}"/>`;
  let next = 0;
  return xml
    .replaceAll(' w:tentative="1"', '')
    .replace(new RegExp(`(<w:abstractNum w:abstractNumId="${headings}"[^>]*><w:multiLevelType w:val=")hybridMultilevel`), '$1multilevel')
    .replace(new RegExp(`${list}(?:<w:lvlOverride .*?</w:lvlOverride>)*`, 'g'), () => {
      const level = restarts[next++];
      return level === undefined ? list : `${list}<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="1"/></w:lvlOverride>`;
    });
}
