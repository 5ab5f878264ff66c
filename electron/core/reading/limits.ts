/** 120 million pixels: more than any phone or scanner takes, far less than a picture made to exhaust memory. */
export const PIXEL_LIMIT = 120_000_000;
/** The largest page drawn for reading by eye or OCR. */
export const SCAN_PIXELS = 20_000_000;
