/** `template check`: everything wrong with a template, by line and column, without any facts. */
import { distance } from 'fastest-levenshtein';
import type { Nodes } from 'mdast';
import { LAYOUTS } from '../document/layout.ts';
import type { Block } from '../document/model.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { blocksOf, PLAIN } from './blocks.ts';
import { checkLiquid, type LiquidCheck } from './check-liquid.ts';
import { Drafting } from './drafting.ts';
import type { FieldType } from './field-types.ts';
import { below, type FieldTree, keysOf } from './fields.ts';
import { normalised, readFrontMatter } from './front-matter.ts';
import { clauseText, templateText } from './library.ts';
import { localNames } from './local-names.ts';
import { type Chunk, chunkOffset, parseChunks } from './markdown.ts';
import type { Pack } from './pack.ts';
import { ParseCache } from './parse-cache.ts';
import { Run } from './run.ts';
import { swapBack } from './sentinel.ts';
import { nearMiss, SourceMap, where } from './source-text.ts';

export interface CheckOptions {
  /** Name printed in findings: `us-federal/complaint.md`. */
  readonly file: string;
  /** The fields of the facts (filing/fields.ts builds them for a pack); undefined where they are not known, as for sheets of the workbench itself. */
  readonly fields: FieldTree | undefined;
  readonly pack?: Pack | undefined;
  /** Clause texts of the pack, by name. */
  readonly clauses: ReadonlyMap<string, string>;
}

/** What only facts can say: these are not faults of the template. */
const OF_FACTS = new Set(['template.gap', 'template.empty-schedule', 'template.bad-value', 'template.not-an-exhibit']);
/** Stands for a value in an id: `seller-*`. */
const ANY = '*';

export function checkTemplate(source: string, options: CheckOptions): Finding[] {
  const text = normalised(source);
  const { front, findings: headFindings } = readFrontMatter(text, options.file);
  const clauses = new Map([...options.clauses].map(([name, clause]) => [name, clauseText(normalised(clause))]));
  const run = new Run({
    file: options.file,
    language: front?.language ?? options.pack?.language ?? 'en',
    currency: options.pack?.currency ?? 'USD',
    locals: new Set(),
    label: (path) => path,
  });
  run.store({ kind: 'value', path: '', text: ANY });
  const folder = options.file.includes('/') ? `${options.file.slice(0, options.file.lastIndexOf('/'))}/` : '';
  const marks = new Marks();
  const numbers = front ? LAYOUTS[front.layout].numbersParagraphs : false;
  const cache = new ParseCache();
  const settable = new Set([text, ...clauses.values()].flatMap((one) => [...localNames(one)]));
  const done = new Set<string>();
  const nameOf = typeNames();
  let depth = 0;

  const markdown = (file: string, body: string, parameters: ReadonlyMap<string, FieldType>, first: boolean) => {
    const map = new SourceMap();
    const result = checkLiquid({ file, text: body }, parameters, check, map);
    if (!first) return;
    // Each file has its own Markdown, and so its own way back to its source.
    run.map = map;
    const drafting = new Drafting({
      run,
      language: run.options.language,
      currency: run.options.currency,
      numbersParagraphs: numbers,
      cite: (evidence) => ({ evidence, label: ANY }),
      unverified: new Map(),
    });
    const chunks = parseChunks(result, cache);
    const sources = chunks.flatMap((chunk) => chunk.root.children.map((node) => ({ node, chunk })));
    marks.take(blocksOf(drafting, sources, { ...PLAIN, numbers }));
    for (const chunk of chunks) marks.cite(chunk, map);
  };

  const check: LiquidCheck = {
    run,
    facts: (name) => (options.fields ? below(options.fields, name) : 'any'),
    factNames: options.fields ? keysOf(options.fields) : [],
    settable,
    clauseNames: [...clauses.keys()],
    clause: (name, parameters) => {
      const clause = clauses.get(name);
      if (clause === undefined) return false;
      const key = `${name}|${[...parameters].map(([parameter, type]) => `${parameter}:${nameOf(type)}`).join(',')}`;
      if (done.has(key) || depth > 20) return true;
      const first = ![...done].some((one) => one.startsWith(`${name}|`));
      done.add(key);
      depth += 1;
      markdown(`${folder}clauses/${name}.md`, clause, parameters, first);
      depth -= 1;
      return true;
    },
  };
  markdown(options.file, templateText(text), new Map(), true);
  marks.check(run);
  return [...headFindings, ...run.findings.filter((found) => !OF_FACTS.has(found.id))];
}

/** A short name for each type, so that a clause is checked once for each kind of parameters. */
function typeNames(): (type: FieldType) => string {
  const names = new Map<FieldType, string>();
  return (type) => {
    const known = names.get(type) ?? String(names.size);
    names.set(type, known);
    return known;
  };
}

/** Ids given and ids cited. */
class Marks {
  readonly #ids = new Set<string>(['last-fact', 'previous']);
  readonly #cited: { readonly to: string; readonly at: string }[] = [];

  take(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if ('id' in block && block.id !== null) this.#ids.add(block.id);
      if (block.kind === 'numbered') this.take(block.body);
      else if (block.kind === 'landscape') this.take(block.blocks);
      else if (block.kind === 'quote') this.take(block.children);
      else if (block.kind === 'list') for (const item of block.items) this.take(item);
    }
  }

  cite(chunk: Chunk, map: SourceMap): void {
    const visit = (node: Nodes) => {
      if (node.type === 'textDirective' && node.name === 'para') {
        const place = map.placeOf(chunkOffset(chunk, node.position?.start.offset ?? 0));
        const to = words(node).trim();
        if (to !== '' && place) this.#cited.push({ to, at: where(place) });
      }
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(chunk.root);
  }

  check(run: Run): void {
    const patterns = [...this.#ids].map((id) => new RegExp(`^${id.split(ANY).map(literal).join('.+')}$`));
    for (const { to, at } of this.#cited) {
      if (this.#ids.has(to) || to.includes(ANY) || patterns.some((pattern) => pattern.test(to))) continue;
      const known = [...this.#ids];
      run.report(
        finding('error', at, 'template.unknown-paragraph', { target: to, near: nearMiss(to, known, distance) ?? known.join(', ') }),
      );
    }
  }
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function words(node: Nodes): string {
  if ('value' in node) return swapBack(node.value, () => ANY).join('');
  return 'children' in node ? node.children.map(words).join('') : '';
}
