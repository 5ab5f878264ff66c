/** What a page's content may name, with what we put on the page among it. */
import type { PdfWriter } from '../pdf/writer.ts';
import type { Copier } from './copy.ts';
import { ownResources, resourcesOf } from './resources.ts';
import type { PdfSource, SourcePage } from './source.ts';
import { type Dict, isDict, Ref } from './values.ts';

/** Names of our fonts and forms in a content we wrote. */
export const OUR_NAMES = /\/Cw[A-Z]\d*/g;

export interface Named {
  /** Index of the source in the plan. */
  readonly index: number;
  readonly source: PdfSource;
  readonly page: SourcePage;
  /** Of our names on this page. */
  readonly ending: string;
}

export class PageResources {
  readonly #out: PdfWriter;
  readonly #stampFonts: ReadonlyMap<string, number>;
  /** Objects with the fonts of stamps among them, by what they were made of. */
  readonly #made = new Map<Dict | string, number>();

  constructor(out: PdfWriter, stampFonts: ReadonlyMap<string, number>) {
    this.#out = out;
    this.#stampFonts = stampFonts;
  }

  /** What our names must end with so that none is a name of the page: a page of a binder we made has the same names as a new one. */
  ending(source: PdfSource, page: SourcePage): string {
    const dict = source.dict(resourcesOf(page));
    let ending = '';
    for (const key of ['Font', 'XObject'])
      for (const name of source.dict(dict?.get(key))?.keys() ?? []) {
        if (!name.startsWith('Cw')) continue;
        const own = /z*$/.exec(name)?.[0] ?? '';
        if (own.length >= ending.length) ending = `${own}z`;
      }
    return ending;
  }

  /** The page's resources as they are written, with fonts by name and object, and forms by name and reference. */
  text(
    copier: Copier,
    { index, source, page, ending }: Named,
    fonts: ReadonlyMap<string, number>,
    forms: ReadonlyMap<string, string>,
  ): string {
    const value = ownResources(source, page) ?? resourcesOf(page);
    // What pages share is written once: an object of the source, or what they inherit from one node.
    const shared = value instanceof Ref ? `${index}:${value.num}` : value === page.inherited.get('Resources') ? page.inherited : undefined;
    if (fonts.size === 0 && forms.size === 0) {
      if (value instanceof Ref) return isDict(source.resolve(value)) ? copier.text(value) : '<<>>';
      if (shared === undefined) return copier.text(value ?? new Map());
    }
    const plain = forms.size === 0 && fonts.size === this.#stampFonts.size;
    const known = shared === undefined || !plain ? undefined : this.#made.get(shared);
    if (known !== undefined) return `${known} 0 R`;
    const dict: Dict = new Map(source.dict(value) ?? []);
    const extended = (key: string, entries: Iterable<readonly [name: string, reference: string]>) => {
      const text = [...entries].map(([name, reference]) => `/${name}${ending} ${reference}`).join('');
      if (text === '') return '';
      const own = source.dict(dict.get(key)) ?? new Map();
      dict.delete(key);
      return `/${key}${copier.text(own).slice(0, -2)}${text}>>`;
    };
    const more =
      extended(
        'Font',
        [...fonts].map(([name, id]) => [name, `${id} 0 R`] as const),
      ) + extended('XObject', forms);
    const text = `${copier.text(dict).slice(0, -2)}${more}>>`;
    if (shared === undefined || !plain) return text;
    const id = this.#out.reserve();
    this.#out.object(id, text);
    this.#made.set(shared, id);
    return `${id} 0 R`;
  }
}
