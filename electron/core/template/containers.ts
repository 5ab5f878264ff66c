/** `:::name` containers: what they hold and what they become. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Align, Block, Caption, Inline, List, PartyTable, Signature, TitleBlock } from '../document/model.ts';
import { gapText } from '../kit/gap.ts';
import { checkAttributes } from './attributes.ts';
import { blocksOf, type Setting, takeTag, within } from './blocks.ts';
import { CONTAINERS } from './directives.ts';
import type { Drafting } from './drafting.ts';
import { rawInlines } from './inlines.ts';
import type { Chunk } from './markdown.ts';
import { setText, toLines } from './typography.ts';

type Directive = ContainerDirective | LeafDirective;

export function misplaced(drafting: Drafting, chunk: Chunk, node: RootContent, name: string, parent: string): void {
  drafting.report(chunk, node, 'template.misplaced', { name, where: `it belongs in :::${parent}` });
}

const attribute = (drafting: Drafting, chunk: Chunk, node: Directive, name: string): string =>
  drafting.plain(chunk, node.attributes?.[name] ?? '');

export function container(drafting: Drafting, chunk: Chunk, node: ContainerDirective, setting: Setting): Block[] {
  checkClosed(drafting, chunk, node);
  checkAttributes(drafting, chunk, node);
  const children = node.children as readonly RootContent[];
  const inner = (change: Partial<Setting>) => blocksOf(drafting, within(chunk, children), { ...setting, ...change });
  switch (node.name) {
    case 'center':
    case 'right':
      return inner({ align: node.name satisfies Align, indent: 'flush' });
    case 'flush':
    case 'indent':
    case 'hanging':
      return inner({ indent: node.name });
    case 'landscape':
      return [{ kind: 'landscape', blocks: inner({}) }];
    case 'quote':
      return [{ kind: 'quote', children: inner({ numbers: false }) }];
    case 'list':
      return list(drafting, chunk, node, setting);
    case 'signature':
      return [signature(drafting, chunk, node)];
    case 'title-block':
      return [titleBlock(drafting, chunk, node)];
    case 'party-table':
      return [partyTable(drafting, chunk, node)];
    case 'caption':
      return [caption(drafting, chunk, node)];
    case 'row':
      misplaced(drafting, chunk, node, ':::row', 'party-table');
      return inner({});
    default:
      drafting.reportUnknown(chunk, node, node.name, Object.keys(CONTAINERS), ':::');
      // The words are kept: what is wrong is the frame.
      return inner({});
  }
}

/** The parser closes an open container at the end of the text; the writer should know. */
function checkClosed(drafting: Drafting, chunk: Chunk, node: ContainerDirective): void {
  const source = chunk.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const last = source.slice(source.lastIndexOf('\n') + 1).trim();
  if (!/^:{3,}$/.test(last)) drafting.report(chunk, node, 'template.unclosed-container', { name: `:::${node.name}` });
}

const MARKERS: readonly List['marker'][] = ['bullet', 'decimal', 'letter', 'upper-letter', 'cn'];

function list(drafting: Drafting, chunk: Chunk, node: ContainerDirective, setting: Setting): Block[] {
  const wanted = attribute(drafting, chunk, node, 'marker');
  const marker = MARKERS.find((one) => one === wanted);
  const start = Number(attribute(drafting, chunk, node, 'start'));
  const blocks = blocksOf(drafting, within(chunk, node.children as readonly RootContent[]), {
    ...setting,
    numbers: false,
    marker: marker ?? 'decimal',
    start: start > 0 ? start : null,
  });
  return blocks.map((block) => (block.kind === 'list' && marker === 'bullet' ? { ...block, marker } : block));
}

/** The lines of paragraphs: each paragraph, and with `soft` each line of one, is a line. Anything else does not fit. */
function lines(drafting: Drafting, chunk: Chunk, name: string, nodes: readonly RootContent[], soft: boolean): Inline[][] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph') return toLines(rawInlines(drafting, chunk, node.children), drafting.language, soft);
    drafting.report(chunk, node, 'template.misplaced', { name: node.type, where: `:::${name} holds lines of text only` });
    return [];
  });
}

function signature(drafting: Drafting, chunk: Chunk, node: ContainerDirective): Signature {
  const align = attribute(drafting, chunk, node, 'align') === 'right' ? 'right' : 'left';
  return { kind: 'signature', align, lines: lines(drafting, chunk, node.name, node.children as readonly RootContent[], true) };
}

function titleBlock(drafting: Drafting, chunk: Chunk, node: ContainerDirective): TitleBlock {
  const nodes = node.children as readonly RootContent[];
  const at = nodes.findIndex((child) => child.type === 'heading');
  const title = nodes[at];
  if (title?.type !== 'heading') drafting.report(chunk, node, 'template.needs-attribute', { name: ':::title-block', attribute: '# title' });
  const part = (from: number, to: number) => lines(drafting, chunk, node.name, nodes.slice(from, to), true);
  return {
    kind: 'title-block',
    above: part(0, Math.max(0, at)),
    title: title?.type === 'heading' ? setText(takeTag(rawInlines(drafting, chunk, title.children)).rest, drafting.language) : [],
    below: part(at + 1, nodes.length),
  };
}

function partyTable(drafting: Drafting, chunk: Chunk, node: ContainerDirective): PartyTable {
  const rows = (node.children as readonly RootContent[]).flatMap((child) => {
    if (child.type !== 'containerDirective' || child.name !== 'row') {
      drafting.report(chunk, child, 'template.misplaced', { name: child.type, where: ':::party-table holds :::row only' });
      return [];
    }
    checkClosed(drafting, chunk, child);
    checkAttributes(drafting, chunk, child);
    return [
      {
        label: attribute(drafting, chunk, child, 'label'),
        lines: lines(drafting, chunk, 'row', child.children as readonly RootContent[], false),
      },
    ];
  });
  return { kind: 'party-table', rows };
}

function caption(drafting: Drafting, chunk: Chunk, node: ContainerDirective): Caption {
  const court: Inline[][] = [];
  const sides: { names: Inline[][]; role: string }[] = [];
  const data: Inline[][] = [];
  for (const child of node.children as readonly RootContent[]) {
    if (child.type !== 'leafDirective' || !['court', 'side', 'data'].includes(child.name)) {
      drafting.report(chunk, child, 'template.misplaced', {
        name: 'name' in child ? `::${child.name}` : child.type,
        where: ':::caption holds ::court, ::side and ::data only',
      });
      continue;
    }
    checkAttributes(drafting, chunk, child);
    const own = toLines(rawInlines(drafting, chunk, child.children as readonly PhrasingContent[]), drafting.language, false);
    if (child.name === 'court') court.push(...own);
    else if (child.name === 'data') data.push(...own);
    else sides.push({ names: own, role: attribute(drafting, chunk, child, 'role') });
  }
  return { kind: 'caption', court, sides, versus: attribute(drafting, chunk, node, 'versus') || 'v.', data };
}

export function figure(drafting: Drafting, chunk: Chunk, node: LeafDirective): Block[] {
  const image = attribute(drafting, chunk, node, 'image');
  const alt = attribute(drafting, chunk, node, 'alt');
  const width = Number(attribute(drafting, chunk, node, 'width') || 1);
  const words = node.attributes?.caption;
  if (image === '' || image.includes(gapText('').charAt(0))) return [];
  return [
    {
      kind: 'figure',
      image,
      alt,
      width: width > 0 && width <= 1 ? width : 1,
      caption: words ? setText(drafting.inlines(chunk, words), drafting.language) : null,
    },
  ];
}
