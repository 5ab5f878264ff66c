import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#core/kit/problem.ts';
import { checkoutPlaces } from '#core/places.ts';
import { compileReading } from '#core/seller/risk/case.ts';
import { openFormula, parseFormula } from '#core/seller/risk/formula.ts';
import { readText } from '#core/seller/risk/tokens.ts';

const places = checkoutPlaces();
const reading = compileReading(await openFormula(places.templates));
const said = (text: string): string[] => reading.wording.find(readText(text)).map((hit) => hit.term);
const inDisguise = (text: string): boolean => reading.wording.find(readText(text)).some((hit) => hit.disguised);

describe('words by which sellers say that goods are copies', () => {
  it.each([
    ['Luxury replica watch', 'replica'],
    ['REPLICAS of the finest', 'replica'],
    ['mirror quality bag', 'mirror quality'],
    ['Knock-Off handbag', 'knock off'],
    ['watch 1:1 size', '1:1'],
    ['watch １：１ size', '1:1'],
    ['高仿女包', '高仿'],
    ['Ａ貨手錶', 'A货'],
    ['超A货 钱包', '超A货'],
    ['高倣 包', '高仿'],
    ['複刻 版 手表', '复刻'],
    ['一比一 皮带', '一比一'],
    ['原单 尾货', '原单'],
  ])('“%s” says %s', (text, term) => expect(said(text)).toContain(term));

  it.each([
    ['r3plica', 'replica'],
    ['rep1ica', 'replica'],
    ['r e p l i c a bag', 'replica'],
    ['R.E.P.L.I.C.A', 'replica'],
    ['rep-lica', 'replica'],
    ['re pli ca', 'replica'],
    ['rep\u200blica', 'replica'],
    ['r\u0435plic\u0430', 'replica'],
    ['f\u0430ke watch', 'fake'],
    ['faaake watch', 'fake'],
    ['sup3r cl0ne', 'super clone'],
    ['高 仿 包包', '高仿'],
    ['高*仿女包', '高仿'],
    ['高\u200d仿', '高仿'],
    ['A-货', 'A货'],
  ])('“%s” is %s in disguise', (text, term) => {
    expect(said(text)).toContain(term);
    expect(inDisguise(text)).toBe(true);
  });

  it('takes width and accents for no disguise', () => {
    expect(said('réplica ｒｅｐｌｉｃａ')).toEqual(['replica', 'replica']);
    expect(inDisguise('réplica ｒｅｐｌｉｃａ')).toBe(false);
  });

  it('quotes what is written, not what is meant', () => {
    expect(reading.wording.find(readText('Best 𝐑3plica ever')).map((hit) => hit.quote)).toEqual(['𝐑3plica']);
    expect(reading.wording.find(readText('最新 高*仿 包')).map((hit) => hit.quote)).toEqual(['高*仿']);
  });
});

describe('what is denied or means something else', () => {
  it.each([
    'not a replica',
    "this isn't a replica",
    'we do not sell any replicas',
    'no fakes',
    '100% authentic, no fakes, copies or replicas',
    'anti-replica seal',
    'anti-counterfeit label',
    'replica-free shop',
    'counterfeit detector pen',
    'fake lashes 3D mink',
    'imitation leather belt',
    '1:18 scale model car',
    'photo 1:1 aspect ratio',
    'sale at 11:11',
    '正品非高仿',
    '正品 非高仿、A货',
    '拒绝高仿',
    '不是 A货',
    '假货包赔',
    '高仿真花',
    '质量高 仿真花束',
    '提高 仿制难度',
    '翡翠A货手镯',
    'A货架 仓储',
    'USA货源',
    '超A的女装',
    '原单价 99 现价 59',
    '官方复刻',
    'flat shoes, copy paper',
  ])('“%s” says nothing', (text) => expect(said(text)).toEqual([]));

  it.each([
    ['No box, replica watch', 'replica'],
    ['no fake, replica AAA quality', 'replica'],
    ['No.1 replica', 'replica'],
    ['replica free shipping', 'replica'],
    ['not cheap replica', 'replica'],
    ['不是市面普通A货', 'A货'],
    ['非常高仿', '高仿'],
  ])('“%s” still says %s', (text, term) => expect(said(text)).toContain(term));
});

describe('hostile text', () => {
  it.each([
    'fake '.repeat(4_000),
    'no fake or '.repeat(1_800),
    'r.'.repeat(10_000),
    '高 仿'.repeat(6_000),
    '\ud800高仿\udfff',
    '\u202ereplica\u202c',
    '=cmd|replica',
  ])('is read to the end (%#)', (text) => expect(Array.isArray(said(text))).toBe(true));
});

describe('the formula', () => {
  it('is refused with the place of each fault', async () => {
    const text = await readFile(join(places.templates, 'risk.yaml'), 'utf8');
    const faults = (bad: string) => {
      try {
        parseFormula(bad);
        return [];
      } catch (error) {
        return (error as Problem).findings.map((one) => one.where);
      }
    };
    expect(faults(text)).toEqual([]);
    expect(faults(text.replace("version: '2026.11'", ''))).toEqual(['risk.yaml:version']);
    expect(faults(text.replace('id: logo, of: 10', 'id: logo, of: 101'))).toEqual(['risk.yaml:factors.5.of']);
    expect(faults(text.replace('(?<!', '(?<<!'))).toEqual(['risk.yaml:pattern']);
    expect(faults('a: [')).toHaveLength(1);
  });
});
