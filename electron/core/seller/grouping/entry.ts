/** From an identifier as found to what the engine compares: one atom, one class; or why it does not count. */
import { readResidentId } from '../../kit/resident-id.ts';
import { usccFault } from '../../kit/uscc.ts';
import { ibanHolds, luhnHolds } from '../identity/account.ts';
import { looksLikeCompany } from '../identity/name.ts';
import type { Normal } from '../identity/normal.ts';
import { exactnessOf } from './address-detail.ts';
import { type ClassName, classOf } from './classes.ts';
import type { IdentifierKind } from './model.ts';
import {
  isCounter,
  isCutShort,
  isMadeUp,
  isMadeUpPhone,
  isNoise,
  isRoleMail,
  isSampleMail,
  isServiceDomain,
  isServiceMail,
  isServiceName,
} from './noise.ts';

export interface Datum {
  readonly atom: string;
  readonly cls: number;
}

/** `service`: everybody's by what it says, whatever the number of storefronts. */
const is = (atom: string, name: ClassName, service = false): Datum => ({ atom, cls: classOf(service ? 'service' : name) });

/**
 * The datum, or null when it says nothing. Different kinds may give one atom: a PayPal account and a mailbox, a WeChat account and a
 * telephone, a QQ number and its mailbox are one registration, so they neither fail to meet nor count twice.
 */
export function datumOf(kind: IdentifierKind, value: string, { key, related }: Normal): Datum | null {
  if (key === '' || isNoise(value)) return null;
  const form = key.slice(key.indexOf(' ') + 1);
  switch (kind) {
    case 'email':
      return mailDatum(key, 'email');
    case 'phone':
      return phoneDatum(key);
    case 'payee':
    case 'bank-account':
      return accountDatum(kind, key, form, value, related);
    case 'licence':
      return licenceDatum(key, form, related);
    case 'resident-id':
      return residentDatum(key, value);
    case 'merchant-id':
      return isMadeUpWord(form.slice(form.indexOf(' ') + 1)) ? null : is(key, form.startsWith('? ') ? 'other' : 'merchant');
    case 'messenger':
      return messengerDatum(key, form, related);
    case 'domain':
      return is(key, 'domain', isServiceDomain(form));
    case 'registrant':
      return registrantDatum(key, value, related);
    case 'address':
    case 'return-address':
      return addressDatum(kind, key, value);
    case 'batch':
      return isMadeUpWord(form) ? null : is(key, isTelling(form) ? 'batch' : 'batch-short');
    case 'person-name':
      return is(key, 'name');
    case 'company-name':
      return is(key, 'company', isServiceName(value));
    case 'name-server':
      return is(key, 'name-server');
    case 'warehouse':
      return is(`warehouse ${form}`, 'warehouse');
    case 'shipping-sender':
      return is(`sender ${form}`, 'sender', isServiceName(value));
    case 'other':
      return is(key, 'other');
  }
}

function mailDatum(atom: string, name: ClassName): Datum | null {
  const box = atom.slice(6);
  if (isSampleMail(box)) return null;
  if (/^\d+$/.test(box.slice(0, box.indexOf('@'))) && isMadeUp(box.slice(0, box.indexOf('@')))) return null;
  if (isServiceMail(box)) return is(atom, 'email-role', true);
  return is(atom, name === 'email' && isRoleMail(box) ? 'email-role' : name);
}

function phoneDatum(atom: string): Datum | null {
  const number = atom.slice(6);
  if (isMadeUpPhone(number)) return null;
  // Free-phone and shared-cost numbers are answered by somebody for everybody.
  if (/^\+86(?:400|800|95|96)\d|^\+1(?:8(?:00|33|44|55|66|77|88))\d/.test(number)) return is(atom, 'landline', true);
  if (/^\+861[3-9]\d{9}$/.test(number)) return is(atom, 'mobile');
  // Elsewhere the number does not tell a mobile from a desk; China's area codes and bare digits do.
  return is(atom, /^\+86|^\d/.test(number) ? 'landline' : 'mobile');
}

function accountDatum(kind: 'payee' | 'bank-account', key: string, form: string, value: string, related: readonly string[]): Datum | null {
  const name: ClassName = kind === 'bank-account' ? 'bank' : 'payee';
  if (key.startsWith('payee-name ')) {
    if (isServiceName(value)) return is(key, 'payee-company', true);
    return looksLikeCompany(value.normalize('NFKC').trim().toLowerCase()) ? is(key, 'payee-company') : is(key, 'payee-person');
  }
  const [other] = related;
  if (other?.startsWith('email ')) return mailDatum(other, 'payee');
  if (other?.startsWith('phone ')) return isMadeUpPhone(other.slice(6)) ? null : is(other, name);
  if (/^\d+$/.test(form)) {
    if (isMadeUp(form)) return null;
    if (isCutShort(form, luhnHolds(form))) return is(key, 'damaged');
    // Six or seven digits are an order, a branch, a part of something.
    if (form.length < 8) return is(key, 'other');
  } else if (!ibanHolds(form) && isMadeUpWord(form)) return null;
  return is(key, name);
}

function licenceDatum(key: string, form: string, related: readonly string[]): Datum | null {
  if (isMadeUpWord(form) || /^[0-9A-Z]{1,3}1?2345678/.test(form)) return null;
  if (/^[0-9A-Z]{18}$/.test(form)) {
    // The code names the same organisation as the organisation code within.
    if (usccFault(form) === undefined) return is(related.find((one) => one.startsWith('licence ')) ?? key, 'licence');
    return isCutShort(form, false) ? is(key, 'damaged') : is(key, 'licence-unsound');
  }
  return is(key, form.length < 6 ? 'other' : 'licence-other');
}

function residentDatum(key: string, value: string): Datum | null {
  const number = value.normalize('NFKC').replace(/[^\dXx]/g, '');
  if (/^(\d)\1*$/.test(number) || UP18.has(number)) return null;
  if (isCutShort(number, typeof readResidentId(number) !== 'string')) return is(key, 'damaged');
  return is(key, typeof readResidentId(number) === 'string' ? 'resident-unsound' : 'resident');
}
const UP18 = new Set(['123456789012345678', '110101199001011234', '123456789123456789', '012345678901234567']);

function messengerDatum(key: string, form: string, related: readonly string[]): Datum | null {
  const account = form.slice(form.indexOf(' ') + 1);
  if (isMadeUpWord(account) || /^(?:test|admin|service|kefu|customer|wechat|weixin|none|id)\d{0,3}$/.test(account)) return null;
  const [other] = related;
  if (other?.startsWith('phone ')) return isMadeUpPhone(other.slice(6)) ? null : is(other, 'messenger');
  if (other?.startsWith('email ')) return isMadeUp(account) ? null : is(other, 'messenger');
  return is(key, account.length < 5 ? 'other' : 'messenger');
}

/** A registrant counts when it names a contact; a name alone is likeness. */
function registrantDatum(key: string, value: string, related: readonly string[]): Datum | null {
  if (isServiceName(value)) return is(key, 'registrant-name', true);
  const mail = related.find((one) => one.startsWith('email '));
  if (mail) return isServiceMail(mail.slice(6)) ? is(mail, 'email-role', true) : mailDatum(mail, 'registrant');
  const phone = /(?:\+|00)?\d[\d\s().-]{7,}\d/.exec(value)?.[0].replace(/\D/g, '');
  return is(key, phone !== undefined && phone.length >= 9 && !isMadeUp(phone) ? 'registrant' : 'registrant-name');
}

function addressDatum(kind: 'address' | 'return-address', key: string, value: string): Datum | null {
  if (isCounter(value)) return is(key, 'address-vague', true);
  const exact = exactnessOf(value);
  if (isServiceName(value)) return is(key, 'address-vague', true);
  if (exact === 'unit') return is(key, kind === 'address' ? 'address-unit' : 'return-address');
  return is(key, exact === 'exact' ? (kind === 'address' ? 'address-exact' : 'return-address') : 'address-vague');
}

/** A code of one sign, a count, or too few signs to be somebody's. */
function isMadeUpWord(word: string): boolean {
  const digits = word.replace(/\D/g, '');
  return (
    /^(.)\1*$/u.test(word) ||
    (digits.length === word.length && isMadeUp(word)) ||
    (digits.length >= 6 && isMadeUp(digits) && word.length - digits.length <= 1)
  );
}

/** A batch number long enough not to be met by chance; a bare date is made in every factory on that day. */
function isTelling(form: string): boolean {
  const date = /^[A-Z]{0,3}(?:20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z]?$/.test(form);
  return form.length >= 7 && !date && new Set(form).size >= 4;
}
