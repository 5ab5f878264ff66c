/** Brings objects of a source into a file that is written: numbered anew, each once, streams as they are. */
import { deflateSync } from 'node:zlib';
import type { PdfWriter } from '../pdf/writer.ts';
import { filtersOf, isPictureFilter } from './filters.ts';
import type { PdfSource } from './source.ts';
import { Damage, type Dict, isDict, type Ref, Stream, type Value, write, writeDict } from './values.ts';

const PIECE = 1 << 20;
const piece = Buffer.allocUnsafeSlow(PIECE);

/** Entries of a stream that lead out of the page: tags, other programs' data, attached and outside files. */
const DROPPED = new Set([
  'Length',
  'DL',
  'StructParent',
  'StructParents',
  'PieceInfo',
  'Metadata',
  'AF',
  'OPI',
  'Ref',
  'F',
  'FFilter',
  'FDecodeParms',
]);

export class Copier {
  /** Pixels of the pictures copied. */
  pixels = 0;
  /** The source as it is open at present. */
  source: PdfSource;
  readonly #out: PdfWriter;
  /** New numbers of the objects that were asked for. */
  readonly #numbers = new Map<number, number>();
  readonly #waiting: number[] = [];
  /** New numbers of the source's pages, where they are in this file. */
  readonly #pages: ReadonlyMap<number, number>;
  readonly #layer: (num: number, id: number) => void;

  /** `layer` hears of each layer (optional content group) that is copied. */
  constructor(source: PdfSource, out: PdfWriter, pages: ReadonlyMap<number, number>, layer: (num: number, id: number) => void) {
    this.source = source;
    this.#out = out;
    this.#pages = pages;
    this.#layer = layer;
  }

  /** What stands for a reference in the new file; the object follows with the next `drain`. Pages come by their plan only. */
  readonly refer = ({ num }: Ref): string => {
    const known = this.#numbers.get(num);
    if (known !== undefined) return `${known} 0 R`;
    if (this.source.tree.has(num)) {
      const page = this.#pages.get(num);
      return page === undefined ? 'null' : `${page} 0 R`;
    }
    const id = this.#out.reserve();
    this.#numbers.set(num, id);
    this.#waiting.push(num);
    return `${id} 0 R`;
  };

  text(value: Value): string {
    return write(value, this.refer);
  }

  /** Writes what was referred to, and what that refers to. */
  drain(): void {
    for (let num = this.#waiting.pop(); num !== undefined; num = this.#waiting.pop()) {
      const id = this.#numbers.get(num) ?? 0;
      const value = this.source.object(num);
      if (value instanceof Stream) this.#stream(id, num, value);
      else {
        if (isDict(value) && value.get('Type') === '/OCG') this.#layer(num, id);
        this.#out.object(id, this.text(value));
      }
    }
  }

  #stream(id: number, num: number, stream: Stream): void {
    const source = this.source;
    if (stream.dict.get('Subtype') === '/Image')
      this.pixels += (source.number(stream.dict.get('Width')) ?? 0) * (source.number(stream.dict.get('Height')) ?? 0);
    const data = source.encrypted ? source.encoded(stream, num) : stream.data;
    const dict = source.encrypted ? withoutLock(source, stream.dict) : stream.dict;
    if (source.repaired && this.#mended(id, dict, stream, num)) return;
    const { length } = data ?? stream;
    this.#out.begin(id, this.#dictionary(dict, length));
    if (data) this.#out.append(data);
    else
      for (let at = 0; at < length; at += PIECE) this.#out.append(source.file.read(stream.start + at, Math.min(PIECE, length - at), piece));
    this.#out.end();
  }

  /** A stream of a file that had to be repaired may itself be cut short: it is written anew with what can be had of it. */
  #mended(id: number, dict: Dict, stream: Stream, num: number): boolean {
    const source = this.source;
    const filters = filtersOf(stream.dict, (value) => source.resolve(value));
    if (filters.length === 0 || filters.some(({ name }) => isPictureFilter(name))) return false;
    try {
      if (source.decoded(stream, num, undefined, true)) return false;
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
    }
    const bytes = deflateSync(source.decoded(stream, num) ?? Buffer.alloc(0));
    const anew = new Map(dict).set('Filter', '/FlateDecode');
    for (const key of ['DecodeParms', 'DP']) anew.delete(key);
    this.#out.stream(id, this.#dictionary(anew, bytes.length), bytes);
    return true;
  }

  #dictionary(dict: Dict, length: number): string {
    const text = writeDict(dict, this.refer, DROPPED);
    return `${text.slice(0, -2)}/Length ${length}>>`;
  }
}

/** The dictionary without the entry for the decrypting filter. */
function withoutLock(source: PdfSource, dict: Dict): Dict {
  const filters = filtersOf(dict, (value) => source.resolve(value));
  const at = filters.findIndex(({ name }) => name === '/Crypt');
  if (at < 0) return dict;
  const keep = (value: Value | undefined): Value => {
    const list = source.resolve(value);
    return Array.isArray(list) ? list.filter((_, i) => i !== at) : [];
  };
  return new Map(dict).set('Filter', keep(dict.get('Filter'))).set('DecodeParms', keep(dict.get('DecodeParms')));
}
