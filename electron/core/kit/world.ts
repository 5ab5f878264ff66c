import type { PlainDate } from './dates.ts';

/** The only door to time. Tests hand in a fixed one, so golden documents stay the same byte for byte. */
export interface Clock {
  /** UTC instant, ISO 8601 with milliseconds: `2026-11-23T09:20:00.000Z`. */
  now(): string;
  /** The calendar date where the user sits. */
  today(): PlainDate;
}

/** The only source of identifiers. */
export interface Ids {
  next(): string;
}

/** Who is at the keyboard, as written to the journal and the custody chain. */
export interface Actor {
  readonly name: string;
  readonly door: 'desktop' | 'browser' | 'terminal' | 'test';
}
