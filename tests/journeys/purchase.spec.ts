/** A test purchase: planned, recorded step by step, checked, and its declaration printed. */
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { pagesOf, qpdfCheck } from '../core/document/pdf/outside.ts';
import { accessibilityFaults, DOORS, type Door, openDoor } from '../support/door.ts';

const SAMPLES = { browser: 'maison-schedule-a', desktop: 'longgang-watches' } as const;

for (const kind of DOORS)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    test.beforeAll(async () => {
      door = await openDoor(kind);
      await door.importFolder(resolve('templates/samples', SAMPLES[kind]));
      await expect(door.page.getByRole('tab', { name: 'Exhibits' })).toBeVisible({ timeout: 120_000 });
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    const record = () => door.page.getByRole('dialog', { name: /^(Test purchase|取证购买)/ });
    const part = (name: string) => record().getByRole('region', { name, exact: true });

    test('lists the purchases with what each lacks', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Sellers' }).click();
      await page.getByRole('tab', { name: 'Test purchases' }).click();
      await expect(page.getByText(/\d+ missing/).first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('is recorded step by step, and says what comes next', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Plan a test purchase' }).click();
      await page.getByRole('menuitem').first().click();
      await expect(record()).toBeVisible();
      await record().getByRole('textbox', { name: 'Order number' }).fill('TB-77');
      await record().getByRole('textbox', { name: 'Goods', exact: true }).fill('wristwatch <b>ORDELLIN</b>');
      const order = part('Order');
      await order.getByRole('textbox', { name: 'Date' }).fill('2026-07-06');
      await order.getByRole('textbox', { name: 'By whom' }).fill('Marcus Odell');
      await record().getByRole('button', { name: 'Add: Payment' }).click();
      await part('Payment').getByRole('textbox', { name: 'Paid' }).fill('59.89');
      await part('Payment').getByRole('textbox', { name: 'Currency' }).fill('USD');
      await record().getByRole('button', { name: 'Add: Receipt' }).click();
      await part('Receipt').getByRole('textbox', { name: 'Date' }).fill('2026-07-02');
      await part('Receipt').getByRole('textbox', { name: 'Delivered to' }).fill('Chicago, Illinois');
      await part('Receipt').getByRole('textbox', { name: 'By whom' }).fill('Marcus Odell');
      const early = part('What is missing').getByText(/^receipt of 2026-07-02 lies before order of 2026-07-06/i);
      await expect(early).toBeVisible();
      await early.click();
      const delivered = part('Receipt').getByRole('textbox', { name: 'Date' });
      await expect(delivered).toBeFocused();
      await delivered.fill('2026-07-22');
      await expect(early).toHaveCount(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('takes back a step that was removed', async () => {
      const { page } = door;
      const drop = record().getByRole('button', { name: 'Remove Shipment' });
      // What is missing is asked again after every change, and the list above may grow or shrink under the pointer.
      await expect(async () => {
        if ((await drop.count()) === 0) await record().getByRole('button', { name: 'Add: Shipment' }).click({ timeout: 2_000 });
        await expect(drop).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await drop.click();
      await expect(part('Shipment')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await page.getByRole('row', { name: /TB-77/ }).click();
      await expect(part('Shipment')).toBeVisible();
    });

    test('prints its papers', async () => {
      const papers = part('Papers');
      if (kind === 'browser') {
        await record().getByRole('textbox', { name: 'Buyer', exact: true }).fill('Marcus Odell');
        await record().getByRole('combobox', { name: 'The buyer signs' }).click();
        await door.page.getByRole('option', { name: 'outside the United States' }).click();
        const bytes = await door.saved(
          () => papers.getByRole('button', { name: 'Declaration of the Buyer PDF' }).click(),
          'declaration.pdf',
        );
        expect(qpdfCheck(bytes)).toBe('');
        const words = pagesOf(bytes).join(' ').replace(/\s+/g, ' ');
        expect(words).toContain('DECLARATION OF MARCUS ODELL');
        expect(words).toContain('wristwatch <b>ORDELLIN</b>');
        expect(words).toContain('under the laws of the United States of America that the foregoing is true and correct');
      } else {
        const bytes = await door.saved(() => papers.getByRole('button', { name: '公证申请清单 PDF' }).click(), 'notary.pdf');
        expect(qpdfCheck(bytes)).toBe('');
        expect(pagesOf(bytes).join('')).toContain('TB-77');
      }
      await papers
        .getByRole('button', { name: /^Look at it/ })
        .first()
        .click();
      await expect(door.page.getByRole('dialog').last()).toContainText('TB-77');
      await door.page.keyboard.press('Escape');
    });

    test('speaks Chinese', async () => {
      const { page } = door;
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('combobox', { name: 'Language' }).click();
      await page.getByRole('option', { name: '简体中文' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('row', { name: /TB-77/ }).click();
      await expect(part('缺项')).toContainText('没有封条编号');
      await expect(part('收货').getByRole('textbox', { name: '收货地（省市）' })).toHaveValue('Chicago, Illinois');
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
