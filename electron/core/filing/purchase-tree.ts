/** Fields of a test purchase with its course, and the words a gap shows for each. */
import type { FieldTree } from '../template/fields.ts';
import { ids, type Label, list, listing, object, purchaseValues, storefront, value, values } from './field-trees.ts';

/** A step: each label is said of its own kind, so that a gap names the step. */
const step = (en: string, zh: string, own: Readonly<Record<string, Label>> = {}): FieldTree =>
  object({
    ...values({
      id: [en, zh],
      kind: [en, zh],
      name: [en, zh],
      date: [`date of ${en}`, `${zh}日期`],
      time: [`time of ${en}`, `${zh}时间`],
      by: [`person (${en})`, `${zh}经办人`],
      to: [`received by (${en})`, `${zh}接收人`],
      place: [`place (${en})`, `${zh}地点`],
      seal: ['seal number', '封条编号'],
      amount: ['amount', '金额'],
      currency: ['currency', '币种'],
      note: [`note (${en})`, `${zh}说明`],
      ...own,
    }),
    exhibits: ids,
  });

const file = object({
  listed: value(),
  ...values({
    id: ['evidence', '证据'],
    title: ['exhibit title', '证据名称'],
    sha256: ['SHA-256', 'SHA-256'],
    captured_at: ['capture time', '取证时间'],
  }),
});

export const purchaseCourse: FieldTree = object({
  ...purchaseValues,
  ...values({
    seller: ['seller name', '卖家名称'],
    item: ['goods bought', '所购商品'],
    quantity: ['quantity', '数量'],
    buyer: ['buyer', '购买人'],
    buyer_of: ['occupation and employer of the buyer', '购买人的职业和单位'],
    buyer_ties: ['whose the buyer is', '购买人与当事人的关系'],
    account: ['account used', '下单账号'],
    as_offered: ['bought as offered', '是否按页面原样购买'],
    executed_in: ['where the declaration is signed', '声明在境内或境外签署'],
    executed_at: ['city and country of signing', '签署地'],
    examiner_ties: ['whose the examiner is', '鉴定人与当事人的关系'],
    reference: ['genuine goods compared with', '比对所用正品'],
    method: ['method of examination', '鉴定方法'],
    notary_office: ['notary office', '公证处'],
    notary_record: ['number of the notarial record', '公证书编号'],
    timestamp: ['certificate of the trusted timestamp', '可信时间戳证书编号'],
  }),
  listing,
  storefront,
  exhibits: ids,
  comparison: list(object(values({ feature: ['feature', '比对项目'], genuine: ['genuine goods', '正品'], sample: ['sample', '样品'] }))),
  plan: step('plan', '购买计划'),
  order: step('order', '下单'),
  payment: step('payment', '付款'),
  shipment: step('shipment', '发货'),
  receipt: step('receipt', '收货', { by: ['who received the parcel', '收货人'], place: ['place of delivery', '收货地'] }),
  opening: step('opening', '拆封', { by: ['who opened the parcel', '拆封人'] }),
  examination: step('examination', '鉴定', { by: ['examiner', '鉴定人'] }),
  concluded: step('conclusion', '鉴定结论'),
  seals: list(step('sealing', '封存')),
  storages: list(step('storage', '保管')),
  handovers: list(step('hand-over', '交接', { by: ['handed over by', '移交人'] })),
  costs: list(step('cost', '费用')),
  spent: list(object(values({ currency: ['currency', '币种'], amount: ['amount', '金额'] }))),
  steps: list(step('step', '步骤')),
  files: list(file),
  pictures: list(file),
});
