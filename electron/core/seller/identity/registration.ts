/** What is false in the data sellers registered with: datum by datum, and where two contradict each other. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Finding, finding, type Severity } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { maskResidentIdsIn } from '../../kit/resident-id.ts';
import { usccFault } from '../../kit/uscc.ts';
import type { Identifier, Seller } from '../model.ts';
import type { SellerData } from '../rows.ts';
import { readLatinAddress } from './address.ts';
import { readChineseAddress } from './address-cn.ts';
import { faultsOf } from './checks.ts';
import { cityByName, provinces, regionOf } from './cn-regions.ts';
import { countryCode } from './country.ts';
import { licenceNumber } from './licence.ts';
import { looksLikeCompany, simplified } from './name.ts';
import type { IdentifierKind } from './normal.ts';
import { normalise } from './normalise.ts';
import { plain, tidy } from './plain.ts';

/** One thing wrong in what a seller registered with. */
export interface RegistrationFault {
  readonly seller: string;
  readonly no: number;
  readonly storefront: string | null;
  /** The field: `seller/identifiers/<id>/value`, `seller/sellers/<id>/address`. */
  readonly where: string;
  readonly kind: IdentifierKind;
  /** The datum as it may be shown. */
  readonly what: string;
  /** Why it is false, as a message and its params. */
  readonly why: MessageId;
  readonly params: MessageParams;
  /** `warning`: false on its face; `note`: to be looked into. */
  readonly severity: Severity;
  /** Evidence of every datum the reason rests on. */
  readonly sources: readonly string[];
}

interface Datum {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly storefront: string | null;
  readonly where: string;
  readonly sources: readonly string[];
  readonly status: Identifier['status'];
}

const HAN = /\p{Script=Han}/u;
const CHINA: ReadonlySet<string> = new Set(['CN', 'HK', 'MO', 'TW']);

/** Everything that is wrong or contradictory, in the order of the sellers' numbers. */
export function registrationFaults(data: SellerData): RegistrationFault[] {
  const identifiers = Map.groupBy(data.identifiers, (one) => one.seller);
  return [...data.sellers].sort((a, b) => a.no - b.no).flatMap((seller) => faultsOfSeller(seller, identifiers.get(seller.id) ?? []));
}

function faultsOfSeller(seller: Seller, identifiers: readonly Identifier[]): RegistrationFault[] {
  const own = (kind: IdentifierKind, field: 'name' | 'address', value: string): Datum => ({
    kind,
    value,
    storefront: null,
    where: `seller/sellers/${seller.id}/${field}`,
    sources: seller.sources,
    status: 'claimed',
  });
  const nameKind = looksLikeCompany(plain(seller.name)) ? 'company-name' : 'person-name';
  const data: Datum[] = [
    ...(seller.name === '' ? [] : [own(nameKind, 'name', seller.name)]),
    ...(seller.address === '' ? [] : [own('address', 'address', seller.address)]),
    ...identifiers.map(({ id, kind, value, storefront, sources, status }) => ({
      kind,
      value,
      storefront,
      where: `seller/identifiers/${id}/value`,
      sources,
      status,
    })),
  ];
  const found: RegistrationFault[] = [];
  const say = (datum: Datum, why: MessageId, params: MessageParams, severity: Severity, ...others: readonly Datum[]) =>
    void found.push({
      seller: seller.id,
      no: seller.no,
      storefront: datum.storefront,
      where: datum.where,
      kind: datum.kind,
      what: shownOf(datum),
      why,
      params,
      severity,
      sources: [...new Set([...datum.sources, ...others.flatMap((one) => one.sources)])],
    });
  for (const datum of data) {
    const faults = faultsOf(datum.kind, datum.value, { country: seller.country });
    for (const { id, params, severity } of faults) say(datum, id, params, severity);
    if (datum.status === 'false' && faults.length === 0) say(datum, 'identity.stated-false', { value: shownOf(datum) }, 'warning');
  }
  contradictions(seller, data, say);
  return found;
}

const shownOf = ({ kind, value }: Datum): string =>
  kind === 'resident-id' ? normalise(kind, value).shown : maskResidentIdsIn(tidy(value));

type Say = (datum: Datum, why: MessageId, params: MessageParams, severity: Severity, ...others: readonly Datum[]) => void;

function contradictions(seller: Seller, data: readonly Datum[], say: Say): void {
  const country = countryCode(seller.country);
  const of = (...kinds: IdentifierKind[]) => data.filter((one) => kinds.includes(one.kind));
  const stated = seller.country;
  for (const phone of of('phone')) {
    const { key } = normalise('phone', phone.value, { country: stated });
    const read = key.startsWith('phone +') ? parsePhoneNumberFromString(key.slice(6)) : undefined;
    const other = read?.country ?? '';
    // Ambiguous numbers point to the other reading; they contradict nothing.
    const ambiguous = normalise('phone', phone.value, { country: stated }).related.length > 0;
    if (country !== '' && other !== '' && other !== country && !ambiguous && !(CHINA.has(other) && CHINA.has(country)))
      say(phone, 'identity.phone-country', { value: tidy(phone.value), where: other, country: stated }, 'note');
  }
  for (const address of of('address')) {
    const bare = plain(address.value);
    const where = HAN.test(bare)
      ? readChineseAddress(bare).province !== ''
        ? 'CN'
        : ''
      : { us: 'US', gb: 'GB', cn: 'CN', '': '' }[readLatinAddress(bare, '').system];
    if (country !== '' && where !== '' && where !== country && !(CHINA.has(where) && CHINA.has(country)))
      say(address, 'identity.address-country', { value: tidy(address.value).slice(0, 120), where, country: stated }, 'note');
  }
  for (const licence of of('licence')) {
    const number = licenceNumber(plain(licence.value));
    if (number.length !== 18 || usccFault(number) !== undefined) continue;
    if (country !== '' && !CHINA.has(country)) say(licence, 'identity.licence-country', { value: number, country: stated }, 'note');
    const issued = regionOf(number.slice(2, 8));
    for (const name of of('company-name')) {
      if (number.startsWith('92') && /有限公司|有限责任公司|\b(?:limited|ltd|llc)\b/u.test(plain(name.value)))
        say(licence, 'identity.licence-name', { value: number, name: tidy(name.value) }, 'warning', name);
      const place = placeOfName(name.value);
      if (issued.province !== '' && place !== undefined && place.province !== issued.province)
        say(
          licence,
          'identity.licence-name-region',
          { value: number, where: issued.city || issued.province, name: tidy(name.value), place: place.name },
          'warning',
          name,
        );
    }
    for (const address of of('address')) {
      const { province } = HAN.test(address.value) ? readChineseAddress(plain(address.value)) : { province: '' };
      if (issued.province !== '' && province !== '' && province !== issued.province)
        say(licence, 'identity.licence-address-region', { value: number, where: issued.province, place: province }, 'note', address);
    }
  }
}

const BEGINS = new RegExp(`^(?:${provinces.map((one) => one.name).join('|')}|${[...cityByName.keys()].join('|')})`, 'u');

/** The province or city a Chinese company's name begins with: the place it is registered in. */
function placeOfName(name: string): { readonly name: string; readonly province: string } | undefined {
  const text = simplified(tidy(name));
  const begins = BEGINS.exec(text)?.[0];
  if (begins === undefined) return undefined;
  const city = cityByName.get(begins);
  const province = provinces.find((one) => one.name === begins)?.name ?? (city ? regionOf(city.code.padEnd(6, '0')).province : '');
  return province === '' ? undefined : { name: begins, province };
}

/** The same as findings, each at its field. */
export const registrationFindings = (data: SellerData): Finding[] =>
  registrationFaults(data).map(({ severity, where, why, params }) => finding(severity, where, why, params));

/** What is false on its face, for the allegation that sellers hide who they are; data counsel verified are left out. */
export function falseRegistrations(data: SellerData): RegistrationFault[] {
  const verified = new Set(data.identifiers.filter((one) => one.status === 'verified').map((one) => `seller/identifiers/${one.id}/value`));
  return registrationFaults(data).filter((one) => one.severity === 'warning' && !verified.has(one.where));
}
