import type { Found } from './format.ts';
import { type Inspection, type Metadata, metadataSchema } from './model.ts';

/** As much of one text as is kept. */
const LONGEST = 20_000;
const EMPTY: Metadata = metadataSchema.parse({});
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;

const clean = (text: string): string => text.slice(0, LONGEST).toWellFormed().replace(CONTROLS, '').trim();

/** What a module found, made whole: nothing left out, texts cut to their limit and rid of what cannot be written. */
export function complete(found: Found, mediaType: string): Inspection {
  const metadata: Record<string, unknown> = { ...EMPTY };
  for (const [key, value] of Object.entries(found.metadata ?? {}))
    if (value !== undefined) metadata[key] = typeof value === 'string' ? clean(value) : value;
  return {
    mediaType,
    pages: null,
    unreadable: '',
    flags: [],
    inner: [],
    innerRefused: [],
    ...found,
    metadata: metadata as Metadata,
  };
}
