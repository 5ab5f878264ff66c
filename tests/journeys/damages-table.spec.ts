/** Damages by the table: imported from a spreadsheet's file, edited in blocks as in a spreadsheet, taken back; in both languages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults, DOORS, type Door, openDoor } from '../support/door.ts';

const TABLE = `head,rule,title,liability,position,input,value,low,high,standing,basis,item,amount,part,voucher,evidence
lost,us.tm.actual,Lost sales of the plaintiff,joint,alternative,lost_sales,"100,000.00",80000,120000,estimate,test purchases,,,,,
lost,,,,,margin,40%,30%,50%,estimate,price list,,,,,
costs,us.costs,Costs of the test purchases,joint,primary,,,,,,,Test purchases,1200.00,1/2,T-1,
costs,,,,,,,,,,,Translations,300,,T-2,
`;
const WRONG = TABLE.replace('80000', '180000').replace('1/2', '3/2');

const view = (page: Page, name: string) => page.getByRole('radiogroup').first().getByText(name, { exact: true });
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('gridcell', { name, exact: true }) });
/** Cells by their columns, of which there are more where a head takes vouchers. */
const cell = (page: Page, name: string, column: string) => row(page, name).locator(`[data-column="${column}"]`);

/** Puts a text on the clipboard, as another program would. */
const copied = (page: Page, text: string) =>
  page.evaluate((block) => {
    const board = document.createElement('textarea');
    document.body.append(board);
    board.value = block;
    board.select();
    document.execCommand('copy');
    board.remove();
  }, text);

for (const kind of DOORS)
  test.describe(`a table of damages (${kind} door)`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    let folder = '';
    test.beforeAll(async () => {
      door = await openDoor(kind);
      folder = join(door.folder, 'files');
      mkdirSync(folder);
      writeFileSync(join(folder, 'damages.csv'), TABLE);
      await door.importFolder(resolve('templates/samples/maison-schedule-a'));
      await door.page.getByRole('tab', { name: 'Damages' }).click();
    });
    test.afterAll(async () => {
      expect(door.faults).toEqual([]);
      await door.close();
    });

    test('is looked at, refused cell by cell, imported, and taken back', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Import…' }).waitFor();
      const dialog = page.getByRole('dialog', { name: 'Import a table of damages' });
      // Dropped anywhere on the damages; chosen the second time.
      await page.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'wrong.csv'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
      }, WRONG);
      await expect(dialog.getByText('To correct before it can be imported: 2')).toBeVisible();
      await expect(dialog.getByText(/row 2: the range 180000 to 120000 does not contain the value 100000/)).toBeVisible();
      await expect(dialog.getByText(/row 4, part: "3\/2" is not a part of a voucher/)).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
      if (kind === 'browser') expect(await accessibilityFaults(page)).toEqual([]);
      await page.locator('input[type=file]').last().setInputFiles(join(folder, 'damages.csv'));
      await expect(dialog.getByText('Heads: 2 new, 0 changed, 0 as before')).toBeVisible();
      await expect(dialog.getByRole('row', { name: /Profit margin on lost sales – 0\.4 new/ })).toBeVisible();
      if (kind === 'browser') expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Import', exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText('Damages imported: 4 figures in 2 heads')).toBeVisible();
      await expect(page.getByRole('button', { name: /Lost sales of the plaintiff.*\$40,000\.00/ })).toBeVisible();
      await expect(page.getByRole('button', { name: /Costs of the test purchases.*\$900\.00/ })).toBeVisible();
      await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
      const lost = page.getByRole('button', { name: /Lost sales of the plaintiff/, expanded: false });
      await expect(lost).toHaveCount(0);
      await page.getByRole('button', { name: 'Redo' }).click();
      await expect(lost).toBeVisible();
    });

    // Files come in differently at the two doors; the table itself is the same page.
    if (kind === 'desktop') return;

    test('is edited by keyboard and in blocks, each of them one step back', async () => {
      const { page } = door;
      await view(page, 'Figures').click();
      const grid = page.getByRole('grid', { name: 'Figures of all heads' });
      await page.getByRole('textbox', { name: 'Filter' }).fill('plaintiff');
      await expect(page.getByText(/^6 of \d+ figures/)).toBeVisible();
      await cell(page, 'Lost sales', 'value').click();
      // A block of two rows and three columns, as a spreadsheet copies it.
      await copied(page, '"110,000.00"\t90000\t130000\r\n45%\t35%\t55%\r\n');
      await grid.focus();
      await page.keyboard.press('Control+v');
      await expect(cell(page, 'Lost sales', 'value')).toHaveText('110,000.00');
      await expect(cell(page, 'Profit margin on lost sales', 'high')).toHaveText('55%');
      await expect(page.getByText('Figures changed: 2')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Control+z');
      await expect(cell(page, 'Lost sales', 'value')).toHaveText('100,000.00');
      await expect(cell(page, 'Profit margin on lost sales', 'value')).toHaveText('40%');
      // What cannot be read is named, and nothing is written.
      await copied(page, '1.250\t5\r\nforty\t1');
      await grid.focus();
      await page.keyboard.press('Control+v');
      const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was written' });
      await expect(refusal.getByText(/Lost sales · Value: “1\.250” is not a figure/)).toBeVisible();
      await expect(refusal.getByText(/Profit margin on lost sales · Value: “forty”/)).toBeVisible();
      await expect(cell(page, 'Lost sales', 'value')).toHaveText('100,000.00');
      await refusal.getByRole('button', { name: 'Close' }).click();
      // Typing, Enter, Tab, Escape.
      await cell(page, 'Lost sales', 'value').click();
      await page.keyboard.type('105000');
      await page.keyboard.press('Tab');
      await expect(cell(page, 'Lost sales', 'value')).toHaveText('105,000.00');
      await page.keyboard.press('Enter');
      await page.keyboard.type('1');
      await page.keyboard.press('Escape');
      await expect(cell(page, 'Lost sales', 'low')).toHaveText('80,000.00');
      // Copied in the table and filled down.
      await cell(page, 'Lost sales', 'basis').click();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+d');
      await expect(cell(page, 'Profit margin on lost sales', 'basis')).toHaveText('test purchases');
      await page.keyboard.press('Control+c');
      await cell(page, 'Price erosion', 'basis').click();
      await page.keyboard.press('Control+v');
      await expect(cell(page, 'Reasonable royalty', 'basis')).toHaveText('');
      await expect(cell(page, 'Corrective advertising', 'basis')).toHaveText('test purchases');
      await page.keyboard.press('Control+z');
      await expect(cell(page, 'Corrective advertising', 'basis')).toHaveText('');
    });

    test('vouchers are pasted below those of a head, all of them or none, as one step back', async () => {
      const { page } = door;
      await page.getByRole('textbox', { name: 'Filter' }).fill('test purchases');
      const grid = page.getByRole('grid', { name: 'Figures of all heads' });
      await page.getByRole('gridcell', { name: 'New voucher', exact: true }).click();
      await copied(page, 'Courier\t2026/3/1\tT-3\t90.00\r\nStorage\t3/4/2026\tT-4\t1.250\r\n');
      await grid.focus();
      await page.keyboard.press('Control+v');
      const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was written' });
      await expect(refusal.getByText(/new voucher 2 Storage · Date: “3\/4\/2026” is not a date/)).toBeVisible();
      await expect(row(page, 'Courier')).toHaveCount(0);
      await refusal.getByRole('button', { name: 'Close' }).click();
      await copied(page, 'Courier\t2026/3/1\tT-3\t90.00\r\nStorage\t2026-03-04\tT-4\t1250\r\n');
      await grid.focus();
      await page.keyboard.press('Control+v');
      await expect(cell(page, 'Courier', 'date')).toHaveText('2026-03-01');
      await expect(cell(page, 'Storage', 'value')).toHaveText('1,250.00');
      await expect(page.getByText('Vouchers added: 2')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Control+z');
      await expect(row(page, 'Courier')).toHaveCount(0);
      await expect(row(page, 'Storage')).toHaveCount(0);
      await page.getByRole('textbox', { name: 'Filter' }).fill('plaintiff');
      await expect(page.getByText(/^6 of \d+ figures/)).toBeVisible();
    });

    test('an undo pressed before the change is written, or before it has come back, takes back that change', async () => {
      const { page } = door;
      for (const slow of ['**/rpc/damages/putHeads', '**/rpc/damages/get*']) {
        await page.route(slow, async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 500));
          await route.continue();
        });
        await cell(page, 'Price erosion', 'basis').click();
        await page.keyboard.type('by hand');
        await page.keyboard.press('Enter');
        await expect(cell(page, 'Price erosion', 'basis')).toHaveText('by hand');
        await page.keyboard.press('Control+z');
        await expect(cell(page, 'Price erosion', 'basis')).toHaveText('');
        await page.unrouteAll({ behavior: 'wait' });
        await expect(cell(page, 'Price erosion', 'basis')).toHaveText('');
      }
      await expect(cell(page, 'Lost sales', 'value')).toHaveText('105,000.00');
    });

    test('many rows at once stand on an admission and on the same evidence', async () => {
      const { page } = door;
      await cell(page, 'Lost sales', 'value').click();
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByRole('button', { name: 'Stands on…' }).click();
      await page.getByRole('menuitem', { name: 'admission' }).click();
      await expect(cell(page, 'Profit margin on lost sales', 'standing')).toHaveText('admission');
      await expect(cell(page, 'Lost sales', 'evidence')).toHaveText('none');
      await page.getByRole('button', { name: 'Evidence…' }).click();
      await page.getByRole('combobox', { name: 'Evidence' }).click();
      await page.getByRole('option').first().click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Set', exact: true }).click();
      await expect(cell(page, 'Lost sales', 'evidence')).not.toHaveText('none');
      await expect(cell(page, 'Profit margin on lost sales', 'evidence')).not.toHaveText('none');
    });

    test('speaks Chinese, and reads it', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: '简体中文' }).click();
      await page.keyboard.press('Escape');
      const grid = page.getByRole('grid', { name: '全部赔偿项目的数据' });
      await page.getByRole('gridcell', { name: '自认' }).first().click();
      await copied(page, '估算');
      await grid.focus();
      await page.keyboard.press('Control+v');
      await expect(page.getByRole('gridcell', { name: '估算' }).first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: '导入…' }).click();
      const dialog = page.getByRole('dialog', { name: '导入损失表格' });
      await dialog
        .getByRole('textbox', { name: '各行内容' })
        .fill('项目编号\t规则\t名称\t费用项目\t金额\nk\tus.costs\tCosts of the test purchases\t公证费\t800');
      await dialog.getByRole('button', { name: '查看' }).click();
      await expect(dialog.getByText('赔偿项目：新增 0，修改 1，不变 0')).toBeVisible();
      await dialog.getByRole('button', { name: '导入', exact: true }).click();
      await page.getByRole('textbox', { name: '筛选' }).fill('公证');
      await expect(page.getByRole('gridcell', { name: '公证费' })).toBeVisible();
    });
  });
