/**
 * Test purchases as papers: what is missing for each to stand, which papers can be drawn about it, and a final one put before the court
 * as an exhibit. The papers themselves are filings.
 */
import type { Link } from '../evidence/model.ts';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor } from '../kit/world.ts';
import type { Purchase } from '../seller/model.ts';
import { purchaseFindings } from '../seller/purchase/check.ts';
import type { FilingDeps } from './deps.ts';
import { fileName, type ListedFiling, type TemplateChoice } from './model.ts';
import type { FilingService } from './service.ts';

/** A paper that can be drawn, and the newest one drawn of it that nothing superseded. */
export interface PurchasePaper extends TemplateChoice {
  readonly about: 'purchase' | 'purchases';
  readonly filing: ListedFiling | null;
}

const PURPOSE = {
  en: 'The course of the test purchase, with the evidence for each step.',
  'zh-CN': '证明取证购买的全过程。',
} as const;

export type PurchasePapers = ReturnType<typeof createPurchasePapers>;

export function createPurchasePapers(deps: FilingDeps & { readonly filing: FilingService }) {
  const { store, library, clock, filing } = deps;

  /** Templates about test purchases: of the matter's pack, and of the packs every matter may draw from. */
  const papersOf = (pack: string) =>
    library.templates.filter(({ pack: own, about }) => about !== 'matter' && (own === pack || library.pack(own)?.proceedings === false));

  const checkAll = async (matter: string): Promise<Record<string, Finding[]>> => {
    const [found, table, items] = await Promise.all([deps.matter.get(matter), deps.seller.table(matter), deps.evidence.list(matter)]);
    const pack = library.pack(found.pack);
    const sellers = new Map(table.sellers.map((seller) => [seller.id, seller]));
    const identifiers = Map.groupBy(table.identifiers, ({ seller }) => seller);
    const evidence = new Map(items.map((item) => [item.id, item]));
    const linked = new Map<string, string[]>();
    const isPurchase = ({ to }: Link) => to === 'purchase';
    for (const { id, links } of items)
      for (const link of links.filter(isPurchase)) linked.set(link.id, [...(linked.get(link.id) ?? []), id]);
    const shared = {
      today: clock.today(),
      evidence,
      forum: pack?.courts.find(({ id }) => id === found.court.id && id !== '')?.state ?? '',
      pleaded: found.claims.length > 0,
      rules: pack?.test_purchases ?? [],
    };
    const check = (purchase: Purchase) => {
      const seller = sellers.get(purchase.seller) ?? { name: '', status: 'active' as const };
      const own = { seller, identifiers: identifiers.get(purchase.seller) ?? [], linked: linked.get(purchase.id) ?? [] };
      return purchaseFindings(purchase, { ...shared, ...own });
    };
    return Object.fromEntries(table.purchases.map((purchase) => [purchase.id, check(purchase)]));
  };

  return {
    /** What is missing, by purchase. */
    checkAll,

    /** What is missing of one; refuses a purchase that is not of the matter (`purchase.unknown`). */
    async check(matter: string, id: string): Promise<Finding[]> {
      const all = await checkAll(matter);
      const found = all[id];
      if (!found) throw new Problem('not-found', 'purchase.unknown', { name: id, known: '' });
      return found;
    },

    /** The papers that can be drawn about a purchase: those in the language of the matter first, and of these the court's own. */
    async documents(matter: string, id: string): Promise<PurchasePaper[]> {
      const { pack } = await deps.matter.get(matter);
      const filings = (await filing.list(matter)).filter(({ status }) => status !== 'superseded');
      const language = library.pack(pack)?.language;
      const isOwn = (paper: PurchasePaper) => paper.id.startsWith(`${pack}/`);
      return papersOf(pack)
        .map(({ id: template, title, kind, language, paper, about }): PurchasePaper => {
          const drawn = filings.find((one) => one.template === template && (about === 'purchases' || one.about?.includes(id)));
          return { id: template, title, kind, language, paper, about: about === 'purchases' ? about : 'purchase', filing: drawn ?? null };
        })
        .sort((a, b) => Number(b.language === language) - Number(a.language === language) || Number(isOwn(b)) - Number(isOwn(a)));
    },

    /**
     * Takes a final paper in as evidence and puts it at the end of the list of exhibits, in one act. It is linked to nothing: a link
     * to the purchase would make the paper cite itself. One already there keeps its place. Refuses a draft or a paper about the whole
     * matter (`purchase.not-final`), and one that does not say what the facts say now (`purchase.out-of-date`).
     */
    async exhibit(actor: Actor, id: string): Promise<{ readonly evidence: string; readonly number: number }> {
      const paper = await filing.get(id);
      const listed = (await filing.list(paper.matter)).find((one) => one.id === id);
      if (paper.status !== 'final' || (paper.about ?? []).length === 0)
        throw new Problem('conflict', 'purchase.not-final', { title: paper.title });
      if (listed?.stale) throw new Problem('conflict', 'purchase.out-of-date', { title: paper.title });
      const { title } = await deps.matter.get(paper.matter);
      const language = library.template(paper.template)?.language ?? 'en';
      const name = fileName(title, paper.title, 'pdf');
      const notes = {
        kind: 'report' as const,
        title: paper.title,
        purpose: PURPOSE[language],
        source: 'Casewright',
        capturedAt: paper.createdAt,
        capturedBy: paper.createdBy,
      };
      const examined = await deps.evidence.examine([{ path: filing.file(paper, 'pdf').path, name, from: paper.createdBy, notes }]);
      try {
        const act = { actor, matter: paper.matter, verb: 'exhibit filing', undoable: false };
        return await store.write(act, async (write) => {
          const { items } = await deps.evidence.admit(write, paper.matter, examined);
          const [evidence] = items;
          if (!evidence) throw new Problem('unsupported', 'purchase.not-final', { title: paper.title });
          const list = await deps.exhibit.addIn(write, paper.matter, [{ evidence }]);
          return { evidence, number: list.find((one) => one.evidence === evidence)?.number ?? 0 };
        });
      } finally {
        await examined.discard();
      }
    },
  };
}
