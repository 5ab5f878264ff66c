/** `template check <file>` for a file on disk: its pack is the folder it lies in. */
import { lstat, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Finding, finding } from '../kit/finding.ts';
import { checkTemplate } from './check.ts';
import type { FieldTree } from './fields.ts';
import type { Library } from './library.ts';
import type { Pack } from './pack.ts';

/**
 * Checks one template file, or a clause as the templates of its pack call it. The faults of the pack's own file come first.
 * `fieldsOf` builds the tree of fields for a pack, where it is known.
 */
export async function checkFile(library: Library, path: string, fieldsOf: (pack: Pack) => FieldTree | undefined): Promise<Finding[]> {
  const isClause = basename(dirname(path)) === 'clauses';
  const folder = basename(isClause ? dirname(dirname(path)) : dirname(path));
  const file = `${folder}/${isClause ? 'clauses/' : ''}${basename(path)}`;
  const source = await read(path);
  if (typeof source !== 'string') return [source];
  const pack = library.pack(folder);
  const ofPack = library.findings.filter((found) => found.where.startsWith(`${folder}/pack.yaml`));
  if (!pack) return ofPack.length > 0 ? ofPack : [finding('error', file, 'template.no-pack', { folder })];
  const fields = fieldsOf(pack);
  const clauses = new Map(library.clauses(pack.id));
  if (!isClause) return [...ofPack, ...checkTemplate(source, { file, fields, pack, clauses })];
  clauses.set(basename(path, '.md'), source);
  const found = library.templates
    .filter((template) => template.pack === pack.id)
    .flatMap((template) => checkTemplate(template.source, { file: template.file, fields, pack, clauses }))
    .filter((one) => one.where.startsWith(`${file}:`));
  const seen = new Set<string>();
  return [...ofPack, ...found.filter((one) => !seen.has(`${one.where}${one.message}`) && seen.add(`${one.where}${one.message}`))];
}

async function read(path: string): Promise<string | Finding> {
  try {
    if ((await lstat(path)).isFile()) return await readFile(path, 'utf8');
    return finding('error', path, 'template.unreadable', { name: path, reason: 'not a file' });
  } catch (error) {
    const reason = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
    return finding('error', path, 'template.unreadable', { name: path, reason });
  }
}
