/** Who sold what: sellers, their storefronts and identifiers, listings and test purchases. */
import { z } from 'zod';
import { plainDate } from '../matter/model.ts';
import { listingDetails } from './listing/model.ts';
import { recordSchema } from './purchase/model.ts';

const text = z.string().max(20_000).default('');
const optionalDate = plainDate.or(z.literal(''));
/** A decimal written in digits, as read; '' when unknown. */
const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .or(z.literal(''))
  .default('');
const sources = z.array(z.string()).default([]);

export const sellerSchema = z.object({
  id: z.string(),
  matter: z.string(),
  /** Permanent number in the schedule of defendants; never reused, dismissed sellers keep theirs. */
  no: z.number().int().positive(),
  /** '' while the identity is hidden (a Doe). */
  name: text,
  country: text,
  address: text,
  status: z.enum(['active', 'dismissed', 'defaulted', 'settled']).default('active'),
  note: text,
  sources,
});
export type Seller = z.infer<typeof sellerSchema>;

export const storefrontSchema = z.object({
  id: z.string(),
  matter: z.string(),
  seller: z.string(),
  platform: text,
  shopName: text,
  shopId: text,
  url: text,
  country: text,
  /** Where and since when, as shown by the platform. */
  opened: optionalDate.default(''),
  sources,
});
export type Storefront = z.infer<typeof storefrontSchema>;

export const identifierKinds = [
  'email',
  'phone',
  'payee',
  'bank-account',
  'address',
  'licence',
  'resident-id',
  'domain',
  'registrant',
  'name-server',
  'merchant-id',
  'messenger',
  'person-name',
  'company-name',
  'return-address',
  'warehouse',
  'shipping-sender',
  'batch',
  'other',
] as const;
export const identifierSchema = z.object({
  id: z.string(),
  matter: z.string(),
  seller: z.string(),
  storefront: z.string().nullable().default(null),
  kind: z.enum(identifierKinds),
  /** As found, never normalised in place. */
  value: z.string().max(2_000),
  status: z.enum(['claimed', 'verified', 'false', 'unverifiable']).default('claimed'),
  /** The day it was found; '' when not noted. */
  foundOn: optionalDate.default(''),
  sources,
});
export type Identifier = z.infer<typeof identifierSchema>;

export const listingSchema = z.object({
  id: z.string(),
  matter: z.string(),
  storefront: z.string(),
  url: text,
  title: text,
  itemId: text,
  price: decimal,
  currency: text,
  unitsSold: decimal,
  /** How the units were read, in words; `unitsRead` says it as a choice. */
  unitsBasis: text,
  ...listingDetails,
  shipsTo: text,
  /** Right infringed and how the mark appears. */
  right: z.string().nullable().default(null),
  goodsType: text,
  markUse: text,
  capturedOn: optionalDate.default(''),
  sources,
});
export type Listing = z.infer<typeof listingSchema>;

export const purchaseSchema = z.object({
  id: z.string(),
  matter: z.string(),
  seller: z.string(),
  storefront: z.string().nullable().default(null),
  listing: z.string().nullable().default(null),
  orderNumber: text,
  orderedOn: optionalDate.default(''),
  paid: decimal,
  currency: text,
  paymentMethod: text,
  payee: text,
  tracking: text,
  deliveredOn: optionalDate.default(''),
  /** City and state or province only; the street stays out of filings. */
  deliveredTo: text,
  examinedOn: optionalDate.default(''),
  examiner: text,
  conclusion: z.enum(['', 'counterfeit', 'infringing', 'genuine', 'grey', 'inconclusive']).default(''),
  differences: text,
  /** Its course, step by step; missing for a row that came by import (`recordOf` in purchase/model.ts reads either). */
  record: recordSchema.optional(),
  sources,
});
export type Purchase = z.infer<typeof purchaseSchema>;

export const sellerTables = {
  sellers: sellerSchema,
  storefronts: storefrontSchema,
  identifiers: identifierSchema,
  listings: listingSchema,
  purchases: purchaseSchema,
} as const;
export type SellerTable = keyof typeof sellerTables;
