/** The real reading process, for tests. */
import { afterAll } from 'vitest';
import { checkoutPlaces } from '#core/places.ts';
import { type OpenReader, openReader, type ReaderOptions } from '#core/reading/open.ts';
import { nodeFork } from '#core/world.ts';

const open: OpenReader[] = [];
afterAll(async () => {
  for (const reader of open.splice(0)) await reader.close();
});

let shared: OpenReader | undefined;

/** One reader for all workspaces of a test file: a process takes longer to start than most files to read. */
export function sharedTestReader(): OpenReader {
  shared ??= openTestReader();
  return shared;
}

/** Closed by itself after the file's tests. Starts no process before it is asked something. */
export function openTestReader(options: Partial<ReaderOptions> = {}): OpenReader {
  const places = checkoutPlaces();
  const reader = openReader({
    fork: nodeFork,
    worker: places.worker('reading'),
    pdfium: places.pdfium,
    font: places.chineseFont,
    ...options,
  });
  open.push(reader);
  return reader;
}
