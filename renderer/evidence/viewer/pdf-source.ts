/** pdf.js, set up to show evidence: from our own origin, by range, without scripts. Loaded with the first PDF only. */
import { getDocument, PDFDataRangeTransport, type PDFDocumentProxy, PDFWorker, VerbosityLevel, version } from 'pdfjs-dist';

const DATA = `${location.origin}/assets/pdfjs-${version}`;
const PIECE = 256 * 1024;

/** Fetches pieces itself: pdf.js asks by range only over http, and the desktop has a scheme of its own. */
class Pieces extends PDFDataRangeTransport {
  readonly #url: string;
  readonly #onFail: (error: unknown) => void;
  readonly #gone = new AbortController();

  constructor(url: string, size: number, onFail: (error: unknown) => void) {
    super(size, null);
    this.#url = url;
    this.#onFail = onFail;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#fetch(begin, end).catch((error: unknown) => {
      if (!this.#gone.signal.aborted) this.#onFail(error);
    });
  }

  override abort(): void {
    this.#gone.abort();
  }

  async #fetch(begin: number, end: number): Promise<void> {
    const answer = await fetch(this.#url, { headers: { range: `bytes=${begin}-${end - 1}` }, signal: this.#gone.signal });
    if (answer.status !== 206) throw new Error(`status ${answer.status}`);
    this.onDataRange(begin, new Uint8Array(await answer.arrayBuffer()));
  }
}

export interface OpenPdf {
  readonly document: Promise<PDFDocumentProxy>;
  /** Ends everything at once, even a document that keeps its worker busy for ever. */
  close(): void;
}

/**
 * Opens the PDF at `url`, `size` bytes long, in a worker of its own; `password` opens an encrypted one. `onFail` is told when a later
 * piece cannot be fetched.
 */
export function openPdf(url: string, size: number, password: string, onFail: (error: unknown) => void): OpenPdf {
  const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const pieces = new Pieces(url, size, onFail);
  const task = getDocument({
    range: pieces,
    worker,
    ...(password === '' ? {} : { password }),
    rangeChunkSize: PIECE,
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: `${DATA}/cmaps/`,
    standardFontDataUrl: `${DATA}/standard_fonts/`,
    wasmUrl: `${DATA}/wasm/`,
    iccUrl: `${DATA}/iccs/`,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  return {
    document: task.promise,
    close() {
      pieces.abort();
      void task.destroy().catch(() => undefined);
      worker.destroy();
      port.terminate();
    },
  };
}
