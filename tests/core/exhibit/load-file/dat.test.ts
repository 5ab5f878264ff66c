/** The document load file: what is written is read back, whatever the values hold; what is wrong with one is told with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatEncoding, datValue, readDat, writeDat } from '#core/exhibit/load-file/dat.ts';
import { readOpt, writeOpt } from '#core/exhibit/load-file/opticon.ts';
import { writePrivilegeLog } from '#core/exhibit/load-file/privilege-log.ts';

const FIELDS = ['BEGBATES', 'TITLE', 'NOTE'];
const bytes = (text: string, encoding: DatEncoding = 'utf-8') =>
  encoding === 'utf-8' ? new TextEncoder().encode(`\ufeff${text}`) : Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const faults = (file: Uint8Array) => readDat(file).faults.map(({ row, column, fault }) => `${row}:${column} ${fault}`);
const row = (...values: string[]) => `${values.map((value) => `þ${value}þ`).join('\u0014')}\r\n`;
const head = row(...FIELDS);

/** What the formats trip over, and long, mixed and broken text. */
const hostile = fc.oneof(
  fc.constantFrom(
    'þ',
    '®',
    '\u0014',
    'þ\u0014þ',
    '\r\n',
    '\n\n',
    '"',
    "';--",
    '=1+1',
    '中文证据',
    'דוגמה עברית',
    '\u202eRTL\u202c',
    '\ud800',
    '\ufeff',
    '\u0000',
    '\u0085',
    '\u2028',
    '𠮷野家',
    'Þórð',
    'a,b;c\\d',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constant('x'.repeat(10_000)),
);

describe('a document load file', () => {
  it('begins with a byte order mark, and has þ, DC4, ® and CR LF where the format wants them', () => {
    const { bytes: file } = writeDat(['A', 'B'], [{ A: 'one\ntwo', B: '中' }], 'utf-8');
    expect(Buffer.from(file).toString('latin1')).toBe(Buffer.from('\ufeffþAþ\u0014þBþ\r\nþone®twoþ\u0014þ中þ\r\n').toString('latin1'));
    const western = writeDat(['A', 'B'], [{ A: 'one\ntwo', B: 'é' }], 'windows-1252');
    expect([...western.bytes]).toEqual([
      0xfe,
      65,
      0xfe,
      0x14,
      0xfe,
      66,
      0xfe,
      13,
      10,
      0xfe,
      ...Buffer.from('one'),
      0xae,
      ...Buffer.from('two'),
      0xfe,
      0x14,
      0xfe,
      0xe9,
      0xfe,
      13,
      10,
    ]);
  });

  it('gives back every value as the format can hold it, and says which it changed', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ BEGBATES: hostile, TITLE: hostile, NOTE: hostile }), { minLength: 1, maxLength: 4 }), (rows) => {
        const file = writeDat(FIELDS, rows, 'utf-8');
        const read = readDat(file.bytes);
        expect(read.faults).toEqual([]);
        expect(read.rows.map(({ values }) => values)).toEqual(
          rows.map((one) => ({ BEGBATES: datValue(one.BEGBATES), TITLE: datValue(one.TITLE), NOTE: datValue(one.NOTE) })),
        );
        const untouched = rows.flatMap((one, index) =>
          (['BEGBATES', 'TITLE', 'NOTE'] as const).filter(
            (field) =>
              datValue(one[field]) === one[field].replace(/\r\n?/g, '\n') &&
              file.changed.some((c) => c.row === index + 1 && c.field === field),
          ),
        );
        expect(untouched).toEqual([]);
      }),
    );
  });

  it('holds a value that was made fit as it is', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(datValue(datValue(value))).toBe(datValue(value));
      }),
    );
  });

  it('in Windows-1252 gives back what the code page has, and tells of what it lacks', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { bytes: file, changed } = writeDat(['A'], [{ A: value }], 'windows-1252');
        const { rows, faults: wrong, encoding } = readDat(file);
        expect([encoding, wrong]).toEqual(['windows-1252', []]);
        const lost = changed.some(({ why }) => why === 'encoding');
        if (!lost) expect(rows[0]?.values.A).toBe(datValue(value));
        else expect(rows[0]?.values.A).not.toBe(datValue(value));
      }),
    );
  });

  it.each([
    ['a second qualifier in a value', head + row('A1', 'aþb', ''), '2:2 qualifier'],
    ['a value without qualifiers', `${head}þA1þ\u0014plain\u0014þþ\r\n`, '2:2 qualifier'],
    ['a value that does not end', `${head}þA1þ\u0014þb\r\n`, '2:2 qualifier'],
    ['a separator in a value', head + row('A1', 'a\u0014b', ''), '2:2 separator'],
    ['a control character in a value', head + row('A1', 'a\u0001b', ''), '2:2 control'],
    ['a line end in a value', head + row('A1', 'a\nb', ''), '2:0 line-end'],
    ['rows that end with LF alone', (head + row('A1', 'a', '')).replaceAll('\r\n', '\n'), '1:0 line-end'],
    ['a last row that does not end', (head + row('A1', 'a', '')).slice(0, -2), '2:0 no-end'],
    ['too few fields', head + row('A1', 'a'), '2:0 field-count'],
    ['too many fields', head + row('A1', 'a', 'b', 'c'), '2:0 field-count'],
    ['a field without a name', row('BEGBATES', '', 'NOTE') + row('A1', 'a', ''), '1:2 empty-name'],
    ['a field named twice', row('BEGBATES', 'NOTE', 'NOTE') + row('A1', 'a', ''), '1:3 duplicate-name'],
    ['an empty row', `${head}\r\n${row('A1', 'a', '')}`, '2:0 blank-row'],
    ['no document', head, '1:0 no-rows'],
  ])('tells of %s', (_, text, fault) => {
    expect(faults(bytes(text))).toContain(fault);
    expect(faults(bytes(text, 'windows-1252'))).toContain(fault);
  });

  it('tells of an encoding that is not what it says', () => {
    const text = head + row('A1', 'é', '');
    expect(faults(new TextEncoder().encode(text))).toEqual(['1:0 no-mark']);
    expect(faults(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(text, 'windows-1252')]))).toContain('1:0 encoding');
    expect(faults(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toContain('1:0 encoding');
  });

  it('reads what it can of any bytes and throws at none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
        expect(() => readDat(file)).not.toThrow();
      }),
    );
  });
});

describe('an image load file', () => {
  it('has seven columns, Y and the page count on the first page of a document', () => {
    const text = Buffer.from(
      writeOpt([
        { key: 'ZY00001', volume: 'ZY01', path: 'ZY01\\IMAGES\\ZY00001.TIF', first: true, pages: 3 },
        { key: 'ZY00002', volume: '', path: 'ZY01\\IMAGES\\ZY00002.TIF', first: false, pages: null },
      ]),
    ).toString();
    expect(text).toBe('ZY00001,ZY01,ZY01\\IMAGES\\ZY00001.TIF,Y,,,3\r\nZY00002,,ZY01\\IMAGES\\ZY00002.TIF,,,,\r\n');
  });

  it('is read back line by line; what is wrong has its row and column', () => {
    const line = { key: 'A1', volume: 'V', path: 'V\\A1.PDF', first: true, pages: 2 };
    expect(readOpt(writeOpt([line]))).toEqual({ lines: [{ row: 1, ...line }], faults: [] });
    const wrong = readOpt(new TextEncoder().encode('A1,V,V\\A,1.PDF,Y,,,2\r\n\r\n,V,V\\A1.PDF,N,x,,0\r\nA2,V,V\\A2.PDF,Y,,,1'));
    expect(wrong.faults.map(({ row: at, column, fault }) => `${at}:${column} ${fault}`)).toEqual([
      '4:0 no-end',
      '1:0 field-count',
      '2:0 blank-row',
      '3:1 key',
      '3:4 break',
      '3:5 break',
      '3:7 count',
    ]);
  });
});

describe('a privilege log', () => {
  it('is CSV with a mark, every cell in quotes, and nothing a spreadsheet would run', () => {
    const item = {
      control: 'PRIV0001',
      date: '2026-03-02',
      type: 'Correspondence',
      from: '=cmd|x',
      to: '@sum',
      cc: '',
      basis: '',
      parent: '',
      custodian: 'Acme "A", Inc.',
    };
    const text = Buffer.from(writePrivilegeLog([{ ...item, description: 'two\r\nlines', privilege: 'attorney-client' }])).toString();
    const [first, ...rest] = text.slice(1).split('\r\n');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(first).toMatch(/^"Log No\.","Control No\.","Date"/);
    expect(rest.join('|')).toBe(
      `"1","PRIV0001","2026-03-02","Correspondence","'=cmd|x","'@sum","","two\nlines","attorney-client","","Withheld","","Acme ""A"", Inc."|`,
    );
  });
});
