/** Words of damages in documents, in the language of the pack. */
import type { Language } from '../kit/messages.ts';
import type { Standing, Valuation } from './model.ts';
import type { Netted } from './result.ts';

type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

/** '' for what stands on evidence: a document says only what is otherwise. */
export const STANDING: Words<Standing> = {
  en: { evidence: '', admission: 'admission', estimate: 'estimate', 'adverse-inference': 'adverse inference' },
  'zh-CN': { evidence: '', admission: '被告方承认', estimate: '估算', 'adverse-inference': '举证妨碍' },
};

export const VALUED: Words<Valuation> = {
  en: {
    'sale-price': 'price at which the goods were sold',
    'tag-price': 'price marked on the goods',
    'market-price': 'market price of the genuine goods',
    appraisal: 'appraised value',
  },
  'zh-CN': { 'sale-price': '实际销售价格', 'tag-price': '标价', 'market-price': '正品市场价格', appraisal: '鉴定或者评估价格' },
};

export const EXCLUDED: Words<Netted['excluded'][number]['what']> = {
  en: { brushed: 'fictitious orders', refunded: 'refunded orders', cancelled: 'cancelled orders', other: 'other orders not counted' },
  'zh-CN': { brushed: '虚假交易', refunded: '已退款', cancelled: '已取消', other: '其他不计入的' },
};

/** How a figure was arrived at that is the figure of another head. */
export const TAKEN_FROM: Readonly<Record<Language, (head: string) => string>> = {
  en: (head) => `the figure computed for “${head}”`,
  'zh-CN': (head) => `取“${head}”一项的计算结果`,
};

/** Between items of a list in a cell, and between reasons. */
export const JOINT: Readonly<Record<Language, string>> = { en: '; ', 'zh-CN': '；' };
/** Between numbers of defendants. */
export const AND: Readonly<Record<Language, string>> = { en: ', ', 'zh-CN': '、' };
