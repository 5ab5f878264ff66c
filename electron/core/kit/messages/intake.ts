import type { Message } from '../messages.ts';

export const intakeMessages = {
  'intake.no-folder': {
    en: ['{folder}: no such folder', 'check the path; an intake folder holds matter.yaml'],
    'zh-CN': ['{folder}：没有此文件夹', '请检查路径；导入文件夹内须有 matter.yaml'],
  },
  'intake.folder-unreadable': {
    en: ['{folder}: the folder may not be read', 'change its permissions, or copy it to a place of your own'],
    'zh-CN': ['{folder}：无权读取该文件夹', '请修改权限，或复制到自己的文件夹'],
  },
  'intake.no-matter': {
    en: ['{folder}: no matter.yaml', 'an intake folder holds matter.yaml; its shape is printed by "casewright schema"'],
    'zh-CN': ['{folder}：缺少 matter.yaml', '导入文件夹内须有 matter.yaml，格式见“casewright schema”'],
  },
  'intake.too-deep': {
    en: ['{folder}: folders nested too deeply', 'move the files further up'],
    'zh-CN': ['{folder}：文件夹层数过多', '请将文件移到较上层的文件夹'],
  },
  'intake.too-many-files': {
    en: ['more than {limit} evidence files', 'split the folder'],
    'zh-CN': ['证据文件超过 {limit} 个', '请拆分文件夹'],
  },
  'intake.symlink': {
    en: ['{file}: a link to another place', 'copy the file itself into the folder'],
    'zh-CN': ['{file}：这是指向别处的链接', '请将文件本身复制到文件夹内'],
  },
  'intake.not-a-file': {
    en: ['{file}: not a regular file', 'remove it from the folder'],
    'zh-CN': ['{file}：不是普通文件', '请从文件夹中移除'],
  },
  'intake.file-ignored': {
    en: ['{file}: not part of an intake folder, left out', 'put evidence into the folder evidence/'],
    'zh-CN': ['{file}：不属于导入文件夹的内容，已略过', '证据请放入 evidence/ 文件夹'],
  },
  'intake.table-twice': {
    en: ['{file}: {other} is there as well', 'keep one of the two'],
    'zh-CN': ['{file}：同时存在 {other}', '请保留其中一个'],
  },
  'intake.refused': {
    en: ['{folder}: {count} things are wrong; nothing was imported', 'correct them and import the folder again'],
    'zh-CN': ['{folder}：有 {count} 处错误，未导入任何内容', '请更正后重新导入该文件夹'],
  },
  'intake.yaml-encoding': {
    en: ['{file}: not readable as text', 'save it as UTF-8'],
    'zh-CN': ['{file}：无法作为文本读取', '请以 UTF-8 编码保存'],
  },
  'intake.yaml-syntax': {
    en: [
      '{file}, line {line}, column {column}: {reason}',
      'check indentation and quotation marks; text with a colon goes into quotation marks',
    ],
    'zh-CN': ['{file} 第 {line} 行第 {column} 列：{reason}', '请检查缩进和引号；含冒号的文字须加引号'],
  },
  'intake.unknown-key': {
    en: ['{file}, line {line}: "{key}" is not known here', 'see "casewright schema" for what may stand here'],
    'zh-CN': ['{file} 第 {line} 行：此处不认识“{key}”', '可用的名称见“casewright schema”'],
  },
  'intake.unknown-key-near': {
    en: ['{file}, line {line}: "{key}" is not known here', 'did you mean "{nearest}"?'],
    'zh-CN': ['{file} 第 {line} 行：此处不认识“{key}”', '是否应为“{nearest}”？'],
  },
  'intake.missing-key': {
    en: ['{file}, line {line}: "{key}" is missing', 'add it'],
    'zh-CN': ['{file} 第 {line} 行：缺少“{key}”', '请补上'],
  },
  'intake.not-one-of': {
    en: ['{file}, line {line}: {field} has a value that is not known', 'use one of: {values}'],
    'zh-CN': ['{file} 第 {line} 行：{field} 的值不在可选范围内', '可选：{values}'],
  },
  'intake.wrong-shape': {
    en: ['{file}, line {line}: {field} should be {expected}', 'lists begin each item with "- "; groups write "name: value"'],
    'zh-CN': ['{file} 第 {line} 行：{field} 的写法不对（应为 {expected}）', '列表每项以“- ”开头，分组写作“名称: 值”'],
  },
  'intake.bad-date': {
    en: ['{file}, line {line}: {field}: "{value}" is not a date', 'write it as YYYY-MM-DD, for example 2026-11-23'],
    'zh-CN': ['{file} 第 {line} 行：{field}：“{value}”不是有效日期', '请写成 YYYY-MM-DD，例如 2026-11-23'],
  },
  'intake.bad-value': {
    en: ['{file}, line {line}: {field} cannot be used ({reason})', 'correct the value; a title has 1 to 300 characters'],
    'zh-CN': ['{file} 第 {line} 行：{field} 无法使用（{reason}）', '请更正；标题为 1 至 300 个字'],
  },
  'intake.unknown-pack': {
    en: ['{file}, line {line}: no template pack "{pack}"', 'use {known}'],
    'zh-CN': ['{file} 第 {line} 行：没有模板包“{pack}”', '请使用 {known}'],
  },
  'intake.unknown-court': {
    en: ['{file}, line {line}: {pack} has no court "{court}"', 'use {known}, or write name, division and place under court'],
    'zh-CN': ['{file} 第 {line} 行：{pack} 中没有法院“{court}”', '请使用 {known}，或在 court 下写明 name、division、place'],
  },
  'intake.unknown-claim': {
    en: ['{file}, line {line}: {pack} has no claim "{claim}"', 'use {known}'],
    'zh-CN': ['{file} 第 {line} 行：{pack} 中没有请求权“{claim}”', '请使用 {known}'],
  },
  'intake.unknown-particular': {
    en: ['{file}, line {line}: {pack} does not ask for "{name}"', 'use {known}'],
    'zh-CN': ['{file} 第 {line} 行：{pack} 不使用“{name}”', '请使用 {known}'],
  },
  'intake.unknown-event': {
    en: ['{file}, line {line}: the pack has no kind of fact "{name}"', 'use {known}'],
    'zh-CN': ['{file} 第 {line} 行：模板包中没有事实类型“{name}”', '请使用 {known}'],
  },
  'intake.unknown-field': {
    en: ['{file}, line {line}: facts of kind {kind} have no field "{name}"', 'use {known}, or write it into text'],
    'zh-CN': ['{file} 第 {line} 行：{kind} 类事实没有字段“{name}”', '请使用 {known}，或写入 text'],
  },
  'intake.field-value': {
    en: ['{file}, line {line}: {name}: "{value}" does not fit this field', 'write it like this: {known}'],
    'zh-CN': ['{file} 第 {line} 行：{name}：“{value}”不符合该字段的要求', '写法：{known}'],
  },
  'intake.key-twice': {
    en: ['{file}, line {line}: the key "{key}" is already given to another item', 'give each item its own key'],
    'zh-CN': ['{file} 第 {line} 行：key “{key}”已用于另一项', '每一项请使用不同的 key'],
  },
  'intake.unknown-seller': {
    en: ['{file}, line {line}: no seller "{name}"', 'write a number or a name of the list of sellers'],
    'zh-CN': ['{file} 第 {line} 行：没有卖家“{name}”', '请填写卖家清单中的编号或名称'],
  },
  'intake.unknown-party': {
    en: ['{file}, line {line}: no party "{name}"', 'write the name or the key of a party above: {known}'],
    'zh-CN': ['{file} 第 {line} 行：没有当事人“{name}”', '请填写上文当事人的名称或 key：{known}'],
  },
  'intake.unknown-about': {
    en: ['{file}, line {line}: "{name}" is neither a seller nor a party', 'write a seller number or name, or the name or key of a party'],
    'zh-CN': ['{file} 第 {line} 行：“{name}”既不是卖家也不是当事人', '请填写卖家编号或名称，或当事人的名称或 key'],
  },
  'intake.no-file': {
    en: ['{file}, line {line}: no evidence file "{path}"', 'add the file to evidence/, or correct the path'],
    'zh-CN': ['{file} 第 {line} 行：没有证据文件“{path}”', '请将文件放入 evidence/，或更正路径'],
  },
  'intake.path-outside': {
    en: ['{file}, line {line}: "{path}" leads out of the folder', 'write the path from the folder on, such as evidence/receipt.pdf'],
    'zh-CN': ['{file} 第 {line} 行：“{path}”指向文件夹之外', '请写相对路径，例如 evidence/receipt.pdf'],
  },
  'intake.row-no-file': {
    en: ['{file}, row {row}: no evidence file "{path}"', 'add the file to evidence/, or correct the path'],
    'zh-CN': ['{file} 第 {row} 行：没有证据文件“{path}”', '请将文件放入 evidence/，或更正路径'],
  },
  'intake.row-path-outside': {
    en: ['{file}, row {row}: "{path}" leads out of the folder', 'write the path from the folder on, such as evidence/receipt.pdf'],
    'zh-CN': ['{file} 第 {row} 行：“{path}”指向文件夹之外', '请写相对路径，例如 evidence/receipt.pdf'],
  },
  'intake.row-file-twice': {
    en: ['{file}, row {row}: {path} already has row {first}', 'keep one row for each file'],
    'zh-CN': ['{file} 第 {row} 行：{path} 已在第 {first} 行', '每个文件只保留一行'],
  },
  'intake.row-captured-at': {
    en: ['{file}, row {row}, {column}: "{value}" is neither a date nor a time', 'write 2026-11-23 or 2026-11-23T09:20:00+08:00'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是有效的日期或时间', '请写成 2026-11-23 或 2026-11-23T09:20:00+08:00'],
  },
  'intake.row-unknown-seller': {
    en: ['{file}, row {row}: no seller "{name}"', 'write a number or a name of the list of sellers'],
    'zh-CN': ['{file} 第 {row} 行：没有卖家“{name}”', '请填写卖家清单中的编号或名称'],
  },
  'intake.row-unknown-listing': {
    en: ['{file}, row {row}: no listing with the URL "{name}"', 'write the URL as in the list of listings'],
    'zh-CN': ['{file} 第 {row} 行：没有链接为“{name}”的商品', '请按商品清单填写链接'],
  },
  'intake.row-unknown-right': {
    en: ['{file}, row {row}: no right "{name}"', 'write a registration number or key of matter.yaml'],
    'zh-CN': ['{file} 第 {row} 行：没有权利“{name}”', '请填写 matter.yaml 中的注册号或 key'],
  },
  'intake.row-unknown-fact': {
    en: ['{file}, row {row}: no fact with the key "{name}"', 'give the fact a key in matter.yaml and write it here'],
    'zh-CN': ['{file} 第 {row} 行：没有 key 为“{name}”的事实', '请在 matter.yaml 中为该事实设置 key'],
  },
  'intake.exhibit-twice': {
    en: ['{file}, row {row}: exhibit {number} is taken by row {first}', 'give each exhibit its own number'],
    'zh-CN': ['{file} 第 {row} 行：证据编号 {number} 已用于第 {first} 行', '请为每份证据使用不同编号'],
  },
  'intake.exhibit-gap': {
    en: ['{file}: exhibit {number} is missing, the numbers go up to {last}', 'number the exhibits 1, 2, 3 without a gap'],
    'zh-CN': ['{file}：缺少证据 {number}，最大编号为 {last}', '证据编号须连续'],
  },
  'intake.exhibit-same-bytes': {
    en: [
      '{file}, row {row}: exhibit {number} is the same file as exhibit {other}',
      'number it once; the matter keeps the same bytes only once',
    ],
    'zh-CN': ['{file} 第 {row} 行：证据 {number} 与证据 {other} 是同一文件', '同一文件只保存一次，请只编一个号'],
  },
  'intake.same-bytes': {
    en: ['{file}: the same bytes as {other}', 'they are kept once and both paths point at them'],
    'zh-CN': ['{file}：内容与 {other} 相同', '只保存一份，两个路径都指向它'],
  },
  'intake.head-rule-missing': {
    en: ['{file}, row {row}: head "{head}" has no rule', 'write the id of the rule, such as us.tm.stat_wilful'],
    'zh-CN': ['{file} 第 {row} 行：损失项目“{head}”没有规则', '请填写规则编号，例如 cn.contract.loss'],
  },
  'intake.head-unknown-rule': {
    en: ['{file}, row {row}: the pack has no rule "{rule}"', 'use {known}'],
    'zh-CN': ['{file} 第 {row} 行：模板包中没有规则“{rule}”', '请使用 {known}'],
  },
  'intake.head-unknown-input': {
    en: ['{file}, row {row}: rule {rule} has no input "{input}"', 'use one of: {known}'],
    'zh-CN': ['{file} 第 {row} 行：规则 {rule} 没有输入项“{input}”', '可用：{known}'],
  },
  'intake.head-input-twice': {
    en: ['{file}, row {row}: input "{input}" is given twice', 'keep one row for each input of a head'],
    'zh-CN': ['{file} 第 {row} 行：输入项“{input}”重复', '每个输入项只保留一行'],
  },
  'intake.head-input-and-item': {
    en: ['{file}, row {row}: both an input and an item', 'use one row for the input and another one for the item'],
    'zh-CN': ['{file} 第 {row} 行：同时填写了输入项和费用项目', '请分成两行'],
  },
  'intake.head-nameless': {
    en: ['{file}, row {row}: a figure without a name', 'fill in input for a value, item for an amount'],
    'zh-CN': ['{file} 第 {row} 行：数字没有名称', '数值请填写 input，金额请填写 item'],
  },
  'intake.head-differs': {
    en: ['{file}, row {row}, {column}: head "{head}" says "{first}" above and "{value}" here', 'say it once, or give the row another head'],
    'zh-CN': ['{file} 第 {row} 行 {column}：损失项目“{head}”上文为“{first}”，此处为“{value}”', '只写一次，或改用另一个项目'],
  },
} as const satisfies Record<string, Message>;
