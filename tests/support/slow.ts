/**
 * A slower machine than this one, on request, to find what races: `CASEWRIGHT_SLOW_CPU=5` gives the page a fifth of the processor,
 * `CASEWRIGHT_SLOW_CALLS=7` holds every call back for 50 to 600 ms by the seed 7. Neither is set in a normal run.
 */
import type { Page } from '@playwright/test';

/** Runs in the page: half of the calls leave late, half of the answers come late, each by its own time. */
function holdCalls(seed: number): void {
  const [least, most] = [50, 600];
  let state = seed;
  // The same numbers from 0 to 1 for the same seed (mulberry32).
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const { fetch } = globalThis;
  // A slow machine sends what it was told to send before it leaves the page.
  const left = new Promise<void>((resolve) => window.addEventListener('pagehide', () => resolve(), true));
  globalThis.fetch = async (...asked) => {
    const url = asked[0] instanceof Request ? asked[0].url : String(asked[0]);
    if (!url.includes('/rpc/')) return fetch(...asked);
    const wait = least + (most - least) * next();
    const held = () => Promise.race([left, new Promise<void>((resolve) => setTimeout(resolve, wait))]);
    if (asked[1]?.keepalive) return fetch(...asked);
    if (next() < 0.5) {
      let leaving = false;
      void left.then(() => {
        leaving = true;
      });
      await held();
      return fetch(asked[0], leaving ? { ...asked[1], keepalive: true } : asked[1]);
    }
    const answer = await fetch(...asked);
    await held();
    return answer;
  };
}

/** Slows a page as the environment asks for; does nothing otherwise. */
export async function slowed(page: Page): Promise<void> {
  const { CASEWRIGHT_SLOW_CPU: rate, CASEWRIGHT_SLOW_CALLS: seed } = process.env;
  if (seed) {
    await page.addInitScript(holdCalls, Number(seed));
    // At the desktop the page is there already.
    if (page.url() !== 'about:blank') {
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  }
  if (rate) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: Number(rate) });
  }
}
