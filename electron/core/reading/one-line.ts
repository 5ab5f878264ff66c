/** Longest value a file may state of itself; header lines of a hostile mail run to megabytes. */
const LONGEST = 20_000;

/** One line: no line breaks, no control characters, no blanks around it. A header cannot forge another line on the screen. */
export function oneLine(value: string, most = LONGEST): string {
  const line = value
    .slice(0, most * 2)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return (line.length > most ? line.slice(0, most) : line).toWellFormed();
}
