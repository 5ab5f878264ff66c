import { expect, test } from 'vitest';
import { readInstant } from '#core/intake/evidence-table.ts';

test.each([
  ['', ''],
  ['2026-4-2', '2026-04-02'],
  ['2026年4月2日', '2026-04-02'],
  ['2026-04-02T10:20:00+08:00', '2026-04-02T10:20:00+08:00'],
  ['2026-04-02 10:20+0800', '2026-04-02T10:20:00+08:00'],
  ['2026/4/2 9:05', '2026-04-02T09:05:00'],
  ['2026-04-02T10:20:30.123Z', '2026-04-02T10:20:30Z'],
])('%j is captured at %j', (text, instant) => {
  expect(readInstant(text)).toBe(instant);
});

test.each(['April', '2026-02-30', '02/04/2026', '2026-04-02T25:00', '2026-04-02T10:61'])('%s is no time', (text) => {
  expect(readInstant(text)).toBeUndefined();
});
