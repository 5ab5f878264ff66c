/** A ring of five hundred storefronts in a real matter: pleaded, parted by counsel, printed, put before the court. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { numberDocument } from '#core/document/number.ts';
import { documentText } from '#core/document/text.ts';
import { type Basis, loadBasis } from '#core/filing/basis.ts';
import { labelOf } from '#core/filing/fields.ts';
import { movedSince, watched } from '#core/filing/printed.ts';
import { fillTemplate } from '#core/template/fill.ts';
import type { Workbench } from '#core/workbench.ts';
import { fixedClock } from '../../../support/clock.ts';
import { withSample } from '../../../support/workbench.ts';
import { temporaryFolder, testActor } from '../../../support/workspace.ts';

const RING = 500;
const FIRST = 97;

describe('five hundred storefronts in one ring', () => {
  let workbench: Workbench;
  let matter: string;
  let basis: () => Promise<Basis>;
  const draft = async (name: string) => {
    const { facts, fields, citer } = await basis();
    const options = { date: facts.today, author: '', draft: true, labels: (path: string) => labelOf(fields, path, 'en'), cite: citer.cite };
    const { document, findings } = fillTemplate(workbench.library, `us-federal/${name}`, { ...facts }, options);
    const numbered = numberDocument(document);
    const gaps = [...findings, ...numbered.findings].flatMap(({ severity, where }) => (severity === 'error' ? [where] : []));
    return { text: documentText(numbered).replace(/[ \u00a0\u2060]+/g, ' '), gaps: [...new Set(gaps)] };
  };

  beforeAll(async () => {
    ({ workbench, matter } = await withSample('maison-schedule-a'));
    const pdf = { kind: undefined, render: () => Promise.reject(new Error('not drawn here')), close: () => undefined };
    basis = () => loadBasis({ ...workbench, clock: fixedClock(), pdf }, matter);
    // A payee account for each five and a licence for each other five, so that one leads to the next.
    const rows = Array.from({ length: RING }, (_, i) =>
      [
        FIRST + i,
        'eBay',
        `ring-shop-${i}`,
        `https://ring-${i}.example/store`,
        `paypal: ring${Math.floor(i / 5)}@pay.example`,
        `RG${70_000_000 + Math.floor((i + 2) / 5) * 7}`,
        'evidence/captures/capture-set-1.pdf',
      ].join(','),
    );
    const path = join(await temporaryFolder(), 'ring.csv');
    await writeFile(path, `seller_no,platform,shop_name,url,payee,licence,evidence\n${rows.join('\n')}\n`);
    await workbench.seller.importTable(testActor, matter, 'sellers', { path, fileName: 'ring.csv' });
  });

  it('are one group, every defendant of which is named with an identifier and its exhibit', async () => {
    const { facts } = await basis();
    const ring = facts.operator_groups.find(({ nos }) => nos.includes(FIRST));
    expect(ring).toMatchObject({ count: RING, storefronts: RING, numbers: `${FIRST}–${FIRST + RING - 1}`, long: true });
    const rows = facts.ties.filter(({ group }) => group === String(ring?.no));
    expect(new Set(rows.map(({ no }) => no)).size).toBe(RING);
    expect(rows.every(({ exhibits }) => exhibits.length === 1)).toBe(true);
  });

  it('draft without a gap in the numbers of paragraphs, and without a sentence that names them one by one', async () => {
    const { text, gaps } = await draft('complaint');
    // They are told of no sale or offer, which the complaint asks for; nothing else is missing.
    expect(gaps).toEqual(['particulars.forum_basis']);
    const paragraphs = [...(text.split('COUNT I')[0]?.matchAll(/^(\d+)\. (.*)$/gm) ?? [])];
    expect(paragraphs.map(([, no]) => Number(no))).toEqual(paragraphs.map((_, i) => i + 1));
    expect(Math.max(...paragraphs.map(([, , words = '']) => words.length))).toBeLessThan(2_500);
    expect(text).toMatch(
      /500 Defendants, which operate 500 storefronts, are tied to one another by shared identifiers of the following kinds: /,
    );
    expect(text).toContain('SCHEDULE D TO THE COMPLAINT');
    expect(text).toContain(`The claims against Defendants Nos. 1–96 belong to the same series of occurrences`);
    expect(text).toMatch(/as those against the other Defendants/);
    const schedule = await draft('schedule-a');
    expect(schedule.gaps).toEqual([]);
    expect(schedule.text).toContain(`${FIRST + RING - 1}\t`);
  });

  it('leave out a defendant whose evidence is gone, and say which', async () => {
    const { storefronts, identifiers } = await workbench.seller.table(matter);
    const shop = storefronts.find(({ shopName }) => shopName === 'ring-shop-7');
    const own = identifiers.filter(({ seller }) => seller === shop?.seller);
    const puts = [
      ...own.map(({ id }) => ['identifiers', id] as const),
      ['storefronts', shop?.id ?? ''] as const,
      ['sellers', shop?.seller ?? ''] as const,
    ];
    for (const [table, id] of puts) await workbench.seller.put(testActor, matter, table, { id, sources: [] });
    const { facts, tied } = await basis();
    expect(facts.ties.some(({ no }) => no === FIRST + 7)).toBe(false);
    expect(tied.findings.filter(({ id, params }) => id === 'filing.tie-unproved' && params.no === FIRST + 7).length).toBeGreaterThan(0);
    for (const _ of puts) await workbench.store.undo(matter, testActor);
    expect((await basis()).facts.ties.some(({ no }) => no === FIRST + 7)).toBe(true);
  });

  it('fall into two groups in the filing when counsel parts them, and come together when that is undone', async () => {
    const groupWith = async (no: number) => (await basis()).facts.operator_groups.find(({ nos }) => nos.includes(no));
    const whole = await groupWith(FIRST);
    const before = await basis();
    const filing = watched(before.facts, before.citer);
    expect(filing.facts.operator_groups.length).toBeGreaterThan(1);
    const { storefronts } = await workbench.seller.table(matter);
    const shops = storefronts.filter(({ shopName }) => shopName.startsWith('ring-shop-')).map(({ id }) => id);
    await workbench.grouping.split(testActor, matter, whole?.id ?? '', [shops.slice(0, 200), shops.slice(200)], 'two workshops');
    expect((await groupWith(FIRST))?.nos.at(-1)).toBe(FIRST + 199);
    expect((await groupWith(FIRST + 200))?.nos.at(0)).toBe(FIRST + 200);
    // A filing that pleaded the group says which it was and what it is now.
    const parted = await basis();
    expect(movedSince(filing.printed(), parted.facts, parted.citer)).toMatchObject({
      changed: true,
      regrouped: [{ was: '97–596', now: '97–296 | 297–596' }],
    });
    await workbench.store.undo(matter, testActor);
    expect((await groupWith(FIRST))?.count).toBe(RING);
    const again = await basis();
    expect(movedSince(filing.printed(), again.facts, again.citer).regrouped).toEqual([]);
  });
});
