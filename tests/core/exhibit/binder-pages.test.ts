/** Where the pages of an exhibit are in a binder, read from its placements. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binderPages } from '#core/exhibit/binder-pages.ts';
import { parts, place, scheme } from './placements.ts';

describe('the pages of a binder', () => {
  it('count Bates numbers on from the first of their piece, digits and all', () => {
    const pages = binderPages(
      { parts: parts(9), placements: [place(3, 1, 8, { bates: { first: 'A-2026-000098', last: 'A-2026-000105' } })] },
      scheme(),
    );
    expect([1, 3, 8, 9].map((page) => pages.get('e3')?.at(page)?.bates)).toEqual([
      'A-2026-000098',
      'A-2026-000100',
      'A-2026-000105',
      undefined,
    ]);
  });

  it('say in which piece they are only where the exhibit was cut', () => {
    const cut = binderPages(
      { parts: parts(5, 5, 5), placements: [place(3, 5, 8, { part: 2 }), place(3, 1, 4), place(4, 1, 2, { part: 3 })] },
      scheme(),
    );
    expect([1, 4, 5, 8].map((page) => cut.get('e3')?.at(page)?.piece)).toEqual([
      'Exhibit 3, part 1 of 2',
      'Exhibit 3, part 1 of 2',
      'Exhibit 3, part 2 of 2',
      'Exhibit 3, part 2 of 2',
    ]);
    expect(cut.get('e4')?.at(1)?.piece).toBe('');
  });

  it('carry the running number the scheme prints: of exhibit pages, of every page of the set, or none', () => {
    const placements = [
      place(1, 1, 3, { firstPage: 3, contentPage: 4 }),
      place(2, 1, 2, { firstPage: 7, contentPage: 8 }),
      place(3, 1, 4, { part: 2, firstPage: 1, contentPage: 2 }),
    ];
    const running = (pages: 'exhibits' | 'bundle' | 'none') => {
      const found = binderPages({ parts: parts(9, 5), placements }, scheme({ pages }));
      return ['e1', 'e2', 'e3'].map((id) => found.get(id)?.at(2)?.running);
    };
    expect(running('exhibits')).toEqual([2, 5, 7]);
    expect(running('bundle')).toEqual([5, 9, 12]);
    expect(running('none')).toEqual([null, null, null]);
  });

  it('have every page of every exhibit once, however it was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (exhibits) => {
          let number = 1;
          const placements = exhibits.flatMap((pieces, index) => {
            let from = 1;
            return pieces.map((pages, part) => {
              const bates = { first: `B${String(number).padStart(4, '0')}`, last: `B${String(number + pages - 1).padStart(4, '0')}` };
              number += pages;
              from += pages;
              return place(index + 1, from - pages, from - 1, { part: part + 1, bates });
            });
          });
          const found = binderPages({ parts: parts(99, 99, 99, 99), placements }, scheme());
          const all = [...found.values()].flatMap((one) => Array.from({ length: one.pages }, (_, page) => one.at(page + 1)?.bates));
          const given = exhibits.flat().reduce((sum, pages) => sum + pages, 0);
          expect([...all].sort()).toEqual(Array.from({ length: given }, (_, n) => `B${String(n + 1).padStart(4, '0')}`));
        },
      ),
    );
  });
});
