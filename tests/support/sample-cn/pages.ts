/** Screens of the invented market place 澄岚集市, by file name. */
import { paragraphs, screen, table } from './style.ts';

const TOP = (small: string): string => `<div class="top">澄岚集市<small>${small}</small></div>`;

const watch = (
  dial: string,
): string => `<svg width="300" height="330" viewBox="0 0 300 330"><rect x="112" y="0" width="76" height="330" rx="14" fill="#55504c"/>
<circle cx="150" cy="165" r="112" fill="#c9ccd2"/><circle cx="150" cy="165" r="96" fill="${dial}"/>${Array.from({ length: 12 }, (_, i) => {
  const a = (i * Math.PI) / 6;
  return `<polygon points="0,-5 5,0 0,5 -5,0" transform="translate(${150 + 104 * Math.sin(a)} ${165 - 104 * Math.cos(a)})" fill="#eef6ff" stroke="#8aa"/>`;
}).join('')}
<line x1="150" y1="165" x2="150" y2="100" stroke="#fff" stroke-width="5"/><line x1="150" y1="165" x2="196" y2="190" stroke="#fff" stroke-width="4"/>
<text x="150" y="225" fill="#fff" font-size="20" text-anchor="middle">霁晶 JIJING</text></svg>`;

function listing(o: {
  url: string;
  at: string;
  shop: string;
  id: string;
  title: string;
  price: string;
  sold: string;
  dial: string;
}): string {
  return screen(
    o.url,
    o.at,
    `${TOP(`店铺：${o.shop}（店铺编号 ${o.id}）`)}<main><div class="row">${watch(o.dial)}<div><h1>${o.title}</h1>
<p class="price">¥${o.price}</p><p>累计销量 <b>${o.sold}</b> 件　评价 ${Math.round(Number(o.sold) * 0.61)} 条　发货地 广东深圳</p>
<p>品牌：<b>霁晶 JIJING</b>　材质：合金表壳、水晶镶嵌　保修：附“全国联保卡”</p><p class="grey">卖家承诺：专柜正品，支持验货，七天无理由退货。</p></div></div>
<h2>商品详情</h2>${paragraphs('霁晶（JIJING）水晶系列石英腕表，十二颗水晶镶嵌刻度，表盘印有“霁晶 JIJING”商标，表背镌刻相同商标，附包装盒、保修卡。')}
${table([
  ['参数', '内容'],
  ['型号', 'JJ-2025 水晶系列'],
  ['表盘直径', '34毫米'],
  ['商标标示位置', '表盘、表背、包装盒、保修卡'],
])}</main>`,
  );
}

function order(o: {
  no: string;
  at: string;
  shop: string;
  title: string;
  paid: string;
  tracking: string;
  delivered: string;
  pay: string;
}): string {
  return screen(
    `https://trade.chenglan.example/order/${o.no}`,
    '2025-10-27 16:20',
    `${TOP('我的订单 · 订单详情')}<main><h1>订单编号：${o.no}　<span class="grey">交易成功</span></h1>${table([
      ['项目', '内容'],
      ['卖家店铺', o.shop],
      ['商品', o.title],
      ['数量与实付款', `1 件　¥${o.paid}（含运费 ¥0.00）`],
      ['下单时间', o.at],
      ['支付方式与收款方', `澄岚支付（担保交易）　收款方：${o.pay}`],
      ['收货地址', '广东省深圳市福田区（深圳市示例公证处代收，详址略）'],
      ['物流', `示例速运 ${o.tracking}　寄件地：深圳市龙岗区布吉街道　签收时间：${o.delivered}`],
    ])}<p class="grey">本页由公证人员在公证处电脑上登录买家账号后截取，载明于（2025）深示证字第0001号公证书附件。</p></main>`,
  );
}

export const pages: Readonly<Record<string, string>> = {
  '第一组/平台规则页面.png': screen(
    'https://rules.chenglan.example/counterfeit/2024',
    '2025-10-20 10:05',
    `${TOP('规则中心')}<main><h1>澄岚集市假冒商品认定与处置规则（2024年版）</h1><p class="grey">公示日期：2023-12-15　生效日期：2024-01-01　公示期内意见征集已结束</p>
<h2>第三条 禁止行为</h2><p class="key">商家不得销售、展示、囤积假冒他人注册商标的商品，不得伪造质检、售后印章或者保修凭证。</p>
<h2>第六条 认定</h2><p>平台通过抽检购买取得样品，经商标权利人鉴定为假冒，或者经行政处罚决定、生效裁判认定为假冒的，认定为售假。</p>
<h2>第八条 处置与赔偿</h2><p class="key">经认定售假的，平台可以删除商品、关闭店铺，并以商家保证金先行赔付消费者；保证金不足的部分，由商家偿还。</p>
<p>涉假店铺由同一实际控制人控制或者共同经营的，按《平台服务协议》第9.4条处理。</p></main>`,
  ),
  '第一组/点击签约日志.png': screen(
    'https://audit.chenglan.example/consent?doc=PSA-V6.2',
    '2025-10-20 10:31',
    `${TOP('合规后台 · 签约日志')}<main><h1>《澄岚集市平台服务协议》V6.2 点击签署记录</h1>${table([
      ['字段', '记录一', '记录二'],
      ['会员名', 'jsg_watch_01', 'llsk_2024'],
      ['实名认证姓名', '郑示范（已认证）', '卢样例（已认证）'],
      ['店铺', '晶时光腕表馆（700100231）', '琉璃时刻表行（700100587）'],
      ['协议版本与文本哈希', 'V6.2　SHA-256 前16位 6f1c0a9e77b24d10', 'V6.2　SHA-256 前16位 6f1c0a9e77b24d10'],
      ['强制阅读', '15秒，滚动至文末', '15秒，滚动至文末'],
      ['勾选并点击“同意协议并入驻”', '2024-03-18 10:42:17', '2024-04-02 15:06:51'],
      ['短信验证', '通过 2024-03-18 10:43:02', '通过 2024-04-02 15:07:30'],
      ['IP 地址', '203.0.113.27', '203.0.113.27'],
    ])}<p class="grey">签署页以加下划线方式提示第4.3条、第9.2条、第9.3条、第9.4条、第12.2条。</p></main>`,
  ),
  '第二组/晶时光腕表馆商品页.png': listing({
    url: 'https://shop.chenglan.example/700100231/item/88010001',
    at: '2025-10-21 09:40',
    shop: '晶时光腕表馆',
    id: '700100231',
    title: '霁晶JIJING水晶系列女士石英腕表 专柜正品',
    price: '418.00',
    sold: '1437',
    dial: '#27435a',
  }),
  '第二组/琉璃时刻表行商品页.png': listing({
    url: 'https://shop.chenglan.example/700100587/item/88020007',
    at: '2025-10-22 09:52',
    shop: '琉璃时刻表行',
    id: '700100587',
    title: '霁晶JIJING水晶腕表 情侣款 正品联保',
    price: '398.00',
    sold: '604',
    dial: '#5a2740',
  }),
  '第二组/订单详情-晶时光腕表馆.png': order({
    no: '202510210001337',
    at: '2025-10-21 09:58:14',
    shop: '晶时光腕表馆',
    title: '霁晶JIJING水晶系列女士石英腕表 专柜正品',
    paid: '418.00',
    tracking: 'SY9900000001337',
    delivered: '2025-10-24 11:16',
    pay: '郑示范',
  }),
  '第二组/订单详情-琉璃时刻表行.png': order({
    no: '202510220004512',
    at: '2025-10-22 10:07:45',
    shop: '琉璃时刻表行',
    title: '霁晶JIJING水晶腕表 情侣款 正品联保',
    paid: '398.00',
    tracking: 'SY9900000004512',
    delivered: '2025-10-25 10:02',
    pay: '郑示范',
  }),
  '第三组/消费者投诉统计及媒体报道.png': screen(
    'https://cs.chenglan.example/report/2025Q4?shop=700100231,700100587',
    '2026-01-06 14:18',
    `${TOP('客服工单统计')}<main><h1>涉“晶时光腕表馆”“琉璃时刻表行”投诉统计（2025-10-01 至 2025-12-31）</h1>${table([
      ['类别', '10月', '11月', '12月', '合计'],
      ['投诉总数（件）', '96', '214', '121', '431'],
      ['其中明确表示“平台卖假货”“不再使用平台”', '38', '92', '57', '187'],
      ['涉两店铺订单的买家在其后90日内未再下单（人）', '—', '—', '—', '1,204'],
    ])}<h2>媒体报道（网页摘录）</h2><p>示例财经网 2025-12-20：《百元“水晶名表”流向网店，消费者质疑澄岚集市把关不严》</p>
<p class="grey">报道称，多名消费者在澄岚集市购得的“霁晶”腕表经鉴定为假货，“在大平台上也买到假表，今后不敢再买”。</p></main>`,
  ),
};
