/** File names as evidence carries them: shown and printed, never used as a path. */

const LONGEST = 255;
/** Controls, and the marks that make text run backwards so that `gpj.exe` reads as `exe.jpg`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff]/g;

/**
 * The last part of a name as offered, in any script. What cannot be seen is shown as U+FFFD rather than dropped, so that the name
 * does not pass for another one; a very long name keeps its beginning and its extension. The name as offered goes into custody.
 */
export function cleanFileName(offered: string): string {
  const last = offered.split(/[/\\]/).findLast((part) => part !== '' && part !== '.' && part !== '..') ?? '';
  const seen = last.toWellFormed().replace(HIDDEN, '\ufffd').trim();
  if (seen === '') return 'unnamed';
  const letters = [...seen];
  if (letters.length <= LONGEST) return seen;
  const extension = [...(/\.[^.]{1,12}$/.exec(seen)?.[0] ?? '')];
  return [...letters.slice(0, LONGEST - extension.length - 1), '…', ...extension].join('');
}

const SYSTEM_FILE = /^(\.DS_Store|\._.*|\.localized|Thumbs\.db|ehthumbs(_vista)?\.db|desktop\.ini|Icon\r|~\$.*)$/i;
const SYSTEM_FOLDER = /^(__MACOSX|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|\$RECYCLE\.BIN|System Volume Information)$/i;

/** What systems and offices leave in folders: views, indexes, waste, and the marks of open documents. Other hidden files are evidence. */
export function isSystemName(name: string, folder: boolean): boolean {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return (folder ? SYSTEM_FOLDER : SYSTEM_FILE).test(last);
}
