import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Objects in one object stream; more pack tighter, fewer open faster. */
const PACK = 200;
const HELD = 1 << 18;
/** Places are written with four bytes. */
const LARGEST = 2 ** 32;

/** Where a file goes to, front to back. */
export interface Sink {
  /** The bytes may be overwritten after the call. */
  write(bytes: Uint8Array): void;
}

/** Keeps a file in memory. */
export class MemorySink implements Sink {
  readonly #chunks: Uint8Array[] = [];

  write(bytes: Uint8Array): void {
    // A copy, so that the file the bytes were read from can go.
    this.#chunks.push(Buffer.from(bytes));
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}

/** Writes a PDF 1.7 file front to back: streams as they come, everything else packed into object streams, cross-references last. */
export class PdfWriter {
  readonly #sink: Sink;
  /** What is written goes on in pieces of this size. */
  readonly #held = Buffer.allocUnsafeSlow(HELD);
  #fill = 0;
  #length = 0;
  #next = 1;
  /** Place of each object in the file, or, below zero, number of the object stream that holds it, and its place there. */
  readonly #places: number[] = [];
  readonly #indices: number[] = [];
  #pack: { id: number; text: string }[] = [];
  readonly #hash = createHash('sha256');

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#text('%PDF-1.7\n%\x80\x80\x80\x80\n');
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** A number for an object that is written later. */
  reserve(): number {
    return this.#next++;
  }

  /** Room for `count` numbers in a row; returns the first. */
  claim(count: number): number {
    const first = this.#next;
    this.#next += count;
    return first;
  }

  object(id: number, text: string): void {
    this.#pack.push({ id, text });
    if (this.#pack.length >= PACK) this.#flush();
  }

  /** `dictionary` holds the stream's /Length. */
  stream(id: number, dictionary: string, data: Uint8Array): void {
    this.begin(id, dictionary);
    this.append(data);
    this.end();
  }

  /** Begins a stream whose data is `append`ed piece by piece and `end`ed; nothing else is written meanwhile. */
  begin(id: number, dictionary: string): void {
    this.#places[id] = this.#length;
    this.#text(`${id} 0 obj\n${dictionary}\nstream\n`);
  }

  append(bytes: Uint8Array): void {
    this.#count(bytes.length);
    if (bytes.length > HELD) {
      this.#sink.write(bytes);
      this.#hash.update(bytes);
      return;
    }
    this.#held.set(bytes, this.#fill);
    this.#fill += bytes.length;
  }

  end(): void {
    this.#text('\nendstream\nendobj\n');
  }

  /** Hash of all that is written so far, to name the file by. Thirty-two hexadecimal digits. */
  digest(): string {
    this.#flush();
    this.#pass();
    return this.#hash.copy().digest('hex').slice(0, 32);
  }

  /** Writes the cross-references; nothing can be written after them. Returns the SHA-256 of the whole file. */
  finish(root: number, info: number, id: string): string {
    this.#flush();
    const self = this.reserve();
    this.#places[self] = this.#length;
    const table = Buffer.alloc(this.#next * 7);
    table[6] = 0xff;
    table[5] = 0xff;
    for (let n = 1; n < this.#next; n++) {
      const place = this.#places[n] ?? 0;
      table[n * 7] = place > 0 ? 1 : place < 0 ? 2 : 0;
      table.writeUInt32BE(Math.abs(place), n * 7 + 1);
      table.writeUInt16BE(this.#indices[n] ?? 0, n * 7 + 5);
    }
    const data = deflateSync(table);
    const start = this.#length;
    this.stream(
      self,
      `<< /Type /XRef /Size ${this.#next} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] /Filter /FlateDecode /Length ${data.length} >>`,
      data,
    );
    this.#text(`startxref\n${start}\n%%EOF\n`);
    this.#pass();
    return this.#hash.digest('hex');
  }

  /** One byte for each character. */
  #text(text: string): void {
    if (text.length > HELD) {
      this.append(Buffer.from(text, 'latin1'));
      return;
    }
    this.#count(text.length);
    this.#fill += this.#held.write(text, this.#fill, 'latin1');
  }

  /** Makes room for what comes next. */
  #count(length: number): void {
    if (this.#fill + length > HELD) this.#pass();
    this.#length += length;
    if (this.#length >= LARGEST) throw new Error('a PDF file over 4 GB');
  }

  #pass(): void {
    const piece = this.#held.subarray(0, this.#fill);
    this.#sink.write(piece);
    this.#hash.update(piece);
    this.#fill = 0;
  }

  #flush(): void {
    if (this.#pack.length === 0) return;
    const holder = this.reserve();
    let head = '';
    let body = '';
    this.#pack.forEach(({ id, text }, index) => {
      head += `${id} ${body.length} `;
      body += `${text}\n`;
      this.#places[id] = -holder;
      this.#indices[id] = index;
    });
    const count = this.#pack.length;
    this.#pack = [];
    const data = deflateSync(Buffer.from(head + body, 'latin1'));
    this.stream(holder, `<< /Type /ObjStm /N ${count} /First ${head.length} /Filter /FlateDecode /Length ${data.length} >>`, data);
  }
}
