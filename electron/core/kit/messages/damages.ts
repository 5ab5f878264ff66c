import type { Message } from '../messages.ts';

export const damagesMessages = {
  'damages.no-capitals': {
    en: [
      '{value} cannot be written in Chinese capitals',
      'give an amount of zero or more, below 10,000,000,000,000,000, with at most two decimals',
    ],
    'zh-CN': ['{value} 不能写成中文大写金额', '请填写不为负、小于一亿亿元且最多两位小数的金额'],
  },
} as const satisfies Record<string, Message>;
