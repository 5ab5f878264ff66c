import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from './support/tools.ts';

// The doors keep compiled code between runs, as the units do: a fresh settings folder for each has none of its own.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/casewright-compiled', import.meta.url));
// Without a locale Chromium opens no file whose name is not ASCII. Workers and everything they start inherit it.
process.env.LANG ??= 'C.UTF-8';

/** Two doors, one set of journeys: the browser door and the desktop shell on its stand-in. */
export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: ['journeys/**/*.spec.ts', 'shell/**/*.spec.ts'],
  // Pictures are taken on request, by `npm run screenshots`.
  ...(process.argv.includes('@screenshots') ? {} : { grepInvert: /@screenshots/ }),
  outputDir: fileURLToPath(new URL('../.build/journeys', import.meta.url)),
  fullyParallel: false,
  workers: 2,
  retries: 0,
  // Far beyond what a quiet machine takes: these end what hangs, and say nothing about how fast a machine has to be.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    launchOptions: {
      ...(findChromium() ? { executablePath: findChromium() as string } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
});
