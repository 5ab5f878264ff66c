import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import { encodeIn } from '../kit-identity/code-page.ts';
import { workbook } from '../seller/workbooks.ts';
import { actor, fixture, folderWith, openRooms } from './rooms.ts';

type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Everything a refused folder must leave as it was: rows of every table, files of the vault. */
async function stateOf({ store, folder }: Rooms): Promise<unknown> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`.execute(
    store.db,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(store.db);
    counts[name] = counted.rows[0]?.n ?? -1;
  }
  return { counts, files: (await readdir(join(folder, 'vault'), { recursive: true })).sort() };
}

describe('a sound folder', () => {
  test('becomes a matter with everything in its place', async () => {
    const rooms = await openRooms();
    const { matter: id, title, findings } = await rooms.intake.importFolder(actor, fixture);
    expect(title).toBe('Aurum SA v. Wei and others');
    expect(findings).toEqual([]);

    const matter = await rooms.matter.get(id);
    const { sellers, storefronts, identifiers, listings, purchases } = await rooms.seller.table(id);
    const evidence = await rooms.evidence.list(id);
    const file = (name: string) => evidence.find((one) => one.fileName === name);
    const [certificate, order, shop, unlisted] = ['注册证.txt', 'order.txt', 'shop.txt', 'unlisted.txt'].map(file);
    const [right] = matter.rights;
    const [plaintiff, defendant] = matter.parties;

    expect(matter).toMatchObject({
      pack: 'us-federal',
      court: { id: 'ilnd-eastern' },
      jury: true,
      sealed: false,
      actDate: '2026-05-01',
      claims: ['lanham-counterfeiting', 'illinois-udtpa'],
      particulars: { brand: 'Aurum' },
      rights: [{ number: '0998877', classes: [{ number: '14', goods: 'watches' }], certificate: certificate?.id }],
      parties: [
        { side: 'plaintiff', kind: 'organisation', address: 'Room 5\n12 Main St' },
        { side: 'defendant', kind: 'person', name: 'Wei Xiaoming', seller: sellers[0]?.id },
      ],
      counsel: [{ party: plaintiff?.id, barNumber: '0012345', lead: true }],
      facts: [
        {
          kind: 'warning_notice',
          fields: { method: 'by e-mail', removed_on: '2026-03-05' },
          about: [sellers[0]?.id, plaintiff?.id],
          sources: [order?.id],
        },
      ],
      deadlines: [{ title: 'service', due: '2026-12-01', done: false }],
    });
    expect(defendant?.capacity).toBe('operator of 假货店（旗舰）');
    expect(sellers.map(({ no, name }) => [no, name])).toEqual([
      [1, 'Wei Xiaoming'],
      [2, ''],
    ]);
    expect(storefronts).toMatchObject([{ shopId: '00123', sources: [shop?.id] }, { shopName: '*A_B#|<b>{{x}}</b>' }]);
    expect(identifiers.map((one) => one.value)).toEqual(['Shop@QQ.com', '6222021234567890123', 'shop@qq.com']);
    expect(listings).toMatchObject([{ price: '99.00', right: right?.id, sources: [shop?.id] }]);
    expect(purchases).toMatchObject([{ orderNumber: '000777', listing: listings[0]?.id, sources: [order?.id] }]);

    expect(order).toMatchObject({
      kind: 'purchase-record',
      title: 'Order 000777',
      capturedAt: '2026-04-02T10:20:00+08:00',
      note: 'two pages\nstapled',
      exhibit: 2,
    });
    expect(new Set(order?.links.map((link) => `${link.to} ${link.id}`))).toEqual(
      new Set([`seller ${sellers[0]?.id}`, `listing ${listings[0]?.id}`, `right ${right?.id}`]),
    );
    expect(unlisted).toMatchObject({ kind: 'other', exhibit: null });
    expect((await rooms.exhibit.list(id)).map(({ number, title, group }) => [number, title, group])).toEqual([
      [1, 'Certificate', 'Rights'],
      [2, 'Order 000777', 'Purchases'],
    ]);

    const { heads } = await rooms.damages.get(id);
    expect(heads.map(({ head }) => head)).toMatchObject([
      {
        rule: 'us.tm.stat_wilful',
        liability: 'each',
        sellers: sellers.map((seller) => seller.id),
        conductFacts: [matter.facts[0]?.id],
        inputs: [{ name: 'amount_per_unit', value: '50000', sources: [{ evidence: order?.id, page: 1 }] }],
      },
      { rule: 'us.costs', items: [{ label: 'Filing fee', amount: '405.00', voucher: 'R-1', date: '2026-05-02' }, { label: 'Service' }] },
    ]);
    expect((await verifyWorkspace(rooms)).findings).toEqual([]);
    expect(await rooms.store.verifyJournal()).toBeNull();
  });

  test('is one entry of the journal, and not undone: custody has begun', async () => {
    const rooms = await openRooms();
    const { matter } = await rooms.intake.importFolder(actor, fixture);
    expect(await rooms.store.journal(matter, 10)).toMatchObject([{ verb: 'import folder', undoable: false, actor: 'Pat Paralegal' }]);
    expect(await rooms.store.undo(matter, actor)).toBeNull();
    await rooms.matter.update(actor, matter, { judge: 'J' });
    await rooms.store.undo(matter, actor);
    expect((await rooms.matter.get(matter)).judge).toBe('');
  });

  test('may be imported twice: two matters, the bytes kept once', async () => {
    const rooms = await openRooms();
    const first = await rooms.intake.importFolder(actor, fixture);
    const second = await rooms.intake.importFolder(actor, fixture);
    expect(second.matter).not.toBe(first.matter);
    expect(await rooms.evidence.list(second.matter)).toHaveLength(4);
    expect((await verifyWorkspace(rooms)).findings).toEqual([]);
  });

  test('brings its rates of exchange along, with their evidence, in the same act', async () => {
    const rooms = await openRooms();
    const rates =
      'on,from,to,rate,units,source,evidence\n2026-02-13,USD,CNY,6.91,,SAFE,shop.txt#1\n2026年2月13日,日元,CNY,4.5,100,外汇交易中心,\n';
    const { matter, findings } = await rooms.intake.importFolder(actor, await folderWith({ 'rates.csv': rates }));
    expect(findings).toEqual([]);
    const shop = (await rooms.evidence.list(matter)).find((one) => one.fileName === 'shop.txt');
    expect(await rooms.exchange.list(matter)).toMatchObject([
      { from: 'JPY', to: 'CNY', on: '2026-02-13', rate: '0.045', source: '外汇交易中心', sources: [] },
      { from: 'USD', rate: '6.91', source: 'SAFE', sources: [{ evidence: shop?.id, page: 1 }] },
    ]);
    const [entry] = await rooms.store.journal(matter, 5);
    expect(entry?.verb).toBe('import folder');
    expect(entry?.changes.filter((one) => one.kind === 'exchange-rate')).toHaveLength(2);
  });

  test('may hold nothing but matter.yaml', async () => {
    const rooms = await openRooms();
    const none = {
      'sellers.csv': null,
      'listings.csv': null,
      'purchases.csv': null,
      'damages.csv': null,
      'evidence.csv': null,
      evidence: null,
    };
    const folder = await folderWith({ ...none, 'matter.yaml': 'title: A\npack: us-federal\ndefendants:\nrights: ~\n' });
    expect((await rooms.faults(folder))[0]).toBe('imported');
  });

  test('may come from Excel and from a Chinese Windows', async () => {
    const rooms = await openRooms();
    const folder = await folderWith({
      'sellers.csv': null,
      'sellers.xlsx': await workbook([
        ['序号', '卖家', '平台', '店铺名称', '店铺链接'],
        [1, 'Wei Xiaoming', '淘宝', '假货店（旗舰）', 'https://shop.example/1'],
        [2, null, 'Amazon', '假货店二', 'https://shop.example/2'],
      ]),
      'evidence.csv': encodeIn('gb18030', '文件,类型,名称,证据编号\nshop.txt,截图,店铺首页,1\n证书/注册证.txt,商标注册证,商标注册证,2\n'),
      '.DS_Store': 'x',
      '~$sellers.xlsx': 'x',
      'evidence/Thumbs.db': 'x',
    });
    const { matter, findings } = await rooms.intake.importFolder(actor, folder);
    expect(findings).toEqual([]);
    expect((await rooms.exhibit.list(matter)).map((one) => one.title)).toEqual(['店铺首页', '商标注册证']);
    expect(await rooms.evidence.list(matter)).toHaveLength(4);
  });

  test('the same file under two names is one item, and that is said', async () => {
    const rooms = await openRooms();
    const folder = await folderWith({ 'evidence/copy.txt': 'the shop\n' });
    const { matter, findings } = await rooms.intake.importFolder(actor, folder);
    expect(findings).toMatchObject([{ severity: 'note', id: 'intake.same-bytes' }]);
    expect(await rooms.evidence.list(matter)).toHaveLength(4);
  });

  test('what is wrong in the data but was meant so comes in and is said', async () => {
    const rooms = await openRooms();
    const yaml = 'title: A\npack: us-federal\nplaintiffs:\n  - name: B\n    uscc: 913301007996550580\n';
    const none = { 'listings.csv': null, 'purchases.csv': null, 'damages.csv': null, 'evidence.csv': null };
    const { findings } = await rooms.intake.importFolder(actor, await folderWith({ ...none, 'matter.yaml': yaml }));
    expect(findings.map((one) => one.id)).toContain('matter.uscc-check');
  });
});

describe('a folder with something wrong', () => {
  // A refused folder leaves the workspace as it was, so one serves them all.
  let rooms: Rooms;
  beforeAll(async () => {
    rooms = await openRooms();
  });

  const replace = (name: string, from: string | RegExp, to: string) => async () => {
    const text = await readFile(join(fixture, name), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return { [name]: changed };
  };
  const yaml = (from: string | RegExp, to: string) => replace('matter.yaml', from, to);

  /** `matter.yaml:@word@` is the line and column where the word stands. */
  const placed = async (fault: string, folder: string) => {
    const [, word] = /@(.*)@/s.exec(fault) ?? [];
    if (word === undefined) return fault;
    const text = await readFile(join(folder, 'matter.yaml'), 'utf8');
    const before = text.slice(0, text.indexOf(word)).split('\n');
    return fault.replace(/@.*@/s, `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`);
  };

  test.each<[string, () => Promise<Record<string, string | Uint8Array | null>>, string[]]>([
    ['no matter.yaml', async () => ({ 'matter.yaml': null }), []],
    ['YAML that is none', yaml('title: Aurum', 'title: "Aurum'), ['matter.yaml:@"Aurum@ intake.yaml-syntax']],
    ['a tab for indentation', yaml('    kind: organisation', '\tkind: organisation'), ['matter.yaml:@\tkind@ intake.yaml-syntax']],
    ['the same key twice', yaml('jury: yes', 'jury: yes\njury: no'), ['matter.yaml:@jury: no@ intake.yaml-syntax']],
    ['not a mapping', async () => ({ 'matter.yaml': '- a\n- b\n' }), ['matter.yaml:1:1 intake.wrong-shape']],
    ['an empty file', async () => ({ 'matter.yaml': '' }), ['matter.yaml:1:1 intake.missing-key', 'matter.yaml:1:1 intake.missing-key']],
    ['a mistyped key', yaml('act_date:', 'act_dat:'), ['matter.yaml:@act_dat:@ intake.unknown-key-near']],
    ['a mistyped key of an item', yaml('    mark: AURUM', '    marc: AURUM'), ['matter.yaml:@marc:@ intake.unknown-key-near']],
    ['a key nobody knows', yaml('jury: yes', 'weather: fine'), ['matter.yaml:@weather@ intake.unknown-key']],
    ['no title', yaml(/title: Aurum.*\n/, ''), ['matter.yaml:@pack: us@ intake.missing-key']],
    ['a right without its type', yaml('    type: trademark\n', ''), ['matter.yaml:@key: word@ intake.missing-key']],
    ['a value that is none of the choices', yaml('type: trademark', 'type: trade mark'), ['matter.yaml:@trade mark@ intake.not-one-of']],
    ['neither yes nor no', yaml('jury: yes', 'jury: maybe'), ['matter.yaml:@maybe@ intake.not-one-of']],
    ['text for a list', yaml('claims: [lanham-counterfeiting, illinois-udtpa]', 'claims: all'), ['matter.yaml:@all@ intake.wrong-shape']],
    ['a list for text', yaml('mark: AURUM', 'mark: [AURUM]'), ['matter.yaml:@[AURUM]@ intake.wrong-shape']],
    ['a date that is none', yaml('2010-02-02', '2010-02-30'), ['matter.yaml:@2010-02-30@ intake.bad-date']],
    ['an unknown pack', yaml('pack: us-federal', 'pack: us-federl'), ['matter.yaml:@us-federl@ intake.unknown-pack']],
    ['an unknown court', yaml('court: ilnd-eastern', 'court: ilnd-estern'), ['matter.yaml:@ilnd-estern@ intake.unknown-court']],
    ['an unknown claim', yaml('illinois-udtpa', 'ilinois-udtpa'), ['matter.yaml:@ilinois-udtpa@ intake.unknown-claim']],
    ['an unknown particular', yaml('brand: Aurum', 'colour: Aurum'), ['matter.yaml:@Aurum\nfacts@ intake.unknown-particular']],
    ['an unknown kind of fact', yaml('kind: warning_notice', 'kind: warning'), ['matter.yaml:@warning\n@ intake.unknown-event']],
    ['an unknown field of a fact', yaml('method: by', 'methode: by'), ['matter.yaml:@by e-mail@ intake.unknown-field']],
    ['counsel for nobody', yaml('party: aurum', 'party: argentum'), ['matter.yaml:@argentum@ intake.unknown-party']],
    ['a defendant that is no seller', yaml('seller: 1', 'seller: 3'), ['matter.yaml:@3\n    country@ intake.unknown-seller']],
    ['a fact about nobody', yaml('about: ["1"', 'about: ["17"'), ['matter.yaml:@"17"@ intake.unknown-about']],
    ['a certificate that is not there', yaml('注册证.txt', '登记证.txt'), ['matter.yaml:@evidence/证书/登记证@ intake.no-file']],
    ['a path out of the folder', yaml('evidence/证书', '../证书'), ['matter.yaml:@../证书@ intake.path-outside']],
    ['a source that is not there', yaml('buys/order.txt', 'buys/none.txt'), ['matter.yaml:@buys/none@ intake.no-file']],
    ['a fact whose date is none', yaml('removed_on: 2026-03-05', 'removed_on: March'), ['matter.yaml:@March@ intake.field-value']],
    [
      'a key given twice',
      yaml('rights:\n', 'third_parties:\n  - { name: Platform, key: aurum }\nrights:\n'),
      ['matter.yaml:@aurum }@ intake.key-twice'],
    ],
    [
      'a row without its file',
      replace('evidence.csv', 'buys/order.txt', 'buys/ordr.txt'),
      ['evidence.csv:3:file intake.row-no-file', 'evidence.csv:1:exhibit intake.exhibit-gap'].slice(0, 1),
    ],
    ['a row out of the folder', replace('evidence.csv', 'buys/order.txt', '/etc/passwd'), ['evidence.csv:3:file intake.row-path-outside']],
    [
      'two rows of one file',
      replace('evidence.csv', 'buys/order.txt', 'evidence/证书/注册证.txt'),
      ['evidence.csv:3:file intake.row-file-twice'],
    ],
    ['an exhibit number twice', replace('evidence.csv', 'no,2,', 'no,1,'), ['evidence.csv:3:exhibit intake.exhibit-twice']],
    ['a gap in the exhibit numbers', replace('evidence.csv', 'no,2,', 'no,3,'), ['evidence.csv:1:exhibit intake.exhibit-gap']],
    [
      'a time that is none',
      replace('evidence.csv', '2026-04-02T10:20:00+08:00', 'April'),
      ['evidence.csv:3:captured_at intake.row-captured-at'],
    ],
    ['a kind that is none', replace('evidence.csv', 'purchase-record', 'thing'), ['evidence.csv:3:kind seller.cell-choice']],
    [
      'evidence of an unknown seller',
      replace('evidence.csv', 'Purchases,1,', 'Purchases,7,'),
      ['evidence.csv:3:seller intake.row-unknown-seller'],
    ],
    [
      'evidence of an unknown listing',
      replace('evidence.csv', '/1/watch', '/1/clock'),
      ['evidence.csv:3:listing intake.row-unknown-listing'],
    ],
    ['evidence of an unknown right', replace('evidence.csv', ',0998877,', ',0998878,'), ['evidence.csv:3:right intake.row-unknown-right']],
    [
      'a seller without a shop',
      replace('sellers.csv', '"*A_B#|<b>{{x}}</b>",,https://shop.example/2', ',,'),
      ['sellers.csv:3:shop_name seller.row-no-shop'],
    ],
    [
      'an unknown evidence file of a seller',
      replace('sellers.csv', 'evidence/shop.txt', 'evidence/shp.txt'),
      ['sellers.csv:2:evidence seller.row-unknown-evidence'],
    ],
    ['an unknown right of a listing', replace('listings.csv', ',word,', ',figure,'), ['listings.csv:2:right seller.row-unknown-right']],
    ['an unknown shop of a purchase', replace('purchases.csv', '假货店', '真货店'), ['purchases.csv:2:shop seller.row-unknown-shop']],
    ['an unknown rule', replace('damages.csv', 'us.tm.stat_wilful', 'us.tm.stat_wilfull'), ['damages.csv:2:rule intake.head-unknown-rule']],
    ['a head without a rule', replace('damages.csv', 'us.tm.stat_wilful', ''), ['damages.csv:2:rule intake.head-rule-missing']],
    ['an unknown input', replace('damages.csv', 'amount_per_unit', 'amount'), ['damages.csv:2:input intake.head-unknown-input']],
    ['a head of unknown sellers', replace('damages.csv', '1;2', '1;3'), ['damages.csv:2:sellers intake.row-unknown-seller']],
    ['a head of unknown conduct', replace('damages.csv', 'told,', 'knew,'), ['damages.csv:2:conduct_facts intake.row-unknown-fact']],
    ['a figure that is none', replace('damages.csv', '50000', '50.000,00'), ['damages.csv:2:value seller.cell-amount']],
    [
      'a head that says two things',
      replace('damages.csv', 'cost,,,,,,', 'cost,us.fee.tm,,,,,'),
      ['damages.csv:4:rule intake.head-differs'],
    ],
    ['a figure without a name', replace('damages.csv', 'Service', ''), ['damages.csv:4:input intake.head-nameless']],
    [
      'a voucher that is not there',
      replace('damages.csv', 'order.txt#1', 'ordr.txt#1'),
      ['damages.csv:2:evidence seller.row-unknown-evidence'],
    ],
    [
      'rates that are none',
      async () => ({ 'rates.csv': 'date,from,to,rate,source,evidence\n2026-06-01,USD,CNY,"7,19",SAFE,none.pdf\n' }),
      ['rates.csv:2:rate exchange.cell-rate', 'rates.csv:2:evidence seller.row-unknown-evidence'],
    ],
    [
      'two rates of one day',
      async () => ({ 'rates.csv': 'date,from,to,rate,source\n2026-06-01,USD,CNY,7.1,SAFE\n2026-06-01,USD,CNY,7.2,SAFE\n' }),
      ['rates.csv:3:rate exchange.row-twice'],
    ],
    [
      'a rate that nobody published',
      async () => ({ 'rates.csv': 'date,from,to,rate\n2026-06-01,USD,CNY,7\n' }),
      ['rates.csv:2:source exchange.cell-no-source'],
    ],
    ['headings without a rate', async () => ({ 'rates.csv': 'date,from,to,rate,source\n' }), ['rates.csv exchange.no-rows']],
    [
      'a table that is no table',
      async () => ({ 'sellers.csv': null, 'sellers.xlsx': 'not a workbook' }),
      ['sellers.xlsx seller.table-not-what-name-says'],
    ],
    [
      'a damaged workbook',
      async () => ({ 'sellers.csv': null, 'sellers.xlsx': (await workbook([['shop'], ['A']])).slice(0, 900) }),
      ['sellers.xlsx seller.table-broken-xlsx'],
    ],
    ['a table twice', async () => ({ 'sellers.xlsx': await workbook([['shop'], ['A']]) }), ['sellers.xlsx intake.table-twice']],
    ['an empty evidence file', async () => ({ 'evidence/empty.png': '' }), ['evidence/empty.png evidence.empty']],
  ])('%s', async (_name, change, expected) => {
    const folder = await folderWith(await change());
    const before = await stateOf(rooms);
    const [refusal, ...faults] = await rooms.faults(folder);
    expect(refusal).toBe(expected.length === 0 ? 'intake.no-matter' : 'intake.refused');
    for (const one of expected) expect(faults).toContain(await placed(one, folder));
    // What follows from the first fault may be said as well; nothing else.
    expect(faults.length).toBeLessThanOrEqual(expected.length + 2);
    expect(await stateOf(rooms)).toEqual(before);
  });

  test('all faults of all files are said at once', async () => {
    const folder = await folderWith({
      ...(await yaml('illinois-udtpa', 'nonsense')()),
      ...(await replace('sellers.csv', 'evidence/shop.txt', 'none.txt')()),
      ...(await replace('damages.csv', '50000', 'lots')()),
      ...(await replace('evidence.csv', 'Purchases,1,', 'Purchases,7,')()),
      'evidence/empty.png': '',
    });
    const first = await rooms.faults(folder);
    expect(first).toEqual(expect.arrayContaining(['damages.csv:2:value seller.cell-amount', 'evidence/empty.png evidence.empty']));
    const second = await rooms.faults(
      await folderWith({
        ...(await yaml('illinois-udtpa', 'nonsense')()),
        ...(await replace('evidence.csv', 'Purchases,1,', 'Purchases,7,')()),
      }),
    );
    expect(second).toEqual(
      expect.arrayContaining(['matter.yaml:43:33 intake.unknown-claim', 'evidence.csv:3:seller intake.row-unknown-seller']),
    );
  });

  test('links are refused, wherever they lead', async () => {
    const folder = await folderWith();
    await symlink('/etc/hostname', join(folder, 'evidence', 'host.txt'));
    await mkdir(join(folder, 'evidence', 'deep'));
    await symlink('..', join(folder, 'evidence', 'deep', 'up'));
    expect(await rooms.faults(folder)).toEqual(['intake.refused', 'evidence/deep/up intake.symlink', 'evidence/host.txt intake.symlink']);
  });

  test('a folder that is not there', async () => {
    expect(await rooms.faults('/no/such/folder')).toEqual(['intake.no-folder']);
    expect(await rooms.faults(join(fixture, 'matter.yaml'))).toEqual(['intake.no-folder']);
  });

  test('YAML that refers to itself without end is stopped', async () => {
    const bomb = `title: A\npack: us-federal\njudge: &a [x,x,x,x,x,x,x,x,x]\nclaims: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nrights: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nfacts: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;
    expect(await rooms.faults(await folderWith({ 'matter.yaml': bomb }))).toContain('matter.yaml:1:1 intake.yaml-syntax');
  });
});

test('bytes of the folder and bytes of the vault are the same', async () => {
  const rooms = await openRooms();
  const { matter } = await rooms.intake.importFolder(actor, fixture);
  const order = (await rooms.evidence.list(matter)).find((one) => one.fileName === 'order.txt');
  expect(order?.sha256).toBe(createHash('sha256').update('order 000777\n').digest('hex'));
});
