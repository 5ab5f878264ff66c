/** What turning one parsed document into blocks needs to know, and where it complains. */
import { distance } from 'fastest-levenshtein';
import type { Inline } from '../document/model.ts';
import { finding } from '../kit/finding.ts';
import { gapText } from '../kit/gap.ts';
import type { Language, MessageId, MessageParams } from '../kit/messages.ts';
import type { Cited } from './exhibit-labels.ts';
import { type Chunk, chunkOffset } from './markdown.ts';
import type { Run, Stored } from './run.ts';
import { swapBack } from './sentinel.ts';
import { nearMiss, where } from './source-text.ts';

export interface DraftingOptions {
  readonly run: Run;
  readonly language: Language;
  readonly currency: string;
  readonly numbersParagraphs: boolean;
  /** How a source is cited; undefined when it is no exhibit. */
  readonly cite: (source: string) => Cited | undefined;
  /** Law ids whose text has not been checked against an official source, with their citation. */
  readonly unverified: ReadonlyMap<string, string>;
}

/** A node's offsets, as mdast gives them. */
interface Positioned {
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
}

export class Drafting {
  readonly options: DraftingOptions;
  readonly language: Language;

  constructor(options: DraftingOptions) {
    this.options = options;
    this.language = options.language;
  }

  /** Reports at the place in the template a node came from. */
  report(chunk: Chunk, node: Positioned | number, id: MessageId, params: MessageParams, severity: 'error' | 'warning' = 'error'): void {
    const offset = typeof node === 'number' ? node : (node.position?.start.offset ?? 0);
    const place = this.options.run.map.placeOf(chunkOffset(chunk, offset));
    this.options.run.report(finding(severity, place ? where(place) : this.options.run.options.file, id, params));
  }

  /** `there is no …, did you mean …?` with the nearest known name. */
  reportUnknown(chunk: Chunk, node: Positioned, name: string, known: readonly string[], prefix: string): void {
    const bare = name.replace(/^:+/, '');
    this.report(chunk, node, 'template.unknown-directive', {
      name: prefix + bare,
      near: prefix + (nearMiss(bare, known, distance) ?? known.join(', ')),
    });
  }

  gap(path: string, label: string): Inline {
    this.options.run.report(finding('error', path, 'template.gap', { field: label, path }));
    return { kind: 'gap', path, label };
  }

  stored(chunk: Chunk, local: number): Stored {
    return this.options.run.stored[chunk.values[local] ?? -1] ?? { kind: 'value', path: '', text: '' };
  }

  /** Text with sentinels as inlines: words, values and gaps. */
  inlines(chunk: Chunk, text: string): Inline[] {
    return swapBack<Stored>(text, (local) => this.stored(chunk, local)).map((part) =>
      typeof part === 'string' ? { kind: 'text', text: part } : this.inline(part),
    );
  }

  inline(value: Stored): Inline {
    if (value.kind === 'gap') return this.gap(value.path, value.label);
    if (value.kind === 'list') return { kind: 'text', text: '' };
    this.#checkLaw(value.path);
    // A filter on captured text can leave sentinels inside a value.
    const text = swapBack<Stored>(value.text, (index) => this.options.run.stored[index] ?? value)
      .map((part) => (typeof part === 'string' ? part : part.kind === 'value' ? part.text : part.kind === 'gap' ? gapText(part.label) : ''))
      .join('');
    return value.path === '' ? { kind: 'text', text } : { kind: 'value', path: value.path, text };
  }

  /** Text with sentinels as one string, for places that hold plain text only. */
  plain(chunk: Chunk, text: string): string {
    return this.inlines(chunk, text)
      .map((inline) => ('text' in inline ? inline.text : inline.kind === 'gap' ? gapText(inline.label) : ''))
      .join('');
  }

  #checkLaw(path: string): void {
    const id = /^law\.([^.]+)\./.exec(path)?.[1];
    const cite = id === undefined ? undefined : this.options.unverified.get(id);
    if (cite !== undefined) this.options.run.report(finding('note', `law.${id}`, 'template.law-unverified', { cite }));
  }
}
