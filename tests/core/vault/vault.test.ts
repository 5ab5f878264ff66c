import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault } from '#core/vault/vault.ts';
import { startChild, startLimited } from '../../support/children.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const bytes = (text: string) => [Buffer.from(text)];

const worker = new URL('../../../electron/core/vault/worker.ts', import.meta.url);

/** Its work done in threads, as in the program, or where it is asked for. */
async function emptyVault(where: 'threads' | 'here' = 'threads') {
  const folder = join(await temporaryFolder(), 'vault');
  const vault = await openVault({ folder, ...(where === 'threads' ? { worker } : {}) });
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  return { folder, vault, files };
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('the vault', () => {
  it('keeps bytes under their SHA-256, for reading only', async () => {
    const { folder, vault, files } = await emptyVault();
    const blob = await vault.put(bytes('a receipt'));
    expect(blob).toEqual({ sha256: sha256('a receipt'), size: 9 });
    const path = join(folder, blob.sha256.slice(0, 2), blob.sha256.slice(2));
    expect(await files()).toEqual([path]);
    expect((await stat(path)).mode & 0o777).toBe(0o444);
    expect(await textOf(await vault.open(blob.sha256))).toBe('a receipt');
  });

  it('takes a file by its path, of any content and size', async () => {
    const { folder, vault } = await emptyVault();
    const path = join(folder, '..', 'original');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 600 }), async (piece, times) => {
        const whole = Buffer.concat(Array.from({ length: times }, () => piece));
        await writeFile(path, whole);
        expect(await vault.put(path)).toEqual({ sha256: sha256(whole), size: whole.length });
        expect(await readFile(vault.path(sha256(whole)))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the same bytes once, even when they come in at the same time', async () => {
    const { vault, files } = await emptyVault();
    const blobs = await Promise.all(Array.from({ length: 8 }, () => vault.put(bytes('twice'))));
    expect(new Set(blobs.map((blob) => blob.sha256)).size).toBe(1);
    expect(await files()).toHaveLength(1);
  });

  it('reads a part', async () => {
    const { vault } = await emptyVault();
    const blob = await vault.put(bytes('0123456789'));
    expect(await textOf(await vault.open(blob.sha256, { start: 2, end: 4 }))).toBe('234');
  });

  it.each(['', '../../etc/passwd', 'AB'.repeat(32), `${'ab'.repeat(31)}a/`, `${'a'.repeat(64)}\n`])(
    'refuses %j as a hash',
    async (name) => {
      const { vault } = await emptyVault();
      expect(() => vault.path(name)).toThrow(expect.objectContaining({ kind: 'invalid', id: 'vault.bad-hash' }));
    },
  );

  it('says when it does not hold the bytes', async () => {
    const { vault } = await emptyVault();
    await expect(vault.open(sha256('never seen'))).rejects.toMatchObject({ kind: 'integrity', id: 'vault.missing' });
  });

  it('refuses to lean on a copy that has rotted', async () => {
    const { vault } = await emptyVault();
    const { sha256: hash } = await vault.put(bytes('sound'));
    await chmod(vault.path(hash), 0o644);
    await writeFile(vault.path(hash), 'rotten');
    await expect(vault.put(bytes('sound'))).rejects.toMatchObject({ kind: 'integrity', id: 'vault.altered' });
  });
});

describe('taking bytes in', () => {
  it('leaves nothing when the source fails, is too large, or is stopped', async () => {
    const { folder, vault, files } = await emptyVault();
    async function* failing() {
      yield Buffer.from('half');
      throw new Error('cable pulled');
    }
    await expect(vault.put(failing())).rejects.toThrow('cable pulled');
    await expect(vault.put(bytes('too long'), { limit: 7 })).rejects.toMatchObject({ id: 'vault.too-large' });
    await expect(vault.put(bytes('stop'), { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
    await expect(vault.put(folder)).rejects.toMatchObject({ id: 'vault.not-a-file' });
    expect(await files()).toEqual([]);
  });

  it('refuses a file that grows while it is read', async () => {
    const { folder, vault, files } = await emptyVault('here');
    const path = join(folder, '..', 'growing');
    await writeFile(path, Buffer.alloc(3 << 20));
    const grow = () => appendFileSync(path, 'more');
    await expect(vault.put(path, { onBytes: grow })).rejects.toMatchObject({ kind: 'conflict', id: 'vault.changed' });
    await rm(path);
    expect(await files()).toEqual([]);
  });

  it('says of a file what the system says of it, and never follows a link or waits for a pipe', async () => {
    const { folder, vault, files } = await emptyVault();
    const desk = join(folder, '..');
    await expect(vault.put(join(desk, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
    await writeFile(join(desk, 'real'), 'real');
    await symlink(join(desk, 'real'), join(desk, 'link'));
    execFileSync('mkfifo', [join(desk, 'pipe')]);
    for (const name of ['link', 'pipe', 'vault'])
      await expect(vault.put(join(desk, name)), name).rejects.toMatchObject({ id: 'vault.not-a-file' });
    await rm(join(desk, 'pipe'));
    expect(await files()).toEqual([]);
  });

  it('stops in the middle of a large file', async () => {
    const { folder, vault, files } = await emptyVault();
    const path = join(folder, '..', 'large');
    await writeFile(path, '');
    await truncate(path, 3 * 1024 ** 3);
    const stop = new AbortController();
    const onBytes = (read: number) => {
      if (read > 0) stop.abort(new Error('stopped'));
    };
    await expect(vault.put(path, { signal: stop.signal, onBytes })).rejects.toThrow('stopped');
    expect(await files()).toEqual([]);
  });

  it('keeps many at once, the same bytes among them, while others are on their way', async () => {
    const { vault, files } = await emptyVault();
    const staged = await Promise.all(Array.from({ length: 100 }, (_, n) => vault.stage(bytes(`file ${n % 60}`))));
    const more = Promise.all(Array.from({ length: 20 }, (_, n) => vault.put(bytes(`more ${n}`))));
    await vault.keepAll(staged);
    await more;
    expect(await files()).toHaveLength(80);
    const known = staged.slice(0, 60);
    expect(await vault.verify(known)).toMatchObject({ checked: 60, missing: [], altered: [] });
  });

  it('lets staged bytes wait outside, to be kept or dropped', async () => {
    const { vault, files } = await emptyVault();
    const kept = await vault.stage(bytes('kept'));
    const dropped = await vault.stage(bytes('dropped'));
    expect(await readFile(kept.path, 'utf8')).toBe('kept');
    await kept.keep();
    await kept.drop();
    await dropped.drop();
    expect(await files()).toEqual([vault.path(sha256('kept'))]);
  });

  it('says that the disk is full and leaves nothing (a limit on file sizes stands in for the disk)', async () => {
    const { folder, files } = await emptyVault();
    const ended = await startLimited('ulimit -f 100', 'put', [folder, String(1 << 20)]).ended;
    expect(ended).toMatchObject({ code: 1, stdout: 'store.full\n' });
    expect(await files()).toEqual([]);
  });
});

describe('after a crash', () => {
  it('what was half-written is swept away at the next opening', async () => {
    const { folder, vault } = await emptyVault();
    await vault.stage(bytes('half'));
    expect(await readdir(join(folder, '.incoming'))).toHaveLength(1);
    await openVault({ folder, readOnly: true });
    expect(await readdir(join(folder, '.incoming'))).toHaveLength(1);
    await openVault({ folder });
    expect(await readdir(join(folder, '.incoming'))).toEqual([]);
  });

  it('every file in the vault is whole, wherever the process was killed', async () => {
    const { folder, vault } = await emptyVault();
    for (let round = 0; round < 12; round++) {
      const child = startChild('put', [folder, String(300_000), 'for-ever']);
      await child.says('ready');
      await new Promise((resolve) => setTimeout(resolve, round * 7));
      child.kill();
      await child.ended;
      await openVault({ folder });
      const { orphaned } = await vault.verify([]);
      for (const name of orphaned) expect(sha256(await readFile(join(folder, name)))).toBe(name.replace('/', ''));
    }
    expect((await vault.verify([])).orphaned.length).toBeGreaterThan(0);
  });
});

describe('verifying', () => {
  it('names what is missing, altered and nobody’s', async () => {
    const { folder, vault } = await emptyVault();
    const put = async (text: string) => vault.put(bytes(text));
    const [sound, gone, changed, shorter, orphan] = [
      await put('sound'),
      await put('gone'),
      await put('changed'),
      await put('shorter'),
      await put('orphan'),
    ];
    await rm(vault.path(gone.sha256), { force: true });
    for (const [{ sha256: hash }, text] of [
      [changed, 'CHANGED'],
      [shorter, ''],
    ] as const) {
      await chmod(vault.path(hash), 0o644);
      await writeFile(vault.path(hash), text);
    }
    await mkdir(join(folder, 'zz'));
    await writeFile(join(folder, 'zz', 'notes.txt'), 'by hand');
    const seen: number[] = [];
    const checked = await vault.verify([sound, gone, changed, shorter], { onChecked: (done) => seen.push(done) });
    expect(checked).toEqual({
      checked: 4,
      missing: [gone.sha256],
      altered: [changed.sha256, shorter.sha256],
      orphaned: [join(orphan.sha256.slice(0, 2), orphan.sha256.slice(2)), join('zz', 'notes.txt')].sort(),
    });
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('stops when asked to', async () => {
    const { vault } = await emptyVault();
    const blob = await vault.put(bytes('x'));
    await expect(vault.verify([blob], { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  });
});
