import type { Message } from '../messages.ts';

/** What no head can hold, and what may not stand in one total unseen. */
export const damagesLimitsMessages = {
  'damages.out-of-reach': {
    en: ['{label}: the figure has more digits than a claim can have', 'check it: at most 18 digits before the point and 40 after it'],
    'zh-CN': ['{label_zh}：数字位数超出可计算的范围', '请核对：整数部分至多 18 位，小数部分至多 40 位'],
  },
  'damages.too-many-days': {
    en: ['{label}: {value} days are more than a hundred years', 'check the dates or the number of days'],
    'zh-CN': ['{label_zh}：{value} 天超过一百年', '请核对起止日期或者天数'],
  },
  'damages.claim-too-fine': {
    en: ['{claimed} cannot be claimed: {currency} has {places} decimals', 'claim an amount that can be paid'],
    'zh-CN': ['不能请求 {claimed}：{currency} 仅有 {places} 位小数', '请填写可以支付的金额'],
  },
  'damages.rights-side-by-side': {
    en: [
      '{label} and {other} are claimed from the same seller for different rights',
      'make sure that no loss or profit is in both, and say in the filing that the rights differ',
    ],
    'zh-CN': ['对同一卖家就不同权利同时主张{label_zh}与{other_zh}', '请确认同一损失或者获利未重复计入，并在文书中说明权利不同'],
  },
} as const satisfies Record<string, Message>;
