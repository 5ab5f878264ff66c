/** A sound set passes; each way of breaking one is found, and the finding says where. */
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDat } from '#core/exhibit/load-file/dat.ts';
import { FIELDS, type Field } from '#core/exhibit/load-file/fields.ts';
import { type ManifestFile, writeManifest } from '#core/exhibit/load-file/manifest.ts';
import { writeOpt } from '#core/exhibit/load-file/opticon.ts';
import { type Validated, validateProduction } from '#core/exhibit/load-file/validate.ts';
import { scanBytes, zipped } from '#core/exhibit/load-file/zip.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

type Row = Record<Field, string>;
interface Set {
  readonly rows: Row[];
  /** By path; everything but DAT, OPT and manifest. */
  readonly files: Map<string, Uint8Array>;
  images: 'pdf' | 'png';
}

const DAT = 'VOL001/DATA/VOL001.dat';
const OPT = 'VOL001/DATA/VOL001.opt';
const MANIFEST = 'VOL001/manifest.json';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const number = (n: number) => `ACME${String(n).padStart(6, '0')}`;

const drawn = new Map<number, Promise<Uint8Array>>();
/** A PDF of so many pages, made once. */
function pdfOf(pages: number): Promise<Uint8Array> {
  const made = drawn.get(pages) ?? drawPdf(pages);
  drawn.set(pages, made);
  return made;
}

async function drawPdf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (let page = 0; page < pages; page++) made.addPage([200, 200]);
  return made.save();
}

/** Four documents: an e-mail of two pages with its attachment, a page, and after a noted gap five pages. */
async function soundSet(): Promise<Set> {
  const set: Set = { rows: [], files: new Map(), images: 'pdf' };
  const documents = [
    { first: 1, pages: 2, ending: 'eml', family: [1, 5] },
    { first: 3, pages: 3, ending: 'pdf', family: [1, 5] },
    { first: 6, pages: 1, ending: 'png', family: [] },
    { first: 9, pages: 5, ending: 'pdf', family: [] },
  ];
  for (const { first, pages, ending, family } of documents) {
    const begin = number(first);
    const native = new TextEncoder().encode(`native file of ${begin}, as it was received`);
    const [scanned, pdf] = [scanBytes(native), await pdfOf(pages)];
    set.files.set(`VOL001/PDF/${begin}.pdf`, pdf);
    set.files.set(`VOL001/NATIVE/${begin}.${ending}`, native);
    set.files.set(`VOL001/TEXT/${begin}.txt`, new TextEncoder().encode(`文本 of ${begin}`));
    set.rows.push({
      ...(Object.fromEntries(FIELDS.map((field) => [field, ''])) as Row),
      BEGBATES: begin,
      ENDBATES: number(first + pages - 1),
      BEGATTACH: family[0] ? number(family[0]) : '',
      ENDATTACH: family[1] ? number(family[1]) : '',
      PARENTID: first === 3 ? number(1) : '',
      ATTACHIDS: first === 1 ? number(3) : '',
      PAGECOUNT: String(pages),
      FILESIZE: String(native.length),
      DATESENT: first === 1 ? '20260302' : '',
      TIMESENT: first === 1 ? '10:11:12' : '',
      CAPTUREUTC: first === 6 ? '2026-03-02T02:11:12Z' : '',
      SHA256HASH: scanned.sha256,
      MD5HASH: scanned.md5,
      PDFPATH: `VOL001\\PDF\\${begin}.pdf`,
      NATIVEPATH: `VOL001\\NATIVE\\${begin}.${ending}`,
      TEXTPATH: `VOL001\\TEXT\\${begin}.txt`,
    });
  }
  return set;
}

const optOf = ({ rows, images }: Set) =>
  rows.flatMap(({ BEGBATES, PAGECOUNT, PDFPATH }) => {
    const pages = Number(PAGECOUNT);
    const first = Number(BEGBATES.slice(4));
    if (images === 'pdf') return [{ key: BEGBATES, volume: 'VOL001', path: PDFPATH, first: true, pages }];
    return Array.from({ length: pages }, (_, n) => ({
      key: number(first + n),
      volume: 'VOL001',
      path: `VOL001\\IMAGES\\${number(first + n)}.png`,
      first: n === 0,
      pages: n === 0 ? pages : null,
    }));
  });

/** Puts the set into a folder with load files and manifest that agree with it. */
async function lay(set: Set): Promise<string> {
  const root = await temporaryFolder();
  const put = async (path: string, bytes: Uint8Array) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  };
  if (set.images === 'png') for (const { key } of optOf(set)) set.files.set(`VOL001/IMAGES/${key}.png`, PNG);
  const load = new Map([
    [DAT, writeDat(FIELDS, set.rows, 'utf-8').bytes],
    [OPT, writeOpt(optOf(set))],
  ]);
  const entry =
    (role: ManifestFile['role']) =>
    (path: string, bytes: Uint8Array): ManifestFile => {
      const { size, sha256 } = scanBytes(bytes);
      return { path, size, sha256, mime: '', role, source_url: '', captured_utc: '' };
    };
  const role = (path: string): ManifestFile['role'] =>
    path.includes('/PDF/') ? 'pdf' : path.includes('/TEXT/') ? 'text' : path.includes('/IMAGES/') ? 'image' : 'native';
  const files = [
    ...[...load].map(([path, bytes]) => entry('load-file')(path, bytes)),
    ...[...set.files].map(([path, bytes]) => entry(role(path))(path, bytes)),
  ];
  const pages = set.rows.reduce((sum, one) => sum + Number(one.PAGECOUNT), 0);
  const made = { case_id: 'case', created_utc: '2026-11-23T09:00:00.000Z', tool: 'test', volume: 'VOL001', encoding: 'utf-8' as const };
  const manifest = writeManifest(
    { ...made, images: set.images, texts: true, documents: set.rows.length, pages, gaps: [{ first: number(7), last: number(8) }] },
    files,
  );
  for (const [path, bytes] of [...set.files, ...load, [MANIFEST, manifest] as const]) await put(path, bytes);
  return root;
}

/** Pages as a reader would count them. */
const pagesOf: NonNullable<Parameters<typeof validateProduction>[1]>['pagesOf'] = async (files, path) => {
  const parts: Uint8Array[] = [];
  for await (const part of await files.stream(path)) parts.push(part as Uint8Array);
  return PDFDocument.load(Buffer.concat(parts)).then(
    (pdf) => pdf.getPageCount(),
    () => null,
  );
};
const check = (root: string) => validateProduction(root, { pagesOf });
const said = ({ findings }: Validated) =>
  findings.filter(({ severity }) => severity === 'error').map(({ where, id }) => `${where} ${id.replace('production.', '')}`);

describe('a sound set', () => {
  it.each(['pdf', 'png'] as const)('passes, with page files as %s, in a folder, as its volume alone, and as a ZIP', async (images) => {
    const set = { ...(await soundSet()), images };
    const root = await lay(set);
    for (const at of [root, join(root, 'VOL001')]) {
      const found = await check(at);
      expect([found.documents, found.pages, found.findings]).toEqual([4, 11, []]);
    }
    const zip = join(await temporaryFolder(), 'set.zip');
    const names = (await readdir(join(root, 'VOL001'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const entries = await Promise.all(
      names.map(async (entry) => ({
        name: join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
        bytes: await readFile(join(entry.parentPath, entry.name)),
      })),
    );
    const parts: Uint8Array[] = [];
    for await (const part of zipped(entries, { at: '2026-11-23T09:00:00.000Z' })) parts.push(part);
    await writeFile(zip, Buffer.concat(parts));
    expect((await check(zip)).findings).toEqual([]);
  });

  it('without a manifest passes with a warning, and its gap is one too', async () => {
    const root = await lay(await soundSet());
    await rm(join(root, MANIFEST));
    expect((await check(root)).findings.map(({ severity, id }) => `${severity} ${id}`).sort()).toEqual([
      'warning production.manifest-missing',
      'warning production.number-gap',
    ]);
  });
});

/** Breaks the rows before the set is laid out, so that only what the rows say is wrong. */
const rows: readonly (readonly [name: string, change: (rows: Row[]) => void, found: string])[] = [
  ['a Bates number without digits', ([a]) => Object.assign(a ?? {}, { BEGBATES: 'ACME' }), `${DAT}:2:BEGBATES number-form`],
  [
    'a number given twice',
    ([, , c]) => Object.assign(c ?? {}, { BEGBATES: number(5), ENDBATES: number(5) }),
    `${DAT}:4:BEGBATES number-twice`,
  ],
  ['numbers that run backwards', ([, b]) => Object.assign(b ?? {}, { ENDBATES: number(2) }), `${DAT}:3:ENDBATES number-order`],
  ['numbers that change their series', ([, b]) => Object.assign(b ?? {}, { ENDBATES: 'OTHER000005' }), `${DAT}:3:ENDBATES number-order`],
  [
    'numbers that are left out',
    ([, , , d]) => Object.assign(d ?? {}, { BEGBATES: number(10), PAGECOUNT: '4' }),
    `${DAT}:5:BEGBATES number-gap`,
  ],
  ['another page count', ([a]) => Object.assign(a ?? {}, { PAGECOUNT: '3' }), `${DAT}:2:PAGECOUNT page-count`],
  ['a page count in words', ([a]) => Object.assign(a ?? {}, { PAGECOUNT: 'two' }), `${DAT}:2:PAGECOUNT page-count`],
  [
    'a document outside its family',
    ([, , c]) => Object.assign(c ?? {}, { BEGATTACH: number(1), ENDATTACH: number(5) }),
    `${DAT}:4:BEGATTACH family-range`,
  ],
  ['a stranger within a family', ([, b]) => Object.assign(b ?? {}, { BEGATTACH: '', ENDATTACH: '' }), `${DAT}:2:BEGATTACH family-members`],
  [
    'a family that reaches too far',
    ([a, b]) => [a, b].map((one) => Object.assign(one ?? {}, { ENDATTACH: number(6) })),
    `${DAT}:2:BEGATTACH family-members`,
  ],
  ['a family that is none', ([a]) => Object.assign(a ?? {}, { BEGATTACH: 'first', ENDATTACH: 'last' }), `${DAT}:2:BEGATTACH number-order`],
  ['a parent that is not there', ([, b]) => Object.assign(b ?? {}, { PARENTID: number(2) }), `${DAT}:3:PARENTID family-unknown`],
  ['a child that does not know its parent', ([, b]) => Object.assign(b ?? {}, { PARENTID: '' }), `${DAT}:2:ATTACHIDS family-one-way`],
  ['a day there is none', ([a]) => Object.assign(a ?? {}, { DATESENT: '20260230' }), `${DAT}:2:DATESENT date-form`],
  ['a time in another form', ([a]) => Object.assign(a ?? {}, { TIMESENT: '10:11' }), `${DAT}:2:TIMESENT date-form`],
  [
    'an instant without its zone',
    ([, , c]) => Object.assign(c ?? {}, { CAPTUREUTC: '2026-03-02T02:11:12' }),
    `${DAT}:4:CAPTUREUTC date-form`,
  ],
  ['a hash cut short', ([a]) => Object.assign(a ?? {}, { SHA256HASH: 'abc' }), `${DAT}:2:SHA256HASH hash-form`],
  ['a hash of another file', ([a, b]) => Object.assign(a ?? {}, { SHA256HASH: b?.SHA256HASH }), `${DAT}:2:SHA256HASH hash`],
  ['an MD5 of another file', ([a, b]) => Object.assign(a ?? {}, { MD5HASH: b?.MD5HASH }), `${DAT}:2:MD5HASH hash`],
  ['another size', ([a]) => Object.assign(a ?? {}, { FILESIZE: '1' }), `${DAT}:2:FILESIZE size`],
  [
    'a path that leaves the set',
    ([a]) => Object.assign(a ?? {}, { NATIVEPATH: 'VOL001\\..\\..\\secret.eml' }),
    `${DAT}:2:NATIVEPATH path-form`,
  ],
  [
    'a path from the root of a drive',
    ([a]) => Object.assign(a ?? {}, { NATIVEPATH: 'D:\\VOL001\\NATIVE\\ACME000001.eml' }),
    `${DAT}:2:NATIVEPATH path-form`,
  ],
  [
    'a path with forward slashes',
    ([a]) => Object.assign(a ?? {}, { TEXTPATH: 'VOL001/TEXT/ACME000001.txt' }),
    `${DAT}:2:TEXTPATH path-form`,
  ],
  [
    'a path to a file that is not there',
    ([a]) => Object.assign(a ?? {}, { TEXTPATH: 'VOL001\\TEXT\\ACME000099.txt' }),
    `${DAT}:2:TEXTPATH path-missing`,
  ],
  [
    'a path in other letters',
    ([a]) => Object.assign(a ?? {}, { TEXTPATH: 'VOL001\\text\\ACME000001.txt' }),
    `${DAT}:2:TEXTPATH path-missing`,
  ],
  ['no text', ([a]) => Object.assign(a ?? {}, { TEXTPATH: '' }), `${DAT}:2:TEXTPATH path-form`],
  ['the text of another document', ([a, b]) => Object.assign(a ?? {}, { TEXTPATH: b?.TEXTPATH }), `${DAT}:2:TEXTPATH path-differs`],
  ['one file for two documents', ([a, b]) => Object.assign(b ?? {}, { NATIVEPATH: a?.NATIVEPATH }), `${DAT}:3:NATIVEPATH path-twice`],
];

describe('a set whose rows are wrong', () => {
  it.each(rows)('is found: %s', async (_, change, found) => {
    const set = await soundSet();
    change(set.rows);
    expect(said(await check(await lay(set)))).toContain(found);
  });
});

/** Breaks a set that was laid out whole. */
type Break = (root: string) => Promise<void>;
const edit =
  (path: string, change: (text: string) => string): Break =>
  async (root) => {
    const before = await readFile(join(root, path), 'latin1');
    const after = change(before);
    if (after === before) throw new Error('nothing was broken');
    await writeFile(join(root, path), after, 'latin1');
  };
const broken: readonly (readonly [name: string, change: Break, found: string, images?: 'png'])[] = [
  ['the load file is gone', (root) => rm(join(root, DAT)), 'DATA load-files'],
  ['there are two load files', (root) => writeFile(join(root, 'VOL001/DATA/other.dat'), 'x'), 'load-files'],
  ['the image load file is gone', (root) => rm(join(root, OPT)), 'DATA load-files'],
  ['a qualifier is gone', edit(DAT, (text) => text.replace('\xc3\xbeACME000001\xc3\xbe', 'ACME000001')), `${DAT}:2:BEGBATES dat-qualifier`],
  ['a separator is gone', edit(DAT, (text) => text.replace('\x14', '')), `${DAT}:1`],
  ['rows end with LF', edit(DAT, (text) => text.replaceAll('\r\n', '\n')), `${DAT}:1 dat-line-end`],
  ['the load file is cut off', edit(DAT, (text) => text.slice(0, -40)), `${DAT}:5 dat-no-end`],
  ['the mark is gone', edit(DAT, (text) => text.slice(3)), `${DAT}:1 dat-no-mark`],
  ['a native file was changed', edit('VOL001/NATIVE/ACME000001.eml', (text) => `${text}!`), `${DAT}:2:SHA256HASH hash`],
  ['a text was changed', edit('VOL001/TEXT/ACME000001.txt', (text) => `${text}!`), `${MANIFEST} hash`],
  ['a text is not UTF-8', edit('VOL001/TEXT/ACME000001.txt', (text) => `${text}\xff`), `${DAT}:2:TEXTPATH text-encoding`],
  ['a PDF is none', (root) => writeFile(join(root, 'VOL001/PDF/ACME000006.pdf'), 'hello'), `${DAT}:4:PDFPATH pdf-unreadable`],
  ['a PDF lost a page', async (root) => writeFile(join(root, 'VOL001/PDF/ACME000009.pdf'), await pdfOf(4)), `${DAT}:5:PDFPATH pdf-pages`],
  ['a PDF is gone', (root) => rm(join(root, 'VOL001/PDF/ACME000003.pdf')), `${DAT}:3:PDFPATH path-missing`],
  [
    'a native file is called otherwise',
    (root) => rename(join(root, 'VOL001/NATIVE/ACME000006.png'), join(root, 'VOL001/NATIVE/a.png')),
    `${DAT}:4:NATIVEPATH path-missing`,
  ],
  ['a file is there that nobody names', (root) => writeFile(join(root, 'VOL001/NATIVE/extra.pdf'), 'x'), 'VOL001/NATIVE/extra.pdf orphan'],
  ['a link stands for a file', async (root) => symlink('/etc/passwd', join(root, 'VOL001/NATIVE/link')), 'VOL001/NATIVE/link unsafe-name'],
  ['a line has eight columns', edit(OPT, (text) => text.replace('Y,,,2', 'Y,,,2,')), `${OPT}:1 opt-field-count`],
  ['a first page is not marked', edit(OPT, (text) => text.replace(',Y,,,2', ',,,,2')), `${OPT}:1:4 opt-first-missing`],
  ['another page count per document', edit(OPT, (text) => text.replace('Y,,,2', 'Y,,,3')), `${OPT}:1:7 opt-pages`],
  ['a document has no line', edit(OPT, (text) => text.split('\r\n').slice(1).join('\r\n')), `${OPT} opt-missing`],
  ['a key of no document', edit(OPT, (text) => text.replace(/^ACME000001/, 'ACME000099')), `${OPT}:1:1 opt-unknown`],
  ['another volume', edit(OPT, (text) => text.replace('ACME000003,VOL001', 'ACME000003,VOL002')), `${OPT}:2:2 opt-volume`],
  [
    'lines out of order',
    edit(OPT, (text) =>
      text
        .split('\r\n')
        .slice(0, -1)
        .reverse()
        .map((line) => `${line}\r\n`)
        .join(''),
    ),
    `${OPT}:2:1 opt-order`,
  ],
  [
    'a path that leaves the set, for an image',
    edit(OPT, (text) => text.replace('VOL001\\PDF\\ACME000001', '..\\ACME000001')),
    `${OPT}:1:3 path-form`,
  ],
  ['the PDF of another document', edit(OPT, (text) => text.replace('PDF\\ACME000001', 'PDF\\ACME000003')), `${OPT}:1:3 path-differs`],
  ['a page image is gone', (root) => rm(join(root, 'VOL001/IMAGES/ACME000004.png')), `${OPT}:4:3 path-missing`, 'png'],
  ['a page image is no picture', (root) => writeFile(join(root, 'VOL001/IMAGES/ACME000004.png'), 'x'), `${OPT}:4:3 pdf-unreadable`, 'png'],
  ['a page image has no line', edit(OPT, (text) => text.replace(/ACME000004.*\r\n/, '')), `${OPT} opt-missing`, 'png'],
  ['a page stands twice', edit(OPT, (text) => text.replace(/(ACME000004.*\r\n)/, '$1$1')), `${OPT}:5:1 opt-twice`, 'png'],
  [
    'a second page is marked as a first',
    edit(OPT, (text) => text.replace(/(ACME000004\.png),/, '$1,Y')),
    `${OPT}:4:4 opt-first-extra`,
    'png',
  ],
  ['the manifest is cut off', edit(MANIFEST, (text) => text.slice(0, -9)), `${MANIFEST} manifest-form`],
  [
    'a hash in the manifest was changed',
    edit(MANIFEST, (text) => text.replace(/"sha256": "./, (found) => `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`)),
    `${MANIFEST} manifest-root`,
  ],
  [
    'the manifest counts otherwise',
    edit(MANIFEST, (text) => text.replace('"documents": 4', '"documents": 5')),
    `${MANIFEST} manifest-counts`,
  ],
  [
    'the manifest does not know the gap',
    edit(MANIFEST, (text) => text.replace('ACME000007', 'ACME000008')),
    `${DAT}:5:BEGBATES number-gap`,
  ],
];

describe('a set that was broken', () => {
  it.each(broken.map(([name, change, found, images]) => ({ name, change, found, images: images ?? ('pdf' as const) })))(
    'is found: $name',
    async ({ change, found, images }) => {
      const root = await lay({ ...(await soundSet()), images });
      await change(root);
      const wrong = said(await check(root));
      expect(
        wrong.some((one) => one.includes(found)),
        wrong.join('\n'),
      ).toBe(true);
    },
  );
});

describe('what is no set', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder, 'plain.txt'), 'hello');
    await writeFile(join(folder, 'broken.zip'), Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(60, 7)]));
  });
  it.each(['plain.txt', 'broken.zip', 'nowhere'])('is refused: %s', async (name) => {
    await expect(validateProduction(join(folder, name))).rejects.toMatchObject({ id: 'production.not-a-set' });
  });
});
