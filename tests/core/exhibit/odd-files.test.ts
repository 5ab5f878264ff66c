/** What goes into a set for files that are no PDF: set as text, put on a page, or named by a slip sheet. And what keeps a set from being built. */
import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Binder } from '#core/exhibit/model.ts';
import type { Workbench } from '#core/workbench.ts';
import { openTestWorkbench } from '../../support/workbench.ts';
import { temporaryFolder, testActor } from '../../support/workspace.ts';
import { bare, checkFile, pagesOf } from './paper.ts';

const MESSAGE = [
  'From: "Seller Support" <support@shop.example>',
  'To: Buyer <buyer@law.example>',
  'Date: Mon, 2 Mar 2026 10:11:12 +0800',
  'Subject: =?utf-8?B?6K6i5Y2VNDQx?= your order',
  'Message-ID: <1@shop.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b1"',
  '',
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The watch was shipped today. 手表已发货 😀',
  '',
  '# no heading, *no* emphasis, {{ no }} template',
  '--b1',
  'Content-Type: text/plain; name="invoice.txt"',
  'Content-Disposition: attachment; filename="invoice.txt"',
  '',
  'amount 59.89',
  '--b1--',
  '',
].join('\r\n');

/** A page tree that holds itself. */
const BROKEN =
  '%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [2 0 R] /Count 1>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n';

describe('a set of odd files', () => {
  let workbench: Workbench;
  let matter: string;
  let binder: Binder;
  let pages: string[];
  const id = new Map<string, string>();
  const placed = (name: string) => {
    const one = binder.placements.find(({ evidence }) => evidence === id.get(name));
    const text = pages.slice((one?.contentPage ?? 1) - 1, (one?.contentPage ?? 1) + (one?.to ?? 0) - 1);
    return { ...one, text: text.join('\n') };
  };
  const told = (name: string) => binder.findings.filter(({ where }) => where.startsWith(`evidence/${id.get(name)}`)).map((one) => one.id);
  const build = async () => {
    const { ended } = await workbench.binder.build(testActor, matter);
    binder = await workbench.binder.get(await ended);
    const { path } = await workbench.binder.part(binder.id, 1);
    checkFile(path);
    pages = pagesOf(path);
  };

  beforeAll(async () => {
    workbench = await openTestWorkbench();
    const { evidence, exhibit } = workbench;
    ({ id: matter } = await workbench.matter.create(testActor, { title: 'Ordellin v. Odd Files', pack: 'us-federal' }));
    const folder = await temporaryFolder();
    const plain = resolve('templates/samples/maison-schedule-a/evidence/records/service.pdf');
    execFileSync('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', plain, join(folder, 'locked.pdf')]);
    const files: Record<string, string | Uint8Array> = {
      'message.eml': MESSAGE,
      'log.csv': 'time,address\n2026-08-24,https://dhgate.example/1\n',
      'clip.mp4': Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(500)]),
      'tall.png': await sharp({ create: { width: 600, height: 4800, channels: 3, background: '#dde7f0' } })
        .png()
        .toBuffer(),
      'broken.pdf': BROKEN,
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    const names = [...Object.keys(files), 'locked.pdf'];
    await evidence.receive(testActor, { matter, files: names.map((name) => ({ path: join(folder, name), name })) });
    for (const item of await evidence.list(matter)) id.set(item.fileName, item.id);
    await exhibit.add(
      testActor,
      matter,
      names.map((name) => id.get(name) ?? ''),
    );
    await evidence.update(testActor, id.get('log.csv') ?? '', { confidential: true, title: 'Capture log' });
    await exhibit.setSettings(testActor, matter, { prefix: 'ODD' });
    // As if the picture had been read by eye.
    const seen = [{ text: 'ORDELLIN', x: 0.1, y: 0.02, width: 0.3, height: 0.02 }];
    const { pages: known } = workbench.text;
    Object.assign(workbench.text, {
      pages: async (item: string) =>
        item === id.get('tall.png') ? { state: 'done', reason: '', pages: [{ page: 1, text: 'ORDELLIN', source: 'ocr' }] } : known(item),
      words: async () => seen,
    });
    await build();
  });

  it('sets a message as text, with its header, its attachments and the hash of the original', async () => {
    const { text } = placed('message.eml');
    const item = await workbench.evidence.get(id.get('message.eml') ?? '');
    const inner = await workbench.evidence.get(id.get('invoice.txt') ?? '');
    for (const words of [
      'support@shop.example',
      '2026-03-02 10:11:12 +08:00',
      '订单441 your order',
      item.sha256,
      'invoice.txt',
      inner.sha256,
    ])
      expect(bare(text)).toContain(bare(words));
    expect(text).toContain('E-mail set as text. The original is kept as it was received and is produced in its native form.');
    expect(text).toContain('They stand in this set only where they are exhibits of their own.');
    expect(text).toContain('The watch was shipped today. 手表已发货');
    expect(text).toContain('# no heading, *no* emphasis, {{ no }} template');
    expect(text.match(/From:/g)).toBeNull();
    expect(told('message.eml')).toEqual(['exhibit.inner-left-out', 'exhibit.characters-missing']);
  });

  it('sets a table as text, and marks what is confidential', () => {
    const { text } = placed('log.csv');
    expect(text).toContain('2026-08-24,https://dhgate.example/1');
    expect(bare(text)).toContain(bare('Exhibit 2, p. 1 · CONFIDENTIAL'));
  });

  it('puts a tall picture on several pages, with the words that were seen on it', () => {
    const { to, text } = placed('tall.png');
    expect(to).toBeGreaterThan(1);
    expect(text).toContain('ORDELLIN');
  });

  it('names what has no pages, is locked or broken on a slip sheet with its hash', async () => {
    for (const [name, words, finding] of [
      ['clip.mp4', 'This file has no pages that could be printed', 'exhibit.native-only'],
      ['broken.pdf', 'This file is damaged and its pages cannot be read', 'exhibit.unreadable'],
      ['locked.pdf', 'This file is protected by a password', 'exhibit.needs-password'],
    ] as const) {
      const { text, to } = placed(name);
      expect(to).toBe(1);
      expect(text.replace(/\s+/g, ' ')).toContain(words);
      expect(bare(text)).toContain((await workbench.evidence.get(id.get(name) ?? '')).sha256);
      expect(told(name)).toEqual([finding]);
    }
  });

  it('has the real pages once the password is known: with numbers of their own, the others unchanged', async () => {
    const before = binder.placements;
    const item = await workbench.evidence.get(id.get('locked.pdf') ?? '');
    await workbench.evidence.unlock(testActor, item.id, 'secret');
    await build();
    const last = Number(before.at(-1)?.bates?.last.slice(3));
    expect(placed('locked.pdf').bates?.first).toBe(`ODD${String(last + 1).padStart(6, '0')}`);
    expect(placed('locked.pdf').text).toContain('FICTIONAL SAMPLE');
    const others = (placements: Binder['placements']) =>
      placements.filter(({ evidence }) => evidence !== item.id).map(({ bates }) => bates);
    expect(others(binder.placements)).toEqual(others(before));
    expect(told('locked.pdf')).toEqual([]);
  });

  it('is not built while something privileged is in it, until that is released', async () => {
    const { evidence, exhibit } = workbench;
    const item = id.get('message.eml') ?? '';
    await evidence.update(testActor, item, { privilege: 'attorney-client' });
    const refused = { kind: 'invalid', id: 'exhibit.refused', findings: [{ id: 'exhibit.still-privileged', severity: 'error' }] };
    await expect(workbench.binder.build(testActor, matter)).rejects.toMatchObject(refused);
    expect((await workbench.binder.check(matter)).filter(({ severity }) => severity === 'error')).toMatchObject(refused.findings);
    const listed = (await exhibit.list(matter)).find(({ evidence: one }) => one === item);
    await exhibit.release(testActor, listed?.id ?? '', 'waived in open court');
    expect((await workbench.binder.check(matter)).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await evidence.custody(item)).at(-1)).toMatchObject({ event: 'released', purpose: 'waived in open court' });
  });

  it('is built one at a time, and leaves nothing when it is stopped', async () => {
    const { binder: binders, jobs, store } = workbench;
    const before = await binders.list(matter);
    const { id: job, ended } = await binders.build(testActor, matter);
    await expect(binders.build(testActor, matter)).rejects.toMatchObject({ id: 'exhibit.building' });
    const stopped = expect(ended).rejects.toMatchObject({ id: 'jobs.cancelled' });
    await jobs.cancel(testActor, job);
    await stopped;
    expect(await binders.list(matter)).toEqual(before);
    expect(await readdir(join(workbench.folder, 'derived', 'binders'))).toEqual([]);
    expect(await store.verifyJournal()).toBeNull();
  });
});
