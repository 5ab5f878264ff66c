/** Filings: a template filled with the facts of a matter, looked at while it grows, drafted, and sealed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { numberDocument } from '../document/number.ts';
import type { Numbered } from '../document/numbered.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor } from '../kit/world.ts';
import { impossibleDates } from '../seller/purchase/check.ts';
import { recordBlob } from '../vault/rows.ts';
import { type Basis, loadBasis } from './basis.ts';
import type { Changes } from './changes.ts';
import type { FilingDeps } from './deps.ts';
import type { Facts } from './facts.ts';
import { labelOf } from './fields.ts';
import { type About, type Filing, type ListedFiling, type Preview, previewRows, type SealedFile, type TemplateChoice } from './model.ts';
import { numberRanges } from './number-ranges.ts';
import { keepPrinted, movedSince, watched } from './printed.ts';
import * as rows from './rows.ts';
import { purchasesAbout, type Scope, standing, titleOf } from './scope.ts';
import { keepSources } from './sources.ts';
import { whereOf } from './where.ts';

export type FilingService = ReturnType<typeof createFilingService>;

export function createFilingService(deps: FilingDeps) {
  const { store, vault, clock, ids, library } = deps;
  const sources = keepSources(deps);
  const basisOf = (matter: string) => loadBasis(deps, matter, sources);
  const printedIn = keepPrinted(vault);

  /** A template of the matter's pack, or one about test purchases, which every matter may draw. */
  const choose = (basis: Basis, template: string) => {
    const found = library.template(template);
    if (!found || (found.pack !== basis.pack.id && (found.about === 'matter' || library.pack(found.pack)?.proceedings !== false)))
      throw new Problem('not-found', 'filing.no-template', {
        template,
        known: library.templates
          .filter((t) => t.pack === basis.pack.id)
          .map((t) => t.id)
          .join(', '),
      });
    return found;
  };

  /** The facts a template is filled with: of the whole matter, or of the purchases it is about. */
  const scopeOf = (basis: Basis, template: string, about: About = []): Scope => {
    const chosen = choose(basis, template);
    const purchases = purchasesAbout(chosen, basis.purchases, about);
    const facts = chosen.about === 'matter' ? basis.facts : basis.about(purchases, chosen);
    const findings = purchases.flatMap((purchase) => impossibleDates(purchase, basis.facts.today));
    return { chosen, facts, about: purchases.map(({ id }) => id), findings, citer: basis.citerIn(chosen.language) };
  };

  // Drawing and comparing load libraries of their own, which a verb that only looks does without.
  const fill = async (basis: Basis, { chosen, facts: whole, findings: ofPurchases, citer: own }: Scope, author: string, draft: boolean) => {
    const template = chosen.id;
    const { facts, citer, printed } = watched(whole, own);
    const { fillTemplate } = await import('../template/fill.ts');
    const filled = fillTemplate(library, template, facts as unknown as Readonly<Record<string, unknown>>, {
      date: whole.today,
      author,
      draft,
      labels: (path) => labelOf(basis.fields, path, chosen.language),
      cite: citer.cite,
    });
    const numbered = numberDocument(filled.document);
    const noted = printed();
    const cited = [...noted.citations, ...noted.listed].flatMap(([source]) => own.findings(source));
    // Whoever nothing ties is left out of the sentence, which is no fault of the document, but counsel must know.
    const untied = noted.groups === undefined ? [] : unproved(basis.tied, chosen.language);
    const law = chosen.pack === basis.pack.id ? basis.lawFindings : [];
    const findings = [...ofPurchases, ...filled.findings, ...numbered.findings, ...cited, ...untied, ...law].map(
      (f): Finding => ({ ...f, where: whereOf(whole, f.where) }),
    );
    return { chosen, numbered, printed: noted, findings: distinct(findings) };
  };

  const seal = async (bytes: Uint8Array): Promise<SealedFile> => {
    const { sha256, size } = await vault.put(Readable.from([bytes]));
    return { sha256, size };
  };

  /**
   * What a filing was filled from. The date of drafting is left out: a day's passing alone makes nothing stale. So are the exhibits: what
   * a filing printed of them is sealed with it (printed.ts). The lists of storefronts, listings and purchases are those of the sellers
   * once more.
   */
  const basisHash = (facts: Facts, template: string) => {
    const { sellers, damages, counts, storefronts, listings, purchases, exhibits, exhibit_groups, binder, ...some } = facts;
    const { operator_groups, ties, shared_identifiers, false_data, ...rest } = some;
    const own = {
      ...rest,
      today: '',
      counts: { ...counts, exhibits: 0 },
      sellers: digestOf(sellers),
      ties: digestOf(ties),
      false_data: digestOf(false_data),
      damages: digestOf(damages),
    };
    return createHash('sha256').update(JSON.stringify(own, inNoOrder)).update(library.digest(template)).digest('hex');
  };

  store.restores('filing', async (write, id, state) => {
    if (state === null) await rows.removeFiling(write.db, id);
    else await rows.putFiling(write.db, state as Filing);
  });

  return {
    async templates(matter: string): Promise<TemplateChoice[]> {
      const { pack } = await deps.matter.get(matter);
      return library.templates
        .filter((t) => t.pack === pack && t.about === 'matter')
        .map(({ id, title, kind, language, paper }) => ({ id, title, kind, language, paper }));
    },

    /** The document as it stands, every gap in it, and what is wrong; long schedules are cut for the page, never for a filing. */
    async preview(matter: string, template: string, author: string, about?: About): Promise<Preview> {
      const basis = await basisOf(matter);
      const { numbered, findings } = await fill(basis, scopeOf(basis, template, about), author, true);
      return { ...previewRows(numbered), findings };
    },

    /**
     * Draws PDF and DOCX, seals both in the vault and records the filing. A final is refused with every open point.
     * The files go into the vault first and the row last: a crash leaves a filing or none. A template about test purchases needs to be
     * told which, by id or order number (`purchase.needs-purchase`); one about several takes all of the matter when none is named.
     */
    async draft(
      actor: Actor,
      matter: string,
      template: string,
      { final, about }: { readonly final: boolean; readonly about?: About | undefined },
    ): Promise<Filing> {
      const basis = await basisOf(matter);
      const scope = scopeOf(basis, template, about);
      const { chosen, numbered, printed, findings } = await fill(basis, scope, actor.name, !final);
      const refuseOpen = (all: readonly Finding[]) => {
        const open = all.filter((f) => f.severity === 'error');
        if (final && open.length > 0)
          throw new Problem('invalid', 'filing.final-refused', { title: chosen.title, count: open.length }, open);
      };
      refuseOpen(findings);
      const images = await basis.images(numbered);
      const pdf = await deps.pdf.render(numbered, images);
      // Only the engine knows whether a picture can be printed.
      refuseOpen(pdf.findings);
      const { renderDocx } = await import('../document/docx/render.ts');
      const docx = await renderDocx(numbered, images, { anchors: pdf.anchors, total: pdf.pages });
      const filing: Filing = {
        id: ids.next(),
        matter,
        template,
        title: titleOf(numbered.meta.title, scope),
        ...(scope.about.length > 0 && { about: scope.about }),
        status: final ? 'final' : 'draft',
        createdAt: clock.now(),
        createdBy: actor.name,
        pages: pdf.pages,
        pdf: await seal(pdf.bytes),
        docx: await seal(docx),
        model: await seal(new TextEncoder().encode(JSON.stringify({ ...numbered, printed }))),
        basis: basisHash(scope.facts, template),
        findings: distinct([...findings, ...pdf.findings]),
      };
      await store.write({ actor, matter, verb: final ? 'finalise filing' : 'draft filing', undoable: false }, async (write) => {
        // Drawing takes seconds; the matter may have been removed meanwhile, and a filing of nothing would be left.
        await deps.matter.get(matter);
        for (const older of await rows.filingsOf(write.db, matter)) {
          const same = older.template === template && String(older.about ?? []) === String(scope.about);
          const superseded = same && older.status !== 'superseded' && (older.status === 'draft' || final);
          if (!superseded) continue;
          const after: Filing = { ...older, status: 'superseded' };
          await rows.putFiling(write.db, after);
          write.record({ kind: 'filing', id: older.id, before: older, after });
        }
        for (const file of [filing.pdf, filing.docx, filing.model]) await recordBlob(write, file);
        await rows.putFiling(write.db, filing);
        write.record({ kind: 'filing', id: filing.id, before: null, after: filing });
      });
      return filing;
    },

    /** Where the user enters what the document shows at a path of the facts. */
    async place(matter: string, path: string, of?: { readonly template: string; readonly about?: About | undefined }): Promise<string> {
      const basis = await basisOf(matter);
      return whereOf(of ? scopeOf(basis, of.template, of.about).facts : basis.facts, path);
    },

    async list(matter: string): Promise<ListedFiling[]> {
      const [filings, basis] = await Promise.all([rows.filingsOf(store.db, matter), basisOf(matter)]);
      return Promise.all(
        filings.map(async (f) => {
          if (f.status === 'superseded' || library.template(f.template) === undefined)
            return { ...f, stale: false, moved: [], regrouped: [] };
          const scope = standing(() => scopeOf(basis, f.template, f.about));
          if (!scope) return { ...f, stale: true, moved: [], regrouped: [] };
          const { moved, regrouped, changed } = movedSince(await printedIn(f), basis.facts, scope.citer);
          return { ...f, stale: changed || f.basis !== basisHash(scope.facts, f.template), moved, regrouped };
        }),
      );
    },

    /**
     * What a filing would say otherwise if it were drafted today, under its own date and author. Refuses one whose template or test
     * purchase is gone (`filing.no-template`, `purchase.unknown`), and one whose words cannot be read any more (`filing.words-lost`).
     */
    async changes(id: string): Promise<Changes> {
      const filing = await this.get(id);
      const filed = await readFile(vault.path(filing.model.sha256), 'utf8').then(
        (text) => JSON.parse(text) as Numbered,
        () => {
          throw new Problem('integrity', 'filing.words-lost', { title: filing.title });
        },
      );
      const basis = await basisOf(filing.matter);
      const scope = scopeOf(basis, filing.template, filing.about);
      const then = { ...scope, facts: { ...scope.facts, today: filed.meta.date } };
      const { changesBetween } = await import('./changes.ts');
      const { numbered } = await fill(basis, then, filed.meta.author, filed.meta.draft);
      return changesBetween(filed, numbered);
    },

    async get(id: string): Promise<Filing> {
      const filing = await rows.filingById(store.db, z.string().parse(id));
      if (!filing) throw new Problem('not-found', 'filing.not-found', { id });
      return filing;
    },

    /** The sealed file, ready to be served or copied. */
    file(filing: Filing, kind: 'pdf' | 'docx') {
      const { sha256 } = filing[kind];
      const mediaType = kind === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      return { path: vault.path(sha256), mediaType, etag: sha256 };
    },
  };
}

/** One warning for all sellers whose shared identifiers no evidence shows, however many ties each lost. */
function unproved({ findings }: Basis['tied'], language: Language): Finding[] {
  const numbers = findings.flatMap(({ params }) => (typeof params.no === 'number' ? [params.no] : []));
  if (numbers.length === 0) return [];
  return [finding('warning', findings[0]?.where ?? 'seller/sellers', 'filing.ties-unproved', { numbers: numberRanges(numbers, language) })];
}

/** The same point found twice (a value missing in three sentences) is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    // A value printed in ten places is one gap: the field decides, not the sentence.
    const key = f.id === 'template.gap' ? `${f.where} ${f.id}` : `${f.severity} ${f.where} ${f.id} ${JSON.stringify(f.params)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The order of sources is that of the exhibit list; what moves there shows in the citations. */
const inNoOrder = (key: string, value: unknown): unknown => (key === 'exhibits' && Array.isArray(value) ? value.toSorted() : value);

const digests = new WeakMap<object, string>();

/** SHA-256 of plain JSON data, taken once for each object: thousands of sellers stay the same objects while the matter is edited. */
function digestOf(value: object): string {
  const known = digests.get(value);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(JSON.stringify(value, inNoOrder)).digest('hex');
  digests.set(value, digest);
  return digest;
}
