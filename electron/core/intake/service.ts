/** An intake folder becomes a matter: all of it, or a list of everything that is wrong and a workspace as it was. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeService } from '../damages/exchange/service.ts';
import { type RateRow, ratesOf } from '../damages/exchange/table.ts';
import type { DamagesService } from '../damages/service.ts';
import { pagedSource } from '../damages/table/model.ts';
import { figureFaults } from '../damages/table/read.ts';
import type { Examined } from '../evidence/examine-all.ts';
import type { Offer } from '../evidence/offers.ts';
import type { EvidenceService } from '../evidence/service.ts';
import type { ExhibitService } from '../exhibit/service.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import { matterFindings } from '../matter/check.ts';
import type { PackInfo } from '../matter/pack.ts';
import type { MatterService } from '../matter/service.ts';
import { importInto, type SellerService } from '../seller/service.ts';
import type { Store, Write } from '../store/store.ts';
import { buildHeads } from './damages-table.ts';
import { bindRows, type EvidenceRow, linksOf } from './evidence-table.ts';
import { evidenceKey, type IntakeFolder, scanFolder } from './folder.ts';
import { type Building, buildCounsel, buildDeadlines, buildFacts, buildFrame, buildParties, buildRights } from './matter.ts';
import { Names } from './names.ts';
import { type IntakeMatter, type IntakeTable, intakeMatterSchema } from './schema.ts';
import { type ReadTable, readTables } from './tables.ts';
import { nearestOf, readYaml, type YamlFile } from './yaml.ts';

/** A pack with the currency its damages are in. */
type IntakePack = PackInfo & { readonly currency: string };

export interface IntakeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly library: { readonly packs: readonly IntakePack[]; pack(id: string): IntakePack | undefined };
  readonly matter: Pick<MatterService, 'insert' | 'insertItems'>;
  readonly evidence: Pick<EvidenceService, 'examine' | 'admit' | 'linkIn'>;
  readonly seller: Pick<SellerService, 'draft'>;
  readonly exhibit: Pick<ExhibitService, 'addIn'>;
  readonly damages: Pick<DamagesService, 'insertHeads' | 'rules'>;
  readonly exchange: Pick<ExchangeService, 'insertRates'>;
}

export interface Imported {
  readonly matter: string;
  readonly title: string;
  /** What to look at in the new matter: warnings and notes, and data that is wrong but was entered so. */
  readonly findings: readonly Finding[];
}

export function createIntakeService(deps: IntakeDeps) {
  const { store, evidence, library } = deps;
  return {
    /** The title in a folder's matter.yaml, '' when it cannot be read. */
    async titleOf(folder: string): Promise<string> {
      const scanned = await scanFolder(folder);
      const { data } = readYaml(scanned.matter, await readFile(join(folder, scanned.matter)), intakeMatterSchema);
      return data?.title ?? '';
    },

    /** Throws `intake.refused` with a finding for every fault; then nothing was written. */
    async importFolder(actor: Actor, path: string): Promise<Imported> {
      const folder = await scanFolder(path);
      const findings: Finding[] = [...folder.findings];
      const yaml = readYaml(folder.matter, await readFile(join(path, folder.matter)), intakeMatterSchema);
      findings.push(...yaml.findings);
      const tables = await readTables(folder, findings);
      const rows = bindRows(folder, tables.get('evidence'), findings);
      const examined = await evidence.examine(offersOf(folder, rows));
      try {
        const keys = [...folder.evidence.keys()];
        for (const [i, { refused }] of examined.files.entries())
          if (refused) findings.push(finding('error', keys[i] ?? '', refused.id, { ...refused.params, file: keys[i] ?? '' }));
        const pack = yaml.data && library.pack(yaml.data.pack);
        if (yaml.data && !pack) {
          const known = library.packs.map((one) => one.id);
          findings.push(
            yaml.at(['pack'], 'intake.unknown-pack', { pack: yaml.data.pack, known: nearestOf(yaml.data.pack, known) ?? known.join(', ') }),
          );
        }
        // Without one of these, every name that points at it would be a fault of its own.
        const unread = examined.files.some((file) => file.refused) || tables.size < folder.tables.size;
        const damages = tables.get('damages');
        if (unread && yaml.data && pack && damages)
          findings.push(...figureFaults(damages, { rules: deps.damages.rules(pack.id), day: yaml.data.act_date ?? deps.clock.today() }));
        if (!yaml.data || !pack || unread) throw refusal(path, findings);
        const plan: Plan = { deps, folder, yaml: { ...yaml, data: yaml.data }, tables, rows, examined, pack, findings };
        const act = { actor, matter: deps.ids.next(), verb: 'import folder', undoable: false };
        return await store.write(act, (write) => bringIn(write, plan));
      } finally {
        await examined.discard();
      }
    },
  };
}

interface Plan {
  readonly deps: IntakeDeps;
  readonly folder: IntakeFolder;
  readonly yaml: YamlFile<IntakeMatter> & { readonly data: IntakeMatter };
  readonly tables: ReadonlyMap<IntakeTable, ReadTable>;
  readonly rows: readonly EvidenceRow[];
  readonly examined: Examined;
  readonly pack: IntakePack;
  readonly findings: Finding[];
}

function offersOf(folder: IntakeFolder, rows: readonly EvidenceRow[]): Offer[] {
  const notes = new Map(rows.map((row) => [row.key, row.notes]));
  return [...folder.evidence].map(([key, path]) => ({ path, name: key, from: 'intake folder', notes: notes.get(key) ?? {} }));
}

const refusal = (folder: string, findings: readonly Finding[]): Problem => {
  const errors = findings.filter((one) => one.severity === 'error');
  return new Problem('invalid', 'intake.refused', { folder, count: errors.length }, errors);
};

/** Writes everything, then throws if anything was wrong: the transaction takes it all back, and no fault stays unnamed. */
async function bringIn(write: Write, { deps, folder, yaml, tables, rows, examined, pack, findings }: Plan): Promise<Imported> {
  const { ids } = deps;
  const names = new Names();
  const held = new Map<string, string>();
  const resolve = (path: string) => {
    const found = evidenceKey(folder.evidence, path);
    return 'key' in found ? held.get(found.key) : undefined;
  };
  const building: Building = {
    yaml,
    ids,
    names,
    pack,
    findings,
    evidence: (path) => {
      const found = evidenceKey(folder.evidence, path);
      if ('fault' in found) return { fault: found.fault, params: { path } };
      return { id: held.get(found.key) ?? '' };
    },
  };
  const frame = buildFrame(building, write.act.matter, write.at);
  await deps.matter.insert(write, frame);

  const received = await deps.evidence.admit(write, frame.id, examined);
  for (const [i, key] of [...folder.evidence.keys()].entries()) held.set(key, received.items[i] ?? '');
  findings.push(...received.findings);
  for (const one of received.duplicates)
    findings.push(finding('note', one.name, 'intake.same-bytes', { file: one.name, other: one.ofName }));

  const rights = buildRights(building);
  const draft = await deps.seller.draft(write, frame.id);
  const references = { right: (text: string) => names.rights.get(text), evidence: resolve };
  for (const table of ['sellers', 'listings', 'purchases'] as const) {
    const read = tables.get(table);
    if (read) findings.push(...importInto(table, { file: read.file, rows: read.rows, draft, references }).findings);
  }
  for (const seller of draft.all('sellers')) for (const name of [String(seller.no), seller.name]) names.sellers.add(name, seller.id);
  for (const listing of draft.all('listings')) names.addListing(listing.url, listing.id);

  const matter = {
    ...frame,
    rights,
    parties: buildParties(building),
    counsel: buildCounsel(building),
    facts: buildFacts(building),
    deadlines: buildDeadlines(building),
  };
  const damages = tables.get('damages');
  const context = {
    matter: frame.id,
    ids,
    names,
    evidence: resolve,
    rules: deps.damages.rules(pack.id),
    day: frame.actDate || deps.clock.today(),
    today: deps.clock.today(),
    currency: pack.currency,
    findings,
  };
  const heads = damages ? buildHeads(damages, context) : [];
  const rates = readRates(tables.get('rates'), context);
  const file = tables.get('evidence')?.file ?? '';
  const links = rows.map((row) => ({ row, links: linksOf(file, row, names, findings) }));
  const exhibits = exhibitsOf(file, rows, held, findings);
  if (findings.some((one) => one.severity === 'error')) throw refusal(folder.folder, findings);

  await deps.matter.insertItems(write, matter);
  await draft.save(write);
  await deps.damages.insertHeads(write, frame.id, heads);
  await deps.exchange.insertRates(write, frame.id, rates);
  for (const { row, links: all } of links) for (const link of all) await deps.evidence.linkIn(write, held.get(row.key) ?? '', link);
  await deps.exhibit.addIn(write, frame.id, exhibits);
  return { matter: frame.id, title: frame.title, findings: [...findings, ...matterFindings(matter, pack)] };
}

/** The rates of the folder, each with its publisher; what is wrong is in the findings. A folder has no one publisher for all of them. */
function readRates(
  table: ReadTable | undefined,
  { today, evidence, findings }: { readonly today: string; readonly evidence: (path: string) => string | undefined; findings: Finding[] },
): RateRow[] {
  if (!table) return [];
  const context = { file: table.file, source: '', today, evidence: (name: string) => pagedSource(name, evidence) };
  const read = ratesOf(table.rows, context);
  findings.push(...read.findings);
  return read.rates;
}

/** Evidence in the order of its exhibit numbers. Two files of the same bytes are one item and cannot be two exhibits. */
function exhibitsOf(file: string, rows: readonly EvidenceRow[], held: ReadonlyMap<string, string>, findings: Finding[]) {
  const numbered = rows.filter((row) => row.exhibit > 0).sort((a, b) => a.exhibit - b.exhibit);
  const first = new Map<string, EvidenceRow>();
  return numbered.map((one) => {
    const id = held.get(one.key) ?? '';
    const same = first.get(id);
    if (same) {
      const params = { file, row: one.row.row, number: one.exhibit, other: same.exhibit };
      findings.push(finding('error', `${file}:${one.row.row}:exhibit`, 'intake.exhibit-same-bytes', params));
    } else first.set(id, one);
    return { evidence: id, title: one.notes.title ?? '', group: one.row.cells.group ?? '' };
  });
}
