/**
 * PDFium (WebAssembly), read directly from a file by the blocks it asks for: a PDF of any size is opened without having it in memory.
 * The functions are those of its C interface (public/fpdfview.h, fpdf_text.h, fpdf_doc.h …); handles and addresses are numbers.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { PDFiumModule } from '@hyzyla/pdfium';
import { markSpent, settings } from './process.ts';

type Handle = number;
type Address = number;

/** The part of the interface that is used. */
export interface PdfiumApi {
  readonly memory: WebAssembly.Memory;
  readonly __indirect_function_table: WebAssembly.Table;
  malloc(size: number): Address;
  free(at: Address): void;
  FPDF_InitLibrary(): void;
  FPDF_LoadCustomDocument(access: Address, password: Address): Handle;
  FPDF_LoadMemDocument(bytes: Address, size: number, password: Address): Handle;
  FPDF_CloseDocument(document: Handle): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: Handle): number;
  FPDF_DocumentHasValidCrossReferenceTable(document: Handle): number;
  FPDF_GetSecurityHandlerRevision(document: Handle): number;
  FPDF_GetMetaText(document: Handle, tag: Address, buffer: Address, size: number): number;
  FPDF_GetFormType(document: Handle): number;
  FPDF_GetSignatureCount(document: Handle): number;
  FPDF_GetSignatureObject(document: Handle, index: number): Handle;
  FPDFSignatureObj_GetContents(signature: Handle, buffer: Address, size: number): number;
  FPDFDoc_GetJavaScriptActionCount(document: Handle): number;
  FPDFDoc_GetAttachmentCount(document: Handle): number;
  FPDF_SaveAsCopy(document: Handle, writer: Address, flags: number): number;
  FPDF_GetPageSizeByIndexF(document: Handle, index: number, size: Address): number;
  FPDF_LoadPage(document: Handle, index: number): Handle;
  FPDF_ClosePage(page: Handle): void;
  FPDF_GetPageWidthF(page: Handle): number;
  FPDF_GetPageHeightF(page: Handle): number;
  FPDFText_LoadPage(page: Handle): Handle;
  FPDFText_ClosePage(text: Handle): void;
  FPDFText_CountChars(text: Handle): number;
  FPDFText_GetText(text: Handle, start: number, count: number, buffer: Address): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, at: Address, stride: number): Handle;
  FPDFBitmap_FillRect(bitmap: Handle, left: number, top: number, width: number, height: number, colour: number): void;
  FPDFBitmap_Destroy(bitmap: Handle): void;
  FPDF_RenderPageBitmap(
    bitmap: Handle,
    page: Handle,
    x: number,
    y: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ): void;
  FPDFDOC_InitFormFillEnvironment(document: Handle, info: Address): Handle;
  FPDFDOC_ExitFormFillEnvironment(form: Handle): void;
  FPDF_FFLDraw(
    form: Handle,
    bitmap: Handle,
    page: Handle,
    x: number,
    y: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ): void;
}

/** Codes of FPDF_GetLastError. */
const PASSWORD = 4;
const SECURITY = 5;

export interface OpenPdf {
  readonly api: PdfiumApi;
  readonly document: Handle;
  /** What the engine's memory holds between two addresses; a view that the next call of the engine may end. */
  bytes(from: Address, length: number): Uint8Array;
  /** Space of the engine for the time of `use`. */
  space<T>(size: number, use: (at: Address) => T): T;
}

/** Memory the engine may take: beyond it, it says that there is none left, and stops. */
const MEMORY = 512 * 1024 * 1024;

interface Engine {
  readonly api: PdfiumApi;
  /** What the engine calls to read, or to write; one at a time, see `slot`. */
  install(signature: 'read' | 'write', called: (...args: number[]) => number): void;
}

let engine: Promise<Engine> | undefined;

/** A module with nothing in it but a function of the wanted type that calls ours: only such a function fits into the engine's table. */
function typedFunction(args: number, called: (...args: number[]) => number): unknown {
  const i32 = 0x7f;
  const type = [1, 0x60, args, ...Array<number>(args).fill(i32), 1, i32];
  const text = (word: string) => [word.length, ...Buffer.from(word)];
  const section = (id: number, body: readonly number[]) => [id, body.length, ...body];
  const wasm = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, type),
    ...section(2, [1, ...text('e'), ...text('f'), 0, 0]),
    ...section(7, [1, ...text('f'), 0, 0]),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(wasm), { e: { f: called } }).exports.f;
}

async function start(): Promise<Engine> {
  const compiled = new WebAssembly.Module(readFileSync(settings.pdfium));
  let api: PdfiumApi | undefined;
  await PDFiumModule({
    instantiateWasm(imports, ready) {
      const env = imports.env as Record<string, unknown>;
      const grow = env.emscripten_resize_heap as (size: number) => boolean | number;
      env.emscripten_resize_heap = (size: number) => size >>> 0 <= MEMORY && grow(size);
      const instance = new WebAssembly.Instance(compiled, imports);
      api = instance.exports as unknown as PdfiumApi;
      // The package declares the module alone; its code takes both.
      (ready as unknown as (instance: WebAssembly.Instance, module: WebAssembly.Module) => void)(instance, compiled);
      return instance.exports;
    },
  });
  if (api === undefined) throw new Error('PDFium did not start');
  const { __indirect_function_table: table } = api;
  api.FPDF_InitLibrary();
  return {
    api,
    // The table cannot grow. Its first slot is free: that is the address of no function. So there is one function of ours at a time.
    install: (signature, called) => table.set(0, typedFunction(signature === 'read' ? 4 : 3, called)),
  };
}

/** Blocks of a file lately read; the engine asks for a few hundred bytes at a time. */
const BLOCK = 64 * 1024;
const BLOCKS = 32;

function blockReader(descriptor: number, size: number): (position: number, into: Uint8Array) => boolean {
  const blocks = new Map<number, Buffer>();
  const block = (number: number): Buffer => {
    const known = blocks.get(number);
    if (known) return known;
    const bytes = blocks.size < BLOCKS ? Buffer.allocUnsafe(BLOCK) : oldest();
    const length = readSync(descriptor, bytes, 0, BLOCK, number * BLOCK);
    if (length < Math.min(BLOCK, size - number * BLOCK)) throw new Error('the file became shorter');
    blocks.set(number, bytes);
    return bytes;
  };
  const oldest = (): Buffer => {
    const [[number, bytes] = [-1, Buffer.allocUnsafe(BLOCK)]] = blocks;
    blocks.delete(number);
    return bytes;
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
 * Opens the PDF at `path` for the time of `use`. 'encrypted' when the password does not open it or the way it is locked is not known;
 * 'damaged' when it is no PDF. An engine that broke is thrown away, and the process with it.
 */
export async function withPdf<T>(
  { path, size, password }: { readonly path: string; readonly size: number; readonly password: string },
  use: (pdf: OpenPdf) => T | Promise<T>,
): Promise<T | 'encrypted' | 'damaged' | 'too-large'> {
  // Positions are 32 bits there.
  if (size >= 2 ** 32) return 'too-large';
  engine ??= start();
  const { api, install } = await engine;
  const descriptor = openSync(path, 'r');
  let fault: unknown;
  try {
    const read = blockReader(descriptor, size);
    install('read', (_param, position, at, length) => {
      try {
        return read(position >>> 0, new Uint8Array(api.memory.buffer, at >>> 0, length >>> 0)) ? 1 : 0;
      } catch (error) {
        fault = error;
        return 0;
      }
    });
    return await open(api, size, password, use);
  } catch (error) {
    // A trap inside the engine leaves its memory in any state.
    if (error instanceof WebAssembly.RuntimeError || (error instanceof Error && /Aborted|memory|table index/.test(error.message)))
      markSpent();
    throw error;
  } finally {
    closeSync(descriptor);
    if (fault !== undefined) markSpent();
  }
}

async function open<T>(
  api: PdfiumApi,
  size: number,
  password: string,
  use: (pdf: OpenPdf) => T | Promise<T>,
): Promise<T | 'encrypted' | 'damaged'> {
  const bytes = (from: Address, length: number) => new Uint8Array(api.memory.buffer, from, length);
  const space = <S>(length: number, work: (at: Address) => S): S => {
    const at = api.malloc(length);
    if (at === 0) throw new Error('no memory left in the engine');
    try {
      return work(at);
    } finally {
      api.free(at);
    }
  };
  // FPDF_FILEACCESS: length, the function in the first slot, its parameter. It is read as long as the document is open.
  const access = api.malloc(12);
  new Uint32Array(api.memory.buffer, access, 3).set([size, 0, 0]);
  let document = 0;
  try {
    let error = 0;
    for (const secret of secrets(password)) {
      document = space(secret.length + 1, (at) => {
        bytes(at, secret.length + 1).set([...secret, 0]);
        return api.FPDF_LoadCustomDocument(access, at);
      });
      if (document !== 0) break;
      error = api.FPDF_GetLastError();
      if (error !== PASSWORD) break;
    }
    if (document === 0) return error === PASSWORD || error === SECURITY ? 'encrypted' : 'damaged';
    return await use({ api, document, bytes, space });
  } finally {
    if (document !== 0) api.FPDF_CloseDocument(document);
    api.free(access);
  }
}

/** The bytes a password may stand for: UTF-8 since PDF 2.0, one byte a letter before it. The empty one is always tried. */
function secrets(password: string): Buffer[] {
  const forms = [Buffer.from(password, 'utf8')];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the letters that have a byte of their own
  if (/^[\u0000-\u00ff]*$/.test(password)) forms.push(Buffer.from(password, 'latin1'));
  if (password !== '') forms.push(Buffer.alloc(0));
  return forms.filter((form, index) => forms.findIndex((other) => other.equals(form)) === index);
}
