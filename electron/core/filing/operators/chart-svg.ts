/** The sheets of a link chart as vectors. Words are text, in the one font of the engine that has Latin and Chinese; everything is escaped. */
import type { Language } from '../../kit/messages.ts';
import { numberRanges } from '../number-ranges.ts';
import type { ChartSheet } from './chart.ts';

/** Units of a sheet: as wide as a landscape page's text, high enough to leave room for a heading. */
const WIDE = 1000;
const LINE = 21;
const GAP = 9;
const BOX = { left: 0, width: 300 };
const PROOF = { left: 316, width: 150, size: 11.5 };
const ID = { left: 690, width: 310, height: 42 };
const INK = '#1f3f66';
const FONT = 'Noto Sans SC';

export interface Overview {
  readonly no: number;
  readonly numbers: string;
  readonly count: number;
  readonly storefronts: number;
  /** Kinds in words, most shared first. */
  readonly kinds: readonly string[];
}

interface Words {
  readonly defendant: (numbers: string, many: boolean) => string;
  readonly defendants: (count: number) => string;
  readonly sharedBy: (count: number) => string;
  readonly table: string;
  readonly group: (no: number) => string;
  readonly size: (one: Overview) => string;
}
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    defendant: (numbers, many) => `${many ? 'Nos.' : 'No.'} ${numbers}`,
    defendants: (count) => `${count} defendants with the same identifiers`,
    sharedBy: (count) => `${count} defendants`,
    table: 'see table',
    group: (no) => `Group ${no}`,
    size: ({ count, storefronts }) => `${count} defendants, ${storefronts} storefronts`,
  },
  'zh-CN': {
    defendant: (numbers) => `${numbers}号`,
    defendants: (count) => `共${count}名，标识信息相同`,
    sharedBy: (count) => `${count}名共用`,
    table: '见下表',
    group: (no) => `第${no}组`,
    size: ({ count, storefronts }) => `${count}名被控主体，${storefronts}个店铺`,
  },
};

/** Height of a capital letter apart, the width of a character in parts of the font size. */
const widthOf = (char: string): number =>
  /[ᄀ-￠]/.test(char) ? 1 : /[ilj.,:;'|!]/.test(char) ? 0.3 : /[A-Zmw@%]/.test(char) ? 0.72 : 0.56;

/** Cut to a width, with an ellipsis. Controls, marks of direction and lone surrogates would move or break what stands beside them. */
function fitted(text: string, width: number, size: number): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  let used = 0;
  let cut = '';
  for (const char of clean) {
    used += widthOf(char) * size;
    if (used > width) return `${cut.trimEnd()}…`;
    cut += char;
  }
  return cut;
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPED[char] ?? '');

interface Lettering {
  readonly size?: number;
  readonly bold?: boolean;
  readonly grey?: boolean;
  readonly width: number;
}
const words = (x: number, y: number, text: string, { size = 13, bold = false, grey = false, width }: Lettering): string =>
  `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${grey ? '#444444' : '#000000'}">${escaped(fitted(text, width, size))}</text>`;

const rect = (x: number, y: number, width: number, height: number, radius: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${INK}" stroke-width="1.2"/>`;

const svg = (height: number, parts: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${height}" viewBox="0 0 ${WIDE} ${height}">${parts.join('')}</svg>`,
  );

/** One sheet: boxes with a port for each line, the exhibit at the port, identifiers in rounded boxes. */
export function chartSvg(sheet: ChartSheet, language: Language): Uint8Array {
  const say = WORDS[language];
  const heights = sheet.boxes.map((box) => Math.max(box.lines.length, 2) * LINE + 4);
  const left = heights.reduce((sum, height) => sum + height + GAP, -GAP);
  const right = sheet.identifiers.length * (ID.height + GAP) - GAP;
  const height = Math.max(left, right);
  const tops = sheet.identifiers.map((_, i) => ((i + 0.5) * height) / sheet.identifiers.length - ID.height / 2);
  const ends = sheet.identifiers.map(() => 0);
  const reached = sheet.identifiers.map((_, i) => sheet.boxes.reduce((sum, box) => sum + box.lines.filter(({ to }) => to === i).length, 0));
  const lines: string[] = [];
  const parts: string[] = [];
  let y = (height - left) / 2;
  sheet.boxes.forEach((box, index) => {
    const tall = heights[index] ?? 0;
    const several = box.nos.length > 1;
    parts.push(
      rect(BOX.left + 1, y + 0.5, BOX.width, tall, 2, '#ffffff'),
      words(BOX.left + 9, y + 18, say.defendant(numberRanges(box.nos, language), several), { bold: true, width: BOX.width - 18 }),
      words(BOX.left + 9, y + 37, several ? say.defendants(box.nos.length) : (box.names[0] ?? ''), {
        size: 12,
        width: BOX.width - 18,
        grey: several,
      }),
    );
    const first = y + (tall - box.lines.length * LINE) / 2 + LINE / 2;
    box.lines.forEach(({ shown, to }, port) => {
      const at = first + port * LINE;
      ends[to] = (ends[to] ?? 0) + 1;
      const end = (tops[to] ?? 0) + ((ends[to] ?? 0) * ID.height) / ((reached[to] ?? 0) + 1);
      const begin = PROOF.left + PROOF.width;
      const bend = (ID.left - begin) / 2;
      lines.push(
        `<path d="M${BOX.left + BOX.width + 1} ${at}H${begin}C${begin + bend} ${at} ${ID.left - bend} ${end} ${ID.left} ${end}" fill="none" stroke="${INK}" stroke-width="1.1"/>`,
      );
      // The exhibit stands on its line.
      const label = fitted(shown === '' ? say.table : shown, PROOF.width, PROOF.size);
      const wide = [...label].reduce((sum, char) => sum + widthOf(char) * PROOF.size, 8);
      parts.push(
        `<rect x="${PROOF.left - 4}" y="${at - 9}" width="${Math.ceil(wide)}" height="18" fill="#ffffff"/>`,
        words(PROOF.left, at + 4, label, { size: PROOF.size, width: PROOF.width + PROOF.size, grey: shown === '' }),
      );
    });
    y += tall + GAP;
  });
  sheet.identifiers.forEach(({ kind, value, count }, i) => {
    const top = tops[i] ?? 0;
    parts.push(
      rect(ID.left, top + 0.5, ID.width - 1, ID.height - 1, 10, '#eef3fa'),
      words(ID.left + 11, top + 17, `${kind} · ${say.sharedBy(count)}`, { size: 11.5, width: ID.width - 22, grey: true }),
      words(ID.left + 11, top + 34, value, { bold: true, width: ID.width - 22 }),
    );
  });
  return svg(Math.ceil(height + 2), [...lines, ...parts]);
}

/** Cards of one overview sheet. */
export const OVERVIEW_CARDS = 24;
const CARD = { width: 320, height: 62, gap: 20 };

/** All groups at a glance: a card each, three in a row. */
export function overviewSvg(groups: readonly Overview[], language: Language): Uint8Array {
  const say = WORDS[language];
  const parts = groups.flatMap((group, i) => {
    const x = (i % 3) * (CARD.width + CARD.gap);
    const y = Math.floor(i / 3) * (CARD.height + 10);
    const width = CARD.width - 20;
    return [
      rect(x + 1, y + 0.5, CARD.width - 2, CARD.height - 1, 4, '#eef3fa'),
      words(x + 11, y + 18, `${say.group(group.no)} · ${say.size(group)}`, { size: 12, bold: true, width }),
      words(x + 11, y + 36, say.defendant(group.numbers, group.count > 1), { size: 12, width }),
      words(x + 11, y + 53, group.kinds.join(language === 'zh-CN' ? '、' : ', '), { size: 11, width, grey: true }),
    ];
  });
  return svg(Math.ceil(groups.length / 3) * (CARD.height + 10), parts);
}
