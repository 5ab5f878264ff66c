/** Reading and rewriting the objects of the PDF files Typst writes: classic cross-reference table, no encryption, no object streams. */

export interface PdfFile {
  /** Highest object number plus one. */
  readonly size: number;
  readonly root: number;
  readonly info: number;
  /** Text of object `n` without `n 0 obj` and `endobj`; for a stream its dictionary. `data` is the encoded stream. */
  object(n: number): { readonly text: string; readonly data: Uint8Array | undefined } | undefined;
}

export function readPdf(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - 64));
  const start = Number(/startxref\s+(\d+)/.exec(tail)?.[1]);
  const table = buffer.toString('latin1', start);
  const head = /^xref\s+0 (\d+)\s+/.exec(table);
  if (!head) throw new Error('no cross-reference table');
  const size = Number(head[1]);
  const offsets = new Array<number>(size).fill(0);
  for (let n = 1; n < size; n++) {
    const at = head[0].length + n * 20;
    if (table[at + 17] === 'n') offsets[n] = Number(table.slice(at, at + 10));
  }
  const trailer = table.slice(head[0].length + size * 20);
  const reference = (key: string) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(trailer)?.[1] ?? 0);
  const ends = new Map<number, number>();
  const sorted = [...offsets.filter((offset) => offset > 0), start].sort((a, b) => a - b);
  for (let i = 0; i + 1 < sorted.length; i++) ends.set(sorted[i] ?? 0, sorted[i + 1] ?? 0);
  return {
    size,
    root: reference('Root'),
    info: reference('Info'),
    object(n) {
      const from = offsets[n] ?? 0;
      if (from === 0) return undefined;
      const to = ends.get(from) ?? start;
      const raw = buffer.toString('latin1', from, to);
      const opened = raw.indexOf('obj') + 3;
      const stream = raw.indexOf('\nstream\n');
      if (stream < 0) return { text: raw.slice(opened, raw.lastIndexOf('endobj')).trim(), data: undefined };
      const text = raw.slice(opened, stream).trim();
      const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
      const at = from + stream + '\nstream\n'.length;
      return { text, data: buffer.subarray(at, at + length) };
    },
  };
}

export interface Rewriting {
  /** New number of an object. */
  number(n: number): number;
  /** Added to the keys of the parent tree. */
  readonly keyBase: number;
  /** New name of a structure element, as in /ID and /Headers. */
  name(id: string): string;
}

/** Renumbers the references of one object. Strings are left alone, but for the ids of structure elements. */
export function rewrite(text: string, by: Rewriting): string {
  let out = '';
  let at = 0;
  let headers = false;
  while (at < text.length) {
    const open = text.indexOf('(', at);
    const plain = text.slice(at, open < 0 ? text.length : open);
    out += plain.replace(/(\/StructParents?) (\d+)|(\d+) 0 R\b/g, (_, key: string | undefined, value: string, n: string) =>
      key === undefined ? `${by.number(Number(n))} 0 R` : `${key} ${Number(value) + by.keyBase}`,
    );
    if (open < 0) break;
    const close = endOfString(text, open);
    const string = text.slice(open, close);
    if (plain.includes(']')) headers = false;
    if (plain.endsWith('/Headers [')) headers = true;
    out += headers || plain.endsWith('/ID ') ? `(${by.name(string.slice(1, -1))})` : string;
    at = close;
  }
  return out;
}

function endOfString(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return i + 1;
  }
  throw new Error('a string without end');
}

/** The object a key points at, 0 for none. */
export const referenceOf = (text: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? 0);

/** The objects in the array of a key, in order; numbers that are no references are skipped. */
export function referencesOf(text: string, key: string): number[] {
  const array = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';
  return [...array.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));
}
