import { type Finding, finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { headingNumber, LAYOUTS, type Layout } from './layout.ts';
import type { Block, Cell, Document, Heading, Inline, List, NumberedParagraph } from './model.ts';
import type { Numbered, ResolvedBlock, ResolvedCell, ResolvedInline } from './numbered.ts';
import { chineseNumeral, letters } from './numerals.ts';
import { plainText } from './text.ts';

interface Mark {
  /** What a reference to it prints. */
  readonly cited: string;
  readonly anchor: string;
}
interface HeadingMark extends Mark {
  readonly number: string;
  readonly heading: Heading;
}

/** Everything that carries a number, in reading order, and where the well-known references point. */
interface Marks {
  readonly headings: readonly HeadingMark[];
  readonly paragraphs: readonly Mark[];
  readonly byId: ReadonlyMap<string, Mark>;
  readonly lastFact: Mark | undefined;
}

/**
 * Puts every number, marker and cross-reference into the document as the string that is printed. Paragraph numbers run on through
 * the whole document (FRCP 10(b)); a level-1 heading starts the section numbers again; counts count by themselves.
 * A reference without a target prints `?` and is an error finding; so is an id given twice (the first one keeps it).
 */
export function numberDocument(document: Document): Numbered {
  const findings: Finding[] = [];
  const layout = LAYOUTS[document.meta.layout];
  const marks = collect(document, layout, findings);
  return { meta: document.meta, blocks: new Resolver(marks, document.meta.language, findings).blocks(document.blocks), findings };
}

function* targets(blocks: readonly Block[]): Generator<Heading | NumberedParagraph> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield block;
    else if (block.kind === 'numbered') {
      yield block;
      yield* targets(block.body);
    } else if (block.kind === 'list') for (const item of block.items) yield* targets(item);
    else if (block.kind === 'quote') yield* targets(block.children);
    else if (block.kind === 'landscape') yield* targets(block.blocks);
  }
}

function collect(document: Document, layout: Layout, findings: Finding[]): Marks {
  const headings: HeadingMark[] = [];
  const paragraphs: Mark[] = [];
  const byId = new Map<string, Mark>();
  const counters = { 1: 0, 2: 0, 3: 0, 4: 0, count: 0 };
  let lastFact: Mark | undefined;
  let counts = false;
  for (const target of targets(document.blocks)) {
    let mark: Mark;
    if (target.kind === 'numbered') {
      const n = paragraphs.length + 1;
      mark = { cited: String(n), anchor: `p_${n}` };
      paragraphs.push(mark);
      if (!counts) lastFact = mark;
    } else {
      const isCount = target.role === 'count';
      if (isCount) counts = true;
      const level = isCount ? 'count' : target.level;
      counters[level] += 1;
      // A count stands where a section would, so it starts the levels below afresh.
      for (const lower of [2, 3, 4] as const) if (lower > (isCount ? 2 : target.level)) counters[lower] = 0;
      const number = headingNumber(layout, level, counters[level]);
      const cited = number.replace(/[.、]$/, '') || plainText(target.children, document.meta.language);
      const made = { cited, anchor: `h_${headings.length + 1}`, number, heading: target };
      headings.push(made);
      mark = made;
    }
    if (target.id === null) continue;
    if (byId.has(target.id)) findings.push(finding('error', `document/${target.id}`, 'document.duplicate-id', { to: target.id }));
    else byId.set(target.id, mark);
  }
  return { headings, paragraphs, byId, lastFact };
}

const MARKERS: Readonly<Record<List['marker'], (n: number) => string>> = {
  bullet: () => '•',
  decimal: (n) => `${n}.`,
  letter: (n) => `(${letters(n).toLowerCase()})`,
  'upper-letter': (n) => `${letters(n)}.`,
  cn: (n) => `${chineseNumeral(n)}、`,
};

/** Walks the blocks in the same order as `collect`, so that cursors into the marks are enough. */
class Resolver {
  readonly #marks: Marks;
  readonly #language: Language;
  readonly #findings: Finding[];
  #heading = 0;
  #paragraph = 0;
  #footnote = 0;
  #inFootnote = false;
  /** Index of the numbered paragraph that is being drawn, or -1 between them. */
  #inside = -1;

  constructor(marks: Marks, language: Language, findings: Finding[]) {
    this.#marks = marks;
    this.#language = language;
    this.#findings = findings;
  }

  blocks(blocks: readonly Block[]): ResolvedBlock[] {
    return blocks.map((block) => this.block(block));
  }

  block(block: Block): ResolvedBlock {
    switch (block.kind) {
      case 'caption':
        return {
          kind: 'caption',
          court: this.lines(block.court),
          sides: block.sides.map((side) => ({ names: this.lines(side.names), role: side.role })),
          versus: block.versus,
          data: this.lines(block.data),
        };
      case 'title-block':
        return { kind: 'title-block', above: this.lines(block.above), title: this.inlines(block.title), below: this.lines(block.below) };
      case 'party-table':
        return { kind: 'party-table', rows: block.rows.map((row) => ({ label: row.label, lines: this.lines(row.lines) })) };
      case 'heading': {
        const mark = this.#marks.headings[this.#heading++];
        return { ...block, number: mark?.number ?? '', anchor: mark?.anchor ?? '', children: this.inlines(block.children) };
      }
      case 'paragraph':
        return { ...block, children: this.inlines(block.children) };
      case 'numbered': {
        const index = this.#paragraph++;
        const around = this.#inside;
        this.#inside = index;
        const children = this.inlines(block.children);
        const body = this.blocks(block.body);
        this.#inside = around;
        return { ...block, number: index + 1, anchor: this.#marks.paragraphs[index]?.anchor ?? '', children, body };
      }
      case 'list':
        return {
          ...block,
          markers: block.items.map((_, i) => MARKERS[block.marker](block.start + i)),
          items: block.items.map((item) => this.blocks(item)),
        };
      case 'quote':
        return { kind: 'quote', children: this.blocks(block.children) };
      case 'table':
        return {
          ...block,
          caption: block.caption && this.inlines(block.caption),
          head: this.cells(block.head),
          rows: block.rows.map((row) => this.cells(row)),
        };
      case 'schedule':
        return { ...block, caption: block.caption && this.inlines(block.caption) };
      case 'signature':
        return { ...block, lines: this.lines(block.lines) };
      case 'toc':
        return { ...block, entries: this.entries(block.depth) };
      case 'page-break':
        return block;
      case 'landscape':
        return { kind: 'landscape', blocks: this.blocks(block.blocks) };
      case 'figure':
        return { ...block, caption: block.caption && this.inlines(block.caption) };
    }
  }

  entries(depth: number): { level: 2 | 3 | 4; number: string; text: string; anchor: string }[] {
    return this.#marks.headings.flatMap(({ heading, number, anchor }) =>
      heading.level > 1 && heading.level <= depth
        ? [{ level: heading.level as 2 | 3 | 4, number, text: this.#outline(heading.children), anchor }]
        : [],
    );
  }

  /** Heading text for the table of contents: references resolved, one line, no footnotes. */
  #outline(children: readonly Inline[]): string {
    const apart = new Resolver(this.#marks, this.#language, []);
    return plainText(apart.inlines(children), this.#language);
  }

  lines(lines: readonly (readonly Inline[])[]): ResolvedInline[][] {
    return lines.map((line) => this.inlines(line));
  }

  cells(cells: readonly Cell[]): ResolvedCell[] {
    return cells.map((cell) => ({ children: this.inlines(cell.children), align: cell.align }));
  }

  inlines(inlines: readonly Inline[]): ResolvedInline[] {
    return inlines.flatMap((inline) => this.inline(inline));
  }

  inline(inline: Inline): ResolvedInline | ResolvedInline[] {
    switch (inline.kind) {
      case 'strong':
      case 'emphasis':
      case 'underline':
      case 'sealed':
      case 'link':
        return { ...inline, children: this.inlines(inline.children) };
      case 'footnote':
        return this.#note(inline.children);
      case 'paragraph-ref': {
        const mark = this.#find(inline.to);
        if (!mark) this.#findings.push(finding('error', `document/${inline.to}`, 'document.unknown-reference', { to: inline.to }));
        return { kind: 'paragraph-ref', to: inline.to, anchor: mark?.anchor ?? '', text: mark?.cited ?? '?' };
      }
      default:
        return inline;
    }
  }

  /** A footnote within a footnote cannot be printed by Word; its words follow in brackets instead. */
  #note(children: readonly Inline[]): ResolvedInline | ResolvedInline[] {
    if (this.#inFootnote) return [{ kind: 'text', text: ' (' }, ...this.inlines(children), { kind: 'text', text: ')' }];
    const number = ++this.#footnote;
    this.#inFootnote = true;
    const resolved = this.inlines(children);
    this.#inFootnote = false;
    return { kind: 'footnote', number, children: resolved };
  }

  #find(to: string): Mark | undefined {
    if (to === 'last-fact') return this.#marks.lastFact;
    if (to === 'previous') return this.#marks.paragraphs[(this.#inside < 0 ? this.#paragraph : this.#inside) - 1];
    return this.#marks.byId.get(to);
  }
}
