import type { FileFlag, Metadata } from './model.ts';

export interface StatedByExif {
  readonly metadata: Partial<Metadata>;
  readonly flags: readonly FileFlag[];
  /** 1 to 8 as in EXIF: how the picture has to be turned. */
  readonly orientation: number;
}

interface Tags {
  readonly Orientation?: unknown;
  readonly DateTimeOriginal?: unknown;
  readonly OffsetTimeOriginal?: unknown;
  readonly CreateDate?: unknown;
  readonly OffsetTimeDigitized?: unknown;
  readonly ImageDescription?: unknown;
  readonly Artist?: unknown;
  readonly Make?: unknown;
  readonly Model?: unknown;
  readonly Software?: unknown;
  readonly latitude?: unknown;
  readonly longitude?: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What a camera wrote (EXIF 2.32, CIPA DC-008): `bytes` are a HEIC file, or begin with `Exif` or with the TIFF header. */
export async function statedByExif(bytes: Buffer = Buffer.alloc(0)): Promise<StatedByExif> {
  const { default: exifr } = await import('exifr');
  const tiff = bytes.subarray(0, 4).toString('latin1') === 'Exif' ? bytes.subarray(6) : bytes;
  const tags = ((await exifr
    .parse(tiff, { tiff: true, exif: true, gps: true, reviveValues: false, translateValues: false })
    .catch(() => undefined)) ?? {}) as Tags;
  const time = (date: unknown, offset: unknown) => {
    const [, year, month, day, clock] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text(date)) ?? [];
    if (year === undefined || year === '0000') return null;
    const zone = /^(Z|[+-]\d\d:\d\d)$/.exec(text(offset))?.[1] ?? '';
    return { at: `${year}-${month}-${day}T${clock}${zone}`, zone: zone || 'unknown', source: 'exif' as const };
  };
  const place = gps(tags.latitude, tags.longitude);
  const [make, model] = [text(tags.Make), text(tags.Model)];
  const device = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim();
  return {
    metadata: {
      captured: time(tags.DateTimeOriginal, tags.OffsetTimeOriginal) ?? time(tags.CreateDate, tags.OffsetTimeDigitized),
      gps: place,
      title: text(tags.ImageDescription),
      author: text(tags.Artist),
      software: [device, text(tags.Software)].filter((name) => name !== '').join(' / '),
    },
    flags: place ? ['gps'] : [],
    orientation: typeof tags.Orientation === 'number' ? tags.Orientation : 1,
  };
}

function gps(latitude: unknown, longitude: unknown): Metadata['gps'] {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) };
}
