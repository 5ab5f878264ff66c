/** Files that are packages of others: which of the many kinds of ZIP and of Microsoft's compound file. Lists names, unpacks nothing. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const OOXML = 'application/vnd.openxmlformats-officedocument';
/** Longest list of members that is looked through; longer ones are plain archives. */
const LONGEST_LIST = 4 * 1024 * 1024;

/** The media type of a ZIP or a compound file, by what is in it. */
export function packageType(path: string, head: Buffer): string {
  const descriptor = openSync(path, 'r');
  try {
    const size = fstatSync(descriptor).size;
    const read = (from: number, length: number): Buffer => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      return bytes.subarray(0, from < 0 ? 0 : readSync(descriptor, bytes, 0, bytes.length, from));
    };
    return head[0] === 0x50 ? zipType(head, size, read) : compoundType(head, read);
  } finally {
    closeSync(descriptor);
  }
}

type Read = (from: number, length: number) => Buffer;

function zipType(head: Buffer, size: number, read: Read): string {
  // OpenDocument (part 3, 3.3) and EPUB say their type in the first member, unpacked.
  if (head.subarray(30, 38).toString('latin1') === 'mimetype' && head.readUInt16LE(8) === 0) {
    const stored = head.subarray(38 + head.readUInt16LE(28)).toString('latin1', 0, 100);
    const type = /^application\/(vnd\.oasis\.opendocument\.[\w.-]+?|epub\+zip)(?=PK|$|\s)/.exec(stored)?.[0];
    if (type) return type;
  }
  const names = zipNames(size, read);
  const has = (name: string) => names.includes(name);
  if (has('[Content_Types].xml')) {
    const within = (folder: string) => names.some((name) => name.startsWith(`${folder}/`));
    const macros = names.some((name) => name.endsWith('/vbaProject.bin'));
    if (within('word')) return macros ? 'application/vnd.ms-word.document.macroenabled.12' : `${OOXML}.wordprocessingml.document`;
    if (within('xl')) return macros ? 'application/vnd.ms-excel.sheet.macroenabled.12' : `${OOXML}.spreadsheetml.sheet`;
    if (within('ppt'))
      return macros ? 'application/vnd.ms-powerpoint.presentation.macroenabled.12' : `${OOXML}.presentationml.presentation`;
  }
  // Web Archive Collection Zipped 1.1.1, section 2.
  if (has('datapackage.json') && names.some((name) => /^archive\/.+\.warc(\.gz)?$/.test(name))) return 'application/wacz';
  return 'application/zip';
}

/** Names in the central directory (APPNOTE 4.3.12, 4.3.16), as far as it is sound; none when it is not found. */
function zipNames(size: number, read: Read): string[] {
  const tailAt = Math.max(0, size - 65_557);
  const tail = read(tailAt, 65_557);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) return [];
  const length = tail.readUInt32LE(end + 12);
  if (length > LONGEST_LIST) return [];
  // By its length and not by its offset, so that bytes before the archive do no harm.
  const list = read(tailAt + end - length, length);
  const names: string[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === 0x02014b50; ) {
    const name = list.readUInt16LE(at + 28);
    names.push(list.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return names;
}

/** Streams of the compound file that only one program writes. */
const STREAMS: readonly (readonly [name: string, type: string])[] = [
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  // An Office file of today that is locked with a password ([MS-OFFCRYPTO] 2.3.4).
  ['EncryptedPackage', 'application/x-office-encrypted'],
];

/** [MS-CFB] 2.2 to 2.6: the chain of directory sectors, at most 256 of them. */
function compoundType(head: Buffer, read: Read): string {
  const unknown = 'application/x-cfb';
  if (head.length < 512) return unknown;
  const sectorSize = 1 << Math.min(head.readUInt16LE(30), 12);
  const offset = (sector: number) => (sector + 1) * sectorSize;
  const tables: number[] = [];
  for (let i = 0; i < 109; i++) tables.push(head.readUInt32LE(76 + i * 4));
  const next = (sector: number): number => {
    const table = tables[Math.floor(sector / (sectorSize / 4))];
    if (table === undefined || table >= 0xfffffffa) return 0xfffffffe;
    const entry = read(offset(table) + (sector % (sectorSize / 4)) * 4, 4);
    return entry.length === 4 ? entry.readUInt32LE(0) : 0xfffffffe;
  };
  const names = new Set<string>();
  let sector = head.readUInt32LE(48);
  for (let seen = 0; seen < 256 && sector < 0xfffffffa; seen++) {
    const bytes = read(offset(sector), sectorSize);
    for (let at = 0; at + 128 <= bytes.length; at += 128) {
      const length = Math.min(bytes.readUInt16LE(at + 64), 64);
      if (length > 2) names.add(bytes.toString('utf16le', at, at + length - 2));
    }
    sector = next(sector);
  }
  return STREAMS.find(([name]) => names.has(name))?.[1] ?? unknown;
}
