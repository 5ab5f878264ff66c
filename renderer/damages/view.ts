import type { DamagesView } from '#core/damages/result.ts';

/** What the page is given of a matter's damages: without the rows by seller, of which there may be 10,000; those come page by page. */
export type PageView = Omit<DamagesView, 'bySeller'> & {
  /** How many sellers there are. */
  readonly sellers: number;
};
