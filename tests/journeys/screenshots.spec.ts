/** The pictures of the README and of a look around: `npm run screenshots`. Not part of the tests; it checks nothing. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { openDoor } from '../support/door.ts';

const ROOMS = ['matter', 'sellers', 'evidence', 'exhibits', 'damages', 'filings', 'journal'] as const;
const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const;

test('@screenshots the whole workbench', async () => {
  test.setTimeout(600_000);
  const door = await openDoor('browser');
  const { page } = door;
  const folder = resolve('.build/screenshots');
  mkdirSync(folder, { recursive: true });
  mkdirSync('.readme', { recursive: true });
  await door.importFolder(resolve('templates/samples/maison-schedule-a'));
  await page.getByRole('tab', { name: 'Matter', exact: true }).waitFor({ timeout: 120_000 });
  const matter = page.url().replace(/\/matter$/, '');
  await page.goto(`${matter}/exhibits`);
  await page.getByRole('tab', { name: 'Binder', exact: true }).click();
  await page.getByRole('button', { name: 'Build the binder' }).click();
  await page.getByText('Binder 1', { exact: true }).waitFor({ timeout: 400_000 });
  for (const language of ['en', 'zh-CN'] as const)
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate(
        ([chosen, look]) =>
          fetch('/rpc/settings/put', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ json: { language: chosen, theme: look } }),
          }),
        [language, theme] as const,
      );
      await page.evaluate((look) => localStorage.setItem('mantine-color-scheme-value', look), theme);
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        for (const room of ROOMS) {
          await page.goto(`${matter}/${room}`);
          await expect(page.getByRole('tab').first()).toBeVisible();
          await page.waitForTimeout(900);
          await page.screenshot({ path: `${folder}/${language}-${theme}-${width}-${room}.png` });
        }
        await page.goto(`${matter}/evidence`);
        await page.getByRole('row').nth(3).click();
        await page.waitForTimeout(1_500);
        await page.screenshot({ path: `${folder}/${language}-${theme}-${width}-evidence-item.png` });
        await page.goto(`${matter}/exhibits`);
        for (const [no, tab] of (await page.getByRole('tabpanel').last().getByRole('tab').all()).entries()) {
          await tab.click();
          await page.waitForTimeout(600);
          await page.screenshot({ path: `${folder}/${language}-${theme}-${width}-exhibits-${no + 1}.png` });
        }
      }
      if (language === 'en' && theme === 'light') {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`${matter}/filings`);
        await page.getByRole('document').waitFor();
        await page.waitForTimeout(900);
        await page.screenshot({ path: '.readme/drafting.png' });
      }
    }
  await door.close();
});
