import type { Fork } from '../../kit/child.ts';
import { Problem } from '../../kit/problem.ts';
import type { Block, Images } from '../model.ts';
import type { Numbered } from '../numbered.ts';
import { type Line, type Listener, nativeLine, wasmLine } from './line.ts';
import { type Answer, failure } from './protocol.ts';
import type { RenderedPdf } from './render.ts';

export type { RenderedPdf };

export interface PdfEngine {
  /**
   * Numbered document to tagged PDF. The same document gives the same bytes. Throws Problem `document.pdf-timeout` when it takes too
   * long, `document.pdf-failed` when the engine breaks, `document.no-engine` when none can be started; after each the next call
   * starts afresh.
   */
  render(numbered: Numbered, images: Images): Promise<RenderedPdf>;
  /** Which engine made the last PDF. */
  readonly kind: 'native' | 'wasm' | undefined;
  close(): void;
}

export interface PdfEngineOptions {
  /** TrueType files: Tinos in four styles, Noto Serif SC and Noto Sans SC in two weights. No other font is ever used. */
  readonly fonts: readonly string[];
  /** Folder of the .typ library. */
  readonly library: string;
  /** The WebAssembly module of the compiler. */
  readonly wasm: string;
  /** Entry files of the child process and the worker thread. */
  readonly workers: (name: 'pdf-native' | 'pdf-wasm') => string | URL;
  /** The native addon, a package name or a path; '' for none. Without it the package for this system, where there is one. */
  readonly native?: string;
  /** How the native engine's process is started. */
  readonly fork: Fork;
  /** `auto` takes the native addon where it loads and the WebAssembly build elsewhere. */
  readonly prefer: 'native' | 'wasm' | 'auto';
  /** Longest time for one document; without it 60 s and 10 ms more for each schedule row (three times that for WebAssembly). */
  readonly seconds?: number;
  /** Schedule rows in one part; 1,000 without it. */
  readonly partRows?: number;
}

const PART_ROWS = 1000;
const START_SECONDS = 60;
/** The only system the addon of this version was published for. */
const ADDON = process.platform === 'linux' && process.arch === 'x64' ? '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu' : '';

interface Waiting {
  readonly id: number;
  done(pdf: RenderedPdf): void;
  failed(error: unknown): void;
}

/** Starts nothing yet: the engine begins with the first document and stays warm after it. Documents wait in line for one another. */
export function openPdfEngine(options: PdfEngineOptions): PdfEngine {
  const addon = options.native ?? ADDON;
  let line: Promise<Line> | undefined;
  let kind: 'native' | 'wasm' | undefined;
  let nativeBroken = false;
  let waiting: Waiting | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let ids = 0;
  let closed = false;

  const start = async (): Promise<Line> => {
    const reasons: string[] = [];
    const wanted = options.prefer === 'auto' ? (['native', 'wasm'] as const) : ([options.prefer] as const);
    for (const make of wanted) {
      if (make === 'native' && (addon === '' || (nativeBroken && options.prefer === 'auto'))) {
        reasons.push('no native engine for this system');
        continue;
      }
      try {
        return await ready(make);
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : String(error));
        if (make === 'native') nativeBroken = true;
      }
    }
    throw new Problem('unsupported', 'document.no-engine', { reason: reasons.join('; ') });
  };

  /** A line that has said it is ready. */
  const ready = (make: 'native' | 'wasm'): Promise<Line> =>
    new Promise((resolve, reject) => {
      let up = false;
      const refuse = (reason: string) => {
        clearTimeout(timer);
        made.kill();
        reject(new Error(reason));
      };
      const listener: Listener = {
        answer(answer: Answer) {
          if (answer.kind === 'ready') {
            up = true;
            clearTimeout(timer);
            resolve(made);
          } else if (answer.kind === 'unfit') refuse(answer.reason);
          else if (waiting?.id === answer.id) {
            if (answer.kind === 'done') waiting.done(answer.pdf);
            else waiting.failed(failure(answer.reason));
          }
        },
        ended(reason) {
          if (!up) return refuse(reason);
          line = undefined;
          if (make === 'native') nativeBroken = true;
          waiting?.failed(failure(reason));
        },
      };
      const { fonts, library } = options;
      const made =
        make === 'native'
          ? nativeLine(options.workers('pdf-native'), { fonts, library, engine: addon }, listener, options.fork)
          : wasmLine(options.workers('pdf-wasm'), { fonts, library, engine: options.wasm }, listener);
      const timer = setTimeout(() => refuse('it did not start'), START_SECONDS * 1000);
    });

  const renderNow = async (numbered: Numbered, images: Images): Promise<RenderedPdf> => {
    if (closed) throw failure('the engine is closed');
    line ??= start();
    const current = await line.catch((error: unknown) => {
      line = undefined;
      throw error;
    });
    kind = current.kind;
    const seconds = options.seconds ?? (60 + rowsIn(numbered.blocks as readonly Block[]) / 100) * (current.kind === 'wasm' ? 3 : 1);
    const id = ++ids;
    current.hold(true);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<RenderedPdf>((resolve, reject) => {
        waiting = { id, done: resolve, failed: reject };
        timer = setTimeout(() => {
          current.kill();
          line = undefined;
          reject(new Problem('unsupported', 'document.pdf-timeout', { seconds }));
        }, seconds * 1000);
        current.send({ id, numbered, images, rules: { rows: options.partRows ?? PART_ROWS } });
      });
    } finally {
      clearTimeout(timer);
      waiting = undefined;
      current.hold(false);
    }
  };

  return {
    get kind() {
      return kind;
    },
    render(numbered, images) {
      const turn = queue.then(() => renderNow(numbered, images));
      queue = turn.catch(() => undefined);
      return turn;
    },
    close() {
      closed = true;
      const open = line;
      line = undefined;
      waiting?.failed(failure('the engine was closed'));
      void open?.then(
        (one) => one.kill(),
        () => undefined,
      );
    },
  };
}

function rowsIn(blocks: readonly Block[]): number {
  let rows = 0;
  for (const block of blocks) {
    if (block.kind === 'schedule') rows += block.rows.length;
    else if (block.kind === 'landscape') rows += rowsIn(block.blocks);
  }
  return rows;
}
