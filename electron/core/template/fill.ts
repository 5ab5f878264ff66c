/** Template and facts in, document and findings out. Always a document, so that the page can always show one. */

import { LAYOUTS } from '../document/layout.ts';
import type { Block, Document, Drafted } from '../document/model.ts';
import { sourceRef } from '../kit/citation.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import { blocksOf, PLAIN } from './blocks.ts';
import { Drafting } from './drafting.ts';
import { renderMarkdown } from './engine.ts';
import type { Cited } from './exhibit-labels.ts';
import { humanised } from './fields.ts';
import type { Library, Parsed, Template } from './library.ts';
import { type Chunk, parseChunks } from './markdown.ts';
import { Refused, Run } from './run.ts';
import { printable } from './sentinel.ts';
import { MOST_ROWS } from './tables.ts';
import { Branch } from './values.ts';

export interface FillOptions {
  /** Date of drafting, YYYY-MM-DD. */
  readonly date: string;
  readonly author: string;
  readonly draft: boolean;
  /** The word for a field in the template's language; the last name of the path where there is none. */
  readonly labels?: (path: string) => string | undefined;
  /** How a source (see kit/citation.ts) is cited, undefined when it is no exhibit. Labels alone, from `facts.exhibits`, when left out. */
  readonly cite?: (source: string) => Cited | undefined;
}

/** Fills a template. Throws `not-found` for an unknown id and nothing else: every fault is a finding. */
export function fillTemplate(
  library: Library,
  templateId: string,
  facts: Readonly<Record<string, unknown>>,
  options: FillOptions,
): Drafted {
  const template = library.template(templateId);
  const parsed = library.parsed(templateId);
  if (!template || !parsed) throw new Problem('not-found', 'template.unknown', { template: templateId });
  const { blocks, findings } = fillBlocks(library, template, parsed, facts, options);
  const document: Document = {
    meta: {
      title: template.title,
      language: template.language,
      paper: template.paper,
      layout: template.layout,
      author: options.author,
      subject: subjectOf(facts),
      date: options.date,
      footer: template.footer ?? template.title,
      draft: options.draft,
    },
    blocks,
  };
  return { document, findings };
}

function subjectOf(facts: Readonly<Record<string, unknown>>): string {
  const { matter } = facts;
  const title = matter !== null && typeof matter === 'object' && 'title' in matter ? matter.title : '';
  return typeof title === 'string' ? printable(title) : '';
}

function fillBlocks(library: Library, template: Template, parsed: Parsed, facts: Readonly<Record<string, unknown>>, options: FillOptions) {
  const { language } = template;
  const currency = library.pack(template.pack)?.currency ?? 'USD';
  const label = (path: string) => options.labels?.(path) || humanised(path) || (language === 'zh-CN' ? '此处内容' : 'this value');
  const run = new Run({ file: template.file, language, currency, locals: parsed.locals, label });
  if (!parsed.templates) return { blocks: [], findings: parsed.fault ? [parsed.fault] : [] };
  let chunks: Chunk[];
  try {
    const markdown = renderMarkdown(parsed.liquid, [...parsed.templates], run, new Branch(facts, ''));
    chunks = parseChunks(cutTables(markdown, run), library.cache);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    run.report(finding('error', template.file, 'template.too-much', { limit: error.limit }));
    return { blocks: [], findings: run.findings };
  }
  const drafting = new Drafting({
    run,
    language,
    currency,
    numbersParagraphs: LAYOUTS[template.layout].numbersParagraphs,
    cite: options.cite ?? exhibitLabels(facts),
    unverified: unverifiedLaw(facts),
  });
  const sources = chunks.flatMap((chunk) => chunk.root.children.map((node) => ({ node, chunk })));
  const blocks: Block[] = blocksOf(drafting, sources, { ...PLAIN, numbers: drafting.options.numbersParagraphs });
  return { blocks, findings: run.findings as readonly Finding[] };
}

/** Written tables are cut at the limit before they are parsed: their cost grows faster than their length. */
function cutTables(markdown: string, run: Run): string {
  if (!markdown.includes('\n|')) return markdown;
  return markdown.replace(/(?:^[ \t]*\|.*(?:\n|$))+/gm, (table, at: number) => {
    const rows = table.split('\n');
    const count = rows.filter((row) => row.trim() !== '').length - 2;
    if (count <= MOST_ROWS) return table;
    const place = run.map.placeOf(at);
    run.reportPlace(place, 'template.long-table', { rows: count, most: MOST_ROWS });
    // The rows cut off become blank lines, so that every offset stays what it was.
    const kept = rows.slice(0, MOST_ROWS + 2).join('\n');
    return kept + table.slice(kept.length).replace(/[^\n]/g, ' ');
  });
}

/** Exhibit labels from the facts themselves. */
function exhibitLabels(facts: Readonly<Record<string, unknown>>): (source: string) => Cited | undefined {
  const labels = new Map<string, string>();
  if (Array.isArray(facts.exhibits)) {
    for (const item of facts.exhibits) {
      if (item !== null && typeof item === 'object' && 'id' in item && 'label' in item)
        labels.set(String(item.id), printable(String(item.label)));
    }
  }
  return (source) => {
    const { evidence, page } = sourceRef(source);
    const label = labels.get(evidence);
    return label === undefined
      ? undefined
      : { evidence, label, pages: page === null ? [] : [{ page, bates: '', running: null, piece: '' }] };
  };
}

function unverifiedLaw(facts: Readonly<Record<string, unknown>>): Map<string, string> {
  const found = new Map<string, string>();
  const law = facts.law;
  if (law === null || typeof law !== 'object') return found;
  for (const [id, entry] of Object.entries(law)) {
    if (
      entry !== null &&
      typeof entry === 'object' &&
      'verified' in entry &&
      entry.verified === false &&
      'cite' in entry &&
      entry.cite !== ''
    ) {
      found.set(id, String(entry.cite));
    }
  }
  return found;
}
