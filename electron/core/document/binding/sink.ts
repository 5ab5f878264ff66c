import { closeSync, openSync, writeSync } from 'node:fs';
import type { Sink } from '../pdf/writer.ts';

/** Writes a new file. Throws when there is one of that name already. The caller makes it durable. */
export class FileSink implements Sink {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at);
  }

  close(): void {
    closeSync(this.#file);
  }
}
