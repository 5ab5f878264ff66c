/** damages.csv: rows with the same head belong together; each row carries an input or an item of it. */
import { type Head, headSchema, inputSchema, itemSchema } from '../damages/model.ts';
import { splitList } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import type { Ids } from '../kit/world.ts';
import type { Names } from './names.ts';
import type { ReadTable } from './tables.ts';
import { nearestOf } from './yaml.ts';

export interface DamagesContext {
  readonly matter: string;
  readonly ids: Ids;
  readonly names: Names;
  readonly evidence: (path: string) => string | undefined;
  /** Rule ids of the pack with the names of their inputs. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
  /** Currency of the pack, for heads that leave it out. */
  readonly currency: string;
  readonly findings: Finding[];
}

/** Fields said once for a head; later rows repeat them or leave them empty. */
const SAID_ONCE = ['rule', 'title', 'currency', 'liability', 'sellers', 'position', 'claimed', 'conduct_facts', 'reasons'] as const;

export function buildHeads({ file, rows }: ReadTable, context: DamagesContext): Head[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row.cells.head ?? '';
    if (name !== '') groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => buildHead(file, group, context) ?? []);
}

function buildHead(file: string, group: readonly Row[], context: DamagesContext): Head | undefined {
  const { matter, ids, names, rules, findings } = context;
  const before = findings.length;
  const say = (row: Row, field: string, id: MessageId, params: MessageParams) =>
    findings.push(finding('error', `${file}:${row.row}:${field}`, id, { file, row: row.row, ...params }));
  const said = Object.fromEntries(SAID_ONCE.map((field) => [field, once(group, field, say)]));
  const [first] = group;
  if (!first) return undefined;
  const { rule = '', currency = '' } = said;
  if (rule === '') say(first, 'rule', 'intake.head-rule-missing', { head: first.cells.head ?? '' });
  else if (!rules.has(rule))
    say(first, 'rule', 'intake.head-unknown-rule', { rule, known: nearestOf(rule, [...rules.keys()]) ?? [...rules.keys()].join(', ') });
  const code = (currency || context.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) say(first, 'currency', 'seller.cell-currency', { column: first.header('currency'), value: currency });
  const named = (field: 'sellers' | 'conduct_facts', find: (name: string) => string | undefined, id: MessageId) =>
    splitList(said[field] ?? '').flatMap((name) => {
      const found = find(name);
      if (found === undefined) say(first, field, id, { name });
      return found === undefined ? [] : [found];
    });
  const sellers = named('sellers', (name) => names.sellers.get(name), 'intake.row-unknown-seller');
  const conductFacts = named('conduct_facts', (name) => names.facts.get(name), 'intake.row-unknown-fact');
  const inputs: Head['inputs'] = [];
  const items: Head['items'] = [];
  for (const row of group) {
    const { input = '', value = '', basis = '', item = '', amount = '', voucher = '', date = '' } = row.cells;
    const sources = splitList(row.cells.evidence ?? '').flatMap((path) =>
      sourceOf(path, context, (id, params) => say(row, 'evidence', id, params)),
    );
    if (input !== '' && item !== '') say(row, 'item', 'intake.head-input-and-item', {});
    else if (input !== '') {
      const known = rules.get(rule);
      if (known && !known.includes(input)) say(row, 'input', 'intake.head-unknown-input', { input, rule, known: known.join(', ') });
      if (inputs.some((one) => one.name === input)) say(row, 'input', 'intake.head-input-twice', { input });
      inputs.push(
        inputSchema.parse({ name: input, value, basis, standing: row.cells.estimate === 'yes' ? 'estimate' : 'evidence', sources }),
      );
    } else if (item !== '') items.push(itemSchema.parse({ id: ids.next(), label: item, date, voucher, amount, sources }));
    else if (value !== '' || amount !== '') say(row, 'input', 'intake.head-nameless', {});
  }
  if (findings.length > before) return undefined;
  return headSchema.parse({
    id: ids.next(),
    matter,
    rule,
    title: said.title,
    currency: code,
    sellers,
    liability: said.liability || undefined,
    inputs,
    items,
    conductFacts,
    claimed: said.claimed,
    position: said.position || undefined,
    reasons: said.reasons,
  });
}

function once(group: readonly Row[], field: string, say: (row: Row, field: string, id: MessageId, params: MessageParams) => void): string {
  let value = '';
  for (const row of group) {
    const here = row.cells[field] ?? '';
    if (here === '' || here === value) continue;
    if (value !== '')
      say(row, field, 'intake.head-differs', { column: row.header(field), head: row.cells.head ?? '', value: here, first: value });
    value ||= here;
  }
  return value;
}

/** `evidence/a.pdf`, or `evidence/a.pdf#3` for its page 3. */
function sourceOf(
  path: string,
  { evidence }: DamagesContext,
  say: (id: MessageId, params: MessageParams) => void,
): Head['inputs'][number]['sources'] {
  const whole = evidence(path);
  if (whole !== undefined) return [{ evidence: whole, page: null }];
  const m = /^(.+)#(?:p(?:age)?\.?\s*=?\s*)?(\d{1,6})$/i.exec(path);
  const item = m?.[1] === undefined ? undefined : evidence(m[1]);
  if (item !== undefined && Number(m?.[2]) > 0) return [{ evidence: item, page: Number(m?.[2]) }];
  say('seller.row-unknown-evidence', { path });
  return [];
}
