/** Columns of the tables a seller list comes in, with the headers people write in English and Chinese. */
import type { Column } from '../kit/columns.ts';
import { choice, currency, date, evidence, platform, sellerNo, text } from './column-kinds.ts';
import { detailColumns } from './listing/cells.ts';
import { sellerColumns } from './seller-columns.ts';

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
  'resident-id': ['id card', 'resident id', '身份证', '身份证号'],
  'person-name': ['person', 'legal representative', '姓名', '法定代表人'],
  'company-name': ['company', '公司名称', '企业名称'],
  'name-server': ['name server', 'dns', '域名服务器'],
  warehouse: ['仓库', '发货地址'],
  batch: ['lot', 'serial', 'serial number', '批次', '批号', '序列号'],
  'shipping-sender': ['sender', 'shipper', '发件人', '寄件人'],
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
  date('found_on', 'found on', 'found', 'date', 'captured on', '取证日期', '发现日期'),
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
  ...detailColumns,
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
export const tableColumns = { sellers: sellerColumns, storefronts: sellerColumns, identifiers, listings, purchases } as const;
export type ImportTable = keyof typeof tableColumns;
