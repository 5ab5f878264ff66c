/** docxtemplater <rows.json> <out.docx> [warm rows.json]: the same tables, and nothing but the tables, through docxtemplater. */
import { readFile, writeFile } from 'node:fs/promises';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { PlainTable } from './plain-table.ts';
import { tell, timed } from './tell.ts';

const [rows = '', out = '', warm] = process.argv.slice(2);
const read = async (file: string): Promise<PlainTable[]> => JSON.parse(await readFile(file, 'utf8'));

const WIDTH = 13_680;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text: string) =>
  `<w:r><w:rPr><w:rFonts w:ascii="Tinos" w:hAnsi="Tinos" w:eastAsia="Noto Serif SC"/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (text: string, width: number) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p>${run(text)}</w:p></w:tc>`;

/** The Word template a user would draw: for each table a head that repeats and one row in a loop. */
function template(tables: readonly PlainTable[]): PizZip {
  const drawn = tables.map(({ titles, widths }, t) => {
    const whole = widths.reduce((sum, width) => sum + width, 0);
    const twips = widths.map((width) => Math.round((width / whole) * WIDTH));
    const last = titles.length - 1;
    const head = titles.map((title, c) => cell(escaped(title), twips[c] ?? 0)).join('');
    const loop = titles.map((_, c) => cell(`${c === 0 ? `{#t${t}}` : ''}{c${c}}${c === last ? `{/t${t}}` : ''}`, twips[c] ?? 0)).join('');
    const grid = twips.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
    const edge = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('');
    return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${edge}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${head}</w:tr><w:tr>${loop}</w:tr></w:tbl><w:p/>`;
  });
  const zip = new PizZip();
  zip.file(
    '[Content_Types].xml',
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file(
    '_rels/.rels',
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  zip.file(
    'word/document.xml',
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${drawn.join('')}<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1080" w:right="1080" w:bottom="1080" w:left="1080" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  );
  return zip;
}

function render(tables: readonly PlainTable[]): Uint8Array {
  const data = Object.fromEntries(
    tables.map((table, t) => [`t${t}`, table.rows.map((row) => Object.fromEntries(row.map((text, c) => [`c${c}`, text])))]),
  );
  const document = new Docxtemplater(template(tables), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}

if (warm) for (let n = 0; n < 2; n++) render(await read(warm));
const tables = await read(rows);
const [ms, bytes] = await timed(() => render(tables));
await writeFile(out, bytes);
tell({ ms, bytes: bytes.length });
