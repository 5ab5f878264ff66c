/**
 * Long schedules are laid out in parts, so that time grows with the rows and memory does not. A part ends where a page ends; nobody
 * who reads the joined file can tell.
 */
import type { Report } from './compiler.ts';
import type { Drawn, DrawnBlock } from './draw.ts';
import { drawSchedule, type SetSchedule } from './schedule.ts';

/** A part that is laid out: what to draw, what came before it, what came of it. */
export interface Segment {
  readonly blocks: readonly object[];
  /** Pages before it. */
  readonly offset: number;
  readonly begins: number | null;
  readonly ends: number | null;
}

export interface SegmentRules {
  /** Rows in one part, about. Documents with fewer than one and a half times as many stay in one piece. */
  readonly rows: number;
}

/** Rows marked at the end of a trial, to learn where its last page begins. More than fit on a page. */
const MARKED = 150;
/** Rows of the first part of a schedule, which is laid out twice. */
const TRIAL = 200;

const isSchedule = (block: DrawnBlock): block is SetSchedule => block.k === 'schedule';
const inner = (block: DrawnBlock): readonly DrawnBlock[] =>
  block.k === 'landscape' ? ((block as { c?: readonly DrawnBlock[] }).c ?? []) : [];

function rowsIn(blocks: readonly DrawnBlock[]): number {
  let rows = 0;
  for (const block of blocks) rows += isSchedule(block) ? block.rows.length : rowsIn(inner(block));
  return rows;
}

/** Draws a block whole; schedules inside lists and quotes included. */
export function whole(block: DrawnBlock): object {
  if (isSchedule(block)) return drawSchedule(block, 0, block.rows.length, 0);
  const out: Record<string, unknown> = { ...block };
  for (const [key, value] of Object.entries(out)) if (key === 'c' || key === 'body' || key === 'items') out[key] = deep(value);
  return out;
}

const deep = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(deep) : value !== null && typeof value === 'object' && 'k' in value ? whole(value as DrawnBlock) : value;

/** Lays out segment by segment. `layOut` compiles the blocks after `offset` pages; `emit` takes a segment that is final, just laid out. */
export class Segmenter {
  readonly #rules: SegmentRules;
  readonly #drawn: Drawn;
  readonly #layOut: (blocks: readonly object[], offset: number) => Promise<Report>;
  readonly #emit: (segment: Segment, report: Report) => void;
  #blocks: object[] = [];
  #landscape: object[] | undefined;
  #rows = 0;
  #offset = 0;
  #begins: number | null = null;

  constructor(
    drawn: Drawn,
    rules: SegmentRules,
    layOut: (blocks: readonly object[], offset: number) => Promise<Report>,
    emit: (segment: Segment, report: Report) => void,
  ) {
    this.#drawn = drawn;
    this.#rules = rules;
    this.#layOut = layOut;
    this.#emit = emit;
  }

  /** Number of pages in all. */
  async run(): Promise<number> {
    const cut = rowsIn(this.#drawn.blocks) > this.#rules.rows * 1.5;
    if (cut) await this.#take(this.#drawn.blocks);
    else for (const block of this.#drawn.blocks) this.#put(whole(block));
    await this.#close(null);
    return this.#offset;
  }

  async #take(blocks: readonly DrawnBlock[]): Promise<void> {
    for (const block of blocks) {
      if (isSchedule(block)) await this.#schedule(block);
      else if (block.k === 'landscape' && rowsIn(inner(block)) > 0) {
        // Landscape begins a new page anyway.
        if (this.#rows >= this.#rules.rows) await this.#close(null);
        this.#landscape = [];
        await this.#take(inner(block));
        this.#leaveLandscape();
      } else {
        const breaks = block.k === 'page-break' || block.k === 'landscape';
        if (breaks && this.#rows >= this.#rules.rows && this.#landscape === undefined) await this.#close(null);
        this.#put(whole(block));
      }
    }
  }

  #put(block: object): void {
    (this.#landscape ?? this.#blocks).push(block);
  }

  #leaveLandscape(): void {
    if (this.#landscape && this.#landscape.length > 0) this.#blocks.push({ k: 'landscape', c: this.#landscape });
    this.#landscape = undefined;
  }

  /** The blocks so far with `more` at the end. */
  #with(more: object): object[] {
    return this.#landscape ? [...this.#blocks, { k: 'landscape', c: [...this.#landscape, more] }] : [...this.#blocks, more];
  }

  async #schedule(set: SetSchedule): Promise<void> {
    const total = set.rows.length;
    let from = 0;
    while (this.#rows + total - from > this.#rules.rows * 1.5) {
      const to = await this.#cut(set, from);
      if (to >= total) break;
      const part = this.#with(drawSchedule(set, from, to, 0));
      const report = await this.#layOut(part, this.#offset);
      this.#finish(part, report, set.id);
      this.#begins = set.id;
      from = to;
    }
    this.#put(drawSchedule(set, from, total, 0));
    this.#rows += total - from;
  }

  /** The row a part that starts at `from` should end before: the last that still begins a page. */
  async #cut(set: SetSchedule, from: number): Promise<number> {
    const total = set.rows.length;
    let wanted = from === 0 ? Math.min(TRIAL, this.#rules.rows) : this.#rules.rows;
    // Rows whose heights fill pages are known beforehand; the trial need only be long enough to end on a page of its own.
    if (from > 0 && this.#blocks.length === 0) {
      const to = this.#pageEnd(set, from, wanted);
      if (to !== undefined) return to;
    }
    for (;;) {
      const to = Math.min(total, from + wanted);
      const report = await this.#layOut(this.#with(drawSchedule(set, from, to, MARKED)), this.#offset);
      const marks = report.rows.filter(([schedule]) => schedule === set.id);
      const last = marks.reduce((most, [, , sheet]) => Math.max(most, sheet), 0);
      const first = marks.find(([, , sheet]) => sheet === last)?.[1] ?? from;
      if (first > from && first > to - MARKED) return first;
      if (to === total) return total;
      wanted *= 2;
    }
  }

  /** Counts rows into pages by their heights; undefined when all the rest fits into the part. */
  #pageEnd(set: SetSchedule, from: number, wanted: number): number | undefined {
    const { margins } = this.#drawn.layout;
    const paper = this.#drawn.frame.paper as { readonly width: number; readonly height: number };
    const height = (this.#landscape ? paper.width : paper.height) - margins.top - margins.bottom - set.headHeight - 0.01;
    let used = 0;
    for (let row = from; row < set.rows.length; row++) {
      const tall = set.heights[row] ?? 0;
      if (used + tall > height) {
        if (row - from >= wanted) return row;
        used = 0;
      }
      used += tall;
    }
    return undefined;
  }

  async #close(ends: number | null): Promise<void> {
    this.#leaveLandscape();
    if (this.#blocks.length === 0 && this.#offset > 0) return;
    this.#finish(this.#blocks, await this.#layOut(this.#blocks, this.#offset), ends);
  }

  #finish(blocks: readonly object[], report: Report, ends: number | null): void {
    this.#emit({ blocks, offset: this.#offset, begins: this.#begins, ends }, report);
    this.#offset = report.pages;
    this.#blocks = [];
    if (this.#landscape) this.#landscape = [];
    this.#rows = 0;
    this.#begins = null;
  }
}
