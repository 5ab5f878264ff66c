/** ZIP archives as they are sent, and as somebody would pack them who means harm. Generated; nothing is kept. */
import { encode } from './encode.ts';
import { type ExpectedWords, type Made, type ReadableFile, writeMade } from './made.ts';
import { type RawMember, rawZip, unicodePath } from './raw-zip.ts';

const zip = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'application/zip', unreadable: [''], ...expected });
const text = (name: string, words = `words of ${name}`): RawMember => ({ name, data: words });

const names = {
  gb18030: ['采购单.txt', '店铺截图/侵权商品页.txt', '李雷的说明.txt'],
  shift_jis: ['注文書.txt', '写真/スクリーンショット.txt', '表.txt'],
  big5: ['訂單截圖.txt', '發票收據.txt'],
};

const encoded = (label: keyof typeof names) => rawZip(names[label].map((name) => ({ name: encode(name, label), data: 'x' })));

function ordinary(): Made[] {
  const mac = rawZip([
    { name: '图片/', method: 0 },
    { name: '图片/截图.txt', data: 'x' },
    { name: '图片/.DS_Store', data: 'x' },
    { name: '__MACOSX/', method: 0 },
    { name: '__MACOSX/图片/._截图.txt', data: 'x' },
    { name: '__MACOSX/._图片', data: 'x' },
  ]);
  const cp437 = Buffer.from([0x52, 0x82, 0x73, 0x75, 0x6d, 0x82, 0x2e, 0x74, 0x78, 0x74]); // Résumé.txt
  const old = encode('旧名.txt', 'gb18030');
  return [
    ['plain.zip', rawZip([text('a.txt'), { ...text('folder/b.txt'), method: 0 }]), zip({ inner: ['a.txt', 'folder/b.txt'], entries: 2 })],
    ['utf8-flag.zip', rawZip([{ ...text('截图 ①.txt'), flags: 0x800 }]), zip({ inner: ['截图 ①.txt'] })],
    ['gbk-names.zip', encoded('gb18030'), zip({ inner: names.gb18030 })],
    ['shift-jis-names.zip', encoded('shift_jis'), zip({ inner: names.shift_jis })],
    ['big5-names.zip', encoded('big5'), zip({ inner: names.big5 })],
    ['cp437-names.zip', rawZip([{ name: cp437, data: 'x' }]), zip({ inner: ['Résumé.txt'] })],
    ['unicode-path.zip', rawZip([{ name: old, data: 'x', extra: unicodePath(old, '新名 ①.txt') }]), zip({ inner: ['新名 ①.txt'] })],
    [
      'stale-unicode-path.zip',
      rawZip([{ name: old, data: 'x', extra: unicodePath(Buffer.from('other'), 'wrong.txt') }]),
      zip({ inner: ['旧名.txt'] }),
    ],
    ['mac.zip', mac, zip({ inner: ['图片/截图.txt'], refused: ['reading.system-file', 'reading.system-file'], entries: 6 })],
    ['same-names.zip', rawZip([text('a.txt', 'one'), text('a.txt', 'two')]), zip({ inner: ['a.txt', 'a.txt'] })],
    ['empty-files.zip', rawZip([{ name: 'empty.txt', method: 0 }, { name: 'empty2.txt' }]), zip({ inner: ['empty.txt', 'empty2.txt'] })],
    ['nothing.zip', rawZip([]), zip({ inner: [], entries: 0 })],
    ['comment.zip', rawZip([text('a.txt')], { comment: '来自深圳' }), zip({ inner: ['a.txt'] })],
    ['windows-paths.zip', rawZip([text('folder\\a.txt')]), zip({ inner: ['folder\\a.txt'] })],
  ];
}

/** Members whose directory points all at one of them: kilobytes that unpack to anything (Fifield 2019, "full overlap"). */
function fullOverlap(): Buffer {
  const kernel: RawMember = { name: 'kernel', data: Buffer.alloc(100_000) };
  return rawZip([
    kernel,
    ...Array.from({ length: 50 }, (_, n): RawMember => ({ ...kernel, name: `copy${n}`, offset: 0, only: 'directory' })),
  ]);
}

/** Each member holds the headers of those after it as stored bytes ("quoted overlap"). */
function quotedOverlap(): Buffer {
  const inner = rawZip([{ name: 'b', data: 'bbbb', method: 0 }]);
  const local = inner.subarray(0, inner.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
  const outer: RawMember = { name: 'a', data: local, method: 0 };
  // The member `b` begins inside the data of `a`, whose own header and name take 31 bytes.
  return rawZip([outer, { name: 'b', data: 'bbbb', method: 0, offset: 31, only: 'directory' }]);
}

function nested(levels: number, width: number, seed: Buffer): Buffer {
  let inner = seed;
  for (let level = 0; level < levels; level++)
    inner = rawZip(
      Array.from({ length: width }, (_, n) => ({ name: level === 0 ? `page${n}.txt` : `level${level}-${n}.zip`, data: inner })),
    );
  return inner;
}

function hostile(): Made[] {
  const good = text('good.txt');
  const paths = ['../up.txt', 'a/../../up.txt', '/etc/passwd', 'C:\\windows\\x.dll', '..\\up.txt', 'nul\0.txt', 'C:x', '\\\\server\\share'];
  const zeros = Buffer.alloc(60 * 1024 ** 2);
  const sound = rawZip([text('a.txt'), text('b.txt', 'b'.repeat(5_000))]);
  const refused = (message: string, count = 1) => zip({ inner: ['good.txt'], refused: Array.from({ length: count }, () => message) });
  return [
    ['slip.zip', rawZip([good, ...paths.map((name) => text(name))]), refused('reading.unsafe-path', paths.length)],
    [
      'links.zip',
      rawZip([
        good,
        { ...text('link', '/etc/passwd'), madeBy: 3, attributes: 0o120777 * 65_536 },
        { ...text('pipe', ''), madeBy: 3, attributes: 0o010644 * 65_536 },
      ]),
      refused('reading.unsafe-path', 2),
    ],
    ['full-overlap.zip', fullOverlap(), zip({ inner: [], refused: Array.from({ length: 51 }, () => 'reading.overlapping') })],
    ['quoted-overlap.zip', quotedOverlap(), zip({ inner: [], refused: ['reading.overlapping', 'reading.overlapping'] })],
    ['ratio-bomb.zip', rawZip([good, { name: 'zeros', data: zeros }]), refused('reading.expands-too-much')],
    ['ratio-bomb-that-lies.zip', rawZip([good, { name: 'zeros', data: zeros, size: 1_000 }]), refused('reading.inner-damaged')],
    ['claims-petabytes.zip', rawZip([good, { ...text('x'), size: 0xfffffffe }]), refused('reading.expands-too-much')],
    ['nested-bomb.zip', nested(5, 4, Buffer.alloc(200_000)), zip({ inner: Array.from({ length: 4 }, (_, n) => `level4-${n}.zip`) })],
    ['encrypted.zip', rawZip([good, { ...text('secret.txt'), flags: 1 }]), refused('reading.inner-encrypted')],
    ['bad-crc.zip', rawZip([good, { ...text('bad.txt'), crc: 1 }]), refused('reading.inner-damaged')],
    [
      'bad-data.zip',
      rawZip([good, { name: 'bad.txt', data: 'not deflate at all', method: 0, packed: 18 }, { ...text('x', 'zzz'), size: 99 }]),
      zip({ inner: ['good.txt', 'bad.txt'], refused: ['reading.inner-damaged'] }),
    ],
    ['unknown-packing.zip', rawZip([good, { ...text('lzma.txt'), method: 14 }]), refused('reading.unknown-packing')],
    ['points-nowhere.zip', rawZip([good, { ...text('x'), offset: 0x7ffffff0, only: 'directory' }]), refused('reading.inner-damaged')],
    [
      'too-many.zip',
      rawZip(Array.from({ length: 20_001 }, (_, n) => ({ name: `f${n}`, method: 0 }))),
      zip({ inner: [], refused: ['reading.too-many'] }),
    ],
    ['claims-more-members.zip', rawZip([good], { count: 5 }), zip({ unreadable: ['damaged'], inner: ['good.txt'] })],
    ['cut.zip', sound.subarray(0, sound.length - 60), { mediaType: 'application/zip', unreadable: ['damaged'], inner: [] }],
    ['only-head.zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), { unreadable: ['damaged'] }],
    ['junk-after.zip', rawZip([good], { after: Buffer.alloc(40, 7) }), { unreadable: ['', 'damaged'] }],
    ['name-of-60000.zip', rawZip([good, { ...text('x'), name: 'n'.repeat(60_000) }]), zip()],
    ['bidi-and-controls.zip', rawZip([{ ...text('x'), name: 'safe\u202Efdp.exe\n<script>.txt', flags: 0x800 }]), zip()],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export const writeArchiveCorpus = (folder: string): Promise<readonly ReadableFile[]> => writeMade(folder, [...ordinary(), ...hostile()]);
