/**
 * A line that holds only a tag leaves a blank line, which separates paragraphs as a writer expects, but would cut a table in two.
 * Between table rows such a line must vanish: its line end is moved into the tag, so every offset stays what it was.
 */
const TAG_ONLY = /^[ \t]*(?:\{%[^%]*%\}[ \t]*)+$/;
const isRow = (line: string | undefined) => line?.trimStart().startsWith('|') === true;

export function tightTables(text: string): string {
  if (!text.includes('\n|') && !text.startsWith('|')) return text;
  const lines = text.split('\n');
  const tagOnly = lines.map((line) => TAG_ONLY.test(line));
  let before: string | undefined;
  const after = new Map<number, string | undefined>();
  let next: string | undefined;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    if (tagOnly[index]) after.set(index, next);
    else next = lines[index];
  }
  let out = '';
  lines.forEach((line, index) => {
    const end = index < lines.length - 1 ? '\n' : '';
    if (tagOnly[index]) out += isRow(before) && isRow(after.get(index)) ? swallowed(line, end) : line + end;
    else {
      before = line;
      out += line + end;
    }
  });
  return out;
}

/** The blanks and the line end of a tag-only line, moved inside its tags. */
function swallowed(line: string, end: string): string {
  const lead = line.length - line.trimStart().length;
  const tags = line.trim().replace(/%\}([ \t]+)(?=\{%)/g, (_, gap: string) => `${gap}%}`);
  const trail = line.length - lead - line.trim().length;
  const inner = `${' '.repeat(trail)}${end}`;
  const close = tags.endsWith('-%}') ? 3 : 2;
  return `${tags.slice(0, 2)}${tags[2] === '-' ? '-' : ''}${' '.repeat(lead)}${tags.slice(tags[2] === '-' ? 3 : 2, -close)}${inner}${tags.slice(-close)}`;
}
