import type { Message } from '../messages.ts';

/** `{label}` and `{head}` are an input and a head; their `_zh` the same in Chinese. */
export const measuresMessages = {
  'measures.two-values': {
    en: [
      '{label} is {value} in "{head}" and {other} in "{second}"; neither is used here',
      'correct one of the two, or enter the figure for this measure itself',
    ],
    'zh-CN': [
      '{label_zh}在“{head_zh}”中为 {value}，在“{second_zh}”中为 {other}，此处均不采用',
      '请更正其中之一，或者在本计算方法中直接填写',
    ],
  },
  'measures.other-claim': {
    en: ['{label} comes from "{head}", which is about another claim', 'make sure that it holds for this one too'],
    'zh-CN': ['{label_zh}取自“{head_zh}”，该项目针对另一项请求', '请确认其同样适用于本计算方法'],
  },
  'measures.share': {
    en: ["{amount} is this seller's part of {whole}", 'the derivation shows the whole; the part follows the key chosen in the head'],
    'zh-CN': ['{amount} 为该卖家在 {whole} 中分摊的部分', '计算过程显示总额；分摊按该项目所选的标准进行'],
  },
  'measures.no-seller': {
    en: ['there is no seller {id} in this matter', 'reload the list and choose again'],
    'zh-CN': ['本案没有卖家 {id}', '请刷新列表后重新选择'],
  },
  'measures.what-if-head': {
    en: ['there is no damages head {id} to change', 'reload the page; the head may have been removed'],
    'zh-CN': ['没有可供试算的赔偿项目 {id}', '请刷新页面，该项目可能已被删除'],
  },
  'measures.what-if-input': {
    en: ['"{input}" is no input of {label}', 'change one of: {inputs}'],
    'zh-CN': ['“{input}”不是{label_zh}的数据', '可更改的数据：{inputs}'],
  },
  'measures.what-if-item': {
    en: ['there is no item {item} in {label}', 'reload the page; the item may have been removed'],
    'zh-CN': ['{label_zh}中没有明细 {item}', '请刷新页面，该明细可能已被删除'],
  },
  'measures.what-if-twice': {
    en: ['the same head is changed twice', 'put all changes to one head together'],
    'zh-CN': ['同一项目的更改出现两次', '请将同一项目的更改合并'],
  },
  'measures.no-reason': {
    en: ['a measure is elected with a reason', 'write why this measure and not the others; the reason stands in the journal'],
    'zh-CN': ['选定计算方法须说明理由', '请写明为何选用该方法而非其他方法；理由将载入操作记录'],
  },
  'measures.not-elected': {
    en: ['{label} is not chosen among measures', 'it comes on top, or is for information; set its place in the claim itself'],
    'zh-CN': ['{label_zh}不属于可供选择的计算方法', '该项另行累加或者仅供参考，请直接设置其在请求中的位置'],
  },
  'measures.law-not-applied': {
    en: ['{label} does not govern an act of {date}', 'choose a measure in force on that day, or correct the date of the act'],
    'zh-CN': ['{label_zh}不适用于 {date} 的行为', '请选择当日施行的计算方法，或者更正行为日期'],
  },
  'measures.after-judgment': {
    en: [
      'judgment is recorded for {date}; statutory damages are elected before final judgment is rendered',
      'read 15 U.S.C. § 1117(c), (d) or 17 U.S.C. § 504(c); if the judgment is not final, say so in the reason',
    ],
    'zh-CN': [
      '已记录 {date} 作出判决；法定赔偿须在终局判决作出前选择',
      '请查阅 15 U.S.C. § 1117(c)、(d) 或者 17 U.S.C. § 504(c)；判决并非终局的，请在理由中说明',
    ],
  },
  'measures.ladder': {
    en: [
      '{label} is elected while {other} can be computed',
      'the law gives statutory damages where loss, gain and licence fee are hard to determine; say in the reason why they are',
    ],
    'zh-CN': [
      '已选择{label_zh}，但{other_zh}可以计算',
      '法律规定损失、获利、许可使用费均难以确定时方适用法定赔偿，请在理由中说明为何难以确定',
    ],
  },
} as const satisfies Record<string, Message>;
