/** A schedule as the other programs get it: titles, relative widths, rows of text. */
export interface PlainTable {
  readonly titles: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}
