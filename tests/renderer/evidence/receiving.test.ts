import { describe, expect, it } from 'vitest';
import { gather } from '../../../renderer/evidence/receiving/dropped.ts';
import { createMeter, secondsLeft } from '../../../renderer/evidence/receiving/meter.ts';
import { durationText } from '../../../renderer/evidence/receiving/time-left.ts';

/** What a browser hands over for a dropped file or folder; `null` for one it cannot open. */
type Tree = { readonly [name: string]: Tree | string | null };

function entry(name: string, content: Tree | string | null): FileSystemEntry {
  if (content === null || typeof content === 'string') {
    const file = (done: (file: File) => void, failed: (error: Error) => void) =>
      content === null ? failed(new Error('NotReadableError')) : done(new File([content], name));
    return { isFile: true, isDirectory: false, name, file } as unknown as FileSystemEntry;
  }
  const children = Object.entries(content).map(([inner, one]) => entry(inner, one));
  const createReader = () => {
    // A reader tells of a hundred at a time, and of none when all are told.
    const waiting = [...children];
    return { readEntries: (done: (some: FileSystemEntry[]) => void) => done(waiting.splice(0, 100)) };
  };
  return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemEntry;
}

describe('what is dropped', () => {
  it('is every file of every folder, with its path in there', async () => {
    const { files } = await gather([entry('Shop 14', { receipts: { '10.pdf': 'b', '9.pdf': 'a' }, 'page.png': 'c' }), entry('x.txt', 'd')]);
    expect(files.map(({ name }) => name)).toEqual(['Shop 14/page.png', 'Shop 14/receipts/9.pdf', 'Shop 14/receipts/10.pdf', 'x.txt']);
  });

  it('is all of a folder of thousands, and of system files too', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_345 }, (_, i) => [`${i}.txt`, 'x']));
    const { files } = await gather([entry('many', { ...many, '.DS_Store': 'x', 'Thumbs.db': 'x' })]);
    expect(files).toHaveLength(2_347);
  });

  it('says what could not be opened, and goes on', async () => {
    const { files, unreadable } = await gather([entry('a', { 'gone.pdf': null, 'there.pdf': 'x' })]);
    expect(files.map(({ name }) => name)).toEqual(['a/there.pdf']);
    expect(unreadable).toEqual(['a/gone.pdf']);
  });
});

describe('the rate', () => {
  it('is not told until it is known, then follows the last seconds', () => {
    const meter = createMeter();
    meter.note(0, 0);
    expect(meter.rate()).toBeNull();
    meter.note(1_000, 1_000_000);
    expect(meter.rate()).toBe(1_000_000);
    for (let second = 2; second <= 20; second++) meter.note(second * 1_000, 1_000_000 + (second - 1) * 100);
    expect(meter.rate()).toBe(100);
  });

  it('begins anew after a pause', () => {
    const meter = createMeter();
    meter.note(0, 0);
    meter.note(1_000, 1_000);
    meter.reset();
    meter.note(60_000, 1_000);
    expect(meter.rate()).toBeNull();
  });

  it('tells the time left, and none when nothing moves', () => {
    expect(secondsLeft(1_000, 300)).toBe(4);
    expect(secondsLeft(1_000, 0)).toBeNull();
    expect(secondsLeft(1_000, null)).toBeNull();
  });

  it.each([
    [0, '1 sec'],
    [7, '7 sec'],
    [43, '45 sec'],
    [61, '2 min'],
    [3_560, '60 min'],
    [3_700, '1 hr'],
    [8_000, '2 hr 10 min'],
  ])('%d seconds are said as %s', (seconds, words) => expect(durationText(seconds, 'en')).toBe(words));
});
