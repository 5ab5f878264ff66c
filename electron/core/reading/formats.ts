/** The formats that are read, in the order they are asked. Modules load when a file first needs them. */
import type { Format } from './format.ts';

const pdf = () => import('./pdf.ts');
const image = () => import('./image.ts');

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
];
