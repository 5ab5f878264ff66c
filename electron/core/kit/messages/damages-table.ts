import type { Message } from '../messages.ts';

export const damagesTableMessages = {
  'damages-table.range': {
    en: ['{file}, row {row}: the range {low} to {high} does not contain the value {value}', 'write low ≤ value ≤ high'],
    'zh-CN': ['{file} 第 {row} 行：{low} 至 {high} 的区间不包含数值 {value}', '应为：下限 ≤ 数值 ≤ 上限'],
  },
  'damages-table.range-no-value': {
    en: ['{file}, row {row}: a range without a value', 'write the figure itself into value, its ends into low and high'],
    'zh-CN': ['{file} 第 {row} 行：有区间而没有数值', '数值填入 value，两端填入 low 和 high'],
  },
  'damages-table.not-carried': {
    en: ['{file}, row {row}: {label} is never taken from another head', 'write the figure into value'],
    'zh-CN': ['{file} 第 {row} 行：{label_zh}不能取自其他项目', '请将数字填入 value'],
  },
  'damages-table.not-by-dates': {
    en: ['{file}, row {row}: {label} is not counted between two dates', 'write the figure into value'],
    'zh-CN': ['{file} 第 {row} 行：{label_zh}不按起止日期计算', '请将数字填入 value'],
  },
  'damages-table.period-order': {
    en: ['{file}, row {row}: {from} to {to} is no period', 'the second date must not come before the first'],
    'zh-CN': ['{file} 第 {row} 行：{from} 至 {to} 不是有效期间', '后一日期不得早于前一日期'],
  },
  'damages-table.election-without-reason': {
    en: ['{file}, row {row}: the election has a day and no reason', 'write why this measure is chosen into election_reason'],
    'zh-CN': ['{file} 第 {row} 行：填写了选择日期而没有理由', '请在 election_reason 中写明选择该方法的理由'],
  },
  'damages-table.election-after-today': {
    en: ['{file}, row {row}, {column}: {value} is after today, {today}', 'write the day on which it was elected'],
    'zh-CN': ['{file} 第 {row} 行 {column}：{value} 晚于今日 {today}', '请填写实际作出选择的日期'],
  },
  'damages-table.part': {
    en: ['{file}, row {row}, {column}: "{value}" is not a part of a voucher', 'write 1/3, 0.25 or 25%: more than 0, at most 1'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是票据的份额', '请写 1/3、0.25 或 25%，大于 0 且不超过 1'],
  },
  'damages-table.choice': {
    en: ['{file}, row {row}, {column}: "{value}" is not a choice of this input', 'write one of: {known}'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是该输入项的选项', '可选：{known}'],
  },
  'damages-table.standing-differs': {
    en: ['{file}, row {row}: standing says "{standing}" and estimate says yes', 'keep the column standing alone'],
    'zh-CN': ['{file} 第 {row} 行：standing 为“{standing}”，而 estimate 为“是”', '只保留 standing 一列'],
  },
  'damages-table.not-for-input': {
    en: ['{file}, row {row}: {column} belongs to items, this row has an input', 'write the figure of an input into value'],
    'zh-CN': ['{file} 第 {row} 行：{column} 属于明细，而该行是输入项', '输入项的数字请填入 value'],
  },
  'damages-table.not-for-item': {
    en: ['{file}, row {row}: {column} belongs to inputs, this row has an item', 'write the figure of an item into amount'],
    'zh-CN': ['{file} 第 {row} 行：{column} 属于输入项，而该行是明细', '明细的数字请填入 amount'],
  },
  'damages-table.left-out': {
    en: ['{file}, row {row}: {column} says nothing here and is left out', 'delete it, or move it to the row it belongs to'],
    'zh-CN': ['{file} 第 {row} 行：{column} 在此无意义，已略过', '请删除，或移到所属的行'],
  },
  'damages-table.too-long': {
    en: ['{file}, row {row}, {column}: longer than {limit} characters', 'shorten the text'],
    'zh-CN': ['{file} 第 {row} 行 {column}：超过 {limit} 个字符', '请缩短文字'],
  },
  'damages-table.head-ambiguous': {
    en: ['{file}, row {row}: the matter has {count} heads with this rule and title', 'give them different titles in the matter first'],
    'zh-CN': ['{file} 第 {row} 行：本案有 {count} 个规则和名称都相同的赔偿项目', '请先在案件中改为不同的名称'],
  },
  'damages-table.head-twice': {
    en: ['{file}, row {row}: head "{head}" is the same head of the matter as row {first}', 'use one key for both, or another title'],
    'zh-CN': ['{file} 第 {row} 行：项目“{head}”与第 {first} 行是本案的同一赔偿项目', '请使用同一编号，或改用不同名称'],
  },
  'damages-table.no-heads': {
    en: ['{file}: no head of damages', 'each row needs a head; the columns are listed by "casewright schema"'],
    'zh-CN': ['{file}：没有赔偿项目', '每行须填写 head；各列说明见“casewright schema”'],
  },
  'damages-table.refused': {
    en: ['{file}: nothing was taken in, to correct: {count}', 'correct the cells named and import the table again'],
    'zh-CN': ['{file}：有 {count} 处错误，未导入任何内容', '请更正后重新导入'],
  },
  'damages-table.moved-on': {
    en: ['{file}: the table or the damages have changed since you looked', 'look at the preview again, then import'],
    'zh-CN': ['{file}：预览之后，表格或赔偿数据已有变化', '请重新预览后再导入'],
  },
  'damages-table.empty': {
    en: ['there is nothing to read', 'choose a file, or paste rows with their headers'],
    'zh-CN': ['没有可读取的内容', '请选择文件，或粘贴带表头的各行'],
  },
  'damages-table.no-item': {
    en: ['head {head} has no item {item}', 'it may have been removed; undo brings it back'],
    'zh-CN': ['赔偿项目 {head} 没有明细 {item}', '可能已被移除，可用撤销恢复'],
  },
  'damages-table.item-there': {
    en: ['head {head} already has an item {item}', 'change that one, or give the new one another id'],
    'zh-CN': ['赔偿项目 {head} 已有明细 {item}', '请修改该明细，或为新明细另给编号'],
  },
} as const satisfies Record<string, Message>;
