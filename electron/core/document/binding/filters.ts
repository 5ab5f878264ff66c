import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { Damage, type Dict, isDict, numberOf, TooMuch, type Value } from './values.ts';

/** The filters of a stream in the order they are undone, each with its parameters. `resolve` follows references. */
export function filtersOf(dict: Dict, resolve: (value: Value | undefined) => Value): { name: string; parms: Dict }[] {
  const filter = resolve(dict.get('Filter') ?? dict.get('F'));
  const parms = resolve(dict.get('DecodeParms') ?? dict.get('DP'));
  const names = Array.isArray(filter) ? filter.map(resolve) : filter === 'null' ? [] : [filter];
  return names.map((name, i) => {
    const own = resolve(Array.isArray(parms) ? parms[i] : i === 0 ? parms : undefined);
    const parameters: Dict = isDict(own) ? new Map([...own].map(([key, value]) => [key, resolve(value)])) : new Map();
    return { name: typeof name === 'string' ? (SHORT[name] ?? name) : '', parms: parameters };
  });
}

const SHORT: Readonly<Record<string, string>> = {
  '/Fl': '/FlateDecode',
  '/LZW': '/LZWDecode',
  '/A85': '/ASCII85Decode',
  '/AHx': '/ASCIIHexDecode',
  '/RL': '/RunLengthDecode',
  '/DCT': '/DCTDecode',
  '/CCF': '/CCITTFaxDecode',
};

/** Filters that pictures only have; their data is looked at by what draws pictures. */
export const isPictureFilter = (name: string): boolean =>
  name === '/DCTDecode' || name === '/JPXDecode' || name === '/CCITTFaxDecode' || name === '/JBIG2Decode';

/**
 * Undoes filters. Gives at most `most` bytes: a stream that holds more throws `Damage`. With `whole` false, as much as can be had of
 * a damaged stream is given; otherwise damage throws.
 */
export function decode(
  data: Uint8Array,
  filters: readonly { name: string; parms: Dict }[],
  most: number,
  whole: boolean,
): Uint8Array<ArrayBufferLike> {
  let bytes = data;
  for (const { name, parms } of filters) {
    if (name === '/FlateDecode') bytes = predicted(inflated(bytes, most, whole), parms);
    else if (name === '/LZWDecode') bytes = predicted(unpackLzw(bytes, numberOf(parms.get('EarlyChange')) ?? 1, most), parms);
    else if (name === '/ASCIIHexDecode') bytes = unpackHex(bytes);
    else if (name === '/ASCII85Decode') bytes = unpack85(bytes);
    else if (name === '/RunLengthDecode') bytes = unpackRuns(bytes, most);
    else if (name !== '/Crypt') throw new Damage(`no decoding of ${name}`);
  }
  return bytes;
}

function inflated(bytes: Uint8Array, most: number, whole: boolean): Buffer {
  const options = { maxOutputLength: most, ...(whole ? {} : { finishFlush: constants.Z_SYNC_FLUSH }) };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooMuch('a stream expands to too much');
    if (whole) throw new Damage(`a stream is damaged: ${(error as Error).message}`);
  }
  // A wrong head or checksum: the data between them may still be good.
  for (const start of [2, 0])
    try {
      return inflateRawSync(bytes.subarray(start), { ...options, finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // Not so either.
    }
  return salvaged(bytes, most);
}

/** As much of a stream broken in the middle as comes before the break, found by halving. */
function salvaged(bytes: Uint8Array, most: number): Buffer {
  let good = 0;
  let bad = bytes.length;
  let best: Buffer = Buffer.alloc(0);
  while (bad - good > 16) {
    const middle = (good + bad) >> 1;
    try {
      best = inflateSync(bytes.subarray(0, middle), { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return best;
}

/** TIFF and PNG predictors (7.4.4.4). */
function predicted(bytes: Buffer, parms: Dict): Buffer {
  const predictor = numberOf(parms.get('Predictor')) ?? 1;
  if (predictor < 2) return bytes;
  const colors = numberOf(parms.get('Colors')) ?? 1;
  const bits = numberOf(parms.get('BitsPerComponent')) ?? 8;
  const columns = numberOf(parms.get('Columns')) ?? 1;
  const row = Math.ceil((colors * bits * columns) / 8);
  const step = Math.max(1, Math.ceil((colors * bits) / 8));
  if (!(row > 0 && row < 1 << 26)) throw new Damage('a predictor of no width');
  if (predictor === 2) {
    if (bits === 8) for (let at = 0; at < bytes.length; at++) if (at % row >= step) bytes[at] = (bytes[at] ?? 0) + (bytes[at - step] ?? 0);
    return bytes;
  }
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let y = 0; y < rows; y++) {
    const from = y * (row + 1) + 1;
    const to = y * row;
    const kind = bytes[from - 1] ?? 0;
    const length = Math.min(row, bytes.length - from);
    for (let x = 0; x < length; x++) {
      const left = x >= step ? (out[to + x - step] ?? 0) : 0;
      const up = y > 0 ? (out[to + x - row] ?? 0) : 0;
      let add = 0;
      if (kind === 1) add = left;
      else if (kind === 2) add = up;
      else if (kind === 3) add = (left + up) >> 1;
      else if (kind === 4) add = paeth(left, up, x >= step && y > 0 ? (out[to + x - row - step] ?? 0) : 0);
      out[to + x] = (bytes[from + x] ?? 0) + add;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const p = left + up - corner;
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function unpackHex(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1').split('>')[0] ?? '';
  const digits = text.replace(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex');
}

function unpack85(bytes: Uint8Array): Buffer {
  const out = Buffer.alloc(Math.ceil(bytes.length * 4) + 4);
  let to = 0;
  let value = 0;
  let count = 0;
  const put = (kept: number) => {
    for (let i = 0; i < kept; i++) out[to++] = Math.floor(value / 256 ** (3 - i)) % 256;
  };
  for (const code of bytes) {
    if (code === 0x7e) break;
    if (code === 0x7a && count === 0) {
      value = 0;
      put(4);
    } else if (code >= 33 && code <= 117) {
      value = value * 85 + code - 33;
      if (++count === 5) {
        put(4);
        value = 0;
        count = 0;
      }
    }
  }
  if (count > 1) {
    for (let i = count; i < 5; i++) value = value * 85 + 84;
    put(count - 1);
  }
  return out.subarray(0, to);
}

function unpackRuns(bytes: Uint8Array, most: number): Buffer {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++] ?? 128;
    if (length === 128) break;
    const piece = length < 128 ? bytes.subarray(at, at + length + 1) : new Uint8Array(257 - length).fill(bytes[at] ?? 0);
    at += length < 128 ? length + 1 : 1;
    total += piece.length;
    if (total > most) throw new TooMuch('a stream expands to too much');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** LZW as TIFF and PDF have it: codes of 9 to 12 bits, high bit first. */
function unpackLzw(bytes: Uint8Array, early: number, most: number): Buffer {
  // Each entry is its predecessor and one byte more.
  const before = new Uint16Array(4097);
  const byte = new Uint8Array(4097);
  const size = new Uint16Array(4097);
  for (let i = 0; i < 256; i++) {
    byte[i] = i;
    size[i] = 1;
  }
  let out = Buffer.alloc(Math.min(most, Math.max(1024, bytes.length * 4)));
  let to = 0;
  let next = 258;
  let width = 9;
  let last = -1;
  let bits = 0;
  let held = 0;
  const room = (more: number) => {
    if (to + more > most) throw new TooMuch('a stream expands to too much');
    if (to + more > out.length) out = Buffer.concat([out, Buffer.alloc(Math.max(out.length, more))]);
  };
  const put = (code: number) => {
    const length = size[code] ?? 0;
    room(length);
    for (let i = length - 1, c = code; i >= 0; i--) {
      out[to + i] = byte[c] ?? 0;
      c = before[c] ?? 0;
    }
    to += length;
    return out[to - length] ?? 0;
  };
  for (const one of bytes) {
    held = ((held << 8) | one) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      next = 258;
      width = 9;
      last = -1;
      continue;
    }
    if (last >= 0 && next < 4096) {
      // The entry a code may name in the very step that makes it begins as the last one did.
      let first = code < next ? code : last;
      while ((size[first] ?? 0) > 1) first = before[first] ?? 0;
      before[next] = last;
      byte[next] = byte[first] ?? 0;
      size[next] = (size[last] ?? 0) + 1;
      next++;
    }
    if (code >= next) throw new Damage('a stream is damaged: LZW');
    put(code);
    last = code;
    if (next + early >= 1 << width && width < 12) width++;
  }
  return out.subarray(0, to);
}
