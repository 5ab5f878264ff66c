/** The figures of all heads as rows of a table: every input the measures ask for, then the vouchers, then an empty row for the next one. */
import type { Input, Item, Sources, Standing, Valuation } from '#core/damages/model.ts';
import type { DamagesView } from '#core/damages/result.ts';
import type { InputRule, Rule } from '#core/damages/rule.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';

export const columns = [
  'head',
  'input',
  'date',
  'voucher',
  'value',
  'low',
  'high',
  'standing',
  'currency',
  'rateOn',
  'valued',
  'part',
  'partReason',
  'basis',
  'evidence',
] as const;
export type ColumnName = (typeof columns)[number];
const OF_VOUCHERS: ReadonlySet<ColumnName> = new Set(['date', 'voucher', 'part', 'partReason']);
const plain = columns.filter((column) => !OF_VOUCHERS.has(column));

/** The columns of a table: those of vouchers only where some head takes them. */
export const columnsOf = (rows: readonly FigureRow[]): readonly ColumnName[] =>
  rows.some(({ kind }) => kind !== 'input') ? columns : plain;

export interface FigureRow {
  /** `<head>/<input>` or `<head>/items/<item>`, as findings name it; `<head>/items/` is the row a new voucher is written into. */
  readonly id: string;
  readonly head: string;
  readonly headTitle: string;
  readonly kind: 'input' | 'item' | 'new';
  /** The input's name, or the item's id; '' for `new`. */
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
  readonly rateOn: string;
  readonly valued: Valuation | '';
  readonly date: string;
  readonly voucher: string;
  readonly part: string;
  readonly partReason: string;
  readonly basis: string;
  readonly sources: Sources;
  /** What counts while nothing is entered: read from the listings, counted between two dates, or the rule's own. */
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
    const rule = ruleOf(rules, head.rule, result.version);
    const inputs = rule?.inputs ?? [];
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
        rateOn: input?.rateOn ?? '',
        valued: input?.valued ?? '',
        date: '',
        voucher: '',
        part: '',
        partReason: '',
        basis: input?.basis ?? '',
        sources: input?.sources ?? [],
        derived: input?.value ? '' : (resolved?.value ?? ''),
        findings: said.get(`damages/${head.id}/${name}`) ?? NONE,
      };
    };
    const known = new Set(inputs.map((input) => input.name));
    return [
      ...inputs.map((input) => row(input.name, input.label[language], input, entered.get(input.name))),
      ...head.inputs.filter((input) => !known.has(input.name)).map((input) => row(input.name, input.name, undefined, input)),
      ...head.items.map((item) => itemRow(shared, item, said)),
      ...(takesItems(rule) || head.items.length > 0 ? [newRow(shared)] : []),
    ];
  });
}

type OfHead = Pick<FigureRow, 'head' | 'headTitle' | 'headCurrency'>;

const itemRow = (of: OfHead, item: Item, said: ReadonlyMap<string, readonly Finding[]>): FigureRow => ({
  ...newRow(of),
  id: `${of.head}/items/${item.id}`,
  kind: 'item',
  name: item.id,
  label: item.label,
  value: item.amount,
  currency: item.currency,
  rateOn: item.rateOn,
  valued: item.valued,
  date: item.date,
  voucher: item.voucher,
  part: item.part,
  partReason: item.partReason,
  sources: item.sources,
  findings: said.get(`damages/${of.head}/items/${item.id}`) ?? NONE,
});

const newRow = (of: OfHead): FigureRow => ({
  ...of,
  id: `${of.head}/items/`,
  kind: 'new',
  name: '',
  label: '',
  rule: MONEY,
  value: '',
  low: '',
  high: '',
  standing: '',
  currency: '',
  rateOn: '',
  valued: '',
  date: '',
  voucher: '',
  part: '',
  partReason: '',
  basis: '',
  sources: [],
  derived: '',
  findings: NONE,
});

const takesItems = (rule: Rule | undefined): boolean => rule?.formula?.kind === 'sum' && rule.formula.items;

/** The version a head is computed by, else any version of its rule. */
function ruleOf(rules: readonly Rule[], id: string, version: string): Rule | undefined {
  const versions = rules.filter((rule) => rule.id === id);
  return versions.find((rule) => `${rule.id}@${rule.from ?? 'current'}` === version) ?? versions[0];
}

/** Whether a cell can hold anything: a choice has no range, a voucher neither range nor standing. */
export function takes(row: FigureRow, column: ColumnName): boolean {
  switch (column) {
    case 'head':
      return false;
    case 'input':
    case 'date':
    case 'voucher':
    case 'part':
    case 'partReason':
      return row.kind !== 'input';
    case 'low':
    case 'high':
      return row.kind === 'input' && row.rule?.unit !== 'choice';
    case 'standing':
    case 'basis':
      return row.kind === 'input';
    case 'currency':
    case 'rateOn':
    case 'valued':
      return row.rule?.unit === 'money';
    default:
      return true;
  }
}

/** What is changed in a row: fields of an input, or of a voucher. */
export type RowChange = Partial<
  Pick<
    FigureRow,
    | 'label'
    | 'value'
    | 'low'
    | 'high'
    | 'standing'
    | 'currency'
    | 'rateOn'
    | 'valued'
    | 'date'
    | 'voucher'
    | 'part'
    | 'partReason'
    | 'basis'
    | 'sources'
  >
>;
