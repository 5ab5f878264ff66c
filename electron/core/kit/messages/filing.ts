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
  'filing.words-lost': {
    en: ['the words of {title} cannot be read from the vault', 'put the file back from a copy of the workspace; verify names it'],
    'zh-CN': ['无法从证据库读取《{title}》的文字', '请从工作区备份中恢复该文件；运行校验可查明是哪一个'],
  },
  'filing.unknown-pin': {
    en: ['a place in {label} is cited that is no longer marked there', 'mark it again in the evidence, or cite the whole exhibit'],
    'zh-CN': ['引用了{label}中已不存在的标注', '请在证据中重新标注，或改为引用整份证据'],
  },
  'filing.page-beyond': {
    en: ['page {page} of {label} is cited, but it has {pages}', 'correct the page where the source is named'],
    'zh-CN': ['引用了{label}第 {page} 页，但该证据仅有 {pages} 页', '请在填写来源处更正页码'],
  },
  'filing.page-unbound': {
    en: [
      'page {page} of {label} cannot be told in the binder, where it was set anew or has a sheet in its place',
      'cite the whole exhibit, or look up the page in the binder',
    ],
    'zh-CN': ['{label}在证据册中已重新排版或以说明页代替，无法确定第 {page} 页的位置', '请引用整份证据，或在证据册中核对页码'],
  },
  'filing.not-in-binder': {
    en: ['{label} is not in the latest binder', 'build the binder again'],
    'zh-CN': ['{label}未收入最近一次生成的证据册', '请重新生成证据册'],
  },
  'filing.binder-label': {
    en: ['{label} is {was} in the latest binder', 'build the binder again'],
    'zh-CN': ['{label}在最近一次生成的证据册中为{was}', '请重新生成证据册'],
  },
  'filing.tie-unproved': {
    en: [
      'nothing shows that defendant no. {no} gave the {kind} {value}, which others share; the defendant is left out of that tie',
      'name the evidence where the identifier is kept, with the page',
    ],
    'zh-CN': ['没有证据显示{no}号主体使用了与他人共用的{kind} {value}，未将其列入该项关联', '请在该标识信息处填写证据及页码'],
  },
  'filing.ties-unproved': {
    en: [
      'no evidence shows the shared identifiers of defendants nos. {numbers}; the ties resting on them are not pleaded',
      'name the evidence where each identifier is kept, with the page; Groups shows which they are',
    ],
    'zh-CN': ['{numbers}号主体与他人共用的标识信息没有证据，相应关联未写入文书', '请在标识信息处填写证据及页码；“关联组”中可查看是哪些'],
  },
  'filing.groups-none': {
    en: [
      'no group of this matter is tied by an identifier that evidence shows',
      'name the evidence of the identifiers, or look at the suggestions under Groups',
    ],
    'zh-CN': ['本案尚无由证据所示标识信息关联的主体组', '请补充标识信息的证据，或在“关联组”中查看提示'],
  },
  'filing.report-refused': {
    en: ['{title} could not be taken up as evidence', 'save it as PDF and add it in the evidence room'],
    'zh-CN': ['《{title}》未能收入证据', '请先保存为 PDF，再在证据室中添加'],
  },
  'filing.group-unknown': {
    en: ['group {id} is not a group any more', 'choose one of the groups as they stand'],
    'zh-CN': ['关联组 {id} 已不存在', '请从现有关联组中选择'],
  },
} as const satisfies Record<string, Message>;
