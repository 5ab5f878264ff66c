/** Election: one measure of a group counts, the others stay as alternatives; nothing else of the heads changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elected, electionFindings, judgmentOf } from '#core/damages/compare/elect.ts';
import { measures } from '#core/damages/compare/measures.ts';
import type { Head } from '#core/damages/model.ts';
import { damagesView } from '#core/damages/view.ts';
import { items, sellersWith, TODAY } from '../cast.ts';
import { aHead, measureBy, sourcesOf } from './cast.ts';

const two = sellersWith([{ price: '20', units: '10' }], [{ price: '10', units: '5' }]);
const profits = aHead(
  'us.tm.profits',
  {},
  { id: 'profits', liability: 'each', election: { on: '2026-01-01', reason: 'before the default' } },
);
const stat = aHead('us.tm.stat', { amount_per_unit: '1000' }, { id: 'stat', liability: 'each', position: 'alternative' });
const costs = aHead('us.costs', {}, { id: 'costs', items: items('405') });
const refusal = (id: string) => expect.objectContaining({ kind: 'invalid', id });
/** The matter after the election. */
const after = (heads: readonly Head[], changed: readonly Head[]) => heads.map((head) => changed.find((one) => one.id === head.id) ?? head);

describe('electing a measure', () => {
  test('makes it primary with day and reason, and the others of its group alternatives without an election', () => {
    const changed = elected(sourcesOf([profits, stat, costs], two), 'stat', ' the defendants keep no books ');
    expect(changed.map((head) => [head.id, head.position, head.election])).toEqual([
      ['profits', 'alternative', null],
      ['stat', 'primary', { on: TODAY, reason: 'the defendants keep no books' }],
    ]);
    const [total] = damagesView(sourcesOf(after([profits, stat, costs], changed), two)).totals;
    expect(total).toMatchObject({ amount: '2405.00', loss: '2000.00', expenses: '405.00' });
  });

  test('leaves heads against other sellers, other groups, additions and parts of the same measure alone', () => {
    const other = { ...profits, id: 'other', sellers: ['s2'] };
    const copyright = aHead('us.cr.actual', { gross_revenue: '5' }, { id: 'cr' });
    const one = { ...stat, sellers: ['s1'] };
    expect(elected(sourcesOf([other, copyright, costs, one], two), 'stat', 'why').map((head) => head.id)).toEqual(['stat']);
    const loss = aHead('cn.contract.loss', { lost_benefit: '5' }, { id: 'loss', position: 'alternative' });
    const goodwill = aHead('cn.contract.goodwill', { goodwill_loss: '5' }, { id: 'goodwill' });
    const agreed = aHead('cn.contract.ld', { agreed_sum: '9' }, { id: 'agreed' });
    const sources = sourcesOf([loss, goodwill, agreed], [], { pack: 'cn-civil' });
    expect(elected(sources, 'loss', 'why').map((head) => [head.id, head.position])).toEqual([
      ['loss', 'primary'],
      ['agreed', 'alternative'],
    ]);
  });

  test('is refused without a reason, for what is no measure, and for law that does not govern the act', () => {
    const sources = sourcesOf([profits, stat, costs], two);
    for (const empty of ['', '  ', '\n\t']) expect(() => elected(sources, 'stat', empty)).toThrow(refusal('measures.no-reason'));
    expect(() => elected(sources, 'costs', 'why')).toThrow(refusal('measures.not-elected'));
    expect(() => elected(sources, 'nowhere', 'why')).toThrow(expect.objectContaining({ kind: 'not-found' }));
    const mark = aHead('cn.tm.stat', { amount: '5' });
    expect(() => elected(sourcesOf([mark], [], { pack: 'cn-civil', actDate: '2027-01-01' }), 'h1', 'why')).toThrow(
      refusal('measures.law-not-applied'),
    );
  });
});

describe('15 U.S.C. § 1117(c): before final judgment', () => {
  const judged = (judgment: string) => sourcesOf([profits, stat], two, { judgment });

  test('statutory damages are refused from the day of judgment on; profits are not bound to it', () => {
    expect(() => elected(judged(TODAY), 'stat', 'why')).toThrow(refusal('measures.after-judgment'));
    expect(elected(judged('2026-11-24'), 'stat', 'why')).toHaveLength(2);
    expect(elected(judged(''), 'stat', 'why')).toHaveLength(2);
    expect(elected(judged('2026-01-01'), 'profits', 'why').map((head) => head.id)).toEqual(['profits']);
  });

  test('an election later than a judgment recorded afterwards is warned of', () => {
    const late = { ...stat, position: 'primary' as const, election: { on: '2026-10-02', reason: 'why' } };
    expect(electionFindings(sourcesOf([late], two, { judgment: '2026-10-01' }))).toMatchObject([
      { severity: 'warning', where: 'damages/stat', id: 'measures.after-judgment' },
    ]);
    expect(electionFindings(sourcesOf([late], two, { judgment: '2026-10-03' }))).toEqual([]);
  });

  test('the judgment is the earliest one recorded with its day', () => {
    const fact = (kind: string, date: string) => ({ kind, date });
    expect(judgmentOf([fact('service', '2026-01-01'), fact('final_judgment', ''), fact('final_judgment', '2026-05-02')])).toBe(
      '2026-05-02',
    );
    expect(judgmentOf([fact('default_entered', '2026-01-01')])).toBe('');
  });
});

describe('PRC: loss, gain, royalty, then statutory damages', () => {
  const asked = aHead('cn.tm.stat', { amount: '500000' }, { id: 'stat' });
  const gain = (more: Partial<Head> = {}) =>
    aHead('cn.tm.gain', { infringing_units: '10', infringer_unit_profit: '3' }, { id: 'gain', position: 'alternative', ...more });
  const warned = (heads: readonly Head[]) =>
    electionFindings(sourcesOf(heads, two, { pack: 'cn-civil' })).map((one) => [one.where, one.id, one.params.other_zh]);

  test('statutory damages claimed while a quantified measure is ready are warned of, beside the measure', () => {
    expect(warned([asked, gain()])).toEqual([['damages/stat', 'measures.ladder', '侵权获利（按销售量）']]);
    const table = measures(sourcesOf([asked, gain()], two, { pack: 'cn-civil' }));
    expect(measureBy(table, 'cn.tm.stat').remarks.map((one) => one.id)).toContain('measures.ladder');
  });

  test('not while it lacks a figure, is against others, or is itself claimed', () => {
    expect(warned([asked, gain({ inputs: [] })])).toEqual([]);
    expect(warned([{ ...asked, sellers: ['s1'] }, gain({ sellers: ['s2'] })])).toEqual([]);
    expect(warned([{ ...asked, position: 'alternative' }, gain({ position: 'primary' })])).toEqual([]);
  });
});

describe('properties', () => {
  const someHeads = fc.array(
    fc.record({
      rule: fc.constantFrom('us.tm.profits', 'us.tm.stat', 'us.tm.actual', 'us.cr.stat', 'us.costs', 'us.pat.289'),
      position: fc.constantFrom('primary' as const, 'alternative' as const),
      sellers: fc.constantFrom<string[]>([], ['s1'], ['s2']),
      elected: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );

  test('an election changes places and nothing else, and leaves no second measure of the group beside the one elected', () => {
    fc.assert(
      fc.property(someHeads, fc.nat(), (drawn, pick) => {
        const heads = drawn.map(({ rule, position, sellers, elected: was }, index) =>
          aHead(rule, {}, { id: `h${index}`, position, sellers, election: was ? { on: TODAY, reason: 'r' } : null }),
        );
        const head = heads[pick % heads.length];
        if (!head || head.rule === 'us.costs') return;
        const changed = elected(sourcesOf(heads, two), head.id, 'why');
        const bare = ({ position, election, ...rest }: Head) => rest;
        const now = after(heads, changed);
        expect(now.map(bare)).toEqual(heads.map(bare));
        expect(now.find((one) => one.id === head.id)).toMatchObject({ position: 'primary', election: { reason: 'why' } });
        const { findings } = damagesView(sourcesOf(now, two));
        expect(findings.filter((one) => one.id === 'damages.one-of-group').map((one) => one.where)).not.toContain(`damages/${head.id}`);
        // Electing it again changes nothing more.
        expect(elected(sourcesOf(now, two), head.id, 'why').map((one) => one.id)).toEqual([head.id]);
      }),
      { numRuns: 60 },
    );
  });
});
