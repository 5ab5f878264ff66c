/** What passes between the engine and the process or thread that compiles. */
import { Problem } from '../../kit/problem.ts';
import { LAYOUTS } from '../layout.ts';
import type { Images } from '../model.ts';
import type { Numbered } from '../numbered.ts';
import type { Compiler, CompilerFiles } from './compiler.ts';
import { FontSet, readFont } from './metrics.ts';
import { type RenderedPdf, render } from './render.ts';
import type { SegmentRules } from './segments.ts';

/** Handed over at the start. `engine` is the addon or the WebAssembly module. */
export interface OpenMessage extends CompilerFiles {
  readonly engine: string;
}

export interface RenderMessage {
  readonly id: number;
  readonly numbered: Numbered;
  readonly images: Images;
  readonly rules: SegmentRules;
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unfit'; readonly reason: string }
  | { readonly kind: 'done'; readonly id: number; readonly pdf: RenderedPdf }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

/** Reads the fonts and makes sure every family a layout names is among them; a missing one would lose text without a word. */
export function openFonts(paths: readonly string[]): FontSet {
  const fonts = new FontSet(paths.map(readFont));
  for (const layout of Object.values(LAYOUTS))
    for (const family of [...layout.fonts.serif.pdf, ...layout.fonts.sans.pdf])
      if (!fonts.families.has(family)) throw new Error(`the font ${family} is missing`);
  return fonts;
}

export async function answer(compiler: Compiler, fonts: FontSet, asked: RenderMessage): Promise<Answer> {
  try {
    return { kind: 'done', id: asked.id, pdf: await render(compiler, fonts, asked.numbered, asked.images, asked.rules) };
  } catch (error) {
    return { kind: 'failed', id: asked.id, reason: reasonOf(error) };
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

export const failure = (reason: string): Problem => new Problem('unsupported', 'document.pdf-failed', { reason });
