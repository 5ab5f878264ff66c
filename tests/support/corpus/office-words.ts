/** Word documents of today. */
import type { ExpectedWords, Made } from './made.ts';
import { app, bomb, core, OOXML, outside, relations, root, told, types, XML } from './office-parts.ts';
import { type RawMember, rawZip } from './raw-zip.ts';

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const body = (content: string, before = '') =>
  `${XML}${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${content}</w:body></w:document>`;
const docx = (content: string, more: readonly RawMember[] = [], before = '') =>
  rawZip([types, root('word/document.xml'), { name: 'word/document.xml', data: body(content, before) }, ...more]);
const word = (expected: ExpectedWords = {}): ExpectedWords => ({
  mediaType: `${OOXML}.wordprocessingml.document`,
  unreadable: [''],
  inner: [],
  ...expected,
});

export function words(): Made[] {
  const rich = [
    p('第一段'),
    '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>',
    '<w:p><w:del><w:r><w:delText>taken away</w:delText></w:r></w:del><w:ins><w:r><w:t>brought in</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
    `<w:tbl><w:tr><w:tc>${p('店铺')}${p('第二行')}</w:tc><w:tc>${p('价格')}</w:tc></w:tr><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('5')}</w:tc></w:tr></w:tbl>`,
    `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>${p('in a box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('in a box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>`,
  ].join('');
  const note: RawMember = { name: 'word/footnotes.xml', data: `${XML}<w:footnotes>${p('words of a footnote')}</w:footnotes>` };
  const header: RawMember = { name: 'word/header1.xml', data: `${XML}<w:hdr>${p('words of a header')}</w:hdr>` };
  const wide = docx(p(`${'word '.repeat(50)}`).repeat(200));
  return [
    [
      'rich.docx',
      docx(rich, [note, header, core, app]),
      word({
        metadata: told,
        flags: [],
        words: ['第一段\na\tb\nc\nbrought in\n店铺\n第二行\t价格\n甲\t5\n', 'in a box', 'words of a footnote', 'words of a header'],
        without: ['taken away', 'PAGE', 'in a box\n\nin a box'],
      }),
    ],
    ['long.docx', wide, word({ words: ['word word'] })],
    [
      'macros.docm',
      docx(p('x'), [{ name: 'word/vbaProject.bin', data: 'vba' }]),
      { mediaType: 'application/vnd.ms-word.document.macroenabled.12', flags: ['macros'], words: ['x'] },
    ],
    [
      'remote-template.docx',
      docx(p('x'), [
        relations('word/_rels/settings.xml.rels', [['rId1', 'attachedTemplate', 'https://outside.example/t.dotm', 'External']]),
      ]),
      word({ flags: ['external-content'] }),
    ],
    [
      'only-a-link.docx',
      docx(p('x'), [relations('word/_rels/document.xml.rels', [['rId1', 'hyperlink', 'https://shop.example/', 'External']])]),
      word({ flags: [] }),
    ],
    [
      'with-objects.docx',
      docx(p('x'), [
        { name: 'word/embeddings/oleObject1.bin', data: 'x' },
        { name: '_xmlsignatures/sig1.xml', data: '<x/>' },
      ]),
      word({ flags: ['embedded-files', 'signed'] }),
    ],
    [
      'utf16.docx',
      rawZip([types, root('word/document.xml'), { name: 'word/document.xml', data: Buffer.from(`\ufeff${body(p('宽字符'))}`, 'utf16le') }]),
      word({ words: ['宽字符'] }),
    ],
    ['entity-bomb.docx', docx(p('before &e12; after'), [], bomb), word({ words: ['before'] })],
    ['outside-entity.docx', docx(p('before &f; after'), [], outside), word({ words: ['before'] })],
    ['million-paragraphs.docx', docx('<w:p/>'.repeat(1_000_000)), word()],
    ['deep.docx', docx('<w:p>'.repeat(300_000)), word()],
    ['zeros.docx', rawZip([types, root('word/document.xml'), { name: 'word/document.xml', data: Buffer.alloc(120 * 1024 ** 2) }]), word()],
    ['no-document.docx', rawZip([types, root('word/document.xml'), { name: 'word/other.xml', data: 'x' }]), word({ words: [] })],
    ['broken-xml.docx', docx(`${p('before')}<w:p><w:r><w:t>unclosed & <<< `), word({ words: ['before', 'unclosed'] })],
    ['locked-members.docx', rawZip([types, { name: 'word/document.xml', data: 'x', flags: 1 }]), word({ unreadable: ['encrypted'] })],
    ['slip.docx', docx(p('x'), [{ name: '../../evil.txt', data: 'x' }]), word({ words: ['x'] })],
    [
      'overlapping.docx',
      docx(p('x'), [{ name: 'word/copy.xml', offset: 0, only: 'directory', data: types.data ?? '' }]),
      word({ unreadable: ['', 'damaged'] }),
    ],
  ];
}
