/** pdfmake <rows.json> <out.pdf> [warm rows.json]: the same tables, and nothing but the tables, through pdfmake and our fonts. */
import { readFile, writeFile } from 'node:fs/promises';
import pdfmake from 'pdfmake';
import { checkoutPlaces } from '#core/places.ts';
import type { PlainTable } from './plain-table.ts';
import { tell, timed } from './tell.ts';

const font = (name: string) => checkoutPlaces().fonts.find((path) => path.endsWith(`${name}.ttf`)) ?? '';
pdfmake.setFonts({
  Tinos: { normal: font('Tinos_400Regular'), bold: font('Tinos_700Bold') },
  Chinese: { normal: font('NotoSerifSC_400Regular'), bold: font('NotoSerifSC_700Bold') },
});

const [rows = '', out = '', warm] = process.argv.slice(2);
const read = async (file: string): Promise<PlainTable[]> => JSON.parse(await readFile(file, 'utf8'));

/** pdfmake takes no second font for what the first one lacks, so the cells that need one are told apart here. */
const cell = (text: string) => (/[\u2e80-\uffef]/.test(text) ? { text, font: 'Chinese' } : text);

function render(tables: readonly PlainTable[]): Promise<Buffer> {
  const content = tables.map(({ titles, widths, rows: body }) => {
    const whole = widths.reduce((sum, width) => sum + width, 0);
    // Share of the width between the margins, less the padding and lines pdfmake adds to each column.
    const points = widths.map((width) => (width / whole) * (684 - titles.length * 9));
    const head = titles.map((text) => ({ text, bold: true }));
    return { table: { headerRows: 1, widths: points, body: [head, ...body.map((row) => row.map(cell))] }, margin: [0, 0, 0, 12] };
  });
  const definition = {
    pageSize: 'LETTER',
    pageOrientation: 'landscape',
    pageMargins: [54, 54, 54, 54],
    defaultStyle: { font: 'Tinos', fontSize: 9 },
    content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

if (warm) for (let n = 0; n < 2; n++) await render(await read(warm));
const tables = await read(rows);
const [ms, bytes] = await timed(() => render(tables));
await writeFile(out, bytes);
tell({ ms, bytes: bytes.length });
