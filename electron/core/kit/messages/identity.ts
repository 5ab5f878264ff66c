import type { Message } from '../messages.ts';

/** What is wrong with data a seller gave. `value` is the datum as it may be shown; resident numbers come masked. */
export const identityMessages = {
  'identity.phone-impossible': {
    en: ['"{value}" is no telephone number of any country', 'compare it with the source; as it stands nobody can be reached there'],
    'zh-CN': ['“{value}”不是任何国家或地区的有效电话号码', '请与来源核对；按此号码无法联系到任何人'],
  },
  'identity.phone-made-up': {
    en: ['the digits of "{value}" are made up', 'compare it with the source'],
    'zh-CN': ['“{value}”的数字是随意编造的', '请与来源核对'],
  },
  'identity.phone-country': {
    en: ['telephone {value} belongs to {where}, the seller states {country}', 'compare both with the source'],
    'zh-CN': ['电话 {value} 属于 {where}，卖家自称位于 {country}', '请将两者与来源核对'],
  },
  'identity.email-form': {
    en: ['"{value}" is no e-mail address', 'compare it with the source'],
    'zh-CN': ['“{value}”不是电子邮箱地址', '请与来源核对'],
  },
  'identity.email-throwaway': {
    en: ['{value}: the mailboxes of {domain} are for a few minutes only', 'a seller who gives one cannot be served there'],
    'zh-CN': ['{value}：{domain} 只提供临时邮箱', '以此登记的卖家无法通过该邮箱送达'],
  },
  'identity.address-letters': {
    en: ['"{value}" is letters, not an address', 'compare it with the source'],
    'zh-CN': ['“{value}”只是一串字符，不是地址', '请与来源核对'],
  },
  'identity.address-no-house': {
    en: ['"{value}" names no street and house', 'nobody can be served there; look for a fuller address'],
    'zh-CN': ['“{value}”没有写明道路和门牌', '无法据此送达，请查找更完整的地址'],
  },
  'identity.address-country': {
    en: ['address "{value}" lies in {where}, the seller states {country}', 'compare both with the source'],
    'zh-CN': ['地址“{value}”位于 {where}，卖家自称位于 {country}', '请将两者与来源核对'],
  },
  'identity.postcode-place': {
    en: ['postcode {postcode} is not of {place}', 'compare the address with the source: "{value}"'],
    'zh-CN': ['邮政编码 {postcode} 不属于{place}', '请与来源核对地址：“{value}”'],
  },
  'identity.postcode-none': {
    en: ['no postcode begins as {postcode} does', 'compare the address with the source: "{value}"'],
    'zh-CN': ['没有以 {postcode} 的开头数字开头的邮政编码', '请与来源核对地址：“{value}”'],
  },
  'identity.licence-length': {
    en: ['licence number {value} has {count} characters; a unified code has 18', 'compare it with the source'],
    'zh-CN': ['证照号码 {value} 为 {count} 位，统一社会信用代码应为 18 位', '请与来源核对'],
  },
  'identity.licence-character': {
    en: ['licence number {value} holds a character no unified code has', 'compare it with the source; I, O, S, V and Z do not occur'],
    'zh-CN': ['证照号码 {value} 含有统一社会信用代码不使用的字符', '请与来源核对；代码不使用 I、O、S、V、Z'],
  },
  'identity.licence-check': {
    en: ['licence number {value} fails its check digit', 'compare it with the source; no registry has issued such a number'],
    'zh-CN': ['证照号码 {value} 的校验码不符', '请与来源核对；登记机关不会核发此号码'],
  },
  'identity.licence-region': {
    en: ['licence number {value} names a region that does not exist', 'compare it with the source'],
    'zh-CN': ['证照号码 {value} 的行政区划代码不存在', '请与来源核对'],
  },
  'identity.licence-old': {
    en: ['licence number {value} is of the old form of 15 digits', 'ask the registry for the unified code that replaced it'],
    'zh-CN': ['证照号码 {value} 为旧版 15 位注册号', '请向登记机关查询换发的统一社会信用代码'],
  },
  'identity.licence-name': {
    en: ['licence number {value} is of an individual business, the name "{name}" of a company', 'look the number up in the register'],
    'zh-CN': ['证照号码 {value} 属于个体工商户，名称“{name}”却是公司', '请在企业信用信息公示系统查询该号码'],
  },
  'identity.licence-name-region': {
    en: ['licence number {value} was issued in {where}, the name "{name}" is of {place}', 'look the number up in the register'],
    'zh-CN': ['证照号码 {value} 由{where}核发，名称“{name}”却属于{place}', '请在企业信用信息公示系统查询该号码'],
  },
  'identity.licence-address-region': {
    en: [
      'licence number {value} was issued in {where}, the address lies in {place}',
      'a seat can have moved; look the number up in the register',
    ],
    'zh-CN': ['证照号码 {value} 由{where}核发，地址却在{place}', '住所可能已迁移，请在企业信用信息公示系统查询'],
  },
  'identity.licence-country': {
    en: ['licence number {value} is Chinese, the seller states {country}', 'compare both with the source'],
    'zh-CN': ['证照号码 {value} 为中国证照，卖家自称位于 {country}', '请将两者与来源核对'],
  },
  'identity.resident-form': {
    en: ['identity number {value} has not the form of a resident number', 'compare it with the source'],
    'zh-CN': ['身份号码 {value} 不符合公民身份号码的格式', '请与来源核对'],
  },
  'identity.resident-birth': {
    en: ['identity number {value} holds a date of birth that does not exist', 'compare it with the source'],
    'zh-CN': ['身份号码 {value} 中的出生日期不存在', '请与来源核对'],
  },
  'identity.resident-check': {
    en: ['identity number {value} fails its check digit', 'compare it with the source; no such number was issued'],
    'zh-CN': ['身份号码 {value} 的校验码不符', '请与来源核对；不存在此号码'],
  },
  'identity.card-check': {
    en: ['card number {value} fails its check digit', 'compare it with the source'],
    'zh-CN': ['银行卡号 {value} 的校验码不符', '请与来源核对'],
  },
  'identity.iban-check': {
    en: ['IBAN {value} fails its check digits', 'compare it with the source'],
    'zh-CN': ['IBAN {value} 的校验码不符', '请与来源核对'],
  },
  'identity.domain-form': {
    en: ['"{value}" is no domain name', 'compare it with the source'],
    'zh-CN': ['“{value}”不是域名', '请与来源核对'],
  },
  'identity.name-of-platform': {
    en: ['"{value}" is the name of the platform, not of a seller', 'the seller hides behind it; look for another name'],
    'zh-CN': ['“{value}”是平台自身的名称，不是卖家的名称', '卖家借此隐匿身份，请查找其他名称'],
  },
  'identity.name-letters': {
    en: ['"{value}" is letters, not a name', 'compare it with the source'],
    'zh-CN': ['“{value}”只是一串字符，不是名称', '请与来源核对'],
  },
  'identity.stated-false': {
    en: ['{value} is recorded as false', 'the source should say how that was found out'],
    'zh-CN': ['{value} 已记录为虚假', '来源应说明如何得知'],
  },
} as const satisfies Record<string, Message>;
