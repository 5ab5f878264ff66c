/** Whether two names written down by hand mean the same person. */

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

/**
 * Equal but for case, width and punctuation, or one with more said of the person behind a comma: `Claire Aubonnet` and `Claire Aubonnet,
 * head of authentication`. '' is nobody.
 */
export function sameName(a: string, b: string): boolean {
  const [left, right] = [folded(a), folded(b)];
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [short = '', long = ''] = [firstPart(a), firstPart(b)].map(folded);
  return short !== '' && (short === long || short === right || long === left);
}

/** What stands before the first comma or bracket. */
const firstPart = (name: string): string => name.split(/[,，(（;；]/u, 1)[0] ?? '';
