/** A PDF opened by PDFium, which reads from the file the blocks it asks for: one of any size is opened without having it in memory. */
import { closeSync, openSync, readSync } from 'node:fs';
import { type Address, type Engine, type Handle, type PdfiumApi, startEngine } from './pdfium-engine.ts';
import { markSpent } from './process.ts';

/** Codes of FPDF_GetLastError. */
const PASSWORD = 4;
const SECURITY = 5;
/** A flag of FPDF_SaveAsCopy. */
const REMOVE_SECURITY = 3;

export interface OpenPdf {
  readonly api: PdfiumApi;
  readonly document: Handle;
  /** What the engine's memory holds from an address on; a view that the next call of the engine may end. */
  bytes(from: Address, length: number): Uint8Array;
  /** Space of the engine for the time of `work`. */
  space<T>(size: number, work: (at: Address) => T): T;
  /** The file without its lock, as the engine writes it; null for one of more than `limit` bytes. */
  unlocked(limit: number): Buffer | null;
}

let engine: Promise<Engine> | undefined;

/** Blocks of a file lately read; the engine asks for a few hundred bytes at a time. */
const BLOCK = 64 * 1024;
const BLOCKS = 32;
/** Their memory, used again by the next file. */
const buffers = Array.from({ length: BLOCKS }, () => Buffer.alloc(0));

function blockReader(descriptor: number, size: number): (position: number, into: Uint8Array) => boolean {
  const blocks = new Map<number, Buffer>();
  const block = (number: number): Buffer => {
    const known = blocks.get(number);
    if (known) return known;
    const bytes = blocks.size < BLOCKS ? fresh(blocks.size) : oldest();
    const length = readSync(descriptor, bytes, 0, BLOCK, number * BLOCK);
    if (length < Math.min(BLOCK, size - number * BLOCK)) throw new Error('the file became shorter');
    blocks.set(number, bytes);
    return bytes;
  };
  const oldest = (): Buffer => {
    const [[number, bytes] = [-1, fresh(0)]] = blocks;
    blocks.delete(number);
    return bytes;
  };
  const fresh = (index: number): Buffer => {
    const kept = buffers[index];
    if (kept && kept.length > 0) return kept;
    buffers[index] = Buffer.alloc(BLOCK);
    return buffers[index];
  };
  return (position, into) => {
    if (position < 0 || position + into.length > size) return false;
    if (into.length > BLOCK) return readSync(descriptor, into, 0, into.length, position) === into.length;
    for (let done = 0; done < into.length; ) {
      const at = position + done;
      const from = at % BLOCK;
      const part = block(Math.floor(at / BLOCK)).subarray(from, Math.min(BLOCK, from + into.length - done));
      into.set(part, done);
      done += part.length;
    }
    return true;
  };
}

/**
 * Opens the PDF at `path` for the time of `use`. 'encrypted' when the password does not open it or the way it is locked is not known,
 * 'damaged' when it is no PDF, 'too-large' when it would take more memory than there may be. Whatever is thrown came out of the middle of
 * the engine: it is not used again.
 */
export async function withPdf<T>(
  { path, size, password }: { readonly path: string; readonly size: number; readonly password: string },
  use: (pdf: OpenPdf) => T,
): Promise<T | 'encrypted' | 'damaged' | 'too-large'> {
  // Positions are 32 bits there.
  if (size >= 2 ** 32) return 'too-large';
  engine ??= startEngine().catch((error: unknown) => {
    markSpent();
    throw error;
  });
  const started = await engine;
  const { api } = started;
  const descriptor = openSync(path, 'r');
  try {
    const read = blockReader(descriptor, size);
    const reads = () =>
      started.install('read', (_param, position, at, length) =>
        read(position >>> 0, new Uint8Array(api.memory.buffer, at >>> 0, length >>> 0)) ? 1 : 0,
      );
    reads();
    return open(started, size, password, use, { read, reads });
  } catch (error) {
    markSpent();
    if (started.exhausted()) return 'too-large';
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

interface Source {
  readonly read: (position: number, into: Uint8Array) => boolean;
  /** Has the engine read from the file again. */
  readonly reads: () => void;
}

function open<T>(engine: Engine, size: number, password: string, use: (pdf: OpenPdf) => T, source: Source): T | 'encrypted' | 'damaged' {
  const { api } = engine;
  const bytes = (from: Address, length: number) => new Uint8Array(api.memory.buffer, from, length);
  const space = <S>(length: number, work: (at: Address) => S): S => {
    const at = api.malloc(length);
    if (at === 0) throw new Error('no memory left in the engine');
    const result = work(at);
    api.free(at);
    return result;
  };
  const withSecret = <S>(secret: Buffer, work: (at: Address) => S): S =>
    space(secret.length + 1, (at) => {
      bytes(at, secret.length + 1).set([...secret, 0]);
      return work(at);
    });
  // FPDF_FILEACCESS: length, the function at address 0, its parameter. It is read as long as the document is open.
  const access = api.malloc(12);
  new Uint32Array(api.memory.buffer, access, 3).set([size, 0, 0]);
  for (const secret of secrets(password)) {
    const document = withSecret(secret, (at) => api.FPDF_LoadCustomDocument(access, at));
    const error = document === 0 ? api.FPDF_GetLastError() : 0;
    if (error === PASSWORD) continue;
    if (document === 0) {
      api.free(access);
      return error === SECURITY ? 'encrypted' : 'damaged';
    }
    const unlocked = (limit: number): Buffer | null => {
      if (size > limit) return null;
      return space(size, (at) => {
        if (!source.read(0, bytes(at, size))) return null;
        const copy = withSecret(secret, (key) => api.FPDF_LoadMemDocument(at, size, key));
        if (copy === 0) return null;
        const written = writtenBy(engine, copy, limit);
        api.FPDF_CloseDocument(copy);
        source.reads();
        return written;
      });
    };
    const result = use({ api, document, bytes, space, unlocked });
    api.FPDF_CloseDocument(document);
    api.free(access);
    return result;
  }
  api.free(access);
  return 'encrypted';
}

/** What the engine writes when it saves a document without its lock. */
function writtenBy({ api, install }: Engine, document: Handle, limit: number): Buffer | null {
  const parts: Buffer[] = [];
  let length = 0;
  install('write', (_writer, at, size) => {
    parts.push(Buffer.from(new Uint8Array(api.memory.buffer, at >>> 0, size >>> 0)));
    length += size >>> 0;
    return length <= limit ? 1 : 0;
  });
  // FPDF_FILEWRITE: version 1, the function at address 0.
  const writer = api.malloc(8);
  new Uint32Array(api.memory.buffer, writer, 2).set([1, 0]);
  const saved = api.FPDF_SaveAsCopy(document, writer, REMOVE_SECURITY);
  api.free(writer);
  return saved === 0 ? null : Buffer.concat(parts);
}

/** The bytes a password may stand for: UTF-8 since PDF 2.0, one byte a letter before it. The empty one is always tried. */
function secrets(password: string): Buffer[] {
  const forms = [Buffer.from(password, 'utf8')];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the letters that have a byte of their own
  if (/^[\u0000-\u00ff]*$/.test(password)) forms.push(Buffer.from(password, 'latin1'));
  if (password !== '') forms.push(Buffer.alloc(0));
  return forms.filter((form, index) => forms.findIndex((other) => other.equals(form)) === index);
}
