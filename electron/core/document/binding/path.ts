/** A path as boxes in the page as shown: one around each segment, for lines, and one around each subpath, for surfaces. */
import type { Matrix } from './geometry.ts';

/** Segments of one path that are looked at one by one. */
const MOST = 2000;
const [INF, NONE] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

export class Path {
  /** Left, top, right, bottom of each. */
  segments: number[] = [];
  surfaces: number[] = [];
  /** The current point, in the page's own units. */
  x = 0;
  y = 0;
  #startX = 0;
  #startY = 0;

  /** It has more segments than are kept. */
  get isLong(): boolean {
    return this.segments.length >= MOST * 4;
  }

  clear(): void {
    if (this.surfaces.length === 0) return;
    this.segments = [];
    this.surfaces = [];
  }

  moveTo(x: number, y: number): void {
    this.#startX = x;
    this.#startY = y;
    this.x = x;
    this.y = y;
    this.surfaces.push(INF, INF, NONE, NONE);
  }

  lineTo(m: Matrix, x: number, y: number): void {
    const x0 = m[0] * this.x + m[2] * this.y + m[4];
    const y0 = m[1] * this.x + m[3] * this.y + m[5];
    const x1 = m[0] * x + m[2] * y + m[4];
    const y1 = m[1] * x + m[3] * y + m[5];
    this.#segment(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    this.x = x;
    this.y = y;
  }

  /** The curve lies within the box of its four points. */
  curveTo(m: Matrix, x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    const xs = [this.x, x1, x2, x3];
    const ys = [this.y, y1, y2, y3];
    let [left, top, right, bottom] = [INF, INF, NONE, NONE];
    for (let i = 0; i < 4; i++) {
      const x = m[0] * (xs[i] ?? 0) + m[2] * (ys[i] ?? 0) + m[4];
      const y = m[1] * (xs[i] ?? 0) + m[3] * (ys[i] ?? 0) + m[5];
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    this.#segment(left, top, right, bottom);
    this.x = x3;
    this.y = y3;
  }

  rectangle(m: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(m, x + width, y);
    this.lineTo(m, x + width, y + height);
    this.lineTo(m, x, y + height);
    this.lineTo(m, x, y);
  }

  close(m: Matrix): void {
    this.lineTo(m, this.#startX, this.#startY);
  }

  /** Around all of it. */
  around(): readonly [left: number, top: number, right: number, bottom: number] {
    const { surfaces } = this;
    let [left, top, right, bottom] = [INF, INF, NONE, NONE];
    for (let i = 0; i < surfaces.length; i += 4) {
      left = Math.min(left, surfaces[i] ?? 0);
      top = Math.min(top, surfaces[i + 1] ?? 0);
      right = Math.max(right, surfaces[i + 2] ?? 0);
      bottom = Math.max(bottom, surfaces[i + 3] ?? 0);
    }
    return [left, top, right, bottom];
  }

  #segment(left: number, top: number, right: number, bottom: number): void {
    const { surfaces, segments } = this;
    if (surfaces.length === 0) surfaces.push(INF, INF, NONE, NONE);
    const at = surfaces.length - 4;
    surfaces[at] = Math.min(surfaces[at] ?? 0, left);
    surfaces[at + 1] = Math.min(surfaces[at + 1] ?? 0, top);
    surfaces[at + 2] = Math.max(surfaces[at + 2] ?? 0, right);
    surfaces[at + 3] = Math.max(surfaces[at + 3] ?? 0, bottom);
    if (segments.length < MOST * 4) segments.push(left, top, right, bottom);
  }
}
