/**
 * Opticon OPT: seven columns parted by commas, `ImageKey,Volume,Path,DocBreak,FolderBreak,BoxBreak,PageCount`. One line for each page
 * image, DocBreak `Y` and the page count on the first of a document; of a file of many pages one line for the document (law/evidence.md
 * section 10). Paths are relative, with backslashes, and hold no comma.
 */
export interface OptLine {
  readonly key: string;
  readonly volume: string;
  readonly path: string;
  readonly first: boolean;
  /** Pages of the document, on its first line; null on the others. */
  readonly pages: number | null;
}

export function writeOpt(lines: readonly OptLine[]): Uint8Array {
  const text = lines.map(
    ({ key, volume, path, first, pages }) => `${[key, volume, path, first ? 'Y' : '', '', '', pages ?? ''].join(',')}\r\n`,
  );
  return new TextEncoder().encode(text.join(''));
}

/** Something wrong with the form; row from 1, column from 1, 0 for the row as a whole. */
export interface OptFault {
  readonly row: number;
  readonly column: number;
  readonly fault: 'encoding' | 'line-end' | 'no-end' | 'field-count' | 'key' | 'break' | 'count' | 'blank-row';
  readonly detail: string;
}

/** Reads strictly; a line that cannot be told apart is a fault and left out. */
export function readOpt(bytes: Uint8Array): {
  readonly lines: readonly (OptLine & { readonly row: number })[];
  readonly faults: readonly OptFault[];
} {
  const faults: OptFault[] = [];
  const say = (row: number, column: number, fault: OptFault['fault'], detail = '') => faults.push({ row, column, fault, detail });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    say(1, 0, 'encoding', 'UTF-8');
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  if (text.startsWith('\ufeff')) say(1, 0, 'encoding', 'BOM');
  const rows = text.replace(/^\ufeff/, '').split('\r\n');
  if (rows.at(-1) === '') rows.pop();
  else if (rows.length > 0) say(rows.length, 0, 'no-end');
  const lines = rows.flatMap((line, index) => {
    const row = index + 1;
    if (line === '') {
      say(row, 0, 'blank-row');
      return [];
    }
    if (/[\r\n]/.test(line)) say(row, 0, 'line-end');
    const cells = line.split(',');
    if (cells.length !== 7) {
      say(row, 0, 'field-count', `${cells.length} / 7`);
      return [];
    }
    const [key = '', volume = '', path = '', first = '', folder = '', box = '', count = ''] = cells;
    if (key.trim() === '' || key !== key.trim()) say(row, 1, 'key', key);
    if (!/^Y?$/.test(first)) say(row, 4, 'break', first);
    if (!/^Y?$/.test(folder)) say(row, 5, 'break', folder);
    if (!/^Y?$/.test(box)) say(row, 6, 'break', box);
    if (!/^(?:[1-9]\d{0,6})?$/.test(count)) say(row, 7, 'count', count);
    return [{ row, key, volume, path, first: first === 'Y', pages: /^\d+$/.test(count) ? Number(count) : null }];
  });
  return { lines, faults };
}
