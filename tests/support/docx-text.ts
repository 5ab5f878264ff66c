/**
 * Reads a Word file as Word would show it after updating its fields: numbers are counted from numbering.xml, footnotes by
 * their order, and every REF is looked up again. Nothing is taken from our own model, so it can prove the model right.
 */
import { strFromU8, unzipSync } from 'fflate';
import { chineseNumeral, roman } from '#core/document/numerals.ts';

export interface Reference {
  readonly bookmark: string;
  /** What the file shows before Word updates it. */
  readonly cached: string;
  /** What Word shows afterwards; null when the bookmark is not there. */
  readonly live: string | null;
}

export interface DocxText {
  /** Words in reading order with live numbers; one line for each paragraph. */
  readonly body: string;
  readonly notes: readonly string[];
  readonly references: readonly Reference[];
  readonly bookmarks: readonly string[];
  /** The live number of each numbered paragraph, by style or list. */
  readonly numbers: readonly { readonly style: string; readonly label: string }[];
  readonly parts: Readonly<Record<string, string>>;
}

export function readDocx(bytes: Uint8Array): DocxText {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([name, part]) => (/\.(xml|rels)$/.test(name) ? [[name, strFromU8(part)]] : [])),
  );
  const counter = new Counter(parts['word/numbering.xml'] ?? '', parts['word/styles.xml'] ?? '');
  const body = readPart(parts['word/document.xml'] ?? '', counter);
  const notes = [...(parts['word/footnotes.xml'] ?? '').matchAll(/<w:footnote w:id="([1-9]\d*)".*?<\/w:footnote>/gs)]
    .map((note) => ({ order: body.noteOrder.indexOf(note[1] ?? '') + 1, part: readPart(note[0], counter) }))
    .sort((a, b) => a.order - b.order);
  const marks = new Map([...body.marks, ...notes.flatMap((note) => [...note.part.marks])]);
  const fields = [...body.fields, ...notes.flatMap((note) => note.part.fields)];
  return {
    body: body.lines.join('\n'),
    notes: notes.map((note) => `${note.order} ${note.part.lines.join('\n')}`),
    references: fields.flatMap(({ code, result }) => {
      const [, bookmark = '', switches = ''] = /^REF (\S+)(.*)$/.exec(code) ?? [];
      if (bookmark === '') return [];
      const target = marks.get(bookmark);
      const live = target ? (/\\[nrw]/.test(switches) ? target.label.replace(/\.+$/, '') : target.text()) : null;
      return [{ bookmark, cached: result, live }];
    }),
    bookmarks: body.bookmarks,
    numbers: body.numbers,
    parts,
  };
}

/** All the words of a Word file, body before footnotes, in the order of documentText. */
export function docxText(bytes: Uint8Array): string {
  const { body, notes } = readDocx(bytes);
  return [body, ...notes].join('\n');
}

interface Part {
  readonly lines: string[];
  readonly numbers: { style: string; label: string }[];
  readonly marks: Map<string, { label: string; text: () => string }>;
  readonly bookmarks: string[];
  readonly fields: { code: string; result: string }[];
  readonly noteOrder: string[];
}

/** Walks the tags of one part. Our files hold no nested paragraphs, so one line is open at a time. */
function readPart(xml: string, counter: Counter): Part {
  const part: Part = { lines: [], numbers: [], marks: new Map(), bookmarks: [], fields: [], noteOrder: [] };
  const open: { code: string; result: string; within: 'code' | 'result' }[] = [];
  let text = '';
  let properties = { style: 'Normal', num: '', level: '' };
  const names = new Map<string, { name: string; from: number }>();
  let label = '';
  let counted = false;
  const add = (words: string) => {
    const inside = open.at(-1);
    if (inside?.within === 'code') return;
    for (const field of open) field.result += words;
    text += words;
  };
  const count = () => {
    if (counted) return;
    counted = true;
    label = counter.next(properties);
    if (label !== '') part.numbers.push({ style: properties.style, label });
  };
  for (const [tag, slash = '', name = '', attributes = '', inner = ''] of xml.matchAll(/<(\/?)([\w:]+)((?:\s[^<>]*?)?)\/?>([^<]*)/g)) {
    const attribute = (key: string) => new RegExp(`\\s${key}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const opening = slash === '';
    if (name === 'w:p' && opening) {
      [text, counted, label] = ['', false, ''];
      properties = { style: 'Normal', num: '', level: '' };
      if (/<w:p\/>/.test(tag)) part.lines.push('');
    } else if (name === 'w:pStyle') properties.style = attribute('w:val');
    else if (name === 'w:numId' && opening) properties.num = attribute('w:val');
    else if (name === 'w:ilvl' && opening) properties.level = attribute('w:val');
    else if (name === 'w:p') {
      count();
      part.lines.push(`${label}${label ? ' ' : ''}${text}`);
    } else if (name === 'w:t' && opening) {
      count();
      add(unescapeXml(inner));
    } else if ((name === 'w:br' || name === 'w:tab') && opening && attribute('w:pos') === '') {
      count();
      add(name === 'w:br' ? '\n' : '\t');
    } else if (name === 'w:footnoteReference') {
      part.noteOrder.push(attribute('w:id'));
      add(String(part.noteOrder.length));
    } else if (name === 'w:bookmarkStart') {
      count();
      names.set(attribute('w:id'), { name: attribute('w:name'), from: text.length });
      part.bookmarks.push(attribute('w:name'));
    } else if (name === 'w:bookmarkEnd') {
      const mark = names.get(attribute('w:id'));
      if (mark) {
        const words = text.slice(mark.from);
        part.marks.set(mark.name, { label, text: () => words });
      }
    } else if (name === 'w:instrText' && opening) {
      const field = open.at(-1);
      if (field) field.code += unescapeXml(inner);
    } else if (name === 'w:fldChar') {
      const type = attribute('w:fldCharType');
      const field = open.at(-1);
      if (type === 'begin') open.push({ code: '', result: '', within: 'code' });
      else if (type === 'separate' && field) field.within = 'result';
      else if (field) {
        open.pop();
        part.fields.push({ code: field.code.trim(), result: field.result });
      }
    }
  }
  return part;
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Counts as Word does: instances of one abstract list count together, an instance with a start of its own restarts at its first use. */
class Counter {
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #nums = new Map<string, { abstract: string; starts: Map<number, number> }>();
  readonly #styles = new Map<string, { num: string; level: string; basedOn: string }>();
  readonly #counts = new Map<string, (number | undefined)[]>();

  constructor(numbering: string, styles: string) {
    for (const [, id = '', inner = ''] of numbering.matchAll(/<w:abstractNum w:abstractNumId="(\d+)".*?>(.*?)<\/w:abstractNum>/gs)) {
      const levels = new Map<number, Level>();
      for (const [, at = '', level = ''] of inner.matchAll(/<w:lvl w:ilvl="(\d+)".*?>(.*?)<\/w:lvl>/gs)) {
        const of = (name: string) => new RegExp(`<w:${name} w:val="([^"]*)"`).exec(level)?.[1] ?? '';
        levels.set(Number(at), { format: of('numFmt'), text: unescapeXml(of('lvlText')), start: Number(of('start') || 1) });
      }
      this.#levels.set(id, levels);
    }
    for (const [, id = '', inner = ''] of numbering.matchAll(/<w:num w:numId="(\d+)".*?>(.*?)<\/w:num>/gs)) {
      const starts = new Map<number, number>();
      for (const [, at, start] of inner.matchAll(/<w:lvlOverride w:ilvl="(\d+)"><w:startOverride w:val="(\d+)"/g))
        starts.set(Number(at), Number(start));
      this.#nums.set(id, { abstract: /<w:abstractNumId w:val="(\d+)"/.exec(inner)?.[1] ?? '', starts });
    }
    for (const [style, id = ''] of styles.matchAll(/<w:style [^>]*w:styleId="([^"]+)".*?<\/w:style>/gs)) {
      const of = (name: string) => new RegExp(`<w:${name} w:val="([^"]*)"`).exec(style)?.[1] ?? '';
      this.#styles.set(id, { num: of('numId'), level: of('ilvl'), basedOn: of('basedOn') });
    }
  }

  next(paragraph: { style: string; num: string; level: string }): string {
    let { num, level } = paragraph;
    for (let style = this.#styles.get(paragraph.style); style && num === ''; style = this.#styles.get(style.basedOn)) {
      num = style.num;
      level ||= style.level;
    }
    if (num === '' || num === '0') return '';
    const instance = this.#nums.get(num);
    if (!instance) throw new Error(`numbering ${num} is used but not defined`);
    const levels = this.#levels.get(instance.abstract) ?? new Map<number, Level>();
    const at = Number(level || 0);
    const counts = this.#counts.get(instance.abstract) ?? [];
    this.#counts.set(instance.abstract, counts);
    const start = instance.starts.get(at);
    const before = counts[at];
    counts[at] = start ?? (before === undefined ? (levels.get(at)?.start ?? 1) : before + 1);
    instance.starts.delete(at);
    counts.length = at + 1;
    return (levels.get(at)?.text ?? '').replace(/%(\d)/g, (_, n: string) => {
      const of = Number(n) - 1;
      return written(counts[of] ?? levels.get(of)?.start ?? 1, levels.get(of)?.format ?? '');
    });
  }
}

function written(n: number, format: string): string {
  const letter = String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
  if (format === 'none') return '';
  if (format === 'decimal') return String(n);
  if (format === 'upperRoman') return roman(n);
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  if (format === 'chineseCountingThousand') return chineseNumeral(n);
  throw new Error(`no number format ${format}`);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    name ? (ENTITIES[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
