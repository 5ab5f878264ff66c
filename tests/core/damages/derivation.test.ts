import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Head } from '#core/damages/model.ts';
import { type InputRule, type Rule, ruleOn } from '#core/damages/rule.ts';
import { type Around, aHead, books, compute, items, ruleOf, sellersWith, TODAY } from './cast.ts';

const D = Decimal.clone({ precision: 60 });

/** `$1,250.00`, `RMB 1,250.00`, `1,250.00元`, `50.4%`, `6,050`: commas only between groups of three, money with exactly one sign of its currency. */
const NUMBER = String.raw`(?:\$|€|£|RMB)?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:元|%)?`;

function read(token: string): Decimal {
  const value = new D(token.replace(/[$€£,元%]|RMB/g, ''));
  return token.endsWith('%') ? value.div(100) : value;
}

/** Works out `$189.00 × 6,050 × (1 − 40%)`, knowing nothing of the program: sums of products of powers, brackets, min and max. */
function evaluate(text: string): Decimal {
  const bare = text.replace(/\s/g, '');
  const tokens = bare.match(new RegExp(`${NUMBER}|min|max|[()+−×÷^,]`, 'g')) ?? [];
  if (tokens.join('') !== bare) throw new Error(`cannot read ${text}`);
  let at = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const factor = (): Decimal => {
    const token = tokens[at++] ?? '';
    if (token === '−') return factor().negated();
    if (token === '(') {
      const inner = sum();
      if (!take(')')) throw new Error(`no closing bracket in ${text}`);
      return inner;
    }
    if (token === 'min' || token === 'max') {
      if (!take('(')) throw new Error(`no bracket after ${token}`);
      const parts = [sum()];
      while (take(',')) parts.push(sum());
      if (!take(')')) throw new Error(`no closing bracket in ${text}`);
      return token === 'min' ? D.min(...parts) : D.max(...parts);
    }
    return read(token);
  };
  const power = (): Decimal => {
    const base = factor();
    return take('^') ? base.pow(factor()) : base;
  };
  const product = (): Decimal => {
    let value = power();
    for (;;) {
      if (take('×')) value = value.times(power());
      else if (take('÷')) value = value.div(power());
      else return value;
    }
  };
  const sum = (): Decimal => {
    let value = product();
    for (;;) {
      if (take('+')) value = value.plus(product());
      else if (take('−')) value = value.minus(product());
      else return value;
    }
  };
  const value = sum();
  if (at !== tokens.length) throw new Error(`left over in ${text}`);
  return value;
}

const sides = (line: string) => {
  const [, left = '', sign = '', right = ''] = /^(.*) ([=≈]) (.*)$/.exec(line) ?? [];
  return { left, sign, right };
};

/** Every line holds, and the last one ends in the amount. */
function holds(steps: readonly string[], amount: string): void {
  for (const line of steps) {
    const { left, sign, right } = sides(line);
    const difference = evaluate(left).minus(evaluate(right)).abs();
    // Exact, but for a division: a quotient that never ends is cut at the digits of this calculation.
    if (sign === '=' && line.includes('÷')) expect(difference.lte('1e-30'), line).toBe(true);
    else if (sign === '=') expect(difference.toFixed(), line).toBe('0');
    else expect(difference.lte('0.005'), line).toBe(true);
  }
  const last = steps.at(-1)?.split(/[=≈]/).at(-1);
  if (last !== undefined) expect(evaluate(last).equals(amount), steps.join(' | ')).toBe(true);
}

function follows(rule: string, head: Head, sellers = sellersWith(), around: Around = {}): void {
  const { result } = compute(ruleOf(rule), head, sellers, around);
  if (result.amount === null) throw new Error(`${rule}: ${result.findings.map((one) => one.message).join('; ')}`);
  holds(result.steps, result.amount);
}

const figuresIn = (text: string): string[] => text.replace(/\s/g, '').match(new RegExp(NUMBER, 'g')) ?? [];

/** Every figure a line begins from was entered, stands in the law, or is what an earlier line came to; and whatever was used is in a line. */
function grounded(steps: readonly string[], given: readonly string[], used: readonly string[]): void {
  const known = new Set(given.map((value) => new D(value).toFixed()));
  const seen = new Set<string>();
  for (const line of steps) {
    const { left, right } = sides(line);
    for (const token of figuresIn(left)) {
      const value = read(token).toFixed();
      if (!known.has(value)) throw new Error(`${token} comes from nowhere in ${line}`);
      seen.add(value);
    }
    known.add(evaluate(right).abs().toFixed());
  }
  const lost = steps.length === 0 ? undefined : used.find((value) => !seen.has(new D(value).toFixed()));
  if (lost !== undefined) throw new Error(`${lost} is in no line of ${steps.join(' | ')}`);
}

const money = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
const fraction = fc.integer({ min: 1, max: 9999 }).map((n) => `0.${String(n).padStart(4, '0')}`);
const count = fc.integer({ min: 1, max: 100_000 }).map(String);
const multiple = fc.integer({ min: 100, max: 300 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);

const measures: Record<string, Record<string, fc.Arbitrary<string>>> = {
  'us.tm.profits': { gross_sales: money, deductions_proved: money },
  'us.tm.actual': { lost_sales: money, margin: fraction, price_erosion: money, multiplier: multiple },
  'us.tm.a_total': { gross_sales: money, deductions_proved: money, actual_damages: money, multiplier: multiple, costs: money },
  'us.tm.treble': { profits: money, actual_damages: money, attorney_fee: money },
  'us.pat.289': { total_profit: money },
  'us.int.post': { judgment: money, rate: fraction, days: fc.integer({ min: 0, max: 4000 }).map(String) },
  'cn.tm.loss': { unit_price: money, lost_units: count, margin: fraction, deduction: fraction },
  'cn.tm.gain': { infringing_units: count, infringer_unit_profit: money, contribution: fraction },
  'cn.tm.gain_margin': { infringing_sales: money, margin: fraction, contribution: fraction },
  'cn.tm.royalty': { royalty: money, multiple },
  'cn.tm.punitive': {
    unit_price: money,
    units: count,
    margin: fraction,
    deduction: fraction,
    contribution: fraction,
    multiplier: multiple,
    convention: fc.constantFrom('total', 'additive'),
  },
  'cn.contract.loss': { refunds_advanced: money, anti_counterfeit_cost: money, share: fraction, foreseeable_loss: money },
  'cn.contract.ld': { contract_amount: money, rate: fraction },
  'cn.int.late': { unpaid: money, days: fc.integer({ min: 0, max: 36_525 }).map(String) },
  'cn.fee.case': { claim: money },
};

test.each(Object.keys(measures))('%s: the derivation, worked out by other means, gives the amount', (rule) => {
  const claimed = fc.option(money, { nil: '' });
  fc.assert(
    fc.property(fc.record(measures[rule] ?? {}), claimed, (values, claim) => follows(rule, aHead(rule, values, { claimed: claim }))),
  );
});

const shipped = [...books.values()].flatMap(({ rules }) =>
  rules.filter((rule) => rule.formula && ruleOn(rules, rule.id, TODAY).rule === rule),
);
/** A figure of the kind an input asks for, within its bounds. */
const someValue = ({ unit, min = '0', max, choices }: InputRule): fc.Arbitrary<string> => {
  if (unit === 'choice') return fc.constantFrom(...Object.keys(choices ?? {}).filter((word) => word !== 'statutory'));
  if (max !== undefined && unit === 'money') return fc.integer({ min: Number(min), max: Number(max) }).map(String);
  return { money, fraction, multiple, count, days: fc.integer({ min: 1, max: 4000 }).map(String) }[unit];
};
/** Numbers the law itself names, wherever they stand in the rule. */
const lawful = (rule: Rule): string[] => [
  ...(JSON.stringify([rule.formula, rule.limits, rule.inputs.map(({ min, max }) => [min, max])]).match(/\d+(\.\d+)?/g) ?? []),
  '0',
  '1',
];

test.each(shipped.map((rule) => [rule.id, rule] as const))('%s: works out, from what was entered and the law alone', (_, rule) => {
  const values = fc.record(Object.fromEntries(rule.inputs.map((input) => [input.name, someValue(input)])), {
    requiredKeys: rule.inputs.filter((input) => input.required).map((input) => input.name),
  });
  const takesItems = rule.formula?.kind === 'sum' && rule.formula.items;
  const bills = takesItems ? fc.array(money, { maxLength: 4 }) : fc.constant([]);
  fc.assert(
    fc.property(values, bills, fc.option(money, { nil: '' }), (entered, amounts, claimed) => {
      const more = { currency: rule.currency, items: items(...amounts), claimed };
      const { result } = compute(rule, aHead(rule.id, entered as Record<string, string>, more));
      if (result.amount === null) return;
      holds(result.steps, result.amount);
      if (rule.formula?.kind === 'scale') return;
      const numbers = result.inputs.filter(({ unit, value }) => unit !== 'choice' && value !== '');
      const days = rule.formula?.kind === 'interest' ? numbers.filter(({ unit }) => unit === 'days').map(({ value }) => Number(value)) : [];
      const ofYears = days.flatMap((all) => [Math.floor(all / 365), all % 365].map(String));
      const given = [...numbers.map(({ value }) => value), ...amounts, ...lawful(rule), ...ofYears, claimed === '' ? '0' : claimed];
      // Days are split into years and the rest; what a sum is only measured against may stand in no line.
      const beside = ['actual_loss', 'foreseeable_loss'];
      const used = numbers.filter(({ name, unit, used: is }) => is && unit !== 'days' && !beside.includes(name));
      grounded(
        result.steps,
        given,
        used.map(({ value }) => value).filter((value) => value !== '1' && value !== '1.00'),
      );
    }),
    { numRuns: 25 },
  );
});

test('a derivation with another figure in it does not work out', () => {
  const head = aHead(
    'cn.tm.punitive',
    { unit_price: '189', units: '6050', margin: '0.504', deduction: '0.4', multiplier: '3' },
    { claimed: '1000000' },
  );
  const { steps, amount } = compute(ruleOf('cn.tm.punitive'), head).result;
  const given = ['189', '6050', '0.504', '0.4', '3', '1', '1000000'];
  const fine = (lines: readonly string[]) => {
    holds(lines, amount ?? '');
    grounded(lines, given, ['189', '6050', '0.504', '0.4', '3']);
  };
  expect(steps).toHaveLength(3);
  fine(steps);
  steps.forEach((line, at) => {
    for (const token of new Set(line.match(/\d[\d,]*(?:\.\d+)?/g)))
      for (const other of ['7', '189.00', '6,050', '2'])
        if (!new D(other.replaceAll(',', '')).equals(token.replaceAll(',', '')))
          expect(() => fine(steps.with(at, line.replace(token, other))), `${token} as ${other} in ${line}`).toThrow();
  });
  for (const left_out of steps.keys()) expect(() => fine(steps.toSpliced(left_out, 1)), `without line ${left_out}`).toThrow();
});

test('items: the derivation gives the amount', () => {
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 12 }), (amounts) =>
      follows('us.costs', aHead('us.costs', {}, { items: items(...amounts) })),
    ),
  );
});

test('claimed from each seller: the derivation gives the amount', () => {
  const offers = fc.array(fc.subarray(['A', 'B', 'C'], { minLength: 1 }), { minLength: 1, maxLength: 12 });
  const amount = fc.integer({ min: 1000, max: 200_000 }).map(String);
  fc.assert(
    fc.property(offers, amount, (rights, perUnit) => {
      const sellers = sellersWith(...rights.map((of) => of.map((right) => ({ right }))));
      follows('us.tm.stat', aHead('us.tm.stat', { amount_per_unit: perUnit }, { liability: 'each' }), sellers);
      follows('us.tm.stat', aHead('us.tm.stat', { units: '2', amount_per_unit: perUnit }, { liability: 'each' }), sellers);
    }),
  );
});

test('converted figures, parts of vouchers, units that do not count, groups: the derivation gives the amount', () => {
  const rate = (value: string, from: string, to: string) => ({
    id: 'r',
    matter: 'm1',
    from,
    to,
    on: '2026-01-05',
    rate: value,
    source: 's',
    sources: [],
  });
  const abroad = { currency: 'CNY', rateOn: '2026-01-05' } as const;
  const part = fc.constantFrom('', '1/3', '2/7', '0.25');
  fc.assert(
    fc.property(money, fraction, fc.boolean(), fc.array(part, { minLength: 1, maxLength: 5 }), (amount, value, inverse, parts) => {
      const rates = [inverse ? rate(value, 'USD', 'CNY') : rate(value, 'CNY', 'USD')];
      const sales = aHead('us.tm.profits', { gross_sales: amount, deductions_proved: '1' });
      follows('us.tm.profits', { ...sales, inputs: sales.inputs.map((input) => ({ ...input, ...abroad })) }, sellersWith(), { rates });
      const bills = items(...parts.map(() => amount)).map((item, index) => ({
        ...item,
        part: parts[index] ?? '',
        ...(index % 2 === 0 && abroad),
      }));
      follows('us.costs', aHead('us.costs', {}, { items: bills }), sellersWith(), { rates });
    }),
  );
  const offer = fc.record({ price: money, units: count, brushed: fc.option(count, { nil: undefined }) });
  const groups = new Map([
    ['s1', 'ring'],
    ['s2', 'ring'],
  ]);
  fc.assert(
    fc.property(
      fc.array(offer, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('joint' as const, 'each' as const, 'group' as const),
      (offers, liability) => {
        const sellers = sellersWith(...offers.map(({ brushed, ...rest }) => [{ ...rest, ...(brushed !== undefined && { brushed }) }]));
        follows('us.tm.profits', aHead('us.tm.profits', {}, { liability }), sellers, { groups });
      },
    ),
  );
});
