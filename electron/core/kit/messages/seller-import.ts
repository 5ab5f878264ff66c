import type { Message } from '../messages.ts';

export const sellerImportMessages = {
  'seller-import.too-long': {
    en: [
      '{file}, row {row}, {column}: the cell is too long ({length} characters)',
      'an identifier has up to 2,000 characters, any other field 20,000; shorten it, or leave the column out',
    ],
    'zh-CN': [
      '{file} 第 {row} 行 {column}：单元格过长（{length} 个字符）',
      '标识信息最多 2,000 个字符，其他字段最多 20,000 个；请缩短或略过该列',
    ],
  },
  'seller-import.formula-text': {
    en: [
      '{file}, row {row}, {column}: the text looks like a formula; it is kept as text and never run',
      'look at it before the data go into a spreadsheet',
    ],
    'zh-CN': ['{file} 第 {row} 行 {column}：内容形似公式，按文本保存，绝不运行', '数据再次放入表格软件前请先查看'],
  },
  'seller-import.rounded': {
    en: [
      '{file}, row {row}, {column}: {value} goes on in zeros after 15 digits, as Excel rounds',
      'compare it with the source; the last digits may be lost',
    ],
    'zh-CN': ['{file} 第 {row} 行 {column}：{value} 第 15 位之后全为零，疑被 Excel 取整', '请与原始材料核对，末尾数字可能已丢失'],
  },
  'seller-import.column-left-out': {
    en: ['{file}: column "{column}" is left out', 'choose a field for it, or put it into the note'],
    'zh-CN': ['{file}：“{column}”列未导入', '可为其指定字段，或放入备注'],
  },
  'seller-import.column-to-note': {
    en: ['{file}: column "{column}" goes into the note', 'choose a field for it if it has one'],
    'zh-CN': ['{file}：“{column}”列写入备注', '如有对应字段，请指定'],
  },
  'seller-import.nothing-mapped': {
    en: ['{file}: no column is mapped to a field', 'choose a field for at least one column'],
    'zh-CN': ['{file}：没有任何列指定了字段', '请至少为一列指定字段'],
  },
  'seller-import.mapping-column': {
    en: ['the mapping names a column "{column}" that {file} does not have', 'its columns are: {known}'],
    'zh-CN': ['映射中的列“{column}”在 {file} 中不存在', '该表的列为：{known}'],
  },
  'seller-import.mapping-field': {
    en: ['the mapping gives column "{column}" the field "{field}", which there is not', 'the fields are: {known}'],
    'zh-CN': ['映射为“{column}”列指定了不存在的字段“{field}”', '可用字段：{known}'],
  },
  'seller-import.mapping-broken': {
    en: ['{file}: this is not a mapping', 'write one JSON object: the header of a column, and its field, or null to leave it out'],
    'zh-CN': ['{file}：不是有效的映射文件', '请写成一个 JSON 对象：列的表头对应字段名，null 表示不导入'],
  },
  'seller-import.mapping-missing': {
    en: ['{file}: this mapping file cannot be read', 'correct its name'],
    'zh-CN': ['{file}：无法读取该映射文件', '请更正文件名'],
  },
  'seller-import.file-missing': {
    en: ['{file}: there is no such file', 'correct its name'],
    'zh-CN': ['{file}：文件不存在', '请更正文件名'],
  },
  'seller-import.field-twice': {
    en: [
      '{file}: columns "{first}" and "{column}" both mean {field}',
      'keep one of them; only lists such as e-mail and phone take several columns',
    ],
    'zh-CN': ['{file}：“{first}”和“{column}”两列都表示 {field}', '请保留一列；只有邮箱、电话等列表字段可对应多列'],
  },
  'seller-import.row-empty': {
    en: [
      '{file}, row {row}: neither a shop, nor a seller, nor anything that identifies one',
      'fill in a shop name, id or URL, a name, or an identifier',
    ],
    'zh-CN': ['{file} 第 {row} 行：没有店铺、卖家，也没有任何标识信息', '请填写店铺名称、编号或链接，或卖家名称，或任一标识信息'],
  },
  'seller-import.other-name': {
    en: [
      '{file}, row {row}: the storefront is with seller {no}, called "{other}"; the name "{name}" is kept as an identifier',
      'compare the two names',
    ],
    'zh-CN': ['{file} 第 {row} 行：该店铺属于卖家 {no}（“{other}”），名称“{name}”作为标识信息保存', '请核对两个名称'],
  },
  'seller-import.refused': {
    en: ['{file}: {refused} of {read} rows are refused; nothing was imported', 'correct them, or import the good rows alone'],
    'zh-CN': ['{file}：{read} 行中有 {refused} 行被拒绝，未导入任何内容', '请更正，或只导入正确的行'],
  },
  'seller-import.all-refused': {
    en: ['{file}: all {read} rows are refused', 'correct the table or the mapping'],
    'zh-CN': ['{file}：全部 {read} 行均被拒绝', '请更正表格或映射'],
  },
  'seller-import.no-urls': {
    en: ['no line names a shop that is not in the list yet', 'paste the address of the shop, as the browser shows it'],
    'zh-CN': ['没有尚未列入的店铺链接', '请粘贴浏览器地址栏中的店铺链接'],
  },
  'seller-import.no-check': {
    en: ['this check is not there any more', 'check the table again'],
    'zh-CN': ['该检查结果已不存在', '请重新检查表格'],
  },
  'seller-import.not-checked': {
    en: ['the table has not been checked to its end', 'wait for the check, then import'],
    'zh-CN': ['表格尚未检查完毕', '请等待检查完成后再导入'],
  },
  'seller-import.running': {
    en: ['a table is being imported into this matter', 'wait for it, or stop it'],
    'zh-CN': ['本案正在导入表格', '请等待完成，或停止该任务'],
  },
  'seller-import.thread': {
    en: ['{file}: reading this table took more memory than it may', 'split the table, or save it as CSV in UTF-8'],
    'zh-CN': ['{file}：读取该表格所需内存过多', '请拆分表格，或另存为 UTF-8 编码的 CSV'],
  },
  'seller-import.altered': {
    en: ['what the import changed was altered since', 'restore the workspace from a backup, or run verify'],
    'zh-CN': ['该次导入的变更记录已被改动', '请从备份恢复工作区，或运行 verify'],
  },
} as const satisfies Record<string, Message>;
