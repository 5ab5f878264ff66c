/** The rates of exchange of a matter: typed one by one, or taken from a table. A pair of currencies has one rate on one day. */
import { readFile } from 'node:fs/promises';
import type { EvidenceService } from '../../evidence/service.ts';
import type { ExhibitService } from '../../exhibit/service.ts';
import { accept } from '../../kit/accept.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import { exact } from '../../kit/money.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor, Clock, Ids } from '../../kit/world.ts';
import type { MatterService } from '../../matter/service.ts';
import { readSheet } from '../../seller/spreadsheet.ts';
import type { Store, Write } from '../../store/store.ts';
import { sourceFinder } from '../table/model.ts';
import { isCurrency, type Rate, rateKey, rateSchema } from './model.ts';
import * as rows from './rows.ts';
import { type RateRow, rateRows } from './table.ts';

export interface ExchangeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly matters: Pick<MatterService, 'get'>;
  readonly evidence: Pick<EvidenceService, 'list'>;
  readonly exhibit: Pick<ExhibitService, 'evidenceLabels'>;
}

/** A table to take in: a file the user chose, or text pasted from a spreadsheet or a bank's page. */
export interface RateTable {
  readonly from: { readonly path: string; readonly fileName: string } | { readonly text: string };
  /** Who published the rates, for rows that do not say so. */
  readonly source: string;
}

/** What a table would do; `was` is the rate of that day the matter holds now. */
export interface ReadRates {
  readonly rates: readonly (RateRow & { readonly was: string | null })[];
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

export type ExchangeService = ReturnType<typeof createExchangeService>;

/** The name of pasted text in messages. */
const PASTED = 'pasted.txt';

export function createExchangeService({ store, clock, ids, matters, evidence, exhibit }: ExchangeDeps) {
  store.restores('exchange-rate', async (write, id, state) => {
    if (state === null) await rows.deleteRate(write.db, id);
    else await rows.upsertRate(write.db, state as Rate);
  });

  /** What the shape alone cannot say of a rate. */
  const check = (rate: Rate): void => {
    const where = `exchange/${rate.id}`;
    const faults: Finding[] = [];
    for (const field of ['from', 'to'] as const)
      if (!isCurrency(rate[field])) faults.push(finding('error', `${where}/${field}`, 'exchange.unknown-currency', { code: rate[field] }));
    if (rate.from === rate.to) faults.push(finding('error', `${where}/to`, 'exchange.same-currency', { code: rate.to }));
    if (rate.on > clock.today())
      faults.push(finding('error', `${where}/on`, 'exchange.after-today', { on: rate.on, today: clock.today() }));
    const first = faults[0];
    if (first) throw new Problem('invalid', first.id, first.params, faults);
  };

  const readTable = async (matter: string, { from, source }: RateTable) => {
    const [items, labels] = await Promise.all([evidence.list(matter), exhibit.evidenceLabels(matter)]);
    const context = { source, today: clock.today(), evidence: sourceFinder(items, labels) };
    if ('path' in from) {
      const sheet = await readSheet(from.fileName, await readFile(from.path));
      return rateRows(sheet, { ...context, file: from.fileName });
    }
    // A cell cut in half: the missing half cannot be written to a file again.
    if (!from.text.isWellFormed()) throw new Problem('invalid', 'exchange.broken-text');
    if (from.text.trim() === '') throw new Problem('invalid', 'exchange.nothing-pasted');
    const sheet = await readSheet(PASTED, new TextEncoder().encode(from.text), { encoding: 'UTF-8' });
    return rateRows(sheet, { ...context, file: PASTED });
  };

  const compare = async (matter: string, table: RateTable): Promise<ReadRates> => {
    await matters.get(matter);
    const { rates, findings } = await readTable(matter, table);
    const there = new Map((await rows.selectRates(store.db, matter)).map((rate) => [rateKey(rate), rate]));
    const read = rates.map((rate) => ({ ...rate, was: there.get(rateKey(rate))?.rate ?? null }));
    const unchanged = read.filter((rate) => saysNothingNew(rate, there.get(rateKey(rate)))).length;
    const added = read.filter((rate) => rate.was === null).length;
    return { rates: read, added, replaced: read.length - added - unchanged, unchanged, findings };
  };

  return {
    /** By pair of currencies, then by day. */
    list: (matter: string): Promise<Rate[]> => rows.selectRates(store.db, matter),

    /**
     * Adds a rate, or changes the fields given of the one with its id. A second rate of the same pair and day is refused with
     * `exchange.already` unless `replace` says it takes the place of the first.
     */
    async put(actor: Actor, matter: string, given: Readonly<Record<string, unknown>>, replace = false): Promise<Rate> {
      await matters.get(matter);
      return store.write({ actor, matter, verb: 'set exchange rate', undoable: true }, async (write) => {
        const id = typeof given.id === 'string' && given.id !== '' ? given.id : ids.next();
        const before = await rows.selectRate(write.db, id);
        if (before && before.matter !== matter) throw new Problem('not-found', 'exchange.no-rate', { id });
        const after = accept(rateSchema, { ...before, ...given, id, matter }, `exchange/${id}`);
        check(after);
        const other = await rows.selectRateOf(write.db, matter, after);
        if (other && other.id !== id) {
          const params = { pair: `${other.from}/${other.to}`, on: other.on, rate: other.rate };
          if (!replace)
            throw new Problem('conflict', 'exchange.already', params, [finding('error', `exchange/${id}/on`, 'exchange.already', params)]);
          await rows.deleteRate(write.db, other.id);
          write.record({ kind: 'exchange-rate', id: other.id, before: other, after: null });
        }
        await rows.upsertRate(write.db, after);
        write.record({ kind: 'exchange-rate', id, before: before ?? null, after });
        return after;
      });
    },

    async drop(actor: Actor, matter: string, id: string): Promise<void> {
      await store.write({ actor, matter, verb: 'remove exchange rate', undoable: true }, async (write) => {
        const before = await rows.selectRate(write.db, id);
        if (before?.matter !== matter) throw new Problem('not-found', 'exchange.no-rate', { id });
        await rows.deleteRate(write.db, id);
        write.record({ kind: 'exchange-rate', id, before, after: null });
      });
    },

    /** What the table says and what taking it in would do. Writes nothing. */
    readTable: compare,

    /**
     * Takes a table in, all of it or nothing: refused with a finding for every cell that is wrong, and, unless `replace`, when it
     * gives another rate for a day that has one. One undo takes it back.
     */
    async importTable(actor: Actor, matter: string, table: RateTable, replace = false): Promise<ReadRates> {
      const read = await compare(matter, table);
      const file = 'path' in table.from ? table.from.fileName : PASTED;
      const errors = read.findings.filter((one) => one.severity === 'error');
      if (errors.length > 0) throw new Problem('invalid', 'seller.import-refused', { file, count: errors.length }, errors);
      if (!replace && read.replaced > 0) {
        const changed = read.rates.filter((rate) => rate.was !== null && !exact(rate.was).equals(rate.rate));
        throw new Problem(
          'conflict',
          'exchange.would-replace',
          { count: read.replaced },
          changed.map(({ row, from, to, on, rate, was }) =>
            finding('error', `${file}:${row}:rate`, 'exchange.row-differs', { row, pair: `${from}/${to}`, on, rate, was: was ?? '' }),
          ),
        );
      }
      await store.write({ actor, matter, verb: 'import exchange rates', undoable: true }, async (write) => {
        const there = new Map((await rows.selectRates(write.db, matter)).map((rate) => [rateKey(rate), rate]));
        const fresh: Rate[] = [];
        for (const { row: _, was: __, ...given } of read.rates) {
          const before = there.get(rateKey(given));
          if (saysNothingNew(given, before)) continue;
          // Evidence of a rate that changes is evidence of the old one.
          const after: Rate = { id: before?.id ?? ids.next(), matter, ...given };
          if (before) await rows.upsertRate(write.db, after);
          else fresh.push(after);
          write.record({ kind: 'exchange-rate', id: after.id, before: before ?? null, after });
        }
        await rows.insertRates(write.db, fresh);
      });
      return read;
    },

    /** Writes the rates of a matter that is only being made, inside a running transaction (intake). */
    async insertRates(write: Write, matter: string, rates: readonly RateRow[]): Promise<void> {
      const fresh = rates.map(({ row: _, ...given }): Rate => ({ id: ids.next(), matter, ...given }));
      await rows.insertRates(write.db, fresh);
      for (const after of fresh) write.record({ kind: 'exchange-rate', id: after.id, before: null, after });
    },
  };
}

/** The matter has the rate with its source; a table that names no evidence leaves that of the matter. */
function saysNothingNew(rate: Omit<RateRow, 'row'>, before: Rate | undefined): boolean {
  return (
    before !== undefined &&
    exact(before.rate).equals(rate.rate) &&
    before.source === rate.source &&
    (rate.sources.length === 0 || JSON.stringify(before.sources) === JSON.stringify(rate.sources))
  );
}
