/**
 * Markdown into a tree, block by block, so that a keystroke parses again only what it changed. Sentinels are numbered within
 * each block: a paragraph whose values changed is still the same Markdown.
 */
import type { Root } from 'mdast';
import 'mdast-util-directive';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { ParseCache } from './parse-cache.ts';
import { isSentinelEdge, JOINER, SENTINEL, sentinel, sentinelIndex } from './sentinel.ts';

/** A run of whole top-level blocks. */
export interface Chunk {
  /** Offset in the rendered Markdown. */
  readonly at: number;
  /** As parsed: sentinels renumbered from 0, joiners put in. */
  readonly text: string;
  /** What local sentinel i is in the whole document. */
  readonly values: readonly number[];
  readonly root: Root;
}

/** Constructs that legal prose trips over, or that would bring in what the document model does not have. */
const UNUSED = [
  'autolink',
  'codeFenced',
  'codeIndented',
  'definition',
  'gfmFootnoteDefinition',
  'gfmFootnoteDefinitionCall',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'setextUnderline',
];

function lean(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: UNUSED } });
}

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(lean).freeze();

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MARK = /[\p{P}\p{S}]/u;

/**
 * CommonMark lets `**“x”**中文` end nowhere: a delimiter between punctuation and a letter opens or closes nothing, and Chinese has
 * no spaces to stand in between. A joiner on the punctuation's side makes the run read as standing between two letters.
 */
function joinChinese(text: string): string {
  if (!text.includes('*')) return text;
  return text.replace(/\*+/g, (run, at: number, whole: string) => {
    const before = at > 0 ? (whole[at - 1] ?? '') : '';
    const after = whole[at + run.length] ?? '';
    const chinese = (char: string) => CJK.test(char) || isSentinelEdge(char);
    const mark = (char: string) => char !== '\\' && MARK.test(char);
    if (mark(before) && chinese(after)) return `${JOINER}${run}`;
    if (chinese(before) && mark(after)) return `${run}${JOINER}`;
    return run;
  });
}

/** Ends a directive's name where its letters end: Chinese letters and values would count as part of it, a colon would undo it. */
const BREAK_END = '{}';
const endBreaks = (text: string) => text.replace(/:br(?=:|[^\p{ASCII}])/gu, `:br${BREAK_END}`);

const FENCE = /^\s*(:{3,})\s*([A-Za-z][\w-]*)?/;

/** Offsets at which top-level blocks may safely be cut apart: after a blank line, at the margin, outside containers. */
export function cuts(markdown: string): number[] {
  const starts: number[] = [];
  let fence = 0;
  let blank = true;
  for (let at = 0; at < markdown.length; ) {
    const end = markdown.indexOf('\n', at);
    const next = end === -1 ? markdown.length : end + 1;
    const first = markdown.charCodeAt(at);
    const line = first === 58 || first === 32 || first === 9 ? markdown.slice(at, next) : '';
    const empty = first === 10 || first === 13 || (line !== '' && line.trim() === '');
    if (!empty && (starts.length === 0 || (fence === 0 && blank && first !== 32 && first !== 9))) starts.push(at);
    const colons = line === '' ? null : FENCE.exec(line);
    if (colons) {
      const count = colons[1]?.length ?? 0;
      if (fence === 0 && colons[2]) fence = count;
      else if (fence > 0 && !colons[2] && count >= fence && line.trim().length === count) fence = 0;
    }
    blank = empty;
    at = next;
  }
  return starts;
}

export function parseChunks(markdown: string, cache: ParseCache): Chunk[] {
  const starts = cuts(markdown);
  return starts.map((at, index) => {
    const values: number[] = [];
    const local = markdown.slice(at, starts[index + 1] ?? markdown.length).replace(SENTINEL, (_, high: string, low: string) => {
      values.push(sentinelIndex(high, low));
      return sentinel(values.length - 1);
    });
    const text = joinChinese(endBreaks(local.trimEnd()));
    return { at, text, values, root: cache.parse(text, (block) => processor.parse(block)) };
  });
}

/** Where an offset in a chunk lies in the rendered Markdown: what was put in for the parser does not count. */
export function chunkOffset(chunk: Chunk, offset: number): number {
  const before = chunk.text.slice(0, offset);
  const joiners = before.split(JOINER).length - 1;
  const ends = before.split(`:br${BREAK_END}`).length - 1;
  return chunk.at + offset - joiners - ends * BREAK_END.length;
}
