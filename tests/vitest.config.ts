import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { byNeed } from './support/alone.ts';

// Test processes and all they start keep compiled code, and the packs once read, between runs: most of a start is compiling.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/casewright-compiled', import.meta.url));

const { alone, together } = byNeed();

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Much of a test is waiting for a disk or another process; one worker a core keeps both busy.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
  },
});
