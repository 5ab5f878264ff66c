import { beforeEach, describe, expect, test } from 'vitest';
import type { Matter } from '#core/matter/model.ts';
import { createMatterService, type MatterService } from '#core/matter/service.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';
import { packs } from './pack.ts';

let workspace: TestWorkspace;
let matters: MatterService;
let id: string;
const actor = { name: 'Pat Paralegal', door: 'test' } as const;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  matters = createMatterService({ ...workspace, packs });
  id = (await matters.create(actor, { title: 'Aurum v. Does', pack: 'us-federal' })).id;
});
const undo = () => workspace.store.undo(id, actor);
const redo = () => workspace.store.redo(id, actor);
const marks = async () => (await matters.get(id)).rights.map((right) => right.mark);

describe('a matter', () => {
  test('is created with a known pack and a title', async () => {
    expect((await matters.get(id)).title).toBe('Aurum v. Does');
    await expect(matters.create(actor, { title: 'x', pack: 'atlantis' })).rejects.toMatchObject({ id: 'matter.unknown-pack' });
    await expect(matters.create(actor, { title: '', pack: 'us-federal' })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await matters.list()).toHaveLength(1);
  });

  test('is listed with its court and what the other rooms count', async () => {
    const counted = createMatterService({
      ...workspace,
      store: { ...workspace.store, db: workspace.store.db, restores: () => {} } as never,
      packs,
      counts: async () => new Map([[id, { sellers: 120, evidence: 7 }]]),
    });
    await matters.update(actor, id, { court: { id: 'ilnd-eastern', name: '', division: '', place: '' }, caseNumber: '26-cv-01234' });
    expect(await counted.list()).toMatchObject([
      {
        id,
        caseNumber: '26-cv-01234',
        court: 'United States District Court for the Northern District of Illinois',
        sellers: 120,
        evidence: 7,
      },
    ]);
  });

  test('changes field by field; particulars merge by name; every change can be taken back', async () => {
    await matters.update(actor, id, { judge: 'Hon. A. Smith', particulars: { genuine_goods: 'watches' } });
    await matters.update(actor, id, { particulars: { first_use: '1998-01-02' } });
    expect(await matters.get(id)).toMatchObject({
      judge: 'Hon. A. Smith',
      particulars: { genuine_goods: 'watches', first_use: '1998-01-02' },
    });
    await undo();
    expect((await matters.get(id)).particulars).toEqual({ genuine_goods: 'watches' });
    await undo();
    expect(await matters.get(id)).toMatchObject({ judge: '', particulars: {} });
    await redo();
    expect((await matters.get(id)).judge).toBe('Hon. A. Smith');
  });

  test('a wrong field refuses the whole change and says which', async () => {
    const change = matters.update(actor, id, { judge: 'X', actDate: '23/11/2026' });
    await expect(change).rejects.toMatchObject({ kind: 'invalid', findings: [{ where: 'matter/actDate' }] });
    expect((await matters.get(id)).judge).toBe('');
  });

  test('keeps every word as it was entered', async () => {
    const title = '*A_B#|<b>{{x}}</b> $\\ #import "x" 假货店（旗舰）\u0007 e\u0301';
    await matters.update(actor, id, { title });
    await matters.put(actor, id, 'parties', { side: 'plaintiff', kind: 'organisation', name: title, address: 'Room 5\n12 Main St' });
    const { parties, title: kept } = await matters.get(id);
    expect([kept, parties[0]?.name, parties[0]?.address]).toEqual([title, title, 'Room 5\n12 Main St']);
  });

  test('says who changed what, before and after', async () => {
    await matters.update(actor, id, { judge: 'Hon. A. Smith' });
    const [entry] = await workspace.store.journal(id, 1);
    expect(entry).toMatchObject({
      actor: 'Pat Paralegal',
      verb: 'change matter',
      changes: [{ kind: 'matter', id, before: { judge: '' }, after: { judge: 'Hon. A. Smith' } }],
    });
  });

  test('is removed and comes back whole', async () => {
    await matters.put(actor, id, 'rights', { type: 'trademark', mark: 'AURUM' });
    await matters.remove(actor, id);
    await expect(matters.get(id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(matters.update(actor, id, { judge: 'X' })).rejects.toMatchObject({ kind: 'not-found' });
    await undo();
    expect(await marks()).toEqual(['AURUM']);
  });

  test('undoing everything and redoing everything ends where it began', async () => {
    await matters.put(actor, id, 'rights', { type: 'trademark', mark: 'A' });
    await matters.put(actor, id, 'rights', { type: 'trademark', mark: 'B' });
    await matters.update(actor, id, { judge: 'J' });
    const before = await matters.get(id);
    while (await undo());
    await expect(matters.get(id)).rejects.toMatchObject({ kind: 'not-found' });
    while (await redo());
    expect(await matters.get(id)).toEqual(before);
  });
});

describe('the lists of a matter', () => {
  const add = (mark: string) => matters.put(actor, id, 'rights', { type: 'trademark', mark });

  test('an item gets an id, is changed by the fields given, and is taken back step by step', async () => {
    const right = await add('AURUM');
    await matters.put(actor, id, 'rights', { id: right.id, number: '0012345' });
    expect((await matters.get(id)).rights).toMatchObject([{ id: right.id, mark: 'AURUM', number: '0012345' }]);
    await undo();
    expect((await matters.get(id)).rights).toMatchObject([{ mark: 'AURUM', number: '' }]);
    await undo();
    expect(await marks()).toEqual([]);
  });

  test('a dropped item comes back to its place', async () => {
    for (const mark of ['A', 'B', 'C']) await add(mark);
    const { rights } = await matters.get(id);
    await matters.drop(actor, id, 'rights', rights[1]?.id ?? '');
    expect(await marks()).toEqual(['A', 'C']);
    await undo();
    expect(await marks()).toEqual(['A', 'B', 'C']);
  });

  test('an item moves, and back', async () => {
    for (const mark of ['A', 'B', 'C', 'D']) await add(mark);
    const { rights } = await matters.get(id);
    await matters.move(actor, id, 'rights', rights[0]?.id ?? '', 2);
    expect(await marks()).toEqual(['B', 'C', 'A', 'D']);
    await matters.move(actor, id, 'rights', rights[3]?.id ?? '', -5);
    expect(await marks()).toEqual(['D', 'B', 'C', 'A']);
    await matters.move(actor, id, 'rights', rights[3]?.id ?? '', 99);
    expect(await marks()).toEqual(['B', 'C', 'A', 'D']);
    await undo();
    await undo();
    await undo();
    expect(await marks()).toEqual(['A', 'B', 'C', 'D']);
  });

  test('a wrong item names list, item and field', async () => {
    const wrong = matters.put(actor, id, 'facts', { id: 'f1', kind: 'raid', date: 'May' });
    await expect(wrong).rejects.toMatchObject({ findings: [{ where: 'matter/facts/f1/date' }] });
    expect((await matters.get(id)).facts).toEqual([]);
  });

  test('an id belongs to one list of one matter', async () => {
    const right = await add('AURUM');
    const other = await matters.create(actor, { title: 'Other', pack: 'us-federal' });
    await expect(matters.put(actor, id, 'facts', { id: right.id, kind: 'raid' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(matters.put(actor, other.id, 'rights', { id: right.id, mark: 'X' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(matters.drop(actor, other.id, 'rights', right.id)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await marks()).toEqual(['AURUM']);
  });

  test('what is missing is said in the findings', async () => {
    await matters.put(actor, id, 'parties', { id: 'p1', side: 'plaintiff', kind: 'organisation', name: 'A', uscc: '913301007996550580' });
    const all: Matter['id'][] = (await matters.findings(id)).map((one) => one.where);
    expect(all).toContain('matter/parties/p1/uscc');
  });
});
