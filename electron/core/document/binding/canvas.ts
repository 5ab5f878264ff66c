/** The state of a page while its content is read: matrices, colours, fonts, paths; and the boxes of what has been painted. */
import { fontOf, type Widths } from './font-widths.ts';
import { inverse, type Matrix, matrixOf, times, type View } from './geometry.ts';
import type { PdfSource } from './source.ts';
import { type Dict, numberOf, Ref, Stream, type Value } from './values.ts';

/** Larger contents are maps and plans; what they paint is found by drawing them. */
export const LONGEST = 2_000_000;
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

/** Reads a content into a canvas; false when it ends in the middle of something. */
export type Run = (canvas: Canvas, bytes: Uint8Array) => boolean;

export class Canvas {
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
  readonly #run: Run;
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
  /** Bytes of strings whose widths were not wanted. */
  skipped = 0;

  constructor(source: PdfSource, view: View, edge: number, run: Run) {
    this.#run = run;
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
    const before = { resources: this.resources, floor: this.floor, depth: this.depth };
    this.resources = resources;
    this.depth = depth;
    this.floor = this.states.length;
    const whole = this.#run(this, bytes);
    if (depth === 0) {
      this.open = this.states.length;
      this.unfinished = !whole;
    }
    this.states.length = this.floor;
    ({ resources: this.resources, floor: this.floor, depth: this.depth } = before);
  }

  save(): void {
    if (this.states.length < MOST_STATES) this.states.push({ ...this.state });
    else this.everything();
  }

  restore(): void {
    if (this.states.length > this.floor) this.state = this.states.pop() ?? this.state;
    else if (this.depth === 0) this.closed++;
  }

  moveTo(x: number, y: number): void {
    this.startX = x;
    this.startY = y;
    this.x = x;
    this.y = y;
    this.#begin();
  }

  rectangle(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.lineTo(x, y);
  }

  #begin(): void {
    this.surfaces.push(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY);
  }

  lineTo(x: number, y: number): void {
    const { m } = this.state;
    const [x0, y0] = [m[0] * this.x + m[2] * this.y + m[4], m[1] * this.x + m[3] * this.y + m[5]];
    const [x1, y1] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
    this.#segment(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    this.x = x;
    this.y = y;
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    const from = [this.x, this.y];
    // The curve lies within its four points.
    for (const [x, y] of [
      [x1, y1],
      [x2, y2],
      [x3, y3],
    ] as const)
      this.lineTo(x, y);
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
    this.lineTo(this.startX, this.startY);
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

  kern(value: number): void {
    this.advance -= (value / 1000) * this.state.size * this.state.stretch;
    if (this.advance < this.least) this.least = this.advance;
  }

  code(code: number): void {
    const { state } = this;
    const { font } = state;
    const width = font ? (font.widths[code] ?? font.other) : 1000;
    const spacing = state.spacing + (code === 32 && !font?.wide ? state.wordSpacing : 0);
    this.advance += ((width / 1000) * state.size + spacing) * state.stretch;
    if (this.advance > this.most) this.most = this.advance;
    else if (this.advance < this.least) this.least = this.advance;
  }

  /** Upright text so far from both edges that its widths do not matter. */
  isFar(): boolean {
    const { tm, state } = this;
    const { m } = state;
    if (m[1] !== 0 || tm[1] !== 0 || tm[2] !== 0 || state.font?.vertical) return false;
    const y = m[3] * (tm[5] + state.rise) + m[5];
    const em = 2 * Math.abs(m[3] * tm[3] * state.size);
    return y - em > this.#edge && y + em < this.#height - this.#edge;
  }

  /** Notes the text whose strings have just been read, and goes on behind it. */
  show(): void {
    const { state, tm } = this;
    const { font, size } = state;
    // A string that was far away when it was read, and is shown on the next line.
    if (this.skipped > 0 && !this.isFar()) this.most += this.skipped * Math.abs(size * state.stretch);
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
    this.skipped = 0;
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
      this.lineTo(x, y);
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
}
