/** Perceptual hashes that stay nearly the same when a picture is saved again, scaled, or changed in a part. */
import type { Sharp } from 'sharp';
import type { Fingerprint } from './model.ts';

/** Tiles on each side. */
const GRID = 3;
/** Samples on each side of what is hashed, and of its lowest frequencies that are kept. */
const SIDE = 32;
const LOW = 8;

/** cos((2x + 1) u pi / 2N) for the frequencies 1 to 8: the row of zero says how light the picture is, and is left out. */
const WAVES = Array.from({ length: LOW }, (_, u) =>
  Float64Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * SIDE))),
);

/** Of the whole picture and of the tiles of a 3 by 3 grid. A tile with nothing on it is all zeros, and is like no other. */
export async function fingerprintOf(drawn: Sharp): Promise<Fingerprint> {
  const side = SIDE * GRID;
  const grey = await drawn
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(side, side, { fit: 'fill', kernel: 'lanczos3' })
    .raw({ depth: 'uchar' })
    .toBuffer();
  const at = (x: number, y: number) => grey[y * side + x] ?? 0;
  const whole = hash((x, y) => {
    let sum = 0;
    for (let i = 0; i < GRID * GRID; i++) sum += at(x * GRID + (i % GRID), y * GRID + Math.floor(i / GRID));
    return sum / (GRID * GRID);
  });
  const tiles = Array.from({ length: GRID * GRID }, (_, tile) => {
    const [left, top] = [(tile % GRID) * SIDE, Math.floor(tile / GRID) * SIDE];
    return hash((x, y) => at(left + x, top + y));
  });
  return { whole, tiles };
}

/** Which of the 64 lowest frequencies of the cosine transform are stronger than they are on average, as 16 hexadecimal digits. */
function hash(sample: (x: number, y: number) => number): string {
  const rows = Array.from({ length: SIDE }, (_, y) => {
    const line = Float64Array.from({ length: SIDE }, (_, x) => sample(x, y));
    return WAVES.map((wave) => wave.reduce((sum, factor, x) => sum + factor * (line[x] ?? 0), 0));
  });
  const strengths = WAVES.flatMap((wave) => WAVES.map((_, u) => wave.reduce((sum, factor, y) => sum + factor * (rows[y]?.[u] ?? 0), 0)));
  const mean = strengths.reduce((sum, strength) => sum + strength, 0) / strengths.length;
  // Noise of the encoder alone, a few shades over a tile, is nothing to compare by.
  if (strengths.every((strength) => Math.abs(strength) < FAINT)) return '0'.repeat(16);
  return BigInt(`0b${strengths.map((strength) => (strength > mean ? 1 : 0)).join('')}`)
    .toString(16)
    .padStart(16, '0');
}

/** Strength of a wave of two shades' height over the whole tile. */
const FAINT = (SIDE / 2) * (SIDE / 2) * 2;
