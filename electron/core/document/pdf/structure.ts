import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream, PDFString } from 'pdf-lib';

export interface StructureReport {
  readonly pages: number;
  readonly language: string;
  /** The PDF/A part and level the file claims, like `2A`; '' when it claims none. */
  readonly claims: string;
  readonly fonts: readonly string[];
  /** What speaks against a tagged PDF/A-2a; empty when nothing was found. No substitute for a validator such as veraPDF. */
  readonly faults: readonly string[];
}

/**
 * Reads a finished file with an independent reader (pdf-lib) and looks for what PDF/A-2a (ISO 19005-2) asks of structure: label,
 * output intent, language, tags, ids, embedded fonts; nothing active, nothing encrypted.
 */
export async function checkStructure(bytes: Uint8Array): Promise<StructureReport> {
  const faults: string[] = [];
  const need = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = pdf;
  const get = (dict: PDFDict, key: string) => dict.lookup(PDFName.of(key));

  need(Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '%PDF-1.7', 'not PDF 1.7');
  need(!pdf.isEncrypted, 'encrypted');
  need(context.trailerInfo.ID !== undefined, 'no file id');
  const lang = get(catalog, 'Lang');
  const language = lang instanceof PDFString ? lang.asString() : '';
  need(language !== '', 'no language');
  const marked = get(catalog, 'MarkInfo');
  need(marked instanceof PDFDict && get(marked, 'Marked')?.toString() === 'true', 'not marked as tagged');

  const metadata = get(catalog, 'Metadata');
  const packet = metadata instanceof PDFStream ? Buffer.from(contentsOf(metadata)).toString('utf8') : '';
  const claims = (/<pdfaid:part>(\d)</.exec(packet)?.[1] ?? '') + (/<pdfaid:conformance>(\w)</.exec(packet)?.[1] ?? '');
  need(claims === '2A', 'no PDF/A-2a label');
  const intents = get(catalog, 'OutputIntents');
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  need(intent instanceof PDFDict && get(intent, 'DestOutputProfile') instanceof PDFStream, 'no output intent');

  const root = get(catalog, 'StructTreeRoot');
  if (root instanceof PDFDict) {
    need(get(root, 'ParentTree') instanceof PDFDict, 'no parent tree');
    const kids = get(root, 'K');
    need(kids instanceof PDFArray && kids.size() > 0, 'empty structure tree');
  } else faults.push('no structure tree');

  const fonts: string[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : undefined;
    if (!dict) continue;
    const type = dict.get(PDFName.of('Type'))?.toString();
    const kind = dict.get(PDFName.of('S'))?.toString();
    if (type === '/FontDescriptor') {
      const name = dict.get(PDFName.of('FontName'))?.toString() ?? '?';
      fonts.push(name.slice(1));
      need(
        ['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(PDFName.of(key))),
        `font ${name} is not embedded`,
      );
    }
    if (type === '/Font' && !dict.has(PDFName.of('DescendantFonts')) && dict.get(PDFName.of('Subtype'))?.toString() !== '/CIDFontType2')
      need(
        dict.has(PDFName.of('FontDescriptor')) || dict.get(PDFName.of('Subtype'))?.toString() === '/CIDFontType0',
        'a font without descriptor',
      );
    need(!['/JavaScript', '/Launch', '/ImportData', '/SubmitForm', '/GoToR'].includes(kind ?? ''), `action ${kind}`);
    need(!dict.has(PDFName.of('JS')) && !dict.has(PDFName.of('AA')), 'a script or trigger');
    need(type !== '/EmbeddedFile' && !dict.has(PDFName.of('EF')), 'an embedded file');
    need(type !== '/Annot' || dict.get(PDFName.of('F'))?.toString() === '4', 'an annotation that is not printed');
    if (type === '/StructElem') {
      need(dict.has(PDFName.of('P')), 'a structure element without parent');
      need(kind !== '/Figure' || dict.has(PDFName.of('Alt')), 'a figure without alternative text');
    }
    if (type === '/Page') need(dict.has(PDFName.of('StructParents')), 'a page outside the structure tree');
  }
  return { pages: pdf.getPageCount(), language, claims, fonts: [...new Set(fonts)].sort(), faults: [...new Set(faults)] };
}

const contentsOf = (stream: PDFStream): Uint8Array =>
  stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
