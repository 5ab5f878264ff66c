/** The formats that are read, in the order they are asked. Modules load when a file first needs them. */
import type { Format } from './format.ts';

const pdf = () => import('./pdf.ts');
const image = () => import('./image.ts');
const email = () => import('./email.ts');
const mbox = () => import('./mbox.ts');
const msg = () => import('./msg.ts');
const zip = () => import('./zip.ts');
const capture = () => import('./capture.ts');
const mhtml = () => import('./mhtml.ts');
const warc = () => import('./warc.ts');
const word = () => import('./word.ts');
const sheets = () => import('./sheets.ts');
const slides = () => import('./slides.ts');
const openDocument = () => import('./open-document.ts');
const legacyOffice = () => import('./legacy-office.ts');
const rtf = () => import('./rtf.ts');
const text = () => import('./text.ts');
const media = () => import('./media.ts');

export const formats: readonly Format[] = [
  {
    test: (type) => type === 'application/pdf',
    inspect: async (file) => (await pdf()).inspectPdf(file),
    text: async (file) => (await pdf()).pdfText(file),
    draw: async (file, page, want) => (await pdf()).drawPdf(file, page, want),
  },
  {
    test: (type) => /^image\/(a?png|jpeg|gif|webp|tiff|avif|hei[cf](-sequence)?|bmp|svg\+xml)$/.test(type),
    inspect: async (file) => (await image()).inspectImage(file),
    draw: async (file, page, want) => (await image()).drawImage(file, page, want),
  },
  // Photoshop, JPEG 2000, camera formats, icons: pictures that are kept and cannot be shown.
  { test: (type) => type.startsWith('image/'), inspect: async () => ({ pages: 1, unreadable: 'undecodable' }) },
  {
    test: (type) => type === 'message/rfc822',
    inspect: async (file) => (await email()).inspectEmail(file),
    text: async (file) => (await email()).emailText(file),
    markup: async (file) => (await email()).emailMarkup(file),
    entries: async (file) => (await email()).emailEntries(file),
  },
  {
    test: (type) => type === 'application/mbox',
    inspect: async (file) => (await mbox()).inspectMbox(file),
    entries: async (file) => (await mbox()).mboxEntries(file),
  },
  {
    test: (type) => type === 'application/vnd.ms-outlook',
    inspect: async (file) => (await msg()).inspectMsg(file),
    text: async (file) => (await msg()).msgText(file),
    markup: async (file) => (await msg()).msgMarkup(file),
    entries: async (file) => (await msg()).msgEntries(file),
  },
  {
    test: (type) => type === 'application/zip',
    inspect: async (file) => (await zip()).inspectZip(file),
    entries: async (file) => (await zip()).zipEntries(file),
  },
  {
    test: (type) => type === 'text/html',
    inspect: async (file) => (await capture()).inspectHtml(file),
    text: async (file) => (await capture()).htmlPages(file),
    markup: async (file) => (await capture()).htmlMarkup(file),
  },
  {
    test: (type) => type === 'multipart/related',
    inspect: async (file) => (await mhtml()).inspectMhtml(file),
    text: async (file) => (await mhtml()).mhtmlText(file),
    markup: async (file) => (await mhtml()).mhtmlMarkup(file),
    entries: async (file) => (await mhtml()).mhtmlEntries(file),
  },
  {
    test: (type) => type === 'application/warc' || type === 'application/wacz',
    inspect: async (file) => (await warc()).inspectWarc(file),
    text: async (file) => (await warc()).warcText(file),
    markup: async (file) => (await warc()).warcMarkup(file),
    entries: async (file) => (await warc()).warcEntries(file),
  },
  {
    test: (type) => /\.wordprocessingml\.|^application\/vnd\.ms-word\./.test(type),
    inspect: async (file) => (await word()).inspectWord(file),
    text: async (file) => (await word()).wordText(file),
  },
  {
    test: (type) => /\.spreadsheetml\.|^application\/vnd\.ms-excel\.sheet/.test(type),
    inspect: async (file) => (await sheets()).inspectSheets(file),
    text: async (file) => (await sheets()).sheetsText(file),
  },
  {
    test: (type) => /\.presentationml\.|^application\/vnd\.ms-powerpoint\.presentation/.test(type),
    inspect: async (file) => (await slides()).inspectSlides(file),
    text: async (file) => (await slides()).slidesText(file),
  },
  {
    test: (type) => type.startsWith('application/vnd.oasis.opendocument.'),
    inspect: async (file) => (await openDocument()).inspectOpenDocument(file),
    text: async (file) => (await openDocument()).openDocumentText(file),
  },
  {
    test: (type) => type === 'application/msword',
    inspect: async (file) => (await legacyOffice()).inspectLegacyOffice(file),
    text: async (file) => (await legacyOffice()).legacyWordText(file),
  },
  // Excel and PowerPoint of before 2007, and what is locked with a password: kept, their words not read.
  {
    test: (type) => /^application\/(vnd\.ms-excel|vnd\.ms-powerpoint|x-office-encrypted)$/.test(type),
    inspect: async (file) => (await legacyOffice()).inspectLegacyOffice(file),
  },
  {
    test: (type) => type === 'application/rtf',
    inspect: async (file) => (await rtf()).inspectRtf(file),
    text: async (file) => (await rtf()).rtfText(file),
  },
  {
    test: (type) => type.startsWith('text/') || type === 'application/json' || type === 'application/xml',
    text: async (file) => (await text()).plainText(file),
  },
  {
    test: (type) => /^(audio|video)\//.test(type),
    inspect: async (file) => (await media()).inspectMedia(file),
  },
];
