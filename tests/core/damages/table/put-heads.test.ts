import { beforeAll, expect, test } from 'vitest';
import { openTableRooms } from './rooms.ts';

let rooms: Awaited<ReturnType<typeof openTableRooms>>;
let loss = '';
let costs = '';
beforeAll(async () => {
  rooms = await openTableRooms();
  const { damages, actor, id } = rooms;
  const [first, second] = await damages.putHeads(actor, id, [
    {
      rule: 'cn.contract.loss',
      currency: 'CNY',
      inputs: [
        { name: 'share', value: '0.5', sources: [] },
        { name: 'lost_benefit', value: '100' },
      ],
    },
    { rule: 'cn.expenses', currency: 'CNY', items: [{ id: 'i1', label: '律师费', amount: '3000' }] },
  ]);
  [loss, costs] = [first?.id ?? '', second?.id ?? ''];
});

test('heads are added in their order, in one entry of the journal', async () => {
  const { store, id, heads } = rooms;
  expect((await heads()).map((head) => head.id)).toEqual([loss, costs]);
  const [entry] = await store.journal(id, 1);
  expect(entry).toMatchObject({ verb: 'change damages figures', changes: [{ id: loss, before: null }, { id: costs }] });
});

test('figures are changed by name and item, others stay, and one undo takes all of it back', async () => {
  const { damages, store, actor, id, heads, audit } = rooms;
  const before = await heads();
  await damages.putHeads(actor, id, [
    {
      id: loss,
      inputs: {
        share: { low: '0.4', high: '0.6', standing: 'estimate' },
        refunds_advanced: { value: '355116', sources: [{ evidence: audit }] },
        lost_benefit: { value: '' },
      },
    },
    { id: costs, items: { i1: { amount: '3600' } } },
    // A second change of the same head is built on the first.
    { id: costs, items: { i1: { part: '1/2' } } },
  ]);
  const [first, second] = await heads();
  expect(first?.inputs).toMatchObject([
    { name: 'share', value: '0.5', low: '0.4', high: '0.6', standing: 'estimate' },
    { name: 'refunds_advanced', value: '355116', sources: [{ evidence: audit, page: null }] },
  ]);
  expect(second?.items).toMatchObject([{ id: 'i1', label: '律师费', amount: '3600', part: '1/2' }]);
  await store.undo(id, actor);
  expect(await heads()).toEqual(before);
});

test('new items come behind those that are there, with an id of their own, or none of them comes', async () => {
  const { damages, store, actor, id, heads } = rooms;
  const before = await heads();
  const add = (...newItems: object[]) => damages.putHeads(actor, id, [{ id: costs, items: { i1: { amount: '3100' } }, newItems }]);
  const [, second] = await add({ id: 'i2', label: '公证费', amount: '800', date: '2026-03-01', part: '1/2' }, { amount: '5' }).then(heads);
  expect(second?.items).toMatchObject([
    { id: 'i1', amount: '3100' },
    { id: 'i2', label: '公证费', amount: '800', date: '2026-03-01', part: '1/2', sources: [] },
    { id: expect.stringMatching(/./), label: '', amount: '5' },
  ]);
  await store.undo(id, actor);
  expect(await heads()).toEqual(before);
  await expect(add({ id: 'i1', amount: '1' })).rejects.toMatchObject({ kind: 'conflict', id: 'damages-table.item-there' });
  await expect(add({ id: 'i3', amount: '1' }, { amount: 'lots' })).rejects.toMatchObject({
    findings: [{ where: `damages/${costs}/items/2/amount` }],
  });
  expect(await heads()).toEqual(before);
});

test('an input that still says its dates is kept when its other fields are emptied', async () => {
  const { damages, store, actor, id, heads } = rooms;
  const dated = { basis: 'from the notice', period: { from: '2026-01-01', to: '2026-02-01' } };
  await damages.putHeads(actor, id, [{ id: loss, inputs: { days: dated } }]);
  await damages.putHeads(actor, id, [{ id: loss, inputs: { days: { basis: '' } } }]);
  expect((await heads())[0]?.inputs.at(-1)).toMatchObject({ name: 'days', value: '', basis: '', period: dated.period });
  await store.undo(id, actor);
  await store.undo(id, actor);
});

test('a figure written over one taken from another head takes its place; other words leave it', async () => {
  const { damages, store, actor, id, heads } = rooms;
  const days = async () => (await heads())[0]?.inputs.find((input) => input.name === 'days');
  await damages.putHeads(actor, id, [{ id: loss, inputs: { days: { carried: costs } } }]);
  await damages.putHeads(actor, id, [{ id: loss, inputs: { days: { basis: 'from the notice' } } }]);
  expect(await days()).toMatchObject({ value: '', carried: costs });
  await damages.putHeads(actor, id, [{ id: loss, inputs: { days: { value: '30' } } }]);
  expect(await days()).toMatchObject({ value: '30', carried: '' });
  for (let step = 0; step < 3; step += 1) await store.undo(id, actor);
});

test('one field that is wrong refuses all of it, and every such field is named', async () => {
  const { damages, actor, id, heads } = rooms;
  const before = await heads();
  const change = damages.putHeads(actor, id, [
    { id: costs, items: { i1: { amount: 'lots' } } },
    { id: loss, reasons: 'kept back' },
    { id: loss, currency: 'yuan' },
    { id: loss, inputs: { share: { value: '1,5' } } },
  ]);
  await expect(change).rejects.toMatchObject({
    kind: 'invalid',
    findings: [
      { where: `damages/${costs}/items/0/amount` },
      { where: `damages/${loss}/currency` },
      { where: `damages/${loss}/inputs/0/value` },
    ],
  });
  expect(await heads()).toEqual(before);
});

test('what is not in the matter cannot be changed', async () => {
  const { damages, matter, actor, id, heads } = rooms;
  const before = await heads();
  const gone = damages.putHeads(actor, id, [
    { id: costs, reasons: 'x' },
    { id: costs, items: { i9: { amount: '1' } } },
  ]);
  await expect(gone).rejects.toMatchObject({ kind: 'not-found', id: 'damages-table.no-item' });
  const other = await matter.create(actor, { title: 'Other', pack: 'cn-civil' });
  await expect(damages.putHeads(actor, other.id, [{ id: loss, title: 'taken' }])).rejects.toMatchObject({ id: 'damages.no-head' });
  expect(await heads()).toEqual(before);
});
