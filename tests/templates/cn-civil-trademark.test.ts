import { describe, expect, it } from 'vitest';
import type { HeadFacts } from '../../electron/core/filing/damages-facts.ts';
import type { Matter } from '../../electron/core/matter/model.ts';
import { draft, over, without } from './fixtures/cn-draft.ts';
import { cnSample } from './fixtures/cn-facts.ts';

describe('complaint for the trade mark', () => {
  const brandSues = (matter: Matter): Matter => ({
    ...matter,
    parties: matter.parties
      .filter((party) => party.side !== 'plaintiff')
      .map((party) => (party.id === 'brand' ? { ...party, side: 'plaintiff' } : party)),
    claims: ['trademark-infringement'],
  });
  const head = (extra: Partial<HeadFacts>, like: HeadFacts): HeadFacts => ({
    ...like,
    statute: '',
    reasons: '',
    items: [],
    input: {},
    ...extra,
  });

  it('is drafted for the owner of the mark, never for the platform', async () => {
    const { text } = await over('complaint-trademark');
    expect(text).toContain('原告：苏州霁晶钟表有限公司');
    expect(text).toContain('具状人：苏州霁晶钟表有限公司（盖章）');
    expect(text).not.toContain('原告：杭州');
    expect(text).not.toContain('480,000');
  });

  it('cites the article in force on the date of the act', async () => {
    const { text } = await over('complaint-trademark');
    expect(text).toContain('属于《中华人民共和国商标法》第五十七条第三项规定的侵犯注册商标专用权的行为');
    const later = await over('complaint-trademark', (matter) => ({ ...matter, actDate: '2027-02-01' }));
    expect(later.text).not.toMatch(/第五十七条|第六十三条/);
    expect(later.gaps).toContain('law.tm_infringe_sale.cite');
  });

  it('says that a mark was renewed, and that it is in force, only where the dates say so', async () => {
    const dated = async (registered: string, expires: string) =>
      (
        await over('complaint-trademark', (matter) => ({
          ...matter,
          rights: matter.rights.map((right) => ({ ...right, registered, expires })),
        }))
      ).text;
    expect(await dated('2016-05-07', '2036-05-06')).toContain('核准注册，经续展，注册有效期至2036年5月6日，现行有效（证据11）');
    expect(await dated('2020-05-07', '2030-05-06')).toContain('核准注册，注册有效期至2030年5月6日，现行有效（证据11）');
    expect(await dated('2016-05-07', '2026-05-06')).not.toContain('现行有效');
  });

  it('asserts manufacture only where it is pleaded', async () => {
    const made = await over('complaint-trademark', (matter) => ({
      ...matter,
      particulars: { ...matter.particulars, trademark_acts: '制造并销售' },
    }));
    expect(made.text).toContain('第五十七条第一项、第五十七条第三项');
    expect((await over('complaint-trademark')).text).not.toContain('制造');
  });

  it('has a section on intent only where facts carry it', async () => {
    expect((await over('complaint-trademark')).text).toContain('主观故意与侵权情节');
    const { text } = await over('complaint-trademark', without('criminal_judgment'));
    expect(text).not.toMatch(/主观故意|明知/);
  });

  it('asks for the registration number when it is taken away', async () => {
    const { gaps, text } = await over('complaint-trademark', (matter) => ({
      ...matter,
      rights: matter.rights.map((right, index) => (index === 0 ? { ...right, number: '' } : right)),
    }));
    expect(gaps).toContain('rights[0].number');
    expect(text).toContain('«注册号»');
  });

  it('cites the interpretation on punitive damages by the day of the suit and states base and multiple', async () => {
    const punitive = async (on: string) => {
      const { facts } = await cnSample(brandSues, on);
      const like = facts.damages.heads[0] as HeadFacts;
      const own = head(
        {
          rule: 'cn.tm.punitive',
          title: '惩罚性赔偿',
          amount: '1037337.84',
          input: { multiplier: '3' },
          steps: ['345779.28 × 3 = 1037337.84'],
          reasons: '被告受到行政处罚后再次侵权，情节严重。',
        },
        like,
      );
      return draft('complaint-trademark', { ...facts, damages: { ...facts.damages, heads: [own], alternatives: [], total: '1037337.84' } });
    };
    const now = await punitive('2026-11-23');
    expect(now.gaps).toEqual([]);
    expect(now.text).toContain('经济损失（惩罚性赔偿，倍数为3倍）人民币1,037,337.84元（大写：人民币壹佰零叁万柒仟叁佰叁拾柒元捌角肆分）');
    expect(now.text).toContain('（法释〔2026〕7号）');
    expect((await punitive('2026-04-30')).text).toContain('（法释〔2021〕4号）');
  });
});
