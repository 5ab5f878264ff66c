import type { Message } from '../messages.ts';

export const coreMessages = {
  'core.bad-input': {
    en: ['{field}: {reason}', 'correct the value and try again'],
    'zh-CN': ['{field}：{reason}', '请更正后重试'],
  },
  'core.bad-date': {
    en: ['"{value}" is not a date', 'write it as YYYY-MM-DD, for example 2026-11-23'],
    'zh-CN': ['“{value}”不是有效日期', '请写成 YYYY-MM-DD，例如 2026-11-23'],
  },
  'core.bad-amount': {
    en: ['"{value}" is not an amount', 'write digits with a point for decimals, for example 1250.00'],
    'zh-CN': ['“{value}”不是有效金额', '请用数字书写，小数用点，例如 1250.00'],
  },
  'core.mixed-currency': {
    en: ['{left} and {right} cannot be added', 'keep one total for each currency'],
    'zh-CN': ['{left} 与 {right} 不能相加', '请按币种分别合计'],
  },
  'core.no-upload': {
    en: ['upload {id} is not known here', 'choose the file again'],
    'zh-CN': ['找不到上传 {id}', '请重新选择文件'],
  },
  'core.upload-incomplete': {
    en: ['{arrived} of {size} bytes arrived', 'send the file again'],
    'zh-CN': ['{size} 字节中仅收到 {arrived} 字节', '请重新发送文件'],
  },
  'core.path-elsewhere': {
    en: ['a page in the browser may not name files of this machine', 'choose the file or folder in the page, so that it is sent'],
    'zh-CN': ['浏览器中的页面不能指定本机文件路径', '请在页面中选择文件或文件夹进行上传'],
  },
  'core.no-folder': {
    en: ['{folder}: no such folder', 'make it first, or choose another'],
    'zh-CN': ['{folder}：没有此文件夹', '请先新建，或另选文件夹'],
  },
  'core.cannot-write': {
    en: ['{file} cannot be written ({reason})', 'choose another name or folder, or free some space'],
    'zh-CN': ['无法写入 {file}（{reason}）', '请另选名称或文件夹，或清理空间'],
  },
  'core.inside-workspace': {
    en: ['{file} lies in the workspace itself', 'choose a place outside it'],
    'zh-CN': ['{file} 位于工作区内部', '请选择工作区以外的位置'],
  },
  'core.no-matter': {
    en: ['no matter "{matter}" in this workspace', 'matters: {known}'],
    'zh-CN': ['工作区中没有案件“{matter}”', '现有案件：{known}'],
  },
  'core.matter-twice': {
    en: ['more than one matter is called "{matter}"', 'give its id: {known}'],
    'zh-CN': ['有多个案件名为“{matter}”', '请使用案件编号：{known}'],
  },
  'core.port-taken': {
    en: ['port {port} cannot be used ({reason})', 'choose another with --port, or none to have one found'],
    'zh-CN': ['无法使用端口 {port}（{reason}）', '请用 --port 另选端口，或不指定由系统选择'],
  },
  'core.bug': {
    en: [
      'something went wrong inside the program: {detail}',
      'nothing was changed; try again, and report it with the details from Help if it comes back',
    ],
    'zh-CN': ['程序内部出错：{detail}', '数据未被改动；请重试，如再次出现，请通过“帮助”附上详情反馈'],
  },
} as const satisfies Record<string, Message>;
