/** What the Office formats of today have in common: XML in a ZIP (ECMA-376 part 2, OpenDocument 1.3 part 2). Never unpacked to disk. */
import { closeSync, openSync } from 'node:fs';
import type { Found } from './format.ts';
import type { FileFlag, Metadata } from './model.ts';
import { isoTime } from './stated-time.ts';
import { readTags, type TagHandler, tagStream, xmlDecoder } from './tags.ts';
import { type Directory, type Member, readDirectory } from './zip-directory.ts';
import { unpackAtOnce, unpacking } from './zip-unpack.ts';

const MOST_MEMBERS = 50_000;
/** Largest part that is read at once; larger ones only as a stream. */
const LARGEST_PART = 24 * 1024 ** 2;
/** Bytes of one part that are read as a stream: a sheet of a million rows has some 200 MB. */
const LARGEST_STREAM = 1024 ** 3;
/** Milliseconds one file is read; the process that reads it is stopped at 30 s. */
const TIME = 20_000;

export class OfficePackage {
  readonly path: string;
  readonly directory: Directory;
  readonly #descriptor: number;
  readonly #byName = new Map<string, Member>();
  readonly #until = performance.now() + TIME;

  private constructor(path: string, directory: Directory) {
    this.path = path;
    this.directory = directory;
    this.#descriptor = openSync(path, 'r');
    for (const member of directory.members) {
      const key = keyOf(member.name);
      if (!this.#byName.has(key)) this.#byName.set(key, member);
    }
  }

  static async with<T>(path: string, use: (file: OfficePackage) => Promise<T>): Promise<T> {
    const file = new OfficePackage(path, await readDirectory(path, MOST_MEMBERS));
    try {
      return await use(file);
    } finally {
      closeSync(file.#descriptor);
    }
  }

  has(name: string): boolean {
    return this.#byName.has(keyOf(name));
  }

  /** Names of the parts that match, in the order of their numbers: `slide2` before `slide10`. */
  names(pattern: RegExp): string[] {
    const numbered = new Intl.Collator('en', { numeric: true });
    return this.directory.members
      .map(({ name }) => name)
      .filter((name) => pattern.test(name))
      .sort(numbered.compare);
  }

  /** A part as text; '' when it is missing, damaged or too large. */
  part(name: string): string {
    const member = this.#byName.get(keyOf(name));
    if (!member || member.fault) return '';
    const bytes = unpackAtOnce(this.#descriptor, member, LARGEST_PART);
    return bytes ? xmlDecoder(bytes).decode(bytes) : '';
  }

  read(name: string, handler: TagHandler): void {
    const text = this.part(name);
    if (text !== '') readTags('xml', text, handler);
  }

  /** Reads a part of any size as a stream, until the handler is full, the part ends or breaks. False when it could not be read to its end. */
  async stream(name: string, handler: TagHandler): Promise<boolean> {
    const member = this.#byName.get(keyOf(name));
    if (!member || member.fault) return false;
    const tags = tagStream('xml', handler);
    let decoder: TextDecoder | undefined;
    let size = 0;
    let whole = true;
    try {
      for await (const chunk of unpacking(this.path, member) as AsyncIterable<Buffer>) {
        size += chunk.length;
        whole = size <= LARGEST_STREAM && performance.now() < this.#until;
        if (!whole || handler.full?.()) break;
        decoder ??= xmlDecoder(chunk);
        tags.write(decoder.decode(chunk, { stream: true }));
      }
    } catch {
      whole = false;
    }
    tags.end();
    return whole;
  }

  /** Targets of a part's relations, by their ids; those outside the package are left out. */
  relations(part: string): Map<string, { type: string; target: string }> {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const found = new Map<string, { type: string; target: string }>();
    this.read(`${folder}_rels/${part.slice(slash + 1)}.rels`, {
      open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
        if (local(name) === 'Relationship' && TargetMode !== 'External') found.set(Id, { type: Type, target: within(folder, Target) });
      },
    });
    return found;
  }
}

/** Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3). */
const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/** `w:p` without its prefix, which a document may choose. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The value of an attribute whatever its prefix. */
export const attribute = (attributes: Readonly<Record<string, string>>, wanted: string): string | undefined =>
  attributes[wanted] ?? Object.entries(attributes).find(([name]) => local(name) === wanted)?.[1];

function within(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Metadata and flags of a file of Word, Excel or PowerPoint (ECMA-376 part 2, 8.3, and part 1, 15.2.12.3). */
export function inspectOoxml(file: OfficePackage): Found {
  const said: Record<string, string> = {};
  let element = '';
  const gather: TagHandler = {
    open: (name) => {
      element = local(name);
    },
    text: (text) => {
      if (element !== '') said[element] = ((said[element] ?? '') + text).slice(0, 20_000);
    },
    close: () => {
      element = '';
    },
  };
  file.read('docProps/core.xml', gather);
  file.read('docProps/app.xml', gather);
  const metadata: Partial<Metadata> = {
    title: said.title ?? '',
    author: said.creator ?? '',
    software: said.Application ?? '',
    captured: isoTime(said.created ?? '', 'office'),
  };
  const flags: FileFlag[] = [];
  const { members } = file.directory;
  if (members.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) flags.push('macros');
  if (members.some(({ name }) => /\/embeddings\//i.test(name))) flags.push('embedded-files');
  if (members.some(({ name }) => /^_xmlsignatures\//i.test(name))) flags.push('signed');
  if (
    file
      .names(/\.rels$/i)
      .slice(0, 2_000)
      .some((name) => loadsFromOutside(file, name))
  )
    flags.push('external-content');
  const locked = members.some(
    ({ name, fault }) => fault === 'reading.inner-encrypted' && /document\.xml$|workbook\.(xml|bin)$|presentation\.xml$/i.test(name),
  );
  const broken = file.directory.damaged || file.part('[Content_Types].xml') === '';
  return { unreadable: locked ? 'encrypted' : broken ? 'damaged' : '', metadata, flags };
}

/** Templates, pictures, objects and data that Office would fetch; a link that a reader may follow is none. */
function loadsFromOutside(file: OfficePackage, rels: string): boolean {
  let found = false;
  file.read(rels, {
    full: () => found,
    open(_, { TargetMode, Type = '' }) {
      if (TargetMode === 'External' && !/\/(hyperlink|slideUpdateInfo)$/.test(Type)) found = true;
    },
  });
  return found;
}
