/** Where the headers of a received table are, and which field each of them means. */
import { createHash } from 'node:crypto';
import { type Column, headerKey } from '../../kit/columns.ts';
import { columnLetters } from '../workbook.ts';

/** Rows among which the headers are looked for: a title, a date and a few notes may stand above them. */
const DEEPEST = 25;

/** Headers that mean one field, or another when that is taken: Amazon's `Seller Name` beside a `Business Name` is the shop's. */
const SECOND: Readonly<Record<string, readonly string[]>> = {
  sellername: ['shop_name'],
  vendorname: ['shop_name'],
  merchantname: ['shop_name'],
  卖家名称: ['shop_name'],
  商家名称: ['shop_name'],
  账号: ['merchant_id'],
  account: ['merchant_id'],
  accountname: ['payee'],
  defendant: ['shop_name'],
  defendantname: ['shop_name'],
  name: ['seller', 'shop_name'],
  名称: ['shop_name', 'seller'],
  id: ['shop_id', 'merchant_id'],
  userid: ['merchant_id'],
  sellerid: ['merchant_id'],
};

/** `Phone 2`, `Secondary e-mail`, `备用电话`: one more of the same. */
const bare = (key: string): string =>
  key
    .replace(
      /^(?:secondary|second|alternate|alternative|other|additional|primary|main|first|seller|store|shop|business|company|contact|registered)+/,
      '',
    )
    .replace(/^(?:备用|其他|其它|第[一二三]|卖家|店铺|商家|联系人)/, '')
    .replace(/(?:no|number)?[0-9０-９]{1,2}$|[一二三四五]$|s$/, '');

export class Headers {
  readonly #byKey: Map<string, string>;
  readonly #columns: ReadonlyMap<string, Column>;

  constructor(columns: readonly Column[]) {
    this.#byKey = new Map(columns.flatMap((column) => [column.name, ...column.aliases].map((alias) => [headerKey(alias), column.name])));
    this.#columns = new Map(columns.map((column) => [column.name, column]));
  }

  /** Fields a header may mean, the likeliest first; none when it says nothing known. */
  #meanings(header: string): string[] {
    const key = headerKey(header);
    if (key === '') return [];
    // `店铺名称 / Shop name`, `Email (邮箱)`: either half may be the known one.
    const halves = header.split(/[/\\|()（）[\]【】\n：:]+/).map(headerKey);
    const found = [key, ...halves, bare(key), ...halves.map(bare)].flatMap((one) => this.#byKey.get(one) ?? []);
    const second = [key, ...halves].flatMap((one) => SECOND[one] ?? []);
    return [...new Set([...found.slice(0, 1), ...second])].filter((field) => this.#columns.has(field));
  }

  /** How many cells of a row are headers of known columns. */
  #known(cells: readonly string[]): number {
    return cells.filter((cell) => cell.length <= 80 && this.#meanings(cell).length > 0).length;
  }

  /** Index of the row that holds the headers: the one with most known headers, else the first with more than one cell. */
  row(rows: readonly (readonly string[])[]): number {
    let best = -1;
    let most = 0;
    for (const [at, cells] of rows.slice(0, DEEPEST).entries()) {
      const filled = cells.filter((cell) => cell.trim() !== '').length;
      const known = this.#known(cells);
      // A note above the table may hold a word that is a header too: a row of headers is known for the better part, or wide.
      if (known > most && (known > 1 || filled === 1)) [best, most] = [at, known];
    }
    if (best >= 0 && (most > 1 || best === 0)) return best;
    const wide = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
    return Math.max(0, wide);
  }

  /** The field of each title; null for what is not known. What one column may fill only goes to the first that means nothing else. */
  guess(titles: readonly string[]): (string | null)[] {
    const meanings = titles.map((title) => this.#meanings(title));
    const fields: (string | null)[] = titles.map(() => null);
    const taken = new Set<string>();
    const take = (at: number, field: string | undefined) => {
      if (field === undefined || (taken.has(field) && this.#columns.get(field)?.join === undefined)) return;
      fields[at] = field;
      taken.add(field);
    };
    for (const only of [true, false]) {
      for (const [at, some] of meanings.entries()) {
        if (fields[at] !== null || (some.length === 1) !== only) continue;
        take(at, only ? some[0] : some.find((field) => !taken.has(field) || this.#columns.get(field)?.join !== undefined));
      }
    }
    return fields;
  }
}

/** Names of the columns, each once: the header, or the letter where there is none. */
export function titlesOf(headers: readonly string[], width: number): string[] {
  const count = new Map<string, number>();
  return Array.from({ length: width }, (_, at) => {
    const title = (headers[at] ?? '').replace(/\s+/g, ' ').trim().slice(0, 120) || columnLetters(at + 1);
    const times = (count.get(title) ?? 0) + 1;
    count.set(title, times);
    return times === 1 ? title : `${title} (${times})`;
  });
}

/** The shape of a source: tables with the same headers are read the same way, whatever order their columns stand in. */
export const sourceOf = (table: string, titles: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([table, ...titles.map(headerKey).sort()]))
    .digest('hex');
