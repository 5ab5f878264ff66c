/** Labels and names of files by the scheme of the court. */
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverOf,
  exhibitFileName,
  exhibitLetter,
  labelOf,
  partFileName,
  pieceLabel,
  safeFileName,
  shortDescription,
} from '#core/exhibit/scheme.ts';
import { openLibrary } from '#core/template/library.ts';

const library = await openLibrary(resolve('templates'));
function scheme(pack: string, id: string) {
  const found = library.pack(pack)?.exhibit_schemes.find((one) => one.id === id);
  if (!found) throw new Error(`no scheme ${id}`);
  return found;
}
const ilnd = scheme('us-federal', 'ilnd');
const letters = scheme('us-federal', 'letters');
const zhengju = scheme('cn-civil', 'zhengju');
const at = (number: number, attachment = 0) => ({ number, attachment });

describe('labels', () => {
  it('are what each court writes', () => {
    expect(labelOf(ilnd, at(12))).toBe('Exhibit\u00a012');
    expect(coverOf(ilnd, at(12))).toBe('EXHIBIT 12');
    expect(labelOf(letters, at(28))).toBe('Exhibit\u00a0AB');
    expect(labelOf(letters, at(2, 3))).toBe('Exhibit\u00a0B-3');
    expect(coverOf(letters, at(2, 3))).toBe('EXHIBIT\u00a0B-3');
    expect(labelOf(zhengju, at(7))).toBe('证据7');
    expect(coverOf(zhengju, at(7, 2))).toBe('证据7-2');
    expect(labelOf(scheme('reports', 'bundle'), at(4, 1))).toBe('Tab\u00a04.1');
  });

  it('say which piece of an exhibit a part holds', () => {
    expect(pieceLabel(ilnd, 'Exhibit 3', 2, 5)).toBe('Exhibit 3, part 2 of 5');
    expect(pieceLabel(zhengju, '证据3', 2, 5)).toBe('证据3（2/5）');
    expect(pieceLabel(ilnd, 'Exhibit 3', 1, 1)).toBe('Exhibit 3');
  });

  it('count A to Z, AA, AB, and never repeat', () => {
    expect([1, 26, 27, 28, 52, 53, 702, 703].map(exhibitLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
    const all = Array.from({ length: 2_000 }, (_, n) => exhibitLetter(n + 1));
    expect(new Set(all).size).toBe(all.length);
    expect(all.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))).toEqual(all);
  });

  it('every court of a pack has a scheme that is there, and every scheme says where it comes from', () => {
    for (const pack of library.packs) {
      for (const court of pack.courts)
        expect(pack.exhibit_schemes.map(({ id }) => id)).toContain(court.exhibits ?? pack.exhibit_schemes[0]?.id);
      for (const one of pack.exhibit_schemes) expect(one.source, one.id).not.toBe('');
    }
    expect(library.packs.map(({ id }) => id)).not.toContain('reports');
  });
});

describe('names of files', () => {
  it('follow the court', () => {
    expect(exhibitFileName(ilnd, at(1), 'Registration No. 3,219,001 (ORDELLIN)')).toBe('1_Registration No. 3,219,001 (ORDELLIN).pdf');
    expect(exhibitFileName(ilnd, at(3), 'Captures', 2, 5)).toBe('3_Captures, part 2 of 5.pdf');
    expect(exhibitFileName(zhengju, at(3), '公证书', 2, 5)).toBe('证据3 公证书（2-5）.pdf');
    expect(exhibitFileName(letters, at(2, 1), 'Receipt')).toBe('Exhibit B-1 - Receipt.pdf');
    expect(partFileName(ilnd, at(1), at(12), 2, 3)).toBe('Exhibits 1-12, part 2 of 3.pdf');
    expect(partFileName(ilnd, at(4), at(4), 1, 1)).toBe('Exhibit 4.pdf');
    expect(partFileName(zhengju, at(1), at(23), 1, 1)).toBe('证据1-23.pdf');
    expect(partFileName(zhengju, at(1), at(9), 1, 3)).toBe('证据1-9（第1册，共3册）.pdf');
  });

  it('cut a description the court would not take, at a word', () => {
    const long = `${'a neutral word '.repeat(20)}end`;
    const short = shortDescription(ilnd, long);
    expect([...short].length).toBeLessThan(200);
    expect(short).toMatch(/(a|neutral|word)…$/);
    expect(shortDescription(ilnd, '字'.repeat(300))).toBe(`${'字'.repeat(198)}…`);
  });

  it('cannot climb, hide or break on any system', () => {
    const name = (text: string) => safeFileName(text, 'pdf');
    expect(name('../../etc/passwd')).toBe('-..-etc-passwd.pdf');
    expect(name('CON')).toBe('_CON.pdf');
    expect(name('nul.txt')).toBe('_nul.txt.pdf');
    expect(name('a\u202Efdp.exe')).toBe('afdp.exe.pdf');
    expect(name('x: "y" <z>? *')).toBe('x y z.pdf');
    expect(name('end. . .')).toBe('end.pdf');
    expect(name('\u0000\n')).toBe('_.pdf');
    expect(name('证据1 深圳市…公证书')).toBe('证据1 深圳市…公证书.pdf');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const safe = name(text);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(240);
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}]|[. ]\.pdf$|^\./u);
        expect(safe.isWellFormed()).toBe(true);
        expect(name(safe.slice(0, -4))).toBe(safe);
      }),
      { numRuns: 200 },
    );
  });
});
