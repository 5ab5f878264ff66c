/**
 * The tables of the workspace database. Each slice adds its own in its rows.ts:
 *
 *   declare module '../store/tables.ts' { interface Tables { seller: SellerTable } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in each slice's rows.ts
export interface Tables {}
