/** OpenDocument text, spreadsheets and presentations. */
import type { ExpectedWords, Made } from './made.ts';
import { bomb, XML } from './office-parts.ts';
import { type RawMember, rawZip } from './raw-zip.ts';

const MANIFEST: RawMember = { name: 'META-INF/manifest.xml', data: '<manifest:manifest/>' };
const open = (kind: string, content: string, more: readonly RawMember[] = [MANIFEST]) =>
  rawZip([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, method: 0 },
    { name: 'content.xml', data: `${XML}<office:document-content><office:body>${content}</office:body></office:document-content>` },
    ...more,
  ]);

export function openDocuments(): Made[] {
  const meta: RawMember = {
    name: 'meta.xml',
    data: `${XML}<office:document-meta><office:meta><dc:title>对比</dc:title><meta:initial-creator>韩梅梅</meta:initial-creator><meta:generator>LibreOffice/7.4</meta:generator><meta:creation-date>2026-03-02T10:11:12.123</meta:creation-date></office:meta></office:document-meta>`,
  };
  const of = (kind: string, expected: ExpectedWords = {}): ExpectedWords => ({
    mediaType: `application/vnd.oasis.opendocument.${kind}`,
    unreadable: [''],
    inner: [],
    ...expected,
  });
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  const cell = (text: string, more = '') => `<table:table-cell${more}><text:p>${text}</text:p></table:table-cell>`;
  return [
    [
      'text.odt',
      open(
        'text',
        '<office:text><text:tracked-changes><text:p>taken away</text:p></text:tracked-changes><text:h>标题</text:h><text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p></office:text>',
        [MANIFEST, meta],
      ),
      of('text', {
        metadata: {
          title: '对比',
          author: '韩梅梅',
          software: 'LibreOffice/7.4',
          captured: { at: '2026-03-02T10:11:12', zone: 'unknown', source: 'office' },
        },
        words: ['标题\na   b\tc\nd'],
        without: ['taken away'],
      }),
    ],
    [
      'sheet.ods',
      open(
        'spreadsheet',
        `<table:table table:name="订单">${row(cell('店铺') + cell('价格'))}${row(`<table:table-cell table:number-columns-repeated="1000000"/>`)}${row(`<table:table-cell/>${cell('5', ' table:number-columns-repeated="999999999"')}`)}</table:table><table:table table:name="Second">${row(cell('x'))}</table:table>`,
      ),
      of('spreadsheet', { words: ['订单\n店铺\t价格\n\t5\n', 'Second\nx\n'] }),
    ],
    [
      'slides.odp',
      open(
        'presentation',
        '<draw:page><text:p>first slide</text:p></draw:page><draw:page><text:p>second slide</text:p><presentation:notes><text:p>a note</text:p></presentation:notes></draw:page>',
      ),
      of('presentation', { words: ['first slide', 'second slide\na note'] }),
    ],
    ['blanks-bomb.odt', open('text', `<text:p>a<text:s text:c="2000000000"/>b</text:p>`), of('text', { words: ['a '] })],
    [
      'locked.odt',
      open('text', 'x', [
        {
          name: 'META-INF/manifest.xml',
          data: '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        },
      ]),
      of('text', { unreadable: ['encrypted'] }),
    ],
    [
      'macros.odt',
      open('text', '<text:p>x<draw:image xlink:href="https://outside.example/p.png"/></text:p>', [
        MANIFEST,
        { name: 'Basic/Standard/Module1.xml', data: 'x' },
      ]),
      of('text', { flags: ['external-content', 'macros'] }),
    ],
    [
      'entity-bomb.odt',
      rawZip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', method: 0 },
        { name: 'content.xml', data: `${bomb}<x><text:p>&e12; end</text:p></x>` },
        MANIFEST,
      ]),
      of('text', { words: ['end'] }),
    ],
    [
      'no-content.odt',
      rawZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', method: 0 }]),
      of('text', { unreadable: ['damaged'] }),
    ],
  ];
}
