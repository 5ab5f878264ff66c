/** Mailboxes, and messages that Outlook saved. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { ExpectedWords, Made } from './made.ts';
import { outlook } from './outlook.ts';

export function mailboxes(): Made[] {
  const message = (n: number, body = `Hello ${n}`, end = '\n') =>
    [
      `From a@example.cn Mon Mar  2 10:11:${String(n % 60).padStart(2, '0')} 2026`,
      'From: a@example.cn',
      'To: b@example.cn',
      `Subject: number ${n}`,
      'Date: Mon, 2 Mar 2026 10:11:12 +0800',
      '',
      body,
      '',
      '',
    ].join(end);
  const box = (expected: ExpectedWords): ExpectedWords => ({ mediaType: 'application/mbox', unreadable: [''], ...expected });
  const three = ['0001 number 1.eml', '0002 number 2.eml', '0003 number 3.eml'];
  const all = (end: string, body?: string) => [1, 2, 3].map((n) => message(n, body, end)).join('');
  return [
    ['three.mbox', all('\n'), box({ inner: three, entries: 3, metadata: { entries: 3 } })],
    ['windows-lines.mbox', all('\r\n'), box({ inner: three })],
    ['quoted-from.mbox', all('\n', '>From the seller\n>>From him\n\nFrom that day on'), box({ inner: three })],
    ['gmail.mbox', all('\n').replaceAll(/^From a@.*$/gm, 'From 1789@xxx Mon Mar 02 02:11:12 +0000 2026'), box({ inner: three })],
    ['cut.mbox', message(1) + message(2).slice(0, 110), box({ inner: ['0001 number 1.eml', '0002 number 2.eml'] })],
    ['one-long-line.mbox', message(1, 'x'.repeat(5_000_000)), box({ inner: ['0001 number 1.eml'] })],
  ];
}

export async function outlookFiles(): Promise<Made[]> {
  const dot = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0c0' } })
    .png()
    .toBuffer();
  const msg = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'application/vnd.ms-outlook', unreadable: [''], ...expected });
  const people = { sender: ['李雷', 'li@example.cn'] as const, to: [['韩梅梅', 'han@example.cn']] as const };
  const simple = outlook({ ...people, subject: '侵权通知', body: '您好\r\n请查收', sent: '2026-03-02T02:11:12Z' });
  const looped = Buffer.from(simple);
  // The first sector of the allocation table: each sector is followed by itself.
  const table = (looped.readUInt32LE(76) + 1) * 512;
  for (let n = 0; n < 128; n++) looped.writeUInt32LE(n, table + n * 4);
  return [
    [
      'message.msg',
      simple,
      msg({
        metadata: {
          from: '李雷 <li@example.cn>',
          to: '韩梅梅 <han@example.cn>',
          subject: '侵权通知',
          captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'e-mail' },
        },
        words: ['您好\n请查收'],
      }),
    ],
    [
      'with-headers.msg',
      outlook({
        ...people,
        subject: 'x',
        body: 'y',
        sent: '2026-03-02T02:11:12Z',
        headers: 'Date: Mon, 2 Mar 2026 10:11:12 +0800\r\nMessage-ID: <7@example.cn>\r\n',
      }),
      msg({ metadata: { messageId: '7@example.cn', captured: { at: '2026-03-02T10:11:12+08:00', zone: '+08:00', source: 'e-mail' } } }),
    ],
    [
      'gbk.msg',
      outlook({ ...people, subject: '旧编码的主题', body: '旧编码的正文内容', codePage: 936 }),
      msg({ metadata: { subject: '旧编码的主题' }, words: ['旧编码的正文内容'] }),
    ],
    [
      'files.msg',
      outlook({
        ...people,
        subject: 'files',
        html: '<p>See <img src="cid:p1"></p>',
        attachments: [
          { name: '发票.pdf', bytes: Buffer.from('%PDF-1.4') },
          { name: 'p.png', bytes: dot, contentId: 'p1', type: 'image/png' },
          { name: 'inner', message: { subject: 'inner message', body: 'deep words' } },
        ],
      }),
      msg({ inner: ['发票.pdf', 'inner.msg'], words: ['See'], shows: ['src="data:image/png;base64,'], entries: 3 }),
    ],
    ['looped.msg', looped, { unreadable: ['damaged'], inner: [] }],
    ['cut.msg', simple.subarray(0, 1_500), { unreadable: ['damaged', ''], inner: [] }],
    [
      'no-mail.msg',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), deflateSync(Buffer.alloc(2_000))]),
      { mediaType: 'application/x-cfb' },
    ],
  ];
}
