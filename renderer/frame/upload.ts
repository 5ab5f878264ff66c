import { desktop } from '../desktop.ts';

/** Chunks go as ArrayBuffers: the one body every door carries unharmed. */
const CHUNK = 8 * 1024 * 1024;

/** A file as the services take it: by path on the desktop, by upload elsewhere. */
export type Offered = { readonly path: string; readonly name: string } | { readonly upload: string; readonly name: string };

async function uploadFile(file: File, onBytes: (bytes: number) => void): Promise<string> {
  const opened = await fetch('/uploads', { method: 'POST' });
  const { id } = (await opened.json()) as { id: string };
  for (let offset = 0; offset < file.size; offset += CHUNK) {
    const body = await file.slice(offset, offset + CHUNK).arrayBuffer();
    const sent = await fetch(`/uploads/${id}?offset=${offset}`, { method: 'PUT', body });
    if (!sent.ok) throw new Error(`upload of ${file.name} stopped with status ${sent.status}`);
    onBytes(body.byteLength);
  }
  return id;
}

/** Hands files over, one after the other; `onProgress` gets the share done, 0 to 1. */
export async function offerFiles(files: readonly File[], onProgress: (share: number) => void = () => undefined): Promise<Offered[]> {
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let done = 0;
  const offered: Offered[] = [];
  for (const file of files) {
    const path = desktop?.pathForFile(file) ?? '';
    if (path !== '') offered.push({ path, name: file.name });
    else {
      const upload = await uploadFile(file, (bytes) => {
        done += bytes;
        onProgress(done / total);
      });
      offered.push({ upload, name: file.name });
    }
  }
  return offered;
}
