/**
 * The records of a web archive (ISO 28500, WARC 1.0 and 1.1) as a stream: nothing is held but the record at hand, and of that no more than is
 * asked for. An archive that was cut gives the records before the cut.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, constants, createGunzip, gunzipSync, inflateSync } from 'node:zlib';
import { structured } from './mime-header.ts';

export interface WarcRecord {
  /** `response`, `request`, `resource`, `warcinfo` … */
  readonly type: string;
  readonly uri: string;
  /** As written, W3C profile of ISO 8601 in UTC. */
  readonly date: string;
  /** Bytes of its block, HTTP headers included. */
  readonly size: number;
  /** Of the HTTP message inside; '' when there is none. */
  readonly status: string;
  /** Of the HTTP message inside, else the record's own. */
  readonly mediaType: string;
  readonly charset: string;
  /** The payload as a browser would see it, or undefined when it is longer than `most` or damaged. To be asked before the next record. */
  payload(most: number): Promise<Buffer | undefined>;
}

const LONGEST_LINE = 64 * 1024;
const MOST_LINES = 1_000;
/** Bytes of a block looked at for HTTP headers. */
const LOOKED_AT = 64 * 1024;
const LF = 0x0a;

/** Bytes of a stream by line and by number. A source that errors has ended. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #ended = false;
  /** The source broke off. */
  broken = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    try {
      const { done, value } = await this.#source.next();
      if (done) this.#ended = true;
      else this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
    } catch {
      this.#ended = true;
      this.broken = true;
    }
    return !this.#ended;
  }

  /** The next line without its end; undefined at the end of the stream, and for one that is too long. */
  async line(): Promise<string | undefined> {
    let from = 0;
    for (;;) {
      const found = this.#held.indexOf(LF, from);
      if (found >= 0) {
        const line = this.#held.toString('utf8', 0, found).replace(/\r$/, '');
        this.#held = this.#held.subarray(found + 1);
        return line;
      }
      from = this.#held.length;
      if (from > LONGEST_LINE) this.broken = true;
      if (from > LONGEST_LINE || !(await this.#more())) return undefined;
    }
  }

  /** Up to `length` bytes; fewer at the end. */
  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let left = length;
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.#more())) break;
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }

  /** How many bytes of `length` there were to skip. */
  async skip(length: number): Promise<number> {
    let left = length;
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.#more())) break;
      const step = Math.min(left, this.#held.length);
      this.#held = this.#held.subarray(step);
      left -= step;
    }
    return length - left;
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

/** Unpacks a stream that is gzip, member by member; others are passed on as they are. */
export async function* unzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* whole();
    return;
  }
  // A flush and no check at the end: what could be unpacked of an archive that was cut is given out.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 256 * 1024 });
  const done = pipeline(Readable.from(whole()), gunzip);
  done.catch(() => {});
  yield* gunzip as AsyncIterable<Buffer>;
  await done;
}

export interface WarcStream extends AsyncIterable<WarcRecord> {
  /** Known after the last record: the archive ends within a record, or goes on as something else. */
  readonly damaged: boolean;
}

export function readRecords(source: AsyncIterable<Buffer>): WarcStream {
  let damaged = false;
  async function* records(): AsyncGenerator<WarcRecord> {
    const bytes = new Bytes(unzipped(source));
    try {
      for (;;) {
        let version = await bytes.line();
        while (version === '') version = await bytes.line();
        if (version === undefined) break;
        const headers = /^WARC\/1\.\d+$/.test(version) ? await headersOf(bytes) : undefined;
        const size = Number(headers?.get('content-length') ?? Number.NaN);
        if (!headers || !Number.isSafeInteger(size) || size < 0) {
          damaged = true;
          return;
        }
        const start = await bytes.take(Math.min(size, LOOKED_AT));
        let left = size - start.length;
        const body = async (most: number): Promise<Buffer | undefined> => {
          if (size > most || start.length < Math.min(size, LOOKED_AT)) return undefined;
          const rest = await bytes.take(left);
          left -= rest.length;
          return left > 0 ? undefined : Buffer.concat([start, rest]);
        };
        yield recordOf(headers, size, start, body);
        if (start.length < Math.min(size, LOOKED_AT) || (await bytes.skip(left)) < left) {
          damaged = true;
          return;
        }
      }
      damaged ||= bytes.broken;
    } finally {
      await bytes.close();
    }
  }
  return {
    [Symbol.asyncIterator]: records,
    get damaged() {
      return damaged;
    },
  };
}

async function headersOf(bytes: Bytes): Promise<Map<string, string> | undefined> {
  const headers = new Map<string, string>();
  for (let count = 0; count < MOST_LINES; count++) {
    const line = await bytes.line();
    if (line === undefined) return undefined;
    if (line === '') return headers;
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return undefined;
}

function recordOf(
  headers: Map<string, string>,
  size: number,
  start: Buffer,
  body: (most: number) => Promise<Buffer | undefined>,
): WarcRecord {
  const type = (headers.get('warc-type') ?? '').toLowerCase();
  const base = {
    type,
    uri: (headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, ''),
    date: headers.get('warc-date') ?? '',
    size,
  };
  const http = /^(response|request|revisit)$/.test(type) ? httpOf(start) : undefined;
  const media = structured(http?.headers.get('content-type') ?? (http ? '' : headers.get('content-type')));
  return {
    ...base,
    status: http?.status ?? '',
    mediaType: media.value,
    charset: media.parameters.get('charset') ?? '',
    async payload(most) {
      const block = await body(most);
      if (!block || !http) return block;
      try {
        return decoded(block.subarray(http.length), http.headers, most);
      } catch {
        return undefined;
      }
    },
  };
}

interface Http {
  readonly status: string;
  readonly headers: Map<string, string>;
  /** Bytes of the status line and the headers. */
  readonly length: number;
}

/** The head of the HTTP message in a block (RFC 9112, 2 to 6). */
function httpOf(start: Buffer): Http | undefined {
  const [crlf, lf] = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')];
  const length = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf >= 0 ? lf + 2 : -1;
  if (length < 0) return undefined;
  const [first = '', ...lines] = start.toString('latin1', 0, length).split(/\r?\n/);
  if (!/^(HTTP\/|[A-Z]{3,10} )/.test(first)) return undefined;
  const headers = new Map<string, string>();
  for (const line of lines.slice(0, MOST_LINES)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: /^HTTP\/\S+\s+(\d{3})/.exec(first)?.[1] ?? '', headers, length };
}

/** Chunks joined and packing undone. Programs that write archives often undo both and leave the headers as they were. */
function decoded(body: Buffer, headers: Map<string, string>, most: number): Buffer {
  const whole = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? (dechunked(body) ?? body) : body;
  const limit = { maxOutputLength: most };
  const packing = (headers.get('content-encoding') ?? '').trim().toLowerCase();
  if (/gzip/.test(packing) && whole[0] === 0x1f && whole[1] === 0x8b)
    return gunzipSync(whole, { ...limit, finishFlush: constants.Z_SYNC_FLUSH });
  if (packing === 'deflate' && whole[0] === 0x78) return inflateSync(whole, limit);
  if (packing === 'br') {
    try {
      return brotliDecompressSync(whole, limit);
    } catch {
      return whole;
    }
  }
  return whole;
}

function dechunked(body: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(LF, at);
    const size = end < 0 || end - at > 100 ? Number.NaN : Number.parseInt(body.toString('latin1', at, end), 16);
    if (Number.isNaN(size) || size < 0) return pieces.length === 0 ? undefined : Buffer.concat(pieces);
    if (size === 0) break;
    pieces.push(body.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + (body[end + 1 + size] === 0x0d ? 2 : 1);
  }
  return Buffer.concat(pieces);
}
