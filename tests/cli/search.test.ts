/** Search from the terminal, as a user runs it. */
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Found } from '#core/evidence/text/model.ts';
import { type Here, json, verb } from '../support/terminal.ts';
import { temporaryFolder } from '../support/workspace.ts';

type Told = Found & { readonly textWaiting: number; readonly ocrWaiting: number };

const at = (args: readonly string[], here: Here = {}) => verb(args, { INIT_CWD: desk, ...here });
let desk = '';
let first: Told;

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'Acme.casewright']);
  await at(['import', 'Acme.casewright', resolve('templates/samples/longgang-watches')]);
  // Before anything was read: names and titles alone.
  first = json(await at(['search', 'Acme.casewright', '注册商标', '--no-wait', '--json']));
});

describe('search', () => {
  it('--no-wait answers from what is there, and says what is not', () => {
    expect(first.textWaiting).toBeGreaterThan(20);
    expect(first.hits.length).toBeGreaterThan(0);
    expect(first.hits.every(({ page }) => page === 0)).toBe(true);
  });

  it('reads what waits, then finds pages, with the words in their places', async () => {
    const found = json<Told>(await at(['search', 'Acme.casewright', '注册商标', '--limit', '3', '--json']));
    expect(found).toMatchObject({ textWaiting: 0, capped: false });
    // Screenshots wait for --ocr, which takes a second for each.
    expect(found.ocrWaiting).toBeGreaterThan(0);
    expect(found.total).toBeGreaterThan(first.total);
    expect(found.hits).toHaveLength(3);
    const [hit] = found.hits;
    const marked = hit?.marks.map(([start, length]) => hit.snippet.slice(start, start + length));
    expect(marked).toContain('注册商标');
  });

  it('prints pages for people, in their language', async () => {
    const [english, chinese] = await Promise.all([
      at(['search', 'Acme.casewright', '商标', '--limit', '2']),
      at(['search', 'Acme.casewright', '商标', '--limit', '2'], { CASEWRIGHT_LANGUAGE: 'zh-CN' }),
    ]);
    expect(english.code).toBe(0);
    expect(english.out).toMatch(/, (page \d|title or name) {2}\(澄岚集市/);
    expect(english.notes).toMatch(/\d+ pages found, 2 shown/);
    expect(chinese.out).toMatch(/, (第 \d 页|标题或文件名) {2}\(澄岚集市/);
    expect(chinese.notes).toMatch(/共找到 \d+ 页，显示 2 页/);
  });

  it('refuses a matter that is not there', async () => {
    const none = await at(['search', 'Acme.casewright', '商标', '--matter', 'nothing']);
    expect(none.code).toBe(1);
    expect(none.notes).toContain('no matter "nothing"');
  });

  it.each([
    ['no query', ['search', 'Acme.casewright']],
    ['a limit that is none', ['search', 'Acme.casewright', 'x', '--limit', '0']],
  ])('%s is wrong use', async (_, args) => {
    const ended = await at(args);
    expect(ended.code).toBe(2);
    expect(ended.notes).toContain('usage: casewright search <workspace> <query>');
  });
});
