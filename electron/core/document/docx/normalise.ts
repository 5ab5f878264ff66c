/** The same document gives the same bytes: docx stamps the time and random ids into its package, and this takes them out again. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { DocumentMeta } from '../model.ts';
import { cleanText, escapeXml } from './xml.ts';

/** The earliest time a ZIP entry can bear. fflate reads it with local getters, so the zone does not matter. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** Changes the text of single parts before the package is closed, by part name. */
export type PartEdits = Readonly<Record<string, (xml: string) => string>>;

/**
 * Opens the package docx wrote, applies `edits`, replaces times by the document's date and random relationship ids by
 * running numbers, and closes it with sorted entries.
 */
export function normalisePackage(bytes: Uint8Array, meta: DocumentMeta, edits: PartEdits): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  const edit = (name: string, change: (xml: string) => string) => {
    const part = parts.get(name);
    if (part) parts.set(name, strToU8(change(strFromU8(part))));
  };
  edit('docProps/core.xml', (xml) => coreProperties(xml, meta));
  for (const name of [...parts.keys()].filter((it) => it.endsWith('.rels'))) stableIds(parts, name, edit);
  for (const [name, change] of Object.entries(edits)) edit(name, change);

  const names = [...parts.keys()].sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  );
  const zippable: Zippable = {};
  for (const name of names) zippable[name] = parts.get(name) ?? new Uint8Array();
  return zipSync(zippable, { level: 6, mtime: ZIP_EPOCH });
}

function coreProperties(xml: string, meta: DocumentMeta): string {
  const instant = `${meta.date.slice(0, 10)}T00:00:00Z`;
  return xml
    .replace(/(<dcterms:(created|modified) [^>]*>)[^<]*/g, `$1${instant}`)
    .replace(/<cp:lastModifiedBy>[^<]*/, () => `<cp:lastModifiedBy>${escapeXml(cleanText(meta.author))}`)
    .replace('</cp:coreProperties>', `<dc:language>${meta.language === 'en' ? 'en-US' : meta.language}</dc:language></cp:coreProperties>`);
}

/** Renames the random ids docx gives to hyperlinks, in the relationships and in the part that uses them. */
function stableIds(parts: ReadonlyMap<string, Uint8Array>, rels: string, edit: (name: string, change: (xml: string) => string) => void) {
  const xml = strFromU8(parts.get(rels) ?? new Uint8Array());
  const names = new Map<string, string>();
  for (const [, id = ''] of xml.matchAll(/ Id="([^"]+)"/g)) if (!/^rId\d+$/.test(id)) names.set(id, `rIdLink${names.size + 1}`);
  if (names.size === 0) return;
  const rename = (text: string) =>
    text.replace(/((?: Id| r:id| r:embed)=")([^"]+)/g, (whole, head: string, id: string) => (names.has(id) ? head + names.get(id) : whole));
  edit(rels, rename);
  edit(rels.replace('_rels/', '').replace(/\.rels$/, ''), rename);
}
