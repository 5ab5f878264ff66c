/** Which storefronts are one seller's: a group looked at page by page, parted with a reason, put together again, and put on paper. */
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { pagesOf, qpdfCheck } from '../core/document/pdf/outside.ts';
import { accessibilityFaults, type Door, openDoor } from '../support/door.ts';

const SAMPLE = resolve('templates/samples/maison-schedule-a');

// What the page does is the same at both doors; the others are walked at the other one.
for (const kind of ['browser'] as const)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    test.beforeAll(async () => {
      door = await openDoor(kind);
      await door.importFolder(SAMPLE);
      await expect(door.page.getByRole('tab', { name: 'Sellers' })).toBeVisible({ timeout: 120_000 });
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    test('lists the groups and opens one', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Sellers' }).click();
      await page.getByRole('tab', { name: 'Groups', exact: true }).click();
      await expect(page.getByText(/^\d+ groups, 120 storefronts, \d+ alone$/)).toBeVisible();
      const grid = page.getByRole('grid', { name: 'Groups' });
      await expect(grid.getByRole('row').nth(1)).toBeVisible();
      await grid.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Group 1', exact: true })).toBeVisible();
      await expect(page.getByRole('heading', { name: /^Members \(\d+\)$/ })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('shows the chain of proof between two, and both pages a tie comes from', async () => {
      const { page } = door;
      await page.getByRole('checkbox', { name: 'Choose 1 · yolvane_accessories' }).click();
      await page.getByRole('checkbox', { name: 'Choose 35 · casmeliluxehub-73' }).click();
      await expect(page.getByRole('heading', { name: 'Chain of proof' })).toBeVisible();
      await expect(page.getByText('weakest', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Open both pages of Payee account Halvexo Tradelink Ltd' }).first().click();
      const dialog = page.getByRole('dialog');
      const pictures = dialog.locator('section img');
      await expect(pictures).toHaveCount(2);
      for (const at of [0, 1])
        await expect.poll(() => pictures.nth(at).evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog
        .getByRole('button', { name: /^Open in evidence: Exhibit/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/evidence\?item=/);
      await page.goBack();
      await expect(page.getByRole('heading', { name: 'Group 1', exact: true })).toBeVisible();
    });

    test('is split with a reason, which is kept with who decided, and undone', async () => {
      const { page } = door;
      await page.getByRole('checkbox', { name: 'Choose 1 · yolvane_accessories' }).click();
      await page.getByRole('button', { name: 'Split off' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Another workshop, by its lease.');
      await dialog.getByRole('button', { name: 'Split off 1 members' }).click();
      await expect(dialog).toBeHidden();
      await page.getByText('Decisions', { exact: true }).click();
      await expect(page.getByText(/Another workshop, by its lease\./)).toBeVisible();
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await expect(page.getByText('Nothing decided yet')).toBeVisible();
      await page.getByText('Suggestions', { exact: false }).first().click();
      await expect(page.getByRole('button', { name: /^Never the same: / }).first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('is drawn as a graph with a table that says the same, or the table says that it cannot be drawn', async () => {
      const { page } = door;
      await page.getByText('Graph', { exact: true }).click();
      const points = page.getByRole('grid', { name: 'Points of the graph' });
      await expect(points.getByRole('row', { name: /Group 1: yolvane_accessories/ })).toBeVisible();
      await expect(page.getByLabel('Graph of the groups').or(page.getByText('This browser cannot draw the graph')).first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('is printed as a link chart and put on the exhibit list', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Print all' }).click();
      const bytes = await door.saved(
        () => page.getByRole('menuitem', { name: 'Save as PDF: Link chart, For the public file (account numbers cut)' }).click(),
        'chart.pdf',
      );
      expect(qpdfCheck(bytes)).toBe('');
      expect(pagesOf(bytes).join('')).toContain('Halvexo Tradelink Ltd');
      await page.getByRole('button', { name: 'Print all' }).click();
      await page.getByRole('menuitem', { name: 'Add as exhibit: Table of shared identifiers' }).click();
      await expect(page.getByText('Table of Shared Identifiers is on the exhibit list as no. 69')).toBeVisible({ timeout: 20_000 });
    });

    test('speaks Chinese', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: '简体中文' }).click();
      await page.keyboard.press('Escape');
      await page.locator('label', { hasText: /^分组$/ }).click();
      const grid = page.getByRole('grid', { name: '分组' });
      await expect(grid.getByRole('row').nth(1)).toBeVisible();
      await grid.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: '第 1 组' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
