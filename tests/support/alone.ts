/** Which test files may share a process: those that open, start and change nothing, and so leave nothing behind for the next one. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/** Hooks, doubles, files, processes, threads, and what all files of a process would share. */
const LEAVES =
  /\b(?:before|after)(?:Each|All)\b|\bvi\.|\bprocess\.|\bglobalThis\b|\bWorker\b|node:(?:child_process|worker_threads|fs\/promises)|\bmkdtemp|#core\/(?:workbench|store)/;
const IMPORTED = /from '(\.[^']+\.tsx?)'|import\('(\.[^']+\.tsx?)'\)/g;

const posix = (path: string) => path.split(sep).join('/');

/** All test files of the checkout: those that need a process of their own, and those that do not. A file counts with what it imports of `tests`. */
export function byNeed(): { readonly alone: string[]; readonly together: string[] } {
  const own = new Map<string, boolean>();
  const needs = (file: string): boolean => {
    const known = own.get(file);
    if (known !== undefined) return known;
    own.set(file, false);
    const text = readFileSync(file, 'utf8');
    const imported = [...text.matchAll(IMPORTED)].map((match) => normalize(join(dirname(file), match[1] ?? match[2] ?? '')));
    const found = LEAVES.test(text) || imported.some((path) => posix(path).startsWith('tests/') && needs(path));
    own.set(file, found);
    return found;
  };
  const files = globSync('tests/**/*.test.ts').filter((file) => !/^tests\/(?:browser|bench)\//.test(posix(file)));
  const { alone = [], together = [] } = Object.groupBy(files.toSorted(), (file) => (needs(file) ? 'alone' : 'together'));
  return { alone: alone.map(posix), together: together.map(posix) };
}
