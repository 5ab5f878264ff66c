import { expect, test } from 'vitest';
import { identifierSchema, purchaseSchema, sellerSchema } from '#core/seller/model.ts';
import { sharedIdentifiers } from '#core/seller/shared.ts';

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
