/** A production as the other side gets it: unpacked, its load files read. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readDat } from '#core/exhibit/load-file/dat.ts';
import { readOpt } from '#core/exhibit/load-file/opticon.ts';
import { openSet, readAll } from '#core/exhibit/load-file/set-files.ts';
import type { Production } from '#core/exhibit/model.ts';
import type { ProductionOrder } from '#core/exhibit/production.ts';
import type { Workbench } from '#core/workbench.ts';
import { temporaryFolder, testActor } from '../../support/workspace.ts';

export const ORDER: ProductionOrder = {
  items: 'exhibits',
  images: 'pdf',
  text: true,
  natives: true,
  volume: '',
  encoding: 'utf-8',
  custodian: '',
};

export async function produce(workbench: Workbench, matter: string, order: Partial<ProductionOrder> = {}): Promise<Production> {
  const { ended } = await workbench.production.build(testActor, matter, { ...ORDER, ...order });
  return workbench.production.get(await ended);
}

export interface Unpacked {
  readonly folder: string;
  readonly names: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly lines: ReturnType<typeof readOpt>['lines'];
  /** The row of an item, by its name as received. */
  row(fileName: string): Readonly<Record<string, string>>;
  /** Where a path of a load file lies. */
  at(path: string | undefined): string;
  text(name: string): Promise<string>;
}

export async function unpack(workbench: Workbench, { id, volume }: Production): Promise<Unpacked> {
  const folder = await temporaryFolder();
  const set = await openSet((await workbench.production.file(id)).path);
  for (const name of set.files.keys()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await pipeline(await set.stream(name), createWriteStream(join(folder, name)));
  }
  const file = async (ending: string) => (await readAll(set, `${volume}/DATA/${volume}.${ending}`, 1e8)) ?? new Uint8Array();
  const dat = readDat(await file('dat'));
  const { lines } = readOpt(await file('opt'));
  const text = async (name: string) => Buffer.from((await readAll(set, name, 1e8)) ?? []).toString();
  const texts = new Map(await Promise.all([...set.files.keys()].map(async (name) => [name, await text(name)] as const)));
  await set.close();
  const rows = dat.rows.map(({ values }) => values);
  return {
    folder,
    names: [...set.files.keys()],
    rows,
    lines,
    row: (fileName) => rows.find((one) => one.FILENAME === fileName) ?? {},
    at: (path = '') => join(folder, ...path.split('\\')),
    text: async (name) => texts.get(name) ?? '',
  };
}
