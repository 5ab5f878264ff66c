import { describe, expect, it } from 'vitest';
import type { HeadFacts } from '../../electron/core/filing/damages-facts.ts';
import type { Facts } from '../../electron/core/filing/facts.ts';
import { readResidentId } from '../../electron/core/kit/resident-id.ts';
import { usccFault } from '../../electron/core/kit/uscc.ts';
import type { Matter } from '../../electron/core/matter/model.ts';
import { checkTemplate } from '../../electron/core/template/check.ts';
import { lawInForce } from '../../electron/core/template/pack.ts';
import { CN_TEMPLATES, cnFields, draft, library, over, without } from './fixtures/cn-draft.ts';
import { cnPack, cnSample } from './fixtures/cn-facts.ts';

describe('the pack', () => {
  it('loads without a finding, and every template checks clean', () => {
    expect(library.findings.filter((one) => one.where.startsWith('cn-civil'))).toEqual([]);
    for (const name of CN_TEMPLATES) {
      const template = library.template(`cn-civil/${name}`);
      const pack = library.pack('cn-civil');
      expect(
        template &&
          checkTemplate(template.source, {
            file: template.file,
            fields: cnFields('2025-12-17'),
            pack,
            clauses: library.clauses('cn-civil'),
          }),
      ).toEqual([]);
    }
  });

  it('takes the Trademark Law of 2019 to the last day of 2026 and admits that the revised text is not on record', () => {
    const last = lawInForce(cnPack(), '2026-12-31');
    expect(last.law.tm_damages?.cite).toBe('《中华人民共和国商标法》第六十三条第一款');
    const next = lawInForce(cnPack(), '2027-01-01');
    expect(next.law.tm_damages?.cite).toBe('');
    expect(next.findings.map((one) => one.where)).toContain('law/tm_damages');
  });

  it('moves the articles against unfair competition on 15 October 2025', () => {
    const article = (date: string) => lawInForce(cnPack(), date).law.aucl_damages?.article;
    expect([article('2025-10-14'), article('2025-10-15')]).toEqual(['第十七条', '第二十二条']);
  });
});

describe('the sample', () => {
  it('has identity codes whose check digits are right', async () => {
    const { facts } = await cnSample();
    for (const party of [...facts.plaintiffs, ...facts.third_parties]) expect(usccFault(party.uscc)).toBeUndefined();
    for (const party of facts.defendants) expect(readResidentId(party.id_number)).toMatchObject({ birth: party.birth, sex: party.sex });
  });

  it('claims exactly RMB 1,400,000 under three heads', async () => {
    const { damages } = (await cnSample()).facts;
    expect(damages.heads.map((head) => head.amount)).toEqual(['480000.00', '800000.00', '120000.00']);
    expect([damages.total, damages.loss_total, damages.expenses_total]).toEqual(['1400000.00', '1280000.00', '120000.00']);
  });

  it.each(CN_TEMPLATES)('drafts %s without a gap; only unchecked law is warned of', async (name) => {
    const { text, findings, gaps } = await over(name);
    expect(gaps).toEqual([]);
    expect(findings.filter((one) => one.id !== 'template.law-unverified' && !one.where.startsWith('law'))).toEqual([]);
    expect(text).not.toMatch(/[«»]|undefined|NaN|\{\{|\[object/);
  });

  it.each(CN_TEMPLATES)('writes %s with Chinese punctuation only', async (name) => {
    const { text } = await over(name);
    expect(text.match(/[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]|["']|。。|，。|；。|（）|“”|、、|。；|，，/g)).toBeNull();
    expect(text.match(/[\u4e00-\u9fff]+ [，。；：]/g)).toBeNull();
  });
});

describe('complaint of the platform', () => {
  it('numbers its claims, gives each amount in figures and capitals, and sums them', async () => {
    const { text } = await over('complaint-platform');
    expect(text).toContain('判令两被告连带赔偿原告合同损失人民币480,000.00元（大写：人民币肆拾捌万元整）；');
    expect(text).toContain('判令两被告连带赔偿原告商誉损失人民币800,000.00元（大写：人民币捌拾万元整）；');
    expect(text).toContain('判令两被告连带向原告支付合理费用人民币120,000.00元（大写：人民币壹拾贰万元整）；');
    expect(text).toContain('以上第一项至第三项合计人民币1,400,000.00元（大写：人民币壹佰肆拾万元整）。');
  });

  it('describes parties as the Civil Procedure Law wants them', async () => {
    const { text } = await over('complaint-platform');
    expect(text).toContain('原告：杭州澄岚集市网络科技有限公司，统一社会信用代码：91990106MA0X00015F，住所地：');
    expect(text).toContain('法定代表人：方拟，职务：执行董事。');
    expect(text).toContain('被告二：卢样例，女，汉族，1992年11月16日出生，住广东省深圳市龙岗区');
    expect(text).not.toContain('第三人：');
  });

  it('tells the raid and the judgment with number, value, basis and exhibit', async () => {
    const { text } = await over('complaint-platform');
    expect(text).toContain('查获待售假冒腕表125只');
    expect(text).toContain('按刑事判决查明的各款实际销售平均价格计算，上述待售假冒腕表货值人民币51,310.00元（证据16、证据17）。');
    expect(text).toContain('（2026）粤0307刑初9999号刑事判决');
    expect(text).toContain('该判决已于2026年7月7日发生法律效力。（证据17）');
  });

  it('says nothing of what no fact carries', async () => {
    const bare = async (kind: string) => (await over('complaint-platform', without(kind))).text;
    expect(await bare('raid')).not.toContain('查获');
    expect(await bare('criminal_judgment')).not.toMatch(/刑事判决，认定|发生法律效力/);
    expect(await bare('referral')).not.toContain('移送');
    expect(await bare('goodwill_harm')).not.toContain('商业信誉');
    expect(await bare('platform_rule')).not.toContain('涉案平台公示的');
    expect(await bare('notarisation')).not.toContain('公证处出具');
  });

  it('leaves gaps where the facts it cannot do without are missing', async () => {
    const { gaps } = await over('complaint-platform', without('agreement'));
    expect(gaps).not.toEqual([]);
    const forum = await over('complaint-platform', without('jurisdiction_fact'));
    expect(forum.gaps).not.toEqual([]);
    const idle = await cnSample((matter) => ({ ...matter, facts: [] }));
    expect(draft('complaint-platform', { ...idle.facts, listings: [], purchases: [] }).gaps).toContain('listings[0].title');
    const nameless = await over('complaint-platform', (matter) => ({
      ...matter,
      parties: matter.parties.map((party) => (party.side === 'plaintiff' ? { ...party, uscc: '' } : party)),
    }));
    expect(nameless.gaps).toEqual(['plaintiffs[0].uscc']);
  });

  it('names the operator of a one-person business, and the person in charge of a partnership', async () => {
    const as =
      (change: Partial<Matter['parties'][number]>) =>
      (matter: Matter): Matter => ({
        ...matter,
        parties: matter.parties.map((party) =>
          party.id === 'zheng' ? { ...party, kind: 'organisation', legalRepresentative: '郑示范', ...change } : party,
        ),
      });
    const shop = await over('complaint-platform', as({ name: '龙岗区示例表行', uscc: '92990307MA0X00031Q' }));
    expect(shop.text).toContain('经营者：郑示范，男，汉族，1989年3月7日出生，公民身份号码：990307198903070015。');
    const firm = await over('complaint-platform', as({ name: '示例表业（有限合伙）', entityType: '合伙企业', uscc: '91000000000000000K' }));
    expect(firm.text).toContain('主要负责人：郑示范');
  });

  it('does not call goods counterfeit, or goodwill harmed, on no evidence', async () => {
    const proofs = ['appraisal', 'criminal_judgment', 'administrative_penalty', 'goodwill_harm', 'goodwill_valuation'];
    const { facts } = await cnSample((matter) => ({ ...matter, facts: matter.facts.filter((fact) => !proofs.includes(fact.kind)) }));
    expect(draft('complaint-platform', { ...facts, purchases: [] }).gaps).toEqual([
      'events.appraisal[0].conclusion',
      'events.goodwill_harm[0].text',
    ]);
    const { text } = draft('complaint-platform', facts);
    expect(text).toContain('2025年11月6日，经苏州霁晶钟表有限公司比对，与正品存在下列差异：');
  });

  it('asks one sum for two plaintiffs together', async () => {
    const { text, gaps } = await over('complaint-platform', (matter) => ({
      ...matter,
      parties: matter.parties.flatMap((party) =>
        party.side === 'plaintiff' ? [party, { ...party, id: 'second', name: '深圳澄岚支付有限公司' }] : [party],
      ),
    }));
    expect(gaps).toEqual([]);
    expect(text).toContain('判令两被告连带赔偿两原告合同损失共计人民币480,000.00元');
    expect(text).toContain('原告二：深圳澄岚支付有限公司');
  });

  it('renumbers the sum when a head goes', async () => {
    const { facts } = await cnSample();
    const damages = {
      ...facts.damages,
      heads: facts.damages.heads.filter((head) => head.rule !== 'cn.contract.goodwill'),
      total: '600000.00',
    };
    const { text, gaps } = draft('complaint-platform', { ...facts, damages });
    expect(gaps).toEqual([]);
    expect(text).toContain('以上第一项至第二项合计人民币600,000.00元（大写：人民币陆拾万元整）。');
    expect(text).not.toContain('商誉损失：');
    expect(text).not.toContain('恢复成本法');
  });

  it('speaks of one defendant, and of nobody’s joint liability, when there is one', async () => {
    const { text } = await over('complaint-platform', (matter) => ({
      ...matter,
      parties: matter.parties.filter((party) => party.id !== 'lu'),
    }));
    expect(text).toContain('判令被告赔偿原告合同损失');
    expect(text).toContain('本起诉状副本1份；');
    expect(text).not.toMatch(/两被告(?!的商家|在期限)|应当承担连带责任|被告一：/);
  });

  it('names the defendants a head is claimed from', async () => {
    const { facts } = await cnSample();
    const heads = facts.damages.heads.map((head, index): HeadFacts => (index === 0 ? { ...head, seller_numbers: '2' } : head));
    const { text } = draft('complaint-platform', { ...facts, damages: { ...facts.damages, heads } });
    expect(text).toContain('判令被告二赔偿原告合同损失');
    expect(text).toContain('判令两被告连带赔偿原告商誉损失');
  });

  it('pleads the agreed sum only in the alternative, and cites its article only then', async () => {
    const { facts } = await cnSample();
    const { text } = draft('complaint-platform', facts);
    expect(text).toContain('请求按约定违约金计算，数额为人民币445,040.00元');
    expect(text).toContain('第五百八十五条');
    const none = draft('complaint-platform', { ...facts, damages: { ...facts.damages, alternatives: [] } });
    expect(none.text).not.toMatch(/445,040|第五百八十五条/);
  });

  it('prints a hostile shop name as it is', async () => {
    const shop = '*A_B#|<b>{{x}}</b>` `$\\` #import "x" 假货店（旗舰）';
    const { facts } = await cnSample();
    const listings = facts.listings.map((listing) => ({ ...listing, shop_name: shop }));
    expect(draft('complaint-platform', { ...facts, listings }).text).toContain(`店铺“${shop}”`);
  });

  it('puts more than ten listings into a schedule', async () => {
    const { facts } = await cnSample();
    const listings = Array.from({ length: 11 }, (_, index) => ({
      ...facts.listings[index % 2],
      no: index + 1,
    })) as unknown as Facts['listings'];
    const { text, gaps } = draft('complaint-platform', { ...facts, listings, counts: { ...facts.counts, listings: 11 } });
    expect(gaps).toEqual([]);
    expect(text).toContain('被诉商品链接');
    expect(text).toContain('链接共11个');
  });
});

describe('evidence catalogue', () => {
  it('lists every exhibit in its group with pages that run on', async () => {
    const { facts } = await cnSample();
    const { text } = draft('evidence-catalogue', facts);
    expect(facts.exhibits).toHaveLength(28);
    for (const exhibit of facts.exhibits)
      expect(text).toContain(
        `${exhibit.number}\t${exhibit.title}\t${exhibit.form}\t${exhibit.source}\t${exhibit.purpose}\t${exhibit.page_range}\t`,
      );
    for (const group of facts.exhibit_groups) expect(text).toContain(group.title);
    expect(facts.exhibits.at(7)?.page_range).toBe('8-9');
    expect(text).toContain('上列证据共28件');
  });

  it('wants source and purpose of every item', async () => {
    const { facts } = await cnSample();
    const groups = facts.exhibit_groups.map((group) => ({
      ...group,
      exhibits: group.exhibits.map((exhibit) => (exhibit.number === 8 ? { ...exhibit, purpose: '' } : exhibit)),
    }));
    expect(draft('evidence-catalogue', { ...facts, exhibit_groups: groups }).gaps).toEqual(['exhibit_groups[1].exhibits[2].purpose']);
  });
});

describe('statement of damages', () => {
  it('shows method, formula, inputs with exhibits, result and capitals', async () => {
    const { text } = await over('damages-statement');
    expect(text).toContain('355,116.00元 + 22,170,000.00元 × 0.4% + 36,204.00元 = 480,000.00元');
    expect(text).toContain('本案分摊比例\t0.4%\t两店铺涉假商品2,160件÷平台同年度确认涉假商品540,000件');
    expect(text).toContain('计算结果为人民币826,500.00元；原告请求人民币800,000.00元（大写：人民币捌拾万元整）。');
    expect(text).toContain('合计\t\t1,400,000.00\t人民币壹佰肆拾万元整');
    expect(text).toContain('律师费（一审）\t2026年9月10日\n99000000000000000001\t80,000.00\t80,000.00\t证据24');
    expect(text).toContain('计算依据：《中华人民共和国民法典》第五百八十五条、《澄岚集市平台服务协议》第9.3条（证据3、证据5）。');
    expect(text).toContain('备位计算');
  });

  it('marks what is estimated with its range, what is admitted, and the part of a voucher that counts', async () => {
    const { text } = await over('damages-statement');
    expect(text).toContain('商誉损失评估值（估算）\t826,500.00元\n（区间793,700.00元\n至868,100.00元）');
    expect(text).toContain('本项含估算数据，按其区间计算为人民币793,700.00元至800,000.00元。');
    expect(text).toContain('请求总额为人民币1,393,700.00元至1,400,000.00元');
    expect(text).toContain('约定的计算基数（被告方承认）\t890,080.00元');
    expect(text).toContain('6,768.00元 × 1 ÷ 2 = 3,384.00元');
    expect(text).toContain('差旅费（分摊1/2：同一行程另办理原告另一宗售假纠纷案的立案，两案平均分摊）');
    expect(text).toContain('本项与其他计算方法择一适用，原告于2026年11月23日选定。');
  });

  it('says nothing of ranges, standing, parts or elections where there is nothing to say', async () => {
    const { facts } = await cnSample();
    const plain = (heads: readonly HeadFacts[]) =>
      heads.map(
        (head): HeadFacts => ({
          ...head,
          low: '',
          high: '',
          elected_on: '',
          election_reason: '',
          inputs: head.inputs.map((input) => ({ ...input, low: '', high: '', estimate: false, standing: '', standing_name: '' })),
          items: head.items.map((item) => ({ ...item, full: '', full_currency: '', part: '', part_reason: '' })),
        }),
      );
    const heads = plain(facts.damages.heads);
    const damages = {
      ...facts.damages,
      heads,
      alternatives: plain(facts.damages.alternatives),
      expenses: heads.flatMap((head) => (head.rule === 'cn.expenses' ? head.items : [])),
      estimates: 0,
      admissions: 0,
      total_low: '',
      total_high: '',
    };
    const { text, gaps } = draft('damages-statement', { ...facts, damages });
    expect(gaps).toEqual([]);
    expect(text).not.toMatch(/区间|估算|被告方承认|举证妨碍|分摊1|汇率|选定|剔除前|价格口径/);
  });

  it('shows what is missing and what is estimated', async () => {
    const { facts } = await cnSample();
    const [first, ...rest] = facts.damages.heads as [HeadFacts, ...HeadFacts[]];
    const inputs = first.inputs.map((input, index) =>
      index === 0 ? { ...input, value: '' } : { ...input, estimate: true, standing: 'estimate', standing_name: '估算' },
    );
    const { text, gaps } = draft('damages-statement', {
      ...facts,
      damages: { ...facts.damages, heads: [{ ...first, inputs, amount: '' }, ...rest], total: '', estimates: 2 },
    });
    expect(gaps).toContain('damages.heads[0].inputs[0].value');
    expect(gaps).toContain('damages.total');
    expect(text).toContain('本案分摊比例（估算）');
    expect(text).toContain('标注“估算”的数据共2项');
  });
});
