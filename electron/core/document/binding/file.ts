import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Damage, Short } from './values.ts';

/** A file up to this size is held while it is open; of a larger one only the piece that is being looked at. */
const WHOLE = 1 << 20;
const WINDOW = 1 << 17;
/** No object but a stream is larger than this. */
const LARGEST_OBJECT = 1 << 26;

/** Bytes of a file by place. What is returned may be overwritten by the next call, so whoever keeps it copies it. */
export class SourceFile {
  readonly size: number;
  readonly #fd: number;
  readonly #whole: Buffer | undefined;
  #window: Buffer = Buffer.alloc(0);
  #from = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'r');
    try {
      this.size = fstatSync(this.#fd).size;
      if (this.size <= WHOLE) {
        this.#whole = Buffer.allocUnsafeSlow(this.size);
        this.#fill(this.#whole, 0);
      }
    } catch (error) {
      closeSync(this.#fd);
      throw error;
    }
  }

  /** Bytes `from` to `to`; fewer at the end of the file. */
  slice(from: number, to: number): Buffer {
    const end = Math.min(to, this.size);
    if (from >= end) return EMPTY;
    if (this.#whole) return this.#whole.subarray(from, end);
    if (from < this.#from || end > this.#from + this.#window.length) {
      const length = Math.min(this.size - from, Math.max(WINDOW, end - from));
      this.#window = this.#fill(Buffer.allocUnsafe(length), from);
      this.#from = from;
    }
    return this.#window.subarray(from - this.#from, end - this.#from);
  }

  /** Reads past the window: into `into`, or into bytes of their own. */
  read(from: number, length: number, into?: Buffer): Buffer {
    const room = Math.max(0, Math.min(length, this.size - from));
    return this.#fill(into && into.length >= room ? into.subarray(0, room) : Buffer.allocUnsafeSlow(room), from);
  }

  /** Hands `parse` the bytes from a place on, and more of them as long as it runs short. `last` says that there are no more. */
  from<T>(at: number, parse: (bytes: Buffer, last: boolean) => T): T {
    if (at < 0 || at >= this.size) throw new Damage('a place outside the file');
    for (let length = this.#whole ? this.size : 1 << 14; ; length *= 4) {
      const last = at + length >= this.size || length >= LARGEST_OBJECT;
      try {
        return parse(this.slice(at, at + length), last);
      } catch (error) {
        if (last || !(error instanceof Short)) throw error;
      }
    }
  }

  /** Place of the first `word` at or after `at` and before `before`, -1 for none. */
  find(word: string, at: number, before = this.size): number {
    const needle = Buffer.from(word, 'latin1');
    for (let from = at; from < before; from += WINDOW - needle.length) {
      const found = this.slice(from, Math.min(from + WINDOW, before)).indexOf(needle);
      if (found >= 0) return from + found;
    }
    return -1;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #fill(into: Buffer, from: number): Buffer {
    let done = 0;
    while (done < into.length) {
      const read = readSync(this.#fd, into, done, into.length - done, from + done);
      if (read === 0) throw new Damage('the file became shorter');
      done += read;
    }
    return into;
  }
}

const EMPTY = Buffer.alloc(0);
