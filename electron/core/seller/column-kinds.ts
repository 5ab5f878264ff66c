/** Columns that more than one table of sellers has, and how columns are written down. */
import type { Column } from '../kit/columns.ts';

export const text = (name: string, ...aliases: string[]): Column => ({ name, type: 'text', aliases });
export const date = (name: string, ...aliases: string[]): Column => ({ name, type: 'date', aliases });
export const list = (name: string, ...aliases: string[]): Column => ({ name, type: 'list', aliases });
export const choice = (name: string, choices: Record<string, readonly string[]>, ...aliases: string[]): Column => ({
  name,
  type: 'choice',
  choices,
  aliases,
});

export const sellerNo: Column = {
  name: 'seller_no',
  type: 'integer',
  aliases: [
    'no',
    'no.',
    'def no',
    'def. no.',
    'doe no',
    'doe',
    'defendant number',
    'schedule a no',
    'seller no',
    'defendant no',
    'seller number',
    'number',
    '序号',
    '编号',
    '卖家编号',
    '被告编号',
    '被告序号',
  ],
};
export const seller = text(
  'seller',
  'seller name',
  'defendant',
  'defendant name',
  'operator',
  'real name',
  '卖家',
  '卖家名称',
  '卖家姓名',
  '经营者',
  '被告',
  '主体名称',
  '公司名称',
);
export const evidence = list('evidence', 'evidence files', 'exhibits', 'screenshots', 'attachments', '证据', '证据文件', '截图', '附件');
export const currency = text('currency', 'ccy', '币种', '货币');
export const platform = text('platform', 'marketplace', 'site', 'website', 'channel', '平台', '电商平台', '网站', '渠道');
