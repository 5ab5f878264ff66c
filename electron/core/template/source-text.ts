/** Where things are: lines and columns of a template, and the way back from rendered Markdown to its source. */

export interface Place {
  /** Library-relative name: `us-federal/complaint.md`. */
  readonly file: string;
  readonly source: string;
  readonly offset: number;
}

/** `us-federal/complaint.md:12:5`; lines and columns count from 1, columns in characters. */
export function where(place: Place): string {
  const before = place.source.slice(0, Math.max(0, place.offset));
  const line = before.split('\n').length;
  const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
  return `${place.file}:${line}:${column}`;
}

/** Text put together from pieces of templates, remembering where each piece came from. */
export class SourceMap {
  readonly #pieces: { readonly at: number; readonly place: Place; readonly verbatim: boolean }[] = [];

  /** From `at` on, the text is the template's from `place` on (`verbatim`), or was made at `place` as a whole. */
  note(at: number, place: Place, verbatim: boolean): void {
    this.#pieces.push({ at, place, verbatim });
  }

  placeOf(offset: number): Place | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#pieces[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low];
    if (!piece) return undefined;
    return piece.verbatim ? { ...piece.place, offset: piece.place.offset + Math.max(0, offset - piece.at) } : piece.place;
  }
}

/** The closest of `known` when it is close enough to be a slip of the pen. */
export function nearMiss(word: string, known: readonly string[], distance: (a: string, b: string) => number): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 2)) + 1;
  for (const candidate of known) {
    const far = distance(word, candidate);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}
