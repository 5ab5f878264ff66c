/** A matter of the Chinese pack with two sellers, a fact and two files, one of them an exhibit; and its damages table. */
import { createDamagesService } from '#core/damages/service.ts';
import { createDamagesTable } from '#core/damages/table/service.ts';
import { createMatterService } from '#core/matter/service.ts';
import { createSellerService } from '#core/seller/service.ts';
import { openTestRooms } from '../../../support/rooms.ts';
import { books } from '../cast.ts';

export async function openTableRooms() {
  const rooms = await openTestRooms();
  const { store, clock, ids, actor, evidence, exhibit } = rooms;
  const pack = { id: 'cn-civil', claims: [], courts: [], particulars: {}, events: {} };
  const matter = createMatterService({ store, clock, ids, packs: { get: () => pack } });
  const seller = createSellerService({ store, ids, matters: matter });
  const damages = createDamagesService({ store, clock, ids, rules: books, matter, seller, evidence });
  const tables = createDamagesTable({ store, clock, ids, rules: books, matter, seller, evidence, exhibit });
  const { id } = await matter.create(actor, { title: '龙岗钟表', pack: 'cn-civil' });
  await matter.update(actor, id, { actDate: '2026-02-10' });
  const fact = await matter.put(actor, id, 'facts', { kind: 'notice', text: '通知后仍继续销售' });
  const sellers = [await seller.put(actor, id, 'sellers', { name: '甲店' }), await seller.put(actor, id, 'sellers', { name: '乙店' })];
  const received = await evidence.receive(actor, {
    matter: id,
    files: [
      { path: await rooms.file('审计.txt', 'audit'), name: '审计.txt' },
      { path: await rooms.file('receipt.txt', 'receipt'), name: 'receipt.txt' },
    ],
  });
  const [audit = '', receipt = ''] = received.imported.map((item) => item.id);
  await exhibit.add(actor, id, [audit]);
  const heads = async () => (await damages.get(id)).heads.map(({ head }) => head);
  const take = async (text: string) => {
    const look = await tables.readTable(id, { text });
    await tables.importTable(actor, id, { text }, look.seen);
    return look;
  };
  return { ...rooms, matter, seller, damages, tables, id, fact, sellers, audit, receipt, heads, take };
}

/** A table in the order of the columns named, parted by tabs as a spreadsheet copies it. */
export const table = (columns: string, ...rows: readonly string[]): string =>
  [columns, ...rows]
    .map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    )
    .join('\n');
