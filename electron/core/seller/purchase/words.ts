/** What steps and conclusions are called in messages and on paper. */
import type { Language } from '../../kit/messages.ts';
import type { Purchase } from '../model.ts';
import type { StepKind } from './model.ts';

type Words = readonly [en: string, zh: string];

const steps: Readonly<Record<StepKind, Words>> = {
  plan: ['plan', '购买计划'],
  order: ['order', '下单'],
  payment: ['payment', '付款'],
  shipment: ['shipment', '发货'],
  receipt: ['receipt', '收货'],
  opening: ['opening of the parcel', '拆封'],
  seal: ['sealing', '封存'],
  storage: ['storage', '保管'],
  handover: ['hand-over', '交接'],
  examination: ['examination', '鉴定'],
  conclusion: ['conclusion', '鉴定结论'],
  cost: ['cost', '费用'],
};
const conclusions: Readonly<Record<Purchase['conclusion'], Words>> = {
  '': ['', ''],
  counterfeit: ['counterfeit', '假冒商品'],
  infringing: ['infringing', '侵权商品'],
  genuine: ['genuine', '正品'],
  grey: ['genuine goods sold outside the authorised channel', '非授权渠道流通的正品'],
  inconclusive: ['inconclusive', '无法得出结论'],
};

const at = (words: Words, language: Language): string => words[language === 'zh-CN' ? 1 : 0];
export const stepWord = (kind: StepKind, language: Language): string => at(steps[kind], language);
export const conclusionWord = (conclusion: Purchase['conclusion'], language: Language): string => at(conclusions[conclusion], language);
