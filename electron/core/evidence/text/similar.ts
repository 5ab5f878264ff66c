/** Which pictures look alike, and which texts are the same in other bytes. Suggestions only. */
import type { Fingerprint } from '../../reading/model.ts';
import type { Alike } from './model.ts';

/** Two pictures are alike when their hashes differ in no more bits than this of 64 … */
const WHOLE_BITS = 6;
/** … or when this share of the tiles that show something do, each with its own allowance. */
const TILE_SHARE = 0.75;
const TILE_BITS = 6;
/** Fewer telling tiles than this say nothing. */
const TELLING_TILES = 4;
/** A tile that this many pictures share (a frame, a logo bar, plain white) tells nothing about any of them. */
const COMMON = 40;
/** Bits are looked up in groups; two hashes that differ in no more bits than there are groups, less one, share a group. */
const GROUPS = 8;

/** A 64-bit hash in two halves. */
type Bits = readonly [high: number, low: number];

const bitsOf = (hex: string): Bits => [Number.parseInt(hex.slice(0, 8), 16) | 0, Number.parseInt(hex.slice(8, 16), 16) | 0];

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const apart = (a: Bits, b: Bits): number => ones(a[0] ^ b[0]) + ones(a[1] ^ b[1]);

/** The hash of a plain surface is all zeros. */
const isPlain = (bits: Bits): boolean => bits[0] === 0 && bits[1] === 0;

const groupsOf = ([high, low]: Bits): number[] =>
  Array.from({ length: GROUPS }, (_, n) => n * 256 + (((n < 4 ? high : low) >>> ((n % 4) * 8)) & 0xff));

interface Printed {
  readonly id: string;
  readonly whole: Bits;
  readonly tiles: readonly Bits[];
}

export interface FingerprintOf {
  readonly id: string;
  readonly fingerprint: Fingerprint;
}

/** How many tiles of two pictures are alike, and how many there are to compare. */
function tilesAlike(a: Printed, b: Printed, common: ReadonlySet<string>): { alike: number; telling: number } {
  let alike = 0;
  let telling = 0;
  for (const [n, tile] of a.tiles.entries()) {
    const other = b.tiles[n];
    if (!other) continue;
    if (isPlain(tile) && isPlain(other)) continue;
    if (common.has(keyOf(n, tile)) && common.has(keyOf(n, other))) continue;
    telling += 1;
    if (apart(tile, other) <= TILE_BITS) alike += 1;
  }
  return { alike, telling };
}

const keyOf = (n: number, [high, low]: Bits): string => `${n}:${high}:${low}`;

function near(a: Printed, b: Printed, common: ReadonlySet<string>): boolean {
  const { alike, telling } = tilesAlike(a, b, common);
  if (apart(a.whole, b.whole) <= WHOLE_BITS && !isPlain(a.whole)) return telling < TELLING_TILES || alike * 2 >= telling;
  return telling >= TELLING_TILES && alike >= telling * TILE_SHARE;
}

/** Tiles many pictures have in common, at the same place. */
function commonTiles(all: readonly Printed[]): Set<string> {
  const count = new Map<string, number>();
  for (const { tiles } of all) for (const [n, tile] of tiles.entries()) count.set(keyOf(n, tile), (count.get(keyOf(n, tile)) ?? 0) + 1);
  return new Set([...count].filter(([, times]) => times > COMMON).map(([key]) => key));
}

/** Pictures by the groups of bits they have, so that each is compared with few others. */
class Shelves {
  readonly #by = new Map<string, Printed[]>();

  *keys(one: Printed, common: ReadonlySet<string>): Generator<string> {
    if (!isPlain(one.whole)) for (const group of groupsOf(one.whole)) yield `w${group}`;
    for (const [n, tile] of one.tiles.entries()) {
      if (isPlain(tile) || common.has(keyOf(n, tile))) continue;
      // A quarter of the bits alike and in place: what most tiles of a cropped or recompressed copy have.
      for (const quarter of [0, 1, 2, 3]) {
        const half = quarter < 2 ? tile[0] : tile[1];
        yield `${n}.${quarter}.${(half >>> ((quarter % 2) * 16)) & 0xffff}`;
      }
    }
  }

  put(one: Printed, common: ReadonlySet<string>): void {
    for (const key of this.keys(one, common)) {
      const shelf = this.#by.get(key);
      if (shelf) shelf.push(one);
      else this.#by.set(key, [one]);
    }
  }

  candidates(one: Printed, common: ReadonlySet<string>): Set<Printed> {
    const found = new Set<Printed>();
    for (const key of this.keys(one, common)) for (const other of this.#by.get(key) ?? []) found.add(other);
    return found;
  }
}

/** Pictures compared before the program is let do something else. */
const BREATH = 200;
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Groups of pictures around the one that came first: every other member is near that one, so no chain of small steps ties strangers
 * together. Items in the order received; groups in the order of their first. Each picture meets only those it shares bits with.
 */
export async function alikePictures(items: readonly FingerprintOf[]): Promise<Alike[]> {
  const all = items.map(({ id, fingerprint }) => ({ id, whole: bitsOf(fingerprint.whole), tiles: fingerprint.tiles.map(bitsOf) }));
  const common = commonTiles(all);
  const shelves = new Shelves();
  const groups = new Map<Printed, { id: string; distance: number }[]>();
  for (const [n, one] of all.entries()) {
    if (n % BREATH === BREATH - 1) await breathe();
    let leader: Printed | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const other of shelves.candidates(one, common)) {
      const distance = apart(one.whole, other.whole);
      if (distance < least && near(one, other, common)) {
        least = distance;
        leader = other;
      }
    }
    if (leader) groups.get(leader)?.push({ id: one.id, distance: least });
    else {
      groups.set(one, []);
      shelves.put(one, common);
    }
  }
  return [...groups]
    .filter(([, others]) => others.length > 0)
    .map(([{ id }, others]) => ({ by: 'picture', items: [{ id, distance: 0 }, ...others] }));
}

/** Items whose words are the same, in the order received. */
export function alikeTexts(items: readonly { readonly id: string; readonly words: string; readonly sha256: string }[]): Alike[] {
  const by = Map.groupBy(
    items.filter(({ words }) => words !== ''),
    ({ words }) => words,
  );
  return [...by.values()]
    .filter((same) => new Set(same.map(({ sha256 }) => sha256)).size > 1)
    .map((same) => ({ by: 'text', items: same.map(({ id }) => ({ id, distance: 0 })) }));
}
