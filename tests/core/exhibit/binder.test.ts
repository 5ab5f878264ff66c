/** Binders of the two sample matters, read again with programs that are not ours. */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Binder } from '#core/exhibit/model.ts';
import type { Workbench } from '#core/workbench.ts';
import { type SampleName, withSample } from '../../support/workbench.ts';
import { temporaryFolder, testActor } from '../../support/workspace.ts';
import { bare, bookmarksOf, checkFile, labelsOf, linksOf, pagesOf } from './paper.ts';

interface Built {
  readonly binder: Binder;
  /** Files under the names they are saved with. */
  readonly files: readonly string[];
  readonly pages: readonly (readonly string[])[];
}

async function build(workbench: Workbench, matter: string): Promise<Built> {
  const { ended } = await workbench.binder.build(testActor, matter);
  const binder = await workbench.binder.get(await ended);
  const folder = await temporaryFolder();
  const files: string[] = [];
  for (const part of binder.parts) {
    const { path, name } = await workbench.binder.part(binder.id, part.no);
    await copyFile(path, join(folder, name));
    files.push(join(folder, name));
  }
  return { binder, files, pages: files.map((file) => pagesOf(file)) };
}

/** The Bates numbers of a placement, one for each page. */
function numbersOf({ bates }: Binder['placements'][number]): string[] {
  const [, prefix = '', first = ''] = /^(.*?)(\d+)$/.exec(bates?.first ?? '') ?? [];
  const last = /\d+$/.exec(bates?.last ?? '')?.[0] ?? '';
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, n) => `${prefix}${String(Number(first) + n).padStart(first.length, '0')}`,
  );
}

/** Every page of every exhibit, with its words and its number. */
const exhibitPages = ({ binder, pages }: Built) =>
  binder.placements.flatMap((one) =>
    (one.bates ? numbersOf(one) : Array.from({ length: one.to - one.from + 1 }, () => '')).map((number, n) => ({
      placement: one,
      n: one.from + n,
      number,
      text: pages[one.part - 1]?.[one.contentPage + n - 1] ?? '',
    })),
  );

async function sample(name: SampleName, settings: Parameters<Workbench['exhibit']['setSettings']>[2]) {
  const { workbench, matter } = await withSample(name);
  await workbench.exhibit.setSettings(testActor, matter, settings);
  return { workbench, matter, set: await build(workbench, matter) };
}

describe('a binder for N.D. Ill., in parts', () => {
  let workbench: Workbench;
  let matter: string;
  let set: Built;
  beforeAll(async () => {
    ({ workbench, matter, set } = await sample('maison-schedule-a', { prefix: 'ORD', digits: 7, start: 101, capMb: 0.3 }));
  });

  it('is sound, under the limit, and as long as it says', () => {
    expect(set.files.length).toBeGreaterThan(3);
    for (const file of set.files) checkFile(file);
    expect(set.binder.parts.every(({ size }) => size <= 300_000)).toBe(true);
    expect(set.pages.map((pages) => pages.length)).toEqual(set.binder.parts.map(({ pages }) => pages));
    expect(new Set(set.binder.parts.map(({ fileName }) => fileName.toLowerCase())).size).toBe(set.files.length);
  });

  it('has one number on every page of every exhibit, each once, without a gap', () => {
    const pages = exhibitPages(set);
    for (const { number, text } of pages) expect(text).toContain(number);
    const numbers = pages.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => `ORD${String(101 + index).padStart(7, '0')}`));
    // Nowhere else does a page bear a number at its foot.
    const stamped = set.pages.flat().filter((text) => /ORD\d{7}\s*$/.test(text));
    expect(stamped.length).toBe(numbers.length);
    // The page of the exhibit stands at the other side.
    expect(pages.every(({ text, placement, n }) => bare(text).includes(bare(`${placement.label}, p. ${n}`)))).toBe(true);
  });

  it('has an index that names part, page and numbers as they are, and leads there', async () => {
    const front = pagesOf(set.files[0] ?? '', 'raw').filter((text) => /Exhibit\s+Description/.test(text));
    const listed = bare(front.join('\n'));
    const byExhibit = Map.groupBy(set.binder.placements, ({ exhibit }) => exhibit);
    for (const pieces of byExhibit.values()) {
      const [first, last] = [pieces[0], pieces.at(-1)];
      const span = first?.bates?.first === last?.bates?.last ? first?.bates?.first : `${first?.bates?.first}–${last?.bates?.last}`;
      expect(listed).toContain(`${last?.to}${span}${first?.part}${first?.firstPage}`);
    }
    const links = (await Promise.all(front.map((_, index) => index + 1).map((page) => linksOf(set.files[0] ?? '', page)))).flat();
    for (const pieces of byExhibit.values()) {
      const first = pieces[0];
      const name = set.binder.parts[(first?.part ?? 1) - 1]?.fileName;
      expect(links).toContain(first?.part === 1 ? String(first.firstPage) : `${name} ${first?.firstPage}`);
    }
  });

  it('has bookmarks on the pages where exhibits begin, and a page label on every page', () => {
    set.files.forEach((file, index) => {
      const bookmarks = bookmarksOf(file);
      for (const { part, label, title, firstPage } of set.binder.placements) {
        if (part !== index + 1) continue;
        const found = bookmarks.filter((one) => one.title.startsWith(label) && one.title.endsWith(title));
        expect(found.map(({ page }) => page)).toContain(firstPage);
      }
      const labels = labelsOf(file);
      expect(labels.length).toBe(set.binder.parts[index]?.pages);
      for (const placement of set.binder.placements)
        if (placement.part === index + 1) expect(labels[placement.contentPage - 1]).toBe(placement.bates?.first);
    });
  });

  it('cuts an exhibit that does not fit, and says so on the cover of each piece', () => {
    const cut = [...Map.groupBy(set.binder.placements, ({ exhibit }) => exhibit).values()].filter((pieces) => pieces.length > 1);
    expect(cut.length).toBeGreaterThan(0);
    for (const pieces of cut) {
      expect(pieces.map(({ from }) => from)).toEqual([1, ...pieces.slice(0, -1).map(({ to }) => to + 1)]);
      pieces.forEach(({ part, firstPage, from, to, label }, index) => {
        const cover = set.pages[part - 1]?.[firstPage - 1] ?? '';
        expect(bare(cover)).toContain(bare(label.toUpperCase()));
        expect(cover).toContain(`Part ${index + 1} of ${pieces.length}: page${from === to ? ` ${from}` : `s ${from} to ${to}`} of`);
      });
    }
  });

  it('holds every word of the pages it was made of', async () => {
    const items = new Map((await workbench.evidence.list(matter)).map((item) => [item.id, item]));
    const sources = new Map<string, string[]>();
    for (const { placement, n, text } of exhibitPages(set)) {
      const item = items.get(placement.evidence);
      if (item?.mediaType !== 'application/pdf') continue;
      const source = sources.get(item.sha256) ?? pagesOf(workbench.vault.path(item.sha256));
      sources.set(item.sha256, source);
      const there = new Set(text.split(/\s+/));
      expect((source[n - 1] ?? '').split(/\s+/).filter((word) => word !== '' && !there.has(word))).toEqual([]);
    }
    expect(sources.size).toBeGreaterThan(20);
  });

  it('says on page 1 of each seller’s sheet what is infringed, where, at what price, shipped where, and which page shows it', () => {
    const sheet = set.pages.flat().find((text) => text.includes('Defendant No. 6 –')) ?? '';
    const words = sheet.replace(/\s+/g, ' ');
    expect(words).toContain('ORDELLIN, Reg. No. 9,990,101, used on wristwatches (Exhibit 1)');
    expect(words).toContain('https://aliexpress.example/store/1102832502');
    expect(words).toContain('$54.90 as offered');
    expect(words).toContain('$59.89 paid in a test purchase');
    expect(words).toContain('Delivered to Chicago, Illinois on July 22, 2026');
    const cited = [...words.matchAll(/Exhibit (\d+)(?:, part \d of \d)?, p\. (\d+) \((ORD\d{7})\)/g)];
    expect(cited.length).toBeGreaterThan(1);
    const pages = exhibitPages(set);
    for (const [, exhibit, page, number] of cited)
      expect(pages).toContainEqual(
        expect.objectContaining({ n: Number(page), number, placement: expect.objectContaining({ number: Number(exhibit) }) }),
      );
    // A capture set shows many sellers: the page that bears the listing's own address is cited, not the set.
    const set1 = set.pages.flat().find((text) => text.includes('Defendant No. 1 –'));
    const [, shown = ''] = /Exhibit\s25(?:,\spart\s\d\sof\s\d)?,\sp\.\s(\d+)/.exec(set1?.replace(/\s+/g, ' ') ?? '') ?? [];
    const page = pages.find(({ placement, n }) => placement.number === 25 && n === Number(shown));
    expect(page?.text).toContain('dhgate.example/product/269424533497');
  });

  it('is kept in the vault, and in the custody of what it shows', async () => {
    expect(await workbench.store.verifyJournal()).toBeNull();
    const [first] = set.binder.placements;
    const events = await workbench.evidence.custody(first?.evidence ?? '');
    expect(events.at(-1)).toMatchObject({
      event: 'stamped',
      hashAfter: set.binder.parts[(first?.part ?? 1) - 1]?.sha256,
      detail: { binder: '1', exhibit: 'Exhibit\u00a01', bates: 'ORD0000101 – ORD0000101' },
    });
  });
});

describe('binders over time', () => {
  it('run their pages through behind the catalogue, keep numbers, follow changes, and leave what was filed alone', async () => {
    const { workbench, matter, set: chinese } = await sample('longgang-watches', {});
    const { binder, exhibit, evidence } = workbench;
    const at = async (number: number) => (await exhibit.list(matter)).find((one) => one.number === number)?.id ?? '';
    const states = async () => (await binder.list(matter)).map(({ no, status, stale }) => `${no} ${status}${stale ? ' stale' : ''}`);

    // As a Chinese court wants it.
    chinese.files.forEach(checkFile);
    expect(chinese.binder.parts.map(({ fileName }) => fileName)).toEqual(['证据1-28.pdf']);
    expect(chinese.binder.placements.every(({ bates }) => bates === null)).toBe(true);
    const running = exhibitPages(chinese);
    expect(running.filter(({ text }, index) => !bare(text).includes(`第${index + 1}页`))).toEqual([]);
    const [catalogue = '', next = ''] = pagesOf(chinese.files[0] ?? '', 'raw').map(bare);
    for (const words of ['证据目录', '证据名称', '证据形式', '证明目的', '第一组主体资格与合同关系']) expect(catalogue).toContain(words);
    const first = running.findIndex(({ placement }) => placement.number === 17) + 1;
    expect(catalogue + next).toContain(`${first}–${first + 1}`);
    const cover = chinese.pages[0]?.[(chinese.binder.placements[0]?.firstPage ?? 1) - 1] ?? '';
    expect(bare(cover)).toContain('证据1原告营业执照');
    expect(bookmarksOf(chinese.files[0] ?? '').map(({ title }) => title)).toContain('第一组 主体资格与合同关系');
    expect(bare(chinese.pages[0]?.join('') ?? '')).toContain('卖家1：晶时光腕表馆');
    // Seven screenshots wait for the eye: until they are read they cannot be searched.
    expect(chinese.binder.findings).toMatchObject([
      { severity: 'note', id: 'exhibit.scheme-unverified' },
      { severity: 'warning', id: 'exhibit.words-waiting', params: { count: 7 } },
    ]);
    expect(await states()).toEqual(['1 built']);

    await exhibit.setSettings(testActor, matter, { prefix: 'CL', sellerSheets: false, covers: false });
    const stamped = await build(workbench, matter);
    expect(await states()).toEqual(['2 built', '1 superseded']);

    // Moved after it was built: the binder is stale; marking it as filed puts the numbers back.
    const moved = await at(5);
    await exhibit.move(testActor, moved, 2);
    await exhibit.drop(testActor, await at(28));
    expect(await states()).toEqual(['2 built stale', '1 superseded']);
    await expect(binder.file(testActor, stamped.binder.id, 'tomorrow')).rejects.toMatchObject({ id: 'core.bad-date' });
    await binder.file(testActor, stamped.binder.id, '2026-11-24');
    expect((await exhibit.list(matter)).map(({ id, number }) => `${id} ${number}`)).toEqual(
      stamped.binder.placements.map((one) => `${one.exhibit} ${one.number}`),
    );
    expect(await states()).toEqual(['2 filed', '1 superseded']);
    await expect(binder.file(testActor, stamped.binder.id, '2026-11-25')).rejects.toMatchObject({ id: 'exhibit.already-filed' });
    await expect(exhibit.drop(testActor, moved)).rejects.toMatchObject({ id: 'exhibit.filed-stays' });

    // A late exhibit gets the next number and numbers of its own; nothing else moves. Now a file for each exhibit.
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'late.txt'), '迟到的文件\n\n共两段');
    const { imported } = await evidence.receive(testActor, { matter, files: [{ path: join(folder, 'late.txt'), name: 'late.txt' }] });
    await exhibit.add(testActor, matter, [imported[0]?.id ?? '']);
    expect((await exhibit.list(matter)).at(-1)).toMatchObject({ number: 29 });
    await exhibit.withdraw(testActor, await at(3), '已由其他证据代替');
    await exhibit.setSettings(testActor, matter, { files: 'exhibits' });
    const third = await build(workbench, matter);
    expect(await states()).toEqual(['3 built', '2 filed stale', '1 superseded']);
    const spans = ({ binder: { placements } }: Built) => placements.map(({ number, bates }) => `${number} ${bates?.first} ${bates?.last}`);
    expect(spans(third).slice(0, -1)).toEqual(spans(stamped).filter((span) => !span.startsWith('3 ')));
    expect(spans(third).at(-1)).toBe('29 CL000031 CL000031');
    expect(third.binder.parts.slice(0, 3).map(({ fileName }) => fileName)).toEqual([
      '证据目录.pdf',
      '证据1 原告营业执照.pdf',
      '证据2 店铺实名认证信息.pdf',
    ]);
    expect(third.binder.parts.length).toBe(29);
    expect(bare(third.pages[0]?.join('') ?? '')).toContain('（已撤回）');
    expect(bare(exhibitPages(third).at(-1)?.text ?? '')).toContain('共两段');
    expect(exhibitPages(third).filter(({ number, text }) => !text.includes(number))).toEqual([]);

    // Taken back one by one.
    await workbench.store.undo(matter, testActor);
    await workbench.store.undo(matter, testActor);
    expect((await exhibit.list(matter)).find(({ number }) => number === 3)?.withdrawn).toBe('');
    expect(await states()).toEqual(['3 built stale', '2 filed stale', '1 superseded']);
    expect(await workbench.store.verifyJournal()).toBeNull();
  });
});
