/** One filling of one template: the values it printed, what it complained about, how much it has made so far. */
import { distance } from 'fastest-levenshtein';
import { type Finding, finding } from '../kit/finding.ts';
import type { Language, MessageId, MessageParams } from '../kit/messages.ts';
import { MOST_VALUES, printable, sentinel } from './sentinel.ts';
import { nearMiss, type Place, SourceMap, where } from './source-text.ts';
import { asText, Branch, Fact, Markup, Pieces } from './values.ts';

/** What a sentinel stands for. `path` is '' for words the template itself made. */
export type Stored =
  | { readonly kind: 'value'; readonly path: string; readonly text: string }
  | { readonly kind: 'gap'; readonly path: string; readonly label: string }
  | { readonly kind: 'list'; readonly path: string; readonly items: readonly unknown[] };

/** Deterministic limits; the clock is only the last resort. */
export const LIMITS = {
  /** Tags, values and texts rendered. The complaint against ten thousand sellers takes about 12,000. */
  steps: 200_000,
  /** Characters of Markdown and of values; the same complaint makes about 230,000. */
  output: 1_000_000,
  depth: 20,
  milliseconds: 800,
  /** Items made by ranges. */
  memory: 200_000,
  /** Items of one list made by filters. */
  items: 500_000,
  /** Characters of one template file. */
  source: 1_000_000,
} as const;

/** Thrown through LiquidJS to stop a run; becomes a finding. */
export class Refused extends Error {
  readonly limit: string;
  constructor(limit: string) {
    super(`too much: ${limit}`);
    this.limit = limit;
  }
}

export interface RunOptions {
  readonly file: string;
  readonly language: Language;
  readonly currency: string;
  /** Names some template of the pack assigns, captures or loops over: unset, they are missing, not unknown. */
  readonly locals: ReadonlySet<string>;
  readonly label: (path: string) => string;
}

export class Run {
  readonly options: RunOptions;
  readonly stored: Stored[] = [];
  readonly findings: Finding[] = [];
  map = new SourceMap();
  /** Name, source and begin of the tag or value being rendered. */
  at: Place;
  /** The output of the document itself, not of a capture: only there are places noted. */
  main: object | undefined;
  steps = 0;
  readonly begun = process.threadCpuUsage();
  made = 0;
  readonly #seen = new Set<string>();

  constructor(options: RunOptions) {
    this.options = options;
    this.at = { file: options.file, source: '', offset: 0 };
  }

  step(): void {
    this.steps += 1;
    if (this.steps > LIMITS.steps) throw new Refused(`${LIMITS.steps} steps`);
  }

  count(characters: number): void {
    this.made += characters;
    if (this.made > LIMITS.output) throw new Refused(`${LIMITS.output} characters`);
  }

  /** Refuses before a filter makes what could not be held: text of `characters`, a list of `items`. */
  afford(characters: number, items = 0): void {
    if (characters > LIMITS.output) throw new Refused(`${LIMITS.output} characters`);
    if (items > LIMITS.items) throw new Refused(`${LIMITS.items} items in a list`);
  }

  /** Adds a finding once, however often the loop comes by. */
  report(found: Finding): void {
    const key = `${found.where}|${found.id}|${found.message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.findings.push(found);
  }

  store(value: Stored): string {
    if (this.stored.length >= MOST_VALUES) throw new Refused(`${MOST_VALUES} values`);
    this.count(value.kind === 'value' ? value.text.length : 1);
    this.stored.push(value);
    return sentinel(this.stored.length - 1);
  }

  reportAt(place: string, id: MessageId, params: MessageParams): void {
    this.report(finding('error', place, id, params));
  }

  reportPlace(place: Place | undefined, id: MessageId, params: MessageParams): void {
    this.report(finding('error', place ? where(place) : this.options.file, id, params));
  }

  /** What stands in the Markdown for a printed value. */
  print(value: unknown): string {
    if (value instanceof Markup) return value.source;
    if (value instanceof Pieces) return value.parts.map((part) => this.print(part)).join('');
    if (value instanceof Fact) {
      if (value.missing) return this.gap(value.path);
      return this.store({ kind: 'value', path: value.path, text: String(value.raw) });
    }
    if (value === undefined || value === null) return this.gap('');
    if (value instanceof Branch) {
      this.report(finding('error', where(this.at), 'template.not-text', { path: value.path }));
      return this.gap(value.path);
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.print(item)).join(this.options.language === 'zh-CN' ? '、' : ', ');
    }
    const text = printable(asText(value));
    return text === '' ? '' : this.store({ kind: 'value', path: '', text });
  }

  gap(path: string): string {
    return this.store({ kind: 'gap', path, label: this.options.label(path) });
  }

  unknown(path: string, name: string, known: readonly string[]): void {
    const inside = this.at.source.slice(this.at.offset, this.at.offset + 400).search(new RegExp(`\\b${name.replace(/\W/g, '.')}\\b`));
    const at = where({ ...this.at, offset: this.at.offset + Math.max(0, inside) });
    const near = nearMiss(name, known, distance);
    const full = path.replace(/\[\d+\]/g, '');
    this.report(
      near
        ? finding('error', at, 'template.unknown-field', { path: full, near })
        : finding('error', at, 'template.unknown-path', { path: full }),
    );
  }
}
