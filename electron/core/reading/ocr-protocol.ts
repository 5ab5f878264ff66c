/** What goes between the program and the process that reads pictures. */
import type { SeenText } from './model.ts';

/** A language's data: `eng`, `chi_sim`, and the file that holds it, as shipped (gzip). */
export interface OcrLanguage {
  readonly code: string;
  readonly file: string;
}

/** The first message. */
export interface OcrOpen {
  /** The engine's script; its WebAssembly module lies beside it. */
  readonly core: string;
  readonly languages: readonly OcrLanguage[];
}

export interface OcrRequest {
  readonly id: number;
  /** A PNG file. */
  readonly path: string;
}

export type OcrReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unfit'; readonly reason: string }
  | { readonly kind: 'done'; readonly id: number; readonly seen: SeenText }
  | { readonly kind: 'failed'; readonly id: number };
