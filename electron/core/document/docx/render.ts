/** Numbered document in, Word file out. */
import { Document, Packer } from 'docx';
import type { Images } from '../model.ts';
import type { Numbered } from '../numbered.ts';
import { normalisePackage } from './normalise.ts';
import { completeNumbering } from './numbering.ts';
import { sections } from './pages.ts';
import { completeParts } from './parts.ts';
import { type Pages, Pen } from './pen.ts';
import { spliceSchedules } from './schedule.ts';
import { keepLastStyles, wordStyles } from './styles.ts';
import { cleanText } from './xml.ts';

/**
 * Draws a document as DOCX (Office Open XML, transitional). Numbers are Word's own numbering, references are REF fields, the
 * contents a TOC field; what they show before Word updates them is already right. `pages` gives the page numbers of the
 * contents, from the PDF of the same document; without it they stay empty until Word fills them. An image that is missing
 * from `images` or is neither PNG nor JPEG is an empty frame with its description; the PDF of the same document reports it. The same
 * input gives the same bytes.
 */
export async function renderDocx(numbered: Numbered, images: Images, pages?: Pages): Promise<Uint8Array> {
  const pen = new Pen(numbered, images, pages);
  const { meta, layout } = pen;
  const drawn = sections(numbered.blocks, pen);
  const document = new Document({
    title: cleanText(meta.title),
    subject: cleanText(meta.subject),
    creator: cleanText(meta.author),
    lastModifiedBy: cleanText(meta.author),
    styles: wordStyles({ layout, paper: meta.paper }),
    numbering: pen.lists.config(layout),
    footnotes: Object.fromEntries([...pen.notes].map(([number, children]) => [number, { children }])),
    sections: drawn,
  });
  const bytes = await Packer.pack(document, 'uint8array');
  return normalisePackage(bytes, meta, {
    'docProps/app.xml': (xml) => completeParts.app(xml, pages?.total),
    'word/document.xml': (xml) => spliceSchedules(completeParts.document(xml), pen),
    'word/numbering.xml': (xml) => completeNumbering(xml, pen.lists.restarts),
    'word/styles.xml': keepLastStyles,
    'word/settings.xml': completeParts.settings,
    'word/fontTable.xml': completeParts.fontTable,
  });
}
