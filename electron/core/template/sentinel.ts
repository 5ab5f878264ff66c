/**
 * Values travel through Markdown as private-use sentinels, four characters each whatever the value, and are swapped back after
 * parsing. Nothing a shop name holds can become Markdown, and a document whose values change keeps the same Markdown, so its
 * parsed blocks can be reused on the next keystroke.
 */

const OPEN = '\uE000';
const CLOSE = '\uE001';
/** A letter that is none: put beside a delimiter run it makes CommonMark's flanking rules read Chinese rightly. Never printed. */
export const JOINER = '\uE002';
const FIRST_DIGIT = 0xe100;
const BASE = 4096;

export const SENTINEL = /\uE000([\uE100-\uF0FF])([\uE100-\uF0FF])\uE001/g;
export const SENTINEL_LENGTH = 4;
/** More values than this cannot be told apart; the output limit is reached long before. */
export const MOST_VALUES = BASE * BASE;

export function sentinel(index: number): string {
  const digit = (value: number) => String.fromCharCode(FIRST_DIGIT + value);
  return `${OPEN}${digit(Math.floor(index / BASE))}${digit(index % BASE)}${CLOSE}`;
}

export function sentinelIndex(high: string, low: string): number {
  return (high.charCodeAt(0) - FIRST_DIGIT) * BASE + (low.charCodeAt(0) - FIRST_DIGIT);
}

export const isSentinelEdge = (char: string): boolean => char === OPEN || char === CLOSE;

const PRIVATE_USE = /[\uE000-\uF8FF]/g;
export const withoutPrivateUse = (text: string): string => text.replace(PRIVATE_USE, '');

// Control characters have no place on paper and none in XML 1.0; tab and line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g;

/** User text as it may be printed: no private-use characters, no control characters, `\n` as the only line break. */
export function printable(text: string): string {
  return withoutPrivateUse(text.replace(/\r\n?/g, '\n')).replace(CONTROLS, '').toWellFormed();
}

/** Splits text at its sentinels; `at(index)` says what each stands for. Stray private-use characters are dropped. */
export function swapBack<T>(text: string, at: (index: number) => T): (string | T)[] {
  const parts: (string | T)[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTINEL)) {
    if (match.index > from) parts.push(withoutPrivateUse(text.slice(from, match.index)));
    parts.push(at(sentinelIndex(match[1] ?? '', match[2] ?? '')));
    from = match.index + SENTINEL_LENGTH;
  }
  if (from < text.length) parts.push(withoutPrivateUse(text.slice(from)));
  return parts.filter((part) => part !== '');
}
