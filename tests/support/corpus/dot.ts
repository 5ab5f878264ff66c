/** A picture of a few pixels, and its address in a page that brings it along. */
import sharp from 'sharp';

export const dot = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#00c' } })
  .png()
  .toBuffer();
export const data = `data:image/png;base64,${dot.toString('base64')}`;
