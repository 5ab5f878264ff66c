/** The figures of all heads as rows of a table: every input the measures ask for, then the items. */
import type { Input, Item, Sources, Standing } from '#core/damages/model.ts';
import type { DamagesView } from '#core/damages/result.ts';
import type { InputRule, Rule } from '#core/damages/rule.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';

export const columns = ['head', 'input', 'value', 'low', 'high', 'standing', 'currency', 'basis', 'evidence'] as const;
export type ColumnName = (typeof columns)[number];

export interface FigureRow {
  /** `<head>/<input>` or `<head>/items/<item>`, as findings name it. */
  readonly id: string;
  readonly head: string;
  readonly headTitle: string;
  readonly kind: 'input' | 'item';
  /** The input's name, or the item's id. */
  readonly name: string;
  readonly label: string;
  /** Undefined for a figure that belongs to another measure. */
  readonly rule: Pick<InputRule, 'unit' | 'choices'> | undefined;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly standing: Standing | '';
  /** '' is the head's. */
  readonly currency: string;
  readonly headCurrency: string;
  readonly basis: string;
  readonly sources: Sources;
  /** What counts while nothing is entered: read from the listings, or the rule's own. */
  readonly derived: string;
  /** What is wrong with it or missing. */
  readonly findings: readonly Finding[];
}

export type TableView = Pick<DamagesView, 'heads' | 'rules' | 'findings'>;
const NONE: readonly Finding[] = [];
const MONEY = { unit: 'money' } as const;

export function rowsOf({ heads, rules, findings }: TableView, language: Language): FigureRow[] {
  const said = Map.groupBy(
    findings.filter(({ severity }) => severity !== 'note'),
    ({ where }) => where,
  );
  return heads.flatMap(({ head, result }) => {
    const inputs = inputsOf(rules, head.rule, result.version);
    const shared = { head: head.id, headTitle: head.title || result.title[language], headCurrency: head.currency };
    const entered = new Map(head.inputs.map((input) => [input.name, input]));
    const row = (name: string, label: string, rule: FigureRow['rule'], input: Input | undefined): FigureRow => {
      const resolved = result.inputs.find((one) => one.name === name);
      return {
        ...shared,
        id: `${head.id}/${name}`,
        kind: 'input',
        name,
        label,
        rule,
        value: input?.value ?? '',
        low: input?.low ?? '',
        high: input?.high ?? '',
        standing: input?.standing ?? 'evidence',
        currency: input?.currency ?? '',
        basis: input?.basis ?? '',
        sources: input?.sources ?? [],
        derived: !input?.value && (resolved?.origin === 'listings' || resolved?.origin === 'default') ? resolved.value : '',
        findings: said.get(`damages/${head.id}/${name}`) ?? NONE,
      };
    };
    const known = new Set(inputs.map((input) => input.name));
    return [
      ...inputs.map((input) => row(input.name, input.label[language], input, entered.get(input.name))),
      ...head.inputs.filter((input) => !known.has(input.name)).map((input) => row(input.name, input.name, undefined, input)),
      ...head.items.map((item) => itemRow(shared, item, said)),
    ];
  });
}

const itemRow = (
  shared: Pick<FigureRow, 'head' | 'headTitle' | 'headCurrency'>,
  item: Item,
  said: ReadonlyMap<string, readonly Finding[]>,
): FigureRow => ({
  ...shared,
  id: `${shared.head}/items/${item.id}`,
  kind: 'item',
  name: item.id,
  label: item.label,
  rule: MONEY,
  value: item.amount,
  low: '',
  high: '',
  standing: '',
  currency: item.currency,
  basis: '',
  sources: item.sources,
  derived: '',
  findings: said.get(`damages/${shared.head}/items/${item.id}`) ?? NONE,
});

/** The inputs of the version a head is computed by, else of any version of its rule. */
function inputsOf(rules: readonly Rule[], id: string, version: string): readonly InputRule[] {
  const versions = rules.filter((rule) => rule.id === id);
  return (versions.find((rule) => `${rule.id}@${rule.from ?? 'current'}` === version) ?? versions[0])?.inputs ?? [];
}

/** Whether a cell can hold anything: a choice has no range, an item neither range nor standing. */
export function takes(row: FigureRow, column: ColumnName): boolean {
  switch (column) {
    case 'head':
      return false;
    case 'input':
      return row.kind === 'item';
    case 'low':
    case 'high':
      return row.kind === 'input' && row.rule?.unit !== 'choice';
    case 'standing':
    case 'basis':
      return row.kind === 'input';
    case 'currency':
      return row.rule?.unit === 'money';
    default:
      return true;
  }
}

/** What is changed in rows, by the row: fields of an input, or of an item. */
export type RowChange = Partial<Pick<Input, 'value' | 'low' | 'high' | 'standing' | 'currency' | 'basis' | 'sources'>> & {
  readonly label?: string;
};
export type Changes = ReadonlyMap<string, RowChange>;

/** Rows as they will be, shown until the workbench has answered. */
export const withChanges = (rows: readonly FigureRow[], changes: Changes): readonly FigureRow[] =>
  changes.size === 0 ? rows : rows.map((row) => ({ ...row, ...changes.get(row.id) }));

/** The changes as the workbench takes them: by head, by input and item. */
export function headChanges(rows: readonly FigureRow[], changes: Changes): Record<string, unknown>[] {
  const byHead = new Map<string, { id: string; inputs: Record<string, unknown>; items: Record<string, unknown> }>();
  for (const row of rows) {
    const change = changes.get(row.id);
    if (!change) continue;
    const head = byHead.get(row.head) ?? { id: row.head, inputs: {}, items: {} };
    byHead.set(row.head, head);
    const { label, value, ...rest } = change;
    if (row.kind === 'input') head.inputs[row.name] = { ...rest, ...(value !== undefined && { value }) };
    else
      head.items[row.name] = {
        ...(label !== undefined && { label }),
        ...(value !== undefined && { amount: value }),
        ...(rest.currency !== undefined && { currency: rest.currency }),
        ...(rest.sources !== undefined && { sources: rest.sources }),
      };
  }
  return [...byHead.values()];
}
