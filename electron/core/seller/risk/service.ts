/** The risk of every storefront of a matter, why it is so, and what would make it higher. Computed from the rows; a score is stored only when somebody records it. */
import { accept } from '../../kit/accept.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor, Ids } from '../../kit/world.ts';
import type { MatterService } from '../../matter/service.ts';
import type { Store } from '../../store/store.ts';
import { type SellerData, selectOne } from '../rows.ts';
import { compileReading, type Fault, type SeenElsewhere } from './case.ts';
import { changesSince, recordOf } from './change.ts';
import { factsOf, type Node, openReader, type Reader } from './facts.ts';
import { type Formula, formulaWeights } from './formula.ts';
import { openGenuine } from './genuine.ts';
import { notHigher } from './missing.ts';
import { type FactorId, factorIds, type NotHigher, type Reason, type RiskPoint, type Weights, weightsSchema } from './model.ts';
import { nodesOf } from './nodes.ts';
import * as rows from './rows.ts';
import { type Scored, scoreOf } from './score.ts';

export interface RiskDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly formula: Formula;
  readonly matters: Pick<MatterService, 'get'>;
  readonly sellers: { table(matter: string): Promise<SellerData> };
  /** What is false in the particulars of sellers. */
  readonly registration?: (data: SellerData) => readonly Fault[];
  /** Identifiers that also stand in other matters, by seller or storefront. */
  readonly elsewhere?: (matter: string, data: SellerData) => Promise<ReadonlyMap<string, readonly SeenElsewhere[]>>;
  /** Size of the proved group of each storefront, or of a seller without one. */
  readonly groups?: (matter: string) => Promise<ReadonlyMap<string, number>>;
}

/** A recorded score and what has become of it. */
export interface Recorded {
  readonly score: number;
  readonly at: string;
  readonly by: string;
  readonly version: string;
  /** Empty while it stands. */
  readonly changes: readonly Reason[];
}

/** A line of the ranking. */
export interface RiskLine {
  /** Of the storefront, or of a seller without one. */
  readonly storefront: string;
  readonly seller: string;
  readonly sellerNo: number;
  readonly sellerName: string;
  readonly platform: string;
  readonly shopName: string;
  readonly url: string;
  readonly score: number;
  readonly points: readonly { readonly id: FactorId; readonly points: number; readonly of: number; readonly reason: Reason }[];
  readonly recorded: { readonly score: number; readonly at: string; readonly changed: boolean } | null;
}

export interface RiskView extends Omit<RiskLine, 'points' | 'recorded'> {
  readonly version: string;
  readonly weights: Weights;
  readonly points: readonly RiskPoint[];
  readonly notHigher: readonly NotHigher[];
  readonly recorded: Recorded | null;
}

export interface RiskList {
  readonly version: string;
  readonly rows: readonly RiskLine[];
  /** Lines that fit, of which `rows` is a part. */
  readonly total: number;
  /** How many storefronts of the matter have each score, 0 to 100. */
  readonly counts: readonly number[];
}

export interface RiskQuery {
  readonly sort: 'score' | 'no' | 'name';
  readonly threshold?: number | undefined;
  readonly query?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

interface Computed {
  readonly reader: Reader;
  readonly weights: Weights;
  readonly nodes: ReadonlyMap<string, { readonly node: Node; readonly scored: Scored }>;
  readonly recorded: Awaited<ReturnType<typeof rows.selectNewest>>;
}

/** Matters whose scores are kept until something is written. */
const KEPT = 4;

export type RiskService = ReturnType<typeof createRiskService>;

export function createRiskService({ store, ids, formula, matters, sellers, registration, elsewhere, groups }: RiskDeps) {
  const reading = compileReading(formula);
  const standard = formulaWeights(formula);
  const known = new Map<string, Promise<Computed>>();
  store.onChange(() => known.clear());
  store.restores('risk-weights', (write, id, state) => rows.putSetting(write.db, id, state));

  const weights = async (): Promise<Weights> =>
    ({ ...standard, ...weightsSchema.parse((await rows.selectSetting(store.db, 'workspace')) ?? {}) }) as Weights;

  const genuine = openGenuine({
    store,
    ids,
    rights: async (matter) => (await matters.get(matter)).rights,
    known: async (matter, seller, storefront) => {
      if (!(await selectOne(store.db, 'sellers', matter, seller))) return false;
      const shop = storefront === null ? undefined : await selectOne(store.db, 'storefronts', matter, storefront);
      return storefront === null || (shop !== undefined && 'seller' in shop.item && shop.item.seller === seller);
    },
  });

  async function compute(matter: string): Promise<Computed> {
    const [{ rights }, data, own, linked, tags, of, recorded] = await Promise.all([
      matters.get(matter),
      sellers.table(matter),
      genuine.get(matter),
      rows.selectLinked(store.db, matter),
      rows.selectTags(store.db, matter),
      weights(),
      rows.selectNewest(store.db, matter),
    ]);
    const from = {
      data,
      rights,
      genuine: own,
      linked,
      tags,
      registration: registration?.(data) ?? [],
      elsewhere: (await elsewhere?.(matter, data)) ?? new Map<string, readonly SeenElsewhere[]>(),
      groups: (await groups?.(matter)) ?? new Map<string, number>(),
    };
    const reader = openReader(from, reading);
    const nodes = new Map(nodesOf(from).map((node) => [node.id, { node, scored: scoreOf(factsOf(reader, node), formula, of) }]));
    return { reader, weights: of, nodes, recorded };
  }

  /** As of the last change; asked for again and again while a list is scrolled. */
  function computed(matter: string): Promise<Computed> {
    const there = known.get(matter);
    if (there) return there;
    const made = compute(matter);
    const [oldest] = known.keys();
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    known.set(matter, made);
    made.catch(() => known.delete(matter));
    return made;
  }

  const lineOf = ({ node, scored }: { node: Node; scored: Scored }, { recorded, weights: of }: Computed): RiskLine => {
    const kept = recorded.get(node.id);
    return {
      storefront: node.id,
      seller: node.seller.id,
      sellerNo: node.seller.no,
      sellerName: node.seller.name,
      platform: node.storefront?.platform ?? '',
      shopName: node.storefront?.shopName ?? '',
      url: node.storefront?.url ?? '',
      score: scored.score,
      points: scored.points.map(({ id, points, of: most, reason }) => ({ id, points, of: most, reason })),
      recorded: kept ? { score: kept.score.score, at: kept.at, changed: changesSince(kept.score, scored, formula, of).length > 0 } : null,
    };
  };

  return {
    /** Storefronts by risk, highest first; of the same risk, and by `no`, in the order of the sellers' numbers. */
    async list(matter: string, { sort, threshold = 0, query = '', offset, limit }: RiskQuery): Promise<RiskList> {
      const all = await computed(matter);
      const counts = Array.from({ length: 101 }, () => 0);
      for (const { scored } of all.nodes.values()) counts[scored.score] = (counts[scored.score] ?? 0) + 1;
      const wanted = query.normalize('NFKC').trim().toLowerCase();
      const fits = [...all.nodes.values()].filter(
        ({ node, scored }) => scored.score >= threshold && (wanted === '' || textOf(node).includes(wanted)),
      );
      if (sort === 'score') fits.sort((a, b) => b.scored.score - a.scored.score || a.node.seller.no - b.node.seller.no);
      if (sort === 'name') fits.sort((a, b) => nameOf(a.node).localeCompare(nameOf(b.node)) || a.node.seller.no - b.node.seller.no);
      const lines = fits.slice(offset, offset + limit).map((one) => lineOf(one, all));
      return { version: formula.version, rows: lines, total: fits.length, counts };
    },

    /** One storefront, or seller without one, with every fact behind its score. Throws `risk.unknown-node`. */
    async get(matter: string, storefront: string): Promise<RiskView> {
      const all = await computed(matter);
      const found = all.nodes.get(storefront);
      if (!found) throw new Problem('not-found', 'risk.unknown-node', { id: storefront });
      const kept = all.recorded.get(storefront);
      return {
        ...lineOf(found, all),
        version: formula.version,
        weights: all.weights,
        points: found.scored.points,
        notHigher: notHigher(all.reader, found.node, found.scored.points, all.weights),
        recorded: kept
          ? {
              score: kept.score.score,
              at: kept.at,
              by: kept.score.by,
              version: kept.score.version,
              changes: changesSince(kept.score, found.scored, formula, all.weights),
            }
          : null,
      };
    },

    /** Points at most of each factor: as the formula has them, and as they are in this workspace. */
    async weights() {
      const now = await weights();
      const changed = factorIds.some((id) => now[id] !== standard[id]);
      return { version: formula.version, changed, factors: formula.factors.map(({ id, of }) => ({ id, of: now[id], standard: of })) };
    },

    /** Sets points at most for the whole workspace; those not given stay. Null: as the formula has them. `matter` is where it is journalled and undone. */
    async setWeights(actor: Actor, matter: string, given: Partial<Weights> | null): Promise<void> {
      const verb = given === null ? 'reset risk weights' : 'change risk weights';
      await store.write({ actor, matter, verb, undoable: true }, async (write) => {
        const before = await rows.selectSetting(write.db, 'workspace');
        const own = given === null ? null : accept(weightsSchema, { ...(before as object | null), ...given }, 'seller/risk/weights');
        const differs = own !== null && factorIds.some((id) => own[id] !== undefined && own[id] !== standard[id]);
        const after = differs ? own : null;
        await rows.putSetting(write.db, 'workspace', after);
        write.record({ kind: 'risk-weights', id: 'workspace', before, after });
      });
    },

    /** Stores the score of every storefront as it stands, with the formula and the weights it was made by. It is not taken back: record again. */
    async record(actor: Actor, matter: string): Promise<{ recorded: number; version: string }> {
      const all = await computed(matter);
      return store.write({ actor, matter, verb: 'record risk scores', undoable: false }, async (write) => {
        const scores = [...all.nodes].map(([id, { scored }]) => ({
          id: ids.next(),
          matter_id: matter,
          storefront_id: id,
          created_at: write.at,
          data: JSON.stringify(recordOf(scored, actor.name, formula, all.weights)),
        }));
        await rows.insertScores(write.db, scores);
        const { version, fingerprint } = formula;
        const summary = { version, fingerprint, weights: all.weights, storefronts: scores.length };
        write.record({ kind: 'risk-record', id: `${matter}/${write.at}`, before: null, after: summary });
        return { recorded: scores.length, version };
      });
    },

    genuine: genuine.get,
    putGenuine: genuine.put,
    dropGenuine: genuine.drop,
  };
}

const nameOf = ({ seller, storefront }: Node): string => storefront?.shopName || seller.name;
const textOf = ({ seller, storefront }: Node): string =>
  [seller.no, seller.name, storefront?.platform, storefront?.shopName, storefront?.shopId, storefront?.url]
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
