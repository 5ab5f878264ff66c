/** Sellers come in: a disclosure mapped, checked, imported, taken back; storefronts by their links. At both doors. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { accessibilityFaults, DOORS, type Door, openDoor } from '../support/door.ts';

const DISCLOSURE = `Disclosure under the order of 2026-03-01

Business Name,Store Front URL,Email,Phone 1,Phone 2,Business Address,Colour
Business Name:Lumqiro Tradelink,https://www.aliexpress.com/store/1104887131,"a@qq.com; 13800138000",Tel: 0755-12345678,,"Room 5, Longgang, Shenzhen, 518000, CN",red
Ostraviq Tradelink,https://www.aliexpress.com/store/1104887132,b@qq.com,1.38E+10,,"=cmd|' /c calc'!A0",blue
`;

for (const kind of DOORS)
  test.describe(`sellers by table and by link (${kind} door)`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    let disclosure = '';

    test.beforeAll(async () => {
      door = await openDoor(kind);
      mkdirSync(join(door.folder, 'files'));
      disclosure = join(door.folder, 'files', 'disclosure.csv');
      writeFileSync(disclosure, DISCLOSURE);
      await door.importFolder(resolve('templates/samples/maison-schedule-a'));
      const tab = door.page.getByRole('tab', { name: 'Sellers', exact: true }).first();
      await expect(tab).toBeVisible({ timeout: 120_000 });
      await tab.click();
      await expect(door.page.getByRole('button', { name: 'Import table' })).toBeVisible();
    });
    test.afterAll(async () => {
      expect(door.faults).toEqual([]);
      await door.close();
    });

    test('a disclosure shows what becomes of each column', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Import table' }).click();
      await page.locator('input[type=file]').last().setInputFiles(disclosure);
      const dialog = page.getByRole('dialog', { name: 'Import a table' });
      await expect(dialog.getByText('2 rows, headers in row 3')).toBeVisible();
      await expect(dialog.getByRole('combobox', { name: 'Phone 2' })).toHaveValue('Telephone');
      await expect(dialog.getByText('label taken off').first()).toBeVisible();
      await expect(dialog.getByText('shop read from the link')).toBeVisible();
      await expect(dialog.getByText(/column "Colour" is left out/)).toBeVisible();
      // Every state once, at one door or the other: a scan takes as long as the rest of the test.
      if (kind === 'browser') expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByRole('combobox', { name: 'Colour' }).click();
      await page.getByRole('option', { name: 'Note', exact: true }).click();
      await expect(dialog.getByText(/column "Colour" goes into the note/)).toBeVisible();
    });

    test('checks every row, imports the good ones alone, and takes them back', async () => {
      const { page } = door;
      const dialog = page.getByRole('dialog', { name: 'Import a table' });
      await dialog.getByRole('button', { name: 'Check all rows' }).click();
      await expect(dialog.getByText(/1\.38E\+10 was stored as a number/)).toBeVisible();
      if (kind === 'desktop') expect(await accessibilityFaults(page)).toEqual([]);
      const csv = await door.saved(() => dialog.getByRole('button', { name: /Save the refused rows/ }).click(), 'refused.csv');
      expect(csv.toString()).toContain("'=cmd|' /c calc'!A0");
      await dialog.getByRole('button', { name: 'Import the good rows only (1)' }).click();
      await expect(dialog.getByText('1 added, 0 updated, 0 unchanged')).toBeVisible();
      await dialog.getByRole('button', { name: 'Undo the import' }).click();
      await page.getByRole('textbox', { name: 'Filter by any column' }).fill('1104887131');
      await expect(page.getByText('No storefront matches the filter.')).toBeVisible();
    });

    test('remembers the mapping for the next table of that shape', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Import table' }).click();
      await page.locator('input[type=file]').last().setInputFiles(disclosure);
      const dialog = page.getByRole('dialog', { name: 'Import a table' });
      await expect(dialog.getByText('Read as such a table was read before.')).toBeVisible();
      await expect(dialog.getByRole('combobox', { name: 'Colour' })).toHaveValue('Note');
      await dialog.getByRole('button', { name: 'Check all rows' }).click();
      await dialog.getByRole('button', { name: 'Import the good rows only (1)' }).click();
      await dialog.getByText('1 added, 0 updated, 0 unchanged').waitFor();
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await expect(page.getByRole('row', { name: /1104887131/ })).toBeVisible();
    });

    test('links become storefronts, in Chinese too', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: '简体中文' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '粘贴链接' }).click();
      const dialog = page.getByRole('dialog', { name: '按链接添加店铺' });
      await dialog
        .getByRole('textbox', { name: '链接，每行一个' })
        .fill('https://www.temu.com/mall.html?mall_id=634418210123456\nhttps://www.aliexpress.com/store/1104887131\nno link');
      await expect(dialog.getByRole('cell', { name: '634418210123456', exact: true })).toBeVisible();
      await expect(dialog.getByText(/已属于卖家/)).toBeVisible();
      await expect(dialog.getByText('此行没有店铺链接')).toBeVisible();
      if (kind === 'browser') expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: '添加 1 个店铺' }).click();
      await expect(dialog).toBeHidden();
      await page.getByRole('textbox', { name: '按任意列筛选' }).fill('6344182101');
      await expect(page.getByRole('row', { name: /634418210123456/ })).toBeVisible();
    });
  });
