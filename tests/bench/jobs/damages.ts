/**
 * damages <defendants> <runs> <xlsx>: every United States measure against that many defendants, each by its own listings where the rule
 * reads them; then one input changed; then the table written as the workbook that LibreOffice recalculates.
 */
import { writeFile } from 'node:fs/promises';
import { headSchema } from '#core/damages/model.ts';
import { type InputRule, ruleOn } from '#core/damages/rule.ts';
import { openRules } from '#core/damages/rules.ts';
import { sellerFigures } from '#core/damages/seller-figures.ts';
import { Damages, type DamagesSources, damagesView } from '#core/damages/view.ts';
import { damagesWorkbook } from '#core/damages/workbook/workbook.ts';
import { checkoutPlaces } from '#core/places.ts';
import { listingSchema, sellerSchema, storefrontSchema } from '#core/seller/model.ts';
import { median } from '../measure.ts';
import { tell, timed } from './tell.ts';

const [count = '10000', often = '5', file = ''] = process.argv.slice(2);
const [defendants, runs] = [Number(count), Number(often)];
const day = '2026-06-01';

const book = (await openRules(checkoutPlaces().templates)).get('us-federal');
if (!book) throw new Error('no rules of the United States');

/** A figure within the bounds of the input, low and high a tenth apart. */
function example({ unit, min, max, choices }: InputRule): { value: string; low?: string; high?: string } {
  if (unit === 'choice') return { value: Object.keys(choices ?? {})[0] ?? '' };
  if (unit === 'money') {
    const value = min !== undefined ? String(Number(min) * 2) : '1234.56';
    return { value, low: min ?? '1111.11', high: String(Number(value) * 1.1).slice(0, 9) };
  }
  const usual = { count: '7', days: '400', fraction: '0.33', multiple: '2' }[unit];
  return { value: max !== undefined && Number(usual) > Number(max) ? max : usual };
}

const sellers = Array.from({ length: defendants }, (_, i) =>
  sellerSchema.parse({ id: `s${i}`, matter: 'm', no: i + 1, name: `Seller ${i}` }),
);
const storefronts = sellers.map(({ id }) => storefrontSchema.parse({ id: `shop-${id}`, matter: 'm', seller: id, shopName: `Shop ${id}` }));
const listings = sellers.flatMap(({ id }, i) =>
  [0, 1].map((n) =>
    listingSchema.parse({
      id: `${id}-${n}`,
      matter: 'm',
      storefront: `shop-${id}`,
      right: n === 0 ? 'A' : 'B',
      goodsType: 'watches',
      price: `${(i * 37) % 400}.${String((i * 7 + n) % 100).padStart(2, '0')}`,
      unitsSold: String((i % 53) + 1),
      currency: 'USD',
      sources: ['e'],
    }),
  ),
);
const rights = ['A', 'B'].map((id) => ({ id, type: 'trademark' as const, mark: `MARK ${id}`, number: id }));

/** A head by every rule in force that has a formula, claimed from each defendant. One is claimed, the others are pleaded beside it. */
const rules = book.rules.filter((rule) => rule.formula && ruleOn(book.rules, rule.id, day).rule === rule);
const heads = rules.map((rule) =>
  headSchema.parse({
    id: rule.id,
    matter: 'm',
    rule: rule.id,
    currency: rule.currency,
    liability: 'each',
    position: rule.id === 'us.tm.stat_wilful' ? 'primary' : 'alternative',
    inputs: rule.inputs
      .filter((input) => !input.derive)
      .map((input) => ({ name: input.name, ...example(input), basis: 'as shown', sources: [{ evidence: 'e' }] })),
    items:
      rule.formula?.kind === 'sum' && rule.formula.items
        ? [{ id: 'i', label: 'item', amount: '405.00', sources: [{ evidence: 'e' }] }]
        : [],
    conductFacts: ['f'],
    reasons: 'conduct, deterrence',
  }),
);

const sources = (changed: typeof heads): DamagesSources => ({
  book,
  heads: changed,
  sellers: figures,
  facts: ['f'],
  actDate: day,
  today: day,
});
const [reading, figures] = await timed(() => sellerFigures({ sellers, storefronts, listings, rights }));

/** The proved deductions, which come off what the listings of every defendant show: every figure of that measure is another one. */
const changedTo = (amount: string) =>
  heads.map((head) =>
    head.id === 'us.tm.profits' ? { ...head, inputs: head.inputs.map((input) => ({ ...input, value: amount, low: '', high: '' })) } : head,
  );

/** By the clock and by the processor: a busy machine moves the first and hardly the second. */
async function measured(times: number, work: (n: number) => unknown): Promise<{ ms: number; first: number; worst: number; cpu: number }> {
  const wall: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < times; n++) wall.push((await timed(() => work(n)))[0]);
  const { user, system } = process.cpuUsage(before);
  return { ms: median(wall), first: wall[0] ?? 0, worst: Math.max(...wall), cpu: (user + system) / 1_000 / times };
}

const whole = await measured(runs, () => damagesView(sources(heads)));
/** As a window that stays open computes it: after the first time only what an input touches. */
const damages = new Damages();
damages.view(sources(heads));
const changed = await measured(4 * runs, (n) => damages.view(sources(changedTo(`${n + 1}.01`))));
const view = damagesView(sources(heads));
const open = view.heads.filter(({ result }) => result.computed === null).length;
/** What goes to the page: the answer without the rows by seller, which it asks for a page at a time. */
const bytes = (of: unknown) => Buffer.byteLength(JSON.stringify(of));
const [writing] = await timed(async () => {
  if (file) await writeFile(file, await damagesWorkbook(view, sources(heads), 'en'));
});
tell({
  defendants,
  measures: heads.length,
  open,
  reading,
  whole: whole.ms,
  first: whole.first,
  wholeCpu: whole.cpu,
  changed: changed.ms,
  worst: changed.worst,
  changedCpu: changed.cpu,
  answer: bytes({ ...view, bySeller: [] }),
  table: bytes(view.bySeller),
  writing,
  total: Number(view.totals[0]?.amount),
});
