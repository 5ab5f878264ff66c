/** Workbooks and presentations of today. */
import type { ExpectedWords, Made } from './made.ts';
import { app, bomb, core, OOXML, relations, root, told, types, XML } from './office-parts.ts';
import { type RawMember, rawZip } from './raw-zip.ts';

export function workbooks(): Made[] {
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

export function presentations(): Made[] {
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
