/** How one finds one's way in a file: page tree, bookmarks, labels, destinations; and what the file says about itself. */
import type { PdfWriter } from '../pdf/writer.ts';
import { numbers } from './geometry.ts';
import type { LinkTarget, OutlineEntry, PartPlan } from './plan.ts';
import { textString } from './text-strings.ts';

/** Pages in one node of the page tree. */
const NODE = 100;
const DEEPEST_OUTLINE = 20;

export class Navigation {
  readonly #out: PdfWriter;
  readonly #plan: PartPlan;
  readonly #pages: number;
  readonly #nodes: number;
  readonly #root: number;
  /** Upper left corner of each page as shown, in its own units. */
  readonly #corners: (readonly [x: number, y: number])[] = [];
  readonly #destinations = new Map<number, number>();

  constructor(out: PdfWriter, plan: PartPlan) {
    this.#out = out;
    this.#plan = plan;
    this.#root = out.reserve();
    this.#nodes = out.claim(Math.ceil(plan.pages.length / NODE));
    this.#pages = out.claim(plan.pages.length);
  }

  /** Object of a page, from 1. */
  page(no: number): number {
    return this.#pages + no - 1;
  }

  isPage(object: number): boolean {
    return object >= this.#pages && object < this.#pages + this.#plan.pages.length;
  }

  writePage(no: number, corner: readonly [x: number, y: number], entries: string): void {
    this.#corners[no] = corner;
    const node = this.#nodes + Math.floor((no - 1) / NODE);
    this.#out.object(this.page(no), `<</Type/Page/Parent ${node} 0 R${entries}>>`);
  }

  /** Entries that make an annotation lead somewhere. A page that is not there leads to the nearest. */
  action(to: LinkTarget): string {
    if ('uri' in to) return `/A<</S/URI/URI${uriString(to.uri)}>>`;
    if (!('file' in to)) return `/Dest ${this.#destination(to.page)} 0 R`;
    const ascii = to.file.replace(/[^\x20-\x7e]/g, '_');
    return `/A<</S/GoToR/F<</Type/Filespec/F${textString(ascii)}/UF${textString(to.file)}>>/D[${Math.max(0, to.page - 1)}/Fit]/NewWindow true>>`;
  }

  /** Writes all this and the end of the file; `catalog` is more for its root. Returns the file's SHA-256. */
  finish(catalog: string): string {
    const out = this.#out;
    const count = this.#plan.pages.length;
    const nodes = Math.ceil(count / NODE);
    const refs = (first: number, length: number) => Array.from({ length }, (_, i) => `${first + i} 0 R`).join(' ');
    for (let i = 0; i < nodes; i++) {
      const length = Math.min(NODE, count - i * NODE);
      out.object(this.#nodes + i, `<</Type/Pages/Parent ${this.#root} 0 R/Count ${length}/Kids[${refs(this.#pages + i * NODE, length)}]>>`);
    }
    out.object(this.#root, `<</Type/Pages/Count ${count}/Kids[${refs(this.#nodes, nodes)}]>>`);
    const outline = this.#outline();
    const labels = this.#labels();
    for (const [no, id] of this.#destinations) {
      const corner = this.#corners[no];
      out.object(id, corner ? `[${this.page(no)} 0 R/XYZ ${numbers(corner)} null]` : 'null');
    }
    const { info } = this.#plan;
    const [root, about] = [out.reserve(), out.reserve()];
    const language = info.language ? `/Lang${textString(info.language)}` : '';
    out.object(
      root,
      `<</Type/Catalog/Pages ${this.#root} 0 R${outline}${labels}${language}/ViewerPreferences<</DisplayDocTitle true>>${catalog}>>`,
    );
    const date = `(D:${info.date.replace(/\D/g, '').padEnd(14, '0').slice(0, 14)}Z)`;
    const said = [
      ['Title', info.title],
      ['Author', info.author ?? ''],
      ['Subject', info.subject ?? ''],
      ['Producer', 'Casewright'],
    ];
    const entries = said.filter(([, text]) => text !== '').map(([key, text]) => `/${key}${textString(text ?? '')}`);
    out.object(about, `<<${entries.join('')}/CreationDate${date}/ModDate${date}>>`);
    return out.finish(root, about, out.digest());
  }

  #destination(page: number): number {
    const no = Math.min(Math.max(1, Math.round(page)), this.#plan.pages.length);
    const known = this.#destinations.get(no) ?? this.#out.reserve();
    this.#destinations.set(no, known);
    return known;
  }

  #outline(): string {
    const entries = this.#plan.outline ?? [];
    if (entries.length === 0) return '';
    const root = this.#out.reserve();
    const { first, last, shown } = this.#level(entries, root, 0);
    this.#out.object(root, `<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${shown}>>`);
    return `/Outlines ${root} 0 R/PageMode/UseOutlines`;
  }

  #level(entries: readonly OutlineEntry[], parent: number, depth: number): { first: number; last: number; shown: number } {
    const first = this.#out.claim(entries.length);
    let shown = entries.length;
    entries.forEach(({ title, page, open = false, children = [] }, i) => {
      let below = '';
      if (children.length > 0 && depth < DEEPEST_OUTLINE) {
        const level = this.#level(children, first + i, depth + 1);
        below = `/First ${level.first} 0 R/Last ${level.last} 0 R/Count ${open ? level.shown : -level.shown}`;
        if (open) shown += level.shown;
      }
      const before = i > 0 ? `/Prev ${first + i - 1} 0 R` : '';
      const after = i + 1 < entries.length ? `/Next ${first + i + 1} 0 R` : '';
      const dest = this.#destination(page);
      this.#out.object(first + i, `<</Title${textString(title)}/Parent ${parent} 0 R${before}${after}${below}/Dest ${dest} 0 R>>`);
    });
    return { first, last: first + entries.length - 1, shown };
  }

  /** A label of its own for each page that has one; the others keep their number. */
  #labels(): string {
    const { pages } = this.#plan;
    if (!pages.some(({ label }) => label !== undefined)) return '';
    let nums = '';
    pages.forEach(({ label }, i) => {
      if (label !== undefined) nums += `${i}<</P${textString(label)}>>`;
      else if (i === 0 || pages[i - 1]?.label !== undefined) nums += `${i}<</S/D/St ${i + 1}>>`;
    });
    return `/PageLabels<</Nums[${nums}]>>`;
  }
}

/** A URI is ASCII; what is not is written as percent-encoded UTF-8. */
const uriString = (uri: string): string =>
  textString(uri.toWellFormed().replace(/[^\x20-\x7e]/g, (character) => encodeURIComponent(character)));
