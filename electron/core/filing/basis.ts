/** Everything one matter gives to a template, loaded in one go. */
import { readFile } from 'node:fs/promises';
import type { Images } from '../document/model.ts';
import type { Numbered, ResolvedBlock } from '../document/numbered.ts';
import type { Evidence } from '../evidence/model.ts';
import type { Finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { Purchase } from '../seller/model.ts';
import type { FieldTree } from '../template/fields.ts';
import { lawInForce, type Pack } from '../template/pack.ts';
import { buildFacts, type PackFacts } from './build-facts.ts';
import { type Citer, citer } from './cite.ts';
import type { FilingDeps } from './deps.ts';
import type { Facts } from './facts.ts';
import { factFields, type PackLabels } from './fields.ts';
import { shopNamer } from './operators/facts.ts';
import type { Holder, Tied } from './operators/ties.ts';
import { proofOf } from './proof.ts';
import { aboutPurchases } from './purchase-facts.ts';
import { keepSources } from './sources.ts';

export interface Basis {
  readonly pack: Pack;
  readonly facts: Facts;
  readonly fields: FieldTree;
  readonly lawFindings: readonly Finding[];
  /** What ties sellers together, before it was put into words. */
  readonly tied: Tied;
  readonly shopNames: (holder: Holder) => readonly string[];
  /** Evidence in use, by id. */
  readonly items: ReadonlyMap<string, Evidence>;
  /** How its sources are cited, in the language of the pack. */
  readonly citer: Citer;
  /** The same in another language. */
  citerIn(language: Language): Citer;
  /** Test purchases of the matter, in order. */
  readonly purchases: readonly Purchase[];
  /** The facts of a document about purchases: nothing of other sellers, the law of the template's own pack. */
  about(purchases: readonly Purchase[], template: { readonly pack: string; readonly language: Language }): Facts;
  /** Bytes of the figures a document names (by vault hash). */
  images(numbered: Numbered): Promise<Images>;
}

const both = (label: { readonly en: string; readonly 'zh-CN': string }) => [label.en, label['zh-CN']] as const;

/** What the pack adds to the facts, with the law of the date of the act. */
export function packFacts(
  pack: Pack,
  actDate: string,
  today: string,
): { facts: PackFacts; labels: PackLabels; findings: readonly Finding[] } {
  const { law, findings } = lawInForce(pack, actDate, today);
  const events = Object.entries(pack.events);
  return {
    findings,
    facts: {
      language: pack.language,
      courts: pack.courts,
      claims: pack.claims,
      law,
      particulars: Object.keys(pack.particulars),
      tying: events.flatMap(([kind, event]) => (event.ties ? [kind] : [])),
      events: Object.fromEntries(events.map(([kind, event]) => [kind, Object.keys(event.fields)])),
    },
    labels: {
      particulars: Object.fromEntries(Object.entries(pack.particulars).map(([name, field]) => [name, both(field.label)])),
      events: Object.fromEntries(
        events.map(([kind, event]) => [
          kind,
          Object.fromEntries(Object.entries(event.fields).map(([name, field]) => [name, both(field.label)])),
        ]),
      ),
    },
  };
}

/** `sources` gives the rows; the one of a service remembers them between calls. */
export async function loadBasis(deps: FilingDeps, id: string, sources = keepSources(deps)): Promise<Basis> {
  const matter = await deps.matter.get(id);
  const pack = deps.library.pack(matter.pack);
  if (!pack) throw new Problem('not-found', 'filing.no-pack', { pack: matter.pack, known: deps.library.packs.map((p) => p.id).join(', ') });
  const { remember, ...rows } = await sources(matter);
  const { evidence, exhibitSet } = rows;
  const { facts: fromPack, labels, findings } = packFacts(pack, matter.actDate, deps.clock.today());
  const facts = buildFacts({ today: deps.clock.today(), matter, pack: fromPack, ...rows }, remember);
  const cited = { evidence, labels: exhibitSet.labels, bound: exhibitSet.binder?.exhibits };
  const own = citer(cited, pack.language);
  return {
    pack,
    facts,
    fields: factFields(fromPack, labels),
    lawFindings: findings,
    tied: rows.tied,
    shopNames: shopNamer(rows),
    items: new Map(evidence.map((item) => [item.id, item])),
    citer: own,
    citerIn: (language) => (language === pack.language ? own : citer(cited, language)),
    purchases: rows.purchases,
    about(purchases, template) {
      const proof = proofOf(evidence, rows.exhibits);
      const narrowed = aboutPurchases({ facts, language: template.language, proof, evidence }, purchases);
      const other = template.pack === pack.id ? undefined : deps.library.pack(template.pack);
      return other ? { ...narrowed, law: packFacts(other, matter.actDate, deps.clock.today()).facts.law } : narrowed;
    },
    async images(numbered) {
      const wanted = figures(numbered.blocks);
      const found = new Map<string, { bytes: Uint8Array; type: 'image/png' | 'image/jpeg' }>();
      for (const item of evidence)
        if (wanted.has(item.sha256) && (item.mediaType === 'image/png' || item.mediaType === 'image/jpeg'))
          found.set(item.sha256, { bytes: await readFile(deps.vault.path(item.sha256)), type: item.mediaType });
      return found;
    },
  };
}

function figures(blocks: readonly ResolvedBlock[], into = new Set<string>()): Set<string> {
  for (const block of blocks) {
    if (block.kind === 'figure') into.add(block.image);
    else if (block.kind === 'landscape') figures(block.blocks, into);
    else if (block.kind === 'numbered') figures(block.body, into);
    else if (block.kind === 'quote') figures(block.children, into);
    else if (block.kind === 'list') for (const item of block.items) figures(item, into);
  }
  return into;
}
