import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMail } from '#core/reading/email.ts';
import { mailMarkup, mailText } from '#core/reading/mail.ts';
import type { ReadableFile } from '../../support/corpus/made.ts';
import { writeMailCorpus } from '../../support/corpus/mail.ts';
import { inspected, read } from '../../support/reading.ts';

let folder = '';
let corpus: readonly ReadableFile[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mails-'));
  corpus = await writeMailCorpus(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const named = (name: string): ReadableFile => {
  const found = corpus.find((file) => file.name === name);
  if (!found) throw new Error(name);
  return found;
};

async function innerOf(name: string): Promise<{ name: string; bytes: Buffer }[]> {
  const into = await mkdtemp(join(folder, 'into-'));
  const { inner } = await inspected(named(name).path, into);
  return inner.map((file) => ({ name: file.name, bytes: readFileSync(file.path) }));
}

describe('e-mail', () => {
  it('gives its attachments up with the bytes that were sent, line ends and all', async () => {
    expect(await innerOf('exact-bytes.eml')).toEqual([{ name: 't.csv', bytes: Buffer.from('shop,price\r\n甲,1\r\n') }]);
    const [forwarded] = await innerOf('forwarded.eml');
    expect(forwarded?.bytes.toString('latin1')).toMatch(/^From: c@example\.cn\r\nTo: d@example\.cn\r\n[\s\S]*\r\n\r\ninner words\r\n$/);
  });

  it('opened from a mailbox has its `From ` lines back', async () => {
    const inner = await innerOf('quoted-from.mbox');
    expect(inner[0]?.bytes.toString()).toMatch(/\n\nFrom the seller\n>From him\n\nFrom that day on\n$/);
  });

  it('saved by Outlook gives up messages that Outlook can open', async () => {
    const into = await mkdtemp(join(folder, 'into-'));
    const inner = (await inspected(named('files.msg').path, into)).inner.find(({ name }) => name === 'inner.msg');
    const again = await read(inner?.path ?? '');
    expect([again.inspection.mediaType, again.inspection.metadata.subject, again.text]).toEqual([
      'application/vnd.ms-outlook',
      'inner message',
      expect.stringContaining('deep words'),
    ]);
  });

  it('forwarded a thousand times is taken apart three deep, and what is deeper is named', async () => {
    let path = named('thousand-nested-messages.eml').path;
    const names: string[] = [];
    for (let depth = 0; ; depth++) {
      const into = await mkdtemp(join(folder, 'into-'));
      const { inner, innerRefused } = await inspected(path, into, depth);
      names.push(...inner.map(({ name }) => name), ...innerRefused.map(({ name, message }) => `${name} ${message}`));
      if (inner.length === 0) break;
      path = inner[0]?.path ?? '';
    }
    expect(names).toEqual(['level 999.eml', 'level 998.eml', 'level 997.eml', 'level 996.eml reading.nested-too-deep']);
  });

  it('keeps its inner files in the folder whatever they are called', async () => {
    const into = await mkdtemp(join(folder, 'into-'));
    const path = join(folder, 'hostile-names.eml');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 5 }), async (names) => {
        const parts = names.map(
          (name) =>
            `--b\r\nContent-Type: x/y\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name.toWellFormed())}\r\n\r\nx`,
        );
        await writeFile(
          path,
          `From: a@x.cn\r\nTo: b@x.cn\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('\r\n')}\r\n--b--`,
        );
        const { inner } = await inspected(path, into);
        expect(inner).toHaveLength(names.length);
        for (const file of inner) expect(dirname(file.path)).toBe(into);
      }),
      { numRuns: 25 },
    );
  });

  it('takes any bytes', () => {
    const piece = fc.constantFrom(
      'From: a@b\r\n',
      'Content-Type: multipart/mixed; boundary=b\r\n',
      '\r\n',
      '--b\r\n',
      '--b--\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'text',
      '=?gbk?B?',
      '\n',
      'Content-Type: text/html\r\n',
      '<img src=cid:x>',
      'Content-ID: <x>\r\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 }), (pieces) => {
        const mail = readMail(Buffer.from(pieces.join('')));
        mailText(mail);
        expect(mailMarkup(mail)).not.toMatch(/<script|<img src=["']?cid/i);
      }),
      { numRuns: 400 },
    );
  });
});
