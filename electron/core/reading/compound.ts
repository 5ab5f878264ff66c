/**
 * Microsoft's compound file ([MS-CFB] 10.0): the file system inside `.msg`, `.doc`, `.xls` and `.ppt`. Everything that points somewhere is
 * followed once to its end when the file is opened, so that whoever reads it after us meets no loop.
 */

export interface CompoundStream {
  /** Storages and the stream's own name, parted by `/`. */
  readonly path: string;
  readonly size: number;
  read(): Buffer;
}

export interface Compound {
  readonly streams: readonly CompoundStream[];
  /** Paths of the storages. */
  readonly storages: readonly string[];
  stream(path: string): CompoundStream | undefined;
}

const END = 0xfffffffe;
const NONE = 0xffffffff;
/** Streams below this size lie in the small sectors. */
const SMALL = 4096;

const broken = (what: string) => new Error(`the compound file is damaged: ${what}`);

/** Throws when the file is not sound. */
export function openCompound(bytes: Buffer): Compound {
  if (bytes.length < 512 || bytes.readUInt32BE(0) !== 0xd0cf11e0) throw broken('no header');
  const sectorSize = bytes.readUInt16LE(30) === 12 ? 4096 : 512;
  const count = Math.floor((bytes.length - 1) / sectorSize);
  const sector = (no: number): Buffer => {
    if (no >= count) throw broken('a sector lies outside');
    return bytes.subarray((no + 1) * sectorSize, (no + 2) * sectorSize);
  };

  // Which sectors hold the allocation table: 109 in the header, the others in a chain of their own.
  const tables: number[] = [];
  const addTables = (from: Buffer, at: number, length: number) => {
    for (let i = 0; i < length && at + i * 4 + 4 <= from.length; i++) {
      const no = from.readUInt32LE(at + i * 4);
      if (no < count) tables.push(no);
    }
  };
  addTables(bytes, 76, 109);
  let more = bytes.readUInt32LE(68);
  for (let seen = 0; more < END - 4; seen++) {
    if (seen > count) throw broken('its table of tables is a loop');
    const list = sector(more);
    addTables(list, 0, sectorSize / 4 - 1);
    more = list.length < sectorSize ? END : list.readUInt32LE(sectorSize - 4);
  }
  const next = (table: readonly number[], no: number): number => {
    const holder = table[Math.floor(no / (sectorSize / 4))];
    if (holder === undefined) return END;
    const entries = sector(holder);
    const at = (no % (sectorSize / 4)) * 4;
    return at + 4 <= entries.length ? entries.readUInt32LE(at) : END;
  };
  const chain = (table: readonly number[], start: number, most: number): number[] => {
    const seen: number[] = [];
    for (let no = start; no < END - 4; no = next(table, no)) {
      if (seen.length > most) throw broken('a chain of sectors is a loop');
      seen.push(no);
    }
    return seen;
  };

  const names = chain(tables, bytes.readUInt32LE(48), count).map(sector);
  const smallTables = chain(tables, bytes.readUInt32LE(60), count);
  const entry = (no: number): Buffer => {
    const at = no * 128;
    const found = names[Math.floor(at / sectorSize)]?.subarray(at % sectorSize, (at % sectorSize) + 128);
    if (found === undefined || found.length < 128) throw broken('an entry is missing');
    return found;
  };
  const root = entry(0);
  const smallSectors = chain(tables, root.readUInt32LE(116), count);
  const smallCount = smallSectors.length * (sectorSize / 64);
  const small = (no: number): Buffer => {
    const holder = smallSectors[Math.floor(no / (sectorSize / 64))];
    if (holder === undefined) throw broken('a small sector lies outside');
    const at = (no % (sectorSize / 64)) * 64;
    return sector(holder).subarray(at, at + 64);
  };

  const streams: CompoundStream[] = [];
  const storages: string[] = [];
  const visited = new Set<number>();
  const waiting: { readonly no: number; readonly within: string }[] = [{ no: root.readUInt32LE(76), within: '' }];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const { no, within } = here;
    if (no === NONE) continue;
    if (visited.has(no)) throw broken('its folders are a loop');
    visited.add(no);
    const item = entry(no);
    const path = within + item.toString('utf16le', 0, Math.max(0, Math.min(item.readUInt16LE(64), 64) - 2));
    waiting.push({ no: item.readUInt32LE(68), within }, { no: item.readUInt32LE(72), within });
    if (item[66] === 1) {
      storages.push(path);
      waiting.push({ no: item.readUInt32LE(76), within: `${path}/` });
    } else if (item[66] === 2) {
      const size = item.readUInt32LE(120);
      if (size > bytes.length) throw broken('a stream is longer than the file');
      const inSmall = size < SMALL;
      const sectors = size === 0 ? [] : chain(inSmall ? smallTables : tables, item.readUInt32LE(116), inSmall ? smallCount : count);
      if (sectors.length * (inSmall ? 64 : sectorSize) < size) throw broken('a stream is cut short');
      streams.push({ path, size, read: () => Buffer.concat(sectors.map(inSmall ? small : sector)).subarray(0, size) });
    }
  }
  return { streams, storages, stream: (path) => streams.find((one) => one.path === path) };
}

/** What Office says of a document in its summary ([MS-OLEPS] 2.21, [MS-OSHARED] 2.3.3.2.1). Missing or broken: nothing said. */
export interface Summary {
  readonly title: string;
  readonly author: string;
  readonly software: string;
  /** Milliseconds since 1970, in UTC. */
  readonly created: number | null;
}

export function summaryOf(file: Compound, decode: (bytes: Buffer, codePage: number) => string): Summary {
  const said = { title: '', author: '', software: '', created: null as number | null };
  try {
    const bytes = file.stream('\u0005SummaryInformation')?.read();
    if (bytes === undefined) return said;
    const set = bytes.subarray(bytes.readUInt32LE(44));
    const places = new Map<number, number>();
    for (let i = 0; i < Math.min(set.readUInt32LE(4), 100); i++) places.set(set.readUInt32LE(8 + i * 8), set.readUInt32LE(12 + i * 8));
    const page = places.get(1);
    const codePage = page === undefined ? 1252 : set.readUInt16LE(page + 4);
    const text = (id: number): string => {
      const at = places.get(id);
      if (at === undefined || set.readUInt32LE(at) !== 30) return '';
      return decode(set.subarray(at + 8, at + 8 + Math.min(set.readUInt32LE(at + 4), 20_000)), codePage).replace(/\0[\s\S]*$/, '');
    };
    const time = places.get(12);
    // 100 ns since 1601.
    const created =
      time !== undefined && set.readUInt32LE(time) === 64 ? Number(set.readBigUInt64LE(time + 4) / 10_000n) - 11_644_473_600_000 : 0;
    return { title: text(2), author: text(4), software: text(18), created: created > 0 ? created : null };
  } catch {
    return said;
  }
}
