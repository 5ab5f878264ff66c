import { access, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Finding } from '../core/kit/finding.ts';
import { Problem } from '../core/kit/problem.ts';
import type { CheckView, Mapping, Refusal } from '../core/seller/mapping/model.ts';
import type { SellerData } from '../core/seller/rows.ts';
import type { Workbench } from '../core/workbench.ts';
import { findMatter, withWorkbench } from './open.ts';
import { type ExitCode, findingLine, type Terminal, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

/** Milliseconds between two lines of progress. */
const EVERY = 3_000;
/** Refused rows that are written in lines; all of them are in the JSON. */
const LINES = 200;

export const sellers: Verb = {
  name: 'sellers',
  usage:
    'sellers <workspace> <matter> [--json] | sellers import <workspace> <matter> <file> [--mapping mapping.json] [--keep-good] [--json]',
  options: { mapping: { type: 'string' }, 'keep-good': { type: 'boolean' }, json: { type: 'boolean' } },
  words: [2, 4],
  run: (terminal, given, { mapping, 'keep-good': keepGood, json }) => {
    const [first = '', ...rest] = given;
    const words = wordsOf(terminal.language);
    if (first === 'import' && rest.length === 3) {
      const [folder = '', named = '', file = ''] = rest;
      const how = { mapping: typeof mapping === 'string' ? mapping : undefined, keepGood: keepGood === true, json: json === true };
      return withWorkbench(terminal, folder, 'change', (workbench) => importTable(terminal, workbench, named, file, how));
    }
    if (given.length !== 2 || mapping !== undefined || keepGood === true) throw new WrongUse(words.wordCount);
    return withWorkbench(terminal, first, 'look', async (workbench) => {
      const { id } = await findMatter(workbench, rest[0] ?? '');
      const list = await listOf(await workbench.seller.table(id));
      if (json) terminal.out(JSON.stringify({ sellers: list }));
      else for (const line of list.flatMap((one) => lines(one, terminal))) terminal.out(line);
      terminal.note(
        words.sellerCount(
          list.length,
          list.reduce((sum, one) => sum + one.storefronts.length, 0),
        ),
      );
      return 0;
    });
  },
};

interface How {
  readonly mapping: string | undefined;
  readonly keepGood: boolean;
  readonly json: boolean;
}

async function importTable(terminal: Terminal, workbench: Workbench, named: string, file: string, how: How): Promise<ExitCode> {
  const { sellerImport: imports, jobs } = workbench;
  const words = wordsOf(terminal.language);
  const matter = (await findMatter(workbench, named)).id;
  const path = resolve(terminal.cwd, file);
  await access(path).catch((error: unknown) => {
    throw new Problem('not-found', 'seller-import.file-missing', { file }, [], error);
  });
  const mapping = how.mapping === undefined ? undefined : await readMapping(terminal, how.mapping);
  const request = { matter, table: 'sellers', file: { path, fileName: basename(path) }, mapping } as const;
  const preview = await imports.preview(request);
  const { id, ended } = await imports.check(request);
  const told = setInterval(() => {
    const { done, total } = imports.checked(id);
    terminal.note(words.checking(done, total));
  }, EVERY);
  await ended.finally(() => clearInterval(told));
  const check = imports.checked(id);
  if (check.problem) throw new Problem('invalid', check.problem.id as Problem['id'], check.problem.params);
  const { refused } = imports.refusals(id, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const { counts } = check;
  // Refused rows stop the import unless the good ones are asked for; what nobody refused comes in.
  const comesIn = counts.refused === 0 || (how.keepGood && counts.refused < counts.read);
  if (comesIn) {
    const job = await imports.run(terminal.actor, id, { keepGood: how.keepGood });
    const writing = setInterval(async () => {
      const { done, total } = await jobs.get(job.id);
      terminal.note(words.writing(done, total));
    }, EVERY);
    await job.ended.finally(() => clearInterval(writing));
  }
  const kept = comesIn ? counts.read - counts.refused : 0;
  report(terminal, { check, refused, kept, comesIn, findings: preview.findings, columns: preview.columns, json: how.json });
  return counts.refused > 0 && kept === 0 ? 1 : 0;
}

interface Outcome {
  readonly check: CheckView;
  readonly refused: readonly Refusal[];
  readonly kept: number;
  readonly comesIn: boolean;
  readonly findings: readonly Finding[];
  readonly columns: readonly { readonly title: string; readonly field: string | null }[];
  readonly json: boolean;
}

function report(terminal: Terminal, { check, refused, kept, comesIn, findings, columns, json }: Outcome): void {
  const words = wordsOf(terminal.language);
  const { read, added, updated, unchanged } = check.counts;
  for (const one of [...findings, ...check.noted.map(({ finding }) => finding)]) terminal.note(findingLine(one, terminal.language));
  if (json) {
    const mapping = Object.fromEntries(columns.map(({ title, field }) => [title, field]));
    const noted = check.noted.map(({ finding: { id, params, message, where }, count }) => ({ id, where, params, message, count }));
    const done = comesIn ? { added, updated, unchanged } : { added: 0, updated: 0, unchanged: 0 };
    const rows = refused.map(({ row, findings: why }) => ({
      row,
      reasons: why.map(({ where, id, params, message, hint }) => ({ where, column: String(params.column ?? ''), id, message, hint })),
    }));
    terminal.out(
      JSON.stringify({ file: check.fileName, mapping, rows: { read, kept, refused: refused.length, ...done }, refused: rows, noted }),
    );
    return;
  }
  for (const { findings: why } of refused.slice(0, LINES)) for (const one of why) terminal.out(findingLine(one, terminal.language));
  if (refused.length > LINES) terminal.out(words.moreRows(refused.length - LINES));
  terminal.out(words.importedRows(read, kept, refused.length));
  if (comesIn) terminal.out(words.importChanges(added, updated, unchanged));
  else terminal.out(words.nothingKept);
}

/** One JSON object: header -> field, or null. */
async function readMapping({ cwd }: Terminal, named: string): Promise<Mapping> {
  const { mappingSchema } = await import('../core/seller/mapping/model.ts');
  const text = await readFile(resolve(cwd, named), 'utf8').catch((error: unknown) => {
    throw new Problem('not-found', 'seller-import.mapping-missing', { file: named }, [], error);
  });
  const broken = (cause?: unknown) => new Problem('invalid', 'seller-import.mapping-broken', { file: named }, [], cause);
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw broken(error);
  }
  const read = mappingSchema.safeParse(data);
  if (!read.success) throw broken(read.error);
  return read.data;
}

interface Listed {
  readonly no: number;
  readonly name: string;
  readonly country: string;
  readonly address: string;
  readonly status: string;
  readonly storefronts: readonly {
    id: string;
    platform: string;
    shopName: string;
    shopId: string;
    url: string;
    sources: readonly string[];
  }[];
  readonly identifiers: readonly {
    kind: string;
    value: string;
    key: string;
    shown: string;
    status: string;
    storefront: string | null;
    sources: readonly string[];
  }[];
}

/** Sellers with what hangs on them; an identifier as found, and in its normal form. */
async function listOf(data: SellerData): Promise<Listed[]> {
  const { normalise } = await import('../core/seller/identity/normalise.ts');
  const shops = Map.groupBy(data.storefronts, (one) => one.seller);
  const identifiers = Map.groupBy(data.identifiers, (one) => one.seller);
  const platforms = new Map(data.storefronts.map((one) => [one.id, one.platform]));
  return data.sellers.map(({ id, no, name, country, address, status }) => ({
    ...{ no, name, country, address, status },
    storefronts: (shops.get(id) ?? []).map(({ id: shop, platform, shopName, shopId, url, sources }) => ({
      id: shop,
      platform,
      shopName,
      shopId,
      url,
      sources,
    })),
    identifiers: (identifiers.get(id) ?? []).map(({ kind, value, status: state, storefront, sources }) => {
      const { key, shown } = normalise(kind, value, { country, platform: platforms.get(storefront ?? '') ?? '' });
      return { kind, value, key, shown, status: state, storefront, sources };
    }),
  }));
}

function lines(one: Listed, { language }: Terminal): string[] {
  const words = wordsOf(language);
  return [
    `${one.no}  ${one.name || words.hiddenSeller}${one.country ? `  ${words.aside(one.country)}` : ''}`,
    ...one.storefronts.map((shop) => `    ${[shop.platform, shop.shopName, shop.shopId, shop.url].filter(Boolean).join('  ')}`),
    ...one.identifiers.map(({ kind, value, shown, status }) => {
      const normal = shown === '' || shown === value ? '' : `  ${words.aside(shown)}`;
      // The number of a person's identity card stays masked wherever somebody looks on.
      const said = kind === 'resident-id' ? shown : `${value.replaceAll('\n', ' / ')}${normal}`;
      return `    ${kind}: ${said}  [${status}]`;
    }),
  ];
}
