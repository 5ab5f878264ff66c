import type { Message } from '../messages.ts';

export const filingMessages = {
  'filing.no-template': {
    en: ['there is no template {template}', "choose one of the templates of the matter's pack: {known}"],
    'zh-CN': ['没有模板 {template}', '请选择本案模板包中的模板：{known}'],
  },
  'filing.no-pack': {
    en: ['there is no template pack {pack}', 'choose one of the packs: {known}'],
    'zh-CN': ['没有模板包 {pack}', '请选择以下模板包之一：{known}'],
  },
  'filing.final-refused': {
    en: [
      '{title} cannot be made final: {count} point(s) are open',
      'settle each point of the list, then make it final again; a draft can be saved at any time',
    ],
    'zh-CN': ['《{title}》不能定稿：尚有 {count} 处未解决', '请逐项处理清单中的问题后再定稿；草稿可随时保存'],
  },
  'filing.not-found': {
    en: ['filing {id} is not in this workspace', 'go back to the list of filings'],
    'zh-CN': ['本工作区中没有文书 {id}', '请返回文书列表'],
  },
} as const satisfies Record<string, Message>;
