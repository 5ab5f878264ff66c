/**
 * What a YAML text says, kept on disk between starts: parsing the packs takes longer than all else a start does. Kept beside the
 * compiled code, where a door keeps any, under the SHA-256 of the text and of the parser's version, so another text or another
 * parser never meets it; with a checksum, so a damaged file is read as none.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import yamlPackage from 'yaml/package.json' with { type: 'json' };

/** Shorter texts are parsed sooner than a file is opened. */
const LEAST = 4000;
/** Files kept; every edit of a pack leaves one behind. */
const MOST = 60;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The plain data of `text`, from `read` the first time. `way` names the options of the parser, which may give the same text
 * another meaning. What is undefined, or would not come back the same from JSON, is not kept. Throws what `read` throws.
 */
export function keptYaml(way: string, text: string, read: () => unknown): unknown {
  const cache = text.length < LEAST ? undefined : getCompileCacheDir();
  if (cache === undefined) return read();
  const folder = join(cache, 'yaml');
  const file = join(folder, `${sha256(`${yamlPackage.version}\0${way}\0${text}`)}.json`);
  const known = kept(file);
  if (known !== undefined) return known.value;
  const value = read();
  keep(folder, file, value);
  return value;
}

function kept(file: string): { readonly value: unknown } | undefined {
  try {
    const [sum, json = ''] = readFileSync(file, 'utf8').split('\n', 2);
    return sum === sha256(json) ? { value: JSON.parse(json) } : undefined;
  } catch {
    return undefined;
  }
}

function keep(folder: string, file: string, value: unknown): void {
  try {
    const json = JSON.stringify(value);
    if (json === undefined || !isDeepStrictEqual(JSON.parse(json), value)) return;
    mkdirSync(folder, { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, `${sha256(json)}\n${json}`);
    renameSync(temporary, file);
    const files = readdirSync(folder).map((name) => join(folder, name));
    if (files.length <= MOST) return;
    const byAge = files.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => a.at - b.at);
    for (const { path } of byAge.slice(0, files.length - MOST)) rmSync(path, { force: true });
  } catch {
    // A folder that cannot be written keeps nothing; the text was read all the same.
  }
}
