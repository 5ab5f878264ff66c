import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Objects in one object stream; more pack tighter, fewer open faster. */
const PACK = 200;

/** Writes a PDF 1.7 file front to back: streams as they come, everything else packed into object streams, cross-references last. */
export class PdfWriter {
  readonly #chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1')];
  #length = 15;
  #next = 1;
  /** Where each object is: [1, offset, 0] in the open, [2, object stream, index] packed. */
  readonly #places: (readonly [type: number, at: number, index: number] | undefined)[] = [];
  #pack: { id: number; text: string }[] = [];
  readonly #hash = createHash('sha256');

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
    this.#places[id] = [1, this.#length, 0];
    this.#write(Buffer.from(`${id} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    // A copy, so that the file the stream was read from can go.
    this.#write(Buffer.from(data));
    this.#write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  /** Hash of all that is written so far, to name the file by. Thirty-two hexadecimal digits. */
  digest(): string {
    this.#flush();
    return this.#hash.copy().digest('hex').slice(0, 32);
  }

  finish(root: number, info: number, id: string): Uint8Array {
    this.#flush();
    const self = this.reserve();
    this.#places[self] = [1, this.#length, 0];
    const table = Buffer.alloc(this.#next * 7);
    table[6] = 0xff;
    table[5] = 0xff;
    for (let n = 1; n < this.#next; n++) {
      const [type, at, index] = this.#places[n] ?? [0, 0, 0];
      table[n * 7] = type;
      table.writeUInt32BE(at, n * 7 + 1);
      table.writeUInt16BE(index, n * 7 + 5);
    }
    const data = deflateSync(table);
    const start = this.#length;
    this.stream(
      self,
      `<< /Type /XRef /Size ${this.#next} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] /Filter /FlateDecode /Length ${data.length} >>`,
      data,
    );
    this.#write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(this.#chunks, this.#length);
  }

  #flush(): void {
    if (this.#pack.length === 0) return;
    const holder = this.reserve();
    let head = '';
    let body = '';
    this.#pack.forEach(({ id, text }, index) => {
      head += `${id} ${body.length} `;
      body += `${text}\n`;
      this.#places[id] = [2, holder, index];
    });
    const count = this.#pack.length;
    this.#pack = [];
    const data = deflateSync(Buffer.from(head + body, 'latin1'));
    this.stream(holder, `<< /Type /ObjStm /N ${count} /First ${head.length} /Filter /FlateDecode /Length ${data.length} >>`, data);
  }

  #write(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }
}
