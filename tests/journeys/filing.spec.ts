/** The job of a first day, at each door: import, settle what is missing, draft, save, make final. */
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { docxText } from '../support/docx-text.ts';
import { accessibilityFaults, DOORS, type Door, openDoor } from '../support/door.ts';

const SAMPLE = resolve('templates/samples/maison-schedule-a');

for (const kind of DOORS)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    test.beforeAll(async () => {
      door = await openDoor(kind);
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    test('starts empty and says what to do', async () => {
      await expect(door.page.getByText('No matter yet')).toBeVisible();
      expect(await accessibilityFaults(door.page)).toEqual([]);
    });

    test('imports an intake folder', async () => {
      const { page } = door;
      await door.importFolder(SAMPLE);
      await expect(page.getByRole('tab', { name: 'Matter', exact: true })).toBeVisible({ timeout: 120_000 });
      await page.getByRole('tab', { name: 'Sellers' }).click();
      await expect(page.getByText('120 of 120')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('filters and opens a seller', async () => {
      const { page } = door;
      await page.getByRole('textbox', { name: 'Filter by any column' }).fill('AliExpress');
      await expect(page.getByText(/^\d+ of 120$/)).not.toHaveText('120 of 120');
      await page.getByRole('grid').getByRole('row').nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    });

    test('shows a gap, fills it from the list of open points, and the preview follows', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Matter', exact: true }).click();
      await page.getByRole('button', { name: /^Rights/ }).click();
      await page
        .getByRole('button', { name: /ORDELLIN/ })
        .first()
        .click();
      const field = page.getByRole('textbox', { name: 'Registration number' });
      const number = await field.inputValue();
      await field.fill('');
      await field.blur();
      await page.getByRole('tab', { name: 'Filings' }).click();
      const sheet = page.getByRole('document');
      await expect(sheet.getByText('«registration number»').first()).toBeVisible();
      await page
        .getByRole('button', { name: /registration number/ })
        .first()
        .click();
      const here = page.getByRole('textbox', { name: 'Registration number' });
      await here.fill(number);
      await expect(sheet.getByText('«registration number»')).toHaveCount(0);
      await expect(page.getByText('Nothing is missing.', { exact: false })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('takes the last change back, and does it again', async () => {
      const { page } = door;
      const sheet = page.getByRole('document');
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect(sheet.getByText('«registration number»').first()).toBeVisible();
      await page.getByRole('button', { name: 'Redo', exact: true }).click();
      await expect(sheet.getByText('«registration number»')).toHaveCount(0);
    });

    test('saves PDF and Word', async () => {
      const { page } = door;
      const pdf = await door.saved(() => page.getByRole('button', { name: 'Save draft (PDF)' }).click(), 'complaint.pdf');
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const docx = await door.saved(() => page.getByRole('button', { name: 'Save draft (Word)' }).click(), 'complaint.docx');
      expect(docxText(docx)).toContain('COMPLAINT');
    });

    test('makes it final and lists it', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Make final' }).click();
      await expect(page.getByText('Final', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
      await expect(page.getByText('Superseded').first()).toBeVisible();
    });

    test('speaks Chinese when asked, and keeps it', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: '简体中文' }).click();
      await expect(page.getByRole('dialog').getByText('设置')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('tab', { name: '文书' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.reload();
      await expect(page.getByRole('tab', { name: '案件信息' })).toBeVisible();
    });
  });
