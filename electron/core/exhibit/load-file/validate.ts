/**
 * Checks a production set, ours or another's: the load files are read strictly, every path leads to a file of the set, hashes and counts
 * agree, numbers are unique, families whole. A finding names file, row and column.
 */
import { createHash } from 'node:crypto';
import { type Finding, finding } from '../../kit/finding.ts';
import { checkImages } from './check-images.ts';
import { checkRows, type StatedDocument } from './check-rows.ts';
import { type DatTable, readDat } from './dat.ts';
import { PATH_FIELDS } from './fields.ts';
import { type Manifest, manifestSchema, rootHash } from './manifest.ts';
import { type OptLine, readOpt } from './opticon.ts';
import { openSet, readAll, type SetFiles } from './set-files.ts';

export interface ValidateOptions {
  readonly signal?: AbortSignal;
  /** Pages of a PDF of the set, by a reader that can be killed; null when it cannot be read. Without it pages are not counted. */
  readonly pagesOf?: (set: SetFiles, path: string) => Promise<number | null>;
}

export interface Validated {
  readonly documents: number;
  readonly pages: number;
  /** None of severity `error`: the set is whole. At most 1,000. */
  readonly findings: readonly Finding[];
}

const MOST_LOAD_FILE = 512 * 1024 * 1024;
const MOST_FINDINGS = 1_000;

/** Throws `production.not-a-set` for what cannot be opened at all; everything else that is wrong is a finding. */
export async function validateProduction(path: string, options: ValidateOptions = {}): Promise<Validated> {
  const set = await openSet(path);
  try {
    return await validateSet(set, options);
  } finally {
    await set.close();
  }
}

async function validateSet(set: SetFiles, options: ValidateOptions = {}): Promise<Validated> {
  const findings: Finding[] = [...set.findings];
  const load = { dat: await loadFile(set, 'dat', findings), opt: await loadFile(set, 'opt', findings) };
  const manifest = await readManifest(set, findings);
  const table = load.dat && readDat(load.dat.bytes);
  const dat = load.dat?.path ?? '';
  if (table) findings.push(...datFaults(dat, table));
  const { documents, findings: rows } = table ? checkRows(dat, table, manifest?.gaps) : { documents: [], findings: [] };
  findings.push(...rows);
  const opt = load.opt && readOpt(load.opt.bytes);
  if (load.opt && opt) {
    const { path } = load.opt;
    for (const { row, column, fault, detail } of opt.faults)
      findings.push(finding('error', `${path}:${row}${column > 0 ? `:${column}` : ''}`, `production.opt-${fault}`, { detail }));
    findings.push(...checkImages(path, opt.lines, documents));
  }
  const named = namedFiles(set, dat, documents, load.opt?.path ?? '', opt?.lines ?? [], manifest, findings);
  for (const file of [load.dat?.path, load.opt?.path]) if (file !== undefined) named.set(file, {});
  await checkFiles(set, named, manifest, findings, options);
  if (manifest) checkCounts(manifest, documents, findings);
  const pages = documents.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return { documents: documents.length, pages, findings: findings.slice(0, MOST_FINDINGS) };
}

async function loadFile(set: SetFiles, kind: 'dat' | 'opt', findings: Finding[]): Promise<{ path: string; bytes: Uint8Array } | undefined> {
  const all = [...set.files.keys()].filter((path) => path.toLowerCase().endsWith(`.${kind}`) && !/(^|\/)(native|text)\//i.test(path));
  const [path] = all;
  if (path === undefined || all.length > 1) {
    findings.push(finding('error', all.join(', ') || 'DATA', 'production.load-files', { kind: kind.toUpperCase(), count: all.length }));
    return undefined;
  }
  const bytes = await readAll(set, path, MOST_LOAD_FILE);
  if (bytes === undefined) findings.push(finding('error', path, 'production.unreadable', { file: path }));
  return bytes && { path, bytes };
}

async function readManifest(set: SetFiles, findings: Finding[]): Promise<(Manifest & { readonly path: string }) | undefined> {
  const path = [...set.files.keys()].find((name) => /^(?:[^/]+\/)?manifest\.json$/.test(name));
  if (path === undefined) {
    findings.push(finding('warning', 'manifest.json', 'production.manifest-missing'));
    return undefined;
  }
  const bytes = await readAll(set, path, MOST_LOAD_FILE);
  try {
    const manifest = manifestSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (rootHash(manifest.files) !== manifest.root_sha256) findings.push(finding('error', path, 'production.manifest-root'));
    return { ...manifest, path };
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 160);
    findings.push(finding('error', path, 'production.manifest-form', { detail }));
    return undefined;
  }
}

const datFaults = (file: string, table: DatTable): Finding[] =>
  table.faults.map(({ row, column, fault, detail }) =>
    finding('error', `${file}:${row}${column > 0 ? `:${table.fields[column - 1] || column}` : ''}`, `production.dat-${fault}`, { detail }),
  );

/** What is stated of a file a load file names. */
interface Stated {
  readonly where?: string;
  readonly sha256?: string;
  readonly md5?: string;
  readonly size?: string;
  readonly pages?: number;
  readonly text?: boolean;
}

/** A path as load files write it: relative, backslashes, no way out, nothing the formats keep for themselves. */
const isPath = (path: string): boolean =>
  !/^[\\]|^[A-Za-z]:|[/,:*?"<>|þ®\p{Cc}]|\\\\|\\$/u.test(path) &&
  path.split('\\').every((part) => part.trim() === part && !/^\.*$/.test(part));

/** The files the load files name, with what they say of them. */
function namedFiles(
  set: SetFiles,
  dat: string,
  documents: readonly StatedDocument[],
  opt: string,
  lines: readonly (OptLine & { readonly row: number })[],
  manifest: Manifest | undefined,
  findings: Finding[],
): Map<string, Stated> {
  const ours = manifest !== undefined;
  const texts = manifest ? manifest.texts : documents.some(({ values }) => (values.TEXTPATH ?? '') !== '');
  const named = new Map<string, Stated>();
  const rowOf = new Map<string, number>();
  const look = (where: string, path: string, row: number, number: string): string | undefined => {
    const slashed = path.replaceAll('\\', '/');
    if (!isPath(path)) findings.push(finding('error', where, 'production.path-form', { path: path.slice(0, 200) }));
    else if (!set.files.has(slashed)) findings.push(finding('error', where, 'production.path-missing', { path }));
    else {
      const known = rowOf.get(slashed);
      if (known !== undefined) findings.push(finding('error', where, 'production.path-twice', { path, row: known }));
      rowOf.set(slashed, row);
      // Files of our sets are called by the number of the document or the page.
      if (ours && !slashed.slice(slashed.lastIndexOf('/') + 1).startsWith(`${number}.`))
        findings.push(finding('error', where, 'production.path-differs', { path, number }));
      return slashed;
    }
    return undefined;
  };
  const images = new Map(lines.map((line) => [line.key, line]));
  for (const { row, values, first, last } of documents) {
    const number = values.BEGBATES ?? '';
    for (const field of PATH_FIELDS) {
      const path = values[field] ?? '';
      const where = `${dat}:${row}:${field}`;
      if (path === '') continue;
      const found = look(where, path, row, number);
      if (found === undefined) continue;
      if (field === 'NATIVEPATH')
        named.set(found, {
          where: `${dat}:${row}`,
          sha256: values.SHA256HASH ?? '',
          md5: values.MD5HASH ?? '',
          size: values.FILESIZE ?? '',
        });
      else named.set(found, field === 'PDFPATH' ? { where, pages: last - first + 1 } : { where, text: true });
    }
    if ((values.PDFPATH ?? '') === '' && !images.has(number)) findings.push(finding('error', `${dat}:${row}`, 'production.no-pages'));
    if (values.TEXTPATH === '' && texts) findings.push(finding('error', `${dat}:${row}:TEXTPATH`, 'production.path-form', { path: '' }));
  }
  rowOf.clear();
  for (const line of lines) {
    const found = look(`${opt}:${line.row}:3`, line.path, line.row, line.key);
    if (found !== undefined && !named.has(found))
      named.set(
        found,
        /\.pdf$/i.test(found) && line.pages !== null
          ? { where: `${opt}:${line.row}:3`, pages: line.pages }
          : { where: `${opt}:${line.row}:3` },
      );
  }
  return named;
}

const MAGIC: readonly (readonly [name: RegExp, magic: RegExp])[] = [
  [/\.pdf$/i, /^%PDF-/],
  [/\.png$/i, /^\x89PNG\r\n/],
  [/\.jpe?g$/i, /^\xff\xd8\xff/],
  [/\.tiff?$/i, /^(?:II\*\0|MM\0\*)/],
];

/** Reads every file once: hashes, sizes, first bytes, texts, pages. */
async function checkFiles(
  set: SetFiles,
  named: ReadonlyMap<string, Stated>,
  manifest: (Manifest & { readonly path: string }) | undefined,
  findings: Finding[],
  { signal, pagesOf }: ValidateOptions,
): Promise<void> {
  const say = (where: string, id: Finding['id'], params: Finding['params']) => findings.push(finding('error', where, id, params));
  const listed = new Map(manifest?.files.map((file) => [file.path, file]));
  for (const { path } of manifest?.files ?? []) if (!set.files.has(path)) say(manifest?.path ?? '', 'production.path-missing', { path });
  for (const [path, size] of set.files) {
    signal?.throwIfAborted();
    if (path === manifest?.path) continue;
    const stated = named.get(path);
    const entry = listed.get(path);
    if (manifest && !entry) say(manifest.path, 'production.manifest-unlisted', { path });
    if (!stated && entry?.role !== 'privilege-log' && !/(^|\/)DATA\//i.test(path)) say(path, 'production.orphan', { path });
    const native = stated?.sha256 !== undefined;
    const read = await readFile(set, path, stated?.text === true, signal);
    const where = stated?.where ?? path;
    if (!read) {
      say(path, 'production.unreadable', { file: path });
      continue;
    }
    const { sha256, md5, head, utf8 } = read;
    const differs = (field: string, kind: string, value: string | undefined, found: string) => {
      if (value !== undefined && value !== '' && /^[0-9a-f]+$/i.test(value) && value.toLowerCase() !== found)
        say(field, 'production.hash', { path, kind });
    };
    differs(`${where}:SHA256HASH`, 'SHA-256', stated?.sha256, sha256);
    differs(`${where}:MD5HASH`, 'MD5', stated?.md5, md5);
    if (entry) differs(manifest?.path ?? '', 'SHA-256', entry.sha256, sha256);
    if (entry && entry.size !== read.size) say(manifest?.path ?? '', 'production.size', { path, found: read.size, stated: entry.size });
    if (stated?.size !== undefined && stated.size !== '' && stated.size !== String(size))
      say(`${where}:FILESIZE`, 'production.size', { path, found: size, stated: stated.size });
    if (!utf8) say(where, 'production.text-encoding', { path });
    const magic = native ? undefined : MAGIC.find(([name]) => name.test(path))?.[1];
    if (magic && stated && !magic.test(head)) say(where, 'production.pdf-unreadable', { path });
    else if (stated?.pages !== undefined && pagesOf) {
      const found = await pagesOf(set, path);
      if (found === null) say(where, 'production.pdf-unreadable', { path });
      else if (found !== stated.pages) say(where, 'production.pdf-pages', { path, found, stated: stated.pages });
    }
  }
}

async function readFile(set: SetFiles, path: string, text: boolean, signal: AbortSignal | undefined) {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [size, head, utf8] = [0, '', true];
  try {
    for await (const part of await set.stream(path)) {
      signal?.throwIfAborted();
      const bytes = part as Uint8Array;
      if (size === 0) head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
      size += bytes.length;
      sha256.update(bytes);
      md5.update(bytes);
      if (text && utf8) utf8 = decodes(decoder, bytes, true);
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
  if (text && utf8) utf8 = decodes(decoder, new Uint8Array(), false);
  return { size, head, utf8, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function checkCounts(manifest: Manifest & { readonly path: string }, documents: readonly StatedDocument[], findings: Finding[]): void {
  const pages = documents.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const compare = (what: string, stated: number, found: number) => {
    if (stated !== found) findings.push(finding('error', manifest.path, 'production.manifest-counts', { what, stated, found }));
  };
  compare('documents', manifest.documents, documents.length);
  compare('pages', manifest.pages, pages);
}
