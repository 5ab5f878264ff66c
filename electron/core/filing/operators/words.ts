/** What identifiers are called on paper. Kinds nobody has a word for are printed under "other". */
import type { Language } from '../../kit/messages.ts';

const KINDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  email: ['e-mail address', '电子邮箱'],
  phone: ['telephone number', '联系电话'],
  payee: ['payee', '收款账户'],
  'bank-account': ['bank account', '银行账户'],
  address: ['address', '地址'],
  licence: ['business license number', '证照号码'],
  domain: ['domain name', '域名'],
  registrant: ['domain registrant', '域名注册人'],
  'name-server': ['name server', '域名服务器'],
  'merchant-id': ['merchant account', '商户编号'],
  messenger: ['messenger account', '即时通讯账号'],
  'return-address': ['return address', '退货地址'],
  'resident-id': ['identity number', '公民身份号码'],
  warehouse: ['warehouse', '仓库地址'],
  batch: ['batch or serial number', '批号'],
  'shipping-sender': ['sender of the parcels', '发件人'],
  'person-name': ['name of a person', '自然人姓名'],
  'company-name': ['name of a company', '企业名称'],
};

export const kindName = (kind: string, language: Language): string =>
  KINDS[kind]?.[language === 'en' ? 0 : 1] ?? (language === 'en' ? 'identifier' : '标识信息');
