import { type Finding, finding } from '../../kit/finding.ts';
import type { Images } from '../model.ts';
import type { Numbered } from '../numbered.ts';
import type { Compiler, Report } from './compiler.ts';
import { type Drawn, draw } from './draw.ts';
import { Joiner, type Part } from './join.ts';
import type { FontSet } from './metrics.ts';
import { type Segment, Segmenter, type SegmentRules } from './segments.ts';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Printed page number of each heading and numbered paragraph, by anchor. */
  readonly anchors: Readonly<Record<string, number>>;
  /** Characters no font has, images that could not be printed, and whether the file carries the PDF/A label. */
  readonly findings: readonly Finding[];
}

/** Numbered document to PDF with one compiler: in one piece where it is small, in parts that are joined where its schedules are long. */
export async function render(
  compiler: Compiler,
  fonts: FontSet,
  numbered: Numbered,
  images: Images,
  rules: SegmentRules,
): Promise<RenderedPdf> {
  const drawn = draw(numbered, images, fonts);
  for (const [name, { bytes }] of drawn.files) compiler.put(name, bytes);
  try {
    return await renderDrawn(compiler, drawn, rules);
  } catch (error) {
    const spoiled = spoiledImages(compiler, drawn);
    if (spoiled.size === 0) throw error;
    return renderDrawn(compiler, draw(numbered, images, fonts, spoiled), rules);
  }
}

/** Tries each image by itself. Only done after a failure: an image whose head is sound can still be broken inside. */
function spoiledImages(compiler: Compiler, drawn: Drawn): Map<string, string> {
  const spoiled = new Map<string, string>();
  for (const [file, { key }] of drawn.files) {
    const blocks = [{ k: 'figure', file, alt: 'trial', width: 1, caption: null }];
    compiler.put('document.json', Buffer.from(JSON.stringify({ ...drawn.frame, offset: 0, total: '', here: {}, pages: {}, blocks })));
    try {
      compiler.layOut();
    } catch (error) {
      const [reason = 'it cannot be decoded'] = /failed to decode[^;(]*/.exec(error instanceof Error ? error.message : '') ?? [];
      spoiled.set(key, reason.trim());
    }
  }
  return spoiled;
}

/** The addon lets go of a document that was laid out only between two turns of the event loop: 40 MB for a part of 1,000 rows. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function renderDrawn(compiler: Compiler, drawn: Drawn, rules: SegmentRules): Promise<RenderedPdf> {
  const anchors: Record<string, number> = {};
  const layOut = async (blocks: readonly object[], offset: number, pages: Readonly<Record<string, string>>): Promise<Report> => {
    await turn();
    const here = Object.fromEntries([...anchorsOf(blocks)].map((anchor) => [anchor, true]));
    compiler.put('document.json', Buffer.from(JSON.stringify({ ...drawn.frame, offset, total, here, pages, blocks })));
    return compiler.layOut();
  };
  let total = '';
  // How many pages there are is known once all are laid out. Its digits change nothing on the pages.
  if (drawn.layout.pageNumber.text.includes('{total}'))
    total = String(
      await new Segmenter(
        drawn,
        rules,
        (blocks, offset) => layOut(blocks, offset, {}),
        () => compiler.forget(2),
      ).run(),
    );

  const joiner = new Joiner();
  let first: { readonly part: Part; readonly archival: boolean } | undefined;
  let count = 0;
  let archival = true;
  const add = (segment: Segment, order: number, report: Report) => {
    const file = compiler.export();
    // The WebAssembly build cannot export PDF/A itself; the joiner looks at every object and labels what passes.
    archival &&= file.archival || compiler.name === 'wasm';
    const part: Part = { order, bytes: file.bytes, anchors: report.anchors, begins: segment.begins, ends: segment.ends };
    if (order === 0 && segment.ends === null) first = { part, archival: file.archival };
    else joiner.add(part);
    compiler.forget(segment.ends === null ? 10 : 2);
  };

  const waiting: { readonly segment: Segment; readonly order: number; readonly report: Report }[] = [];
  const pages = await new Segmenter(
    drawn,
    rules,
    (blocks, offset) => layOut(blocks, offset, {}),
    (segment, report) => {
      for (const [anchor, page] of report.anchors) anchors[anchor] = page;
      // A table of contents needs the pages of the parts after it.
      if (holdsContents(segment.blocks)) waiting.push({ segment, order: count, report });
      else add(segment, count, report);
      count += 1;
    },
  ).run();
  const printed = Object.fromEntries(Object.entries(anchors).map(([anchor, page]) => [anchor, String(page)]));
  for (const { segment, order, report } of waiting) {
    if (count > 1) await layOut(segment.blocks, segment.offset, printed);
    add(segment, order, report);
  }

  // One piece that the engine itself has exported under the rules of PDF/A is left as it is.
  const done = (() => {
    if (count === 1 && first?.archival) return { bytes: first.part.bytes, faults: [] };
    if (first) joiner.add(first.part);
    return joiner.finish(factsOf(drawn), archival);
  })();
  const faults = [...done.faults, ...(archival ? [] : ['the engine refused the export'])];
  const label = faults.map((reason) => finding('note', 'document', 'document.pdf-structure', { reason }));
  return { bytes: done.bytes, pages, anchors, findings: [...drawn.findings, ...label] };
}

/** Headings and numbered paragraphs among these blocks, at any depth. */
function* anchorsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* anchorsOf(one);
  else if (value !== null && typeof value === 'object' && 'k' in value) {
    const block = value as { k: unknown; a?: unknown; c?: unknown; body?: unknown; items?: unknown };
    if ((block.k === 'heading' || block.k === 'numbered') && typeof block.a === 'string') yield block.a;
    if (block.k !== 'heading' && block.k !== 'paragraph' && block.k !== 'schedule') yield* anchorsOf([block.c, block.body, block.items]);
  }
}

const holdsContents = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(holdsContents)
    : value !== null &&
      typeof value === 'object' &&
      'k' in value &&
      (value.k === 'toc' || (value.k === 'landscape' && 'c' in value && holdsContents(value.c)));

function factsOf(drawn: Drawn) {
  const meta = drawn.frame.meta as { title: string; author: string; subject: string; date: readonly number[] };
  const [year, month, day] = meta.date.map((n) => String(n).padStart(2, '0'));
  const { title, author, subject } = meta;
  return {
    title,
    author,
    subject,
    language: drawn.frame.lang === 'zh' ? 'zh-CN' : 'en-US',
    date: `${year}-${month}-${day}`,
    creator: 'Typst 0.14.2',
  };
}
