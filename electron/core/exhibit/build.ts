/** Builds a set into a folder: renditions, layout, binding, and reading back what was written. Nothing of it is in the vault or the store yet. */
import { join } from 'node:path';
import { heavier } from '../document/binding/parts.ts';
import type { Binder, BoundPart, Outcome, PartPlan } from '../document/binding/plan.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Reader } from '../reading/reader.ts';
import type { Allotment, Stampable } from './bates.ts';
import { checkNumbers } from './check.ts';
import { type ComposedPart, composedParts, targetsFrom } from './compose.ts';
import { type Frame, type Piece, placementsOf, type Ready } from './contents.ts';
import {
  type GatherDeps,
  type GatherOrder,
  type Rendered,
  readSellers,
  renderAll,
  type SeenPages,
  seenPages,
  withSlips,
} from './gather.ts';
import { coverWords, drawCovers, Easel, type Layout, layOut } from './layout.ts';
import type { Placement } from './model.ts';
import { Gathered } from './pages.ts';
import { isOversize, noteFindings, readParts, sizeFindings } from './read-back.ts';
import type { SheetDeps } from './sheets.ts';

export interface BuildDeps extends SheetDeps, GatherDeps {
  readonly binder: Binder;
  readonly reader: Pick<Reader, 'text'>;
}

export interface BuildOrder extends GatherOrder {
  /** Numbers for the documents; called once their pages are known. Null: none are stamped. */
  numbers(documents: readonly Stampable[]): Promise<readonly Allotment[] | null>;
  /** An empty folder of its own. */
  readonly folder: string;
  /** Instant of the files, and the day of their sheets. */
  readonly at: string;
}

export interface BuiltPart extends BoundPart {
  readonly fileName: string;
}

export interface Built {
  readonly parts: readonly BuiltPart[];
  readonly placements: readonly Placement[];
  readonly allotments: readonly Allotment[] | null;
  readonly findings: readonly Finding[];
}

/** Files that turn out unreadable only when they are bound, or parts that come out too large: so often is it tried again. */
const MOST_TRIES = 4;

export async function buildSet(deps: BuildDeps, order: BuildOrder): Promise<Built> {
  const { basis, folder, job } = order;
  const { signal } = job;
  const frame: Frame = basis;
  const gathered = new Gathered(deps.binder);
  let rendered = await renderAll(deps, order, gathered);
  const sellers = basis.settings.sellerSheets ? await readSellers(deps, basis, signal) : [];
  const cap = (basis.settings.capMb || basis.scheme.cap_mb) * 1_000_000;
  let correction = 1;
  for (let attempt = 1; ; attempt++) {
    const easel = new Easel({ deps, gathered, folder, date: order.at.slice(0, 10), signal });
    const covers = basis.settings.covers
      ? await drawCovers(
          easel,
          basis,
          rendered.map(({ one }) => coverWords(frame, one)),
        )
      : undefined;
    const documents = rendered.map(({ one, rendition, indexes }) => ({
      evidence: one.item.id,
      rendition: rendition.id,
      pages: indexes.flatMap((index) => gathered.pages(index)).length,
    }));
    const allotments = await order.numbers(documents);
    const numbers = new Map((allotments ?? []).map((one) => [one.evidence, one]));
    const seen = await Promise.all(rendered.map(({ one, rendition }) => seenPages(deps, one.item, rendition)));
    const ready = rendered.map(({ one, rendition, indexes }, index): Ready => {
      const known = seen[index]?.pages ?? new Set();
      const pages = indexes
        .flatMap((source) => gathered.pages(source))
        .map((page, at) => ({ ...page, words: rendition.kind === 'picture' ? known.size > 0 : known.has(at + 1) }));
      return { ...one, pages, cover: covers?.pages[index] ?? null, bates: numbers.get(one.item.id) ?? null };
    });
    const layout = await layOut(
      { deps, basis, frame, ready, sellers, gathered, cap, correction, folder, date: order.at.slice(0, 10), signal },
      easel,
    );
    const drawn = {
      indexes: layout.indexes,
      cover: (piece: Piece) => layout.covers.get(piece) ?? piece.ready.cover,
    };
    const composed = composedParts(layout.parts, layout.places, drawn, layout.starts, frame);
    const plans = plansOf(composed, layout, order, attempt);
    const outcome = await bind(deps, plans, gathered, rendered, order);
    if (outcome.kind === 'unreadable') {
      if (attempt >= MOST_TRIES)
        throw new Problem('integrity', 'exhibit.misprinted', { name: 'binder', reason: outcome.sources[0]?.detail ?? '' });
      rendered = await withSlips(deps, order, gathered, rendered, outcome.sources);
      continue;
    }
    const over = cap === 0 ? [] : outcome.parts.filter((part, index) => part.size > cap && !isOversize(layout, index));
    if (over.length > 0 && attempt < MOST_TRIES) {
      for (const part of over)
        correction = Math.max(correction, heavier(part.size, layout.parts[outcome.parts.indexOf(part)]?.weight ?? part.size, correction));
      continue;
    }
    const total = outcome.parts.reduce((sum, { pages }) => sum + pages, 0);
    job.progress({ done: total, total, note: '' });
    const placements = placementsOf(layout.places, frame);
    const parts = outcome.parts.map((part, index): BuiltPart => ({ ...part, fileName: composed[index]?.fileName ?? '' }));
    const readBack = await readParts(deps, basis, parts, layout, signal);
    return {
      parts,
      placements,
      allotments,
      findings: [
        ...checkNumbers(allotments ?? []),
        ...unreadFindings(seen),
        ...rendered.flatMap(({ rendition }) => rendition.findings),
        ...(covers?.findings ?? []),
        ...layout.findings,
        ...sizeFindings(layout, parts, cap),
        ...noteFindings(outcome.notes, rendered),
        ...outcome.missing.map(({ character }) =>
          finding('warning', 'exhibit', 'exhibit.character-missing', { character, code: codeOf(character) }),
        ),
        ...readBack,
      ],
    };
  }
}

function plansOf(composed: readonly ComposedPart[], layout: Layout, { basis, folder, at }: BuildOrder, attempt: number): PartPlan[] {
  return composed.map(({ pages, outline }, index) => ({
    path: join(folder, `part-${attempt}-${index + 1}.pdf`),
    pages,
    outline,
    targets: targetsFrom(index + 1, layout.parts, layout.places, layout.linked),
    info: { title: basis.caption.title, date: at, language: basis.language === 'zh-CN' ? 'zh-CN' : 'en-US' },
  }));
}

function bind(
  deps: BuildDeps,
  parts: readonly PartPlan[],
  gathered: Gathered,
  rendered: readonly Rendered[],
  { job }: BuildOrder,
): Promise<Outcome> {
  const items = new Map(rendered.flatMap(({ one, indexes }) => indexes.map((index) => [index, one.item] as const)));
  return deps.binder.bind(
    { sources: gathered.sources, parts },
    {
      signal: job.signal,
      onProgress: ({ done, total }) => job.progress({ done, total, note: '' }),
      words: async (source, page) => {
        const item = items.get(source);
        return item ? deps.words.words(item, page) : [];
      },
    },
  );
}

/** Courts want every page searchable; what has not been read by eye yet is not. */
function unreadFindings(seen: readonly SeenPages[]): Finding[] {
  const count = seen.filter(({ waiting }) => waiting).length;
  return count === 0 ? [] : [finding('warning', 'exhibit', 'exhibit.words-waiting', { count })];
}

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
