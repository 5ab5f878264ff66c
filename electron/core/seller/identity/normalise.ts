/** One normal form for all ways to write an identifier. */
import { accountNormal } from './account.ts';
import { addressNormal } from './address.ts';
import { domainNormal, nameServerNormal } from './domain.ts';
import { emailNormal, findMailbox, mailbox } from './email.ts';
import { licenceNormal } from './licence.ts';
import { merchantNormal } from './merchant.ts';
import { messengerNormal } from './messenger.ts';
import { nameKey, nameNormal } from './name.ts';
import { type Context, type Family, type IdentifierKind, type Normal, nothing, says } from './normal.ts';
import { phoneNormal } from './phone.ts';
import { masked, saysNothing, tidy } from './plain.ts';
import { residentNormal } from './resident.ts';

/** Grows with every change that makes other keys; stored keys of another version are made again. */
export const NORMALISERS = 1;

const FAMILIES: Readonly<Record<IdentifierKind, Family>> = {
  email: 'email',
  phone: 'phone',
  payee: 'account',
  'bank-account': 'account',
  address: 'address',
  'return-address': 'address',
  warehouse: 'address',
  licence: 'licence',
  'resident-id': 'resident-id',
  domain: 'domain',
  'name-server': 'name-server',
  registrant: 'registrant',
  'merchant-id': 'merchant',
  messenger: 'messenger',
  'person-name': 'person',
  'company-name': 'company',
  batch: 'batch',
  'shipping-sender': 'sender',
  other: 'other',
};

/** Services that register domains in their own name for others. */
const PRIVACY =
  /privacy|proxy|whois ?guard|redacted|domain ?protection|data protected|隐私|信息保护|registration private|withheld|contact ?privacy|identity protect/u;

/**
 * Normalises a datum: `key` is equal for all ways to write it, '' when it says nothing that could identify somebody (empty, masked, made
 * up, a city instead of an address). Never throws. A kind's own normal form has the same key again; only a resident number's does not,
 * since it is shown masked.
 */
export function normalise(kind: IdentifierKind, value: string, context: Context = {}): Normal {
  const once = read(kind, value, context);
  if (once.key === '' || kind === 'resident-id' || ORDINARY.test(value)) return once;
  // Marks out of place can hide a second reading in the first; what does not come to rest identifies nobody.
  const again = read(kind, once.shown, context);
  return again.key === once.key ? once : nothing(FAMILIES[kind], once.shown);
}

/** Letters, digits and single marks between them: read once, such a datum stays as it is. */
const ORDINARY = /^[A-Za-z0-9]+(?:[ @.+\-_/][A-Za-z0-9]+)*$/;

function read(kind: IdentifierKind, value: string, context: Context): Normal {
  const shown = tidy(value);
  const bare = shown.toLowerCase();
  const country = context.country ?? '';
  if (saysNothing(bare)) return nothing(FAMILIES[kind], shown);
  switch (kind) {
    case 'email':
      return emailNormal(bare);
    case 'phone':
      return phoneNormal(bare, country);
    case 'payee':
    case 'bank-account':
      return accountNormal(bare, country);
    case 'address':
    case 'return-address':
    case 'warehouse':
      return addressNormal(shown, bare, country);
    case 'licence':
      return licenceNormal(bare);
    case 'resident-id':
      return residentNormal(bare);
    case 'domain':
      return domainNormal(bare);
    case 'name-server':
      return nameServerNormal(bare);
    case 'merchant-id':
      return merchantNormal(bare, context.platform ?? '');
    case 'messenger':
      return messengerNormal(bare, country);
    case 'person-name':
      return nameNormal('person', bare, shown);
    case 'company-name':
      return nameNormal('company', bare, shown);
    case 'registrant':
      return registrantNormal(bare, shown);
    case 'batch':
      return batchNormal(bare, shown);
    case 'shipping-sender':
      return senderNormal(bare, shown, country);
    case 'other':
      return masked(bare) || bare.length < 3
        ? nothing('other', shown)
        : says('other', bare.replace(/[\s\p{P}]+/gu, ' ').trim() || bare, shown);
  }
}

function registrantNormal(bare: string, shown: string): Normal {
  if (PRIVACY.test(bare) || masked(bare)) return nothing('registrant', shown);
  const mail = bare.includes('@') ? findMailbox(bare) : undefined;
  if (mail) {
    const address = mailbox(mail.local, mail.domain);
    return says('registrant', address, address, [`email ${address}`]);
  }
  const { key, related } = nameKey(bare);
  return key === ''
    ? nothing('registrant', shown)
    : says(
        'registrant',
        key,
        shown,
        related.map((one) => `registrant ${one}`),
      );
}

/** Batch and serial numbers: letters and digits count, nothing else. */
function batchNormal(bare: string, shown: string): Normal {
  const form = bare
    .replace(/^(?:batch|lot|serial|s\/n|sn|批号|批次|序列号|生产批号)(?:\s*(?:no|number|code|号)\.?)?\s*[:：#.-]?\s*/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  const dull = form.length < 4 || !/\d/.test(form) || /^(.)\1*$/u.test(form) || masked(bare);
  return dull ? nothing('batch', shown) : says('batch', form, form);
}

/** Who a parcel names as its sender: by telephone when there is one, else by name and place as written. */
function senderNormal(bare: string, shown: string, country: string): Normal {
  if (masked(bare)) return nothing('sender', shown);
  const number = /(?:\+|00)?\d[\d\s-]{8,}\d/.exec(bare)?.[0];
  const phone = number === undefined ? undefined : phoneNormal(number, country);
  if (phone?.key.startsWith('phone +')) return says('sender', phone.key.slice(6), phone.shown, [phone.key]);
  const form = bare.replace(/[\s\p{P}\p{S}]+/gu, ' ').trim();
  return form.length < 4 ? nothing('sender', shown) : says('sender', form, shown);
}
