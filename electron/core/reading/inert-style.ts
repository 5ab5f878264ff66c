/**
 * Style sheets that load nothing and run nothing. The sheet is read token by token (CSS Syntax 3, section 4) and written again, so that
 * escapes, comments and broken strings cannot hide a name; only functions known to be harmless survive.
 */

/** Functions that compute, colour, move or select. `url`, `image-set`, `element`, `expression` and whatever comes next are not among them. */
const HARMLESS = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp round abs sign mod rem pow sqrt hypot log exp sin cos tan
  translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy matrix
  matrix3d perspective linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
  -webkit-linear-gradient -webkit-radial-gradient -webkit-gradient from to color-stop blur brightness contrast drop-shadow grayscale hue-rotate invert
  opacity saturate sepia circle ellipse inset polygon path cubic-bezier steps linear counter counters symbols fit-content minmax repeat env not is where
  has matches any lang dir nth-child nth-last-child nth-of-type nth-last-of-type host host-context slotted part selector layer supports style and or`.split(
    /\s+/,
  ),
);

/** Rules that sort others or move things. The rest go with all that belongs to them: they load, or change how the rest is read. */
const KEPT_RULES = new Set(
  'media supports container layer scope starting-style keyframes -webkit-keyframes -moz-keyframes -o-keyframes page property counter-style'.split(
    ' ',
  ),
);

/** Properties that ran code in old browsers. */
const DROPPED_PROPERTIES = new Set(['behavior', '-ms-behavior', '-moz-binding']);

const ESCAPE = String.raw`\\[0-9a-fA-F]{1,6}[ \t\n]?|\\[^\n\r\f]`;
const STRING = String.raw`"[^"\\\n\r\f]*(?:\\[\s\S][^"\\\n\r\f]*)*"?|'[^'\\\n\r\f]*(?:\\[\s\S][^'\\\n\r\f]*)*'?`;
const tokens = () =>
  new RegExp(String.raw`/\*[\s\S]*?(?:\*/|$)|${STRING}|<!--|-->|[@#]?(?:[-\w\u0080-\uffff]|${ESCAPE})+\(?|\s+|[\s\S]`, 'g');
const urlArgument = () => new RegExp(String.raw`\s*(${STRING}|[^\s"'()\\]*(?:\\[\s\S][^\s"'()\\]*)*)\s*\)?`, 'y');

/** What a name or a string says once its escapes are undone (CSS Syntax 3, 4.3.7). */
const unescaped = (name: string) =>
  name.replace(/\\(?:([0-9a-f]{1,6})[ \t\n\r\f]?|\r\n|([\s\S]))/gi, (_, code: string | undefined, other: string | undefined) => {
    if (code === undefined) return other === undefined || /[\n\r\f]/.test(other) ? '' : other;
    const point = Number.parseInt(code, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });

const unquoted = (string: string) => {
  const quote = string[0];
  if (quote !== '"' && quote !== "'") return unescaped(string);
  return unescaped(string.slice(1, string.length > 1 && string.endsWith(quote) ? -1 : undefined));
};

export interface InertStyle {
  readonly css: string;
  /** It would have loaded something that the file does not hold. */
  readonly external: boolean;
}

/**
 * A sheet, or the value of a style attribute. `picture` turns an address into a data: URL of a picture from the file itself, or undefined.
 * No `<` is left, so a sheet cannot end its element.
 */
export function inertStyle(source: string, picture: (url: string) => string | undefined): InertStyle {
  try {
    return read(source, picture);
  } catch (error) {
    // A string of millions of escapes is more than a regular expression bears; no page is made of that.
    if (error instanceof RangeError) return { css: '', external: true };
    throw error;
  }
}

function read(source: string, picture: (url: string) => string | undefined): InertStyle {
  const text = source.replaceAll('\0', '\ufffd');
  const token = tokens();
  const argument = urlArgument();
  const out: string[] = [];
  let external = false;
  let depth = 0;
  /** Depth of braces at which the dropped rule began; -1 outside of one. */
  let dropping = -1;
  /** Parentheses still open of a function that was taken out. */
  let muted = 0;

  /** The argument of `url(`, which is read up to its closing parenthesis. */
  const address = (): string => {
    argument.lastIndex = token.lastIndex;
    const found = argument.exec(text);
    token.lastIndex = Math.max(token.lastIndex, argument.lastIndex);
    return unquoted(found?.[1] ?? '').trim();
  };

  const call = (name: string): void => {
    if (name === 'url' || name === 'src') {
      const url = address();
      const found = dropping < 0 && muted === 0 ? picture(url) : undefined;
      if (found === undefined && isOutside(url)) external = true;
      if (dropping < 0 && muted === 0) out.push(found === undefined ? 'none ' : `url("${found}")`);
    } else if (muted > 0) muted++;
    else if (dropping >= 0) return;
    else if (HARMLESS.has(name)) out.push(`${name}(`);
    else {
      out.push('none ');
      muted = 1;
    }
  };

  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const seen = match[0];
    if (seen.length > 1 && seen.endsWith('(') && !/^["'@#/]/.test(seen)) call(unescaped(seen.slice(0, -1)).toLowerCase());
    else if (muted > 0) {
      if (seen.endsWith('(')) muted++;
      else if (seen === ')') muted--;
      else if (/^["']/.test(seen) && /^\s*(https?:)?\/\//i.test(unquoted(seen))) external = true;
    } else if (dropping >= 0) {
      if (/^["']/.test(seen) && isOutside(unquoted(seen)) && depth === dropping) external = true;
      if (seen === '{') depth++;
      else if (seen === '}') depth--;
      if ((seen === ';' || seen === '}') && depth <= dropping) dropping = -1;
      depth = Math.max(0, depth);
    } else if (seen.startsWith('@')) {
      const name = unescaped(seen.slice(1)).replace(/\($/, '').toLowerCase();
      // A blank takes the place of what is left out: two names that it kept apart must not become one.
      if (KEPT_RULES.has(name)) out.push(`@${name} ${seen.endsWith('(') ? '(' : ''}`);
      else {
        out.push(' ');
        dropping = depth;
      }
    } else {
      if (seen === '{') depth++;
      else if (seen === '}') depth = Math.max(0, depth - 1);
      out.push(harmless(seen));
    }
  }
  return { css: out.join(''), external };
}

/** A token that is no function and no at-rule, written so that it stays what it is. */
function harmless(token: string): string {
  if (/^["']/.test(token)) return `"${unquoted(token).replace(/[<>&"'\\\n\r\f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;
  if (token.startsWith('/*') || token === '<!--' || token === '-->' || token === '\\') return ' ';
  if (token === '<') return '\\3c ';
  if (!token.includes('\\')) return DROPPED_PROPERTIES.has(token.toLowerCase()) ? '-dropped' : token;
  const name = unescaped(token);
  // Escapes are kept where they are needed (`.sm\:flex`), and written in the one way that cannot be misread.
  return DROPPED_PROPERTIES.has(name.toLowerCase())
    ? '-dropped'
    : Array.from(name, (char) =>
        /[-\w\u0080-\u{10ffff}#]/u.test(char) && !/\d/.test(char) ? char : `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
      ).join('');
}

/** An address that would be asked for; not a place on the page, not data, not a part of the file, not empty. */
export const isOutside = (url: string): boolean => !/^\s*($|#|data:|about:|javascript:|blob:|cid:|mid:)/i.test(url);
