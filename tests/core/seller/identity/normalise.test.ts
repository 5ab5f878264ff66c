import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IdentifierKind } from '#core/seller/identity/normal.ts';
import { normalise } from '#core/seller/identity/normalise.ts';
import { identifierKinds } from '#core/seller/model.ts';

const key = (kind: IdentifierKind, value: string, country = '') => normalise(kind, value, { country }).key;

describe('the same datum written in several ways', () => {
  test.each<[IdentifierKind, string, string, string]>([
    ['email', 'Shop@QQ.com', ' ｓｈｏｐ@qq.com', ''],
    ['email', 'shop (at) qq.com', 'mailto:shop@qq.com', ''],
    ['email', 'shop at qq dot com', 'Shop <shop@qq.com>', ''],
    ['email', 'a.b.c+amazon@googlemail.com', 'ABC@gmail.com', ''],
    ['email', 'foo@例子.中国', 'foo@xn--fsqu00a.xn--fiqs8s', ''],
    ['phone', '+86 138 0013 8000', '13800138000', 'CN'],
    ['phone', '0086-13800138000', '138-0013-8000', 'US'],
    ['phone', '１３８００１３８０００', 'Tel: 86 13800138000', ''],
    ['phone', '0755-88886666-801', '(0755)88886666转801', 'CN'],
    ['phone', '+86 (0)755 8888 6666', '0755 88886666', 'CN'],
    ['phone', '(312) 555-0143', '+1 312 555 0143', 'US'],
    ['phone', '+1 13800138000', '+86 138 0013 8000', 'US'],
    ['payee', '6222 0212 3456 7890 123', '6222021234567890123', ''],
    ['payee', 'PayPal: Shop@qq.com', 'shop@qq.com', ''],
    ['payee', '支付宝账号：138 0013 8000', 'WeChat Pay +86 13800138000', ''],
    ['payee', 'IBAN GB82 WEST 1234 5698 7654 32', 'gb82west12345698765432', ''],
    ['address', '广东省深圳市龙岗区 1 号', '广东省深圳市龙岗区1号', ''],
    ['address', '中国广东省深圳市龙岗区坂田街道雪崗路2018號天安雲谷3幢502房', '深圳龙岗雪岗路２０１８号天安云谷三栋502室 518129', ''],
    ['address', '浙江省义乌市北苑街道春晗路12号', '金华市义乌春晗路十二号', ''],
    ['address', '12 Main St., Apt 3', '12 main street # 3', ''],
    ['address', '123 North Main Street, Suite 4, Chicago, Illinois 60601-1234', '123 N MAIN ST STE 4 CHICAGO IL 60601, USA', 'US'],
    ['address', 'Flat 2, 10 High Street, London SW1A 1AA, United Kingdom', '2, 10 High St, LONDON, sw1a1aa', 'GB'],
    [
      'address',
      'Room 502, Bldg 3, No. 2018 Xuegang Rd, Shenzhen, China',
      'China, Shenzhen, Xuegang Road No.2018, Building 3, Rm 502',
      'CN',
    ],
    ['domain', 'https://www.Shop.example/a?b#c', 'shop.example', ''],
    ['domain', 'http://例子.中国', 'xn--fsqu00a.xn--fiqs8s', ''],
    ['name-server', 'NS1.shady-host.com.', 'ns2.shady-host.com', ''],
    ['licence', '91330100799655058b', '统一社会信用代码：9133 0100 7996 5505 8B', ''],
    // A letter that no code holds, read as the digit it is mistaken for.
    ['licence', '9l33O1OO799655058B'.replace('l', 'I'), '91330100799655058B', ''],
    // The number of 15 digits and the one of 18 that replaced it.
    ['resident-id', '440524 800101 001', '440524198001010013', ''],
    ['resident-id', '11010519491231002x', '11010519491231002X', ''],
    ['merchant-id', 'a1b2c3d4e5f6g7', 'Amazon: A1B2C3D4E5F6G7', ''],
    ['messenger', '微信号：ABC_123', 'WeChat ID: abc_123', ''],
    ['messenger', 'WhatsApp +86 138 0013 8000', 'https://wa.me/8613800138000', ''],
    ['messenger', 'https://t.me/Foo', 'Telegram @foo', ''],
    ['person-name', 'Zhang San', 'SAN zhang', ''],
    ['person-name', 'zhangsan', 'Mr. Zhang  San', ''],
    ['person-name', '張三', '张三先生', ''],
    ['company-name', '廣東省深圳市海诚貿易有限責任公司', '深圳海诚贸易有限公司', ''],
    ['company-name', 'shenzhenshixxyouxiangongsi', 'Shenzhen XX Co., Ltd.', ''],
    ['company-name', 'Shenzhen Shi Xx Youxian Gongsi', 'SHENZHEN XX LIMITED', ''],
    ['company-name', 'Acme Trading, L.L.C.', 'acme trading llc', ''],
    ['batch', '批号：2023-AB-01', 'Lot No. 2023AB01', ''],
    ['shipping-sender', '李先生 13800138000', 'Mr Li, +86 138 0013 8000', ''],
  ])('%s: %s = %s', (kind, a, b, country) => {
    expect(key(kind, a, country)).not.toBe('');
    expect(key(kind, a, country)).toBe(key(kind, b, country));
  });
});

describe('different data stay apart', () => {
  test.each<[IdentifierKind, string, string]>([
    ['email', 'a@qq.com', 'b@qq.com'],
    ['email', 'a.b@qq.com', 'ab@qq.com'],
    ['phone', '13800138000', '13800138001'],
    ['domain', 'a.myshopify.com', 'b.myshopify.com'],
    ['domain', 'shop1.taobao.com', 'shop2.taobao.com'],
    ['domain', 'a.co.uk', 'b.co.uk'],
    ['messenger', 'QQ 12345678', 'WeChat 12345678'],
    ['merchant-id', 'eBay: seller_1', 'Etsy: seller_1'],
    ['address', '深圳市龙岗区雪岗路1号3栋502室', '深圳市龙岗区雪岗路1号3栋503室'],
    ['address', '深圳市龙岗区雪岗路1号', '深圳市宝安区雪岗路1号'],
    ['address', '12 Main St, Apt 3', '12 Main St, Apt 4'],
    ['company-name', 'Acme LLC', 'Acme Inc'],
    ['company-name', '深圳海诚贸易有限公司', '深圳海诚贸易商行'],
    ['bank-account', '6222021234567890123', '6222021234567890124'],
  ])('%s: %s ≠ %s', (kind, a, b) => {
    expect(key(kind, a)).not.toBe(key(kind, b));
    expect(key(kind, a)).not.toBe('');
  });

  test('of different kinds, unless they are of one family', () => {
    expect(key('email', 'a@qq.com')).not.toBe(key('payee', 'a@qq.com'));
    expect(key('payee', '6222 0212 3456')).toBe(key('bank-account', '622202123456'));
    expect(key('address', '深圳市龙岗区雪岗路1号')).toBe(key('return-address', '深圳市龙岗区雪岗路1号'));
  });
});

test('a datum points to others that are worth a look, and is not the same as they', () => {
  expect(normalise('messenger', 'QQ: 12345678').related).toEqual([key('email', '12345678@qq.com')]);
  expect(normalise('email', '12345678@qq.com').related).toEqual([key('messenger', 'QQ 12345678')]);
  expect(normalise('payee', '支付宝 13800138000').related).toEqual([key('phone', '13800138000')]);
  expect(normalise('company-name', '广州市海诚贸易有限公司').related).toEqual([
    key('company-name', 'guangzhoushihaichengmaoyiyouxiangongsi'),
  ]);
  expect(normalise('person-name', '张三').related).toEqual([key('person-name', 'Zhang San')]);
  // Eleven digits under a claimed American seat: a mainland mobile number that could be read otherwise.
  expect(normalise('phone', '1 626 555 0143', { country: 'US' }).related).toEqual([key('phone', '(626) 555-0143', 'US')]);
});

describe('what identifies nobody has no key', () => {
  test.each(['', 'N/A', 'unknown', '无', '-', '不详', 'not disclosed', '***', '\u200b'])('%j, of any kind', (value) => {
    expect(identifierKinds.filter((kind) => key(kind, value) !== '')).toEqual([]);
  });
  test.each<[IdentifierKind, string]>([
    ['email', 'zh***@qq.com'],
    ['email', 'not an address'],
    ['phone', '138****8000'],
    ['phone', '000000000'],
    ['phone', '88886666'],
    ['bank-account', '6222 **** **** 1234'],
    ['address', '广东省深圳市龙岗区'],
    ['address', 'Shenzhen, Guangdong, China'],
    ['domain', 'https://www.amazon.com/sp?seller=A1B2C3D4E5F6G7'],
    ['domain', 'gmail.com'],
    ['registrant', 'Domains By Proxy, LLC'],
    ['resident-id', '110***********002X'],
    ['person-name', '张*'],
  ])('%s: %s', (kind, value) => {
    expect(key(kind, value, 'CN')).toBe('');
  });
});

test('a resident number is nowhere printed in full', () => {
  for (const number of ['11010519491231002X', '440524188001010014', '440524800101001']) {
    const said = JSON.stringify(normalise('resident-id', `身份证号: ${number}`));
    expect(said).not.toContain(number);
    expect(said).not.toContain(number.slice(6, 14));
    expect(said).toContain(`${number.slice(0, 3)}****`);
  }
});

/** Data of each kind as they occur, for properties that must hold for all of them. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const data: readonly (readonly [IdentifierKind, fc.Arbitrary<string>])[] = [
  ['email', fc.tuple(word, word).map(([a, b]) => `${a}@${b}.com`)],
  ['phone', digits(8).map((rest) => `139${rest}`)],
  ['phone', digits(7).map((rest) => `+1 312 5${rest.slice(1)}`)],
  ['bank-account', digits(15).map((rest) => `6222${rest}`)],
  ['licence', fc.stringMatching(/^9[123]4403[0-9A-HJ-NPQRTUWXY]{12}$/)],
  [
    'address',
    fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 30 }))
      .map(([no, house]) => `广东省深圳市龙岗区雪岗路${no}号${house}栋`),
  ],
  ['address', fc.tuple(fc.integer({ min: 1, max: 9999 }), word).map(([no, street]) => `${no} ${street} Street, Chicago, IL 60601`)],
  ['merchant-id', fc.stringMatching(/^A[A-Z0-9]{12}\d$/)],
  ['messenger', word.map((name) => `WeChat: ${name}_1`)],
  ['company-name', fc.tuple(word, word).map(([a, b]) => `${a} ${b} Co., Ltd.`)],
  ['person-name', fc.constantFrom('Zhang San', '王小明', 'Ouyang Na', 'John Smith')],
  ['domain', word.map((name) => `https://www.${name}-x.com/`)],
];

test('the normal form of a datum has the same key', () => {
  for (const [kind, arbitrary] of data)
    fc.assert(
      fc.property(arbitrary, (value) => {
        const once = normalise(kind, value, { country: 'CN' });
        expect(once.key).not.toBe('');
        expect(key(kind, once.shown, 'CN')).toBe(once.key);
      }),
      { numRuns: 60 },
    );
});

/** The same in full width, in capitals, with invisible characters strewn in and blanks around. */
const dressings: readonly ((value: string) => string)[] = [
  (value) => `  ${value}\t`,
  (value) => value.toUpperCase(),
  (value) => [...value].join('\u200b'),
  (value) => `\u202e${value}\u202c`,
  (value) => value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  (value) => value.replaceAll(' ', '\u00a0\u3000'),
];

test('formatting never changes identity', () => {
  for (const [kind, arbitrary] of data)
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...dressings), (value, dress) => {
        expect(key(kind, dress(value), 'CN')).toBe(key(kind, value, 'CN'));
      }),
      { numRuns: 60 },
    );
  const number = fc.tuple(digits(8), fc.constantFrom(' ', '-', '.', ' - ', ''));
  fc.assert(
    fc.property(number, ([rest, mark]) => {
      const plain = `138${rest}`;
      const parted = [plain.slice(0, 3), plain.slice(3, 7), plain.slice(7)].join(mark);
      for (const prefix of ['', '+86 ', '0086-', '86']) expect(key('phone', prefix + parted, 'CN')).toBe(key('phone', plain, 'CN'));
    }),
  );
});

test('whatever is written, an answer comes, and the normal form of any answer stays', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[\d号栋室路省市区a-z@.:\-+ ]{0,40}$/),
  );
  fc.assert(
    fc.property(fc.constantFrom(...identifierKinds), hostile, fc.constantFrom('', 'CN', 'US'), (kind, value, country) => {
      const once = normalise(kind, value, { country });
      if (once.key !== '' && kind !== 'resident-id') expect([value, key(kind, once.shown, country)]).toEqual([value, once.key]);
    }),
    { numRuns: 3_000 },
  );
  const long = '=cmd|<b>号路1栋室@..'.repeat(1_200);
  for (const kind of identifierKinds) expect(typeof normalise(kind, long).key).toBe('string');
});
