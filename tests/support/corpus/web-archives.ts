/** Web archives, their records written by an independent library. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';
import { data, dot } from './dot.ts';
import type { ExpectedWords, Made } from './made.ts';
import { rawZip } from './raw-zip.ts';

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

export async function archives(): Promise<Made[]> {
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
