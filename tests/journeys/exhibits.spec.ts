/** What goes to court: put in order, set up, built into a binder, marked as filed, produced; and the custody report. */
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { pagesOf, qpdfCheck } from '../core/document/pdf/outside.ts';
import { accessibilityFaults, type Door, openDoor } from '../support/door.ts';

const SAMPLE = resolve('templates/samples/maison-schedule-a');

// Binders and productions take long; saving files is walked at both doors with the filings.
for (const kind of ['desktop'] as const)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    test.beforeAll(async () => {
      door = await openDoor(kind, { ocr: true });
      await door.importFolder(SAMPLE);
      await expect(door.page.getByRole('tab', { name: 'Exhibits' })).toBeVisible({ timeout: 120_000 });
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    const lines = () => door.page.locator('li[data-where^="exhibit/"]');

    test('lists the exhibits under the labels of the court', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Exhibits' }).click();
      await expect(lines().first()).toContainText('Exhibit 1');
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('is put in order by the keyboard, and the change is taken back', async () => {
      const { page } = door;
      const title = page.getByRole('textbox', { name: 'Title Exhibit 2', exact: true });
      const before = (await title.getAttribute('placeholder')) ?? '';
      const handle = page.getByRole('button', { name: /^Move Exhibit 2:/ });
      await handle.focus();
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('textbox', { name: 'Title Exhibit 1', exact: true })).toHaveAttribute('placeholder', before);
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect(title).toHaveAttribute('placeholder', before);
    });

    test('takes a prefix for its numbers', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Set-up' }).click();
      const prefix = page.getByRole('textbox', { name: 'Bates prefix' });
      await prefix.fill('MAISON');
      await prefix.blur();
      await expect(page.getByText('The first number will read MAISON000001')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('is built into a binder whose pages carry the numbers the page shows', async () => {
      test.setTimeout(480_000);
      const { page } = door;
      await page.getByRole('tab', { name: 'Binder', exact: true }).click();
      await page.getByRole('button', { name: 'Build the binder' }).click();
      await expect(page.getByText('Binder 1', { exact: true })).toBeVisible({ timeout: 400_000 });
      await expect(page.getByText(/^MAISON000001/).first()).toBeVisible();
      const save = page.getByRole('button', { name: /^Save .*\.pdf$/ }).first();
      const bytes = await door.saved(() => save.click(), 'binder.pdf');
      expect(qpdfCheck(bytes)).toBe('');
      expect(pagesOf(bytes).join('')).toContain('MAISON000001');
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('keeps the numbers of what was filed', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Mark as filed' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Day of filing' }).fill('2026-11-23');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Mark as filed' }).click();
      await expect(page.getByText('filed 2026-11-23')).toBeVisible();
      await page.getByRole('button', { name: 'What can be done with Exhibit 1', exact: true }).click();
      await expect(page.getByRole('menuitem', { name: 'Move down' })).toBeDisabled();
      await expect(page.getByRole('menuitem', { name: 'Take off the list' })).toHaveCount(0);
      await page.keyboard.press('Escape');
    });

    test('is produced as a set with load files', async () => {
      test.setTimeout(480_000);
      const { page } = door;
      await page.getByRole('tab', { name: 'Production', exact: true }).click();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Build the production set' }).click();
      const save = page.getByRole('button', { name: /^Save .*\.zip$/ }).first();
      await expect(save).toBeVisible({ timeout: 400_000 });
      const bytes = await door.saved(() => save.click(), 'production.zip');
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
    });

    test('has a custody report', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Set-up' }).click();
      const bytes = await door.saved(() => page.getByRole('button', { name: 'Save the custody report' }).click(), 'custody.pdf');
      expect(qpdfCheck(bytes)).toBe('');
      expect(pagesOf(bytes).join('')).toContain('Received');
    });

    test('speaks Chinese', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: '简体中文' }).click();
      await expect(page.getByRole('dialog').getByText('设置')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('tab', { name: '证据册' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
