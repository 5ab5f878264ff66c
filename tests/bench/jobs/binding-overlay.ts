/** binding-overlay <pages> <out>: a PDF that holds nothing but the stamps, for programs that lay one file over another. */
import { writeFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { tell } from './tell.ts';

const [pages = '5000', out = ''] = process.argv.slice(2);
const overlay = await PDFDocument.create();
const font = await overlay.embedFont(StandardFonts.TimesRoman);
for (let number = 1; number <= Number(pages); number++) {
  const page = overlay.addPage([612, 792]);
  page.setFont(font);
  page.drawText(`ACME${String(number).padStart(6, '0')}`, { x: 522, y: 20, size: 9 });
  page.drawText(`Exhibit, p. ${number}`, { x: 462, y: 766, size: 9 });
}
writeFileSync(out, await overlay.save());
tell({ pages: Number(pages) });
