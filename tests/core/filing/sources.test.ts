/** What a filing remembers of a matter is never older than the matter: after every kind of change the facts are those read afresh. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBasis } from '#core/filing/basis.ts';
import type { Facts } from '#core/filing/facts.ts';
import { keepSources } from '#core/filing/sources.ts';
import type { Workbench } from '#core/workbench.ts';
import { fixedClock, sequentialIds } from '../../support/clock.ts';
import { withSample } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';

describe('the rows a filing is made of', () => {
  let workbench: Workbench;
  let matter: string;
  let kept: () => Promise<Facts>;
  let fresh: () => Promise<Facts>;
  let reads: { table: number; evidence: number; damages: number };

  beforeAll(async () => {
    ({ workbench, matter } = await withSample('maison-schedule-a'));
    reads = { table: 0, evidence: 0, damages: 0 };
    const { seller, evidence, damages } = workbench;
    const pdf = { kind: undefined, render: () => Promise.reject(new Error('not drawn here')), close: () => undefined };
    const deps = { ...workbench, clock: fixedClock(), ids: sequentialIds(), pdf };
    const count = <T>(name: keyof typeof reads, read: T): T => {
      reads[name] += 1;
      return read;
    };
    const counted = {
      ...deps,
      seller: { ...seller, table: (id: string) => count('table', seller.table(id)) },
      evidence: { ...evidence, list: (id: string) => count('evidence', evidence.list(id)) },
      damages: { ...damages, get: (id: string) => count('damages', damages.get(id)) },
    };
    const sources = keepSources(counted);
    kept = async () => (await loadBasis(counted, matter, sources)).facts;
    fresh = async () => (await loadBasis(deps, matter)).facts;
  });

  /** Makes a change and says which rows were read again for it. */
  const rereadFor = async (change: () => Promise<unknown>) => {
    const before = await kept();
    const was = { ...reads };
    await change();
    const facts = await kept();
    expect(facts).toEqual(await fresh());
    expect(facts).not.toEqual(before);
    return Object.entries(reads).flatMap(([name, n]) => (n > was[name as keyof typeof was] ? [name] : []));
  };

  it('are read once while a matter is typed into', async () => {
    const typed = (text: string) => () => workbench.matter.update(testActor, matter, { particulars: { harm: text } });
    expect(await rereadFor(typed('A'))).toEqual([]);
    expect(await rereadFor(typed('AB'))).toEqual([]);
    expect(await rereadFor(() => workbench.store.undo(matter, testActor))).toEqual([]);
  });

  it('follow a right, which the figures of every seller may hang on', async () => {
    const [right] = (await workbench.matter.get(matter)).rights;
    expect(await rereadFor(() => workbench.matter.put(testActor, matter, 'rights', { id: right?.id, number: '1' }))).toEqual(['damages']);
  });

  it('follow sellers, storefronts, identifiers, listings and purchases, one and all', async () => {
    const { sellers, storefronts, identifiers, listings, purchases } = await workbench.seller.table(matter);
    const put = (table: 'sellers' | 'storefronts' | 'identifiers' | 'listings' | 'purchases', row: Record<string, unknown>) => () =>
      workbench.seller.put(testActor, matter, table, row);
    for (const change of [
      put('sellers', { id: sellers[0]?.id, name: 'Known Ltd' }),
      put('storefronts', { id: storefronts[0]?.id, shopName: 'another shop' }),
      put('identifiers', { id: identifiers[0]?.id, value: 'else@mail.example' }),
      put('listings', { id: listings[0]?.id, unitsSold: '4242' }),
      put('purchases', { id: purchases[0]?.id, orderNumber: 'TB-1' }),
      () => workbench.store.undo(matter, testActor),
    ])
      expect(await rereadFor(change)).toEqual(['table', 'damages']);
  });

  it('follow links, exhibits and items taken out of use', async () => {
    const [listing] = (await workbench.seller.table(matter)).listings;
    const items = await workbench.evidence.list(matter);
    const last = items.find((item) => item.exhibit === null);
    const [first, second] = await workbench.exhibit.list(matter);
    const link = { to: 'listing', id: listing?.id ?? '' } as const;
    expect(await rereadFor(() => workbench.exhibit.move(testActor, first?.id ?? '', 2))).toEqual(['evidence', 'damages']);
    expect(await rereadFor(() => workbench.exhibit.add(testActor, matter, [last?.id ?? '']))).toEqual(['evidence', 'damages']);
    expect(await rereadFor(() => workbench.evidence.link(testActor, last?.id ?? '', link))).toEqual(['evidence', 'damages']);
    expect(await rereadFor(() => workbench.exhibit.drop(testActor, second?.id ?? ''))).toEqual(['evidence', 'damages']);
  });

  it('follow the damages claimed', async () => {
    const [entry] = (await workbench.damages.get(matter)).heads;
    const head = { id: entry?.head.id ?? '', title: 'Another title' };
    expect(await rereadFor(() => workbench.damages.putHead(testActor, matter, head))).toEqual(['damages']);
  });

  it('are those of the newest change when several come at once', async () => {
    const [seller] = (await workbench.seller.table(matter)).sellers;
    await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        await workbench.seller.put(testActor, matter, 'sellers', { id: seller?.id, name: `Name ${n}` });
        await kept();
      }),
    );
    expect(await kept()).toEqual(await fresh());
  });
});
