/**
 * A pack: the law, courts, claims and questions of one kind of proceedings, as data (templates/<pack>/pack.yaml). The shape here
 * is the shape of the file.
 */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../kit/dates.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { exhibitSchemeSchema, plainScheme } from './exhibit-scheme.ts';
import { readYaml } from './yaml-source.ts';

const words = z.union([z.string(), z.number()]).transform(String);
const date = z.string().refine(isPlainDate, { error: 'write the date as YYYY-MM-DD' });
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, { error: 'use lower-case letters, digits, hyphens and underscores' });
const named = z.strictObject({ en: words, 'zh-CN': words });

/** One wording of one provision and the days it was in force, both included. */
const lawVersion = z.strictObject({
  from: date,
  to: date.optional(),
  cite: words.default(''),
  title: words.default(''),
  article: words.default(''),
  text: words.default(''),
  source: words.default(''),
  as_of: date.optional(),
  verified: z.boolean().default(false),
  /** The version exists but its text is not on record; it is never cited. */
  known_gap: z.boolean().default(false),
});

const field = z.strictObject({
  label: named,
  type: z.enum(['text', 'long', 'date', 'amount', 'number', 'yes-no', 'choice']),
  choices: z.array(words).optional(),
  hint: named.optional(),
});

/** What the law of the forum asks of a test purchase. `check` is one the workbench knows (seller/purchase/rules.ts). */
const purchaseRule = z.strictObject({
  check: id,
  severity: z.enum(['error', 'warning', 'note']),
  why: named,
  source: words.default(''),
  as_of: date.optional(),
  verified: z.boolean().default(false),
});
export type PurchaseRule = z.output<typeof purchaseRule>;

const packShape = z.strictObject({
  id,
  title: named,
  language: z.enum(['en', 'zh-CN']),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'use a three-letter currency code' }),
  /** False for a pack that no matter is brought under: reports, and the schemes every matter may choose. */
  proceedings: z.boolean().default(true),
  /** Short for a scheme of which only the label matters; `{n}` is the exhibit's number. */
  exhibit_label: z
    .string()
    .refine((text) => text.includes('{n}'), { error: 'must hold {n}, the exhibit’s number' })
    .optional(),
  exhibit_schemes: z.array(exhibitSchemeSchema).default([]),
  courts: z
    .array(
      z.strictObject({
        id,
        name: words,
        division: words.default(''),
        place: words.default(''),
        state: words.default(''),
        /** Its exhibit scheme; the first of the pack when left out. */
        exhibits: id.optional(),
      }),
    )
    .default([]),
  law: z.record(id, z.array(lawVersion).min(1)).default({}),
  claims: z
    .array(
      z.strictObject({
        id,
        title: words,
        law: id.or(z.literal('')).default(''),
        needs: z.array(words).default([]),
        elements: z.array(z.strictObject({ id, text: words })).default([]),
      }),
    )
    .default([]),
  test_purchases: z.array(purchaseRule).default([]),
  particulars: z.record(id, field).default({}),
  events: z
    .record(
      id,
      z.strictObject({
        label: named,
        /** Told of several, it ties them to one another for joinder. */
        ties: z.boolean().default(false),
        fields: z.record(id, field).default({}),
      }),
    )
    .default({}),
});

const packSchema = packShape
  .refine((pack) => pack.exhibit_label !== undefined || pack.exhibit_schemes.length > 0 || !pack.proceedings, {
    error: 'exhibit_schemes or exhibit_label is missing',
  })
  .transform((pack) => {
    const label = pack.exhibit_label ?? pack.exhibit_schemes[0]?.label ?? '{n}';
    const paper = pack.language === 'en' ? 'us-letter' : 'a4';
    const schemes = pack.exhibit_schemes.length > 0 || !pack.proceedings ? pack.exhibit_schemes : [plainScheme(label, paper)];
    return { ...pack, exhibit_label: label, exhibit_schemes: schemes };
  });

/** `exhibit_schemes` is never empty in a pack of proceedings; `exhibit_label` is the label of the first. */
export type Pack = z.output<typeof packSchema>;
export type LawVersion = z.output<typeof lawVersion>;

/** Law as templates see it. Empty fields where no version may be cited: printing them is a gap. */
export interface LawFact {
  readonly cite: string;
  readonly title: string;
  readonly article: string;
  readonly text: string;
  readonly verified: boolean;
}

/** Reads pack.yaml; every mistake is named by file, line and column. `folder` is the name of the pack's folder. */
export function readPack(
  text: string,
  file: string,
  folder: string,
): { readonly pack: Pack | undefined; readonly findings: readonly Finding[] } {
  const { data: pack, findings, at } = readYaml(text, file, packSchema);
  if (!pack) return { pack, findings };
  const found: Finding[] = [...findings];
  if (pack.id !== folder) found.push(finding('error', at(['id']), 'template.wrong-folder', { id: pack.id, folder }));
  twice(pack.courts, (index) =>
    found.push(finding('error', at(['courts', index, 'id']), 'template.duplicate', { what: 'court', id: pack.courts[index]?.id ?? '' })),
  );
  twice(pack.exhibit_schemes, (index) =>
    found.push(
      finding('error', at(['exhibit_schemes', index, 'id']), 'template.duplicate', {
        what: 'exhibit scheme',
        id: pack.exhibit_schemes[index]?.id ?? '',
      }),
    ),
  );
  pack.courts.forEach(({ exhibits }, index) => {
    if (exhibits !== undefined && !pack.exhibit_schemes.some((scheme) => scheme.id === exhibits))
      found.push(finding('error', at(['courts', index, 'exhibits']), 'template.unknown-scheme', { scheme: exhibits }));
  });
  twice(pack.claims, (index) =>
    found.push(finding('error', at(['claims', index, 'id']), 'template.duplicate', { what: 'claim', id: pack.claims[index]?.id ?? '' })),
  );
  pack.claims.forEach((claim, index) => {
    if (claim.law !== '' && !Object.hasOwn(pack.law, claim.law))
      found.push(finding('error', at(['claims', index, 'law']), 'template.unknown-law', { claim: claim.id, law: claim.law }));
    twice(claim.elements, (element) =>
      found.push(
        finding('error', at(['claims', index, 'elements', element, 'id']), 'template.duplicate', {
          what: 'element',
          id: claim.elements[element]?.id ?? '',
        }),
      ),
    );
  });
  for (const [law, versions] of Object.entries(pack.law)) {
    versions.forEach((version, index) => {
      const clash = versions.slice(0, index).find((other) => other.from <= (version.to ?? '9999') && version.from <= (other.to ?? '9999'));
      if (clash) {
        const day = clash.from > version.from ? clash.from : version.from;
        found.push(finding('error', at(['law', law, index, 'from']), 'template.law-overlap', { law, date: day }));
      }
    });
  }
  // Findings are errors of the file, but the pack can be used: a claim without its law costs that claim only.
  return { pack, findings: found };
}

function twice(list: readonly { readonly id: string }[], report: (index: number) => void): void {
  const seen = new Set<string>();
  list.forEach((item, index) => {
    if (seen.has(item.id)) report(index);
    seen.add(item.id);
  });
}

const inForce = (versions: readonly LawVersion[], date: PlainDate): LawVersion | undefined =>
  versions.find((version) => version.from <= date && (version.to === undefined || date <= version.to));

/**
 * The law on the date of the act. Without a date, that of `today`, or failing both the version that has no end, with a note. Where no version is
 * on record or the one in force is a known gap, the fields are empty and a finding says so: the wrong article is never cited.
 * Findings point at `law/<id>`; they are warnings, because only a document that prints the citation is stopped (by its gap).
 */
export function lawInForce(
  pack: Pack,
  actDate: string,
  today = '',
): { readonly law: Record<string, LawFact>; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const law: Record<string, LawFact> = {};
  const date = actDate || today;
  if (actDate === '' && Object.keys(pack.law).length > 0)
    findings.push(finding('note', 'matter/actDate', 'template.law-today', { date: date || 'today' }));
  for (const [id, versions] of Object.entries(pack.law)) {
    const version = date === '' ? versions.find(({ to }) => to === undefined) : inForce(versions, date);
    if (version && !version.known_gap) {
      const { cite, title, article, text, verified } = version;
      law[id] = { cite, title, article, text, verified };
    } else {
      const title = version?.title || versions[0]?.title || id;
      findings.push(
        finding('warning', `law/${id}`, version ? 'template.law-gap' : 'template.law-none', { law: title, date: date || 'today' }),
      );
      law[id] = { cite: '', title: '', article: '', text: '', verified: false };
    }
  }
  return { law, findings };
}
