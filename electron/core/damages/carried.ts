/**
 * Figures taken over from other heads: punitive damages on the loss, interest on a head. What is taken is what the other head computes,
 * rounded as it is shown and before anything less is claimed, so that a reader finds the very figure where it comes from. Pure.
 */
import type { HeadContext } from './context.ts';
import { type Fault, fault } from './formula/figures.ts';
import { carriedWords, emptyInput, type Head, type Input, type Standing } from './model.ts';
import type { Carried, HeadResult } from './result.ts';
import type { Rule } from './rule.ts';

/** A head as it is computed: with the figures it takes over in the places of its inputs, or with what keeps them from being taken. */
export interface Filled {
  readonly head: Head;
  readonly carried: ReadonlyMap<string, Carried>;
  readonly faults: readonly Fault[];
}

export interface CarrierParts {
  /** The heads figures can be taken from. */
  readonly heads: readonly Head[];
  /** The version of a rule in force on the day. */
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly context: HeadContext;
  readonly resultOf: (filled: Filled) => HeadResult;
}

const NOTHING: ReadonlyMap<string, Carried> = new Map();
const NONE: readonly Fault[] = [];

/** Heads that take no figure are the rule: they are looked at and given back as they are. */
const takes = (head: Head): boolean => head.inputs.some((input) => input.carried !== '');

export class Carrier {
  readonly #parts: CarrierParts;
  readonly #heads: ReadonlyMap<string, Head>;
  readonly #results = new Map<string, HeadResult>();

  constructor(parts: CarrierParts) {
    this.#parts = parts;
    this.#heads = parts.heads.some(takes) ? new Map(parts.heads.map((head) => [head.id, head])) : new Map();
  }

  fill(head: Head): Filled {
    if (!takes(head)) return { head, carried: NOTHING, faults: NONE };
    const carried = new Map<string, Carried>();
    const faults: Fault[] = [];
    const words = new Map<string, string>();
    const inputs = head.inputs.map((input) => {
      if (input.carried === '') return input;
      const taken = this.#take(head, input);
      if ('id' in taken) {
        faults.push(taken);
        return { ...input, value: '', low: '', high: '' };
      }
      carried.set(input.name, taken.carried);
      for (const [name, word] of taken.words) words.set(name, word);
      return taken.input;
    });
    for (const [name, word] of words) {
      const at = inputs.findIndex((input) => input.name === name && input.value !== '');
      if (at === -1) inputs.push({ ...emptyInput(name), value: word });
      else if (inputs[at]?.value !== word) faults.push(fault(name, 'damages.carried-otherwise'));
    }
    return { head: { ...head, inputs }, carried, faults };
  }

  /** The input with the figure of the other head in it; the fault that keeps it from being taken. */
  #take(head: Head, input: Input): Fault | { input: Input; carried: Carried; words: readonly (readonly [string, string])[] } {
    const { ruleOf } = this.#parts;
    const { name } = input;
    if (input.value !== '') return fault(name, 'damages.carried-and-entered');
    const source = this.#heads.get(input.carried);
    if (!source) return fault(name, 'damages.carried-unknown');
    const rule = ruleOf(source.rule);
    const say = { from: source.title || rule?.title.en || source.rule, from_zh: source.title || rule?.title['zh-CN'] || source.rule };
    if (this.#leads(source, head.id)) return fault(name, 'damages.carried-circle', say);
    const words = rule && carriedWords(ruleOf(head.rule)?.inputs.find((one) => one.name === name)?.carries, rule);
    if (!rule || !words) return fault(name, 'damages.carried-not-allowed', say);
    if (source.currency !== head.currency)
      return fault(name, 'damages.carried-currency', { ...say, currency: head.currency, other: source.currency });
    if (!this.#sameDebt(head, source)) return fault(name, 'damages.carried-other-sellers', say);
    const result = this.#resultOf(source);
    if (result.computed === null) return fault(name, 'damages.carried-open', say);
    // A head held at what is claimed has no range of its own any more.
    const ends = result.computed === result.amount ? { low: result.low ?? '', high: result.high ?? '' } : { low: '', high: '' };
    const used = result.inputs.filter((one) => one.used);
    const standing = STANDINGS.find((one) => used.some((other) => other.standing === one)) ?? 'evidence';
    const sources = [...used, ...source.items].flatMap((one) => one.sources);
    const distinct = [...new Map(sources.map((one) => [`${one.evidence} ${one.page}`, one])).values()];
    return {
      input: { ...input, ...ends, value: result.computed, currency: '', rateOn: '', standing, sources: distinct },
      carried: { head: source.id, title: source.title, rule: rule.title, supported: !result.findings.some(({ id }) => BARE.has(id)) },
      words: Object.entries(words),
    };
  }

  #resultOf(source: Head): HeadResult {
    const known = this.#results.get(source.id);
    if (known) return known;
    const made = this.#parts.resultOf(this.fill(source));
    this.#results.set(source.id, made);
    return made;
  }

  /** Whether what `from` takes over comes, by whatever way, from the head `id`. */
  #leads(from: Head, id: string, seen = new Set<string>()): boolean {
    if (from.id === id) return true;
    if (seen.has(from.id)) return false;
    seen.add(from.id);
    return from.inputs.some((input) => {
      const next = input.carried === '' ? undefined : this.#heads.get(input.carried);
      return next !== undefined && this.#leads(next, id, seen);
    });
  }

  /** One sum owed by the same sellers together, or by one alone: the sum of what each owes is no base for what each owes. */
  #sameDebt(one: Head, other: Head): boolean {
    const [mine, theirs] = [this.#parts.context.meant(one.sellers), this.#parts.context.meant(other.sellers)];
    if (mine.length !== theirs.length || mine.some((seller, index) => seller !== theirs[index])) return false;
    return mine.length === 1 || (one.liability === 'joint' && other.liability === 'joint');
  }
}

/** The weakest first: what rests on it stands no firmer. */
const STANDINGS: readonly Standing[] = ['adverse-inference', 'estimate', 'admission'];

/** Findings that say that something a figure rests on has no evidence. */
export const BARE: ReadonlySet<string> = new Set(['damages.unsupported', 'damages.listings-unsupported', 'damages.carried-unsupported']);
