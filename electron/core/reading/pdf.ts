/** PDFs: what they are, their words, their pages drawn. */
import type { Sharp } from 'sharp';
import type { FormatFile, Found, Want } from './format.ts';
import { SCAN_PIXELS } from './limits.ts';
import type { FileFlag, Metadata, PageText } from './model.ts';
import { isCutShort, scanPdf } from './pdf-scan.ts';
import { pdfTime } from './pdf-time.ts';
import { type OpenPdf, withPdf } from './pdfium.ts';

/** Pages, metadata and flags. `damaged` when pages that are said to be there are not, or the file ends before it should. */
export async function inspectPdf(file: FormatFile): Promise<Found> {
  const found = await withPdf(file, (pdf): Found => {
    const pages = countPages(pdf);
    if (pages === 0) return { unreadable: 'damaged' };
    const sound = pdf.api.FPDF_DocumentHasValidCrossReferenceTable(pdf.document) !== 0;
    if (isCutShort(file, sound)) return { unreadable: 'damaged' };
    const seen = scanPdf(file, pdf);
    return { pages, flags: flagsOf(pdf, seen.flags, file), metadata: metadataOf(pdf, seen.xmp) };
  });
  return typeof found === 'string' ? { unreadable: found } : found;
}

/** Pages that are there. 0 when there are none, or fewer than the file says. */
function countPages({ api, document, space }: OpenPdf): number {
  const said = api.FPDF_GetPageCount(document);
  return space(8, (size) => {
    for (let page = 0; page < said; page++) if (api.FPDF_GetPageSizeByIndexF(document, page, size) === 0) return 0;
    return said;
  });
}

/** Values of FPDF_GetFormType: 1 is AcroForm, 2 and 3 are XFA. */
function flagsOf({ api, document, space, bytes }: OpenPdf, seen: ReadonlySet<FileFlag>, file: FormatFile): FileFlag[] {
  const flags = new Set(seen);
  if (api.FPDF_GetFormType(document) > 0) flags.add('forms');
  if (api.FPDFDoc_GetJavaScriptActionCount(document) > 0) flags.add('javascript');
  if (api.FPDFDoc_GetAttachmentCount(document) > 0) flags.add('embedded-files');
  if (api.FPDF_GetSecurityHandlerRevision(document) >= 0 && file.password === '') flags.add('owner-locked');
  const signatures = Math.min(api.FPDF_GetSignatureCount(document), 1000);
  for (let index = 0; index < signatures && !flags.has('signed'); index++) {
    const signature = api.FPDF_GetSignatureObject(document, index);
    // A field nobody has signed has no contents; a reserved one has nothing but zeros.
    const length = api.FPDFSignatureObj_GetContents(signature, 0, 0);
    if (length <= 0 || length > 1 << 20) continue;
    const signed = space(length, (at) => {
      api.FPDFSignatureObj_GetContents(signature, at, length);
      return bytes(at, length).some((byte) => byte !== 0);
    });
    if (signed) flags.add('signed');
  }
  return [...flags];
}

/** The document information, and where it is silent the XMP packet (ISO 16684-1). */
function metadataOf(pdf: OpenPdf, xmp: string): Partial<Metadata> {
  const stated = (tag: string, inXmp: RegExp) => metaText(pdf, tag) || xmpText(xmp, inXmp);
  const creator = stated('Creator', /xmp:CreatorTool(?:>([^<]*)<|="([^"]*)")/);
  const producer = stated('Producer', /pdf:Producer(?:>([^<]*)<|="([^"]*)")/);
  return {
    title: stated('Title', /<dc:title>[\s\S]{0,200}?<rdf:li[^>]*>([^<]*)</),
    author: stated('Author', /<dc:creator>[\s\S]{0,200}?<rdf:li[^>]*>([^<]*)</),
    software: [...new Set([creator, producer])].filter((name) => name !== '').join(' / '),
    captured: pdfTime(metaText(pdf, 'CreationDate')) ?? pdfTime(xmpText(xmp, /xmp:CreateDate(?:>([^<]*)<|="([^"]*)")/)),
  };
}

function metaText({ api, document, space, bytes }: OpenPdf, tag: string): string {
  return space(tag.length + 1, (name) => {
    bytes(name, tag.length + 1).set([...Buffer.from(tag), 0]);
    const length = api.FPDF_GetMetaText(document, name, 0, 0);
    if (length <= 2 || length > 1 << 20) return '';
    return space(length, (at) => {
      api.FPDF_GetMetaText(document, name, at, length);
      return Buffer.from(bytes(at, length - 2))
        .toString('utf16le')
        .trim();
    });
  });
}

function xmpText(xmp: string, pattern: RegExp): string {
  const [, element, attribute] = pattern.exec(xmp) ?? [];
  const written: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return (element ?? attribute ?? '')
    .replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
      if (name !== undefined) return written[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}

/** Letters of one page that are kept; more is no text. */
const PAGE_LETTERS = 2_000_000;

/** Words of all pages. A page that cannot be opened is ''. Null when the file cannot. */
export async function pdfText(file: FormatFile): Promise<readonly PageText[] | null> {
  const pages = await withPdf(file, ({ api, document, space, bytes }) => {
    const found: PageText[] = [];
    const count = api.FPDF_GetPageCount(document);
    for (let index = 0; index < count; index++) {
      const page = api.FPDF_LoadPage(document, index);
      const letters = page === 0 ? 0 : api.FPDFText_LoadPage(page);
      const length = letters === 0 ? 0 : Math.min(api.FPDFText_CountChars(letters), PAGE_LETTERS);
      const text =
        length <= 0
          ? ''
          : space((length + 1) * 4, (at) => {
              const written = api.FPDFText_GetText(letters, 0, length, at);
              return Buffer.from(bytes(at, Math.max(0, written - 1) * 2)).toString('utf16le');
            });
      if (letters !== 0) api.FPDFText_ClosePage(letters);
      if (page !== 0) api.FPDF_ClosePage(page);
      found.push({ page: index + 1, text: asWritten(text) });
    }
    return found;
  });
  return typeof pages === 'string' ? null : pages;
}

/** What the engine puts for a hyphen at the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is one
const HYPHEN = /[\u0002\ufffe]\s*/g;
/** Letters of one drawing: Latin ligatures, Hebrew and Arabic forms, Kangxi radicals; each stands for ordinary letters. */
const FORMS = /[\u2f00-\u2fdf\ufb00-\ufdff\ufe70-\ufefe]/g;
/** What fonts without a map to Unicode give. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NONE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\uffff]/g;

/** Text as it would be typed: words parted at a line's end in one piece, lines ended by \n. */
function asWritten(text: string): string {
  return text
    .replace(HYPHEN, '')
    .replace(FORMS, (letter) => letter.normalize('NFKC'))
    .replace(/\r\n?/g, '\n')
    .replace(NONE, '')
    .toWellFormed()
    .trim();
}

const SCAN_DPI = 300;
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER: with annotations, in the order RGBA. */
const FLAGS = 0x01 | 0x10;

/** A page as it is seen: turned and cropped as the file says, forms filled, on white. */
export async function drawPdf(file: FormatFile, page: number, want: Want): Promise<Sharp | null> {
  const drawn = await withPdf(file, (pdf) => {
    const { api, document, bytes, space } = pdf;
    const handle = page >= 1 && page <= api.FPDF_GetPageCount(document) ? api.FPDF_LoadPage(document, page - 1) : 0;
    if (handle === 0) return null;
    const { width, height } = pixels(api.FPDF_GetPageWidthF(handle), api.FPDF_GetPageHeightF(handle), want);
    const raw = space(width * height * 4, (at) => {
      const bitmap = api.FPDFBitmap_CreateEx(width, height, 4, at, width * 4);
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      api.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, FLAGS);
      drawFields(pdf, bitmap, handle, width, height);
      api.FPDFBitmap_Destroy(bitmap);
      return Buffer.from(bytes(at, width * height * 4));
    });
    api.FPDF_ClosePage(handle);
    return { raw, width, height };
  });
  if (drawn === null || typeof drawn === 'string') return null;
  const { openSharp } = await import('./image.ts');
  return (await openSharp())(drawn.raw, { raw: { width: drawn.width, height: drawn.height, channels: 4 } }).removeAlpha();
}

/** Bytes of an FPDF_FORMFILLINFO; all its callbacks are left out, so no script and no action has a way. */
const FORM_INFO = 256;

/** Fields of a form are drawn by another part of the engine, over the page. */
function drawFields({ api, document, bytes, space }: OpenPdf, bitmap: number, page: number, width: number, height: number): void {
  if (api.FPDF_GetFormType(document) === 0) return;
  space(FORM_INFO, (info) => {
    bytes(info, FORM_INFO).fill(0);
    bytes(info, 1)[0] = 2;
    const form = api.FPDFDOC_InitFormFillEnvironment(document, info);
    if (form === 0) return;
    api.FPDF_SetFormFieldHighlightAlpha(form, 0);
    api.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, FLAGS);
    api.FPDFDOC_ExitFormFillEnvironment(form);
  });
}

/** The size in pixels of a page of so many points. */
function pixels(points: number, tall: number, want: Want): { width: number; height: number } {
  const [across, down] = [Math.max(points, 1), Math.max(tall, 1)];
  const wanted = want === 'scan' ? SCAN_DPI / 72 : Math.min(want.width / across, want.height / down);
  const scale = Math.min(wanted, Math.sqrt(SCAN_PIXELS / (across * down)));
  return { width: Math.max(1, Math.floor(across * scale)), height: Math.max(1, Math.floor(down * scale)) };
}
