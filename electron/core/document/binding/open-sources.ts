/** The sources of a plan, opened when they are asked for; a few stay open, since covers and exhibits take turns. */
import { PictureSource } from './picture.ts';
import type { Source } from './plan.ts';
import { PdfSource } from './source.ts';

const OPEN = 4;

export type Opened = { readonly kind: 'pdf'; readonly pdf: PdfSource } | { readonly kind: 'picture'; readonly picture: PictureSource };

export class OpenSources {
  readonly #sources: readonly Source[];
  readonly #seconds: number;
  readonly #open = new Map<number, Opened>();

  /** `seconds` is what one page, or the opening, may take. */
  constructor(sources: readonly Source[], seconds: number) {
    this.#sources = sources;
    this.#seconds = seconds;
  }

  /** Throws `Fault`. */
  async get(index: number): Promise<Opened> {
    const known = this.#open.get(index);
    if (known) {
      // Most recently used last.
      this.#open.delete(index);
      this.#open.set(index, known);
      if (known.kind === 'pdf') known.pdf.allow(this.#seconds);
      return known;
    }
    const source = this.#sources[index];
    if (!source) throw new RangeError(`the plan has no source ${index}`);
    const opened: Opened =
      source.kind === 'pdf'
        ? { kind: 'pdf', pdf: new PdfSource(source.path, source.password ?? '', this.#seconds) }
        : { kind: 'picture', picture: await PictureSource.open(source.path, source.paper) };
    for (const [oldest] of this.#open) if (this.#open.size >= OPEN) this.#drop(oldest);
    this.#open.set(index, opened);
    return opened;
  }

  close(): void {
    for (const index of [...this.#open.keys()]) this.#drop(index);
  }

  #drop(index: number): void {
    const opened = this.#open.get(index);
    this.#open.delete(index);
    if (opened?.kind === 'pdf') opened.pdf.close();
  }
}
