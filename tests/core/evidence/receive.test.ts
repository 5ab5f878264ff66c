import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openTestRooms, pdf, picture, type TestRooms } from '../../support/rooms.ts';

async function receive({ evidence, actor }: TestRooms, matter: string, files: { path: string; name?: string }[]) {
  return evidence.receive(actor, { matter, files: files.map(({ path, name }) => ({ path, name: name ?? path })) });
}

async function ready() {
  const rooms = await openTestRooms();
  return { ...rooms, id: await rooms.matter() };
}

describe('receiving', () => {
  it('keeps the bytes, names them by hash, and starts their custody', async () => {
    const rooms = await ready();
    const bytes = await pdf(3);
    const path = await rooms.file('第1组/订单 2026.pdf', bytes);
    const { imported } = await rooms.evidence.receive(rooms.actor, {
      matter: rooms.id,
      files: [{ path, name: '第1组/订单 2026.pdf', from: 'platform disclosure', notes: { kind: 'receipt', title: 'Order' } }],
    });
    const [item] = imported;
    expect(item).toMatchObject({
      id: 'id-0001',
      fileName: '订单 2026.pdf',
      mediaType: 'application/pdf',
      pages: 3,
      size: bytes.length,
      kind: 'receipt',
      title: 'Order',
      receivedAt: '2026-11-23T09:00:00.000Z',
      receivedFrom: 'platform disclosure',
    });
    expect(await readFile(rooms.vault.path(item?.sha256 ?? ''))).toEqual(Buffer.from(bytes));
    expect(await rooms.evidence.custody('id-0001')).toMatchObject([
      {
        event: 'received',
        actor: 'Pat Paralegal',
        hashBefore: null,
        hashAfter: item?.sha256,
        detail: { name: '第1组/订单 2026.pdf', from: 'platform disclosure', type: 'application/pdf' },
      },
    ]);
    expect(await rooms.store.journal(rooms.id, 1)).toMatchObject([
      { verb: 'receive evidence', undoable: false, changes: [{ kind: 'evidence' }] },
    ]);
  });

  it('ends each file as imported, duplicate or refused, in one step', async () => {
    const rooms = await ready();
    const folder = await rooms.file('folder/inside.txt', 'x');
    const offers = [
      await rooms.file('a.txt', 'first'),
      await rooms.file('copy of a.txt', 'first'),
      await rooms.file('empty.txt', ''),
      join(folder, '..'),
      join(folder, 'not there.txt'),
      await rooms.file('b.txt', 'second'),
    ];
    const received = await receive(
      rooms,
      rooms.id,
      offers.map((path) => ({ path, name: path.split('/').at(-1) ?? '' })),
    );
    expect(received.imported.map(({ fileName }) => fileName)).toEqual(['a.txt', 'b.txt']);
    expect(received.duplicates).toEqual([{ name: 'copy of a.txt', of: 'id-0001', ofName: 'a.txt', withdrawn: false }]);
    expect(received.refused.map(({ name, finding }) => [name, finding.id])).toEqual([
      ['empty.txt', 'evidence.empty'],
      ['folder', 'evidence.not-a-file'],
      ['not there.txt', 'evidence.unreadable'],
    ]);
    expect(received.refused[0]?.finding.message).toBe('empty.txt is empty');
    expect(received.items).toEqual(['id-0001', 'id-0001', null, null, null, 'id-0002']);
    expect(await rooms.store.journal(rooms.id, 10)).toHaveLength(2);
  });

  it('knows what a matter holds already, and what was withdrawn, but lets another matter have the same bytes', async () => {
    const rooms = await ready();
    const other = await rooms.matter('matter-2');
    const path = await rooms.file('a.txt', 'same');
    await receive(rooms, rooms.id, [{ path }]);
    expect((await receive(rooms, rooms.id, [{ path }])).duplicates).toMatchObject([{ of: 'id-0001', withdrawn: false }]);
    await rooms.evidence.withdraw(rooms.actor, 'id-0001', 'wrong file');
    expect((await receive(rooms, rooms.id, [{ path }])).duplicates).toMatchObject([{ of: 'id-0001', withdrawn: true }]);
    expect((await receive(rooms, other, [{ path }])).imported).toHaveLength(1);
  });

  it('refuses a matter that is not there before it touches the files', async () => {
    const rooms = await ready();
    const path = await rooms.file('a.txt', 'x');
    await expect(receive(rooms, 'nowhere', [{ path }])).rejects.toMatchObject({ kind: 'not-found' });
    expect((await rooms.vault.verify([])).orphaned).toEqual([]);
  });

  it('refuses notes that are wrong, and keeps no file', async () => {
    const rooms = await ready();
    const files = [{ path: await rooms.file('a.txt', 'x'), name: 'a.txt', notes: { kind: 'gossip' as never } }];
    await expect(rooms.evidence.receive(rooms.actor, { matter: rooms.id, files })).rejects.toMatchObject({
      kind: 'invalid',
      findings: [{ where: 'evidence:a.txt/kind' }],
    });
    expect((await rooms.vault.verify([])).orphaned).toEqual([]);
    expect(await readdir(join(rooms.vault.folder, '.incoming'))).toEqual([]);
  });

  it('stops when asked to, and keeps no file', async () => {
    const rooms = await ready();
    const files = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => ({ path: await rooms.file(`${n}.txt`, `${n}`), name: `${n}.txt` })),
    );
    const stop = new AbortController();
    const seen: string[] = [];
    const onProgress = (done: number, total: number, name: string) => {
      seen.push(`${done}/${total} ${name}`);
      if (done === 5) stop.abort(new Error('stopped'));
    };
    const receiving = rooms.evidence.receive(rooms.actor, { matter: rooms.id, files }, { signal: stop.signal, onProgress });
    await expect(receiving).rejects.toThrow('stopped');
    expect(seen[0]).toBe('0/20 0.txt');
    expect(seen.length).toBeLessThan(20);
    expect(await rooms.evidence.list(rooms.id)).toEqual([]);
    expect(await readdir(join(rooms.vault.folder, '.incoming'))).toEqual([]);
  });

  it('takes names nobody should trust', async () => {
    const rooms = await ready();
    const path = await rooms.file('a', 'x');
    for (const [n, name] of [
      '../../../outside.txt',
      'a\u0000b',
      '\u202egnp.exe',
      `${'x'.repeat(300)}.txt`,
      "'; drop table evidence; --",
    ].entries()) {
      const different = await rooms.file(`f${n}`, `${n}`);
      await receive(rooms, rooms.id, [{ path: different, name }]);
    }
    await receive(rooms, rooms.id, [{ path, name: '..' }]);
    expect((await rooms.evidence.list(rooms.id)).map(({ fileName }) => fileName.slice(0, 20))).toEqual([
      'outside.txt',
      'a\ufffdb',
      '\ufffdgnp.exe',
      'xxxxxxxxxxxxxxxxxxxx',
      "'; drop table eviden",
      'unnamed',
    ]);
    expect((await rooms.evidence.custody('id-0001'))[0]?.detail.name).toBe('../../../outside.txt');
  });
});

describe('what is told about a file', () => {
  it('its name promises something else', async () => {
    const rooms = await ready();
    const { findings } = await receive(rooms, rooms.id, [
      { path: await rooms.file('receipt.pdf', '<!doctype html>'), name: 'receipt.pdf' },
    ]);
    expect(findings).toMatchObject([
      { severity: 'warning', where: 'evidence/id-0001', id: 'evidence.extension', params: { type: 'text/html' } },
    ]);
    expect((await rooms.evidence.list(rooms.id))[0]?.findings).toHaveLength(1);
  });

  it('it is a PDF behind a password', async () => {
    const rooms = await ready();
    const open = await rooms.file('open.pdf', await pdf(2));
    const locked = join(open, '..', 'locked.pdf');
    execFileSync('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', open, locked]);
    const { imported, findings } = await receive(rooms, rooms.id, [{ path: locked }]);
    expect(imported).toMatchObject([{ pages: null, unreadable: 'encrypted' }]);
    expect(findings).toMatchObject([{ id: 'evidence.encrypted' }]);
  });

  it('it is damaged', async () => {
    const rooms = await ready();
    const half = await rooms.file('half.pdf', (await pdf(2)).slice(0, 300));
    const broken = await rooms.file('broken.png', (await picture(40, 40)).subarray(0, 20));
    const { imported } = await receive(rooms, rooms.id, [{ path: half }, { path: broken }]);
    expect(imported).toMatchObject([
      { mediaType: 'application/pdf', pages: null, unreadable: 'damaged' },
      { mediaType: 'image/png', pages: null, unreadable: 'damaged' },
    ]);
  });

  it('it is a picture too large to decode, found without decoding it', async () => {
    const rooms = await ready();
    const png = await picture(10, 10);
    // The header says 60,000 × 60,000 pixels: 10 GB once decoded.
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    const { imported } = await receive(rooms, rooms.id, [{ path: await rooms.file('bomb.png', png) }]);
    expect(imported).toMatchObject([{ unreadable: expect.stringMatching(/too-large|damaged/) }]);
    expect(await rooms.evidence.thumbnail('id-0001')).toBeUndefined();
  });

  it('it is larger than 4 GiB', async () => {
    const rooms = await ready();
    const path = await rooms.file('huge.mp4', 'x');
    await truncate(path, 4 * 1024 ** 3 + 1);
    const { refused } = await receive(rooms, rooms.id, [{ path, name: 'huge.mp4' }]);
    expect(refused).toMatchObject([{ name: 'huge.mp4', finding: { id: 'evidence.too-large' } }]);
  });
});

describe('a thumbnail', () => {
  it('is made for a picture, turned upright, and made again when it is gone', async () => {
    const rooms = await ready();
    const turned = await sharp(await picture(900, 300, 'jpeg'))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    await receive(rooms, rooms.id, [{ path: await rooms.file('a.jpg', turned) }]);
    for (const _ of ['made', 'made again']) {
      const [small] = await Promise.all([rooms.evidence.thumbnail('id-0001'), rooms.evidence.thumbnail('id-0001')]);
      expect(small).toMatchObject({ mediaType: 'image/webp', path: expect.stringContaining('derived') });
      const { width, height, format } = await sharp(await readFile(small?.path ?? '')).metadata();
      expect({ width, height, format }).toEqual({ width: 107, height: 320, format: 'webp' });
      await rename(join(rooms.folder, 'derived'), join(rooms.folder, `derived-${_}`));
    }
  });

  it('is made of the first page of a PDF', async () => {
    const rooms = await ready();
    await receive(rooms, rooms.id, [{ path: await rooms.file('a.pdf', await pdf(1)) }]);
    const small = await rooms.evidence.thumbnail('id-0001');
    expect(await sharp(small?.path).metadata()).toMatchObject({ format: 'webp', height: 320 });
  });

  it('is not made for anything else', async () => {
    const rooms = await ready();
    const files = [await rooms.file('a.txt', 'words'), await rooms.file('a.csv', 'a,b')];
    await receive(
      rooms,
      rooms.id,
      files.map((path) => ({ path })),
    );
    expect(await rooms.evidence.thumbnail('id-0001')).toBeUndefined();
    expect(await rooms.evidence.thumbnail('id-0002')).toBeUndefined();
  });
});

describe('a folder the program may not read', () => {
  it.skipIf(process.getuid?.() === 0)('is refused file by file (root may read everything)', async () => {
    const rooms = await ready();
    const path = await rooms.file('secret/a.txt', 'x');
    await chmod(join(path, '..'), 0o000);
    const { refused } = await receive(rooms, rooms.id, [{ path }]);
    expect(refused).toMatchObject([{ finding: { id: 'evidence.unreadable', params: { reason: 'EACCES' } } }]);
    await chmod(join(path, '..'), 0o755);
  });

  it('does not hold up the program when a name is a pipe', async () => {
    const rooms = await ready();
    const folder = join(await rooms.file('x', 'x'), '..', 'pipes');
    await mkdir(folder);
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { refused } = await receive(rooms, rooms.id, [{ path: join(folder, 'pipe') }]);
    expect(refused).toMatchObject([{ finding: { id: 'evidence.not-a-file' } }]);
  });
});
