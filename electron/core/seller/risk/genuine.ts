/** What a matter says of genuine goods and of licences: kept row by row, so that each change can be taken back. */
import { accept } from '../../kit/accept.ts';
import { exact } from '../../kit/money.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor, Ids } from '../../kit/world.ts';
import type { Right } from '../../matter/model.ts';
import type { Store } from '../../store/store.ts';
import { type Genuine, genuinePriceSchema, genuineSchema, genuineSpecSchema, licenceSchema } from './model.ts';
import { putSetting, selectSetting } from './rows.ts';

const schemas = { prices: genuinePriceSchema, licences: licenceSchema, specs: genuineSpecSchema } as const;
export type GenuineList = keyof typeof schemas;
export const genuineLists = Object.keys(schemas) as [GenuineList, ...GenuineList[]];
type Row = Genuine[GenuineList][number];

/** Names in the journal. */
const THING = { prices: 'genuine-price', licences: 'licence', specs: 'genuine-spec' } as const;
const VERB = { prices: 'genuine price', licences: 'licence', specs: 'genuine specification' } as const;

interface Deps {
  readonly store: Store;
  readonly ids: Ids;
  readonly rights: (matter: string) => Promise<readonly Right[]>;
  /** Whether the matter has this seller or storefront. */
  readonly known: (matter: string, seller: string, storefront: string | null) => Promise<boolean>;
}

export function openGenuine({ store, ids, rights, known }: Deps) {
  const get = async (matter: string): Promise<Genuine> => genuineSchema.parse((await selectSetting(store.db, matter)) ?? {});

  const withRow = (genuine: Genuine, list: GenuineList, id: string, row: Row | null): Genuine => {
    const rows = genuine[list] as readonly Row[];
    const at = rows.findIndex((one) => one.id === id);
    const next = row === null ? rows.filter((one) => one.id !== id) : at < 0 ? [...rows, row] : rows.with(at, row);
    return { ...genuine, [list]: next };
  };

  for (const list of genuineLists)
    store.restores(THING[list], async (write, id, state) => {
      const { matter } = write.act;
      await putSetting(write.db, matter, withRow(await get(matter), list, id, state as Row | null));
    });

  return {
    get,

    /** Adds a row, or changes the fields given of the row with its id. */
    async put(actor: Actor, matter: string, list: GenuineList, fields: Readonly<Record<string, unknown>>): Promise<Row> {
      const given = typeof fields.id === 'string' && fields.id !== '';
      const act = { actor, matter, verb: `${given ? 'change' : 'add'} ${VERB[list]}`, undoable: true };
      return store.write(act, async (write) => {
        const all = await get(matter);
        const id = given ? String(fields.id) : ids.next();
        const before = (all[list] as readonly Row[]).find((one) => one.id === id) ?? null;
        if (given && before === null) throw new Problem('not-found', 'risk.unknown-row', { what: id });
        const row: Row = accept(schemas[list], { ...before, ...fields, id }, `seller/risk/${list}/${id}`);
        await check(matter, list, row);
        const next = accept(genuineSchema, withRow(all, list, id, row), 'seller/risk/genuine');
        await putSetting(write.db, matter, next);
        write.record({ kind: THING[list], id, before, after: row });
        return row;
      });
    },

    async drop(actor: Actor, matter: string, list: GenuineList, id: string): Promise<void> {
      await store.write({ actor, matter, verb: `remove ${VERB[list]}`, undoable: true }, async (write) => {
        const all = await get(matter);
        const before = (all[list] as readonly Row[]).find((one) => one.id === id);
        if (!before) throw new Problem('not-found', 'risk.unknown-row', { what: id });
        await putSetting(write.db, matter, withRow(all, list, id, null));
        write.record({ kind: THING[list], id, before, after: null });
      });
    },
  };

  async function check(matter: string, list: GenuineList, row: Row): Promise<void> {
    if (row.right !== null && !(await rights(matter)).some((one) => one.id === row.right))
      throw new Problem('invalid', 'risk.unknown-row', { what: 'right' });
    if (list === 'licences' && 'seller' in row && !(await known(matter, row.seller, row.storefront)))
      throw new Problem('invalid', 'risk.unknown-row', { what: 'seller' });
    if ('low' in row && row.high !== '' && exact(row.low).gt(exact(row.high)))
      throw new Problem('invalid', 'risk.bad-genuine', { low: row.low, high: row.high });
  }
}
