/** Messages that somebody would write who means harm, or whose program did not know better. */
import type { Made } from './made.ts';
import { attachment, base64, HEAD, lines, parts, plain, sound, TEXT } from './mail-parts.ts';

export function hostile(): Made[] {
  const deep = (depth: number, inner: string): string => {
    let body = inner;
    for (let n = 0; n < depth; n++) body = `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n${body}\r\n--b${n}--`;
    return body;
  };
  const forwarded = (depth: number): string => {
    let body = 'From: a@x.cn\r\nTo: b@x.cn\r\nSubject: level 0\r\n\r\nend';
    for (let n = 1; n <= depth; n++)
      body = `From: a@x.cn\r\nTo: b@x.cn\r\nSubject: level ${n}\r\nContent-Type: message/rfc822\r\n\r\n${body}`;
    return body;
  };
  const bomb = `<p>${'<b>'.repeat(50_000)}deep`;
  return [
    [
      'thousand-nested-parts.eml',
      lines(...HEAD, 'Subject: Deep', deep(1_000, 'Content-Type: text/plain\r\n\r\nbottom')),
      sound({ metadata: { subject: 'Deep' } }),
    ],
    ['thousand-nested-messages.eml', forwarded(1_000), sound({ inner: ['level 999.eml'] })],
    ['no-boundary.eml', plain('Nothing parts it', 'all the words', 'Content-Type: multipart/mixed'), sound({ words: ['all the words'] })],
    [
      'boundary-never-comes.eml',
      plain('x', 'all the words', 'Content-Type: multipart/mixed; boundary=nowhere'),
      sound({ words: ['all the words'] }),
    ],
    [
      'cut-in-an-attachment.eml',
      parts('mixed', [TEXT, attachment('filename="a.bin"', base64(Buffer.alloc(900, 1)))]).subarray(0, 900),
      sound({ inner: ['a.bin'], words: ['see attached'] }),
    ],
    [
      'header-injection.eml',
      plain('=?utf-8?Q?Order=0D=0ABcc:_spy@example.com=0D=0A=0D=0Abody?=', 'x'),
      sound({ metadata: { subject: 'Order Bcc: spy@example.com body' }, without: ['\nBcc: spy'] }),
    ],
    ['script-in-header.eml', plain('<script>alert(1)</script>', 'x'), sound({ shows: ['&#60;script&#62;'] })],
    [
      'hostile-page.eml',
      plain(
        'x',
        '<body onload=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">go</a><iframe src=//x></iframe>stays',
        'Content-Type: text/html',
      ),
      sound({ flags: ['external-content'], words: ['go stays'] }),
    ],
    ['deep-page.eml', plain('x', bomb, 'Content-Type: text/html'), sound()],
    [
      'twenty-thousand-parts.eml',
      parts(
        'mixed',
        Array.from({ length: 20_000 }, () => 'Content-Type: text/plain\r\n\r\nx'),
      ),
      sound(),
    ],
    ['long-header.eml', plain('a'.repeat(2_000_000), 'x'), { unreadable: ['', 'damaged'] }],
    [
      'many-headers.eml',
      lines(...HEAD, ...Array.from({ length: 100_000 }, (_, n) => `X-${n}: y`), 'Subject: after', '', 'body'),
      sound({ words: ['body'] }),
    ],
    [
      'many-recipients.eml',
      lines('From: a@x.cn', `To: ${Array.from({ length: 50_000 }, (_, n) => `u${n}@x.cn`).join(', ')}`, 'Subject: all', '', 'x'),
      sound(),
    ],
    ['base64-rubbish.eml', parts('mixed', [TEXT, attachment('filename="a.bin"', '!!!! not base64 ====')]), sound({ inner: ['a.bin'] })],
    ['no-body.eml', lines('From: a@x.cn', 'To: b@x.cn', 'Subject: nothing').subarray(0, -2), sound({ metadata: { subject: 'nothing' } })],
    ['nul-bytes.eml', plain('x', Buffer.from('a\0b')), { unreadable: ['', 'damaged'] }],
  ];
}
