/** PDF files written by hand for specifications, and what programs that are not ours say about the result. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { bindPdf, type Tools } from '#core/document/binding/bind.ts';
import { drawGrey } from '#core/document/binding/pdfium.ts';
import type { BindingCall, BindingPlan, Outcome, PagePlan, PartPlan, Source } from '#core/document/binding/plan.ts';
import { checkoutPlaces } from '#core/places.ts';

const places = checkoutPlaces();
export const tools: Tools = { fonts: places.fonts, pdfium: places.pdfium };

const folder = mkdtempSync(join(tmpdir(), 'casewright-binding-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** A path nothing is at yet. */
export const fresh = (ending = 'pdf'): string => join(folder, `${++files}.${ending}`);

export function file(bytes: Uint8Array | string, ending = 'pdf'): string {
  const path = fresh(ending);
  writeFileSync(path, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return path;
}

/** Objects from 1 on, each as its text; a stream as its dictionary without /Length and its data. */
export type Written = string | { readonly dict: string; readonly data: string | Uint8Array };

/** A file with a classic cross-reference table; object 1 is the catalog. */
export function written(objects: readonly Written[], trailer = ''): string {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(text.length);
    const body =
      typeof object === 'string'
        ? object
        : `<<${object.dict}/Length ${object.data.length}>>\nstream\n${typeof object.data === 'string' ? object.data : Buffer.from(object.data).toString('latin1')}\nendstream`;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  return `${text}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
}

export interface Sheet {
  /** Entries of the page besides its content and resources. */
  readonly entries?: string;
  readonly content?: string;
}

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** A file of these pages; their font is /F. Objects of `more` follow the pages' own: their numbers begin at `3 + 1 + 2 × pages`. */
export function sheets(
  pages: readonly Sheet[],
  { catalog = '', tree = '', more = [] as readonly Written[], trailer = '', resources = '/Font<</F 3 0 R>>' } = {},
): string {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  return written(
    [
      `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
      `<</Type/Pages/Count ${pages.length}/Kids[${kids}]${tree}>>`,
      FONT,
      ...pages.flatMap(({ entries = '/MediaBox[0 0 612 792]', content = '' }, i): Written[] => [
        `<</Type/Page/Parent 2 0 R/Resources<<${resources}>>/Contents ${5 + i * 2} 0 R${entries}>>`,
        { dict: '', data: content },
      ]),
      ...more,
    ],
    trailer,
  );
}

export const firstMore = (pages: number): number => 4 + pages * 2;

export const line = (text: string, x = 72, y = 700, size = 12): string => `BT /F ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;

/** Binds pages of sources into one part; all pages of one-page sources when none are named. */
export async function bind(
  sources: readonly Source[],
  pages: readonly PagePlan[] = sources.map((_, source) => ({ source, page: 1 })),
  part: Partial<PartPlan> = {},
  call: BindingCall = {},
  plan: Partial<BindingPlan> = {},
): Promise<{ readonly outcome: Outcome; readonly path: string }> {
  const path = fresh();
  const outcome = await bindPdf(
    { sources, parts: [{ path, pages, info: { title: 'Binder', date: '2026-03-01T00:00:00Z' }, ...part }], ...plan },
    tools,
    call,
  );
  return { outcome, path };
}

/** The one part of an outcome that must be bound. */
export function bound(outcome: Outcome) {
  if (outcome.kind !== 'bound') throw new Error(JSON.stringify(outcome.sources));
  const [part] = outcome.parts;
  if (!part) throw new Error('no part');
  return { ...outcome, part };
}

export const pdfFile = (path: string, password?: string): Source => ({
  kind: 'pdf',
  path,
  ...(password === undefined ? {} : { password }),
});
export const pdfOf = (text: string | Uint8Array): Source => pdfFile(file(text));

/** Text of a file, or of one of its pages. */
export function textOf(path: string, page?: number, ...options: readonly string[]): string {
  const range = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return execFileSync('pdftotext', [...range, ...options, path, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
}

export const bare = (text: string): string => text.replace(/\s+/g, '');

/** Complaints of qpdf; '' for a file it finds sound. */
export function complaints(path: string): string {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** The file as qpdf shows its objects, streams unpacked. */
export function shown(path: string): string {
  const out = fresh();
  qpdf('--qdf', '--object-streams=disable', '--no-original-object-ids', path, out);
  return readFileSync(out, 'latin1');
}

export function qpdf(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('qpdf', args, { encoding: 'utf8' });
  // 3 means that it warned.
  if (status !== 0 && status !== 3) throw new Error(stderr);
}

export function pagesByPoppler(path: string): number {
  const { stdout } = spawnSync('pdfinfo', [path], { encoding: 'utf8' });
  return Number(/Pages:\s+(\d+)/.exec(stdout)?.[1] ?? Number.NaN);
}

export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A page as PDFium draws it, in grey; `width` and `height` in pixels. */
export async function drawn(path: string, page: number, width: number, height: number): Promise<Grey> {
  const data = await drawGrey(tools.pdfium, readFileSync(path), Math.round(width), Math.round(height), page - 1);
  if (!data) throw new Error(`page ${page} of ${path} cannot be drawn`);
  return { data, width: Math.round(width), height: Math.round(height) };
}

/** The first page as poppler draws it, fields and all: a grey bitmap. */
export const byPoppler = (path: string): Buffer =>
  execFileSync('pdftoppm', ['-gray', '-r', '72', '-f', '1', '-l', '1', path], { maxBuffer: 1 << 28 });
