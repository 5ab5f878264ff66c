import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import { changesBetween } from '#core/filing/changes.ts';
import type { Workbench } from '#core/workbench.ts';
import { openTestWorkbench } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';

const words = (text: string) => [{ kind: 'text', text }] as const;
const heading = (text: string): Block => ({ kind: 'heading', level: 2, id: null, role: 'section', children: words(text) });
const numbered = (text: string): Block => ({ kind: 'numbered', id: null, children: words(text), body: [] });
const rows = (...cells: string[][]): Block => ({
  kind: 'schedule',
  id: null,
  caption: null,
  columns: ['no', 'price'].map((field) => ({ title: field, width: 1, align: 'left', field, sealed: false })),
  rows: cells,
  source: 'rows',
  gaps: [],
  totals: [],
});
const filed = (...blocks: Block[]) => {
  const meta: Document['meta'] = {
    title: '',
    language: 'en',
    paper: 'a4',
    layout: 'plain',
    author: '',
    subject: '',
    date: '2026-01-01',
    footer: '',
    draft: false,
  };
  return numberDocument({ meta, blocks });
};

describe('what a document says otherwise', () => {
  it('is told by the paragraph it stood in, whatever number it has now', () => {
    const was = filed(heading('Facts'), numbered('One.'), numbered('Sold 5 watches.'), numbered('Three.'));
    const now = filed(heading('Facts'), numbered('New.'), numbered('One.'), numbered('Sold 6 watches.'), numbered('Three.'));
    const { changes, paragraphs } = changesBetween(was, now);
    expect(
      changes.map((one) => [one.was?.paragraph ?? null, one.was?.text ?? null, one.now?.paragraph ?? null, one.now?.text ?? null]),
    ).toEqual([
      [null, null, 1, 'New.'],
      [2, 'Sold 5 watches.', 3, 'Sold 6 watches.'],
    ]);
    expect(paragraphs).toEqual([2]);
  });

  it('is told by the row of a schedule, under its heading', () => {
    const { changes } = changesBetween(
      filed(heading('Schedule'), rows(['1', '$5'], ['2', '$6'])),
      filed(heading('Schedule'), rows(['1', '$5'], ['2', '$7'])),
    );
    expect(changes).toEqual([
      {
        was: { paragraph: null, heading: 'Schedule', row: 2, text: '2 | $6' },
        now: { paragraph: null, heading: 'Schedule', row: 2, text: '2 | $7' },
      },
    ]);
  });

  it('is nothing for the same words', () => {
    expect(changesBetween(filed(numbered('One.')), filed(numbered('One.')))).toEqual({ changes: [], total: 0, paragraphs: [] });
  });

  it('is counted whole and shown in part where everything is another', () => {
    const many = (word: string) => filed(...Array.from({ length: 300 }, (_, i) => numbered(`${word} ${i}`)));
    const { changes, total } = changesBetween(many('a'), many('b'));
    expect([changes.length, total]).toEqual([200, 300]);
  });
});

describe('one sale price of a sample is changed', () => {
  let workbench: Workbench;
  let matter: string;
  beforeAll(async () => {
    workbench = await openTestWorkbench();
    ({ matter } = await workbench.intake.importFolder(testActor, resolve('templates/samples/maison-schedule-a')));
  });

  it('marks every filing that used it, and names the paragraphs and rows', async () => {
    const ids = new Map<string, string>();
    for (const template of ['us-federal/complaint', 'us-federal/schedule-a', 'us-federal/damages-claim'])
      ids.set(template, (await workbench.filing.draft(testActor, matter, template, { final: false })).id);
    expect((await workbench.filing.list(matter)).some((one) => one.stale)).toBe(false);
    const { listings } = await workbench.seller.table(matter);
    const sold = listings.find((one) => one.price !== '' && one.unitsSold !== '');
    await workbench.seller.put(testActor, matter, 'listings', { id: sold?.id, price: '12345.67' });
    const stale = (await workbench.filing.list(matter)).filter((one) => one.stale).map((one) => one.template);
    const said = new Map<string, string>();
    for (const [template, id] of ids) {
      const { changes, total } = await workbench.filing.changes(id);
      said.set(template, changes.map((one) => one.now?.text ?? '').join('\n'));
      // What is not marked says the same words.
      if (!stale.includes(template)) expect(total).toBe(0);
    }
    expect(stale).toContain('us-federal/damages-claim');
    expect([...said.values()].join('\n')).toContain('12,345.67');
  });
});
