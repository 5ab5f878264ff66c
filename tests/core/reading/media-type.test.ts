import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '#core/reading/media-type.ts';
import { keepsItsPromise } from '#core/reading/promise.ts';
import { heic } from '../../support/corpus/images.ts';
import { pagesOf, rawPdf } from '../../support/corpus/raw-pdf.ts';
import { picture } from '../../support/rooms.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
/** 店铺,金额 in GB 18030, as Excel in China writes CSV. */
const gb18030 = Buffer.from([0xb5, 0xea, 0xc6, 0xcc, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]);
const empty = new Uint8Array();
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, empty])));
const stored = (mimetype: string) => zipSync({ mimetype: [Buffer.from(mimetype), { level: 0 }], 'content.xml': empty });
const WARC = 'WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n';
const OOXML = 'application/vnd.openxmlformats-officedocument';

/** A compound file of one directory sector that names these streams ([MS-CFB] 2.2, 2.6.1). */
function compound(...streams: string[]): Buffer {
  const head = Buffer.alloc(512);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  head.writeUInt16LE(9, 30);
  head.writeUInt32LE(0, 48);
  head.fill(0xff, 76);
  head.writeUInt32LE(1, 76);
  const directory = Buffer.alloc(512);
  for (const [n, name] of ['Root Entry', ...streams].entries()) {
    directory.write(name, n * 128, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, n * 128 + 64);
  }
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(0xfffffffe, 0);
  return Buffer.concat([head, directory, table]);
}

describe('the type of a file', () => {
  it.each<[string, string | Uint8Array | Promise<Uint8Array>, string]>([
    ['a.pdf', rawPdf(pagesOf(['x'])), 'application/pdf'],
    ['late.pdf', rawPdf(pagesOf(['x']), { before: '\n\njunk\n' }), 'application/pdf'],
    ['a.png', picture(4, 4), 'image/png'],
    ['a.jpg', picture(4, 4, 'jpeg'), 'image/jpeg'],
    ['a.webp', picture(4, 4, 'webp'), 'image/webp'],
    ['a.tif', picture(4, 4, 'tiff'), 'image/tiff'],
    ['a.heic', heic(8, 8), 'image/heic'],
    ['a.bmp', Buffer.from('424d9600000000000000360000002800000008000000040000000100180000000000', 'hex'), 'image/bmp'],
    ['BMW.txt', 'BMW and other marks, in the order of the register', 'text/plain'],
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['b.svg', '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg/>', 'image/svg+xml'],
    ['a.zip', zip('x.txt'), 'application/zip'],
    ['a.docx', zip('[Content_Types].xml', 'word/document.xml'), `${OOXML}.wordprocessingml.document`],
    ['a.docm', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'application/vnd.ms-word.document.macroenabled.12'],
    ['a.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), `${OOXML}.spreadsheetml.sheet`],
    ['a.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), `${OOXML}.presentationml.presentation`],
    ['a.odt', stored('application/vnd.oasis.opendocument.text'), 'application/vnd.oasis.opendocument.text'],
    ['a.ods', stored('application/vnd.oasis.opendocument.spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a.wacz', zip('datapackage.json', 'archive/data.warc.gz', 'indexes/index.cdx'), 'application/wacz'],
    ['a.doc', compound('WordDocument'), 'application/msword'],
    ['a.xls', compound('Workbook'), 'application/vnd.ms-excel'],
    ['a.ppt', compound('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
    ['a.msg', compound('__nameid_version1.0', '__properties_version1.0'), 'application/vnd.ms-outlook'],
    ['locked.xlsx', compound('EncryptionInfo', 'EncryptedPackage'), 'application/x-office-encrypted'],
    ['a.cfb', compound('Something'), 'application/x-cfb'],
    ['a.warc', WARC, 'application/warc'],
    ['a.warc.gz', gzipSync(WARC), 'application/warc'],
    ['a.gz', gzipSync('anything'), 'application/gzip'],
    ['a.csv', 'shop,price\nA,1', 'text/csv'],
    ['a.csv', gb18030, 'text/csv'],
    ['a.csv', utf16('店铺,金额\n甲,1'), 'text/csv'],
    ['a.tsv', 'shop\tprice\nA\t1', 'text/tab-separated-values'],
    ['a.txt', '\ufeff店铺截图说明', 'text/plain'],
    ['long.txt', `${'水'.repeat(40_000)}`, 'text/plain'],
    ['a.html', '<!DOCTYPE html><title>Shop</title>', 'text/html'],
    ['xhtml.html', '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>', 'text/html'],
    ['gbk.html', Buffer.concat([Buffer.from('<html><body>'), gb18030, Buffer.from([0xff])]), 'text/html'],
    ['part.htm', '<div>Shop</div>', 'text/html'],
    ['a.xml', '<?xml version="1.0"?><order/>', 'application/xml'],
    ['a.json', '{"order": 1}', 'application/json'],
    ['a.rtf', '{\\rtf1\\ansi Hello}', 'application/rtf'],
    [
      'a.eml',
      'From: a@example.com\r\nTo: b@example.com\r\nSubject: Order\r\nDate: Mon, 1 Sep 2025 10:00:00 +0800\r\n\r\nHello',
      'message/rfc822',
    ],
    [
      'gbk.eml',
      Buffer.concat([Buffer.from('Received: by mx\r\nFrom: a@b.cn\r\nSubject: '), gb18030, Buffer.from([0xff, 1])]),
      'message/rfc822',
    ],
    [
      'pictures.eml',
      'From: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
      'message/rfc822',
    ],
    [
      'a.mhtml',
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
      'multipart/related',
    ],
    ['a.mbox', 'From a@b.cn Mon Sep 01 10:00:00 2025\r\nFrom: a@b.cn\r\nSubject: x\r\n\r\nHello', 'application/mbox'],
    ['letter.txt', 'From the desk of the general counsel\n\nDear Sirs', 'text/plain'],
    ['a.bin', new Uint8Array([1, 2, 3, 0, 255, 254]), 'application/octet-stream'],
  ])('%s is told by its bytes', async (name, bytes, type) => {
    const path = join(await temporaryFolder(), 'as-received');
    await writeFile(path, await bytes);
    expect(await mediaTypeOf(path, name)).toBe(type);
  });

  it('of a package is told though it is cut, looped or lies', async () => {
    const path = join(await temporaryFolder(), 'package');
    const type = async (bytes: Uint8Array) => {
      await writeFile(path, bytes);
      return mediaTypeOf(path, 'x');
    };
    const document = zip('[Content_Types].xml', 'word/document.xml');
    expect(await type(document.subarray(0, document.length - 40))).toBe('application/zip');
    const looped = compound('Something');
    looped.writeUInt32LE(0, 1024);
    expect(await type(looped)).toBe('application/x-cfb');
    expect(await type(compound('Something').subarray(0, 600))).toBe('application/x-cfb');
  });
});

describe('the ending of a name', () => {
  it.each([
    ['receipt.pdf', 'text/html', false],
    ['shot.png', 'image/jpeg', false],
    ['notes.txt', 'text/html', false],
    ['invoice.docx', 'application/zip', false],
    ['capture.mhtml', 'text/html', false],
    ['shot.JPG', 'image/jpeg', true],
    ['data.csv', 'text/plain', true],
    ['site.warc.gz', 'application/warc', true],
    ['unknown.xyz', 'application/pdf', true],
    ['no ending', 'image/png', true],
  ])('%s, being %s, keeps its promise: %s', (name, type, kept) => {
    expect(keepsItsPromise(name, type)).toBe(kept);
  });
});
