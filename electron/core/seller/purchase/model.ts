/**
 * The course of a test purchase: each step dated, by whom, with what shows it; the goods from hand to hand; the people whose word it rests
 * on. It stands beside the fields of the purchase's row, which tables, importers and pleadings read: what a row already says (order date,
 * price, payee, place and day of delivery, examiner) is not said again here.
 */
import { z } from 'zod';
import { isPlainDate } from '../../kit/dates.ts';
import type { Purchase } from '../model.ts';

/** In the order in which they happen. */
export const stepKinds = [
  'plan',
  'order',
  'payment',
  'shipment',
  'receipt',
  'opening',
  'seal',
  'storage',
  'handover',
  'examination',
  'conclusion',
  'cost',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Kinds a purchase may have several of; of the others it has one. */
export const manySteps: ReadonlySet<StepKind> = new Set(['seal', 'storage', 'handover', 'cost']);

const text = z.string().max(20_000).default('');
const line = z.string().max(2_000).default('');
const sources = z.array(z.string().max(500)).max(200).default([]);

/** An instant with its zone as a platform shows it: `2026-07-06T14:03:11+08:00`. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
export const isInstant = (value: string): boolean => isPlainDate(INSTANT.exec(value)?.[1] ?? '');

const stepSchema = z.object({
  id: z.string().min(1).max(100),
  kind: z.enum(stepKinds),
  /** Plain date; '' where the row has the date (`mirrored`), or it is unknown. */
  date: z
    .string()
    .refine((value) => value === '' || isPlainDate(value), { error: 'write the date as YYYY-MM-DD' })
    .default(''),
  /** The moment with its zone, where a platform shows one; its date is the date in that zone. */
  at: z
    .string()
    .refine((value) => value === '' || isInstant(value), { error: 'write the time as 2026-07-06T14:03+08:00' })
    .default(''),
  /** Who did it; of a hand-over who gave. */
  by: line,
  /** Of a hand-over who took. */
  to: line,
  /** Where; of a storage the place the goods are kept in. */
  place: line,
  /** Number of the seal put on, found or broken. */
  seal: line,
  /** Of a cost. */
  amount: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .or(z.literal(''))
    .default(''),
  currency: z.string().max(10).default(''),
  note: text,
  sources,
});
export type Step = z.infer<typeof stepSchema>;

const featureSchema = z.object({ id: z.string().min(1).max(100), feature: line, genuine: text, sample: text });

export const recordSchema = z.object({
  steps: z.array(stepSchema).max(200).default([]),
  /** What was bought, in words: model, variant. */
  item: text,
  /** How many. */
  quantity: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .or(z.literal(''))
    .default(''),
  /** The address given for delivery, with street. It stays out of every paper; the row's place of delivery is printed. */
  shipTo: text,
  /** Name of the person who bought. */
  buyer: line,
  /** Occupation and employer, as a declaration states them. */
  buyerOf: line,
  buyerTies: z.enum(['', 'plaintiff', 'counsel', 'investigator', 'independent']).default(''),
  /** The account or alias the order was placed with. */
  account: line,
  /** What the seller was asked for: nothing but the offer as it stood, or something it had not offered by itself. */
  asOffered: z.enum(['', 'yes', 'no']).default(''),
  /** Where the buyer signs: decides the words of 28 U.S.C. § 1746. */
  executedIn: z.enum(['', 'us', 'abroad']).default(''),
  /** City and country. */
  executedAt: line,
  examinerTies: z.enum(['', 'plaintiff', 'independent']).default(''),
  /** The genuine goods compared with. */
  reference: text,
  /** How the goods were examined. */
  method: text,
  comparison: z.array(featureSchema).max(200).default([]),
  /** Notary office before which it was, or is to be, made (公证处). */
  notaryOffice: line,
  /** Number of the notarial record (公证书编号). */
  notaryRecord: line,
  /** Number of the certificate of a trusted timestamp (可信时间戳). */
  timestamp: line,
});
export type PurchaseRecord = z.infer<typeof recordSchema>;

/** The record of a purchase; empty for a row that came by import or was written before there were records. */
export const recordOf = (purchase: Pick<Purchase, 'record'>): PurchaseRecord => recordSchema.parse(purchase.record ?? {});

type RowField = 'orderedOn' | 'paid' | 'currency' | 'payee' | 'deliveredOn' | 'deliveredTo' | 'examinedOn' | 'examiner';
type StepField = 'date' | 'by' | 'to' | 'place' | 'amount' | 'currency';

/** Fields of steps that the row of the purchase holds. */
export const mirrored: Readonly<Partial<Record<StepKind, Readonly<Partial<Record<StepField, RowField>>>>>> = {
  order: { date: 'orderedOn' },
  payment: { amount: 'paid', currency: 'currency', to: 'payee' },
  receipt: { date: 'deliveredOn', place: 'deliveredTo' },
  examination: { date: 'examinedOn', by: 'examiner' },
};

const blank = (kind: StepKind): Step => ({
  id: kind,
  kind,
  date: '',
  at: '',
  by: '',
  to: '',
  place: '',
  seal: '',
  amount: '',
  currency: '',
  note: '',
  sources: [],
});

/** A step with what the row says of it. Without a day of its own it has that of its moment. */
export function withRow(purchase: Purchase, step: Step): Step {
  const from = Object.entries(mirrored[step.kind] ?? {}) as [StepField, RowField][];
  const said = Object.fromEntries(from.flatMap(([field, row]) => (purchase[row] === '' ? [] : [[field, purchase[row]]])));
  const whole: Step = { ...step, ...said };
  // A conclusion is drawn at the examination unless it says when.
  const otherwise = whole.at.slice(0, 10) || (whole.kind === 'conclusion' ? purchase.examinedOn : '');
  return whole.date === '' ? { ...whole, date: otherwise } : whole;
}

/** Evidence behind a purchase: what it names as a whole, then what its steps name, each once. */
export const purchaseSources = (purchase: Pick<Purchase, 'sources' | 'record'>): string[] => [
  ...new Set([...purchase.sources, ...(purchase.record?.steps ?? []).flatMap((step) => step.sources)]),
];

/** The row alone shows that a step was taken. */
const inRow = (purchase: Purchase, kind: StepKind): boolean => {
  if (kind === 'order') return purchase.orderedOn !== '' || purchase.orderNumber !== '';
  if (kind === 'payment') return purchase.paid !== '';
  if (kind === 'shipment') return purchase.tracking !== '';
  if (kind === 'receipt') return purchase.deliveredOn !== '' || purchase.deliveredTo !== '';
  if (kind === 'examination') return purchase.examinedOn !== '' || purchase.examiner !== '';
  return kind === 'conclusion' && purchase.conclusion !== '';
};

/**
 * The steps taken, by date; on one day in the order of their kinds. One without a date stands behind the kinds it comes after. Costs come
 * last: they are no part of the course.
 */
export function stepsOf(purchase: Purchase): Step[] {
  const { steps } = recordOf(purchase);
  const byKind = stepKinds.flatMap((kind) => {
    const own = steps.filter((step) => step.kind === kind);
    const found = own.length === 0 && inRow(purchase, kind) ? [blank(kind)] : own;
    return found.map((step) => withRow(purchase, step));
  });
  let day = '';
  const placed = byKind.map((step) => {
    if (step.kind === 'cost') return { step, day: '9999' };
    if (step.date !== '') day = step.date;
    return { step, day };
  });
  return placed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ step }) => step);
}
