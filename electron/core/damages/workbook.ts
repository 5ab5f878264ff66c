/** The damages of a matter as a spreadsheet: heads with totals as live formulas, inputs, items, derivations, the table by seller. */
import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { type Language, say } from '../kit/messages.ts';
import type { DamagesView } from './result.ts';

const WORDS = {
  heads: { en: 'Heads', 'zh-CN': '赔偿项目' },
  inputs: { en: 'Inputs', 'zh-CN': '数据' },
  items: { en: 'Items', 'zh-CN': '明细' },
  derivation: { en: 'Derivation', 'zh-CN': '计算过程' },
  sellers: { en: 'By seller', 'zh-CN': '按卖家' },
  findings: { en: 'To settle', 'zh-CN': '待处理' },
  no: { en: 'No.', 'zh-CN': '序号' },
  head: { en: 'Head', 'zh-CN': '项目' },
  rule: { en: 'Rule', 'zh-CN': '规则' },
  statute: { en: 'Statute', 'zh-CN': '法律依据' },
  position: { en: 'Position', 'zh-CN': '地位' },
  liability: { en: 'Liability', 'zh-CN': '责任' },
  sellerNumbers: { en: 'Sellers', 'zh-CN': '卖家编号' },
  currency: { en: 'Currency', 'zh-CN': '币种' },
  computed: { en: 'Computed', 'zh-CN': '计算数额' },
  claimed: { en: 'Claimed', 'zh-CN': '请求数额' },
  amount: { en: 'Amount', 'zh-CN': '金额' },
  primary: { en: 'primary', 'zh-CN': '主张' },
  alternative: { en: 'alternative', 'zh-CN': '备选' },
  info: { en: 'information', 'zh-CN': '参考' },
  joint: { en: 'joint', 'zh-CN': '共同' },
  each: { en: 'from each', 'zh-CN': '分别' },
  total: { en: 'Total', 'zh-CN': '合计' },
  open: { en: 'open', 'zh-CN': '待定' },
  input: { en: 'Input', 'zh-CN': '数据项' },
  value: { en: 'Value', 'zh-CN': '数值' },
  origin: { en: 'Origin', 'zh-CN': '来源' },
  entered: { en: 'entered', 'zh-CN': '填写' },
  listings: { en: 'listings', 'zh-CN': '商品链接' },
  default: { en: 'rule', 'zh-CN': '规则默认' },
  missing: { en: 'missing', 'zh-CN': '缺少' },
  basis: { en: 'Basis', 'zh-CN': '依据' },
  estimate: { en: 'Estimate', 'zh-CN': '估算' },
  yes: { en: 'yes', 'zh-CN': '是' },
  evidence: { en: 'Evidence', 'zh-CN': '证据' },
  item: { en: 'Item', 'zh-CN': '明细项' },
  date: { en: 'Date', 'zh-CN': '日期' },
  voucher: { en: 'Voucher', 'zh-CN': '票据' },
  step: { en: 'Step', 'zh-CN': '步骤' },
  seller: { en: 'Seller', 'zh-CN': '卖家' },
  marks: { en: 'Marks', 'zh-CN': '商标' },
  goods: { en: 'Types of goods', 'zh-CN': '商品种类' },
  units: { en: 'Marks × types', 'zh-CN': '商标×种类' },
  sold: { en: 'Units sold', 'zh-CN': '销量' },
  revenue: { en: 'Revenue', 'zh-CN': '销售额' },
  statutory: { en: 'Statutory', 'zh-CN': '法定赔偿' },
  profits: { en: 'Profits', 'zh-CN': '侵权获利' },
  severity: { en: 'Severity', 'zh-CN': '程度' },
  where: { en: 'Where', 'zh-CN': '位置' },
  message: { en: 'Message', 'zh-CN': '说明' },
} as const;
type Word = keyof typeof WORDS;

const AMOUNT = '#,##0.00';

/**
 * Writes the view as XLSX. Totals are formulas over the rows above them; a total that is open says so instead of adding up what is there.
 * Spreadsheets count in binary floating point: figures beyond fifteen digits are exact in the program and in the filings only.
 */
export async function damagesWorkbook(view: DamagesView, language: Language): Promise<Uint8Array> {
  const word = (name: Word): string => WORDS[name][language];
  const head = (...names: readonly Word[]): Row => names.map((name) => ({ value: word(name), fontWeight: 'bold' as const, wrap: true }));
  const number = (value: string | null): Cell =>
    value === null || value === '' ? null : { value: Number(value), type: Number, format: AMOUNT };
  const plain = (value: string): Cell => (value === '' ? null : { value: Number(value), type: Number });
  const formula = (value: string): Cell => ({ value, type: 'Formula', format: AMOUNT, fontWeight: 'bold' });
  const text = (value: string): Cell => (value === '' ? null : { value, type: String, wrap: true });
  const name = ({ head: one, result }: DamagesView['heads'][number]) => one.title || result.title[language];

  const place = ({ head: one, result }: DamagesView['heads'][number]): Word => (result.counts === 'info' ? 'info' : one.position);
  const headRows = view.heads.map((entry, index): Row => {
    const { head: one, result } = entry;
    return [
      index + 1,
      text(name(entry)),
      text(result.version || one.rule),
      text(result.statute),
      text(word(place(entry))),
      text(word(one.liability)),
      text(result.sellerNumbers),
      text(one.currency),
      number(result.computed),
      number(one.claimed),
      number(result.amount),
    ];
  });
  const last = view.heads.length + 1;
  const totalRows = view.totals.map(({ currency, amount }): Row => {
    const sum = formula(`SUMIFS(K2:K${last},H2:H${last},"${currency}",E2:E${last},"${word('primary')}")`);
    return [
      null,
      { value: word('total'), fontWeight: 'bold' },
      null,
      null,
      null,
      null,
      null,
      text(currency),
      null,
      null,
      amount === null ? text(word('open')) : sum,
    ];
  });

  const inputRows = view.heads.flatMap((entry, index) =>
    entry.result.inputs.map(
      (input): Row => [
        index + 1,
        text(name(entry)),
        text(input.label[language]),
        input.unit === 'choice' ? text(input.meaning?.[language] ?? input.value) : plain(input.value),
        text(word(input.origin)),
        text(input.basis),
        input.estimate ? text(word('yes')) : null,
        text(input.sources.map((source) => (source.page ? `${source.evidence}:${source.page}` : source.evidence)).join('; ')),
      ],
    ),
  );
  const items = view.heads.flatMap((entry, index) => entry.head.items.map((item) => ({ entry, index, item })));
  const itemRows = items.map(
    ({ entry, index, item }): Row => [
      index + 1,
      text(name(entry)),
      text(item.label),
      text(item.date),
      text(item.voucher),
      text(entry.head.currency),
      number(item.amount),
      text(item.sources.map((source) => source.evidence).join('; ')),
    ],
  );
  const itemTotals = [...new Set(items.map(({ entry }) => entry.head.currency))].map((currency): Row => {
    const sum = formula(`SUMIFS(G2:G${items.length + 1},F2:F${items.length + 1},"${currency}")`);
    return [null, { value: word('total'), fontWeight: 'bold' }, null, null, null, text(currency), sum, null];
  });
  const stepRows = view.heads.flatMap((entry, index) => entry.result.steps.map((step): Row => [index + 1, text(name(entry)), text(step)]));
  const sellers = view.bySeller.filter((row) => row.active);
  const sellerRows = sellers.map(
    (row): Row => [
      row.no,
      text(row.name || row.shops.join(', ')),
      text(row.marks.join('; ')),
      text(row.goodsTypes.join('; ')),
      row.units,
      plain(row.unitsSold),
      number(row.revenue.find((one) => one.currency === row.currency)?.amount ?? ''),
      number(row.statutory),
      number(row.profits),
      number(row.amount),
      text(row.currency),
    ],
  );
  const column = (letter: string) => formula(`SUM(${letter}2:${letter}${sellers.length + 1})`);
  const sellerTotal: Row[] =
    sellers.length === 0
      ? []
      : [
          [
            null,
            { value: word('total'), fontWeight: 'bold' },
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            column('J'),
            text(sellers[0]?.currency ?? ''),
          ],
        ];
  const findingRows = view.findings.map((one): Row => {
    const { message, hint } = say(one.id, one.params, language);
    return [text(one.severity), text(one.where), text(`${message}. ${hint}`)];
  });

  const widths = (...columns: readonly number[]) => columns.map((width) => ({ width }));
  const sheet = (title: Word, columns: { width: number }[], ...data: Row[]) => ({ sheet: word(title), data, columns, stickyRowsCount: 1 });
  return writeXlsxFile([
    sheet(
      'heads',
      widths(6, 34, 26, 34, 12, 11, 14, 10, 18, 18, 18),
      head('no', 'head', 'rule', 'statute', 'position', 'liability', 'sellerNumbers', 'currency', 'computed', 'claimed', 'amount'),
      ...headRows,
      ...totalRows,
    ),
    sheet(
      'inputs',
      widths(6, 34, 40, 18, 14, 40, 10, 40),
      head('no', 'head', 'input', 'value', 'origin', 'basis', 'estimate', 'evidence'),
      ...inputRows,
    ),
    sheet(
      'items',
      widths(6, 34, 40, 14, 20, 10, 18, 40),
      head('no', 'head', 'item', 'date', 'voucher', 'currency', 'amount', 'evidence'),
      ...itemRows,
      ...itemTotals,
    ),
    sheet('derivation', widths(6, 34, 80), head('no', 'head', 'step'), ...stepRows),
    sheet(
      'sellers',
      widths(6, 34, 24, 24, 10, 12, 18, 18, 18, 18, 10),
      head('no', 'seller', 'marks', 'goods', 'units', 'sold', 'revenue', 'statutory', 'profits', 'amount', 'currency'),
      ...sellerRows,
      ...sellerTotal,
    ),
    sheet('findings', widths(12, 40, 100), head('severity', 'where', 'message'), ...findingRows),
  ]).toBuffer();
}
