/** The browser door as a user meets it: how long until the first page can be used, and how long the document lags behind the keys. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Router } from '#core/api/router.ts';
import { findChromium } from '../support/tools.ts';

interface Served {
  readonly url: string;
  readonly token: string;
  readonly child: ChildProcess;
  readonly started: number;
  /** Milliseconds from the start of the process to the line with its address. */
  readonly ready: number;
}

async function serve(workspace: string, settings: string): Promise<Served> {
  const started = performance.now();
  const child = spawn(process.execPath, ['electron/cli/casewright.ts', 'serve', workspace, '--json'], {
    env: { ...process.env, CASEWRIGHT_SETTINGS: settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data: Buffer) => {
      text += data;
      if (text.includes('\n')) resolve(text);
    });
    child.on('exit', (code) => reject(new Error(`the workbench ended with ${code}`)));
  });
  return { ...(JSON.parse(line) as { url: string; token: string }), child, started, ready: performance.now() - started };
}

async function stop({ child }: Served): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

export function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
}

const freshPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en-US' })).newPage();

export interface ColdStart {
  readonly ready: number;
  /** Milliseconds from the start of the process until the list of matters is on the screen and takes a click. */
  readonly usable: number;
}

/** Chromium runs already, with nothing cached, as a user's browser does. */
export async function coldStart(browser: Browser, workspace: string, settings: string): Promise<ColdStart> {
  const served = await serve(workspace, settings);
  const page = await freshPage(browser);
  try {
    await page.goto(served.url);
    await page.locator('a[href^="/m/"]').first().click({ trial: true });
    return { ready: served.ready, usable: performance.now() - served.started };
  } finally {
    await page.context().close();
    await stop(served);
  }
}

/** Milliseconds of one keystroke. */
export interface Keystroke {
  /** From the input event to the new word in the document. */
  readonly total: number;
  /** The same from the moment the page sends the change, so without the pause in which it waits for the next key. */
  readonly sent: number;
  /** From the page asking for the document to the answer. */
  readonly answer: number;
}

const TEMPLATE = 'us-federal/complaint';

/** Fills a missing registration number in beside the document, `times` times. */
export async function keystrokes(browser: Browser, workspace: string, settings: string, times: number): Promise<readonly Keystroke[]> {
  const served = await serve(workspace, settings);
  const { origin } = new URL(served.url);
  const link = new RPCLink({ url: `${origin}/rpc`, headers: { authorization: `Bearer ${served.token}` } });
  const client: RouterClient<Router> = createORPCClient(link);
  const page = await freshPage(browser);
  try {
    const [matter] = await client.matter.list();
    const id = matter?.id ?? '';
    const [right] = (await client.matter.get({ id })).rights;
    if (!right) throw new Error('the matter has no right');
    const put = (number: string) => client.matter.put({ matter: id, collection: 'rights', item: { id: right.id, number } });
    await page.addInitScript(watchKeys);
    await page.goto(served.url);
    await page.locator('a[href^="/m/"]').first().waitFor();
    const measured: Keystroke[] = [];
    // The first two only warm everything up.
    for (let n = -2; n < times; n++) {
      await put('');
      await page.goto(`${origin}/m/${id}/filings?template=${encodeURIComponent(TEMPLATE)}`);
      const point = page.locator(`[data-finding="matter/rights/${right.id}/number"]`);
      await point.locator('button').first().click();
      const input = point.locator('input').first();
      await input.waitFor();
      await page.locator('[role=document] [data-path="rights[0].number"]').first().waitFor();
      // The page still fetches this and that after it has shown the document; a user does not type within that second.
      await page.waitForTimeout(1200);
      await input.press('7');
      const stroke = await page.waitForFunction(() => (window as unknown as { stroke?: Keystroke }).stroke);
      if (n >= 0) measured.push((await stroke.jsonValue()) as Keystroke);
    }
    await put(right.number);
    return measured;
  } finally {
    await page.context().close();
    await stop(served);
  }
}

/** Runs in the page: notes when a key came in, when the change went out, and when the word stood in the document. */
function watchKeys(): void {
  const times = { input: 0, sent: 0, asked: 0, answered: 0 };
  const shown = () => document.querySelector('[role=document] [data-path="rights[0].number"]')?.textContent === '7';
  const { fetch } = window;
  window.fetch = async (...args) => {
    const [target] = args;
    const url = target instanceof Request ? target.url : String(target);
    const asked = performance.now();
    if (times.input > 0 && times.sent === 0 && url.includes('/matter/put')) times.sent = asked;
    const answer = await fetch(...args);
    if (times.sent > 0 && url.includes('/filing/preview')) Object.assign(times, { asked, answered: performance.now() });
    return answer;
  };
  document.addEventListener(
    'input',
    () => {
      times.input = performance.now();
      const observer = new MutationObserver(() => {
        if (!shown()) return;
        observer.disconnect();
        const now = performance.now();
        const stroke = { total: now - times.input, sent: now - times.sent, answer: times.answered - times.asked };
        Object.assign(window, { stroke });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    { capture: true, once: true },
  );
}
