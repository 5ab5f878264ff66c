/** The fields of the document load file, in their order (law/evidence.md section 10). */
export const FIELDS = [
  'BEGBATES',
  'ENDBATES',
  'BEGATTACH',
  'ENDATTACH',
  /** First number of the document this one was inside, and of those inside this one. */
  'PARENTID',
  'ATTACHIDS',
  'PAGECOUNT',
  'CUSTODIAN',
  'DUPCUSTODIAN',
  'DOCTYPE',
  'EXHIBIT',
  'TITLE',
  'FILENAME',
  'FILEEXT',
  'FILESIZE',
  'FROM',
  'TO',
  'CC',
  'BCC',
  'SUBJECT',
  'DATESENT',
  'TIMESENT',
  'DATERCVD',
  'DATECREATED',
  'DATEMOD',
  'CAPTUREUTC',
  'URL',
  'DEFNO',
  'CONFIDENTIALITY',
  'SHA256HASH',
  'MD5HASH',
  'PDFPATH',
  'NATIVEPATH',
  'TEXTPATH',
] as const;
export type Field = (typeof FIELDS)[number];

/** Between several values of one field. */
export const JOINT = ';';

/** YYYYMMDD, HH:MM:SS, and instants in UTC. */
export const DATE_FIELDS: readonly Field[] = ['DATESENT', 'DATERCVD', 'DATECREATED', 'DATEMOD'];
export const PATH_FIELDS = ['PDFPATH', 'NATIVEPATH', 'TEXTPATH'] as const;

/** A Bates number taken apart; undefined for what is none. */
export function numberOf(text: string): { readonly prefix: string; readonly number: number; readonly digits: number } | undefined {
  const [, prefix = '', digits = ''] = /^([A-Za-z0-9._-]*?)(\d{1,12})$/.exec(text) ?? [];
  return digits === '' ? undefined : { prefix, number: Number(digits), digits: digits.length };
}
