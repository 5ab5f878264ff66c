import { mirrored, type StepKind, stepKinds } from '../seller/purchase/model.ts';
import type { Facts, PurchaseCourse } from './facts.ts';

/** A step of a fact path: a name or an index. */
type Step = string | number;

export function parsePath(path: string): readonly Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((m) => (m[2] === undefined ? (m[1] ?? '') : Number(m[2])));
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Which room of the workbench holds the things of a list in the facts. */
const ROOMS: Readonly<Record<string, string>> = {
  plaintiffs: 'matter/parties',
  defendants: 'matter/parties',
  third_parties: 'matter/parties',
  counsel: 'matter/counsel',
  rights: 'matter/rights',
  sellers: 'seller/sellers',
  storefronts: 'seller/storefronts',
  listings: 'seller/listings',
  purchases: 'seller/purchases',
  exhibits: 'evidence',
  heads: 'damages',
  alternatives: 'damages',
};

/** Facts that are put together from another field of the workbench. */
const FIELD_OF: Readonly<Record<string, string>> = {
  class_numbers: 'classes',
  goods: 'classes',
  mark: 'right',
  right_number: 'right',
  label: 'number',
  page_range: 'pages',
  amount: 'inputs',
  computed: 'inputs',
  elected_on: 'election',
  election_reason: 'election',
};

/** Fields of a right that stand in a listing's row. */
const RIGHT_FIELDS: Readonly<Record<string, string>> = { right_number: 'number', mark: 'mark' };

/** The right of the thing a path leads into, '' when it names none. */
function rightAt(facts: Facts, steps: readonly Step[]): string {
  let here: unknown = facts;
  for (const step of steps.slice(0, -1))
    here = typeof here === 'object' && here !== null ? (here as Record<Step, unknown>)[step] : undefined;
  return typeof here === 'object' && here !== null && 'right' in here ? String(here.right) : '';
}

/**
 * Where in the workbench a fact is entered: `rights[0].number` -> `matter/rights/<id>/number`. The page opens such a place and
 * puts the cursor there. A path that stands for nothing the user can type stays as it is.
 */
export function whereOf(facts: Facts, path: string): string {
  const steps = parsePath(path);
  const [head, name, third] = steps;
  if (head === 'matter') return `matter/${camel(String(name ?? ''))}`;
  if (head === 'court') return 'matter/court';
  if (head === 'particulars') return `matter/particulars/${name ?? ''}`;
  if (head === 'claims' || head === 'causes') return 'matter/claims';
  if (head === 'law') return `pack/law/${name ?? ''}`;
  if (head === 'plaintiff') return whereOf(facts, ['plaintiffs[0]', ...steps.slice(1).map(join)].join('.').replaceAll('.[', '['));
  if (head === 'events' && typeof name === 'string') {
    const id = typeof third === 'number' ? facts.events[name]?.[third]?.id : undefined;
    return id === undefined
      ? `matter/facts?kind=${name}`
      : `matter/facts/${id}/${steps[3] === 'seller_numbers' ? 'about' : String(steps[3] ?? '')}`;
  }
  if (head === 'purchase') return wherePurchase(facts.purchase ?? facts.chosen_purchases[0], steps.slice(1)) ?? path;
  if (head === 'chosen_purchases') return wherePurchase(facts.chosen_purchases[Number(name)], steps.slice(2)) ?? path;
  let here: unknown = facts;
  let place = '';
  let last = '';
  for (const step of steps) {
    if (typeof here !== 'object' || here === null) break;
    here = (here as Record<Step, unknown>)[step];
    if (typeof step === 'string') {
      const room = ROOMS[step];
      if (room !== undefined) {
        place = room;
        last = '';
      } else last = step;
    } else if (typeof here === 'object' && here !== null && 'id' in here) {
      place = `${place.split('/').slice(0, 2).join('/')}/${String((here as { id: unknown }).id)}`;
      last = '';
    }
  }
  if (place === '') return path;
  // A listing shows its right's number and mark; they are entered with the right.
  const ofRight = RIGHT_FIELDS[last];
  const right = ofRight === undefined ? '' : rightAt(facts, steps);
  if (ofRight !== undefined && right !== '') return `matter/rights/${right}/${ofRight}`;
  return last === '' ? place : `${place}/${FIELD_OF[last] ?? camel(last)}`;
}

/** Names of lists of steps, and of the one step whose name is a word of its own, as kinds. */
const STEPS: Readonly<Record<string, StepKind>> = {
  ...Object.fromEntries(stepKinds.map((kind) => [kind, kind])),
  concluded: 'conclusion',
  seals: 'seal',
  storages: 'storage',
  handovers: 'handover',
  costs: 'cost',
};

/** A field of a test purchase: of a step with the step, or with the row where the row has it; of its listing or shop with those. */
function wherePurchase(purchase: PurchaseCourse | null | undefined, steps: readonly Step[]): string | undefined {
  if (!purchase) return undefined;
  const [name, second, third] = steps;
  const base = `seller/purchases/${purchase.id}`;
  if (name === undefined) return base;
  if (name === 'listing')
    return purchase.listing ? `seller/listings/${purchase.listing.id}/${camel(String(second ?? ''))}` : `${base}/listing`;
  if (name === 'storefront')
    return purchase.storefront ? `seller/storefronts/${purchase.storefront.id}/${camel(String(second ?? ''))}` : `${base}/storefront`;
  const kind = STEPS[String(name)];
  if (kind !== undefined) {
    const one = typeof second === 'number' ? (purchase[name as 'seals'][second]?.id ?? kind) : kind;
    const field = String((typeof second === 'number' ? third : second) ?? '');
    if (field === '') return `${base}/steps/${one}`;
    const row = (mirrored[kind] as Readonly<Record<string, string>> | undefined)?.[field];
    return row === undefined ? `${base}/steps/${one}/${field === 'exhibits' ? 'sources' : field}` : `${base}/${row}`;
  }
  return `${base}/${PURCHASE_FIELDS[String(name)] ?? camel(String(name))}`;
}

/** Facts of a purchase that stand under another name in its row, or come from its listing. */
const PURCHASE_FIELDS: Readonly<Record<string, string>> = {
  exhibits: 'sources',
  listing_title: 'listing',
  listing_url: 'listing',
  shop_name: 'storefront',
  platform: 'storefront',
};

const join = (step: Step) => (typeof step === 'number' ? `[${step}]` : step);
