import type { Message } from '../messages.ts';

export const documentMessages = {
  'document.unknown-reference': {
    en: [
      'the document refers to "{to}", which is not there',
      'give a paragraph or heading this id, or point the reference at one that exists',
    ],
    'zh-CN': ['文书引用了不存在的“{to}”', '请为相应段落或标题设置该标识，或更正引用'],
  },
  'document.duplicate-id': {
    en: ['the id "{to}" is given twice', 'give each paragraph and heading its own id'],
    'zh-CN': ['标识“{to}”重复', '请为每个段落和标题设置不同的标识'],
  },
  'document.missing-glyph': {
    en: [
      'no font of this program can print "{character}" ({code}); {count} time(s), first in "{context}"',
      'write it with other characters, or keep the text in the Word file and set a font there',
    ],
    'zh-CN': ['内置字体无法显示“{character}”（{code}），共 {count} 处，首处为“{context}”', '请改用其他文字，或在 Word 文件中另选字体'],
  },
  'document.missing-image': {
    en: ['the image {image} ({alt}) is not there', 'choose the picture again; a blank frame is printed in its place'],
    'zh-CN': ['缺少图片 {image}（{alt}）', '请重新选择图片；当前以空白框代替'],
  },
  'document.bad-image': {
    en: ['the image {image} ({alt}) cannot be printed: {reason}', 'save it again as PNG or JPEG; a blank frame is printed in its place'],
    'zh-CN': ['图片 {image}（{alt}）无法打印：{reason}', '请重新保存为 PNG 或 JPEG；当前以空白框代替'],
  },
  'document.pdf-timeout': {
    en: ['the PDF was not finished after {seconds} seconds', 'try again; if it happens again, split the schedule or report the document'],
    'zh-CN': ['PDF 在 {seconds} 秒内未能生成', '请重试；若仍出现，请拆分附表或反馈该文书'],
  },
  'document.pdf-failed': {
    en: ['the PDF could not be made: {reason}', 'this is a fault of the program; please report it with the document'],
    'zh-CN': ['无法生成 PDF：{reason}', '这是程序错误，请连同文书一并反馈'],
  },
  'document.pdf-structure': {
    en: ['the PDF did not pass the check for long-term archiving: {reason}', 'it can be read and filed, but carries no PDF/A label'],
    'zh-CN': ['PDF 未通过长期存档检查：{reason}', '文件可正常阅读和提交，但不标注 PDF/A'],
  },
  'document.binding-failed': {
    en: [
      'the pages could not be put together: {reason}',
      'see that there is room on the disk and try again; report it if it happens again',
    ],
    'zh-CN': ['无法合并页面：{reason}', '请检查磁盘空间后重试；若仍出现，请反馈'],
  },
  'document.no-engine': {
    en: ['no PDF engine could be started: {reason}', 'install the program again; a part of it is missing'],
    'zh-CN': ['无法启动 PDF 引擎：{reason}', '程序文件缺失，请重新安装'],
  },
} as const satisfies Record<string, Message>;
