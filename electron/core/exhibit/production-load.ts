/** The rows of the load files of a production: what is said of each document, and where its files are. Pure. */
import type { Evidence } from '../evidence/model.ts';
import type { StatedTime } from '../reading/model.ts';
import { type Allotment, batesNumber } from './bates.ts';
import { type Field, JOINT } from './load-file/fields.ts';
import type { OptLine } from './load-file/opticon.ts';
import type { WithheldItem } from './load-file/privilege-log.ts';

/** A document of a production with its numbers. */
export interface ProducedDocument {
  readonly item: Evidence;
  /** Label of its exhibit; '' for none. */
  readonly label: string;
  readonly title: string;
  readonly numbers: Allotment;
  readonly prefix: string;
  /** MD5 of the file as received. */
  readonly md5: string;
  /** Its files in the set, by the path the load files name; '' for a file that is not in it. */
  readonly pdf: string;
  readonly native: string;
  readonly text: string;
  /** Page images in order; none when the PDF stands for all pages. */
  readonly images: readonly string[];
  /** Numbers of the defendants it concerns. */
  readonly defendants: readonly number[];
}

export const numberAt = ({ numbers, prefix }: Pick<ProducedDocument, 'numbers' | 'prefix'>, page = 1): string =>
  batesNumber(prefix, numbers.first + page - 1, numbers.digits);
export const lastNumber = ({ numbers, prefix }: Pick<ProducedDocument, 'numbers' | 'prefix'>): string =>
  batesNumber(prefix, numbers.last, numbers.digits);
export const pagesOf = ({ numbers }: Pick<ProducedDocument, 'numbers'>): number => numbers.last - numbers.first + 1;

/** `2026-03-02T02:11:12Z` of an instant that says its zone; '' of any other. */
export function utcInstant(stated: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/.test(stated)) return '';
  const at = new Date(stated);
  return Number.isNaN(at.getTime()) ? '' : `${at.toISOString().slice(0, 19)}Z`;
}

/** When a file was captured: as a person stated it, else as its headers do. */
export const captureUtc = ({ capturedAt, metadata }: Evidence): string =>
  utcInstant(capturedAt) || (metadata.captured?.source === 'capture-header' ? utcInstant(metadata.captured.at) : '');

/** Day and time in UTC where the file says its zone, as stated otherwise; '' for what is no date. */
function dayAndTime(time: StatedTime | null): { readonly day: string; readonly time: string } {
  const at = time === null ? '' : utcInstant(time.at) || time.at;
  const [, year = '', month = '', day = '', clock = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(at) ?? [];
  const real = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const known = !Number.isNaN(real.getTime()) && real.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
  return known ? { day: year + month + day, time: clock } : { day: '', time: '' };
}

/** The families of the set: parents by child, children by parent, both by first number; and the range of a family whose numbers run on. */
export interface Families {
  readonly parent: ReadonlyMap<ProducedDocument, ProducedDocument>;
  readonly children: ReadonlyMap<ProducedDocument, readonly ProducedDocument[]>;
  readonly range: ReadonlyMap<ProducedDocument, { readonly first: string; readonly last: string }>;
  /** Outermost documents whose family does not run on; PARENTID and ATTACHIDS tie it together. */
  readonly apart: readonly ProducedDocument[];
}

export function familiesOf(documents: readonly ProducedDocument[]): Families {
  const byItem = new Map(documents.map((one) => [one.item.id, one]));
  const parent = new Map<ProducedDocument, ProducedDocument>();
  for (const one of documents) {
    const above = byItem.get(one.item.parent);
    if (above && above !== one) parent.set(one, above);
  }
  const top = (one: ProducedDocument): ProducedDocument => {
    const seen = new Set<ProducedDocument>();
    let at = one;
    for (let above = parent.get(at); above && !seen.has(above); above = parent.get(at)) {
      seen.add(at);
      at = above;
    }
    return at;
  };
  const children = Map.groupBy([...parent.keys()], (one) => parent.get(one) ?? one);
  const range = new Map<ProducedDocument, { first: string; last: string }>();
  const apart: ProducedDocument[] = [];
  for (const [head, members] of Map.groupBy(documents, top)) {
    const sorted = members.toSorted((a, b) => a.numbers.first - b.numbers.first);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (members.length < 2 || !first || !last) continue;
    if (sorted.every((one, index) => index === 0 || one.numbers.first === (sorted[index - 1]?.numbers.last ?? 0) + 1))
      for (const one of members) range.set(one, { first: numberAt(first), last: lastNumber(last) });
    else apart.push(head);
  }
  return { parent, children, range, apart };
}

/** A row of the document load file. */
export function datRow(document: ProducedDocument, families: Families, custodian: string): Record<Field, string> {
  const { item, label, title, md5, pdf, native, text, defendants } = document;
  const { metadata } = item;
  const family = families.range.get(document);
  const above = families.parent.get(document);
  const mail = dayAndTime(metadata.captured?.source === 'e-mail' ? metadata.captured : null);
  const made = dayAndTime(
    metadata.captured?.source === 'e-mail' || metadata.captured?.source === 'capture-header' ? null : metadata.captured,
  );
  return {
    BEGBATES: numberAt(document),
    ENDBATES: lastNumber(document),
    BEGATTACH: family?.first ?? '',
    ENDATTACH: family?.last ?? '',
    PARENTID: above ? numberAt(above) : '',
    ATTACHIDS: (families.children.get(document) ?? []).map((child) => numberAt(child)).join(JOINT),
    PAGECOUNT: String(pagesOf(document)),
    CUSTODIAN: custodian,
    DUPCUSTODIAN: '',
    DOCTYPE: docType(item.kind),
    EXHIBIT: label.replaceAll('\u00a0', ' '),
    TITLE: title,
    FILENAME: item.fileName,
    FILEEXT: extensionOf(item),
    FILESIZE: String(item.size),
    FROM: metadata.from,
    TO: metadata.to,
    CC: metadata.cc,
    BCC: '',
    SUBJECT: metadata.subject,
    DATESENT: mail.day,
    TIMESENT: mail.time,
    DATERCVD: '',
    DATECREATED: made.day,
    DATEMOD: '',
    CAPTUREUTC: captureUtc(item),
    URL: item.sourceUrl || metadata.url,
    DEFNO: defendants.join(JOINT),
    CONFIDENTIALITY: item.confidential ? 'CONFIDENTIAL' : '',
    SHA256HASH: item.sha256,
    MD5HASH: md5,
    PDFPATH: pdf,
    NATIVEPATH: native,
    TEXTPATH: text,
  };
}

/** `web-capture` → `Web capture` */
const docType = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');

/** By the name where it has a plain ending, else by the type; `bin` for the rest. */
export function extensionOf({ fileName, mediaType }: Pick<Evidence, 'fileName' | 'mediaType'>): string {
  const named = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1];
  return named?.toLowerCase() ?? ENDINGS[mediaType] ?? 'bin';
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'message/rfc822': 'eml',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/zip': 'zip',
};

/** Lines of the image load file: one for the PDF, or one for each page image. */
export function optLines(document: ProducedDocument, volume: string): OptLine[] {
  const { pdf, images } = document;
  if (images.length === 0) return [{ key: numberAt(document), volume, path: pdf, first: true, pages: pagesOf(document) }];
  return images.map((path, index) => ({
    key: numberAt(document, index + 1),
    volume,
    path,
    first: index === 0,
    pages: index === 0 ? images.length : null,
  }));
}

/** Numbers between the first and the last of the set that are not in it. */
export function gapsOf(documents: readonly ProducedDocument[]): { readonly first: string; readonly last: string }[] {
  const sorted = documents.toSorted((a, b) => a.numbers.first - b.numbers.first);
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1];
    if (!before || one.numbers.first === before.numbers.last + 1) return [];
    return [
      {
        first: batesNumber(before.prefix, before.numbers.last + 1, before.numbers.digits),
        last: batesNumber(one.prefix, one.numbers.first - 1, one.numbers.digits),
      },
    ];
  });
}

/** A line of the privilege log. Title, subject and file name may tell of the content, so the description names the kind alone. */
export function withheldLine(item: Evidence, index: number, parent: ProducedDocument | undefined, custodian: string): WithheldItem {
  const { metadata } = item;
  const { day } = dayAndTime(metadata.captured);
  const date = day === '' ? '' : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return {
    control: `PRIV${String(index + 1).padStart(4, '0')}`,
    date: date || (/^\d{4}-\d{2}-\d{2}/.exec(item.capturedAt)?.[0] ?? ''),
    type: docType(item.kind),
    from: metadata.from || metadata.author,
    to: metadata.to,
    cc: metadata.cc,
    description: `${docType(item.kind)}${item.pages === null ? '' : `, ${item.pages} ${item.pages === 1 ? 'page' : 'pages'}`}`,
    privilege: item.privilege,
    basis: '',
    parent: parent ? numberAt(parent) : '',
    custodian,
  };
}
