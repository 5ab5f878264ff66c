/** The English schedule of loss over computed damages: what it says of heads, limit, alternative and interest. */
import { expect, test } from 'vitest';
import { damagesFacts } from '#core/damages/facts.ts';
import { damagesView } from '#core/damages/view.ts';
import { numberDocument } from '#core/document/number.ts';
import { documentText } from '#core/document/text.ts';
import { fillTemplate } from '#core/template/fill.ts';
import { openLibrary } from '#core/template/library.ts';
import { lawInForce } from '#core/template/pack.ts';
import { aHead, books, sellersWith, TODAY, templates } from './cast.ts';

const library = await openLibrary(templates);

/** The schedule's words over these heads before a court. */
function schedule(heads: ReturnType<typeof aHead>[], court: { id: string; division: string }) {
  const book = books.get('gb-ipec');
  const pack = library.packs.find((one) => one.id === 'gb-ipec');
  if (!book || !pack) throw new Error('no pack gb-ipec');
  const sellers = sellersWith([{ price: '120', units: '3000', currency: 'GBP' }], [{ price: '95', units: '1400', currency: 'GBP' }]);
  const view = damagesView({ book, heads, sellers, facts: ['f1'], actDate: '2026-06-01', today: TODAY, court: court.id });
  const claimant = {
    kind: 'organisation',
    name: 'Ordellin (UK) Ltd',
    counsel: [{ name: 'Rowan Castellane', firm: 'Castellane Hume LLP' }],
  };
  const facts = {
    court: { name: 'High Court of Justice', division: court.division },
    matter: { case_number: 'IP-2026-000123' },
    plaintiff: claimant,
    plaintiffs: [claimant],
    defendants: [],
    storefronts: [{ no: 1, seller: 'Harrow Ltd', platform: 'eBay', shop_name: 'harrow-time' }],
    particulars: { interest_basis: 'It is the cost of borrowing.', loss_witness: '', schedule_date: '', knowledge: '' },
    law: lawInForce(pack, '2026-06-01').law,
    damages: damagesFacts({ ...view, heads: view.heads }),
    today: TODAY,
  };
  const drafted = fillTemplate(library, 'gb-ipec/schedule-of-loss', facts, {
    date: TODAY,
    author: '',
    draft: true,
    labels: () => '',
  });
  const numbered = numberDocument(drafted.document);
  // The evidence of the heads is in no list of annexes here.
  const gaps = drafted.findings.filter((one) => one.severity === 'error' && !one.where.endsWith('.exhibits'));
  return { text: documentText(numbered).replace(/[ \u00a0]+/g, ' '), gaps: gaps.map((one) => one.where) };
}

const money = { currency: 'GBP' } as const;
const damages = aHead(
  'en.tm.damages',
  { lost_units: '4000', margin_per_unit: '145', price_depression: '40000' },
  { ...money, id: 'd', title: 'Damages' },
);
const interest = aHead('en.int', { principal: '500000', rate: '0.05', days: '100' }, { ...money, id: 'i' });
const account = aHead('en.tm.account', { direct_costs: '180000', apportion: '0.8' }, { ...money, id: 'a', position: 'alternative' });
const IPEC = { id: 'ipec', division: 'Intellectual Property Enterprise Court' };

test('damages at the limit, interest beside it, an account instead and in no total', () => {
  const { text, gaps } = schedule([damages, interest, account], IPEC);
  expect(gaps).toEqual([]);
  expect(text).toContain('The two stand in the alternative and are nowhere added together.');
  expect(text).toContain('4,000 × £145.00 + £40,000.00 = £620,000.00');
  expect(text).toContain('for all Defendants together: CPR 63.17A; Abbott v Design & Display Ltd [2014] EWHC 3234 (IPEC).');
  expect(text).toContain('The loss computed comes to £620,000.00; it is claimed at the limit.');
  // That interest stands outside the limit has not been verified: it is pleaded, not stated as law.
  expect(text).toContain('The Claimant’s case is that interest does not count towards that limit.');
  expect(text).toContain('Limited, for all of the above together, to\tCPR 63.17A\tall\t£500,000.00');
  expect(text).toContain('£506,849.32');
  expect(text).toContain('£313,000.00 × 80% = £250,400.00');
  expect(text).not.toContain('757,249.32');
  expect(text).toContain('to £68.49 for each further day until judgment or earlier payment. It is the cost of borrowing.');
  expect(text).toContain('PERSONS UNKNOWN');
  expect(text).toContain(
    'The Claimant believes that the facts stated in this schedule of loss are true. I understand that proceedings for',
  );
  expect(text).toContain('Dated 23 November 2026');
});

test('before the High Court there is no limit; without interest none is named', () => {
  const { text, gaps } = schedule([damages], { id: 'ip-list', division: 'Intellectual Property List (ChD)' });
  expect(gaps).toEqual([]);
  expect(text).toContain('£620,000.00');
  expect(text).not.toMatch(/63\.17A|ENTERPRISE COURT|Interest|At the Claimant/);
});

test('the limit holds damages; costs and interest stand beside it', () => {
  const costs = aHead('en.costs.ipec', { stage_bills: '32000' }, { ...money, id: 'c' });
  const { text } = schedule([damages, costs, interest], IPEC);
  expect(text).toContain('£538,849.32');
  expect(text).toContain('The Claimant’s case is that interest and costs do not count towards that limit.');
});

test('a head without a figure is a gap of the schedule', () => {
  const bare = aHead('en.tm.damages', {}, { ...money, id: 'd' });
  expect(schedule([bare], IPEC).gaps).toEqual(expect.arrayContaining([expect.stringContaining('damages')]));
});
