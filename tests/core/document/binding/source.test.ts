/** Whatever a PDF has been through, its pages come into the binder whole. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  bare,
  bind,
  bound,
  complaints,
  file,
  fresh,
  line,
  pagesByPoppler,
  pdfFile,
  pdfOf,
  qpdf,
  sheets,
  textOf,
  written,
} from './paper.ts';

const pages = ['The first page of the listing.', 'The second page, with a price of $12.99.', 'The third page.'];
const plain = sheets(pages.map((text) => ({ content: line(text) })));

function made(...options: readonly string[]): string {
  const out = fresh();
  qpdf(...options, '--', file(plain), out);
  return out;
}

async function bindsWhole(path: string, password?: string): Promise<void> {
  const { outcome, path: out } = await bind(
    [pdfFile(path, password)],
    pages.map((_, i) => ({ source: 0, page: i + 1 })),
  );
  bound(outcome);
  expect(complaints(out)).toBe('');
  expect(textOf(out).split('\f').slice(0, -1).map(bare)).toEqual(pages.map(bare));
}

describe('a PDF as programs write it', () => {
  it.each([
    ['with a plain table', []],
    ['with object streams', ['--object-streams=generate']],
    ['linearised', ['--linearize']],
    ['linearised with object streams', ['--linearize', '--object-streams=generate']],
    ['unpacked', ['--qdf']],
    ['of an older version', ['--force-version=1.3', '--object-streams=disable']],
  ])('%s', async (_, options) => bindsWhole(options.length === 0 ? file(plain) : made(...options)));

  it('with an update appended', async () => {
    const before = file(plain.replace('The second page, with a price of $12.99.', 'Before the update.                      '));
    const text = readFileSync(before, 'latin1');
    const content = line(pages[1] ?? '');
    const start = text.length;
    const object = `7 0 obj\n<</Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`;
    const old = /startxref\n(\d+)/.exec(text)?.[1];
    const table = `xref\n7 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<</Size 10/Root 1 0 R/Prev ${old}>>\nstartxref\n${start + object.length}\n%%EOF\n`;
    await bindsWhole(file(text + object + table));
  });

  it('with a stream of its own for what old viewers must not see', async () => {
    // A hybrid file: the table calls object 7 free, the stream beside it says where it is.
    const text = plain;
    const at = /\n7 0 obj/.exec(text)?.index ?? 0;
    const row = Buffer.alloc(7);
    row[0] = 1;
    row.writeUInt32BE(at + 1, 1);
    const stream = `20 0 obj\n<</Type/XRef/W[1 4 2]/Index[7 1]/Size 21/Root 1 0 R/Length 7>>\nstream\n${row.toString('latin1')}\nendstream\nendobj\n`;
    const body = text.slice(0, text.indexOf('xref\n0'));
    const table = text
      .slice(text.indexOf('xref\n0'), text.indexOf('trailer'))
      .replace(/^(xref\n0 \d+\n(?:.*\n){7}).*\n/, '$10000000000 00000 f \n');
    await bindsWhole(
      file(
        `${body}${stream}${table}trailer\n<</Size 21/Root 1 0 R/XRefStm ${body.length}>>\nstartxref\n${body.length + stream.length}\n%%EOF\n`,
      ),
    );
  });
});

describe('a locked PDF', () => {
  const locks: readonly (readonly [string, readonly string[]])[] = [
    ['40 bits', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '40']],
    ['128 bits, RC4', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=n']],
    ['128 bits, AES', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=y']],
    [
      '128 bits, its description in the clear',
      ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '128', '--use-aes=y', '--cleartext-metadata'],
    ],
    ['256 bits', ['--encrypt', 'user', 'owner', '256']],
    ['256 bits of an older kind', ['--allow-weak-crypto', '--encrypt', 'user', 'owner', '256', '--force-R5']],
  ];
  it.each(locks)('%s: opens with the password of its user and of its owner, and with no other', async (_, options) => {
    const path = made(...options);
    await bindsWhole(path, 'user');
    await bindsWhole(path, 'owner');
    for (const password of ['', 'wrong']) {
      const { outcome } = await bind([pdfFile(path, password)]);
      expect(outcome).toMatchObject({ kind: 'unreadable', sources: [{ source: 0, fault: 'encrypted' }] });
    }
  });

  it('only against changes: opens without a password, whole', async () => {
    for (const bits of ['40', '128', '256']) await bindsWhole(made('--allow-weak-crypto', '--encrypt', '', 'owner', bits));
    await bindsWhole(made('--object-streams=generate', '--encrypt', '', 'owner', '256'));
  });
});

describe('a damaged PDF', () => {
  const damages: readonly (readonly [string, (text: string) => string])[] = [
    ['junk before it', (text) => `HTTP/1.1 200 OK\r\nServer: shop\r\n\r\n${text}`],
    ['junk behind it', (text) => `${text}${'\0'.repeat(5000)}`],
    ['no table', (text) => text.slice(0, text.indexOf('xref\n0'))],
    [
      'a table that lies',
      (text) => text.replace(/^(\d{10}) 00000 n /gm, (_, at: string) => `${String(Number(at) + 3).padStart(10, '0')} 00000 n `),
    ],
    ['one place that lies', (text) => text.replace(/(\d{10}) 00000 n (?=\n(?:\d{10} 00000 n \n)?trailer)/, '0000000009 00000 n ')],
    ['a wrong startxref', (text) => text.replace(/startxref\n\d+/, 'startxref\n12')],
    ['wrong lengths', (text) => text.replace(/\/Length \d+/g, '/Length 3')],
    ['lengths that point nowhere', (text) => text.replace(/\/Length \d+/g, '/Length 99 0 R')],
    ['line ends changed on the way', (text) => text.replaceAll('\n', '\r\n')],
    ['no trailer word', (text) => text.replace('trailer', 'tr@iler')],
    ['no type of its pages', (text) => text.replaceAll('/Type/Page/', '/')],
  ];
  it.each(damages)('%s: is put in order', async (_, damage) => bindsWhole(file(damage(plain))));

  it('says that it was repaired', async () => {
    const { outcome } = await bind([pdfOf(plain.replace(/startxref\n\d+/, 'startxref\n12'))]);
    expect(bound(outcome).notes).toContainEqual({ kind: 'repaired', source: 0, pages: [] });
  });

  it('cut short: what is left of a stream is written so that it can be read', async () => {
    const packed = readFileSync(made('--recompress-flate', '--object-streams=disable'));
    const cut = packed.subarray(0, packed.lastIndexOf('endstream') - 30);
    const { outcome, path } = await bind([pdfFile(file(cut))], [{ source: 0, page: 1 }]);
    bound(outcome);
    expect(complaints(path)).toBe('');
    expect(bare(textOf(path, 1))).toBe(bare(pages[0] ?? ''));
  });

  it.each([
    ['nothing', ''],
    ['no PDF', 'This is a letter.'],
    ['only a head', '%PDF-1.7\n'],
    ['a catalog without pages', written(['<</Type/Catalog>>'])],
    ['a page tree of nothing', written(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 3/Kids[]>>'])],
    ['a page tree that goes round', written(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[2 0 R]>>'])],
    ['deep nesting', written([`<</Type/Catalog/Pages ${'['.repeat(5000)}${']'.repeat(5000)}>>`])],
    ['a reference to itself', written(['<</Type/Catalog/Pages 2 0 R>>', '2 0 R'])],
  ])('%s: is reported, with the others', async (_, text) => {
    const { outcome } = await bind([pdfOf(plain), pdfOf(text), pdfFile('/nowhere/at/all.pdf'), pdfOf(text)]);
    expect(outcome).toMatchObject({
      kind: 'unreadable',
      sources: [
        { source: 1, fault: 'damaged' },
        { source: 2, fault: 'missing' },
        { source: 3, fault: 'damaged' },
      ],
    });
  });

  it('a page that is not there is reported', async () => {
    const { outcome } = await bind([pdfOf(plain)], [{ source: 0, page: 4 }]);
    expect(outcome).toMatchObject({ kind: 'unreadable', sources: [{ source: 0, fault: 'page-missing' }] });
  });

  it('a stream that expands without end does not fill the memory', async () => {
    const data = deflateSync(deflateSync(Buffer.alloc(1 << 26)));
    const text = written([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>',
      { dict: '/Filter[/FlateDecode/FlateDecode]', data },
    ]);
    const { outcome } = await bind([pdfOf(text)], [{ source: 0, page: 1, stamps: [{ text: 'ACME000001', place: 'lower-right' }] }]);
    expect(bound(outcome).part.stamps).toHaveLength(1);
  });
});

describe('pages are counted as other programs count them', () => {
  it.each([
    ['nested', '<</Type/Pages/Count 2/Kids[5 0 R 6 0 R]>>'],
    ['with a wrong count', '<</Type/Pages/Count 2/Kids[5 0 R 6 0 R]>>'],
  ])('%s', async (_, inner) => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>';
    const path = file(written(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 3/Kids[3 0 R 4 0 R]>>', page, inner, page, page]));
    const { outcome } = await bind(
      [pdfFile(path)],
      [1, 2, 3].map((n) => ({ source: 0, page: n })),
    );
    expect(bound(outcome).part.pages).toBe(pagesByPoppler(path));
  });
});
