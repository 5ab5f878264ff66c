/** The words of a custody report in both languages. The report is read by courts and opponents, so they are not those of the screen. */
import type { CustodyFault } from '../custody/custody.ts';
import type { CustodyEvent } from '../custody/model.ts';
import type { evidenceKinds } from '../evidence/model.ts';
import type { Language } from '../kit/messages.ts';
import type { Actor } from '../kit/world.ts';

type Words<K extends string> = Readonly<Record<K, readonly [en: string, zh: string]>>;

const EVENTS: Words<CustodyEvent['event']> = {
  collected: ['Collected', '提取'],
  received: ['Received', '接收'],
  sealed: ['Sealed', '封存'],
  opened: ['Opened', '打开查看'],
  transferred: ['Transferred', '移交'],
  examined: ['Examined', '检验'],
  copied: ['Copied', '复制'],
  exported: ['Exported', '导出'],
  stamped: ['Stamped', '加盖编号'],
  produced: ['Produced', '披露'],
  privileged: ['Marked as privileged', '标记为保密特权'],
  released: ['Released from privilege', '解除保密特权'],
  withdrawn: ['Withdrawn from use', '停止使用'],
  reinstated: ['Taken back into use', '恢复使用'],
  returned: ['Returned', '返还'],
};

const DOORS: Words<Actor['door']> = {
  desktop: ['desktop window', '桌面窗口'],
  browser: ['browser window', '浏览器窗口'],
  terminal: ['terminal', '命令行'],
  test: ['test', '测试'],
};

const KINDS: Words<(typeof evidenceKinds)[number]> = {
  screenshot: ['Screenshot', '截图'],
  'web-capture': ['Web capture', '网页取证'],
  receipt: ['Receipt', '收据'],
  'purchase-record': ['Purchase record', '购买记录'],
  photograph: ['Photograph', '照片'],
  registration: ['Registration', '权属登记'],
  'notarial-record': ['Notarial record', '公证书'],
  'platform-disclosure': ['Platform disclosure', '平台披露'],
  contract: ['Contract', '合同'],
  'official-record': ['Official record', '公文书证'],
  judgment: ['Judgment', '裁判文书'],
  appraisal: ['Appraisal', '鉴定评估'],
  correspondence: ['Correspondence', '往来函件'],
  voucher: ['Voucher', '票据'],
  video: ['Video', '视频'],
  report: ['Chart or table', '图表'],
  other: ['Other', '其他'],
};

const FAULTS: Words<CustodyFault['how']> = {
  gone: ['is missing', '缺失'],
  altered: ['was altered', '已被改动'],
  unlinked: ['is not linked to the one before it', '未与前一事件相接'],
};

/** Names of what an event notes beside itself; a name that is not here is printed as it was noted. */
const DETAILS: Words<string> = {
  name: ['name', '文件名'],
  size: ['bytes', '字节数'],
  type: ['type', '类型'],
  from: ['from', '来自'],
  privilege: ['privilege', '保密特权'],
  binder: ['binder', '证据册'],
  production: ['production', '披露材料'],
  volume: ['volume', '卷'],
  bates: ['Bates numbers', '页面编号'],
  exhibit: ['exhibit', '证据'],
  to: ['to', '去向'],
  recipient: ['to', '接收方'],
  how: ['how', '方式'],
  day: ['on', '日期'],
  path: ['path', '路径'],
  pages: ['pages', '页数'],
  files: ['files', '文件'],
  native: ['native file', '原始文件'],
  set: ['SHA-256 of the set', '整套材料的 SHA-256'],
  parent: ['out of item', '所在材料'],
  as: ['as', '作为'],
  file: ['file', '文件'],
};

const pick = (words: Words<string>, key: string, language: Language): string => words[key]?.[language === 'zh-CN' ? 1 : 0] ?? key;

export const eventWord = (event: CustodyEvent['event'], language: Language): string => pick(EVENTS, event, language);
export const doorWord = (door: string, language: Language): string => pick(DOORS, door, language);
export const faultWord = (how: CustodyFault['how'], language: Language): string => pick(FAULTS, how, language);
export const kindWord = (kind: string, language: Language): string => pick(KINDS, kind, language);

/** `name: order.pdf; bytes: 48213` */
export function detailText(detail: Readonly<Record<string, string>>, language: Language): string {
  const [colon, joint] = language === 'zh-CN' ? ['：', '；'] : [': ', '; '];
  return Object.entries(detail)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${pick(DETAILS, key, language)}${colon}${value}`)
    .join(joint);
}
