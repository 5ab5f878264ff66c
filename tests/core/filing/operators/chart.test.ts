/** The link chart: sheets that stay legible, vectors that cannot be broken by what stands in them. */
import { describe, expect, it } from 'vitest';
import { type ChartTie, chartSheets } from '#core/filing/operators/chart.ts';
import { chartSvg, overviewSvg } from '#core/filing/operators/chart-svg.ts';
import { lastFour, masked } from '#core/filing/operators/mask.ts';

const tie = (value: string, nos: readonly number[]): ChartTie => ({
  kind: 'telephone number',
  value,
  holders: nos.map((no) => ({ no, name: `Shop ${no}`, shown: `Exhibit ${no}` })),
});
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('sheets', () => {
  it('draw every occurrence once, with its exhibit', () => {
    const sheets = chartSheets([tie('+1', [1, 2, 3]), tie('+2', [3, 4])]);
    const lines = sheets.flatMap(({ boxes, identifiers }) =>
      boxes.flatMap(({ nos, lines: own }) => own.map(({ to, shown }) => `${nos} ${identifiers[to]?.value} ${shown}`)),
    );
    expect(lines.sort()).toEqual(['1 +1 Exhibit 1', '2 +1 Exhibit 2', '3 +1 Exhibit 3', '3 +2 Exhibit 3', '4 +2 Exhibit 4']);
  });

  it('put five hundred with the same identifiers into one box', () => {
    const sheets = chartSheets([tie('+1', upTo(500)), tie('+2', upTo(250))]);
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.boxes.map(({ nos }) => nos.length)).toEqual([250, 250]);
  });

  it('go over as many sheets as it takes, none with more than fits', () => {
    const chainOf = upTo(199).map((no) => tie(`+${no}`, [no, no + 1]));
    const sheets = chartSheets(chainOf);
    expect(sheets.length).toBeGreaterThan(10);
    for (const { boxes, identifiers } of sheets) {
      expect(identifiers.length).toBeLessThanOrEqual(11);
      expect(boxes.reduce((sum, { lines }) => sum + Math.max(2, lines.length), 0)).toBeLessThanOrEqual(20);
    }
    const drawn = sheets.flatMap(({ boxes }) => boxes).reduce((sum, { lines }) => sum + lines.length, 0);
    expect(drawn).toBe(398);
  });

  it('are the same for the same ties', () => {
    const ties = [tie('+1', [1, 2]), tie('+2', [2, 3])];
    expect(chartSheets(ties).map((sheet) => text(chartSvg(sheet, 'en')))).toEqual(
      chartSheets(ties).map((sheet) => text(chartSvg(sheet, 'en'))),
    );
  });
});

describe('vectors', () => {
  it('hold markup, direction marks and lone surrogates as harmless words', () => {
    const hostile = `</text><script>alert(1)</script>\u202Eabc\u0000\uD800 & "x" ${'长'.repeat(20_000)}`;
    const [sheet] = chartSheets([{ kind: hostile, value: hostile, holders: [1, 2].map((no) => ({ no, name: hostile, shown: hostile })) }]);
    const drawn = sheet ? text(chartSvg(sheet, 'en')) : '';
    for (const bad of ['<script', '\u202E', '\u0000', '\uD800']) expect(drawn).not.toContain(bad);
    expect(drawn).toContain('&lt;/text&gt;');
    expect(drawn.length).toBeLessThan(20_000);
    const card = { no: 1, numbers: hostile, count: 2, storefronts: 2, kinds: [hostile] };
    expect(text(overviewSvg([card], 'zh-CN'))).not.toContain('<script');
  });
});

describe('what may stand on paper', () => {
  it('never prints a resident identity number whole', () => {
    expect(masked('resident-id', '11010519491231002X', false)).toBe('••••002X');
    expect(masked('other', 'id 11010519491231002X, call', false)).toBe('id ••••002X, call');
    expect(masked('licence', '91110000600037341L', false)).toBe('91110000600037341L');
  });

  it('cuts account numbers to their last four in the public version only', () => {
    expect(masked('bank-account', '6222 0212 3456 7890 123', true)).toBe('••••0123');
    expect(masked('bank-account', '6222 0212 3456 7890 123', false)).toBe('6222 0212 3456 7890 123');
    expect(masked('bank-account', 'GB29NWBK60161331926819', true)).toBe('GB29NWBK••••6819');
    expect(masked('payee', 'pay@shop.example', true)).toBe('pay@shop.example');
    expect(masked('phone', '+86 138 0013 8000', true)).toBe('+86 138 0013 8000');
  });

  it('shows nothing of a number so short that four characters would tell it', () => {
    expect(lastFour('12345')).toBe('••••');
  });
});
