/** The packs and templates in a folder. Found by looking; nothing is listed in code, and one broken file takes nothing else down. */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Liquid, Template as LiquidTemplate } from 'liquidjs';
import { type Finding, finding } from '../kit/finding.ts';
import { onceForText } from '../kit/once-for-text.ts';
import { createEngine, syntaxFinding } from './engine.ts';
import { bodyOf, type FrontMatter, normalised, readFrontMatter } from './front-matter.ts';
import { localNames } from './local-names.ts';
import { type Pack, readPack } from './pack.ts';
import { ParseCache } from './parse-cache.ts';
import { LIMITS } from './run.ts';
import { tightTables } from './tight-tables.ts';

export interface Template extends FrontMatter {
  /** `us-federal/complaint`. */
  readonly id: string;
  readonly pack: string;
  /** Library-relative name, as findings give it: `us-federal/complaint.md`. */
  readonly file: string;
  /** The text of the file, front matter included. */
  readonly source: string;
}

/** What filling needs of a template; undefined templates could not be parsed. */
export interface Parsed {
  readonly liquid: Liquid;
  readonly templates: readonly LiquidTemplate[] | undefined;
  readonly fault: Finding | undefined;
  readonly locals: ReadonlySet<string>;
}

export interface Library {
  readonly root: string;
  /** Those a matter is brought under; `pack` finds the others too. */
  readonly packs: readonly Pack[];
  readonly templates: readonly Template[];
  readonly findings: readonly Finding[];
  template(id: string): Template | undefined;
  pack(id: string): Pack | undefined;
  /** Clause texts of a pack, by name. */
  clauses(pack: string): ReadonlyMap<string, string>;
  /** Changes when anything a template is made of changes: its text, its pack's clauses, its pack. */
  digest(id: string): string;
  parsed(id: string): Parsed | undefined;
  readonly cache: ParseCache;
}

const NAME = /^[a-z0-9][a-z0-9-]*$/;

interface PackFolder {
  readonly pack: Pack;
  readonly packText: string;
  readonly clauses: ReadonlyMap<string, string>;
  readonly templates: readonly Template[];
}

export async function openLibrary(root: string): Promise<Library> {
  const findings: Finding[] = [];
  const folders: PackFolder[] = [];
  for (const entry of await entries(root, '', findings)) {
    const folder = entry.isDirectory() ? await readFolder(root, entry.name, findings) : undefined;
    if (folder) folders.push(folder);
  }
  return assemble(root, folders, findings);
}

/** Names in order; links and names outside the plain alphabet are left out, so that no path leaves the folder. */
async function entries(root: string, path: string, findings: Finding[]): Promise<Dirent[]> {
  const found = await readdir(join(root, path), { withFileTypes: true }).catch((error: unknown) => {
    findings.push(finding('error', path || basename(root), 'template.unreadable', { name: path || root, reason: reasonOf(error) }));
    return [];
  });
  return found
    .filter((entry) => {
      const plain = entry.isDirectory() ? NAME.test(entry.name) : entry.isFile();
      if (!plain && !entry.name.startsWith('.')) {
        const name = path ? `${path}/${entry.name}` : entry.name;
        findings.push(finding('warning', name, 'template.bad-name', { name }));
      }
      return plain && !entry.name.startsWith('.');
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const reasonOf = (error: unknown) => (error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error));

async function readText(root: string, path: string, findings: Finding[]): Promise<string | undefined> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(root, path)));
    if (text.length <= LIMITS.source) return normalised(text);
    findings.push(finding('error', path, 'template.unreadable', { name: path, reason: `longer than ${LIMITS.source} characters` }));
  } catch (error) {
    const reason = error instanceof TypeError ? 'not UTF-8 text' : reasonOf(error);
    findings.push(finding('error', path, 'template.unreadable', { name: path, reason }));
  }
  return undefined;
}

/** The Markdown files of a folder, by bare name. */
async function markdownFiles(root: string, path: string, findings: Finding[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of await entries(root, path, findings)) {
    if (!entry.isFile() || !entry.name.endsWith('.md') || entry.name === 'README.md') continue;
    const name = entry.name.slice(0, -3);
    const file = `${path}/${entry.name}`;
    if (!NAME.test(name)) findings.push(finding('warning', file, 'template.bad-name', { name: file }));
    else {
      const text = await readText(root, file, findings);
      if (text !== undefined) texts.set(name, text);
    }
  }
  return texts;
}

const packOf = onceForText(readPack);

async function readFolder(root: string, name: string, findings: Finding[]): Promise<PackFolder | undefined> {
  const here = await entries(root, name, []);
  const files = await markdownFiles(root, name, findings);
  if (!here.some((entry) => entry.isFile() && entry.name === 'pack.yaml')) {
    if (files.size > 0) findings.push(finding('error', `${name}/pack.yaml`, 'template.no-pack', { folder: name }));
    return undefined;
  }
  const packText = await readText(root, `${name}/pack.yaml`, findings);
  if (packText === undefined) return undefined;
  const { pack, findings: faults } = packOf(packText, `${name}/pack.yaml`, name);
  findings.push(...faults);
  if (!pack || pack.id !== name) return undefined;
  const clauses = here.some((entry) => entry.isDirectory() && entry.name === 'clauses')
    ? await markdownFiles(root, `${name}/clauses`, findings)
    : new Map<string, string>();
  const templates: Template[] = [];
  for (const [bare, source] of files) {
    const file = `${name}/${bare}.md`;
    const { front, findings: wrong } = readFrontMatter(source, file);
    findings.push(...wrong);
    if (front) templates.push({ ...front, id: `${name}/${bare}`, pack: name, file, source });
  }
  return { pack, packText, clauses, templates };
}

/** A text as LiquidJS gets it: same length and same lines as the file. A clause ends where its last word does, so it can stand in a sentence. */
export const templateText = (source: string): string => tightTables(bodyOf(source));
export const clauseText = (source: string): string => tightTables(bodyOf(source)).trimEnd();

function assemble(root: string, folders: readonly PackFolder[], faults: readonly Finding[]): Library {
  const templates = folders.flatMap((folder) => folder.templates);
  const byId = new Map(templates.map((template) => [template.id, template]));
  const folderOf = new Map(folders.map((folder) => [folder.pack.id, folder]));
  const engines = new Map<PackFolder, Engine>();
  const engineOf = (folder: PackFolder): Engine => {
    const engine = engines.get(folder) ?? openEngine(folder);
    engines.set(folder, engine);
    return engine;
  };
  const known = new Map<string, Parsed>();
  const parsed = (id: string): Parsed | undefined => {
    const template = byId.get(id);
    const folder = template && folderOf.get(template.pack);
    if (!template || !folder) return undefined;
    const found = known.get(id) ?? parse(engineOf(folder), template);
    known.set(id, found);
    return found;
  };
  let findings: readonly Finding[] | undefined;
  return {
    root,
    packs: folders.map(({ pack }) => pack).filter((pack) => pack.proceedings),
    templates,
    // Every text is parsed to be told of its faults; who drafts one filing, or looks at something else, parses what is needed.
    get findings() {
      findings ??= [...faults, ...folders.flatMap((folder) => faultsOf(folder, engineOf(folder), parsed))];
      return findings;
    },
    cache: new ParseCache(),
    template: (id) => byId.get(id),
    pack: (id) => folderOf.get(id)?.pack,
    clauses: (pack) => folderOf.get(pack)?.clauses ?? new Map(),
    parsed,
    digest(id) {
      const template = byId.get(id);
      const folder = template && folderOf.get(template.pack);
      const hash = createHash('sha256').update(template?.source ?? '');
      for (const [name, text] of folder?.clauses ?? []) hash.update(`\0${name}\0${text}`);
      return hash.update(`\0${folder?.packText ?? ''}`).digest('hex');
    },
  };
}

/** What the templates of one pack share. */
interface Engine {
  readonly liquid: Liquid;
  /** Names its clauses set. */
  readonly shared: ReadonlySet<string>;
}

const openEngine = ({ clauses }: PackFolder): Engine => ({
  liquid: createEngine(Object.fromEntries([...clauses].map(([name, text]) => [name, clauseText(text)]))),
  shared: new Set([...clauses.values()].flatMap((text) => [...localNames(text)])),
});

function parse({ liquid, shared }: Engine, template: Template): Parsed {
  const locals = new Set([...shared, ...localNames(template.source)]);
  try {
    return { liquid, templates: liquid.parse(templateText(template.source), template.file), fault: undefined, locals };
  } catch (error) {
    const fault = syntaxFinding(error, template.file, { file: template.file, source: template.source, offset: 0 });
    return { liquid, templates: undefined, fault, locals };
  }
}

/** Faults of syntax in the templates and clauses of a pack. */
function faultsOf({ pack, clauses, templates }: PackFolder, { liquid }: Engine, parsed: (id: string) => Parsed | undefined): Finding[] {
  const findings = templates.flatMap(({ id }) => parsed(id)?.fault ?? []);
  for (const [name, text] of clauses) {
    const file = `${pack.id}/clauses/${name}.md`;
    try {
      liquid.parse(clauseText(text), file);
    } catch (error) {
      findings.push(syntaxFinding(error, file, { file, source: text, offset: 0 }));
    }
  }
  return findings;
}
