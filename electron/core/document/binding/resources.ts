/** A page's resources, without the pictures of other pages: some programs hang all pictures of a file on every page. */
import { contentOf } from './content.ts';
import type { PdfSource, SourcePage } from './source.ts';
import { type Dict, Ref, Stream, type Value } from './values.ts';

/** Fewer pictures and forms than this are not worth looking for. */
const MANY = 6;

export const resourcesOf = (page: SourcePage): Value | undefined => page.dict.get('Resources') ?? page.inherited.get('Resources');

const shared = new WeakMap<PdfSource, ReadonlySet<Value>>();

/** Resources that two or more pages have in common: by object number, or by the node they are inherited from. */
function sharedOf(source: PdfSource): ReadonlySet<Value> {
  const known = shared.get(source);
  if (known) return known;
  const seen = new Set<Value>();
  const common = new Set<Value>();
  for (const page of source.pages) {
    const value = resourcesOf(page);
    if (value === undefined) continue;
    const key = keyOf(value);
    if (seen.has(key)) common.add(key);
    seen.add(key);
  }
  shared.set(source, common);
  return common;
}

const keyOf = (value: Value): Value => (value instanceof Ref ? String(value.num) : value);

/** The resources as far as the page can use them; undefined when they are best taken whole. */
export function ownResources(source: PdfSource, page: SourcePage): Dict | undefined {
  const value = resourcesOf(page);
  if (value === undefined || !sharedOf(source).has(keyOf(value))) return undefined;
  const dict = source.dict(value);
  const objects = source.dict(dict?.get('XObject'));
  if (!dict || !objects || objects.size < MANY) return undefined;
  const content = contentOf(source, page);
  if (!content || content === 'too-large') return undefined;
  const named = namesIn(content.bytes);
  const used: Dict = new Map([...objects].filter(([name]) => named.has(name)));
  if (used.size === objects.size) return undefined;
  for (const ref of used.values()) {
    const object = source.resolve(ref);
    // A form without resources of its own uses the page's.
    if (object instanceof Stream && object.dict.get('Subtype') === '/Form' && !object.dict.has('Resources')) return undefined;
  }
  return new Map(dict).set('XObject', used);
}

/** All names in a content, also those that are none but look so: rather one too many. */
function namesIn(content: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(/\/([^\s()<>[\]{}/%]+)/g)) {
    names.add(name);
    if (name.includes('#'))
      names.add(name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
  }
  return names;
}
