/** Pages drawn for the viewer, and received pages made inert. */
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHandler, type Handler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import type { Evidence } from '#core/evidence/model.ts';
import type { Workbench } from '#core/workbench.ts';
import { numbered, pagesOf, rawPdf } from '../support/corpus/raw-pdf.ts';
import { picture } from '../support/rooms.ts';
import { openTestWorkbench } from '../support/workbench.ts';
import { temporaryFolder, testActor } from '../support/workspace.ts';

const HTML = '<!doctype html><title>Shop</title><script>alert(1)</script><h1>Bags</h1><img src="https://shop.example/a.png">';
const FILES: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'a.pdf': () => rawPdf(pagesOf(numbered(3))),
  'shot.png': () => picture(900, 600),
  'shop.html': () => Buffer.from(HTML),
  'note.txt': () => Buffer.from('words'),
};
let workbench: Workbench;
let handler: Handler;
const items = new Map<string, Evidence>();
const idOf = (name: string) => items.get(name)?.id ?? '';
const get = (path: string, headers: Record<string, string> = {}) => handler(new Request(`http://127.0.0.1:1/files/${path}`, { headers }));
const size = async (answer: Response) => sharp(Buffer.from(await answer.arrayBuffer())).metadata();

beforeAll(async () => {
  const folder = await temporaryFolder();
  workbench = await openTestWorkbench();
  handler = createHandler(workbench, { door: 'browser', assets: folder, settings: settingsOver(new Map()), userName: 'Pat' });
  const matter = (await workbench.matter.create(testActor, { title: 'A', pack: 'us-federal' })).id;
  const files = await Promise.all(
    Object.entries(FILES).map(async ([name, bytes]) => {
      await writeFile(join(folder, name), await bytes());
      return { path: join(folder, name), name };
    }),
  );
  await workbench.evidence.receive(testActor, { matter, files });
  for (const item of await workbench.evidence.list(matter)) items.set(item.fileName, item);
});

describe('a page for the viewer', () => {
  it('is a WebP in a width out of few, at least as wide as asked', async () => {
    for (const [asked, width] of [
      ['', 1280],
      ['?width=300', 320],
      ['?width=1000', 1280],
      ['?width=99999', 2560],
    ] as const) {
      const answer = await get(`page/${idOf('a.pdf')}/2.webp${asked}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(await size(answer), asked).toMatchObject({ format: 'webp', width });
    }
  });

  it('is kept beside the originals, once, and made again when it is gone', async () => {
    const sha256 = items.get('a.pdf')?.sha256 ?? '';
    const kept = join(workbench.folder, 'derived', 'pages', sha256.slice(0, 2), sha256.slice(2), '3-640.webp');
    const [first, again] = await Promise.all([1, 2].map(() => get(`page/${idOf('a.pdf')}/3.webp?width=500`)));
    expect(await first?.bytes()).toEqual(await again?.bytes());
    expect((await stat(kept)).size).toBeGreaterThan(0);
    expect((await readdir(join(kept, '..'))).filter((name) => name.endsWith('.part'))).toEqual([]);
    const etag = first?.headers.get('etag') ?? '';
    expect((await get(`page/${idOf('a.pdf')}/3.webp?width=500`, { 'if-none-match': etag })).status).toBe(304);
    expect(etag).not.toBe((await get(`page/${idOf('a.pdf')}/3.webp?width=1000`)).headers.get('etag'));
  });

  it('is a picture too, no larger than it is', async () => {
    expect(await size(await get(`page/${idOf('shot.png')}/1.webp?width=2000`))).toMatchObject({ width: 900, height: 600 });
  });

  it.each([
    ['a page the file does not have', () => `page/${idOf('a.pdf')}/4.webp`],
    ['page zero', () => `page/${idOf('a.pdf')}/0.webp`],
    ['a file without pages', () => `page/${idOf('note.txt')}/1.webp`],
    ['an item that is not there', () => 'page/nobody/1.webp'],
  ])('is not found: %s', async (_, path) => {
    expect((await get(path())).status).toBe(404);
  });
});

describe('a received page', () => {
  it('comes without script or address, under a policy that allows neither', async () => {
    const answer = await get(`markup/${idOf('shop.html')}.html`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:",
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await answer.text();
    expect(html).toContain('Bags');
    expect(html).not.toMatch(/script|alert|shop\.example/);
  });

  it('is not made of other files', async () => {
    for (const name of ['note.txt', 'a.pdf']) expect((await get(`markup/${idOf(name)}.html`)).status).toBe(404);
    expect((await get('markup/nobody.html')).status).toBe(404);
  });
});
