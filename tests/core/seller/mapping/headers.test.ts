import { describe, expect, test } from 'vitest';
import { tableColumns } from '#core/seller/columns.ts';
import { Headers, sourceOf, titlesOf } from '#core/seller/mapping/headers.ts';

const headers = new Headers(tableColumns.sellers);
const guess = (...titles: string[]) => headers.guess(titles);

describe('headers of platforms and law firms', () => {
  test.each<[string, string | null]>([
    ['Business Name', 'seller'],
    ['Store Front URL', 'url'],
    ['Legal Representative', 'person_name'],
    ['法定代表人', 'person_name'],
    ['支付宝账号', 'payee'],
    ['收款人', 'payee'],
    ['微信', 'messenger'],
    ['QQ', 'messenger'],
    ['退货地址', 'return_address'],
    ['仓库', 'warehouse'],
    ['发件人', 'shipping_sender'],
    ['身份证号', 'resident_id'],
    ['注册人', 'registrant'],
    ['域名', 'domain'],
    ['批次', 'batch'],
    ['统一社会信用代码', 'licence'],
    ['银行卡号', 'bank_account'],
    ['Name Server', 'name_server'],
    ['Merchant Token', 'merchant_id'],
    ['Ｅ-Ｍａｉｌ', 'email'],
    ['Email (邮箱)', 'email'],
    ['店铺名称 / Shop name', 'shop_name'],
    ['Phone 2', 'phone'],
    ['备用电话', 'phone'],
    ['Secondary e-mail', 'email'],
    ['Def. No.', 'seller_no'],
    ['Zip Code', 'address_line'],
    ['Favourite colour', null],
    ['', null],
  ])('%s', (title, field) => expect(guess(title)).toEqual([field]));

  test('several columns fill a list; a second name is the shop’s', () => {
    expect(guess('Phone 1', 'Phone 2', 'Seller Name', 'Business Name')).toEqual(['phone', 'phone', 'shop_name', 'seller']);
    expect(guess('Seller Name', 'Email')).toEqual(['seller', 'email']);
    expect(guess('Shop', 'Store name')).toEqual(['shop_name', null]);
  });

  test('are looked for below a title and notes', () => {
    expect(headers.row([['Disclosure of 2026'], [''], ['Note: phone numbers as given', ''], ['Seller', 'Email'], ['x', 'y']])).toBe(3);
    expect(headers.row([['Shop'], ['Best Watch']])).toBe(0);
    expect(
      headers.row([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe(0);
  });

  test('every column has a name of its own', () => {
    expect(titlesOf(['Phone', '', 'Phone', ' A\n b '], 4)).toEqual(['Phone', 'B', 'Phone (2)', 'A b']);
  });

  test('tables of one shape are one source, in any order of columns', () => {
    expect(sourceOf('sellers', ['Phone', 'E-mail'])).toBe(sourceOf('sellers', ['email', 'PHONE']));
    expect(sourceOf('sellers', ['Phone'])).not.toBe(sourceOf('listings', ['Phone']));
  });
});
