/** Sheets of an exhibit set: templates of the pack `reports`, filled with facts of their own and drawn by the document engine. */
import type { Block, Cell, Document, Inline, Paper } from '../document/model.ts';
import { numberDocument } from '../document/number.ts';
import type { ResolvedBlock } from '../document/numbered.ts';
import type { PdfEngine } from '../document/pdf/engine.ts';
import type { Finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import type { Cited } from '../template/exhibit-labels.ts';
import type { Library } from '../template/library.ts';

export interface SheetDeps {
  readonly library: Library;
  readonly pdf: Pick<PdfEngine, 'render'>;
}

export type SheetName = 'exhibit-cover' | 'exhibit-index' | 'exhibit-slip-sheet' | 'exhibit-text' | 'exhibit-seller';

export interface SheetOrder {
  readonly sheet: SheetName;
  readonly language: Language;
  readonly paper: Paper;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Date of the file, YYYY-MM-DD. */
  readonly date: string;
  readonly cite?: (source: string) => Cited | undefined;
  /** Where a printed exhibit leads, as a URI the binding replaces; undefined for nowhere. */
  readonly linkExhibit?: (evidence: string, label: string) => string | undefined;
  /** Where the cells of row `row` (of all tables together, from 0) lead; undefined for nowhere. */
  readonly linkRow?: (row: number) => string | undefined;
}

export interface DrawnSheets {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Page on which each title (`# …`) stands, in their order. */
  readonly starts: readonly number[];
  readonly findings: readonly Finding[];
}

/** The template of a sheet in a language. */
export const sheetTemplate = (sheet: SheetName, language: Language): string => `reports/${sheet}${language === 'zh-CN' ? '-zh' : ''}`;

/** Fills and draws. The same order gives the same bytes. Throws what the engine throws. */
export async function drawSheets({ library, pdf }: SheetDeps, order: SheetOrder): Promise<DrawnSheets> {
  const { fillTemplate } = await import('../template/fill.ts');
  const { document, findings } = fillTemplate(library, sheetTemplate(order.sheet, order.language), order.facts, {
    date: order.date,
    author: '',
    draft: false,
    ...(order.cite ? { cite: order.cite } : {}),
  });
  const linked: Document = { meta: { ...document.meta, paper: order.paper }, blocks: new Linker(order).blocks(document.blocks) };
  const numbered = numberDocument(linked);
  const rendered = await pdf.render(numbered, new Map());
  const starts = titles(numbered.blocks).map((anchor) => rendered.anchors[anchor] ?? 1);
  const faults = [...findings, ...numbered.findings, ...rendered.findings].filter(({ severity }) => severity !== 'note');
  return { bytes: rendered.bytes, pages: rendered.pages, starts, findings: faults };
}

/** Anchors of the titles, in reading order. */
function titles(blocks: readonly ResolvedBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return block.level === 1 ? [block.anchor] : [];
    return block.kind === 'landscape' ? titles(block.blocks) : [];
  });
}

/** Puts links around what is printed of an exhibit, and around the cells of a row. The words stay as they are. */
class Linker {
  readonly #order: SheetOrder;
  #row = 0;

  constructor(order: SheetOrder) {
    this.#order = order;
  }

  blocks(blocks: readonly Block[]): Block[] {
    const { linkExhibit, linkRow } = this.#order;
    return linkExhibit || linkRow ? blocks.map((block) => this.#block(block)) : [...blocks];
  }

  #block(block: Block): Block {
    switch (block.kind) {
      case 'landscape':
        return { ...block, blocks: this.blocks(block.blocks) };
      case 'paragraph':
        return { ...block, children: this.#inlines(block.children) };
      case 'party-table':
        return { ...block, rows: block.rows.map((row) => ({ ...row, lines: row.lines.map((line) => this.#inlines(line)) })) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => this.#cells(row)) };
      default:
        return block;
    }
  }

  #cells(row: readonly Cell[]): Cell[] {
    const href = this.#order.linkRow?.(this.#row++);
    return row.map((cell) => ({
      ...cell,
      children:
        href === undefined || cell.children.length === 0 ? this.#inlines(cell.children) : [{ kind: 'link', href, children: cell.children }],
    }));
  }

  #inlines(inlines: readonly Inline[]): Inline[] {
    return inlines.map((inline): Inline => {
      if (inline.kind !== 'exhibit-ref') return inline;
      const href = this.#order.linkExhibit?.(inline.evidence, inline.label);
      return href === undefined ? inline : { kind: 'link', href, children: [inline] };
    });
  }
}
