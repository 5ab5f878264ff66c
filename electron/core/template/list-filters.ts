/** Filters on lists. The lists they make keep the path of the list they were made from; their items keep their own. */
import type { FilterImplOptions } from 'liquidjs';
import { Exact } from '../kit/money.ts';
import type { FactContext } from './context.ts';
import { asText, Branch, childPath, Fact, isBlank, isTrue, listAt, order, pathOf, plain, sameValue } from './values.ts';

interface Call {
  readonly context: unknown;
  readonly token: { readonly name: string };
}

const items = (input: unknown): readonly unknown[] => (Array.isArray(input) ? input : isBlank(input) ? [] : [input]);

function compare(left: unknown, right: unknown): number {
  const by = order(left, right);
  if (by !== undefined) return by;
  return Number(isBlank(left)) - Number(isBlank(right));
}

function unique(list: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>();
  return list.filter((item) => {
    const key = item instanceof Branch ? item.path : plain(item);
    return !seen.has(key) && seen.add(key);
  });
}

function slice(input: unknown, from: number, length: number): unknown {
  const whole = Array.isArray(input) ? input : [...asText(input)];
  const start = from < 0 ? Math.max(0, whole.length + from) : from;
  const part = whole.slice(start, start + length);
  const path = pathOf(input);
  if (Array.isArray(input)) return listAt(part, path);
  return path === undefined ? part.join('') : new Fact(part.join(''), path);
}

export function listFilters(contextOf: (call: Call) => FactContext): Record<string, FilterImplOptions> {
  /** Keeps the items for which `test` holds. */
  const keep = (wanted: boolean): FilterImplOptions =>
    function (this: Call, input: unknown, field: unknown, ...expected: unknown[]) {
      const test = matcher(contextOf(this), field, expected);
      return listAt(
        items(input).filter((item) => test(item) === wanted),
        pathOf(input),
      );
    };
  const matcher = (context: FactContext, field: unknown, expected: readonly unknown[]) => (item: unknown) => {
    const value = context.field(item, asText(field));
    return expected.length === 0 ? isTrue(value) : sameValue(value, expected[0]);
  };
  const end =
    (last: boolean): FilterImplOptions =>
    (input: unknown) => {
      const list = items(input);
      const path = pathOf(input);
      const found = last ? list.at(-1) : list[0];
      return found ?? (path === undefined ? undefined : new Fact('', childPath(path, last ? Math.max(0, list.length - 1) : 0)));
    };
  const sorted = (key: (text: unknown) => unknown): FilterImplOptions =>
    function (this: Call, input: unknown, field?: unknown) {
      const context = contextOf(this);
      const keyed = items(input).map((item) => [item, key(field === undefined ? item : context.field(item, asText(field)))] as const);
      return listAt(
        keyed.toSorted((a, b) => compare(a[1], b[1])).map(([item]) => item),
        pathOf(input),
      );
    };

  return {
    size: (input: unknown) =>
      Array.isArray(input) ? input.length : input instanceof Branch ? input.keys().length : [...asText(input)].length,
    first: end(false),
    last: end(true),
    join(this: Call, input: unknown, glue: unknown = ' ') {
      const { run } = contextOf(this);
      const list = items(input);
      const path = pathOf(input) ?? list.map(pathOf).find((found) => found !== undefined);
      const parts = list.map(asText);
      const between = asText(glue);
      run.afford(parts.reduce((sum, part) => sum + part.length + between.length, 0));
      const text = parts.join(between);
      return path === undefined ? text : new Fact(text, path);
    },
    where: keep(true),
    reject: keep(false),
    find(this: Call, input: unknown, field: unknown, ...expected: unknown[]) {
      const test = matcher(contextOf(this), field, expected);
      return items(input).find(test) ?? new Fact('', pathOf(input) ?? '');
    },
    has(this: Call, input: unknown, field: unknown, ...expected: unknown[]) {
      return items(input).some(matcher(contextOf(this), field, expected));
    },
    map(this: Call, input: unknown, field: unknown) {
      const context = contextOf(this);
      return listAt(
        items(input).map((item) => context.field(item, asText(field))),
        pathOf(input),
      );
    },
    sum(this: Call, input: unknown, field?: unknown) {
      const context = contextOf(this);
      let total: Exact = new Exact(0);
      for (const item of items(input)) {
        const value = asText(field === undefined ? item : context.field(item, asText(field)));
        if (/^-?\d+(\.\d+)?$/.test(value)) total = total.plus(value);
      }
      const path = pathOf(input);
      return path === undefined ? total.toFixed() : new Fact(total.toFixed(), path);
    },
    sort: sorted((value) => value),
    sort_natural: sorted((value) => asText(value).toLowerCase()),
    reverse: (input: unknown) => listAt(items(input).toReversed(), pathOf(input)),
    uniq: (input: unknown) => listAt(unique(items(input)), pathOf(input)),
    compact: (input: unknown) =>
      listAt(
        items(input).filter((item) => !isBlank(item)),
        pathOf(input),
      ),
    concat(this: Call, input: unknown, more: unknown) {
      const [left, right] = [items(input), items(more)];
      contextOf(this).run.afford(0, left.length + right.length);
      return listAt([...left, ...right], pathOf(input));
    },
    slice: (input: unknown, from: unknown, length: unknown = 1) => slice(input, Number(plain(from)), Number(plain(length))),
    split(this: Call, input: unknown, glue: unknown) {
      const path = pathOf(input);
      const text = asText(input);
      const parts = text.split(asText(glue));
      contextOf(this).run.afford(0, parts.length);
      return listAt(
        parts.map((part) => (path === undefined ? part : new Fact(part, path))),
        path,
      );
    },
    group_by(this: Call, input: unknown, field: unknown) {
      const context = contextOf(this);
      const groups = new Map<unknown, { name: unknown; items: unknown[] }>();
      for (const item of items(input)) {
        const name = context.field(item, asText(field));
        const group = groups.get(plain(name)) ?? { name, items: listAt([], pathOf(input)) };
        group.items.push(item);
        groups.set(plain(name), group);
      }
      return [...groups.values()];
    },
  };
}
