/**
 * binding-sources <folder> <files> <pages of each>: text PDFs as they come from offices, from a fixed seed: each with a letterhead
 * picture all pages share, half of them with object streams, one in five with an old number where a stamp would go.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { degrees, PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { tell } from './tell.ts';

const [folder = '', files = '200', pages = '25'] = process.argv.slice(2);

/** Numerical Recipes' linear generator: the same sources on every machine. */
let state = 20_260_401;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const WORDS = 'defendant storefront listing counterfeit trademark registration purchase order shipment receipt declaration exhibit'.split(
  ' ',
);
/** One in three is a name nobody has heard, so that pages do not pack better than real ones. */
const word = () => (random() < 0.35 ? Math.floor(random() * 2 ** 32).toString(36) : (WORDS[Math.floor(random() * WORDS.length)] ?? ''));

const lines = (file: number, n: number, count: number): string =>
  Array.from({ length: count }, () => {
    let line = `${file}-${n}`;
    while (line.length < 84) line += ` ${word()}${random() < 0.2 ? Math.floor(random() * 1e6) : ''}`;
    return line;
  }).join('\n');

const fill = (sheet: PDFPage, font: PDFFont, file: number, n: number) => {
  const { width, height } = sheet.getSize();
  sheet.setFont(font);
  sheet.drawText(lines(file, n, Math.floor((height - 200) / 14)), { x: 72, y: height - 110, size: 10, lineHeight: 14 });
  if (file % 5 === 0) sheet.drawText(`OLD${String(n).padStart(6, '0')}`, { x: width - 100, y: 20, size: 9 });
};

await mkdir(folder, { recursive: true });
const noise = Buffer.alloc(320 * 80 * 3);
for (let file = 0; file < Number(files); file++) {
  const document = await PDFDocument.create();
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let i = 0; i < noise.length; i++) noise[i] = random() * 256;
  const jpeg = await sharp(noise, { raw: { width: 320, height: 80, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  const letterhead = await document.embedJpg(jpeg);
  for (let n = 1; n <= Number(pages); n++) {
    const sheet = document.addPage(n % 10 === 0 ? [792, 612] : [612, 792]);
    if (n % 12 === 0) sheet.setRotation(degrees(90));
    sheet.drawImage(letterhead, { x: 72, y: sheet.getHeight() - 90, width: 160, height: 40 });
    fill(sheet, font, file, n);
  }
  await writeFile(join(folder, `${String(file).padStart(4, '0')}.pdf`), await document.save({ useObjectStreams: file % 2 === 0 }));
}
tell({ files: Number(files) });
