import { describe, expect, it } from 'vitest';
import { columnWidths } from '#core/document/docx/columns.ts';
import { LAYOUTS } from '#core/document/layout.ts';
import { numberDocument } from '#core/document/number.ts';
import { draw } from '#core/document/pdf/draw.ts';
import { FontSet, readFont } from '#core/document/pdf/metrics.ts';
import type { SetSchedule } from '#core/document/pdf/schedule.ts';
import { checkoutPlaces } from '#core/places.ts';
import { chineseComplaint, complaint, schedule } from './papers.ts';

describe('columns of a schedule', () => {
  const fonts = new FontSet(checkoutPlaces().fonts.map(readFont));

  it.each([
    ['an American', complaint(), 'A wide word'],
    ['a Chinese', chineseComplaint(), '序号 Mississippi,'],
  ])('of %s paper are as wide as in its PDF, to a twentieth of a point', (_, paper, title) => {
    const given = schedule(30);
    if (given.kind !== 'schedule') throw new Error('no schedule');
    // The first column is too narrow for its words, the last is not.
    const columns = given.columns.map((column, i) => (i === 0 ? { ...column, width: 0.2, title } : column));
    const block = { ...given, columns, totals: [['$1,250,000.00', '', '', '']] };
    const drawn = draw(numberDocument({ ...paper, blocks: [block] }), new Map(), fonts);
    const { widths } = drawn.blocks[0] as SetSchedule;
    const { margins, schedule: style } = LAYOUTS[paper.meta.layout];
    const page = paper.meta.paper === 'a4' ? 595.28 : 612;
    const made = columnWidths(block, style.size, Math.round((page - margins.left - margins.right) * 20));
    expect(made[0]).toBeGreaterThan(600);
    made.forEach((width, i) => {
      expect(Math.abs(width / 20 - (widths[i] ?? 0))).toBeLessThan(0.1);
    });
  });
});
