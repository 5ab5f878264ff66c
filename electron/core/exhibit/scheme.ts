/** The rules of an exhibit scheme: labels, names of files, words of parts. Pure. */
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';

/** Where an exhibit stands: its number, and among the attachments of that number; `attachment` is 0 for the exhibit itself. */
export interface Place {
  readonly number: number;
  readonly attachment: number;
}

/** 1 → A, 26 → Z, 27 → AA, 28 → AB: no letter is skipped, none comes twice. */
export function exhibitLetter(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

const put = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const place = (scheme: ExhibitScheme, { number, attachment }: Place) => ({
  n: String(number),
  letter: exhibitLetter(number),
  m: scheme.attachments === 'letters' ? exhibitLetter(attachment) : String(attachment),
});

/** Attachments keep a label of their own where the scheme has none, so that a change of scheme never makes two exhibits one. */
const attachmentPattern = (scheme: ExhibitScheme): string => scheme.attachment_label || `${scheme.label}-{m}`;

/** `Exhibit 3`, `Exhibit C`, `证据3`; `Exhibit 3-1` for an attachment. */
export function labelOf(scheme: ExhibitScheme, at: Place): string {
  return put(at.attachment === 0 ? scheme.label : attachmentPattern(scheme), place(scheme, at));
}

/** `3`, `C`, `3-1`: the label without its word, as ranges of a part's name and the index print it. */
export function bareLabelOf(scheme: ExhibitScheme, at: Place): string {
  const { n, letter, m } = place(scheme, at);
  const bare = scheme.label.includes('{letter}') ? letter : n;
  return at.attachment === 0 ? bare : `${bare}-${m}`;
}

/** What stands large on the cover sheet: `EXHIBIT 3`. */
export function coverOf(scheme: ExhibitScheme, at: Place): string {
  const cover = scheme.cover ?? scheme.label;
  if (at.attachment === 0) return put(cover, place(scheme, at));
  const words = cover.replace(/\{\w+\}/g, '');
  const label = labelOf(scheme, at);
  return words === words.toUpperCase() ? label.toUpperCase() : label;
}

/** `Exhibit 3, part 2 of 5`; the label alone for an exhibit in one piece. */
export function pieceLabel(scheme: ExhibitScheme, label: string, part: number, parts: number): string {
  return parts === 1 ? label : put(scheme.piece, { label, part: String(part), parts: String(parts) });
}

/** Printed form of a running page number. */
export const pageLabel = (scheme: ExhibitScheme, page: number): string => put(scheme.page_label, { p: String(page) });

/** The description cut to what the scheme allows, at a word where there is one near. */
export function shortDescription(scheme: ExhibitScheme, description: string): string {
  const signs = [...description.trim()];
  if (signs.length <= scheme.description_max) return signs.join('');
  const head = signs.slice(0, scheme.description_max - 1).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > head.length * 0.8 ? head.slice(0, space) : head).replace(/[\s,;:，；：、-]+$/, '')}…`;
}

/** Name of the file that holds one exhibit: `3_Certificate of registration.pdf`. */
export function exhibitFileName(scheme: ExhibitScheme, at: Place, description: string, part = 1, parts = 1): string {
  const words = { ...place(scheme, at), label: labelOf(scheme, at), description: shortDescription(scheme, description) };
  const own = scheme.file_name ?? `${scheme.label} {description}`;
  // An attachment takes the exhibit's number with its own behind it, in whatever words the name has.
  const pattern = at.attachment === 0 ? own : own.replace(/\{n\}|\{letter\}/, bareLabelOf(scheme, at));
  const piece = parts === 1 ? '' : put(scheme.piece, { label: '', part: String(part), parts: String(parts) }).replace(/^[\s,，]+/, '');
  const name = put(pattern, words);
  return safeFileName(piece === '' ? name : /^[\p{Ps}]/u.test(piece) ? `${name}${piece}` : `${name}, ${piece}`, 'pdf');
}

/** Name of a part that holds the exhibits `from` to `to`: `Exhibits 1-12.pdf`. */
export function partFileName(scheme: ExhibitScheme, from: Place, to: Place, part: number, parts: number): string {
  const first = bareLabelOf(scheme, from);
  const last = bareLabelOf(scheme, to);
  const name = first === last ? labelOf(scheme, from) : put(scheme.part_name, { from: first, to: last });
  return safeFileName(volumeName(scheme, name, part, parts), 'pdf');
}

/** `Exhibits 1-12, part 1 of 3`; the name alone where there is one part. */
export function volumeName(scheme: ExhibitScheme, name: string, part: number, parts: number): string {
  return parts === 1 ? name : put(scheme.volume, { name, part: String(part), parts: String(parts) });
}

/** Names Windows keeps for devices, with or without an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)/i;
/** Longest name in UTF-8 bytes; most file systems allow 255, and a copy may add ` (2)`. */
const NAME_BYTES = 240;

/**
 * A name every system can store: no separators, no signs Windows forbids, no control or direction characters, not too long, no dot or space
 * at its end. Chinese and other scripts stay as they are.
 */
export function safeFileName(name: string, ending: string): string {
  const plain = name
    .normalize('NFC')
    .toWellFormed()
    .replaceAll('\uFFFD', ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\\/|]/g, '-')
    .replace(/[<>:"*?]/g, ' ')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .trim();
  const room = NAME_BYTES - ending.length - 1;
  let cut = '';
  let bytes = 0;
  for (const sign of plain) {
    bytes += Buffer.byteLength(sign);
    if (bytes > room) break;
    cut += sign;
  }
  const safe = cut.replace(/[. ]+$/, '');
  return `${DEVICE.test(safe) || safe === '' ? `_${safe}` : safe}.${ending}`;
}
