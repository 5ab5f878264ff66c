import { mkdirSync, rmSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../kit/problem.ts';
import type { Ids } from '../kit/world.ts';

/** A chunk is one ArrayBuffer of the page; larger bodies are refused before they are read. */
const CHUNK_LIMIT = 16 * 1024 * 1024;

export interface Uploads {
  /** POST /uploads -> { id }; PUT /uploads/<id>?offset=N with the chunk as body -> { size }. */
  handle(request: Request, url: URL): Promise<Response>;
  /** The file behind an upload, complete or not. Refuses an id it did not give out. */
  path(id: string): string;
  /** Forgets an upload once its bytes are where they belong. */
  discard(id: string): Promise<void>;
}

/** Uploads wait in a folder of the workspace's derived data; what a crash left there is swept at the next start. */
export function openUploads(folder: string, ids: Ids): Uploads {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = new Set<string>();
  const path = (id: string) => {
    if (!known.has(id)) throw new Problem('not-found', 'core.no-upload', { id });
    return join(folder, id);
  };
  return {
    path,
    async discard(id) {
      if (!known.delete(id)) return;
      await rm(join(folder, id), { force: true });
    },
    async handle(request, url) {
      const id = /^\/uploads\/([\w-]+)$/.exec(url.pathname)?.[1];
      if (request.method === 'POST' && !id) {
        const fresh = ids.next();
        await (await open(join(folder, fresh), 'wx')).close();
        known.add(fresh);
        return Response.json({ id: fresh });
      }
      if (request.method !== 'PUT' || !id) return new Response('not found', { status: 404 });
      const offset = Number(url.searchParams.get('offset') ?? '0');
      const length = Number(request.headers.get('content-length') ?? '0');
      if (length > CHUNK_LIMIT) return new Response('chunk too large', { status: 413 });
      const bytes = new Uint8Array(await request.arrayBuffer());
      if (bytes.byteLength > CHUNK_LIMIT) return new Response('chunk too large', { status: 413 });
      const file = path(id);
      // A chunk may be sent again after a lost answer, never with a hole before it.
      const { size } = await stat(file);
      if (!Number.isInteger(offset) || offset < 0 || offset > size) return Response.json({ size }, { status: 409 });
      const handle = await open(file, 'r+');
      try {
        await handle.write(bytes, 0, bytes.byteLength, offset);
      } finally {
        await handle.close();
      }
      return Response.json({ size: Math.max(size, offset + bytes.byteLength) });
    },
  };
}
