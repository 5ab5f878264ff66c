/**
 * What a page paints near its upper and lower edge, read from its content without drawing it: a box around each text, line, surface
 * and picture. A box may be larger than its ink, never smaller; white on nothing is no ink. ISO 32000-2, annex A.
 */
import { Canvas } from './canvas.ts';
import type { Matrix, View } from './geometry.ts';
import { OPERATORS, op } from './operators.ts';
import type { PdfSource } from './source.ts';
import { type Dict, Reader } from './values.ts';

export interface Marks {
  /** Left, top, right, bottom of each, in points from the upper left corner of the page as shown. */
  readonly boxes: readonly number[];
  /** The same of what may well have free places in it: pictures, shadings, what was not understood. */
  readonly rough: readonly number[];
  /** Pictures among the rough, by object, with what moves the unit square to the page as shown. */
  readonly pictures: readonly { readonly num: number; readonly m: Matrix }[];
  /** There is something rough besides those pictures. */
  readonly unknown: boolean;
  /** Graphics states that are left open at the end, and those that are closed without having been opened. */
  readonly open: number;
  readonly closed: number;
  /** It ends within a string, an array or a picture: what follows would be taken for a part of that. */
  readonly unfinished: boolean;
}

export function readMarks(source: PdfSource, content: Uint8Array, resources: Dict | undefined, view: View, edge: number): Marks {
  const canvas = new Canvas(source, view, edge, readContent);
  canvas.run(content, resources, 0);
  return canvas;
}

const WHITE = 1;
const DELIMITER = 2;
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = WHITE;
for (const character of '()<>[]{}/%') CLASS[character.charCodeAt(0)] = DELIMITER;

const INLINE = op('BI');
const ESCAPED: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

/** Reads the tokens of a content one by one; false when it ends in the middle of something. */
function readContent(canvas: Canvas, bytes: Uint8Array): boolean {
  const { args } = canvas;
  const { length } = bytes;
  let array = false;
  for (let i = 0; i < length; ) {
    const code = bytes[i] ?? 0;
    const kind = CLASS[code];
    if (kind === WHITE) {
      i++;
    } else if ((code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43) {
      let value = 0;
      let scale = 0;
      let digit = code;
      const negative = code === 45;
      if (negative || code === 43) digit = bytes[++i] ?? 0;
      for (;;) {
        if (digit >= 48 && digit <= 57) {
          value = value * 10 + digit - 48;
          if (scale > 0) scale *= 10;
        } else if (digit === 46 && scale === 0) scale = 1;
        else if (digit !== 45) break;
        digit = bytes[++i] ?? 0;
      }
      if (CLASS[digit] === 0 && i < length) while (i < length && CLASS[bytes[i] ?? 0] === 0) i++;
      if (scale > 1) value /= scale;
      if (negative) value = -value;
      if (array) canvas.kern(value);
      else if (canvas.count < 16) args[canvas.count++] = value;
    } else if (code === 0x28) {
      i = literal(canvas, bytes, i + 1);
    } else if (code === 0x3c) {
      if (bytes[i + 1] === 0x3c) i = skipDict(bytes, i);
      else i = hex(canvas, bytes, i + 1);
    } else if (code === 0x2f) {
      const from = ++i;
      while (i < length && CLASS[bytes[i] ?? 0] === 0) i++;
      canvas.name = String.fromCharCode(...bytes.subarray(from, Math.min(i, from + 127)));
    } else if (code === 0x5b) {
      array = true;
      i++;
    } else if (code === 0x5d) {
      array = false;
      i++;
    } else if (code === 0x25) {
      while (i < length && bytes[i] !== 10 && bytes[i] !== 13) i++;
    } else if (kind === DELIMITER) {
      i++;
    } else {
      let name = code;
      let factor = 256;
      for (i++; i < length && CLASS[bytes[i] ?? 0] === 0; i++) {
        name += (bytes[i] ?? 0) * factor;
        factor *= 256;
      }
      if (name === INLINE) i = inline(canvas, bytes, i);
      else OPERATORS.get(name)?.(canvas);
      canvas.count = 0;
      array = false;
    }
    if (i > length) return false;
  }
  return !array;
}

function literal(canvas: Canvas, bytes: Uint8Array, from: number): number {
  if (canvas.isFar()) {
    const end = skipLiteral(bytes, from);
    canvas.skipped += end - from;
    return end;
  }
  const wide = canvas.state.font?.wide === true;
  let depth = 1;
  let high = -1;
  let i = from;
  for (; i < bytes.length; i++) {
    let code = bytes[i] ?? 0;
    if (code === 0x5c) {
      code = bytes[++i] ?? 0;
      if (code >= 48 && code <= 55) {
        let value = code - 48;
        for (let n = 0; n < 2 && (bytes[i + 1] ?? 0) >= 48 && (bytes[i + 1] ?? 0) <= 55; n++) value = value * 8 + (bytes[++i] ?? 0) - 48;
        code = value & 0xff;
      } else if (code === 13 || code === 10) {
        if (code === 13 && bytes[i + 1] === 10) i++;
        continue;
      } else code = ESCAPED[code] ?? code;
    } else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) break;
    if (!wide) canvas.code(code);
    else if (high < 0) high = code;
    else {
      canvas.code(high * 256 + code);
      high = -1;
    }
  }
  return i + 1;
}

function hex(canvas: Canvas, bytes: Uint8Array, from: number): number {
  if (canvas.isFar()) {
    let at = from;
    while (at < bytes.length && bytes[at] !== 0x3e) at++;
    canvas.skipped += at - from;
    return at + 1;
  }
  const digits = canvas.state.font?.wide === true ? 4 : 2;
  let value = 0;
  let held = 0;
  let i = from;
  for (; i < bytes.length && bytes[i] !== 0x3e; i++) {
    const code = bytes[i] ?? 0;
    const digit = code >= 48 && code <= 57 ? code - 48 : (code | 32) >= 97 && (code | 32) <= 102 ? (code | 32) - 87 : -1;
    if (digit < 0) continue;
    value = value * 16 + digit;
    if (++held === digits) {
      canvas.code(value);
      value = 0;
      held = 0;
    }
  }
  if (held > 0) canvas.code(value * 16 ** (digits - held));
  return i + 1;
}

/** A picture within the content: its box; its data is stepped over. */
function inline(canvas: Canvas, bytes: Uint8Array, from: number): number {
  canvas.addBox(canvas.state.m, 0, 0, 1, 1, true);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const data = buffer.indexOf('ID', from, 'latin1');
  if (data < 0) return bytes.length + 1;
  for (let end = buffer.indexOf('EI', data + 3, 'latin1'); end >= 0; end = buffer.indexOf('EI', end + 2, 'latin1')) {
    if (CLASS[bytes[end - 1] ?? 0] !== WHITE || (CLASS[bytes[end + 2] ?? 32] === 0 && end + 2 < bytes.length)) continue;
    // Behind the picture comes text again, not data.
    if (bytes.subarray(end + 2, end + 12).every((code) => code < 127 && (code > 31 || CLASS[code] === WHITE))) return end + 2;
  }
  return bytes.length + 1;
}

function skipLiteral(bytes: Uint8Array, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 0x5c) at++;
    else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) break;
  }
  return at + 1;
}

function skipDict(bytes: Uint8Array, from: number): number {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), from);
  try {
    reader.value();
    return reader.at;
  } catch {
    return bytes.length + 1;
  }
}
