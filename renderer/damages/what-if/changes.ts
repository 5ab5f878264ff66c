/** A trial of other figures on one head: what is sent to be computed, and what is written when it is kept. */
import type { Change } from '#core/damages/compare/model.ts';
import { emptyInput, type Head, type Liability } from '#core/damages/model.ts';

type End = 'value' | 'low' | 'high';

/** Only what differs from the head. Values are read already: digits with a point, the word of a choice, or ''. */
export interface Trial {
  readonly inputs: Readonly<Record<string, Readonly<Partial<Record<End, string>>>>>;
  readonly items: Readonly<Record<string, string>>;
  readonly claimed?: string;
  readonly liability?: Liability;
}

export const NO_TRIAL: Trial = { inputs: {}, items: {} };

/** `undefined` is the figure as it stands. */
export function tryInput(trial: Trial, name: string, end: End, value: string | undefined): Trial {
  const { [name]: before, ...others } = trial.inputs;
  const { [end]: _, ...rest } = before ?? {};
  const after = value === undefined ? rest : { ...rest, [end]: value };
  return { ...trial, inputs: Object.keys(after).length === 0 ? others : { ...others, [name]: after } };
}

export function tryItem(trial: Trial, id: string, amount: string | undefined): Trial {
  const { [id]: _, ...others } = trial.items;
  return { ...trial, items: amount === undefined ? others : { ...others, [id]: amount } };
}

export function tryClaimed({ claimed: _, ...rest }: Trial, claimed: string | undefined): Trial {
  return claimed === undefined ? rest : { ...rest, claimed };
}

export function tryLiability({ liability: _, ...rest }: Trial, liability: Liability | undefined): Trial {
  return liability === undefined ? rest : { ...rest, liability };
}

/** What is asked of the workbench; null while nothing differs. */
export function changeOf(head: string, { inputs, items, ...fields }: Trial): Change | null {
  const some = (record: object) => Object.keys(record).length > 0;
  if (!some(inputs) && !some(items) && !some(fields)) return null;
  return {
    head,
    ...(some(inputs) && { inputs: { ...inputs } }),
    ...(some(items) && { items: Object.fromEntries(Object.entries(items).map(([id, amount]) => [id, { amount }])) }),
    ...fields,
  };
}

/** The fields of the head to write when the trial is kept. Evidence, basis and standing of a figure stay what they are. */
export function keptOf(head: Pick<Head, 'inputs' | 'items'>, { inputs, items, ...fields }: Trial): Partial<Head> {
  const known = new Set(head.inputs.map((input) => input.name));
  const changed = head.inputs.map((input) => ({ ...input, ...(inputs[input.name]?.value && { carried: '' }), ...inputs[input.name] }));
  const added = Object.entries(inputs).flatMap(([name, ends]) => (known.has(name) ? [] : [{ ...emptyInput(name), ...ends }]));
  return {
    ...(Object.keys(inputs).length > 0 && { inputs: [...changed, ...added] }),
    ...(Object.keys(items).length > 0 && { items: head.items.map((item) => ({ ...item, amount: items[item.id] ?? item.amount })) }),
    ...fields,
  };
}
