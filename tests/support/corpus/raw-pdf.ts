/** PDFs written object by object, so that any of them can be wrong on purpose. */
import { deflateSync } from 'node:zlib';

export type Objects = Readonly<Record<number, string | Buffer>>;

export interface RawOptions {
  readonly version?: string;
  /** Entries of the trailer beside Size and Root; `Root` may be replaced. */
  readonly trailer?: string;
  readonly root?: string;
  /** What stands for the cross-reference table: itself, nothing, or one that is wrong by so many bytes. */
  readonly xref?: 'table' | 'none' | number;
  readonly before?: string | Buffer;
  readonly after?: string | Buffer;
}

const latin1 = (text: string | Buffer): Buffer => (typeof text === 'string' ? Buffer.from(text, 'latin1') : text);

/** A stream object: its dictionary entries without Length, and its bytes. */
export function stream(entries: string, bytes: string | Buffer, length?: string): Buffer {
  const data = latin1(bytes);
  return Buffer.concat([latin1(`<<${entries}/Length ${length ?? data.length}>>\nstream\n`), data, latin1('\nendstream')]);
}

export const packed = (entries: string, bytes: string | Buffer): Buffer =>
  stream(`${entries}/Filter/FlateDecode`, deflateSync(latin1(bytes)));

export function rawPdf(objects: Objects, options: RawOptions = {}): Buffer {
  const { version = '1.7', trailer = '', root = '/Root 1 0 R', xref = 'table', before = '', after = '' } = options;
  const parts: Buffer[] = [latin1(before), latin1(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`)];
  let at = parts.reduce((sum, part) => sum + part.length, 0);
  const add = (part: string | Buffer) => {
    const bytes = latin1(part);
    parts.push(bytes);
    at += bytes.length;
  };
  const offsets = new Map<number, number>();
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), at);
    add(`${number} 0 obj\n`);
    add(body);
    add('\nendobj\n');
  }
  const size = Math.max(0, ...offsets.keys()) + 1;
  const start = at;
  if (xref !== 'none') {
    const wrong = typeof xref === 'number' ? xref : 0;
    add(`xref\n0 ${size}\n0000000000 65535 f \n`);
    for (let number = 1; number < size; number++) {
      const offset = offsets.get(number);
      add(offset === undefined ? '0000000000 00000 f \n' : `${String(offset + wrong).padStart(10, '0')} 00000 n \n`);
    }
    add(`trailer\n<</Size ${size}${root}${trailer}>>\nstartxref\n${start + wrong}\n%%EOF\n`);
  } else add(`trailer\n<</Size ${size}${root}${trailer}>>\n%%EOF\n`);
  add(after);
  return Buffer.concat(parts);
}

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** Objects of a document with these pages; 1 is the catalog, 2 the page tree, 3 the font, then two for each page. */
export function pagesOf(texts: readonly string[], page = '', catalog = ''): Record<number, string | Buffer> {
  const objects: Record<number, string | Buffer> = {
    1: CATALOG.replace('>>', `${catalog}>>`),
    2: `<</Type/Pages/Count ${texts.length}/Kids[${texts.map((_, n) => `${4 + n * 2} 0 R`).join(' ')}]>>`,
    3: FONT,
  };
  texts.forEach((text, n) => {
    objects[4 + n * 2] =
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + n * 2} 0 R${page}>>`;
    objects[5 + n * 2] = stream('', `BT /F1 18 Tf 72 700 Td (${text}) Tj ET`);
  });
  return objects;
}

/** So many pages with their numbers on them. */
export const numbered = (pages: number): string[] => Array.from({ length: pages }, (_, n) => `Page ${n + 1}`);
