/** Where a head is not carried by evidence, and what the head looks like with some of these gaps closed and the others left out. */
import { exact } from '../../kit/money.ts';
import type { Head } from '../model.ts';
import type { HeadResult } from '../result.ts';
import type { Rule } from '../rule.ts';
import type { Label } from './model.ts';
import { inUse, isEntered, type ReadinessSources, sellersMeant } from './sources.ts';
import { toBeProved } from './support.ts';

/** One figure that is not proved as it stands. */
export interface Gap {
  /** Id of the head it lies in: the one looked at, or one whose figure that takes over. */
  readonly head: string;
  /** Input name, `items/<id>`, or `items` for the smaller items of a long list together. */
  readonly input: string;
  readonly label: Label;
  readonly why: 'unsupported' | 'estimate';
  /** What it may count as while the gap is open: '' is left out; an estimate at either of its ends. */
  readonly ends: readonly string[];
  readonly kind: 'input' | 'items' | 'listings';
  readonly items: readonly string[];
}

/** A head as it is to be computed, on all listings or on those that evidence stands behind. */
export interface Case {
  readonly head: Head;
  readonly listings: 'all' | 'proved';
  /** The heads of the matter as figures are to be taken over from them; absent: as they are. */
  readonly matter?: readonly Head[];
}

/** A head with what the engine says of it as it stands. */
export interface Standing {
  readonly head: Head;
  readonly rule: Rule | undefined;
  readonly result: HeadResult;
}

/** Two gaps are one when this is the same. */
export const gapKey = ({ head, input }: Pick<Gap, 'head' | 'input'>): string => `${head}/${input}`;

export interface Gaps {
  readonly gaps: readonly Gap[];
  /** The head with these gaps open, each counted as `at` says, left out by default. */
  caseOf(open: readonly Gap[], at: ReadonlyMap<string, string>): Case;
}

/** Of a long list of items without evidence, the greatest are looked at one by one and the others together. */
const ITEMS_ALONE = 50;

/** The gaps of a head and of the heads whose figures it takes over; `all` are the heads of the matter. */
export function gapsOf(one: Standing, all: readonly Standing[], sources: ReadinessSources): Gaps {
  const resting = restingOn(one, all);
  const gaps = resting.flatMap((standing) => ownGaps(standing, sources));
  return {
    gaps,
    caseOf(open, at) {
      const variants = resting.map(({ head }) => variantOf(head, open, at));
      const [head = one.head, ...taken] = variants;
      const byId = new Map(taken.map((variant) => [variant.id, variant]));
      return {
        head,
        listings: open.some((gap) => gap.kind === 'listings') ? 'proved' : 'all',
        ...(taken.length > 0 && { matter: sources.heads.map((other) => byId.get(other.id) ?? other) }),
      };
    },
  };
}

/** The head, and those its figure comes from, each once. */
function restingOn(one: Standing, all: readonly Standing[], seen: readonly Standing[] = []): readonly Standing[] {
  if (seen.some(({ head }) => head.id === one.head.id)) return seen;
  const used = one.result.inputs.flatMap(({ carried, used: counts }) => (carried && counts ? [carried.head] : []));
  return used.reduce<readonly Standing[]>(
    (sum, id) => {
      const source = all.find(({ head }) => head.id === id);
      return source ? restingOn(source, all, sum) : sum;
    },
    [...seen, one],
  );
}

/** The head with its open gaps, each counted as `at` says. */
function variantOf(head: Head, open: readonly Gap[], at: ReadonlyMap<string, string>): Head {
  const mine = open.filter((gap) => gap.head === head.id);
  if (mine.length === 0) return head;
  const left = new Map(mine.filter((gap) => gap.kind === 'input').map((gap) => [gap.input, at.get(gapKey(gap)) ?? '']));
  const out = new Set(mine.flatMap((gap) => gap.items));
  const inputs = head.inputs.flatMap((input) => {
    const value = left.get(input.name);
    if (value === undefined) return [input];
    return value === '' ? [] : [{ ...input, value, low: '', high: '' }];
  });
  return { ...head, inputs, items: out.size === 0 ? head.items : head.items.filter((item) => !out.has(item.id)) };
}

function ownGaps({ head, rule, result }: Standing, sources: ReadinessSources): Gap[] {
  if (!rule) return [];
  return [...inputGaps(rule, head, result, sources), ...itemGaps(head, sources), ...listingGap(rule, head, result, sources)];
}

/** Inputs the figure rests on; while it cannot be computed, whatever is entered. */
function inputGaps(rule: Rule, head: Head, result: HeadResult, { evidence }: ReadinessSources): Gap[] {
  const used = new Set(result.inputs.filter((input) => input.used).map((input) => input.name));
  return rule.inputs.flatMap((one): Gap[] => {
    const input = head.inputs.find((candidate) => candidate.name === one.name && isEntered(candidate));
    if (!input || !toBeProved(one) || (result.amount !== null && !used.has(one.name))) return [];
    const gap = { head: head.id, input: one.name, label: one.label, kind: 'input' as const, items: [] };
    if (!inUse(input, evidence)) return [{ ...gap, why: 'unsupported', ends: [''] }];
    const ends = input.value === '' ? [] : [input.low, input.high].filter((end) => end !== '' && !exact(end).equals(exact(input.value)));
    return input.standing === 'estimate' && ends.length > 0 ? [{ ...gap, why: 'estimate', ends }] : [];
  });
}

function itemGaps(head: Head, { evidence }: ReadinessSources): Gap[] {
  const bare = head.items.filter((item) => item.amount !== '' && !inUse(item, evidence));
  const sorted = bare.toSorted((a, b) => exact(b.amount).comparedTo(exact(a.amount)));
  const [alone, rest] = [sorted.slice(0, ITEMS_ALONE), sorted.slice(ITEMS_ALONE)];
  const gap = (input: string, text: string, zh: string, items: readonly string[]): Gap => ({
    head: head.id,
    input,
    label: { en: text, 'zh-CN': zh },
    why: 'unsupported',
    ends: [''],
    kind: 'items',
    items,
  });
  return [
    ...alone.map((item) => {
      const name = item.label || item.voucher || item.id;
      return gap(`items/${item.id}`, name, name, [item.id]);
    }),
    ...(rest.length === 0
      ? []
      : [
          gap(
            'items',
            `${rest.length} smaller items`,
            `其余 ${rest.length} 项较小明细`,
            rest.map((item) => item.id),
          ),
        ]),
  ];
}

/** The listings of a head are one gap: each figure read from them falls with those nobody has captured. */
function listingGap(rule: Rule, head: Head, result: HeadResult, { sellers }: ReadinessSources): Gap[] {
  const read = result.inputs.find((input) => input.origin === 'listings' && (input.used || result.amount === null));
  const declared = read && rule.inputs.find((input) => input.name === read.name);
  if (!declared || !sellersMeant(head, sellers).some((seller) => seller.unsupported > 0)) return [];
  const { name, label } = declared;
  return [{ head: head.id, input: name, label, why: 'unsupported', ends: [''], kind: 'listings', items: [] }];
}
