/** An intake folder with as many storefronts as asked for: one defendant and one listing each. The same number gives the same bytes. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { parse, stringify } from 'yaml';

/** The frame of the matter (plaintiff, counsel, rights, particulars) is the sample's; everything that is many is made here. */
const SAMPLE = new URL('../../templates/samples/maison-schedule-a/matter.yaml', import.meta.url);

const PLATFORMS = [
  ['AliExpress', 'https://aliexpress.example/store/', 'https://aliexpress.example/item/'],
  ['DHgate', 'https://dhgate.example/store/', 'https://dhgate.example/product/'],
  ['Temu', 'https://temu.example/mall.html?mall_id=', 'https://temu.example/goods.html?goods_id='],
  ['Amazon', 'https://amazon.example/sp?seller=A', 'https://amazon.example/dp/B'],
  ['eBay', 'https://ebay.example/usr/', 'https://ebay.example/itm/'],
  ['Walmart', 'https://walmart.example/seller/', 'https://walmart.example/ip/'],
] as const;
const SYLLABLES = [
  'bre',
  'va',
  'no',
  'lum',
  'qi',
  'ro',
  'pel',
  'la',
  'cas',
  'me',
  'zen',
  'pa',
  'ka',
  'ost',
  'ri',
  'da',
  'mo',
  'ul',
  'vex',
  'hal',
];
const TRADES = ['Store', 'Gems Store', 'Time Direct', 'Watch House', 'Accessories-US', 'Jewelry Mall', '饰品专营店', '钟表旗舰店'];
const COUNTRIES = ['China', 'China', 'China', 'China', 'Hong Kong', 'Vietnam'];
const GOODS = [
  ['wristwatches', 'ordellin-word', 'ORDELLIN Men Watch Luxury Swiss Style Leather Chronograph'],
  ['wristwatches', 'ordellin-crest', 'Crescent Key Dial Watch Top Quality 1:1 Sapphire Steel 40mm'],
  ['bracelets', 'lunorielle', 'LUNORIELLE Bracelet Gold Plated with Box, Papers & Gift Bag'],
  ['necklaces', 'ordellin-word', 'New Ordellin Pendant Necklace Women “Moon” Silver 925'],
] as const;
const USES = [
  'word on the dial and in the listing title; identical to the registered mark',
  'word and crescent-and-key device on the dial, crown and case back; identical to the registered mark',
  'word struck into the clasp and in the listing title; identical to the registered mark',
];

/** Numbers that look drawn and are always the same (mulberry32). */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

const cell = (value: string | number): string =>
  /[",\n;]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${[header, ...rows.map((row) => row.map(cell).join(','))].join('\n')}\n`;

async function paper(title: string, pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  for (const set of ['setCreationDate', 'setModificationDate'] as const) pdf[set](new Date('2026-08-31T00:00:00Z'));
  for (let n = 0; n < pages; n++) pdf.addPage([612, 792]);
  return pdf.save();
}

/** Writes the folder. Captures come in sets, as an investigator hands them over, so the evidence stays small however many shops there are. */
export async function writeIntakeFolder(folder: string, storefronts: number): Promise<void> {
  const draw = draws(storefronts);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(draw(of.length))] as T;
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(draw(10))).join('');
  const word = () => Array.from({ length: 3 }, () => pick(SYLLABLES)).join('');
  const sets = Math.min(10, Math.ceil(storefronts / 20));
  const files = new Map<string, { kind: string; title: string; group: string; pages: number }>([
    ['registrations/ordellin-word.pdf', { kind: 'registration', title: 'Certificate No. 9,990,101', group: 'Registrations', pages: 1 }],
    ['registrations/ordellin-crest.pdf', { kind: 'registration', title: 'Certificate No. 9,990,114', group: 'Registrations', pages: 1 }],
    ['registrations/lunorielle.pdf', { kind: 'registration', title: 'Certificate No. 9,990,127', group: 'Registrations', pages: 1 }],
    ['records/photo-comparison.pdf', { kind: 'photograph', title: 'Comparison of photographs', group: 'Links', pages: 3 }],
    ['records/notices.pdf', { kind: 'correspondence', title: 'Notices sent', group: 'Knowledge', pages: 2 }],
    ['records/purchases.pdf', { kind: 'receipt', title: 'Receipts of the purchases', group: 'Purchases', pages: 4 }],
  ]);
  for (let n = 1; n <= sets; n++) {
    files.set(`captures/set-${n}.pdf`, { kind: 'web-capture', title: `Captures, part ${n}`, group: 'Captures', pages: 5 });
  }

  const sellers: (string | number)[][] = [];
  const listings: (string | number)[][] = [];
  const purchases: (string | number)[][] = [];
  for (let no = 1; no <= storefronts; no++) {
    const [platform, shopAt, itemAt] = pick(PLATFORMS);
    const shopId = `${digits(4)}${String(no).padStart(6, '0')}`;
    const url = `${shopAt}${shopId}`;
    const name = word();
    const shop = `${name[0]?.toUpperCase()}${name.slice(1)} ${pick(TRADES)} ${no}`;
    // Every tenth shop answers from an address of a group, every twelfth is paid through one of a few payees.
    const email = no % 10 === 0 ? `service@group-${(no / 10) % 20}.example` : `shop${no}@mailora.example`;
    const payee = no % 12 === 0 ? `${['Halvexo', 'Ostraviq', 'Lumqiro', 'Pellarqo'][no % 4]} Tradelink ${(no / 12) % 10} Ltd` : '';
    const phone = no % 15 === 0 ? `+1 626 555 0${100 + (no % 90)}` : '';
    const proof = `evidence/captures/set-${1 + (no % sets)}.pdf`;
    sellers.push([no, '', platform, shop, shopId, url, pick(COUNTRIES), email, phone, payee, '', '', 'active', '', proof]);
    const [goods, right, title] = pick(GOODS);
    const item = `${digits(6)}${String(no).padStart(6, '0')}`;
    const price = `${20 + Math.floor(draw(130))}.${digits(2)}`;
    const sold = Math.floor(draw(90));
    const on = `2026-08-${String(3 + Math.floor(draw(25))).padStart(2, '0')}`;
    const offer = `${itemAt}${item}.html`;
    const basis = 'sold counter on the product page';
    listings.push([url, offer, title, item, price, 'USD', sold, basis, 'Illinois, USA', right, goods, pick(USES), on, proof]);
    if (no % 50 === 0) {
      const found = ['counterfeit', 'no serial number on the case back; key device with two teeth instead of three', offer];
      const paid = [`TB-${digits(10)}`, '2026-07-06', price, 'USD', 'card ending 4242', payee, `SMPL${digits(9)}US`];
      const seen = ['2026-07-22', 'Chicago, Illinois', '2026-08-21', 'Claire Aubonnet, head of authentication'];
      purchases.push([url, no, ...paid, ...seen, ...found, 'evidence/records/purchases.pdf']);
    }
  }

  const every = (step: number) => Array.from({ length: Math.floor(storefronts / step) }, (_, i) => (i + 1) * step);
  const sample = parse(await readFile(SAMPLE, 'utf8')) as Record<string, unknown>;
  const matter = {
    ...sample,
    title: `Maison Ordellin SA v. ${storefronts} storefronts`,
    deadlines: [],
    facts: [
      {
        kind: 'shared_content',
        date: '2026-08-24',
        content: 'four product photographs, which show one and the same watch',
        match: 'comparing the SHA-256 of the image files, which are identical bit for bit',
        about: every(5),
        sources: ['evidence/records/photo-comparison.pdf'],
      },
      ...every(20)
        .slice(0, 10)
        .map((no) => ({
          kind: 'warning_notice',
          date: '2026-05-06',
          method: 'through the marketplace’s reporting form',
          removed_on: '2026-05-13',
          relisted_on: '2026-06-09',
          about: [no],
          sources: ['evidence/records/notices.pdf'],
        })),
    ],
  };
  const text = {
    'matter.yaml': stringify(matter),
    'sellers.csv': csv(
      'seller_no,seller,platform,shop_name,shop_id,url,country,email,phone,payee,address,licence,status,note,evidence',
      sellers,
    ),
    'listings.csv': csv(
      'shop,url,title,item_id,price,currency,units_sold,units_basis,ships_to,right,goods_type,mark_use,captured_on,evidence',
      listings,
    ),
    'purchases.csv': csv(
      'shop,seller_no,order_number,ordered_on,paid,currency,payment_method,payee,tracking,delivered_on,delivered_to,examined_on,examiner,conclusion,differences,listing_url,evidence',
      purchases,
    ),
    'damages.csv': csv(
      'head,rule,title,currency,liability,sellers,position,claimed,conduct_facts,reasons,input,value,basis,estimate,item,amount,voucher,date,evidence',
      [
        [
          'stat',
          'us.tm.stat',
          'Statutory damages',
          'USD',
          'each',
          '',
          'primary',
          '',
          '',
          'Above the revenue shown.',
          'amount_per_unit',
          '10000',
          'above the revenue shown',
          'no',
          '',
          '',
          '',
          '',
          'evidence/captures/set-1.pdf',
        ],
        [
          'profits',
          'us.tm.profits',
          'Profits shown by the listings',
          'USD',
          'each',
          '',
          'alternative',
          '',
          '',
          'Revenue shown.',
          'deductions_proved',
          '0',
          'none proved',
          'no',
          '',
          '',
          '',
          '',
          '',
        ],
      ],
    ),
    'evidence.csv': csv(
      'file,kind,title,captured_at,captured_by,exhibit,group',
      [...files].map(([file, { kind, title, group }], i) => [`evidence/${file}`, kind, title, '2026-08-31', 'Marcus Odell', i + 1, group]),
    ),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(text)) await writeFile(join(folder, name), content);
  for (const [name, { title, pages }] of files) {
    const path = join(folder, 'evidence', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await paper(title, pages));
  }
}
