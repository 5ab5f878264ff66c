/** Fields of damages as templates name them, with the words a gap shows. */
import { ids, list, map, object, value, values } from './field-trees.ts';

const rate = object({
  ...values({
    amount: ['amount found', '原币金额'],
    currency: ['currency', '币种'],
    from: ['currency converted from', '原币'],
    to: ['currency converted into', '折算币种'],
    rate: ['rate of exchange', '汇率'],
    on: ['day of the rate', '汇率日期'],
    source: ['who published the rate', '汇率来源'],
  }),
  exhibits: ids,
});

const voucher = object({
  ...values({
    label: ['item', '项目'],
    date: ['date', '日期'],
    voucher: ['voucher', '票据号'],
    amount: ['amount', '金额'],
    full: ['amount of the voucher', '票据金额'],
    full_currency: ['currency', '币种'],
    part: ['part of the voucher', '分摊比例'],
    part_reason: ['reason for the part', '分摊理由'],
    valued_name: ['how it was valued', '价格口径'],
  }),
  conversion: rate,
  exhibits: ids,
});

const input = object({
  ...values({
    name: ['input', '数据'],
    label: ['input', '数据'],
    value: ['figure', '数值'],
    unit: ['unit', '单位'],
    low: ['lowest figure', '最低数值'],
    high: ['highest figure', '最高数值'],
    basis: ['basis', '依据'],
    standing: ['what the figure stands on', '数据性质'],
    standing_name: ['what the figure stands on', '数据性质'],
    valued: ['how it was valued', '价格口径'],
    valued_name: ['how it was valued', '价格口径'],
    carried: ['damages head', '损失项目'],
    carried_name: ['head the figure is taken from', '数据取自的项目'],
    gross: ['figure before exclusions', '剔除前数值'],
  }),
  estimate: value(),
  proved: value(),
  conversion: rate,
  excluded: list(
    object(
      values({
        what: ['kind of exclusion', '剔除类型'],
        name: ['kind of exclusion', '剔除类型'],
        amount: ['excluded', '剔除数量'],
        reasons: ['reason for the exclusion', '剔除理由'],
      }),
    ),
  ),
  exhibits: ids,
});

const head = object({
  ...values({
    id: ['damages head', '损失项目'],
    rule: ['measure', '计算方式'],
    counts: ['kind of sum', '款项类别'],
    title: ['title', '名称'],
    statute: ['statute', '法律依据'],
    currency: ['currency', '币种'],
    amount: ['amount', '金额'],
    computed: ['computed amount', '计算金额'],
    claimed: ['amount claimed', '请求金额'],
    low: ['lowest amount', '最低金额'],
    high: ['highest amount', '最高金额'],
    least: ['lawful minimum', '法定下限'],
    most: ['lawful maximum', '法定上限'],
    liability: ['liability', '责任方式'],
    apportioned_by: ['key of apportionment', '分摊方式'],
    reasons: ['reasons for the amount', '金额理由'],
    elected_on: ['date of the election', '选择日期'],
    election_reason: ['reason for the election', '选择理由'],
    seller_numbers: ['defendant numbers', '被告序号'],
  }),
  sellers: value(),
  steps: list(value()),
  limits: list(object(values({ kind: ['limit', '限额'], from: ['amount before the limit', '限额前金额'], to: ['amount', '金额'] }))),
  conduct: ids,
  inputs: list(input),
  input: map(value(['figure', '数值'])),
  items: list(voucher),
  items_rounded: value(),
  exhibits: ids,
});

const bySeller = object({
  ...values({
    no: ['number', '序号'],
    defendant: ['defendant', '被告'],
    seller: ['seller', '卖家'],
    name: ['seller name', '卖家名称'],
    marks: ['marks', '商标'],
    goods_types: ['types of goods', '商品种类'],
    units: ['marks times types of goods', '商标与商品种类数'],
    units_shown: ['units shown', '展示销量'],
    units_excluded: ['units excluded', '剔除数量'],
    units_sold: ['units sold', '销量'],
    revenue: ['revenue', '销售额'],
    statutory: ['statutory damages', '法定赔偿'],
    profits: ['profits', '获利'],
    amount: ['amount', '金额'],
    joint: ['amount owed jointly', '连带金额'],
    joint_with: ['jointly with', '连带被告'],
    currency: ['currency', '币种'],
  }),
  exhibits: ids,
});

const joint = object({
  ...values({
    numbers: ['defendant numbers', '被告序号'],
    count: ['count', '数量'],
    amount: ['amount owed jointly', '连带金额'],
    currency: ['currency', '币种'],
  }),
  nos: ids,
});

export const damagesTree = object({
  heads: list(head),
  alternatives: list(head),
  totals: list(
    object(
      values({
        currency: ['currency', '币种'],
        amount: ['total', '合计'],
        low: ['lowest total', '最低合计'],
        high: ['highest total', '最高合计'],
      }),
    ),
  ),
  ...values({
    total: ['total claimed', '请求总额'],
    total_low: ['lowest total', '最低合计'],
    total_high: ['highest total', '最高合计'],
    currency: ['currency', '币种'],
    expenses_total: ['reasonable expenses', '合理开支'],
    loss_total: ['loss', '经济损失'],
    alone_total: ['total owed alone', '单独承担合计'],
    joint_total: ['total owed jointly', '连带承担合计'],
    revenue_total: ['revenue', '销售额'],
  }),
  cap: object(
    values({
      computed: ['amount before the limit', '限额前金额'],
      max: ['limit of the court', '法院限额'],
      statute: ['limit', '限额依据'],
    }),
  ),
  excluding: value(),
  estimates: value(),
  admissions: value(),
  inferences: value(),
  exclusions: list(
    object(
      values({
        no: ['number', '序号'],
        what: ['kind of exclusion', '剔除类型'],
        name: ['kind of exclusion', '剔除类型'],
        units: ['units excluded', '剔除数量'],
        reasons: ['reason for the exclusion', '剔除理由'],
      }),
    ),
  ),
  expenses: list(voucher),
  by_seller: list(bySeller),
  joint: list(joint),
  rates: list(rate),
});
