/** An English matter: rates of exchange pasted, imported, changed and taken back; interest between two dates; the court's limit. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults, type Door, openDoor } from '../support/door.ts';

const view = (page: Page, name: string) => page.getByRole('radiogroup').first().getByText(name, { exact: true });
/** A refusal is an answer, not a fault: the browser logs its status all the same. */
const refused = (door: Door, status: string) =>
  (door.faults as string[]).splice(0, door.faults.length, ...door.faults.filter((fault) => !fault.includes(`status of ${status}`)));

test.describe('rates of exchange', () => {
  test.describe.configure({ mode: 'serial' });
  let door: Door;
  test.beforeAll(async () => {
    door = await openDoor('browser');
  });
  test.afterAll(() => door.close());
  test.afterEach(() => expect(door.faults).toEqual([]));

  test('are pasted from a table, which is looked at first and taken in whole', async () => {
    const { page } = door;
    await page.getByRole('button', { name: 'New matter' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Ordellin v Harrow');
    await page.getByRole('combobox', { name: 'Court system' }).click();
    await page.getByRole('option', { name: 'England and Wales', exact: false }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('combobox', { name: 'Court', exact: true }).click();
    await page.getByRole('option', { name: 'Intellectual Property Enterprise Court', exact: false }).click();
    await page.getByRole('tab', { name: 'Damages' }).click();
    await view(page, 'Exchange rates').click();
    await expect(page.getByText('No exchange rate yet')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Import a table' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import exchange rates' });
    const table = dialog.getByRole('textbox', { name: 'Table' });
    await table.fill('date\tfrom\tto\trate\n2026-06-01\tUSD\tGBP\t0,74\n2026-06-02\tEUR\tGBP\t0.85');
    await expect(dialog.getByText('3 to correct; nothing is imported until then')).toBeVisible();
    await expect(dialog.getByText(/row 2, rate: "0,74" is not a rate/)).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^Import \d/ })).toBeDisabled();
    await table.fill('date\tfrom\tto\trate\n2026-06-01\tUSD\tGBP\t0.74\n2026-06-02\tEUR\tGBP\t0.85');
    await dialog.getByRole('textbox', { name: /Published by/ }).fill('Bank of England');
    await expect(dialog.getByText('2 new, 0 to replace, 0 unchanged')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import 2' }).click();
    await expect(dialog).toBeHidden();
    const grid = page.getByRole('grid', { name: 'Exchange rates of the matter' });
    await expect(grid.getByRole('row')).toHaveCount(3);
    await expect(grid.getByText('0.74', { exact: true })).toBeVisible();
  });

  test('come from a file that names other rates for days there are, and replace them when told to', async () => {
    const { page } = door;
    const path = join(door.folder, '..', `rates-${Date.now()}.csv`);
    await writeFile(path, '日期,原币种,目标币种,汇率,来源\n2026年6月1日,美元,英镑,0.75,英格兰银行\n2026-06-03,美元,英镑,0.76,英格兰银行\n');
    await page.getByRole('button', { name: 'Import a table' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import exchange rates' });
    await door.choose(() => dialog.getByRole('button', { name: 'Choose a file' }).click(), [path]);
    await expect(dialog.getByText('1 new, 1 to replace, 0 unchanged')).toBeVisible();
    await expect(dialog.getByText('now 0.74')).toBeVisible();
    await dialog.getByRole('button', { name: 'Import and replace 2' }).click();
    await expect(dialog).toBeHidden();
    const grid = page.getByRole('grid', { name: 'Exchange rates of the matter' });
    await expect(grid.getByText('0.75', { exact: true })).toBeVisible();
    await expect(grid.getByRole('row')).toHaveCount(4);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(grid.getByText('0.74', { exact: true })).toBeVisible();
    await expect(grid.getByRole('row')).toHaveCount(3);
  });

  test('are changed by keyboard, refused twice for one day, and removed with a way back', async () => {
    const { page } = door;
    const grid = page.getByRole('grid', { name: 'Exchange rates of the matter' });
    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Exchange rate' });
    await dialog.getByRole('textbox', { name: 'Rate' }).fill('0.742');
    await expect(dialog.getByText('USD 1 = GBP 0.742')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(grid.getByText('0.742', { exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Add a rate' }).click();
    const fresh = page.getByRole('dialog', { name: 'New exchange rate' });
    await fresh.getByRole('textbox', { name: 'Day' }).fill('2026-06-01');
    await fresh.getByRole('textbox', { name: 'Day' }).press('Tab');
    await fresh.getByRole('textbox', { name: 'Rate' }).fill('0.80');
    await fresh.getByRole('button', { name: 'Save' }).click();
    await expect(fresh.getByText('USD/GBP of 2026-06-01 is already there: 0.742')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await fresh.getByRole('button', { name: 'Replace it' }).click();
    await expect(fresh).toBeHidden();
    refused(door, '409');
    await expect(grid.getByText('0.80', { exact: true })).toBeVisible();

    await grid.getByText('0.85', { exact: true }).click();
    await page.getByRole('button', { name: 'Remove this rate' }).click();
    await expect(grid.getByRole('row')).toHaveCount(2);
    await page.getByRole('alert').filter({ hasText: 'Exchange rate removed' }).getByRole('button', { name: 'Undo' }).click();
    await expect(grid.getByRole('row')).toHaveCount(3);
  });

  test('interest runs between two dates, and the court’s limit holds the loss', async () => {
    const { page } = door;
    await view(page, 'Heads').click();
    await page.getByRole('button', { name: 'Add a head' }).first().click();
    await page.getByRole('menuitem', { name: /s\.35A/ }).click();
    const fill = async (name: string, value: string) => {
      await page.getByRole('textbox', { name: `${name}: Value`, exact: true }).fill(value);
      await page.getByRole('textbox', { name: `${name}: Value`, exact: true }).blur();
    };
    await fill('Sum that bears interest', '36500');
    await fill('Rate a year', '8%');
    for (const [name, day] of [
      ['cause of action arose', '2026-01-01'],
      ['issue of the claim form or other last day', '2026-01-31'],
    ] as const) {
      await page.getByRole('textbox', { name }).fill(day);
      await page.getByRole('textbox', { name }).press('Tab');
    }
    await expect(page.getByRole('region', { name: 'Result' }).getByText('£240.00').first()).toBeVisible();
    await page.getByRole('button', { name: 'Add a head' }).first().click();
    await page.getByRole('menuitem', { name: /^Damages for infringement/ }).click();
    await fill('Price depression', '620000');
    await expect(page.getByRole('region', { name: 'Totals' }).getByText('£500,240.00').first()).toBeVisible();
    await expect(page.getByText(/The heads come to 620000\.00/).first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('a table brings figures taken from other heads, dates, the day of an election, and says when a rate is old', async () => {
    const { page } = door;
    const rows = [
      'head|rule|title|election_on|election_reason|input|value|carried|period_from|period_to|item|amount|input_currency|rate_on',
      'lost|en.tm.damages|Damage to the mark|2026-06-15|Best proved|price_depression|1000|||||||',
      'lost||||||||||Survey|200|EUR|2026-06-12',
      'int|en.int|Interest on the damage|||principal||lost||||||',
      'int|||||rate|8%|||||||',
      'int|||||days|||2026-01-01|2026-01-31||||',
    ];
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import a table of damages' });
    await dialog.getByRole('textbox', { name: 'Rows' }).fill(rows.join('\n').replaceAll('|', '\t'));
    await dialog.getByRole('button', { name: 'Look at it' }).click();
    await expect(dialog.getByRole('row', { name: /Sum that bears interest – Damage to the mark new/ })).toBeVisible();
    await expect(dialog.getByRole('row', { name: /Days – 2026-01-01 – 2026-01-31 new/ })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: /Damage to the mark.*£1,170\.00/ })).toBeVisible();
    await page.getByRole('button', { name: /Interest on the damage.*£7\.69/ }).waitFor();
    await expect(page.getByText(/rate of EUR to GBP used for 2026-06-12 is that of 2026-06-02, 10 days before/).first()).toBeVisible();
  });
});
