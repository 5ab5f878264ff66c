/** One PDF file that is read: its objects on demand, its pages in order. */
import { type Crypt, unlock } from './crypt.ts';
import { Fault, faultOf } from './fault.ts';
import { SourceFile } from './file.ts';
import { decode, filtersOf, isPictureFilter } from './filters.ts';
import { bytesOf } from './text-strings.ts';
import { Damage, type Dict, isDict, numberOf, Reader, Ref, Stream, Text, type Value } from './values.ts';
import { attempt, lengthOf, PACKED, readHead, readTables, search, streamStart, type Table } from './xref.ts';

export interface SourcePage {
  /** Object number; 0 for a page written into its parent. */
  readonly num: number;
  readonly dict: Dict;
  /** What it has from the nodes above it. Pages of one node share one map. */
  readonly inherited: Dict;
  /** The tree names it, but it is not in the file: an empty sheet stands for it. */
  readonly lost?: true;
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const MOST_PAGES = 200_000;
const MOST_NODES = 300_000;
const DEEPEST_TREE = 60;
/** An object stream is a few hundred kilobytes; a content stream of a map a few dozen megabytes. */
const LARGEST_PACK = 1 << 26;
/** Objects kept while a source is open. */
const KEPT = 20_000;
/** Data that has to be held whole: decrypted, decoded. */
export const LARGEST_HELD = 1 << 28;

export class PdfSource {
  readonly file: SourceFile;
  readonly pages: readonly SourcePage[];
  /** Objects that are pages or hold them: nothing else may drag them along. */
  readonly tree = new Set<number>();
  readonly #table: Table;
  #until: number;
  #crypt: Crypt | undefined;
  #lock = 0;
  #repaired = false;
  #kept = new Map<number, Value>();
  #packs = new Map<number, Pack>();
  readonly #reading = new Set<number>();
  #work = 0;

  /** Opens it; all that is done with it may take `seconds`, until it is `allow`ed more. Throws `Fault`. */
  constructor(path: string, password: string, seconds: number) {
    this.#until = Date.now() + seconds * 1000;
    let file: SourceFile | undefined;
    try {
      file = new SourceFile(path);
      this.file = file;
      const table = attempt(() => readTables(this.file));
      this.#table = table ?? { offsets: new Map(), packed: new Map(), trailer: new Map() };
      if (table) this.#unlock(password);
      else this.#repair(password);
      let pages = attempt(() => this.#readPages());
      if (!pages?.some(({ lost }) => !lost) && !this.#repaired) {
        this.#repair(password);
        pages = attempt(() => this.#readPages());
      }
      if (!pages?.some(({ lost }) => !lost)) throw new Fault('damaged', 'no pages');
      this.pages = pages;
    } catch (error) {
      file?.close();
      throw faultOf(error);
    }
  }

  get repaired(): boolean {
    return this.#repaired;
  }

  get encrypted(): boolean {
    return this.#crypt !== undefined;
  }

  get catalog(): Dict {
    const root = this.resolve(this.#table.trailer.get('Root'));
    return isDict(root) ? root : new Map();
  }

  close(): void {
    this.#kept.clear();
    this.#packs.clear();
    this.file.close();
  }

  /** Follows references to what they stand for; `null` for nothing. */
  resolve(value: Value | undefined): Value {
    let found = value;
    for (let hops = 0; found instanceof Ref; hops++) {
      if (hops > 30) throw new Damage('references in a circle');
      found = this.object(found.num);
    }
    return found ?? 'null';
  }

  dict(value: Value | undefined): Dict | undefined {
    const found = this.resolve(value);
    return isDict(found) ? found : found instanceof Stream ? found.dict : undefined;
  }

  array(value: Value | undefined): readonly Value[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  number(value: Value | undefined): number | undefined {
    return numberOf(this.resolve(value));
  }

  object(num: number): Value {
    const kept = this.#kept.get(num);
    if (kept !== undefined) return kept;
    if ((++this.#work & 63) === 0) this.breathe();
    // To read an object, one may need another (its length); never itself.
    if (this.#reading.has(num)) return 'null';
    this.#reading.add(num);
    let value: Value;
    try {
      value = this.#read(num);
    } finally {
      this.#reading.delete(num);
    }
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(num, value);
    return value;
  }

  /** Gives it so many seconds more, from now. */
  allow(seconds: number): void {
    this.#until = Date.now() + seconds * 1000;
  }

  /** Throws `Fault` when the time for this source is up. */
  breathe(): void {
    if (Date.now() > this.#until) throw new Fault('too-slow', 'reading took too long');
  }

  /** The stream's bytes as they are encoded, decrypted, in one piece. */
  encoded(stream: Stream, num = 0): Uint8Array {
    if (stream.data) return stream.data;
    if (stream.length > LARGEST_HELD) throw new Fault('too-large', 'a stream too large to be held');
    const raw = this.file.read(stream.start, stream.length);
    return this.#crypt && num > 0 ? this.#decrypt(raw, stream, num) : raw;
  }

  /** The stream decoded, as far as it is no picture; `undefined` when a filter of pictures is left. Damaged data gives what can be had. */
  decoded(stream: Stream, num: number, most = LARGEST_HELD, whole = false): Uint8Array | undefined {
    const filters = filtersOf(stream.dict, (value) => this.resolve(value));
    if (filters.some(({ name }) => isPictureFilter(name))) return undefined;
    return decode(this.encoded(stream, num), filters, most, whole);
  }

  #gens = new Map<number, number>();

  #decrypt(raw: Uint8Array, stream: Stream, num: number): Uint8Array {
    if (!this.#crypt || stream.dict.get('Type') === '/XRef') return raw;
    if (stream.dict.get('Type') === '/Metadata' && !this.#crypt.metadata) return raw;
    const own = filtersOf(stream.dict, (value) => this.resolve(value)).find(({ name }) => name === '/Crypt');
    const filter = own ? own.parms.get('Name') : undefined;
    return this.#crypt.stream(raw, num, this.#gens.get(num) ?? 0, own ? (typeof filter === 'string' ? filter : '/Identity') : undefined);
  }

  #read(num: number): Value {
    const at = this.#table.offsets.get(num);
    if (at !== undefined) {
      if (at < 0) return 'null';
      const found = attempt(() => this.#readAt(num, at));
      if (found !== undefined) return found;
      if (this.#repaired) return 'null';
      // The table lies about this object, so it is not to be trusted for any.
      this.#repair(undefined);
      return this.#read(num);
    }
    const packed = this.#table.packed.get(num);
    if (packed === undefined) return 'null';
    const pack = this.#pack(Math.floor(packed / PACKED));
    const place = pack?.places.get(num);
    if (!pack || place === undefined) return 'null';
    return attempt(() => new Reader(pack.bytes, place).value()) ?? 'null';
  }

  #readAt(num: number, at: number): Value | undefined {
    const { value, start } = this.file.from(at, (bytes, last) => {
      const reader = new Reader(bytes, 0, last);
      const head = readHead(reader);
      if (head?.num !== num) throw new Damage(`object ${num} is not where it should be`);
      if (head.gen > 0) this.#gens.set(num, head.gen);
      const found = reader.value();
      return { value: found, start: isDict(found) ? streamStart(reader) : -1 };
    });
    const plain = this.#crypt && num !== this.#lock ? this.#plain(value, num) : value;
    if (start < 0 || !isDict(plain)) return plain;
    const from = at + start;
    const stated = this.number(plain.get('Length'));
    const fits = stated !== undefined && stated >= 0 && from + stated <= this.file.size && this.#endsAt(from + stated);
    return new Stream(plain, from, fits ? stated : lengthOf(this.file, from));
  }

  #endsAt(at: number): boolean {
    const bytes = this.file.slice(at, at + 16);
    let from = 0;
    while (from < 4 && (bytes[from] === 13 || bytes[from] === 10 || bytes[from] === 32)) from++;
    return bytes.toString('latin1', from, from + 9) === 'endstream';
  }

  /** The same value with its strings decrypted. */
  #plain(value: Value, num: number): Value {
    if (value instanceof Text) return this.#crypt?.string(value, num, this.#gens.get(num) ?? 0) ?? value;
    if (Array.isArray(value)) return value.map((item) => this.#plain(item, num));
    if (isDict(value)) return new Map([...value].map(([key, item]) => [key, this.#plain(item, num)]));
    return value;
  }

  #pack(num: number): Pack | undefined {
    const known = this.#packs.get(num);
    if (known) return known;
    const stream = this.#table.packed.has(num) ? undefined : this.object(num);
    if (!(stream instanceof Stream)) return undefined;
    const bytes = attempt(() => this.decoded(stream, num, LARGEST_PACK));
    if (!bytes) return undefined;
    const pack = unpack(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      this.number(stream.dict.get('First')) ?? 0,
      this.number(stream.dict.get('N')) ?? 0,
    );
    if (this.#packs.size >= 16) this.#packs.delete(this.#packs.keys().next().value ?? 0);
    this.#packs.set(num, pack);
    return pack;
  }

  #unlock(password: string | undefined): void {
    const encrypt = this.#table.trailer.get('Encrypt');
    if (encrypt === undefined) return;
    this.#lock = encrypt instanceof Ref ? encrypt.num : 0;
    const dict = this.dict(encrypt);
    if (!dict) return;
    const whole: Dict = new Map([...dict].map(([key, value]) => [key, this.resolve(value)]));
    const id = this.array(this.#table.trailer.get('ID'))[0];
    this.#kept.clear();
    this.#crypt = unlock(whole, id instanceof Text ? Buffer.from(bytesOf(id), 'latin1') : Buffer.alloc(0), password ?? '');
  }

  /** Finds the objects by searching. `password` is undefined when the lock is open already. */
  #repair(password: string | undefined): void {
    this.#repaired = true;
    this.#kept.clear();
    this.#packs.clear();
    const { objects, trailer } = search(this.file);
    const { offsets, packed, trailer: known } = this.#table;
    offsets.clear();
    packed.clear();
    for (const { num, at } of objects) offsets.set(num, at);
    for (const [key, value] of trailer) if (!known.has(key) || key === 'Root') known.set(key, value);
    if (password !== undefined) this.#unlock(password);
    const places = new Map(objects.map(({ num, at }) => [num, at]));
    for (const { num, at } of objects) {
      if (places.get(num) !== at || !this.file.slice(at, at + 400).includes('/ObjStm')) continue;
      for (const inner of this.#pack(num)?.places.keys() ?? []) {
        // The later of two objects of one number counts.
        if ((offsets.get(inner) ?? -1) > at) continue;
        offsets.delete(inner);
        packed.set(inner, num * PACKED);
      }
    }
    if (isDict(this.resolve(known.get('Root'))) && this.catalog.has('Pages')) return;
    for (const num of [...offsets.keys(), ...packed.keys()])
      if (this.dict(new Ref(num, 0))?.get('Type') === '/Catalog') known.set('Root', new Ref(num, 0));
  }

  #readPages(): SourcePage[] {
    const pages: SourcePage[] = [];
    this.tree.clear();
    const above = new Set<number>();
    let nodes = 0;
    const visit = (value: Value | undefined, inheritedAbove: Dict) => {
      const num = value instanceof Ref ? value.num : 0;
      const dict = this.resolve(value);
      // The pages after one that is lost keep their numbers.
      if (!isDict(dict) && num > 0 && above.size > 0) pages.push({ num: 0, dict: new Map(), inherited: inheritedAbove, lost: true });
      if (!isDict(dict) || above.has(num) || above.size > DEEPEST_TREE) return;
      if (++nodes > MOST_NODES) throw new Fault('too-large', 'too many pages');
      if (num > 0) this.tree.add(num);
      if (!dict.has('Kids')) {
        // `/Type` may be wrong or missing; what has no kids is a page. It may be in the tree more than once.
        if (pages.push({ num, dict, inherited: inheritedAbove }) > MOST_PAGES) throw new Fault('too-large', 'too many pages');
        return;
      }
      let inherited = inheritedAbove;
      for (const key of INHERITED) {
        const own = dict.get(key);
        if (own === undefined) continue;
        if (inherited === inheritedAbove) inherited = new Map(inheritedAbove);
        inherited.set(key, own);
      }
      if (num > 0) above.add(num);
      for (const kid of this.array(dict.get('Kids'))) visit(kid, inherited);
      above.delete(num);
    };
    visit(this.catalog.get('Pages'), new Map());
    if (!pages.some(({ lost }) => !lost) && this.#repaired)
      for (const num of [...this.#table.offsets.keys(), ...this.#table.packed.keys()].sort((a, b) => a - b))
        if (this.dict(new Ref(num, 0))?.get('Type') === '/Page') visit(new Ref(num, 0), new Map());
    return pages;
  }
}

interface Pack {
  readonly bytes: Buffer;
  readonly places: ReadonlyMap<number, number>;
}

function unpack(bytes: Buffer, first: number, count: number): Pack {
  const reader = new Reader(bytes);
  const places = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    reader.skipWhite();
    const num = reader.digits();
    reader.skipWhite();
    const place = reader.digits();
    if (num < 0 || place < 0) break;
    places.set(num, first + place);
  }
  return { bytes, places };
}
