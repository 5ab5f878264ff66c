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
  'exhibit.none': {
    en: ['there are no exhibits', 'put evidence on the exhibit list first'],
    'zh-CN': ['尚无证据列入清单', '请先将证据列入清单'],
  },
  'exhibit.still-privileged': {
    en: ['{label} “{name}” is privileged ({why})', 'take it off the list, or release it with a reason'],
    'zh-CN': ['{label}“{name}”属于保密特权材料（{why}）', '请移出清单，或填写理由后解除'],
  },
  'exhibit.needs-password': {
    en: ['{label} “{name}” is locked by a password', 'enter the password at the item; without it a slip sheet stands in its place'],
    'zh-CN': ['{label}“{name}”设有密码', '请在该材料处输入密码；否则以替代页代替'],
  },
  'exhibit.unreadable': {
    en: ['{label} “{name}” cannot be read ({why})', 'ask for a sound copy; until then a slip sheet stands in its place'],
    'zh-CN': ['{label}“{name}”无法读取（{why}）', '请取得完好的副本；在此之前以替代页代替'],
  },
  'exhibit.native-only': {
    en: ['{label} “{name}” has no pages', 'a slip sheet stands in its place; hand in the file itself as well'],
    'zh-CN': ['{label}“{name}”没有可打印的页面', '以替代页代替；请另行提交原始文件'],
  },
  'exhibit.text-cut': {
    en: ['only the first {most} characters of “{name}” are set', 'hand in the file itself as well'],
    'zh-CN': ['“{name}”仅排印前 {most} 个字符', '请另行提交原始文件'],
  },
  'exhibit.characters-missing': {
    en: [
      '{count} characters of “{name}” are in no font of the program and are drawn as empty boxes: {characters}',
      'hand in the file itself as well',
    ],
    'zh-CN': ['“{name}”中有 {count} 个字符不在程序字体中，已画为空框：{characters}', '请另行提交原始文件'],
  },
  'exhibit.words-waiting': {
    en: [
      'pictures of {count} exhibits have not been read yet; their pages cannot be searched',
      'wait until reading is done, then build the set again',
    ],
    'zh-CN': ['有 {count} 项证据的图片尚未识别，相应页面不可检索', '请待识别完成后重新制作'],
  },
  'exhibit.building': {
    en: ['a binder of this matter is being built', 'wait until it is done, or stop it'],
    'zh-CN': ['本案正在制作证据册', '请等待完成，或先停止'],
  },
  'exhibit.untitled': {
    en: ['{label} has no title; its file name is printed', 'give it a short neutral description'],
    'zh-CN': ['{label} 没有名称，将打印文件名', '请填写简短、中立的名称'],
  },
  'exhibit.long-description': {
    en: ['the description of {label} has {count} characters; the court takes {most}', 'shorten it; in names of files it is cut'],
    'zh-CN': ['{label} 的名称有 {count} 个字符，法院限 {most} 个', '请缩短；文件名中将被截断'],
  },
  'exhibit.not-allowed': {
    en: ['{label} is an attachment, and the scheme has none', 'make it an exhibit of its own, or choose another scheme'],
    'zh-CN': ['{label} 是附件，而该编号规则不允许附件', '请改为单独证据，或改用其他规则'],
  },
  'exhibit.relabelled': {
    en: ['{label} was filed as “{was}”', 'go back to the scheme it was filed under'],
    'zh-CN': ['{label} 提交时为“{was}”', '请改回提交时的编号规则'],
  },
  'exhibit.digits-overflow': {
    en: ['Bates numbers reach {last}, which has more than {digits} digits', 'choose more digits before the set is built'],
    'zh-CN': ['编码将达到 {last}，超过 {digits} 位', '请在制作前增加位数'],
  },
  'exhibit.no-prefix': {
    en: ['Bates numbers have no prefix', 'choose one, such as a short form of the client’s name, before the first set is built'],
    'zh-CN': ['编码没有前缀', '请在首次制作前设置前缀，如当事人简称'],
  },
  'exhibit.shows-place': {
    en: [
      '{label} “{name}” holds the place where it was taken',
      'look at it before the file itself is handed out; printed pages do not show it',
    ],
    'zh-CN': ['{label}“{name}”含有拍摄地点信息', '提交原始文件前请先查看；打印页不显示该信息'],
  },
  'exhibit.inner-left-out': {
    en: ['{label} has {count} attachments that are no exhibits', 'its sheet names them; list those that are needed as exhibits'],
    'zh-CN': ['{label} 有 {count} 个附件未列为证据', '其排印页会列明附件；需要的请另列为证据'],
  },
  'exhibit.scheme-unverified': {
    en: [
      'numbering and size follow “{scheme}”, which was not checked against the court’s own text',
      'check the court’s current rules before filing',
    ],
    'zh-CN': ['编号和大小依照“{scheme}”，尚未核对法院原文', '提交前请核实法院现行要求'],
  },
  'exhibit.page-over-cap': {
    en: ['page {page} of {label} alone is larger than {cap} MB', 'hand in a smaller copy of that page, or raise the limit'],
    'zh-CN': ['{label} 第 {page} 页单页即超过 {cap} MB', '请提供较小的副本，或提高上限'],
  },
  'exhibit.part-over-cap': {
    en: ['{name} has {size} MB, more than {cap} MB', 'raise the limit, or hand in smaller copies'],
    'zh-CN': ['{name} 为 {size} MB，超过 {cap} MB', '请提高上限，或提供较小的副本'],
  },
  'exhibit.character-missing': {
    en: [
      'the character “{character}” ({code}) is in no font of the program and is drawn as an empty box',
      'look at the pages where it stands',
    ],
    'zh-CN': ['字符“{character}”（{code}）不在程序字体中，已画为空框', '请查看所在页面'],
  },
  'exhibit.not-read-back': {
    en: ['{name} could not be read back after it was written', 'open it and look at its numbers before it is filed'],
    'zh-CN': ['{name} 写成后未能复读', '提交前请打开核对页码'],
  },
  'exhibit.misprinted': {
    en: ['{name} did not come out as planned: {reason}', 'nothing was kept; this is a fault of the program'],
    'zh-CN': ['{name} 与计划不符：{reason}', '未保存任何内容；这是程序错误'],
  },
  'exhibit.refused': {
    en: ['the binder cannot be built while {count} points are open', 'settle them; each says where'],
    'zh-CN': ['尚有 {count} 个问题，无法制作证据册', '请逐一处理'],
  },
  'exhibit.register-moved': {
    en: ['numbers were given elsewhere while the set was built', 'build it again'],
    'zh-CN': ['制作期间编码已在别处分配', '请重新制作'],
  },
  'exhibit.no-binder': {
    en: ['there is no binder {id}', 'reload the list'],
    'zh-CN': ['没有证据册 {id}', '请刷新列表'],
  },
  'exhibit.already-filed': {
    en: ['binder {no} was marked as filed on {date}', 'take that back first'],
    'zh-CN': ['证据册 {no} 已标记为 {date} 提交', '请先撤销该标记'],
  },
  'exhibit.numbers-differ': {
    en: ['{label} of this binder was filed as {was} with binder {no}', 'a number once filed stays; build a new binder and file that'],
    'zh-CN': ['该证据册中的 {label} 已随证据册 {no} 以 {was} 提交', '已提交的编号不再变动，请重新制作后提交'],
  },
  'exhibit.bound-field': {
    en: ['a form field of {label} had no picture of its value; the value was drawn', 'compare the page with the file'],
    'zh-CN': ['{label} 的表单字段没有显示内容，已将其值画出', '请与原文件核对'],
  },
  'exhibit.bound-signature': {
    en: [
      '{label} is signed digitally; the printed pages no longer carry that signature',
      'hand in the file itself where the signature counts',
    ],
    'zh-CN': ['{label} 带有数字签名，打印页不再含该签名', '需要证明签名的，请另行提交原始文件'],
  },
  'exhibit.bound-actions': {
    en: ['scripts and actions of {label} were left out', 'nothing to do; the file itself is unchanged'],
    'zh-CN': ['{label} 中的脚本和动作未带入', '无需处理；原文件未变'],
  },
  'exhibit.bound-attachments': {
    en: ['files embedded in {label} are not in the set', 'list those that are needed as exhibits'],
    'zh-CN': ['{label} 内嵌的文件未收入', '需要的请另列为证据'],
  },
  'exhibit.bound-repaired': {
    en: ['{label} is damaged and had to be repaired to be printed', 'compare its pages with the file'],
    'zh-CN': ['{label} 已损坏，修复后才得以打印', '请与原文件核对页面'],
  },
} as const satisfies Record<string, Message>;
