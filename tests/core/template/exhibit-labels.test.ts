import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cited, type CitedPage, citationText, citedTogether } from '#core/template/exhibit-labels.ts';

const printed = (cited: readonly Cited[], language: 'en' | 'zh-CN'): string =>
  citedTogether(cited, language)
    .map(({ before, label }) => before + label)
    .join('');
/** As a reader sees it: spaces that do not break are spaces, joiners are nothing. */
const seen = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

const labelled = (labels: readonly string[]): Cited[] => labels.map((label) => ({ evidence: `of ${label}`, label }));
const cite = (labels: readonly string[], language: 'en' | 'zh-CN'): string => seen(printed(labelled(labels), language));

const english = (...numbers: readonly (number | string)[]) =>
  cite(
    numbers.map((n) => `Exhibit\u00a0${n}`),
    'en',
  );
const chinese = (...numbers: readonly (number | string)[]) =>
  cite(
    numbers.map((n) => `证据${n}`),
    'zh-CN',
  );

describe('exhibits cited together', () => {
  it('stand in the order of their numbers, each once', () => {
    expect(english(3)).toBe('Exhibit 3');
    expect(english(30, 25)).toBe('Exhibits 25 and 30');
    expect(english(27, 30, 9, 27)).toBe('Exhibits 9, 27, and 30');
    expect(chinese(19, 21, 18)).toBe('证据18、证据19、证据21');
  });

  it('are drawn together from three in a row', () => {
    expect(english(26, 25)).toBe('Exhibits 25 and 26');
    expect(english(27, 26, 25)).toBe('Exhibits 25–27');
    expect(english(8, 1, 2, 3, 5, 7, 6)).toBe('Exhibits 1–3 and 5–8');
    expect(english(1, 2, 3, 9, 12)).toBe('Exhibits 1–3, 9, and 12');
    expect(chinese(2, 10, 9, 8)).toBe('证据2、证据8至证据10');
  });

  it('draw letters and attachments together too', () => {
    expect(english('C', 'A', 'B', 'E')).toBe('Exhibits A–C and E');
    expect(english('AA', 'B', 'Z')).toBe('Exhibits B, Z, and AA');
    expect(english('3-2', '10', '3', '3-1')).toBe('Exhibits 3, 3-1, 3-2, and 10');
    expect(chinese('3-1', '2', '3', '4')).toBe('证据2、证据3、证据3-1、证据4');
  });

  it('keep the ends of a run on one line', () => {
    expect(printed(labelled(['Exhibit\u00a025', 'Exhibit\u00a026', 'Exhibit\u00a027']), 'en')).toBe('Exhibits\u00a025\u2060–\u206027');
  });

  it('keep their own words where the label is no word and number, or no known word', () => {
    expect(cite(['Tab B', 'Tab A'], 'en')).toBe('Tab B and Tab A');
    expect(cite(['Exhibit 2', 'Tab 1'], 'en')).toBe('Exhibit 2 and Tab 1');
    expect(cite(['Tab 3', 'Tab 1', 'Tab 2'], 'en')).toBe('Tab 1, Tab 2, and Tab 3');
    expect(cite(['Ex. 3', 'Ex. 1'], 'en')).toBe('Exs. 1 and 3');
    expect(cite([], 'en')).toBe('');
  });

  it('name every exhibit and no other, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (numbers) => {
        const named = english(...numbers)
          .replace(/^Exhibits? /, '')
          .split(/, and |, | and /)
          .flatMap((part) => {
            const [from = 0, to = from] = part.split('–').map(Number);
            return Array.from({ length: to - from + 1 }, (_, index) => from + index);
          });
        expect(named).toEqual(numbers.toSorted((a, b) => a - b));
      }),
    );
  });
});

const at = (page: number, more: Partial<CitedPage> = {}): CitedPage => ({ page, bates: '', running: null, piece: '', ...more });
const stamped = (page: number): CitedPage => at(page, { bates: `ACME${String(100 + page).padStart(6, '0')}` });
const us = (number: number, ...pages: CitedPage[]): Cited => ({ evidence: `e${number}`, label: `Exhibit\u00a0${number}`, pages });
const cn = (number: number, ...pages: CitedPage[]): Cited => ({ evidence: `e${number}`, label: `证据${number}`, pages });
const en = (...cited: Cited[]) => seen(printed(cited, 'en'));
const zh = (...cited: Cited[]) => seen(printed(cited, 'zh-CN'));

describe('a page cited', () => {
  it('is counted within the exhibit, with its Bates number where it has one', () => {
    expect(en(us(3, at(2)))).toBe('Exhibit 3, p. 2');
    expect(zh(cn(3, at(2)))).toBe('证据3第2页');
    expect(en(us(3, stamped(14)))).toBe('Exhibit 3, p. 14 (ACME000114)');
    expect(zh(cn(3, stamped(14)))).toBe('证据3第14页（ACME000114）');
  });

  it('names the piece of an exhibit that had to be cut, in the words of the binder', () => {
    const second = { piece: 'Exhibit\u00a03, part 2 of 5', bates: 'ACME000114' };
    expect(en(us(3, at(14, second)))).toBe('Exhibit 3, part 2 of 5, p. 14 (ACME000114)');
    expect(zh(cn(3, at(14, { piece: '证据3（2/5）', bates: 'ACME000114' })))).toBe('证据3（2/5）第14页（ACME000114）');
    expect(en(us(3, at(2, { piece: 'Exhibit\u00a03, part 1 of 5' }), at(14, second)))).toBe(
      'Exhibit 3, part 1 of 5, p. 2 and Exhibit 3, part 2 of 5, p. 14 (ACME000114)',
    );
  });

  it('carries the number printed through the whole set, where the court has one', () => {
    expect(zh(cn(3, at(2, { running: 57 })))).toBe('证据3第2页（证据册第57页）');
    expect(zh(cn(3, at(2, { running: 57, bates: 'LG000057' })))).toBe('证据3第2页（证据册第57页，LG000057）');
    expect(en({ evidence: 'e', label: 'Tab\u00a03', pages: [at(2, { running: 57 })] })).toBe('Tab 3, p. 2 (bundle p. 57)');
  });

  it('is drawn together with others of the same exhibit, in order, each once', () => {
    expect(en(us(3, at(9), at(2), at(4), at(3), at(9)))).toBe('Exhibit 3, pp. 2–4 and 9');
    expect(en(us(3, stamped(5), stamped(2), stamped(6)))).toBe('Exhibit 3, pp. 2 (ACME000102) and 5–6 (ACME000105–ACME000106)');
    expect(zh(cn(3, stamped(5), stamped(2), stamped(6)))).toBe('证据3第2页（ACME000102）、第5页至第6页（ACME000105至ACME000106）');
    expect(en(us(3, at(2, { running: 57 }), at(3, { running: 58 })))).toBe('Exhibit 3, pp. 2–3 (bundle pp. 57–58)');
  });

  it('makes the citation of its whole exhibit superfluous', () => {
    expect(en(us(3), us(3, at(2)))).toBe('Exhibit 3, p. 2');
    expect(en(us(3, at(2)), us(3, at(9)))).toBe('Exhibit 3, pp. 2 and 9');
  });

  it('parts the run it stands in; commas inside the parts ask for semicolons between them', () => {
    expect(en(us(1), us(3, stamped(14)))).toBe('Exhibit 1 and Exhibit 3, p. 14 (ACME000114)');
    expect(en(us(1), us(2), us(3), us(4, at(2)), us(6))).toBe('Exhibits 1–3; Exhibit 4, p. 2; and Exhibit 6');
    expect(en(us(1), us(5), us(7, at(2)))).toBe('Exhibits 1 and 5; and Exhibit 7, p. 2');
    expect(zh(cn(1), cn(2), cn(3), cn(4, at(2)), cn(6))).toBe('证据1至证据3、证据4第2页、证据6');
  });

  it('names every page and no other, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }), (pages) => {
        const text = seen(citationText(us(3, ...pages.map((page) => at(page))), 'en'));
        const named = text
          .replace(/^Exhibit 3, pp?\. /, '')
          .split(/, and |, | and /)
          .flatMap((part) => {
            const [from = 0, to = from] = part.split('–').map(Number);
            return Array.from({ length: to - from + 1 }, (_, index) => from + index);
          });
        expect(named).toEqual([...new Set(pages)].toSorted((a, b) => a - b));
        expect(text.includes('pp.')).toBe(named.length > 1);
      }),
    );
  });
});
