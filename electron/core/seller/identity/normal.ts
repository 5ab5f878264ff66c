import type { Identifier } from '../model.ts';

/** Data of one family compare with each other, whatever kind they were entered as: an address is an address, also as place of return. */
export type Family =
  | 'email'
  | 'phone'
  | 'account'
  | 'payee-name'
  | 'address'
  | 'licence'
  | 'resident-id'
  | 'domain'
  | 'name-server'
  | 'registrant'
  | 'merchant'
  | 'messenger'
  | 'person'
  | 'company'
  | 'batch'
  | 'sender'
  | 'other';

/** An identifier in its normal form. */
export interface Normal {
  /** `<family> <normal form>`: equal for all ways to write the same datum; '' when it says nothing that could identify anybody. */
  readonly key: string;
  /** The normal form as a person may see it; a resident number stays masked. */
  readonly shown: string;
  readonly family: Family;
  /**
   * Keys of other data this one points to: the mailbox of a QQ number, the telephone inside an Alipay account, a Chinese name in pinyin.
   * Worth a look and good for searching; the same datum they are not.
   */
  readonly related: readonly string[];
}

/** What is known around a datum and helps to read it. */
export interface Context {
  /** Country of the seller, as a code or in words. */
  readonly country?: string;
  /** Platform of the storefront, for ids that count on one platform only. */
  readonly platform?: string;
}

export type IdentifierKind = Identifier['kind'];

export const says = (family: Family, form: string, shown: string, related: readonly string[] = []): Normal => ({
  key: `${family} ${form}`,
  shown,
  family,
  related,
});
export const nothing = (family: Family, shown: string): Normal => ({ key: '', shown, family, related: [] });
