/** A matter made by hand, from nothing to a draft with its gaps marked. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, type Route, test } from '@playwright/test';
import { accessibilityFaults, DOORS, type Door, openDoor } from '../support/door.ts';

for (const kind of DOORS)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    test.beforeAll(async () => {
      door = await openDoor(kind);
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    test('creates a matter', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'New matter' }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Lantern House v. Schedule A');
      await page.getByRole('combobox', { name: 'Court system' }).click();
      await page.getByRole('option', { name: 'United States', exact: false }).click();
      await page.getByRole('button', { name: 'Create' }).click();
      await expect(page.getByRole('heading', { name: 'Lantern House v. Schedule A' })).toBeVisible();
    });

    test('keeps every one of several words and choices, however late the answers come', async () => {
      const { page } = door;
      const late = async (route: Route) => {
        await delay(300);
        await route.continue();
      };
      await page.route('**/rpc/matter/update', late);
      await page.getByRole('combobox', { name: 'Court' }).click();
      await page.getByRole('option', { name: 'Another court' }).click();
      // The court is saved whole: each word is built on the one before, not on the last answer.
      await page.getByRole('textbox', { name: 'Court' }).fill('District Court of Guam');
      await page.getByRole('textbox', { name: 'Division' }).fill('Hagåtña Division');
      await page.getByRole('textbox', { name: 'Place' }).fill('Hagåtña');
      await page.getByRole('button', { name: /^Claims/ }).click();
      const boxes = page.getByRole('checkbox');
      for (const at of [0, 1, 2]) await boxes.nth(at).check();
      for (const at of [1, 2]) await boxes.nth(at).uncheck();
      await page.unrouteAll({ behavior: 'wait' });
      await expect(async () => {
        await page.reload();
        await page.getByRole('button', { name: /^Claims/ }).click();
        for (const [at, checked] of [true, false, false].entries()) await expect(boxes.nth(at)).toBeChecked({ checked, timeout: 5_000 });
      }).toPass({ timeout: 60_000 });
      await page.getByRole('button', { name: /^Court and case/ }).click();
      await expect(page.getByRole('textbox', { name: 'Court' })).toHaveValue('District Court of Guam');
      await expect(page.getByRole('textbox', { name: 'Division' })).toHaveValue('Hagåtña Division');
      await expect(page.getByRole('textbox', { name: 'Place' })).toHaveValue('Hagåtña');
    });

    test('saves what is typed, without a button', async () => {
      const { page } = door;
      await page.getByRole('textbox', { name: 'Case number' }).fill('1:26-cv-04321');
      await page.getByRole('combobox', { name: 'Court' }).click();
      await page.getByRole('option', { name: 'Northern District of Illinois', exact: false }).click();
      await page.reload();
      await expect(page.getByRole('textbox', { name: 'Case number' })).toHaveValue('1:26-cv-04321');
      await expect(page.getByRole('combobox', { name: 'Court' })).toHaveValue(/Northern District of Illinois/);
    });

    test('adds a plaintiff and a claim, and the draft shows them beside its gaps', async () => {
      const { page } = door;
      await page.getByRole('button', { name: /^Parties/ }).click();
      await page.getByRole('button', { name: 'Add a party' }).click();
      await page.getByRole('menuitem', { name: 'Plaintiff' }).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Lantern House, Inc.');
      await page.getByRole('button', { name: /^Claims/ }).click();
      await page.getByRole('checkbox').first().check();
      await page.getByRole('tab', { name: 'Filings' }).click();
      const sheet = page.getByRole('document');
      await expect(sheet.getByText('LANTERN HOUSE, INC.').or(sheet.getByText('Lantern House, Inc.')).first()).toBeVisible();
      await expect(page.getByText('must be settled before it can be final', { exact: false })).toBeVisible();
    });

    test('refuses to make it final, and says why', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Make final' }).click();
      await expect(page.getByText('Not made final', { exact: false })).toBeVisible();
      // The refusal is an answer, not a fault: the browser logs its status all the same.
      (door.faults as string[]).splice(0, door.faults.length, ...door.faults.filter((fault) => !/status of 422/.test(fault)));
    });

    test('imports sellers from a spreadsheet in GB18030', async () => {
      const { page, folder } = door;
      const file = join(folder, '卖家.csv');
      // 平台,店铺名称,链接 / 淘宝,晨光表行,… in GB18030
      const bytes = [0xc6, 0xbd, 0xcc, 0xa8, 0x2c, 0xb5, 0xea, 0xc6, 0xcc, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x75, 0x72, 0x6c, 0x0a];
      const row = [0xcc, 0xd4, 0xb1, 0xa6, 0x2c, 0xb3, 0xbf, 0xb9, 0xe2, 0xb1, 0xed, 0xd0, 0xd0, 0x2c];
      writeFileSync(file, Buffer.concat([Buffer.from(bytes), Buffer.from(row), Buffer.from('https://shop.example/1\n')]));
      await page.getByRole('tab', { name: 'Sellers' }).click();
      await page.getByRole('button', { name: 'Import table' }).click();
      await page.locator('input[type=file]').last().setInputFiles(file);
      const dialog = page.getByRole('dialog', { name: 'Import a table' });
      await expect(dialog.getByText('晨光表行').first()).toBeVisible();
      await dialog.getByRole('button', { name: 'Check all rows' }).click();
      await dialog.getByRole('button', { name: 'Import the rows (1)' }).click();
      await expect(dialog.getByText('1 added, 0 updated, 0 unchanged')).toBeVisible();
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await expect(page.getByRole('grid').getByText('晨光表行')).toBeVisible();
    });

    test('receives evidence, names it, and lists it as an exhibit', async () => {
      const { page, folder } = door;
      const receipt = join(folder, 'receipt 收据.txt');
      writeFileSync(receipt, 'Order TB-1, paid USD 59.89');
      await page.getByRole('tab', { name: 'Evidence' }).click();
      await door.choose(() => page.getByRole('button', { name: 'Add files' }).first().click(), [receipt]);
      // A single file opens by itself where there is no room for list and item.
      await expect(async () => {
        const words = page.getByText('Order TB-1, paid USD 59.89');
        if (!(await words.isVisible())) await page.getByRole('grid').getByText('receipt 收据.txt').click({ timeout: 1_000 });
        await expect(words).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Receipt for order TB-1');
      await page.getByRole('button', { name: 'Add to the exhibit list' }).click();
      await expect(page.getByRole('button', { name: 'Take off the exhibit list' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('claims damages that point at the evidence, and says what is unsupported', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Damages' }).click();
      await page.getByRole('button', { name: 'Add a head' }).first().click();
      await page
        .getByRole('menuitem', { name: /1117\(a\)\(1\)/ })
        .first()
        .click();
      const sales = page.getByRole('textbox', { name: /Gross sales/ }).first();
      await sales.fill('100,000');
      await sales.blur();
      await expect(page.getByText('$100,000.00').first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
