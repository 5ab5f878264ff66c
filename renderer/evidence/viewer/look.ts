import type { Pin } from '#core/evidence/model.ts';
import type { Box } from './boxes.ts';

/** A word an engine read on a page, and where. */
export interface PlacedWord extends Box {
  readonly text: string;
}

/** What is looked for and pointed at in an item, whatever draws it. Pages count from 1. */
export interface Look {
  /** Where to go; a new object is a new jump, also to the same page. */
  readonly target: { readonly page: number; readonly pin: string } | null;
  /** Words to be marked. */
  readonly words: readonly string[];
  readonly pins: readonly Pin[];
  /** The pin in hand, '' for none. */
  readonly pin: string;
  /** True while a box is to be drawn. */
  readonly drawing: boolean;
  readonly onDrawn: (page: number, box: Box | null) => void;
  readonly onPin: (id: string) => void;
  /** Told the page that is read. */
  readonly onPage: (page: number) => void;
  /** Words of a page whose places are known. */
  readonly wordsAt: (page: number) => readonly PlacedWord[];
}
