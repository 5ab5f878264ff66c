/** The evidence room at work: a folder comes in, what is in it is found, looked at, sorted, protected and pinned. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { accessibilityFaults, DOORS, type Door, openDoor } from '../support/door.ts';
import { PASSWORD, writeEvidenceFolder, writeMany } from '../support/evidence-files.ts';

const MANY = 300;

for (const kind of DOORS)
  test.describe(`at the ${kind} door`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: Door;
    let page: Page;
    test.beforeAll(async () => {
      door = await openDoor(kind, { ocr: true });
      ({ page } = door);
      await page.getByRole('button', { name: 'New matter' }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Lantern House v. Schedule A');
      await page.getByRole('combobox', { name: 'Court system' }).click();
      await page.getByRole('option', { name: 'United States', exact: false }).click();
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('tab', { name: 'Evidence' }).click();
      await expect(page.getByText('No evidence yet')).toBeVisible();
    });
    test.afterAll(() => door.close());
    test.afterEach(() => expect(door.faults).toEqual([]));

    const grid = () => page.getByRole('grid', { name: 'Evidence' });
    const box = () => page.getByRole('combobox', { name: 'Search the evidence' });
    /** Chooses a folder with all that is in it. */
    const chooseFolder = async (folder: string) => {
      await page.getByRole('button', { name: 'More ways to add' }).click();
      await door.choose(() => page.getByRole('menuitem', { name: 'Choose a folder …' }).click(), [folder]);
    };
    const open = async (name: string) => {
      await page.keyboard.press('Escape');
      await box().fill(name);
      await page.getByText(/^Items \(/).click();
      await grid().getByText(name, { exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    };
    const close = async () => {
      await page.getByRole('button', { name: 'Close the item' }).click();
      await box().fill('');
    };

    test('takes a folder, and says of every file what became of it', async () => {
      const folder = join(door.folder, 'from the client');
      mkdirSync(folder);
      await writeEvidenceFolder(folder);
      await chooseFolder(folder);
      const account = page.getByText(/^\d+ offered = /);
      // Eleven files, one more in the archive and one in the e-mail; one is empty, one the same as another.
      await expect(account).toHaveText('13 offered = 11 received + 1 already here + 1 refused', { timeout: 120_000 });
      await page.getByRole('button', { name: 'Show the list' }).click();
      const list = page.getByRole('dialog');
      await expect(list.getByText('empty.txt is empty', { exact: false })).toBeVisible();
      await list.getByText('Already here (1)').click();
      await expect(list.getByText('Same bytes as')).toBeVisible();
      await expect(list.getByRole('button', { name: 'receipt.txt', exact: true })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await list.getByRole('button', { name: 'receipt.txt', exact: true }).click();
      await expect(page.getByText('Order TB-1, paid USD 59.89')).toBeVisible();
      await close();
      await page.getByRole('button', { name: 'Put away' }).click();
      await expect(account).toBeHidden();
      await page.getByRole('button', { name: 'Received before' }).click();
      await page.getByRole('menuitem', { name: /13 offered/ }).click();
      await expect(list).toBeVisible();
      await page.keyboard.press('Escape');
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    test('finds a page in English and in Chinese, and marks the words on it', async () => {
      await page.keyboard.press('/');
      await expect(box()).toBeFocused();
      await box().fill('counterfeit');
      const hits = page.getByRole('listbox', { name: 'Pages found' });
      await expect(hits.getByRole('option', { name: /contract 合同\.pdf.*p\. 1/ })).toBeVisible({ timeout: 30_000 });
      await expect(hits.locator('mark').first()).toHaveText('counterfeit');
      expect(await accessibilityFaults(page)).toEqual([]);
      await box().fill('侵权');
      await expect(hits.getByRole('option')).toHaveCount(1);
      await expect(hits.getByRole('option')).toContainText('p. 2');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('spinbutton', { name: 'Page' }).or(page.getByRole('textbox', { name: 'Page', exact: true }))).toHaveValue(
        '2',
      );
      await expect(page.locator('[data-page="2"] [data-mark]')).toHaveCount(1);
      await page.getByRole('button', { name: 'Words of the page' }).click();
      await expect(page.getByRole('complementary', { name: 'Words of the page' }).locator('mark')).toHaveText('侵权');
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Close the words of the page' }).click();
      await page.keyboard.press('Control+f');
      await expect(box()).toBeFocused();
    });

    test('finds nothing, and says what to try', async () => {
      await box().fill('zebra crossing');
      await expect(page.getByText('Nothing found')).toBeVisible();
      await box().press('Escape');
      await expect(box()).toHaveValue('');
    });

    test('corrects the words of a page, and takes the correction back', async () => {
      await open('contract 合同.pdf');
      await page.getByRole('button', { name: 'Words of the page' }).click();
      await page.getByRole('button', { name: 'Correct the words' }).click();
      await page.getByRole('textbox', { name: 'Words of page 1' }).fill('Supply agreement about zebras');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Corrected', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByText('From the file', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Close the words of the page' }).click();
    });

    test('pins a place on a page, and a fact can name it', async () => {
      const sheet = page.locator('[data-page="1"]');
      await expect(sheet.locator('canvas')).toBeVisible();
      await page.getByRole('region', { name: /^Viewer/ }).focus();
      await page.keyboard.press('b');
      const at = await sheet.boundingBox();
      if (!at) throw new Error('the page is not drawn');
      await page.mouse.move(at.x + at.width * 0.1, at.y + at.height * 0.1);
      await page.mouse.down();
      await page.mouse.move(at.x + at.width * 0.6, at.y + at.height * 0.2, { steps: 3 });
      await page.mouse.up();
      const note = page.getByRole('textbox', { name: 'What pin 1 shows' });
      await expect(note).toBeFocused();
      await note.fill('the offer');
      await expect(sheet.getByRole('button', { name: 'Pin 1: the offer' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Matter', exact: true }).click();
      await page.getByRole('button', { name: /^Facts/ }).click();
      await page.getByRole('button', { name: 'Add a fact' }).click();
      await page.getByRole('menuitem').first().click();
      await page.getByRole('combobox', { name: 'Evidence', exact: true }).fill('the offer');
      await page.getByRole('option', { name: /contract 合同\.pdf, p\. 1: the offer/ }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Evidence' }).click();
      await open('contract 合同.pdf');
      await expect(page.getByText('names it as a source', { exact: false })).toBeVisible();
      await close();
    });

    test('sorts by key: tag, privilege, confidential, exhibit; one undo takes back what was done to many', async () => {
      await expect(page.getByText('11 of 11')).toBeVisible();
      const rows = grid().getByRole('row');
      await grid().focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await expect(page.getByText('3 chosen')).toBeVisible();
      await page.keyboard.press('t');
      await page.getByRole('combobox', { name: 'Tags' }).fill('key document');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Done' }).click();
      await expect(grid().getByText('key document')).toHaveCount(3);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(grid().getByText('key document')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(page.getByText('3 chosen')).toBeHidden();
      await rows.nth(1).getByRole('checkbox').check();
      await page.keyboard.press('p');
      await page.getByRole('button', { name: 'Attorney work product' }).click();
      await page.getByRole('button', { name: 'Mark as privileged' }).click();
      await expect(rows.nth(1).getByRole('img', { name: 'Privileged: Attorney work product' })).toBeVisible();
      await page.keyboard.press('c');
      await expect(rows.nth(1).getByRole('img', { name: 'Confidential' })).toBeVisible();
      await page.keyboard.press('e');
      // A privileged item goes before the court only with a reason.
      await expect(page.getByText('A privileged item before the court?')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByText('Mark as exhibit', { exact: true })).toBeVisible();
      await page.keyboard.press('Escape');
    });

    test('shows what came in an e-mail under it, and the e-mail without its script', async () => {
      await open('reply.eml');
      const frame = page.frameLocator('iframe');
      await expect(frame.getByText('The replica is of genuine quality.')).toBeVisible();
      expect(await page.title()).not.toBe('run');
      await page.getByRole('button', { name: 'label.png' }).click();
      await expect(page.getByText('Came in')).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await close();
      await expect(grid().getByText('Re: Order TB-77 refund')).toBeVisible();
    });

    test('says where a photograph was taken before it goes to anyone', async () => {
      await open('photo.jpg');
      await expect(page.getByText('photo.jpg tells where it was taken', { exact: false })).toBeVisible();
      await expect(page.getByText('Names a position')).toBeVisible();
      await close();
    });

    test('opens a locked file with its password, not with another', async () => {
      await open('locked.pdf');
      await page.getByRole('textbox', { name: 'Password' }).fill('guess');
      await page.getByRole('button', { name: 'Unlock' }).click();
      await expect(page.getByText('That password does not open locked.pdf')).toBeVisible();
      // The refusal is an answer, not a fault: the browser logs its status all the same.
      (door.faults as string[]).splice(0, door.faults.length, ...door.faults.filter((fault) => !/status of 422/.test(fault)));
      await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await expect(page.locator('[data-page="1"] canvas')).toBeVisible({ timeout: 20_000 });
      await close();
    });

    test('can be paused and goes on where it stood', async () => {
      // On the wire each piece takes a while, as it would from a slow disk.
      if (kind === 'browser') {
        await page.route('**/uploads**', async (route) => {
          await delay(15);
          await route.continue();
        });
      }
      const folder = join(door.folder, 'many');
      writeMany(folder, MANY);
      await chooseFolder(folder);
      await page.getByRole('button', { name: 'Pause' }).first().click();
      await page.getByRole('button', { name: 'Resume' }).first().click();
      await page.unrouteAll({ behavior: 'wait' });
      await expect(page.getByText(`${MANY} files received`)).toBeVisible({ timeout: 120_000 });
      await expect(page.getByText(`${MANY + 11} of ${MANY + 11}`)).toBeVisible();
    });

    test('filters what is listed and what is searched alike', async () => {
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('combobox', { name: 'Type of file' }).click();
      await page.getByRole('option', { name: 'PDF' }).click();
      await page.keyboard.press('Escape');
      await expect(page.getByText(`3 of ${MANY + 11}`)).toBeVisible();
      await box().fill('lantern');
      await page.getByText(/^Pages \(/).click();
      const hits = page.getByRole('listbox', { name: 'Pages found' });
      await expect(hits.getByRole('option', { name: /contract/ }).first()).toBeVisible();
      await expect(hits.getByRole('option', { name: /listing\.html/ })).toHaveCount(0);
      await box().fill('');
      await page.getByRole('button', { name: 'Take off the filter PDF' }).click();
      await expect(page.getByText(`${MANY + 11} of ${MANY + 11}`)).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
