/**
 * Which defendants one complaint may join (FRCP 20(a)(2)): those tied to one another, directly or through others, by shared identifiers or
 * by facts the pack calls ties (a common source of the goods, one chat group), each told of named defendants.
 */
import type { EventFacts, NumberGroup } from '../facts.ts';

export interface JoinderSources {
  /** Numbers of all sellers. */
  readonly sellers: readonly number[];
  readonly groups: readonly Pick<NumberGroup, 'nos'>[];
  /** A fact told of nobody by name ties nobody. */
  readonly events: readonly Pick<EventFacts, 'concerns'>[];
  readonly ranges: (numbers: readonly number[]) => string;
}
export interface Joinder {
  /** Sets of two and more, largest first. */
  readonly sets: readonly NumberGroup[];
  /** Everybody outside the largest set: what joins these has to be said. All, where nobody is tied; nobody, where there is one seller. */
  readonly apart: NumberGroup;
}

export function joinderOf({ sellers, groups, events, ranges }: JoinderSources): Joinder {
  const root = new Map<number, number>();
  const rootOf = (no: number): number => {
    let at = no;
    for (let up = root.get(at); up !== undefined; up = root.get(at)) at = up;
    if (at !== no) root.set(no, at);
    return at;
  };
  for (const [first, ...rest] of [...groups.map(({ nos }) => nos), ...events.map(({ concerns }) => concerns)]) {
    if (first === undefined) continue;
    for (const no of rest) {
      const [a, b] = [rootOf(first), rootOf(no)];
      if (a !== b) root.set(Math.max(a, b), Math.min(a, b));
    }
  }
  const group = (nos: readonly number[]): NumberGroup => ({ numbers: ranges(nos), count: nos.length, nos });
  const sets = [...Map.groupBy(sellers, rootOf).values()]
    .filter((set) => set.length > 1)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    .map((set) => group(set.toSorted((a, b) => a - b)));
  const tied = new Set(sets[0]?.nos ?? []);
  return { sets, apart: group(sellers.length < 2 ? [] : sellers.filter((no) => !tied.has(no))) };
}
