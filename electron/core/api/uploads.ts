import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../kit/problem.ts';
import type { Ids } from '../kit/world.ts';

/** A chunk is one ArrayBuffer of the page; anything larger is refused, at the latest once this much of it was read. */
const CHUNK_LIMIT = 16 * 1024 * 1024;
/** As many files as one intake folder may hold evidence, and its tables. */
const OPEN_LIMIT = 20_000;

export interface Uploads {
  /**
   * POST /uploads, with nothing or with the first chunk, -> { id }; PUT /uploads/<id>?offset=N with the chunk as body -> { size }. Each
   * chunk comes with its SHA-256 in `x-casewright-sha256`: 422 when the bytes that arrived are others. 409 { size } where a hole would be.
   */
  handle(request: Request, url: URL): Promise<Response>;
  /** The file behind an upload, complete or not. Refuses an id it did not give out. */
  path(id: string): string;
  /** The same once it is on the disk, power cut or not. Refuses with `core.upload-incomplete` when it has not the size it should have. */
  complete(id: string, size?: number): Promise<string>;
  /** Forgets an upload once its bytes are where they belong. */
  discard(id: string): Promise<void>;
}

const HASH = 'x-casewright-sha256';

/**
 * Uploads wait in a folder of the workspace's derived data until somebody takes them over; what a crash left there is swept at the next
 * start. A workspace that can only be read takes none.
 */
export function openUploads(folder: string, ids: Ids, readOnly = false): Uploads {
  if (!readOnly) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const known = new Set<string>();
  const path = (id: string) => {
    if (!known.has(id)) throw new Problem('not-found', 'core.no-upload', { id });
    return join(folder, id);
  };
  return {
    path,
    async complete(id, size) {
      const file = await open(path(id), 'r+');
      try {
        const arrived = (await file.stat()).size;
        if (size !== undefined && arrived !== size) throw new Problem('invalid', 'core.upload-incomplete', { arrived, size });
        await onDisk(() => file.sync());
      } finally {
        await file.close();
      }
      return path(id);
    },
    async discard(id) {
      if (!known.delete(id)) return;
      await rm(join(folder, id), { force: true });
    },
    async handle(request, url) {
      const id = /^\/uploads\/([\w-]+)$/.exec(url.pathname)?.[1];
      if (id === undefined && url.pathname !== '/uploads') return refused('not found', 404);
      const method = id === undefined ? 'POST' : 'PUT';
      if (request.method !== method) return refused('method not allowed', 405, { allow: method });
      if (readOnly) throw new Problem('locked', 'store.read-only', { folder: dirname(dirname(folder)) });
      const bytes = await bodyOf(request);
      if (!bytes) return refused('chunk too large', 413);
      const sha256 = request.headers.get(HASH);
      const begun = id === undefined && bytes.byteLength === 0;
      if (!begun && sha256 !== createHash('sha256').update(bytes).digest('hex')) return refused('other bytes arrived than were sent', 422);
      if (id === undefined) {
        if (known.size >= OPEN_LIMIT) return refused('too many uploads', 429);
        const fresh = ids.next();
        await onDisk(async () => {
          const handle = await open(join(folder, fresh), 'wx');
          try {
            await writeAll(handle, bytes, 0);
          } finally {
            await handle.close();
          }
        });
        known.add(fresh);
        return Response.json({ id: fresh });
      }
      const file = path(id);
      const offset = Number(url.searchParams.get('offset') ?? '0');
      // A chunk may be sent again after a lost answer, never with a hole before it.
      const { size } = await stat(file);
      if (!Number.isInteger(offset) || offset < 0 || offset > size) return Response.json({ size }, { status: 409 });
      await onDisk(async () => {
        const handle = await open(file, 'r+');
        try {
          await writeAll(handle, bytes, offset);
        } finally {
          await handle.close();
        }
      });
      return Response.json({ size: Math.max(size, offset + bytes.byteLength) });
    },
  };
}

const refused = (why: string, status: number, headers: Record<string, string> = {}) =>
  new Response(why, { status, headers: { 'x-content-type-options': 'nosniff', ...headers } });

/** The body, or undefined when it is larger than a chunk; no more than that is ever held. */
async function bodyOf(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? '0') > CHUNK_LIMIT) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > CHUNK_LIMIT) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A disk that fills up takes part of a write without an error; only the next one says so. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, offset + done);
    done += bytesWritten;
  }
}

async function onDisk(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Problem('locked', 'store.full', {}, [], error);
    throw error;
  }
}
