/** What the ending of a name promises. */

const OOXML = 'application/vnd.openxmlformats-officedocument';
const type = (...types: string[]) => new Set(types);

const HEIC = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];
const MP4 = ['video/mp4', 'audio/mp4', 'video/x-m4v', 'audio/x-m4a', 'video/quicktime'];
const JSON_OR_TEXT = ['application/json', 'text/plain'];
const MHTML = ['multipart/related'];
const WEB_ARCHIVE = ['application/warc'];

/** Which types a name's ending allows. Endings not listed promise nothing. */
const PROMISED: Readonly<Record<string, ReadonlySet<string>>> = {
  pdf: type('application/pdf'),
  png: type('image/png', 'image/apng'),
  apng: type('image/png', 'image/apng'),
  jpg: type('image/jpeg'),
  jpeg: type('image/jpeg'),
  jfif: type('image/jpeg'),
  gif: type('image/gif'),
  webp: type('image/webp'),
  bmp: type('image/bmp'),
  tif: type('image/tiff'),
  tiff: type('image/tiff'),
  heic: type(...HEIC),
  heif: type(...HEIC),
  avif: type('image/avif'),
  svg: type('image/svg+xml'),
  mp4: type(...MP4),
  m4v: type(...MP4),
  m4a: type(...MP4),
  mov: type(...MP4),
  webm: type('video/webm', 'audio/webm', 'video/matroska'),
  mkv: type('video/matroska', 'video/webm'),
  avi: type('video/vnd.avi', 'video/x-msvideo'),
  mp3: type('audio/mpeg'),
  wav: type('audio/wav'),
  ogg: type('audio/ogg', 'video/ogg'),
  flac: type('audio/flac', 'audio/x-flac'),
  amr: type('audio/amr'),
  zip: type('application/zip'),
  '7z': type('application/x-7z-compressed'),
  rar: type('application/x-rar-compressed'),
  gz: type('application/gzip', ...WEB_ARCHIVE),
  docx: type(`${OOXML}.wordprocessingml.document`),
  docm: type('application/vnd.ms-word.document.macroenabled.12'),
  xlsx: type(`${OOXML}.spreadsheetml.sheet`),
  xlsm: type('application/vnd.ms-excel.sheet.macroenabled.12'),
  pptx: type(`${OOXML}.presentationml.presentation`),
  pptm: type('application/vnd.ms-powerpoint.presentation.macroenabled.12'),
  odt: type('application/vnd.oasis.opendocument.text'),
  ods: type('application/vnd.oasis.opendocument.spreadsheet'),
  odp: type('application/vnd.oasis.opendocument.presentation'),
  doc: type('application/msword'),
  xls: type('application/vnd.ms-excel'),
  ppt: type('application/vnd.ms-powerpoint'),
  rtf: type('application/rtf'),
  msg: type('application/vnd.ms-outlook'),
  csv: type('text/csv', 'text/plain'),
  tsv: type('text/tab-separated-values', 'text/csv', 'text/plain'),
  txt: type('text/plain'),
  md: type('text/plain'),
  json: type(...JSON_OR_TEXT),
  xml: type('application/xml'),
  html: type('text/html'),
  htm: type('text/html'),
  xhtml: type('text/html'),
  eml: type('message/rfc822'),
  mbox: type('application/mbox'),
  mhtml: type(...MHTML),
  mht: type(...MHTML),
  warc: type(...WEB_ARCHIVE),
  wacz: type('application/wacz'),
};

/** `pdf` of `Order.PDF`; '' when there is none. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** False when the name's ending promises another type than the bytes are. */
export function keepsItsPromise(fileName: string, mediaType: string): boolean {
  const promised = PROMISED[extensionOf(fileName)];
  return promised === undefined || promised.has(mediaType);
}
