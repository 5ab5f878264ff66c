/** The cells of a table of damages: what a person may write into each, and what a change of many figures looks like. Pure: the page reads by it too. */
import { z } from 'zod';
import type { Finding } from '../../kit/finding.ts';
import type { MessageId } from '../../kit/messages.ts';
import { Exact, parseAmount } from '../../kit/money.ts';
import { Register } from '../../kit/register.ts';
import type { apportionments, Liability, Sources, Standing, Valuation } from '../model.ts';
import type { InputRule } from '../rule.ts';

type Words<K extends string> = Readonly<Record<K, readonly string[]>>;

/** Ways to write each choice besides its own name. */
export const standingWords: Words<Standing> = {
  evidence: ['proved', 'on evidence', '证据', '有证据', '证据证明'],
  admission: ['admitted', '自认', '对方自认', '承认'],
  estimate: ['estimated', '估算', '估计'],
  'adverse-inference': ['adverse inference', '不利推定', '举证妨碍推定', '举证妨碍', '证明妨碍'],
};
export const valuationWords: Words<Valuation> = {
  'sale-price': ['sale price', 'actual sale price', '实际销售价', '销售价', '实际售价'],
  'tag-price': ['tag price', 'marked price', 'label price', '标价', '吊牌价'],
  'market-price': ['market price', 'market middle price', '市场中间价', '市场价'],
  appraisal: ['appraised', 'appraised value', '鉴定价', '鉴定', '评估价'],
};
export const liabilityWords: Words<Liability> = {
  joint: ['jointly', '共同', '连带'],
  each: ['several', 'severally', '分别', '各自'],
  group: ['by group', 'each group', 'per group', '按组', '按团伙', '每组'],
  apportioned: ['divided', 'shared', '按份', '分摊'],
};
export const apportionWords: Words<(typeof apportionments)[number]> = {
  equally: ['equal', 'equal shares', '平均', '均分'],
  revenue: ['by revenue', 'sales', '按销售额', '销售额'],
  units: ['by units', 'units sold', '按销量', '销量', '按数量'],
};
export const positionWords: Words<'primary' | 'alternative'> = {
  primary: ['主张', '主位', '请求'],
  alternative: ['in the alternative', '备选', '备位', '选择'],
};

const plainKey = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

/** The choice a text means; undefined when it means none. Case, width, blanks, `_` and `-` do not matter. */
export function choiceOf<K extends string>(words: Words<K>, text: string): K | undefined {
  const key = plainKey(text);
  for (const value of Object.keys(words) as K[])
    if (plainKey(value) === key || words[value].some((word) => plainKey(word) === key)) return value;
  return undefined;
}

/** A cell as read: its value, or the message that says what is wrong with it. */
export type CellValue = { readonly value: string; readonly fault?: undefined } | { readonly value: ''; readonly fault: MessageId };

const amountFault = { value: '', fault: 'seller.cell-amount' } as const;

/**
 * The figure a text means for an input: amounts with signs and commas, shares as `0.504` or `50.4%`, the word of a choice or one of its
 * labels. Without a rule an amount or a bare word. What can be read in two ways is a fault; '' stays ''.
 */
export function readFigureCell(input: Pick<InputRule, 'unit' | 'choices'> | undefined, written: string): CellValue {
  const text = written.normalize('NFKC').trim();
  if (text === '') return { value: '' };
  if (input?.unit === 'choice') {
    const words = Object.fromEntries(Object.entries(input.choices ?? {}).map(([word, label]) => [word, [label.en, label['zh-CN']]]));
    const value = choiceOf(words, text);
    return value === undefined ? { value: '', fault: 'seller.cell-choice' } : { value };
  }
  if (input === undefined && /^[a-z][a-z_]{0,60}$/.test(text)) return { value: text };
  const percent = /^(.+?)\s*%$/.exec(text)?.[1];
  try {
    if (input?.unit === 'fraction' && percent !== undefined) return { value: new Exact(parseAmount(percent)).dividedBy(100).toFixed() };
    // A factor such as 1.125 is never thousands.
    if ((input?.unit === 'fraction' || input?.unit === 'multiple') && /^-?\d*\.?\d+$/.test(text) && text.length <= 40)
      return { value: new Exact(text).toFixed() };
    if (!/^-?\s*[^\d.]{0,6}\s*-?[\d.,\s]{1,40}[^\d.,]{0,6}$/.test(text)) return amountFault;
    return { value: parseAmount(text) };
  } catch {
    return amountFault;
  }
}

/** A part of a voucher: `1/3`, `0.25`, `25%`; more than nothing and at most all of it. Undefined when it is none. */
export function readPart(written: string): string | undefined {
  const text = written.normalize('NFKC').replace(/\s/g, '');
  if (text === '') return '';
  const ratio = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text);
  if (ratio) return Number(ratio[1]) > 0 && Number(ratio[1]) <= Number(ratio[2]) ? text : undefined;
  const m = /^(\d{0,3}(?:\.\d{1,20})?)(%?)$/.exec(text);
  if (!m?.[1]) return undefined;
  const share = new Exact(m[1]).dividedBy(m[2] === '%' ? 100 : 1);
  return share.gt(0) && share.lte(1) ? share.toFixed() : undefined;
}

interface Ranged {
  readonly value: string;
  readonly low: string;
  readonly high: string;
}
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** What is wrong with the ends of a range: they stand without a value, or low ≤ value ≤ high does not hold. Undefined when it holds. */
export function rangeFault({ value, low, high }: Ranged): MessageId | undefined {
  if (low === '' && high === '') return undefined;
  if (!isNumber(value)) return 'damages-table.range-no-value';
  const [least, base, most] = [low || value, value, high || value].map((one) => new Exact(one));
  return least && base && most && least.lte(base) && base.lte(most) ? undefined : 'damages-table.range';
}

/** What an evidence item can be called by. */
export interface Citable {
  readonly id: string;
  readonly fileName: string;
  readonly title: string;
  readonly exhibit: number | null;
}

/**
 * Finds evidence by its exhibit label (`Exhibit 3`, `证据3`), file name, path or title, each also with a page behind it: `receipt.pdf#2`. A
 * name that two items share means neither. `labels` gives the label of an item by its id.
 */
export function sourceFinder(
  items: readonly Citable[],
  labels: ReadonlyMap<string, string>,
): (name: string) => Sources[number] | undefined {
  // A label is the court's own name of an item: it goes before every other, which two items may share.
  const byLabel = new Register();
  const others = new Register();
  const bare = (path: string) => path.split(/[/\\]/).at(-1) ?? '';
  for (const { id, fileName, title, exhibit } of items) {
    for (const name of new Set([fileName, bare(fileName), title])) others.add(name, id);
    byLabel.add(labels.get(id), id);
    if (exhibit !== null) for (const word of ['exhibit ', 'exhibit', 'ex. ', '证据', '证据 ']) others.add(`${word}${exhibit}`, id);
  }
  return (name) => pagedSource(name, (path) => byLabel.get(path) ?? others.get(path) ?? others.get(bare(path)));
}

/** `evidence/a.pdf`, or `evidence/a.pdf#3` for its page 3. */
export function pagedSource(name: string, find: (name: string) => string | undefined): Sources[number] | undefined {
  const whole = find(name);
  if (whole !== undefined) return { evidence: whole, page: null };
  const m = /^(.+)#(?:p(?:age)?\.?\s*=?\s*)?(\d{1,6})$/i.exec(name);
  const item = m?.[1] === undefined ? undefined : find(m[1]);
  return item !== undefined && Number(m?.[2]) > 0 ? { evidence: item, page: Number(m?.[2]) } : undefined;
}

/** Takes off the apostrophe that keeps a spreadsheet from running a text. */
export const unguarded = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** Keeps a spreadsheet from running what begins like a formula; a plain number is none. */
export const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s().,]+%?$/.test(text) ? `'${text}` : text);

const fields = z.record(z.string(), z.unknown());
/**
 * A head to add, or fields of one that is there (`id`). `inputs` and `items` are whole lists, or what changes in some of them: by the name
 * of the input, by the id of the item. `newItems` come behind the items that are there; one without an id is given one.
 */
export const headChangeSchema = z.looseObject({
  id: z.string().optional(),
  inputs: z.union([z.array(z.unknown()), z.record(z.string(), fields)]).optional(),
  items: z.union([z.array(z.unknown()), z.record(z.string(), fields)]).optional(),
  newItems: z.array(fields).optional(),
});
export type HeadChange = z.infer<typeof headChangeSchema>;

/** One figure of a table that is looked at before it is taken in. */
export interface FigureLook {
  /** Row of the file. */
  readonly row: number;
  readonly kind: 'input' | 'item';
  /** The input's name, or what the item is for. */
  readonly name: string;
  /** The input in words; null for an item. */
  readonly label: InputRule['label'] | null;
  /** The value or amount as it stands in the matter and as it will stand; '' for none. */
  readonly before: string;
  readonly after: string;
  readonly state: 'added' | 'changed' | 'same';
  /** What else of a changed figure changes: `low`, `standing`, `sources` … */
  readonly fields: readonly string[];
}

export interface HeadLook {
  /** The first row of it. */
  readonly row: number;
  readonly rule: string;
  readonly title: string;
  readonly currency: string;
  readonly state: 'added' | 'changed' | 'same';
  /** What else of the head changes: `sellers`, `liability` … */
  readonly fields: readonly string[];
  readonly figures: readonly FigureLook[];
}

/** What a table would do. It can be taken in when no finding is an error. */
export interface TableLook {
  readonly file: string;
  /** Rows with something in them. */
  readonly rows: number;
  readonly heads: readonly HeadLook[];
  readonly counts: {
    readonly heads: { readonly added: number; readonly changed: number; readonly same: number };
    readonly figures: { readonly added: number; readonly changed: number; readonly same: number };
  };
  /** By row and column: `<file>:<row>:<column>`. */
  readonly findings: readonly Finding[];
  /** Names exactly this change; taking it in needs it, so that nothing else is written than what was looked at. */
  readonly seen: string;
}
