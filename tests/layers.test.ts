/** The house's rules, read from the imports. A broken rule says what to do instead. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Slices in the order of the work: each may import those before it. */
const SLICES = [
  'kit',
  'document',
  'template',
  'reading',
  'store',
  'jobs',
  'vault',
  'custody',
  'matter',
  'evidence',
  'seller',
  'exhibit',
  'damages',
  'proof',
  'filing',
  'enforcement',
  'intake',
  'handover',
] as const;

/** Files of the core that belong to no slice: the composition root and what it needs of the world. */
const ROOT = new Set(['workbench.ts', 'places.ts', 'world.ts']);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const posix = (path: string) => path.split(sep).join('/');
const files = globSync('{electron,renderer}/**/*.{ts,tsx,mjs}').map(posix);

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?from\s*)?['"]([^'"]+)['"]/g)) {
    const specifier = match[4] ?? '';
    const names = (match[3] ?? '').replace(/from\s*$/, '').trim();
    const inner = /^\{([^}]*)\}$/.exec(names)?.[1];
    const allTypes =
      inner !== undefined && inner.trim() !== '' && inner.split(',').every((n) => n.trim() === '' || n.trim().startsWith('type '));
    const target = specifier.startsWith('.')
      ? posix(normalize(join(dirname(file), specifier)))
      : specifier.startsWith('#core/')
        ? `electron/core/${specifier.slice(6)}`
        : specifier;
    found.push({ from: file, to: target, typeOnly: match[2] !== undefined || allTypes });
  }
  for (const match of text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)|require\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ from: file, to: match[1] ?? match[2] ?? '', typeOnly: false });
  return found;
}

const imports = files.flatMap(importsOf);
const sliceOf = (path: string) => /^electron\/core\/([^/]+)\//.exec(path)?.[1];
const say = (broken: readonly Import[], why: (one: Import) => string) => broken.map((one) => `${one.from} imports ${one.to}: ${why(one)}`);

describe('the house', () => {
  it('has only rooms that the design names', () => {
    const rooms = new Set(files.flatMap((file) => sliceOf(file) ?? []));
    expect([...rooms].filter((room) => room !== 'api' && !(SLICES as readonly string[]).includes(room))).toEqual([]);
    const loose = files.filter((file) => /^electron\/core\/[^/]+$/.test(file)).map((file) => relative('electron/core', file));
    expect(loose.filter((file) => !ROOT.has(file))).toEqual([]);
  });

  it('lets a slice import slices named before it, never a later one', () => {
    const broken = imports.filter(({ from, to }) => {
      const here = SLICES.indexOf(sliceOf(from) as (typeof SLICES)[number]);
      const there = SLICES.indexOf(sliceOf(to) as (typeof SLICES)[number]);
      return here >= 0 && there > here;
    });
    expect(say(broken, () => 'that slice comes later; hand the facts in as an argument, or move the shared rule down to kit')).toEqual([]);
  });

  it('keeps document and template free of slices', () => {
    const allowed: Record<string, readonly string[]> = { document: ['kit', 'document'], template: ['kit', 'document', 'template'] };
    const broken = imports.filter(({ from, to }) => {
      const rooms = allowed[sliceOf(from) ?? ''];
      const there = sliceOf(to);
      return rooms !== undefined && to.startsWith('electron/') && (there === undefined || !rooms.includes(there));
    });
    expect(say(broken, () => 'it knows paper, not law; let filing hand the data over')).toEqual([]);
  });

  it('keeps kit without I/O, so that it runs in the page', () => {
    const broken = imports.filter(
      ({ from, to }) => sliceOf(from) === 'kit' && (to.startsWith('node:') || (to.startsWith('electron/') && sliceOf(to) !== 'kit')),
    );
    expect(say(broken, () => 'kit is a leaf; files, hashes and rows belong to a slice')).toEqual([]);
  });

  it('keeps the core apart from its doors and from Electron', () => {
    const broken = imports.filter(
      ({ from, to }) =>
        from.startsWith('electron/core/') &&
        (/^electron\/(shell|loopback|cli)\//.test(to) || /^electron(-store)?$/.test(to) || to.startsWith('renderer/') || /^react/.test(to)),
    );
    expect(say(broken, () => 'the core is plain Node; convert at the door instead')).toEqual([]);
  });

  it("imports 'electron' in the shell only", () => {
    const broken = imports.filter(
      ({ from, to }) => /^electron(-store)?(\/|$)/.test(to) && !to.startsWith('electron/') && !from.startsWith('electron/shell/'),
    );
    expect(say(broken, () => 'importing it outside Electron starts a download; put it into electron/shell')).toEqual([]);
  });

  it('lets the page take types from the core, and code from kit only', () => {
    const broken = imports.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith('renderer/') && to.startsWith('electron/') && !typeOnly && sliceOf(to) !== 'kit' && !to.endsWith('/model.ts'),
    );
    expect(say(broken, () => 'ask through the client, or move a pure rule to kit')).toEqual([]);
  });

  it('lets models be pure, since the page runs their schemas', () => {
    const broken = imports.filter(
      ({ from, to }) => from.endsWith('/model.ts') && (to.startsWith('node:') || /\/(rows|service|routes)\.ts$/.test(to)),
    );
    expect(say(broken, () => 'a model has no I/O')).toEqual([]);
  });

  it('has no barrels and no drawers for everything', () => {
    expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([]);
    expect(files.filter((file) => /\/(utils?|helpers?|common|misc)(\/|\.ts)/.test(file))).toEqual([]);
  });
});
