/**
 * Facts as the template language sees them: every scalar, object and list remembers the path it came from, through loops,
 * assigns, filters and clause parameters, so a printed word can be traced to its field.
 */
import { Drop } from 'liquidjs';
import { Exact } from '../kit/money.ts';
import { printable } from './sentinel.ts';

export type Scalar = string | number | boolean;

/** One value and where it came from. A missing value is `''` and stays a `Fact`, so that its gap knows its path. */
export class Fact extends Drop {
  readonly raw: Scalar;
  readonly path: string;

  constructor(raw: Scalar, path: string) {
    super();
    this.raw = raw;
    this.path = path;
  }

  get missing(): boolean {
    return typeof this.raw === 'string' && this.raw.trim() === '';
  }

  override valueOf(): Scalar {
    return this.raw;
  }

  override toString(): string {
    return String(this.raw);
  }
}

/** An object of the facts, read lazily: ten thousand rows cost nothing until they are looked at. */
export class Branch extends Drop {
  readonly path: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly #read = new Map<string, unknown>();

  constructor(raw: Readonly<Record<string, unknown>>, path: string) {
    super();
    this.raw = raw;
    this.path = path;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.raw, key) && this.raw[key] !== undefined;
  }

  read(key: string): unknown {
    if (!this.#read.has(key)) this.#read.set(key, wrap(this.raw[key], childPath(this.path, key)));
    return this.#read.get(key);
  }

  keys(): string[] {
    return Object.keys(this.raw);
  }

  /** `{% for pair in particulars %}`: key and value. */
  *[Symbol.iterator](): Generator<unknown> {
    for (const key of this.keys()) yield [key, this.read(key)];
  }
}

/** Text of the template itself that was captured: Markdown, with sentinels in it. */
export class Markup extends Drop {
  readonly source: string;

  constructor(source: string) {
    super();
    this.source = source;
  }

  override valueOf(): string {
    return this.source;
  }

  override toString(): string {
    return this.source;
  }
}

/** Words and values in a row, as `and_list` makes them: each value keeps its own path. */
export class Pieces extends Drop {
  readonly parts: readonly (string | Fact)[];

  constructor(parts: readonly (string | Fact)[]) {
    super();
    this.parts = parts;
  }

  override valueOf(): string {
    return this.parts.join('');
  }

  override toString(): string {
    return this.parts.join('');
  }
}

const listPaths = new WeakMap<readonly unknown[], string>();

/** Marks a list as coming from `path`; filters hand the path on to the lists they make. */
export function listAt<T extends readonly unknown[]>(list: T, path: string | undefined): T {
  if (path !== undefined) listPaths.set(list, path);
  return list;
}

export function pathOf(value: unknown): string | undefined {
  if (value instanceof Fact || value instanceof Branch) return value.path;
  if (value instanceof Pieces) return value.parts.find((part) => part instanceof Fact)?.path;
  return Array.isArray(value) ? listPaths.get(value) : undefined;
}

export function childPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

export function wrap(raw: unknown, path: string): unknown {
  if (raw === null || raw === undefined) return new Fact('', path);
  if (typeof raw === 'string') return new Fact(printable(raw), path);
  if (typeof raw === 'number' || typeof raw === 'boolean') return new Fact(raw, path);
  if (Array.isArray(raw)) {
    return listAt(
      raw.map((item, index) => wrap(item, childPath(path, index))),
      path,
    );
  }
  if (typeof raw === 'object') return new Branch(raw as Readonly<Record<string, unknown>>, path);
  return new Fact('', path);
}

/** The plain value behind a drop: what conditions and filters compute with. */
export function plain(value: unknown): unknown {
  if (value instanceof Fact) return value.raw;
  if (value instanceof Markup || value instanceof Pieces) return value.toString();
  return value ?? '';
}

/** A value as one string; lists run together with commas. */
export function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(', ');
  if (value instanceof Branch) return '';
  return String(plain(value));
}

/** Missing, empty text, empty list, blank captured text. */
export function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const raw = plain(value);
  return typeof raw === 'string' && raw.trim() === '';
}

/** What `{% if %}` takes as true: unlike standard Liquid, empty text, 0 and an empty list are false. */
export const isTrue = (value: unknown): boolean => {
  const raw = plain(value);
  return !(raw === false || raw === 0 || isBlank(value));
};

/** A figure as amounts are written; `007` is a number on a form, not a figure. */
const FIGURE = /^\s*-?(?:0|[1-9]\d*)(?:\.\d+)?\s*$/;

function figure(value: unknown): Exact | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? new Exact(value) : undefined;
  return typeof value === 'string' && FIGURE.test(value) ? new Exact(value.trim()) : undefined;
}

/** Amounts are strings, so figures are compared as figures whichever way they are written; all else must be the same text. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, i) => sameValue(item, right[i]));
  const [a, b] = [plain(left), plain(right)];
  if (a === b) return true;
  const [x, y] = [figure(a), figure(b)];
  return x !== undefined && y !== undefined && x.equals(y);
}

/** -1, 0 or 1; `undefined` when a side is missing, so that no order is claimed. */
export function order(left: unknown, right: unknown): number | undefined {
  const [a, b] = [plain(left), plain(right)];
  if (isBlank(a) || isBlank(b)) return undefined;
  const [m, n] = [figure(a), figure(b)];
  if (m !== undefined && n !== undefined) return m.comparedTo(n);
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
