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
  'store.chain-broken': {
    en: ['the journal does not hold from entry {seq} on', 'the workspace was changed from outside; go back to a copy'],
    'zh-CN': ['操作日志自第 {seq} 条起不连贯', '工作区曾被外部修改，请改用备份'],
  },
  'vault.bad-hash': {
    en: ['that is not a SHA-256', 'reload the page and try again'],
    'zh-CN': ['不是有效的 SHA-256 值', '请刷新页面后重试'],
  },
  'vault.missing': {
    en: ['the bytes of {sha256} are not in the vault', 'put the file back from a copy of the workspace'],
    'zh-CN': ['证据库中缺少 {sha256} 的文件', '请从工作区备份中恢复该文件'],
  },
  'vault.altered': {
    en: ['the bytes of {sha256} in the vault are not those received', 'put the file back from a copy of the workspace'],
    'zh-CN': ['证据库中 {sha256} 的文件与接收时不一致', '请从工作区备份中恢复该文件'],
  },
  'vault.orphaned': {
    en: [
      '{file} lies in the vault but belongs to nothing',
      'nothing to do: an interrupted import left it; it is used again when the same file comes in',
    ],
    'zh-CN': ['证据库中的 {file} 不属于任何材料', '无需处理：导入中断所致，再次接收同一文件时会重新使用'],
  },
  'vault.too-large': {
    en: ['the file has more than {limit} bytes', 'split it, or keep it outside and describe it'],
    'zh-CN': ['文件超过 {limit} 字节', '请拆分文件，或在外部保存并加以说明'],
  },
  'vault.not-a-file': {
    en: ['that is not a file', 'choose the files inside a folder'],
    'zh-CN': ['所选项目不是文件', '请选择文件夹内的文件'],
  },
  'vault.changed': {
    en: ['the file changed while it was read', 'wait until it is complete, then try again'],
    'zh-CN': ['读取过程中文件发生变化', '请等待文件写入完成后重试'],
  },
  'custody.altered': {
    en: ['event {seq} of the chain of custody ({event}: {file}) was altered', 'the workspace was changed from outside; go back to a copy'],
    'zh-CN': ['保管链第 {seq} 条（{event}：{file}）已被改动', '工作区曾被外部修改，请改用备份'],
  },
  'custody.unlinked': {
    en: [
      'event {seq} of the chain of custody ({event}: {file}) does not follow from the one before it',
      'the workspace was changed from outside; go back to a copy',
    ],
    'zh-CN': ['保管链第 {seq} 条（{event}：{file}）与前一条不衔接', '工作区曾被外部修改，请改用备份'],
  },
  'custody.gone': {
    en: ['event {seq} of the chain of custody is gone', 'the workspace was changed from outside; go back to a copy'],
    'zh-CN': ['保管链第 {seq} 条已不存在', '工作区曾被外部修改，请改用备份'],
  },
  'custody.no-item': {
    en: ['{file} was received, but is not among the evidence any more', 'the workspace was changed from outside; go back to a copy'],
    'zh-CN': ['{file} 曾被接收，但已不在证据之中', '工作区曾被外部修改，请改用备份'],
  },
  'custody.other-bytes': {
    en: ['{file} is listed with other bytes than custody says were received', 'the workspace was changed from outside; go back to a copy'],
    'zh-CN': ['{file} 的记录与保管链所载接收内容不一致', '工作区曾被外部修改，请改用备份'],
  },
  'evidence.not-found': {
    en: ['there is no evidence item {id}', 'reload the list'],
    'zh-CN': ['没有证据材料 {id}', '请刷新列表'],
  },
  'evidence.empty': {
    en: ['{file} is empty', 'look at the original, and save or download it again'],
    'zh-CN': ['{file} 为空文件', '请查看原件，重新保存或下载'],
  },
  'evidence.not-a-file': {
    en: ['{file} is not a file', 'choose the files inside the folder'],
    'zh-CN': ['{file} 不是文件', '请选择文件夹内的文件'],
  },
  'evidence.unreadable': {
    en: ['{file} cannot be read ({reason})', 'check that it is there and that you may read it'],
    'zh-CN': ['无法读取 {file}（{reason}）', '请确认文件存在且您有读取权限'],
  },
  'evidence.too-large': {
    en: ['{file} is larger than 4 GiB', 'split it, or keep it outside and describe it'],
    'zh-CN': ['{file} 超过 4 GiB', '请拆分文件，或在外部保存并加以说明'],
  },
  'evidence.changed': {
    en: ['{file} changed while it was read', 'wait until it is complete, then add it again'],
    'zh-CN': ['读取 {file} 时文件发生变化', '请等待文件写入完成后重新添加'],
  },
  'evidence.link': {
    en: ['{file} is a link to another place, and links are not followed', 'offer the file or folder it leads to'],
    'zh-CN': ['{file} 是指向别处的链接，程序不会跟随链接', '请直接提交链接所指的文件或文件夹'],
  },
  'evidence.system-file': {
    en: [
      '{file} is kept there by the system and is no evidence',
      'nothing to do; to keep it all the same, pack it into a ZIP under another name',
    ],
    'zh-CN': ['{file} 是系统自动生成的文件，不作为证据', '无需处理；如确需保留，请改名并打包为 ZIP'],
  },
  'evidence.own-folder': {
    en: ['{file} belongs to this workspace', 'offer files that lie outside it'],
    'zh-CN': ['{file} 属于本工作区', '请提交工作区以外的文件'],
  },
  'evidence.folder-too-deep': {
    en: ['{file} lies too many folders deep', 'offer the folder itself'],
    'zh-CN': ['{file} 的文件夹层级过深', '请直接提交该文件夹'],
  },
  'evidence.empty-folder': {
    en: ['{file} holds no files', 'check that it is the right folder'],
    'zh-CN': ['{file} 中没有文件', '请确认文件夹是否正确'],
  },
  'evidence.not-unicode': {
    en: ['{file} has a name in an old encoding and cannot be opened', 'rename it, then offer it again'],
    'zh-CN': ['{file} 的文件名采用旧式编码，无法打开', '请重命名后再提交'],
  },
  'evidence.rotten-copy': {
    en: [
      '{file} was received before, and the copy in the vault is not what it was',
      'run verify, and put that file back from a copy of the workspace',
    ],
    'zh-CN': ['{file} 此前已接收，但证据库中的副本已发生变化', '请运行 verify，并从工作区备份中恢复该文件'],
  },
  'evidence.wrong-password': {
    en: ['that password does not open {file}', 'check capitals and spaces, or ask the sender'],
    'zh-CN': ['该密码无法打开 {file}', '请检查大小写和空格，或询问提供方'],
  },
  'evidence.other-matter': {
    en: ['{file} belongs to another matter', 'change the items of one matter at a time'],
    'zh-CN': ['{file} 属于其他案件', '请每次只修改同一案件的材料'],
  },
  'evidence.has-gps': {
    en: ['{file} tells where it was taken', 'look at the place before the file is shown to anybody'],
    'zh-CN': ['{file} 含有拍摄地点信息', '对外提供前请先查看该位置'],
  },
  'evidence.has-program': {
    en: ['{file} holds a program ({what}) that runs when it is opened elsewhere', 'look at it here only, and say so when it is handed on'],
    'zh-CN': ['{file} 含有在其他软件中打开时会运行的程序（{what}）', '请仅在此查看，转交时请予说明'],
  },
  'evidence.extension': {
    en: ['{file} is {type}, whatever its name says', 'check where it comes from before relying on it'],
    'zh-CN': ['{file} 实为 {type}，与扩展名不符', '使用前请核实来源'],
  },
  'evidence.encrypted': {
    en: ['{file} is protected by a password', 'enter the password, or ask the sender for it'],
    'zh-CN': ['{file} 受密码保护', '请输入密码，或向提供方索取'],
  },
  'evidence.damaged': {
    en: ['{file} is damaged and may not open', 'ask for it again'],
    'zh-CN': ['{file} 已损坏，可能无法打开', '请重新索取'],
  },
  'evidence.too-big-to-read': {
    en: ['{file} is too big to be measured', 'give its pages by hand where they matter'],
    'zh-CN': ['{file} 过大，无法自动读取页数或尺寸', '如需页数请手工填写'],
  },
  'evidence.withdrawn-before': {
    en: ['{file} was received before and withdrawn', 'reinstate the earlier item'],
    'zh-CN': ['{file} 此前已接收并撤回', '请恢复原证据材料'],
  },
  'evidence.is-exhibit': {
    en: ['the item is exhibit {number}', 'take it off the exhibit list first'],
    'zh-CN': ['该材料已列为证据 {number}', '请先从证据清单中移除'],
  },
  'evidence.reason-missing': {
    en: ['a withdrawal needs a reason', 'say why, it goes into the chain of custody'],
    'zh-CN': ['撤回须说明理由', '请填写理由，该理由将记入保管链'],
  },
  'evidence.too-slow-to-read': {
    en: ['{file} takes longer to read than any sound file should', 'it is kept as received; open the original and look at it'],
    'zh-CN': ['{file} 的读取时间超出正常文件所需', '文件已按收到时的原样保存；请打开原件查看'],
  },
  'evidence.undecodable': {
    en: ['{file} is of a kind that cannot be shown here', 'it is kept as received; have it converted and receive the copy beside it'],
    'zh-CN': ['{file} 的格式无法在此显示', '文件已按收到时的原样保存；请转换格式后将副本一并收入'],
  },
  'evidence.no-page': {
    en: ['the item has no page {page}', 'reload the item and choose a page it has'],
    'zh-CN': ['该材料没有第 {page} 页', '请刷新后选择已有页面'],
  },
  'evidence.text-too-long': {
    en: ['the text of a page may have {limit} characters at most', 'shorten it to what the page reads'],
    'zh-CN': ['单页文字最多 {limit} 个字符', '请缩短为该页实际内容'],
  },
} as const satisfies Record<string, Message>;
