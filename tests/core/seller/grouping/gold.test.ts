import { describe, expect, test } from 'vitest';
import { role } from '#core/seller/grouping/engine.ts';
import { grouped } from '../../../support/gold/engine.ts';
import { type GoldShop, Maker, makeGold } from '../../../support/gold/make.ts';

describe('on invented sellers with known truth', () => {
  // None of these seeds was looked at while limits were chosen.
  test.each([101, 202, 303, 404])('2,000 storefronts, seed %i: precision 0.99 and F1 0.95 at least', (seed) => {
    const { shops, planted } = makeGold(seed);
    const { score } = grouped(shops);
    expect(shops.length, planted).toBeGreaterThanOrEqual(2_000);
    expect(score.precision, planted).toBeGreaterThanOrEqual(0.99);
    expect(score.f1, planted).toBeGreaterThanOrEqual(0.95);
  });

  test.each([11, 12, 13])('300 storefronts, seed %i: precision as high where services weigh more', (seed) => {
    expect(grouped(makeGold(seed, 300).shops).score.precision).toBeGreaterThanOrEqual(0.99);
  });
});

/** Groups by the numbers of their storefronts. */
function groupsOf(shops: readonly GoldShop[]): number[][] {
  const { engine } = grouped(shops);
  const found = new Map<number, number[]>();
  for (const { no } of shops) {
    const label = engine.groupOf(engine.data.node(String(no)) ?? -1);
    found.set(label, [...(found.get(label) ?? []), no]);
  }
  return [...found.values()].filter((group) => group.length > 1);
}

const strangers = (m: Maker, count: number): GoldShop[] => Array.from({ length: count }, () => m.shop(m.operator()));
/** Each of these shops shows the value beside data of its own. */
function allShow(seed: number, count: number, kind: GoldShop['data'][number]['kind'], value: string | ((n: number) => string)): number[][] {
  const m = new Maker(seed);
  for (const [n, shop] of strangers(m, count).entries()) {
    m.own(shop);
    shop.data.push({ kind, value: typeof value === 'string' ? value : value(n) });
  }
  return groupsOf(m.shops);
}

describe('what an opponent would plant', () => {
  test('one return warehouse of forty unrelated shops ties none of them', () => {
    expect(allShow(1, 40, 'return-address', '浙江省义乌市北苑街道四季路88号3栋101室')).toEqual([]);
  });
  test('nor does a courier’s phone on twelve pages', () => {
    expect(allShow(2, 12, 'phone', '13611112323')).toEqual([]);
  });
  test('nor the account of a payment service, named or not', () => {
    expect(allShow(3, 30, 'payee', '6217001234567890122')).toEqual([]);
    for (const name of ['PayPal', '支付宝', 'Payoneer Inc.', 'LianLian Pay', 'service@payoneer.com'])
      expect(allShow(4, 5, 'payee', name)).toEqual([]);
  });
  test.each([
    ['licence', '123456789012345678'],
    ['licence', '000000000000000000'],
    ['phone', '1.38E+10'],
    ['phone', '13800000000'],
    ['phone', '13800138000'],
    ['phone', '00000'],
    ['phone', '400-820-8820'],
    ['bank-account', '6.22202E+18'],
    ['bank-account', '6222021234567890000'],
    ['email', 'test@test.com'],
    ['email', 'noreply@aliexpress.com'],
    ['email', 'wang@beijing-lawfirm.com'],
    ['address', 'same as above'],
    ['address', 'Guangdong, China'],
    ['address', '浙江省义乌市国际商贸城'],
    ['address', '广东省深圳市福田区华强北路赛格广场'],
    ['address', 'PO Box 1250, London'],
    ['registrant', 'Domains By Proxy, LLC'],
    ['registrant', 'Zhang Wei'],
    ['messenger', 'WeChat: 123456'],
    ['payee', '王伟'],
    ['name-server', 'ns1.alidns.com'],
    ['warehouse', '浙江省义乌市北苑街道四季路88号3栋101室'],
    ['batch', '20240501'],
    ['email', 'N/A'],
    ['payee', '0000'],
  ] as const)('two pages with the %s “%s” are no pair', (kind, value) => {
    expect(allShow(5, 2, kind, value)).toEqual([]);
  });

  test('a mailbox with one letter wrong is another mailbox', () => {
    expect(allShow(6, 2, 'email', (n) => ['chenwei8821@163.com', 'chenwei8812@163.com'][n] ?? '')).toEqual([]);
  });

  test('a number of QQ and the mailbox that bears it are one registration', () => {
    const m = new Maker(7);
    const [a, b, c] = strangers(m, 3);
    a?.data.push({ kind: 'messenger', value: 'QQ: 820193746' });
    b?.data.push({ kind: 'email', value: '820193746@qq.com' });
    c?.data.push({ kind: 'phone', value: '820193746' });
    expect(groupsOf(m.shops)).toEqual([[1, 2]]);
  });

  test('the same account beside the same phone counts as one when it is one number', () => {
    const m = new Maker(8);
    const [a, b] = strangers(m, 2);
    const [la, lb] = [m.datum('licence')(), m.datum('licence')()];
    a?.data.push({ kind: 'licence', value: la }, { kind: 'phone', value: '13912345670' });
    b?.data.push(
      { kind: 'licence', value: lb },
      { kind: 'messenger', value: '微信 13912345670' },
      { kind: 'phone', value: '+86 139 1234 5670' },
    );
    expect(groupsOf(m.shops)).toEqual([]);
  });

  test('two valid licences: one mailbox asks, a second shared datum joins', () => {
    const m = new Maker(9);
    const [a, b] = strangers(m, 2);
    a?.data.push({ kind: 'licence', value: m.datum('licence')() }, { kind: 'email', value: 'lin.mei771@163.com' });
    b?.data.push({ kind: 'licence', value: m.datum('licence')() }, { kind: 'email', value: 'LIN.MEI771@163.com' });
    const { engine } = grouped(m.shops);
    expect([...engine.outcomes()].flatMap(({ held }) => held.map(({ reason }) => reason))).toEqual(['conflict']);
    expect(groupsOf(m.shops)).toEqual([]);
    for (const shop of [a, b]) shop?.data.push({ kind: 'messenger', value: 'WeChat: linmei_goods' });
    expect(groupsOf(m.shops)).toEqual([[1, 2]]);
  });

  test('one licence, lent to six shops, still joins them', () => {
    const m = new Maker(10);
    const write = m.datum('licence');
    for (const shop of strangers(m, 6)) {
      m.show(shop, 'licence', write);
      m.show(shop, 'email', m.datum('email'));
      m.show(shop, 'phone', m.datum('phone'));
    }
    expect(groupsOf(m.shops)).toEqual([[1, 2, 3, 4, 5, 6]]);
  });

  test('a payee of sixty shops is no service when their phones and mailboxes interlock', () => {
    const m = new Maker(11);
    const payee = m.datum('payee');
    const [phones, mails] = [Array.from({ length: 6 }, () => m.datum('phone')), Array.from({ length: 5 }, () => m.datum('email'))];
    for (const [n, shop] of strangers(m, 60).entries()) {
      m.show(shop, 'payee', payee);
      m.show(shop, 'phone', phones[n % 6] ?? payee);
      m.show(shop, 'email', mails[n % 5] ?? payee);
    }
    expect(groupsOf(m.shops)).toEqual([Array.from({ length: 60 }, (_, n) => n + 1)]);
  });

  test('an agent whose phone, mailbox and room stand on forty pages, some of them on each, ties none of his clients', () => {
    const m = new Maker(12);
    const bundle = (['phone', 'email', 'address'] as const).map((kind) => ({ kind, write: m.datum(kind) }));
    for (const shop of strangers(m, 40)) {
      m.own(shop);
      for (const { kind, write } of bundle) if (m.c.yes(0.7)) m.show(shop, kind, write);
    }
    expect(groupsOf(m.shops)).toEqual([]);
  });

  test('one phone between two closely tied rings asks before it joins them', () => {
    const m = new Maker(13);
    const ring = () => {
      const [payee, mail] = [m.datum('payee'), m.datum('email')];
      return strangers(m, 6).map((shop) => {
        m.show(shop, 'payee', payee);
        m.show(shop, 'email', mail);
        return shop;
      });
    };
    const [first, second] = [ring(), ring()];
    const phone = m.datum('phone');
    for (const shop of [first[0], second[3]]) if (shop) m.show(shop, 'phone', phone);
    const { engine } = grouped(m.shops);
    expect(groupsOf(m.shops)).toHaveLength(2);
    expect([...engine.outcomes()].flatMap(({ held }) => held.map(({ reason }) => reason))).toEqual(['bridges-groups']);
    expect(Array.from({ length: engine.data.atomCount }, (_, atom) => engine.roleOf(atom)).filter((now) => now === role.held)).toHaveLength(
      1,
    );
  });

  test('twins of one name in one building are strangers', () => {
    const m = new Maker(14);
    for (let n = 0; n < 5; n++)
      m.shop(m.operator(), '王伟的小店', '王伟').data.push(
        { kind: 'address', value: '浙江省义乌市稠城街道国际商贸城' },
        { kind: 'phone', value: `1391234${String(5_700 + n * 13)}` },
        { kind: 'payee', value: '王伟' },
      );
    expect(groupsOf(m.shops)).toEqual([]);
  });
});
