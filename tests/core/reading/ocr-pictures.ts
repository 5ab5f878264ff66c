/** Pictures with words on them, drawn with the fonts that ship with the program, so that every system draws the same. */
import sharp from 'sharp';
import { checkoutPlaces } from '#core/places.ts';

const fontFile = checkoutPlaces().fonts.find((file) => file.includes('NotoSansSC_400Regular')) ?? '';

/** Lines of black text on white, as a screenshot shows them: letters some 20 pixels high. */
export async function pictureOf(...lines: readonly string[]): Promise<Buffer> {
  const drawn = await sharp({ text: { text: lines.join('\n'), fontfile: fontFile, font: 'Noto Sans SC 16', dpi: 110, spacing: 12 } })
    .negate()
    .png()
    .toBuffer();
  const { width, height } = await sharp(drawn).metadata();
  return sharp(await blank(width + 80, height + 80))
    .composite([{ input: drawn, left: 40, top: 40 }])
    .png()
    .toBuffer();
}

/** White paper. */
export const blank = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();

/** What a reader has to find whatever the spacing: letters and digits alone. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Share of the characters of `wanted` that come up in `seen` in their order: 1 when every one does. */
export function share(wanted: string, seen: string): number {
  const [a, b] = [[...bare(wanted)], [...bare(seen)]];
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (const [n, other] of b.entries()) next.push(letter === other ? (row[n] ?? 0) + 1 : Math.max(row[n + 1] ?? 0, next[n] ?? 0));
    row = next;
  }
  return (row.at(-1) ?? 0) / a.length;
}
