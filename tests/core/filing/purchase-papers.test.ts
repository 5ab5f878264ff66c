/** Papers about a test purchase, from its record to the list of exhibits. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { packFacts } from '#core/filing/basis.ts';
import { factFields } from '#core/filing/fields.ts';
import type { Filing } from '#core/filing/model.ts';
import type { Problem } from '#core/kit/problem.ts';
import { checkoutPlaces } from '#core/places.ts';
import type { Purchase } from '#core/seller/model.ts';
import { checkTemplate } from '#core/template/check.ts';
import { openLibrary } from '#core/template/library.ts';
import { docxText } from '../../support/docx-text.ts';
import { type SampleName, withSample } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';

type Record = NonNullable<Purchase['record']>;
const DECLARATION = 'us-federal/purchase-declaration';

const open = async (name: SampleName) => {
  const { workbench, matter } = await withSample(name);
  const { purchases } = await workbench.seller.table(matter);
  const [first, second] = purchases;
  if (!first || !second) throw new Error('the sample has no purchases');
  const put = (row: Partial<Purchase>, id = first.id) => workbench.seller.put(testActor, matter, 'purchases', { id, ...row });
  const draft = (template: string, about: readonly string[] = [first.orderNumber], final = false) =>
    workbench.filing.draft(testActor, matter, template, { final, about });
  const text = async (filing: Filing) => docxText(await readFile(workbench.filing.file(filing, 'docx').path));
  return { workbench, matter, purchases, first, second, put, draft, text };
};

const course = (more: Partial<Record> = {}) =>
  ({
    item: 'wristwatch',
    quantity: '1',
    shipTo: '100 Hidden Street, Chicago',
    buyer: 'Marcus Odell',
    buyerOf: 'an investigator with Lakefront Brand Review LLC',
    buyerTies: 'investigator',
    asOffered: 'yes',
    executedIn: 'us',
    executedAt: 'Chicago, Illinois',
    examinerTies: 'plaintiff',
    reference: 'reference pieces',
    method: 'Under 10x magnification.',
    steps: [
      { id: 'o', kind: 'order', by: 'Marcus Odell', at: '2026-07-06T14:03-05:00' },
      { id: 'r', kind: 'receipt', by: 'Marcus Odell' },
      { id: 'h', kind: 'handover', date: '2026-08-20', by: 'Marcus Odell', to: 'Claire Aubonnet', seal: 'LB-44011' },
      { id: 's', kind: 'seal', date: '2026-07-22', by: 'Marcus Odell', seal: 'LB-44011' },
      { id: 'e', kind: 'opening', date: '2026-08-21', by: 'Claire Aubonnet' },
      { id: 'c', kind: 'cost', date: '2026-07-22', amount: '12.50', currency: 'USD', note: 'bag' },
    ],
    ...more,
  }) as unknown as Record;

describe('every template about purchases', () => {
  it('names known fields only', async () => {
    const library = await openLibrary(checkoutPlaces().templates);
    const papers = library.templates.filter(({ about }) => about !== 'matter');
    expect(papers.length).toBeGreaterThanOrEqual(9);
    for (const { id, file, source, pack: folder } of papers) {
      const pack = library.pack(folder);
      if (!pack) throw new Error(folder);
      const { facts, labels } = packFacts(pack, '', '');
      const options = { file, fields: factFields(facts, labels), pack, clauses: library.clauses(folder) };
      expect(checkTemplate(source, options), id).toEqual([]);
    }
  });
});

describe('the declaration of the buyer', () => {
  let at: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    at = await open('maison-schedule-a');
    await at.put({ record: course() });
  });

  it('says what the buyer did, in the order of the days, and keeps the street to itself', async () => {
    const text = await at.text(await at.draft(DECLARATION));
    expect(text).toContain('DECLARATION OF MARCUS ODELL');
    expect(text).toContain('at 14:03 (UTC-5) as shown by the marketplace');
    expect(text.indexOf('I sealed the goods')).toBeLessThan(text.indexOf('I handed the goods over to Claire Aubonnet'));
    expect(text).not.toContain('opened the parcel');
    expect(text).not.toContain('Hidden Street');
  });

  it('takes the form of 28 U.S.C. § 1746 that the place of signing asks for, and none without one', async () => {
    const domestic = await at.text(await at.draft(DECLARATION));
    expect(domestic).toContain('I declare under penalty of perjury that the foregoing is true and correct.');
    await at.put({ record: course({ executedIn: 'abroad', executedAt: 'Shenzhen, China' }) });
    const abroad = await at.text(await at.draft(DECLARATION));
    expect(abroad).toContain(
      'I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct.',
    );
    await at.put({ record: course({ executedIn: '' }) });
    const refused = await at.draft(DECLARATION, undefined, true).catch((error: unknown) => error as Problem);
    expect((refused as Problem).findings.map(({ where }) => where)).toEqual([`seller/purchases/${at.first.id}/executedIn`]);
    await at.put({ record: course() });
  });

  it('sends each gap to its field: of the step, or of the row that has it', async () => {
    const { put, draft, first } = at;
    await put({ deliveredOn: '', record: course({ steps: [] }) });
    const { findings } = await draft(DECLARATION);
    const gaps = findings.filter(({ severity }) => severity === 'error').map(({ where }) => where);
    expect(gaps).toEqual([`seller/purchases/${first.id}/deliveredOn`, `seller/purchases/${first.id}/steps/receipt/by`]);
    await put({ deliveredOn: first.deliveredOn, record: course() });
  });

  it('is no final while its dates cannot be true', async () => {
    const { put, draft, first } = at;
    await put({ deliveredOn: '2026-07-01' });
    const refused = (await draft(DECLARATION, undefined, true).catch((error: unknown) => error)) as Problem;
    expect([refused.id, refused.findings.map(({ where, id }) => `${where} ${id}`)]).toEqual([
      'filing.final-refused',
      [`seller/purchases/${first.id}/deliveredOn purchase.dates-order`],
    ]);
    await put({ deliveredOn: first.deliveredOn });
  });

  it('becomes stale by its own purchase and by no other', async () => {
    const { draft, put, second, workbench, matter } = at;
    const { id } = await draft(DECLARATION);
    const stale = async () => (await workbench.filing.list(matter)).find((one) => one.id === id)?.stale;
    await put({ paid: '1.00' }, second.id);
    await workbench.seller.put(testActor, matter, 'sellers', { name: 'Another' });
    expect(await stale()).toBe(false);
    await put({ paid: '60.00' });
    expect(await stale()).toBe(true);
    await put({ paid: at.first.paid });
    expect(await stale()).toBe(false);
  });

  it('is superseded by the next of the same purchase, not by that of another', async () => {
    const { draft, second, workbench } = at;
    const mine = await draft(DECLARATION);
    await draft(DECLARATION, [second.id]);
    expect((await workbench.filing.get(mine.id)).status).toBe('draft');
    expect(mine.title).toBe(`Declaration of the Buyer ${at.first.orderNumber}`);
    await draft(DECLARATION);
    expect((await workbench.filing.get(mine.id)).status).toBe('superseded');
  });

  it.each([
    ['no purchase', DECLARATION, [], 'purchase.needs-purchase'],
    ['an unknown one', DECLARATION, ['TB-0'], 'purchase.unknown'],
    ['one where the document is about the matter', 'us-federal/schedule-a', ['TB-4874144011'], 'purchase.whole-matter'],
    ['a template of another pack', 'cn-civil/purchase-statement', ['TB-4874144011'], 'filing.no-template'],
  ])('refuses %s', async (_, template, about, id) => {
    await expect(at.draft(template, about)).rejects.toMatchObject({ id });
  });

  it('prints hostile words as they are', async () => {
    const { put, draft, text } = at;
    await put({ record: course({ item: '**bold** {{ matter.title }} :exhibit[x] =cmd|1', buyer: 'A\u202Edet' }) });
    const words = await text(await draft('notices/purchase-record'));
    expect(words).toContain('**bold** {{ matter.title }} :exhibit[x] =cmd|1');
    await put({ record: course() });
  });

  it('is one of the papers of its own pack and of the common ones, those in its own language first', async () => {
    const { workbench, matter, first } = at;
    const papers = await workbench.purchasePapers.documents(matter, first.id);
    expect(papers[0]?.language).toBe('en');
    expect(papers.map(({ id }) => id)).toContain(DECLARATION);
    expect(papers.some(({ id }) => id.startsWith('cn-civil/'))).toBe(false);
    expect((await workbench.filing.templates(matter)).some(({ id }) => id.includes('purchase'))).toBe(false);
  });

  it('goes on the exhibit list as a final record, in one act, and cites not itself', async () => {
    const { draft, workbench, matter } = at;
    const drafted = await draft('notices/purchase-record');
    await expect(workbench.purchasePapers.exhibit(testActor, drafted.id)).rejects.toMatchObject({ id: 'purchase.not-final' });
    const final = await draft('notices/purchase-record', undefined, true);
    const before = (await workbench.exhibit.list(matter)).length;
    const put = await workbench.purchasePapers.exhibit(testActor, final.id);
    expect(put.number).toBe(before + 1);
    expect(await workbench.purchasePapers.exhibit(testActor, final.id)).toEqual(put);
    const item = await workbench.evidence.get(put.evidence);
    expect([item.sha256, item.kind, item.title]).toEqual([final.pdf.sha256, 'report', final.title]);
    expect((await workbench.evidence.custody(put.evidence)).length).toBeGreaterThan(0);
    expect((await workbench.filing.list(matter)).find(({ id }) => id === final.id)?.stale).toBe(false);
    await at.put({ paid: '61.00' });
    await expect(workbench.purchasePapers.exhibit(testActor, final.id)).rejects.toMatchObject({ id: 'purchase.out-of-date' });
    await at.put({ paid: at.first.paid });
  });
});

describe('a matter in Chinese', () => {
  let at: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    at = await open('longgang-watches');
    const steps = [{ id: 'r', kind: 'receipt', by: '公证员严摹例' }] as unknown as Record['steps'];
    const more = { buyer: '吴模拟', buyerOf: '原告员工', buyerTies: 'plaintiff', notaryOffice: '深圳市示例公证处', steps } as const;
    await at.put({ record: course(more) });
  });

  it('has a statement of the party, and of a witness who is none', async () => {
    const { draft, put, text } = at;
    const own = await text(await draft('cn-civil/purchase-statement'));
    expect(own).toContain('取证购买情况说明');
    expect(own).not.toContain('出庭作证');
    await put({ record: course({ buyer: '王某', buyerOf: '自由职业', buyerTies: 'independent' }) });
    const witness = await text(await draft('cn-civil/purchase-statement'));
    expect(witness).toContain('证人证言');
    expect(witness).toContain('并愿意依法出庭作证');
  });

  it('lists for the notary what is planned and what was bought', async () => {
    const { workbench, matter, draft, text, first } = at;
    const plan = { steps: [{ id: 'p', kind: 'plan', date: '2026-12-01' }], notaryOffice: '深圳市示例公证处' };
    await workbench.seller.put(testActor, matter, 'purchases', { seller: first.seller, storefront: first.storefront, record: plan });
    const words = await text(await draft('notices/notary-application-zh', []));
    expect(words).toContain('拟于2026年12月1日购买');
    expect(words).toContain(first.orderNumber);
    expect(words).toContain('下列3笔网络购买');
  });

  it('names the owner of the mark, not the platform that sues', async () => {
    const { draft, text } = at;
    const words = await text(await draft('notices/test-buy-report-zh'));
    expect(words).toContain('权利人（盖章）：苏州霁晶钟表有限公司');
    expect(words).toContain('《中华人民共和国电子商务法》第四十二条');
  });

  it('says what is missing, with the notary among it', async () => {
    const { workbench, matter, purchases } = at;
    const all = await workbench.purchasePapers.checkAll(matter);
    expect(Object.keys(all)).toHaveLength(purchases.length + 1);
    const ids = all[purchases[1]?.id ?? '']?.map(({ id }) => id);
    expect(ids).toContain('purchase.no-seal');
    expect(ids).not.toContain('purchase.not-notarised');
  });
});
