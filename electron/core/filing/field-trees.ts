/** Fields of the things templates name, with their labels in both languages. One thing, one tree: a party is the same on either side. */
import type { FieldTree } from '../template/fields.ts';

export type Label = readonly [en: string, zh: string];

export const value = (label?: Label): FieldTree =>
  label === undefined ? { kind: 'value' } : { kind: 'value', label: { en: label[0], 'zh-CN': label[1] } };
export const object = (fields: Readonly<Record<string, FieldTree>>): FieldTree => ({ kind: 'object', fields });
export const list = (item: FieldTree): FieldTree => ({ kind: 'list', item });
export const map = (item: FieldTree): FieldTree => ({ kind: 'map', item });
export const values = (labels: Readonly<Record<string, Label>>): Record<string, FieldTree> =>
  Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, value(label)]));

export const ids = list(value());

const counsel = object({
  ...values({
    id: ['counsel', '代理人'],
    name: ['counsel name', '代理人姓名'],
    firm: ['law firm', '律师事务所'],
    address: ['counsel address', '代理人地址'],
    phone: ['counsel telephone', '代理人电话'],
    email: ['counsel e-mail', '代理人电子邮箱'],
    bar_number: ['bar number', '执业证号'],
    authority: ['authority', '代理权限'],
  }),
  lead: value(),
});

export const party = object({
  ...values({
    id: ['party', '当事人'],
    no: ['number', '序号'],
    kind: ['kind of party', '当事人类型'],
    name: ['party name', '当事人名称'],
    name_other: ['name in the other language', '外文名称'],
    address: ['address', '住所地'],
    phone: ['telephone', '联系电话'],
    email: ['e-mail', '电子邮箱'],
    country: ['country', '国家'],
    entity_type: ['entity type', '组织形式'],
    place_of_formation: ['place of formation', '注册地'],
    principal_place: ['principal place of business', '主要营业地'],
    uscc: ['unified social credit code', '统一社会信用代码'],
    legal_representative: ['legal representative', '法定代表人'],
    legal_representative_post: ['post of the legal representative', '法定代表人职务'],
    sex: ['sex', '性别'],
    birth: ['date of birth', '出生日期'],
    ethnicity: ['ethnicity', '民族'],
    occupation: ['occupation', '职业'],
    id_number: ['identity number', '公民身份号码'],
    capacity: ['capacity', '身份说明'],
    seller_no: ['seller number', '卖家序号'],
  }),
  counsel: list(counsel),
  exhibits: ids,
});

export const right = object({
  ...values({
    id: ['right', '权利'],
    type: ['type of right', '权利类型'],
    mark: ['mark', '商标'],
    form: ['form of the mark', '商标形式'],
    number: ['registration number', '注册号'],
    country: ['country of registration', '注册国'],
    registered: ['registration date', '注册日期'],
    expires: ['expiry date', '有效期'],
    owner: ['owner of the right', '权利人'],
    certificate: ['registration certificate', '注册证'],
    class_numbers: ['class', '类别'],
    goods: ['goods', '核定使用商品'],
  }),
  incontestable: value(),
  classes: list(object(values({ number: ['class', '类别'], goods: ['goods', '商品'] }))),
});

export const storefront = object({
  ...values({
    id: ['storefront', '店铺'],
    no: ['number', '序号'],
    seller: ['seller', '卖家'],
    platform: ['platform', '平台'],
    shop_name: ['shop name', '店铺名称'],
    shop_id: ['shop id', '店铺编号'],
    url: ['store URL', '店铺链接'],
    country: ['country', '国家'],
    status: ['status', '状态'],
    email: ['e-mail', '电子邮箱'],
    group: ['group', '关联组'],
    listing_urls: ['listing URLs', '商品链接'],
  }),
  exhibits: ids,
});

export const listing = object({
  ...values({
    id: ['listing', '商品'],
    no: ['number', '序号'],
    storefront: ['storefront', '店铺'],
    shop_name: ['shop name', '店铺名称'],
    platform: ['platform', '平台'],
    url: ['listing URL', '商品链接'],
    title: ['listing title', '商品标题'],
    item_id: ['item id', '商品编号'],
    price: ['price', '单价'],
    currency: ['currency', '币种'],
    units_sold: ['units sold', '销量'],
    units_basis: ['how the units were read', '销量来源'],
    ships_to: ['ships to', '发货范围'],
    right: ['right infringed', '被侵害权利'],
    mark: ['mark used', '使用的标识'],
    right_number: ['registration number', '注册号'],
    goods_type: ['type of goods', '商品种类'],
    mark_use: ['how the mark appears', '标识使用方式'],
    captured_on: ['date of capture', '取证日期'],
  }),
  exhibits: ids,
});

export const purchaseValues: Readonly<Record<string, FieldTree>> = values({
  id: ['test purchase', '取证购买'],
  no: ['number', '序号'],
  shop_name: ['shop name', '店铺名称'],
  platform: ['platform', '平台'],
  order_number: ['order number', '订单号'],
  ordered_on: ['order date', '下单日期'],
  paid: ['price paid', '支付金额'],
  currency: ['currency', '币种'],
  payment_method: ['payment method', '支付方式'],
  payee: ['payee', '收款方'],
  tracking: ['tracking number', '物流单号'],
  delivered_on: ['delivery date', '收货日期'],
  delivered_to: ['place of delivery', '收货地'],
  examined_on: ['date of examination', '鉴定日期'],
  examiner: ['examiner', '鉴定人'],
  conclusion: ['conclusion', '鉴定结论'],
  differences: ['differences from the genuine goods', '与正品的差异'],
  listing_title: ['listing title', '商品标题'],
  listing_url: ['listing URL', '商品链接'],
});
export const purchase = object({ ...purchaseValues, exhibits: ids });

export const exhibit = object({
  ...values({
    id: ['exhibit', '证据'],
    number: ['exhibit number', '证据编号'],
    label: ['exhibit label', '证据编号'],
    title: ['exhibit title', '证据名称'],
    kind: ['kind of evidence', '证据类型'],
    form: ['form of evidence', '证据形式'],
    source: ['source of the evidence', '证据来源'],
    purpose: ['purpose of proof', '证明目的'],
    group: ['exhibit group', '证据分组'],
    pages: ['page count', '页数'],
    page_range: ['pages', '页码'],
    first_page: ['first page', '起始页'],
    part: ['file of the binder', '所在分册'],
    bates_first: ['first Bates number', '起始编号'],
    bates_last: ['last Bates number', '截止编号'],
    bates: ['Bates numbers', '编号'],
    file_name: ['file name', '文件名'],
    sha256: ['SHA-256', 'SHA-256'],
    captured_at: ['capture time', '取证时间'],
  }),
  original: value(),
});

export const seller = object({
  ...values({
    id: ['seller', '卖家'],
    no: ['number', '序号'],
    name: ['seller name', '卖家名称'],
    country: ['country', '国家'],
    address: ['seller address', '卖家地址'],
    status: ['status', '状态'],
  }),
  linked: value(),
  storefront_count: value(),
  storefronts: list(storefront),
  identifiers: list(
    object({ ...values({ kind: ['kind', '类型'], value: ['identifier', '标识信息'], status: ['status', '状态'] }), exhibits: ids }),
  ),
  listings: list(listing),
  purchases: list(purchase),
  exhibits: ids,
});

const tieNames: Readonly<Record<string, Label>> = {
  group: ['group', '关联组'],
  kind: ['kind', '类型'],
  kind_name: ['kind', '类型'],
  value: ['identifier', '标识信息'],
};
export const tie = object({
  ...values({
    ...tieNames,
    seller_numbers: ['defendant numbers', '被告序号'],
    count: ['count', '数量'],
  }),
  nos: ids,
  shop_names: list(value(['shop names', '店铺名称'])),
  exhibits: ids,
});
export const tieRow = object({
  ...values({ ...tieNames, no: ['number', '序号'], shop_name: ['shop name', '店铺名称'] }),
  exhibits: ids,
});

const numbers: Readonly<Record<string, FieldTree>> = {
  ...values({ numbers: ['defendant numbers', '被告序号'], count: ['count', '数量'] }),
  nos: ids,
};
export const falseDatum = object({
  ...values({
    no: ['number', '序号'],
    shop_name: ['shop name', '店铺名称'],
    kind: ['kind', '类型'],
    kind_name: ['kind', '类型'],
    value: ['identifier', '标识信息'],
    reason: ['reason', '理由'],
  }),
  exhibits: ids,
});
export const operatorGroup = object({
  ...values({ id: ['group', '关联组'], no: ['group', '关联组'], storefronts: ['storefronts', '店铺数'] }),
  ...numbers,
  long: value(),
  ties: list(tie),
  kind_names: ids,
  exhibits: ids,
});
export const joinder = object({ sets: list(object(numbers)), apart: object(numbers) });
export const groups = object({
  ...Object.fromEntries(
    ['hidden', 'forum_sale', 'forum_offer', 'forum_none', 'units_shown', 'unlinked'].map((name) => [name, object(numbers)]),
  ),
  prices: list(object(values({ currency: ['currency', '币种'], low: ['lowest price', '最低价'], high: ['highest price', '最高价'] }))),
  countries: list(object({ name: value(['country', '国家']), ...numbers })),
  uses: list(object({ ...values({ right: ['right', '权利'], goods_type: ['type of goods', '商品种类'] }), ...numbers })),
});
