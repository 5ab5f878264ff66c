/** How well groups agree with the truth, pair by pair. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Pairs joined in truth, by the program, and by both. */
  readonly truth: number;
  readonly joined: number;
  readonly both: number;
}

/** `operator` and `group` of each storefront; groups of one are told apart by any name. */
export function scoreOf(shops: readonly { readonly operator: string; readonly group: string }[]): Score {
  const pairs = (of: (shop: { operator: string; group: string }) => string): number => {
    const count = new Map<string, number>();
    for (const shop of shops) count.set(of(shop), (count.get(of(shop)) ?? 0) + 1);
    return [...count.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const truth = pairs(({ operator }) => operator);
  const joined = pairs(({ group }) => group);
  const both = pairs(({ operator, group }) => `${operator}\n${group}`);
  const precision = joined === 0 ? 1 : both / joined;
  const recall = truth === 0 ? 1 : both / truth;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), truth, joined, both };
}
