/** What a table would do to the heads of a matter: which it changes, which it adds, figure by figure. */
import type { Row } from '../../kit/columns.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import { nameKey } from '../../kit/register.ts';
import type { Ids } from '../../kit/world.ts';
import type { Head, Input, Item } from '../model.ts';
import { type InputRule, type Rule, ruleOn } from '../rule.ts';
import { applyDraft, linked } from './merge.ts';
import type { FigureLook, HeadLook, TableLook } from './model.ts';
import { type HeadDraft, readHeads, sayer, type TableContext } from './read.ts';

export interface Planned {
  readonly draft: HeadDraft;
  readonly before: Head | undefined;
  readonly after: Head;
  /** The id of the item each item of the draft became. */
  readonly items: readonly string[];
}

/** Reads the rows and puts them onto the heads that are there; heads with a fault are left out, their faults are in the findings. */
export function planTable(
  table: { readonly file: string; readonly rows: readonly Row[] },
  heads: readonly Head[],
  context: TableContext,
  at: { readonly matter: string; readonly currency: string; readonly ids: Ids },
): Planned[] {
  const say = sayer(table.file, context.findings);
  const keyOf = (rule: string, title: string) => `${rule}\u0000${nameKey(title) || titleKey(context.rules, rule)}`;
  const there = Map.groupBy(heads, (head) => keyOf(head.rule, head.title));
  const taken = new Map<string, HeadDraft>();
  const planned = readHeads(table, context).flatMap((draft) => {
    const key = keyOf(draft.rule, draft.said.title ?? '');
    const alike = there.get(key) ?? [];
    if (alike.length > 1) say(draft.row, 'title', 'damages-table.head-ambiguous', { count: alike.length });
    const first = taken.get(key);
    if (first && alike.length === 1) say(draft.row, 'head', 'damages-table.head-twice', { head: draft.key, first: first.row.row });
    taken.set(key, draft);
    if (alike.length > 1 || (first && alike.length === 1)) return [];
    const applied = applyDraft(draft, alike[0], { ...at, today: context.today, say });
    return applied ? [{ draft, before: alike[0], after: applied.head, items: applied.items }] : [];
  });
  const after = linked(planned.map((one) => ({ key: one.draft.key, head: one.after })));
  return planned.map((one, index) => ({ ...one, after: after[index] ?? one.after }));
}

/** A head without a title of its own has that of its rule, in whichever language. */
function titleKey(rules: readonly Rule[], id: string): string {
  return nameKey(rules.find((rule) => rule.id === id)?.title.en ?? '');
}

const FIELDS = ['currency', 'sellers', 'liability', 'apportionBy', 'position', 'claimed', 'conductFacts', 'reasons', 'election'] as const;
/** Beside the value or amount. */
const OTHERS = [
  'low',
  'high',
  'carried',
  'period',
  'standing',
  'basis',
  'currency',
  'rateOn',
  'valued',
  'part',
  'partReason',
  'label',
  'voucher',
  'date',
  'sources',
];
const differing = (fields: readonly string[], was: object, is: object): string[] =>
  fields.filter((field) => !same((was as Record<string, unknown>)[field], (is as Record<string, unknown>)[field]));
/** The figure itself, the dates it is counted between, or the title of the head it is taken from. */
function figureOf(figure: Input | Item | undefined, titleOf: (head: string) => string): string {
  if (!figure || 'amount' in figure) return figure?.amount ?? '';
  if (figure.value !== '') return figure.value;
  if (figure.carried !== '') return titleOf(figure.carried);
  return figure.period ? `${figure.period.from} – ${figure.period.to}` : '';
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function lookOf(
  table: { readonly file: string; readonly rows: number; readonly seen: string },
  planned: readonly Planned[],
  before: readonly Head[],
  { rules, day, findings }: Pick<TableContext, 'rules' | 'day' | 'findings'>,
): TableLook {
  const { file, rows, seen } = table;
  const known = new Map([...before, ...planned.map(({ after }) => after)].map((head) => [head.id, head]));
  const titleOf = (id: string): string => known.get(id)?.title || (known.get(id)?.rule ?? '');
  const heads = planned.map((one) => {
    const { rule, other } = ruleOn(rules, one.after.rule, day);
    return headLook(one, (rule ?? other)?.inputs ?? [], titleOf);
  });
  const counted = (all: readonly { readonly state: HeadLook['state'] }[]) => ({
    added: all.filter(({ state }) => state === 'added').length,
    changed: all.filter(({ state }) => state === 'changed').length,
    same: all.filter(({ state }) => state === 'same').length,
  });
  const none = heads.length === 0 && findings.every(({ severity }) => severity !== 'error');
  return {
    file,
    rows,
    heads,
    counts: { heads: counted(heads), figures: counted(heads.flatMap(({ figures }) => figures)) },
    findings: none ? [...findings, finding('error', file, 'damages-table.no-heads', { file })] : inOrder(findings),
    seen,
  };
}

/** By rows, as one goes through the table to correct it; what concerns the whole of it comes first. */
const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => Number(a.params.row ?? 0) - Number(b.params.row ?? 0));

function headLook({ draft, before, after, items }: Planned, rules: readonly InputRule[], titleOf: (head: string) => string): HeadLook {
  const figure = (row: number, was: Input | Item | undefined, is: Input | Item | undefined) => ({
    row,
    before: figureOf(was, titleOf),
    after: figureOf(is, titleOf),
    state: stateOf(was, is),
    fields: was && is ? differing(OTHERS, was, is) : [],
  });
  const inputs = draft.inputs.map(({ row, name }): FigureLook => {
    const [was, is] = [before, after].map((head) => head?.inputs.find((one) => one.name === name));
    return { kind: 'input', name, label: rules.find((rule) => rule.name === name)?.label ?? null, ...figure(row.row, was, is) };
  });
  const were = new Map(before?.items.map((item) => [item.id, item]));
  const are = new Map(after.items.map((item) => [item.id, item]));
  const ofItems = draft.items.map(({ row, says }, at): FigureLook => {
    const [was, is] = [were, are].map((all) => all.get(items[at] ?? ''));
    return { kind: 'item', name: says.label, label: null, ...figure(row.row, was, is) };
  });
  const fields = before ? differing(FIELDS, before, after) : [];
  return {
    row: draft.row.row,
    rule: after.rule,
    title: after.title,
    currency: after.currency,
    state: stateOf(before, after),
    fields,
    figures: [...inputs, ...ofItems].sort((a, b) => a.row - b.row),
  };
}

const stateOf = (before: unknown, after: unknown): HeadLook['state'] =>
  before === undefined ? 'added' : same(before, after) ? 'same' : 'changed';
