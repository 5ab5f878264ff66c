/** What goes between the program and a reading process. */
import type { Want } from './format.ts';

/** The first message to a process. */
export interface OpenMessage {
  /** The WebAssembly module of PDFium. */
  readonly pdfium: string;
  /** A TrueType font with Chinese characters, for PDFs that bring none. */
  readonly font: string;
  /** The process ends itself above so many bytes; 0 where the program watches it from outside. */
  readonly limit: number;
}

interface Asked {
  readonly path: string;
  readonly name: string;
  /** '' when it is to be found. */
  readonly mediaType: string;
  readonly password: string;
}

export type Task =
  | ({ readonly verb: 'type' } & Asked)
  | ({ readonly verb: 'inspect'; readonly into: string; readonly depth: number } & Asked)
  | ({ readonly verb: 'text' | 'fingerprint' | 'markup' | 'entries' } & Asked)
  | ({ readonly verb: 'draw'; readonly page: number; readonly want: Want; readonly to: string } & Asked);

export type Request = { readonly id: number; readonly task: Task };

export type Reply =
  | { readonly kind: 'ready' }
  /** It cannot read anything: a file of the program is missing. */
  | { readonly kind: 'unfit'; readonly reason: string }
  /** `spent`: the process should not be used again, its state is in doubt. */
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown; readonly spent: boolean };
