/** What only the desktop does: scheme, bridge, dialogs, menu, and what the page must not be able to do. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Desktop, openDesktop } from '../support/desktop.ts';

let desktop: Desktop;
test.beforeAll(async () => {
  desktop = await openDesktop();
});
test.afterAll(() => desktop.close());

test('opens the workspace named on the command line', () => {
  expect(existsSync(join(desktop.workspace, 'workspace.db'))).toBe(true);
});

test('imports an intake folder chosen in the dialog, by path', async () => {
  const { app, page } = desktop;
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, resolve('templates/samples/longgang-watches'));
  await page.getByRole('button', { name: 'Import intake folder' }).first().click();
  await expect(page.getByRole('tab', { name: 'Matter', exact: true })).toBeVisible();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toContain('Casewright');
});

test('saves a filing where the user says', async () => {
  const { app, page, folder } = desktop;
  const target = join(folder, 'documents', 'complaint.docx');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole('tab', { name: 'Filings' }).click();
  await page.getByRole('button', { name: 'Save draft (Word)' }).click();
  await expect.poll(() => existsSync(target) && statSync(target).size > 10_000, { timeout: 120_000 }).toBe(true);
  expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
});

test('takes menu commands to the page', async () => {
  const { app, page } = desktop;
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('settings')?.click());
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('keeps the page inside: no Node, no foreign address, no way out', async () => {
  const { app, page } = desktop;
  expect(await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')])).toEqual([
    'undefined',
    'undefined',
  ]);
  const reached = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'reached',
      () => 'blocked',
    ),
  );
  expect(reached).toBe('blocked');
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  const opened = await app.evaluateHandle(({ shell }) => {
    const list: string[] = [];
    shell.openExternal = async (url: string) => {
      list.push(url);
    };
    return list;
  });
  await page.evaluate(() => {
    window.open('https://example.com/');
    window.open('file:///etc/passwd');
  });
  await expect.poll(() => opened.jsonValue()).toEqual(['https://example.com/']);
  expect(app.windows()).toHaveLength(1);
});

test('refuses the bridge what it was not made for', async () => {
  const { page } = desktop;
  const asked = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'desktop') as { saveAs(url: string, name: string): Promise<string | null> };
    return bridge.saveAs('/etc/passwd', 'x').then(
      () => 'saved',
      () => 'refused',
    );
  });
  expect(asked).toBe('refused');
});
