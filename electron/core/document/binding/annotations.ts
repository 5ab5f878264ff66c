/** What lies over a page of a source: fields become part of it, remarks and harmless links stay, everything that acts goes. */
import { around, type Box, boxIn, type Matrix, matrixOf } from './geometry.ts';
import type { NoteKind } from './plan.ts';
import type { PdfSource, SourcePage } from './source.ts';
import { bytesOf, unicodeOf } from './text-strings.ts';
import { type Dict, isDict, numberOf, Ref, Stream, Text, type Value } from './values.ts';

/** A picture of a field, to be drawn on the page: `matrix` moves the form's own units to the page's. */
export interface Appearance {
  readonly form: Value;
  readonly matrix: Matrix;
}

/** A field that has a value and no picture. */
export interface BareField {
  readonly box: Box;
  readonly text: string;
  /** Size of its letters, 0 for what fits. */
  readonly size: number;
  readonly lines: boolean;
}

export interface Overlay {
  readonly appearances: readonly Appearance[];
  readonly bare: readonly BareField[];
  /** Annotations that stay, with what they keep. */
  readonly kept: readonly Dict[];
  readonly links: readonly SourceLink[];
  readonly notes: readonly NoteKind[];
}

export interface SourceLink {
  readonly annotation: Dict;
  /** A place in the source, or a URI. */
  readonly to: { readonly page: number; readonly rest: readonly string[] } | { readonly uri: string };
}

const HIDDEN = 2;
const NO_VIEW = 32;
const MULTILINE = 1 << 12;
const PASSWORD = 1 << 13;
const MOST = 10_000;

/** Kinds that only show. */
const REMARKS = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Watermark'.split(' '),
);
const REMARK_KEYS =
  'Type Subtype Rect Contents NM M F AS Border C T CA ca BM QuadPoints InkList L LE IC BS BE Vertices RD DA DS RC Q Name Subj CreationDate IT Sy CL CO OC'.split(
    ' ',
  );
const LINK_KEYS = ['Type', 'Subtype', 'Rect', 'F', 'Border', 'BS', 'C', 'H', 'QuadPoints'];

export function readOverlay(source: PdfSource, page: SourcePage): Overlay {
  const appearances: Appearance[] = [];
  const bare: BareField[] = [];
  const kept: Dict[] = [];
  const links: SourceLink[] = [];
  const notes = new Set<NoteKind>();
  if (page.dict.has('AA')) notes.add('actions-dropped');
  for (const value of source.array(page.dict.get('Annots')).slice(0, MOST)) {
    const annotation = source.resolve(value);
    if (!isDict(annotation)) continue;
    const kind = String(source.resolve(annotation.get('Subtype'))).slice(1);
    const flags = source.number(annotation.get('F')) ?? 0;
    const seen = (flags & (HIDDEN | NO_VIEW)) === 0;
    const acts = annotation.has('AA') || (annotation.has('A') && kind !== 'Link');
    if (acts && kind !== 'Widget') notes.add('actions-dropped');
    if (kind === 'Link') {
      const to = linkOf(source, annotation);
      if (to) links.push({ annotation: only(annotation, LINK_KEYS), to });
      else if (annotation.has('A') && actsBeyond(source, annotation.get('A'))) notes.add('actions-dropped');
    } else if (REMARKS.has(kind)) {
      const copy = only(annotation, REMARK_KEYS);
      const normal = source.dict(annotation.get('AP'))?.get('N');
      if (normal !== undefined) copy.set('AP', new Map([['N', normal]]));
      kept.push(copy);
    } else if (kind !== 'Popup') {
      if (kind === 'FileAttachment') notes.add('attachments-dropped');
      if (!seen) continue;
      const shown = appearanceOf(source, annotation);
      if (shown) appearances.push(shown);
      if (kind !== 'Widget') continue;
      const field = fieldOf(source, annotation);
      if (shown) notes.add(field.kind === '/Sig' ? 'signature-flattened' : 'form-flattened');
      else if (field.text !== '') {
        const box = boxIn(source, annotation, 'Rect');
        if (box) bare.push({ box, text: field.text, size: field.size, lines: field.lines });
        notes.add('field-drawn');
      }
    }
  }
  return { appearances, bare, kept, links, notes: [...notes] };
}

const only = (dict: Dict, keys: readonly string[]): Dict => {
  const copy: Dict = new Map();
  for (const key of keys) {
    const value = dict.get(key);
    if (value !== undefined) copy.set(key, value);
  }
  return copy;
};

/** The picture of an annotation in its present state, fitted into its rectangle (12.5.5, algorithm 8.1). */
function appearanceOf(source: PdfSource, annotation: Dict): Appearance | undefined {
  const normal = source.dict(annotation.get('AP'))?.get('N');
  const rect = boxIn(source, annotation, 'Rect');
  if (normal === undefined || !rect) return undefined;
  const found = source.resolve(normal);
  let form: Value | undefined = normal;
  if (isDict(found)) {
    const state = source.resolve(annotation.get('AS'));
    form = typeof state === 'string' ? found.get(state.slice(1)) : undefined;
  }
  const stream = source.resolve(form);
  if (form === undefined || !(form instanceof Ref) || !(stream instanceof Stream) || stream.length === 0) return undefined;
  const box = boxIn(source, stream.dict, 'BBox');
  if (!box) return undefined;
  // Some programs leave the kind out; to be drawn it must be there.
  stream.dict.set('Type', '/XObject');
  stream.dict.set('Subtype', '/Form');
  const shown = around(matrixOf(source, stream.dict.get('Matrix')), box);
  if (shown.width === 0 || shown.height === 0) return undefined;
  const [sx, sy] = [rect.width / shown.width, rect.height / shown.height];
  return { form, matrix: [sx, 0, 0, sy, rect.x - shown.x * sx, rect.y - shown.y * sy] };
}

interface Field {
  readonly kind: string;
  readonly text: string;
  readonly size: number;
  readonly lines: boolean;
}

/** Kind and value of a field, which it may have from the fields above it. */
function fieldOf(source: PdfSource, widget: Dict): Field {
  const look = (key: string): Value => {
    let at: Dict | undefined = widget;
    for (let hops = 0; at && hops < 20; hops++) {
      const value = at.get(key);
      if (value !== undefined) return source.resolve(value);
      at = source.dict(at.get('Parent'));
    }
    return 'null';
  };
  const kind = String(look('FT'));
  const flags = numberOf(look('Ff')) ?? 0;
  const value = look('V');
  const shown = kind === '/Tx' || kind === '/Ch';
  const text = shown && value instanceof Text && (kind === '/Ch' || (flags & PASSWORD) === 0) ? unicodeOf(value) : '';
  const appearance = look('DA');
  const size = appearance instanceof Text ? Number(/([\d.]+)\s+Tf/.exec(bytesOf(appearance))?.[1] ?? 0) : 0;
  return { kind, text: text.slice(0, 20_000), size: size > 0 && size < 200 ? size : 0, lines: kind === '/Tx' && (flags & MULTILINE) !== 0 };
}

function linkOf(source: PdfSource, annotation: Dict): SourceLink['to'] | undefined {
  const action = source.dict(annotation.get('A'));
  const kind = source.resolve(action?.get('S'));
  if (kind === '/URI') {
    const uri = source.resolve(action?.get('URI'));
    return uri instanceof Text ? { uri: unicodeOf(uri) } : undefined;
  }
  const destination = annotation.get('Dest') ?? (kind === '/GoTo' ? action?.get('D') : undefined);
  const [page, ...rest] = destinationOf(source, destination, 0);
  if (!(page instanceof Ref)) return undefined;
  return { page: page.num, rest: rest.map((value) => source.resolve(value)).filter((value) => typeof value === 'string') };
}

/** The array a destination stands for: itself, or what its name stands for in the file. */
function destinationOf(source: PdfSource, value: Value | undefined, depth: number): readonly Value[] {
  const found = source.resolve(value);
  if (Array.isArray(found)) return found;
  if (depth > 3) return [];
  if (isDict(found)) return destinationOf(source, found.get('D'), depth + 1);
  if (typeof found === 'string' && found.startsWith('/'))
    return destinationOf(source, source.dict(source.catalog.get('Dests'))?.get(found.slice(1)), depth + 1);
  if (!(found instanceof Text)) return [];
  const names = source.dict(source.dict(source.catalog.get('Names'))?.get('Dests'));
  return names ? destinationOf(source, named(source, names, bytesOf(found), 0), depth + 1) : [];
}

/** A name in a name tree (7.9.6). */
function named(source: PdfSource, node: Dict, name: string, depth: number): Value | undefined {
  const pairs = source.array(node.get('Names'));
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const key = source.resolve(pairs[i]);
    if (key instanceof Text && bytesOf(key) === name) return pairs[i + 1];
  }
  if (depth > 10) return undefined;
  for (const kid of source.array(node.get('Kids'))) {
    const below = source.dict(kid);
    const [least, most] = source.array(below?.get('Limits')).map((value) => source.resolve(value));
    if (!below || !(least instanceof Text && most instanceof Text) || bytesOf(least) > name || bytesOf(most) < name) continue;
    const found = named(source, below, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ACTING = new Set([
  '/JavaScript',
  '/Launch',
  '/SubmitForm',
  '/ImportData',
  '/ResetForm',
  '/GoToR',
  '/GoToE',
  '/Rendition',
  '/RichMediaExecute',
]);

/** Does an action do more than lead to a place or a web page? */
const actsBeyond = (source: PdfSource, action: Value | undefined): boolean =>
  ACTING.has(String(source.resolve(source.dict(action)?.get('S'))));

/** What the file as a whole loses. */
export function notesOf(source: PdfSource): NoteKind[] {
  const { catalog } = source;
  const names = source.dict(catalog.get('Names'));
  const notes: NoteKind[] = [];
  if (catalog.has('StructTreeRoot')) notes.push('tags-dropped');
  if (names?.has('JavaScript') || catalog.has('AA') || actsBeyond(source, catalog.get('OpenAction'))) notes.push('actions-dropped');
  if (names?.has('EmbeddedFiles') || catalog.has('AF')) notes.push('attachments-dropped');
  if (source.repaired) notes.push('repaired');
  return notes;
}

/** Addresses a link of a received file may keep: a lawyer can open them, and they do nothing by themselves. */
export const harmless = (uri: string): boolean => /^(https?:\/\/|mailto:)/i.test(uri) && uri.length <= 2000;
