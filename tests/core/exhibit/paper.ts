/** A PDF file as others read it: poppler for the words, qpdf for its structure and bookmarks, pdf-lib for its links. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFString } from 'pdf-lib';

/** Words of each page, laid out as they stand, or in the order they were written. */
export const pagesOf = (path: string, order: 'layout' | 'raw' = 'layout'): string[] =>
  execFileSync('pdftotext', [`-${order}`, path, '-'], { encoding: 'utf8', maxBuffer: 1 << 27 })
    .split('\f')
    .slice(0, -1);

/** Throws when qpdf finds anything wrong. */
export const checkFile = (path: string): void => void execFileSync('qpdf', ['--check', path], { stdio: 'pipe' });

export interface Bookmark {
  readonly title: string;
  readonly page: number;
}

interface Kid {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly kids: readonly Kid[];
}

/** All bookmarks, in reading order. */
export function bookmarksOf(path: string): Bookmark[] {
  const json = execFileSync('qpdf', ['--json', '--json-key=outlines', path], { encoding: 'utf8', maxBuffer: 1 << 27 });
  const flat = (kids: readonly Kid[]): Bookmark[] =>
    kids.flatMap(({ title, destpageposfrom1: page, kids: below }) => [{ title, page }, ...flat(below)]);
  return flat((JSON.parse(json) as { outlines: Kid[] }).outlines);
}

/** What a viewer calls each page. */
export function labelsOf(path: string): string[] {
  const json = execFileSync('qpdf', ['--json', '--json-key=pagelabels', path], { encoding: 'utf8', maxBuffer: 1 << 27 });
  const { pagelabels } = JSON.parse(json) as { pagelabels: { index: number; label: Record<string, unknown> }[] };
  return pagelabels.map(({ label }) => String(label['/P'] ?? '').replace(/^u:/, ''));
}

/** Where the links of a page lead: a page of the file, or another file with a page. */
export async function linksOf(path: string, page: number): Promise<string[]> {
  const document = await PDFDocument.load(readFileSync(path));
  const numbers = new Map(document.getPages().map((one, index) => [one.ref.toString(), index + 1]));
  const annotations =
    document
      .getPage(page - 1)
      .node.Annots()
      ?.asArray() ?? [];
  return annotations.flatMap((one) => {
    const found = document.context.lookup(one, PDFDict);
    const action = found.lookupMaybe(PDFName.of('A'), PDFDict);
    const destination = found.lookupMaybe(PDFName.of('Dest'), PDFArray) ?? action?.lookupMaybe(PDFName.of('D'), PDFArray);
    const first = destination?.get(0);
    if (first instanceof PDFRef) return [String(numbers.get(first.toString()))];
    const file = action?.lookup(PDFName.of('F'));
    const name = file instanceof PDFDict ? file.lookup(PDFName.of('UF')) : file;
    return [
      `${name instanceof PDFString || (name && 'decodeText' in name) ? (name as PDFString).decodeText() : ''} ${Number(first?.toString()) + 1}`,
    ];
  });
}

export const bare = (text: string): string => text.replace(/[\s\u2060]+/gu, '');
