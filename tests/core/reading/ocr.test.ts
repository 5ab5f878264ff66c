import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#core/kit/problem.ts';
import { checkoutPlaces } from '#core/places.ts';
import { type Ocr, type OcrOptions, openOcr } from '#core/reading/ocr.ts';
import { joined } from '#core/reading/ocr-words.ts';
import { nodeFork } from '#core/world.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { blank, pictureOf, share } from './ocr-pictures.ts';

const ENGLISH = [
  'Order number 112-4459871-0032264',
  'Sold by Shenzhen Brightway Trading Store',
  'Total USD 38.90, shipped to Chicago, Illinois 60604',
];
const CHINESE = ['深圳市龙岗区某某贸易有限公司', '侵害商标权纠纷', '卖家承诺正品，假一赔十'];

const places = checkoutPlaces();
const open: Ocr[] = [];
const engine = (options: Partial<OcrOptions> = {}): Ocr => {
  const ocr = openOcr({ fork: nodeFork, worker: places.worker('ocr'), ...places.ocr, ...options });
  open.push(ocr);
  return ocr;
};
afterAll(() => {
  for (const ocr of open) ocr.close();
});

let folder = '';
let ocr: Ocr;
const file = async (name: string, bytes: Uint8Array | string) => {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
};
const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
beforeAll(async () => {
  folder = await temporaryFolder();
  ocr = engine();
});

describe('a picture of a page', () => {
  it.each([
    ['English', ENGLISH, 'eng', 0.97],
    ['Chinese', CHINESE, 'chi_sim', 0.9],
    ['both at once', [...ENGLISH.slice(0, 2), ...CHINESE.slice(0, 2)], 'eng+chi_sim', 0.93],
  ] as const)('%s is read, line by line, with how sure the engine is', async (name, lines, language, least) => {
    const seen = await ocr.read(await file(`${name}.png`, await pictureOf(...lines)));
    if (typeof seen === 'string') throw new Error(seen);
    expect(share(lines.join(''), seen.text)).toBeGreaterThanOrEqual(least);
    expect(seen).toMatchObject({ language });
    expect(seen.confidence).toBeGreaterThan(60);
    expect(seen.text.split(/\n+/)).toHaveLength(lines.length);
    // No blanks between the words of a Chinese line.
    expect(seen.text).not.toMatch(/\p{Script=Han} \p{Script=Han}/u);
  });

  it('has every word in its box, in fractions of the picture', async () => {
    const seen = await ocr.read(await file('boxes.png', await pictureOf('upper left', ' ', ' ', 'lower line')));
    if (typeof seen === 'string') throw new Error(seen);
    const box = (text: string) => seen.words.find((word) => word.text === text) ?? expect.fail(`${text} in ${seen.text}`);
    for (const { x, y, width, height } of seen.words) {
      for (const value of [x, y, width, height]) expect(value).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(1.0001);
      expect(y + height).toBeLessThanOrEqual(1.0001);
    }
    expect(box('upper').x).toBeLessThan(box('left').x);
    expect(box('upper').y).toBeLessThan(0.5);
    expect(box('lower').y).toBeGreaterThan(0.5);
  });

  it('without words gives none', async () => {
    const seen = await ocr.read(await file('white.png', await blank(600, 400)));
    expect(seen).toMatchObject({ text: '', confidence: 0, words: [] });
  });
});

describe('what goes wrong', () => {
  it('a picture that is none is damaged, and the next one is read', async () => {
    expect(await ocr.read(await file('none.png', 'this is no picture at all, only some words'))).toBe('damaged');
    expect(await ocr.read(join(folder, 'gone.png'))).toBe('damaged');
    expect(await ocr.read(await file('after.png', await pictureOf('still here')))).toMatchObject({ text: 'still here' });
  });

  it('a process that dies takes its picture with it, and another one starts', async () => {
    const path = await file('again.png', await pictureOf(...ENGLISH, ...ENGLISH, ...ENGLISH));
    const reading = ocr.read(path);
    const { pid } = ocr;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (pid) process.kill(pid, 'SIGKILL');
    expect(await reading).toBe('damaged');
    expect(await ocr.read(path)).toMatchObject({ language: 'eng' });
    expect(ocr.pid).not.toBe(pid);
  });

  it('a page that takes too long is given up, and its process with it', async () => {
    const hasty = engine({ seconds: 0.05 });
    const path = await file('slow.png', await pictureOf(...ENGLISH, ...ENGLISH, ...ENGLISH));
    expect(await hasty.read(path)).toBe('too-slow');
    expect(hasty.pid).toBeUndefined();
  });

  it('whoever no longer wants a page gets the processor back', async () => {
    const path = await file('unwanted.png', await pictureOf(...ENGLISH, ...ENGLISH, ...ENGLISH));
    await ocr.read(await file('first.png', await pictureOf('first')));
    const { pid = 0 } = ocr;
    const stop = new AbortController();
    const reading = ocr.read(path, { signal: stop.signal });
    const behind = ocr.read(path, { signal: stop.signal });
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error('closing'));
    await expect(reading).rejects.toThrow('closing');
    await expect(behind).rejects.toThrow('closing');
    await expect.poll(() => alive(pid)).toBe(false);
  });

  it('an engine that cannot be started says so, each time', async () => {
    const broken = engine({ core: join(folder, 'no-engine.js') });
    const refused = broken.read(await file('any.png', await pictureOf('any')));
    await expect(refused).rejects.toBeInstanceOf(Problem);
    await expect(refused).rejects.toMatchObject({ id: 'reading.no-ocr' });
    await expect(broken.read(join(folder, 'any.png'))).rejects.toMatchObject({ id: 'reading.no-ocr' });
  });
});

it('blanks go from between Chinese characters and stay elsewhere', () => {
  expect(joined('深圳 市 龙岗 区 ， 中 国')).toBe('深圳市龙岗区，中国');
  expect(joined('订单 编号 SY99 0000 共 2 件')).toBe('订单编号 SY99 0000 共 2 件');
  expect(joined('two words')).toBe('two words');
});
