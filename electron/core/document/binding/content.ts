/** What a page paints, as its streams say it. */
import type { PdfSource, SourcePage } from './source.ts';
import { Damage, Ref, Stream, TooMuch } from './values.ts';
import { attempt } from './xref.ts';

/** The page's content streams; what is none is left out. */
export function contentsOf(source: PdfSource, page: SourcePage): Ref[] {
  const value = page.dict.get('Contents');
  const list = value instanceof Ref && source.resolve(value) instanceof Stream ? [value] : source.array(value);
  return list.filter((item): item is Ref => item instanceof Ref && source.resolve(item) instanceof Stream);
}

/** More than any page's text and lines; a larger one would take long to look at. */
const LARGEST_CONTENT = 1 << 23;

export interface Content {
  readonly bytes: Uint8Array;
  /** A stream of it is damaged; the bytes are what could be had. */
  readonly damaged: boolean;
}

/** The page's content decoded, its streams as one; undefined when it cannot be. */
export function contentOf(source: PdfSource, page: SourcePage): Content | 'too-large' | undefined {
  const pieces: Uint8Array[] = [];
  let damaged = false;
  let length = 0;
  for (const ref of contentsOf(source, page)) {
    const stream = source.resolve(ref);
    if (!(stream instanceof Stream)) continue;
    let bytes: Uint8Array | undefined;
    try {
      bytes = source.decoded(stream, ref.num, LARGEST_CONTENT - length, true);
    } catch (error) {
      if (error instanceof TooMuch) return 'too-large';
      if (!(error instanceof Damage)) throw error;
      bytes = attempt(() => source.decoded(stream, ref.num, LARGEST_CONTENT - length));
      damaged = true;
    }
    if (!bytes) return undefined;
    length += bytes.length;
    if (pieces.length > 0) pieces.push(SPACE);
    pieces.push(bytes);
  }
  return { bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces), damaged };
}

const SPACE = Buffer.from(' ');
