/** What is said of an offer beside its price and title: how it infringes, how its units were read, when it stood there, what does not count. */
import { z } from 'zod';
import { type Finding, finding } from '../../kit/finding.ts';
import { exact } from '../../kit/money.ts';
import { plainDate } from '../../matter/model.ts';

const text = z.string().max(20_000).default('');
const optionalDate = plainDate.or(z.literal('')).default('');

/** How the right is used; several may hold. `keyword`: a search term the buyer does not see. */
export const uses = [
  'word',
  'figure',
  'combined',
  'shape',
  'design',
  'packaging',
  'patent',
  'copied-pictures',
  'copied-text',
  'shop-name',
  'keyword',
  'other',
] as const;
export type Use = (typeof uses)[number];

/** How the units sold were read. `counter`: the figure the page shows beside the offer. */
export const unitsReadings = ['counter', 'reviews', 'disclosure', 'order-data', 'estimate'] as const;

/** Units that were counted but not sold to a buyer who kept them; a reason and its evidence for each. */
export const exclusions = ['brushed', 'refunded', 'cancelled', 'other'] as const;
export const exclusionSchema = z.object({
  what: z.enum(exclusions),
  units: z.string().regex(/^\d+(\.\d+)?$/),
  reason: text,
  sources: z.array(z.string()).default([]),
});
export type Exclusion = z.infer<typeof exclusionSchema>;

/** A property as the offer states it: `case diameter`, `40 mm`. */
export const statedSchema = z.object({ name: z.string().min(1).max(200), value: z.string().max(2_000) });

export const listingDetails = {
  uses: z.array(z.enum(uses)).max(uses.length).default([]),
  unitsRead: z.enum(['', ...unitsReadings]).default(''),
  excluded: z.array(exclusionSchema).max(200).default([]),
  /** What the offer says below its title, and what buyers write, as far as it matters. */
  description: text,
  reviews: text,
  specs: z.array(statedSchema).max(200).default([]),
  /** Days on which the offer was first and last seen. */
  firstSeen: optionalDate,
  lastSeen: optionalDate,
} as const;
const details = z.object(listingDetails);
export type ListingDetails = z.infer<typeof details>;

const none: ListingDetails = details.parse({});

/** A row written before these were kept, with all of them empty. */
export const completeListing = <L extends Partial<ListingDetails>>(row: L): L & ListingDetails => ({ ...none, ...row });

/** Units recorded as excluded, exact; '0' for none. */
export const excludedUnits = ({ excluded }: Pick<ListingDetails, 'excluded'>): string =>
  excluded.reduce((sum, one) => sum.plus(exact(one.units)), exact('0')).toFixed();

/** What is left of the units sold; '' when they were not read. Never below 0. */
export function countedUnits(listing: Pick<ListingDetails, 'excluded'> & { readonly unitsSold: string }): string {
  if (listing.unitsSold === '') return '';
  const left = exact(listing.unitsSold).minus(exact(excludedUnits(listing)));
  return left.isNegative() ? '0' : left.toFixed();
}

interface Listed extends ListingDetails {
  readonly id: string;
  readonly title: string;
  readonly unitsSold: string;
  readonly unitsBasis: string;
  readonly capturedOn: string;
  readonly sources: readonly string[];
}

/** What of one listing would not stand: dates the wrong way round, more units excluded than sold, an exclusion without reason or evidence. */
export function listingFindings(listing: Listed): Finding[] {
  const at = (field: string) => `seller/listings/${listing.id}/${field}`;
  const title = listing.title.slice(0, 80) || listing.id;
  const found: Finding[] = [];
  const { firstSeen, lastSeen, capturedOn, unitsSold, excluded } = listing;
  if (firstSeen !== '' && lastSeen !== '' && lastSeen < firstSeen)
    found.push(finding('error', at('lastSeen'), 'listing.dates-reversed', { title, first: firstSeen, last: lastSeen }));
  if (capturedOn !== '' && ((firstSeen !== '' && capturedOn < firstSeen) || (lastSeen !== '' && capturedOn > lastSeen)))
    found.push(finding('warning', at('capturedOn'), 'listing.capture-outside', { title, captured: capturedOn }));
  if (unitsSold !== '' && listing.unitsRead === '' && listing.unitsBasis === '')
    found.push(finding('note', at('unitsRead'), 'listing.units-unread', { title }));
  if (excluded.length > 0) {
    const out = excludedUnits(listing);
    if (unitsSold === '' || exact(out).gt(exact(unitsSold)))
      found.push(finding('error', at('excluded'), 'listing.excluded-too-many', { title, excluded: out, sold: unitsSold || '0' }));
    if (excluded.some((one) => one.reason.trim() === ''))
      found.push(finding('warning', at('excluded'), 'listing.excluded-no-reason', { title }));
    if (excluded.some((one) => one.sources.length === 0))
      found.push(finding('warning', at('excluded'), 'listing.excluded-no-source', { title }));
  }
  return found;
}
