/** Reads a file with the modules of the reading room in this process, as the reading process does in its own. */
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { complete } from '#core/reading/complete.ts';
import type { Format, FormatFile } from '#core/reading/format.ts';
import { formats } from '#core/reading/formats.ts';
import { HEAD, mediaTypeOf } from '#core/reading/media-type.ts';
import type { Inspection, PageText } from '#core/reading/model.ts';
import type { Entry } from '#core/reading/reader.ts';
import type { ReadableFile } from './corpus/made.ts';

export interface Read {
  readonly inspection: Inspection;
  readonly pages: readonly PageText[] | null;
  /** All pages, one after the other. */
  readonly text: string;
  readonly markup: string | null;
  readonly entries: readonly Entry[] | null;
}

async function fileAt(path: string, into: string, depth: number): Promise<{ file: FormatFile; format: Format | undefined }> {
  const handle = await open(path);
  try {
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await handle.read(head, 0, HEAD, 0);
    const name = basename(path);
    const mediaType = await mediaTypeOf(path, name);
    const { size } = await stat(path);
    const format = formats.find(({ test }) => test(mediaType));
    return { file: { path, name, mediaType, head: head.subarray(0, bytesRead), size, password: '', into, depth }, format };
  } finally {
    await handle.close();
  }
}

/** Inspects the file; the files inside go into `into`. A module that throws has found damage. */
export async function inspected(path: string, into = '', depth = 0): Promise<Inspection> {
  const { file, format } = await fileAt(path, into, depth);
  const found = await (format?.inspect?.(file) ?? Promise.resolve({})).catch(() => ({ unreadable: 'damaged' as const }));
  return complete(found, file.mediaType);
}

/** All that can be had of the file. */
export async function read(path: string): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'inner-'));
  try {
    const inspection = await inspected(path, folder);
    const { file, format } = await fileAt(path, '', 0);
    const or = <T>(value: Promise<T | null> | undefined) => (value ?? Promise.resolve(null)).catch(() => null);
    const pages = await or(format?.text?.(file));
    expect((await readdir(folder)).length, 'files left that nobody knows of').toBe(inspection.inner.length);
    return {
      inspection,
      pages,
      text: (pages ?? []).map(({ text }) => text).join(''),
      markup: await or(format?.markup?.(file)),
      entries: await or(format?.entries?.(file)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Holds what was read against what a corpus says of the file. */
export function expectAsSaid({ name, expected }: ReadableFile, { inspection, pages, text, markup, entries }: Read): void {
  const { inner, innerRefused, metadata } = inspection;
  if (expected.mediaType !== undefined) expect(inspection.mediaType, name).toBe(expected.mediaType);
  if (expected.unreadable !== undefined) expect(expected.unreadable, `${name}: ${inspection.unreadable}`).toContain(inspection.unreadable);
  if (expected.flags !== undefined) expect([...inspection.flags].sort(), name).toEqual([...expected.flags].sort());
  if (expected.inner !== undefined)
    expect(
      inner.map((file) => file.name),
      name,
    ).toEqual(expected.inner);
  if (expected.refused !== undefined)
    expect(
      innerRefused.map(({ message }) => message),
      name,
    ).toEqual(expected.refused);
  if (expected.metadata !== undefined) expect(metadata, name).toMatchObject(expected.metadata);
  if (expected.entries !== undefined) expect(entries?.length, name).toBe(expected.entries);
  for (const words of expected.words ?? []) expect(text, name).toContain(words);
  for (const words of expected.without ?? []) expect(text, name).not.toContain(words);
  for (const shown of expected.shows ?? []) expect(markup, name).toContain(shown);
  expect(
    (pages ?? []).map(({ page }) => page),
    name,
  ).toEqual((pages ?? []).map((_, i) => i + 1));
}
