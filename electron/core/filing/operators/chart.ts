/**
 * The link chart of one group: defendants on the left, the identifiers they share on the right, a line for each occurrence with the exhibit
 * that shows it. Pure and deterministic: the same ties give the same sheets. In a long chart defendants that share exactly the same
 * identifiers stand in one box, so that a group of hundreds stays legible.
 */

export interface ChartTie {
  /** Kind in words, identifier as it may be printed. */
  readonly kind: string;
  readonly value: string;
  readonly holders: readonly { readonly no: number; readonly name: string; readonly shown: string }[];
}

export interface ChartLine {
  /** Exhibit label with page, '' for a box of several defendants, whose exhibits the table states. */
  readonly shown: string;
  /** Index of the identifier on the sheet. */
  readonly to: number;
}
export interface ChartBox {
  readonly nos: readonly number[];
  readonly names: readonly string[];
  readonly lines: readonly ChartLine[];
}
export interface ChartSheet {
  readonly boxes: readonly ChartBox[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string; readonly count: number }[];
}

/** Lines and identifiers one landscape sheet takes without its words becoming small. */
const LINES = 20;
const IDENTIFIERS = 11;
/** Longer charts put defendants with exactly the same identifiers into one box. */
const SHEETS_UNMERGED = 3;

/** Sheets of a group's chart, in the order of defendants' first identifiers; empty when nothing ties anyone. */
export function chartSheets(ties: readonly ChartTie[]): ChartSheet[] {
  const names = new Map<number, string>();
  const held = new Map<number, { readonly tie: number; readonly shown: string }[]>();
  ties.forEach(({ holders }, tie) => {
    for (const { no, name, shown } of holders) {
      names.set(no, name);
      held.set(no, [...(held.get(no) ?? []), { tie, shown }]);
    }
  });
  const many = [...held.values()].reduce((sum, of) => sum + Math.max(of.length, 2), 0) > SHEETS_UNMERGED * LINES;
  const alike = Map.groupBy(
    [...held].sort(([a], [b]) => a - b),
    ([no, of]) => (many ? of.map(({ tie }) => tie).join(',') : String(no)),
  );
  const boxes = [...alike.values()]
    .map((same) => ({
      nos: same.map(([no]) => no),
      lines: (same[0]?.[1] ?? []).map(({ tie, shown }) => ({ tie, shown: same.length === 1 ? shown : '' })),
    }))
    .sort((a, b) => byLines(a.lines, b.lines) || (a.nos[0] ?? 0) - (b.nos[0] ?? 0));

  const sheets: ChartSheet[] = [];
  let sheet: { readonly box: (typeof boxes)[number]; readonly lines: (typeof boxes)[number]['lines'] }[] = [];
  let used = 0;
  const close = () => {
    if (sheet.length === 0) return;
    // Identifiers stand beside the middle of the boxes they belong to, so that few lines cross.
    const middle = new Map<number, number[]>();
    sheet.forEach(({ lines }, row) => {
      for (const { tie } of lines) middle.set(tie, [...(middle.get(tie) ?? []), row]);
    });
    const order = [...middle]
      .map(([tie, rows]) => ({ tie, at: rows.reduce((sum, row) => sum + row, 0) / rows.length }))
      .sort((a, b) => a.at - b.at || a.tie - b.tie)
      .map(({ tie }) => tie);
    sheets.push({
      boxes: sheet.map(({ box, lines }) => ({
        nos: box.nos,
        names: box.nos.map((no) => names.get(no) ?? ''),
        lines: lines.map(({ tie, shown }) => ({ shown, to: order.indexOf(tie) })).sort((a, b) => a.to - b.to),
      })),
      identifiers: order.flatMap((tie) => {
        const one = ties[tie];
        return one ? [{ kind: one.kind, value: one.value, count: one.holders.length }] : [];
      }),
    });
    sheet = [];
    used = 0;
  };
  for (const box of boxes)
    for (let from = 0; from < box.lines.length; from += IDENTIFIERS) {
      const lines = box.lines.slice(from, from + IDENTIFIERS);
      const wanted = new Set([...sheet.flatMap((one) => one.lines), ...lines].map(({ tie }) => tie));
      if (used + Math.max(lines.length, 2) > LINES || wanted.size > IDENTIFIERS) close();
      sheet.push({ box, lines });
      used += Math.max(lines.length, 2);
    }
  close();
  return sheets;
}

/** By the first identifier, then the second: defendants of one ring stand together. */
function byLines(a: readonly { readonly tie: number }[], b: readonly { readonly tie: number }[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const step = (a[i]?.tie ?? -1) - (b[i]?.tie ?? -1);
    if (step !== 0) return step;
  }
  return 0;
}
