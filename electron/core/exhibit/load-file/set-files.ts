/** The files of a production set, in a folder or in a ZIP, by paths with forward slashes. Nothing is trusted: names, sizes, links. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { type Finding, finding } from '../../kit/finding.ts';
import { Problem } from '../../kit/problem.ts';

export interface SetFiles {
  /** Size of each file, by path. */
  readonly files: ReadonlyMap<string, number>;
  /** Names that leave the set, links, names given twice; those files are not in it. */
  readonly findings: readonly Finding[];
  /** Bytes of a file of the set, as they come. */
  stream(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** More files than this are no production set. */
const MOST_FILES = 2_000_000;

/** Opens a set. Throws `production.not-a-set` for what is neither a folder nor a ZIP that can be read. */
export async function openSet(path: string): Promise<SetFiles> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return folderSet(path);
  if (found?.isFile()) return zipSet(path);
  throw new Problem('not-found', 'production.not-a-set', { file: basename(path) });
}

async function folderSet(path: string): Promise<SetFiles> {
  const given = resolve(path);
  // The folder of a volume may be named itself; its paths begin with its name all the same.
  const inside = await stat(join(given, 'DATA')).catch(() => undefined);
  const root = inside?.isDirectory() ? dirname(given) : given;
  const files = new Map<string, number>();
  const findings: Finding[] = [];
  for (const entry of await readdir(given, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const at = join(entry.parentPath, entry.name);
    const name = relative(root, at).split(sep).join('/');
    if (!entry.isFile()) findings.push(finding('error', name, 'production.unsafe-name', { name }));
    else files.set(name, (await stat(at)).size);
    if (files.size > MOST_FILES) throw new Problem('invalid', 'production.not-a-set', { file: basename(path) });
  }
  const stream = async (name: string) => createReadStream(join(root, ...name.split('/')), { highWaterMark: 1 << 20 });
  return { files, findings, stream, close: async () => {} };
}

const UNSAFE = /^[\\/]|^[A-Za-z]:|(^|[\\/])\.\.([\\/]|$)|\\|\0/;

async function zipSet(path: string): Promise<SetFiles> {
  const handle = await open(path, 'r');
  const refuse = (error: unknown) => new Problem('invalid', 'production.not-a-set', { file: basename(path) }, [], error);
  const zip = await new Promise<yauzl.ZipFile>((done, failed) => {
    yauzl.fromFd(handle.fd, { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true }, (error, opened) =>
      opened ? done(opened) : failed(error),
    );
  }).catch(async (error: unknown) => {
    await handle.close();
    throw refuse(error);
  });
  const entries = new Map<string, yauzl.Entry>();
  const findings: Finding[] = [];
  const add = (entry: yauzl.Entry) => {
    const name = entry.fileName;
    if (name.endsWith('/')) return;
    const link = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
    const locked = (entry.generalPurposeBitFlag & 1) !== 0;
    if (UNSAFE.test(name) || link || locked) findings.push(finding('error', name, 'production.unsafe-name', { name }));
    else if (entries.has(name)) findings.push(finding('error', name, 'production.file-twice', { name }));
    else entries.set(name, entry);
  };
  try {
    await new Promise<void>((done, failed) => {
      zip.on('entry', (entry: yauzl.Entry) => {
        add(entry);
        if (entries.size > MOST_FILES) failed(new Error('too many entries'));
        else zip.readEntry();
      });
      zip.on('end', done);
      zip.on('error', failed);
      zip.readEntry();
    });
  } catch (error) {
    await handle.close();
    throw refuse(error);
  }
  return {
    files: new Map([...entries].map(([name, entry]) => [name, entry.uncompressedSize])),
    findings,
    stream: (name) =>
      new Promise((done, failed) => {
        const entry = entries.get(name);
        if (!entry) failed(new Error(`no entry ${name}`));
        else zip.openReadStream(entry, (error, stream) => (stream ? done(stream) : failed(error)));
      }),
    close: () => handle.close(),
  };
}

/** All bytes of a file; undefined when it is longer than `most` or cannot be read. */
export async function readAll(set: SetFiles, path: string, most: number): Promise<Uint8Array | undefined> {
  if ((set.files.get(path) ?? Number.POSITIVE_INFINITY) > most) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of await set.stream(path)) {
      size += (part as Uint8Array).length;
      if (size > most) return undefined;
      parts.push(part as Uint8Array);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}
