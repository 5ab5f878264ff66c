/** Collections of web archives (Web Archive Collection Zipped 1.1.1). */
import { closeSync, openSync } from 'node:fs';
import type { Metadata } from './model.ts';
import { oneLine } from './one-line.ts';
import { isoTime } from './stated-time.ts';
import type { Archive } from './warc.ts';
import { type Member, readDirectory } from './zip-directory.ts';
import { unpackAtOnce, unpacking } from './zip-unpack.ts';

const MOST_MEMBERS = 10_000;
/** Bytes of its description and its list of pages that are read. */
const LARGEST_LIST = 8 * 1024 ** 2;

type Json = Readonly<Record<string, unknown>>;

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? oneLine(value) : '');

/** Finds the archives, the page that was meant, and when it was taken. A member that is damaged is passed over. */
export async function openWacz(path: string): Promise<Archive> {
  const { members } = await readDirectory(path, MOST_MEMBERS);
  const descriptor = openSync(path, 'r');
  let description: Json;
  let pages: Json[];
  try {
    const read = (name: string): string => {
      const member = members.find((one) => one.name === name && one.fault === undefined);
      return (member && unpackAtOnce(descriptor, member, LARGEST_LIST)?.toString('utf8')) ?? '';
    };
    description = parsed(read('datapackage.json'));
    // The first line says what the others are (section 5.2).
    pages = read('pages/pages.jsonl')
      .split('\n', 1_000)
      .map(parsed)
      .filter((page) => typeof page.url === 'string');
  } finally {
    closeSync(descriptor);
  }
  const main = textOf(description.mainPageUrl ?? description.mainPageURL);
  const first = pages.find(({ url }) => url === main) ?? pages[0] ?? {};
  const date = textOf(first.ts) || textOf(description.mainPageDate);
  const told: Partial<Metadata> = {
    title: textOf(first.title) || textOf(description.title),
    software: textOf(description.software),
    captured: isoTime(date, 'capture-header'),
  };
  const archives = members.filter(({ name, fault }) => fault === undefined && /^archive\/.+\.warc(\.gz)?$/.test(name));
  return { sources: archives.map((member) => () => bytesOf(path, member)), page: main || textOf(first.url), told };
}

async function* bytesOf(path: string, member: Member): AsyncGenerator<Buffer> {
  yield* unpacking(path, member) as AsyncIterable<Buffer>;
}
