import { describe, expect, test } from 'vitest';
import { identifierSchema, purchaseSchema, sellerSchema } from '#core/seller/model.ts';
import { identifierKey, sharedIdentifiers } from '#core/seller/shared.ts';

describe('the same datum written in several ways', () => {
  test.each<[Parameters<typeof identifierKey>[0], string, string, string]>([
    ['email', 'Shop@QQ.com', ' ｓｈｏｐ@qq.com', ''],
    ['phone', '+86 138 0013 8000', '13800138000', 'CN'],
    ['phone', '0086-13800138000', '138-0013-8000', 'CN'],
    ['phone', '(312) 555-0143', '+1 312 555 0143', 'US'],
    ['payee', '6222 0212 3456 7890 123', '6222021234567890123', ''],
    ['payee', 'PayPal: Shop@qq.com', 'shop@qq.com', ''],
    ['address', '广东省深圳市龙岗区 1 号', '广东省深圳市龙岗区1号', ''],
    ['address', '12 Main St., Apt 3', '12 main st apt 3', ''],
    ['domain', 'https://www.Shop.example/', 'shop.example', ''],
    ['licence', '91330100799655058b', '91330100799655058B', ''],
  ])('%s: %s = %s', (kind, a, b, country) => {
    expect(identifierKey(kind, a, country)).toBe(identifierKey(kind, b, country));
    expect(identifierKey(kind, a, country)).not.toBe('');
  });

  test('different data stay apart', () => {
    expect(identifierKey('email', 'a@qq.com', '')).not.toBe(identifierKey('email', 'b@qq.com', ''));
    expect(identifierKey('phone', '13800138000', 'CN')).not.toBe(identifierKey('phone', '13800138001', 'CN'));
    expect(identifierKey('email', '1', '')).not.toBe(identifierKey('domain', '1', ''));
  });

  test.each(['', 'N/A', 'unknown', '无', '-', '不详', 'not disclosed'])('%j says nothing', (value) => {
    expect(identifierKey('email', value, '')).toBe('');
  });
});

test('what occurs with more than one seller ties them together, most shared first', () => {
  const seller = (no: number, address = '') => sellerSchema.parse({ id: `s${no}`, matter: 'm', no, address });
  const identifier = (no: number, kind: string, value: string) =>
    identifierSchema.parse({ id: `${no}${value}`, matter: 'm', seller: `s${no}`, kind, value, sources: [`e${no}`] });
  const data = {
    sellers: [seller(1, '1 Road'), seller(2, '1  road'), seller(3), seller(12)],
    storefronts: [],
    listings: [],
    identifiers: [
      identifier(12, 'email', 'A@qq.com'),
      identifier(1, 'email', 'a@QQ.com'),
      identifier(3, 'email', 'a@qq.com'),
      identifier(1, 'email', 'a@qq.com'),
      identifier(2, 'email', 'other@qq.com'),
      identifier(3, 'bank-account', '6222 0000 1111'),
      identifier(3, 'phone', 'N/A'),
      identifier(2, 'phone', 'n/a'),
    ],
    purchases: [purchaseSchema.parse({ id: 'p', matter: 'm', seller: 's2', payee: 'ICBC 622200001111', sources: ['e9'] })],
  };
  expect(sharedIdentifiers(data)).toEqual([
    { kind: 'email', value: 'A@qq.com', sellers: [1, 3, 12], sources: ['e12', 'e1', 'e3'] },
    { kind: 'address', value: '1 Road', sellers: [1, 2], sources: [] },
    { kind: 'bank-account', value: '6222 0000 1111', sellers: [2, 3], sources: ['e3', 'e9'] },
  ]);
});
