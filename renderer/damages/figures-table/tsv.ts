/** Blocks of cells as spreadsheets put them on the clipboard: tabs and line ends, quotation marks around cells that hold either. */

/** Reads a block. The line end behind the last row, which every spreadsheet writes, is no row. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const char = text[at];
    // A quotation mark that opens a cell and is closed before the next cell encloses it; any other is a quotation mark.
    const quoted = cell === '' && char === '"' ? /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at)) : null;
    if (quoted) {
      cell = (quoted[1] ?? '').replaceAll('""', '"').replaceAll('\r\n', '\n');
      at += quoted[0].length;
      continue;
    }
    if (char === '\t') endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
    at += 1;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\r\n');
