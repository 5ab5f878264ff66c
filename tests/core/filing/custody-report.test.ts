/** The custody report: every event on paper, the check of the chain, and a log whose hash is printed. */
import { createHash } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { appendCustody } from '#core/custody/custody.ts';
import { insertItems } from '#core/evidence/rows.ts';
import type { CustodyLog } from '#core/filing/custody-log.ts';
import { recordBlob } from '#core/vault/rows.ts';
import type { Workbench } from '#core/workbench.ts';
import { tamper } from '../../support/tamper.ts';
import { openTestWorkbench, withSample } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';
import { haveReaders, infoOf, pagesOf, qpdfCheck, wordsOf } from '../document/pdf/outside.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Its words in reading order, cell by cell. */
const text = async (bytes: Uint8Array) => (await wordsOf(bytes)).body;
const report = (workbench: Workbench, matter: string, item?: string, language?: 'en' | 'zh-CN') =>
  workbench.custodyReports.report(testActor, { matter, item }, language);

describe.skipIf(!haveReaders)('the custody report of an item', () => {
  it('says what it is, every event with both hashes, and that its file was read again', async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    const item = (await workbench.evidence.list(matter)).find(({ exhibit }) => exhibit === null);
    const id = item?.id ?? '';
    await workbench.evidence.withdraw(testActor, id, 'duplicate of the court copy');
    await workbench.evidence.reinstate(testActor, id);
    const { pdf, pages, log, findings } = await report(workbench, matter, id);
    expect(findings).toEqual([]);
    expect(log.events.map(({ event }) => event)).toEqual(['received', 'withdrawn', 'reinstated']);
    const words = await text(pdf);
    for (const said of [
      item?.fileName,
      item?.sha256,
      'duplicateofthecourtcopy',
      'PatParalegal(test)',
      'Withdrawnfromuse',
      'Takenbackintouse',
    ])
      expect(words).toContain(said?.replace(/\s/g, ''));
    for (const { seq, hashAfter } of log.events) {
      expect(words).toContain(String(seq));
      expect(words).toContain(hashAfter);
    }
    expect(words).toContain('ItsSHA-256istheonerecordedwhenitwasreceived');
    expect(pagesOf(pdf).map((page, index) => page.includes(`Page ${index + 1} of ${pages}`))).toEqual(Array(pages).fill(true));
    expect([qpdfCheck(pdf), infoOf(pdf).Tagged, infoOf(pdf).Pages]).toEqual(['', 'yes', String(pages)]);
  });

  it('says when the file is altered or gone', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    const [first] = await workbench.evidence.list(matter);
    const path = workbench.vault.path(first?.sha256 ?? '');
    await chmod(path, 0o600);
    await writeFile(path, 'other bytes');
    expect(await text((await report(workbench, matter, first?.id)).pdf)).toContain('其SHA-256与接收时所记不一致');
  });

  it('is refused for an item of another matter', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    await expect(report(workbench, matter, 'id-0000')).rejects.toMatchObject({ id: 'evidence.not-found' });
  });
});

describe.skipIf(!haveReaders)('the custody report of a matter', () => {
  it('lists every item and every event, in the language of the matter or the one asked for', async () => {
    for (const [name, said, other] of [
      ['maison-schedule-a', 'Page 2 of ', '第 1 页，共 '],
      ['longgang-watches', '第 2 页，共 ', 'Page 1 of '],
    ] as const) {
      const { workbench, matter } = await withSample(name);
      const items = await workbench.evidence.list(matter);
      const own = await report(workbench, matter);
      const words = await text(own.pdf);
      for (const item of items) expect(words).toContain(item.sha256);
      for (const item of items) expect(words).toContain(item.fileName.replace(/\s/g, ''));
      expect(own.log.events).toHaveLength(items.length);
      expect(pagesOf(own.pdf)[1]).toContain(`${said}${own.pages}`);
      const [language] = [own.language === 'en' ? ('zh-CN' as const) : ('en' as const)];
      expect(pagesOf((await report(workbench, matter, undefined, language)).pdf)[0]).toContain(other);
    }
  });

  it('prints the hash of its JSON log, whose events can be checked without the program', async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    const { pdf, logBytes, logSha256 } = await report(workbench, matter);
    expect(sha256(logBytes)).toBe(logSha256);
    expect(await text(pdf)).toContain(logSha256);
    const log = JSON.parse(new TextDecoder().decode(logBytes)) as CustodyLog;
    let last = '';
    for (const { prevHash, seq, item, event, at, actor, door, purpose, hashBefore, hashAfter, detail, hash } of log.events) {
      const said = [prevHash, seq, item, event, at, actor, door, purpose, hashBefore, hashAfter, JSON.stringify(detail)];
      expect([prevHash, sha256(Buffer.from(JSON.stringify(said)))]).toEqual([last, hash]);
      last = hash;
    }
    expect(log.chain).toEqual({ events: log.events.length, head: last, faults: [] });
  });

  it('keeps the hash of its log while nothing happens, whoever prints it and when', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    const first = await report(workbench, matter);
    expect((await workbench.custodyReports.report({ name: 'Other', door: 'browser' }, { matter })).logSha256).toBe(first.logSha256);
  });

  it('withholds the names and circumstances of privileged items, but not that they are there', async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    const [item, released] = (await workbench.evidence.list(matter)).filter(({ exhibit }) => exhibit !== null);
    for (const one of [item, released]) await workbench.evidence.update(testActor, one?.id ?? '', { privilege: 'attorney-client' });
    const exhibit = (await workbench.exhibit.list(matter)).find(({ evidence }) => evidence === released?.id);
    await workbench.exhibit.release(testActor, exhibit?.id ?? '', 'waived by letter of 1 October');
    const { pdf, log } = await report(workbench, matter);
    const words = await text(pdf);
    expect(words).not.toContain(item?.fileName);
    expect(words).toContain(item?.sha256);
    expect(words).toContain('withheldasprivileged');
    expect(words).toContain(released?.fileName);
    expect(words).toContain('waivedbyletterof1October');
    expect(JSON.stringify(log)).not.toContain(item?.fileName);
    // Asked for by itself it is printed: who asks for it means it.
    expect(await text((await report(workbench, matter, item?.id)).pdf)).toContain(item?.fileName);
  });

  it('names the events where the chain does not hold', async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    await workbench.close();
    tamper(join(workbench.folder, 'workspace.db'), "update custody set actor = 'Somebody' where seq = 5");
    const { pdf, log } = await report(await openTestWorkbench(workbench.folder), matter);
    expect(log.chain.faults).toEqual([{ seq: 5, how: 'altered' }]);
    expect(await text(pdf)).toContain('Thechainofcustodydoesnothold:No.5wasaltered');
  });
});

/** With their events more rows than the engine lays out in one part. */
const ITEMS = 700;

describe.skipIf(!haveReaders)('a matter of many items', () => {
  let made: Awaited<ReturnType<typeof report>>;
  beforeAll(async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    const [pattern] = await workbench.evidence.list(matter);
    if (!pattern) throw new Error('the sample has no evidence');
    const items = Array.from({ length: ITEMS }, (_, n) => ({
      ...pattern,
      id: `many-${n}`,
      fileName: `page-${String(n).padStart(4, '0')}.png`,
      sha256: sha256(Buffer.from(`many ${n}`)),
    }));
    await workbench.store.write({ actor: testActor, matter, verb: 'receive evidence', undoable: false }, async (write) => {
      for (const { sha256: hash, size } of items) await recordBlob(write, { sha256: hash, size });
      await insertItems(write.db, items);
      for (const item of items) write.record({ kind: 'evidence', id: item.id, before: null, after: item });
      for (const event of ['received', 'opened', 'stamped'] as const)
        await appendCustody(
          write,
          items.map(({ id, sha256: hash }) => ({ item: id, event, hashBefore: event === 'received' ? null : hash, hashAfter: hash })),
        );
    });
    made = await report(workbench, matter);
  });

  it('is printed whole, each page with its number of how many', async () => {
    expect(made.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(made.log.events).toHaveLength(69 + 3 * ITEMS);
    const pages = pagesOf(made.pdf);
    expect(pages).toHaveLength(made.pages);
    expect(pages.flatMap((page, index) => (page.includes(`Page ${index + 1} of ${made.pages}`) ? [] : [index + 1]))).toEqual([]);
    const words = pages.join('\n');
    expect(made.log.items.filter(({ fileName }) => fileName.startsWith('page-') && !words.includes(fileName))).toEqual([]);
    expect([words.match(/\bOpened\b/g)?.length, words.match(/\bStamped\b/g)?.length]).toEqual([ITEMS, ITEMS]);
  });
});
