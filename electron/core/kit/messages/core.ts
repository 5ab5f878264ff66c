import type { Message } from '../messages.ts';

export const coreMessages = {
  'core.bad-input': {
    en: ['{field}: {reason}', 'correct the value and try again'],
    'zh-CN': ['{field}：{reason}', '请更正后重试'],
  },
  'core.bad-date': {
    en: ['"{value}" is not a date', 'write it as YYYY-MM-DD, for example 2026-11-23'],
    'zh-CN': ['“{value}”不是有效日期', '请写成 YYYY-MM-DD，例如 2026-11-23'],
  },
  'core.bad-amount': {
    en: ['"{value}" is not an amount', 'write digits with a point for decimals, for example 1250.00'],
    'zh-CN': ['“{value}”不是有效金额', '请用数字书写，小数用点，例如 1250.00'],
  },
  'core.mixed-currency': {
    en: ['{left} and {right} cannot be added', 'keep one total for each currency'],
    'zh-CN': ['{left} 与 {right} 不能相加', '请按币种分别合计'],
  },
  'core.no-upload': {
    en: ['upload {id} is not known here', 'choose the file again'],
    'zh-CN': ['找不到上传 {id}', '请重新选择文件'],
  },
  'core.bug': {
    en: ['something went wrong inside the program: {detail}', 'nothing was changed; try again, and report it with the details from Help if it comes back'],
    'zh-CN': ['程序内部出错：{detail}', '数据未被改动；请重试，如再次出现，请通过“帮助”附上详情反馈'],
  },
} as const satisfies Record<string, Message>;
