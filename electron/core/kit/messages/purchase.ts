import type { Message } from '../messages.ts';

/** `…Zh` is a param in Chinese words beside its English twin; `why` is the pack's, and says when nobody has verified it. */
export const purchaseMessages = {
  'purchase.step-missing': {
    en: ['{step}: nothing is recorded, although later steps are', 'add the step with its date, who did it and what shows it'],
    'zh-CN': ['{stepZh}：尚无记录，而其后的步骤已有记录', '请补记该步骤，并注明日期、经办人和证据'],
  },
  'purchase.step-next': {
    en: ['next to record: {step}', 'add it when it is done'],
    'zh-CN': ['下一步待记录：{stepZh}', '完成后请记录'],
  },
  'purchase.step-undated': {
    en: ['{step}: the date is missing', 'enter the day, or the time with its zone where the platform shows one'],
    'zh-CN': ['{stepZh}：缺少日期', '请填写日期；平台显示时间的，可连同时区填写'],
  },
  'purchase.step-nobody': {
    en: ['{step}: who did it is missing', 'name the person; a court asks who can testify to it'],
    'zh-CN': ['{stepZh}：缺少经办人', '请填写经办人姓名，以便说明由谁作证'],
  },
  'purchase.step-unproved': {
    en: ['{step}: no evidence shows it', 'name the screenshot, record, photograph or film'],
    'zh-CN': ['{stepZh}：没有证据', '请选择相应的截图、记录、照片或录像'],
  },
  'purchase.source-gone': {
    en: ['{step}: it names evidence that is not in use', 'take the source off the step, or take the item back into use'],
    'zh-CN': ['{stepZh}：所列证据已停止使用', '请移除该来源，或恢复使用该证据'],
  },
  'purchase.dates-order': {
    en: ['{step} of {date} lies before {earlier} of {earlierDate}', 'correct the date that is wrong'],
    'zh-CN': ['{stepZh}（{date}）早于{earlierZh}（{earlierDate}）', '请更正有误的日期'],
  },
  'purchase.date-ahead': {
    en: ['{step}: {date} has not come yet', 'correct the date'],
    'zh-CN': ['{stepZh}：日期 {date} 尚未到来', '请更正日期'],
  },
  'purchase.moment': {
    en: ['{step}: the time shown, {at}, is not on {date}', 'correct one of them; the day is the one in the zone shown'],
    'zh-CN': ['{stepZh}：所示时间 {at} 与日期 {date} 不符', '请更正其一；日期以所示时区为准'],
  },
  'purchase.not-filmed': {
    en: [
      'no film of the opening of the parcel is in evidence',
      'name the film with the opening; without one, say in its note how the parcel was opened and who was there',
    ],
    'zh-CN': ['没有拆封过程的录像', '请在拆封步骤中选择录像；没有录像的，请在说明中写明拆封经过和在场人员'],
  },
  'purchase.photographs-only': {
    en: ['the opening is shown by photographs, not by a film', 'name the film if there is one'],
    'zh-CN': ['拆封过程只有照片，没有录像', '如有录像，请予补充'],
  },
  'purchase.no-seal': {
    en: ['no number of a seal is recorded', 'enter the number on the seal with the step that put it on'],
    'zh-CN': ['没有封条编号', '请在封存步骤中填写封条编号'],
  },
  'purchase.no-storage': {
    en: ['where the goods are kept is not recorded', 'enter the place of storage'],
    'zh-CN': ['没有记录商品的保管地点', '请填写保管地点'],
  },
  'purchase.no-examiner': {
    en: ['there is a conclusion, but nobody who examined the goods', 'name the examiner'],
    'zh-CN': ['有结论而无鉴定人', '请填写鉴定人'],
  },
  'purchase.no-differences': {
    en: [
      'there is a conclusion, but no difference from the genuine goods',
      'enter the differences, or compare feature by feature; a conclusion alone proves nothing',
    ],
    'zh-CN': ['有结论而未列明与正品的差异', '请填写差异，或逐项比对；仅有结论不足以证明'],
  },
  'purchase.no-listing': {
    en: ['the listing bought from is not named', 'choose the listing; a report to a platform is about one listing'],
    'zh-CN': ['未指明所购商品的链接', '请选择商品；提交平台的报告一份只针对一个商品链接'],
  },
  'purchase.outside-forum': {
    en: ['delivered in {place}, which does not name {forum}', '{why}'],
    'zh-CN': ['收货地为{place}，其中未见{forum}', '{whyZh}'],
  },
  'purchase.no-place': {
    en: ['the place of delivery is not recorded', '{why}'],
    'zh-CN': ['未记录收货地', '{whyZh}'],
  },
  'purchase.place-chosen': {
    en: ['the place of delivery was chosen by the buyer', '{why}'],
    'zh-CN': ['收货地由购买方自行选定', '{whyZh}'],
  },
  'purchase.payee-differs': {
    en: [
      'the payment went to {payee}, the seller is {seller}',
      'this is a lead, not a fault: record the payee as an identifier of the seller',
    ],
    'zh-CN': ['收款方为{payee}，卖家为{seller}', '这是线索而非差错：可将收款方记为该卖家的标识信息'],
  },
  'purchase.payee-names': {
    en: [
      'the payment names {payee}, while the seller is not known',
      'this is a lead: record the payee as an identifier of the seller, and ask the payment provider',
    ],
    'zh-CN': ['收款方为{payee}，而卖家身份未知', '这是线索：可将收款方记为该卖家的标识信息，并向支付机构查询'],
  },
  'purchase.not-infringing': {
    en: [
      'the goods were found {conclusion}, yet the seller is an active defendant',
      'plead nothing on this purchase, or dismiss the seller',
    ],
    'zh-CN': ['鉴定结论为{conclusionZh}，而该卖家仍列为被告', '请勿以本次购买主张侵权，或撤回对该卖家的起诉'],
  },
  'purchase.price-unproved': {
    en: ['the price paid, {amount}, rests on no record of the payment', 'name the order page, receipt or statement that shows it'],
    'zh-CN': ['支付金额 {amount} 没有付款凭证', '请选择显示该金额的订单页、付款凭证或账单'],
  },
  'purchase.no-price': {
    en: ['the price paid is missing', 'enter the amount and its currency'],
    'zh-CN': ['缺少支付金额', '请填写金额和币种'],
  },
  'purchase.chain-gap': {
    en: ['{from} handed the goods over, but they were last with {holder}', 'record how they came from {holder} to {from}'],
    'zh-CN': ['{from}交出了商品，但此前商品由{holder}持有', '请记录商品如何由{holder}转至{from}'],
  },
  'purchase.chain-open': {
    en: ['the goods were last with {holder}, and {examiner} examined them', 'record each hand-over in between, with its date'],
    'zh-CN': ['商品最后由{holder}持有，而由{examiner}鉴定', '请逐次记录其间的交接及日期'],
  },
  'purchase.own-examiner': {
    en: ['the examiner belongs to the plaintiff', '{why}'],
    'zh-CN': ['鉴定人为原告方人员', '{whyZh}'],
  },
  'purchase.examiner-unknown': {
    en: ['whether the examiner belongs to the plaintiff is not recorded', '{why}'],
    'zh-CN': ['未记录鉴定人是否为原告方人员', '{whyZh}'],
  },
  'purchase.unsigned-place': {
    en: ['where the buyer will sign is not recorded', '{why}'],
    'zh-CN': ['未记录购买人在何处签署声明', '{whyZh}'],
  },
  'purchase.not-notarised': {
    en: ['no notarial record and no trusted timestamp', '{why}'],
    'zh-CN': ['既无公证书，也无可信时间戳', '{whyZh}'],
  },
  'purchase.timestamp-only': {
    en: ['a trusted timestamp, but no notarial record', '{why}'],
    'zh-CN': ['仅有可信时间戳，未经公证', '{whyZh}'],
  },
  'purchase.not-as-offered': {
    en: ['something was asked of the seller that it had not offered', '{why}'],
    'zh-CN': ['购买时向卖家提出了原页面之外的要求', '{whyZh}'],
  },
  'purchase.offer-unknown': {
    en: ['whether the goods were bought as offered is not recorded', '{why}'],
    'zh-CN': ['未记录是否按页面原样购买', '{whyZh}'],
  },
  'purchase.no-invoice': {
    en: ['no receipt or invoice is among the evidence', '{why}'],
    'zh-CN': ['证据中没有收据或发票', '{whyZh}'],
  },
  'purchase.account-digits': {
    en: ['the payment method shows more than the last four digits of an account', '{why}'],
    'zh-CN': ['支付方式显示了账号末四位以外的数字', '{whyZh}'],
  },
  'purchase.needs-purchase': {
    en: ['{title} is about one test purchase', 'name it: {known}'],
    'zh-CN': ['《{title}》针对一次取证购买', '请指明是哪一次：{known}'],
  },
  'purchase.nothing-to-list': {
    en: ['{title}: this matter has no test purchase', 'record one, planned or made'],
    'zh-CN': ['《{title}》：本案尚无取证购买', '请先记录计划中或已完成的取证购买'],
  },
  'purchase.whole-matter': {
    en: ['{title} is about the whole matter', 'leave the test purchase out'],
    'zh-CN': ['《{title}》针对整个案件', '请勿指定取证购买'],
  },
  'purchase.unknown': {
    en: ['there is no test purchase {name} in this matter', 'use an order number of the matter: {known}'],
    'zh-CN': ['本案没有取证购买 {name}', '请使用本案的订单号：{known}'],
  },
  'purchase.not-final': {
    en: ['{title} is not a final paper about a test purchase', 'make it final first; only what stands goes on the list of exhibits'],
    'zh-CN': ['《{title}》不是关于取证购买的定稿', '请先定稿；只有定稿才能列为证据'],
  },
  'purchase.out-of-date': {
    en: ['{title} was drawn before the facts changed', 'make it final again, then put it on the list of exhibits'],
    'zh-CN': ['《{title}》生成后事实已有变动', '请重新定稿后再列为证据'],
  },
} as const satisfies Record<string, Message>;
