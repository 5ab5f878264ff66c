import type { Message } from '../messages.ts';

export const sellerMessages = {
  'seller.not-found': {
    en: ['{table}: nothing is kept under "{id}"', 'it may have been removed; open the table again'],
    'zh-CN': ['{table} 中没有“{id}”', '可能已被删除，请重新打开列表'],
  },
  'seller.has-dependents': {
    en: ['this {table} still has {count} of {others}', 'remove those first, or remove everything together'],
    'zh-CN': ['该 {table} 之下还有 {count} 项 {others}', '请先删除这些项目，或选择一并删除'],
  },
  'seller.number-taken': {
    en: ['number {no} belongs to another seller', 'numbers are permanent; leave it empty to get the next free one'],
    'zh-CN': ['编号 {no} 已属于另一卖家', '编号永久有效；留空即自动取下一个编号'],
  },
  'seller.number-retired': {
    en: ['number {no} belonged to a seller that was removed and is not given again', 'leave it empty to get the next free one'],
    'zh-CN': ['编号 {no} 属于已删除的卖家，不再分配', '留空即自动取下一个编号'],
  },
  'seller.number-fixed': {
    en: ['seller {no} keeps its number', 'numbers in the schedule of defendants never change'],
    'zh-CN': ['卖家 {no} 的编号不能更改', '被告清单中的编号永久不变'],
  },
  'seller.table-extension': {
    en: ['{file}: only .csv, .tsv, .txt and .xlsx tables are read', 'save the table as .xlsx or as CSV in UTF-8'],
    'zh-CN': ['{file}：只能读取 .csv、.tsv、.txt 和 .xlsx 表格', '请另存为 .xlsx 或 UTF-8 编码的 CSV'],
  },
  'seller.table-old-excel': {
    en: ['{file}: an old Excel file or one locked with a password', 'open it in Excel and save it as .xlsx without a password'],
    'zh-CN': ['{file}：旧版 Excel 文件或加密文件', '请在 Excel 中打开并另存为不带密码的 .xlsx'],
  },
  'seller.table-not-a-table': {
    en: ['{file}: this is {is}, not a table', 'save the table as .xlsx or as CSV in UTF-8'],
    'zh-CN': ['{file}：内容是 {is}，不是表格', '请另存为 .xlsx 或 UTF-8 编码的 CSV'],
  },
  'seller.table-not-what-name-says': {
    en: ['{file}: the name says {name}, the content is {is}', 'give the file its right ending, or save it again from the spreadsheet'],
    'zh-CN': ['{file}：文件名表示 {name}，内容却是 {is}', '请改正扩展名，或从表格软件重新保存'],
  },
  'seller.table-too-large': {
    en: ['{file}: larger than {limit}', 'delete empty rows and columns at the end, or split the table'],
    'zh-CN': ['{file}：超过 {limit}', '请删除末尾的空行空列，或拆分表格'],
  },
  'seller.table-empty': {
    en: ['{file}: no rows', 'put the headers in row 1 of the first sheet'],
    'zh-CN': ['{file}：没有内容', '请把表头放在第一个工作表的第 1 行'],
  },
  'seller.table-encoding': {
    en: ['{file}: no text in an encoding that is known here', 'save it again as "CSV UTF-8" or as .xlsx'],
    'zh-CN': ['{file}：编码无法识别', '请重新保存为“CSV UTF-8”或 .xlsx'],
  },
  'seller.table-encoding-guessed': {
    en: [
      '{file}: read as {encoding}, though it could be another encoding',
      'look at the names; if they are garbled, save it again as "CSV UTF-8"',
    ],
    'zh-CN': ['{file}：按 {encoding} 读取，但也可能是其他编码', '请核对名称；如有乱码，请重新保存为“CSV UTF-8”'],
  },
  'seller.table-broken-csv': {
    en: [
      '{file}, row {row}: a quotation mark is opened and not closed',
      'close it there or in a row below, or double the quotation marks inside the cell',
    ],
    'zh-CN': ['{file} 第 {row} 行：引号没有成对', '请补上引号，单元格内的引号须写两个'],
  },
  'seller.table-broken-xlsx': {
    en: ['{file}: this Excel file is damaged', 'open it in Excel, let it be repaired, and save it again'],
    'zh-CN': ['{file}：Excel 文件已损坏', '请在 Excel 中打开、修复并重新保存'],
  },
  'seller.sheets-ignored': {
    en: ['{file}: only the sheet "{sheet}" is read, not {others}', 'move the table to the first sheet, or save each sheet as a file'],
    'zh-CN': ['{file}：只读取工作表“{sheet}”，不读取 {others}', '请将表格放在第一个工作表，或分别保存'],
  },
  'seller.column-unknown': {
    en: ['{file}: column "{column}" is not known and is left out', 'choose a field for it, or leave it'],
    'zh-CN': ['{file}：不认识的列“{column}”，已略过', '可为其指定字段，或保持不变'],
  },
  'seller.column-twice': {
    en: ['{file}: columns "{first}" and "{column}" both mean {field}', 'keep one of them, or rename the other'],
    'zh-CN': ['{file}：“{first}”和“{column}”两列都表示 {field}', '请保留一列，或给另一列改名'],
  },
  'seller.column-missing': {
    en: ['{file}: column "{column}" is missing', 'add it, or choose which column it is'],
    'zh-CN': ['{file}：缺少“{column}”列', '请补上该列，或指定对应的列'],
  },
  'seller.row-too-long': {
    en: ['{file}, row {row}: {cells} cells under {columns} headers', 'put a cell that holds the separator in quotation marks'],
    'zh-CN': ['{file} 第 {row} 行：有 {cells} 个单元格，表头只有 {columns} 列', '含分隔符的单元格请加引号'],
  },
  'seller.row-no-shop': {
    en: ['{file}, row {row}: no shop name, shop id or address', 'fill in at least one of shop_name, shop_id and url'],
    'zh-CN': ['{file} 第 {row} 行：没有店铺名称、店铺编号或链接', '店铺名称、店铺编号、链接至少填一项'],
  },
  'seller.row-twice': {
    en: ['{file}, row {row}: the same {thing} as in row {first}', 'keep one of the two rows'],
    'zh-CN': ['{file} 第 {row} 行：与第 {first} 行的 {thing} 重复', '请保留其中一行'],
  },
  'seller.row-name-conflict': {
    en: ['{file}, row {row}: seller {no} is called "{other}" elsewhere, here "{name}"', 'give each seller its own number'],
    'zh-CN': ['{file} 第 {row} 行：卖家 {no} 在别处名为“{other}”，此处为“{name}”', '请为每个卖家使用各自的编号'],
  },
  'seller.row-moves': {
    en: [
      '{file}, row {row}: the storefront belongs to seller {no}, the row says {other}',
      'correct the number, or move the storefront in the table',
    ],
    'zh-CN': ['{file} 第 {row} 行：该店铺属于卖家 {no}，此行写的是 {other}', '请更正编号，或在列表中移动该店铺'],
  },
  'seller.row-unknown-shop': {
    en: ['{file}, row {row}: no storefront "{shop}"', 'write its name, its id or its URL as in the list of sellers'],
    'zh-CN': ['{file} 第 {row} 行：没有店铺“{shop}”', '请按卖家清单填写店铺名称、编号或链接'],
  },
  'seller.row-shop-ambiguous': {
    en: ['{file}, row {row}: {count} storefronts are called "{shop}"', 'write the URL of the one that is meant'],
    'zh-CN': ['{file} 第 {row} 行：有 {count} 个店铺叫“{shop}”', '请改写店铺链接'],
  },
  'seller.row-unknown-seller': {
    en: ['{file}, row {row}: no seller number {no}', 'write a number of the list of sellers, or leave it empty'],
    'zh-CN': ['{file} 第 {row} 行：没有编号为 {no} 的卖家', '请填写卖家清单中的编号，或留空'],
  },
  'seller.row-unknown-right': {
    en: ['{file}, row {row}: no right "{right}" in this matter, or several', 'write its registration number as entered in the matter'],
    'zh-CN': ['{file} 第 {row} 行：本案没有权利“{right}”，或有多项', '请填写案件中登记的注册号'],
  },
  'seller.row-unknown-evidence': {
    en: ['{file}, row {row}: no evidence file "{path}"', 'add the file, or correct its path'],
    'zh-CN': ['{file} 第 {row} 行：没有证据文件“{path}”', '请添加该文件，或更正路径'],
  },
  'seller.row-unknown-listing': {
    en: ['{file}, row {row}: no listing with the URL "{url}"', 'add the listing first, or correct the URL'],
    'zh-CN': ['{file} 第 {row} 行：没有链接为“{url}”的商品', '请先添加该商品，或更正链接'],
  },
  'seller.currency-missing': {
    en: ['{file}, row {row}: an amount without a currency', 'fill in the currency, such as USD or CNY'],
    'zh-CN': ['{file} 第 {row} 行：金额没有币种', '请填写币种，例如 CNY 或 USD'],
  },
  'seller.currency-conflict': {
    en: ['{file}, row {row}: the amount says {sign}, the currency column {currency}', 'correct one of the two'],
    'zh-CN': ['{file} 第 {row} 行：金额写的是 {sign}，币种列是 {currency}', '请更正其一'],
  },
  'seller.cell-missing': {
    en: ['{file}, row {row}: {column} is empty', 'fill it in'],
    'zh-CN': ['{file} 第 {row} 行：{column} 为空', '请填写'],
  },
  'seller.cell-date': {
    en: ['{file}, row {row}, {column}: "{value}" is not a date', 'write it as YYYY-MM-DD, for example 2026-11-23'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是有效日期', '请写成 YYYY-MM-DD，例如 2026-11-23'],
  },
  'seller.cell-amount': {
    en: ['{file}, row {row}, {column}: "{value}" is not an amount', 'write digits with a point for decimals, for example 1250.00'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是有效金额', '请用数字书写，小数用点，例如 1250.00'],
  },
  'seller.cell-number': {
    en: ['{file}, row {row}, {column}: "{value}" is not a whole number', 'write digits only'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是整数', '请只写数字'],
  },
  'seller.cell-currency': {
    en: ['{file}, row {row}, {column}: "{value}" is not a currency', 'write its three letters, such as USD or CNY'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是币种', '请写三个字母的代码，例如 CNY 或 USD'],
  },
  'seller.cell-yes-no': {
    en: ['{file}, row {row}, {column}: "{value}" is neither yes nor no', 'write yes or no'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不是“是”或“否”', '请填写“是”或“否”'],
  },
  'seller.cell-choice': {
    en: ['{file}, row {row}, {column}: "{value}" is not one of the choices', 'see the list of values in the documentation of the table'],
    'zh-CN': ['{file} 第 {row} 行 {column}：“{value}”不在可选范围内', '请参阅该表的可选值'],
  },
  'seller.cell-digits-lost': {
    en: [
      '{file}, row {row}, {column}: {value} was stored as a number and has lost digits',
      'format the column as text in the spreadsheet and enter the number again',
    ],
    'zh-CN': ['{file} 第 {row} 行 {column}：{value} 被存为数字，末尾数字已丢失', '请将该列设为文本格式后重新录入'],
  },
  'seller.cell-formula-error': {
    en: ['{file}, row {row}, {column}: the formula gives {value}', 'correct the formula or write the value'],
    'zh-CN': ['{file} 第 {row} 行 {column}：公式结果为 {value}', '请更正公式或直接填写数值'],
  },
  'seller.cell-no-value': {
    en: [
      '{file}, row {row}, {column}: a formula without a stored result',
      'open the file in the spreadsheet, recalculate and save it again',
    ],
    'zh-CN': ['{file} 第 {row} 行 {column}：公式没有保存结果', '请在表格软件中打开、重新计算并保存'],
  },
  'seller.import-refused': {
    en: ['{file}: {count} rows or cells are wrong; nothing was imported', 'correct them and import again'],
    'zh-CN': ['{file}：有 {count} 处错误，未导入任何内容', '请更正后重新导入'],
  },
} as const satisfies Record<string, Message>;
