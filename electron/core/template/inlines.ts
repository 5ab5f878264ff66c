/** Markdown inlines and text directives into the document's inlines. */
import type { PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { Inline } from '../document/model.ts';
import { sourceItem } from '../kit/citation.ts';
import type { Language } from '../kit/messages.ts';
import type { Drafting } from './drafting.ts';
import { citedTogether, listed } from './exhibit-labels.ts';
import type { Chunk } from './markdown.ts';
import { setText } from './typography.ts';

export const TEXT_DIRECTIVES = ['para', 'exhibit', 'exhibits', 'seal', 'u', 'fn', 'br'] as const;
type TextName = (typeof TEXT_DIRECTIVES)[number];
const isTextName = (name: string): name is TextName => (TEXT_DIRECTIVES as readonly string[]).includes(name);

/** Inlines as written: soft breaks are still `\n` and quotes straight. `setText` finishes them. */
export function rawInlines(drafting: Drafting, chunk: Chunk, nodes: readonly PhrasingContent[]): Inline[] {
  return nodes.flatMap((node) => rawInline(drafting, chunk, node));
}

/** The finished inlines of one paragraph, heading or cell. */
export function inlinesOf(drafting: Drafting, chunk: Chunk, nodes: readonly PhrasingContent[]): Inline[] {
  return setText(rawInlines(drafting, chunk, nodes), drafting.language);
}

const sourceOf = (chunk: Chunk, node: PhrasingContent): string =>
  chunk.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

function rawInline(drafting: Drafting, chunk: Chunk, node: PhrasingContent): Inline[] {
  switch (node.type) {
    case 'text':
      checkText(drafting, chunk, node);
      return drafting.inlines(chunk, node.value);
    case 'inlineCode':
      return drafting.inlines(chunk, node.value);
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: rawInlines(drafting, chunk, node.children) }];
    case 'delete':
      return [{ kind: 'text', text: '~~' }, ...rawInlines(drafting, chunk, node.children), { kind: 'text', text: '~~' }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link': {
      const children = rawInlines(drafting, chunk, node.children);
      // Addresses typed in the text are words; only [text](address) is a link.
      if (!sourceOf(chunk, node).startsWith('[')) return children;
      const href = drafting.plain(chunk, node.url);
      if (/^(https?:\/\/|mailto:)/i.test(href)) return [{ kind: 'link', href, children }];
      drafting.report(chunk, node, 'template.bad-attribute', {
        name: 'link',
        attribute: 'address',
        value: href.slice(0, 60),
        allowed: 'https://… or mailto:…',
      });
      return children;
    }
    case 'textDirective':
      return textDirective(drafting, chunk, node);
    default:
      return drafting.inlines(chunk, sourceOf(chunk, node));
  }
}

const BROKEN = new RegExp(`:(?:${TEXT_DIRECTIVES.join('|')})\\[|^:{2,}[A-Za-z][\\w-]*`, 'm');

/** A directive that was not understood is left in the text by the parser; it must not reach the court as such. */
function checkText(drafting: Drafting, chunk: Chunk, node: PhrasingContent & { value: string }): void {
  const broken = BROKEN.exec(node.value);
  if (broken) {
    const at = (node.position?.start.offset ?? 0) + broken.index;
    drafting.report(chunk, at, 'template.bad-directive', { name: broken[0].replace('[', '') });
  }
  const fence = /^:{3,}$/m.exec(node.value);
  if (fence) drafting.report(chunk, (node.position?.start.offset ?? 0) + fence.index, 'template.stray-fence', {});
}

/** `3:30 pm` and `Rule 12:b` are text: a directive nobody knows turns back into its source, its content still read. */
function restored(drafting: Drafting, chunk: Chunk, node: TextDirective): Inline[] {
  const source = sourceOf(chunk, node);
  const start = node.position?.start.offset ?? 0;
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return drafting.inlines(chunk, source);
  return [
    ...drafting.inlines(chunk, source.slice(0, first - start)),
    ...rawInlines(drafting, chunk, node.children),
    ...drafting.inlines(chunk, source.slice(last - start)),
  ];
}

function textDirective(drafting: Drafting, chunk: Chunk, node: TextDirective): Inline[] {
  const { name } = node;
  if (/^br[A-Z\d]/.test(name)) drafting.report(chunk, node, 'template.bad-directive', { name: `:${name}` });
  if (!isTextName(name)) return restored(drafting, chunk, node);
  const labelled = sourceOf(chunk, node).startsWith(`:${name}[`);
  if (!labelled && name !== 'br') {
    // "the ratio 1:u": a known name without its brackets was not meant; one whose bracket never closes was.
    if (chunk.text.charAt(node.position?.end.offset ?? 0) === '[') {
      drafting.report(chunk, node, 'template.bad-directive', { name: `:${name}` });
    }
    return restored(drafting, chunk, node);
  }
  switch (name) {
    case 'br':
      return [{ kind: 'break' }];
    case 'u':
      return [{ kind: 'underline', children: rawInlines(drafting, chunk, node.children) }];
    case 'seal':
      return [{ kind: 'sealed', children: rawInlines(drafting, chunk, node.children) }];
    case 'fn':
      return [{ kind: 'footnote', children: rawInlines(drafting, chunk, node.children) }];
    case 'para':
      return paragraphRef(drafting, chunk, node);
    case 'exhibit':
    case 'exhibits':
      return exhibits(drafting, chunk, node, name === 'exhibits');
  }
}

function flat(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : 'children' in inline ? flat(inline.children) : '')).join('');
}

function paragraphRef(drafting: Drafting, chunk: Chunk, node: TextDirective): Inline[] {
  const content = rawInlines(drafting, chunk, node.children);
  const missing = content.find((inline) => inline.kind === 'gap');
  const to = flat(content).trim();
  if (missing) return [missing];
  if (to === '') drafting.report(chunk, node, 'template.bad-directive', { name: ':para' });
  return [{ kind: 'paragraph-ref', to }];
}

function exhibits(drafting: Drafting, chunk: Chunk, node: TextDirective, many: boolean): Inline[] {
  const content = rawInlines(drafting, chunk, node.children);
  const missing = content.find((inline) => inline.kind === 'gap');
  const path = content.find((inline) => inline.kind === 'value')?.path ?? '';
  const pin = drafting.plain(chunk, node.attributes?.pin ?? '');
  const ids = (many ? flat(content).split(',') : [flat(content)]).map((id) => id.trim()).filter((id) => id !== '');
  if (ids.length === 0) {
    if (missing) return [missing];
    drafting.report(chunk, node, 'template.bad-directive', { name: `:${node.name}` });
    return [];
  }
  const found = ids.map((source) => ({ source, cited: drafting.options.cite(source) }));
  const cited = found.flatMap((one) => one.cited ?? []);
  // Words the template adds belong to one exhibit: with them nothing is drawn together.
  const citations =
    pin === ''
      ? citedTogether(cited, drafting.language)
      : listed(
          cited.flatMap((one) => citedTogether([one], drafting.language)),
          drafting.language,
        );
  const refs = citations.flatMap(({ before, evidence, label }): Inline[] => [
    ...(before === '' ? [] : [{ kind: 'text' as const, text: before }]),
    { kind: 'exhibit-ref', evidence, label, pin },
  ]);
  const gaps = found.filter((one) => one.cited === undefined).map(({ source }) => notAnExhibit(drafting, sourceItem(source), path));
  const separate = gaps.flatMap((gap, index) => (index === 0 && refs.length === 0 ? [gap] : [between(drafting.language), gap]));
  return [...refs, ...separate];
}

const between = (language: Language): Inline => ({ kind: 'text', text: language === 'zh-CN' ? '、' : ', ' });

function notAnExhibit(drafting: Drafting, id: string, path: string): Inline {
  const { run } = drafting.options;
  run.reportAt(path || `evidence/${id}`, 'template.not-an-exhibit', { evidence: id });
  return { kind: 'gap', path: path || `evidence/${id}`, label: drafting.language === 'zh-CN' ? '证据编号' : 'exhibit' };
}
