/** A matter: one dispute prepared for one court. Everything here is editable, journalled and undoable. */
import { z } from 'zod';
import { isPlainDate } from '../kit/dates.ts';

export const plainDate = z.string().refine(isPlainDate, 'date');
const optionalDate = plainDate.or(z.literal(''));
const text = z.string().max(20_000).default('');
/** Ids of evidence items that support a datum. */
const sources = z.array(z.string()).default([]);

export const partySchema = z.object({
  id: z.string(),
  side: z.enum(['plaintiff', 'defendant', 'third-party']),
  kind: z.enum(['organisation', 'person']),
  name: text,
  /** The same name in the other language or script. */
  nameOther: text,
  address: text,
  phone: text,
  email: text,
  country: text,
  // Organisations. United States: entity type and place ("a corporation organized under the laws of Delaware").
  entityType: text,
  placeOfFormation: text,
  principalPlace: text,
  // PRC: 统一社会信用代码, 法定代表人 and post.
  uscc: text,
  legalRepresentative: text,
  legalRepresentativePost: text,
  // Natural persons (CPL art. 124).
  sex: z.enum(['', 'male', 'female']).default(''),
  birth: optionalDate.default(''),
  ethnicity: text,
  occupation: text,
  idNumber: text,
  /** What the caption adds in brackets, such as 淘宝店铺“…”经营者. */
  capacity: text,
  /** The seller this defendant turned out to be. */
  seller: z.string().nullable().default(null),
  sources,
});
export type Party = z.infer<typeof partySchema>;

const counselSchema = z.object({
  id: z.string(),
  /** The party acted for. */
  party: z.string().nullable().default(null),
  name: text,
  firm: text,
  address: text,
  phone: text,
  email: text,
  /** Bar or ARDC number; 执业证号. */
  barNumber: text,
  /** PRC: 一般授权 or 特别授权. */
  authority: text,
  lead: z.boolean().default(false),
});
export type Counsel = z.infer<typeof counselSchema>;

export const rightSchema = z.object({
  id: z.string(),
  type: z.enum(['trademark', 'copyright', 'design', 'patent']),
  /** The word mark, or the title of the work or design. */
  mark: text,
  form: z.enum(['word', 'figure', 'combined']).default('word'),
  number: text,
  /** ISO country of the register, `US`, `CN`. */
  country: text,
  classes: z.array(z.object({ number: z.string(), goods: z.string() })).default([]),
  registered: optionalDate.default(''),
  expires: optionalDate.default(''),
  owner: text,
  incontestable: z.boolean().default(false),
  /** Evidence item that proves the registration. */
  certificate: z.string().nullable().default(null),
});
export type Right = z.infer<typeof rightSchema>;

/** Something that happened, dated, with its sources. `kind` and `fields` are declared by the pack (pack.yaml, events). */
export const factSchema = z.object({
  id: z.string(),
  kind: z.string(),
  date: optionalDate.default(''),
  endDate: optionalDate.default(''),
  text,
  fields: z.record(z.string(), z.string()).default({}),
  /** Sellers or parties it concerns; empty: all. */
  about: z.array(z.string()).default([]),
  sources,
});
export type Fact = z.infer<typeof factSchema>;

const deadlineSchema = z.object({
  id: z.string(),
  title: text,
  due: optionalDate.default(''),
  rule: text,
  done: z.boolean().default(false),
});
export type Deadline = z.infer<typeof deadlineSchema>;

const courtSchema = z.object({
  /** Id of a court of the pack, or '' for a court typed in. */
  id: z.string().default(''),
  name: text,
  division: text,
  place: text,
});

export const matterSchema = z.object({
  id: z.string(),
  title: z.string().min(1).max(300),
  pack: z.string(),
  /** The law in force on this day is applied: the date of the (last) act complained of. */
  actDate: optionalDate.default(''),
  court: courtSchema.default({ id: '', name: '', division: '', place: '' }),
  caseNumber: text,
  judge: text,
  magistrate: text,
  jury: z.boolean().default(false),
  sealed: z.boolean().default(false),
  /** Claim ids of the pack, in pleading order. */
  claims: z.array(z.string()).default([]),
  /** Matter-level statements declared by the pack (pack.yaml, particulars), by name. */
  particulars: z.record(z.string(), z.string()).default({}),
  parties: z.array(partySchema).default([]),
  counsel: z.array(counselSchema).default([]),
  rights: z.array(rightSchema).default([]),
  facts: z.array(factSchema).default([]),
  deadlines: z.array(deadlineSchema).default([]),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Matter = z.infer<typeof matterSchema>;

/** What `update` may change: top-level fields, each optional. Lists have their own verbs. */
export const matterPatchSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(300),
    pack: z.string(),
    actDate: optionalDate,
    court: courtSchema,
    caseNumber: z.string().max(20_000),
    judge: z.string().max(20_000),
    magistrate: z.string().max(20_000),
    jury: z.boolean(),
    sealed: z.boolean(),
    claims: z.array(z.string()),
    particulars: z.record(z.string(), z.string()),
  })
  .partial();
export type MatterPatch = z.input<typeof matterPatchSchema>;

/** The lists a matter holds, with the shape of their items. */
export const collections = {
  parties: partySchema,
  counsel: counselSchema,
  rights: rightSchema,
  facts: factSchema,
  deadlines: deadlineSchema,
} as const;
export type Collection = keyof typeof collections;
