/** What an import would change, worked out on a draft before anything is written. Rows that are wrong leave no trace in it. */
import type { Row } from '../../kit/columns.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import type { MessageId } from '../../kit/messages.ts';
import type { Ids } from '../../kit/world.ts';
import type { Store } from '../../store/store.ts';
import type { ImportTable } from '../columns.ts';
import { SellerDraft, tableNames } from '../draft.ts';
import type { Imported, References } from '../import-rows.ts';
import type { SellerTable } from '../model.ts';
import { selectNumbers, selectPages } from '../rows.ts';
import { importing } from '../service.ts';
import type { Breath } from './breath.ts';
import type { CellNote } from './mapped-sheet.ts';
import type { ImportCounts, Refusal } from './model.ts';
import { lastEntry } from './rows.ts';
import type { Fields, HeldTable } from './thread.ts';

export interface Planning {
  readonly store: Store;
  readonly ids: Ids;
  readonly matter: string;
  readonly table: ImportTable;
  readonly file: string;
  readonly held: HeldTable;
  readonly fields: Fields;
  readonly references: References;
  readonly breath: Breath;
  /** Rows looked at so far, of all. */
  readonly onProgress: (done: number) => void;
}

export interface Plan {
  /** Given up once it is written: it holds every row. */
  readonly draft: SellerDraft | null;
  readonly counts: ImportCounts;
  /** In the order of the file. */
  readonly refused: readonly Refusal[];
  /** What was kept and is worth a look: the first of each kind, and how often. */
  readonly noted: readonly { readonly finding: Finding; readonly count: number }[];
  /** What the matter was when this was worked out; a later entry makes it stale. */
  readonly entry: number;
}

export async function planImport(planning: Planning): Promise<Plan> {
  const { store, matter, table, file, held, fields, onProgress } = planning;
  const entry = await lastEntry(store.db, matter);
  const refused = new Map<number, Finding[]>();
  const notes = new Notes();
  const rows: Row[] = [];
  let read = 0;
  const header = (field: string): string => held.head.titles[fields.indexOf(field)] ?? field;
  for await (const some of held.rows(fields)) {
    for (const { row, cells, faults, flags } of some) {
      read++;
      const say = ({ column, id, params }: CellNote, severity: Finding['severity']) =>
        finding(severity, column === '' ? `${file}:${row}` : `${file}:${row}:${column}`, id, { file, row, column, ...params });
      for (const flag of flags) notes.add(say(flag, 'warning'));
      if (faults.length > 0)
        refused.set(
          row,
          faults.map((fault) => say(fault, 'error')),
        );
      else rows.push({ row, cells, header });
    }
    // The first half of the work is reading, the second is looking at what is there.
    onProgress(read / 2);
    await planning.breath.take();
  }
  const numbers = await held.numbers(fields);
  let { draft, done } = await applied(planning, rows, numbers, read);
  const wrong = (found: Imported) => found.findings.filter((one) => one.severity === 'error');
  // Tables other than the sellers' may have touched the draft before a row was refused: the good ones are taken in alone.
  const first = wrong(done);
  for (const one of first) put(refused, Number(one.params.row), one);
  while (table !== 'sellers' && wrong(done).length > 0) {
    ({ draft, done } = await applied(
      planning,
      rows.filter(({ row }) => !refused.has(row)),
      numbers,
      read,
    ));
    for (const one of wrong(done)) put(refused, Number(one.params.row), one);
  }
  for (const one of done.findings) if (one.severity !== 'error') notes.add(one);
  const fresh = { sellers: draft.added('sellers'), identifiers: draft.added('identifiers') };
  return {
    draft,
    counts: { read, ...done.count, refused: refused.size, ...fresh },
    refused: Array.from(refused, ([row, findings]) => ({ row, findings })).sort((a, b) => a.row - b.row),
    noted: notes.all(),
    entry,
  };
}

/** Ids that follow each other: rows of one import then lie side by side in every index, which writes them several times faster. */
function inOrder(ids: Ids): Ids {
  const base = ids.next();
  let last = 0;
  const stem = /^[0-9a-f-]{36}$/.test(base) ? base.slice(0, 24) : `${base}-`;
  return { next: () => `${stem}${(last++).toString(16).padStart(12, '0')}` };
}

/** The rows on a fresh draft of all that the table may touch. */
async function applied(
  { store, ids, matter, table, file, references, breath, onProgress }: Planning,
  rows: Row[],
  numbers: readonly number[],
  read: number,
): Promise<{ draft: SellerDraft; done: Imported }> {
  const nothing = { sellers: [], storefronts: [], identifiers: [], listings: [], purchases: [] };
  const draft = new SellerDraft(matter, nothing, await selectNumbers(store.db, matter), inOrder(ids));
  const touched: readonly SellerTable[] = table === 'sellers' ? ['sellers', 'storefronts', 'identifiers'] : tableNames;
  for (const name of touched) {
    for await (const items of selectPages(store.db, name, matter)) {
      draft.know(name, items);
      await breath.take();
    }
  }
  function* counted() {
    for (const [at, row] of rows.entries()) {
      if (at % 500 === 0) onProgress(read / 2 + at / 2);
      yield row;
      // Sellers pass by once; what was taken in need not be held.
      if (table === 'sellers') rows[at] = GONE;
    }
  }
  // Asked for once: the rows pass by a single time.
  const done = await breath.run(importing(table, { file, rows: counted(), draft, references, names: 'found', numbers }));
  return { draft, done };
}

const GONE: Row = { row: 0, cells: {}, header: (field) => field };

const put = (into: Map<number, Finding[]>, row: number, one: Finding): void => {
  const list = into.get(row);
  if (list) list.push(one);
  else into.set(row, [one]);
};

/** Warnings by message: a hundred thousand of one kind are one line with a number. */
class Notes {
  readonly #byId = new Map<MessageId, { readonly finding: Finding; count: number }>();

  add(one: Finding): void {
    const known = this.#byId.get(one.id);
    if (known) known.count++;
    else this.#byId.set(one.id, { finding: one, count: 1 });
  }

  all(): { readonly finding: Finding; readonly count: number }[] {
    return [...this.#byId.values()];
  }
}
