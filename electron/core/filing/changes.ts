/** What a filing would say otherwise if it were drafted today: passage by passage, each with the place where it stands. */
import { diffArrays } from 'diff';
import type { Numbered, ResolvedBlock, ResolvedInline } from '../document/numbered.ts';
import { plainText } from '../document/text.ts';

/** A passage with the place a reader finds it by. */
export interface Passage {
  /** Number of the numbered paragraph it stands in; null outside of them. */
  readonly paragraph: number | null;
  /** The heading above it, with its number; '' before the first. */
  readonly heading: string;
  /** Row of the table or schedule it is, from 1; null for text. */
  readonly row: number | null;
  readonly text: string;
}

/** `was` null: not in the filing; `now` null: would not be said any more. */
export interface Change {
  readonly was: Passage | null;
  readonly now: Passage | null;
}

export interface Changes {
  /** In reading order, at most `MOST`. */
  readonly changes: readonly Change[];
  readonly total: number;
  /** Numbered paragraphs of the filing that say something else or nothing today, ascending. */
  readonly paragraphs: readonly number[];
}

/** More than this nobody reads one by one; the total says how many there are. */
const MOST = 200;
/** Edits after which two documents are told apart as wholes: comparing on would take long and say nothing. */
const EDITS = 20_000;

/** Paragraph numbers do not count: a paragraph that only moved down by one says the same. */
export function changesBetween(filed: Numbered, today: Numbered): Changes {
  const [was, now] = [passagesOf(filed), passagesOf(today)];
  const parts = diffArrays(
    was.map(({ text }) => text),
    now.map(({ text }) => text),
    { maxEditLength: EDITS },
  );
  const changes: Change[] = [];
  if (parts === undefined) changes.push(...paired(was, now));
  else {
    let [i, j] = [0, 0];
    let gone: Passage[] = [];
    let come: Passage[] = [];
    const flush = () => {
      changes.push(...paired(gone, come));
      [gone, come] = [[], []];
    };
    for (const { added, removed, count } of parts) {
      if (removed) {
        gone.push(...was.slice(i, i + count));
        i += count;
      } else if (added) {
        come.push(...now.slice(j, j + count));
        j += count;
      } else {
        flush();
        i += count;
        j += count;
      }
    }
    flush();
  }
  const paragraphs = new Set(changes.flatMap((one) => one.was?.paragraph ?? []));
  return { changes: changes.slice(0, MOST), total: changes.length, paragraphs: [...paragraphs].sort((a, b) => a - b) };
}

/** What stood at a place beside what stands there now, as far as both reach. */
const paired = (was: readonly Passage[], now: readonly Passage[]): Change[] =>
  Array.from({ length: Math.max(was.length, now.length) }, (_, i) => ({ was: was[i] ?? null, now: now[i] ?? null }));

/** The words of a document in reading order, cut where a reader would point: a paragraph, an item, a row, a line. */
function passagesOf({ meta, blocks }: Numbered): Passage[] {
  const found: Passage[] = [];
  let heading = '';
  const words = (inlines: readonly ResolvedInline[]): string => plainText(inlines, meta.language);
  const add = (text: string, paragraph: number | null, row: number | null = null) => {
    if (text.trim() !== '') found.push({ paragraph, heading, row, text });
  };
  const rows = (all: readonly string[], paragraph: number | null) => {
    for (const [index, text] of all.entries()) add(text, paragraph, index + 1);
  };
  const block = (one: ResolvedBlock, paragraph: number | null): void => {
    switch (one.kind) {
      case 'caption':
        for (const line of [...one.court, ...one.sides.flatMap((side) => side.names), ...one.data]) add(words(line), paragraph);
        return;
      case 'title-block':
        for (const line of [...one.above, one.title, ...one.below]) add(words(line), paragraph);
        return;
      case 'party-table':
        for (const { label, lines } of one.rows) add([label, ...lines.map(words)].join(' '), paragraph);
        return;
      case 'heading':
        heading = [one.number, words(one.children)].filter(Boolean).join(' ');
        add(words(one.children), paragraph);
        return;
      case 'paragraph':
        add(words(one.children), paragraph);
        return;
      case 'numbered':
        add(words(one.children), one.number);
        for (const inner of one.body) block(inner, one.number);
        return;
      case 'list':
        for (const item of one.items) for (const inner of item) block(inner, paragraph);
        return;
      case 'quote':
        for (const inner of one.children) block(inner, paragraph);
        return;
      case 'landscape':
        for (const inner of one.blocks) block(inner, paragraph);
        return;
      case 'table':
        if (one.caption) add(words(one.caption), paragraph);
        rows(
          one.rows.map((row) => row.map((cell) => words(cell.children)).join(' | ')),
          paragraph,
        );
        return;
      case 'schedule':
        if (one.caption) add(words(one.caption), paragraph);
        rows(
          [...one.rows, ...one.totals].map((row) => row.join(' | ')),
          paragraph,
        );
        return;
      case 'signature':
        for (const line of one.lines) add(words(line), paragraph);
        return;
      case 'figure':
        if (one.caption) add(words(one.caption), paragraph);
        return;
      case 'toc':
      case 'page-break':
        return;
    }
  };
  for (const one of blocks) block(one, null);
  return found;
}
