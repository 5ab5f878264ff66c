/** PDFium (WebAssembly) as a pair of eyes: one small file in, one grey picture out. Its C interface, public/fpdfview.h. */
import { readFileSync } from 'node:fs';
import { PDFiumModule } from '@hyzyla/pdfium';

interface Api {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(at: number): void;
  FPDF_InitLibrary(): void;
  FPDF_LoadMemDocument(bytes: number, size: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, at: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): void;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ): void;
}

/** Memory the engine may take: beyond it, it says that there is none left, and stops. */
const MEMORY = 400 * 1024 * 1024;
const GREY = 1;
const WITH_ANNOTATIONS = 1;

let engine: Promise<Api> | undefined;

async function start(module: string): Promise<Api> {
  const compiled = new WebAssembly.Module(readFileSync(module));
  let api: Api | undefined;
  await PDFiumModule({
    instantiateWasm(imports, ready) {
      const env = imports.env as Record<string, unknown>;
      const grow = env.emscripten_resize_heap as (size: number) => boolean | number;
      env.emscripten_resize_heap = (size: number) => size >>> 0 <= MEMORY && grow(size);
      const instance = new WebAssembly.Instance(compiled, imports);
      api = instance.exports as unknown as Api;
      // The package declares the module alone; its code takes both.
      (ready as unknown as (instance: WebAssembly.Instance, module: WebAssembly.Module) => void)(instance, compiled);
      return instance.exports;
    },
  });
  if (api === undefined) throw new Error('PDFium did not start');
  api.FPDF_InitLibrary();
  return api;
}

/**
 * Draws a page of a file (the first is 0), upright, in grey, one byte a pixel; undefined when it cannot. `module` is the WebAssembly
 * file. An engine that broke is not used again.
 */
export async function drawGrey(module: string, pdf: Uint8Array, width: number, height: number, index = 0): Promise<Uint8Array | undefined> {
  engine ??= start(module);
  const api = await engine;
  let [bytes, document, page, pixels, bitmap] = [0, 0, 0, 0, 0];
  try {
    bytes = api.malloc(pdf.length);
    pixels = api.malloc(width * height);
    if (bytes === 0 || pixels === 0) return undefined;
    new Uint8Array(api.memory.buffer, bytes, pdf.length).set(pdf);
    document = api.FPDF_LoadMemDocument(bytes, pdf.length, 0);
    page = document === 0 ? 0 : api.FPDF_LoadPage(document, index);
    bitmap = page === 0 ? 0 : api.FPDFBitmap_CreateEx(width, height, GREY, pixels, width);
    if (bitmap === 0) return undefined;
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    return Uint8Array.from(new Uint8Array(api.memory.buffer, pixels, width * height));
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError) && !/Aborted|memory|table index/.test(String(error))) throw error;
    engine = undefined;
    return undefined;
  } finally {
    if (engine) {
      if (bitmap !== 0) api.FPDFBitmap_Destroy(bitmap);
      if (page !== 0) api.FPDF_ClosePage(page);
      if (document !== 0) api.FPDF_CloseDocument(document);
      for (const at of [bytes, pixels]) if (at !== 0) api.free(at);
    }
  }
}
