/** Columns of a table of sellers, one row a storefront, with the headers that platforms and people write in English and Chinese. */
import type { Column } from '../kit/columns.ts';
import { choice, date, evidence, list, platform, seller, sellerNo, text } from './column-kinds.ts';
import type { Identifier } from './model.ts';

const statuses = {
  active: ['pending', '有效', '在册', '进行中'],
  dismissed: ['withdrawn', '撤诉', '撤回', '已撤诉'],
  defaulted: ['default', 'in default', '缺席'],
  settled: ['settlement', '和解', '已和解', '调解'],
};

/** Free text that several columns may fill; each keeps its own line. */
const lines = (name: string, ...aliases: string[]): Column => ({ ...text(name, ...aliases), join: '\n' });
/** Between whole cells that fill one field; no cell holds it. */
export const CELL_END = '\u001f';
/** As `many`, of which one cell holds one: an address has line breaks and may have semicolons. */
const whole = (name: string, ...aliases: string[]): Column => ({ ...text(name, ...aliases), join: CELL_END });
/** Values of one kind, in one cell or in several columns. */
const many = (name: string, ...aliases: string[]): Column => ({ ...list(name, ...aliases), join: ';' });

export const sellerColumns: readonly Column[] = [
  sellerNo,
  {
    ...seller,
    aliases: [
      ...seller.aliases,
      ...['business name', 'legal name', 'entity name', 'legal entity', 'company', 'company name', 'registered name', 'business entity'],
      ...['registered company name', 'merchant name', 'vendor name', 'defendant (real name)', 'full name', 'owner', 'owner name'],
      ...['企业名称', '公司', '公司名', '商家名称', '商户名称', '主体', '经营主体', '经营主体名称', '真实姓名', '姓名', '店主', '店主姓名'],
      ...['经营者姓名', '经营者名称', '注册主体', '认证主体', '开店主体', '当事人', '被告名称', '字号名称', '单位名称'],
    ],
  },
  platform,
  text(
    'shop_name',
    ...['shop', 'store', 'store name', 'storefront', 'storefront name', 'seller alias', 'alias', 'account', 'account name', 'display name'],
    ...['seller display name', 'mall name', 'seller username', 'username', 'user name', 'seller nickname', 'nickname', 'internet store'],
    ...['店铺', '店铺名称', '店铺名', '店名', '网店名称', '账号', '账号名称', '昵称', '店铺昵称', '网店', '商铺名称', '旗舰店名称'],
  ),
  text(
    'shop_id',
    ...['store id', 'shop no', 'store no', 'store number', 'seller id', 'mall id', 'user id', 'userid', 'supplier id', 'ebay user id'],
    ...['店铺id', '店铺编号', '店铺号', '商家id', '商家编号', '卖家id', '用户id', '掌柜id'],
  ),
  text(
    'url',
    ...['link', 'shop url', 'store url', 'storefront url', 'store front url', 'shop link', 'store link', 'website url', 'web address'],
    ...['seller url', 'storefront link', 'storefront address', 'seller profile url', 'shop address url', 'uniform resource locator'],
    ...['链接', '店铺链接', '店铺网址', '网址', '店铺地址链接', '店铺url', '网店链接', '网店网址', '店铺首页', '店铺主页'],
  ),
  text(
    'country',
    'country/region',
    'location',
    'region',
    'country code',
    'country of origin',
    '国家',
    '国家/地区',
    '国家地区',
    '所在国家',
    '国别',
  ),
  many(
    'email',
    ...['e-mail', 'e-mail address', 'mail', 'email id', 'emails', 'contact email', 'registered email', 'registrant email', 'login email'],
    ...['邮箱', '电子邮箱', '电子邮件', '邮件地址', '邮箱地址', '注册邮箱', '联系邮箱', '登录邮箱', '绑定邮箱'],
  ),
  many(
    'phone',
    ...['telephone', 'tel', 'mobile', 'phone number', 'contact number', 'telephone number', 'mobile number', 'mobile phone', 'cell'],
    ...['cell phone', 'phone no', 'contact phone', 'registered phone', 'fax'],
    ...['电话', '手机', '手机号', '手机号码', '联系电话', '联系方式', '电话号码', '注册手机', '绑定手机', '绑定手机号', '座机', '固定电话'],
    ...['店铺电话', '客服电话', '传真'],
  ),
  many(
    'payee',
    ...['payee account', 'payment account', 'paypal', 'beneficiary', 'paypal account', 'paypal email', 'alipay', 'alipay account'],
    ...['payoneer', 'payoneer account', 'payee name', 'beneficiary name', 'account holder', 'account holder name', 'recipient', 'pingpong'],
    ...[
      '收款账户',
      '收款账号',
      '收款人',
      '收款方',
      '支付宝',
      '支付宝账号',
      '支付宝账户',
      '支付宝号',
      '收款人姓名',
      '户名',
      '开户名',
      '财付通',
    ],
    ...['微信支付', '微信支付账号', '提现账户', '提现账号', '结算账户', '绑定支付宝'],
  ),
  many(
    'bank_account',
    ...['bank account', 'bank account number', 'bank account no', 'account number', 'iban', 'bank card', 'bank card number', 'card number'],
    ...['银行账户', '银行账号', '银行卡', '银行卡号', '卡号', '对公账户', '结算银行账号', '提现银行卡'],
  ),
  whole(
    'address',
    ...['business address', 'registered address', 'office address', 'company address', 'postal address', 'mailing address'],
    ...['registered office', 'principal place of business', 'full address', 'physical address', 'contact address', 'business location'],
    ...[
      '地址',
      '经营地址',
      '注册地址',
      '联系地址',
      '住所',
      '住所地',
      '公司地址',
      '企业地址',
      '住址',
      '经营场所',
      '身份证地址',
      '实际经营地址',
    ],
  ),
  {
    ...text(
      'address_line',
      ...['address line', 'address line 1', 'address line 2', 'address 1', 'address 2', 'street', 'street address', 'city', 'town'],
      ...['state', 'province', 'state/province', 'county', 'district', 'postcode', 'post code', 'zip', 'zip code', 'postal code'],
      ...['省', '省份', '市', '城市', '区', '区县', '街道', '详细地址', '邮编', '邮政编码'],
    ),
    join: ', ',
  },
  whole(
    'return_address',
    ...['return address', 'returns address', 'refund address', 'return to', 'return location'],
    ...['退货地址', '售后地址', '退换货地址', '退件地址'],
  ),
  whole(
    'warehouse',
    ...[
      'warehouse address',
      'warehouse code',
      'fulfilment center',
      'fulfillment center',
      'ship from',
      'ship from address',
      'shipping from',
    ],
    ...['仓库', '仓库地址', '仓库编号', '发货仓', '发货仓库', '发货地址', '发货地'],
  ),
  many(
    'shipping_sender',
    ...['sender', 'sender name', 'shipper', 'shipper name', 'consignor', 'shipping sender'],
    ...['发件人', '寄件人', '发货人', '发件方', '寄件人姓名'],
  ),
  many(
    'licence',
    ...['license', 'business licence', 'business license', 'registration number', 'uscc', 'license number', 'licence number'],
    ...['business license number', 'business registration number', 'company registration number', 'company number', 'registration no'],
    ...['unified social credit code', 'social credit code', 'tax id', 'tax number', 'vat', 'vat number', 'ein', 'brn'],
    ...['统一社会信用代码', '营业执照', '营业执照号', '营业执照号码', '信用代码', '执照号', '注册号', '工商注册号', '营业执照注册号'],
    ...['统一信用代码', '社会信用代码', '纳税人识别号', '税号'],
  ),
  many(
    'resident_id',
    ...['resident id', 'id card', 'id card number', 'id number', 'national id', 'identity card', 'identity card number', 'id no'],
    ...['身份证', '身份证号', '身份证号码', '证件号码', '公民身份号码', '居民身份证', '法人身份证号'],
  ),
  many(
    'person_name',
    ...['legal representative', 'legal rep', 'legal person', 'contact person', 'contact name', 'director', 'beneficial owner'],
    ...['person in charge', 'responsible person', 'representative'],
    ...['法定代表人', '法人', '法人代表', '负责人', '联系人', '法定代表人姓名', '法人姓名', '实际控制人', '股东'],
  ),
  many('related_company', 'other company', 'operating company', 'affiliated company', 'trade name', '关联公司', '运营公司', '字号'),
  many(
    'messenger',
    ...['wechat', 'wechat id', 'weixin', 'qq', 'qq number', 'whatsapp', 'telegram', 'skype', 'line', 'line id', 'messenger', 'wangwang'],
    ...['微信', '微信号', 'qq号', 'qq号码', '旺旺', '旺旺号', '旺旺名', '会员名', '即时通讯'],
  ),
  many(
    'merchant_id',
    ...[
      'merchant id',
      'merchant token',
      'merchant number',
      'merchant customer id',
      'mcid',
      'member id',
      'ali id',
      'login id',
      'account id',
    ],
    ...['商户号', '商户编号', '商户id', '会员id', '会员编号', '账号id'],
  ),
  many('domain', 'domain name', 'domain names', 'website domain', '域名', '网站域名', '独立站域名'),
  many(
    'registrant',
    'registrant name',
    'domain registrant',
    'whois',
    'whois registrant',
    '注册人',
    '域名注册人',
    '域名持有者',
    '域名持有人',
  ),
  many('name_server', 'name server', 'name servers', 'nameserver', 'nameservers', 'ns', 'dns', 'dns server', '域名服务器', 'dns服务器'),
  many(
    'batch',
    ...['batch number', 'batch no', 'lot', 'lot number', 'lot no', 'serial', 'serial number', 'serial no'],
    ...['批次', '批号', '批次号', '生产批号', '序列号', '防伪码'],
  ),
  date('opened', 'opened on', 'open since', 'since', 'opening date', 'registration date', '开店时间', '开店日期', '注册时间', '注册日期'),
  date('found_on', 'found on', 'disclosed on', 'disclosure date', 'date of disclosure', 'captured on', '取证日期', '披露日期', '提供日期'),
  choice('status', statuses, '状态', '诉讼状态', 'case status'),
  lines('note', 'notes', 'remark', 'remarks', 'comment', 'comments', '备注', '说明', '备注信息'),
  evidence,
];

/** The columns of a table of sellers that hold data which tie sellers together, and the kind of each. */
export const identifierColumns = {
  email: 'email',
  phone: 'phone',
  payee: 'payee',
  bank_account: 'bank-account',
  licence: 'licence',
  resident_id: 'resident-id',
  person_name: 'person-name',
  related_company: 'company-name',
  address: 'address',
  return_address: 'return-address',
  warehouse: 'warehouse',
  shipping_sender: 'shipping-sender',
  messenger: 'messenger',
  merchant_id: 'merchant-id',
  domain: 'domain',
  registrant: 'registrant',
  name_server: 'name-server',
  batch: 'batch',
} as const satisfies Readonly<Record<string, Identifier['kind']>>;
