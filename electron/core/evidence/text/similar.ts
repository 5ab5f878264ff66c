/** Which pictures look alike, and which texts are the same in other bytes. Suggestions only. */
import type { Fingerprint } from '../../reading/model.ts';
import type { Alike } from './model.ts';

/** Two pictures of one thing: their whole hashes differ in no more bits than this of 64 … */
const WHOLE_BITS = 6;
/**
 * … and so do most of their tiles. The whole hash sees the layout alone, and two offers on one platform have the same; the tiles tell
 * them apart. Measured on screenshots: a copy saved again or scaled keeps its tiles within 4 bits, plain ones within 12; another offer in
 * the same layout differs by 10 to 40 bits in a third of them.
 */
const TILE_BITS = 10;
const TILE_SHARE = 0.75;
/** A window opened over a part of the page leaves the other tiles as they were. */
const SAME_BITS = 3;
const SAME_SHARE = 0.6;
/** Fewer telling tiles than this say nothing by themselves. */
const TELLING_TILES = 4;
/** A tile that this many pictures share at the same place (a frame, a bar with a logo) tells nothing about any of them. */
const COMMON = 40;
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

interface Tile {
  readonly bits: Bits;
  readonly plain: boolean;
  readonly common: boolean;
}

interface Printed {
  readonly id: string;
  readonly whole: Bits;
  readonly plain: boolean;
  readonly tiles: readonly Tile[];
}

export interface FingerprintOf {
  readonly id: string;
  readonly fingerprint: Fingerprint;
}

async function printed(items: readonly FingerprintOf[], breath: () => Promise<void>): Promise<Printed[]> {
  const times = new Map<string, number>();
  for (const { fingerprint } of items) {
    for (const [n, tile] of fingerprint.tiles.entries()) times.set(`${n}${tile}`, (times.get(`${n}${tile}`) ?? 0) + 1);
    await breath();
  }
  const all: Printed[] = [];
  for (const { id, fingerprint } of items) {
    const whole = bitsOf(fingerprint.whole);
    const tiles = fingerprint.tiles.map((tile, n) => {
      const bits = bitsOf(tile);
      return { bits, plain: isPlain(bits), common: (times.get(`${n}${tile}`) ?? 0) > COMMON };
    });
    all.push({ id, whole, plain: isPlain(whole), tiles });
    await breath();
  }
  return all;
}

function near(a: Printed, b: Printed): boolean {
  let shown = 0;
  let telling = 0;
  let alike = 0;
  let same = 0;
  let sameOfAll = 0;
  for (const [n, tile] of a.tiles.entries()) {
    const other = b.tiles[n];
    if (!other || (tile.plain && other.plain)) continue;
    const bits = apart(tile.bits, other.bits);
    shown += 1;
    if (bits <= SAME_BITS) sameOfAll += 1;
    if (tile.common && other.common) continue;
    telling += 1;
    if (bits <= TILE_BITS) alike += 1;
    if (bits <= SAME_BITS) same += 1;
  }
  const layout = !a.plain && apart(a.whole, b.whole) <= WHOLE_BITS;
  if (shown > 0 && sameOfAll === shown) return layout;
  if (telling < TELLING_TILES) return layout && telling > 0 && alike === telling;
  return alike >= telling * TILE_SHARE || (layout && same >= telling * SAME_SHARE);
}

/**
 * Pictures on shelves by parts of their hashes, so that each is compared with few others. Of eight groups of eight bits, two hashes
 * that differ in seven bits or fewer share one; of the quarters of a tile, a copy shares one in most of its tiles.
 */
class Shelves {
  readonly #whole = new Map<number, number[]>();
  readonly #tiles = new Map<number, number[]>();

  *#wholeKeys({ whole: [high, low], plain }: Printed): Generator<number> {
    if (plain) return;
    for (let n = 0; n < 8; n++) yield n * 256 + (((n < 4 ? high : low) >>> ((n % 4) * 8)) & 0xff);
  }

  *#tileKeys({ tiles }: Printed): Generator<number> {
    for (const [n, { bits, plain, common }] of tiles.entries()) {
      if (plain || common) continue;
      for (let quarter = 0; quarter < 4; quarter++)
        yield (n * 4 + quarter) * 65_536 + ((bits[quarter < 2 ? 0 : 1] >>> ((quarter % 2) * 16)) & 0xffff);
    }
  }

  put(one: Printed, place: number): void {
    const onto = (shelves: Map<number, number[]>, key: number) => {
      const shelf = shelves.get(key);
      if (shelf) shelf.push(place);
      else shelves.set(key, [place]);
    };
    for (const key of this.#wholeKeys(one)) onto(this.#whole, key);
    for (const key of this.#tileKeys(one)) onto(this.#tiles, key);
  }

  /** Places of those worth comparing: the layout is the same, or a part of a tile. */
  candidates(one: Printed, all: readonly Printed[]): Set<number> {
    const found = new Set<number>();
    for (const key of this.#wholeKeys(one))
      for (const place of this.#whole.get(key) ?? []) {
        const other = all[place];
        if (other && apart(one.whole, other.whole) <= WHOLE_BITS) found.add(place);
      }
    for (const key of this.#tileKeys(one)) for (const place of this.#tiles.get(key) ?? []) found.add(place);
    return found;
  }
}

/** Milliseconds of comparing before the program is let do something else. */
const BREATH = 20;

function breathing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BREATH) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

/**
 * Groups of pictures around the one that came first: every other member is near that one, so no chain of small steps ties strangers
 * together. Items in the order received; groups in the order of their first.
 */
export async function alikePictures(items: readonly FingerprintOf[]): Promise<Alike[]> {
  const breath = breathing();
  const all = await printed(items, breath);
  const shelves = new Shelves();
  const groups = new Map<number, { id: string; distance: number }[]>();
  for (const [place, one] of all.entries()) {
    await breath();
    let leader: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of shelves.candidates(one, all)) {
      const other = all[candidate];
      if (!other) continue;
      const distance = apart(one.whole, other.whole);
      if (distance < least && near(one, other)) {
        least = distance;
        leader = candidate;
      }
    }
    if (leader !== undefined) groups.get(leader)?.push({ id: one.id, distance: least });
    else {
      groups.set(place, []);
      shelves.put(one, place);
    }
  }
  return [...groups]
    .filter(([, others]) => others.length > 0)
    .map(([place, others]) => ({ by: 'picture', items: [{ id: all[place]?.id ?? '', distance: 0 }, ...others] }));
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
