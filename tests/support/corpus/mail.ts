/** E-mail as it comes from Outlook, Foxmail, QQ, Gmail and nobody's program, and as somebody would write it who means harm. Generated. */
import sharp from 'sharp';
import { encode } from './encode.ts';
import { type ExpectedWords, type Made, type ReadableFile, writeMade } from './made.ts';
import { hostile } from './mail-hostile.ts';
import { attachment, base64, lines, parts, plain, sound, TEXT, word } from './mail-parts.ts';
import { mailboxes, outlookFiles } from './mailboxes.ts';

function languages(): Made[] {
  const subject = (text: string, label: string) => ({ metadata: { subject: text }, words: [text], charset: label });
  return [
    [
      'plain.eml',
      plain(
        'Order 42',
        'Hello\r\n.\r\nGoodbye',
        'Message-ID: <42@example.cn>',
        'X-Mailer: Foxmail 7.2',
        'Cc: a@example.cn, "B, C" <b@example.cn>',
      ),
      sound({
        metadata: {
          from: 'Li Lei <li@example.cn>',
          to: 'Han Meimei <han@example.cn>',
          cc: 'a@example.cn, B, C <b@example.cn>',
          subject: 'Order 42',
          messageId: '42@example.cn',
          software: 'Foxmail 7.2',
          captured: { at: '2026-03-02T10:11:12+08:00', zone: '+08:00', source: 'e-mail' },
        },
        words: ['Subject: Order 42\n', 'Hello\n.\nGoodbye'],
        shows: ['Li Lei &#60;li@example.cn&#62;'],
      }),
    ],
    [
      'gb2312-words.eml',
      plain(word('采购单与发票', 'gb2312'), encode('您好，附件是发票', 'gb18030'), 'Content-Type: text/plain; charset="gb2312"'),
      sound({ ...subject('采购单与发票', 'gb2312'), words: ['您好，附件是发票'] }),
    ],
    [
      'gb18030.eml',
      plain(word('證據說明', 'gb18030'), encode('正文：侵權商品', 'gb18030'), 'Content-Type: text/plain; charset=GB18030'),
      sound({ metadata: { subject: '證據說明' }, words: ['正文：侵權商品'] }),
    ],
    [
      'raw-gbk-header.eml',
      lines(
        Buffer.concat([Buffer.from('From: '), encode('深圳某某公司', 'gb18030'), Buffer.from(' <sz@example.cn>')]),
        'To: x@example.cn',
        'Date: Mon, 2 Mar 2026 10:11:12 +0800',
        Buffer.concat([Buffer.from('Subject: '), encode('关于侵权商品的说明', 'gb18030')]),
        '',
        encode('没有写明编码的正文', 'gb18030'),
      ),
      sound({ metadata: { subject: '关于侵权商品的说明', from: '深圳某某公司 <sz@example.cn>' }, words: ['没有写明编码的正文'] }),
    ],
    [
      'big5.eml',
      plain(word('訂單截圖', 'big5'), encode('您好，請見附件', 'big5'), 'Content-Type: text/plain; charset=big5'),
      sound({ metadata: { subject: '訂單截圖' }, words: ['請見附件'] }),
    ],
    [
      'shift-jis.eml',
      plain(word('見積書の件', 'shift_jis'), encode('お世話になっております', 'shift_jis'), 'Content-Type: text/plain; charset=Shift_JIS'),
      sound({ metadata: { subject: '見積書の件' }, words: ['お世話になっております'] }),
    ],
    [
      'folded-split-words.eml',
      plain(
        `=?utf-8?B?${Buffer.from('侵权').toString('base64')}?=\r\n =?utf-8?B?${Buffer.from('商品').toString('base64')}?=\r\n\tand more`,
        'x',
      ),
      sound({ metadata: { subject: '侵权商品 and more' } }),
    ],
    [
      'split-in-a-character.eml',
      plain(`=?utf-8?Q?=E4=BE=B5=E6=9D?=\r\n =?utf-8?Q?=83_ok?=`, 'x'),
      sound({ metadata: { subject: '侵权 ok' } }),
    ],
    [
      'quoted-printable.eml',
      plain(
        'QP',
        'Caf=C3=A9 =E2=82=AC5 soft=\r\n line =3D end =ZZ',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
      ),
      sound({ words: ['Café €5 soft line = end =ZZ'] }),
    ],
    [
      'flowed.eml',
      plain('Flowed', 'a paragraph \r\nthat flows \r\non\r\n-- \r\nLi', 'Content-Type: text/plain; charset=utf-8; format=flowed'),
      sound({ words: ['a paragraph that flows on\n-- \nLi'] }),
    ],
    [
      'says-ascii-is-gbk.eml',
      plain('x', encode('其实是中文的内容', 'gb18030'), 'Content-Type: text/plain; charset=us-ascii'),
      sound({ words: ['其实是中文的内容'] }),
    ],
    ['unknown-charset.eml', plain('x', 'plain words', 'Content-Type: text/plain; charset=klingon-8'), sound({ words: ['plain words'] })],
  ];
}

function dates(): Made[] {
  const dated = (date: string) => lines('From: a@example.cn', 'To: b@example.cn', 'Subject: d', `Date: ${date}`, '', 'x');
  const at = (value: string, zone: string): ExpectedWords => sound({ metadata: { captured: { at: value, zone, source: 'e-mail' } } });
  return [
    ['date-utc.eml', dated('Mon, 02 Mar 2026 02:11:12 GMT'), at('2026-03-02T02:11:12Z', 'UTC')],
    ['date-no-zone.eml', dated('2 Mar 2026 10:11'), at('2026-03-02T10:11:00', 'unknown')],
    ['date-unclear-zone.eml', dated('Mon, 2 Mar 2026 10:11:12 CST'), at('2026-03-02T10:11:12', 'unknown')],
    ['date-old-zone.eml', dated('Mon, 2 Mar 26 10:11:12 EST'), at('2026-03-02T10:11:12-05:00', '-05:00')],
    ['date-impossible.eml', dated('Mon, 30 Feb 2026 10:11:12 +0800'), sound({ metadata: { captured: null } })],
    ['date-words.eml', dated('yesterday'), sound({ metadata: { captured: null } })],
  ];
}

async function attachments(): Promise<Made[]> {
  const dot = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
  const csv = 'shop,price\r\n甲,1\r\n';
  const inner = lines(
    'From: c@example.cn',
    'To: d@example.cn',
    `Subject: ${word('原始邮件', 'gb18030')}`,
    'Date: Sun, 1 Mar 2026 00:00:00 +0800',
    '',
    'inner words',
  );
  const related = [
    'Content-Type: multipart/related; boundary="=r"',
    '',
    '--=r',
    'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Look: <img src="cid:dot@x"> and <img src="https://tracker.example/p.gif"></p>',
    '--=r',
    `Content-Type: image/png; name="dot.png"\r\nContent-ID: <dot@x>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(dot)}`,
    '--=r--',
  ].join('\r\n');
  const alternative = [
    'Content-Type: multipart/alternative; boundary="=a"',
    '',
    '--=a',
    'Content-Type: text/plain\r\n\r\nonly plain',
    '--=a',
    related,
    '--=a--',
  ].join('\r\n');
  const raw = Buffer.concat([
    Buffer.from('Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="'),
    encode('公证书.pdf', 'gb18030'),
    Buffer.from('"\r\n\r\n%PDF-'),
  ]);
  return [
    [
      'with-pictures.eml',
      parts('mixed', [alternative, attachment('filename="a.bin"', base64(Buffer.from('file')))]),
      sound({
        inner: ['a.bin'],
        flags: ['external-content'],
        words: ['Look:'],
        without: ['only plain'],
        shows: ['src="data:image/png;base64,', 'Attachments'],
        entries: 2,
      }),
    ],
    [
      'names.eml',
      parts('mixed', [
        TEXT,
        attachment(`filename="${word('公证书.pdf', 'gb18030')}"`, ''),
        attachment(`filename*=GB18030''${[...encode('发票.xlsx', 'gb18030')].map((byte) => `%${byte.toString(16)}`).join('')}`, ''),
        attachment(`filename*0*=utf-8''%E9%95%BF%E6%96; filename*1*=%87; filename*2=".txt"`, ''),
        attachment('filename="../../etc/passwd"', ''),
        attachment('filename="same.txt"', base64(Buffer.from('1'))),
        attachment('filename="same.txt"', base64(Buffer.from('2'))),
        raw,
        attachment('size=1', '', 'text/calendar'),
      ]),
      sound({
        inner: ['公证书.pdf', '发票.xlsx', '长文.txt', '../../etc/passwd', 'same.txt', 'same.txt', '公证书.pdf', 'attachment-8.ics'],
      }),
    ],
    [
      'exact-bytes.eml',
      parts('mixed', [TEXT, `Content-Type: text/csv; name="t.csv"\r\nContent-Disposition: attachment\r\n\r\n${csv}`]),
      sound({ inner: ['t.csv'] }),
    ],
    [
      'forwarded.eml',
      parts('mixed', [TEXT, Buffer.concat([Buffer.from('Content-Type: message/rfc822\r\n\r\n'), inner])]),
      sound({ inner: ['原始邮件.eml'], without: ['inner words'] }),
    ],
    [
      'digest.eml',
      parts('digest', [Buffer.concat([Buffer.from('\r\n'), inner]), Buffer.concat([Buffer.from('\r\n'), inner])]),
      sound({ inner: ['原始邮件.eml', '原始邮件.eml'] }),
    ],
    [
      'only-a-file.eml',
      plain('Scan', base64(Buffer.from('%PDF-1.4')), 'Content-Type: application/pdf; name="scan.pdf"', 'Content-Transfer-Encoding: base64'),
      sound({ inner: ['scan.pdf'] }),
    ],
    [
      'signed.eml',
      parts('signed; micalg=sha-256', [TEXT, attachment('filename="smime.p7s"', 'MAo=', 'application/pkcs7-signature')]),
      sound({ flags: ['signed'], inner: ['smime.p7s'] }),
    ],
    [
      'locked-pgp.eml',
      parts('encrypted', [
        'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1',
        'Content-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n-----BEGIN PGP',
      ]),
      sound({ unreadable: ['encrypted'] }),
    ],
    [
      'locked-smime.eml',
      plain(
        'Secret',
        'MAo=',
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
      ),
      sound({ unreadable: ['encrypted'], inner: ['smime.p7m'] }),
    ],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export const writeMailCorpus = async (folder: string): Promise<readonly ReadableFile[]> =>
  writeMade(folder, [...languages(), ...dates(), ...(await attachments()), ...hostile(), ...mailboxes(), ...(await outlookFiles())]);
