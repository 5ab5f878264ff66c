/** Two papers as a template would give them: a Lanham Act complaint and a Chinese civil complaint, each with every kind of block. */
import type { Block, Document, DocumentMeta, Heading, Inline, NumberedParagraph } from '#core/document/model.ts';

export const t = (text: string): Inline => ({ kind: 'text', text });
export const value = (path: string, text: string): Inline => ({ kind: 'value', path, text });
export const gap = (path: string, label: string): Inline => ({ kind: 'gap', path, label });
export const ref = (to: string): Inline => ({ kind: 'paragraph-ref', to });
export const bold = (text: string): Inline => ({ kind: 'strong', children: [t(text)] });

export const p = (...children: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  align: null,
  indent: null,
  children: children.map((it) => (typeof it === 'string' ? t(it) : it)),
});
export const n = (id: string | null, ...children: (Inline | string)[]): NumberedParagraph => ({
  kind: 'numbered',
  id,
  children: children.map((it) => (typeof it === 'string' ? t(it) : it)),
  body: [],
});
export const h = (level: Heading['level'], text: string, role: Heading['role'] = 'section', id: string | null = null): Heading => ({
  kind: 'heading',
  level,
  id,
  role,
  children: [t(text)],
});

const meta: DocumentMeta = {
  title: 'Complaint',
  language: 'en',
  paper: 'us-letter',
  layout: 'us-pleading',
  author: 'Hale & Partners LLP',
  subject: 'Meridian Watch Co. v. Schedule A',
  date: '2026-11-23',
  footer: 'Complaint',
  draft: true,
};
const TEXT =
  'Defendants operate online storefronts that offer watches bearing counterfeits of the Meridian marks to consumers throughout the United States, including in Illinois and this Judicial District.';

const counts = (withSecond: boolean): Block[] => [
  h(2, 'Trademark Counterfeiting (15 U.S.C. § 1114)', 'count', 'c1'),
  n('repeat', 'Plaintiff repeats paragraphs 1 to ', ref('last-fact'), '.'),
  n(null, 'Defendants used a counterfeit of the registered mark in commerce. See ¶ ', ref('previous'), '.'),
  ...(withSecond
    ? [
        h(2, 'False Designation of Origin (15 U.S.C. § 1125(a))', 'count', 'c2'),
        n('origin', 'Plaintiff repeats paragraphs 1 to ', ref('last-fact'), '.'),
        n(null, 'The use is likely to cause confusion as to origin.'),
      ]
    : []),
  h(2, 'Illinois Uniform Deceptive Trade Practices Act', 'count', 'c3'),
  n(null, 'Plaintiff repeats paragraphs 1 to ', ref('last-fact'), ' and the allegations of ', ref('c1'), '.'),
  n('last', 'Defendants passed off their goods as those of Plaintiff; see ', ref('c3'), ', Part ', ref('facts'), '.'),
];

export interface PaperOptions {
  readonly secondCount?: boolean;
  readonly rows?: number;
  readonly facts?: number;
}

export function complaint({ secondCount = true, rows = 12, facts = 14 }: PaperOptions = {}): Document {
  return {
    meta,
    blocks: [
      {
        kind: 'caption',
        court: [[t('IN THE UNITED STATES DISTRICT COURT')], [t('FOR THE NORTHERN DISTRICT OF ILLINOIS')], [t('EASTERN DIVISION')]],
        sides: [
          { names: [[value('plaintiffs[0].name', 'MERIDIAN WATCH COMPANY, INC.'), t(',')]], role: 'Plaintiff,' },
          { names: [[t('THE PARTNERSHIPS AND UNINCORPORATED ASSOCIATIONS IDENTIFIED ON SCHEDULE “A”,')]], role: 'Defendants.' },
        ],
        versus: 'v.',
        data: [
          [t('Case No. '), gap('case_number', 'case number')],
          [t('Judge '), value('judge', 'Elena Marsh')],
          [bold('FILED UNDER SEAL')],
          [bold('JURY TRIAL DEMANDED')],
        ],
      },
      h(1, 'COMPLAINT', 'title'),
      p(
        'Plaintiff ',
        value('plaintiffs[0].name', 'Meridian Watch Company, Inc.'),
        ', by its counsel, brings this action against the persons and entities listed on Schedule A and states:',
      ),
      { kind: 'toc', title: 'Table of Contents', depth: 3 },
      { kind: 'page-break' },
      h(2, 'NATURE OF THE ACTION'),
      n('first', TEXT, {
        kind: 'footnote',
        children: [t('Each storefront is listed in '), { kind: 'emphasis', children: [t('Schedule A')] }, t('.')],
      }),
      n(
        null,
        'The Court has jurisdiction under 28 U.S.C. §§ 1331 and 1338(a)–(b). ',
        { kind: 'exhibit-ref', evidence: 'e1', label: 'Exhibit 1', pin: 'p. 3' },
        '.',
      ),
      h(2, 'FACTS', 'section', 'facts'),
      h(3, 'The Plaintiff and its marks'),
      ...Array.from({ length: facts }, (_, i) => n(null, `${TEXT} (${i + 1})`)),
      {
        ...n('proof', 'The purchases show the following:'),
        body: [
          {
            kind: 'list',
            marker: 'letter',
            start: 1,
            items: [[p('the watch was ordered on November 3, 2026;')], [p('it was delivered to Chicago, Illinois;'), p('in a plain box.')]],
          },
          { kind: 'quote', children: [p('Genuine Swiss movement, one to one with the original, ships to Illinois.')] },
        ],
      },
      {
        kind: 'table',
        caption: [t('Table 1. Registrations')],
        widths: [1, 3, 2],
        head: ['Reg. No.', 'Mark', 'Date'].map((text) => ({ children: [t(text)], align: null })),
        rows: [
          [
            { children: [t('4,221,007')], align: 'center' },
            { children: [t('MERIDIAN')], align: null },
            { children: [t('October 9, 2012')], align: null },
          ],
          [
            { children: [t('Total')], align: null },
            { children: [t('1 mark')], align: null },
            { children: [], align: null },
          ],
        ],
        totals: 1,
      },
      h(3, 'The Defendants'),
      n(
        null,
        'Store ',
        { kind: 'sealed', children: [value('sellers[0].storefronts[0].shop_name', 'Crystal\nTime “House”')] },
        ' sold to Illinois; see ¶¶ ',
        ref('first'),
        ' and ',
        ref('proof'),
        ', and ',
        { kind: 'link', href: 'https://example.com/a?b=1&c=2', children: [t('the listing')] },
        '.',
      ),
      ...counts(secondCount),
      h(2, 'PRAYER FOR RELIEF', 'section', 'prayer'),
      p('Wherefore Plaintiff asks for judgment:'),
      {
        kind: 'list',
        marker: 'upper-letter',
        start: 1,
        items: [[p('an injunction;')], [p('an accounting of profits;')], [p('such other relief as is just.')]],
      },
      { kind: 'list', marker: 'upper-letter', start: 1, items: [[p('A second list starts afresh;')], [p('as every list does.')]] },
      { kind: 'list', marker: 'bullet', start: 1, items: [[p('a bullet')]] },
      { kind: 'list', marker: 'decimal', start: 4, items: [[p('a list that begins at four')]] },
      p({ kind: 'underline', children: [t('Jury demand.')] }, ' Plaintiff demands trial by jury (Fed. R. Civ. P. 38(b)).'),
      {
        kind: 'signature',
        align: 'right',
        lines: [
          [t('Dated: November 23, 2026')],
          [t('Respectfully submitted,')],
          [t('/s/ Jane Hale')],
          [t('Hale & Partners LLP')],
          [t('Counsel for Plaintiff')],
        ],
      },
      { kind: 'page-break' },
      {
        kind: 'landscape',
        blocks: [h(1, 'SCHEDULE A', 'title'), schedule(rows)],
      },
    ],
  };
}

export function schedule(rows: number): Block {
  return {
    kind: 'schedule',
    id: 'schedule-a',
    caption: [t('Defendants')],
    columns: [
      { title: 'No.', width: 1, align: 'center', field: 'no', sealed: false },
      { title: 'Seller alias', width: 4, align: 'left', field: 'name', sealed: false },
      { title: 'Platform', width: 2, align: 'left', field: 'platform', sealed: false },
      { title: 'Store URL', width: 6, align: 'left', field: 'url', sealed: true },
    ],
    rows: Array.from({ length: rows }, (_, i) =>
      i === 2
        ? ['3', '«shop name»', 'AliExpress', 'https://example.com/3']
        : [String(i + 1), `Crystal Watch Store ${i + 1} 水晶“表”店`, 'AliExpress', `https://example.com/store/${100_000 + i}`],
    ),
    source: 'storefronts',
    gaps: rows > 2 ? ['2:1'] : [],
    totals: [['', 'Storefronts', '', String(rows)]],
  };
}

export function chineseComplaint(): Document {
  return {
    meta: {
      ...meta,
      title: '民事起诉状',
      language: 'zh-CN',
      paper: 'a4',
      layout: 'cn-pleading',
      author: '广东某某律师事务所',
      subject: '网络服务合同纠纷',
      footer: '',
      draft: false,
    },
    blocks: [
      { kind: 'title-block', above: [], title: [t('民事起诉状')], below: [] },
      p(
        '原告：',
        value('plaintiffs[0].name', '浙江云市网络有限公司'),
        '，统一社会信用代码：91330100799655058B，住所地：浙江省杭州市余杭区文一西路969号，联系电话：0571-88155188。',
      ),
      p('法定代表人：', value('plaintiffs[0].representative', '李明'), '，职务：执行董事。'),
      p('被告一：刘某，男，汉族，1986年3月2日出生，住广东省深圳市龙岗区坂田街道（淘宝店铺“水晶表坊”经营者）。'),
      {
        kind: 'party-table',
        rows: [
          { label: '原告', lines: [[t('名称：浙江云市网络有限公司')], [t('法定代表人：李明')]] },
          { label: '被告', lines: [[t('姓名：刘某')]] },
        ],
      },
      p('案由：网络服务合同纠纷'),
      h(2, '诉讼请求：'),
      {
        kind: 'list',
        marker: 'cn',
        start: 1,
        items: [
          [p('判令被告一、被告二共同赔偿原告合同损失及商誉损失人民币1,400,000.00元（大写：人民币壹佰肆拾万元整）；')],
          [p('判令被告赔偿原告合理开支人民币20,000.00元；')],
          [p('判令本案诉讼费用由被告承担。')],
        ],
      },
      h(2, '事实与理由：'),
      h(3, '合同关系'),
      p(
        '被告于2024年5月6日以“点击同意”方式与原告签订《平台服务协议》——约定不得销售假冒商品（',
        { kind: 'exhibit-ref', evidence: 'e1', label: '证据1', pin: '第3页' },
        '）……',
        { kind: 'footnote', children: [t('协议“第4.2条”。')] },
      ),
      h(3, '违约行为', 'section', 'breach'),
      p('公安机关于2026年3月18日在被告处查获假冒手表', { kind: 'emphasis', children: [t('125只')] }, '，如第', ref('breach'), '部分所述。'),
      h(4, '销售'),
      { kind: 'list', marker: 'decimal', start: 1, items: [[p('第一笔交易；')], [p('第二笔交易。')]] },
      h(4, '查获'),
      p('证据和证据来源：详见《证据目录》。'),
      { kind: 'paragraph', align: null, indent: 'indent', children: [t('此致')] },
      { kind: 'paragraph', align: null, indent: 'flush', children: [t('深圳市龙岗区人民法院')] },
      { kind: 'signature', align: 'right', lines: [[t('具状人：浙江云市网络有限公司（盖章）')], [t('2026年11月23日')]] },
      p('附：1. 本起诉状副本2份；2. 证据目录及证据2套。'),
    ],
  };
}
