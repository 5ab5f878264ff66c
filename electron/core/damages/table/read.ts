/** Rows of a damages table as heads: rows with the same key belong together; each row carries an input or an item of it. */
import { closest, distance } from 'fastest-levenshtein';
import { splitList } from '../../kit/cells.ts';
import type { Row } from '../../kit/columns.ts';
import { type Finding, finding, type Severity } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import type { Head, Input, Item, Sources } from '../model.ts';
import { type InputRule, type Rule, ruleOn } from '../rule.ts';
import { readFigureCell, readPart, unguarded } from './model.ts';

export interface TableContext {
  /** What a name of the table stands for; undefined when it means nothing, or two things. */
  readonly seller: (name: string) => string | undefined;
  readonly fact: (name: string) => string | undefined;
  /** A head of the matter by its title, for figures taken from it; a matter that is only being made has none. */
  readonly head?: (title: string) => string | undefined;
  readonly source: (name: string) => Sources[number] | undefined;
  /** The rules of the pack, all versions, and the day whose law applies. */
  readonly rules: readonly Rule[];
  readonly day: string;
  readonly today: string;
  readonly findings: Finding[];
}

/** What the rows of one head say; what they leave empty is not in it. */
export interface HeadDraft {
  readonly key: string;
  readonly row: Row;
  readonly said: Partial<Omit<Head, 'id' | 'matter' | 'inputs' | 'items' | 'rule' | 'election'>>;
  /** Day and reason of the election, each '' while not said. */
  readonly election: NonNullable<Head['election']>;
  readonly rule: string;
  readonly inputs: readonly InputDraft[];
  readonly items: readonly { readonly row: Row; readonly says: Partial<Omit<Item, 'id'>> & { readonly label: string } }[];
}

export interface InputDraft {
  readonly row: Row;
  readonly name: string;
  /** `carried` is the key of a head of the table, not yet an id, or the id of a head of the matter. */
  readonly says: Partial<Omit<Input, 'name' | 'period'>>;
  /** The dates that are said. */
  readonly period: Partial<NonNullable<Input['period']>>;
}

export type Say = (row: Row, field: string, id: MessageId, params?: MessageParams, severity?: Severity) => void;

/** Says what is wrong in a row, at `<file>:<row>:<field>`. */
export const sayer =
  (file: string, findings: Finding[]): Say =>
  (row, field, id, params = {}, severity = 'error') => {
    findings.push(finding(severity, `${file}:${row.row}:${field}`, id, { file, row: row.row, column: row.header(field), ...params }));
  };

const SAID_ONCE = [
  'rule',
  'title',
  'currency',
  'liability',
  'apportion_by',
  'sellers',
  'position',
  'claimed',
  'conduct_facts',
  'reasons',
  'election_on',
  'election_reason',
] as const;
/** Columns of one kind of row; a figure in the wrong one is an error, words are only left out. */
const OF_ITEMS = ['amount', 'part', 'part_reason', 'voucher', 'date'];
const OF_INPUTS = ['value', 'low', 'high', 'carried', 'period_from', 'period_to', 'standing', 'basis'];
const FIGURES = new Set(['amount', 'part', 'value', 'low', 'high', 'carried', 'period_from', 'period_to']);
const LONGEST = 20_000;

/** The heads of a table, in the order of their first rows. Heads with a fault are left out; the faults are in the context's findings. */
export function readHeads({ file, rows }: { readonly file: string; readonly rows: readonly Row[] }, context: TableContext): HeadDraft[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.cells.head ?? '';
    const group = groups.get(key);
    if (group) group.push(row);
    else if (key !== '') groups.set(key, [row]);
  }
  const known = inputsByRule(context.rules, context.day);
  // A cell whose column could not be read makes its head one with a fault.
  const faulty = new Set(context.findings.flatMap(({ severity, params }) => (severity === 'error' ? [params.row] : [])));
  return [...groups].flatMap(([key, group]) => {
    const draft = readHead(file, key, group, known, groups, context);
    return draft && group.every(({ row }) => !faulty.has(row)) ? [draft] : [];
  });
}

/** What is wrong with the figures alone, for a table whose names cannot be looked up yet. */
export function figureFaults(
  { file, rows }: { readonly file: string; readonly rows: readonly Row[] },
  { rules, day }: Pick<TableContext, 'rules' | 'day'>,
): Finding[] {
  const findings: Finding[] = [];
  const known = inputsByRule(rules, day);
  const ruleOf = new Map<string, string>();
  for (const { cells } of rows) if (cells.rule && !ruleOf.has(cells.head ?? '')) ruleOf.set(cells.head ?? '', cells.rule);
  const say = sayer(file, findings);
  for (const row of rows) figuresOf(row, known.get(ruleOf.get(row.cells.head ?? '') ?? '')?.get(row.cells.input ?? ''), say);
  return findings;
}

type KnownInputs = ReadonlyMap<string, ReadonlyMap<string, InputRule>>;

/** Inputs by rule; of an input that several versions have, the one of the version in force counts. */
function inputsByRule(rules: readonly Rule[], day: string): KnownInputs {
  const known = new Map<string, Map<string, InputRule>>();
  for (const rule of rules) {
    const inputs = known.get(rule.id) ?? new Map<string, InputRule>();
    for (const input of rule.inputs) if (!inputs.has(input.name)) inputs.set(input.name, input);
    known.set(rule.id, inputs);
  }
  for (const [id, inputs] of known) for (const input of ruleOn(rules, id, day).rule?.inputs ?? []) inputs.set(input.name, input);
  return known;
}

function readHead(
  file: string,
  key: string,
  group: readonly Row[],
  rules: KnownInputs,
  keys: ReadonlyMap<string, unknown>,
  context: TableContext,
): HeadDraft | undefined {
  const { findings, seller, fact, source, today } = context;
  const before = findings.length;
  const say = sayer(file, findings);
  const [first] = group;
  if (!first) return undefined;
  for (const row of group)
    for (const [field, cell] of Object.entries(row.cells))
      if (cell.length > LONGEST) say(row, field, 'damages-table.too-long', { limit: LONGEST });
  const cells = Object.fromEntries(SAID_ONCE.map((field) => [field, once(group, field, say)]));
  const { rule = '' } = cells;
  const inputs = rules.get(rule);
  if (rule === '') say(first, 'rule', 'intake.head-rule-missing', { head: key });
  else if (!inputs) say(first, 'rule', 'intake.head-unknown-rule', { rule: short(rule), known: nearest(rule, [...rules.keys()]) });
  const named = (field: 'sellers' | 'conduct_facts', find: (name: string) => string | undefined, id: MessageId) =>
    splitList(cells[field] ?? '').flatMap((name) => {
      const found = find(name);
      if (found === undefined) say(first, field, id, { name: short(name) });
      return found === undefined ? [] : [found];
    });
  const said = given({
    title: unguarded(cells.title ?? ''),
    currency: currencyOf(first, 'currency', cells.currency ?? '', say),
    liability: cells.liability,
    apportionBy: cells.apportion_by,
    sellers: [...new Set(named('sellers', seller, 'intake.row-unknown-seller'))],
    position: cells.position,
    claimed: cells.claimed,
    conductFacts: [...new Set(named('conduct_facts', fact, 'intake.row-unknown-fact'))],
    reasons: unguarded(cells.reasons ?? ''),
  }) as HeadDraft['said'];
  const election = { on: cells.election_on ?? '', reason: unguarded(cells.election_reason ?? '').trim() };
  if (election.on > today) say(first, 'election_on', 'damages-table.election-after-today', { value: election.on, today });
  const ofInputs: InputDraft[] = [];
  const ofItems: { row: Row; says: Partial<Omit<Item, 'id'>> & { label: string } }[] = [];
  const taken = new Set<string>();
  for (const row of group) {
    const { input = '', item = '', value = '', amount = '' } = row.cells;
    const sources = splitList(row.cells.evidence ?? '').flatMap((path) => {
      const found = source(path);
      if (!found) say(row, 'evidence', 'seller.row-unknown-evidence', { path: short(path) });
      return found ?? [];
    });
    const shared = {
      currency: currencyOf(row, 'input_currency', row.cells.input_currency ?? '', say),
      rateOn: row.cells.rate_on,
      valued: row.cells.valued,
      sources,
    };
    const of = inputs?.get(input);
    const figures = figuresOf(row, of, say);
    if (input !== '' && item !== '') say(row, 'item', 'intake.head-input-and-item');
    else if (input !== '') {
      if (inputs && !of)
        say(row, 'input', 'intake.head-unknown-input', { input: short(input), rule, known: [...inputs.keys()].join(', ') });
      if (taken.has(input)) say(row, 'input', 'intake.head-input-twice', { input: short(input) });
      taken.add(input);
      misplaced(row, OF_ITEMS, 'damages-table.not-for-input', say);
      const carried = carriedOf(row, of, (name) => (keys.has(name) ? name : context.head?.(name)), say);
      const period = periodOf(row, of, say);
      const words = { basis: unguarded(row.cells.basis ?? ''), standing: standingOf(row, say) };
      ofInputs.push({ row, name: input, says: given({ ...figures, carried, ...words, ...shared }), period });
    } else if (item !== '') {
      misplaced(row, OF_INPUTS, 'damages-table.not-for-item', say);
      const part = readPart(row.cells.part ?? '');
      if (part === undefined) say(row, 'part', 'damages-table.part', { value: short(row.cells.part ?? '') });
      const { date, part_reason: partReason = '', voucher = '' } = row.cells;
      const words = { label: unguarded(item), voucher: unguarded(voucher), partReason: unguarded(partReason) };
      ofItems.push({ row, says: { label: words.label, ...given({ ...words, date, amount, part, ...shared }) } });
    } else if (value !== '' || amount !== '' || OF_INPUTS.slice(1, 6).some((field) => row.cells[field]))
      say(row, 'input', 'intake.head-nameless');
  }
  if (findings.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  return { key, row: first, rule, said, election, inputs: ofInputs, items: ofItems };
}

/** What was written; empty cells and lists say nothing. */
const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** The known word most likely meant, or all of them. */
function nearest(word: string, known: readonly string[]): string {
  const near = known.length === 0 ? undefined : closest(short(word), known);
  return near !== undefined && distance(short(word), near) <= Math.max(2, Math.floor(word.length / 3)) ? near : known.join(', ');
}

function once(group: readonly Row[], field: string, say: Say): string {
  let value = '';
  for (const row of group) {
    const here = row.cells[field] ?? '';
    if (here === '' || here === value) continue;
    if (value !== '') say(row, field, 'intake.head-differs', { head: row.cells.head ?? '', value: short(here), first: short(value) });
    value ||= here;
  }
  return value;
}

function currencyOf(row: Row, field: string, text: string, say: Say): string {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (code === '' || /^[A-Z]{3}$/.test(code)) return code;
  say(row, field, 'seller.cell-currency', { value: short(text) });
  return '';
}

function figuresOf(row: Row, input: InputRule | undefined, say: Say): Record<'value' | 'low' | 'high', string> {
  const of = (field: 'value' | 'low' | 'high'): string => {
    const text = row.cells[field] ?? '';
    const read = readFigureCell(input, text);
    if (read.fault === 'seller.cell-choice')
      say(row, field, 'damages-table.choice', { value: short(text), known: Object.keys(input?.choices ?? {}).join(', ') });
    else if (read.fault) say(row, field, read.fault, { value: short(text) });
    return read.value;
  };
  return { value: of('value'), low: of('low'), high: of('high') };
}

/** The head a figure is taken from, as `find` knows it; '' for none. */
function carriedOf(row: Row, input: InputRule | undefined, find: (name: string) => string | undefined, say: Say): string {
  const { carried = '', value = '' } = row.cells;
  if (carried === '') return '';
  const label = { label: input?.label.en ?? short(row.cells.input ?? ''), label_zh: input?.label['zh-CN'] ?? short(row.cells.input ?? '') };
  const found = find(carried);
  if (found === undefined) say(row, 'carried', 'damages.carried-unknown', label);
  if (input && !input.carries) say(row, 'carried', 'damages-table.not-carried', label);
  if (value !== '') say(row, 'carried', 'damages.carried-and-entered', label);
  return found ?? '';
}

/** The dates a number of days runs between, as far as they are written. */
function periodOf(row: Row, input: InputRule | undefined, say: Say): InputDraft['period'] {
  const period = given({ from: row.cells.period_from, to: row.cells.period_to });
  const [said] = Object.keys(period);
  if (said !== undefined && input && !input.period)
    say(row, `period_${said}`, 'damages-table.not-by-dates', { label: input.label.en, label_zh: input.label['zh-CN'] });
  return period;
}

/** `standing`, or the yes of the column `estimate` that tables had before. */
function standingOf(row: Row, say: Say): string {
  const { standing = '', estimate = '' } = row.cells;
  if (estimate === 'yes' && standing !== '' && standing !== 'estimate')
    say(row, 'standing', 'damages-table.standing-differs', { standing });
  return standing === '' && estimate === 'yes' ? 'estimate' : standing;
}

function misplaced(row: Row, fields: readonly string[], id: MessageId, say: Say): void {
  for (const field of fields)
    if ((row.cells[field] ?? '') !== '') {
      if (FIGURES.has(field)) say(row, field, id);
      else say(row, field, 'damages-table.left-out', {}, 'warning');
    }
}
