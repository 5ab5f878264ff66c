import type { Message } from '../messages.ts';

/** Rates of exchange, days counted between dates, and the most a court may award. `{label}` and `{label_zh}` say the same. */
export const exchangeMessages = {
  'exchange.no-rate': {
    en: ['there is no exchange rate {id} in this matter', 'it may have been removed; undo brings it back'],
    'zh-CN': ['本案没有汇率 {id}', '可能已被删除，可用撤销恢复'],
  },
  'exchange.unknown-currency': {
    en: ['"{code}" is not a currency in use', 'write its three letters, such as USD, GBP or CNY'],
    'zh-CN': ['“{code}”不是现行币种', '请写三个字母的代码，例如 CNY、USD 或 GBP'],
  },
  'exchange.same-currency': {
    en: ['both currencies are {code}', 'choose the currency it is converted into'],
    'zh-CN': ['两种货币都是 {code}', '请选择折算成的币种'],
  },
  'exchange.after-today': {
    en: ['{on} is after today, {today}', 'enter a rate once it is published'],
    'zh-CN': ['{on} 晚于今日 {today}', '请在汇率公布后填写'],
  },
  'exchange.already': {
    en: ['{pair} of {on} is already there: {rate}', 'change that rate, or replace it'],
    'zh-CN': ['{on} 的 {pair} 汇率已有：{rate}', '请修改该汇率，或者以新汇率代替'],
  },
  'exchange.would-replace': {
    en: ['{count} rates of the matter would be replaced', 'compare them, then import and replace'],
    'zh-CN': ['将代替本案已有的 {count} 项汇率', '请核对后选择“导入并代替”'],
  },
  'exchange.row-differs': {
    en: ['row {row}: {pair} of {on} is {rate} here and {was} in the matter', 'check which one was published'],
    'zh-CN': ['第 {row} 行：{on} 的 {pair} 汇率此处为 {rate}，本案为 {was}', '请核对公布的是哪一个'],
  },
  'exchange.row-twice': {
    en: ['{file}, row {row}: {pair} of {on} stands in row {first} with another rate', 'keep the one that was published'],
    'zh-CN': ['{file} 第 {row} 行：{on} 的 {pair} 汇率与第 {first} 行不同', '请只保留公布的一项'],
  },
  'exchange.cell-rate': {
    en: [
      '{file}, row {row}, {column}: "{value}" is not a rate',
      'write digits above zero with a decimal point, for example 7.1234; at most 15 significant digits',
    ],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是汇率', '请填写大于零的数字，用小数点，例如 7.1234，最多 15 位有效数字'],
  },
  'exchange.cell-units': {
    en: ['{file}, row {row}, {column}: "{value}" is not a number of units', 'write 1, 10, 100, 1000 or 10000, or leave it empty'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是有效的外币单位', '请填写 1、10、100、1000 或 10000，或者留空'],
  },
  'exchange.cell-same-currency': {
    en: ['{file}, row {row}, {column}: both currencies are {value}', 'write the currency it is converted into'],
    'zh-CN': ['{file} 第 {row} 行 {column}：两种货币都是 {value}', '请填写折算成的币种'],
  },
  'exchange.cell-after-today': {
    en: ['{file}, row {row}, {column}: {value} is after today, {today}', 'leave out rates that are not published yet'],
    'zh-CN': ['{file} 第 {row} 行 {column}：{value} 晚于今日 {today}', '请删去尚未公布的汇率'],
  },
  'exchange.cell-no-source': {
    en: ['{file}, row {row}: nothing says who published the rate', 'add a source column, or name the publisher for the whole table'],
    'zh-CN': ['{file} 第 {row} 行：没有写明汇率的来源', '请增加“来源”列，或者为整张表填写发布机构'],
  },
  'exchange.cell-source-long': {
    en: ['{file}, row {row}, {column}: the source has {length} characters', 'name the publisher in at most {limit}'],
    'zh-CN': ['{file} 第 {row} 行 {column}：来源有 {length} 个字符', '请用不超过 {limit} 个字符写明发布机构'],
  },
  'exchange.too-many': {
    en: ['{file}: {count} rows are too many', 'keep the currencies and days the case needs; up to {limit} rates are read'],
    'zh-CN': ['{file}：{count} 行过多', '请只保留本案需要的币种和日期，最多读取 {limit} 项汇率'],
  },
  'exchange.no-rows': {
    en: ['{file}: there is no rate below the headings', 'add a row for each day'],
    'zh-CN': ['{file}：表头下没有汇率', '请按日期逐行填写'],
  },
  'exchange.nothing-pasted': {
    en: ['there is nothing to read', 'paste a table with the headings date, from, to, rate and source'],
    'zh-CN': ['没有可读取的内容', '请粘贴含“日期、原币种、目标币种、汇率、来源”表头的表格'],
  },
  'exchange.broken-text': {
    en: ['the text holds half a character', 'copy the table again'],
    'zh-CN': ['文本中含有不完整的字符', '请重新复制该表格'],
  },
  'damages.period-order': {
    en: ['{label}: {from} to {to} is no period', 'the second date must not come before the first'],
    'zh-CN': ['{label_zh}：{from} 至 {to} 不是有效期间', '后一日期不得早于前一日期'],
  },
  'damages.days-differ': {
    en: [
      '{label}: {value} is entered, {from} to {to} is {days} days ({counted})',
      'clear the number to use the dates, or correct the dates',
    ],
    'zh-CN': ['{label_zh}：填写 {value} 天，而 {from} 至 {to} 为 {days} 天（{counted_zh}）', '清除天数即按日期计算，或者更正日期'],
  },
  'damages.day-count': {
    en: ['to be checked before filing: {from} to {to} is {days} days with {counted}', 'read it against {source}'],
    'zh-CN': ['提交前须核实：{from} 至 {to} 计为 {days} 天（{counted_zh}）', '请对照{source}核实'],
  },
  'damages.court-cap': {
    en: [
      'the heads come to {computed}; {label} holds them at {cap}, all defendants together',
      'claim up to the limit, agree to lift it with the other side, or choose a court without one',
    ],
    'zh-CN': ['各项合计 {computed}；{label_zh}，所有被告合计以 {cap} 为限', '可在限额内请求、与对方约定不适用限额，或者选择无限额的法院'],
  },
} as const satisfies Record<string, Message>;
