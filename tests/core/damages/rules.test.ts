import { describe, expect, test } from 'vitest';
import { parseRules } from '#core/damages/rules.ts';
import { Problem } from '#core/kit/problem.ts';
import { bookOf, books } from './cast.ts';

const START = `currency: USD
language: en
as_of: 2026-11-23
rules:
`;
const RULE = `  - id: us.x
    title: { en: X, zh-CN: 某 }
    statute: s
    counts: measure
    group: A
    inputs:
      - { name: a, label: { en: A, zh-CN: 甲 }, unit: money, required: true }
    formula: { kind: product, ways: [[a]] }
    source: s
    verified: true
`;
const faults = (text: string): string[] => {
  try {
    parseRules(text, 'us-federal');
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.findings.map((one) => `${one.where} ${one.message}`);
  }
};

describe('the rules that ship', () => {
  test('hold what the specification names', () => {
    const ids = (pack: 'us-federal' | 'cn-civil') => [...new Set(bookOf(pack).rules.map((rule) => rule.id))].sort();
    expect([...books.keys()].sort()).toEqual(expect.arrayContaining(['cn-civil', 'us-federal']));
    expect(ids('us-federal')).toEqual(
      'us.acpa.stat us.costs us.cr.actual us.cr.stat us.cr.stat_innocent us.cr.stat_wilful us.fee.tm us.il.udtpa us.int.1117b us.int.post us.int.pre us.pat.284 us.pat.289 us.tm.a_total us.tm.actual us.tm.profits us.tm.stat us.tm.stat_wilful us.tm.treble'.split(
        ' ',
      ),
    );
    expect(ids('cn-civil')).toEqual(
      'cn.aucl.loss_gain cn.aucl.stat cn.contract.goodwill cn.contract.ld cn.contract.loss cn.cr.loss_or_gain cn.cr.punitive cn.cr.royalty cn.cr.stat cn.expenses cn.fee.case cn.int.late cn.pat.loss_or_gain cn.pat.punitive cn.pat.royalty cn.pat.stat cn.tm.2027 cn.tm.gain cn.tm.gain_margin cn.tm.loss cn.tm.punitive cn.tm.royalty cn.tm.stat'.split(
        ' ',
      ),
    );
  });

  test('carry the limits of the statutes', () => {
    const bounds = (pack: 'us-federal' | 'cn-civil', id: string, input: string) => {
      const found = bookOf(pack)
        .rules.find((rule) => rule.id === id)
        ?.inputs.find((one) => one.name === input);
      return [found?.min, found?.max];
    };
    expect(bounds('us-federal', 'us.tm.stat', 'amount_per_unit')).toEqual(['1000', '200000']);
    expect(bounds('us-federal', 'us.tm.stat_wilful', 'amount_per_unit')).toEqual(['1000', '2000000']);
    expect(bounds('us-federal', 'us.acpa.stat', 'amount_per_domain')).toEqual(['1000', '100000']);
    expect(bounds('us-federal', 'us.cr.stat', 'amount_per_work')).toEqual(['750', '30000']);
    expect(bounds('us-federal', 'us.cr.stat_wilful', 'amount_per_work')).toEqual(['750', '150000']);
    expect(bounds('cn-civil', 'cn.tm.punitive', 'multiplier')).toEqual(['1', '5']);
    expect(bounds('cn-civil', 'cn.tm.stat', 'amount')).toEqual([undefined, '5000000']);
    expect(bounds('cn-civil', 'cn.pat.stat', 'amount')).toEqual(['30000', '5000000']);
  });

  test('ask for wilfulness where the law does', () => {
    const wilful = [...books.values()].flatMap((book) => book.rules.filter((rule) => rule.wilful).map((rule) => rule.id));
    expect(wilful.sort()).toEqual([
      'cn.cr.punitive',
      'cn.pat.punitive',
      'cn.tm.punitive',
      'en.tm.reg3',
      'eu.13.1.a',
      'us.cr.stat_wilful',
      'us.il.udtpa',
      'us.tm.stat_wilful',
      'us.tm.treble',
    ]);
  });
});

describe('a rules file with a fault is named by line', () => {
  test('a good one has none', () => {
    expect(faults(START + RULE)).toEqual([]);
    expect(parseRules(START + RULE, 'p').rules[0]).toMatchObject({ currency: 'USD', as_of: '2026-11-23' });
  });

  test('broken YAML', () => {
    expect(faults(`${START}  - id: [us.x\n`)[0]).toMatch(/^us-federal\/damages\.yaml:[56] yaml: /);
  });

  test('an unknown key, a missing one, a wrong unit: all at once, each at its own line', () => {
    const found = faults(START + RULE.replace('statute: s', 'statut: s').replace('unit: money', 'unit: dollars'));
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(
      expect.arrayContaining(['us-federal/damages.yaml:5 rules.0.statute:', 'us-federal/damages.yaml:11 rules.0.inputs.0.unit:']),
    );
  });

  test.each([
    ['a formula that names no input', RULE.replace('[[a]]', '[[b]]'), 'the formula uses b, which is no input'],
    ['a measure without group', RULE.replace('    group: A\n', ''), 'a measure needs an election group'],
    [
      'an unverified rule that does not say what',
      RULE.replace('verified: true', 'verified: false'),
      'without saying what is to be checked',
    ],
    ['no formula', RULE.replace(/ {4}formula.*\n/, ''), 'has no formula'],
    [
      'a period of what is no number of days',
      RULE.replace(
        'required: true',
        'required: true, period: { from: { en: a, zh-CN: 甲 }, to: { en: b, zh-CN: 乙 }, counts: last, source: s, verified: true }',
      ),
      'input a has a period and is no number of days',
    ],
    ['a choice without choices', RULE.replace('unit: money', 'unit: choice'), 'input a has no choices'],
  ])('%s', (_, rule, reason) => {
    expect(faults(START + rule)).toEqual([expect.stringContaining(reason)]);
  });

  test('a court’s cap nobody verified without saying what is to be checked; currency and date are those of the file', () => {
    const cap = `caps:
  - courts: [c1]
    title: { en: limit, zh-CN: 限额 }
    statute: s1
    max: "500"
    source: s
    verified: false
`;
    expect(faults(START.replace('rules:\n', `${cap}rules:\n`) + RULE)).toEqual([
      expect.stringMatching(/damages\.yaml:5 s1.*without saying/),
    ]);
    const good = cap.replace('verified: false', 'verified: true');
    expect(parseRules(START.replace('rules:\n', `${good}rules:\n`) + RULE, 'p').caps).toMatchObject([
      { currency: 'USD', as_of: '2026-11-23' },
    ]);
  });

  test('two versions in force on one day', () => {
    const later = RULE.replace('counts:', 'from: 2020-01-01\n    counts:');
    expect(faults(START + RULE + later)).toEqual([expect.stringMatching(/damages\.yaml:15 .*two versions/)]);
    expect(faults(START + RULE.replace('counts:', 'to: 2019-12-31\n    counts:') + later)).toEqual([]);
  });

  test('not a rules file at all', () => {
    expect(faults('hello')).not.toEqual([]);
    expect(faults('')).not.toEqual([]);
    expect(faults('rules: 5')).not.toEqual([]);
  });
});
