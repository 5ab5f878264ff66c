/** Rates of exchange of a matter, each with its day and where it was published: a filing that converts a figure shows all three. */
import { z } from 'zod';
import { plainDate } from '../../matter/model.ts';
import { decimalString, itemSchema } from '../model.ts';

/** More digits than any table publishes: a rate with more is two cells run together. */
const DIGITS = 15;
/** Longer texts are a page pasted into a cell. */
export const SOURCE_LENGTH = 500;

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A currency in use under ISO 4217. `RMB` and `CNH` are none: the yuan is `CNY`. */
export const isCurrency = (code: string): boolean => codes.has(code);

/** A rate that can be one: above zero, at most 15 significant digits, below a thousand million. */
export function isRate(value: string): boolean {
  if (!decimalString.safeParse(value).success || value.startsWith('-') || value.length > 2 * DIGITS) return false;
  const significant = value.replace('.', '').replace(/^0+/, '');
  return significant !== '' && significant.length <= DIGITS && !/^\d{10,}/.test(value);
}

/**
 * A rate as people write it, in plain digits: `7.1234`, `.85`, full-width digits, `1,234.56`. `7,1234` and `1,234` are refused: to some
 * the comma is the decimal point.
 */
export function readRate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const m = /^(\d{1,3}(?:,\d{3})+(?=\.)|\d*)(\.\d+)?$/.exec(plain);
  if (!m || plain === '') return undefined;
  const digits = `${(m[1] ?? '').replaceAll(',', '') || '0'}${m[2] ?? ''}`.replace(/^0+(?=\d)/, '');
  return isRate(digits) ? digits : undefined;
}

const currency = z.string().regex(/^[A-Z]{3}$/);

export const rateSchema = z.object({
  id: z.string(),
  matter: z.string(),
  /** ISO 4217. One unit of `from` is `rate` of `to`. */
  from: currency,
  to: currency,
  /** The day the rate is of. */
  on: plainDate,
  rate: z.string().refine(isRate, 'not a rate above zero with at most 15 significant digits'),
  /** Who published it: `Bank of England, daily spot rates`. */
  source: z
    .string()
    .trim()
    .min(1, 'name who published the rate')
    .max(SOURCE_LENGTH)
    .refine((text) => text.isWellFormed(), 'not readable text'),
  /** The publication itself among the evidence. */
  sources: itemSchema.shape.sources,
});
export type Rate = z.infer<typeof rateSchema>;

/** What a matter holds at most once. */
export const rateKey = ({ from, to, on }: Pick<Rate, 'from' | 'to' | 'on'>): string => `${from}/${to} ${on}`;
