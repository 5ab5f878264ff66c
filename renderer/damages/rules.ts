import type { Rule } from '#core/damages/rule.ts';

/** The rules in force on a day, the ones whose text is not loaded left out. */
export const rulesOn = (rules: readonly Rule[], day: string): readonly Rule[] =>
  rules.filter((rule) => !rule.known_gap && (rule.from === undefined || rule.from <= day) && (rule.to === undefined || day <= rule.to));

/** Words for a choice among rules: by right, then what comes on top, then what is only shown. */
export const groupOf = (rule: Pick<Rule, 'id' | 'counts'>): string => {
  if (rule.counts !== 'measure') return rule.counts;
  const right = rule.id.split('.')[1] ?? '';
  return ['tm', 'cr', 'acpa', 'pat', 'contract'].includes(right) ? right : 'measure';
};

/** Rules by group, in the order of the pack. */
export const grouped = (rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> => Map.groupBy(rules, groupOf);

/** The rule a head is computed by: the version in force, else any version of it, so that it can still be read. */
export const ruleOf = (rules: readonly Rule[], id: string, day: string): Rule | undefined =>
  rulesOn(rules, day).find((rule) => rule.id === id) ?? rules.find((rule) => rule.id === id);
