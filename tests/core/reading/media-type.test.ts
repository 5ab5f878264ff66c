import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { keepsItsPromise, mediaTypeOf } from '#core/reading/media-type.ts';
import { openTestRooms, pdf, picture } from '../../support/rooms.ts';

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
/** 店铺,金额 in GB 18030, as Excel in China writes CSV. */
const gb18030 = Buffer.from([0xb5, 0xea, 0xc6, 0xcc, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]);

describe('the type of a file', () => {
  it.each([
    ['a.pdf', pdf(1), 'application/pdf'],
    ['late.pdf', (async () => Buffer.concat([Buffer.from('\n\njunk\n'), await pdf(1)]))(), 'application/pdf'],
    ['a.png', picture(4, 4), 'image/png'],
    ['a.jpg', picture(4, 4, 'jpeg'), 'image/jpeg'],
    ['a.webp', picture(4, 4, 'webp'), 'image/webp'],
    ['a.tif', picture(4, 4, 'tiff'), 'image/tiff'],
    ['a.zip', zipSync({ 'x.txt': new Uint8Array([1]) }), 'application/zip'],
    ['a.csv', 'shop,price\nA,1', 'text/csv'],
    ['a.csv', gb18030, 'text/csv'],
    ['a.csv', utf16('店铺,金额\n甲,1'), 'text/csv'],
    ['a.txt', '\ufeff店铺截图说明', 'text/plain'],
    ['long.txt', `${'水'.repeat(40_000)}`, 'text/plain'],
    ['a.html', '<!DOCTYPE html><title>Shop</title>', 'text/html'],
    ['part.htm', '<div>Shop</div>', 'text/html'],
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['a.xml', '<?xml version="1.0"?><order/>', 'application/xml'],
    ['a.json', '{"order": 1}', 'application/json'],
    [
      'a.eml',
      'From: a@example.com\r\nTo: b@example.com\r\nSubject: Order\r\nDate: Mon, 1 Sep 2025 10:00:00 +0800\r\n\r\nHello',
      'message/rfc822',
    ],
    [
      'a.mhtml',
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
      'multipart/related',
    ],
    ['a.bin', new Uint8Array([1, 2, 3, 0, 255, 254]), 'application/octet-stream'],
  ])('%s is told by its bytes', async (name, bytes, type) => {
    const { file } = await openTestRooms();
    expect(await mediaTypeOf(await file('as-received', await bytes), name)).toBe(type);
  });

  it.each([
    ['receipt.pdf', 'text/html', false],
    ['shot.png', 'image/jpeg', false],
    ['notes.txt', 'text/html', false],
    ['shot.JPG', 'image/jpeg', true],
    ['data.csv', 'text/plain', true],
    ['unknown.xyz', 'application/pdf', true],
    ['no ending', 'image/png', true],
  ])('%s being %s keeps its promise: %s', (name, type, kept) => {
    expect(keepsItsPromise(name, type)).toBe(kept);
  });
});
