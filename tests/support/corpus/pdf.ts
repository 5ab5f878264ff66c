/** A hundred PDFs as they come in the mail, and as somebody would make them who means harm. Generated; nothing is kept. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { FileFlag, Unreadable } from '#core/reading/model.ts';
import { findProgram } from '../tools.ts';
import { numbered, packed, pagesOf, rawPdf, stream } from './raw-pdf.ts';

export interface CorpusFile {
  readonly name: string;
  readonly path: string;
  /** What must be said of it; what is left out may be anything, as long as something is said. */
  readonly expected: Expected;
}

export interface Expected {
  readonly mediaType?: string;
  readonly pages?: number | null;
  /** One of these. */
  readonly unreadable?: readonly Unreadable[];
  readonly flags?: readonly FileFlag[];
}

type Made = readonly [name: string, bytes: Uint8Array, expected?: Expected];

const sound = (pages: number, flags: readonly FileFlag[] = []): Expected => ({
  mediaType: 'application/pdf',
  pages,
  unreadable: [''],
  flags,
});
const broken: Expected = { pages: null, unreadable: ['damaged'] };

async function written(pages: number, options: { objectStreams?: boolean } = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let n = 0; n < pages; n++) document.addPage([595, 842]).drawText(`Page ${n + 1} of the record`, { x: 60, y: 700, size: 16, font });
  return Buffer.from(await document.save({ useObjectStreams: options.objectStreams ?? true }));
}

async function ordinary(): Promise<Made[]> {
  const three = pagesOf(numbered(3));
  const first = rawPdf(pagesOf(numbered(2)));
  const at = first.lastIndexOf('xref\n0');
  const more = (objects: string, offset: number, number: number) =>
    `xref\n${number} 1\n${String(offset).padStart(10, '0')} 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev ${at}>>\nstartxref\n${offset + objects.length}\n%%EOF\n`;
  const shorter = '2 0 obj\n<</Type/Pages/Count 1/Kids[4 0 R]>>\nendobj\n';
  const nested: Record<number, string | Buffer> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Count 8/Kids[3 0 R 4 0 R]>>',
    3: '<</Type/Pages/Parent 2 0 R/Count 4/Kids[10 0 R 11 0 R 12 0 R 13 0 R]/MediaBox[0 0 300 400]>>',
    4: '<</Type/Pages/Parent 2 0 R/Count 4/Kids[5 0 R 16 0 R]/MediaBox[0 0 300 400]>>',
    5: '<</Type/Pages/Parent 4 0 R/Count 3/Kids[14 0 R 15 0 R 17 0 R]>>',
  };
  for (let n = 10; n < 18; n++) nested[n] = `<</Type/Page/Parent ${n < 14 ? 3 : n === 16 ? 4 : 5} 0 R>>`;
  const spread = pagesOf(['Turned'], '/Rotate 90/CropBox[50 50 500 700]');
  return [
    ['normal-1.4.pdf', rawPdf(three, { version: '1.4' }), sound(3)],
    ['normal-1.7.pdf', rawPdf(three), sound(3)],
    ['normal-2.0.pdf', rawPdf(three, { version: '2.0' }), sound(3)],
    ['object-streams.pdf', await written(5), sound(5)],
    ['xref-table.pdf', await written(5, { objectStreams: false }), sound(5)],
    ['hundred-pages.pdf', await written(100), sound(100)],
    ['nested-tree.pdf', rawPdf(nested), sound(8)],
    ['turned-and-cropped.pdf', rawPdf(spread), sound(1)],
    ['incremental-fewer.pdf', Buffer.concat([first, Buffer.from(shorter + more(shorter, first.length, 2))]), sound(1)],
    ['page-without-type.pdf', rawPdf({ ...pagesOf(['x']), 4: '<</Parent 2 0 R/MediaBox[0 0 99 99]>>' }), sound(1)],
    ['no-media-box.pdf', rawPdf({ ...pagesOf(['x']), 4: '<</Type/Page/Parent 2 0 R>>' }), sound(1)],
    ['half-turned.pdf', rawPdf(pagesOf(['x'], '/Rotate 45')), sound(1)],
    ['count-is-real.pdf', rawPdf({ ...three, 2: '<</Type/Pages/Count 3.0/Kids[4 0 R 6 0 R 8 0 R]>>' }), { unreadable: ['', 'damaged'] }],
    ['count-elsewhere.pdf', rawPdf({ ...three, 2: '<</Type/Pages/Count 20 0 R/Kids[4 0 R 6 0 R 8 0 R]>>', 20: '3' }), sound(3)],
    ['kids-elsewhere.pdf', rawPdf({ ...three, 2: '<</Type/Pages/Count 3/Kids 20 0 R>>', 20: '[4 0 R 6 0 R 8 0 R]' }), sound(3)],
    ['carriage-returns.pdf', Buffer.from(rawPdf(three, { xref: 'none' }).toString('latin1').replaceAll('\n', '\r'), 'latin1'), {}],
    ['leading-junk.pdf', rawPdf(three, { before: 'X-Mailer: none\r\n\r\n' }), sound(3)],
    ['leading-junk-900.pdf', rawPdf(three, { before: '#'.repeat(900) }), sound(3)],
    ['trailing-zeros.pdf', rawPdf(three, { after: Buffer.alloc(10_000) }), sound(3)],
    ['trailing-html.pdf', rawPdf(three, { after: `<html>${'<p>mirror</p>'.repeat(600)}</html>` }), sound(3)],
    ['no-startxref.pdf', rawPdf(three, { xref: 'none' }), sound(3)],
    ['offsets-wrong.pdf', rawPdf(three, { xref: 11 }), sound(3)],
    ['blank-pages.pdf', rawPdf(pagesOf(['', ''])), sound(2)],
    ['wide-user-unit.pdf', rawPdf(pagesOf(['x'], '/UserUnit 75')), sound(1)],
  ];
}

async function active(): Promise<Made[]> {
  const one = pagesOf(['x']);
  const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
  const open = (action: string) => rawPdf(pagesOf(['x'], '', `/OpenAction${action}`));
  const annotation = (action: string) => rawPdf(pagesOf(['x'], `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A${action}>>]`));
  const form = await PDFDocument.create();
  form.addPage();
  form.getForm().createTextField('name').addToPage(form.getPage(0));
  const attached = await PDFDocument.create();
  attached.addPage();
  await attached.attach(Buffer.from('a,b\n1,2'), 'prices.csv', { mimeType: 'text/csv' });
  const contents = Buffer.alloc(64, 7).toString('hex');
  const signature = (value: string) =>
    rawPdf({
      ...pagesOf(['x'], '/Annots[20 0 R]', '/AcroForm<</Fields[20 0 R]/SigFlags 3>>'),
      20: `<</Type/Annot/Subtype/Widget/FT/Sig/T(sig)/Rect[0 0 9 9]${value}>>`,
    });
  const hidden = '<</S/J#61vaScript/JS(x)>>';
  const inside = `20 0 21 ${hidden.length + 1} ${hidden} <</S/Launch/F(cmd.exe)>>`;
  return [
    ['script-on-open.pdf', open(script), sound(1, ['javascript'])],
    ['script-by-name.pdf', rawPdf({ ...pagesOf(['x'], '', `/Names<</JavaScript<</Names[(a)${script}]>>>>`) }), sound(1, ['javascript'])],
    ['script-on-link.pdf', annotation(script), sound(1, ['javascript'])],
    ['script-spelled-otherwise.pdf', open(hidden), sound(1, ['javascript'])],
    [
      'script-in-object-stream.pdf',
      rawPdf({ ...one, 9: packed('/Type/ObjStm/N 2/First 12', inside) }),
      sound(1, ['javascript', 'launch-action']),
    ],
    ['launch.pdf', open('<</S/Launch/F(calc.exe)>>'), sound(1, ['launch-action'])],
    ['launch-on-link.pdf', annotation('<</S/Launch/Win<</F(calc.exe)>>>>'), sound(1, ['launch-action'])],
    ['link-outside.pdf', annotation('<</S/URI/URI(https://shop.example/docs/JavaScript/Launch)>>'), sound(1)],
    ['script-with-comment.pdf', open('<</S %x\n /JavaScript/JS(x)>>'), sound(1, ['javascript'])],
    [
      'script-in-a-stream.pdf',
      rawPdf({ ...pagesOf(['x'], '', '/OpenAction 21 0 R'), 9: stream('', `21 0 obj ${script} endobj`) }),
      sound(1, ['javascript']),
    ],
    ['form.pdf', Buffer.from(await form.save()), sound(1, ['forms'])],
    ['attachment.pdf', Buffer.from(await attached.save()), sound(1, ['embedded-files'])],
    [
      'attachment-as-note.pdf',
      rawPdf({
        ...pagesOf(['x'], '/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</F(a.txt)/EF<</F 20 0 R>>>>>>]'),
        20: stream('/Type/EmbeddedFile', 'hello'),
      }),
      sound(1, ['embedded-files']),
    ],
    [
      'signed.pdf',
      signature(`/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 1 2 3]/Contents<${contents}>>>`),
      sound(1, ['forms', 'signed']),
    ],
    ['signature-field-empty.pdf', signature(''), sound(1, ['forms'])],
    ['xfa.pdf', rawPdf(pagesOf(['x'], '', '/AcroForm<</Fields[]/XFA(<xdp/>)>>')), sound(1, ['forms'])],
  ];
}

async function cut(): Promise<Made[]> {
  const made: Made[] = [];
  const sources = [
    ['table', await written(20, { objectStreams: false })],
    ['streams', await written(20)],
    ['raw', rawPdf(pagesOf(numbered(20)))],
  ] as const;
  for (const [name, bytes] of sources)
    for (const percent of [5, 30, 60, 90, 99])
      made.push([`cut-${name}-${percent}.pdf`, bytes.subarray(0, Math.floor((bytes.length * percent) / 100)), broken]);
  const [, [, whole]] = sources;
  const holed = Buffer.from(whole);
  holed.fill(0, Math.floor(holed.length * 0.3), Math.floor(holed.length * 0.6));
  const update = Buffer.concat([sources[2][1], Buffer.from('50 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n51 0 obj\n<</Type/Pa')]);
  return [
    ...made,
    ['cut-update.pdf', update, broken],
    ['holed.pdf', holed, { unreadable: ['', 'damaged'] }],
    ['only-zeros.pdf', Buffer.alloc(5000), { mediaType: 'application/octet-stream' }],
    ['only-header.pdf', Buffer.from('%PDF-1.7\n'), broken],
    ['header-and-end.pdf', Buffer.from('%PDF-1.4\n%%EOF'), broken],
    ['not-a-pdf.pdf', Buffer.from('This is not a PDF.'), { mediaType: 'text/plain' }],
  ];
}

function lying(): Made[] {
  const three = pagesOf(numbered(3));
  const tree = (count: string, kids = '4 0 R 6 0 R 8 0 R') => rawPdf({ ...three, 2: `<</Type/Pages${count}/Kids[${kids}]>>` });
  const deep = (levels: number) => {
    const objects: Record<number, string> = { 1: '<</Type/Catalog/Pages 2 0 R>>' };
    for (let n = 0; n < levels; n++) objects[2 + n] = `<</Type/Pages/Count 1/Kids[${3 + n} 0 R]${n > 0 ? `/Parent ${1 + n} 0 R` : ''}>>`;
    objects[2 + levels] = `<</Type/Page/Parent ${1 + levels} 0 R/MediaBox[0 0 9 9]>>`;
    return rawPdf(objects);
  };
  const any: Expected = { unreadable: ['', 'damaged', 'too-slow', 'too-large'] };
  return [
    ['count-too-large.pdf', tree('/Count 7'), broken],
    ['count-huge.pdf', tree('/Count 2147483647'), any],
    ['count-negative.pdf', tree('/Count -1'), any],
    ['count-missing.pdf', tree(''), any],
    ['count-too-small.pdf', tree('/Count 2'), any],
    ['no-pages.pdf', rawPdf({ 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Pages/Count 0/Kids[]>>' }), broken],
    ['no-page-tree.pdf', rawPdf({ 1: '<</Type/Catalog>>' }), broken],
    ['no-catalog.pdf', rawPdf({ 2: '<</Type/Pages/Count 0/Kids[]>>' }), broken],
    ['no-root.pdf', rawPdf(three, { root: '' }), any],
    ['tree-is-a-page.pdf', rawPdf({ 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Page/MediaBox[0 0 9 9]>>' }), any],
    ['tree-loop.pdf', tree('/Count 3', '2 0 R 2 0 R 2 0 R'), any],
    ['tree-loop-far.pdf', rawPdf({ ...three, 4: '<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>' }), any],
    ['kids-missing.pdf', tree('/Count 3', '4 0 R 90 0 R 91 0 R'), broken],
    ['kids-null.pdf', tree('/Count 3', 'null null null'), broken],
    ['kids-are-numbers.pdf', tree('/Count 3', '1 2 3'), any],
    ['tree-500-deep.pdf', deep(500), any],
    ['tree-20000-deep.pdf', deep(20_000), any],
    ['media-box-huge.pdf', rawPdf(pagesOf(['x'], '/MediaBox[0 0 1000000000 1000000000]')), any],
    ['media-box-nothing.pdf', rawPdf(pagesOf(['x'], '/MediaBox[0 0 0 0]')), any],
    ['media-box-backwards.pdf', rawPdf(pagesOf(['x'], '/MediaBox[612 792 0 0]')), any],
    ['media-box-words.pdf', rawPdf(pagesOf(['x'], '/MediaBox[/a /b (c) null]')), any],
    ['page-very-long.pdf', rawPdf(pagesOf(['x'], '/MediaBox[0 0 600 200000]')), any],
    ['one-page-often.pdf', tree('/Count 3', '4 0 R 4 0 R 4 0 R'), any],
  ];
}

function exhausting(): Made[] {
  const any: Expected = { unreadable: ['', 'damaged', 'too-slow', 'too-large'] };
  const page = (contents: Buffer, more: Record<number, string | Buffer> = {}, resources = '') =>
    rawPdf({
      ...pagesOf(['x']),
      4: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>${resources}>>/Contents 5 0 R>>`,
      5: contents,
      ...more,
    });
  const twice = deflateSync(deflateSync(Buffer.alloc(400 * 1024 * 1024, 32), { level: 9 }), { level: 9 });
  const bits = deflateSync(Buffer.alloc(450_000_000 / 8));
  const image = (entries: string, bytes: Buffer) =>
    page(
      stream('', 'q 600 0 0 700 0 0 cm /I Do Q'),
      { 20: stream(`/Type/XObject/Subtype/Image${entries}/Filter/FlateDecode`, bytes) },
      '/XObject<</I 20 0 R>>',
    );
  const form = (content: string, resources: string) =>
    stream(`/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<${resources}>>`, content);
  const table = (entries: string, bytes: Buffer) => {
    const objects = rawPdf(pagesOf(['x']), { xref: 'none' });
    const from = objects.subarray(0, objects.lastIndexOf('trailer'));
    return Buffer.concat([
      from,
      Buffer.from('90 0 obj\n'),
      stream(`/Type/XRef/Root 1 0 R${entries}/Filter/FlateDecode`, deflateSync(bytes)),
      Buffer.from(`\nendobj\nstartxref\n${from.length}\n%%EOF\n`),
    ]);
  };
  const forms: Record<number, Buffer> = {};
  for (let n = 0; n < 30; n++) forms[20 + n] = form('/A Do /A Do /A Do /A Do', `/XObject<</A ${21 + n} 0 R>>`);
  forms[50] = form('0 0 m 9 9 l S', '');
  const looped = rawPdf(pagesOf(['x']));
  const xrefAt = looped.lastIndexOf('xref\n0');
  return [
    ['bomb-contents.pdf', page(stream('/Filter[/FlateDecode/FlateDecode]', twice)), any],
    ['bomb-operators.pdf', page(packed('', 'q 1 0 0 1 0 0 cm 0 0 600 700 re f Q\n'.repeat(400_000))), any],
    ['bomb-letters.pdf', page(packed('', `BT /F1 1 Tf ${'(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj '.repeat(100_000)} ET`)), any],
    ['bomb-image.pdf', image('/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray', bits), any],
    [
      'bomb-image-header.pdf',
      image('/Width 2000000000/Height 2000000000/BitsPerComponent 8/ColorSpace/DeviceRGB', deflateSync(Buffer.alloc(9))),
      any,
    ],
    ['bomb-forms.pdf', page(stream('', '/A Do'), forms, '/XObject<</A 20 0 R>>'), any],
    ['form-in-itself.pdf', page(stream('', '/A Do'), { 20: form('/A Do', '/XObject<</A 20 0 R>>') }, '/XObject<</A 20 0 R>>'), any],
    [
      'font-in-itself.pdf',
      page(
        stream('', 'BT /T 9 Tf (a) Tj ET'),
        {
          20: '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 21 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<</Font<</T 20 0 R>>>>>>',
          21: stream('', 'BT /T 9 Tf (a) Tj ET'),
        },
        '/Font<</T 20 0 R>>',
      ),
      any,
    ],
    ['xref-huge.pdf', table('/Size 2147483647/W[1 4 2]/Index[0 2147483647]', Buffer.alloc(7)), any],
    ['xref-bomb.pdf', table('/Size 1500000/W[1 4 2]', Buffer.alloc(10_500_000)), any],
    ['xref-widths.pdf', table('/Size 9/W[2000000000 2000000000 2000000000]', Buffer.alloc(64)), any],
    [
      'xref-in-a-circle.pdf',
      Buffer.from(looped.toString('latin1').replace('/Root 1 0 R>>', `/Root 1 0 R/Prev ${xrefAt}>>`), 'latin1'),
      any,
    ],
    ['object-stream-huge.pdf', rawPdf({ ...pagesOf(['x']), 9: packed('/Type/ObjStm/N 2000000000/First 1999999999', 'x') }), any],
    ['object-stream-bomb.pdf', rawPdf({ ...pagesOf(['x']), 9: packed('/Type/ObjStm/N 1/First 5', Buffer.alloc(200 * 1024 * 1024)) }), any],
    ['arrays-deep.pdf', rawPdf({ ...pagesOf(['x'], '', '/Deep 20 0 R'), 20: '['.repeat(200_000) + ']'.repeat(200_000) }), any],
    ['dictionaries-deep.pdf', rawPdf({ ...pagesOf(['x'], '', '/Deep 20 0 R'), 20: '<</A'.repeat(100_000) + '>>'.repeat(100_000) }), any],
    ['length-in-a-circle.pdf', rawPdf({ ...pagesOf(['x']), 5: stream('', 'BT ET', '5 0 R') }), any],
    ['length-lies.pdf', rawPdf({ ...pagesOf(['x']), 5: stream('', 'BT /F1 9 Tf (x) Tj ET', '4000000000') }), any],
    ['reference-to-itself.pdf', rawPdf({ ...pagesOf(['x']), 4: '4 0 R' }), any],
    ['string-without-end.pdf', rawPdf({ ...pagesOf(['x']), 4: `<</Type/Page/Parent 2 0 R/X(${'a'.repeat(100_000)}` }), any],
    [
      'many-empty-objects.pdf',
      rawPdf({ ...pagesOf(['x']), ...Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [n + 20, 'null'])) }),
      sound(1),
    ],
  ];
}

/** Locked by qpdf in every way it knows; nothing where it is not installed. */
async function locked(folder: string): Promise<Made[]> {
  const qpdf = findProgram('qpdf');
  if (!qpdf) return [];
  const source = join(folder, 'source-of-locked');
  const script = pagesOf(['Locked words'], '', '/OpenAction 20 0 R');
  await writeFile(source, rawPdf({ ...script, 20: '<</S/JavaScript/JS(x)>>' }));
  const run = async (name: string, args: readonly string[], expected: Expected): Promise<Made> => {
    const { status, stdout, stderr } = spawnSync(qpdf, [...args, source, '-'], { maxBuffer: 1 << 26 });
    // 3 says that it worked, with warnings.
    if (status !== 0 && status !== 3) throw new Error(`${name}: ${stderr}`);
    return [name, stdout, expected];
  };
  const made: Made[] = [];
  const ways = [
    ['rc4-40', ['40', '--print=n']],
    ['rc4-128', ['128', '--use-aes=n', '--modify=none']],
    ['aes-128', ['128', '--use-aes=y', '--extract=n']],
    ['aes-256', ['256', '--print=none']],
  ] as const;
  for (const [name, [bits, ...rest]] of ways) {
    const weak = ['--allow-weak-crypto'];
    const packing = ['--object-streams=generate'];
    const lock = (user: string) => [...weak, ...packing, '--encrypt', user, 'owner', bits, ...rest, '--'];
    made.push(await run(`locked-${name}.pdf`, lock('secret'), { pages: null, unreadable: ['encrypted'] }));
    made.push(await run(`owner-locked-${name}.pdf`, lock(''), sound(1, ['owner-locked', 'javascript'])));
  }
  made.push(await run('locked-unicode.pdf', ['--encrypt', '密码', 'owner', '256', '--'], { pages: null, unreadable: ['encrypted'] }));
  made.push(await run('linearised.pdf', ['--linearize'], sound(1, ['javascript'])));
  const long = join(folder, 'source-of-long');
  await writeFile(long, await written(40));
  const linear = spawnSync(qpdf, ['--linearize', long, '-'], { maxBuffer: 1 << 26 }).stdout;
  made.push(['linearised-40.pdf', linear, sound(40)]);
  for (const percent of [20, 50, 95])
    made.push([`cut-linearised-${percent}.pdf`, linear.subarray(0, Math.floor((linear.length * percent) / 100)), broken]);
  return made;
}

/** Writes the corpus into a folder, which must exist. */
export async function writePdfCorpus(folder: string): Promise<readonly CorpusFile[]> {
  const made = [...(await ordinary()), ...(await active()), ...(await cut()), ...lying(), ...exhausting(), ...(await locked(folder))];
  const files: CorpusFile[] = [];
  for (const [name, bytes, expected = {}] of made) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    files.push({ name, path, expected });
  }
  return files;
}
