/** The built desktop program for a test: on real Electron where its binary is, else on the stand-in. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Settings } from '#core/api/settings.ts';
import { findChromium } from './tools.ts';

export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** A folder of this test's own, gone afterwards. */
  readonly folder: string;
  readonly workspace: string;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
export const realElectron = existsSync(join(dirname(require.resolve('electron/package.json')), 'path.txt'));

/** The preferences a journey begins with: those of a first start, but for the reading of pictures. */
export function writeSettings(folder: string, ocr: boolean): void {
  mkdirSync(folder, { recursive: true });
  const preferences: Settings = { language: 'en', theme: 'auto', actorName: '', ocr, recent: [] };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ preferences }));
}

/** Starts `.build/main/main.cjs` on a fresh workspace with fresh preferences. */
export async function openDesktop({ ocr = false }: { readonly ocr?: boolean } = {}): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-desktop-'));
  const workspace = join(folder, 'Test.casewright');
  mkdirSync(join(folder, 'documents'));
  writeSettings(join(folder, 'settings'), ocr);
  const app = await _electron.launch({
    ...(realElectron ? {} : { executablePath: resolve('tests/support/electron/electron') }),
    args: [process.env.CASEWRIGHT_MAIN ?? resolve('.build/main/main.cjs'), workspace],
    env: {
      ...(process.env as Record<string, string>),
      CASEWRIGHT_SETTINGS: join(folder, 'settings'),
      STANDIN_USER_DATA: join(folder, 'user-data'),
      STANDIN_CHROMIUM: findChromium() ?? '',
    },
  });
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    app,
    page,
    folder,
    workspace,
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
