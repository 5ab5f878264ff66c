/** A matter with its sellers and their groups, over a real workspace. */
import { createGroupingService } from '#core/seller/grouping/service.ts';
import { actor, openSellers } from '../cast.ts';

export { actor };

export async function openGroups() {
  const room = await openSellers();
  const { store, ids, matters, sellers, matter } = room;
  const grouping = createGroupingService({ store, ids, matters });
  let evidence = 0;
  /** A storefront of a seller of its own, showing these data: `{ phone: '…', email: '…' }`; lists are several. */
  const shop = async (name: string, shows: Record<string, string | readonly string[]> = {}, sources: readonly string[] = []) => {
    const seller = await sellers.put(actor, matter, 'sellers', {});
    const row = await sellers.put(actor, matter, 'storefronts', { seller: seller.id, platform: 'DHgate', shopName: name });
    for (const [kind, values] of Object.entries(shows))
      for (const value of typeof values === 'string' ? [values] : values)
        await sellers.put(actor, matter, 'identifiers', { seller: seller.id, storefront: row.id, kind, value, sources });
    return row.id;
  };
  /** A bare evidence row; `withdraw` turns it. */
  const item = async (fileName: string) => {
    const id = `item-${++evidence}`;
    await store.write({ actor, matter, verb: 'receive', undoable: false }, async (write) => {
      const data = JSON.stringify({ id, fileName });
      const row = {
        id,
        matter_id: matter,
        sha256: String(evidence).padStart(64, '0'),
        size: 1,
        media_type: 'image/png',
        received_at: write.at,
        withdrawn: 0,
        data,
      };
      await write.db
        .insertInto('blob' as never)
        .values({ sha256: row.sha256, size: 1, created_at: write.at } as never)
        .execute();
      await write.db.insertInto('evidence').values(row).execute();
      write.record({ kind: 'evidence', id, before: null, after: { id } });
    });
    return id;
  };
  const withdraw = (id: string, withdrawn = 1) =>
    store.write({ actor, matter, verb: 'withdraw evidence', undoable: false }, async (write) => {
      await write.db.updateTable('evidence').set({ withdrawn }).where('id', '=', id).execute();
      write.record({ kind: 'evidence', id, before: { withdrawn: 1 - withdrawn }, after: { withdrawn } });
    });
  /** The groups as lists of shop names, each sorted. */
  const groups = async () => {
    const { groups: list } = await grouping.list(matter, { offset: 0, limit: 1_000 });
    const views = await Promise.all(list.map(({ id }) => grouping.get(matter, id)));
    return views
      .map(({ members }) => members.map(({ shopName }) => shopName).sort())
      .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  };
  return { ...room, grouping, shop, item, withdraw, groups };
}

export type GroupRoom = Awaited<ReturnType<typeof openGroups>>;
