import { describe, expect, test } from 'vitest';
import { tableColumns } from '#core/seller/columns.ts';
import { endingCountry } from '#core/seller/mapping/country-end.ts';
import { Transformer } from '#core/seller/mapping/transform.ts';
import { identifierColumns } from '#core/seller/seller-columns.ts';

const transformer = new Transformer(tableColumns.sellers, new Set(Object.keys(identifierColumns)));
const read = (raw: string, field: string, header = field) => transformer.read(raw, field, header);
const pieces = (raw: string, field: string, header = field) => read(raw, field, header).pieces.map((one) => `${one.field}=${one.value}`);

describe('a cell of a disclosure', () => {
  test.each<[string, string, string[]]>([
    ['Business Name:xyz', 'seller', ['seller=xyz']],
    ['电话：13800138000', 'phone', ['phone=13800138000']],
    ['Address：Room 5, Shenzhen, China', 'address', ['address=Room 5, Shenzhen', 'country=CN']],
    ['a@b.com; c@d.com、e@f.com\ng@h.com', 'email', ['email=a@b.com', 'email=c@d.com', 'email=e@f.com', 'email=g@h.com']],
    ['a@b.com and c@d.com', 'email', ['email=a@b.com', 'email=c@d.com']],
    ['a@b.com, c@d.com / e@f.com', 'email', ['email=a@b.com', 'email=c@d.com', 'email=e@f.com']],
    ['13800138000/13900139000', 'phone', ['phone=13800138000', 'phone=13900139000']],
    ['138 0013 8000', 'phone', ['phone=138 0013 8000']],
    ['+86 (755) 1234-5678', 'phone', ['phone=+86 (755) 1234-5678']],
    ['0755-12345678/9', 'phone', ['phone=0755-12345678/9']],
    ['a@b.com; 13800138000', 'email', ['email=a@b.com', 'phone=13800138000']],
    ['13800138000 a@b.com', 'phone', ['phone=13800138000', 'email=a@b.com']],
    ['QQ: 12345678', 'email', ['messenger=QQ: 12345678']],
    ['Email: a@b.com\nTel: 13800138000', 'phone', ['email=a@b.com', 'phone=13800138000']],
    ['王伟；李娜', 'person_name', ['person_name=王伟', 'person_name=李娜']],
    ['O’Neil / Sons, Ltd', 'seller', ['seller=O’Neil / Sons, Ltd']],
    ['Note: ask', 'note', ['note=Note: ask']],
  ])('%j in %s', (raw, field, found) => expect(pieces(raw, field)).toEqual(found));

  test('a messenger is named by its column, once', () => {
    expect(pieces('12345678', 'messenger', 'QQ')).toEqual(['messenger=QQ 12345678']);
    expect(pieces('wei_1', 'messenger', '微信')).toEqual(['messenger=WeChat wei_1']);
    expect(pieces('QQ 12345678', 'messenger', 'QQ')).toEqual(['messenger=QQ 12345678']);
  });

  test('a link says its shop, and stays as found', () => {
    expect(pieces('https://www.aliexpress.com/store/1104887131?x=1', 'url')).toEqual([
      'url=https://www.aliexpress.com/store/1104887131?x=1',
      'platform=AliExpress',
      'shop_id=1104887131',
    ]);
  });

  test.each([
    ['0138', '0138'],
    ["'0138", '0138'],
    ['="00123"', '00123'],
    ['13800138000.0', '13800138000'],
    ['6222021234567890123', '6222021234567890123'],
  ])('digits of %j stay as typed', (raw, value) => expect(read(raw, 'bank_account').pieces).toEqual([{ field: 'bank_account', value }]));

  test.each([
    ['1.38E+10', 'phone', 'seller.cell-digits-lost'],
    ['#REF!', 'phone', 'seller.cell-formula-error'],
    ['x'.repeat(2_001), 'email', 'seller-import.too-long'],
    ['x'.repeat(20_001), 'seller', 'seller-import.too-long'],
    ['31/12/2025', 'opened', 'seller.cell-date'],
    ['gone', 'status', 'seller.cell-choice'],
    ['x', 'seller_no', 'seller.cell-number'],
  ])('%.20s in %s cannot be read', (raw, field, fault) => expect(read(raw, field)).toMatchObject({ pieces: [], fault }));

  test.each(["=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', '@SUM(1)', '+cmd|x'])('%s is text, and said', (raw) => {
    expect(read(raw, 'seller')).toMatchObject({ pieces: [{ value: raw }], flags: ['seller-import.formula-text'] });
  });

  test('a long number that goes on in zeros is worth a look', () => {
    expect(read('6222021234567890000', 'bank_account').flags).toEqual(['seller-import.rounded']);
    expect(read('6222021234567890001', 'bank_account').flags).toEqual([]);
    expect(read('100000000000000', 'bank_account').flags).toEqual([]);
  });

  test.each([
    ['Nov 23, 2026', '2026-11-23'],
    ['23 November 2026', '2026-11-23'],
    ['2026年1月2日', '2026-01-02'],
  ])('the date %s reads one way', (raw, value) => expect(read(raw, 'opened').pieces[0]?.value).toBe(value));

  test('hostile text stays whole: bidi marks, markup, a lone surrogate made well-formed', () => {
    const name = '\u202eevil\u202c <b>{{x}}</b> \ud800';
    expect(read(name, 'seller').pieces[0]?.value).toBe(name.toWellFormed());
  });
});

describe('the country at the end of an address', () => {
  test.each<[string, [string, string] | undefined]>([
    ['Room 5, Shenzhen, Guangdong, 518000, CN', ['Room 5, Shenzhen, Guangdong, 518000', 'CN']],
    ['12 Main St, London, United Kingdom', ['12 Main St, London', 'GB']],
    ['某路1号，深圳，中国', ['某路1号，深圳', 'CN']],
    ['12 Main St\nSpringfield\nUSA', ['12 Main St\nSpringfield', 'US']],
    ['12 Main St, Los Angeles, CA', undefined],
    ['12 Main St, Atlanta, Georgia', undefined],
    ['12 Main St, Wilmington, DE', undefined],
    ['龙岗区1号', undefined],
    ['CN', undefined],
  ])('%s', (text, found) => expect(endingCountry(text)).toEqual(found && { address: found[0], country: found[1] }));
});
