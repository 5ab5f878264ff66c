/** Columns of a damages table: damages.csv of an intake folder, and a table taken into a matter. */
import type { Column } from '../../kit/columns.ts';
import { apportionWords, liabilityWords, positionWords, standingWords, valuationWords } from './model.ts';

const text = (name: string, ...aliases: string[]): Column => ({ name, type: 'text', aliases });

export const damagesColumns: readonly Column[] = [
  { name: 'head', type: 'text', aliases: ['key', 'head of damage', '损失项目', '项目编号', '编号'], required: true },
  text('rule', 'measure', '计算规则', '规则', '计算方法'),
  text('title', 'name', '名称', '标题'),
  text('currency', 'ccy', '币种', '货币'),
  { name: 'liability', type: 'choice', choices: liabilityWords, aliases: ['owed', '责任', '责任方式'] },
  { name: 'apportion_by', type: 'choice', choices: apportionWords, aliases: ['apportioned by', 'divided by', '分摊方式', '分摊依据'] },
  { name: 'sellers', type: 'list', aliases: ['seller', 'seller numbers', 'defendants', '卖家', '卖家编号', '被告'] },
  { name: 'position', type: 'choice', choices: positionWords, aliases: ['主备'] },
  { name: 'claimed', type: 'decimal', aliases: ['amount claimed', '主张金额', '请求金额'] },
  { name: 'conduct_facts', type: 'list', aliases: ['facts', '行为事实'] },
  text('reasons', 'reason', '理由', '说明'),
  { name: 'election_on', type: 'date', aliases: ['elected on', 'day of election', 'election date', '选择日期', '选定日期'] },
  text('election_reason', 'reason for election', 'why elected', '选择理由', '选定理由', '择一理由'),
  text('input', '参数', '输入项'),
  // Figures are read by the unit of their input: `50.4%` is a share, `additive` the word of a choice.
  text('value', '数值', '值'),
  text('low', 'least', 'lowest', 'low end', '下限', '最低', '低值'),
  text('high', 'most', 'highest', 'high end', '上限', '最高', '高值'),
  // The head whose figure the input takes: its key in this table, or its title in the matter.
  text('carried', 'taken from', '取自', '取自项目'),
  // A number of days by the two dates it runs between.
  { name: 'period_from', type: 'date', aliases: ['from', 'first day', 'interest from', '起算日', '起始日', '计息起日'] },
  { name: 'period_to', type: 'date', aliases: ['to', 'last day', 'interest to', '截止日', '终止日', '计息止日'] },
  text('basis', '依据'),
  { name: 'standing', type: 'choice', choices: standingWords, aliases: ['stands on', 'support', '证明状态', '证明方式'] },
  { name: 'estimate', type: 'yes-no', aliases: ['estimated', '估算', '是否估算'] },
  text('input_currency', 'currency of the figure', 'original currency', '原币种', '数据币种'),
  { name: 'rate_on', type: 'date', aliases: ['rate date', 'date of the rate', '汇率日期', '汇率日'] },
  { name: 'valued', type: 'choice', choices: valuationWords, aliases: ['valuation', 'valued by', '计价依据', '计价方式', '价格口径'] },
  text('item', 'label', '项目', '费用项目', '名目'),
  { name: 'amount', type: 'decimal', aliases: ['金额'] },
  text('part', 'share of the voucher', '分摊比例', '本案份额'),
  text('part_reason', 'reason for the part', '分摊理由'),
  text('voucher', 'voucher number', 'invoice', '票据号', '发票号', '凭证号'),
  { name: 'date', type: 'date', aliases: ['日期', '开票日期'] },
  { name: 'evidence', type: 'list', aliases: ['evidence files', 'sources', '证据', '证据文件'] },
];
