/** A custody log in the words of the report's template. Every string is as printed; the template only places it. */
import type { Evidence } from '../evidence/model.ts';
import type { Language } from '../kit/messages.ts';
import type { Matter } from '../matter/model.ts';
import type { CustodyLog, LoggedEvent } from './custody-log.ts';
import type { Reread } from './custody-report.ts';
import { detailText, doorWord, eventWord, faultWord, kindWord } from './custody-words.ts';

export interface CustodyFactSources {
  readonly language: Language;
  readonly matter: Pick<Matter, 'title' | 'caseNumber' | 'court'>;
  /** In the order of the log. */
  readonly items: readonly Evidence[];
  readonly log: CustodyLog;
  readonly logFile: { readonly sha256: string; readonly size: number };
  /** Labels by evidence item. */
  readonly exhibits: ReadonlyMap<string, string>;
  /** Ranges of the Bates register that stand, by evidence item. */
  readonly bates: ReadonlyMap<string, readonly { readonly first: string; readonly last: string }[]>;
  /** What the only item came out of, for a report of one. */
  readonly parent: Pick<Evidence, 'fileName' | 'sha256'> | undefined;
  readonly printedBy: string;
  /** UTC instant. */
  readonly printedAt: string;
  readonly reread: Reread | undefined;
  /** Whether the report is of one item alone. */
  readonly single: boolean;
}

/** `2026-11-23 09:20:00` */
const utc = (instant: string): string => instant.slice(0, 19).replace('T', ' ');
const yes = (value: boolean): string => (value ? 'yes' : '');

export function custodyFacts(from: CustodyFactSources): Readonly<Record<string, unknown>> {
  const { language, log, items, matter } = from;
  const numbers = new Map(log.items.map(({ id, no }) => [id, String(no)]));
  const listed = items.map((item, index) => {
    const hidden = log.items[index]?.withheld ?? false;
    return {
      no: String(index + 1),
      file_name: hidden ? '' : item.fileName,
      title: hidden || item.title === item.fileName ? '' : item.title,
      kind: hidden ? '' : kindWord(item.kind, language),
      media_type: item.mediaType,
      size: String(item.size),
      pages: item.pages === null ? '' : String(item.pages),
      sha256: item.sha256,
      received: utc(item.receivedAt),
      received_from: hidden ? '' : item.receivedFrom,
      captured: hidden ? '' : item.capturedAt,
      captured_by: hidden ? '' : item.capturedBy,
      source_url: hidden ? '' : item.sourceUrl,
      parent: hidden ? '' : parentText(item, from, numbers),
      exhibit: from.exhibits.get(item.id) ?? '',
      bates: batesText(from.bates.get(item.id) ?? [], language),
      privilege: hidden ? '' : item.privilege,
      confidential: yes(item.confidential),
      withheld: yes(hidden),
      withdrawn: hidden ? yes(item.withdrawn !== '') : item.withdrawn,
    };
  });
  return {
    matter: { title: matter.title, case_number: matter.caseNumber, court: matter.court.name },
    item: from.single ? (listed[0] ?? null) : null,
    items: from.single ? [] : listed,
    events: log.events.map((event) => eventFacts(event, numbers, language)),
    chain: {
      events: String(log.chain.events),
      faults: log.chain.faults.map(({ seq, how }) => ({ seq: String(seq), how: faultWord(how, language) })),
      head: log.chain.head,
      checked: utc(from.printedAt),
    },
    log: { sha256: from.logFile.sha256, size: String(from.logFile.size), events: String(log.events.length) },
    printed: { by: from.printedBy, at: utc(from.printedAt) },
    reread: from.reread ?? '',
    counts: {
      items: String(items.length),
      withheld: String(log.items.filter((item) => item.withheld).length),
      withdrawn: String(items.filter((item) => item.withdrawn !== '').length),
      bates: String(listed.filter((item) => item.bates !== '').length),
    },
  };
}

function eventFacts(event: LoggedEvent, numbers: ReadonlyMap<string, string>, language: Language) {
  const { seq, item, at, actor, door, hashBefore, hashAfter, purpose, detail } = event;
  const zh = language === 'zh-CN';
  const [before, after, both] = zh ? ['前：', '后：', '前后一致：'] : ['before: ', 'after: ', 'before and after: '];
  const hashes =
    hashBefore === hashAfter
      ? hashAfter === null
        ? ''
        : both + hashAfter
      : [hashBefore === null ? '' : before + hashBefore, hashAfter === null ? '' : after + hashAfter].filter(Boolean).join('\n');
  return {
    seq: String(seq),
    item: numbers.get(item) ?? '',
    event: eventWord(event.event, language),
    at: utc(at),
    by: zh ? `${actor}（${doorWord(door, language)}）` : `${actor} (${doorWord(door, language)})`,
    hashes,
    details: event.withheld
      ? zh
        ? '因保密特权不予列明'
        : 'withheld as privileged'
      : [purpose, detailText(detail, language)].filter(Boolean).join('\n'),
    hash: event.hash,
  };
}

/** The container a file came out of: its number in this report, or its hash where it is not in it, and its name. */
function parentText(item: Evidence, { items, parent }: CustodyFactSources, numbers: ReadonlyMap<string, string>): string {
  if (parent) return `${parent.fileName} (SHA-256 ${parent.sha256})`;
  const no = numbers.get(item.parent);
  return no === undefined ? '' : `${no}. ${items[Number(no) - 1]?.fileName ?? ''}`;
}

function batesText(ranges: readonly { readonly first: string; readonly last: string }[], language: Language): string {
  const [dash, joint] = language === 'zh-CN' ? ['至', '、'] : ['–', ', '];
  return ranges.map(({ first, last }) => (first === last ? first : first + dash + last)).join(joint);
}
