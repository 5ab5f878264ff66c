import type { Message } from '../messages.ts';

export const jobsMessages = {
  'jobs.unknown': {
    en: ['there is no job {id}', 'reload the list'],
    'zh-CN': ['没有任务 {id}', '请刷新列表'],
  },
  'jobs.paused': {
    en: ['the job is paused', 'resume it when ready; what it had done by then is kept'],
    'zh-CN': ['任务已暂停', '可随时继续；此前已完成的部分已保存'],
  },
  'jobs.cancelled': {
    en: ['the job was stopped', 'files it had received by then are kept; start it again for the rest'],
    'zh-CN': ['任务已停止', '此前已接收的文件已保存；其余部分可重新开始'],
  },
  'jobs.closing': {
    en: ['the workspace was closed while the job ran', 'open the workspace again and look at the job'],
    'zh-CN': ['任务运行期间工作区被关闭', '请重新打开工作区并查看该任务'],
  },
  'jobs.interrupted': {
    en: ['the program ended while this was being made', 'start it again; nothing half-made was kept'],
    'zh-CN': ['制作过程中程序已退出', '请重新开始；未保留任何未完成的内容'],
  },
  'jobs.not-running': {
    en: ['the job does not run', 'reload the list and look at its state'],
    'zh-CN': ['任务未在运行', '请刷新列表并查看其状态'],
  },
  'jobs.cannot-pause': {
    en: ['this kind of job cannot be paused', 'let it end, or stop it and start it again later'],
    'zh-CN': ['此类任务不能暂停', '请等待完成，或停止后重新开始'],
  },
  'jobs.cannot-resume': {
    en: ['there is nothing left to go on with', 'start a new job'],
    'zh-CN': ['该任务没有可继续的内容', '请新建任务'],
  },
  'jobs.not-ended': {
    en: ['the job has not come to its end', 'stop it first'],
    'zh-CN': ['任务尚未结束', '请先停止该任务'],
  },
  'jobs.not-reached': {
    en: ['{file} was not received: the job was stopped before its turn', 'offer it again'],
    'zh-CN': ['未接收 {file}：任务在处理到该文件之前已停止', '请重新提交'],
  },
} as const satisfies Record<string, Message>;
