/** Whether a single datum can be true at all, judged from itself. What it contradicts is judged in `registration.ts`. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Finding, finding, type Severity } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { readResidentId } from '../../kit/resident-id.ts';
import { usccFault } from '../../kit/uscc.ts';
import { ibanHolds, luhnHolds } from './account.ts';
import { readLatinAddress } from './address.ts';
import { readChineseAddress } from './address-cn.ts';
import { statesOfZip } from './address-words.ts';
import { cityByName, provinceByCode, provinceByName } from './cn-regions.ts';
import { countryCode } from './country.ts';
import { findMailbox } from './email.ts';
import { licenceNumber } from './licence.ts';
import type { Context, IdentifierKind } from './normal.ts';
import { normalise } from './normalise.ts';
import { isMobile } from './phone.ts';
import { masked, maskedNumber, saysNothing, tidy } from './plain.ts';
import { namesPlatform } from './platform.ts';
import { throwawayDomain } from './throwaway.ts';

/** Something wrong with a datum. `warning`: false on its face; `note`: to be looked into. */
export interface Fault {
  readonly severity: Severity;
  readonly id: MessageId;
  readonly params: MessageParams;
}

const HAN = /\p{Script=Han}/u;
const LONGEST = 120;
const short = (value: string): string => ([...value].length > LONGEST ? `${[...value].slice(0, LONGEST - 1).join('')}…` : value);

/** What is wrong with a datum by itself; nothing for one that is empty, masked or says it is unknown. */
export function faultsOf(kind: IdentifierKind, value: string, context: Context = {}): Fault[] {
  const shown = tidy(value);
  const bare = shown.toLowerCase();
  if (saysNothing(bare) || masked(bare)) return [];
  const fault = (id: MessageId, params: MessageParams = {}, severity: Severity = 'warning'): Fault[] => [
    { severity, id, params: { value: short(shown), ...params } },
  ];
  switch (kind) {
    case 'phone':
      return maskedNumber(bare) ? [] : phoneFaults(bare, context, fault);
    case 'email':
      return mailFaults(bare, fault);
    case 'payee':
    case 'bank-account':
      return accountFaults(bare, context, fault);
    case 'address':
    case 'return-address':
    case 'warehouse':
      return addressFaults(shown, bare, context, fault);
    case 'licence':
      return licenceFaults(bare, context, fault);
    case 'resident-id':
      return residentFaults(bare, context);
    case 'domain':
      return normalise('domain', value).key === '' && !bare.includes('.') ? fault('identity.domain-form') : [];
    case 'person-name':
    case 'company-name':
    case 'registrant':
      return nameFaults(bare, fault);
    default:
      return [];
  }
}

type Say = (id: MessageId, params?: MessageParams, severity?: Severity) => Fault[];

function phoneFaults(bare: string, context: Context, say: Say): Fault[] {
  const { key } = normalise('phone', bare, context);
  const digits = bare.replace(/\D/g, '');
  if (key === '') {
    if (digits.length >= 5 && /^(\d)\1*$|^0?123456|^987654/.test(digits)) return say('identity.phone-made-up');
    // Seven or eight digits may be a number without its area code.
    return digits.length === 7 || digits.length === 8 ? [] : say('identity.phone-impossible');
  }
  const number = key.slice('phone '.length);
  // In China eleven digits that begin with one are a mobile number, and those begin in known ways only.
  if (/^\+861\d{10}$/.test(number) && !isMobile(number)) return say('identity.phone-impossible');
  if (number.startsWith('+')) return parsePhoneNumberFromString(number)?.isValid() ? [] : say('identity.phone-impossible');
  // Read without a country it may be a number anywhere, unless it is too long for all of them (ITU-T E.164).
  return countryCode(context.country ?? '') !== '' || number.length > 15 ? say('identity.phone-impossible') : [];
}

function mailFaults(bare: string, say: Say): Fault[] {
  const found = findMailbox(bare);
  if (!found) return say('identity.email-form');
  const domain = throwawayDomain(found.domain);
  return domain === undefined ? [] : say('identity.email-throwaway', { domain });
}

function accountFaults(bare: string, context: Context, say: Say): Fault[] {
  const { key } = normalise('bank-account', bare, context);
  const account = key.slice('account '.length);
  if (!key.startsWith('account ')) return [];
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,}$/.test(account)) return ibanHolds(account) ? [] : say('identity.iban-check');
  if (account.includes('@')) return mailFaults(account, say);
  // UnionPay cards begin with 62 and have 16 or 19 digits; other account numbers have no check digit.
  return /^62(\d{14}|\d{17})$/.test(account) && !luhnHolds(account) ? say('identity.card-check') : [];
}

/** Runs of keys and letters without a vowel or a blank: what people type to get past a field. */
const TYPED = /(?:asdf|qwer|zxcv|sdfg|dfgh|fghj|ghjk|hjkl|wert|erty|rtyu|tyui|yuio|uiop|xcvb|cvbn|vbnm|qaz|wsx|abcd|aaaa)/;
const letters = (bare: string): boolean =>
  !HAN.test(bare) &&
  (/^[a-z]{1,3}$/.test(bare) ||
    /(.)\1{3,}/u.test(bare.replace(/[\s\d]/g, '')) ||
    (/^[a-z\d]+(?: [a-z\d]+)?$/.test(bare) && (TYPED.test(bare) || /[bcdfghjklmnpqrstvwxz]{6,}/.test(bare))));

function addressFaults(shown: string, bare: string, context: Context, say: Say): Fault[] {
  if (HAN.test(bare)) {
    const address = readChineseAddress(bare);
    if (address.city === '' && address.province === '' && /^(\p{Script=Han})\1*$/u.test(bare)) return say('identity.address-letters');
    const at = postcodeFaults(address.postcode, address.province, address.city, say);
    return normalise('address', shown, context).key === '' ? [...at, ...say('identity.address-no-house', {}, 'note')] : at;
  }
  if (
    /^[\d\s\p{P}]+$/u.test(bare) ||
    letters(bare) ||
    (/^[a-z]{4,}$/.test(bare) && normalise('address', shown, context).key === '' && countryCode(bare) === '' && !knownPlace(bare, context))
  )
    return say('identity.address-letters');
  const address = readLatinAddress(bare, context.country ?? '');
  const found: Fault[] = [];
  if (address.system === 'us' && address.postcode !== '') {
    const states = statesOfZip(address.postcode);
    if (states.length === 0) found.push(...say('identity.postcode-none', { postcode: address.postcode }));
    else if (address.state !== '' && !states.includes(address.state) && !MILITARY.has(address.state))
      found.push(...say('identity.postcode-place', { postcode: address.postcode, place: address.state.toUpperCase() }));
  }
  if (normalise('address', shown, context).key === '') found.push(...say('identity.address-no-house', {}, 'note'));
  return found;
}

const MILITARY: ReadonlySet<string> = new Set(['ap', 'ae', 'aa']);
/** One word that is a city's name in pinyin says too little, and yet it is a place. */
const knownPlace = (bare: string, { country = '' }: Context): boolean =>
  readLatinAddress(`1 ${bare}`, country === '' ? '' : country).system === 'cn';

/** Postcodes of six digits against province and city, in words; what the table does not know is not judged. */
function postcodeFaults(postcode: string, province: string, city: string, say: Say): Fault[] {
  if (postcode === '') return [];
  const inProvince = provinceByName.get(province)?.postcodes ?? [];
  if (inProvince.length > 0 && !inProvince.includes(postcode.slice(0, 2)))
    return say('identity.postcode-place', { postcode, place: city || province });
  const inCity = cityByName.get(city);
  const known = inCity?.code.length === 4 ? inCity.postcodes : [];
  if (known.length > 0 && !known.includes(postcode.slice(0, 3))) return say('identity.postcode-place', { postcode, place: city });
  const anywhere = [...provinceByName.values()].some((one) => one.postcodes.includes(postcode.slice(0, 2)));
  return anywhere ? [] : say('identity.postcode-none', { postcode });
}

function licenceFaults(bare: string, context: Context, say: Say): Fault[] {
  const number = licenceNumber(bare);
  const chinese = countryCode(context.country ?? '') === 'CN';
  // Other countries' numbers have forms of their own; only what is plainly meant as a unified code is judged abroad.
  if (!chinese && !(number.length === 18 && /^[1-9AN][1-9A-Z]\d{6}/.test(number))) return [];
  if (/^\d{15}$/.test(number)) return say('identity.licence-old', { value: number }, 'note');
  // An organisation code of nine, or a word: no claim to be a unified code.
  if (number.length < 13 || number.length > 25)
    return number.length === 9 ? [] : say('identity.licence-length', { value: short(number), count: number.length });
  const wrong = usccFault(number);
  if (wrong === 'length') return say('identity.licence-length', { value: number, count: number.length });
  if (wrong === 'character') return say('identity.licence-character', { value: number });
  if (wrong === 'check') return say('identity.licence-check', { value: number });
  const region = number.slice(2, 4);
  return provinceByCode.has(region) || region === '10' || region === '00' ? [] : say('identity.licence-region', { value: number });
}

function residentFaults(bare: string, context: Context): Fault[] {
  const value = normalise('resident-id', bare, context).shown;
  const wrong = readResidentId(bare.replace(/[\s-]/g, ''));
  if (typeof wrong === 'object') return [];
  const id = wrong === 'check' ? 'identity.resident-check' : wrong === 'birth' ? 'identity.resident-birth' : 'identity.resident-form';
  return [{ severity: 'warning', id, params: { value } }];
}

const DULL =
  /\b(?:official|shop|store|stores|seller|online|global|com|inc|co|ltd|llc|limited|corp|corporation|company|services|service|customer|the|us|uk|eu|cn|china|europe|market|marketplace|mall|flagship|s[aà]rl|group|www)\b|官方|旗舰店|网$|专营店|专卖店|店铺|网店|商城|平台|卖家|客服|网络|集团|控股|中国|有限公司|科技|技术|（|）/gu;

function nameFaults(bare: string, say: Say): Fault[] {
  if (letters(bare) && TYPED.test(bare)) return say('identity.name-letters');
  if (namesPlatform(bare) === undefined) return [];
  const rest = bare
    .replace(PLATFORM_WORDS, '')
    .replace(DULL, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return rest === '' ? say('identity.name-of-platform') : [];
}
const PLATFORM_WORDS =
  /ali ?express|速卖通|alibaba|阿里巴巴|1688|t ?mall|天猫|tao ?bao|淘宝|amazon|亚马逊|e-?bay|易贝|temu|shein|希音|wal-?mart|沃尔玛|dh ?gate|敦煌网?|wish|shopee|虾皮|lazada|来赞达|etsy|京东|jingdong|\bjd\b|pin ?duo ?duo|拼多多|tik ?tok|douyin|抖音|made-in-china|中国制造网|mercari/gu;

/** `where` names the field; findings say why and show the datum. */
export function checkIdentifier(kind: IdentifierKind, value: string, context: Context & { readonly where?: string } = {}): Finding[] {
  return faultsOf(kind, value, context).map(({ severity, id, params }) => finding(severity, context.where ?? kind, id, params));
}
