/**
 * Every filter a template may use. None is taken over from LiquidJS: these keep the path of what they are given, leave a
 * missing value missing, count in decimals, and do the same on every machine (no clock, no chance, no locale).
 */
import type { FilterImplOptions } from 'liquidjs';
import { chineseNumeral, roman } from '../document/numerals.ts';
import { formatDate, isPlainDate } from '../kit/dates.ts';
import { finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { Exact, formatAmount, formatMoney, rmbCapitals, roundMinor } from '../kit/money.ts';
import { Problem } from '../kit/problem.ts';
import { FactContext } from './context.ts';
import { listFilters } from './list-filters.ts';
import { chineseNumber, numberWords, ordinal } from './number-words.ts';
import type { Run } from './run.ts';
import { where } from './source-text.ts';
import { asText, Fact, isBlank, Markup, Pieces, pathOf, plain } from './values.ts';

interface Call {
  readonly context: unknown;
  readonly token: { readonly name: string };
}

export function contextOf(call: Call): FactContext {
  if (call.context instanceof FactContext) return call.context;
  throw new TypeError('filters run in a fill only');
}

/** The value a filter made, with the path of what it was made from. */
function derived(result: string, from: readonly unknown[]): unknown {
  const path = from.map(pathOf).find((found) => found !== undefined);
  return path === undefined ? result : new Fact(result, path);
}

function refuse(run: Run, call: Call, input: unknown): unknown {
  run.report(
    finding('error', where(run.at), 'template.bad-value', {
      filter: call.token.name,
      value: asText(input).slice(0, 60),
      path: pathOf(input) ?? '',
    }),
  );
  return input;
}

type TextFilter = (text: string, args: readonly string[], run: Run) => string;

function bounded(text: string, run: Run): string {
  run.afford(text.length);
  return text;
}

/** A filter on words. Captured Markdown stays Markdown; values mixed into it go in as sentinels, never as Markdown. */
function onText(compute: TextFilter): FilterImplOptions {
  return function (this: Call, input: unknown, ...args: unknown[]) {
    const { run } = contextOf(this);
    if (input instanceof Fact && input.missing) return input;
    if ([input, ...args].some((value) => value instanceof Markup)) {
      const [text = '', ...rest] = [input, ...args].map((value) => (value instanceof Markup ? value.source : run.print(value)));
      return new Markup(bounded(compute(text, rest, run), run));
    }
    return derived(bounded(compute(asText(input), args.map(asText), run), run), [input, ...args]);
  };
}

/** Longer is no figure and no date; grouping its digits could take for ever. */
const LONGEST_FIGURE = 60;

/** A filter that writes a number or a date in words; what it cannot read is reported and printed as it is. */
function onFigure(compute: (text: string, args: readonly string[], run: Run) => string | undefined): FilterImplOptions {
  return function (this: Call, input: unknown, ...args: unknown[]) {
    const { run } = contextOf(this);
    if (isBlank(input) || plain(input) === undefined) return input;
    try {
      const figure = asText(Array.isArray(input) ? input.length : input);
      const text = figure.length <= LONGEST_FIGURE ? compute(figure, args.map(asText), run) : undefined;
      return text === undefined ? refuse(run, this, input) : derived(text, [input, ...args]);
    } catch (error) {
      if (error instanceof Problem) return refuse(run, this, input);
      throw error;
    }
  };
}

const whole = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

function onWhole(compute: (value: number, language: Language) => string): FilterImplOptions {
  return onFigure((text, _args, run) => {
    const value = whole(text);
    return value === undefined ? undefined : compute(value, run.options.language);
  });
}

function onDecimal(compute: (value: Exact, other: Exact) => Exact): FilterImplOptions {
  return onFigure((text, [other = '0']) => {
    if (!/^-?\d+(\.\d+)?$/.test(text) || !/^-?\d{1,40}(\.\d{1,20})?$/.test(other)) return undefined;
    const result = compute(new Exact(text), new Exact(other));
    return result.isFinite() && result.abs().lt('1e40') ? result.toDecimalPlaces(20).toFixed() : undefined;
  });
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function shortened(text: string, [length = '50', ending = '…']: readonly string[]): string {
  const characters = [...text];
  const most = Number(length);
  return characters.length <= most ? text : `${characters.slice(0, Math.max(0, most - [...ending].length)).join('')}${ending}`;
}

const trade: Record<string, FilterImplOptions> = {
  money: onFigure((text, [currency], run) => {
    const code = currency || run.options.currency;
    return formatMoney(/\.\d{3,}$/.test(text) ? roundMinor(text, code) : text, code, run.options.language);
  }),
  amount: onFigure((text) => formatAmount(text)),
  rmb_capitals: onFigure((text) => rmbCapitals(text)),
  percent: onFigure((text) => (/^-?\d+(\.\d+)?$/.test(text) ? `${new Exact(text).times(100).toFixed()}%` : undefined)),
  date: onFigure((text, [language], run) => {
    const day = text.slice(0, 10);
    if (!isPlainDate(day)) return undefined;
    return formatDate(day, language === 'en' || language === 'zh-CN' ? language : run.options.language);
  }),
  year: onFigure((text) => /^\d{4}(?=-)/.exec(text)?.[0]),
  ordinal: onWhole(ordinal),
  words: onWhole(numberWords),
  cn_number: onWhole((value) => (value > 0 ? chineseNumber(value) : chineseNumeral(0))),
  roman: onWhole((value) => (value > 0 && value < 4000 ? roman(value) : String(value))),
  mask_id: onText((text) => (text.length <= 7 ? text : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`)),
  plural(this: Call, input: unknown, one: unknown, many: unknown) {
    const count = Array.isArray(input) ? input.length : plain(input);
    if (isBlank(input) && !Array.isArray(input)) return input;
    return Number(count) === 1 ? one : many;
  },
  and_list(this: Call, input: unknown) {
    const { run } = contextOf(this);
    if (!Array.isArray(input) || input.length === 0) return Array.isArray(input) ? new Fact('', pathOf(input) ?? '') : input;
    const chinese = run.options.language === 'zh-CN';
    const last = chinese ? '和' : input.length > 2 ? ', and ' : ' and ';
    const parts: (string | Fact)[] = [];
    input.forEach((item: unknown, index) => {
      if (index > 0) parts.push(index === input.length - 1 ? last : chinese ? '、' : ', ');
      parts.push(item instanceof Fact ? item : asText(item));
    });
    return new Pieces(parts);
  },
  default: (input: unknown, other: unknown) => (isBlank(input) || plain(input) === false ? other : input),
  optional: (input: unknown) => (isBlank(input) || (Array.isArray(input) && input.length === 0) ? '' : input),
};

const words: Record<string, FilterImplOptions> = {
  upcase: onText((text) => text.toUpperCase()),
  downcase: onText((text) => text.toLowerCase()),
  capitalize: onText(capitalised),
  strip: onText((text) => text.trim()),
  strip_newlines: onText((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join(' '),
  ),
  append: onText((text, [more = '']) => text + more),
  prepend: onText((text, [more = '']) => more + text),
  replace: onText((text, [from = '', to = ''], run) => {
    if (from === '') return text;
    const parts = text.split(from);
    run.afford(text.length + (parts.length - 1) * (to.length - from.length));
    return parts.join(to);
  }),
  remove: onText((text, [what = '']) => (what === '' ? text : text.split(what).join(''))),
  truncate: onText(shortened),
};

const figures: Record<string, FilterImplOptions> = {
  plus: onDecimal((a, b) => a.plus(b)),
  minus: onDecimal((a, b) => a.minus(b)),
  times: onDecimal((a, b) => a.times(b)),
  divided_by: onDecimal((a, b) => a.div(b)),
  modulo: onDecimal((a, b) => a.mod(b)),
  round: onDecimal((a, b) => a.toDecimalPlaces(Math.min(20, Math.max(0, b.trunc().toNumber())), Exact.ROUND_HALF_UP)),
  abs: onDecimal((a) => a.abs()),
  ceil: onDecimal((a) => a.ceil()),
  floor: onDecimal((a) => a.floor()),
  at_least: onDecimal((a, b) => Exact.max(a, b)),
  at_most: onDecimal((a, b) => Exact.min(a, b)),
};

export const FILTERS: Readonly<Record<string, FilterImplOptions>> = { ...trade, ...words, ...figures, ...listFilters(contextOf) };
