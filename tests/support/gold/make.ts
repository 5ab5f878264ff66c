/**
 * Invented sellers with known truth: rings that share data in chains, in pools and around one account; twins who look alike and are
 * strangers; services everybody uses; data everybody writes. Written as an opponent of the grouping would, without looking at its limits.
 */
import * as d from './data.ts';
import { type Chance, chance } from './random.ts';

export type GoldKind =
  | 'email'
  | 'phone'
  | 'payee'
  | 'address'
  | 'licence'
  | 'resident-id'
  | 'messenger'
  | 'domain'
  | 'return-address'
  | 'batch'
  | 'registrant'
  | 'bank-account'
  | 'name-server'
  | 'company-name'
  | 'warehouse'
  | 'other';

export interface GoldShop {
  readonly no: number;
  /** Who really stands behind it. */
  readonly operator: string;
  readonly platform: string;
  readonly shopName: string;
  readonly shopId: string;
  readonly seller: string;
  readonly data: { kind: GoldKind; value: string }[];
  readonly title: string;
  readonly price: string;
}

export interface Gold {
  readonly shops: readonly GoldShop[];
  /** What was planted, for the reader of a failure. */
  readonly planted: string;
}

const PLATFORMS = ['AliExpress', 'DHgate', 'Temu', 'Walmart', 'eBay', 'Wish'] as const;

export class Maker {
  readonly c: Chance;
  readonly shops: GoldShop[] = [];
  #operators = 0;

  constructor(seed: number) {
    this.c = chance(seed);
  }

  operator(): string {
    return `op-${++this.#operators}`;
  }

  shop(operator: string, name = d.shopName(this.c), seller = ''): GoldShop {
    const no = this.shops.length + 1;
    const made: GoldShop = {
      no,
      operator,
      platform: this.c.pick(PLATFORMS),
      shopName: name,
      shopId: `${this.c.whole(1, 9)}${this.c.digits(8)}${no}`,
      seller,
      data: [],
      title: d.title(this.c),
      price: `${this.c.whole(9, 99)}.${this.c.pick(['99', '50', '00'])}`,
    };
    this.shops.push(made);
    return made;
  }

  /** What an ordinary shop shows of itself: some of it, seldom all. */
  own(shop: GoldShop, rich = 0.6): void {
    const { c } = this;
    const at = d.city(c);
    const add = (kind: GoldKind, value: string) => shop.data.push({ kind, value });
    if (c.yes(rich)) add('email', d.writeEmail(c, d.email(c)));
    if (c.yes(rich)) add('phone', d.writeMobile(c, d.mobile(c)));
    if (c.yes(rich * 0.6)) add('payee', d.writePayee(c, d.payee(c)));
    if (c.yes(rich * 0.5)) add('address', d.writePlace(c, d.place(c, at)));
    if (c.yes(rich * 0.3)) add('licence', d.writeLicence(c, d.licence(c, at)));
    if (c.yes(rich * 0.3)) add('messenger', d.writeWechat(c, d.wechat(c)));
    if (c.yes(rich * 0.2)) add('company-name', d.writeCompany(c, d.company(c, at)));
  }

  /** One datum of a kind and the ways it is written. */
  datum(kind: GoldKind): () => string {
    const { c } = this;
    switch (kind) {
      case 'email': {
        const value = d.email(c);
        return () => d.writeEmail(c, value);
      }
      case 'phone': {
        const value = d.mobile(c);
        return () => d.writeMobile(c, value);
      }
      case 'payee': {
        const value = d.payee(c);
        return () => d.writePayee(c, value);
      }
      case 'bank-account': {
        const value = d.card(c);
        return () => d.writeCard(c, value);
      }
      case 'licence': {
        const value = d.licence(c, d.city(c));
        return () => d.writeLicence(c, value);
      }
      case 'resident-id': {
        const value = d.residentId(c, d.city(c));
        return () => value;
      }
      case 'messenger': {
        const value = d.wechat(c);
        return () => d.writeWechat(c, value);
      }
      case 'domain': {
        const value = d.domain(c);
        return () => d.writeDomain(c, value);
      }
      case 'registrant': {
        const value = `${d.writePerson(c, d.person(c))}, ${d.email(c)}`;
        return () => value;
      }
      case 'batch': {
        const value = `LX${c.digits(7)}K${c.digits(3)}`;
        return () => c.pick([value, value.toLowerCase(), `LOT ${value}`]);
      }
      default: {
        const value = d.place(c);
        return () => d.writePlace(c, value);
      }
    }
  }

  show(shop: GoldShop, kind: GoldKind, write: () => string): void {
    shop.data.push({ kind, value: write() });
  }
}

const HARD: readonly [GoldKind, ...GoldKind[]] = [
  'email',
  'phone',
  'payee',
  'messenger',
  'licence',
  'return-address',
  'address',
  'domain',
  'bank-account',
  'registrant',
  'resident-id',
  'batch',
];

/** Each shop shares one datum with the next: the first and the last show nothing in common. */
function chainRing(m: Maker, size: number): void {
  const operator = m.operator();
  let before: { kind: GoldKind; write: () => string } | undefined;
  for (let i = 0; i < size; i++) {
    const shop = m.shop(operator);
    if (before) m.show(shop, before.kind, before.write);
    const kind = m.c.pick(HARD);
    before = { kind, write: m.datum(kind) };
    m.show(shop, kind, before.write);
    if (m.c.yes(0.4)) m.show(shop, 'email', m.datum('email'));
  }
}

/** A few phones, mailboxes and accounts, used in turn; phones are thrown away and changed. */
function poolRing(m: Maker, size: number): void {
  const operator = m.operator();
  const pool = (kind: GoldKind, count: number) => Array.from({ length: count }, () => ({ kind, write: m.datum(kind) }));
  const pools = [
    pool('payee', Math.max(1, Math.round(size / 12))),
    pool('email', Math.max(1, Math.round(size / 5))),
    pool('messenger', Math.max(1, Math.round(size / 6))),
    pool('return-address', Math.max(1, Math.round(size / 10))),
  ];
  const used = m.c.shuffle(pools).slice(0, m.c.whole(2, 4));
  for (let i = 0; i < size; i++) {
    const shop = m.shop(operator);
    for (const [n, choice] of used.entries()) {
      const one = choice[m.c.whole(0, choice.length - 1)];
      if (one && (n < 2 || m.c.yes(0.7))) m.show(shop, one.kind, one.write);
    }
    // A phone of its own, for a month.
    m.show(shop, 'phone', m.datum('phone'));
    if (m.c.yes(0.3)) m.show(shop, 'address', m.datum('address'));
  }
}

/** One account takes the money of all; everything else is fresh. */
function starRing(m: Maker, size: number, kind: GoldKind): void {
  const operator = m.operator();
  const write = m.datum(kind);
  for (let i = 0; i < size; i++) {
    const shop = m.shop(operator);
    m.show(shop, kind, write);
    m.show(shop, 'email', m.datum('email'));
    if (m.c.yes(0.5)) m.show(shop, 'phone', m.datum('phone'));
  }
}

/** Strangers of one name in one market building of one town. */
function twins(m: Maker, count: number): void {
  const name = d.person(m.c);
  const shopName = d.shopName(m.c);
  const at = d.city(m.c);
  const market = `${at.province === at.han ? '' : at.province}${at.han}稠城街道${m.c.pick(['国际商贸城', '小商品市场', '赛格广场', '鞋业批发市场'])}`;
  for (let i = 0; i < count; i++) {
    const shop = m.shop(m.operator(), m.c.yes(0.5) ? shopName : `${shopName} ${i + 1}`, m.c.yes(0.7) ? d.writePerson(m.c, name) : '');
    m.own(shop, 0.8);
    shop.data.push({ kind: 'address', value: market });
    if (m.c.yes(0.3)) shop.data.push({ kind: 'payee', value: d.writePerson(m.c, name) });
  }
}

/** Something of a service stands on the pages of many. */
function service(m: Maker, kind: GoldKind, users: readonly GoldShop[]): void {
  const write = m.datum(kind);
  for (const shop of users) m.show(shop, kind, write);
}

const BURNER: readonly [readonly [GoldKind, string], ...(readonly [GoldKind, string])[]] = [
  ['phone', '13800138000'],
  ['phone', '00000000000'],
  ['phone', '12345678'],
  ['phone', '1.38E+10'],
  ['phone', '13888888888'],
  ['email', 'test@test.com'],
  ['email', 'N/A'],
  ['email', 'noreply@aliexpress.com'],
  ['email', 'service@payoneer.com'],
  ['address', 'Guangdong, China'],
  ['address', '广东省深圳市'],
  ['address', 'China'],
  ['address', 'same as above'],
  ['licence', '123456789012345678'],
  ['licence', '000000000000000000'],
  ['payee', 'PayPal'],
  ['payee', '支付宝'],
  ['payee', '0000'],
  ['messenger', 'WeChat: 123456'],
  ['name-server', 'ns1.dns.com'],
  ['registrant', 'REDACTED FOR PRIVACY'],
  ['registrant', 'Domains By Proxy, LLC'],
];

/** About `size` storefronts: half in rings, the rest strangers with all that makes strangers look alike. */
export function makeGold(seed: number, size = 2_000): Gold {
  const m = new Maker(seed);
  const { c } = m;
  while (m.shops.length < size * 0.5) {
    const kind = c.next();
    const members = c.yes(0.12) ? c.whole(15, 60) : c.whole(2, 12);
    if (kind < 0.4) chainRing(m, Math.min(members, 15));
    else if (kind < 0.85) poolRing(m, members);
    else starRing(m, Math.min(members, 7), c.pick(['payee', 'licence', 'bank-account', 'email', 'phone']));
  }
  // One licence, lent to shops that otherwise have nothing in common.
  starRing(m, c.whole(3, 8), 'licence');
  const ringed = m.shops.length;
  while (m.shops.length < size * 0.6) twins(m, c.whole(2, 8));
  while (m.shops.length < size) m.own(m.shop(m.operator(), undefined, c.yes(0.3) ? d.writePerson(c, d.person(c)) : ''));
  const loners = m.shops.slice(ringed);
  const sample = (from: readonly GoldShop[], count: number) => c.shuffle(from).slice(0, count);
  for (let n = 0; n < Math.ceil(size / 250); n++)
    service(m, c.pick(['phone', 'email', 'return-address']), sample(c.yes(0.5) ? loners : m.shops, c.whole(15, 60)));
  service(m, 'payee', sample(loners, c.whole(30, 80)));
  // An agent's mailbox, phone and address stand on the pages of all clients.
  const clients = sample(loners, c.whole(15, 40));
  for (const kind of ['email', 'phone', 'address'] as const) service(m, kind, clients);
  for (const shop of m.shops) {
    if (c.yes(0.2)) {
      const [kind, value] = c.pick(BURNER);
      shop.data.push({ kind, value });
    }
  }
  return { shops: c.shuffle(m.shops), planted: `${ringed} of ${m.shops.length} storefronts in rings, seed ${seed}` };
}
