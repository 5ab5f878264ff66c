/** Columns of evidence.csv; those of damages.csv belong to the damages. */
import type { evidenceKinds } from '../evidence/model.ts';
import type { Column } from '../kit/columns.ts';

const text = (name: string, ...aliases: string[]): Column => ({ name, type: 'text', aliases });

const chineseKinds: Readonly<Record<(typeof evidenceKinds)[number], readonly string[]>> = {
  screenshot: ['截图', '页面截图'],
  'web-capture': ['网页取证', '网页存档'],
  receipt: ['收据', '回执'],
  'purchase-record': ['购买记录', '订单', '订单记录'],
  photograph: ['照片', '实物照片'],
  registration: ['注册证', '商标注册证', '权利证书'],
  'notarial-record': ['公证书', '公证文书'],
  'platform-disclosure': ['平台披露', '平台数据', '后台数据'],
  contract: ['合同', '协议'],
  'official-record': ['公文书', '行政文书', '扣押清单'],
  judgment: ['判决', '判决书', '裁判文书'],
  appraisal: ['鉴定', '鉴定报告', '评估报告'],
  correspondence: ['函件', '往来函件', '邮件'],
  voucher: ['票据', '发票', '凭证'],
  video: ['视频', '录像'],
  report: ['图表', '关联图', '汇总表'],
  other: ['其他'],
};

export const evidenceColumns: readonly Column[] = [
  { name: 'file', type: 'text', aliases: ['file name', 'path', '文件', '文件名', '路径'], required: true },
  { name: 'kind', type: 'choice', choices: chineseKinds, aliases: ['type', '类型', '种类', '证据种类'] },
  text('title', 'name', 'description', '名称', '标题', '证据名称'),
  text('captured_at', 'captured', 'date', 'capture time', '取证时间', '形成时间', '截取时间', '日期'),
  text('captured_by', 'by', 'author', '取证人', '制作人'),
  text('source_url', 'url', 'link', '网址', '链接', '来源网址'),
  text('source', 'origin', 'from', '来源', '证据来源'),
  text('form', '证据形式', '形式'),
  text('purpose', 'proves', 'to prove', '证明目的', '证明对象', '证明内容'),
  { name: 'original', type: 'yes-no', aliases: ['原件', '是否原件'] },
  { name: 'exhibit', type: 'integer', aliases: ['exhibit number', 'exhibit no', 'no', '证据编号', '编号', '序号'] },
  text('group', 'exhibit group', '组别', '分组', '证据组'),
  { name: 'seller', type: 'list', aliases: ['sellers', 'seller number', 'seller no', 'defendant', '卖家', '卖家编号', '被告'] },
  { name: 'listing', type: 'list', aliases: ['listing url', 'listings', '商品', '商品链接'] },
  { name: 'right', type: 'list', aliases: ['rights', 'mark', 'registration number', '权利', '商标', '注册号'] },
  text('note', 'notes', 'remark', '备注', '说明'),
];
