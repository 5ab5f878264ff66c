/** The damages of a matter as a spreadsheet whose figures are live: inputs on their own sheet, formulas over them, formulas locked. */
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { type Language, say } from '../../kit/messages.ts';
import { minorUnits } from '../../kit/money.ts';
import type { Head, Input } from '../model.ts';
import type { DamagesView, HeadResult, SellerRow } from '../result.ts';
import { type Rule, ruleVersion } from '../rule.ts';
import { at, bold, column, count, formula, heading, open, openText, text } from './cells.ts';
import { type Cells, liveFigure } from './live.ts';
import { protection } from './protect.ts';
import { type Word, wordsIn } from './words.ts';

/** What a source is called in the file: `Exhibit 3, p. 2`. */
export type NameOf = (source: Input['sources'][number]) => string;

/** One head with the places of its cells. Rows are counted as spreadsheets do, from 1; row 1 holds the headings. */
interface Placed {
  readonly no: number;
  readonly head: Head;
  readonly result: HeadResult;
  readonly rule: Rule | undefined;
  readonly title: string;
  /** Claimed from each seller by what its own listings say: one figure for each row of the table by seller. */
  readonly bySeller: boolean;
  /** Sellers it is claimed from, by id. */
  readonly sellers: ReadonlySet<string>;
}

/**
 * Writes the view as XLSX. Without `nameOf` sources stand as their ids. A head that
 * cannot be computed, and a total that is open, say so instead of showing part of a figure. Spreadsheets count in binary floating point:
 * figures beyond fifteen digits are exact in the program and in the filings only.
 */
export async function damagesWorkbook(
  view: DamagesView,
  language: Language,
  nameOf: NameOf = ({ evidence, page }) => (page === null ? evidence : `${evidence}:${page}`),
): Promise<Uint8Array> {
  const word = wordsIn(language);
  const heads = placedHeads(view, language);
  const rows = view.bySeller.filter((row) => row.active || heads.some((one) => one.sellers.has(row.seller)));
  const inputs = inputSheet(heads, word, language, nameOf);
  const sheet = (title: Word, widths: readonly number[], data: Row[]) => ({
    sheet: word(title),
    data,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  const sellers = sellerSheet(heads, rows, word, inputs.cells);
  return writeXlsxFile(
    [
      sheet('heads', [6, 34, 26, 34, 12, 11, 14, 10, 18, 18, 18, 8, 18, 18], headSheet(heads, view, word, inputs.cells, sellers.sums)),
      sheet('inputs', [6, 34, 40, 18, 14, 40, 10, 40], inputs.data),
      sheet('items', [6, 34, 40, 14, 20, 10, 18, 40], itemSheet(heads, word, nameOf)),
      sheet(
        'derivation',
        [6, 34, 80],
        [
          heading(word('no'), word('head'), word('step')),
          ...heads.flatMap(({ no, title, result }) => result.steps.map((step): Row => [count(no), text(title), text(step)])),
        ],
      ),
      sheet('sellers', [6, 34, 24, 24, 10, 12, ...sellers.widths], sellers.data),
      sheet(
        'findings',
        [12, 40, 100],
        [
          heading(word('severity'), word('where'), word('message')),
          ...view.findings.map((one): Row => {
            const { message, hint } = say(one.id, one.params, language);
            return [text(one.severity), text(one.where), text(`${message}. ${hint}`)];
          }),
        ],
      ),
    ],
    { features: [protection] },
  ).toBuffer();
}

function placedHeads(view: DamagesView, language: Language): Placed[] {
  const rules = new Map(view.rules.map((rule) => [ruleVersion(rule), rule]));
  const active = new Set(view.bySeller.filter((row) => row.active).map((row) => row.seller));
  return view.heads.map(({ head, result }, index) => {
    const rule = rules.get(result.version);
    return {
      no: index + 1,
      head,
      result,
      rule,
      title: head.title || result.title[language],
      bySeller: head.liability === 'each' && result.inputs.some((input) => derives(rule, input.name) && input.origin === 'listings'),
      sellers: head.sellers.length === 0 ? active : new Set(head.sellers),
    };
  });
}

const derives = (rule: Rule | undefined, name: string) => rule?.inputs.find((input) => input.name === name)?.derive;

/** Where the formulas of a head find their figures; of a seller, `own` gives those its listings supply. */
type CellsOf = (head: Placed, own?: (derive: string) => string) => Cells;

function inputSheet(
  heads: readonly Placed[],
  word: ReturnType<typeof wordsIn>,
  language: Language,
  nameOf: NameOf,
): { readonly data: Row[]; readonly cells: CellsOf } {
  const data: Row[] = [
    heading(...(['no', 'head', 'input', 'value', 'origin', 'basis', 'estimate', 'evidence'] as const).map((name) => word(name))),
  ];
  const rowOf = new Map<string, number>();
  for (const one of heads)
    for (const input of one.result.inputs) {
      const elsewhere = one.bySeller && input.origin === 'listings' && derives(one.rule, input.name) !== undefined;
      const value =
        input.unit === 'choice' ? openText(input.meaning?.[language] ?? input.value) : open(input.value, input.unit === 'money');
      data.push([
        count(one.no),
        text(one.title),
        text(input.label[language]),
        elsewhere ? text(word('bySellerInput')) : value,
        text(word(input.origin)),
        text(input.basis),
        input.standing === 'estimate' ? text(word('yes')) : null,
        text(input.sources.map((source) => nameOf(source)).join('; ')),
      ]);
      rowOf.set(`${one.no} ${input.name}`, data.length);
    }
  const cells: CellsOf = (one, own) => ({
    ref: (name) => {
      const derive = derives(one.rule, name);
      if (own && derive !== undefined && one.result.inputs.some((input) => input.name === name && input.origin === 'listings'))
        return own(derive);
      const row = rowOf.get(`${one.no} ${name}`);
      return row === undefined ? '' : at(word('inputs'), 'D', row);
    },
    shown: (name, choice) => one.rule?.inputs.find((input) => input.name === name)?.choices?.[choice]?.[language] ?? choice,
    items: one.head.items.length === 0 ? '' : `SUMIFS('${word('items')}'!$G:$G,'${word('items')}'!$A:$A,${one.no})`,
  });
  return { data, cells };
}

function itemSheet(heads: readonly Placed[], word: ReturnType<typeof wordsIn>, nameOf: NameOf): Row[] {
  const rows = heads.flatMap(({ no, title, head }) =>
    head.items.map(
      (item): Row => [
        count(no),
        text(title),
        text(item.label),
        text(item.date),
        text(item.voucher),
        text(head.currency),
        open(item.amount),
        text(item.sources.map((source) => nameOf(source)).join('; ')),
      ],
    ),
  );
  const currencies = [...new Set(heads.filter(({ head }) => head.items.length > 0).map(({ head }) => head.currency))];
  const totals = currencies.map((currency): Row => {
    const sum = `ROUND(SUMIFS(G2:G${rows.length + 1},F2:F${rows.length + 1},"${currency}"),${minorUnits(currency)})`;
    return [null, bold(word('total')), null, null, null, text(currency), formula(sum, true), null];
  });
  return [
    heading(...(['no', 'head', 'item', 'date', 'voucher', 'currency', 'amount', 'evidence'] as const).map((name) => word(name))),
    ...rows,
    ...totals,
  ];
}

/** Columns of the heads that later formulas name. */
const HEADS = { claimed: 'J', once: 'K', amount: 'N' } as const;

function headSheet(
  heads: readonly Placed[],
  view: DamagesView,
  word: ReturnType<typeof wordsIn>,
  cells: CellsOf,
  sums: ReadonlyMap<number, { readonly computed: string; readonly amount: string }>,
): Row[] {
  const rows = heads.map((one): Row => {
    const { no, head, result, rule, title } = one;
    const row = no + 1;
    const places = minorUnits(head.currency);
    const said = [
      count(no),
      text(title),
      text(result.version || head.rule),
      text(result.statute),
      text(word(result.counts === 'info' ? 'info' : head.position)),
      text(word(head.liability)),
      text(result.sellerNumbers),
      text(head.currency),
    ];
    const claimed = open(head.claimed);
    if (result.computed === null || !rule) return [...said, text(word('open')), claimed, null, null, null, text(word('open'))];
    const sum = sums.get(no);
    if (sum)
      return [...said, null, claimed, null, null, formula(`ROUND(${sum.computed},${places})`), formula(`ROUND(${sum.amount},${places})`)];
    return [
      ...said,
      formula(liveFigure(rule, cells(one), places)),
      claimed,
      formula(`IF(ISNUMBER(J${row}),MIN(I${row},ROUND(J${row},${places})),I${row})`),
      count(head.liability === 'each' ? result.sellers : 1),
      formula(`ROUND(I${row}*L${row},${places})`),
      formula(`ROUND(K${row}*L${row},${places})`),
    ];
  });
  const last = heads.length + 1;
  const totals = view.totals.map(({ currency, amount }): Row => {
    const sum = `ROUND(SUMIFS(N2:N${last},H2:H${last},"${currency}",E2:E${last},"${word('primary')}"),${minorUnits(currency)})`;
    const empty = Array.from({ length: 5 }, () => null);
    return [null, bold(word('total')), ...empty, text(currency), ...empty, amount === null ? text(word('open')) : formula(sum, true)];
  });
  const names = 'no head rule statute position liability sellerNumbers currency figure claimed once times computed amount'.split(
    ' ',
  ) as Word[];
  return [heading(...names.map((name) => word(name))), ...rows, ...totals];
}

/** Defendants by measures: what the listings say of each, and what each head claims from it. */
function sellerSheet(heads: readonly Placed[], rows: readonly SellerRow[], word: ReturnType<typeof wordsIn>, cells: CellsOf) {
  const currencies = [...new Set(rows.flatMap((row) => row.revenue.map((one) => one.currency)))].sort();
  const separate = heads.filter(
    ({ head, result }) => result.computed !== null && result.counts !== 'info' && (head.liability === 'each' || result.sellers === 1),
  );
  const first = 7 + currencies.length;
  const columns = new Map(
    separate.map(({ no }, index) => [no, { computed: column(first + 2 * index), amount: column(first + 2 * index + 1) }]),
  );
  const currency = rows[0]?.currency ?? '';
  const counted = separate.filter(({ head }) => head.position === 'primary' && head.currency === currency);
  const last = rows.length + 1;

  const data = rows.map((row, index): Row => {
    const line = index + 2;
    const own = (of: string) => (derive: string) => {
      if (derive === 'units_1117c') return `$E${line}`;
      return derive === 'units_sold' ? `$F${line}` : `$${column(7 + currencies.indexOf(of))}${line}`;
    };
    const shares = separate.flatMap((one): Row => {
      const place = columns.get(one.no);
      if (!place || !one.rule || !one.sellers.has(row.seller)) return [null, null];
      const inHeads = (letter: string) => at(word('heads'), letter, one.no + 1);
      if (!one.bySeller) return [formula(inHeads('I')), formula(inHeads(HEADS.once))];
      const figure = liveFigure(one.rule, cells(one, own(one.head.currency)), minorUnits(one.head.currency));
      const claimed = inHeads(HEADS.claimed);
      const own1 = `${place.computed}${line}`;
      return [formula(figure), formula(`IF(ISNUMBER(${own1}),IF(ISNUMBER(${claimed}),MIN(${own1},${claimed}),${own1}),"")`)];
    });
    const parts = counted.filter((one) => one.sellers.has(row.seller)).map((one) => `${columns.get(one.no)?.amount}${line}`);
    return [
      count(row.no),
      text(row.name || row.shops.join(', ')),
      text(row.marks.join('; ')),
      text(row.goodsTypes.join('; ')),
      open(row.units === 0 ? '' : String(row.units), false),
      open(row.unitsSold, false),
      ...currencies.map((code) => open(row.revenue.find((one) => one.currency === code)?.exact ?? '')),
      ...shares,
      parts.length === 0 ? null : formula(`IF(COUNT(${parts.join(',')})=0,"",ROUND(SUM(${parts.join(',')}),${minorUnits(currency)}))`),
      text(row.currency),
    ];
  });
  const sumOf = (letter: string) => `SUM(${letter}2:${letter}${last})`;
  const totals: Row = [
    null,
    bold(word('total')),
    ...Array.from({ length: 4 + currencies.length }, () => null),
    ...separate.flatMap(({ no, head }) => {
      const place = columns.get(no);
      return place
        ? [place.computed, place.amount].map((letter) => formula(`ROUND(${sumOf(letter)},${minorUnits(head.currency)})`, true))
        : [];
    }),
    formula(`ROUND(${sumOf(column(first + 2 * separate.length))},${minorUnits(currency)})`, true),
    text(currency),
  ];
  const sheet = `'${word('sellers')}'!`;
  const range = (letter: string) => `SUM(${sheet}$${letter}$2:$${letter}$${last})`;
  return {
    data: [
      heading(
        ...(['no', 'seller', 'marks', 'goods', 'units', 'sold'] as const).map((name) => word(name)),
        ...currencies.map((code) => `${word('revenue')} ${code}`),
        ...separate.flatMap(({ no, title }) => [`${no}. ${title}`, `${no}. ${word('asked')}`]),
        word('amount'),
        word('currency'),
      ),
      ...data,
      ...(rows.length === 0 ? [] : [totals]),
    ],
    widths: [...currencies.map(() => 18), ...separate.flatMap(() => [18, 18]), 18, 10],
    sums: new Map(
      separate.flatMap(({ no, bySeller }) => {
        const place = columns.get(no);
        return bySeller && place ? [[no, { computed: range(place.computed), amount: range(place.amount) }] as const] : [];
      }),
    ),
  };
}
