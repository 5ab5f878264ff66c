/** Builds the page, the desktop main and preload, and the workers into .build/, with the fonts and data they read beside them. */
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type UserConfig } from 'vite';
import page from '../../renderer/vite.config.ts';
import { checkoutPlaces } from '../core/places.ts';
import shell from './vite.config.ts';

const out = '.build';
const quiet = { logLevel: 'warn' } as const;

/** The page alone; enough for the browser door. */
export async function buildPage(): Promise<void> {
  await build({ ...(page as UserConfig), configFile: false, ...quiet });
}

/** Everything the desktop window and the installer need. */
export async function buildAll(): Promise<void> {
  const places = checkoutPlaces();
  await rm(out, { recursive: true, force: true });
  await buildPage();
  const config = shell as (env: { mode: string; command: 'build' }) => UserConfig;
  for (const mode of ['main', 'preload', 'workers'])
    await build({ ...config({ mode, command: 'build' }), configFile: false, mode, ...quiet });
  await cp(places.migrations, join(out, 'migrations'), { recursive: true });
  await cp(places.typst, join(out, 'typst'), { recursive: true });
  await mkdir(join(out, 'fonts'), { recursive: true });
  await mkdir(join(out, 'wasm'), { recursive: true });
  for (const font of places.fonts) await copyFile(font, join(out, 'fonts', basename(font)));
  await mkdir(join(out, 'ocr'), { recursive: true });
  // A CommonJS script, under a name that says so: the program around it is ESM.
  await copyFile(places.ocr.core, join(out, 'ocr', `${basename(places.ocr.core, '.js')}.cjs`));
  for (const file of [places.ocr.core.replace(/\.js$/, '.wasm'), ...places.ocr.languages.map(({ file }) => file)])
    await copyFile(file, join(out, 'ocr', basename(file)));
  for (const wasm of [places.wasm, places.pdfium]) await copyFile(wasm, join(out, 'wasm', basename(wasm)));
}

if (import.meta.main) await buildAll();
