import type { Message } from '../messages.ts';

export const productionMessages = {
  'production.not-found': {
    en: ['there is no production {id}', 'go back to the list of productions'],
    'zh-CN': ['没有披露材料 {id}', '请返回列表'],
  },
  'production.nothing': {
    en: ['there is nothing to produce', 'choose items that are in use and not privileged, or release the privileged ones as exhibits'],
    'zh-CN': ['没有可披露的材料', '请选择使用中且不属于保密特权的材料，或将其作为证据解除特权'],
  },
  'production.volume-name': {
    en: ['“{volume}” cannot be the name of a volume', 'use 1 to 32 letters, digits, hyphens and underscores'],
    'zh-CN': ['“{volume}”不能作为卷名', '请使用 1 至 32 个字母、数字、连字符或下划线'],
  },
  'production.elsewhere': {
    en: ['evidence item {id} does not belong to this matter, or was withdrawn', 'choose from the evidence of the matter'],
    'zh-CN': ['证据材料 {id} 不属于本案或已撤回', '请从本案证据中选择'],
  },
  'production.withheld': {
    en: ['“{name}” is privileged and is withheld', 'check its line of the privilege log; release it as an exhibit to produce it'],
    'zh-CN': ['“{name}”属于保密特权材料，未予披露', '请核对特权清单中的记录；如需披露，请作为证据解除特权'],
  },
  'production.native-withheld': {
    en: ['the native file of “{name}” is not produced: it holds “{inner}”, which is privileged', 'its pages and its text are produced'],
    'zh-CN': ['“{name}”的原始文件未予披露：其中含有属于保密特权的“{inner}”', '其页面和文本已披露'],
  },
  'production.slip-sheet': {
    en: ['the pages of “{name}” cannot be had', 'a sheet that names the file and its hash stands in their place'],
    'zh-CN': ['无法取得“{name}”的页面', '以载明文件名和哈希值的说明页代替'],
  },
  'production.gps': {
    en: ['the native file of “{name}” says where it was taken ({place})', 'produce it without natives if the place is not to be shown'],
    'zh-CN': ['“{name}”的原始文件含有拍摄地点（{place}）', '如不应公开地点，请不附原始文件'],
  },
  'production.family-apart': {
    en: ['the numbers of “{name}” and of what it holds do not follow one another', 'PARENTID and ATTACHIDS tie them together'],
    'zh-CN': ['“{name}”与其附件的编号不相连', '两者以 PARENTID 和 ATTACHIDS 字段关联'],
  },
  'production.value-changed': {
    en: [
      '{count} values hold characters the load file keeps for itself, the first in {field} of {number}',
      'they are written otherwise; the native files are unchanged',
    ],
    'zh-CN': ['{count} 个值含有装载文件的保留字符，首见于 {number} 的 {field}', '已改写；原始文件不变'],
  },
  'production.value-lost': {
    en: ['{count} values hold characters Windows-1252 lacks, the first in {field} of {number}', 'produce in UTF-8'],
    'zh-CN': ['{count} 个值含有 Windows-1252 没有的字符，首见于 {number} 的 {field}', '请改用 UTF-8'],
  },
  'production.no-text': {
    en: [
      'documents that have no text yet: {count}',
      'wait until they have been read, then build again; they are produced with an empty text',
    ],
    'zh-CN': ['{count} 份材料尚无文本', '请待文字识别完成后重新生成；现以空文本披露'],
  },
  'production.self-check': {
    en: ['the set does not pass its own check', 'report this; nothing was kept'],
    'zh-CN': ['该套材料未通过自检', '请报告此问题；未保存任何内容'],
  },

  // ---- what the validator finds; `where` is file:row:column ----
  'production.not-a-set': {
    en: ['{file} is no production set', 'choose the folder of the set or its ZIP'],
    'zh-CN': ['{file} 不是披露材料', '请选择该套材料的文件夹或 ZIP'],
  },
  'production.unsafe-name': {
    en: ['{name} leaves the set, is a link, or is encrypted', 'ask for a set of plain files'],
    'zh-CN': ['{name} 超出材料范围、为链接或已加密', '请要求提供普通文件'],
  },
  'production.file-twice': {
    en: ['{name} is in the archive twice', 'ask for a sound archive'],
    'zh-CN': ['{name} 在压缩包中重复', '请要求重新提供压缩包'],
  },
  'production.unreadable': { en: ['{file} cannot be read', 'ask for it again'], 'zh-CN': ['{file} 无法读取', '请要求重新提供'] },
  'production.load-files': {
    en: ['{count} load files {kind} were found, one is needed', 'check the folder DATA'],
    'zh-CN': ['找到 {count} 个 {kind} 装载文件，应为一个', '请检查 DATA 文件夹'],
  },
  'production.dat-encoding': {
    en: ['the file is not in the encoding it claims ({detail})', 'save it as UTF-8 with a byte order mark, or as Windows-1252'],
    'zh-CN': ['文件编码与标明的不符（{detail}）', '请存为带 BOM 的 UTF-8 或 Windows-1252'],
  },
  'production.dat-no-mark': {
    en: ['the file is UTF-8 without a byte order mark', 'add the mark: readers take it for Windows-1252'],
    'zh-CN': ['文件为 UTF-8 但没有 BOM', '请添加 BOM，否则会被按 Windows-1252 读取'],
  },
  'production.dat-line-end': {
    en: ['a line end stands inside the row, or the row ends otherwise than with CR LF', 'write line ends within a value as ®'],
    'zh-CN': ['行内含换行，或行尾不是 CR LF', '值内换行应写作 ®'],
  },
  'production.dat-no-end': {
    en: ['the last row does not end', 'the file may be cut off: compare its size'],
    'zh-CN': ['最后一行没有结束', '文件可能被截断，请核对大小'],
  },
  'production.dat-qualifier': {
    en: ['the value does not stand between þ and þ', 'þ within a value has to be written otherwise'],
    'zh-CN': ['值未置于 þ 与 þ 之间', '值内的 þ 应改写'],
  },
  'production.dat-separator': {
    en: ['a separator (DC4) stands inside the value', 'take it out'],
    'zh-CN': ['值内含分隔符（DC4）', '请删除'],
  },
  'production.dat-control': { en: ['a control character stands inside the value', 'take it out'], 'zh-CN': ['值内含控制字符', '请删除'] },
  'production.dat-field-count': {
    en: ['the row has another number of fields than the first row ({detail})', 'check the separators of the row'],
    'zh-CN': ['该行字段数与首行不同（{detail}）', '请检查该行分隔符'],
  },
  'production.dat-empty-name': { en: ['a field has no name', 'name it in the first row'], 'zh-CN': ['字段没有名称', '请在首行命名'] },
  'production.dat-duplicate-name': {
    en: ['the field {detail} is named twice', 'name each field once'],
    'zh-CN': ['字段 {detail} 重复', '每个字段只能命名一次'],
  },
  'production.dat-no-rows': {
    en: ['there is no document in the load file', 'ask for the load file again'],
    'zh-CN': ['装载文件中没有任何文档', '请要求重新提供装载文件'],
  },
  'production.dat-blank-row': { en: ['the row is empty', 'take it out'], 'zh-CN': ['该行为空', '请删除'] },
  'production.missing-field': {
    en: ['the field {field} is missing', 'ask for a load file that has it'],
    'zh-CN': ['缺少字段 {field}', '请要求提供含该字段的装载文件'],
  },
  'production.number-form': {
    en: ['“{value}” is no Bates number: a prefix and digits', 'correct the number'],
    'zh-CN': ['“{value}”不是前缀加数字的编号', '请更正编号'],
  },
  'production.number-order': {
    en: ['{last} is not after {first} in the same series', 'correct the numbers of the document'],
    'zh-CN': ['{last} 不在同一编号序列的 {first} 之后', '请更正该文档的编号'],
  },
  'production.number-twice': {
    en: ['{number} is given to the document of row {row} as well', 'a number stands for one page only'],
    'zh-CN': ['{number} 与第 {row} 行的文档重复', '一个编号只能对应一页'],
  },
  'production.number-gap': {
    en: ['the numbers {first} to {last} are missing and no gap is noted', 'ask what became of these pages'],
    'zh-CN': ['缺少编号 {first} 至 {last}，且未说明', '请查问这些页面的下落'],
  },
  'production.page-count': {
    en: ['{stated} pages are stated, the numbers count {counted}', 'correct PAGECOUNT or the numbers'],
    'zh-CN': ['载明 {stated} 页，编号为 {counted} 页', '请更正 PAGECOUNT 或编号'],
  },
  'production.path-form': {
    en: ['“{path}” is no relative path with backslashes inside the set', 'correct the path'],
    'zh-CN': ['“{path}”不是材料内使用反斜杠的相对路径', '请更正路径'],
  },
  'production.path-missing': {
    en: ['{path} is not in the set', 'ask for the file, or correct the path'],
    'zh-CN': ['材料中没有 {path}', '请要求提供该文件或更正路径'],
  },
  'production.path-twice': {
    en: ['{path} is named by row {row} as well', 'each document has files of its own'],
    'zh-CN': ['{path} 与第 {row} 行重复', '每份文档应有各自的文件'],
  },
  'production.path-differs': {
    en: ['{path} is not the file of {number}', 'the path of another document was written here'],
    'zh-CN': ['{path} 不是 {number} 的文件', '此处写入了其他文档的路径'],
  },
  'production.no-pages': {
    en: ['the document has neither a PDF nor page images', 'ask for them'],
    'zh-CN': ['该文档既无 PDF 也无页面图像', '请要求提供'],
  },
  'production.hash-form': { en: ['“{value}” is no {kind} hash', 'correct it'], 'zh-CN': ['“{value}”不是 {kind} 哈希值', '请更正'] },
  'production.hash': {
    en: ['{path} has another {kind} hash than stated', 'the file was changed or exchanged: ask for it again'],
    'zh-CN': ['{path} 的 {kind} 与载明的不符', '文件已被改动或替换，请要求重新提供'],
  },
  'production.size': {
    en: ['{path} has {found} bytes, {stated} are stated', 'ask for the file again'],
    'zh-CN': ['{path} 为 {found} 字节，载明 {stated} 字节', '请要求重新提供'],
  },
  'production.date-form': {
    en: ['“{value}” is no date or time as the field needs it', 'write YYYYMMDD, HH:MM:SS, or an instant in UTC'],
    'zh-CN': ['“{value}”不是该字段所需的日期或时间', '请写作 YYYYMMDD、HH:MM:SS 或协调世界时'],
  },
  'production.family-range': {
    en: ['the document does not lie within its family, {first} to {last}', 'correct BEGATTACH and ENDATTACH'],
    'zh-CN': ['该文档不在其族群 {first} 至 {last} 范围内', '请更正 BEGATTACH 和 ENDATTACH'],
  },
  'production.family-members': {
    en: ['documents within {first} to {last} state another family', 'correct BEGATTACH and ENDATTACH of all of them'],
    'zh-CN': ['{first} 至 {last} 内的文档载明了不同族群', '请一并更正 BEGATTACH 和 ENDATTACH'],
  },
  'production.family-unknown': {
    en: ['{number} is no document of the set', 'correct PARENTID or ATTACHIDS'],
    'zh-CN': ['材料中没有文档 {number}', '请更正 PARENTID 或 ATTACHIDS'],
  },
  'production.family-one-way': {
    en: ['{number} does not name this document in return', 'PARENTID and ATTACHIDS have to agree'],
    'zh-CN': ['{number} 未与该文档互相指明', 'PARENTID 与 ATTACHIDS 应一致'],
  },
  'production.text-encoding': {
    en: ['{path} is not UTF-8', 'ask for the text again'],
    'zh-CN': ['{path} 不是 UTF-8', '请要求重新提供文本'],
  },
  'production.pdf-pages': {
    en: ['{path} has {found} pages, {stated} are stated', 'ask for the file again'],
    'zh-CN': ['{path} 有 {found} 页，载明 {stated} 页', '请要求重新提供'],
  },
  'production.pdf-unreadable': {
    en: ['{path} cannot be read as what its name says', 'ask for the file again'],
    'zh-CN': ['{path} 无法按其名称所示的类型读取', '请要求重新提供'],
  },
  'production.opt-encoding': {
    en: ['the image load file is not plain ASCII or UTF-8 without a mark ({detail})', 'save it so'],
    'zh-CN': ['图像装载文件不是 ASCII 或无 BOM 的 UTF-8（{detail}）', '请按此保存'],
  },
  'production.opt-line-end': {
    en: ['the line ends otherwise than with CR LF', 'write CR LF'],
    'zh-CN': ['行尾不是 CR LF', '请写作 CR LF'],
  },
  'production.opt-no-end': {
    en: ['the last line does not end', 'the file may be cut off: compare its size'],
    'zh-CN': ['最后一行没有结束', '文件可能被截断，请核对大小'],
  },
  'production.opt-field-count': {
    en: ['the line has another number of columns than seven ({detail})', 'no path or name may hold a comma'],
    'zh-CN': ['该行列数不是七（{detail}）', '路径和名称不得含逗号'],
  },
  'production.opt-key': {
    en: ['“{detail}” is no image key', 'use the Bates number of the page'],
    'zh-CN': ['“{detail}”不是图像键', '请使用该页编号'],
  },
  'production.opt-break': {
    en: ['“{detail}” is neither Y nor empty', 'write Y at the first page of a document'],
    'zh-CN': ['“{detail}”既非 Y 也非空', '文档首页应写 Y'],
  },
  'production.opt-count': {
    en: ['“{detail}” is no page count', 'write the number of pages at the first page'],
    'zh-CN': ['“{detail}”不是页数', '请在首页写明页数'],
  },
  'production.opt-blank-row': { en: ['the line is empty', 'take it out'], 'zh-CN': ['该行为空', '请删除'] },
  'production.opt-volume': {
    en: ['the volume is {found} here and {volume} before', 'one set has one volume name'],
    'zh-CN': ['此处卷名为 {found}，之前为 {volume}', '一套材料只有一个卷名'],
  },
  'production.opt-unknown': {
    en: ['{key} is no page of a document of the load file', 'correct the image key'],
    'zh-CN': ['{key} 不是装载文件中任何文档的页面', '请更正图像键'],
  },
  'production.opt-twice': {
    en: ['{key} stands on line {row} as well', 'a page has one line'],
    'zh-CN': ['{key} 与第 {row} 行重复', '每页只有一行'],
  },
  'production.opt-missing': {
    en: ['{number} has no line in the image load file', 'ask for the image load file again'],
    'zh-CN': ['图像装载文件中没有 {number}', '请要求重新提供图像装载文件'],
  },
  'production.opt-first-missing': {
    en: ['{key} is the first page of a document and not marked so', 'write Y in the fourth column'],
    'zh-CN': ['{key} 是文档首页，但未标明', '请在第四列写 Y'],
  },
  'production.opt-first-extra': {
    en: ['{key} is marked as the first page of a document and is none', 'write Y at first pages only'],
    'zh-CN': ['{key} 标为文档首页，实非首页', '仅在首页写 Y'],
  },
  'production.opt-order': {
    en: ['{key} stands before a page that comes first', 'put the lines into the order of the numbers'],
    'zh-CN': ['{key} 的顺序在前', '请按编号排列各行'],
  },
  'production.opt-pages': {
    en: ['{found} pages are stated, the document has {pages}', 'correct the page count'],
    'zh-CN': ['载明 {found} 页，该文档有 {pages} 页', '请更正页数'],
  },
  'production.orphan': {
    en: ['{path} is in the set, but no load file names it', 'ask what it is'],
    'zh-CN': ['材料中有 {path}，但装载文件未提及', '请查问其来源'],
  },
  'production.manifest-missing': {
    en: ['the set has no manifest', 'hashes of PDF files, images and texts cannot be checked'],
    'zh-CN': ['材料没有清单文件', '无法核对 PDF、图像和文本的哈希值'],
  },
  'production.manifest-form': {
    en: ['the manifest cannot be read: {detail}', 'ask for it again'],
    'zh-CN': ['清单文件无法读取：{detail}', '请要求重新提供'],
  },
  'production.manifest-root': {
    en: ['the hash over the whole list is not the one stated', 'the manifest was changed'],
    'zh-CN': ['整份清单的哈希值与载明的不符', '清单已被改动'],
  },
  'production.manifest-unlisted': {
    en: ['the manifest does not list {path}', 'ask what it is'],
    'zh-CN': ['清单未列 {path}', '请查问其来源'],
  },
  'production.manifest-counts': {
    en: ['{what}: the manifest states {stated}, the set has {found}', 'ask for the manifest again'],
    'zh-CN': ['{what}：清单载明 {stated}，实有 {found}', '请要求重新提供清单'],
  },
} as const satisfies Record<string, Message>;
