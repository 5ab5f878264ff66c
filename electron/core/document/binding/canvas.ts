/** The state of a page while its content is read: matrices, colours, fonts, paths; and the boxes of what has been painted. */
import { fontOf } from './font-widths.ts';
import { type Matrix, matrixOf, times, type View } from './geometry.ts';
import { firstState, type State } from './graphics-state.ts';
import { Path } from './path.ts';
import type { PdfSource } from './source.ts';
import { type Dict, numberOf, Ref, Stream, type Value } from './values.ts';

/** Larger contents are maps and plans; what they paint is found by drawing them. */
export const LONGEST = 2_000_000;
const DEEPEST_FORM = 6;
const MOST_STATES = 500;
/** Forms drawn on one page. */
const MOST_FORMS = 2000;

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
  /** States saved beyond those that are kept. */
  #beyond = 0;
  readonly path = new Path();
  /** The path that is being made cuts what is painted after it. */
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
    this.state = firstState(view);
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
      this.open = this.states.length + this.#beyond;
      this.unfinished = !whole;
    }
    this.states.length = this.floor;
    ({ resources: this.resources, floor: this.floor, depth: this.depth } = before);
  }

  save(): void {
    if (this.states.length < MOST_STATES) this.states.push({ ...this.state });
    else {
      this.#beyond++;
      this.everything();
    }
  }

  restore(): void {
    if (this.#beyond > 0) this.#beyond--;
    else if (this.states.length > this.floor) this.state = this.states.pop() ?? this.state;
    else if (this.depth === 0) this.closed++;
  }

  /** Ends a path: paints it, or cuts what is painted from now on, or both. */
  paint(fill: boolean, stroke: boolean): void {
    const { path, state } = this;
    const { surfaces, segments } = path;
    if (fill && !state.fillWhite)
      for (let i = 0; i < surfaces.length; i += 4) this.add(surfaces[i], surfaces[i + 1], surfaces[i + 2], surfaces[i + 3], false);
    if (stroke && !state.strokeWhite) {
      const { m } = state;
      const half = Math.max(0.5, (state.line * Math.max(Math.hypot(m[0], m[1]), Math.hypot(m[2], m[3]))) / 2);
      const list = path.isLong ? surfaces : segments;
      for (let i = 0; i < list.length; i += 4)
        this.add((list[i] ?? 0) - half, (list[i + 1] ?? 0) - half, (list[i + 2] ?? 0) + half, (list[i + 3] ?? 0) + half, path.isLong);
    }
    if (this.clips && surfaces.length > 0) {
      const [left, top, right, bottom] = path.around();
      state.left = Math.max(state.left, left);
      state.top = Math.max(state.top, top);
      state.right = Math.min(state.right, right);
      state.bottom = Math.min(state.bottom, bottom);
    }
    this.clips = false;
    path.clear();
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
    this.path.clear();
    this.path.rectangle(this.state.m, x0, y0, x1 - x0, y1 - y0);
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
