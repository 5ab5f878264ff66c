/** Accounts money goes to: mailboxes and telephones of wallets, IBANs, cards, account numbers; payees known by name only. */
import { besideMailbox, findMailbox, mailbox } from './email.ts';
import { nameKey } from './name.ts';
import { type Normal, nothing, says } from './normal.ts';
import { phoneNormal } from './phone.ts';
import { maskedNumber } from './plain.ts';

const LABEL =
  /^(?:(?:pay ?pal|ali ?pay|we ?chat(?: pay)?|tenpay|wise|payoneer|stripe|airwallex|ping ?pong|lianlian|world ?first|venmo|zelle|cash ?app|iban|a\/c|acct|account|acc|card|bank|payee|beneficiary|支付宝|微信(?:支付)?|财付通|银联|收款(?:人|账户|账号|方)?|账户|账号|帐号|卡号|户名)(?:\s*(?:no|number|id|account|账户|账号|帐号|收款码)\.?)?\s*[:：#=-]?\s*)+/u;

/** ISO 13616: the country, two check digits, the account. True when the remainder by 97 is one. */
export function ibanHolds(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812, the check digit of card numbers. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return digits.length > 0 && sum % 10 === 0;
}

const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

/** `bare` is the tidied value in lower case. */
export function accountNormal(bare: string, country: string): Normal {
  if (maskedNumber(bare)) return nothing('account', bare);
  const text = bare.replace(LABEL, '');
  const mail = text.includes('@') || /\bat\b|艾特/.test(text) ? findMailbox(text) : undefined;
  if (mail) {
    const address = mailbox(mail.local, mail.domain);
    return says('account', address, address, [`email ${address}`, ...besideMailbox(address)]);
  }
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  const iban = /(?:^|[^A-Z])([A-Z]{2}\d{2}[A-Z0-9]{11,30})$/.exec(compact)?.[1];
  if (iban !== undefined && (ibanHolds(iban) || iban === compact)) return says('account', iban, inFours(iban));
  const [digits = ''] = (text.match(/\d(?:[\d\s-]*\d)?/g) ?? []).map((run) => run.replace(/\D/g, '')).sort((a, b) => b.length - a.length);
  if (digits.length >= 6) {
    if (/^(\d)\1*$/.test(digits)) return nothing('account', bare);
    const phone = /^(?:\+|00)?(?:86)?1[3-9]\d{9}$/.test(compact.replace(/[().]/g, '')) ? phoneNormal(text, country) : undefined;
    if (phone && phone.key !== '') return says('account', phone.key.slice('phone '.length), phone.shown, [phone.key]);
    // A wallet's own number, such as a merchant id of letters and digits, is one word.
    const word = /^[a-z0-9_-]*[a-z][a-z0-9_-]*$/.test(text) && /[a-z]+\d+[a-z]/.test(text);
    return word ? says('account', text.replace(/-/g, ''), text) : says('account', digits, inFours(digits));
  }
  if (/^[a-z0-9_]{8,40}$/.test(text) && /\d/.test(text) && /[a-z]/.test(text)) return says('account', text, text);
  const name = nameKey(text);
  return name.key === ''
    ? nothing('payee-name', bare)
    : says(
        'payee-name',
        name.key,
        text,
        name.related.map((one) => `payee-name ${one}`),
      );
}
