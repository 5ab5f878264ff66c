/** `npm start [-- <workspace>]`: the desktop window where Electron is or can be fetched, else the browser door, with one line saying why. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readSettings } from '../cli/settings.ts';
import { buildAll, buildPage } from './build.ts';
import { buildWhenStale } from './fresh.ts';

const FETCH_LIMIT = 180_000;
const require = createRequire(import.meta.url);
const electron = dirname(require.resolve('electron/package.json'));
/** Asked before any require of 'electron': requiring it starts a download. */
const here = () => existsSync(join(electron, 'path.txt')) || process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined;

const words = process.argv.slice(2);
const browser = words.includes('--browser');
const named = words.find((word) => !word.startsWith('--'));
const workspace = named
  ? resolve(process.env.INIT_CWD ?? '.', named)
  : (readSettings().recent[0] ?? join(homedir(), 'Documents', 'Casewright', 'Matters.casewright'));

if (!browser && !here()) {
  console.error('Fetching the Electron runtime (about 120 MB, once) …');
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT });
}
if (!browser && here()) {
  await buildWhenStale('all', buildAll);
  const binary = require('electron') as string;
  spawn(binary, ['.build/main/main.cjs', workspace], { stdio: 'inherit' }).on('close', (code) => process.exit(code ?? 1));
} else {
  if (!browser)
    console.error(
      'Electron could not be fetched (offline, or its host is blocked), so the workbench opens in your browser; everything works there too.',
    );
  await buildWhenStale('page', buildPage);
  spawn(process.execPath, ['electron/cli/casewright.ts', 'serve', workspace, '--open'], { stdio: 'inherit' }).on('close', (code) =>
    process.exit(code ?? 0),
  );
}
