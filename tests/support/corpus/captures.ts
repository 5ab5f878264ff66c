/** Web captures as browsers and crawlers save them, and as somebody would write them who means harm. Generated; nothing is kept. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { WARCRecord, WARCSerializer } from 'warcio';
import { encode } from './encode.ts';
import { hostilePage } from './hostile-page.ts';
import { type ExpectedWords, type Made, type ReadableFile, writeMade } from './made.ts';
import { rawZip } from './raw-zip.ts';

const html = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'text/html', unreadable: [''], ...expected });
const dot = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#00c' } })
  .png()
  .toBuffer();
const data = `data:image/png;base64,${dot.toString('base64')}`;

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

const PAGE =
  '<!DOCTYPE html><html><head><title>Bag</title><link rel="stylesheet" href="/s.css"></head><body>Fake bag <img src="a.png"></body></html>';

/** A record as an independent library writes it. */
async function record(
  type: 'response' | 'warcinfo' | 'request' | 'resource',
  url: string,
  mediaType: string,
  body: string | Buffer,
  gzip: boolean,
  statusline = 'HTTP/1.1 200 OK',
  headers: Record<string, string> = {},
): Promise<Buffer> {
  const content = (async function* () {
    yield new Uint8Array(Buffer.from(body));
  })();
  const info = { type, url, date: '2026-03-02T02:11:12Z', warcVersion: 'WARC/1.1' as const };
  const made =
    type === 'warcinfo'
      ? WARCRecord.createWARCInfo({ filename: 'x.warc', ...info }, { software: 'crawler 1.0' })
      : WARCRecord.create(
          {
            ...info,
            ...(type === 'resource'
              ? { warcHeaders: { 'Content-Type': mediaType } }
              : { statusline, httpHeaders: { 'Content-Type': mediaType, ...headers } }),
          },
          content,
        );
  return Buffer.from(await WARCSerializer.serialize(made, { gzip }));
}

async function archives(): Promise<Made[]> {
  const records = async (gzip: boolean) => [
    await record('warcinfo', '', '', '', gzip),
    await record('request', 'https://shop.example/item/42', '', '', gzip, 'GET /item/42 HTTP/1.1'),
    await record('response', 'https://shop.example/moved', 'text/html', '<p>moved', gzip, 'HTTP/1.1 301 Moved'),
    await record('response', 'https://shop.example/item/42', 'text/html; charset=utf-8', PAGE, gzip),
    await record('response', 'https://shop.example/s.css', 'text/css', 'body{color:rgb(4,5,6)}', gzip),
    await record('response', 'https://shop.example/item/a.png', 'image/png', dot, gzip),
    await record('response', 'https://shop.example/second', 'text/html', '<title>Second</title><p>second page', gzip),
  ];
  const [plain, zipped] = [await records(false), await records(true)];
  const warc = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'application/warc', unreadable: [''], ...expected });
  const captured = { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'capture-header' } as const;
  const told = { url: 'https://shop.example/item/42', title: 'Bag', software: 'crawler 1.0', captured, entries: 7 };
  const all = {
    metadata: told,
    entries: 7,
    words: ['https://shop.example/item/42\nBag', 'Fake bag', 'second page'],
    without: ['moved'],
    shows: [`src="${data}"`, 'rgb(4,5,6)'],
  };
  const compressed = await Promise.all([
    record('response', 'https://shop.example/gz', 'text/html', gzipSync('<p>gzip words'), false, undefined, { 'Content-Encoding': 'gzip' }),
    record('response', 'https://shop.example/br', 'text/html', brotliCompressSync(Buffer.from('<p>brotli words')), false, undefined, {
      'Content-Encoding': 'br',
    }),
    record('response', 'https://shop.example/chunked', 'text/html', '5\r\n<p>ch\r\n9\r\nunk words\r\n0\r\n\r\n', false, undefined, {
      'Transfer-Encoding': 'chunked',
    }),
    record('response', 'https://shop.example/undone', 'text/html', '<p>undone words', false, undefined, {
      'Content-Encoding': 'gzip',
      'Transfer-Encoding': 'chunked',
    }),
    record('response', 'https://shop.example/bomb', 'text/html', gzipSync(Buffer.alloc(300 * 1024 ** 2)), false, undefined, {
      'Content-Encoding': 'gzip',
    }),
  ]);
  const whole = Buffer.concat(plain);
  const packed = Buffer.concat(zipped);
  const header = (length: string, more = '') =>
    Buffer.from(
      `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nWARC-Date: 2026-03-02T02:11:12Z\r\nContent-Length: ${length}\r\n${more}\r\n`,
    );
  const lists = {
    pages:
      '{"format":"json-pages-1.0","id":"pages"}\n{"url":"https://shop.example/second","ts":"2026-03-02T02:11:12Z","title":"Second shop"}\n',
    description: '{"profile":"data-package","software":"archiver 2","created":"2026-03-02T02:11:12Z"}',
  };
  const wacz = (members: Parameters<typeof rawZip>[0]) =>
    rawZip([{ name: 'datapackage.json', data: lists.description }, { name: 'pages/pages.jsonl', data: lists.pages }, ...members]);
  return [
    ['plain.warc', whole, warc(all)],
    ['records.warc.gz', packed, warc(all)],
    ['one-member.warc.gz', gzipSync(whole), warc(all)],
    [
      'encodings.warc',
      Buffer.concat(compressed),
      warc({ words: ['gzip words', 'brotli words', 'chunk words', 'undone words'], entries: 5 }),
    ],
    [
      'resource.warc',
      await record('resource', 'file:///page.html', 'text/html', '<title>R</title>kept', false),
      warc({ words: ['kept'], metadata: { title: 'R' } }),
    ],
    ['cut-in-a-record.warc', whole.subarray(0, whole.length - 40), warc({ unreadable: ['damaged'], words: ['Fake bag'], entries: 7 })],
    ['cut-in-a-member.warc.gz', packed.subarray(0, packed.length - 60), warc({ unreadable: ['damaged'], words: ['Fake bag'] })],
    ['rubbish-after.warc', Buffer.concat([whole, Buffer.from('rubbish\r\n'.repeat(50))]), warc({ unreadable: ['damaged'], entries: 7 })],
    [
      'length-too-long.warc',
      Buffer.concat([header('99999999999'), Buffer.from('HTTP/1.1 200 OK\r\n\r\nx')]),
      warc({ unreadable: ['damaged'], entries: 1 }),
    ],
    ['length-no-number.warc', header('many'), warc({ unreadable: ['damaged'], entries: 0 })],
    ['length-negative.warc', header('-5'), warc({ unreadable: ['damaged'] })],
    [
      'headers-never-end.warc',
      Buffer.concat([Buffer.from('WARC/1.0\r\nX: '), Buffer.alloc(5_000_000, 'x')]),
      warc({ unreadable: ['damaged'] }),
    ],
    ['million-headers.warc', header('0', 'X: y\r\n'.repeat(300_000)), warc({ unreadable: ['damaged'] })],
    [
      'thirty-thousand-records.warc',
      Buffer.concat(Array.from({ length: 30_000 }, () => Buffer.concat([header('0'), Buffer.from('\r\n\r\n')]))),
      warc({ metadata: { entries: 30_000 }, entries: 10_000 }),
    ],
    [
      'collection.wacz',
      wacz([{ name: 'archive/data.warc.gz', data: packed, method: 0 }]),
      {
        mediaType: 'application/wacz',
        unreadable: [''],
        entries: 7,
        metadata: { url: 'https://shop.example/second', title: 'Second', software: 'archiver 2' },
        words: ['Fake bag', 'second page'],
        shows: ['second page'],
        inner: [],
      },
    ],
    [
      'damaged.wacz',
      wacz([{ name: 'archive/data.warc.gz', data: packed.subarray(0, 1_200), method: 0 }]),
      { mediaType: 'application/wacz', unreadable: ['damaged'], inner: [] },
    ],
    [
      'lists-are-rubbish.wacz',
      rawZip([
        { name: 'datapackage.json', data: '[[[[' },
        { name: 'pages/pages.jsonl', data: 'x\n\0' },
        { name: 'archive/a.warc', data: whole },
      ]),
      { mediaType: 'application/wacz', unreadable: [''], entries: 7 },
    ],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export const writeCaptureCorpus = async (folder: string): Promise<readonly ReadableFile[]> =>
  writeMade(folder, [...pages(), ...snapshots(), ...(await archives())]);
