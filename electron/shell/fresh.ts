import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['electron/**/*.{ts,sql,typ}', 'renderer/**/*.{ts,tsx,css,html,svg}', 'package-lock.json'];

/** What the sources look like now: names, sizes and times. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds only when the sources have changed since the last time. `what` names the stamp. */
export async function buildWhenStale(what: 'page' | 'all', build: () => Promise<void>): Promise<void> {
  const stamps = what === 'page' ? ['all', 'page'] : ['all'];
  const now = fingerprint();
  const stamp = (name: string) => join('.build', `.${name}-stamp`);
  if (stamps.some((name) => existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === now)) return;
  console.error('Building the workbench …');
  await build();
  writeFileSync(stamp(what), now);
}
