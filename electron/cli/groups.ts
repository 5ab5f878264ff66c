import type { MessageId } from '../core/kit/messages.ts';
import { say } from '../core/kit/messages.ts';
import type { Aside, Edge, Hub, Member, Suggestion } from '../core/seller/grouping/model.ts';
import type { GroupView } from '../core/seller/grouping/service.ts';
import type { Workbench } from '../core/workbench.ts';
import { findMatter, withWorkbench } from './open.ts';
import type { Terminal, Verb } from './verb.ts';
import { wordsOf } from './words.ts';

/** Groups, members and suggestions a person is shown before `--all`. */
const FEW = 20;
const PAGE = 1_000;

export const groups: Verb = {
  name: 'groups',
  usage: 'groups <workspace> <matter> [--all] [--json]',
  options: { all: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [2, 2],
  run: (terminal, [folder = '', named = ''], { all, json }) =>
    withWorkbench(terminal, folder, 'look', async (workbench) => {
      const { id, title } = await findMatter(workbench, named);
      const most = all === true || json === true ? Number.POSITIVE_INFINITY : FEW;
      const summary = await workbench.grouping.summary(id);
      const [views, suggestions, hubs, asides] = await Promise.all([
        readGroups(workbench, id, most),
        readSuggestions(workbench, id, most),
        workbench.grouping.hubs(id),
        workbench.grouping.asides(id),
      ]);
      const cited = views.flatMap(({ edges }) => edges.flatMap(({ sourcesA, sourcesB }) => [...sourcesA, ...sourcesB]));
      const names = await workbench.grouping.fileNames(cited);
      const files = (sources: readonly string[]) => sources.map((source) => names.get(source.split('#', 1)[0] ?? '') ?? source);
      if (json) {
        const told = views.map(({ group, members, edges, shared }) => ({
          ...group,
          members,
          edges: edges.map((edge) => ({ ...edge, filesA: files(edge.sourcesA), filesB: files(edge.sourcesB) })),
          shared,
        }));
        const reasoned = suggestions.map((one) => ({
          ...one,
          why: one.reasons.map(({ id: reason, params }) => say(reason as MessageId, params, terminal.language).message),
        }));
        terminal.out(
          JSON.stringify({ matter: id, title, ...summary, groups: told, suggestions: reasoned, hubs, asides, singles: summary.singles }),
        );
        return 0;
      }
      print(terminal, { views, suggestions, hubs, asides, files, most, summary });
      return 0;
    }),
};

async function readGroups({ grouping }: Workbench, matter: string, most: number): Promise<GroupView[]> {
  const views: GroupView[] = [];
  for (let offset = 0; views.length < most; offset += PAGE) {
    const { groups: page, total } = await grouping.list(matter, { offset, limit: Math.min(PAGE, most) });
    for (const { id } of page) views.push(await grouping.get(matter, id));
    if (views.length >= total || page.length === 0) break;
  }
  return views;
}

async function readSuggestions({ grouping }: Workbench, matter: string, most: number): Promise<Suggestion[]> {
  const found: Suggestion[] = [];
  for (let offset = 0; found.length < most; offset += PAGE) {
    const { suggestions, total } = await grouping.suggestions(matter, offset, Math.min(PAGE, most));
    found.push(...suggestions);
    if (found.length >= total || suggestions.length === 0) break;
  }
  return found;
}

interface Found {
  readonly views: readonly GroupView[];
  readonly suggestions: readonly Suggestion[];
  readonly hubs: readonly Hub[];
  readonly asides: readonly Aside[];
  readonly files: (sources: readonly string[]) => string[];
  readonly most: number;
  readonly summary: {
    readonly storefronts: number;
    readonly groups: number;
    readonly singles: number;
    readonly asks: number;
    readonly hubs: number;
  };
}

function print(terminal: Terminal, { views, suggestions, hubs, asides, files, most, summary }: Found): void {
  const words = wordsOf(terminal.language);
  const { out } = terminal;
  out(words.groupsFound(summary.storefronts, summary.groups, summary.singles));
  for (const { group, members, edges } of views) {
    out('');
    out(words.groupHead(group.no, group.storefronts, group.sellers.length, words.groupState[group.state]));
    for (const member of members.slice(0, most)) out(`  ${memberLine(member)}`);
    if (members.length > most) out(`  ${words.andMore(members.length - most)}`);
    const named = new Map(members.map((member) => [member.storefront, member]));
    for (const edge of edges.slice(0, most)) out(`    ${edgeLine(edge, named, files)}`);
    if (edges.length > most) out(`    ${words.andMore(edges.length - most)}`);
    if (group.weakest) out(`    ${words.weakest(group.weakest.kind, group.weakest.strength)}`);
  }
  if (summary.groups > views.length) out(`\n${words.andMore(summary.groups - views.length)}`);
  if (suggestions.length > 0) {
    out(`\n${words.notJoined}`);
    for (const { a, b, score, reasons } of suggestions.slice(0, most)) {
      out(`  ${score}  ${memberLine(a)}  ~  ${memberLine(b)}`);
      for (const { id, params } of reasons) out(`      ${say(id as MessageId, params, terminal.language).message}`);
    }
  }
  if (hubs.length > 0) {
    out(`\n${words.sharedByMany}`);
    for (const { kind, shown, count, why } of hubs.slice(0, most)) out(`  ${kind} ${oneLine(shown)} (${count}): ${words.hubWhy[why]}`);
    if (hubs.length > most) out(`  ${words.andMore(hubs.length - most)}`);
  }
  if (asides.length > 0) {
    out(`\n${words.doNotCount}`);
    for (const { kind, shown, why, count } of asides.slice(0, most)) out(`  ${kind} ${oneLine(shown)} (${count}): ${words.asideWhy[why]}`);
  }
  terminal.note(words.groupsEnd(summary.asks, most !== Number.POSITIVE_INFINITY));
}

/** Names come from strangers: no line breaks, no controls that turn the text around. */
const oneLine = (text: string): string => {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
};

const memberLine = ({ sellerNo, platform, shopName, shopId, url }: Member): string =>
  oneLine(`#${sellerNo} ${[platform, shopName, shopId === '' ? '' : `(${shopId})`, url].filter((part) => part !== '').join(' ')}`);

function edgeLine(edge: Edge, members: ReadonlyMap<string, Member>, files: Found['files']): string {
  const { a, b, kind, shownA, shownB, strength, weight, sourcesA, sourcesB } = edge;
  const of = (id: string) => `#${members.get(id)?.sellerNo ?? '?'}`;
  const pages = [...new Set([...files(sourcesA), ...files(sourcesB)])].join(', ');
  const shown = shownA === shownB ? oneLine(shownA) : `${oneLine(shownA)} = ${oneLine(shownB)}`;
  return `${of(a)} - ${of(b)}  ${kind} ${shown}  ${strength} ${weight.toFixed(2)}${pages === '' ? '' : `  [${pages}]`}`;
}
