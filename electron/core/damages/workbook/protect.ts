import type { Blob, Buffer } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import { OPEN_FILL } from './cells.ts';

/**
 * Locks every sheet but for the cells to be filled in (ECMA-376 part 1, 18.3.1.85 and 18.8.33), and has every figure worked out when the
 * file is opened; sets up the pages. Without a password: it keeps a formula from being typed over by mistake, nothing more.
 */
export const protection: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      'xl/styles.xml': { transform: (xml) => unlocked(xml) },
      'xl/workbook.xml': { transform: (xml) => withPrintTitles(xml.replace(/<calcPr\s*\/>/, '<calcPr fullCalcOnLoad="1"/>')) },
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace(
              '</sheetData>',
              `</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>${PAGE}`,
            ),
      },
    },
  },
};

/** Printed, a sheet is as wide as its page (A3, for the widest) and as long as it needs; name and page stand below. */
const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>';

/** The headings stand on every page. Without a name in it the list of defined names would break the schema (18.2.6). */
function withPrintTitles(xml: string): string {
  const names = [...xml.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
    ([, name], index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$1</definedName>`,
  );
  return xml.replace(/<definedNames\s*\/>/, () => `<definedNames>${names.join('')}</definedNames>`);
}

/** Cells with the colour of an open one get a format of their own that is not locked. */
function unlocked(xml: string): string {
  const fills = [...(/<fills[^>]*>(.*?)<\/fills>/s.exec(xml)?.[1] ?? '').matchAll(/<fill>.*?<\/fill>/gs)].map(([fill]) => fill);
  const wanted = `rgb="FF${OPEN_FILL.slice(1).toUpperCase()}"`;
  const ids = new Set(fills.flatMap((fill, id) => (fill.toUpperCase().includes(wanted.toUpperCase()) ? [String(id)] : [])));
  return xml.replace(/<cellXfs[^>]*>.*?<\/cellXfs>/s, (formats) =>
    formats.replace(/<xf ([^>]*?)(?:\/>|>(.*?)<\/xf>)/gs, (format, attributes: string, inner = '') =>
      ids.has(/fillId="(\d+)"/.exec(attributes)?.[1] ?? '')
        ? `<xf ${attributes} applyProtection="1">${inner}<protection locked="0"/></xf>`
        : format,
    ),
  );
}
