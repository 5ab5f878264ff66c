import { describe, expect, it } from 'vitest';
import { LAYOUTS, PAPER } from '#core/document/layout.ts';

describe('layouts', () => {
  it('a United States pleading keeps N.D. Ill. LR 5.2: letter, 1 in margins, 12 pt, double spaced, 11 pt notes', () => {
    const { margins, body, footnote, numbersParagraphs } = LAYOUTS['us-pleading'];
    expect(PAPER['us-letter']).toEqual({ width: 8.5 * 72, height: 11 * 72 });
    expect(Object.values(margins).every((margin) => margin >= 72)).toBe(true);
    expect([body.size, body.pitch / body.size, footnote.size, numbersParagraphs]).toEqual([12, 2, 11, true]);
  });

  it('every United States paper leaves the top half inch clear for the court’s stamp', () => {
    for (const name of ['us-pleading', 'us-schedule'] as const) expect(LAYOUTS[name].margins.top).toBeGreaterThanOrEqual(36);
  });

  it('a Chinese pleading keeps GB/T 9704: A4, 37/28/26/35 mm, 16 pt, 28–30 pt lines, two characters indent, 22 pt title', () => {
    const { margins, body, title, pageNumber } = LAYOUTS['cn-pleading'];
    const mm = (points: number) => Math.round((points / 72) * 25.4);
    expect([mm(PAPER.a4.width), mm(PAPER.a4.height)]).toEqual([210, 297]);
    expect([mm(margins.top), mm(margins.left), mm(margins.right), mm(margins.bottom)]).toEqual([37, 28, 26, 35]);
    expect([body.size, body.firstLine / body.size, title.size]).toEqual([16, 2, 22]);
    expect(body.pitch).toBeGreaterThanOrEqual(28);
    expect(body.pitch).toBeLessThanOrEqual(30);
    expect(pageNumber).toEqual({ text: '— {n} —', size: 14 });
  });

  it('an English schedule keeps margins of 3.5 cm (PD 5A)', () => {
    expect(Object.values(LAYOUTS['gb-schedule'].margins).every((margin) => margin >= (3.5 / 2.54) * 72 - 0.01)).toBe(true);
  });

  it('no line is set tighter than its type', () => {
    for (const layout of Object.values(LAYOUTS))
      for (const style of [layout.body, layout.single, layout.quote, layout.footnote, layout.title, layout.table, layout.schedule])
        expect(style.pitch).toBeGreaterThan(style.size);
  });
});
