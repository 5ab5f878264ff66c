import { describe, expect, test } from 'vitest';
import { checkIdentifier } from '#core/seller/identity/checks.ts';
import type { IdentifierKind } from '#core/seller/identity/normal.ts';
import { falseRegistrations, registrationFaults, registrationFindings } from '#core/seller/identity/registration.ts';
import { identifierSchema, sellerSchema } from '#core/seller/model.ts';

const ids = (kind: IdentifierKind, value: string, country = 'CN') => checkIdentifier(kind, value, { country }).map((one) => one.id);

describe('a datum that cannot be true', () => {
  test.each<[IdentifierKind, string, string, string]>([
    ['phone', '+1 555 1', 'US', 'identity.phone-impossible'],
    ['phone', '12000138000', 'CN', 'identity.phone-impossible'],
    ['phone', 'ask me', 'CN', 'identity.phone-impossible'],
    ['phone', '111111111', 'CN', 'identity.phone-made-up'],
    ['email', 'abc', 'CN', 'identity.email-form'],
    ['email', 'a@mailinator.com', 'CN', 'identity.email-throwaway'],
    ['payee', 'x@sub.mailinator.com', 'CN', 'identity.email-throwaway'],
    ['address', 'asdfgh', 'CN', 'identity.address-letters'],
    ['address', '12345', 'CN', 'identity.address-letters'],
    ['address', '哈哈哈', 'CN', 'identity.address-letters'],
    ['address', '广东省深圳市龙岗区', 'CN', 'identity.address-no-house'],
    ['address', '浙江省杭州市余杭区文一西路969号 518000', 'CN', 'identity.postcode-place'],
    ['address', '广东省东莞市虎门镇连升路1号 邮编：510000', 'CN', 'identity.postcode-place'],
    ['address', '123 Main St, Chicago, IL 90210', 'US', 'identity.postcode-place'],
    ['address', '123 Main St, Chicago, IL 00001', 'US', 'identity.postcode-none'],
    // Vectors of GB 32100-2015: a code whose last character is wrong, one too short, one with a letter no code has.
    ['licence', '913301007996550580', 'CN', 'identity.licence-check'],
    ['licence', '91330100799655058', 'CN', 'identity.licence-length'],
    ['licence', '9133O1007V9655058B', 'CN', 'identity.licence-character'],
    ['licence', '440301103456789', 'CN', 'identity.licence-old'],
    // GB 11643-1999.
    ['resident-id', '110105194912310021', 'CN', 'identity.resident-check'],
    ['resident-id', '110105194913310021', 'CN', 'identity.resident-birth'],
    ['bank-account', '6222021234567890123', 'CN', 'identity.card-check'],
    ['bank-account', 'GB82 WEST 1234 5698 7654 33', '', 'identity.iban-check'],
    ['company-name', 'AliExpress Official Store', 'CN', 'identity.name-of-platform'],
    ['person-name', 'Amazon', 'US', 'identity.name-of-platform'],
    ['person-name', 'asdfgh', 'CN', 'identity.name-letters'],
    ['domain', 'foo', '', 'identity.domain-form'],
  ])('%s: %s', (kind, value, country, id) => {
    expect(ids(kind, value, country)).toEqual([id]);
  });
});

describe('nothing is said of', () => {
  test.each<[IdentifierKind, string, string]>([
    ['phone', '13800138000', 'CN'],
    ['phone', '0755-88886666 转 801', 'CN'],
    ['phone', '88886666', 'CN'],
    ['phone', '400-820-8820', 'CN'],
    ['phone', '+44 20 7946 0958', 'GB'],
    ['phone', 'N/A', 'CN'],
    ['phone', '138****8000', 'CN'],
    ['email', 'a@qq.com', 'CN'],
    ['address', '广东省深圳市龙岗区雪岗路1号 518129', 'CN'],
    ['address', '123 Main St, Chicago, IL 60601-1234', 'US'],
    ['address', '10 High Street, London SW1A 1AA', 'GB'],
    ['address', 'Musterstrasse 12, 10115 Berlin, Germany', 'DE'],
    // Valid vectors.
    ...[
      '91330100799655058B',
      '91330100716105852F',
      '9144030071526726XG',
      '914403001922038216',
      '91110000802100433B',
      '91110108551385082Q',
    ].map((code): [IdentifierKind, string, string] => ['licence', code, 'CN']),
    ['licence', '12-3456789', 'US'],
    ['resident-id', '11010519491231002X', 'CN'],
    ['resident-id', '440524188001010014', 'CN'],
    ['bank-account', '6228480402564890018', 'CN'],
    ['company-name', 'Shenzhen Amazon Forest Trading Co., Ltd', 'CN'],
    ['person-name', 'Ng', 'CN'],
    ['person-name', 'Betsy Smith', 'US'],
  ])('%s: %s', (kind, value, country) => {
    expect(ids(kind, value, country)).toEqual([]);
  });
});

const seller = (no: number, more: Record<string, unknown> = {}) => sellerSchema.parse({ id: `s${no}`, matter: 'm', no, ...more });
const identifier = (no: number, kind: IdentifierKind, value: string, more: Record<string, unknown> = {}) =>
  identifierSchema.parse({ id: `${kind}-${no}`, matter: 'm', seller: `s${no}`, kind, value, sources: [`e${no}#p1`], ...more });
const data = (sellers: ReturnType<typeof seller>[], identifiers: ReturnType<typeof identifier>[]) => ({
  sellers,
  identifiers,
  storefronts: [],
  listings: [],
  purchases: [],
});

describe('two data that contradict each other', () => {
  const contradictions = (more: Record<string, unknown>, ...identifiers: ReturnType<typeof identifier>[]) =>
    registrationFaults(data([seller(1, { sources: ['e9'], ...more })], identifiers)).map(({ why, sources }) => [why, sources]);

  test('country and telephone, licence, address', () => {
    expect(contradictions({ country: 'US' }, identifier(1, 'phone', '+86 755 8888 6666'))).toEqual([['identity.phone-country', ['e1#p1']]]);
    expect(contradictions({ country: 'US' }, identifier(1, 'licence', '91330100799655058B'))).toEqual([
      ['identity.licence-country', ['e1#p1']],
    ]);
    expect(contradictions({ country: 'United States', address: '广东省深圳市龙岗区雪岗路1号' })).toEqual([
      ['identity.address-country', ['e9']],
    ]);
    // A number that may be read as American as well contradicts nothing.
    expect(contradictions({ country: 'US' }, identifier(1, 'phone', '16265550143'))).toEqual([]);
    expect(contradictions({ country: 'HK' }, identifier(1, 'phone', '+86 755 8888 6666'))).toEqual([]);
  });

  test('licence of one province, name or address of another; both sources are cited', () => {
    expect(contradictions({ name: '深圳市海诚贸易有限公司' }, identifier(1, 'licence', '91330100799655058B'))).toEqual([
      ['identity.licence-name-region', ['e1#p1', 'e9']],
    ]);
    expect(contradictions({ name: '杭州海诚贸易有限公司' }, identifier(1, 'licence', '91330100799655058B'))).toEqual([]);
    expect(contradictions({ address: '深圳市龙岗区雪岗路1号' }, identifier(1, 'licence', '91330100799655058B'))).toEqual([
      ['identity.licence-address-region', ['e1#p1', 'e9']],
    ]);
  });
});

test('what is false on its face feeds the allegations, with seller, datum, reason and sources; what counsel verified does not', () => {
  const table = data(
    [seller(2, { name: 'AliExpress Official Store' }), seller(1)],
    [
      identifier(1, 'licence', '913301007996550580'),
      identifier(1, 'phone', '+86 755 8888 6666', { status: 'false' }),
      identifier(1, 'email', 'abc', { status: 'verified' }),
      identifier(2, 'resident-id', '110105194912310021'),
      identifier(2, 'address', '广东省深圳市'),
    ],
  );
  expect(falseRegistrations(table).map(({ no, kind, what, why, sources }) => [no, kind, what, why, sources])).toEqual([
    [1, 'licence', '913301007996550580', 'identity.licence-check', ['e1#p1']],
    [1, 'phone', '+86 755 8888 6666', 'identity.stated-false', ['e1#p1']],
    [2, 'person-name', 'AliExpress Official Store', 'identity.name-of-platform', []],
    [2, 'resident-id', '110***********0021', 'identity.resident-check', ['e2#p1']],
  ]);
  const findings = registrationFindings(table);
  expect(findings.map((one) => one.where)).toContain('seller/identifiers/licence-1/value');
  expect(findings.find((one) => one.id === 'identity.licence-check')?.message).toBe(
    'licence number 913301007996550580 fails its check digit',
  );
  expect(JSON.stringify(findings)).not.toContain('110105194912310021');
});
