/** The tables of a folder, read and checked cell by cell. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Row, readRows } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import { readSheet } from '../seller/spreadsheet.ts';
import type { IntakeFolder } from './folder.ts';
import { type IntakeTable, intakeTables } from './schema.ts';

export interface ReadTable {
  /** The file as named in the folder. */
  readonly file: string;
  readonly rows: readonly Row[];
}

export async function readTables(folder: IntakeFolder, findings: Finding[]): Promise<Map<IntakeTable, ReadTable>> {
  const tables = new Map<IntakeTable, ReadTable>();
  for (const [table, file] of folder.tables) {
    try {
      const sheet = await readSheet(file, await readFile(join(folder.folder, file)));
      const read = readRows(file, sheet, intakeTables[table]);
      findings.push(...read.findings);
      tables.set(table, { file, rows: read.rows });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      findings.push(...(error.findings.length > 0 ? error.findings : [finding('error', file, error.id, error.params)]));
    }
  }
  return tables;
}
