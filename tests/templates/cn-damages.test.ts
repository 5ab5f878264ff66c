/** The Chinese damages papers over figures the sample does not have: punitive, inferred, converted, by group. */
import { describe, expect, it } from 'vitest';
import { damagesFacts } from '#core/damages/facts.ts';
import { headSchema } from '#core/damages/model.ts';
import { openRules } from '#core/damages/rules.ts';
import { damagesView } from '#core/damages/view.ts';
import type { Facts } from '#core/filing/facts.ts';
import { checkoutPlaces } from '#core/places.ts';
import { type CnTemplate, draft } from './fixtures/cn-draft.ts';
import { cnSample } from './fixtures/cn-facts.ts';

const books = await openRules(checkoutPlaces().templates);

/** The sample's facts with other heads of claim; the brand sues where `brand` says so. */
async function withHeads(heads: readonly Record<string, unknown>[], brand = true): Promise<Facts> {
  const { facts } = await cnSample((matter) => ({
    ...matter,
    claims: brand ? ['trademark-infringement'] : matter.claims,
    parties: brand
      ? matter.parties
          .filter((party) => party.side !== 'plaintiff')
          .map((party) => (party.id === 'brand' ? { ...party, side: 'plaintiff' as const } : party))
      : matter.parties,
  }));
  const book = books.get('cn-civil');
  if (!book) throw new Error('no rules');
  const rate = {
    id: 'r',
    matter: 'matter',
    from: 'USD',
    to: 'CNY',
    on: '2026-03-02',
    rate: '7.1016',
    source: '中国外汇交易中心',
    sources: [],
  };
  const view = damagesView({
    book,
    heads: heads.map((head, index) => headSchema.parse({ id: `h${index}`, matter: 'matter', currency: 'CNY', ...head })),
    sellers: [],
    facts: Object.values(facts.events).flatMap((events) => events.map((event) => event.id)),
    actDate: '2025-12-17',
    today: '2026-11-23',
    rates: [rate],
  });
  return { ...facts, damages: damagesFacts(view) };
}

const clean = (name: CnTemplate, facts: Facts): string => {
  const { text, gaps } = draft(name, facts);
  expect(gaps.join()).toBe('');
  expect(text.match(/[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]|["']|。。|，。|；。|（）|、、|。；|，，/g)).toBeNull();
  return text;
};
const source = [{ evidence: 'evidence/第二组/店铺成交数据汇总.pdf' }];

const punitive = {
  rule: 'cn.tm.punitive',
  title: '惩罚性赔偿',
  conductFacts: ['judgment', 'sales-1', 'raid'],
  reasons: '两被告以侵权为业，规模大、持续时间长。',
  inputs: [
    { name: 'sales', value: '890080', basis: '平台成交数据', sources: source },
    { name: 'margin', value: '0.35', low: '0.3', high: '0.4', basis: '同类商品毛利率', standing: 'adverse-inference', sources: source },
    { name: 'base_source', value: 'gain', sources: source },
    { name: 'multiplier', value: '3', basis: '见理由', sources: source },
  ],
};
const statutory = {
  rule: 'cn.tm.stat',
  title: '法定赔偿',
  position: 'alternative',
  reasons: '综合商标知名度和侵权情节确定。',
  inputs: [{ name: 'amount', value: '1000000', basis: '酌定', sources: source }],
};

describe('punitive damages', () => {
  it('show the base apart from the multiple, and the facts of intent and of seriousness', async () => {
    const text = clean('damages-statement', await withHeads([statutory, punitive]));
    expect(text).toContain('计算基数：以侵权获利为基数，不含合理开支。');
    expect(text).toContain('倍数：请求以基数的3倍确定赔偿数额。');
    expect(text.indexOf('（2026）粤0307刑初9999号刑事判决认定')).toBeLessThan(text.indexOf('情节严重：'));
    expect(text.indexOf('查获待售假冒腕表125只')).toBeGreaterThan(text.indexOf('情节严重：'));
    expect(text).not.toContain('琉璃时刻表行”售出');
    expect(text).toContain('890,080.00元 × 35% = 311,528.00元');
    expect(text).toContain('结果：人民币934,584.00元（大写：人民币玖拾叁万肆仟伍佰捌拾肆元整）。');
    expect(text).toContain('按其区间计算为人民币801,072.00元至1,068,096.00元。');
  });

  it('come first, the statutory sum after them with its limit, and one total', async () => {
    const text = clean('damages-statement', await withHeads([statutory, punitive]));
    expect(text).toContain('合计\t\t934,584.00\t人民币玖拾叁万肆仟伍佰捌拾肆元整');
    expect(text.indexOf('备位计算')).toBeLessThan(text.indexOf('法定限额：不超过5,000,000.00元。'));
    expect(text).not.toContain('1,934,584');
  });

  it('name the article an adverse inference is asked under', async () => {
    const facts = await withHeads([punitive]);
    expect(clean('damages-statement', facts)).toContain(
      '标注“举证妨碍”的数据共1项。原告已经尽力举证，而与侵权行为相关的账簿、资料主要由被告掌握，请求依照《中华人民共和国商标法》第六十三条第二款的规定责令被告提供',
    );
    const pleaded = clean('complaint-trademark', facts);
    expect(pleaded).toContain('其中利润率，因相关账簿、资料主要由各被告掌握');
    expect(pleaded).toContain('（惩罚性赔偿，倍数为3倍）人民币934,584.00元（大写：人民币玖拾叁万肆仟伍佰捌拾肆元整）');
  });
});

describe('punitive damages on the loss', () => {
  const loss = {
    rule: 'cn.tm.loss',
    title: '实际损失',
    position: 'alternative',
    inputs: [
      { name: 'infringing_units', value: '2160', basis: '生效判决认定', sources: source },
      { name: 'rh_unit_profit', value: '240', basis: '专项审计', sources: source },
    ],
  };
  const onLoss = {
    ...punitive,
    inputs: [
      { name: 'base', value: '', carried: 'h1' },
      { name: 'multiplier', value: '2' },
    ],
  };

  it('show how the base is reached before the multiple, and plead it', async () => {
    const facts = await withHeads([onLoss, loss, statutory]);
    const text = clean('damages-statement', facts);
    expect(text).toContain('基数的算式：2,160 × 240.00元 = 518,400.00元');
    expect(text.indexOf('基数的算式：')).toBeLessThan(text.indexOf('倍数：请求以基数的2倍'));
    expect(text).toContain('算式：518,400.00元 × 2 = 1,036,800.00元');
    expect(text).toContain('合计\t\t1,036,800.00\t人民币壹佰零叁万陆仟捌佰元整');
    expect(text).not.toContain('倍数的含义');
    const pleaded = clean('complaint-trademark', facts);
    expect(pleaded).toContain('计算基数为实际损失：2,160 × 240.00元 = 518,400.00元；惩罚性赔偿的数额为：518,400.00元 × 2 = 1,036,800.00元');
    expect(pleaded).toContain('如贵院认为本案不应适用惩罚性赔偿，请求按实际损失确定为人民币518,400.00元');
    expect(pleaded.indexOf('请求按实际损失确定')).toBeLessThan(pleaded.indexOf('在法定限额内确定赔偿数额为人民币1,000,000.00元'));
  });
});

describe('a figure in another currency', () => {
  it('is printed with what was found, the rate, its day and who published it', async () => {
    const royalty = {
      rule: 'cn.tm.royalty',
      title: '许可使用费的倍数',
      reasons: '参照注册人对外许可的费用。',
      inputs: [
        { name: 'royalty', value: '50000', currency: 'USD', rateOn: '2026-03-02', basis: '许可合同', sources: source },
        { name: 'multiple', value: '2', basis: '规模相当', sources: source },
      ],
    };
    const text = clean('damages-statement', await withHeads([royalty]));
    expect(text).toContain('355,080.00元\t许可合同；50,000.00美元按2026年3月2日中国外汇交易中心公布的汇率（1美元兑7.1016元）折算');
    expect(text).toContain('外币金额按下列公布汇率折算：2026年3月2日，1美元兑7.1016元（中国外汇交易中心）。');
    expect(text).toContain('结果：人民币710,160.00元');
  });
});

describe('heads that are not owed by all together', () => {
  const each = {
    rule: 'cn.contract.goodwill',
    title: '商誉损失',
    inputs: [{ name: 'goodwill_loss', value: '100', basis: '评估', sources: source }],
  };

  it('refer to the schedule by defendant, and say that the sum is of all of them', async () => {
    const text = draft('complaint-platform', await withHeads([{ ...each, liability: 'apportioned' }], false)).text;
    expect(text).toContain('判令两被告各自按《各被告赔偿数额明细》所列数额赔偿原告商誉损失共计人民币');
    const grouped = draft('complaint-platform', await withHeads([{ ...each, liability: 'group' }], false)).text;
    expect(grouped).toContain('判令两被告（存在关联的被告之间连带，其余各自）按《各被告赔偿数额明细》所列数额赔偿');
    expect(grouped).toContain('各被告赔偿数额明细3份；');
  });

  it('stand in the schedule by group, thousands of them, each group once, and add up', async () => {
    const facts = await withHeads([each], false);
    const row = {
      no: 1,
      defendant: '',
      seller: '店',
      name: '',
      marks: '霁晶',
      goods_types: '手表',
      units: '1',
      units_shown: '2',
      units_excluded: '',
    };
    const figures = {
      units_sold: '2',
      revenue: '20.00',
      statutory: '',
      profits: '',
      amount: '',
      joint: '1.50',
      joint_with: '',
      currency: 'CNY',
    };
    const rows = Array.from({ length: 3000 }, (_, index) => ({ ...row, ...figures, no: index + 1, exhibits: [] }));
    const joint = rows.map(({ no }) => ({ numbers: String(no), nos: [no], count: 1, amount: '1.50', currency: 'CNY' }));
    const damages = { ...facts.damages, heads: [], by_seller: rows, joint, joint_total: '4500.00', total: '4500.00' };
    const { text, gaps } = draft('damages-schedule', { ...facts, damages });
    expect(gaps).toEqual([]);
    expect(text).toContain('3000\t1\t1.50\t人民币壹元伍角');
    expect(text).toContain('每组一次\t4,500.00\t人民币肆仟伍佰元整');
    expect(text).toContain('合计\t\t\t4,500.00\t人民币肆仟伍佰元整');
  });
});
