import { closeSync, openSync, writeSync } from 'node:fs';
import type { Sink } from '../pdf/writer.ts';

const HELD = 1 << 20;

/** Writes a new file in large pieces. Throws when there is one of that name already. The caller makes it durable. */
export class FileSink implements Sink {
  readonly #file: number;
  readonly #held = Buffer.allocUnsafeSlow(HELD);
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  write(bytes: Uint8Array): void {
    if (this.#length + bytes.length > HELD) this.#flush();
    if (bytes.length > HELD) this.#put(bytes);
    else {
      this.#held.set(bytes, this.#length);
      this.#length += bytes.length;
    }
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#file);
    }
  }

  #flush(): void {
    this.#put(this.#held.subarray(0, this.#length));
    this.#length = 0;
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at);
  }
}
