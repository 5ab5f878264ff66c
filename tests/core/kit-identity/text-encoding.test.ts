import { describe, expect, test } from 'vitest';
import { decodeText, type TextEncoding } from '#core/kit/text-encoding.ts';
import { encodeIn } from './code-page.ts';

const text = '店铺名称,平台\n假货店（旗舰）,淘宝\n"*A_B#|<b>{{x}}</b>",Amazon\n吉野家,拼多多\n';

function encoded(encoding: TextEncoding, mark: boolean): Uint8Array {
  if (encoding === 'UTF-8') return Buffer.from((mark ? '\ufeff' : '') + text, 'utf8');
  if (encoding === 'GB18030') return encodeIn('gb18030', text);
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return encoding === 'UTF-16LE' ? bytes : bytes.swap16();
}

describe('encoding of a text file', () => {
  test.each<[TextEncoding, boolean]>([
    ['UTF-8', true],
    ['UTF-8', false],
    ['UTF-16LE', true],
    ['UTF-16LE', false],
    ['UTF-16BE', true],
    ['UTF-16BE', false],
    ['GB18030', false],
  ])('%s, with a mark: %s', (encoding, mark) => {
    expect(decodeText(encoded(encoding, mark))).toEqual({ text, encoding, certain: true });
  });

  test('a four-byte character of GB 18030', () => {
    const bytes = Uint8Array.of(...Buffer.from('a,'), ...encodeIn('gb18030', '店铺名称平台'), 0x95, 0x32, 0x90, 0x31);
    expect(decodeText(bytes)?.text).toBe('a,店铺名称平台𠂇');
  });

  test('an ASCII file is UTF-8', () => {
    expect(decodeText(Buffer.from('a,b\n1,2\n'))?.encoding).toBe('UTF-8');
  });

  test('a Western code page is not taken for Chinese', () => {
    expect(decodeText(Buffer.from('name\nMüller Uhren\nSociété Générale\n', 'latin1'))).toBeUndefined();
  });

  test('Big5 fits GB 18030 byte by byte; it is read, but not as certain', () => {
    const big5 = encodeIn('big5', '店鋪名稱,平台\n假貨旗艦店,淘寶\n電話號碼,地址\n');
    expect(decodeText(big5)?.certain).not.toBe(true);
  });

  test('a broken UTF-8 file with a mark is refused rather than read as something else', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff))).toBeUndefined();
  });

  test('bytes of a program are no text', () => {
    expect(decodeText(Uint8Array.from({ length: 512 }, (_, i) => (i * 37) % 256))).toBeUndefined();
  });
});
