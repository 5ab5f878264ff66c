/** Words and figures of an Excel workbook of today (ECMA-376 part 1, 18), sheet by sheet. */
import type { FormatFile, Found } from './format.ts';
import type { PageText } from './model.ts';
import { attribute, inspectOoxml, local, OfficePackage } from './office-package.ts';
import { MAX_TEXT, passages, TextBuffer } from './passages.ts';
import type { TagHandler } from './tags.ts';
import { tidy } from './word.ts';

const MOST_SHEETS = 1_000;
/** Longest table of shared texts that is held, in UTF-16 units. */
const LONGEST_SHARED = 30_000_000;
/** Empty cells that are written as tabs; a wider gap is one. */
const WIDEST_GAP = 50;

export const inspectSheets = (file: FormatFile): Promise<Found> => OfficePackage.with(file.path, async (office) => inspectOoxml(office));

/** Texts that cells name by their number; Japanese reading aids beside them are left out. */
async function sharedTexts(office: OfficePackage, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = '';
  let length = 0;
  let [inText, aid] = [0, 0];
  await office.stream(part, {
    full: () => length > LONGEST_SHARED,
    open(name) {
      const tag = local(name);
      if (tag === 'si') text = '';
      else if (tag === 'rPh') aid++;
      else if (tag === 't') inText++;
    },
    text(piece) {
      if (inText > 0 && aid === 0) text += piece;
    },
    close(name) {
      const tag = local(name);
      if (tag === 'rPh') aid--;
      else if (tag === 't') inText--;
      else if (tag === 'si') {
        length += text.length + 8;
        texts.push(text);
      }
    },
  });
  return texts;
}

/** Which cell styles show a date, by their number: built-in formats 14 to 22 and 45 to 47, and those of one's own with days or hours in them. */
function dateStyles(office: OfficePackage, part: string | undefined): boolean[] {
  const styles: boolean[] = [];
  const own = new Map<string, boolean>();
  let inCells = false;
  if (part === undefined) return styles;
  office.read(part, {
    open(name, attributes) {
      const tag = local(name);
      const id = attributes.numFmtId ?? '0';
      if (tag === 'cellXfs') inCells = true;
      else if (tag === 'numFmt') own.set(id, /[ymdhs]/i.test((attributes.formatCode ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')));
      else if (tag === 'xf' && inCells)
        styles.push(own.get(id) ?? ((Number(id) >= 14 && Number(id) <= 22) || (Number(id) >= 45 && Number(id) <= 47)));
    },
    close(name) {
      if (local(name) === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Days since the end of 1899, with the day that 1900 never had, or since 1904. */
function dateOf(serial: number, since1904: boolean): string {
  const days = since1904 ? serial + 1462 : serial;
  if (!(days >= 0 && days < 2_958_466)) return String(serial);
  if (days < 1) return new Date(Math.round(days * 86_400) * 1000).toISOString().slice(11, 19);
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + Math.round(days * 86_400) * 1000).toISOString();
  return Number.isInteger(days) ? date.slice(0, 10) : `${date.slice(0, 10)} ${date.slice(11, 19)}`;
}

/** 0 for `A`; -1 when the cell does not say. */
function columnOf(reference: string | undefined): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0].toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

interface Workbook {
  readonly texts: readonly string[];
  readonly dates: readonly boolean[];
  readonly since1904: boolean;
}

/** Rows that hold something, their cells parted by tabs. */
function sheetTags(out: TextBuffer, { texts, dates, since1904 }: Workbook): TagHandler {
  let [type, style, value] = ['', 0, ''];
  let [inValue, aid] = [0, 0];
  let [column, next, filled] = [0, 0, false];
  const shown = (): string => {
    if (type === 's') return texts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === '' || type === 'n') return dates[style] && value !== '' ? dateOf(Number(value), since1904) : value;
    return value;
  };
  return {
    full: () => out.full,
    open(name, attributes) {
      const tag = local(name);
      if (tag === 'row') [next, filled] = [0, false];
      else if (tag === 'c') {
        [type, style, value] = [attributes.t ?? '', Number(attributes.s ?? -1), ''];
        const said = columnOf(attributes.r);
        column = said < 0 ? next : said;
      } else if (tag === 'rPh') aid++;
      else if (tag === 'v' || tag === 't') inValue++;
    },
    text(text) {
      if (inValue > 0 && aid === 0 && value.length < 40_000) value += text;
    },
    close(name) {
      const tag = local(name);
      if (tag === 'v' || tag === 't') inValue = Math.max(0, inValue - 1);
      else if (tag === 'rPh') aid = Math.max(0, aid - 1);
      else if (tag === 'row' && filled) out.add('\n');
      else if (tag === 'c') {
        const cell = shown();
        if (cell === '') return;
        const gap = column - next + (filled ? 1 : 0);
        out.add('\t'.repeat(gap > WIDEST_GAP ? 1 : Math.max(0, gap)) + cell.replaceAll(/[\t\r\n]+/g, ' '));
        [next, filled] = [column + 1, true];
      }
    },
  };
}

/** Each sheet under its name, hidden ones too, and the notes on its cells; null when there is no workbook to be read. */
export const sheetsText = (file: FormatFile): Promise<readonly PageText[] | null> =>
  OfficePackage.with(file.path, async (office) => {
    const main = [...office.relations('').values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
    const targets = office.relations(main);
    const one = (kind: string) => [...targets.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target;
    const sheets: { name: string; part: string }[] = [];
    let since1904 = false;
    office.read(main, {
      open(name, attributes) {
        const tag = local(name);
        if (tag === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
        if (tag !== 'sheet') return;
        const part = targets.get(attribute(attributes, 'id') ?? '')?.target;
        if (part) sheets.push({ name: attributes.name ?? '', part });
      },
    });
    if (sheets.length === 0) return null;
    const workbook = { texts: await sharedTexts(office, one('sharedStrings')), dates: dateStyles(office, one('styles')), since1904 };
    const sections: string[] = [];
    let left = MAX_TEXT;
    for (const { name, part } of sheets.slice(0, MOST_SHEETS)) {
      const out = new TextBuffer(left);
      out.add(`${name}\n`);
      await office.stream(part, sheetTags(out, workbook));
      for (const { type, target } of office.relations(part).values()) if (type.endsWith('/comments')) await notes(office, target, out);
      left -= out.length;
      sections.push(`${out.toString().trimEnd()}\n`);
      if (left <= 0) break;
    }
    return passages(...sections);
  });

async function notes(office: OfficePackage, part: string, out: TextBuffer): Promise<void> {
  const words = new TextBuffer(500_000);
  let inText = 0;
  await office.stream(part, {
    full: () => words.full,
    open: (name) => {
      if (local(name) === 't') inText++;
    },
    text: (text) => {
      if (inText > 0) words.add(text);
    },
    close: (name) => {
      if (local(name) === 't') inText = Math.max(0, inText - 1);
      else if (local(name) === 'comment') words.add('\n');
    },
  });
  out.add(`${tidy(words.toString())}\n`);
}
