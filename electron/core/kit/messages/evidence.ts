import type { Message } from '../messages.ts';

export const evidenceMessages = {
  'store.locked': {
    en: ['this workspace is open in another Casewright', 'close it there, then try again'],
    'zh-CN': ['该工作区已在另一个 Casewright 中打开', '请先在那里关闭，再重试'],
  },
  'store.newer': {
    en: [
      'the workspace was made by a newer Casewright (format {found}; this one reads up to {known})',
      'update Casewright, then open it again',
    ],
    'zh-CN': ['该工作区由更新版本的 Casewright 创建（格式 {found}，本版本最高支持 {known}）', '请更新 Casewright 后再打开'],
  },
  'store.foreign': {
    en: ['{file} is not a Casewright workspace', 'choose the folder of a workspace, or an empty one'],
    'zh-CN': ['{file} 不是 Casewright 工作区', '请选择工作区文件夹或空文件夹'],
  },
  'store.missing': {
    en: ['there is no workspace in {folder}', 'check the path, or make one with casewright init'],
    'zh-CN': ['{folder} 中没有工作区', '请检查路径，或用 casewright init 新建'],
  },
  'store.read-only': {
    en: ['the workspace in {folder} can be read but not changed', 'copy it to a folder you may write to, or ask for write access'],
    'zh-CN': ['{folder} 中的工作区只能读取，不能修改', '请复制到可写的文件夹，或申请写入权限'],
  },
  'store.cannot-open': {
    en: ['{file} cannot be opened', 'check that the folder is there and that you may read it'],
    'zh-CN': ['无法打开 {file}', '请确认文件夹存在且您有读取权限'],
  },
  'store.full': {
    en: ['the disk is full', 'free some space and try again; nothing of this change was kept'],
    'zh-CN': ['磁盘已满', '请清理空间后重试；本次修改未保存任何内容'],
  },
  'store.busy': {
    en: ['the workspace is busy', 'try again in a moment'],
    'zh-CN': ['工作区正忙', '请稍后重试'],
  },
  'store.damaged': {
    en: ['the workspace database is damaged: {detail}', 'leave the folder as it is and go back to a copy'],
    'zh-CN': ['工作区数据库已损坏：{detail}', '请保持文件夹原样，改用备份'],
  },
  'store.disk': {
    en: ['the disk failed: {detail}', 'check the disk; nothing of this change was kept'],
    'zh-CN': ['磁盘出错：{detail}', '请检查磁盘；本次修改未保存任何内容'],
  },
  'store.points-nowhere': {
    en: ['this points at something that is not there, or takes away what others point at', 'reload and look at what it is tied to'],
    'zh-CN': ['所指向的内容不存在，或仍有其他内容指向它', '请刷新后检查关联内容'],
  },
  'store.taken': {
    en: ['that number or name is taken ({detail})', 'choose another'],
    'zh-CN': ['该编号或名称已被占用（{detail}）', '请另选一个'],
  },
  'store.cannot-undo': {
    en: ['changes to {kind} cannot be taken back', 'change it by hand'],
    'zh-CN': ['无法撤销对 {kind} 的修改', '请手动修改'],
  },
  'store.overtaken': {
    en: ['"{verb}" cannot be taken back: "{later}" came after it and stays', 'change it by hand'],
    'zh-CN': ['无法撤销“{verb}”：其后的“{later}”不可撤销', '请手动修改'],
  },
} as const satisfies Record<string, Message>;
