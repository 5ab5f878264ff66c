/** Where the objects of a file are: its cross-reference tables and streams, or, when those are broken, what a search finds. */
import type { SourceFile } from './file.ts';
import { decode, filtersOf } from './filters.ts';
import { Damage, type Dict, isDict, isWhite, numberOf, Reader, Short, Stream, type Value } from './values.ts';

export interface Table {
  /** Place of each object in the file; -1 for one that was deleted. */
  readonly offsets: Map<number, number>;
  /** Objects in object streams: number of the stream and place in it, as one number (`PACKED` times the stream's). */
  readonly packed: Map<number, number>;
  readonly trailer: Dict;
}

export const PACKED = 2 ** 20;
/** More than any real file has, few enough for memory. */
const MOST_OBJECTS = 2_000_000;
const LARGEST_NUMBER = 8_388_607;
const LARGEST_TABLE = 1 << 26;

/** Reads the tables from the end of the file backwards, newest first. Throws `Damage` when one cannot be read. */
export function readTables(file: SourceFile): Table {
  const offsets = new Map<number, number>();
  const packed = new Map<number, number>();
  const trailer: Dict = new Map();
  const known = (num: number) => offsets.has(num) || packed.has(num);
  const note = (num: number, type: number, at: number, index: number) => {
    if (num > LARGEST_NUMBER || known(num)) return;
    if (offsets.size + packed.size > MOST_OBJECTS) throw new Damage('too many objects');
    if (type === 2) packed.set(num, at * PACKED + index);
    else offsets.set(num, type === 1 && at > 0 ? at : -1);
  };
  const seen = new Set<number>();
  const queue = [startOf(file)];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const dict = readSection(file, at, note, (hidden) => {
      // Objects a hybrid file hides from old viewers come before the table that calls them free.
      if (seen.has(hidden)) return;
      seen.add(hidden);
      readSection(file, hidden, note, () => undefined);
    });
    for (const [key, value] of dict) if (!trailer.has(key)) trailer.set(key, value);
    const before = numberOf(dict.get('Prev'));
    if (before !== undefined) queue.push(before);
  }
  if (!trailer.has('Root')) throw new Damage('no root');
  return { offsets, packed, trailer };
}

type Note = (num: number, type: number, at: number, index: number) => void;

function startOf(file: SourceFile): number {
  const from = Math.max(0, file.size - 2048);
  const tail = file.slice(from, file.size);
  const word = tail.lastIndexOf('startxref');
  if (word < 0) throw new Damage('no startxref');
  const reader = new Reader(tail, word + 9);
  reader.skipWhite();
  const at = reader.digits();
  if (at < 0) throw new Damage('no startxref');
  return at;
}

function readSection(file: SourceFile, at: number, note: Note, hybrid: (at: number) => void): Dict {
  return file.from(at, (bytes, last) => {
    const reader = new Reader(bytes, 0, last);
    reader.skipWhite();
    return reader.word('xref') ? readTable(reader, note, hybrid) : readStream(file, reader, at, note);
  });
}

function readTable(reader: Reader, note: Note, hybrid: (at: number) => void): Dict {
  const entries: number[] = [];
  for (;;) {
    reader.skipWhite();
    const first = reader.digits();
    if (first < 0) break;
    reader.skipWhite();
    const count = reader.digits();
    for (let i = 0; i < count; i++) {
      reader.skipWhite();
      const at = reader.digits();
      reader.skipWhite();
      const gen = reader.digits();
      reader.skipWhite();
      const code = reader.bytes[reader.at++];
      if (code === undefined) throw reader.end();
      if (at < 0 || gen < 0 || (code !== 0x6e && code !== 0x66)) throw new Damage('a broken cross-reference table');
      if (entries.length > 2 * MOST_OBJECTS) throw new Damage('too many objects');
      entries.push(first + i, code === 0x6e ? at : 0);
    }
  }
  if (!reader.word('trailer')) throw reader.bytes.length - reader.at < 7 ? reader.end() : new Damage('no trailer');
  const trailer = reader.value();
  if (!isDict(trailer)) throw new Damage('no trailer');
  const hidden = numberOf(trailer.get('XRefStm'));
  if (hidden !== undefined) hybrid(hidden);
  for (let i = 0; i < entries.length; i += 2) note(entries[i] ?? 0, entries[i + 1] === 0 ? 0 : 1, entries[i + 1] ?? 0, 0);
  return trailer;
}

function readStream(file: SourceFile, reader: Reader, at: number, note: Note): Dict {
  const found = readHead(reader);
  if (!found) throw new Damage('no cross-reference table where it should be');
  const dict = reader.value();
  if (!isDict(dict) || dict.get('Type') !== '/XRef') throw new Damage('no cross-reference table where it should be');
  const plain = (value: Value | undefined): Value =>
    value === undefined || typeof value === 'object' ? (Array.isArray(value) || isDict(value) ? value : 'null') : value;
  const length = numberOf(dict.get('Length')) ?? 0;
  const start = streamStart(reader);
  if (start < 0 || length <= 0 || length > LARGEST_TABLE) throw new Damage('a broken cross-reference stream');
  const data = decode(file.read(at + start, length), filtersOf(dict, plain), LARGEST_TABLE, true);
  const numbers = (value: Value | undefined) => (Array.isArray(value) ? value.map((one) => numberOf(one) ?? 0) : []);
  const [type = 0, second = 0, third = 0] = numbers(dict.get('W'));
  const row = type + second + third;
  if (row <= 0 || row > 24 || Math.min(type, second, third) < 0) throw new Damage('a broken cross-reference stream');
  const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, numberOf(dict.get('Size')) ?? 0];
  let from = 0;
  const field = (width: number) => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (data[from++] ?? 0);
    return value;
  };
  for (let i = 0; i + 1 < index.length; i += 2)
    for (let n = 0; n < (index[i + 1] ?? 0) && from + row <= data.length; n++) {
      const kind = type === 0 ? 1 : field(type);
      note((index[i] ?? 0) + n, kind, field(second), field(third));
    }
  return dict;
}

/** Reads `12 0 obj`; undefined when that is not what is there. */
export function readHead(reader: Reader): { readonly num: number; readonly gen: number } | undefined {
  reader.skipWhite();
  const num = reader.digits();
  reader.skipWhite();
  const gen = reader.digits();
  reader.skipWhite();
  if (num < 0 || gen < 0 || !reader.word('obj')) {
    if (!reader.final && reader.bytes.length - reader.at < 8) throw new Short();
    return undefined;
  }
  return { num, gen };
}

/** Place of a stream's first byte when the reader stands behind its dictionary; -1 when no stream follows. */
export function streamStart(reader: Reader): number {
  reader.skipWhite();
  if (!reader.word('stream')) {
    if (!reader.final && reader.bytes.length - reader.at < 8) throw new Short();
    return -1;
  }
  const { bytes } = reader;
  if (bytes.length - reader.at < 2 && !reader.final) throw new Short();
  // A lone carriage return is against the rules and found all the same.
  if (bytes[reader.at] === 13) reader.at++;
  if (bytes[reader.at] === 10) reader.at++;
  return reader.at;
}

/** Length of a stream by its data's end, for one whose /Length lies. */
export function lengthOf(file: SourceFile, start: number): number {
  const end = file.find('endstream', start);
  const close = file.find('endobj', start, end < 0 ? file.size : end);
  let at = close >= 0 ? close : end >= 0 ? end : file.size;
  const before = file.slice(Math.max(start, at - 2), at);
  if (before.at(-1) === 10) at -= before.at(-2) === 13 ? 2 : 1;
  else if (before.at(-1) === 13) at--;
  return Math.max(0, at - start);
}

export interface Searched {
  /** Objects as they lie in the file; the last of each number counts. */
  readonly objects: readonly { readonly num: number; readonly at: number }[];
  /** Everything trailers and cross-reference streams say, the last of it first. */
  readonly trailer: Dict;
}

const PIECE = 1 << 22;
const OVERLAP = 64;

/** Looks for `n g obj` through the whole file. */
export function search(file: SourceFile): Searched {
  const objects: { num: number; at: number }[] = [];
  const trailers: Dict[] = [];
  for (let from = 0; from < file.size; from += PIECE - OVERLAP) {
    const bytes = file.read(from, PIECE);
    for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
      const head = headBefore(bytes, at);
      if (!head || (from > 0 && head.at < OVERLAP / 2) || head.at >= PIECE - OVERLAP / 2) continue;
      objects.push({ num: head.num, at: from + head.at });
      if (objects.length > MOST_OBJECTS) throw new Damage('too many objects');
    }
    for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
      const dict = attempt(() => file.from(from + at + 7, (rest, last) => new Reader(rest, 0, last).value()));
      if (isDict(dict)) trailers.push(dict);
    }
  }
  for (const { at } of objects) {
    if (!file.slice(at, at + 400).includes('/XRef')) continue;
    const dict = attempt(() => dictAt(file, at));
    if (dict?.get('Type') === '/XRef') trailers.push(dict);
  }
  const trailer: Dict = new Map();
  for (const dict of trailers.reverse()) for (const [key, value] of dict) if (!trailer.has(key)) trailer.set(key, value);
  return { objects, trailer };
}

/** Dictionary of the object at a place, its stream's if it is one. */
export function dictAt(file: SourceFile, at: number): Dict | undefined {
  const value = file.from(at, (bytes, last) => {
    const reader = new Reader(bytes, 0, last);
    return readHead(reader) ? reader.value() : 'null';
  });
  return isDict(value) ? value : value instanceof Stream ? value.dict : undefined;
}

export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Damage) return undefined;
    throw error;
  }
}

/** `12 0 ` in front of `obj`. */
function headBefore(bytes: Buffer, obj: number): { readonly num: number; readonly at: number } | undefined {
  let at = obj - 1;
  const back = (what: (code: number) => boolean) => {
    const from = at;
    while (at >= 0 && what(bytes[at] ?? 0)) at--;
    return from - at;
  };
  const digit = (code: number) => code >= 48 && code <= 57;
  back(isWhite);
  if (back(digit) === 0 || back(isWhite) === 0) return undefined;
  const end = at + 1;
  const length = back(digit);
  if (length === 0 || length > 7) return undefined;
  return { num: Number(bytes.toString('latin1', at + 1, end)), at: at + 1 };
}
