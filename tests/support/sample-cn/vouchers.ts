/** Vouchers for the reasonable expenses, by file name. */
import { paper, paragraphs, table } from './style.ts';

function invoice(o: { no: string; date: string; seller: string; item: string; amount: string; capitals: string; before?: string }): string {
  return paper(
    o.before ? '委托代理合同（节录）及发票' : '电子发票（普通发票）',
    `${o.before ?? ''}${table([
      ['发票号码', '开票日期', '购买方', '销售方'],
      [o.no, o.date, '杭州澄岚集市网络科技有限公司<br>91990106MA0X00015F', o.seller],
    ])}${table([
      ['项目名称', '价税合计（大写）', '价税合计（小写）'],
      [o.item, o.capitals, `>¥${o.amount}`],
    ])}`,
  );
}

export const vouchers: Readonly<Record<string, string>> = {
  '第四组/律师委托合同及发票.pdf': invoice({
    no: '99000000000000000001',
    date: '2026年09月10日',
    seller: '广东例衡律师事务所',
    item: '法律服务*律师费（一审）',
    amount: '80,000.00',
    capitals: '捌万元整',
    before: paragraphs(
      '委托人：杭州澄岚集市网络科技有限公司。受托人：广东例衡律师事务所。委托事项：委托人诉郑示范、卢样例网络服务合同纠纷一案一审诉讼代理。代理律师：陆衡、江晓例。代理权限：特别授权。律师费：人民币80,000.00元，合同签订之日起十日内付清。签订日期：2026年9月1日。',
    ),
  }),
  '第四组/公证费发票.pdf': invoice({
    no: '99000000000000000002',
    date: '2025年10月31日',
    seller: '深圳市示例公证处',
    item: '鉴证咨询服务*公证费（（2025）深示证字第0001号）',
    amount: '6,800.00',
    capitals: '陆仟捌佰元整',
  }),
  '第四组/评估费发票.pdf': invoice({
    no: '99000000000000000003',
    date: '2026年08月20日',
    seller: '深圳示例资产评估有限公司',
    item: '鉴证咨询服务*评估费（示评报字〔2026〕第0086号）',
    amount: '24,000.00',
    capitals: '贰万肆仟元整',
  }),
  '第四组/差旅费票据汇总.pdf': paper(
    '差旅费票据汇总',
    `${paragraphs('事由：代理人赴深圳，办理本案立案、阅卷及与公安机关沟通，并在同一行程中办理委托人另一宗售假纠纷案的立案。期间：2026年9月22日至9月25日。')}${table(
      [
        ['票据', '编号', '金额（元）'],
        ['杭州—深圳往返铁路电子客票3人', 'E99000001至E99000006', '>3,276.00'],
        ['住宿费发票', '99000000000000000005', '>3,150.00'],
        ['市内交通发票', '99000000000000000006', '>342.00'],
        ['合计', '', '>6,768.00'],
      ],
    )}`,
  ),
  '第四组/保全保险费发票.pdf': invoice({
    no: '99000000000000000004',
    date: '2026年10月15日',
    seller: '示例财产保险股份有限公司深圳分公司',
    item: '保险服务*诉讼财产保全责任保险费',
    amount: '5,000.00',
    capitals: '伍仟元整',
  }),
};
