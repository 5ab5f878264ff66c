/** binding-pdf-lib <folder> <out>: the pages of all PDFs of a folder in one, each with two lines of text, as pdf-lib does it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { tell } from './tell.ts';

const [folder = '', out = ''] = process.argv.slice(2);
const binder = await PDFDocument.create();
const font = await binder.embedFont(StandardFonts.TimesRoman);
let number = 0;
for (const [exhibit, name] of readdirSync(folder).sort().entries()) {
  const source = await PDFDocument.load(readFileSync(join(folder, name)));
  const pages = await binder.copyPages(source, source.getPageIndices());
  for (const [i, page] of pages.entries()) {
    binder.addPage(page);
    page.setFont(font);
    const { width, height } = page.getSize();
    page.drawText(`ACME${String(++number).padStart(6, '0')}`, { x: width - 90, y: 20, size: 9 });
    page.drawText(`Exhibit ${exhibit + 1}, p. ${i + 1} of ${pages.length}`, { x: width - 150, y: height - 26, size: 9 });
  }
}
const bytes = await binder.save();
writeFileSync(out, bytes);
tell({ pages: number, size: bytes.length });
