/** Files of a corpus with what must be said of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metadata } from '#core/reading/model.ts';
import type { CorpusFile, Expected } from './pdf.ts';

/** What is left out may be anything, as long as something is said. */
export interface ExpectedWords extends Expected {
  /** Names of the files inside, in their order. */
  readonly inner?: readonly string[];
  /** Messages of those that were not taken out, in their order. */
  readonly refused?: readonly string[];
  readonly metadata?: Partial<Metadata>;
  /** Number of lines that `entries` gives. */
  readonly entries?: number;
  /** In the text, each. */
  readonly words?: readonly string[];
  /** Not in the text. */
  readonly without?: readonly string[];
  /** In the inert page, each. */
  readonly shows?: readonly string[];
}

export type ReadableFile = CorpusFile & { readonly expected: ExpectedWords };

export type Made = readonly [name: string, bytes: Uint8Array | string, expected?: ExpectedWords];

export async function writeMade(folder: string, made: readonly Made[]): Promise<readonly ReadableFile[]> {
  const files: ReadableFile[] = [];
  for (const [name, bytes, expected = {}] of made) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    files.push({ name, path, expected });
  }
  return files;
}
