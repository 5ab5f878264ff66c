/**
 * What a page paints near its upper and lower edge, read from its content without drawing it: a box around each text, line, surface
 * and picture. A box may be larger than its ink, never smaller; white on nothing is no ink. ISO 32000-2, annex A.
 */
import { fontOf, type Widths } from './font-widths.ts';
import { inverse, type Matrix, matrixOf, times, type View } from './geometry.ts';
import type { PdfSource } from './source.ts';
import { type Dict, isDict, numberOf, Reader, Ref, Stream, type Value } from './values.ts';

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

/** Larger contents are maps and plans; what they paint is found by drawing them. */
const LONGEST = 2_000_000;
const DEEPEST_FORM = 6;
/** Segments of one path that are looked at one by one. */
const MOST_SEGMENTS = 2000;
const MOST_STATES = 500;
/** Forms drawn on one page. */
const MOST_FORMS = 2000;

interface State {
  m: Matrix;
  left: number;
  top: number;
  right: number;
  bottom: number;
  fillWhite: boolean;
  strokeWhite: boolean;
  /** Number of parts of a colour in the current space, 0 for a space that is not grey or RGB. */
  fillParts: number;
  strokeParts: number;
  line: number;
  font: Widths | undefined;
  size: number;
  spacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
}

export function readMarks(source: PdfSource, content: Uint8Array, resources: Dict | undefined, view: View, edge: number): Marks {
  const scanner = new Scanner(source, view, edge);
  scanner.run(content, resources, 0);
  return scanner;
}

const WHITE = 1;
const DELIMITER = 2;
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = WHITE;
for (const character of '()<>[]{}/%') CLASS[character.charCodeAt(0)] = DELIMITER;

/** An operator as a number: its letters, the first lowest. */
const op = (name: string): number => [...name].reduce((sum, letter, i) => sum + letter.charCodeAt(0) * 256 ** i, 0);
const [Q, Q_, CM, RE, M, L, C, V, Y, W, W_STAR] = ['q', 'Q', 'cm', 're', 'm', 'l', 'c', 'v', 'y', 'W', 'W*'].map(op);
const OPS = new Map<number, (s: Scanner) => void>();

class Scanner {
  readonly boxes: number[] = [];
  readonly rough: number[] = [];
  readonly pictures: { num: number; m: Matrix }[] = [];
  unknown = false;
  unfinished = false;
  open = 0;
  closed = 0;
  readonly source: PdfSource;
  readonly #width: number;
  readonly #height: number;
  readonly #edge: number;
  state: State;
  states: State[] = [];
  /** States a form must leave alone. */
  floor = 0;
  readonly args = new Float64Array(16);
  count = 0;
  name = '';
  resources: Dict | undefined;
  depth = 0;
  #forms = 0;
  /** Where a path is: current point and start of the subpath, in the page's own units. */
  x = 0;
  y = 0;
  startX = 0;
  startY = 0;
  segments: number[] = [];
  /** Box of each subpath, for surfaces. */
  surfaces: number[] = [];
  clips = false;
  tm: Matrix = [1, 0, 0, 1, 0, 0];
  lm: Matrix = [1, 0, 0, 1, 0, 0];
  /** How far the strings of the current operator advance, and the least and most on the way. */
  advance = 0;
  least = 0;
  most = 0;

  constructor(source: PdfSource, view: View, edge: number) {
    this.source = source;
    this.#width = view.width;
    this.#height = view.height;
    this.#edge = edge;
    this.state = {
      m: inverse(view.toPage),
      left: 0,
      top: 0,
      right: view.width,
      bottom: view.height,
      fillWhite: false,
      strokeWhite: false,
      fillParts: 1,
      strokeParts: 1,
      line: 1,
      font: undefined,
      size: 1,
      spacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    };
  }

  run(bytes: Uint8Array, resources: Dict | undefined, depth: number): void {
    if (bytes.length > LONGEST) {
      this.everything();
      return;
    }
    const before = this.resources;
    this.resources = resources;
    this.depth = depth;
    const { floor } = this;
    this.floor = this.states.length;
    this.#scan(bytes);
    if (depth === 0) this.open = this.states.length;
    this.states.length = this.floor;
    this.floor = floor;
    this.resources = before;
    this.depth = depth - 1;
  }

  #scan(bytes: Uint8Array): void {
    if (!this.#tokens(bytes) && this.depth === 0) this.unfinished = true;
  }

  /** False when the content ends in the middle of something. */
  #tokens(bytes: Uint8Array): boolean {
    const { args } = this;
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
        if (array) this.#kern(value);
        else if (this.count < 16) args[this.count++] = value;
      } else if (code === 0x28) {
        i = this.#literal(bytes, i + 1);
      } else if (code === 0x3c) {
        if (bytes[i + 1] === 0x3c) i = skipDict(bytes, i);
        else i = this.#hex(bytes, i + 1);
      } else if (code === 0x2f) {
        const from = ++i;
        while (i < length && CLASS[bytes[i] ?? 0] === 0) i++;
        this.name = String.fromCharCode(...bytes.subarray(from, Math.min(i, from + 127)));
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
        if (name === INLINE) i = this.#inline(bytes, i);
        else this.#operate(name);
        this.count = 0;
        array = false;
      }
      if (i > length) return false;
    }
    return !array;
  }

  #operate(name: number): void {
    const { args } = this;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    switch (name) {
      case Q:
        if (this.states.length < MOST_STATES) this.states.push({ ...this.state });
        else this.everything();
        return;
      case Q_:
        if (this.states.length > this.floor) this.state = this.states.pop() ?? this.state;
        else if (this.depth === 0) this.closed++;
        return;
      case CM:
        this.state.m = times([a, b, c, d, e, f], this.state.m);
        return;
      case RE:
        this.startX = a;
        this.startY = b;
        this.x = a;
        this.y = b;
        this.#begin();
        this.#line(a + c, b);
        this.#line(a + c, b + d);
        this.#line(a, b + d);
        this.#line(a, b);
        return;
      case M:
        this.startX = a;
        this.startY = b;
        this.x = a;
        this.y = b;
        this.#begin();
        return;
      case L:
        this.#line(a, b);
        return;
      case C:
        this.#curve(a, b, c, d, e, f);
        return;
      case V:
        this.#curve(this.x, this.y, a, b, c, d);
        return;
      case Y:
        this.#curve(a, b, c, d, c, d);
        return;
      case W:
      case W_STAR:
        this.clips = true;
        return;
    }
    OPS.get(name)?.(this);
  }

  #begin(): void {
    this.surfaces.push(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY);
  }

  #line(x: number, y: number): void {
    const { m } = this.state;
    const [x0, y0] = [m[0] * this.x + m[2] * this.y + m[4], m[1] * this.x + m[3] * this.y + m[5]];
    const [x1, y1] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
    this.#segment(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    this.x = x;
    this.y = y;
  }

  #curve(x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    const from = [this.x, this.y];
    // The curve lies within its four points.
    for (const [x, y] of [
      [x1, y1],
      [x2, y2],
      [x3, y3],
    ] as const)
      this.#line(x, y);
    const { m } = this.state;
    const xs = [from[0] ?? 0, x1, x2, x3].map((x, i) => m[0] * x + m[2] * ([from[1] ?? 0, y1, y2, y3][i] ?? 0) + m[4]);
    const ys = [from[0] ?? 0, x1, x2, x3].map((x, i) => m[1] * x + m[3] * ([from[1] ?? 0, y1, y2, y3][i] ?? 0) + m[5]);
    this.#segment(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }

  #segment(x0: number, y0: number, x1: number, y1: number): void {
    const { surfaces, segments } = this;
    if (surfaces.length === 0) this.#begin();
    const at = surfaces.length - 4;
    surfaces[at] = Math.min(surfaces[at] ?? 0, x0);
    surfaces[at + 1] = Math.min(surfaces[at + 1] ?? 0, y0);
    surfaces[at + 2] = Math.max(surfaces[at + 2] ?? 0, x1);
    surfaces[at + 3] = Math.max(surfaces[at + 3] ?? 0, y1);
    if (segments.length < MOST_SEGMENTS * 4) segments.push(x0, y0, x1, y1);
  }

  closePath(): void {
    this.#line(this.startX, this.startY);
  }

  /** Ends a path: paints it, or cuts what is painted from now on, or both. */
  paint(fill: boolean, stroke: boolean): void {
    const { surfaces, segments, state } = this;
    if (fill && !state.fillWhite)
      for (let i = 0; i < surfaces.length; i += 4) this.add(surfaces[i], surfaces[i + 1], surfaces[i + 2], surfaces[i + 3], false);
    if (stroke && !state.strokeWhite) {
      const { m } = state;
      const half = Math.max(0.5, (state.line * Math.max(Math.hypot(m[0], m[1]), Math.hypot(m[2], m[3]))) / 2);
      const list = segments.length < MOST_SEGMENTS * 4 ? segments : surfaces;
      for (let i = 0; i < list.length; i += 4)
        this.add((list[i] ?? 0) - half, (list[i + 1] ?? 0) - half, (list[i + 2] ?? 0) + half, (list[i + 3] ?? 0) + half, list !== segments);
    }
    if (this.clips && surfaces.length > 0) {
      let [left, top, right, bottom] = [
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ];
      for (let i = 0; i < surfaces.length; i += 4) {
        left = Math.min(left, surfaces[i] ?? 0);
        top = Math.min(top, surfaces[i + 1] ?? 0);
        right = Math.max(right, surfaces[i + 2] ?? 0);
        bottom = Math.max(bottom, surfaces[i + 3] ?? 0);
      }
      state.left = Math.max(state.left, left);
      state.top = Math.max(state.top, top);
      state.right = Math.min(state.right, right);
      state.bottom = Math.min(state.bottom, bottom);
    }
    this.clips = false;
    this.surfaces = [];
    this.segments = [];
  }

  /** Notes a box of ink, as far as it is not cut away and lies near an edge. */
  add(x0 = 0, y0 = 0, x1 = 0, y1 = 0, coarse = false): void {
    const { state } = this;
    const [left, top, right, bottom] = [
      Math.max(x0, state.left),
      Math.max(y0, state.top),
      Math.min(x1, state.right),
      Math.min(y1, state.bottom),
    ];
    if (!(left <= right && top <= bottom)) {
      // Not a number: nothing is known.
      if (Number.isNaN(x0 + y0 + x1 + y1)) this.everything();
      return;
    }
    if (top > this.#edge && bottom < this.#height - this.#edge) return;
    (coarse ? this.rough : this.boxes).push(left, top, right, bottom);
    if (coarse) this.unknown = true;
  }

  /** A box in the units of the current matrix. */
  addBox(m: Matrix, x: number, y: number, width: number, height: number, coarse: boolean): void {
    const xs = [m[4] + m[0] * x, m[0] * width, m[2] * height, m[2] * y] as const;
    const ys = [m[5] + m[1] * x, m[1] * width, m[3] * height, m[3] * y] as const;
    const left = xs[0] + xs[3] + Math.min(0, xs[1]) + Math.min(0, xs[2]);
    const top = ys[0] + ys[3] + Math.min(0, ys[1]) + Math.min(0, ys[2]);
    this.add(left, top, left + Math.abs(xs[1]) + Math.abs(xs[2]), top + Math.abs(ys[1]) + Math.abs(ys[2]), coarse);
  }

  everything(): void {
    this.rough.push(0, 0, this.#width, this.#height);
    this.unknown = true;
  }

  #kern(value: number): void {
    this.advance -= (value / 1000) * this.state.size * this.state.stretch;
    if (this.advance < this.least) this.least = this.advance;
  }

  #code(code: number): void {
    const { state } = this;
    const { font } = state;
    const width = font ? (font.widths[code] ?? font.other) : 1000;
    const spacing = state.spacing + (code === 32 && !font?.wide ? state.wordSpacing : 0);
    this.advance += ((width / 1000) * state.size + spacing) * state.stretch;
    if (this.advance > this.most) this.most = this.advance;
    else if (this.advance < this.least) this.least = this.advance;
  }

  /** Upright text so far from both edges that its widths do not matter. */
  #isFar(): boolean {
    const { tm, state } = this;
    const { m } = state;
    if (m[1] !== 0 || tm[1] !== 0 || tm[2] !== 0 || state.font?.vertical) return false;
    const y = m[3] * (tm[5] + state.rise) + m[5];
    const em = 2 * Math.abs(m[3] * tm[3] * state.size);
    return y - em > this.#edge && y + em < this.#height - this.#edge;
  }

  #literal(bytes: Uint8Array, from: number): number {
    if (this.#isFar()) return skipLiteral(bytes, from);
    const wide = this.state.font?.wide === true;
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
      if (!wide) this.#code(code);
      else if (high < 0) high = code;
      else {
        this.#code(high * 256 + code);
        high = -1;
      }
    }
    return i + 1;
  }

  #hex(bytes: Uint8Array, from: number): number {
    if (this.#isFar()) {
      let at = from;
      while (at < bytes.length && bytes[at] !== 0x3e) at++;
      return at + 1;
    }
    const digits = this.state.font?.wide === true ? 4 : 2;
    let value = 0;
    let held = 0;
    let i = from;
    for (; i < bytes.length && bytes[i] !== 0x3e; i++) {
      const code = bytes[i] ?? 0;
      const digit = code >= 48 && code <= 57 ? code - 48 : (code | 32) >= 97 && (code | 32) <= 102 ? (code | 32) - 87 : -1;
      if (digit < 0) continue;
      value = value * 16 + digit;
      if (++held === digits) {
        this.#code(value);
        value = 0;
        held = 0;
      }
    }
    if (held > 0) this.#code(value * 16 ** (digits - held));
    return i + 1;
  }

  /** Notes the text whose strings have just been read, and goes on behind it. */
  show(): void {
    const { state, tm } = this;
    const { font, size } = state;
    const m = times(tm, state.m);
    if (state.mode !== 3 && state.mode !== 7 && !(state.fillWhite && state.mode === 0)) {
      const em = Math.abs(size);
      if (font?.vertical) this.addBox(m, -em, -Math.max(em, this.most + em), 2 * em, Math.max(em, this.most + em) + em, true);
      else {
        const [low, high] = font ? [font.low, font.high] : [-0.5, 1.2];
        const slack = em * (font?.sides ?? 0.3);
        this.addBox(
          m,
          this.least - slack,
          state.rise + low * em,
          this.most - this.least + 2 * slack,
          (high - low) * em,
          font?.coarse ?? true,
        );
      }
    }
    this.tm = font?.vertical ? times([1, 0, 0, 1, 0, -this.advance], tm) : times([1, 0, 0, 1, this.advance, 0], tm);
    this.forget();
  }

  forget(): void {
    this.advance = 0;
    this.least = 0;
    this.most = 0;
  }

  nextLine(x: number, y: number): void {
    this.lm = times([1, 0, 0, 1, x, y], this.lm);
    this.tm = this.lm;
  }

  resource(kind: string): Value | undefined {
    return this.source.dict(this.resources?.get(kind))?.get(this.name);
  }

  setFont(): void {
    const font = this.resource('Font');
    this.state.font = font === undefined ? undefined : fontOf(this.source, font);
    this.state.size = this.args[Math.max(0, this.count - 1)] ?? 1;
  }

  /** Draws a picture or a form. */
  draw(): void {
    const ref = this.resource('XObject');
    const found = this.source.resolve(ref);
    if (!(found instanceof Stream)) return;
    if (found.dict.get('Subtype') === '/Image') this.#picture(ref instanceof Ref ? ref.num : 0);
    if (found.dict.get('Subtype') !== '/Form') return;
    const data =
      this.depth >= DEEPEST_FORM || ++this.#forms > MOST_FORMS
        ? undefined
        : this.source.decoded(found, ref instanceof Ref ? ref.num : 0, LONGEST);
    if (!data) {
      this.everything();
      return;
    }
    const [m, tm, lm] = [this.state, this.tm, this.lm];
    this.state = { ...this.state, m: times(matrixOf(this.source, found.dict.get('Matrix')), this.state.m) };
    const box = this.source.array(found.dict.get('BBox')).map((value) => this.source.number(value) ?? 0);
    if (box.length >= 4) this.#clipTo(box);
    this.run(data, this.source.dict(found.dict.get('Resources')) ?? this.resources, this.depth + 1);
    [this.state, this.tm, this.lm] = [m, tm, lm];
  }

  #picture(num: number): void {
    const { rough, unknown } = this;
    const before = rough.length;
    this.addBox(this.state.m, 0, 0, 1, 1, true);
    if (rough.length === before) return;
    this.pictures.push({ num, m: this.state.m });
    this.unknown = unknown;
  }

  #clipTo([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): void {
    this.x = x0;
    this.y = y0;
    this.surfaces = [];
    this.segments = [];
    for (const [x, y] of [
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ] as const)
      this.#line(x, y);
    this.clips = true;
    this.paint(false, false);
  }

  /** Numbers of a colour in the current space: is it white? */
  white(parts: number): boolean {
    if (parts === 0 || this.count < parts) return false;
    for (let i = 0; i < parts; i++) if ((this.args[i] ?? 0) < 0.995) return false;
    return true;
  }

  spaceParts(): number {
    if (this.name === 'DeviceGray' || this.name === 'CalGray' || this.name === 'G') return 1;
    if (this.name === 'DeviceRGB' || this.name === 'CalRGB' || this.name === 'RGB') return 3;
    const [kind, profile] = this.source.array(this.resource('ColorSpace'));
    if (kind === '/CalGray') return 1;
    if (kind === '/CalRGB') return 3;
    if (kind !== '/ICCBased') return 0;
    const parts = numberOf(this.source.resolve(this.source.dict(profile)?.get('N')));
    return parts === 1 || parts === 3 ? parts : 0;
  }

  /** A picture within the content: its box; its data is stepped over. */
  #inline(bytes: Uint8Array, from: number): number {
    this.addBox(this.state.m, 0, 0, 1, 1, true);
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

const INLINE = op('BI');
const ESCAPED: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

function skipDict(bytes: Uint8Array, from: number): number {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), from);
  try {
    reader.value();
    return reader.at;
  } catch {
    return bytes.length + 1;
  }
}

const on = (name: string, act: (s: Scanner) => void) => OPS.set(op(name), act);
on('h', (s) => s.closePath());
on('n', (s) => s.paint(false, false));
for (const name of ['f', 'F', 'f*']) on(name, (s) => s.paint(true, false));
on('S', (s) => s.paint(false, true));
for (const name of ['B', 'B*']) on(name, (s) => s.paint(true, true));
for (const name of ['b', 'b*', 's'])
  on(name, (s) => {
    s.closePath();
    s.paint(name !== 's', true);
  });
on('w', (s) => {
  s.state.line = s.args[0] ?? 1;
});
const gray = (parts: number) => (s: Scanner) => {
  s.state.fillParts = parts;
  s.state.fillWhite = s.white(parts);
};
const grayStroke = (parts: number) => (s: Scanner) => {
  s.state.strokeParts = parts;
  s.state.strokeWhite = s.white(parts);
};
on('g', gray(1));
on('rg', gray(3));
on('G', grayStroke(1));
on('RG', grayStroke(3));
on('k', (s) => {
  s.state.fillParts = 0;
  s.state.fillWhite = s.count >= 4 && s.args.subarray(0, 4).every((part) => part < 0.005);
});
on('K', (s) => {
  s.state.strokeParts = 0;
  s.state.strokeWhite = s.count >= 4 && s.args.subarray(0, 4).every((part) => part < 0.005);
});
on('cs', (s) => {
  s.state.fillParts = s.spaceParts();
  s.state.fillWhite = false;
});
on('CS', (s) => {
  s.state.strokeParts = s.spaceParts();
  s.state.strokeWhite = false;
});
for (const name of ['sc', 'scn'])
  on(name, (s) => {
    s.state.fillWhite = s.white(s.state.fillParts);
  });
for (const name of ['SC', 'SCN'])
  on(name, (s) => {
    s.state.strokeWhite = s.white(s.state.strokeParts);
  });
on('sh', (s) => {
  const { left, top, right, bottom } = s.state;
  s.add(left, top, right, bottom, true);
});
on('Do', (s) => s.draw());
on('gs', (s) => {
  const dict = s.source.resolve(s.resource('ExtGState'));
  if (!isDict(dict)) return;
  const line = s.source.number(dict.get('LW'));
  if (line !== undefined) s.state.line = line;
  const [font, size] = s.source.array(dict.get('Font'));
  if (font === undefined) return;
  s.state.font = fontOf(s.source, font);
  s.state.size = s.source.number(size) ?? 1;
});
on('BT', (s) => {
  s.tm = [1, 0, 0, 1, 0, 0];
  s.lm = s.tm;
  s.forget();
});
on('Tf', (s) => s.setFont());
on('Tc', (s) => {
  s.state.spacing = s.args[0] ?? 0;
});
on('Tw', (s) => {
  s.state.wordSpacing = s.args[0] ?? 0;
});
on('Tz', (s) => {
  s.state.stretch = (s.args[0] ?? 100) / 100;
});
on('TL', (s) => {
  s.state.leading = s.args[0] ?? 0;
});
on('Ts', (s) => {
  s.state.rise = s.args[0] ?? 0;
});
on('Tr', (s) => {
  s.state.mode = s.args[0] ?? 0;
});
on('Td', (s) => s.nextLine(s.args[0] ?? 0, s.args[1] ?? 0));
on('TD', (s) => {
  s.state.leading = -(s.args[1] ?? 0);
  s.nextLine(s.args[0] ?? 0, s.args[1] ?? 0);
});
on('Tm', (s) => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = s.args;
  s.tm = [a, b, c, d, e, f];
  s.lm = s.tm;
});
on('T*', (s) => s.nextLine(0, -s.state.leading));
on('Tj', (s) => s.show());
on('TJ', (s) => s.show());
on("'", (s) => {
  s.nextLine(0, -s.state.leading);
  s.show();
});
on('"', (s) => {
  s.state.wordSpacing = s.args[0] ?? 0;
  s.state.spacing = s.args[1] ?? 0;
  s.nextLine(0, -s.state.leading);
  s.show();
});
