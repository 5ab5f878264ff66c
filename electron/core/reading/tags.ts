/** HTML and XML read as a stream of tags and text. Entities a document makes up are never expanded, so none can explode. */
import { Parser } from 'htmlparser2';

export interface TagHandler {
  /** HTML names and those of attributes in lower case; XML names as written, prefix included. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** No more is wanted: asked now and then. */
  full?(): boolean;
}

export interface TagStream {
  write(text: string): void;
  end(): void;
}

/** No document is nested deeper than this; a bomb is, and each level makes every further one slower. */
const DEEPEST = 5_000;

class TooDeep extends Error {}

/** What comes after a nesting that is too deep is not read; elements still open are closed at the end. */
export function tagStream(language: 'html' | 'xml', handler: TagHandler): TagStream {
  let depth = 0;
  let over = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new TooDeep();
        handler.open?.(name, attributes);
      },
      ontext: (text) => handler.text?.(text),
      onclosetag(name) {
        // A parser that was stopped in the middle of a tag it had counted.
        if (over && depth > DEEPEST) depth--;
        else {
          depth--;
          handler.close?.(name);
        }
      },
    },
    language === 'xml' ? { xmlMode: true, decodeEntities: true } : { decodeEntities: true },
  );
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      over = true;
    }
  };
  return {
    write(text) {
      for (let at = 0; at < text.length && !over && !handler.full?.(); at += 1 << 18)
        guarded(() => parser.write(text.slice(at, at + (1 << 18))));
    },
    // The tokenizer must not go on where it was stopped; only what is open is closed.
    end: () => guarded(() => (over ? parser.onend() : parser.end())),
  };
}

export function readTags(language: 'html' | 'xml', text: string, handler: TagHandler): void {
  const stream = tagStream(language, handler);
  stream.write(text);
  stream.end();
}

/** A decoder for the encoding that a document's first bytes say, UTF-8 when they say none (XML 1.0, appendix F). */
export function xmlDecoder(head: Uint8Array): TextDecoder {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be');
  const label = /^[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)["']/.exec(Buffer.from(head.subarray(0, 200)).toString('latin1'))?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}
