import type { Sharp, SharpOptions } from 'sharp';

/** More than any phone or scanner makes, far less than a picture made to exhaust memory. */
export const MOST_PIXELS = 120_000_000;

type Open = (input: Buffer | Uint8Array, options?: SharpOptions) => Sharp;
let opened: Open | undefined;

/** The decoder of pictures, loaded when one is first decoded; keeps nothing between two. */
export async function openSharp(): Promise<Open> {
  if (opened) return opened;
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  opened = (input, options) => sharp(input, { limitInputPixels: MOST_PIXELS, ...options });
  return opened;
}
