/** One page of the workbench at either door, with everything that went wrong in it written down. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { openDesktop, writeSettings } from './desktop.ts';
import { slowed } from './slow.ts';
import { findChromium } from './tools.ts';

export interface Door {
  readonly kind: 'browser' | 'desktop';
  readonly page: Page;
  /** A folder of this test's own. */
  readonly folder: string;
  /** Page errors, console errors and requests to another address, so far. */
  readonly faults: readonly string[];
  /** Imports an intake folder of this machine through the page. */
  importFolder(folder: string): Promise<void>;
  /** Presses what asks for files, and chooses these. */
  choose(press: () => Promise<void>, files: readonly string[]): Promise<void>;
  /** Presses what saves a file, and returns the saved bytes. */
  saved(press: () => Promise<void>, name: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** How long one act may take on a machine that is slow and busy, in milliseconds. */
const PATIENCE = 120_000;

/** Writes down what a user should never meet. */
function watch(page: Page, origin: () => string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin()) && !/^(blob|data|about):/.test(url)) faults.push(`request to ${url}`);
  });
  return faults;
}

async function serve(workspace: string, settings: string): Promise<{ url: string; child: ChildProcess }> {
  const env = { ...process.env, CASEWRIGHT_SETTINGS: settings };
  const child = spawn(process.execPath, ['electron/cli/casewright.ts', 'serve', workspace, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      if (text.includes('\n')) resolve((JSON.parse(text) as { url: string }).url);
    });
    child.on('exit', (code) => reject(new Error(`the workbench ended with ${code}`)));
  });
  return { url, child };
}

async function openBrowserDoor(ocr: boolean): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-browser-'));
  writeSettings(join(folder, 'settings'), ocr);
  const { url, child } = await serve(join(folder, 'Test.casewright'), join(folder, 'settings'));
  const browser: Browser = await chromium.launch({
    ...(findChromium() ? { executablePath: findChromium() as string } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const { origin } = new URL(url);
  const faults = watch(page, () => origin);
  await slowed(page);
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    kind: 'browser',
    page,
    folder,
    faults,
    async importFolder(from) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page
          .getByRole('button', { name: /^(Import intake folder|导入收案文件夹)$/ })
          .first()
          .click(),
      ]);
      await chooser.setFiles(from);
    },
    async choose(press, files) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
      await chooser.setFiles([...files]);
    },
    async saved(press) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE }), press()]);
      return readFileSync(await download.path());
    },
    async close() {
      await browser.close();
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openDesktopDoor(ocr: boolean): Promise<Door> {
  const desktop = await openDesktop({ ocr });
  const { app, page, folder } = desktop;
  const faults = watch(page, () => new URL(page.url()).origin);
  page.setDefaultTimeout(PATIENCE);
  await slowed(page);
  mkdirSync(join(folder, 'saved'));
  return {
    kind: 'desktop',
    page,
    folder,
    faults,
    async importFolder(from) {
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      }, from);
      await page
        .getByRole('button', { name: /^(Import intake folder|导入收案文件夹)$/ })
        .first()
        .click();
    },
    async choose(press, files) {
      await app.evaluate(
        ({ dialog }, paths) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
        },
        [...files],
      );
      await press();
    },
    async saved(press, name) {
      const filePath = join(folder, 'saved', name);
      await app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
      }, filePath);
      await press();
      await expect.poll(() => existsSync(filePath), { timeout: PATIENCE }).toBe(true);
      return readFileSync(filePath);
    },
    close: () => desktop.close(),
  };
}

export const DOORS = ['browser', 'desktop'] as const;
/** `ocr`: pages that are pictures are read in the background, as a user has it; it takes a core, and most journeys look at no such page. */
export const openDoor = (kind: (typeof DOORS)[number], { ocr = false }: { readonly ocr?: boolean } = {}): Promise<Door> =>
  kind === 'browser' ? openBrowserDoor(ocr) : openDesktopDoor(ocr);

/** Faults that keep someone with a keyboard or a screen reader out. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // What fades in or out has the colours of neither state: everything stands still while it is looked at, a notice that leaves meanwhile too.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  });
  // A received page or e-mail in its frame is not ours to judge; and where no script may run, the timer axe leaves behind is one that is
  // blocked and complained of ten seconds later.
  const { violations } = await new AxeBuilder({ page }).options({ iframes: false }).analyze();
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map(
      (v) =>
        `${v.id}: ${v.nodes
          .map((n) => n.target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
    );
}
