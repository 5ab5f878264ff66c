import type { Advance } from './lines.ts';

/** Longer words (addresses, hashes) may break; shorter ones should not, and a number never. */
const WORD = 14;

/** Width of the widest short word among the texts, in points; 0 for none. */
export function widestWord(texts: Iterable<string>, advance: Advance): number {
  let most = 0;
  for (const text of texts) {
    for (const word of text.split(/\s+/)) {
      if (word.length > WORD || word.length === 0) continue;
      let width = 0;
      for (const character of word) {
        const codePoint = character.codePointAt(0) ?? 0;
        // Chinese words break anywhere.
        if (codePoint > 0x2e7f) width = 0;
        else width += advance(codePoint);
        if (width > most) most = width;
      }
    }
  }
  return most;
}

/**
 * Column widths that keep to the shares asked for, but give each column what its widest word needs and take that from the columns
 * that have room. Where the needs together are more than there is, the shares stand as they are. Widths add up to `total`.
 */
export function fitColumns(shares: readonly number[], needs: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const wished = shares.map((share) => (sum > 0 ? (share / sum) * total : total / shares.length));
  if (needs.reduce((all, need) => all + need, 0) > total) return wished;
  const lack = wished.reduce((all, width, i) => all + Math.max(0, (needs[i] ?? 0) - width), 0);
  const spare = wished.reduce((all, width, i) => all + Math.max(0, width - (needs[i] ?? 0)), 0);
  return wished.map((width, i) => {
    const need = needs[i] ?? 0;
    return width < need ? need : width - (spare > 0 ? ((width - need) / spare) * lack : 0);
  });
}
