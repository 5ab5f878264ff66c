/** Text as a comparison needs it: one width, one case, nothing invisible. */

/** Longer values name nobody; they are cut so that a hostile cell costs no time. */
const LONGEST = 4_000;
const ASCII = /^[\x20-\x7e]*$/;
/** Controls, bidi and zero-width characters, soft hyphens, variation selectors, blanks that look like letters, and what is left of half a character. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}\u3164\ufffd]|\u034f|\u115f|\u1160/gu;

/** NFKC, no invisible characters, blanks as one space each, trimmed; the case stays. */
export function tidy(value: string): string {
  const short = value.length > LONGEST ? value.slice(0, LONGEST) : value;
  if (ASCII.test(short)) return /^ | $| {2}/.test(short) ? short.trim().replace(/ {2,}/g, ' ') : short;
  return short.replace(/\s+/g, ' ').replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** The same in lower case. */
export const plain = (value: string): string => tidy(value).toLowerCase();

/** What people write when they know nothing; sharing it ties nobody together. */
const NOTHING =
  /^(n\.?\/?a\.?|none|nil|null|undefined|no|nothing|unknown|hidden|private|redacted|anonymous|test|not (shown|disclosed|known|available|applicable|provided|given)|redacted for privacy|data (redacted|protected)|无|没有|不详|未知|未显示|未披露|未提供|暂无|未填写|不公开|保密|空|[\p{P}\p{S}\sx]*)$/u;

/** True for a tidied, lower-case value that says nothing. */
export const saysNothing = (value: string): boolean => NOTHING.test(value);

/** Parts of it are hidden, as in `138****8000`; many different data look like that, so it identifies nobody. */
export const masked = (value: string): boolean => /[*•●×█]/u.test(value);

/** The same for numbers, where x stands for a hidden digit too. */
export const maskedNumber = (value: string): boolean => masked(value) || /x{2,}\d|\dx{2,}/.test(value);
