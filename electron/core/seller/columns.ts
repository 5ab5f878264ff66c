/** Columns of the tables a seller list comes in, with the headers people write in English and Chinese. */
import type { Column } from '../kit/columns.ts';

const text = (name: string, ...aliases: string[]): Column => ({ name, type: 'text', aliases });
const date = (name: string, ...aliases: string[]): Column => ({ name, type: 'date', aliases });
const list = (name: string, ...aliases: string[]): Column => ({ name, type: 'list', aliases });
const choice = (name: string, choices: Record<string, readonly string[]>, ...aliases: string[]): Column => ({
  name,
  type: 'choice',
  choices,
  aliases,
});

const sellerNo: Column = {
  name: 'seller_no',
  type: 'integer',
  aliases: ['no', 'no.', 'def no', 'defendant no', 'seller number', 'number', '序号', '编号', '卖家编号', '被告编号', '被告序号'],
};
const seller = text(
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
const evidence = list('evidence', 'evidence files', 'exhibits', 'screenshots', 'attachments', '证据', '证据文件', '截图', '附件');
const currency = text('currency', 'ccy', '币种', '货币');
const platform = text('platform', 'marketplace', 'site', 'website', 'channel', '平台', '电商平台', '网站', '渠道');
const shop: Column = {
  ...text(
    'shop',
    'shop name',
    'shop_name',
    'store',
    'store name',
    'storefront',
    'shop id',
    'shop_id',
    'store url',
    'seller alias',
    'alias',
    '店铺',
    '店铺名称',
    '店铺名',
    '店铺编号',
    '店铺链接',
    '网店',
  ),
  required: true,
};

const statuses = {
  active: ['pending', '有效', '在册', '进行中'],
  dismissed: ['withdrawn', '撤诉', '撤回', '已撤诉'],
  defaulted: ['default', 'in default', '缺席'],
  settled: ['settlement', '和解', '已和解', '调解'],
};

const sellers: readonly Column[] = [
  sellerNo,
  seller,
  platform,
  text(
    'shop_name',
    'shop',
    'store',
    'store name',
    'storefront',
    'seller alias',
    'alias',
    'account',
    'account name',
    '店铺',
    '店铺名称',
    '店铺名',
    '店名',
    '网店名称',
    '账号',
  ),
  text('shop_id', 'store id', 'merchant id', 'seller id', 'merchant token', '店铺id', '店铺编号', '商家id', '商家编号', '卖家id'),
  text(
    'url',
    'link',
    'shop url',
    'store url',
    'storefront url',
    'shop link',
    'website url',
    '链接',
    '店铺链接',
    '店铺网址',
    '网址',
    '店铺地址链接',
  ),
  text('country', 'country/region', 'location', 'region', '国家', '国家/地区', '国家地区', '所在国家'),
  list('email', 'e-mail', 'e-mail address', 'mail', '邮箱', '电子邮箱', '电子邮件', '邮件地址'),
  list(
    'phone',
    'telephone',
    'tel',
    'mobile',
    'phone number',
    'contact number',
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '联系方式',
  ),
  list(
    'payee',
    'payee account',
    'payment account',
    'paypal',
    'beneficiary',
    'bank account',
    '收款账户',
    '收款账号',
    '收款人',
    '收款方',
    '支付宝',
    '支付宝账号',
    '银行账户',
    '银行账号',
  ),
  text(
    'address',
    'business address',
    'registered address',
    'return address',
    '地址',
    '经营地址',
    '注册地址',
    '联系地址',
    '住所',
    '住所地',
    '发货地址',
    '退货地址',
  ),
  text(
    'licence',
    'license',
    'business licence',
    'business license',
    'registration number',
    'uscc',
    '统一社会信用代码',
    '营业执照',
    '营业执照号',
    '营业执照号码',
    '信用代码',
    '执照号',
  ),
  date('opened', 'opened on', 'open since', 'since', '开店时间', '开店日期', '注册时间'),
  choice('status', statuses, '状态', '诉讼状态'),
  text('note', 'notes', 'remark', 'remarks', 'comment', '备注', '说明'),
  evidence,
];

const identifierKinds = {
  email: ['e-mail', 'mail', '邮箱', '电子邮箱'],
  phone: ['telephone', 'mobile', '电话', '手机', '手机号'],
  payee: ['payment account', '收款账户', '收款人', '支付宝'],
  'bank-account': ['bank account', '银行账户', '银行账号', '银行卡'],
  address: ['地址', '经营地址'],
  licence: ['license', 'uscc', '统一社会信用代码', '营业执照'],
  domain: ['域名'],
  registrant: ['whois', '域名注册人', '注册人'],
  'merchant-id': ['merchant id', '商家编号', '商家id'],
  messenger: ['wechat', 'whatsapp', 'telegram', 'qq', '微信'],
  'return-address': ['return address', '退货地址'],
  other: ['其他'],
};

const identifiers: readonly Column[] = [
  sellerNo,
  { ...shop, required: false },
  { ...choice('kind', identifierKinds, 'type', '类型', '种类', '标识类型'), required: true },
  { ...text('value', 'identifier', '内容', '标识', '值'), required: true },
  choice(
    'status',
    { claimed: ['自称', '声称'], verified: ['已核实', '真实'], false: ['虚假', '不实'], unverifiable: ['无法核实'] },
    '状态',
    '核实情况',
  ),
  evidence,
];

const listings: readonly Column[] = [
  shop,
  platform,
  text('url', 'link', 'listing url', 'product url', 'product link', 'item url', '链接', '商品链接', '商品网址', '产品链接', '网址'),
  text('title', 'listing title', 'product title', 'product', 'item', 'description', '标题', '商品标题', '商品名称', '产品名称', '商品'),
  text('item_id', 'item id', 'asin', 'listing id', 'product id', 'sku', 'item number', '商品id', '商品编号', '货号'),
  text('price', 'unit price', 'sale price', '价格', '单价', '售价', '销售价'),
  currency,
  text('units_sold', 'units', 'sold', 'sales', 'sales volume', 'quantity sold', '销量', '已售', '销售数量', '月销量', '累计销量'),
  text('units_basis', 'basis', 'sales basis', '销量依据', '销量来源'),
  text('ships_to', 'ship to', 'shipping', 'delivers to', '发往', '配送范围', '可送达', '配送地区'),
  text(
    'right',
    'mark',
    'trademark',
    'trade mark',
    'registration no',
    'reg no',
    'right infringed',
    '权利',
    '商标',
    '注册号',
    '商标注册号',
    '侵害权利',
  ),
  text('goods_type', 'goods', 'type of goods', 'category', '商品类型', '商品类别', '类目'),
  text('mark_use', 'use of mark', 'how used', '商标使用方式', '使用方式', '标识使用'),
  date('captured_on', 'captured', 'capture date', 'date captured', 'seen on', '取证日期', '截图日期', '取证时间', '采集日期'),
  evidence,
];

const conclusions = {
  counterfeit: ['fake', '假冒', '假货', '假冒商品', '仿冒'],
  infringing: ['侵权', '侵权商品'],
  genuine: ['authentic', '正品', '真品'],
  grey: ['gray', 'grey market', 'parallel import', '水货', '窜货', '平行进口'],
  inconclusive: ['unclear', '无法确定', '无法判断', '待定'],
};

const purchases: readonly Column[] = [
  { ...shop, required: false },
  sellerNo,
  platform,
  text('order_number', 'order', 'order no', 'order id', 'order number', '订单', '订单号', '订单编号'),
  date('ordered_on', 'ordered', 'order date', 'purchase date', 'date', '下单日期', '下单时间', '购买日期', '购买时间'),
  text('paid', 'amount', 'amount paid', 'total', 'price', 'cost', '付款金额', '实付', '实付金额', '金额', '支付金额', '总价'),
  currency,
  text('payment_method', 'paid by', 'payment', '支付方式', '付款方式'),
  text('payee', 'paid to', 'recipient', 'beneficiary', '收款人', '收款方', '收款账户', '收款账号'),
  text('tracking', 'tracking number', 'tracking no', 'waybill', '物流单号', '快递单号', '运单号'),
  date('delivered_on', 'delivered', 'delivery date', 'received on', '收货日期', '签收日期', '签收时间', '收货时间'),
  text('delivered_to', 'delivery place', 'ship to', 'shipped to', '收货地', '收货地点', '收货城市'),
  date('examined_on', 'examined', 'examination date', '鉴定日期', '鉴定时间', '检验日期'),
  text('examiner', 'examined by', '鉴定人', '鉴定机构', '检验人'),
  choice('conclusion', conclusions, 'result', 'finding', '结论', '鉴定结论', '鉴定结果'),
  text('differences', 'difference', 'why', '差异', '区别', '与正品区别', '不同之处'),
  text('listing_url', 'listing', 'product url', 'product link', '商品链接', '链接'),
  evidence,
];

/** Sellers and storefronts come in one table: one row a storefront. */
export const tableColumns = { sellers, storefronts: sellers, identifiers, listings, purchases } as const;
export type ImportTable = keyof typeof tableColumns;
