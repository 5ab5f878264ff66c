/** Spreadsheets for tests, made by a library that is not the one that reads them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

export type Cell = string | number | boolean | Date | null;

export async function workbook(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null;
      if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
      if (typeof value === 'number') return { value, type: Number };
      return typeof value === 'boolean' ? { value, type: Boolean } : { value, type: String };
    }),
  );
  return new Uint8Array(await writeExcelFile(data).toBuffer());
}

/** The same file with its first sheet rewritten. */
export function withSheet(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const name = Object.keys(parts).find((one) => /^xl\/worksheets\/[^/]*\.xml$/.test(one)) ?? '';
  return zipSync({ ...parts, [name]: strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()))) });
}
