/** The lock must hold every platform package it names, or `npm ci` fails on the machines it was not written on. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> };

/** Walks up the folders as Node does. */
function holds(at: string, name: string): boolean {
  for (let here = at; ; ) {
    if (packages[`${here === '' ? '' : `${here}/`}node_modules/${name}`]) return true;
    if (here === '') return false;
    const up = here.lastIndexOf('/node_modules/');
    here = up < 0 ? '' : here.slice(0, up);
  }
}

it('holds every platform package', () => {
  const missing = Object.entries(packages).flatMap(([at, { version, optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !holds(at, name))
      .map((name) => `${at || 'the project'} ${version ?? ''} lacks ${name}`),
  );
  expect(missing).toEqual([]);
});

it('names every dependency by its exact version', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string> | undefined>;
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.entries(all).filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+/.test(version))).toEqual([]);
});

it('records no address of a registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
});
