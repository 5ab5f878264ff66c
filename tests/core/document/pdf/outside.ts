/** Readers of a PDF that are not ours: pdf.js, poppler and qpdf. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export const haveReaders = ['pdfinfo', 'qpdf'].every((tool) => spawnSync(tool, ['--version']).error === undefined);

function withFile<T>(bytes: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const path = join(folder, 'a.pdf');
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });

export interface PdfWords {
  /** Text of the structure tree in reading order: no page numbers, footers or repeated heads, which are artifacts. */
  readonly body: string;
  readonly notes: readonly string[];
}

interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

/** The words as a screen reader gets them: pdf.js walks the tags of each page. Footnotes apart. */
export async function wordsOf(bytes: Uint8Array): Promise<PdfWords> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  let body = '';
  const notes: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.at(-1) ?? '';
        texts.set(id, (texts.get(id) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? '');
    }
    const walk = (node: StructNode, note: boolean): void => {
      const here = node.role === 'Note' || note;
      if (here && !note) {
        // A note that begins carries its number; without one it goes on from the page before.
        const begins = node.children?.[0]?.role === 'Lbl';
        if (begins || notes.length === 0) notes.push('');
      }
      if (node.type === 'content') {
        const words = texts.get(node.id ?? '') ?? '';
        if (here) notes[notes.length - 1] += words;
        else body += words;
      }
      for (const child of node.children ?? []) walk(child, here);
    };
    walk((await page.getStructTree()) as StructNode, false);
  }
  await task.destroy();
  return { body: squeeze(body), notes: notes.map(squeeze) };
}

/** Kinds of structure elements with how often each is there. */
export function tagsOf(bytes: Uint8Array): Readonly<Record<string, number>> {
  const tags: Record<string, number> = {};
  for (const [, tag = ''] of withFile(bytes, (path) => run('pdfinfo', ['-struct', path])).matchAll(/^ *([A-Z]\w*)\b/gm))
    tags[tag] = (tags[tag] ?? 0) + 1;
  return tags;
}

/** For comparing words: white space and invisible characters out, compatible forms made one. */
export const squeeze = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

export function infoOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const info = withFile(bytes, (path) => run('pdfinfo', [path]));
  return Object.fromEntries([...info.matchAll(/^([\w ]+):\s*(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** Text as it lies on the pages, footers and all. */
export const pagesOf = (bytes: Uint8Array): string[] =>
  withFile(bytes, (path) => run('pdftotext', ['-layout', path, '-']))
    .split('\f')
    .slice(0, -1);

/** What qpdf finds wrong; empty when nothing. */
export const qpdfCheck = (bytes: Uint8Array): string =>
  withFile(bytes, (path) => {
    const { status, stderr, stdout } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    return status === 0 ? '' : stderr + stdout;
  });

/** Titles of the outline, indented by level. */
export const outlineOf = (bytes: Uint8Array): string =>
  withFile(bytes, (path) => {
    const json = JSON.parse(run('qpdf', ['--json', '--json-key=outlines', path])) as { outlines: Entry[] };
    const show = (entries: readonly Entry[], depth: number): string =>
      entries.map((entry) => `${'  '.repeat(depth)}${entry.title} @${entry.destpageposfrom1}\n${show(entry.kids, depth + 1)}`).join('');
    return show(json.outlines, 0);
  });
interface Entry {
  readonly title: string;
  readonly destpageposfrom1: number;
  readonly kids: readonly Entry[];
}
