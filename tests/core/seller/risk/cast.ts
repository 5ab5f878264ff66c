/** One workspace for a file of specifications; each asks for a matter of its own with one word mark, one shop and one listing. */
import { checkoutPlaces } from '#core/places.ts';
import type { Fault, SeenElsewhere } from '#core/seller/risk/case.ts';
import { openFormula } from '#core/seller/risk/formula.ts';
import { createRiskService } from '#core/seller/risk/service.ts';
import { actor, openSellers } from '../cast.ts';

export const formula = await openFormula(checkoutPlaces().templates);

/** What the other rooms say; a specification puts in what it needs. */
interface Rooms {
  registration: readonly Fault[];
  elsewhere: ReadonlyMap<string, readonly SeenElsewhere[]>;
  groups: ReadonlyMap<string, number>;
}

async function open() {
  const cast = await openSellers();
  const rooms: Rooms = { registration: [], elsewhere: new Map(), groups: new Map() };
  const risk = createRiskService({
    ...cast,
    formula,
    registration: () => rooms.registration,
    elsewhere: async () => rooms.elsewhere,
    groups: async () => rooms.groups,
  });
  return { ...cast, rooms, risk };
}
let opened: ReturnType<typeof open> | undefined;

export async function openRisk() {
  opened ??= open();
  const { matters, sellers, store, risk, rooms } = await opened;
  const matter = (await matters.create(actor, { title: 'Aurum v. Does', pack: 'us-federal' })).id;
  const right = await matters.put(actor, matter, 'rights', { type: 'trademark', mark: 'AURUM', number: '1234567' });
  const put = (table: Parameters<typeof sellers.put>[2], row: Record<string, unknown>) => sellers.put(actor, matter, table, row);
  const seller = (await put('sellers', { name: 'Golden Star' })).id;
  const shop = (await put('storefronts', { seller, platform: 'AliExpress', shopName: 'Best Time Store' })).id;
  const listing = (await put('listings', { storefront: shop, title: 'Men watch, steel' })).id;
  const get = () => risk.get(matter, shop);
  return {
    risk,
    rooms,
    sellers,
    store,
    matter,
    right,
    put,
    seller,
    shop,
    listing,
    undo: () => store.undo(matter, actor),
    redo: () => store.redo(matter, actor),
    get,
    /** Changes the listing. */
    with: (fields: Record<string, unknown>) => put('listings', { id: listing, ...fields }),
    score: async () => (await get()).score,
    /** Points of a factor. */
    points: async (id: string) => (await get()).points.find((one) => one.id === id)?.points ?? 0,
    why: async (id: string) => (await get()).notHigher.find((one) => one.id === id),
    genuine: (list: 'prices' | 'licences' | 'specs', row: Record<string, unknown>) => risk.putGenuine(actor, matter, list, row),
  };
}
