/** Markdown blocks into the document's blocks. Containers are in containers.ts. */
import type { ListItem, List as ListNode, Paragraph as ParagraphNode, RootContent, Table as TableNode } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { Align, Block, Heading, Inline, List, Paragraph } from '../document/model.ts';
import { checkAttributes } from './attributes.ts';
import { container, figure, misplaced } from './containers.ts';
import { CONTAINERS, LEAVES } from './directives.ts';
import type { Drafting } from './drafting.ts';
import { rawInlines } from './inlines.ts';
import type { Chunk } from './markdown.ts';
import { scheduleOf } from './schedule.ts';
import { tableOf } from './tables.ts';
import { setText } from './typography.ts';

/** How the blocks of a place are to be read. */
export interface Setting {
  /** Ordered items are numbered paragraphs of the pleading. */
  readonly numbers: boolean;
  readonly align: Align | null;
  readonly indent: Paragraph['indent'];
  /** Marker of the next ordered list, from `:::list` or from standing inside another. */
  readonly marker: List['marker'];
  readonly start: number | null;
}

export const PLAIN: Setting = { numbers: false, align: null, indent: null, marker: 'decimal', start: null };

export interface Sourced {
  readonly node: RootContent;
  readonly chunk: Chunk;
}

export const within = (chunk: Chunk, nodes: readonly RootContent[]): Sourced[] => nodes.map((node) => ({ node, chunk }));

/** Top-level lists were parsed item by item; items of one list are put together again, as Markdown has it. */
interface ListRun {
  readonly node: ListNode;
  readonly chunk: Chunk;
  readonly items: { readonly node: ListItem; readonly chunk: Chunk }[];
}

export function blocksOf(drafting: Drafting, sources: readonly Sourced[], setting: Setting): Block[] {
  const out: Block[] = [];
  let caption: Inline[] | null = null;
  for (let index = 0; index < sources.length; index += 1) {
    const source = sources[index];
    if (!source) break;
    const { node, chunk } = source;
    if (node.type === 'list') {
      const run: ListRun = { node, chunk, items: [] };
      for (; index < sources.length; index += 1) {
        const next = sources[index];
        if (next?.node.type !== 'list' || sign(next.chunk, next.node) !== sign(chunk, node)) break;
        for (const item of next.node.children) run.items.push({ node: item, chunk: next.chunk });
      }
      index -= 1;
      out.push(...listBlocks(drafting, run, setting));
    } else if (node.type === 'table') {
      out.push(tableOf(drafting, chunk, node as TableNode, caption));
    } else if (node.type === 'paragraph' && sources[index + 1]?.node.type === 'table' && isCaption(node)) {
      caption = setText(withoutCaptionWord(rawInlines(drafting, chunk, node.children)), drafting.language);
      continue;
    } else out.push(...blockOf(drafting, chunk, node, setting));
    caption = null;
  }
  return out;
}

/** Bullet or delimiter: what makes two lists one in Markdown. */
function sign(chunk: Chunk, node: ListNode): string {
  const text = chunk.text.slice(node.position?.start.offset ?? 0, (node.position?.start.offset ?? 0) + 12);
  return node.ordered ? (/^\d+(.)/.exec(text)?.[1] ?? '.') : text.charAt(0);
}

const CAPTION = /^(?:Table|表)[:：]\s*/;
const isCaption = (node: ParagraphNode) => node.children[0]?.type === 'text' && CAPTION.test(node.children[0].value);

function withoutCaptionWord(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines;
  return first?.kind === 'text' ? [{ kind: 'text', text: first.text.replace(CAPTION, '') }, ...rest] : [...inlines];
}

function blockOf(drafting: Drafting, chunk: Chunk, node: RootContent, setting: Setting): Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(setText(rawInlines(drafting, chunk, node.children), drafting.language), setting);
    case 'heading':
      return [heading(drafting, rawInlines(drafting, chunk, node.children), node.depth)];
    case 'blockquote':
      return [{ kind: 'quote', children: blocksOf(drafting, within(chunk, node.children), { ...setting, numbers: false }) }];
    case 'leafDirective':
      return leaf(drafting, chunk, node);
    case 'containerDirective':
      return container(drafting, chunk, node, setting);
    case 'thematicBreak':
      drafting.report(chunk, node, 'template.unsupported', {
        what: chunk.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 3),
        instead: '::page-break',
      });
      return [];
    default:
      drafting.report(chunk, node, 'template.unsupported', { what: node.type, instead: '' });
      return [];
  }
}

function paragraph(children: Inline[], { align, indent }: Setting): Block[] {
  return children.length === 0 ? [] : [{ kind: 'paragraph', align, indent, children }];
}

interface Tag {
  readonly id: string | null;
  readonly count: boolean;
  readonly rest: Inline[];
}

/** `[#id]`, `[count]` or `[count #id]` at the head of a heading or an item; the id may hold values. */
export function takeTag(inlines: readonly Inline[]): Tag {
  const none = { id: null, count: false, rest: [...inlines] };
  const first = inlines[0];
  if (first?.kind !== 'text' || !/^\s*\[(?:#|count\b)/.test(first.text)) return none;
  let tag = '';
  for (const [index, inline] of inlines.entries()) {
    if (inline.kind !== 'text' && inline.kind !== 'value') return none;
    const end = inline.kind === 'text' ? inline.text.indexOf(']') : -1;
    if (end === -1) tag += inline.text;
    else {
      tag += inline.text.slice(0, end);
      const rest: Inline[] = [{ kind: 'text', text: inline.text.slice(end + 1) }, ...inlines.slice(index + 1)];
      return { id: /#(\S+)/.exec(tag)?.[1] ?? null, count: /\[count\b/.test(tag), rest };
    }
  }
  return none;
}

export function heading(drafting: Drafting, inlines: readonly Inline[], depth: number): Heading {
  const { id, count, rest } = takeTag(inlines);
  const level = depth === 1 || depth === 2 || depth === 3 ? depth : 4;
  const role = count ? 'count' : level === 1 ? 'title' : 'section';
  return { kind: 'heading', level, id, role, children: setText(rest, drafting.language) };
}

function listBlocks(drafting: Drafting, run: ListRun, setting: Setting): Block[] {
  if (run.node.ordered && setting.numbers) return run.items.map(({ node, chunk }) => numbered(drafting, chunk, node));
  const marker = run.node.ordered ? (setting.marker === 'bullet' ? 'decimal' : setting.marker) : 'bullet';
  const inner: Setting = {
    ...setting,
    numbers: false,
    marker: marker === 'decimal' && drafting.language === 'en' ? 'letter' : 'decimal',
    start: null,
  };
  return [
    {
      kind: 'list',
      marker,
      start: setting.start ?? run.node.start ?? 1,
      items: run.items.map(({ node, chunk }) => blocksOf(drafting, within(chunk, restoreTask(node)), inner)),
    },
  ];
}

/** `- [ ] text` is a task to GitHub; to a court it is a box drawn in brackets. */
function restoreTask(item: ListItem): RootContent[] {
  const [first, ...rest] = item.children;
  if (typeof item.checked !== 'boolean' || first?.type !== 'paragraph') return item.children;
  return [{ ...first, children: [{ type: 'text', value: item.checked ? '[x] ' : '[ ] ' }, ...first.children] }, ...rest];
}

function numbered(drafting: Drafting, chunk: Chunk, item: ListItem): Block {
  const [first, ...rest] = restoreTask(item);
  const lead = first?.type === 'paragraph' ? rawInlines(drafting, chunk, first.children) : [];
  const { id, rest: words } = takeTag(lead);
  const body = first?.type === 'paragraph' ? rest : item.children;
  return {
    kind: 'numbered',
    id,
    children: setText(words, drafting.language),
    body: blocksOf(drafting, within(chunk, body), { ...PLAIN, marker: drafting.language === 'en' ? 'letter' : 'decimal' }),
  };
}

function leaf(drafting: Drafting, chunk: Chunk, node: LeafDirective): Block[] {
  const shape = LEAVES[node.name];
  if (!shape) {
    if (CONTAINERS[node.name])
      drafting.report(chunk, node, 'template.misplaced', { name: `::${node.name}`, where: `write :::${node.name} and end it with :::` });
    else drafting.reportUnknown(chunk, node, node.name, Object.keys(LEAVES), '::');
    return [];
  }
  if (shape.inside) {
    misplaced(drafting, chunk, node, `::${node.name}`, shape.inside);
    return [];
  }
  checkAttributes(drafting, chunk, node);
  const attribute = (name: string) => drafting.plain(chunk, node.attributes?.[name] ?? '');
  switch (node.name) {
    case 'toc': {
      const depth = attribute('depth');
      return [{ kind: 'toc', title: attribute('title'), depth: depth === '2' ? 2 : depth === '4' ? 4 : 3 }];
    }
    case 'page-break':
      return [{ kind: 'page-break' }];
    case 'figure':
      return figure(drafting, chunk, node);
    case 'schedule': {
      const schedule = scheduleOf(drafting, chunk, node);
      return schedule ? [schedule] : [];
    }
    default:
      return [];
  }
}
