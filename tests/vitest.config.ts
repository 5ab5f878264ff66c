import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { byNeed } from './support/alone.ts';

// Test processes and all they start keep compiled code, and the packs once read, between runs: most of a start is compiling.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/casewright-compiled', import.meta.url));

const { alone, together } = byNeed();

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Far beyond what a quiet machine takes: these end what hangs, and say nothing about how fast a machine has to be.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    globalSetup: fileURLToPath(new URL('./support/run-folder.ts', import.meta.url)),
    // Much of a test is waiting for a disk or another process; one worker a core keeps both busy.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
  },
});
