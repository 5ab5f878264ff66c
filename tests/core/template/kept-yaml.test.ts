/** Kept between starts, in a folder of compiled code of its own; run in a process, because that folder is one for each process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'casewright-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPT = `
import { parse } from 'yaml';
const { keptYaml } = await import(process.argv[1]);
const told = JSON.parse(process.argv[2]).map(([way, text]) => {
  let read = false;
  const value = keptYaml(way, text, () => { read = true; return parse(text); });
  return { value, read };
});
console.log(JSON.stringify(told));`;

interface Told {
  readonly value: unknown;
  readonly read: boolean;
}

const start = (...texts: readonly (readonly [way: string, text: string])[]): Told[] => {
  const args = ['--input-type=module', '-e', SCRIPT, resolve('electron/core/template/kept-yaml.ts'), JSON.stringify(texts)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NODE_COMPILE_CACHE: folder } }));
};

const LONG = `text: ${'x'.repeat(5000)}\nlist: [1, two, null, 0.5]\n`;
const SAID = { text: 'x'.repeat(5000), list: [1, 'two', null, 0.5] };

it('is read once for the same text, and again for another text, another way of reading, or damage', () => {
  expect(start(['a', LONG], ['a', LONG])).toEqual([
    { value: SAID, read: true },
    { value: SAID, read: false },
  ]);
  expect(start(['a', LONG], ['a', `${LONG}more: 1\n`], ['b', LONG])).toEqual([
    { value: SAID, read: false },
    { value: { ...SAID, more: 1 }, read: true },
    { value: SAID, read: true },
  ]);
  const [version = ''] = readdirSync(folder);
  const kept = join(folder, version, 'yaml');
  expect(readdirSync(kept)).toHaveLength(3);
  for (const name of readdirSync(kept)) writeFileSync(join(kept, name), readFileSync(join(kept, name), 'utf8').replace('two', 'six'));
  expect(start(['a', LONG])).toEqual([{ value: SAID, read: true }]);
});

it('keeps nothing that JSON would give back otherwise', () => {
  const dated = `${LONG}day: .nan\n`;
  expect(start(['a', dated], ['a', dated]).map(({ read }) => read)).toEqual([true, true]);
});
