/** The reader put together: the verbs of `Reader` on a pool of processes. */
import { fileURLToPath } from 'node:url';
import type { Fork } from '../kit/child.ts';
import { complete } from './complete.ts';
import type { Want } from './format.ts';
import type { Fingerprint, Inspection, PageText } from './model.ts';
import { type Lane, openPool } from './pool.ts';
import type { Task } from './protocol.ts';
import type { Entry, FileToRead, Reader, ReaderCall } from './reader.ts';

export interface ReaderOptions {
  /** How a process is started. */
  readonly fork: Fork;
  /** Entry file of the reading process. */
  readonly worker: URL;
  /** The WebAssembly module of PDFium. */
  readonly pdfium: string;
  /** A TrueType font with Chinese characters, for PDFs that name one and do not bring it. */
  readonly font: string;
  /** Processes at once; 2 without it. */
  readonly processes?: number;
  /** Longest time for one call; 30 without it. */
  readonly seconds?: number;
  /** Most memory for one process; 700 without it. */
  readonly megabytes?: number;
}

export type OpenReader = Reader & {
  /** Processes that are running, for the operating system's figures. */
  readonly pids: readonly number[];
};

/** A WebP has at most so many pixels on a side. */
const TALLEST = 16_383;

/** Starts nothing yet: a process begins with the first call and stays warm after it. */
export function openReader(options: ReaderOptions): OpenReader {
  const pool = openPool({
    fork: options.fork,
    entry: fileURLToPath(options.worker),
    pdfium: options.pdfium,
    font: options.font,
    processes: options.processes ?? 2,
    seconds: options.seconds ?? 30,
    megabytes: options.megabytes ?? 700,
  });
  const asked = ({ path, name, mediaType = '', password = '' }: FileToRead) => ({ path, name, mediaType, password });

  /** The answer, or undefined when the file took its process with it. */
  const ask = async (lane: Lane, task: Task, call: ReaderCall = {}): Promise<unknown> => {
    const outcome = await pool.run(lane, task, call.signal);
    return 'value' in outcome ? outcome.value : undefined;
  };

  const draw = async (lane: Lane, file: FileToRead, page: number, want: Want, to: string, call?: ReaderCall): Promise<boolean> =>
    (await ask(lane, { verb: 'draw', ...asked(file), page, want, to }, call)) === true;

  return {
    async inspect(file, { into = '', depth = 0, signal } = {}): Promise<Inspection> {
      const outcome = await pool.run('receiving', { verb: 'inspect', ...asked(file), into, depth }, signal);
      if ('value' in outcome && outcome.value !== undefined) return outcome.value as Inspection;
      const unreadable = 'lost' in outcome ? outcome.lost : 'damaged';
      // Its type is still wanted, and is told by a few bytes.
      const again = file.mediaType ?? (await ask('receiving', { verb: 'type', ...asked(file) }, signal ? { signal } : {}));
      return complete({ unreadable }, typeof again === 'string' ? again : 'application/octet-stream');
    },
    text: async (file, call) => ((await ask('background', { verb: 'text', ...asked(file) }, call)) ?? null) as readonly PageText[] | null,
    picture: (file, page, width, to, call) => draw('looking', file, page, { width, height: call?.height ?? TALLEST }, to, call),
    scan: (file, page, to, call) => draw('background', file, page, 'scan', to, call),
    fingerprint: async (file, call) =>
      ((await ask('background', { verb: 'fingerprint', ...asked(file) }, call)) ?? null) as Fingerprint | null,
    markup: async (file, call) => ((await ask('looking', { verb: 'markup', ...asked(file) }, call)) ?? null) as string | null,
    entries: async (file, call) => ((await ask('looking', { verb: 'entries', ...asked(file) }, call)) ?? null) as readonly Entry[] | null,
    get pids() {
      return pool.pids;
    },
    close: async () => pool.close(),
  };
}
