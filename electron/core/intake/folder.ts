/** What lies in an intake folder. Nothing outside of it is ever read: links are refused, paths cannot climb. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import { type IntakeTable, intakeTables } from './schema.ts';

export interface IntakeFolder {
  readonly folder: string;
  /** `matter.yaml` or `matter.yml`. */
  readonly matter: string;
  /** File name of each table that is there. */
  readonly tables: ReadonlyMap<IntakeTable, string>;
  /** Evidence files by their path in the folder, `evidence/…`, in the order of their names. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

const MAX_FILES = 50_000;
const MAX_DEPTH = 20;
/** What systems and spreadsheets leave behind. */
const LITTER = /^(\..*|~\$.*|thumbs\.db|desktop\.ini|__macosx)$/i;

/** Throws `not-found` when there is no folder, `invalid` when it has no matter.yaml. */
export async function scanFolder(folder: string): Promise<IntakeFolder> {
  const entries = await listed(folder);
  const names = entries.filter((name) => !LITTER.test(name));
  const matter = names.find((name) => /^matter\.ya?ml$/i.test(name));
  if (matter === undefined) throw new Problem('invalid', 'intake.no-matter', { folder });
  const findings: Finding[] = [];
  const tables = new Map<IntakeTable, string>();
  const evidence = new Map<string, string>();
  for (const name of names) {
    const state = await lstat(join(folder, name));
    if (state.isSymbolicLink()) {
      findings.push(finding('error', name, 'intake.symlink', { file: name }));
    } else if (state.isDirectory()) {
      if (name.toLowerCase() === 'evidence') await walk(join(folder, name), name, 'evidence', evidence, findings, 1);
      else findings.push(finding('note', name, 'intake.file-ignored', { file: name }));
    } else if (name !== matter) {
      const table = tableOf(name);
      const other = table && tables.get(table);
      if (table === undefined) findings.push(finding('note', name, 'intake.file-ignored', { file: name }));
      else if (other !== undefined) findings.push(finding('error', name, 'intake.table-twice', { file: name, other }));
      else tables.set(table, name);
    }
  }
  return { folder, matter, tables, evidence, findings };
}

function tableOf(name: string): IntakeTable | undefined {
  const m = /^([a-z]+)\.(csv|tsv|xlsx|xlsm|txt|xls)$/i.exec(name);
  const table = m?.[1]?.toLowerCase();
  return table !== undefined && Object.hasOwn(intakeTables, table) ? (table as IntakeTable) : undefined;
}

async function listed(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Problem('not-found', 'intake.no-folder', { folder }, [], error);
    if (code === 'EACCES' || code === 'EPERM') throw new Problem('invalid', 'intake.folder-unreadable', { folder }, [], error);
    throw error;
  }
}

async function walk(
  folder: string,
  shown: string,
  key: string,
  found: Map<string, string>,
  findings: Finding[],
  depth: number,
): Promise<void> {
  if (depth > MAX_DEPTH) throw new Problem('unsupported', 'intake.too-deep', { folder: shown });
  for (const name of await listed(folder)) {
    if (LITTER.test(name)) continue;
    const path = join(folder, name);
    const at = `${shown}/${name}`;
    const state = await lstat(path);
    if (state.isSymbolicLink()) findings.push(finding('error', at, 'intake.symlink', { file: at }));
    else if (state.isDirectory()) await walk(path, at, `${key}/${name}`, found, findings, depth + 1);
    else if (!state.isFile()) findings.push(finding('error', at, 'intake.not-a-file', { file: at }));
    else found.set(`${key}/${name}`.normalize('NFC'), path);
    if (found.size > MAX_FILES) throw new Problem('unsupported', 'intake.too-many-files', { limit: MAX_FILES });
  }
}

export type PathFault = 'intake.path-outside' | 'intake.no-file';

/**
 * The key of the evidence file a cell names: `evidence/a.png`, `a.png`, `evidence\a.png`, in any Unicode form.
 * A path that leaves the folder is a fault of its own, so that nobody wonders why an existing file is not found.
 */
export function evidenceKey(evidence: ReadonlyMap<string, unknown>, written: string): { key: string } | { fault: PathFault } {
  const path = written.trim().replaceAll('\\', '/').normalize('NFC');
  if (/^(\/|[a-z]:)/i.test(path) || path.split('/').includes('..') || path.includes('\0')) return { fault: 'intake.path-outside' };
  const plain = path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  const inside = /^evidence\//i.test(plain) ? `evidence/${plain.slice(9)}` : plain;
  const key = [inside, `evidence/${plain}`].find((one) => evidence.has(one));
  return key === undefined ? { fault: 'intake.no-file' } : { key };
}
