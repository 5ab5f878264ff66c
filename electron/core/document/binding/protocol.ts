/** What passes between the program and the binding process. */
import type { BindingPlan, Outcome, SeenWord, Source, Weighed } from './plan.ts';

/** The first message. */
export interface OpenMessage {
  readonly fonts: readonly string[];
  /** The WebAssembly module of PDFium. */
  readonly pdfium: string;
  /** The process ends itself above so many bytes; 0 where the program watches it from outside. */
  readonly limit: number;
}

export type Task =
  | { readonly verb: 'bind'; readonly plan: BindingPlan; readonly blind: readonly number[]; readonly words: boolean }
  | { readonly verb: 'weigh'; readonly sources: readonly Source[] };

export type Asked =
  | { readonly kind: 'task'; readonly id: number; readonly task: Task }
  | { readonly kind: 'words'; readonly question: number; readonly words: readonly SeenWord[] };

export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'at'; readonly id: number; readonly source: number; readonly doing: 'read' | 'look' }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'words'; readonly id: number; readonly question: number; readonly source: number; readonly page: number }
  | { readonly kind: 'done'; readonly id: number; readonly value: Outcome | readonly Weighed[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
