import type { Message } from '../messages.ts';

export const exhibitMessages = {
  'exhibit.not-found': {
    en: ['there is no exhibit {id}', 'reload the list'],
    'zh-CN': ['没有证据清单项目 {id}', '请刷新列表'],
  },
  'exhibit.elsewhere': {
    en: ['evidence item {id} does not belong to this matter, or was withdrawn', 'choose from the evidence of the matter'],
    'zh-CN': ['证据材料 {id} 不属于本案或已撤回', '请从本案证据中选择'],
  },
} as const satisfies Record<string, Message>;
