/** Where an exhibit and each of its pages lies in a binder, read from the binder's placements. Pure. */

import type { CitedPage } from '../template/exhibit-labels.ts';
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';
import type { Binder, Placement } from './model.ts';
import { pieceLabel } from './scheme.ts';

/** An exhibit as it lies in a binder. */
export interface BoundExhibit {
  /** As the binder calls it. */
  readonly label: string;
  /** Its pieces in order; more than one when it had to be cut. */
  readonly pieces: readonly Placement[];
  /** Its own pages, cover sheets left out. */
  readonly pages: number;
  /** A page of it, from 1; undefined for one it does not have. */
  at(page: number): CitedPage | undefined;
}

/** Exhibits of a binder by evidence item. `scheme` is the one it was built under; it says what is printed on the pages. */
export function binderPages(binder: Pick<Binder, 'parts' | 'placements'>, scheme: ExhibitScheme): ReadonlyMap<string, BoundExhibit> {
  const pieces = Map.groupBy(
    binder.placements.toSorted((a, b) => a.part - b.part || a.firstPage - b.firstPage),
    (one) => one.evidence,
  );
  const running = runningPages(binder, scheme);
  return new Map(
    [...pieces].map(([evidence, own]) => {
      const label = own[0]?.label ?? '';
      const pages = own.reduce((most, { to }) => Math.max(most, to), 0);
      const at = (page: number): CitedPage | undefined => {
        const index = own.findIndex(({ from, to }) => from <= page && page <= to);
        const piece = own[index];
        if (!piece) return undefined;
        const first = running.get(piece);
        return {
          page,
          bates: piece.bates === null ? '' : counted(piece.bates.first, page - piece.from),
          running: first === undefined ? null : first + page - piece.from,
          piece: own.length === 1 ? '' : pieceLabel(scheme, label, index + 1, own.length),
        };
      };
      return [evidence, { label, pieces: own, pages, at }];
    }),
  );
}

/** The running number of the first page of each piece, where the scheme prints such numbers. */
function runningPages({ parts, placements }: Pick<Binder, 'parts' | 'placements'>, scheme: ExhibitScheme): Map<Placement, number> {
  const found = new Map<Placement, number>();
  if (scheme.pages === 'none') return found;
  const order = placements.toSorted((a, b) => a.part - b.part || a.contentPage - b.contentPage);
  if (scheme.pages === 'exhibits') {
    let next = 1;
    for (const one of order) {
      found.set(one, next);
      next += one.to - one.from + 1;
    }
    return found;
  }
  for (const one of order) {
    const before = parts.reduce((sum, part) => (part.no < one.part ? sum + part.pages : sum), 0);
    found.set(one, before + one.contentPage);
  }
  return found;
}

/** `ACME000123` and 2 → `ACME000125`. The digits at its end are the number; they keep their width. */
function counted(first: string, by: number): string {
  const [, prefix = '', digits = ''] = /^(.*?)(\d+)$/.exec(first) ?? [];
  return digits === '' ? first : prefix + String(BigInt(digits) + BigInt(by)).padStart(digits.length, '0');
}
