/** PDF objects as values, read from bytes and written back. Numbers, names and keywords stay as they were written. ISO 32000-2, 7.3. */

/** Reference to an indirect object. */
export class Ref {
  readonly num: number;
  readonly gen: number;
  constructor(num: number, gen: number) {
    this.num = num;
    this.gen = gen;
  }
}

/** A string with its delimiters, one character for each byte: `(text)` or `<68657861>`. */
export class Text {
  readonly raw: string;
  constructor(raw: string) {
    this.raw = raw;
  }
}

export type Dict = Map<string, Value>;

/** A stream as it lies in its file, still encoded. `data` holds it when it is not in the file as it should be written: decrypted, made here. */
export class Stream {
  readonly dict: Dict;
  readonly start: number;
  readonly length: number;
  readonly data: Uint8Array | undefined;
  constructor(dict: Dict, start: number, length: number, data?: Uint8Array) {
    this.dict = dict;
    this.start = start;
    this.length = length;
    this.data = data;
  }
}

/** A string is a number, a name with its slash, `true`, `false` or `null`. */
export type Value = string | Ref | Text | Value[] | Dict | Stream;

/** What makes a file unfit; never shown as it is. */
export class Damage extends Error {}

/** Data that expand to more than is taken. */
export class TooMuch extends Damage {}

/** The bytes given end inside an object: more are needed. */
export class Short extends Error {}

const WHITE = 1;
const DELIMITER = 2;
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = WHITE;
for (const character of '()<>[]{}/%') CLASS[character.charCodeAt(0)] = DELIMITER;

export const isWhite = (code: number): boolean => CLASS[code] === WHITE;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Of a string without end so much is kept. */
const LONGEST_LOST = 1000;
/** Deeper nesting than any real file has, and shallow enough for the stack. */
const DEEPEST = 100;

/** Reads objects from a buffer, forgiving as viewers are. Throws `Short` at the end of the buffer and `Damage` on what is no object. */
export class Reader {
  readonly bytes: Buffer;
  at: number;
  /** The buffer ends where the file or object stream does: an end inside an object is damage. */
  readonly final: boolean;

  constructor(bytes: Buffer, at = 0, final = true) {
    this.bytes = bytes;
    this.at = at;
    this.final = final;
  }

  end(): Error {
    return this.final ? new Damage('the file ends inside an object') : new Short();
  }

  skipWhite(): void {
    const { bytes } = this;
    const { length } = bytes;
    while (this.at < length) {
      const code = bytes[this.at] ?? 0;
      if (CLASS[code] === WHITE) this.at++;
      else if (code === 0x25) {
        while (this.at < length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++;
      } else return;
    }
  }

  /** Digits at this place as a number; -1 when there are none. */
  digits(): number {
    const { bytes } = this;
    const from = this.at;
    let value = 0;
    let code = bytes[this.at] ?? 0;
    while (isDigit(code) && this.at - from < 15) {
      value = value * 10 + code - 48;
      code = bytes[++this.at] ?? 0;
    }
    return this.at === from ? -1 : value;
  }

  /** True, and past it, when this word is next. */
  word(word: string): boolean {
    const { bytes, at } = this;
    for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
    this.at = at + word.length;
    return true;
  }

  value(depth = 0): Value {
    if (depth > DEEPEST) throw new Damage('objects nested too deep');
    this.skipWhite();
    const { bytes } = this;
    if (this.at >= bytes.length) throw this.end();
    const code = bytes[this.at] ?? 0;
    if (code === 0x2f) return this.#name();
    if (isDigit(code)) return this.#numberOrRef();
    if (code === 0x28) return this.#literal();
    if (code === 0x5b) return this.#array(depth);
    if (code === 0x3c) return bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hex();
    if (CLASS[code] === DELIMITER) throw new Damage(`unexpected ${String.fromCharCode(code)}`);
    return this.#atom();
  }

  /** At the end of a file, what has been read of an object is taken for the whole. */
  #over(): boolean {
    if (this.at < this.bytes.length) return false;
    if (!this.final) throw new Short();
    return true;
  }

  #plain(): string {
    const { bytes } = this;
    const from = this.at;
    while (this.at < bytes.length && CLASS[bytes[this.at] ?? 0] === 0) this.at++;
    if (this.at === bytes.length && !this.final) throw new Short();
    return bytes.toString('latin1', from, this.at);
  }

  #name(): string {
    this.at++;
    const name = `/${this.#plain()}`;
    return name.includes('#') ? plainName(name) : name;
  }

  #atom(): string {
    const atom = this.#plain();
    if (NUMBER.test(atom)) return atom;
    if (atom === 'true' || atom === 'false' || atom === 'null') return atom;
    const number = Number.parseFloat(atom.replace(/^([+-])[+-]+/, '$1'));
    // `--5`, `1.2.3`, `12-3`: viewers take the number they see.
    if (!Number.isNaN(number)) return String(Math.abs(number) < 1e-9 ? 0 : number);
    if (atom === 'endobj' || atom === 'endstream' || atom === 'obj' || atom === 'stream') throw new Damage(`unexpected ${atom}`);
    return 'null';
  }

  #numberOrRef(): Value {
    const { bytes } = this;
    const from = this.at;
    const num = this.digits();
    const after = this.at;
    if (CLASS[bytes[after] ?? 0] === WHITE && num > 0) {
      let at = after + 1;
      while (CLASS[bytes[at] ?? 0] === WHITE && at < bytes.length) at++;
      if (isDigit(bytes[at] ?? 0)) {
        this.at = at;
        const gen = this.digits();
        at = this.at;
        if (CLASS[bytes[at] ?? 0] === WHITE) {
          while (CLASS[bytes[at] ?? 0] === WHITE && at < bytes.length) at++;
          if (at >= bytes.length && !this.final) throw new Short();
          if (bytes[at] === 0x52 && CLASS[bytes[at + 1] ?? 32] !== 0) {
            this.at = at + 1;
            return new Ref(num, gen);
          }
        } else if (at >= bytes.length && !this.final) throw new Short();
      } else if (at >= bytes.length && !this.final) throw new Short();
    }
    this.at = from;
    return this.#atom();
  }

  #literal(): Text {
    const { bytes } = this;
    const from = this.at;
    let depth = 0;
    for (let at = from; at < bytes.length; at++) {
      const code = bytes[at];
      if (code === 0x5c) at++;
      else if (code === 0x28) depth++;
      else if (code === 0x29 && --depth === 0) {
        this.at = at + 1;
        return new Text(bytes.toString('latin1', from, at + 1));
      }
    }
    if (!this.final) throw new Short();
    // Without an end it is all the rest, as viewers have it.
    this.at = bytes.length;
    return new Text(`<${bytes.toString('hex', from + 1, Math.min(bytes.length, from + 1 + LONGEST_LOST))}>`);
  }

  #hex(): Text {
    const close = this.bytes.indexOf(0x3e, this.at);
    if (close < 0) throw this.end();
    const raw = this.bytes.toString('latin1', this.at, close + 1);
    this.at = close + 1;
    return new Text(/^<[0-9A-Fa-f]*>$/.test(raw) ? raw : `<${raw.replace(/[^0-9A-Fa-f]/g, '')}>`);
  }

  #array(depth: number): Value[] {
    this.at++;
    const items: Value[] = [];
    for (;;) {
      this.skipWhite();
      if (this.#over()) return items;
      if (this.bytes[this.at] === 0x5d) {
        this.at++;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dict(depth: number): Dict {
    this.at += 2;
    const dict: Dict = new Map();
    const { bytes } = this;
    for (;;) {
      this.skipWhite();
      if (this.#over()) return dict;
      const code = bytes[this.at];
      if (code === 0x3e) {
        this.at += bytes[this.at + 1] === 0x3e ? 2 : 1;
        return dict;
      }
      if (code !== 0x2f) {
        // A stray word between entries; viewers step over it.
        this.value(depth + 1);
        continue;
      }
      const key = this.#name().slice(1);
      this.skipWhite();
      if (this.#over()) return dict;
      if (bytes[this.at] === 0x3e && bytes[this.at + 1] === 0x3e) continue;
      const value = this.value(depth + 1);
      if (value !== 'null') dict.set(key, value);
    }
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Names are compared as text, so `/A#42` becomes `/AB`; what must be escaped stays so. */
function plainName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x20 && code < 0x7f && CLASS[code] === 0 && code !== 0x23 ? String.fromCharCode(code) : whole.toUpperCase();
  });
}

/** The PDF form of a value. `refer` says what stands for a reference. A stream is written by its dictionary. */
export function write(value: Value, refer: (ref: Ref) => string): string {
  if (typeof value === 'string') return value;
  if (value instanceof Ref) return refer(value);
  if (value instanceof Text) return value.raw;
  if (Array.isArray(value)) {
    let out = '[';
    for (const item of value) out += out.length > 1 ? ` ${write(item, refer)}` : write(item, refer);
    return `${out}]`;
  }
  return writeDict(value instanceof Stream ? value.dict : value, refer);
}

/** A dictionary without the entries of `dropped`. */
export function writeDict(dict: Dict, refer: (ref: Ref) => string, dropped?: ReadonlySet<string>): string {
  let out = '<<';
  for (const [key, item] of dict) {
    if (dropped?.has(key)) continue;
    const text = write(item, refer);
    out += SELF_DELIMITED.has(text.charCodeAt(0)) ? `/${key}${text}` : `/${key} ${text}`;
  }
  return `${out}>>`;
}

/** First characters that end the name before them: `/ [ ( <`. */
const SELF_DELIMITED: ReadonlySet<number> = new Set([0x2f, 0x5b, 0x28, 0x3c]);

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;

/** The number an atom stands for; undefined for everything else. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && value !== '' ? number : undefined;
}
