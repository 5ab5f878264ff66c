/** The size of a PNG or JPEG in pixels, from its head; null when it has none. The picture itself is not decoded. */
export function pixels(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return sized(view.getUint32(16), view.getUint32(20));
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    // SOF0 to SOF15, without the tables DHT, JPG and DAC that stand between them.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker < 0xff00) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const sized = (width: number, height: number) => (width > 0 && height > 0 ? { width, height } : null);
