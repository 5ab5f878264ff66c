/** binding-scans <folder> <files>: PDFs of one page, each a scan of about 10 MB that cannot be packed, with white margins. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { tell } from './tell.ts';

const [folder = '', files = '100'] = process.argv.slice(2);
const [WIDTH, HEIGHT, MARGIN] = [2550, 3300, 200];

await mkdir(folder, { recursive: true });
const data = Buffer.alloc(WIDTH * HEIGHT * 3, 250);
for (let y = MARGIN, state = 1; y < HEIGHT - MARGIN; y++)
  for (let i = (y * WIDTH + MARGIN) * 3; i < ((y + 1) * WIDTH - MARGIN) * 3; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[i] = state >>> 24;
  }
const jpeg = await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  .jpeg({ quality: 97 })
  .toBuffer();
const document = await PDFDocument.create();
document.addPage([612, 792]).drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 612, height: 792 });
const bytes = await document.save();
for (let n = 0; n < Number(files); n++) await writeFile(join(folder, `scan-${String(n).padStart(4, '0')}.pdf`), bytes);
tell({ files: Number(files), bytes: bytes.length * Number(files) });
