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
  'exhibit.list-changed': {
    en: ['the exhibit list has changed meanwhile', 'reload it and put it in order again'],
    'zh-CN': ['证据清单在此期间已有变化', '请刷新后重新排序'],
  },
  'exhibit.filed-stays': {
    en: ['{label} was filed with binder {no} on {date} and keeps its number', 'withdraw it instead; its number is then not given again'],
    'zh-CN': ['{label} 已于 {date} 随证据册 {no} 提交，编号不再变动', '可改为撤回该证据，其编号不再分配给其他证据'],
  },
  'exhibit.filed-order': {
    en: [
      '{label} was filed with binder {no}: nothing new can stand before it',
      'put it after what was filed, or attach it to an exhibit where the court allows attachments',
    ],
    'zh-CN': ['{label} 已随证据册 {no} 提交，其前不能再插入证据', '请排在已提交证据之后，或在法院允许时作为某证据的附件'],
  },
  'exhibit.not-filed': {
    en: ['this exhibit was never filed', 'take it off the list; its number is free again'],
    'zh-CN': ['该证据尚未提交', '可直接移出清单，编号随即可再用'],
  },
  'exhibit.privileged': {
    en: ['“{name}” is privileged ({why})', 'leave it out, or give the reason for releasing it, which is recorded'],
    'zh-CN': ['“{name}”属于保密特权材料（{why}）', '请勿列入；如确需提交，请填写解除理由，该理由会被记录'],
  },
  'exhibit.no-attachments': {
    en: ['the scheme “{scheme}” has no attachments', 'list it as an exhibit of its own, or choose another scheme'],
    'zh-CN': ['编号规则“{scheme}”不允许附件', '请单独列为一项证据，或改用其他规则'],
  },
  'exhibit.has-attachments': {
    en: ['this exhibit has attachments of its own', 'detach them first'],
    'zh-CN': ['该证据自身带有附件', '请先解除其附件'],
  },
  'exhibit.attach-there': {
    en: ['it cannot be attached there', 'choose an exhibit of this matter that is no attachment itself'],
    'zh-CN': ['不能附于该处', '请选择本案中本身不是附件的证据'],
  },
  'exhibit.unknown-scheme': {
    en: ['there is no exhibit scheme “{scheme}” for this matter', 'choose one of: {known}'],
    'zh-CN': ['本案没有编号规则“{scheme}”', '可选：{known}'],
  },
} as const satisfies Record<string, Message>;
