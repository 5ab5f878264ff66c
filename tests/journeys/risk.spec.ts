/** Which shop to go after first: a listing is completed, the ranking follows, and the score says why, and why not higher. */
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { accessibilityFaults, type Door, openDoor } from '../support/door.ts';

// What the page does is the same at both doors; the others are walked at the other one.
for (const kind of ['desktop'] as const)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    test.beforeAll(async () => {
      door = await openDoor(kind);
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    test('a listing says what it offers and what does not count', async () => {
      const { page } = door;
      await door.importFolder(resolve('templates/samples/maison-schedule-a'));
      await page.getByRole('tab', { name: 'Sellers' }).click();
      await page.getByRole('tab', { name: 'Listings' }).click();
      const grid = page.getByRole('grid', { name: 'Listings' });
      await grid.getByRole('row').nth(1).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('textbox', { name: 'Title' }).fill('r3plica bag, mirror quality');
      // The list is saved whole: what is added before the answer comes is added to what was just added.
      await page.route('**/rpc/seller/put', async (route) => {
        await delay(400);
        await route.continue();
      });
      for (const units of ['2', '3']) {
        await drawer.getByRole('textbox', { name: 'Units', exact: true }).fill(units);
        await drawer.getByRole('button', { name: 'Exclude units' }).click();
      }
      await expect(drawer.getByText('brushed: 3')).toBeVisible();
      await page.unrouteAll({ behavior: 'wait' });
      await drawer.getByRole('button', { name: 'Remove 2', exact: true }).click();
      await expect(drawer.getByText('brushed: 3')).toBeHidden();
      await expect(drawer.getByText('brushed: 2')).toBeVisible();
      await expect(drawer.getByText(/excluded without a reason/)).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
      await expect(grid.getByText('r3plica bag, mirror quality')).toBeVisible();
    });

    test('the ranking has it, with the words as written and what is missing', async () => {
      const { page } = door;
      await page.getByRole('tab', { name: 'Risk' }).click();
      const grid = page.getByRole('grid', { name: 'Risk' });
      await expect(grid.getByRole('row').nth(1)).toBeVisible();
      await grid
        .getByText(/mirror quality/)
        .first()
        .click();
      const drawer = page.getByRole('dialog');
      await expect(drawer.getByText('Writes “r3plica” for “replica”, in disguise')).toBeVisible();
      await expect(drawer.getByRole('region', { name: 'Why it is not higher' }).getByText('missing').first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
    });

    test('weights are changed, taken back, and scores recorded', async () => {
      const { page } = door;
      const score = page
        .getByRole('grid', { name: 'Risk' })
        .getByRole('row')
        .filter({ hasText: 'mirror quality' })
        .getByRole('gridcell')
        .first();
      const before = await score.innerText();
      await page.getByRole('button', { name: 'Weights' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Wording' }).fill('90');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await expect(score).not.toHaveText(before);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(score).toHaveText(before);
      await page.getByRole('button', { name: 'Record scores' }).click();
      const notice = page.getByText(/scores recorded with formula/);
      await expect(notice).toBeVisible();
      await page.getByRole('alert').filter({ has: notice }).getByRole('button', { name: 'Close' }).click();
      await expect(notice).toBeHidden();
    });

    test('what is genuine is entered, and a search goes over all matters', async () => {
      const { page } = door;
      await page.getByRole('button', { name: 'Genuine goods' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Lowest price' }).fill('1,000');
      await dialog.getByRole('textbox', { name: 'Currency' }).fill('usd');
      await dialog.getByRole('button', { name: 'Add a price' }).click();
      await expect(dialog.getByText('every right · all goods · USD 1,000.00')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(
        page
          .getByRole('grid', { name: 'Risk' })
          .getByText(/of the lowest genuine price/)
          .first(),
      ).toBeVisible();
      await page.getByRole('tab', { name: 'Other matters' }).click();
      await expect(page.getByText('No seller of this matter is seen in another one.', { exact: false })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
