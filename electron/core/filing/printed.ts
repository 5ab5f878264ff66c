/** What a document printed of the exhibits, so that a filing is stale when one of these moves, and not when any other does. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Language } from '../kit/messages.ts';
import type { Vault } from '../vault/vault.ts';
import type { Citer } from './cite.ts';
import type { ExhibitFacts, Facts, OperatorGroupFacts } from './facts.ts';
import type { Filing, Moved, Regrouped } from './model.ts';

export interface Printed {
  /** Every source cited, with the words it prints when it is cited alone. */
  readonly citations: readonly (readonly [source: string, text: string])[];
  /** Exhibits as a list of them prints each, when the template reads the list: evidence item and words. */
  readonly listed: readonly (readonly [evidence: string, text: string])[];
  /** SHA-256 of that list with all it says of each; '' when the template does not read it. */
  readonly list: string;
  /** Groups of sellers, when the template reads them: numbers as printed and one by one, with a SHA-256 of what ties them. */
  readonly groups?: readonly PrintedGroup[];
  /** How many exhibits there are, when the template reads it. */
  readonly count: number | null;
}

interface PrintedGroup {
  readonly numbers: string;
  readonly nos: readonly number[];
  readonly ties: string;
}

export interface Watched {
  /** The facts; what a template reads of them is noted. */
  readonly facts: Facts;
  readonly citer: Pick<Citer, 'cite'>;
  printed(): Printed;
}

/** Facts and citer for one filling. */
export function watched(facts: Facts, citer: Citer): Watched {
  const sources = new Set<string>();
  let list = false;
  let count = false;
  let grouped = false;
  const telling = <T>(value: T): T => {
    grouped = true;
    return value;
  };
  const reading = <T>(value: T): T => {
    list = true;
    return value;
  };
  const counts = {
    ...facts.counts,
    get exhibits() {
      count = true;
      return facts.counts.exhibits;
    },
  };
  return {
    facts: {
      ...facts,
      counts,
      get exhibits() {
        return reading(facts.exhibits);
      },
      get exhibit_groups() {
        return reading(facts.exhibit_groups);
      },
      get operator_groups() {
        return telling(facts.operator_groups);
      },
      get ties() {
        return telling(facts.ties);
      },
      get shared_identifiers() {
        return telling(facts.shared_identifiers);
      },
      get binder() {
        return reading(facts.binder);
      },
    },
    citer: {
      cite(source) {
        sources.add(source);
        return citer.cite(source);
      },
    },
    printed: () => ({
      citations: [...sources].sort().map((source) => [source, citer.text(source)]),
      listed: list ? facts.exhibits.map((exhibit) => [exhibit.id, listedText(exhibit, facts, citer.language)]) : [],
      list: list ? listDigest(facts) : '',
      count: count ? facts.counts.exhibits : null,
      ...(grouped ? { groups: facts.operator_groups.map(printedGroup) } : {}),
    }),
  };
}

/** `Exhibit 3, file 2, pp. 8-9, ACME000123–ACME000124`; `证据3，第2册，第8-9页`. */
function listedText({ label, part, page_range, bates }: ExhibitFacts, { binder }: Pick<Facts, 'binder'>, language: Language): string {
  const zh = language === 'zh-CN';
  const file = part === '' || binder === null || binder.parts === 1 ? '' : zh ? `第${part}册` : `file\u00a0${part}`;
  const many = page_range.includes('-');
  const pages = page_range === '' ? '' : zh ? `第${page_range}页` : `${many ? 'pp.' : 'p.'}\u00a0${page_range}`;
  return [label, file, pages, bates].filter(Boolean).join(zh ? '，' : ', ');
}

const listDigest = ({ exhibits, binder }: Facts): string =>
  createHash('sha256')
    .update(JSON.stringify([exhibits, binder]))
    .digest('hex');

/** What prints otherwise today; `changed` also when the list of exhibits that was printed says something else than it did. */
export function movedSince(
  printed: Printed,
  facts: Facts,
  citer: Citer,
): { readonly moved: readonly Moved[]; readonly regrouped: readonly Regrouped[]; readonly changed: boolean } {
  const today = new Map(facts.exhibits.map((exhibit) => [exhibit.id, listedText(exhibit, facts, citer.language)]));
  const moved: Moved[] = [];
  for (const [source, was] of printed.citations) {
    const now = citer.text(source);
    if (now !== was) moved.push({ source, was, now });
  }
  const cited = new Set(moved.map(({ source }) => source));
  for (const [evidence, was] of printed.listed) {
    const now = today.get(evidence) ?? '';
    if (now !== was && !cited.has(evidence)) moved.push({ source: evidence, was, now });
  }
  const list = printed.list !== '' && printed.list !== listDigest(facts);
  const count = printed.count !== null && printed.count !== facts.counts.exhibits;
  const regrouped = printed.groups === undefined ? [] : regroupedSince(printed.groups, facts.operator_groups.map(printedGroup));
  return { moved, regrouped, changed: moved.length > 0 || regrouped.length > 0 || list || count };
}

const printedGroup = ({ numbers, nos, ties }: OperatorGroupFacts): PrintedGroup => ({
  numbers,
  nos,
  ties: createHash('sha256')
    .update(JSON.stringify(ties.map(({ kind, value, nos: of }) => JSON.stringify([kind, value, of])).sort()))
    .digest('hex'),
});

function regroupedSince(was: readonly PrintedGroup[], now: readonly PrintedGroup[]): Regrouped[] {
  const same = (a: PrintedGroup) => (b: PrintedGroup) => a.numbers === b.numbers && a.ties === b.ties;
  const kept = new Set(now.filter((one) => was.some(same(one))));
  const gone = was.filter((one) => !now.some(same(one)));
  const told = new Set<PrintedGroup>();
  const changed = gone.map((one) => {
    const held = new Set(one.nos);
    const into = now.filter((other) => !kept.has(other) && other.nos.some((no) => held.has(no)));
    for (const other of into) told.add(other);
    return { was: one.numbers, now: into.map(({ numbers }) => numbers).join(' | ') };
  });
  const come = now.filter((one) => !kept.has(one) && !told.has(one)).map(({ numbers }) => ({ was: '', now: numbers }));
  return [...changed, ...come];
}

const NOTHING: Printed = { citations: [], listed: [], list: '', count: null };
/** Filings whose sealed words stay in memory. */
const KEPT = 32;

/** Reads what a filing printed from the model sealed with it. A model that cannot be read has printed nothing: `verify` names it. */
export function keepPrinted(vault: Pick<Vault, 'path'>): (filing: Pick<Filing, 'model'>) => Promise<Printed> {
  const kept = new Map<string, Promise<Printed>>();
  return ({ model: { sha256 } }) => {
    const known = kept.get(sha256);
    const found = known ?? readPrinted(vault.path(sha256)).catch(() => NOTHING);
    kept.delete(sha256);
    kept.set(sha256, found);
    for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest);
    return found;
  };
}

async function readPrinted(path: string): Promise<Printed> {
  const { printed } = JSON.parse(await readFile(path, 'utf8')) as { readonly printed?: Printed };
  return printed ?? NOTHING;
}
