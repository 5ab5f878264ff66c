import type { Message } from '../messages.ts';

/** `{label}` and `{label_zh}` are the same input or head in the two languages. */
export const damagesMessages = {
  'damages.no-capitals': {
    en: [
      '{value} cannot be written in Chinese capitals',
      'give an amount of zero or more, below 10,000,000,000,000,000, with at most two decimals',
    ],
    'zh-CN': ['{value} 不能写成中文大写金额', '请填写不为负、小于一亿亿元且最多两位小数的金额'],
  },
  'damages.bad-rules': {
    en: ['the damages rules of {pack} cannot be read', 'correct the file at the lines named'],
    'zh-CN': ['{pack} 的赔偿规则无法读取', '请按所示行号更正文件'],
  },
  'damages.bad-rule': {
    en: ['{field}: {reason}', 'correct the rule; the other packs show how one is written'],
    'zh-CN': ['{field}：{reason}', '请更正该规则，写法可参照其他规则'],
  },
  'damages.no-head': {
    en: ['there is no damages head {id} in this matter', 'it may have been removed; undo brings it back'],
    'zh-CN': ['本案没有赔偿项目 {id}', '可能已被删除，可用撤销恢复'],
  },
  'damages.unknown-rule': {
    en: ['"{rule}" is not a rule of this pack', 'choose one of the rules listed; the nearest is {nearest}'],
    'zh-CN': ['本规则库没有“{rule}”', '请从所列规则中选择，最接近的是 {nearest}'],
  },
  'damages.not-in-force': {
    en: ['{label} was not in force on {date}', 'check the date of the act, or choose a rule that was'],
    'zh-CN': ['{label_zh}在 {date} 未施行', '请核对行为日期，或者选择当时施行的规则'],
  },
  'damages.known-gap': {
    en: [
      '{label} governs an act of {date}, and its text is not loaded',
      'take the figure from the law itself; nothing is computed for this date',
    ],
    'zh-CN': ['{date} 的行为适用{label_zh}，其条文尚未收录', '请直接依据法律文本确定数额；该日期不作计算'],
  },
  'damages.no-act-date': {
    en: ['the date of the act is missing', 'enter it in the matter; until then the law of today is applied'],
    'zh-CN': ['缺少行为日期', '请在案件信息中填写；填写前按今日施行的法律计算'],
  },
  'damages.unverified': {
    en: ['to be checked before filing: {what}', 'read it against {source}; our text is as of {as_of}'],
    'zh-CN': ['提交前须核实：{what_zh}', '请对照{source}核实；本规则截至 {as_of}'],
  },
  'damages.needs-conduct': {
    en: ['{label} needs facts that show wilfulness', 'record the fact in the matter and choose it here'],
    'zh-CN': ['{label_zh}须有证明故意或者恶意的事实', '请在案件中记录该事实并在此选用'],
  },
  'damages.unknown-fact': {
    en: ['{count} conduct facts are not recorded in the matter', 'choose recorded facts'],
    'zh-CN': ['有 {count} 项行为事实未在案件中记录', '请选用已记录的事实'],
  },
  'damages.rule-currency': {
    en: ['{label} has limits in {expected}, the head is in {currency}', 'enter the head in {expected}'],
    'zh-CN': ['{label_zh}的限额以 {expected} 计，本项目为 {currency}', '请以 {expected} 填写'],
  },
  'damages.unknown-input': {
    en: ['{label} has no input "{input}"', 'remove it, or enter it as one of: {inputs}'],
    'zh-CN': ['{label_zh}没有“{input}”这一数据', '请删除，或者改为：{inputs}'],
  },
  'damages.input-twice': {
    en: ['"{input}" is entered twice', 'keep one'],
    'zh-CN': ['“{input}”重复填写', '请保留一项'],
  },
  'damages.input-not-used': {
    en: ['{label} is entered but this computation does not use it', 'remove it, or complete the other inputs that belong to it'],
    'zh-CN': ['已填写{label_zh}，但本次计算未使用', '请删除，或者补全与其对应的数据'],
  },
  'damages.missing-input': {
    en: ['{label} is missing', 'enter it with the evidence it comes from'],
    'zh-CN': ['缺少{label_zh}', '请填写并注明所依据的证据'],
  },
  'damages.no-input': {
    en: ['nothing is entered for {label}', 'enter at least one of its inputs'],
    'zh-CN': ['{label_zh}尚无数据', '请至少填写一项'],
  },
  'damages.nothing-entered': {
    en: ['{label} has no items', 'add each item with amount and voucher'],
    'zh-CN': ['{label_zh}没有明细', '请逐项填写金额与票据'],
  },
  'damages.no-items': {
    en: ['{label} takes no items', 'enter its inputs instead; the items are not counted'],
    'zh-CN': ['{label_zh}不按明细计算', '请填写相应数据；明细不计入'],
  },
  'damages.item-without-amount': {
    en: ['"{item}" has no amount', 'enter the amount on its voucher'],
    'zh-CN': ['“{item}”没有金额', '请填写票据金额'],
  },
  'damages.not-a-number': {
    en: ['{label}: "{value}" is not a number', 'write digits with a point for decimals'],
    'zh-CN': ['{label_zh}：“{value}”不是数字', '请用数字填写，小数用点'],
  },
  'damages.not-a-choice': {
    en: ['{label}: "{value}" is not one of {choices}', 'choose one of them'],
    'zh-CN': ['{label_zh}：“{value}”不在 {choices} 之列', '请选择其一'],
  },
  'damages.not-whole': {
    en: ['{label}: {value} is not a whole number', 'count whole units'],
    'zh-CN': ['{label_zh}：{value} 不是整数', '请按整数填写'],
  },
  'damages.not-a-fraction': {
    en: ['{label}: {value} is above 1', 'write 50.4 % as 0.504'],
    'zh-CN': ['{label_zh}：{value} 大于 1', '50.4% 请写作 0.504'],
  },
  'damages.negative': {
    en: ['{label}: {value} is below zero', 'enter a figure of zero or more'],
    'zh-CN': ['{label_zh}：{value} 为负数', '请填写不为负的数字'],
  },
  'damages.above-max': {
    en: ['{label}: {value} is above the {max} the law allows', 'ask for no more than {max}'],
    'zh-CN': ['{label_zh}：{value} 超过法定上限 {max}', '请求不得超过 {max}'],
  },
  'damages.below-min': {
    en: ['{label}: {value} is below the {min} the law starts at', 'ask for at least {min}'],
    'zh-CN': ['{label_zh}：{value} 低于法定下限 {min}', '请求不得低于 {min}'],
  },
  'damages.raised': {
    en: ['{label}: raised from {value} to the least the law gives, {min}', 'nothing to do'],
    'zh-CN': ['{label_zh}：由 {value} 提高至法定最低额 {min}', '无需处理'],
  },
  'damages.capped': {
    en: ['{label}: {value} is held at {cap}', 'say in the claim that the rest is not pursued'],
    'zh-CN': ['{label_zh}：{value} 以 {cap} 为限', '请说明超出部分不予主张'],
  },
  'damages.base-not-allowed': {
    en: ['statutory damages cannot be multiplied', 'quantify loss, gain or licence fee from evidence, or ask for statutory damages alone'],
    'zh-CN': ['法定赔偿不得作为惩罚性赔偿的基数', '请依证据确定损失、获利或者许可使用费，或者仅请求法定赔偿'],
  },
  'damages.no-double-count': {
    en: ['{label} stands beside profits', 'make sure that no sale is counted in both'],
    'zh-CN': ['{label_zh}与侵权获利并列', '请确认同一笔销售未重复计算'],
  },
  'damages.excessive-agreed-sum': {
    en: ['the agreed sum of {agreed} is more than {times} times the loss of {loss}', 'expect a request to reduce it and give reasons'],
    'zh-CN': ['约定违约金 {agreed} 超过损失 {loss} 的 {times} 倍', '对方可能请求减少，请说明理由'],
  },
  'damages.assumed': {
    en: ['{label}: nothing is chosen, and the papers will say "{value}"', 'choose it, or take the figure from the head it comes from'],
    'zh-CN': ['{label_zh}未选择，文书将写作“{value_zh}”', '请选择，或者改取该数额所属的项目'],
  },
  'damages.unsupported': {
    en: ['{label} has no evidence behind it', 'link the evidence it comes from'],
    'zh-CN': ['{label_zh}没有证据支持', '请关联所依据的证据'],
  },
  'damages.carried-unsupported': {
    en: ['{label} is taken from "{from}", where evidence is lacking', 'link the evidence there'],
    'zh-CN': ['{label_zh}取自“{from_zh}”，该项目尚缺证据', '请在该项目中关联证据'],
  },
  'damages.carried-and-entered': {
    en: ['{label} is entered and taken from another head at once', 'keep one of the two'],
    'zh-CN': ['{label_zh}既已填写，又取自其他项目', '请保留其一'],
  },
  'damages.carried-unknown': {
    en: ['{label} is taken from a head that is not in this matter', 'choose another head, or enter the figure'],
    'zh-CN': ['{label_zh}所取自的项目不在本案中', '请另选项目，或者直接填写'],
  },
  'damages.carried-circle': {
    en: ['{label} is taken from "{from}", which itself rests on this head', 'enter one of the two figures'],
    'zh-CN': ['{label_zh}取自“{from_zh}”，而后者又以本项目为基础', '请直接填写其中一项'],
  },
  'damages.carried-not-allowed': {
    en: ['{label} cannot be taken from "{from}"', 'choose a head the law lets it rest on, or enter the figure'],
    'zh-CN': ['{label_zh}不得取自“{from_zh}”', '请选择法律允许作为基础的项目，或者直接填写'],
  },
  'damages.carried-currency': {
    en: ['"{from}" is in {other}, this head in {currency}', 'enter {label} in {other} with the day of the rate'],
    'zh-CN': ['“{from_zh}”以 {other} 计，本项目以 {currency} 计', '请以 {other} 直接填写{label_zh}并注明汇率日期'],
  },
  'damages.carried-other-sellers': {
    en: ['"{from}" is not owed by the same sellers together', 'claim both from the same sellers jointly, or enter {label}'],
    'zh-CN': ['“{from_zh}”并非由相同的卖家共同承担', '请使两项目由相同卖家共同承担，或者直接填写{label_zh}'],
  },
  'damages.carried-open': {
    en: ['{label} is taken from "{from}", which gives no figure yet', 'complete that head'],
    'zh-CN': ['{label_zh}取自“{from_zh}”，该项目尚无数额', '请先补全该项目'],
  },
  'damages.carried-otherwise': {
    en: ['{label} says something else than the head the figure is taken from', 'take the entry out, or take the figure from another head'],
    'zh-CN': ['{label_zh}与数额所取自的项目不一致', '请删除该填写，或者改取其他项目'],
  },
  'damages.listings-unsupported': {
    en: ['{label}: {count} listings have no evidence behind them', 'link the capture of each listing'],
    'zh-CN': ['{label_zh}：有 {count} 个链接没有证据支持', '请为每个链接关联取证材料'],
  },
  'damages.listings-incomplete': {
    en: [
      '{label}: {count} listings are left out, their data is incomplete or in another currency',
      'complete mark, type of goods, price, currency and units of the listings',
    ],
    'zh-CN': ['{label_zh}：有 {count} 个链接因数据不全或者币种不同未计入', '请补全链接的商标、商品种类、价格、币种与销量'],
  },
  'damages.as-shown': {
    en: [
      '{label} is what the listings show; no brushed, refunded or cancelled order is recorded',
      'record them at the listings with their reasons once the orders are disclosed',
    ],
    'zh-CN': ['{label_zh}为商品页面显示的数额，尚未记录刷单、退款和取消的订单', '取得订单数据后，请在商品链接中逐项记录并说明理由'],
  },
  'damages.netted': {
    en: [
      '{label} is net of {units} units of {listings} listings that do not count',
      'each exclusion stands at its listing with its reason',
    ],
    'zh-CN': ['{label_zh}已扣除 {listings} 条商品链接中不计入的 {units} 件', '各项扣除及理由见相应商品链接'],
  },
  'damages.seller-without-figure': {
    en: ['{label}: nothing can be computed for {count} sellers (numbers {numbers})', 'complete their listings, or enter the figure'],
    'zh-CN': ['{label_zh}：有 {count} 名卖家（编号 {numbers}）无法计算', '请补全其链接数据，或者直接填写'],
  },
  'damages.estimate': {
    en: ['{label} is an estimate', 'say so in the filing and how it was made'],
    'zh-CN': ['{label_zh}为估算', '请在文书中说明估算方法'],
  },
  'damages.adverse-inference': {
    en: ['{label} rests on an adverse inference', 'name the order to produce and what was withheld; the court decides whether to draw it'],
    'zh-CN': ['{label_zh}依证据妨碍推定', '请写明责令提供的裁定及拒不提供的情况；是否推定由法院决定'],
  },
  'damages.standing-without-basis': {
    en: ['it is not said how {label} was arrived at', 'describe the estimate, the admission or the inference'],
    'zh-CN': ['未说明{label_zh}如何得出', '请说明估算方法、自认内容或者推定依据'],
  },
  'damages.range-order': {
    en: ['{label}: {value} does not lie between {low} and {high}', 'correct the range; until then nothing is computed'],
    'zh-CN': ['{label_zh}：{value} 不在 {low} 与 {high} 之间', '请更正区间；更正前不作计算'],
  },
  'damages.no-rate-day': {
    en: ['{label} is in {from}, and no day is given for the rate', 'enter the day whose rate turns it into {to}'],
    'zh-CN': ['{label_zh}以 {from} 计，未填写汇率日期', '请填写折算为 {to} 所用汇率的日期'],
  },
  'damages.no-rate': {
    en: ['there is no rate of {from} to {to} for {date} or the {days} days before', 'enter it under exchange rates, with its source'],
    'zh-CN': ['没有 {date} 或者此前 {days} 日内 {from} 兑 {to} 的汇率', '请在汇率表中填写并注明来源'],
  },
  'damages.rate-of-day': {
    en: ['no rate of {from} to {to} was published for {date}; that of {on} is used', 'enter the rate of the day if there is one'],
    'zh-CN': ['{date} 没有 {from} 兑 {to} 的汇率，采用 {on} 的汇率', '如有当日汇率请填写'],
  },
  'damages.rate-old': {
    en: [
      'the rate of {from} to {to} used for {date} is that of {on}, {days} days before',
      'see whether one was published in between, and enter it; a long holiday leaves none',
    ],
    'zh-CN': [
      '{date} 采用的 {from} 兑 {to} 汇率为 {on} 的汇率，早 {days} 日',
      '请核对其间是否公布过汇率，如有请填写；长假期间可能没有公布',
    ],
  },
  'damages.part-above-one': {
    en: ['{label}: a part of {part} is more than the voucher', 'enter a part such as 1/3 or 0.25'],
    'zh-CN': ['{label_zh}：分摊比例 {part} 超过票据全额', '请填写 1/3 或者 0.25 一类的比例'],
  },
  'damages.part-needs-reason': {
    en: ['{label}: it is not said why this part is claimed here', 'name the other defendants or matters the voucher serves'],
    'zh-CN': ['{label_zh}：未说明在本案主张该比例的理由', '请写明该票据同时涉及的其他被告或者案件'],
  },
  'damages.mixed-valuations': {
    en: [
      'goods are valued in different ways in one figure',
      'keep to one of sale price, tag price, market price or appraisal, and put the others in heads of their own',
    ],
    'zh-CN': ['同一数额中混用了不同的货物估价方法', '请在实际销售价、标价、市场价、鉴定价中择一，其余另列项目'],
  },
  'damages.nothing-to-divide-by': {
    en: ['the figure cannot be divided: no defendant has sales on record', 'record the listings, or divide it equally'],
    'zh-CN': ['无法分摊：没有任何被告的销售记录', '请录入商品链接数据，或者改为平均分摊'],
  },
  'damages.bears-no-part': {
    en: ['{count} defendants have no sales on record and bear no part: {numbers}', 'record their listings, or divide the figure equally'],
    'zh-CN': ['{count} 名被告没有销售记录，未分摊：{numbers}', '请录入其商品链接数据，或者改为平均分摊'],
  },
  'damages.needs-basis': {
    en: ['{label} does not say how it was valued', 'write down the method: appraisal, spending, lost members'],
    'zh-CN': ['{label_zh}未说明评估方法', '请写明方法，例如评估报告、投入支出、会员流失'],
  },
  'damages.needs-reasons': {
    en: ['{label} gives no reasons for the amount asked', 'give them: value of the mark, sales, conduct, deterrence, comparable awards'],
    'zh-CN': ['{label_zh}未说明请求数额的理由', '请说明：商标知名度、销售规模、主观恶意、侵权情节、类案判赔'],
  },
  'damages.claimed-below-computed': {
    en: [
      '{label}: {claimed} is claimed, {computed} is computed',
      'the court gives no more than is claimed; raise the claim or keep it on purpose',
    ],
    'zh-CN': ['{label_zh}：请求 {claimed}，计算所得 {computed}', '法院不超出请求判决；请提高请求或者确认保留'],
  },
  'damages.claimed-above-computed': {
    en: [
      '{label}: {claimed} is claimed, only {computed} is computed',
      'the filing asks for the computed amount; prove more or lower the claim',
    ],
    'zh-CN': ['{label_zh}：请求 {claimed}，计算所得仅 {computed}', '文书按计算数额请求；请补充证据或者降低请求'],
  },
  'damages.no-sellers': {
    en: ['{label} is claimed from each seller, and there is none', 'enter the sellers, or claim it jointly'],
    'zh-CN': ['{label_zh}向每名卖家主张，但没有卖家', '请录入卖家，或者改为共同主张'],
  },
  'damages.unknown-seller': {
    en: ['{label} names {count} sellers that are not in this matter', 'choose sellers of this matter'],
    'zh-CN': ['{label_zh}所列 {count} 名卖家不在本案中', '请选择本案卖家'],
  },
  'damages.dismissed-seller': {
    en: ['{label} is claimed from sellers who are dismissed or settled (numbers {numbers})', 'take them out of the head'],
    'zh-CN': ['{label_zh}向已撤回或者已和解的卖家（编号 {numbers}）主张', '请将其移出本项目'],
  },
  'damages.one-of-group': {
    en: [
      '{label} and {other} cannot both be awarded against the same seller',
      'keep one as the claim and plead the other in the alternative',
    ],
    'zh-CN': ['对同一卖家不能同时判令{label_zh}与{other_zh}', '请保留一项为主，另一项改为备选'],
  },
  'damages.same-measure': {
    en: ['{label} is claimed twice from the same seller', 'make sure the two heads are about different wrongs'],
    'zh-CN': ['对同一卖家两次主张{label_zh}', '请确认两项针对不同的侵权行为'],
  },
  'damages.overlap': {
    en: ['{label} already contains what {other} adds', 'take it out of one of them'],
    'zh-CN': ['{label_zh}已包含{other_zh}的内容', '请从其中一项删除'],
  },
  'damages.total-open': {
    en: ['there is no total in {currency} yet', 'settle the heads named above'],
    'zh-CN': ['{currency} 尚无法合计', '请先处理上述项目'],
  },
} as const satisfies Record<string, Message>;
