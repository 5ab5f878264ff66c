/** Every document that names an amount of damages names the engine's: one set of figures, whichever paper they stand on. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DamagesView, HeadResult } from '#core/damages/result.ts';
import { numberDocument } from '#core/document/number.ts';
import type { ResolvedBlock } from '#core/document/numbered.ts';
import { documentText } from '#core/document/text.ts';
import { loadBasis } from '#core/filing/basis.ts';
import type { Facts } from '#core/filing/facts.ts';
import { addAmounts, formatAmount, formatMoney, rmbCapitals, roundMinor } from '#core/kit/money.ts';
import { checkoutPlaces } from '#core/places.ts';
import { fillTemplate } from '#core/template/fill.ts';
import { openLibrary } from '#core/template/library.ts';
import type { Workbench } from '#core/workbench.ts';
import { fixedClock, sequentialIds } from '../../support/clock.ts';
import { withSample } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';

const AMERICAN = ['complaint', 'damages-claim', 'damages-schedule', 'damages-declaration'];
const CHINESE = ['complaint-platform', 'complaint-trademark', 'damages-statement', 'damages-schedule'];

interface Papers {
  readonly view: DamagesView;
  readonly facts: Facts;
  /** By template, spaces of every kind as one. */
  readonly text: Readonly<Record<string, string>>;
  /** Cells of the table by defendant, by template and number. */
  readonly rows: Readonly<Record<string, ReadonlyMap<number, readonly string[]>>>;
  readonly gaps: readonly string[];
}

interface Opened {
  readonly workbench: Workbench;
  readonly matter: string;
}

const library = await openLibrary(checkoutPlaces().templates);

async function papersOf({ workbench, matter }: Opened, names: readonly string[]): Promise<Papers> {
  const pdf = { kind: undefined, render: () => Promise.reject(new Error('not drawn here')), close: () => undefined };
  const { facts, pack } = await loadBasis({ ...workbench, clock: fixedClock(), ids: sequentialIds(), pdf }, matter);
  const drafted = names.map((name) => {
    const filled = fillTemplate(library, `${pack.id}/${name}`, { ...facts }, { date: facts.today, author: '', draft: true });
    const numbered = numberDocument(filled.document);
    const gaps = [...filled.findings, ...numbered.findings]
      .filter((one) => one.severity === 'error')
      .map((one) => `${name} ${one.where} ${one.message}`);
    return { name, text: documentText(numbered).replace(/[ \u00a0]+/g, ' '), rows: new Map(tableByDefendant(numbered.blocks)), gaps };
  });
  return {
    view: await workbench.damages.get(matter),
    facts,
    text: Object.fromEntries(drafted.map(({ name, text }) => [name, text])),
    rows: Object.fromEntries(drafted.map(({ name, rows }) => [name, rows])),
    gaps: drafted.flatMap(({ gaps }) => gaps),
  };
}

function tableByDefendant(blocks: readonly ResolvedBlock[]): (readonly [number, readonly string[]])[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'landscape') return tableByDefendant(block.blocks);
    return block.kind === 'schedule' && block.source === 'damages.by_seller' ? block.rows.map((row) => [Number(row[0]), row] as const) : [];
  });
}

/** Digits grouped by thousands or with two decimals: what reads as an amount of money. */
const AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{2})(?![\d%]|\.\d|,\d)/g;
const amountsIn = (text: string): string[] => [...text.matchAll(AMOUNT)].map(([found]) => roundMinor(found.replaceAll(',', ''), 'USD'));
const amountsOf = (of: unknown): string[] => amountsIn(JSON.stringify(of));

/** Every figure the engine answers with, its derivations among them. */
function engineFigures(view: DamagesView): Set<string> {
  const ofHead = ({ amount, computed, low, high, range, limits, inputs, items, steps }: HeadResult) => [
    ...[amount, computed, low, high, range?.min, range?.max, ...limits.flatMap(({ from, to }) => [from, to])],
    ...inputs.flatMap((input) => [input.value, input.low, input.high, input.netted?.gross, input.conversion?.amount]),
    ...inputs.flatMap((input) => input.netted?.excluded.map((one) => one.amount) ?? []),
    ...(items ?? []).flatMap((item) => [item.amount, item.conversion?.amount]),
    ...steps.flatMap(amountsIn),
  ];
  const figures = [
    ...view.heads.flatMap(({ head, result }) => [...ofHead(result), head.claimed, ...head.items.map((item) => item.amount)]),
    ...view.totals.flatMap(({ amount, low, high, loss, expenses }) => [amount, low, high, loss, expenses]),
    ...view.bySeller.flatMap((row) => [row.amount, row.joint, row.statutory, row.profits, ...row.revenue.map((one) => one.amount)]),
    sumOf(view.bySeller.map((row) => row.amount)),
    sumOf(view.bySeller.flatMap((row) => row.revenue.map((one) => one.amount))),
    sumOf(jointParts(view)),
  ];
  return new Set(figures.flatMap((one) => (one && /^-?\d+(\.\d+)?$/.test(one) ? [roundMinor(one, 'USD')] : [])));
}

const sumOf = (amounts: readonly string[]): string => addAmounts(amounts.filter((amount) => amount !== ''));

/** What groups owe together, each group once. */
const jointParts = (view: DamagesView): string[] =>
  view.bySeller.filter((row) => row.joint !== '' && row.jointWith.every((no) => no > row.no)).map((row) => row.joint);

/** Amounts counsel or the evidence gave, which are no damages: prices, revenue of a record, the words of a fact. */
const given = ({ damages, ...facts }: Facts): Set<string> => {
  const heads = [...damages.heads, ...damages.alternatives];
  const words = heads.flatMap((head) => [
    head.reasons,
    head.election_reason,
    ...[...head.inputs.map((input) => input.basis), ...head.items.map((item) => item.label)],
  ]);
  const values = JSON.stringify(facts).match(/"\d+(?:\.\d+)?"/g) ?? [];
  return new Set([...amountsOf(facts), ...amountsOf(words), ...values.map((value) => roundMinor(value.slice(1, -1), 'USD'))]);
};

/** Amounts printed that neither the engine nor the file gave. */
function strangers({ view, facts, text }: Papers): string[] {
  const [ours, theirs] = [engineFigures(view), given(facts)];
  return Object.entries(text).flatMap(([name, words]) =>
    [...new Set(amountsIn(words))].filter((amount) => !ours.has(amount) && !theirs.has(amount)).map((amount) => `${name} ${amount}`),
  );
}

let american: Opened;

describe('United States: the sample', () => {
  let papers: Papers;
  const usd = (amount: string | null) => formatMoney(amount ?? '', 'USD', 'en');
  beforeAll(async () => {
    american = await withSample('maison-schedule-a');
    papers = await papersOf(american, AMERICAN);
  });

  it('is complete', () => expect(papers.gaps).toEqual([]));

  it('names each head and the total as the engine has them, wherever heads are listed', () => {
    const { view, text } = papers;
    for (const name of ['damages-claim', 'damages-schedule', 'damages-declaration']) {
      for (const { head, result } of view.heads.filter((one) => one.head.position === 'primary'))
        expect(text[name]).toContain(`${head.title}\t${result.statute}\t${result.sellerNumbers}\t${usd(result.amount)}`);
      expect(text[name]).toContain(`Total\t\t\t${usd(view.totals[0]?.amount ?? '')}`);
    }
  });

  it('states the sum of every defendant, the same in the memorandum and in the schedule', () => {
    const { view, rows } = papers;
    for (const name of ['damages-claim', 'damages-schedule']) {
      for (const row of view.bySeller) expect(rows[name]?.get(row.no)?.at(-2)).toBe(usd(row.amount));
    }
    expect(sumOf(view.bySeller.map((row) => row.amount))).toBe(sumOf(view.totals.map((total) => total.amount ?? '')));
  });

  it('pleads the revenue the listings show', () => {
    const { view, text } = papers;
    const revenue = usd(roundMinor(sumOf(view.bySeller.flatMap((row) => row.revenue.map((one) => one.amount))), 'USD'));
    expect(text.complaint).toContain(`At the prices asked, these units come to ${revenue} in all.`);
    expect(text['damages-declaration']).toContain(`The revenue so displayed by all Defendants in Schedule 1 is ${revenue}.`);
  });

  it('names no amount that neither the engine nor the file has', () => expect(strangers(papers)).toEqual([]));
});

describe('United States: connected defendants, exclusions, a shared voucher in another currency', () => {
  let papers: Papers;
  beforeAll(async () => {
    const { workbench, matter } = american;
    const { heads } = await workbench.damages.get(matter);
    const [, second] = heads;
    await workbench.damages.putHead(testActor, matter, { id: second?.head.id, liability: 'group' });
    await workbench.exchange.put(testActor, matter, { from: 'CHF', to: 'USD', on: '2026-08-17', rate: '1.2345', source: 'Sample Bank' });
    const item = { id: 'lab', label: 'Examination of samples', amount: '1000', currency: 'CHF', rateOn: '2026-08-17', part: '1/3' };
    const items = [{ ...item, partReason: 'one invoice for three actions', sources: [] }];
    await workbench.damages.putHead(testActor, matter, { rule: 'us.costs', title: 'Costs', currency: 'USD', liability: 'joint', items });
    const [listing] = (await workbench.seller.table(matter)).listings;
    const excluded = [{ what: 'brushed', units: '3', reason: 'one buyer, one minute' }];
    await workbench.seller.put(testActor, matter, 'listings', { ...listing, excluded });
    papers = await papersOf(american, AMERICAN);
  });

  it('is complete, and its parts make up the total', () => {
    const { view, gaps, facts } = papers;
    expect(gaps).toEqual([]);
    const alone = view.bySeller.map((row) => row.amount);
    const together = view.heads.filter(({ head }) => head.rule === 'us.costs').map(({ result }) => result.amount ?? '');
    expect(jointParts(view).length).toBeGreaterThan(1);
    expect(Number(sumOf([...alone, ...jointParts(view), ...together]))).toBe(Number(view.totals[0]?.amount));
    expect(facts.damages.joint.map((group) => group.amount)).toEqual(jointParts(view));
  });

  it('prints what connected defendants owe together, and with whom', () => {
    const { view, facts, text, rows } = papers;
    const [first] = view.bySeller.filter((row) => row.joint !== '');
    for (const name of ['damages-claim', 'damages-schedule']) {
      expect(text[name]).toContain('Asked jointly from each group of connected Defendants, each group once');
      for (const group of facts.damages.joint)
        expect(text[name]).toContain(`${group.numbers}\t${group.count}\t${formatMoney(group.amount, 'USD', 'en')}`);
      expect(rows[name]?.get(first?.no ?? 0)?.at(-3)).toBe(formatMoney(first?.joint ?? '', 'USD', 'en'));
      expect(text[name]).toContain('fictitious orders\t3\tone buyer, one minute');
    }
    expect(text['damages-claim']).toContain('except where a sum is expressly asked jointly');
  });

  it('shows the part of the voucher, the rate and its day', () => {
    const shown =
      '1/3 of CHF 1,000.00: one invoice for three actions; CHF 1,000.00 converted at the rate of August 17, 2026, CHF 1 = USD 1.2345';
    for (const name of ['damages-claim', 'damages-declaration']) {
      expect(papers.text[name]).toContain(shown);
      expect(papers.text[name]).toContain('$411.50');
    }
  });

  it('names no amount that neither the engine nor the file has', () => expect(strangers(papers)).toEqual([]));
});

describe('China: the sample', () => {
  let papers: Papers;
  beforeAll(async () => {
    papers = await papersOf(await withSample('longgang-watches'), CHINESE);
  });

  it('is complete', () => expect(papers.gaps).toEqual([]));

  it('asks for each head and the total in figures and capitals, the same in every paper', () => {
    const { view, text } = papers;
    const wanted = [...view.heads.filter(({ head }) => head.position === 'primary').map(({ result }) => result), ...view.totals];
    for (const { amount } of wanted) {
      const figure = formatAmount(amount ?? '');
      expect(text['complaint-platform']).toContain(`人民币${figure}元（大写：${rmbCapitals(amount ?? '')}）`);
      for (const name of ['damages-statement', 'damages-schedule']) expect(text[name]).toContain(`${figure}\t${rmbCapitals(amount ?? '')}`);
    }
  });

  it('writes no capitals that differ from the figure beside them', () => {
    for (const words of Object.values(papers.text)) {
      const pairs = [...words.matchAll(/([\d,]+\.\d{2})(?:元（大写：|\t)(人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+)/g)];
      for (const [, figure = '', capitals] of pairs) expect(capitals).toBe(rmbCapitals(figure.replaceAll(',', '')));
      const all = words.match(/人民币[零壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+/g) ?? [];
      // The trade mark's complaint gives its sum from the particulars, in the same form.
      expect(pairs.map(([, , capitals]) => capitals)).toEqual(all);
    }
  });

  it('states for every defendant what its pages show', () => {
    const { view, text } = papers;
    for (const row of view.bySeller) {
      const [revenue] = row.revenue;
      expect(text['damages-schedule']).toContain(`${row.shops.join('\n')}\t`);
      expect(text['damages-schedule']).toContain(`\t${row.unitsSold}\t${formatAmount(revenue?.amount ?? '')}\t`);
    }
  });

  it('names no amount that neither the engine nor the file has', () => expect(strangers(papers)).toEqual([]));
});
