/** A head made of a measure that nobody has claimed yet. */
import type { Measure } from '#core/damages/compare/model.ts';
import type { Head } from '#core/damages/model.ts';
import type { DamagesView } from '#core/damages/result.ts';

/** As the table shows it: the same sellers, the figures other heads of the matter already say, their evidence among them; pleaded in the alternative where its group has a head. */
export function headFrom(
  measure: Pick<Measure, 'rule' | 'title' | 'currency' | 'group' | 'pooled' | 'named' | 'liability' | 'conductFacts'>,
  { heads, rules, language }: Pick<DamagesView, 'heads' | 'rules' | 'language'>,
): Partial<Head> {
  const inputs = measure.pooled.flatMap(
    ({ name, head }) => heads.find((one) => one.head.id === head)?.head.inputs.find((input) => input.name === name) ?? [],
  );
  const groupOfRule = (id: string) => rules.find((rule) => rule.id === id)?.group;
  const taken = measure.group !== null && heads.some(({ head }) => head.position === 'primary' && groupOfRule(head.rule) === measure.group);
  return {
    rule: measure.rule,
    title: measure.title[language],
    currency: measure.currency,
    position: taken ? 'alternative' : 'primary',
    sellers: [...measure.named],
    liability: measure.liability,
    conductFacts: [...measure.conductFacts],
    inputs,
  };
}
