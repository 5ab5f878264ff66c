/** What a source prints. Whole filings are in citations.test.ts. */
import { describe, expect, it } from 'vitest';
import { binderPages } from '#core/exhibit/binder-pages.ts';
import { type CitationSources, citer } from '#core/filing/cite.ts';
import { parts, place, scheme } from '../exhibit/placements.ts';

describe('a source', () => {
  const pin = (id: string, page: number) => ({ id, page, box: null, note: '' });
  const from = (more: Partial<CitationSources> = {}): CitationSources => ({
    evidence: [
      { id: 'e3', pages: 8, pins: [pin('p1', 5)] },
      { id: 'e4', pages: 1, pins: [pin('p2', 1)] },
      { id: 'e5', pages: null, pins: [pin('p3', 2)] },
      { id: 'e9', pages: 1, pins: [] },
    ],
    labels: new Map([
      ['e3', 'Exhibit 3'],
      ['e4', 'Exhibit 4'],
      ['e5', 'Exhibit 5'],
    ]),
    bound: undefined,
    ...more,
  });
  const ids = (of: ReturnType<typeof citer>, source: string) => of.findings(source).map(({ severity, id }) => `${severity} ${id}`);

  it('is an item, a pin of it, or a page of it', () => {
    const cites = citer(from(), 'en');
    expect(['e3', 'e3#p1', 'e3#page=2', 'e9', 'none'].map(cites.text)).toEqual([
      'Exhibit 3',
      'Exhibit 3, p.\u00a05',
      'Exhibit 3, p.\u00a02',
      '',
      '',
    ]);
  });

  it('whose pin is gone cites the whole exhibit and says so; a page it does not have is an error', () => {
    const cites = citer(from(), 'en');
    expect([cites.text('e3#gone'), ids(cites, 'e3#gone')]).toEqual(['Exhibit 3', ['warning filing.unknown-pin']]);
    expect([cites.text('e3#page=9'), ids(cites, 'e3#page=9')]).toEqual(['Exhibit 3', ['error filing.page-beyond']]);
  });

  it('in a binder prints what stands on the page there', () => {
    const placements = [
      place(3, 1, 8, { bates: { first: 'A0001', last: 'A0008' } }),
      place(4, 1, 3, { bates: { first: 'A0009', last: 'A0011' } }),
    ];
    const cites = citer(from({ bound: binderPages({ parts: parts(20), placements }, scheme()) }), 'en');
    expect(cites.text('e3#p1')).toBe('Exhibit 3, p.\u00a05 (A0005)');
    // A tall screenshot was cut over three pages: none of them alone is "its page".
    expect(cites.text('e4#p2')).toBe('Exhibit 4, pp.\u00a01\u2060–\u20603 (A0009\u2060–\u2060A0011)');
    expect(ids(cites, 'e5')).toEqual(['warning filing.not-in-binder']);
  });

  it('never vouches for a page of what was set anew or has a sheet in its place', () => {
    const placements = [
      place(3, 1, 1, { bates: { first: 'A0001', last: 'A0001' } }),
      place(5, 1, 3),
      place(4, 1, 1, { label: 'Exhibit 7' }),
    ];
    const cites = citer(from({ bound: binderPages({ parts: parts(20), placements }, scheme()) }), 'en');
    expect([cites.text('e3#p1'), ids(cites, 'e3#p1')]).toEqual(['Exhibit 3', ['warning filing.page-unbound']]);
    expect([cites.text('e5#p3'), ids(cites, 'e5#p3')]).toEqual(['Exhibit 5', ['warning filing.page-unbound']]);
    expect([cites.text('e4'), ids(cites, 'e4')]).toEqual(['Exhibit 4', ['warning filing.binder-label']]);
  });
});
