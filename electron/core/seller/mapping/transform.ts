/**
 * What a cell of a received table says, before anything is written: prefixes taken off, several values in one cell parted, an e-mail
 * address among telephone numbers put where it belongs. Digits stay as typed, formulas are text, and what cannot be read is a fault.
 */
import { readCell, readDate } from '../../kit/cells.ts';
import { type Column, headerKey } from '../../kit/columns.ts';
import type { MessageId } from '../../kit/messages.ts';
import { readStorefrontUrl } from '../identity/storefront-url.ts';
import { endingCountry } from './country-end.ts';

/** What was done to a cell; said under the sample it changes. */
export const acts = [
  'prefix',
  'split',
  'sorted',
  'labelled',
  'country',
  'apostrophe',
  'guarded',
  'decimal',
  'date',
  'system',
  'storefront',
] as const;
export type Act = (typeof acts)[number];

export interface Piece {
  readonly field: string;
  readonly value: string;
}

export interface Change {
  readonly pieces: readonly Piece[];
  readonly acts: readonly Act[];
  /** Kept, and worth a look. */
  readonly flags: readonly MessageId[];
  readonly fault?: MessageId;
}

/** Fields whose values may stand in each other's column. */
const CONTACT: ReadonlySet<string> = new Set(['email', 'phone', 'messenger']);
/** Fields made of digits, where what a spreadsheet does to numbers shows. */
const DIGITS: ReadonlySet<string> = new Set([
  'phone',
  'shop_id',
  'licence',
  'resident_id',
  'bank_account',
  'payee',
  'merchant_id',
  'batch',
  'messenger',
  'item_id',
  'order_number',
  'tracking',
]);
const ADDRESS: ReadonlySet<string> = new Set(['address', 'return_address', 'warehouse']);
/** Most characters of a field, and of an identifier. */
const LONGEST = 20_000;
const LONGEST_IDENTIFIER = 2_000;

/** Messengers by the header of their column, as they are written before an account. */
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/wechat|weixin|微信/, 'WeChat'],
  [/qq/, 'QQ'],
  [/whatsapp/, 'WhatsApp'],
  [/telegram/, 'Telegram'],
  [/skype/, 'Skype'],
  [/^line/, 'LINE'],
  [/旺旺|wangwang/, '旺旺'],
];

const isEmail = (text: string) => /^[^\s@<>;,]+@[^\s@<>;,]+$/.test(text);
const isPhone = (text: string) =>
  /^[+＋(（\d][\d\s()（）.+\-–—*#]*(?:(?:ext|x|转)\.?\s*\d+)?$/i.test(text) && (text.match(/\d/g)?.length ?? 0) >= 6;

/** How the columns of one table are read. */
export class Transformer {
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #identifiers: ReadonlySet<string>;

  /** `identifiers`: fields that hold data a piece may be sorted into. */
  constructor(columns: readonly Column[], identifiers: ReadonlySet<string>) {
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.#labels = new Map(columns.flatMap((column) => [column.name, ...column.aliases].map((alias) => [headerKey(alias), column.name])));
    this.#identifiers = identifiers;
  }

  /** Reads one cell for the field its column is mapped to. An empty cell says nothing. */
  read(raw: string, field: string, header: string): Change {
    const done = new Set<Act>();
    const flags = new Set<MessageId>();
    const fault = (id: MessageId): Change => ({ pieces: [], acts: [...done], flags: [...flags], fault: id });
    const column = this.#columns.get(field);
    const text = plainText(raw, field, done);
    if (text === '' || !column) return { pieces: [], acts: [], flags: [] };
    if (text.length > (this.#identifiers.has(field) ? LONGEST_IDENTIFIER : LONGEST)) return fault('seller-import.too-long');
    if (field !== 'note' && /^\d(\.\d+)?E\+\d\d+$/i.test(text)) return fault('seller.cell-digits-lost');
    if (looksLikeFormula(text)) flags.add('seller-import.formula-text');
    const { type } = column;
    if (type === 'date') return this.#date(text, field, done, fault);
    if (type !== 'text' && type !== 'list') {
      const read = readCell(text, column);
      return read.fault ? fault(read.fault) : { pieces: [{ field, value: read.value }], acts: [...done], flags: [] };
    }
    if (/^#(DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(text)) return fault('seller.cell-formula-error');
    const pieces = this.#pieces(text, field, header, done);
    for (const { field: at, value } of pieces) if (DIGITS.has(at) && roundedByExcel(value)) flags.add('seller-import.rounded');
    return { pieces, acts: [...done], flags: [...flags] };
  }

  #date(text: string, field: string, done: Set<Act>, fault: (id: MessageId) => Change): Change {
    const value = readDate(text) ?? writtenDate(text);
    if (value === undefined) return fault('seller.cell-date');
    if (value !== text) done.add('date');
    return { pieces: [{ field, value }], acts: [...done], flags: [] };
  }

  #pieces(text: string, field: string, header: string, done: Set<Act>): Piece[] {
    if (field === 'note' || field === 'evidence') return [{ field, value: text }];
    const labelled = this.#labelledLines(text, field);
    if (labelled) {
      done.add('labelled');
      return labelled.flatMap((piece) => this.#one(piece.value, piece.field, header, done));
    }
    if (this.#columns.get(field)?.type !== 'list') return this.#one(text, field, header, done);
    const parts = CONTACT.has(field) ? contactParts(text) : text.split(/[;；、\n]/).map((part) => part.trim());
    const some = parts.filter((part) => part !== '');
    if (some.length > 1) done.add('split');
    return some.flatMap((part) => this.#one(part, field, header, done));
  }

  /** A cell in which every line begins with a known label: `Business Name: X`, below it `Phone: Y`. */
  #labelledLines(text: string, field: string): Piece[] | undefined {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) return undefined;
    const pieces = lines.map((line) => {
      const label = labelOf(line);
      const meant = label && this.#labels.get(label.key);
      return meant !== undefined && label && this.#mayGo(field, meant) ? { field: meant, value: label.rest } : undefined;
    });
    return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
  }

  #mayGo(from: string, to: string): boolean {
    return from === to || this.#identifiers.has(to) || ((to === 'seller' || to === 'country') && this.#identifiers.has(from));
  }

  /** One value: its label taken off, and what it is in truth. */
  #one(part: string, field: string, header: string, done: Set<Act>): Piece[] {
    const label = labelOf(part);
    const meant = label && (this.#labels.get(label.key) ?? (label.key === headerKey(header) ? field : undefined));
    if (label && meant === field && field !== 'messenger') {
      done.add('prefix');
      return this.#sorted(label.rest, field, header, done);
    }
    if (label && meant !== undefined && CONTACT.has(field) && this.#identifiers.has(meant)) {
      done.add('sorted');
      return [{ field: meant, value: meant === 'messenger' ? part : label.rest }];
    }
    return this.#sorted(part, field, header, done);
  }

  #sorted(value: string, field: string, header: string, done: Set<Act>): Piece[] {
    if (field === 'phone' && isEmail(value)) {
      done.add('sorted');
      return [{ field: 'email', value }];
    }
    if (field === 'email' && isPhone(value)) {
      done.add('sorted');
      return [{ field: 'phone', value }];
    }
    if (field === 'messenger') {
      const key = headerKey(header);
      const system = SYSTEMS.find(([sign]) => sign.test(key));
      if (!system || SYSTEMS.some(([sign]) => sign.test(headerKey(value)) && /[^\d]/.test(value.slice(0, 2)))) return [{ field, value }];
      done.add('system');
      return [{ field, value: `${system[1]} ${value}` }];
    }
    if (field === 'url' && this.#columns.has('shop_id')) return storefrontPieces(value, done);
    if (ADDRESS.has(field)) {
      const end = endingCountry(value);
      if (!end) return [{ field, value }];
      done.add('country');
      return [
        { field, value: end.address },
        // The country of a warehouse is not the seller's.
        ...(field === 'address' ? [{ field: 'country', value: end.country }] : []),
      ];
    }
    return [{ field, value }];
  }
}

/** What a URL says of its shop, for columns that leave it open. The URL itself stays as found. */
function storefrontPieces(url: string, done: Set<Act>): Piece[] {
  const read = readStorefrontUrl(url);
  const said = { platform: read?.platform ?? '', shop_id: read?.shopId ?? '', shop_name: read?.shopName ?? '' };
  const pieces = Object.entries(said).flatMap(([field, value]) => (value === '' ? [] : [{ field, value }]));
  if (pieces.length > 0) done.add('storefront');
  return [{ field: 'url', value: url }, ...pieces];
}

/** The text of a cell without what spreadsheets put around it. */
function plainText(raw: string, field: string, done: Set<Act>): string {
  const whole = raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed();
  const bare = whole.replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, '');
  const guarded = /^="((?:[^"]|"")*)"$/.exec(bare)?.[1];
  if (guarded !== undefined) {
    done.add('guarded');
    return guarded.replaceAll('""', '"').trim();
  }
  if (/^'[\d+=@-]/.test(bare)) {
    done.add('apostrophe');
    return bare.slice(1);
  }
  if (DIGITS.has(field) && /^\d{5,}\.0$/.test(bare)) {
    done.add('decimal');
    return bare.slice(0, -2);
  }
  return bare;
}

function labelOf(text: string): { readonly key: string; readonly rest: string } | undefined {
  const m = /^([^:：\n]{1,40})[:：]\s*(?!\/\/)(\S[\s\S]*)$/.exec(text.trimStart());
  return m?.[1] === undefined || m[2] === undefined ? undefined : { key: headerKey(m[1]), rest: m[2].trim() };
}

/** E-mail addresses and telephone numbers in one cell. Commas, slashes, blanks and `and` part them only when every part is one of the two. */
function contactParts(text: string): string[] {
  return text.split(/[;；、\n|｜]/).flatMap((strong) => {
    const part = strong.trim();
    for (const weak of [/\s*(?:[,，/／&]|\s(?:and|or)\s|[和及或])\s*/i, /[\s,，/／]+/]) {
      const parts = part.split(weak).filter((one) => one !== '');
      if (parts.length > 1 && parts.every((one) => isContact(one))) return parts;
      // `13800138000 a@b.com`: blanks part them when an address stands among them.
      if (!part.includes('@')) break;
    }
    return [part];
  });
}

const isContact = (text: string): boolean => {
  const bare = labelOf(text)?.rest ?? text;
  return isEmail(bare) || isPhone(bare);
};

/** A cell that a spreadsheet would run. It is kept as text; whoever exports it has to know. */
export const looksLikeFormula = (text: string): boolean => /^=\s*[^\s=]/.test(text) || /^[+\-@][A-Za-z]+\s*[(|!]/.test(text);

/** Excel keeps fifteen digits: a longer number that goes on in zeros was typed with others. */
export const roundedByExcel = (value: string): boolean => /^[1-9]\d{14}0+$/.test(value) && value.length > 15;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Nov 23, 2026`, `23 November 2026`: written out, a date reads one way only. */
function writtenDate(text: string): string | undefined {
  const a = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  const b = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i.exec(text);
  const [year, month, day] = a ? [a[3], a[1], a[2]] : b ? [b[3], b[2], b[1]] : [];
  const at = month === undefined ? -1 : MONTHS.findIndex((name) => month.toLowerCase().startsWith(name));
  return at < 0 ? undefined : readDate(`${year}-${at + 1}-${day}`);
}
