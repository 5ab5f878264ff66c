/** Office files and texts as they are sent, and as somebody would write them who means harm. Generated; nothing is kept. */
import { encode } from './encode.ts';
import { type ExpectedWords, type Made, type ReadableFile, writeMade } from './made.ts';
import { bomb } from './office-parts.ts';
import { presentations, workbooks } from './office-sheets.ts';
import { words } from './office-words.ts';
import { openDocuments } from './open-documents.ts';
import { compound } from './outlook.ts';

const gbk = (text: string) => [...encode(text, 'gb18030')].map((byte) => `\\'${byte.toString(16)}`).join('');

function texts(): Made[] {
  const rtf = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'application/rtf', unreadable: [''], ...expected });
  const plain = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'text/plain', unreadable: [''], ...expected });
  return [
    [
      'letter.rtf',
      `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Word 16;}{\\info{\\title ${gbk('通知')}}{\\author Li}{\\creatim\\yr2026\\mo3\\dy2\\hr10\\min11}}\\f0 ${gbk('侵权商品')}\\par a\\tab b\\u8364?c\\{d\\}\\line{\\pict 89504e47}{\\*\\unknown gone}end}`,
      rtf({
        metadata: {
          title: '通知',
          author: 'Li',
          software: 'Word 16',
          captured: { at: '2026-03-02T10:11:00', zone: 'unknown', source: 'office' },
        },
        words: ['侵权商品\na\tb€c{d}\nend'],
        without: ['8950', 'gone', 'SimSun'],
      }),
    ],
    [
      'shift-jis.rtf',
      Buffer.concat([Buffer.from('{\\rtf1\\ansi\\ansicpg932 '), encode('偽物のバッグ', 'shift_jis'), Buffer.from('}')]),
      rtf({ words: ['偽物のバッグ'] }),
    ],
    ['object.rtf', '{\\rtf1 x{\\object\\objemb{\\*\\objdata 0105}}y}', rtf({ flags: ['embedded-files'], words: ['xy'] })],
    ['deep.rtf', `{\\rtf1 ${'{'.repeat(500_000)}deep`, rtf()],
    ['unbalanced.rtf', "{\\rtf1 a}}}}}b\\u-99999999999 \\'zz{\\*", rtf()],
    ['gb18030.csv', encode('店铺,金额\r\n甲,1', 'gb18030'), { mediaType: 'text/csv', words: ['店铺,金额\n甲,1'] }],
    ['utf16.txt', Buffer.from('\ufeff第一行\r\n第二行', 'utf16le'), plain({ words: ['第一行\n第二行'] })],
    ['utf8-mark.txt', '\ufeff第一行', plain({ words: ['第一行'] })],
    ['latin.txt', Buffer.from('Señor Müller ändert Größe', 'latin1'), { words: ['Señor Müller ändert Größe'] }],
    ['shift-jis.txt', encode('これは日本語のテキストです。見積書を送ります。', 'shift_jis'), { words: ['これは日本語のテキストです'] }],
    ['big5.txt', encode('您好，這是繁體中文的說明文件。', 'big5'), { words: ['您好，這是繁體中文的說明文件'] }],
    ['data.json', '{"shop": "甲"}', { mediaType: 'application/json', words: ['甲'] }],
    ['data.xml', `<?xml version="1.0"?>${bomb}<order>&e12;</order>`, { mediaType: 'application/xml', words: ['<order>'] }],
    ['one-long-line.txt', '水'.repeat(300_000), plain({ words: ['水水水'] })],
    ['nothing.txt', '', {}],
  ];
}

function legacy(): Made[] {
  const stream = (name: string, bytes: Buffer) => ({ name, bytes });
  const locked = Buffer.alloc(5_000);
  locked.writeUInt16LE(0xa5ec, 0);
  locked.writeUInt16LE(0x0100, 10);
  const book = Buffer.from([9, 8, 2, 0, 0, 0, 0x2f, 0, 4, 0, 1, 2, 3, 4, ...Array.from({ length: 100 }, () => 0)]);
  const plainBook = Buffer.from([9, 8, 2, 0, 0, 0, 0x0a, 0, 0, 0]);
  const macros = { name: 'Macros', items: [{ name: 'VBA', items: [stream('dir', Buffer.from('x'))] }] };
  return [
    ['locked.doc', compound([stream('WordDocument', locked)]), { mediaType: 'application/msword', unreadable: ['encrypted'] }],
    ['no-text.doc', compound([stream('WordDocument', Buffer.alloc(600)), macros]), { mediaType: 'application/msword', flags: ['macros'] }],
    ['locked.xls', compound([stream('Workbook', book)]), { mediaType: 'application/vnd.ms-excel', unreadable: ['encrypted'] }],
    ['book.xls', compound([stream('Workbook', plainBook)]), { mediaType: 'application/vnd.ms-excel', unreadable: [''], flags: [] }],
    [
      'slides.ppt',
      compound([stream('PowerPoint Document', Buffer.alloc(50)), stream('Current User', Buffer.alloc(20))]),
      { mediaType: 'application/vnd.ms-powerpoint', unreadable: [''] },
    ],
    [
      'locked.docx',
      compound([stream('EncryptedPackage', Buffer.alloc(50)), stream('EncryptionInfo', Buffer.alloc(50))]),
      { mediaType: 'application/x-office-encrypted', unreadable: ['encrypted'] },
    ],
  ];
}

/** A movie header as phones write it: made at `seconds` since 1904, at a place. */
function film(seconds: number, place: string): Buffer {
  const box = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8, 0);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const header = Buffer.alloc(100);
  header.writeUInt32BE(seconds, 4);
  header.writeUInt32BE(1_000, 12);
  const text = Buffer.concat([Buffer.from([0, place.length, 0x15, 0xc7]), Buffer.from(place)]);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\u0002\0isommp42', 'latin1')),
    box('free', Buffer.alloc(30)),
    box('moov', Buffer.concat([box('mvhd', header), box('udta', box('\u00a9xyz', text))])),
  ]);
}

function media(): Made[] {
  const at = Date.parse('2026-03-02T02:11:12Z') / 1000 + 2_082_844_800;
  return [
    [
      'phone.mp4',
      film(at, '+22.5431+114.0579/'),
      {
        mediaType: 'video/mp4',
        unreadable: [''],
        flags: ['gps'],
        metadata: {
          gps: { latitude: '22.5431', longitude: '114.0579' },
          captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'media' },
        },
      },
    ],
    ['clock-never-set.mp4', film(0, 'nowhere'), { unreadable: [''], flags: [], metadata: { captured: null, gps: null } }],
    ['cut.mp4', film(at, '+22/').subarray(0, 80), { flags: [] }],
    ['boxes-of-nothing.mp4', Buffer.concat([film(at, 'x').subarray(0, 24), Buffer.alloc(4_000)]), { unreadable: ['damaged'] }],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export const writeOfficeCorpus = (folder: string): Promise<readonly ReadableFile[]> =>
  writeMade(folder, [...words(), ...workbooks(), ...presentations(), ...openDocuments(), ...texts(), ...legacy(), ...media()]);
