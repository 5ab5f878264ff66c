/** Writes what an import changed: in the journal's own words while it is short, in pieces beside it when it is long. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { Problem } from '../../kit/problem.ts';
import type { Restorer, Write } from '../../store/store.ts';
import { type SellerDraft, tableNames } from '../draft.ts';
import type { Seller, SellerTable } from '../model.ts';
import * as sellers from '../rows.ts';
import type { Breath } from './breath.ts';
import * as rows from './rows.ts';

/** Changes that the journal shows one by one. */
const SHOWN = 1_000;
/** Rows of a piece, and of one statement. */
const PIECE = 250;

interface Moved {
  readonly table: SellerTable;
  readonly before: sellers.Placed | null;
  readonly after: sellers.Placed;
}

const pack = promisify<Buffer, object, Buffer>(deflate);
const unpack = promisify<Uint8Array, Buffer>(inflate);

/** Within a running transaction, as one act that one undo takes back. `onRows` gets the number of rows written since the last call. */
export async function saveDraft(write: Write, draft: SellerDraft, breath: Breath, onRows: (rows: number) => void): Promise<void> {
  if (draft.changed > SHOWN) return rows.withManyPages(write.db, () => savePieces(write, draft, breath, onRows));
  await draft.save(write);
  onRows(draft.changed);
}

async function savePieces(write: Write, draft: SellerDraft, breath: Breath, onRows: (rows: number) => void): Promise<void> {
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  const writePiece = async (table: SellerTable, some: readonly Moved[]): Promise<void> => {
    await sellers.insertMany(
      write.db,
      table,
      some.filter(({ before }) => before === null).map(({ after }) => after),
    );
    await sellers.upsertMany(
      write.db,
      table,
      some.filter(({ before }) => before !== null).map(({ after }) => after),
    );
    const piece = await pack(Buffer.from(JSON.stringify(some)), { level: 1 });
    hash.update(piece);
    pieces.push(piece);
    onRows(some.length);
    await breath.take();
  };
  for (const table of tableNames) {
    let position = table === 'sellers' || draft.added(table) === 0 ? 0 : await sellers.nextPosition(write.db, table, draft.matter);
    let waiting: { item: sellers.SellerItem; before: sellers.SellerItem | null }[] = [];
    const flush = async () => {
      const places = await sellers.selectPlaces(
        write.db,
        table,
        waiting.flatMap(({ item, before }) => (before ? [item.id] : [])),
      );
      const some = waiting.map(({ item, before }): Moved => {
        if (before === null) return { table, before, after: { position: table === 'sellers' ? (item as Seller).no : position++, item } };
        const at = places.get(item.id) ?? 0;
        return { table, before: { position: at, item: before }, after: { position: at, item } };
      });
      waiting = [];
      await writePiece(table, some);
    };
    for (const one of draft.touched(table)) {
      waiting.push(one);
      if (waiting.length === PIECE) await flush();
    }
    if (waiting.length > 0) await flush();
  }
  let last = draft.lastNumber;
  for (const { no } of draft.all('sellers')) last = Math.max(last, no);
  await sellers.spendNumber(write, draft.matter, last);
  const id = hash.digest('hex');
  await rows.insertPieces(write.db, id, pieces);
  write.record({ kind: 'seller-import', id, before: null, after: { id, changes: draft.changed, pieces: pieces.length } });
}

/** Takes a long import back (`state` null), or brings it again. */
export const restoreImport: Restorer = (write, id, state) => rows.withManyPages(write.db, () => putBack(write, id, state === null));

async function putBack(write: Write, id: string, undo: boolean): Promise<void> {
  const pieces = await countPieces(write, id);
  for (let at = 0; at < pieces; at++) {
    const no = undo ? pieces - 1 - at : at;
    const data = await rows.selectPiece(write.db, id, no);
    const some = JSON.parse((await unpack(data ?? new Uint8Array())).toString()) as Moved[];
    const table = some[0]?.table ?? 'sellers';
    const added = some.filter(({ before }) => before === null);
    const changed = some.filter(({ before }) => before !== null);
    if (undo) {
      await sellers.upsertMany(
        write.db,
        table,
        changed.flatMap(({ before }) => before ?? []),
      );
      await sellers.removeMany(
        write.db,
        table,
        added.map(({ after }) => after.item.id),
      );
    } else {
      await sellers.insertMany(
        write.db,
        table,
        added.map(({ after }) => after),
      );
      await sellers.upsertMany(
        write.db,
        table,
        changed.map(({ after }) => after),
      );
    }
  }
}

/** The pieces are named by their hash, which the journal's chain holds: what was altered since is not put back. */
async function countPieces(write: Write, id: string): Promise<number> {
  const hash = createHash('sha256');
  for (let no = 0; ; no++) {
    const data = await rows.selectPiece(write.db, id, no);
    if (data !== undefined) {
      hash.update(data);
      continue;
    }
    if (hash.digest('hex') !== id) throw new Problem('integrity', 'seller-import.altered');
    return no;
  }
}
