/**
 * What of an item goes into a set as pages. PDF files and pictures go in as they are; what has words is set as text; for the rest a slip
 * sheet stands that names the file and its hash. Made sheets are kept in `derived/renditions` and made again when they are missing.
 */
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source, SourceFault } from '../document/binding/plan.ts';
import { PAPER } from '../document/layout.ts';
import type { Paper } from '../document/model.ts';
import type { Evidence } from '../evidence/model.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { PageText } from '../reading/model.ts';
import type { Reader } from '../reading/reader.ts';
import type { Vault } from '../vault/vault.ts';
import { drawSheets, type SheetDeps, type SheetName, sheetTemplate } from './sheets.ts';
import { MOST_CHARACTERS, portionsOf, withoutHeader } from './text-portions.ts';

/** Why a slip sheet stands for a file: `no-pages` and `empty` are in its nature, the others are faults. */
export type SlipReason = 'no-pages' | 'empty' | 'encrypted' | 'damaged' | 'too-large' | 'too-slow' | 'undecodable';

export interface Rendition {
  readonly kind: 'pdf' | 'picture' | 'text' | 'slip';
  /** Names these pages: the same item with the same id has the same pages. Bates numbers hang on it. */
  readonly id: string;
  readonly sources: readonly Source[];
  /** Set for a slip sheet. */
  readonly reason: SlipReason | '';
  readonly findings: readonly Finding[];
}

export interface RenditionDeps extends SheetDeps {
  readonly vault: Pick<Vault, 'path'>;
  readonly reader: Pick<Reader, 'text' | 'scan'>;
  /** `<workspace>/derived/renditions` */
  readonly folder: string;
}

/** How and for what the pages are made. */
export interface RenditionOrder {
  readonly item: Evidence;
  /** Items that were found inside it, such as attachments; named on its sheet. */
  readonly inner: readonly Evidence[];
  readonly paper: Paper;
  readonly language: Language;
  readonly signal?: AbortSignal;
}

export interface Renditions {
  /** Pages of an item, as far as can be told without opening the file where only the binding process may. */
  of(order: RenditionOrder): Promise<Rendition>;
  /** A slip sheet for an item whose pages cannot be had. */
  slip(order: RenditionOrder, reason: SlipReason): Promise<Rendition>;
}

/** Goes into the id of what is set here: raise it when the look of a sheet changes. */
const VERSION = 1;
/** Pictures the binder takes as they are; others are drawn first. */
const BINDABLE = /^image\/(a?png|jpeg|webp|gif|tiff|bmp)$/;
const NO_WORDS = /^(audio|video|font|model)\//;
/** Files named on a sheet. */
const MOST_INNER = 40;
/** Characters named in a finding. */
const MOST_NAMED = 12;
/** The date of sheets that belong to no day: the same sheet has the same bytes. */
const SHEET_DATE = '2000-01-01';

const REASONS: Readonly<Record<SourceFault, SlipReason>> = {
  encrypted: 'encrypted',
  damaged: 'damaged',
  'too-large': 'too-large',
  'too-slow': 'too-slow',
  undecodable: 'undecodable',
  missing: 'damaged',
  'page-missing': 'damaged',
};

/** What a slip sheet says of a fault the binding found. A file missing from the vault is no matter for a slip sheet. */
export function slipReason(fault: SourceFault, item: Evidence): SlipReason {
  if (fault === 'missing') throw new Problem('integrity', 'vault.missing', { sha256: item.sha256 });
  return REASONS[fault];
}

export function createRenditions(deps: RenditionDeps): Renditions {
  const { vault, reader, library, folder } = deps;

  /** A file of the cache, made when it is not there. Its name is what it is made from. */
  const cached = async (name: string, make: (temporary: string) => Promise<boolean>): Promise<string | undefined> => {
    const path = join(folder, name.slice(0, 2), name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
    await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
    const temporary = `${path}.${process.pid}.part`;
    try {
      if (!(await make(temporary))) return undefined;
      await rename(temporary, path);
      return path;
    } finally {
      await rm(temporary, { force: true });
    }
  };

  const sheet = async (name: SheetName, { item, paper, language }: RenditionOrder, facts: Readonly<Record<string, unknown>>) => {
    const key = hash([VERSION, library.digest(sheetTemplate(name, language)), paper, facts]);
    const draw = () => drawSheets(deps, { sheet: name, language, paper, facts, date: SHEET_DATE });
    // What is said of a sheet stays with it: it is drawn once and used in many sets.
    const said = await cached(`${key}.json`, async (temporary) => {
      const drawn = await draw();
      await cached(`${key}.pdf`, (other) => writeFile(other, drawn.bytes).then(() => true));
      await writeFile(temporary, JSON.stringify(drawn.findings));
      return true;
    });
    const path = await cached(`${key}.pdf`, async (temporary) => writeFile(temporary, (await draw()).bytes).then(() => true));
    const findings = JSON.parse(await readFile(said ?? '', 'utf8')) as readonly Finding[];
    return { path: path ?? '', findings: told(findings, item) };
  };

  const slip = async (order: RenditionOrder, reason: SlipReason): Promise<Rendition> => {
    const { item } = order;
    const facts = {
      slips: [{ reason, type: item.mediaType, size: grouped(item.size), received: item.receivedAt.slice(0, 10), ...named(order) }],
    };
    const { path, findings } = await sheet('exhibit-slip-sheet', order, facts);
    const id = `${item.sha256}:slip:${hash([VERSION, order.paper, order.language, facts]).slice(0, 16)}`;
    return { kind: 'slip', id, sources: [{ kind: 'pdf', path }], reason, findings };
  };

  const typeset = async (order: RenditionOrder, passages: readonly PageText[]): Promise<Rendition> => {
    const { item } = order;
    const { portions, cut } = portionsOf(kindOf(item.mediaType) === 'e-mail' ? withoutHeader(passages) : passages);
    if (portions.length === 0) return slip(order, item.size === 0 || isWords(item.mediaType) ? 'empty' : 'no-pages');
    const { metadata } = item;
    const head = {
      kind: kindOf(item.mediaType),
      from: metadata.from,
      to: metadata.to,
      cc: metadata.cc,
      date: metadata.captured ? stated(metadata.captured.at, metadata.captured.zone) : '',
      subject: metadata.subject,
      url: metadata.url,
      cut: cut === 0 ? '' : grouped(cut),
      ...named(order),
    };
    const drawn: { path: string; findings: Finding[] }[] = [];
    for (const [index, portion] of portions.entries()) {
      order.signal?.throwIfAborted();
      drawn.push(await sheet('exhibit-text', order, { head: index === 0 ? head : null, paragraphs: portion }));
    }
    return {
      kind: 'text',
      id: `${item.sha256}:text:${hash([VERSION, order.paper, order.language, head, portions]).slice(0, 16)}`,
      sources: drawn.map(({ path }) => ({ kind: 'pdf', path })),
      reason: '',
      findings: [
        ...drawn.flatMap(({ findings }) => findings),
        ...(cut === 0
          ? []
          : [finding('warning', `evidence/${item.id}`, 'exhibit.text-cut', { name: item.fileName, most: MOST_CHARACTERS })]),
      ],
    };
  };

  const picture = async (order: RenditionOrder): Promise<Rendition> => {
    const { item, paper } = order;
    const original = vault.path(item.sha256);
    const path = BINDABLE.test(item.mediaType)
      ? original
      : await cached(`${hash([VERSION, item.sha256])}.png`, (temporary) =>
          reader.scan(toRead(item, original), 1, temporary, order.signal ? { signal: order.signal } : {}),
        );
    if (path === undefined) return slip(order, 'undecodable');
    return {
      kind: 'picture',
      id: `${item.sha256}:picture:${paper}`,
      sources: [{ kind: 'picture', path, paper: PAPER[paper] }],
      reason: '',
      findings: [],
    };
  };

  return {
    slip,
    async of(order) {
      const { item } = order;
      const path = vault.path(item.sha256);
      if (item.mediaType === 'application/pdf') {
        const password = item.password === '' ? {} : { password: item.password };
        return { kind: 'pdf', id: `${item.sha256}:pdf`, sources: [{ kind: 'pdf', path, ...password }], reason: '', findings: [] };
      }
      if (item.mediaType.startsWith('image/')) return item.unreadable === '' ? picture(order) : slip(order, item.unreadable);
      if (NO_WORDS.test(item.mediaType)) return slip(order, 'no-pages');
      const passages = await reader.text(toRead(item, path), order.signal ? { signal: order.signal } : {});
      if (passages === null) return slip(order, item.unreadable === '' ? 'no-pages' : item.unreadable);
      try {
        return await typeset(order, passages);
      } catch (error) {
        // Words the engine cannot set, or not in time, are still in the file itself.
        if (error instanceof Problem && /^document\.(pdf-failed|pdf-timeout)$/.test(error.id)) return slip(order, 'undecodable');
        throw error;
      }
    },
  };
}

/** One finding for all characters no font has: a message in another script has dozens. */
function told(findings: readonly Finding[], item: Evidence): Finding[] {
  const at = `evidence/${item.id}`;
  const missing = findings.filter(({ id }) => id === 'document.missing-glyph').map(({ params }) => String(params.character ?? ''));
  const others = findings.filter(({ id }) => id !== 'document.missing-glyph').map((found) => ({ ...found, where: at }));
  if (missing.length === 0) return others;
  const characters = [...missing.slice(0, MOST_NAMED), ...(missing.length > MOST_NAMED ? ['…'] : [])].join(' ');
  return [...others, finding('warning', at, 'exhibit.characters-missing', { name: item.fileName, count: missing.length, characters })];
}

const hash = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('hex');

/** 48221904 → 48,221,904. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const toRead = (item: Evidence, path: string) => ({ path, name: item.fileName, mediaType: item.mediaType, password: item.password });

/** What never changes about a file: a new title makes no new pages. */
const named = ({ item, inner }: RenditionOrder) => ({
  file_name: item.fileName,
  sha256: item.sha256,
  inner: inner.slice(0, MOST_INNER).map((one) => ({ file_name: one.fileName, size: grouped(one.size), sha256: one.sha256 })),
  inner_more: inner.length > MOST_INNER ? String(inner.length - MOST_INNER) : '',
});

function kindOf(mediaType: string): 'e-mail' | 'capture' | 'table' | 'office' | 'text' {
  if (/^(message\/|application\/vnd\.ms-outlook)/.test(mediaType)) return 'e-mail';
  if (/html|multipart\/related|warc/.test(mediaType)) return 'capture';
  if (/csv|tab-separated|excel|spreadsheet/.test(mediaType)) return 'table';
  return /msword|officedocument|opendocument|rtf/.test(mediaType) ? 'office' : 'text';
}

const isWords = (mediaType: string): boolean => /^(text|message)\//.test(mediaType);

/** `2026-03-02 10:11:12 +08:00`, as the file states it. */
function stated(at: string, zone: string): string {
  const [, day = at, time = '', offset = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(.*)$/.exec(at) ?? [];
  const where = offset === 'Z' ? 'UTC' : offset || (zone === 'unknown' ? '' : zone);
  return [day, time, where].filter((part) => part !== '').join(' ');
}
