/** A damages table taken into a matter: looked at first, then written, all of it or nothing. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { EvidenceService } from '../../evidence/service.ts';
import type { ExhibitService } from '../../exhibit/service.ts';
import { type Row, readRows } from '../../kit/columns.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import { Problem } from '../../kit/problem.ts';
import { Register } from '../../kit/register.ts';
import type { Actor, Clock, Ids } from '../../kit/world.ts';
import type { MatterService } from '../../matter/service.ts';
import type { SellerService } from '../../seller/service.ts';
import { readSheet } from '../../seller/spreadsheet.ts';
import type { Store } from '../../store/store.ts';
import * as rows from '../rows.ts';
import type { RuleBooks } from '../rules.ts';
import { damagesColumns } from './columns.ts';
import { lookOf, type Planned, planTable } from './look.ts';
import { sourceFinder, type TableLook } from './model.ts';
import { writeHeads } from './put-heads.ts';
import type { TableContext } from './read.ts';

export interface DamagesTableDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly rules: RuleBooks;
  readonly matter: Pick<MatterService, 'get'>;
  readonly seller: Pick<SellerService, 'table'>;
  readonly evidence: Pick<EvidenceService, 'list'>;
  readonly exhibit: Pick<ExhibitService, 'evidenceLabels'>;
}

/** A table to take in: a file the user chose, or rows pasted from a spreadsheet with their headers. */
export type DamagesTable = { readonly path: string; readonly fileName: string } | { readonly text: string };

export type DamagesTableService = ReturnType<typeof createDamagesTable>;

/** A damages table is written by people; what is larger is something else. */
const MAX_BYTES = 8 * 1024 * 1024;
const LIMITS = { rows: 20_001, columns: 100, inflated: 64 * 1024 * 1024 };
/** The name of pasted text in messages. */
const PASTED = 'pasted.txt';

export function createDamagesTable({ store, clock, ids, rules, matter, seller, evidence, exhibit }: DamagesTableDeps) {
  const plan = async (id: string, table: DamagesTable): Promise<{ look: TableLook; planned: readonly Planned[]; basis: string }> => {
    const found = await matter.get(id);
    const file = 'path' in table ? table.fileName : PASTED;
    const { sheetRows, findings } = await read(file, table);
    const [data, items, labels, heads] = await Promise.all([
      seller.table(id),
      evidence.list(id),
      exhibit.evidenceLabels(id),
      rows.selectHeads(store.db, id),
    ]);
    const book = rules.get(found.pack);
    const sellers = new Register();
    for (const { no, name, id: of } of data.sellers) for (const word of [String(no), name]) sellers.add(word, of);
    const shops = new Register();
    for (const { shopName, seller: of } of data.storefronts) shops.add(shopName, of);
    const facts = new Register();
    for (const fact of found.facts) for (const word of [fact.id, fact.text]) facts.add(word, fact.id);
    const titled = new Register();
    for (const head of heads) {
      const rule = book?.rules.find(({ id: of }) => of === head.rule);
      for (const title of head.title === '' ? [rule?.title.en, rule?.title['zh-CN']] : [head.title]) titled.add(title, head.id);
    }
    const context: TableContext = {
      seller: (name) => sellers.get(name) ?? shops.get(name),
      fact: (name) => facts.get(name),
      head: (title) => titled.get(title),
      source: sourceFinder(items, labels),
      rules: book?.rules ?? [],
      day: found.actDate || clock.today(),
      today: clock.today(),
      findings,
    };
    const planned = planTable({ file, rows: sheetRows }, heads, context, { matter: id, currency: book?.currency ?? 'USD', ids });
    const basis = JSON.stringify(heads);
    const seen = createHash('sha256')
      .update(basis)
      .update('\0')
      .update(JSON.stringify([file, planned.map(said)]))
      .digest('hex');
    return { look: lookOf({ file, rows: sheetRows.length, seen }, planned, heads, context), planned, basis };
  };

  return {
    /** What a table would do to the heads of a matter, and what is wrong in it by row and column. Throws when it cannot be read at all. */
    readTable: async (id: string, table: DamagesTable): Promise<TableLook> => (await plan(id, table)).look,

    /**
     * Takes a table in: heads with the rule and title of one that is there change it, others are added; empty cells change nothing. One
     * write, one undo. Refused with every finding while something is wrong, and with `conflict` when it is not what `seen` was (of `readTable`).
     */
    async importTable(actor: Actor, id: string, table: DamagesTable, seen?: string): Promise<TableLook> {
      const { look, planned, basis } = await plan(id, table);
      const errors = look.findings.filter(({ severity }) => severity === 'error');
      const { file } = look;
      if (errors.length > 0) throw new Problem('invalid', 'damages-table.refused', { file, count: errors.length }, errors);
      if (seen !== undefined && seen !== look.seen) throw new Problem('conflict', 'damages-table.moved-on', { file });
      await store.write({ actor, matter: id, verb: 'import damages table', undoable: true }, async (write) => {
        const placed = await rows.selectPlaced(write.db, id);
        if (JSON.stringify(placed.map(({ head }) => head)) !== basis) throw new Problem('conflict', 'damages-table.moved-on', { file });
        const at = new Map(placed.map((one) => [one.head.id, one]));
        let last = await rows.nextPosition(write.db, id);
        await writeHeads(
          write,
          planned.map(({ after }) => {
            const before = at.get(after.id) ?? null;
            return { before, after: { head: after, position: before?.position ?? last++ } };
          }),
        );
      });
      return look;
    },
  };
}

/** The plan without the ids it gives out, which are new each time. */
const said = ({ draft, before }: Planned) => [
  before?.id ?? '',
  draft.rule,
  draft.said,
  draft.election,
  draft.inputs.map(({ name, says, period }) => [name, says, period]),
  draft.items.map(({ says }) => says),
];

async function read(file: string, table: DamagesTable): Promise<{ sheetRows: readonly Row[]; findings: Finding[] }> {
  const bytes = 'path' in table ? await bytesOf(file, table.path) : bytesOfText(file, table.text);
  const sheet = await readSheet(file, bytes, 'path' in table ? {} : { encoding: 'UTF-8' }, LIMITS);
  const { rows: sheetRows, findings } = readRows(file, sheet, damagesColumns);
  if (sheetRows.length === 0 && findings.every(({ severity }) => severity !== 'error'))
    findings.push(finding('error', file, 'damages-table.no-heads', { file }));
  return { sheetRows, findings };
}

async function bytesOf(file: string, path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: '8 MB' });
  return readFile(path);
}

function bytesOfText(file: string, text: string): Uint8Array {
  if (text.trim() === '') throw new Problem('invalid', 'damages-table.empty');
  // Half a character cannot be kept; it is shown as one that could not be read.
  const bytes = new TextEncoder().encode(text.toWellFormed());
  if (bytes.length > MAX_BYTES) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: '8 MB' });
  return bytes;
}
