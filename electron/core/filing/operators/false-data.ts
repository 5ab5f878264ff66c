/** Registration data that are false on their face, in the words of a pleading. What nothing shows, and what counsel verified, is left out. */
import type { Language, MessageId } from '../../kit/messages.ts';
import { say } from '../../kit/messages.ts';
import type { RegistrationFault } from '../../seller/identity/registration.ts';
import type { FalseDatumFacts } from '../facts.ts';
import { masked } from './mask.ts';
import { kindName } from './words.ts';

/** Ends the sentence "Defendant No. 3 gave as its telephone number …, which". */
const REASONS: Readonly<Partial<Record<MessageId, readonly [en: string, zh: string]>>> = {
  'identity.phone-impossible': ['is no telephone number of any country', '不是任何国家或地区的有效电话号码'],
  'identity.phone-made-up': ['consists of digits that are made up', '系编造的数字'],
  'identity.email-form': ['is no e-mail address', '不是有效的电子邮箱'],
  'identity.email-throwaway': ['is a mailbox of a service that gives mailboxes out for minutes only', '系仅存续数分钟的一次性邮箱'],
  'identity.address-letters': ['is a row of letters and no address', '仅为字母堆砌，并非地址'],
  'identity.postcode-place': ['carries a postcode of another place', '所附邮政编码与该地不符'],
  'identity.postcode-none': ['carries a postcode that does not exist', '所附邮政编码不存在'],
  'identity.licence-length': ['has not the length of a unified social credit code', '位数与统一社会信用代码不符'],
  'identity.licence-character': ['holds a character that no unified social credit code holds', '含有统一社会信用代码不使用的字符'],
  'identity.licence-check': [
    'fails the check digit of a unified social credit code, so that no registry can have issued it',
    '校验码错误，任何登记机关均不可能核发',
  ],
  'identity.licence-region': ['names a region that does not exist', '所载登记机关行政区划不存在'],
  'identity.licence-name': [
    'is of an individual business, while the name given is that of a company',
    '属个体工商户的代码，与所填公司名称不符',
  ],
  'identity.licence-name-region': [
    'was issued in another place than the one the name given is registered in',
    '登记地与所填名称的登记地不符',
  ],
  'identity.resident-form': ['has not the form of an identity number', '不符合公民身份号码的编码规则'],
  'identity.resident-birth': ['holds a date of birth that does not exist', '所含出生日期不存在'],
  'identity.resident-check': ['fails the check digit of an identity number, so that none was issued', '校验码错误，不可能核发'],
  'identity.card-check': ['fails the check digit of a card number', '不符合银行卡号的校验规则'],
  'identity.iban-check': ['fails the check digits of an account number', '不符合账号的校验规则'],
  'identity.domain-form': ['is no domain name', '不是有效的域名'],
  'identity.name-of-platform': ['is the name of the marketplace itself', '系平台自身的名称'],
  'identity.name-letters': ['is a row of letters and no name', '仅为字母堆砌，并非名称'],
  'identity.stated-false': ['was found to be false', '经核查系虚假'],
};

/** By seller, then as found. */
export function falseData(
  faults: readonly RegistrationFault[],
  language: Language,
  shopNames: (seller: string) => string,
  among: (sources: readonly string[]) => string[],
): FalseDatumFacts[] {
  return faults
    .filter(({ sources }) => sources.length > 0)
    .map(({ seller, no, kind, what, why, params, sources }) => ({
      no,
      shop_name: shopNames(seller),
      kind,
      kind_name: kindName(kind, language),
      value: masked(kind, what, language === 'en'),
      reason: REASONS[why]?.[language === 'en' ? 0 : 1] ?? say(why, params, language).message,
      exhibits: among(sources),
    }));
}
