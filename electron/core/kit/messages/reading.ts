import type { Message } from '../messages.ts';

export const readingMessages = {
  'reading.no-reader': {
    en: ['files cannot be read here ({reason})', 'close Casewright and start it again; if it stays so, install it afresh'],
    'zh-CN': ['无法读取文件（{reason}）', '请关闭并重新启动 Casewright；如仍如此，请重新安装'],
  },
  'reading.unsafe-path': {
    en: ['{file} names a place outside its archive', 'it was left out; the archive itself is kept as received'],
    'zh-CN': ['{file} 的路径指向压缩包之外', '已略过；压缩包本身按原样保存'],
  },
  'reading.overlapping': {
    en: ['{file} shares its bytes with another member of its archive', 'it was left out; such archives are made to exhaust a machine'],
    'zh-CN': ['{file} 与压缩包内其他文件的数据重叠', '已略过；此类压缩包常用于耗尽计算机资源'],
  },
  'reading.nested-too-deep': {
    en: ['{file} lies too many archives deep', 'take it out of its archive and receive it by itself'],
    'zh-CN': ['{file} 的嵌套层数过多', '请先解压，再单独收入'],
  },
  'reading.expands-too-much': {
    en: ['{file} expands to more than an honest file would', 'take it out of its archive, look at it, and receive it by itself'],
    'zh-CN': ['{file} 解压后的大小超出正常范围', '请先解压并查看，再单独收入'],
  },
  'reading.inner-encrypted': {
    en: ['{file} is locked with a password inside its archive', 'unpack the archive with the password and receive the file'],
    'zh-CN': ['{file} 在压缩包内设有密码', '请用密码解压后再收入'],
  },
  'reading.inner-damaged': {
    en: ['{file} cannot be taken out of its archive: it is damaged', 'ask the sender for the file again'],
    'zh-CN': ['{file} 已损坏，无法从压缩包取出', '请向提供方重新索取'],
  },
  'reading.too-many': {
    en: ['{file} holds more files than are taken out at once', 'unpack it and receive the folder'],
    'zh-CN': ['{file} 内的文件数量超过一次可取出的上限', '请解压后收入整个文件夹'],
  },
  'reading.out-of-time': {
    en: ['{file} was not reached in the time that one archive is given', 'unpack the archive and receive the folder'],
    'zh-CN': ['在单个压缩包的限定时间内未能取出 {file}', '请先解压，再收入整个文件夹'],
  },
  'reading.unknown-packing': {
    en: ['{file} is packed in a way that cannot be read here', 'unpack the archive with the program that made it and receive the file'],
    'zh-CN': ['{file} 的压缩方式无法在此读取', '请用原压缩软件解压后再收入'],
  },
  'reading.system-file': {
    en: ['{file} is a note that macOS or Windows leaves for itself', 'nothing to do; the archive keeps it as received'],
    'zh-CN': ['{file} 是 macOS 或 Windows 自动生成的系统文件', '无需处理；压缩包内仍按原样保存'],
  },
  'reading.no-ocr': {
    en: ['pages that are pictures cannot be read here ({reason})', 'the text of other pages is not affected; install the program again'],
    'zh-CN': ['此处无法识别图片页面的文字（{reason}）', '其他页面的文字不受影响；请重新安装本程序'],
  },
} as const satisfies Record<string, Message>;
