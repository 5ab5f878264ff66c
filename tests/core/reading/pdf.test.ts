import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pdfTime } from '#core/reading/pdf-time.ts';
import { packed, pagesOf, rawPdf, stream } from '../../support/corpus/raw-pdf.ts';
import { openTestReader } from '../../support/reader.ts';
import { findProgram } from '../../support/tools.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const reader = openTestReader();

async function pdf(bytes: Uint8Array, password = '') {
  const path = join(await temporaryFolder(), 'received');
  await writeFile(path, bytes);
  return { path, name: 'received.pdf', password };
}
const words = async (contents: string) => {
  const pages = await reader.text(await pdf(rawPdf({ ...pagesOf(['']), 5: stream('', contents) })));
  return pages?.[0]?.text;
};
/** How dark each quarter of a picture is, 0 to 255: upper left, upper right, lower left, lower right. */
async function ink(path: string): Promise<number[]> {
  const { data } = await sharp(path)
    .greyscale()
    .resize(2, 2, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data].map((value) => 255 - value);
}
const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
const chinese = (text: string) =>
  rawPdf({
    ...pagesOf(['']),
    3: '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[30 0 R]>>',
    5: stream('', `BT /F1 40 Tf 72 700 Td <${hex(text)}> Tj ET`),
    30: '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 31 0 R/DW 1000>>',
    31: '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>',
  });

describe('the date of a PDF', () => {
  it.each([
    ["D:20260302101112+08'00'", '2026-03-02T10:11:12+08:00', '+08:00'],
    ["D:20260302101112-05'30", '2026-03-02T10:11:12-05:30', '-05:30'],
    ['D:20260302101112Z', '2026-03-02T10:11:12Z', 'Z'],
    ["D:20260302101112Z00'00'", '2026-03-02T10:11:12Z', 'Z'],
    ['D:20260302101112', '2026-03-02T10:11:12', 'unknown'],
    ['D:202603021011', '2026-03-02T10:11:00', 'unknown'],
    ['D:20260302', '2026-03-02', 'unknown'],
    ['2026-03-02T10:11:12.345+08:00', '2026-03-02T10:11:12+08:00', '+08:00'],
    ['2026-03-02T10:11', '2026-03-02T10:11:00', 'unknown'],
  ])('%s is as it says, with the zone it says', (text, at, zone) => {
    expect(pdfTime(text)).toEqual({ at, zone, source: 'pdf' });
  });

  it.each(['', 'D:', 'yesterday', 'D:20261302', 'D:00000000', 'D:20260302251112'])('%s is none', (text) => {
    expect(pdfTime(text)).toBeNull();
  });
});

describe('what a PDF says of itself', () => {
  it('is its document information', async () => {
    const info = `<</Title<FEFF${hex('公证书')}>/Author(Notary)/Creator(Writer)/Producer(Printer)/CreationDate(D:20260302101112+08'00')>>`;
    const { metadata } = await reader.inspect(await pdf(rawPdf({ ...pagesOf(['x']), 20: info }, { trailer: '/Info 20 0 R' })));
    expect(metadata).toMatchObject({
      title: '公证书',
      author: 'Notary',
      software: 'Writer / Printer',
      captured: { at: '2026-03-02T10:11:12+08:00', zone: '+08:00', source: 'pdf' },
    });
  });

  it('is its XMP packet where the information is silent', async () => {
    const xmp =
      '<x:xmpmeta><rdf:RDF><rdf:Description xmp:CreateDate="2026-03-02T10:11:12Z" xmp:CreatorTool="Scan &amp; Go"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lager &#228;</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>';
    const bytes = rawPdf({ ...pagesOf(['x'], '', '/Metadata 20 0 R'), 20: stream('/Type/Metadata/Subtype/XML', xmp) });
    const { metadata } = await reader.inspect(await pdf(bytes));
    expect(metadata).toMatchObject({ title: 'Lager ä', software: 'Scan & Go', captured: { at: '2026-03-02T10:11:12Z', zone: 'Z' } });
  });

  it('is nothing when it says nothing', async () => {
    const { metadata } = await reader.inspect(await pdf(rawPdf(pagesOf(['x']))));
    expect(metadata).toMatchObject({ title: '', author: '', software: '', captured: null });
  });
});

describe('the words of a PDF', () => {
  it('come line by line, one column after the other', async () => {
    expect(await words('BT /F1 12 Tf 72 700 Td (first line) Tj 0 -20 Td (second line) Tj ET BT /F1 12 Tf 350 700 Td (beside) Tj ET')).toBe(
      'first line\nsecond line\nbeside',
    );
  });

  it('are in one piece where a line parted them', async () => {
    expect(await words('BT /F1 12 Tf 72 700 Td (counter-) Tj 0 -20 Td (feit goods) Tj ET')).toBe('counterfeit goods');
  });

  it('are Chinese where they are, though the font is not in the file', async () => {
    expect(await reader.text(await pdf(chinese('深圳市商标侵权')))).toEqual([{ page: 1, text: '深圳市商标侵权' }]);
  });

  it('hold no ligatures', async () => {
    const map =
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <66> <FB01> <6C> <FB04> endbfchar endcmap end end';
    const bytes = rawPdf({
      ...pagesOf(['']),
      3: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 20 0 R>>',
      5: stream('', 'BT /F1 12 Tf 72 700 Td (Cfrl) Tj ET'),
      20: packed('', map),
    });
    const [page] = (await reader.text(await pdf(bytes))) ?? [];
    expect(page?.text).toContain('fi');
    expect(page?.text).toContain('ffl');
    expect(page?.text).not.toMatch(/[\ufb00-\ufb06]/);
  });

  it('are none on a page that is a picture', async () => {
    const bytes = rawPdf({
      ...pagesOf(['words', '']),
      7: stream('', 'q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q'),
    });
    expect(await reader.text(await pdf(bytes))).toEqual([
      { page: 1, text: 'words' },
      { page: 2, text: '' },
    ]);
  });
});

describe('a locked PDF', () => {
  const qpdf = findProgram('qpdf');
  const locked = async (user: string, bits: string) => {
    const plain = await pdf(rawPdf(pagesOf(['Locked words'])));
    const args = [
      '--allow-weak-crypto',
      '--encrypt',
      user,
      'owner',
      bits,
      ...(bits === '40' ? ['--print=n'] : ['--print=none']),
      '--',
      plain.path,
      '-',
    ];
    return spawnSync(qpdf ?? '', args).stdout;
  };

  it.runIf(qpdf).each(['40', '128', '256'])('opens with its password and no other (%s bits)', async (bits) => {
    const bytes = await locked('geheim-é', bits);
    for (const password of ['', 'wrong']) {
      const file = await pdf(bytes, password);
      expect(await reader.inspect(file)).toMatchObject({ pages: null, unreadable: 'encrypted', flags: [] });
      expect(await reader.text(file)).toBeNull();
    }
    const file = await pdf(bytes, 'geheim-é');
    expect(await reader.inspect(file)).toMatchObject({ pages: 1, unreadable: '', flags: [] });
    expect(await reader.text(file)).toEqual([{ page: 1, text: 'Locked words' }]);
    expect(await reader.picture(file, 1, 200, `${file.path}.webp`)).toBe(true);
  });

  it.runIf(qpdf)('opens by itself when only its owner is asked for a word', async () => {
    const file = await pdf(await locked('', '256'));
    expect(await reader.inspect(file)).toMatchObject({ pages: 1, unreadable: '', flags: ['owner-locked'] });
    expect(await reader.text(file)).toEqual([{ page: 1, text: 'Locked words' }]);
  });
});

describe('a page drawn', () => {
  /** A black box in the upper left corner of a page that is taller than wide. */
  const cornered = (page = '') => rawPdf({ ...pagesOf([''], page), 5: stream('', '0 0 0 rg 0 396 306 396 re f') });

  it.each([
    ['', [255, 0, 0, 0], 400, 518],
    ['/Rotate 90', [0, 255, 0, 0], 400, 309],
    ['/Rotate 180', [0, 0, 0, 255], 400, 518],
    ['/Rotate 270', [0, 0, 255, 0], 400, 309],
    ['/CropBox[0 396 306 792]', [255, 255, 255, 255], 400, 518],
  ])('is upright and cropped as the file says (%s)', async (page, corners, width, height) => {
    const file = await pdf(cornered(page));
    const to = `${file.path}.webp`;
    expect(await reader.picture(file, 1, 400, to)).toBe(true);
    const { format, width: across = 0, height: down = 0 } = await sharp(to).metadata();
    expect([format, across]).toEqual(['webp', width]);
    expect(Math.abs(down - height)).toBeLessThanOrEqual(1);
    const dark = await ink(to);
    expect(dark.map((value) => (value > 128 ? 255 : 0))).toEqual(corners);
  });

  it('is about 300 dpi and no more than 20 megapixels for OCR', async () => {
    const letter = await pdf(cornered());
    expect(await reader.scan(letter, 1, `${letter.path}.png`)).toBe(true);
    expect(await sharp(`${letter.path}.png`).metadata()).toMatchObject({ format: 'png', width: 2550, height: 3300 });
    const poster = await pdf(rawPdf(pagesOf(['x'], '/MediaBox[0 0 4000 6000]')));
    expect(await reader.scan(poster, 1, `${poster.path}.png`)).toBe(true);
    const { width = 0, height = 0 } = await sharp(`${poster.path}.png`).metadata();
    expect(width * height).toBeLessThanOrEqual(20_000_000);
    expect(width * height).toBeGreaterThan(19_000_000);
  });

  it('shows Chinese whose font is not in the file', async () => {
    const file = await pdf(chinese('深圳市商标侵权'));
    const to = `${file.path}.webp`;
    await reader.picture(file, 1, 600, to);
    const [left = 0] = await ink(to);
    expect(left).toBeGreaterThan(2);
  });

  it('shows what was filled into a form', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([200, 200]);
    const field = document.getForm().createTextField('name');
    field.setText('WWWWWWWW');
    field.addToPage(page, { x: 10, y: 110, width: 180, height: 80 });
    const file = await pdf(await document.save());
    const to = `${file.path}.webp`;
    await reader.picture(file, 1, 400, to);
    const [upper = 0, , lower = 0] = await ink(to);
    expect(upper).toBeGreaterThan(lower + 5);
  });

  it('is not there beyond the last page, or before the first', async () => {
    const file = await pdf(cornered());
    for (const page of [0, 2, -1, 1_000_000]) expect(await reader.picture(file, page, 200, `${file.path}.webp`), String(page)).toBe(false);
  });
});
