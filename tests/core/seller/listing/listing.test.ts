import { describe, expect, it } from 'vitest';
import { completeListing, countedUnits, excludedUnits, listingFindings } from '#core/seller/listing/model.ts';
import { listingSchema } from '#core/seller/model.ts';
import { actor, openSellers } from '../cast.ts';

const listing = (fields: Record<string, unknown>) =>
  listingSchema.parse({ id: 'l1', matter: 'm', storefront: 's', title: 'Watch', ...fields });
const faults = (fields: Record<string, unknown>) =>
  listingFindings(listing(fields)).map((one) => `${one.where.split('/').at(-1)} ${one.id}`);

describe('units that do not count', () => {
  const excluded = [
    { what: 'brushed', units: '120' },
    { what: 'refunded', units: '0.5' },
  ];
  it('are summed exactly and never taken below nothing; unread units stay unread', () => {
    expect(excludedUnits(listing({ excluded }))).toBe('120.5');
    expect(countedUnits(listing({ excluded, unitsSold: '500' }))).toBe('379.5');
    expect(countedUnits(listing({ excluded, unitsSold: '100' }))).toBe('0');
    expect(countedUnits(listing({ excluded }))).toBe('');
  });

  it('need a reason and evidence, and cannot be more than were sold', () => {
    expect(faults({ excluded: [excluded[0]], unitsSold: '100', unitsRead: 'counter' })).toEqual([
      'excluded listing.excluded-too-many',
      'excluded listing.excluded-no-reason',
      'excluded listing.excluded-no-source',
    ]);
    const sound = { what: 'brushed', units: '20', reason: 'same buyer, same hour', sources: ['e1'] };
    expect(faults({ excluded: [sound], unitsSold: '100', unitsRead: 'order-data' })).toEqual([]);
  });
});

it('days that contradict each other and units nobody read are said', () => {
  expect(faults({ firstSeen: '2026-02-01', lastSeen: '2026-01-01' })).toEqual(['lastSeen listing.dates-reversed']);
  expect(faults({ firstSeen: '2026-02-01', capturedOn: '2026-01-01' })).toEqual(['capturedOn listing.capture-outside']);
  expect(faults({ unitsSold: '5' })).toEqual(['unitsRead listing.units-unread']);
});

it('a row written before these were kept has all of them empty', () => {
  expect(completeListing({ title: 'x' } as never)).toMatchObject({
    title: 'x',
    uses: [],
    excluded: [],
    specs: [],
    reviews: '',
    firstSeen: '',
  });
});

describe('a table of listings', () => {
  const seller = 'shop,platform\nTime Shop,eBay\n';

  it('brings uses, reading, exclusions and properties under English or Chinese headers', async () => {
    const sellers = await openSellers();
    await sellers.import('sellers', 's.csv', seller);
    const head = 'shop,title,units sold,侵权方式,销量读取方式,刷单,refunds,reason for exclusion,参数,评价内容,首次出现,last seen\n';
    await sellers.import(
      'listings',
      'l.csv',
      `${head}Time Shop,Watch,500,文字商标;logo,平台披露,120,3,same buyer,表径: 41mm;Case=steel,假的,2026-01-02,2026/02/03\n`,
    );
    const [row] = (await sellers.table()).listings;
    expect(row).toMatchObject({
      uses: ['word', 'figure'],
      unitsRead: 'disclosure',
      excluded: [
        { what: 'brushed', units: '120', reason: 'same buyer' },
        { what: 'refunded', units: '3', reason: 'same buyer' },
      ],
      specs: [
        { name: '表径', value: '41mm' },
        { name: 'Case', value: 'steel' },
      ],
      reviews: '假的',
      firstSeen: '2026-01-02',
      lastSeen: '2026-02-03',
    });
    // By hand, then a later export: what counsel excluded stays, what the export says is renewed.
    const own = { what: 'other', units: '7', reason: 'samples', sources: [] };
    await sellers.sellers.put(actor, sellers.matter, 'listings', { id: row?.id, excluded: [...(row?.excluded ?? []), own] });
    await sellers.import('listings', 'l2.csv', 'shop,title,brushed orders,refunds\nTime Shop,Watch,150,0\n');
    expect((await sellers.table()).listings[0]?.excluded).toEqual([
      { what: 'brushed', units: '150', reason: 'same buyer', sources: [] },
      own,
    ]);
    expect(await sellers.faults('listings', 'l3.csv', 'shop,title,uses,specs\nTime Shop,Watch,by magic,steel\n')).toEqual([
      'l3.csv:2:uses listing.bad-use',
      'l3.csv:2:specs listing.bad-spec',
    ]);
  });
});
