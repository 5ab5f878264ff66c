/**
 * Production sets: chosen items as stamped PDF, native and text files with the load files that review programs read, as one ZIP sealed in
 * the vault. Numbers come from the matter's one register, so they are those of the binders. Built as a job; checked by our own validator
 * before it is kept.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendCustody } from '../custody/custody.ts';
import type { CustodyAct } from '../custody/model.ts';
import type { Binder } from '../document/binding/plan.ts';
import type { Evidence } from '../evidence/model.ts';
import { selectEvidence } from '../evidence/rows.ts';
import type { JobHandle, Jobs, StartedJob } from '../jobs/service.ts';
import { sourceItem } from '../kit/citation.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import type { Reader } from '../reading/reader.ts';
import type { SellerData } from '../seller/rows.ts';
import { recordBlobs } from '../vault/rows.ts';
import type { Staged, Vault } from '../vault/vault.ts';
import { type Basis, type BasisDeps, loadBasis } from './basis.ts';
import { checkNumbers } from './check.ts';
import type { PageWords } from './gather.ts';
import { createSetCheck } from './load-file/check-set.ts';
import { type DatEncoding, type DatFile, writeDat } from './load-file/dat.ts';
import { FIELDS } from './load-file/fields.ts';
import { type ManifestFile, writeManifest } from './load-file/manifest.ts';
import { writeOpt } from './load-file/opticon.ts';
import { writePrivilegeLog } from './load-file/privilege-log.ts';
import type { Validated } from './load-file/validate.ts';
import { type Scanned, scanBytes, scanFile, type ZipEntry, zipped } from './load-file/zip.ts';
import type { Production } from './model.ts';
import { type Choice, type Chosen, chosen, withheldInside } from './production-choice.ts';
import {
  captureUtc,
  datRow,
  extensionOf,
  familiesOf,
  gapsOf,
  lastNumber,
  numberAt,
  optLines,
  type ProducedDocument,
  pagesOf,
  withheldLine,
} from './production-load.ts';
import { drawImages, type ImageKind, type StampedPages, stampPages } from './production-pages.ts';
import { insertProduction, selectProduction, selectProductions } from './production-rows.ts';
import { enterNumbers, foreseeNumbers } from './register.ts';
import { createRenditions } from './rendition.ts';
import type { SheetDeps } from './sheets.ts';

export interface ProductionDeps extends BasisDeps, SheetDeps {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly reader: Reader;
  readonly binding: Binder;
  readonly words: PageWords;
  /** Folder of what can be made again (`<workspace>/derived`). */
  readonly derived: string;
  /** Of the program, for the manifest. */
  readonly version: string;
  /** Entry of the thread that checks sets. */
  readonly checker: URL;
}

export interface ProductionOrder {
  readonly items: Choice;
  /** What the image load file names: the PDF of each document, or a picture of each page. */
  readonly images: ImageKind;
  readonly text: boolean;
  readonly natives: boolean;
  /** Name of the volume; `VOL001`, by its number, when ''. */
  readonly volume: string;
  readonly encoding: DatEncoding;
  /** From whom the documents come; the plaintiffs when ''. */
  readonly custodian: string;
}

export type ProductionService = ReturnType<typeof createProductionService>;

/** Another set took numbers while this one was built: so often is it built again with others. */
const MOST_TRIES = 3;

/** Rolls the write back; nothing of the attempt stays. */
class RegisterMoved extends Error {}

/** A file of the set where it lies now, and by the path it has in the set. */
interface PackedFile {
  readonly name: string;
  readonly from: string;
  readonly scanned: Scanned;
  readonly role: ManifestFile['role'];
  readonly mime: string;
  readonly item: Evidence;
}

export function createProductionService(deps: ProductionDeps) {
  const { store, vault, clock, ids, jobs } = deps;
  const checkSet = createSetCheck({ ...deps, worker: deps.checker, folder: join(deps.derived, 'productions') });
  const renditions = createRenditions({ ...deps, folder: join(deps.derived, 'renditions') });

  const need = async (id: string): Promise<Production> => {
    const production = await selectProduction(store.db, id);
    if (!production) throw new Problem('not-found', 'production.not-found', { id });
    return production;
  };

  const choose = async (basis: Basis, items: Choice): Promise<Chosen & { readonly inUse: readonly Evidence[] }> => {
    const inUse = await selectEvidence(store.db, basis.matter);
    return {
      ...chosen(
        items,
        inUse,
        basis.listed.map(({ exhibit }) => exhibit),
      ),
      inUse,
    };
  };

  /** One attempt: stamps, packs, checks, seals, enters. Undefined when numbers were given elsewhere meanwhile. */
  const attempt = async (basis: Basis, order: ProductionOrder, volume: string, no: number, job: JobHandle, folder: string) => {
    const { signal } = job;
    const at = clock.now();
    const choice = await choose(basis, order.items);
    const inner = Map.groupBy(
      choice.inUse.filter(({ parent }) => parent !== ''),
      ({ parent }) => parent,
    );
    const stamped = await stampPages(
      { renditions, binder: deps.binding, words: deps.words, reader: deps.reader },
      {
        documents: choice.documents,
        inner,
        paper: basis.paper,
        language: basis.language,
        prefix: basis.settings.prefix,
        folder,
        at,
        job,
        numbers: (documents) => foreseeNumbers(store.db, basis.matter, documents, basis.settings),
      },
    );
    const packed = await pack(basis, order, volume, choice, stamped, folder, job);
    const head = {
      case_id: (await deps.matter.get(basis.matter)).caseNumber || basis.matter,
      created_utc: at,
      tool: `Casewright ${deps.version}`,
      volume,
      encoding: order.encoding,
      images: order.images,
      texts: order.text,
      documents: packed.documents.length,
      pages: packed.documents.reduce((sum, one) => sum + pagesOf(one), 0),
      gaps: gapsOf(packed.documents),
    };
    const loadFiles = packed.data.map(({ name, bytes, role }): ManifestFile => {
      const mime = role === 'privilege-log' ? 'text/csv' : 'text/plain';
      return { path: name, ...sizeAndHash(scanBytes(bytes)), mime, role, source_url: '', captured_utc: '' };
    });
    const manifest = writeManifest(head, [...loadFiles, ...packed.files.map(listed)]);
    const entries: ZipEntry[] = [
      { name: `${volume}/manifest.json`, bytes: manifest },
      ...packed.data.map(({ name, bytes }) => ({ name, bytes })),
      ...packed.files.map(({ name, from, scanned }) => ({ name, path: from, scanned })),
    ];
    const staged: Staged = await vault.stage(zipped(entries, { at, signal }), { signal });
    try {
      const check = await checkSet(staged.path, { counted: false, signal });
      const wrong = check.findings.filter(({ severity }) => severity === 'error');
      if (wrong.length > 0) throw new Problem('integrity', 'production.self-check', {}, wrong);
      const findings = [...checkNumbers(stamped.allotments), ...stamped.findings, ...packed.findings];
      return await store.write({ actor: job.actor, matter: basis.matter, verb: 'build production', undoable: false }, async (write) => {
        if (!(await enterNumbers(write, basis.matter, ids, stamped.allotments, basis.settings))) throw new RegisterMoved();
        const production: Production = {
          id: ids.next(),
          matter: basis.matter,
          no: Math.max(no, 1 + Math.max(0, ...(await selectProductions(write.db, basis.matter)).map((one) => one.no))),
          createdAt: write.at,
          createdBy: job.actor.name,
          volume,
          documents: head.documents,
          pages: head.pages,
          withheld: choice.withheld.length,
          bates: rangeOf(packed.documents),
          images: order.images,
          encoding: order.encoding,
          sha256: staged.sha256,
          size: staged.size,
          findings: distinct(findings),
        };
        await recordBlobs(write, [staged]);
        await insertProduction(write.db, production);
        write.record({ kind: 'production', id: production.id, before: null, after: production });
        await appendCustody(write, custodyActs(production, packed.documents));
        await job.finish(write, production.id);
        write.beforeCommit(() => vault.keepAll([staged]));
        return production.id;
      });
    } catch (error) {
      if (error instanceof RegisterMoved) return undefined;
      throw error;
    } finally {
      await staged.drop();
    }
  };

  /** Natives, texts and images beside the stamped PDFs, and the load files that name them all. */
  const pack = async (
    basis: Basis,
    order: ProductionOrder,
    volume: string,
    choice: Chosen & { readonly inUse: readonly Evidence[] },
    stamped: StampedPages,
    folder: string,
    job: JobHandle,
  ) => {
    const { signal } = job;
    const files: PackedFile[] = [];
    const documents: ProducedDocument[] = [];
    const findings: Finding[] = [];
    const withheld = new Set(choice.withheld.map(({ item }) => item.id));
    const defendants = defendantsOf(await deps.seller.table(basis.matter), choice.inUse);
    const custodian = order.custodian || basis.caption.plaintiffs;
    const { prefix } = basis.settings;
    let unread = 0;
    for (const [index, one] of stamped.documents.entries()) {
      signal.throwIfAborted();
      const { item, exhibit } = one.one;
      const number = numberAt({ numbers: one.numbers, prefix });
      job.progress({ done: index, total: stamped.documents.length, note: item.fileName });
      const add = async (name: string, from: string, role: ManifestFile['role'], mime: string): Promise<Scanned> => {
        const scanned = await scanFile(from, signal);
        files.push({ name, from, scanned, role, mime, item });
        return scanned;
      };
      await add(`${volume}/PDF/${number}.pdf`, one.path, 'pdf', 'application/pdf');
      const original = vault.path(item.sha256);
      const hidden = withheldInside(item, choice.inUse, withheld);
      let native = '';
      let received: Scanned;
      if (order.natives && !hidden) {
        native = `${volume}/NATIVE/${number}.${extensionOf(item)}`;
        received = await add(native, original, 'native', item.mediaType);
      } else received = await scanFile(original, signal);
      if (received.sha256 !== item.sha256) throw new Problem('integrity', 'vault.altered', { sha256: item.sha256 });
      findings.push(...nativeFindings(item, order.natives, hidden));
      let text = '';
      if (order.text) {
        const pages = (await deps.words.texts(item, signal)) ?? [];
        if (pages.every((page) => page.trim() === '') && (item.pages ?? 0) > 0) unread += 1;
        const path = join(folder, `${index + 1}.txt`);
        await writeFile(path, pages.map((page) => page.toWellFormed().replace(/\r\n?/g, '\n')).join('\n\f'));
        text = `${volume}/TEXT/${number}.txt`;
        await add(text, path, 'text', 'text/plain; charset=utf-8');
      }
      const images: string[] = [];
      if (order.images !== 'pdf')
        for (const [page, { path, ending }] of (await drawImages(deps.reader, one, order.images, folder, signal)).entries()) {
          const name = `${volume}/IMAGES/${numberAt({ numbers: one.numbers, prefix }, page + 1)}.${ending}`;
          await add(name, path, 'image', `image/${order.images}`);
          images.push(backslashed(name));
        }
      const label = basis.listed.find((entry) => entry.exhibit.id === exhibit?.id)?.label ?? '';
      documents.push({
        item,
        label: exhibit ? label : '',
        // What was written for ourselves about an item that is no exhibit stays with us.
        title: exhibit ? exhibit.title || item.title : item.metadata.title,
        numbers: one.numbers,
        prefix,
        md5: received.md5,
        pdf: backslashed(`${volume}/PDF/${number}.pdf`),
        native: backslashed(native),
        text: backslashed(text),
        images,
        defendants: defendants.get(item.id) ?? [],
      });
    }
    if (unread > 0) findings.push(finding('warning', 'evidence', 'production.no-text', { count: unread }));
    documents.sort((a, b) => a.numbers.first - b.numbers.first);
    const families = familiesOf(documents);
    for (const { item } of families.apart)
      findings.push(finding('note', `evidence/${item.id}`, 'production.family-apart', { name: item.title || item.fileName }));
    const dat = writeDat(
      FIELDS,
      documents.map((one) => datRow(one, families, custodian)),
      order.encoding,
    );
    findings.push(...changedValues(dat, documents));
    const byItem = new Map(documents.map((one) => [one.item.id, one]));
    const log = choice.withheld.map(({ item }, index) => withheldLine(item, index, byItem.get(item.parent), custodian));
    for (const { item } of choice.withheld)
      findings.push(finding('note', `evidence/${item.id}`, 'production.withheld', { name: item.title || item.fileName }));
    const data: { name: string; bytes: Uint8Array; role: ManifestFile['role'] }[] = [
      { name: `${volume}/DATA/${volume}.dat`, bytes: dat.bytes, role: 'load-file' },
      { name: `${volume}/DATA/${volume}.opt`, bytes: writeOpt(documents.flatMap((one) => optLines(one, volume))), role: 'load-file' },
    ];
    if (log.length > 0) data.push({ name: `${volume}/DATA/${volume}_privilege.csv`, bytes: writePrivilegeLog(log), role: 'privilege-log' });
    return { files, documents, data, findings };
  };

  const work =
    (matter: string, order: ProductionOrder) =>
    async (job: JobHandle): Promise<string> => {
      const folder = join(deps.derived, 'productions', job.id);
      try {
        for (let tries = 1; tries <= MOST_TRIES; tries++) {
          const basis = await loadBasis(deps, matter);
          const no = 1 + Math.max(0, ...(await selectProductions(store.db, matter)).map((one) => one.no));
          const volume = order.volume || `VOL${String(no).padStart(3, '0')}`;
          await rm(folder, { recursive: true, force: true });
          await mkdir(folder, { recursive: true });
          const id = await attempt(basis, order, volume, no, job, folder);
          if (id !== undefined) return id;
        }
        throw new Problem('conflict', 'exhibit.register-moved');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    };

  return {
    /**
     * Starts building. Refused at once for a volume that cannot be one, for items of another matter, and when there is nothing to produce.
     * The job's result is the production's id.
     */
    async build(actor: Actor, matter: string, order: ProductionOrder): Promise<StartedJob> {
      if (order.volume !== '' && !/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(order.volume))
        throw new Problem('invalid', 'production.volume-name', { volume: order.volume });
      await choose(await loadBasis(deps, matter), order.items);
      return jobs.run('production', matter, actor, work(matter, order));
    },

    /** Productions of a matter, newest first. */
    list: (matter: string): Promise<Production[]> => selectProductions(store.db, matter),

    get: need,

    /** The whole set as one ZIP, ready to be served or copied. */
    async file(id: string) {
      const { sha256, volume } = await need(id);
      return { path: vault.path(sha256), mediaType: 'application/zip', etag: sha256, download: `${volume}.zip` };
    },

    /** Checks a set, ours or another's, in a folder or a ZIP; its PDF files are opened by the reader. */
    validate: (path: string, signal?: AbortSignal): Promise<Validated> => checkSet(path, { counted: true, signal }),
  };
}

const backslashed = (path: string): string => path.replaceAll('/', '\\');

const sizeAndHash = ({ size, sha256 }: Scanned) => ({ size, sha256 });

const listed = ({ name, scanned, role, mime, item }: PackedFile): ManifestFile => ({
  path: name,
  ...sizeAndHash(scanned),
  mime,
  role,
  source_url: item.sourceUrl || item.metadata.url,
  captured_utc: captureUtc(item),
});

function nativeFindings(item: Evidence, natives: boolean, hidden: Evidence | undefined): Finding[] {
  if (!natives) return [];
  const name = item.title || item.fileName;
  if (hidden)
    return [finding('warning', `evidence/${item.id}`, 'production.native-withheld', { name, inner: hidden.title || hidden.fileName })];
  const { gps } = item.metadata;
  return gps || item.flags.includes('gps')
    ? [finding('warning', `evidence/${item.id}`, 'production.gps', { name, place: gps ? `${gps.latitude}, ${gps.longitude}` : 'GPS' })]
    : [];
}

function changedValues({ changed }: DatFile, documents: readonly ProducedDocument[]): Finding[] {
  return (['delimiter', 'encoding'] as const).flatMap((why) => {
    const all = changed.filter((one) => one.why === why);
    const [first] = all;
    const document = documents[(first?.row ?? 0) - 1];
    if (!first || !document) return [];
    const id = why === 'delimiter' ? 'production.value-changed' : 'production.value-lost';
    return [finding('warning', 'production', id, { count: all.length, field: first.field, number: numberAt(document) })];
  });
}

/** Numbers of the sellers each item speaks of: linked to one, or named as a source of one or of what is theirs. */
function defendantsOf({ sellers, storefronts, listings, purchases }: SellerData, items: readonly Evidence[]): Map<string, number[]> {
  const numbers = new Map(sellers.map(({ id, no }) => [id, no]));
  const shops = new Map(storefronts.map(({ id, seller }) => [id, seller]));
  const found = new Map<string, Set<number>>();
  const add = (sources: readonly string[], seller: string | undefined) => {
    const no = numbers.get(seller ?? '');
    if (no === undefined) return;
    for (const source of sources) found.set(sourceItem(source), (found.get(sourceItem(source)) ?? new Set()).add(no));
  };
  for (const seller of sellers) add(seller.sources, seller.id);
  for (const shop of storefronts) add(shop.sources, shop.seller);
  for (const listing of listings) add(listing.sources, shops.get(listing.storefront));
  for (const purchase of purchases) add(purchase.sources, purchase.seller);
  const owners = new Map<string, string>([
    ...sellers.map(({ id }) => [`seller/${id}`, id] as const),
    ...storefronts.map(({ id, seller }) => [`storefront/${id}`, seller] as const),
    ...listings.map(({ id, storefront }) => [`listing/${id}`, shops.get(storefront) ?? ''] as const),
    ...purchases.map(({ id, seller }) => [`purchase/${id}`, seller] as const),
  ]);
  for (const item of items) for (const link of item.links) add([item.id], owners.get(`${link.to}/${link.id}`));
  return new Map([...found].map(([item, all]) => [item, [...all].sort((a, b) => a - b)]));
}

function rangeOf(documents: readonly ProducedDocument[]): Production['bates'] {
  const [first, last] = [documents[0], documents.at(-1)];
  return first && last ? { first: numberAt(first), last: lastNumber(last) } : null;
}

function custodyActs(production: Production, documents: readonly ProducedDocument[]): CustodyAct[] {
  return documents.map((one) => ({
    item: one.item.id,
    event: 'produced',
    hashBefore: one.item.sha256,
    hashAfter: one.item.sha256,
    detail: {
      production: String(production.no),
      volume: production.volume,
      bates: one.numbers.first === one.numbers.last ? numberAt(one) : `${numberAt(one)} – ${lastNumber(one)}`,
      native: one.native === '' ? '' : one.native.replaceAll('\\', '/'),
      set: production.sha256,
    },
  }));
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [`${one.severity} ${one.where} ${one.id} ${JSON.stringify(one.params)}`, one])).values()];
}
