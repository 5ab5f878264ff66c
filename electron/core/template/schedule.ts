/** `::schedule{of=…}`: a table straight from the facts. Its rows never see Markdown, so ten thousand cost no more than they must. */
import { distance } from 'fastest-levenshtein';
import type { Align, Schedule } from '../document/model.ts';
import { formatDate, isPlainDate } from '../kit/dates.ts';
import { finding } from '../kit/finding.ts';
import { Exact, formatAmount, formatMoney, rmbCapitals, roundMinor } from '../kit/money.ts';
import { Problem } from '../kit/problem.ts';
import { COLUMN_FORMATS, type Column, readColumns } from './directives.ts';
import type { Drafting } from './drafting.ts';
import { citedTogether } from './exhibit-labels.ts';
import { humanised } from './fields.ts';
import type { Chunk } from './markdown.ts';
import type { Stored } from './run.ts';
import { printable, swapBack } from './sentinel.ts';
import { nearMiss } from './source-text.ts';
import { setText } from './typography.ts';
import { Branch, Fact, plain } from './values.ts';

/** A leaf directive as far as schedules need it. */
export interface ScheduleNode {
  readonly attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
}

const ALIGN: Readonly<Record<string, Align>> = { l: 'left', c: 'center', r: 'right', j: 'justify' };

type Row = Readonly<Record<string, unknown>>;

export function scheduleOf(drafting: Drafting, chunk: Chunk, node: ScheduleNode): Schedule | undefined {
  const attributes = node.attributes ?? {};
  const list = swapBack<Stored>(attributes.of ?? '', (local) => drafting.stored(chunk, local)).find(
    (part) => typeof part !== 'string' && part.kind === 'list',
  );
  if (list === undefined || typeof list === 'string' || list.kind !== 'list') {
    drafting.report(chunk, node, 'template.bad-attribute', {
      name: '::schedule',
      attribute: 'of',
      value: attributes.of ?? '',
      allowed: 'the bare path of a list',
    });
    return undefined;
  }
  const columns = readColumns(attributes.columns ?? '');
  const parts = (name: 'titles' | 'widths' | 'align') => splitPart(drafting, chunk, node, name, columns.length);
  const titles = parts('titles');
  const widths = parts('widths');
  const aligns = parts('align');
  const sealed = new Set((attributes.sealed ?? '').split(/[\s,]+/));
  for (const column of columns) {
    if (column.unknownFormat === undefined) continue;
    drafting.report(chunk, node, 'template.bad-attribute', {
      name: '::schedule',
      attribute: column.field,
      value: column.unknownFormat,
      allowed: COLUMN_FORMATS.join(', '),
    });
  }
  if (list.items.length === 0) drafting.report(chunk, node, 'template.empty-schedule', { path: list.path }, 'warning');
  const rows = list.items.map((item) => (item instanceof Branch ? item.raw : { value: plain(item) }));
  checkColumns(drafting, chunk, node, columns, rows, list.path);
  const gaps: string[] = [];
  const cells = rows.map((row, index) => {
    const item = list.items[index];
    const at = item instanceof Branch || item instanceof Fact ? item.path : `${list.path}[${index}]`;
    return columns.map((column, place) => {
      const text = cellText(drafting, row, column, `${at}.${column.field}`);
      if (text === '' && column.required) {
        gaps.push(`${index}:${place}`);
        const label = drafting.options.run.options.label(`${at}.${column.field}`);
        drafting.options.run.reportAt(`${at}.${column.field}`, 'template.gap', { field: label, path: `${at}.${column.field}` });
      }
      return text;
    });
  });
  const caption = attributes.caption;
  return {
    kind: 'schedule',
    id: attributes.id ? drafting.plain(chunk, attributes.id) : null,
    caption: caption ? setText(drafting.inlines(chunk, caption), drafting.language) : null,
    columns: columns.map((column, index) => ({
      title: titles[index] ?? humanised(column.field),
      width: positive(widths[index]),
      align: ALIGN[aligns[index] ?? 'l'] ?? 'left',
      field: column.field,
      sealed: sealed.has(column.field),
    })),
    rows: cells,
    source: list.path,
    gaps,
    totals: totalsOf(drafting, chunk, attributes.totals ?? '', columns.length),
  };
}

const positive = (text: string | undefined): number => (text !== undefined && Number(text) > 0 ? Number(text) : 1);

/** One part for each column, from an attribute; `titles` by `|`, the others by blanks. */
function splitPart(drafting: Drafting, chunk: Chunk, node: ScheduleNode, name: 'titles' | 'widths' | 'align', wanted: number): string[] {
  const text = node.attributes?.[name] ?? '';
  if (text === '') return [];
  const parts =
    name === 'titles'
      ? text.split('|').map((part) => words(drafting, chunk, part))
      : drafting
          .plain(chunk, text)
          .trim()
          .split(/[\s,]+/);
  if (parts.length !== wanted) {
    drafting.report(chunk, node, 'template.column-count', { attribute: name, found: parts.length, wanted });
  }
  return parts;
}

/** Words of the template with values in them, set as text. */
function words(drafting: Drafting, chunk: Chunk, text: string): string {
  return setText(drafting.inlines(chunk, text), drafting.language)
    .map((inline) => ('text' in inline ? inline.text : inline.kind === 'gap' ? `«${inline.label}»` : ''))
    .join('')
    .trim();
}

function totalsOf(drafting: Drafting, chunk: Chunk, text: string, columns: number): string[][] {
  if (text.trim() === '') return [];
  return text.split('//').map((row) => {
    const cells = row.split('|').map((cell) => words(drafting, chunk, cell));
    return Array.from({ length: columns }, (_, index) => cells[index] ?? '');
  });
}

/** A column no row has is a mistake in the template, not a missing value. */
function checkColumns(
  drafting: Drafting,
  chunk: Chunk,
  node: ScheduleNode,
  columns: readonly Column[],
  rows: readonly Row[],
  path: string,
): void {
  const first = rows[0];
  if (!first) return;
  for (const { field } of columns) {
    if (fieldOf(first, field) !== undefined) continue;
    const known = Object.keys(first);
    drafting.report(chunk, node, 'template.unknown-column', {
      path,
      column: field,
      near: nearMiss(field, known, distance) ?? known.join(', '),
    });
  }
}

function fieldOf(row: Row, path: string): unknown {
  let at: unknown = row;
  for (const key of path.split('.')) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return at === null || at === '' ? '' : undefined;
    at = (at as Row)[key];
  }
  return at ?? '';
}

function cellText(drafting: Drafting, row: Row, column: Column, path: string): string {
  const value = fieldOf(row, column.field) ?? '';
  if (column.format === 'exhibits') return exhibitLabels(drafting, value);
  const text = Array.isArray(value)
    ? value.map((item) => printable(String(item))).join(drafting.language === 'zh-CN' ? '、' : ', ')
    : typeof value === 'object'
      ? ''
      : printable(String(value));
  if (column.format === undefined || text.trim() === '') return text.trim() === '' ? '' : text;
  try {
    if (text.length > 60 && column.format !== 'list') throw new Problem('invalid', 'core.bad-amount', { value: text.slice(0, 60) });
    return formatted(drafting, row, column.format, text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    drafting.options.run.report(finding('error', path, 'template.bad-value', { filter: column.format, value: text.slice(0, 60), path }));
    return text;
  }
}

function formatted(drafting: Drafting, row: Row, format: string, text: string): string {
  switch (format) {
    case 'money': {
      const currency = String(row.currency || drafting.options.currency);
      return formatMoney(/\.\d{3,}$/.test(text) ? roundMinor(text, currency) : text, currency, drafting.language);
    }
    case 'amount':
      return formatAmount(text);
    case 'rmb_capitals':
      return rmbCapitals(text);
    case 'percent':
      return `${new Exact(text).times(100).toFixed()}%`;
    case 'date': {
      const day = text.slice(0, 10);
      if (!isPlainDate(day)) throw new Problem('invalid', 'core.bad-date', { value: text });
      return formatDate(day, drafting.language);
    }
    default:
      return text;
  }
}

function exhibitLabels(drafting: Drafting, value: unknown): string {
  const sources = Array.isArray(value) ? value.map(String) : String(value).split(',');
  const cited = sources.flatMap((source) => drafting.options.cite(source.trim()) ?? []);
  return citedTogether(cited, drafting.language)
    .map(({ before, label }) => before + label)
    .join('');
}
