/** Web captures as browsers and crawlers save them, and as somebody would write them who means harm. Generated; nothing is kept. */

import { data, dot } from './dot.ts';
import { encode } from './encode.ts';
import { hostilePage } from './hostile-page.ts';
import { type ExpectedWords, type Made, type ReadableFile, writeMade } from './made.ts';
import { archives } from './web-archives.ts';

const html = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'text/html', unreadable: [''], ...expected });
function pages(): Made[] {
  const single = `<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: https://shop.example/item/42?a=1&b=2 
 saved date: Mon Mar 02 2026 10:11:12 GMT+0800 (China Standard Time)
--><meta charset=utf-8><title>Bag – Shop</title><link rel=canonical href=https://shop.example/item/42><style>.a{background:url(${data})}</style><body><h1 class=a>Fake bag</h1><img src="${data}">`;
  return [
    [
      'singlefile.html',
      single,
      html({
        metadata: {
          url: 'https://shop.example/item/42?a=1&b=2',
          title: 'Bag – Shop',
          software: 'SingleFile',
          captured: { at: '2026-03-02T10:11:12+08:00', zone: '+08:00', source: 'capture-header' },
        },
        flags: [],
        words: ['Fake bag'],
        shows: [`src="${data}"`, `url("${data}")`],
      }),
    ],
    [
      'saved-by-chrome.html',
      '<!DOCTYPE html>\n<!-- saved from url=(0029)https://shop.example/item/42 -->\n<html><title>Bag</title><body><p>Words<img src="./Bag_files/a.png">',
      html({ metadata: { url: 'https://shop.example/item/42', captured: null }, flags: ['external-content'], words: ['Bag', 'Words'] }),
    ],
    [
      'canonical.html',
      `<!DOCTYPE html><html><head><link href='https://shop.example/x?a=1&amp;b=2' rel='canonical'><title>T</title>`,
      html({ metadata: { url: 'https://shop.example/x?a=1&b=2' }, flags: [] }),
    ],
    [
      'httrack.html',
      `<!DOCTYPE html><html>\n<!-- Mirrored from shop.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 02 Mar 2026 02:11:12 GMT -->\n<body>x`,
      html({ metadata: { url: 'shop.example/a.html', captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'capture-header' } } }),
    ],
    [
      'gbk-page.html',
      Buffer.concat([
        Buffer.from('<!DOCTYPE html><html><head><meta charset="gb2312"><title>'),
        encode('店铺首页', 'gb18030'),
        Buffer.from('</title><body>'),
        encode('假冒商品', 'gb18030'),
      ]),
      html({ metadata: { title: '店铺首页' }, words: ['假冒商品'] }),
    ],
    [
      'gbk-page-unsaid.html',
      Buffer.concat([Buffer.from('<!DOCTYPE html><html><body>'), encode('没有声明编码的假冒商品页面', 'gb18030')]),
      html({ words: ['没有声明编码的假冒商品页面'] }),
    ],
    [
      'shift-jis-page.html',
      Buffer.concat([
        Buffer.from('<!DOCTYPE html><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><body>'),
        encode('偽物のバッグ', 'shift_jis'),
      ]),
      html({ words: ['偽物のバッグ'] }),
    ],
    [
      'table.html',
      '<!DOCTYPE html><table><tr><th>Shop<th>Price</tr><tr><td>甲<td>¥5<br>each</table><p>End',
      html({ words: ['Shop\tPrice\n甲\t¥5\neach', 'End'] }),
    ],
    ['hostile.html', hostilePage, html({ flags: ['external-content'], words: ['first words', 'last words'] })],
    ['deep.html', `<!DOCTYPE html>${'<div><b>'.repeat(200_000)}deep`, html()],
    [
      'many-attributes.html',
      `<!DOCTYPE html><p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join(' ')}>words`,
      html({ words: ['words'] }),
    ],
    ['unclosed.html', '<!DOCTYPE html><title>Open<script>while(1){}', html()],
    [
      'style-never-ends.html',
      '<!DOCTYPE html><p>before<style>a{b:url(https://x.example/y',
      html({ words: ['before'], flags: ['external-content'] }),
    ],
    ['no-page.html', '<!DOCTYPE html>', html()],
    ['one-line.html', `<!DOCTYPE html><p>${'word '.repeat(400_000)}`, html()],
  ];
}

const part = (headers: readonly string[], body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`------b\r\n${headers.join('\r\n')}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);

function snapshots(): Made[] {
  const head = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://shop.example/item/42',
    'Subject: =?utf-8?Q?Bag=20=E5=8C=85?=',
    'Date: Mon, 2 Mar 2026 02:11:12 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"',
  ];
  const capture = (parts: readonly Buffer[], headers: readonly string[] = head, end = '------b--\r\n') =>
    Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n\r\n`), ...parts, Buffer.from(end)]);
  const page = part(
    [
      'Content-Type: text/html',
      'Content-ID: <frame-1@mhtml.blink>',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://shop.example/item/42',
    ],
    '<!DOCTYPE html><html><head><meta charset=3D"utf-8"><link rel=3D"stylesheet" href=3D"cid:css-1@mhtml.blink"></head><body>Fake=E5=8C=85<img src=3D"https://shop.example/a.png"><img src=3D"/gone.png"><iframe src=3D"cid:frame-2@mhtml.blink"></iframe></body></html>',
  );
  const sheet = part(
    ['Content-Type: text/css', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: cid:css-1@mhtml.blink'],
    'body { background: url("https://shop.example/a.png"); color: rgb(1, 2, 3) }',
  );
  const image = part(
    ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://shop.example/a.png'],
    dot.toString('base64'),
  );
  const frame = part(
    ['Content-Type: text/html', 'Content-ID: <frame-2@mhtml.blink>', 'Content-Location: https://ads.example/'],
    '<p>words of a frame',
  );
  const mhtml = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'multipart/related', unreadable: [''], ...expected });
  const told = {
    url: 'https://shop.example/item/42',
    title: 'Bag 包',
    software: 'Saved by Blink',
    captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'capture-header' },
  } as const;
  return [
    [
      'snapshot.mhtml',
      capture([page, sheet, image, frame]),
      mhtml({
        metadata: told,
        entries: 4,
        flags: ['external-content'],
        words: ['Fake包', 'words of a frame'],
        shows: [`src="${data}"`, `url("${data}")`, 'rgb(1, 2, 3)'],
      }),
    ],
    [
      'whole.mhtml',
      capture([
        part(['Content-Type: text/html', 'Content-Location: https://shop.example/item/42'], '<p>Bag<img src=a.png>'),
        part(
          ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://shop.example/item/a.png'],
          dot.toString('base64'),
        ),
      ]),
      mhtml({ flags: [], shows: [`src="${data}"`] }),
    ],
    [
      'binary-picture.mht',
      capture([
        page,
        part(['Content-Type: image/png', 'Content-Transfer-Encoding: binary', 'Content-Location: https://shop.example/a.png'], dot),
      ]),
      mhtml({ shows: [`src="${data}"`] }),
    ],
    ['missing-parts.mhtml', capture([page]), mhtml({ flags: ['external-content'], words: ['Fake包'] })],
    ['no-page.mhtml', capture([image]), mhtml({ unreadable: ['damaged'], words: [] })],
    ['no-end.mhtml', capture([page, image], head, ''), mhtml({ words: ['Fake包'] })],
    ['cut.mhtml', capture([page, image]).subarray(0, 900), mhtml({ words: ['Fake包'] })],
    [
      'internet-explorer.mht',
      capture(
        [
          part(
            ['Content-Type: text/html; charset="gb2312"', 'Content-Location: https://shop.example/item/42'],
            encode('假冒商品', 'gb18030'),
          ),
        ],
        [
          'From: "Saved by Windows Internet Explorer 11"',
          'Subject: x',
          'Date: Mon, 2 Mar 2026 10:11:12 +0800',
          'MIME-Version: 1.0',
          'Content-Type: multipart/related; boundary="----b"',
        ],
      ),
      mhtml({ words: ['假冒商品'] }),
    ],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export const writeCaptureCorpus = async (folder: string): Promise<readonly ReadableFile[]> =>
  writeMade(folder, [...pages(), ...snapshots(), ...(await archives())]);
