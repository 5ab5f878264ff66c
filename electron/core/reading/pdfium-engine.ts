/**
 * PDFium (WebAssembly) by its C interface (public/fpdfview.h, fpdf_text.h, fpdf_doc.h …): handles and addresses are numbers. The package
 * brings the module and what it needs of the system; its own classes would want every file in memory.
 */
import { readFileSync } from 'node:fs';
import { PDFiumModule } from '@hyzyla/pdfium';
import { settings } from './process.ts';

export type Handle = number;
export type Address = number;

/** The part of the interface that is used. */
export interface PdfiumApi {
  readonly memory: WebAssembly.Memory;
  readonly __indirect_function_table: WebAssembly.Table;
  malloc(size: number): Address;
  free(at: Address): void;
  FPDF_InitLibraryWithConfig(config: Address): void;
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
  FPDFDOC_InitFormFillEnvironment(document: Handle, info: Address): Handle;
  FPDFDOC_ExitFormFillEnvironment(form: Handle): void;
  FPDF_SetFormFieldHighlightAlpha(form: Handle, alpha: number): void;
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
}

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

/** Memory the engine may take: beyond it, it is told that there is none left, and stops. */
const MEMORY = 512 * 1024 * 1024;

export interface Engine {
  readonly api: PdfiumApi;
  /** True once it asked for more memory than it may have. */
  readonly exhausted: () => boolean;
  /**
   * The function at address 0, which the engine calls to read or to write. There is one at a time: its table of functions cannot grow, and
   * only the first slot is free, since it stands for no function.
   */
  install(signature: 'read' | 'write', called: (...args: number[]) => number): void;
}

export async function startEngine(): Promise<Engine> {
  const compiled = new WebAssembly.Module(readFileSync(settings.pdfium));
  let api: PdfiumApi | undefined;
  let exhausted = false;
  let imported: WebAssembly.Imports = {};
  await PDFiumModule({
    // What the engine says of broken files is nobody's business.
    ...{ print: () => undefined, printErr: () => undefined },
    instantiateWasm(imports, ready) {
      const env = imports.env as Record<string, unknown>;
      const grow = env.emscripten_resize_heap as (size: number) => boolean | number;
      env.emscripten_resize_heap = (size: number) => {
        const allowed = size >>> 0 <= MEMORY;
        exhausted ||= !allowed;
        return allowed && grow(size);
      };
      const instance = new WebAssembly.Instance(compiled, imports);
      api = instance.exports as unknown as PdfiumApi;
      imported = imports;
      // The package declares the module alone; its code takes both.
      (ready as unknown as (instance: WebAssembly.Instance, module: WebAssembly.Module) => void)(instance, compiled);
      return instance.exports;
    },
  });
  if (api === undefined) throw new Error('PDFium did not start');
  const { __indirect_function_table: table } = api;
  initialise(api, imported);
  const current = { read: (..._: number[]) => 0, write: (..._: number[]) => 0 };
  const functions = {
    read: typedFunction(4, (...args) => current.read(...args)),
    write: typedFunction(3, (...args) => current.write(...args)),
  };
  return {
    api,
    exhausted: () => exhausted,
    install(signature, called) {
      current[signature] = called;
      table.set(0, functions[signature]);
    },
  };
}

/** Where the engine finds fonts, in the file system it has in its memory. */
const FONTS = '/tmp';
/** From fcntl.h: write only, create; and the folder that relative paths begin at. */
const CREATE = 0o101;
const HERE = -100;
const PIECE = 1024 * 1024;

/**
 * Sets the engine up with a Chinese font: older PDFs from China name STSong and the like without bringing them, and their pages would be
 * drawn blank. Files get into its memory through the calls it makes itself.
 */
function initialise(api: PdfiumApi, imports: WebAssembly.Imports): void {
  const call = (module: string, name: string) => imports[module]?.[name] as (...args: number[]) => number;
  const put = (bytes: Uint8Array): Address => {
    const at = api.malloc(bytes.length);
    new Uint8Array(api.memory.buffer).set(bytes, at);
    return at;
  };
  const text = (value: string) => put(Buffer.from(`${value}\0`));
  const words = (...values: number[]) => put(new Uint8Array(Uint32Array.from(values).buffer));
  const file = call('env', '__syscall_openat')(HERE, text(`${FONTS}/chinese.ttf`), CREATE, words(0o644));
  const font = readFileSync(settings.font);
  for (let from = 0; from < font.length; from += PIECE) {
    const piece = font.subarray(from, from + PIECE);
    const at = put(piece);
    // An iovec, and where the number of bytes written goes.
    call('wasi_snapshot_preview1', 'fd_write')(file, words(at, piece.length), 1, words(0));
    api.free(at);
  }
  call('wasi_snapshot_preview1', 'fd_close')(file);
  // FPDF_LIBRARY_CONFIG, version 2: the version, the list of folders, an isolate and its slot (of an engine with scripts).
  api.FPDF_InitLibraryWithConfig(words(2, words(text(FONTS), 0), 0, 0));
}
