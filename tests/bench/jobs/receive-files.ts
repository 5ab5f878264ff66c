/**
 * receive-files <folder> <count>: evidence as a paralegal's folder holds it, about 400 kB a file: photographs, screenshots, PDFs, saved
 * pages, messages, office files, text, some film. A few files of each kind are made and then told apart by a mark, so that no two are the same.
 */
import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { tell } from './tell.ts';

/** Stands in each made file where no reader minds it; the number of the copy is written over it. */
const MARK = 'MARK-000000000';

/** Share of the files, in percent. */
interface Kind {
  readonly ending: string;
  readonly share: number;
  readonly made: readonly Buffer[];
}

const noise = (width: number, height: number, blur: number) =>
  sharp(randomFillSync(Buffer.alloc(width * height * 3)), { raw: { width, height, channels: 3 } }).blur(blur);

/** A comment behind the end of a picture: every reader stops before it. */
const marked = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from(MARK)]);

const photo = async (width: number, height: number) => marked(await noise(width, height, 2).jpeg({ quality: 88 }).toBuffer());

/** Flat areas and fine lines, as browsers paint them. */
async function screenshot(): Promise<Buffer> {
  const picture = await noise(300, 430, 1).png().toBuffer();
  const page = sharp({ create: { width: 1920, height: 1600, channels: 3, background: '#f7f7f8' } });
  return marked(
    await page
      .composite([{ input: picture, left: 80, top: 160 }])
      .png({ compressionLevel: 6 })
      .toBuffer(),
  );
}

async function written(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let n = 1; n <= pages; n++) {
    const page = document.addPage([612, 792]);
    for (let row = 0; row < 46; row++)
      page.drawText(`Order ${n * row}: one watch bearing the mark, shipped to Illinois, ${row} of 46`, {
        x: 60,
        y: 730 - row * 15,
        size: 10,
        font,
      });
  }
  return Buffer.concat([await document.save({ useObjectStreams: false }), Buffer.from(`\n%${MARK}\n`)]);
}

async function scanned(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let n = 0; n < pages; n++) {
    const scan = await document.embedJpg(await noise(1240, 1754, 3).greyscale().jpeg({ quality: 70 }).toBuffer());
    document.addPage([595, 842]).drawImage(scan, { x: 0, y: 0, width: 595, height: 842 });
  }
  return Buffer.concat([await document.save({ useObjectStreams: false }), Buffer.from(`\n%${MARK}\n`)]);
}

const words = (count: number) =>
  Array.from({ length: count }, (_, n) => `Shop ${(n * 7919) % 997} sells watch ${n} 水晶手表 for ${(n % 90) + 9}.99`).join('\n');
const html = () =>
  Buffer.from(`<!doctype html><html><!-- ${MARK} --><title>Shop</title><body>${words(3_000).replaceAll('\n', '<p>')}</body></html>`);
const mail = () =>
  Buffer.from(
    [
      `X-Mark: ${MARK}`,
      'From: Shop <shop@example.com>',
      'To: buyer@example.com',
      'Subject: Your order',
      'Date: Mon, 02 Mar 2026 10:11:12 +0800',
      'Content-Type: text/plain; charset=utf-8',
      '',
      words(900),
    ].join('\r\n'),
  );
const docx = () => {
  const parts = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${MARK} ${words(400)}</w:t></w:r></w:p></w:body></w:document>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: 0 as const }]]))),
  );
};
const film = () =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.from(MARK), randomFillSync(Buffer.alloc(6_000_000))]);

const several = async (make: () => Promise<Buffer> | Buffer, count: number) => Promise.all(Array.from({ length: count }, make));

const kinds: readonly Kind[] = [
  { ending: 'jpg', share: 34, made: await several(() => photo(1800, 1350), 4) },
  { ending: 'png', share: 22, made: await several(screenshot, 4) },
  { ending: 'pdf', share: 11, made: await several(() => written(12), 3) },
  { ending: 'pdf', share: 9, made: await several(() => scanned(6), 3) },
  { ending: 'html', share: 8, made: await several(html, 1) },
  { ending: 'eml', share: 8, made: await several(mail, 1) },
  { ending: 'docx', share: 4, made: await several(docx, 1) },
  { ending: 'csv', share: 3, made: await several(() => Buffer.from(`shop,price\n${MARK},1\n${words(600)}`), 1) },
  { ending: 'mp4', share: 1, made: await several(film, 1) },
];

/** The kinds in turn, so that any part of the folder is as mixed as the whole. */
const order: Kind[] = [];
for (let n = 0; order.length < 100; n++) for (const kind of kinds) if (n < kind.share) order.push(kind);

const [folder = '', count = '0'] = process.argv.slice(2);
let bytes = 0;
for (let n = 0; n < Number(count); n++) {
  const kind = order[(n * 37) % 100];
  const made = kind?.made[n % kind.made.length];
  if (!kind || !made) continue;
  const one = Buffer.from(made);
  const at = one.indexOf(MARK);
  if (at < 0) throw new Error(`a ${kind.ending} without its mark`);
  one.write(`MARK-${String(n).padStart(9, '0')}`, at, 'latin1');
  const into = join(folder, `Shop ${Math.floor(n / 50)}`);
  if (n % 50 === 0) mkdirSync(into, { recursive: true });
  writeFileSync(join(into, `${n}.${kind.ending}`), one);
  bytes += one.length;
}
tell({ bytes });
