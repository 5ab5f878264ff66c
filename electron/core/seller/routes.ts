import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { Actor } from '../kit/world.ts';
import { type ImportTable, tableColumns } from './columns.ts';
import { type SellerTable, sellerTables } from './model.ts';
import type { SellerService, TableFile } from './service.ts';

const id = z.string();
const table = z.enum(Object.keys(sellerTables) as [SellerTable, ...SellerTable[]]);
const importTable = z.enum(Object.keys(tableColumns) as [ImportTable, ...ImportTable[]]);
/** A table to read: an upload, or a path the desktop picked. */
const source = z.object({ upload: z.string().optional(), path: z.string().optional(), fileName: z.string() });

/** Finds the bytes of an upload or of a path the desktop has picked; refuses a path from any other door. */
export type Locate = (source: { upload?: string | undefined; path?: string | undefined }, actor: Actor) => Promise<string>;

export function sellerRoutes(sellers: SellerService, locate: Locate) {
  const file = async (input: z.output<typeof source>, actor: Actor): Promise<TableFile> => ({
    path: await locate(input, actor),
    fileName: input.fileName,
  });
  return {
    table: read.input(z.object({ matter: id })).handler(({ input }) => sellers.table(input.matter)),
    nextNumber: read.input(z.object({ matter: id })).handler(({ input }) => sellers.nextNumber(input.matter)),
    put: write
      .input(z.object({ matter: id, table, row: z.record(z.string(), z.unknown()) }))
      .handler(({ input, context }) => sellers.put(context.actor, input.matter, input.table, input.row)),
    drop: write
      .input(z.object({ matter: id, table, id, all: z.boolean().optional() }))
      .handler(({ input, context }) => sellers.drop(context.actor, input.matter, input.table, input.id, input.all)),
    readTable: read
      .input(source.extend({ matter: id, table: importTable }))
      .handler(async ({ input, context }) => sellers.readTable(input.table, await file(input, context.actor))),
    importTable: write
      .input(source.extend({ matter: id, table: importTable, mapping: z.record(z.string(), z.string()).optional() }))
      .handler(async ({ input, context }) =>
        sellers.importTable(context.actor, input.matter, input.table, await file(input, context.actor), input.mapping),
      ),
  };
}
