import { desktop } from '../desktop.ts';

/** Chunks go as ArrayBuffers: the one body every door carries unharmed. */
const CHUNK = 8 * 1024 * 1024;
/** Files on their way at once: enough that small ones do not wait for each other's answers. */
const LANES = 4;
/** Waits before a chunk is sent again, in milliseconds; after the last of them the file is given up. */
const RETRIES = [300, 1_000, 3_000, 8_000];
/** Names the bytes of a chunk, so that what arrives is what was sent. */
const HASH = 'x-casewright-sha256';

/** A file as the services take it: by path on the desktop, by upload elsewhere. */
export type Offered = { readonly path: string; readonly name: string } | { readonly upload: string; readonly name: string };

export interface Sending {
  /** Ends everything; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes that have arrived just now; less than zero when a file begins anew. */
  readonly onBytes?: (bytes: number) => void;
  /** Resolves when the next chunk may be sent; a pause is one that takes longer. */
  readonly turn?: () => Promise<void>;
}

/** The file itself cannot be read: it was moved, changed or closed to us since it was chosen. */
export class UnreadableFile extends Error {}
/** The workbench does not know the upload any more, or has other bytes of it than were sent. */
class LostUpload extends Error {}

const wait = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });

async function read(file: File, offset: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(offset, offset + CHUNK).arrayBuffer();
  } catch (error) {
    throw new UnreadableFile(file.name, { cause: error });
  }
}

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Tries again what a lost connection or a full queue stopped; a refusal of the file itself is final. */
async function send(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  for (let tried = 0; ; tried++) {
    const answer = await fetch(url, { ...init, ...(signal ? { signal } : {}) }).catch((error: unknown) => {
      if (signal?.aborted) throw signal.reason;
      return error;
    });
    if (answer instanceof Response) {
      if (answer.ok) return answer;
      if (answer.status === 404 || answer.status === 409) throw new LostUpload(`status ${answer.status}`);
      // 400 and 422: the chunk did not arrive as it was sent.
      if (![400, 422, 429].includes(answer.status) && answer.status < 500) throw new Error(`status ${answer.status}`);
    }
    const pause = RETRIES[tried];
    if (pause === undefined) throw answer instanceof Response ? new Error(`status ${answer.status}`) : answer;
    await wait(pause, signal);
  }
}

/** The first chunk opens the upload, so that a small file is one call; the others follow in their order. */
async function sendOnce(file: File, { signal, onBytes, turn }: Sending): Promise<string> {
  let id = '';
  let arrived = 0;
  try {
    let next = read(file, 0);
    do {
      const body = await next;
      // A file that shrank since it was chosen: what is there is not what was offered.
      if (body.byteLength === 0 && file.size > 0) throw new UnreadableFile(file.name);
      const after = arrived + body.byteLength;
      // Read while this one is on its way.
      if (after < file.size) next = read(file, after);
      next.catch(() => undefined);
      const headers = { [HASH]: hex(await crypto.subtle.digest('SHA-256', body)) };
      await turn?.();
      const to = id === '' ? '/uploads' : `/uploads/${id}?offset=${arrived}`;
      const answer = await send(to, { method: id === '' ? 'POST' : 'PUT', body, headers }, signal);
      if (id === '') id = ((await answer.json()) as { id: string }).id;
      onBytes?.(body.byteLength);
      arrived = after;
    } while (arrived < file.size);
  } catch (error) {
    onBytes?.(-arrived);
    throw error;
  }
  return id;
}

/** Sends one file and returns the id of its upload. Begins once more when the workbench was started again meanwhile. */
export async function sendFile(file: File, sending: Sending = {}): Promise<string> {
  try {
    return await sendOnce(file, sending);
  } catch (error) {
    if (!(error instanceof LostUpload)) throw error;
    return sendOnce(file, sending);
  }
}

/** Runs `work` over all of them, a few at a time; the first failure ends it. */
export async function inLanes<T>(all: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  const waiting = all.entries();
  const lane = async () => {
    for (const [index, one] of waiting) await work(one, index);
  };
  await Promise.all(Array.from({ length: Math.min(LANES, all.length) }, lane));
}

/** Hands files over: by path on the desktop, byte by byte elsewhere. `onProgress` gets the share done, 0 to 1. */
export async function offerFiles(files: readonly File[], onProgress: (share: number) => void = () => undefined): Promise<Offered[]> {
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let done = 0;
  const offered: Offered[] = [];
  await inLanes(files, async (file, index) => {
    const path = desktop?.pathForFile(file) ?? '';
    if (path !== '') offered[index] = { path, name: file.name };
    else {
      const onBytes = (bytes: number) => {
        done += bytes;
        onProgress(done / total);
      };
      offered[index] = { upload: await sendFile(file, { onBytes }), name: file.name };
    }
  });
  return offered;
}
