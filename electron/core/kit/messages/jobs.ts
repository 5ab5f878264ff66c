import type { Message } from '../messages.ts';

export const jobsMessages = {
  'jobs.unknown': {
    en: ['there is no job {id}', 'it ended a while ago; look at its result'],
    'zh-CN': ['没有任务 {id}', '任务早已结束，请查看结果'],
  },
  'jobs.cancelled': {
    en: ['"{title}" was stopped', 'nothing of it was kept; start it again when ready'],
    'zh-CN': ['“{title}”已停止', '未保留任何内容，可随时重新开始'],
  },
} as const satisfies Record<string, Message>;
