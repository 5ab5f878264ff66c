/** Readers of a PDF that are not ours: poppler and qpdf. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  /** Text of the structure tree in its order: no page numbers, footers or repeated heads, which are artifacts. */
  readonly body: string;
  readonly notes: readonly string[];
}

/** The words as a screen reader gets them, from poppler's walk over the tags. Footnotes apart. */
export function wordsOf(bytes: Uint8Array): PdfWords {
  const lines = withFile(bytes, (path) => run('pdfinfo', ['-struct-text', path])).split('\n');
  let body = '';
  const notes: string[] = [];
  let noteDepth = -1;
  for (const line of lines) {
    const depth = line.search(/\S/);
    if (depth < 0) continue;
    if (noteDepth >= 0 && depth <= noteDepth) noteDepth = -1;
    const content = line.slice(depth);
    if (/^Note\b/.test(content) && noteDepth < 0) {
      noteDepth = depth;
      notes.push('');
    } else if (/^".*"$/.test(content)) {
      const words = content.slice(1, -1);
      if (noteDepth < 0) body += words;
      else notes[notes.length - 1] += words;
    }
  }
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
