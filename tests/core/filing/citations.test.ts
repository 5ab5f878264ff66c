/** Citations of pages in whole filings, and which filings they make stale. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Numbered } from '#core/document/numbered.ts';
import { documentText } from '#core/document/text.ts';
import type { Problem } from '#core/kit/problem.ts';
import type { Workbench } from '#core/workbench.ts';
import { readDocx } from '../../support/docx-text.ts';
import { type SampleName, withSample } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';
import { haveReaders, pagesOf, squeeze, wordsOf } from '../document/pdf/outside.ts';
import { putBinder } from './binders.ts';

interface Room {
  readonly workbench: Workbench;
  readonly matter: string;
  /** The item of an exhibit number. */
  readonly item: (number: number) => string;
  /** Marks a place in an exhibit and gives its source. */
  readonly pin: (number: number, page: number, id?: string) => Promise<string>;
  /** Names the sources of the first fact of a kind that names an exhibit. */
  readonly sources: (kind: string, number: number, sources: readonly string[]) => Promise<void>;
}

async function room(name: SampleName): Promise<Room> {
  const { workbench, matter } = await withSample(name);
  const items = new Map((await workbench.evidence.list(matter)).map(({ exhibit, id }) => [exhibit, id]));
  const item = (number: number) => items.get(number) ?? '';
  return {
    workbench,
    matter,
    item,
    async pin(number, page, id = `pin-${page}`) {
      const { pins } = await workbench.evidence.get(item(number));
      const rest = pins.filter((one) => one.id !== id);
      await workbench.evidence.update(testActor, item(number), { pins: [...rest, { id, page, box: null, note: '' }] });
      return `${item(number)}#${id}`;
    },
    async sources(kind, number, sources) {
      const { facts } = await workbench.matter.get(matter);
      const fact = facts.find((one) => one.kind === kind && one.sources.includes(item(number)));
      await workbench.matter.put(testActor, matter, 'facts', { id: fact?.id, sources: [...sources] });
    },
  };
}

/** Exhibit references as printed: joiners are nothing, spaces are spaces. */
const words = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const saying = async ({ workbench, matter }: Room, template: string) =>
  words(documentText((await workbench.filing.preview(matter, template, 'x')).document));
const draft = ({ workbench, matter }: Room, template: string, final = false) =>
  workbench.filing.draft(testActor, matter, template, { final });
const listed = async ({ workbench, matter }: Room, template: string) => {
  const found = (await workbench.filing.list(matter)).find((one) => one.template === template && one.status !== 'superseded');
  return { stale: found?.stale, moved: found?.moved.map(({ was, now }) => `${words(was)} → ${words(now)}`) };
};

describe('a page cited by a fact', () => {
  it('prints page and Bates number in PDF, DOCX and preview alike, once there is a binder', async () => {
    const us = await room('maison-schedule-a');
    await us.sources('record', 6, [await us.pin(6, 2)]);
    expect(await saying(us, 'us-federal/complaint')).toContain('Exhibit 6, p. 2');
    const binder = await putBinder(us.workbench, us.matter);
    const bates = binder.placements.find(({ number }) => number === 6)?.bates;
    const printed = `Exhibit 6, p. 2 (${bates?.last})`;
    expect(await saying(us, 'us-federal/complaint')).toContain(printed);

    const filing = await draft(us, 'us-federal/complaint');
    const file = (kind: 'pdf' | 'docx') => readFile(us.workbench.filing.file(filing, kind).path);
    expect(readDocx(await file('docx')).body.replaceAll('\u00a0', ' ')).toContain(printed);
    if (!haveReaders) return;
    expect((await wordsOf(await file('pdf'))).body).toContain(squeeze(printed));
    // A run of exhibits is found by who searches for it, and no line ends at its dash.
    const pages = pagesOf(await file('pdf')).join('\n');
    expect(pages).toMatch(/\d+–\d+/);
    expect(pages).not.toMatch(/(?:Exhibits [^\n]*|\d)–[ \t]*\n/);
  });

  it('is written as a Chinese court reads it, with the number of the page in the set', async () => {
    const cn = await room('longgang-watches');
    await cn.sources('criminal_judgment', 17, [await cn.pin(17, 2), cn.item(16)]);
    expect(await saying(cn, 'cn-civil/complaint-platform')).toContain('证据16、证据17第2页');
    const { placements } = await putBinder(cn.workbench, cn.matter, { prefix: '' });
    const before = placements.filter(({ number }) => number < 17).reduce((sum, { from, to }) => sum + to - from + 1, 0);
    expect(await saying(cn, 'cn-civil/complaint-platform')).toContain(`证据16、证据17第2页（证据册第${before + 2}页）`);
    await putBinder(cn.workbench, cn.matter, { no: 2, prefix: 'LG' });
    expect(await saying(cn, 'cn-civil/complaint-platform')).toMatch(new RegExp(`证据17第2页（证据册第${before + 2}页，LG\\d{6}）`));
  });

  it('names the piece of an exhibit that the binder had to cut', async () => {
    const us = await room('maison-schedule-a');
    await us.sources('record', 6, [await us.pin(6, 2)]);
    await putBinder(us.workbench, us.matter, { partPages: 2 });
    expect(await saying(us, 'us-federal/complaint')).toMatch(/Exhibit 6, part 2 of 2, p\. 2 \(ACME\d{6}\)/);
  });

  it('is found in rights, parties and damages as well', async () => {
    const us = await room('maison-schedule-a');
    const { rights } = await us.workbench.matter.get(us.matter);
    await us.workbench.matter.put(testActor, us.matter, 'rights', { id: rights[0]?.id, certificate: `${us.item(1)}#page=1` });
    expect(await saying(us, 'us-federal/complaint')).toContain('Exhibit 1, p. 1');

    const cn = await room('longgang-watches');
    const { parties } = await cn.workbench.matter.get(cn.matter);
    const plaintiff = parties.find(({ side }) => side === 'plaintiff');
    await cn.workbench.matter.put(testActor, cn.matter, 'parties', { id: plaintiff?.id, sources: [`${cn.item(8)}#page=2`] });
    expect(await saying(cn, 'cn-civil/complaint-platform')).toContain('证据8第2页');
    const { heads } = await cn.workbench.damages.get(cn.matter);
    const figure = heads.flatMap(({ head }) => head.inputs.map((input) => ({ head, input }))).find(({ input }) => input.sources.length > 0);
    const inputs = figure?.head.inputs.map((input) =>
      input.name === figure.input.name
        ? { ...input, sources: [{ evidence: cn.item(8), page: 2 }, { evidence: `${cn.item(17)}#page=2` }] }
        : input,
    );
    await cn.workbench.damages.putHead(testActor, cn.matter, { id: figure?.head.id ?? '', inputs });
    expect(await saying(cn, 'cn-civil/damages-statement')).toContain('证据8第2页、证据17第2页');
  });

  it('that the exhibit does not have refuses the final, with the place to mend', async () => {
    const us = await room('maison-schedule-a');
    await us.sources('record', 6, [`${us.item(6)}#page=3`]);
    const refused = (await draft(us, 'us-federal/complaint', true).catch((error: unknown) => error)) as Problem;
    expect(refused.findings.map(({ where, id }) => [where, id])).toEqual([[`evidence/${us.item(6)}`, 'filing.page-beyond']]);
  });
});

describe('the evidence catalogue', () => {
  it('prints pages, parts and numbers of the binder that was built, in columns that are there only for it', async () => {
    const cn = await room('longgang-watches');
    const heads = async () => {
      const { document, findings } = await cn.workbench.filing.preview(cn.matter, 'cn-civil/evidence-catalogue', 'x');
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const table = JSON.parse(JSON.stringify(document)) as Numbered;
      const landscape = table.blocks.find((block) => block.kind === 'landscape');
      const found = landscape?.blocks.find((block) => block.kind === 'table');
      return {
        head: found?.head.map((cell) =>
          documentText({ ...table, blocks: [{ kind: 'paragraph', align: null, indent: null, children: cell.children }] }),
        ),
        text: documentText(table),
      };
    };
    const before = await heads();
    expect(before.head).toEqual(['序号', '证据名称', '证据形式', '来源', '证明目的', '页码', '原件／复印件', '备注']);
    await putBinder(cn.workbench, cn.matter, { prefix: 'LG', partPages: 12 });
    const after = await heads();
    expect(after.head).toEqual(['序号', '证据名称', '证据形式', '来源', '证明目的', '分册', '页码', '页面编号', '原件／复印件', '备注']);
    expect(after.text).toContain('LG000107至LG000108');
    await putBinder(cn.workbench, cn.matter, { no: 2, prefix: '' });
    expect((await heads()).head).toEqual(before.head);
  });
});

describe('a filing is stale when something it printed of the exhibits has moved', () => {
  let us: Room;
  const [complaint, schedule] = ['us-federal/complaint', 'us-federal/schedule-a'];
  beforeAll(async () => {
    us = await room('maison-schedule-a');
    await us.sources('record', 6, [await us.pin(6, 1, 'chart')]);
    for (const template of [complaint, schedule]) await draft(us, template);
  });
  const undo = () => us.workbench.store.undo(us.matter, testActor);
  const fresh = { stale: false, moved: [] };

  it('not when an exhibit is added that it does not cite', async () => {
    const spare = (await us.workbench.evidence.list(us.matter)).find(({ exhibit }) => exhibit === null);
    await us.workbench.exhibit.add(testActor, us.matter, [spare?.id ?? '']);
    expect([await listed(us, complaint), await listed(us, schedule)]).toEqual([fresh, fresh]);
    await undo();
  });

  it('when labels move, naming each citation; a document that cites none stays as it is', async () => {
    const list = await us.workbench.exhibit.list(us.matter);
    await us.workbench.exhibit.move(testActor, list[5]?.id ?? '', 5);
    const { stale, moved } = await listed(us, complaint);
    expect(stale).toBe(true);
    expect(moved?.sort()).toEqual(['Exhibit 5 → Exhibit 6', 'Exhibit 6, p. 1 → Exhibit 5, p. 1']);
    expect(await listed(us, schedule)).toEqual(fresh);
    await undo();
    expect(await listed(us, complaint)).toEqual(fresh);
  });

  it('when a pin is moved to another page', async () => {
    await us.pin(6, 2, 'chart');
    expect(await listed(us, complaint)).toEqual({ stale: true, moved: ['Exhibit 6, p. 1 → Exhibit 6, p. 2'] });
    await undo();
  });

  it('when an exhibit it cites leaves the list', async () => {
    const list = await us.workbench.exhibit.list(us.matter);
    await us.workbench.exhibit.drop(testActor, list.at(-1)?.id ?? '');
    expect(await listed(us, complaint)).toEqual(fresh);
    await us.workbench.exhibit.drop(testActor, list[5]?.id ?? '');
    expect((await listed(us, complaint)).moved).toContain('Exhibit 6, p. 1 → ');
    await undo();
    await undo();
  });

  it('when the binder gives its page a number or another piece, and for pages only', async () => {
    await putBinder(us.workbench, us.matter);
    const first = await listed(us, complaint);
    expect(first.stale).toBe(true);
    expect(first.moved).toEqual([expect.stringMatching(/^Exhibit 6, p\. 1 → Exhibit 6, p\. 1 \(ACME\d{6}\)$/)]);
    await draft(us, complaint);
    expect(await listed(us, complaint)).toEqual(fresh);
    await putBinder(us.workbench, us.matter, { no: 2, partPages: 2 });
    expect((await listed(us, complaint)).moved).toEqual([expect.stringMatching(/→ Exhibit 6, part 1 of 2, p\. 1/)]);
    expect(await listed(us, schedule)).toEqual(fresh);
  });

  it('when it prints the list of exhibits, or how many there are, and either changes', async () => {
    const cn = await room('longgang-watches');
    const templates = ['evidence-catalogue', 'complaint-platform', 'damages-statement'].map((name) => `cn-civil/${name}`);
    for (const template of templates) await draft(cn, template);
    const stale = async () => Promise.all(templates.map(async (template) => (await listed(cn, template)).stale));
    expect(await stale()).toEqual([false, false, false]);
    const last = (await cn.workbench.exhibit.list(cn.matter)).at(-1);
    await cn.workbench.exhibit.update(testActor, last?.id ?? '', { title: '另一名称' });
    expect(await stale()).toEqual([true, false, false]);
    await cn.workbench.store.undo(cn.matter, testActor);
    await putBinder(cn.workbench, cn.matter, { prefix: '' });
    const { moved } = await listed(cn, 'cn-civil/evidence-catalogue');
    expect(moved).toEqual([]);
    expect((await listed(cn, 'cn-civil/evidence-catalogue')).stale).toBe(true);
    await draft(cn, 'cn-civil/evidence-catalogue');
    await putBinder(cn.workbench, cn.matter, { no: 2, prefix: '', pages: { [cn.item(1)]: 3 } });
    const shifted = await listed(cn, 'cn-civil/evidence-catalogue');
    expect(shifted.moved?.at(-1)).toBe('证据28，第30页 → 证据28，第32页');
    expect(await stale()).toEqual([true, false, false]);
  });
});
