import { beforeEach, describe, expect, test } from 'vitest';
import { encodeIn } from '../kit-identity/code-page.ts';
import { actor, openSellers } from './cast.ts';
import { workbook } from './workbooks.ts';

let room: Awaited<ReturnType<typeof openSellers>>;
beforeEach(async () => {
  room = await openSellers(new Map([['shop.png', 'evidence-1']]));
});
const nothing = { sellers: [], storefronts: [], identifiers: [], listings: [], purchases: [] };

describe('a list of sellers, one row a storefront', () => {
  test('rows of the same number are one seller; unnamed ones are each their own', async () => {
    const csv = `seller_no,seller,platform,shop_name,url
,,Temu,Shop C,https://temu.example/c
,,Temu,Shop D,https://temu.example/d
9,Wei Trading,Wish,Shop E,https://wish.example/e
9,WEI  trading,Wish,Shop F,https://wish.example/f
`;
    expect(await room.import('sellers', 'sellers.csv', csv)).toEqual({ added: 4, updated: 0 });
    const { sellers, storefronts } = await room.table();
    expect(sellers.map(({ no, name }) => [no, name])).toEqual([
      [1, ''],
      [2, ''],
      [9, 'WEI  trading'],
    ]);
    expect(storefronts.map((shop) => sellers.find((seller) => seller.id === shop.seller)?.no)).toEqual([1, 2, 9, 9]);
  });

  test.each([
    ['a company by its full Chinese name', '深圳市晶时光贸易有限公司', '深圳市 晶时光贸易有限公司', ['', ''], 1],
    ['not when its licence numbers differ', '深圳市晶时光贸易有限公司', '深圳市晶时光贸易有限公司', ['licence A1', 'licence B2'], 2],
    ['a Latin name alone joins nobody', 'Shenzhen Jingshi Trading Co., Ltd', 'Shenzhen Jingshi Trading Co., Ltd', ['', ''], 2],
    ['a person alone joins nobody', '王伟', '王伟', ['', ''], 2],
    ['nor does a shop that may have namesakes', '晶时光商行', '晶时光商行', ['', ''], 2],
    [
      'not a name and the same telephone: it may be a courier’s',
      'Wei Wang',
      'WEI  wang',
      ['phone +86 138-0013-8000', 'phone 13800138000'],
      2,
    ],
    ['not a name and the same e-mail: it may be an agent’s', '王伟', '王伟', ['email A@qq.com', 'email a@QQ.com'], 2],
    ['a name and the same licence', 'Wei Wang', 'WEI  WANG', ['licence 91330100799655058B', 'licence 91330100799655058b'], 1],
    ['not a name and one made-up licence', 'Wei Wang', 'Wei Wang', ['licence 123456789012345678', 'licence 123456789012345678'], 2],
    ['two names with one telephone stay two', 'Wei Wang', 'Wei Wong', ['phone 13800138000', 'phone 13800138000'], 2],
    ['an address is shared by a whole building', 'Wei Wang', 'Wei Wang', ['address 1 Main St', 'address 1 Main St'], 2],
  ])('in a disclosure, names join: %s', async (_what, a, b, [more = '', other = ''], sellers) => {
    const row = (name: string, shop: string, extra: string) => {
      const [field = '', ...rest] = extra.split(' ');
      return [name, shop, ...['licence', 'phone', 'email', 'address'].map((one) => (one === field ? rest.join(' ') : ''))]
        .map((cell) => `"${cell}"`)
        .join(',');
    };
    await room.import('sellers', 'a.csv', `seller,shop,licence,phone,email,address\n${row(a, 'A', more)}\n${row(b, 'B', other)}\n`);
    expect((await room.table()).sellers).toHaveLength(sellers);
  });

  test('every column comes in; identifiers come apart', async () => {
    const csv = `卖家,平台,店铺名称,店铺编号,店铺链接,国家,邮箱,电话,收款账户,地址,统一社会信用代码,开店日期,状态,备注,证据
张三,淘宝,假货店（旗舰）,00123,https://shop.example/1,CN,a@qq.com；b@qq.com,13800138000,6222021234567890123,"广东省深圳市
龙岗区1号",91330100799655058B,2025年1月2日,撤诉,老客户,shop.png
`;
    await room.import('sellers', '卖家.csv', encodeIn('gb18030', csv));
    const { sellers, storefronts, identifiers } = await room.table();
    expect(sellers).toMatchObject([
      { name: '张三', country: 'CN', address: '广东省深圳市\n龙岗区1号', status: 'dismissed', note: '老客户' },
    ]);
    expect(storefronts).toMatchObject([
      { platform: '淘宝', shopName: '假货店（旗舰）', shopId: '00123', opened: '2025-01-02', sources: ['evidence-1'] },
    ]);
    expect(identifiers.map(({ kind, value }) => [kind, value])).toEqual([
      ['email', 'a@qq.com'],
      ['email', 'b@qq.com'],
      ['phone', '13800138000'],
      ['payee', '6222021234567890123'],
      ['licence', '91330100799655058B'],
      ['address', '广东省深圳市\n龙岗区1号'],
    ]);
  });

  test('hostile names stay as they are', async () => {
    const names = ['*A_B#|<b>{{x}}</b>', '$\\', '#import "x"', '假货店（旗舰）'];
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await room.import('sellers', 'a.csv', `shop_name,address\n${names.map((name) => `${quote(name)},"Room 5\n12 Main St"`).join('\n')}\n`);
    const { sellers, storefronts } = await room.table();
    expect(storefronts.map((shop) => shop.shopName)).toEqual(names);
    expect(new Set(sellers.map((seller) => seller.address))).toEqual(new Set(['Room 5\n12 Main St']));
  });

  test('imported again it updates: by URL, else by shop id, else by name', async () => {
    const header = 'platform,shop_name,shop_id,url,country,email\n';
    await room.import('sellers', 'a.csv', `${header}Amazon,A,A1,https://amazon.example/a,CN,a@qq.com\nAmazon,B,B1,,,\nAmazon,C,,,,\n`);
    const again = `${header}Amazon,A renamed,A1,http://AMAZON.example/a/,,a@qq.com\nAmazon,B renamed,b1,,US,\nAMAZON,c,,https://c.example,,\n`;
    expect(await room.import('sellers', 'a.csv', again)).toEqual({ added: 0, updated: 3 });
    const { sellers, storefronts, identifiers } = await room.table();
    expect(sellers).toHaveLength(3);
    expect(identifiers).toHaveLength(1);
    expect(storefronts.map((shop) => [shop.shopName, shop.url, shop.country])).toEqual([
      ['A renamed', 'http://AMAZON.example/a/', 'CN'],
      ['B renamed', '', 'US'],
      ['c', 'https://c.example', ''],
    ]);
    await room.undo();
    expect((await room.table()).storefronts.map((shop) => shop.shopName)).toEqual(['A', 'B', 'C']);
  });

  test('two shops of one name on one platform are two when their URLs differ', async () => {
    const csv = 'platform,shop_name,url\nTemu,Best Watch,https://temu.example/1\nTemu,Best Watch,https://temu.example/2\n';
    expect(await room.import('sellers', 'a.csv', csv)).toEqual({ added: 2, updated: 0 });
  });

  test('one undo takes the whole import back', async () => {
    await room.import('sellers', 'a.csv', 'shop_name,email\nA,a@qq.com\nB,b@qq.com\n');
    await room.undo();
    expect(await room.table()).toEqual(nothing);
    await room.redo();
    expect((await room.table()).storefronts).toHaveLength(2);
  });
});

describe('a table with something wrong', () => {
  test('imports nothing and names every fault by file, row and column', async () => {
    const csv = `No,Shop Name,Store URL,Opened,Status,Evidence
1,Good,https://good.example,2026-01-01,active,
x,A,https://a.example,,,
2,B,https://b.example,31/12/2025,,
3,C,https://c.example,,gone,
4,,,,,
5,D,https://good.example,,,
6,E,https://e.example,,,missing.png
7,F,https://f.example,,,,extra
`;
    expect(await room.faults('sellers', 'shops.csv', csv)).toEqual([
      'shops.csv:3:seller_no seller.cell-number',
      'shops.csv:4:opened seller.cell-date',
      'shops.csv:5:status seller.cell-choice',
      'shops.csv:9 seller.row-too-long',
      'shops.csv:6 seller-import.row-empty',
      'shops.csv:7:url seller.row-twice',
      'shops.csv:8:evidence seller.row-unknown-evidence',
    ]);
    expect(await room.table()).toEqual(nothing);
    expect(await room.sellers.nextNumber(room.matter)).toBe(1);
  });

  test('the same in Excel, with the digits Excel has lost', async () => {
    const bytes = await workbook([
      ['店铺名称', '收款账户', '开店日期'],
      ['A', '6222021234567890123', new Date('2026-01-01T00:00:00Z')],
      ['B', Number('6222021234567890123'), '2026'],
    ]);
    expect(await room.faults('sellers', '店铺.xlsx', bytes)).toEqual([
      '店铺.xlsx:3:收款账户 seller.cell-digits-lost',
      '店铺.xlsx:3:opened seller.cell-date',
    ]);
    expect(await room.table()).toEqual(nothing);
    // Leaving the column out makes the rest importable.
    expect(await room.faults('sellers', '店铺.xlsx', bytes, { 收款账户: '', 开店日期: '' })).toEqual(['imported']);
  });

  test('headers: one field twice', async () => {
    expect(await room.faults('sellers', 'a.csv', 'Shop,Store name,Email\nA,B,x\n')).toEqual(['a.csv:1:Store name seller.column-twice']);
  });

  test('one number with two names, a number used before, a shop of another seller', async () => {
    expect(await room.faults('sellers', 'a.csv', 'no,seller,shop\n1,Wei,A\n1,Li,B\n')).toEqual(['a.csv:3:seller seller.row-name-conflict']);
    await room.import('sellers', 'a.csv', 'no,seller,shop\n4,Wei,A\n5,Li,B\n');
    const gone = (await room.table()).sellers.find((seller) => seller.no === 4)?.id ?? '';
    await room.sellers.drop(actor, room.matter, 'sellers', gone, true);
    expect(await room.faults('sellers', 'a.csv', 'no,shop\n4,C\n7,B\n')).toEqual([
      'a.csv:2:seller_no seller.number-retired',
      'a.csv:3:seller_no seller.row-moves',
    ]);
  });
});

describe('listings and test purchases', () => {
  beforeEach(async () => {
    await room.import(
      'sellers',
      's.csv',
      'platform,shop,url\nAmazon,Shop A,https://a.example\neBay,Shop A,https://e.example\nTemu,C,https://c.example\n',
    );
  });

  test('listings find their shop by URL, or by name and platform; prices and units are read as shown', async () => {
    const csv = `shop,platform,url,title,price,currency,units_sold,right,captured_on
https://a.example/,,https://a.example/1,Watch,US $12.99,,500+ sold,1234567,2026-03-01
Shop A,eBay,https://e.example/2,Watch,"1,250.00",usd,"1,204",AURUM,
C,,https://c.example/3,Watch,99元,,,,
`;
    expect(await room.import('listings', 'l.csv', csv)).toEqual({ added: 3, updated: 0 });
    const { listings } = await room.table();
    expect(listings.map((one) => [one.price, one.currency, one.unitsSold, one.unitsBasis, one.right])).toEqual([
      ['12.99', 'USD', '500', '500+ sold', room.right.id],
      ['1250.00', 'USD', '1204', '', room.right.id],
      ['99', 'CNY', '', '', null],
    ]);
    expect(await room.import('listings', 'l.csv', csv.replace('12.99', '11.99'))).toEqual({ added: 0, updated: 3 });
    expect((await room.table()).listings[0]?.price).toBe('11.99');
  });

  test('listings with something wrong', async () => {
    const csv = `shop,url,price,currency,units_sold,right
Nobody,https://x.example/1,1,USD,1,
Shop A,https://x.example/2,1,USD,1,
C,https://x.example/3,12,,1,
C,https://x.example/4,12 EUR,USD,1,
C,https://x.example/5,"1.250,00",USD,1,
C,https://x.example/6,1,USD,many,
C,https://x.example/7,1,USD,1,7654321
C,https://x.example/7,1,US dollars,1,
,https://x.example/8,1,USD,1,
`;
    expect(await room.faults('listings', 'l.csv', csv)).toEqual([
      'l.csv:10:shop seller.cell-missing',
      'l.csv:2:shop seller.row-unknown-shop',
      'l.csv:3:shop seller.row-shop-ambiguous',
      'l.csv:4:currency seller.currency-missing',
      'l.csv:5:price seller.currency-conflict',
      'l.csv:6:price seller.cell-amount',
      'l.csv:7:units_sold seller.cell-number',
      'l.csv:8:right seller.row-unknown-right',
      'l.csv:9:currency seller.cell-currency',
    ]);
    expect((await room.table()).listings).toEqual([]);
  });

  test('purchases find shop, seller and listing; an order comes in once', async () => {
    await room.import('listings', 'l.csv', 'shop,url\nC,https://c.example/3\n');
    const csv = `shop,seller_no,order_number,ordered_on,paid,currency,conclusion,listing_url,payee
C,,00012,2026-03-01,$25.00,USD,假冒,https://c.example/3,PayPal a@qq.com
,2,77,2026-03-02,30,USD,,,
`;
    expect(await room.import('purchases', 'p.csv', csv)).toEqual({ added: 2, updated: 0 });
    expect(await room.import('purchases', 'p.csv', csv)).toEqual({ added: 0, updated: 2 });
    const { purchases, sellers } = await room.table();
    expect(purchases).toMatchObject([
      { seller: sellers[2]?.id, orderNumber: '00012', paid: '25.00', currency: 'USD', conclusion: 'counterfeit' },
      { seller: sellers[1]?.id, orderNumber: '77', storefront: null },
    ]);
    expect(purchases[0]?.listing).not.toBeNull();
    expect(
      await room.faults('purchases', 'p.csv', 'shop,seller_no,order,listing_url\nC,1,5,\n,9,6,\n,,7,\nC,,8,https://no.example\n'),
    ).toEqual([
      'p.csv:2:seller_no seller.row-moves',
      'p.csv:3:seller_no seller.row-unknown-seller',
      'p.csv:4:shop seller.cell-missing',
      'p.csv:5:listing_url seller.row-unknown-listing',
    ]);
  });

  test('identifiers come in one by one', async () => {
    const csv = 'seller_no,shop,kind,value,status\n1,,邮箱,a@qq.com,已核实\n,C,phone,0138,\n';
    expect(await room.import('identifiers', 'i.csv', csv)).toEqual({ added: 2, updated: 0 });
    expect(await room.import('identifiers', 'i.csv', csv)).toEqual({ added: 0, updated: 2 });
    expect((await room.table()).identifiers).toMatchObject([
      { kind: 'email', value: 'a@qq.com', status: 'verified' },
      { kind: 'phone', value: '0138' },
    ]);
  });
});

describe('a look before importing', () => {
  test('shows headers with their fields, a sample, the encoding and what is wrong with the headers', async () => {
    const file = await room.file('店铺.csv', encodeIn('gb18030', '店铺名称,颜色,邮箱\n假货店,红,a@qq.com\n\n假货店二,蓝,b@qq.com\n'));
    expect(await room.sellers.readTable('sellers', file)).toMatchObject({
      columns: [
        { header: '店铺名称', field: 'shop_name' },
        { header: '颜色', field: null },
        { header: '邮箱', field: 'email' },
      ],
      rows: 2,
      encoding: 'GB18030',
      sample: [['假货店', '红', 'a@qq.com'], [''], ['假货店二', '蓝', 'b@qq.com']],
      findings: [{ severity: 'note', id: 'seller.column-unknown', params: { column: '颜色' } }],
    });
  });
});

describe('a long list', () => {
  test('10,000 storefronts come in, and come back out as one table', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, i) => `Temu,Shop ${i},https://temu.example/shop/${i},shop${i % 900}@qq.com,1380013${String(i).padStart(4, '0')}`,
    );
    const csv = `platform,shop_name,url,email,phone\n${rows.join('\n')}\n`;
    const started = performance.now();
    expect(await room.import('sellers', 'many.csv', csv)).toEqual({ added: 10_000, updated: 0 });
    const imported = performance.now();
    const { sellers, storefronts, identifiers } = await room.table();
    const read = performance.now();
    expect([sellers.length, storefronts.length, identifiers.length]).toEqual([10_000, 10_000, 20_000]);
    expect(sellers.at(-1)?.no).toBe(10_000);
    console.info(`10,000 storefronts: import ${Math.round(imported - started)} ms, table ${Math.round(read - imported)} ms`);
  });
});
