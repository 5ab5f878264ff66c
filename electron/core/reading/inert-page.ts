/**
 * Web pages and mails as pages that run nothing and load nothing. The page is parsed and written again from what is allowed: elements and
 * attributes by name, styles token by token, pictures only as data: URLs from the file itself. What a link led to is said in its title.
 */
import { safeDataUrl } from './inert-picture.ts';
import { type InertStyle, inertStyle, isOutside } from './inert-style.ts';
import { readTags } from './tags.ts';

/** Elements that are written as they are. All others give way to their content. */
const KEPT = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure
  font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li main mark menu nav ol p picture pre q rp rt ruby s samp search section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr fieldset`.split(/\s+/),
);
/** Drawings: shapes only, no text, no references, nothing that moves. */
const SHAPES = new Set(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
/** Elements that go with all that is in them. */
const DROPPED = new Set(
  'script noscript template iframe frame frameset noframes noembed object applet embed audio video canvas math title textarea select datalist'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);

const ATTRIBUTES = new Set(
  `align valign bgcolor color face size width height alt title class id dir lang colspan rowspan cellpadding cellspacing border rules nowrap span start type
  reversed value scope headers abbr datetime open clear hspace vspace noshade compact role`.split(/\s+/),
);
const SHAPE_ATTRIBUTES = new Set(
  `d fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray fill-rule clip-rule fill-opacity stroke-opacity opacity viewbox width height
  x y x1 x2 y1 y2 cx cy r rx ry points transform preserveaspectratio class id xmlns`.split(/\s+/),
);
/** Names that are written with capitals inside a drawing. */
const CAPITALS: Readonly<Record<string, string>> = { viewbox: 'viewBox', preserveaspectratio: 'preserveAspectRatio' };

/** Attributes by which a page loads something; `href` of a link only leads there. */
const LOADING = ['src', 'background', 'poster', 'data', 'lowsrc', 'dynsrc', 'xlink:href'];

/** Deeper nesting than this is flattened; browsers stop at 512. */
const DEEPEST = 400;
/** Longest page that is given out, in UTF-16 units. What is behind is left off, with an ellipsis. */
export const MAX_MARKUP = 32 * 1024 ** 2;

export interface Holdings {
  /** A data: URL of the picture at this address, if the file holds it. */
  picture?(url: string): string | undefined;
  /** The style sheet at this address, if the file holds it. */
  sheet?(url: string): string | undefined;
}

export interface InertPage {
  /** What goes between `<style>` and its end. */
  readonly style: string;
  /** What goes into the body. */
  readonly body: string;
  /** Words of the page's title, as they are. */
  readonly title: string;
  /** It would load something the file does not hold. */
  readonly external: boolean;
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"'\0]/g, (char) => (char === '\0' ? '\ufffd' : `&#${char.charCodeAt(0)};`)).toWellFormed();

class Writer {
  readonly #holds: Holdings;
  readonly #out: string[] = [];
  readonly #styles: string[] = [];
  /** Names of the elements that are open in what is written; '' for one that gave way to its content. */
  readonly #open: string[] = [];
  readonly #known = new Map<string, InertStyle>();
  #depth = 0;
  #length = 0;
  /** Elements open inside one that is dropped, it included. */
  #dropped = 0;
  #shapes = 0;
  #sheet: string[] | undefined;
  #titleWords: string[] | undefined;
  title = '';
  external = false;
  full = false;

  constructor(holds: Holdings) {
    this.#holds = holds;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#sheet || this.#titleWords) return;
    if (LOADING.some((attribute) => this.#loads(name, attribute, attributes[attribute]))) this.external = true;
    if (this.#dropped > 0) this.#dropped++;
    else if (name === 'style') this.#sheet = [];
    else if (name === 'title' && this.#shapes === 0 && this.title === '') this.#titleWords = [];
    else if (name === 'link') this.#link(attributes);
    else if (name === 'input') this.#field(attributes);
    else if (DROPPED.has(name) && !(name === 'template' && 'shadowrootmode' in attributes)) {
      this.#dropped = 1;
    } else this.#element(name, attributes);
  }

  #element(name: string, attributes: Readonly<Record<string, string>>): void {
    const shape = SHAPES.has(name) && (name === 'svg' || this.#shapes > 0);
    const kept = shape ? this.#depth < DEEPEST : KEPT.has(name) && this.#shapes === 0 && this.#depth < DEEPEST;
    const as = kept ? name : /^(body|html|form|dialog|template)$/.test(name) && this.#depth < DEEPEST && this.#shapes === 0 ? 'div' : '';
    if (VOID.has(name)) {
      if (kept) this.#write(`<${name}${this.#attributes(name, attributes)}>`);
      return;
    }
    this.#open.push(as);
    if (as === '') return;
    this.#depth++;
    if (shape) this.#shapes++;
    this.#write(`<${as}${this.#attributes(shape ? 'svg' : name, attributes)}>`);
  }

  close(name: string): void {
    if (this.#sheet) {
      if (name === 'style') this.#addSheet(this.#sheet.join(''));
      if (name === 'style') this.#sheet = undefined;
    } else if (this.#titleWords) {
      if (name === 'title') this.title = this.#titleWords.join('').replace(/\s+/g, ' ').trim();
      if (name === 'title') this.#titleWords = undefined;
    } else if (this.#dropped > 0) this.#dropped--;
    else if (!VOID.has(name) && !/^(input|link|style|title)$/.test(name)) {
      const as = this.#open.pop() ?? '';
      if (as === '') return;
      this.#depth--;
      if (SHAPES.has(as)) this.#shapes--;
      this.#out.push(`</${as}>`);
    }
  }

  text(text: string): void {
    if (this.#sheet) this.#sheet.push(text);
    else if (this.#titleWords) this.#titleWords.push(text);
    else if (this.#dropped === 0 && this.#shapes === 0) this.#write(escaped(text));
  }

  end(): InertPage {
    if (this.#sheet) this.#addSheet(this.#sheet.join(''));
    if (this.full) this.#out.push('…');
    for (const name of this.#open.reverse()) if (name !== '') this.#out.push(`</${name}>`);
    return { style: this.#styles.join('\n'), body: this.#out.join(''), title: this.title, external: this.external };
  }

  #write(markup: string): void {
    this.#length += markup.length;
    if (this.#length > MAX_MARKUP) this.full = true;
    else this.#out.push(markup);
  }

  #picture = (url: string): string | undefined => safeDataUrl(url) ?? this.#holds.picture?.(url);

  /** Pages say the same style over and over. */
  #styleOf(value: string): InertStyle {
    const known = this.#known.get(value);
    if (known) return known;
    const style = inertStyle(value, this.#picture);
    if (this.#known.size < 5_000 && value.length < 2_000) this.#known.set(value, style);
    return style;
  }

  #addSheet(sheet: string): void {
    const { css, external } = inertStyle(sheet, this.#picture);
    this.external ||= external;
    this.#length += css.length;
    if (this.#length > MAX_MARKUP) this.full = true;
    else this.#styles.push(css);
  }

  #link(attributes: Readonly<Record<string, string>>): void {
    if (!/\b(stylesheet|icon|preload|modulepreload|prefetch|manifest)\b/i.test(attributes.rel ?? '')) return;
    const url = attributes.href ?? '';
    const sheet = /\bstylesheet\b/i.test(attributes.rel ?? '') ? this.#holds.sheet?.(url) : undefined;
    if (sheet !== undefined) this.#addSheet(sheet);
    else if (isOutside(url) && this.#holds.picture?.(url) === undefined) this.external = true;
  }

  /** What stood in a field is shown as text; a field itself could be sent. */
  #field(attributes: Readonly<Record<string, string>>): void {
    const value = /^(hidden|password|image|checkbox|radio|file)$/i.test(attributes.type ?? '')
      ? ''
      : (attributes.value ?? attributes.placeholder ?? '');
    if (value !== '' && this.#shapes === 0) this.#write(`<span>${escaped(value)}</span>`);
  }

  /** Whether this attribute loads what the file does not hold. */
  #loads(name: string, attribute: string, url: string | undefined): boolean {
    if (url === undefined || !isOutside(url)) return false;
    if (attribute === 'data') return name === 'object';
    if (attribute === 'xlink:href') return name === 'image' || name === 'use';
    if (attribute === 'src' && name === 'img') return this.#picture(url) === undefined;
    return true;
  }

  #attributes(name: string, attributes: Readonly<Record<string, string>>): string {
    const allowed = name === 'svg' ? SHAPE_ATTRIBUTES : ATTRIBUTES;
    let written = '';
    let title = attributes.title ?? '';
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute === 'style') {
        const { css, external } = this.#styleOf(value);
        this.external ||= external;
        if (css.trim() !== '') written += ` style="${escaped(css)}"`;
      } else if (
        allowed.has(attribute) &&
        attribute !== 'title' &&
        !(name === 'svg' && /[<(:&]/.test(value) && !/^(d|transform|xmlns)$/.test(attribute))
      ) {
        written += ` ${CAPITALS[attribute] ?? attribute}="${escaped(value)}"`;
      }
    }
    if (name === 'img') {
      const source = this.#picture(attributes.src ?? '');
      if (source !== undefined) written += ` src="${escaped(source)}"`;
    }
    const target = name === 'a' ? (attributes.href ?? '').trim() : '';
    // Where a link led is evidence; it leads nowhere from here.
    if (target !== '' && !target.startsWith('#')) title = title === '' ? target : `${title} — ${target}`;
    return title === '' ? written : `${written} title="${escaped(title.slice(0, 4_000))}"`;
  }
}

/** The page, inert. Takes anything; a page that is not HTML comes out as text. */
export function inertPage(html: string, holds: Holdings = {}): InertPage {
  const writer = new Writer(holds);
  readTags('html', html, {
    open: (name, attributes) => writer.open(name, attributes),
    text: (text) => writer.text(text),
    close: (name) => writer.close(name),
    full: () => writer.full,
  });
  return writer.end();
}

/** What even a mistake above could not make load or run: the page's own policy. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** A whole document around inert parts. `lang` and words are the file's, not ours. */
export function inertDocument(title: string, style: string, body: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escaped(title)}</title><style>${style}</style></head>
<body>${body}</body></html>
`;
}
