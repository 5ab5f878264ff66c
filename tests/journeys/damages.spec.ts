/** From evidence to a figure: a head entered, measures compared, other figures tried, one elected with its reason, and what is ready to file. */
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults, type Door, openDoor } from '../support/door.ts';

const view = (page: Page, name: string) => page.getByRole('radiogroup').first().getByText(name, { exact: true });

// What the page does is the same at both doors; other journeys walk through the desktop one.
test.describe('damages in English', () => {
  test.describe.configure({ mode: 'serial' });
  let door: Door;
  test.beforeAll(async () => {
    door = await openDoor('browser');
  });
  test.afterAll(() => door.close());
  test.afterEach(() => expect(door.faults).toEqual([]));

  test('a head takes figures with evidence, a range and another standing', async () => {
    const { page } = door;
    await door.importFolder(resolve('templates/samples/maison-schedule-a'));
    await page.getByRole('tab', { name: 'Damages' }).click();
    await page.getByRole('button', { name: 'Add a head' }).first().click();
    await page.getByRole('menuitem', { name: /1117\(a\)\(2\)/ }).click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    const lost = page.getByRole('textbox', { name: 'Lost sales: Value', exact: true });
    await lost.fill('100,000');
    await lost.blur();
    await page.getByRole('combobox', { name: 'Lost sales: Evidence', exact: true }).click();
    await page.getByRole('option').first().click();
    await page.keyboard.press('Escape');
    const margin = page.getByRole('textbox', { name: 'Profit margin on lost sales: Value' });
    await margin.fill('40%');
    await margin.blur();
    await page.getByRole('combobox', { name: 'Profit margin on lost sales: Stands on' }).click();
    await page.getByRole('option', { name: 'estimate' }).click();
    await page.getByRole('textbox', { name: 'Profit margin on lost sales: At least' }).fill('30%');
    await page.getByRole('textbox', { name: 'Profit margin on lost sales: At most' }).fill('50%');
    const result = page.getByRole('region', { name: 'Result' });
    await expect(result.getByText('$40,000.00').first()).toBeVisible();
    // Claimed beside statutory damages of the same group: the total stays open until one is chosen.
    await expect(page.getByRole('region', { name: 'Totals' }).getByText('open').first()).toBeVisible();
    await page.getByRole('button', { name: 'Lost sales: More', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Lost sales: Valued at', exact: true })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('measures stand side by side, with what carries them and what is missing', async () => {
    const { page } = door;
    await view(page, 'Measures').click();
    const table = page.getByRole('table', { name: 'Measures side by side' });
    const row = table.getByRole('row').filter({ hasText: '1117(a)(2)' });
    await expect(row.getByText('$40,000.00', { exact: true })).toBeVisible();
    await expect(row.getByText('$30,000.00 – $50,000.00')).toBeVisible();
    await expect(row.getByText('1 of 2 with evidence')).toBeVisible();
    await expect(row.getByText('1 without evidence')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await row.getByRole('button').click();
    const panel = page.getByRole('dialog');
    await expect(panel.getByText('$100,000.00').first()).toBeVisible();
    await expect(panel.getByText('no evidence', { exact: true })).toBeVisible();
    await expect(panel.getByText('plaintiff proves loss and causation', { exact: false })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    // Per seller: by the arrow keys, and back.
    await page.getByRole('button', { name: 'Next seller' }).click();
    await expect(page.getByRole('combobox', { name: 'Measures of' })).toHaveValue(/^1 · /);
    await page.locator('body').press('ArrowRight');
    await expect(page.getByRole('combobox', { name: 'Measures of' })).toHaveValue(/^2 · /);
    await page.locator('body').press('ArrowLeft');
    await page.getByRole('button', { name: 'Previous seller' }).click();
    await expect(page.getByRole('combobox', { name: 'Measures of' })).toHaveValue('All sellers');
    await page.getByText('Chart', { exact: true }).click();
    await expect(page.getByRole('figure').getByText('$40,000.00')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByText('Table', { exact: true }).click();
  });

  test('other figures are tried and nothing is saved, until they are kept', async () => {
    const { page } = door;
    const row = page.getByRole('table', { name: 'Measures side by side' }).getByRole('row').filter({ hasText: '1117(a)(2)' });
    const attempt = async () => {
      await row.getByRole('button').click();
      await page.getByRole('button', { name: 'What if …' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('Nothing is saved')).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Lost sales', exact: true }).fill('200,000');
      const own = dialog.getByRole('row').nth(1);
      await expect(own.getByText('$80,000.00', { exact: true })).toBeVisible();
      await expect(own.getByText('+$40,000.00')).toBeVisible();
      return dialog;
    };
    const dialog = await attempt();
    await dialog.getByRole('textbox', { name: 'Lost sales', exact: true }).fill('a lot');
    await expect(dialog.getByText('a lot', { exact: false }).first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(row.getByText('$40,000.00', { exact: true })).toBeVisible();
    await (await attempt()).getByRole('button', { name: 'Keep these figures' }).click();
    await expect(page.getByText('The figures are kept')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(row.getByText('$80,000.00', { exact: true })).toBeVisible();
  });

  test('one is elected with its reason, and the total follows', async () => {
    const { page } = door;
    const row = page.getByRole('table', { name: 'Measures side by side' }).getByRole('row').filter({ hasText: '1117(a)(2)' });
    await row.getByRole('button').click();
    await page.getByRole('button', { name: 'Elect …' }).click();
    const ask = page.getByRole('dialog', { name: 'Elect this measure' });
    await ask.getByRole('textbox', { name: 'Reason' }).fill('Sales lost are documented month by month.');
    await ask.getByRole('button', { name: 'Elect this measure' }).click();
    await expect(row.getByText('Claimed · chosen')).toBeVisible();
    await view(page, 'Heads').click();
    await expect(page.getByRole('region', { name: 'Totals' }).getByText('$80,000.00').first()).toBeVisible();
  });

  test('readiness says what can be filed and what evidence would gain most', async () => {
    const { page } = door;
    await view(page, 'Readiness').click();
    const claims = page.getByRole('region', { name: 'Claims today' });
    await expect(claims.getByText(/to settle first/).first()).toBeVisible();
    await expect(claims.getByText('Can be filed today').first()).toBeVisible();
    const raise = page.getByRole('table', { name: 'What would raise the proved figure most' }).getByRole('row').nth(1);
    await expect(raise).toContainText('Profit margin on lost sales');
    expect(await accessibilityFaults(page)).toEqual([]);
    await raise.getByRole('button').click();
    await expect(page.locator('[data-where$="/margin"]')).toBeFocused();
  });

  test('the workbook is saved, sellers are listed and searched, and the election is undone', async () => {
    const { page } = door;
    const bytes = await door.saved(() => page.getByRole('button', { name: 'Export to Excel' }).click(), 'damages.xlsx');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    await view(page, 'By seller').click();
    const grid = page.getByRole('grid', { name: /^By seller/ });
    await expect(grid.getByRole('row').nth(1)).toContainText('1');
    await page.getByRole('textbox', { name: 'Number, name, shop or mark' }).fill('pellaro');
    await expect(page.getByText(/^\d of 96$/)).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByText('Chart', { exact: true }).click();
    await expect(page.getByRole('region', { name: 'Claimed from each seller' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await view(page, 'Heads').click();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(page.getByRole('region', { name: 'Totals' }).getByText('open').first()).toBeVisible();
  });

  test('interest runs on the figure of another head, as long as the same sellers owe both together', async () => {
    const { page } = door;
    await page.getByRole('button', { name: 'Add a head' }).first().click();
    await page.getByRole('menuitem', { name: /^Prejudgment interest federal/ }).click();
    await page.getByRole('combobox', { name: 'Sum that bears interest: Figure' }).click();
    await page.getByRole('option', { name: 'Actual damages' }).click();
    const principal = page.getByRole('textbox', { name: 'Sum that bears interest: Value' });
    await expect(principal).toHaveValue('80,000.00');
    await expect(principal).not.toBeEditable();
    const rate = page.getByRole('textbox', { name: 'Average prime rate: Value' });
    await rate.fill('5%');
    await rate.blur();
    const days = page.getByRole('textbox', { name: 'Days: Value' });
    await days.fill('365');
    await days.blur();
    await expect(page.getByRole('region', { name: 'Result' }).getByText('$4,000.00').first()).toBeVisible();
    await expect(page.getByText(/is taken from “?"?Actual damages.*where evidence is lacking/).first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);

    // Owed by groups: each of them once, and no one figure is left for the interest.
    await page.getByRole('button', { name: /^Actual damages/, expanded: false }).click();
    await page.getByRole('combobox', { name: 'Owed' }).click();
    await page.getByRole('option', { name: 'by each group once, jointly' }).click();
    await expect(page.getByText(/is not owed by the same sellers together/).first()).toBeVisible();
    await view(page, 'Measures').click();
    const row = page.getByRole('table', { name: 'Measures side by side' }).getByRole('row').filter({ hasText: '1117(a)(2)' });
    await page.getByRole('button', { name: 'Next seller' }).click();
    await expect(row.getByText('$80,000.00', { exact: true })).toBeVisible();

    // One figure divided: 96 parts that add up to it, to the cent.
    await view(page, 'Heads').click();
    await page.getByRole('combobox', { name: 'Owed' }).click();
    await page.getByRole('option', { name: 'one figure, divided among them' }).click();
    await expect(page.getByRole('combobox', { name: 'Divided' })).toHaveValue('equally');
    await view(page, 'Measures').click();
    await page.getByRole('button', { name: 'Next seller' }).click();
    await expect(row.getByText('$833.34', { exact: true })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test('损失计算：对比、试算与起诉准备', async () => {
  const door = await openDoor('browser');
  try {
    const { page } = door;
    await page.evaluate(() =>
      fetch('/rpc/settings/put', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: { language: 'zh-CN' } }),
      }),
    );
    await page.reload();
    await door.importFolder(resolve('templates/samples/longgang-watches'));
    await page
      .getByRole('tab', { name: '赔偿' })
      .or(page.getByRole('tab', { name: '损失' }))
      .first()
      .click();
    await view(page, '方法对比').click();
    const table = page.getByRole('table', { name: '各计算方法对比' });
    await table.getByRole('button').first().click();
    const panel = page.getByRole('dialog');
    await expect(panel.getByText(/项有证据|无须证明/).first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await view(page, '赔偿项目').click();
    await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('button').first().click();
    await page.getByRole('button', { name: '试算……' }).click();
    await expect(page.getByRole('dialog').getByText('不会保存')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await view(page, '起诉准备').click();
    await expect(page.getByRole('region', { name: '今日可否起诉' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(door.faults).toEqual([]);
  } finally {
    await door.close();
  }
});
