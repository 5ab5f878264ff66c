/** Reads a YAML file against a schema and says what is wrong at which line and column. */
import { closest, distance } from 'fastest-levenshtein';
import { type Document, isMap, isNode, isScalar, LineCounter, type Pair, parseDocument, visit, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import { decodeText } from '../kit/text-encoding.ts';

type Path = readonly PropertyKey[];

export interface YamlFile<T> {
  /** Absent when the file does not fit its schema. */
  readonly data?: T;
  readonly findings: readonly Finding[];
  /** A finding at the place of a value (or of its key); for what only the contents of other files can tell. */
  at(path: Path, id: MessageId, params?: MessageParams): Finding;
}

/** `file` is the name messages use. Scalars are read as text: `0012` keeps its zeros, `no` is not a truth value, dates are not instants. */
export function readYaml<S extends z.ZodType>(file: string, bytes: Uint8Array, schema: S): YamlFile<z.output<S>> {
  const lines = new LineCounter();
  const decoded = decodeText(bytes);
  const document = parseDocument(decoded?.text ?? '', { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const say = (offset: number, id: MessageId, params: MessageParams = {}): Finding => {
    const { line, col } = lines.linePos(offset);
    return finding('error', `${file}:${line}:${col}`, id, { file, line, column: col, ...params });
  };
  const offsetOf = (path: Path, key = false): number => {
    if (key) {
      const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
      const pair = isMap(parent) ? parent.items.find((item: Pair) => isScalar(item.key) && item.key.value === path.at(-1)) : undefined;
      if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return document.contents?.range?.[0] ?? 0;
  };
  const at: YamlFile<unknown>['at'] = (path, id, params = {}) => say(offsetOf(path), id, params);

  if (!decoded) return { findings: [finding('error', file, 'intake.yaml-encoding', { file })], at };
  // What the parser says after its first fault is mostly about the first one.
  const [broken] = document.errors;
  if (broken) return { findings: [say(beginOf(document, broken), 'intake.yaml-syntax', { reason: wordsOf(broken) })], at };
  let plain: unknown;
  try {
    plain = withoutEmpty(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return { findings: [say(0, 'intake.yaml-syntax', { reason: error instanceof Error ? error.message : '' })], at };
  }
  const parsed = schema.safeParse(plain ?? {});
  if (parsed.success) return { data: parsed.data, findings: [], at };
  const findings = parsed.error.issues.flatMap((issue) =>
    issueFindings(issue, plain, schema, (path, key, id, params) => say(offsetOf(path, key), id, params)),
  );
  return { findings, at };
}

/** An unclosed quotation mark is noticed far below; it is told where the first text in quotation marks opens that runs over lines. */
function beginOf(document: Document.Parsed, { code, pos }: YAMLParseError): number {
  let begin = pos[0];
  if (code !== 'MISSING_CHAR') return begin;
  visit(document, {
    Scalar(_key, { type, range, source }) {
      if ((type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE') || !range || !(source?.includes('\n') || range[1] >= pos[0]))
        return undefined;
      begin = range[0];
      return visit.BREAK;
    },
  });
  return begin;
}

const wordsOf = ({ code, message }: YAMLParseError): string =>
  message.includes('quote') && code === 'MISSING_CHAR'
    ? 'the closing quotation mark is missing'
    : message.charAt(0).toLowerCase() + message.slice(1);

/** `key:` with nothing behind it, `~` and `""` all mean that nothing was entered. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutEmpty(one) ?? '');
  if (value !== null && typeof value === 'object') {
    const kept = Object.entries(value).flatMap(([name, one]) => {
      const next = withoutEmpty(one);
      return next === undefined ? [] : [[name, next] as const];
    });
    return Object.fromEntries(kept);
  }
  return value === '' || value === '~' || value === null ? undefined : value;
}

type Tell = (path: Path, key: boolean, id: MessageId, params: MessageParams) => Finding;

function issueFindings(issue: z.core.$ZodIssue, plain: unknown, schema: z.ZodType, tell: Tell): Finding[] {
  const { path } = issue;
  const field = path.filter((part) => typeof part === 'string').join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => {
        const nearest = nearestOf(name, knownKeys(schema, path));
        return tell([...path, name], true, nearest ? 'intake.unknown-key-near' : 'intake.unknown-key', {
          key: name,
          ...(nearest ? { nearest } : {}),
        });
      });
    case 'invalid_value':
      return [
        valueIn(plain, path) === undefined ? missing() : tell(path, false, 'intake.not-one-of', { field, values: issue.values.join(', ') }),
      ];
    case 'invalid_type':
      return [
        valueIn(plain, path) === undefined
          ? missing()
          : tell(path, false, 'intake.wrong-shape', { field, expected: shapeName(issue.expected) }),
      ];
    case 'invalid_union': {
      if (valueIn(plain, path) === undefined) return [missing()];
      // The branch that got furthest says most: a court given as a mapping is judged as a mapping.
      const inner = issue.errors.flat().filter((one) => one.path.length > 0 || one.code === 'unrecognized_keys');
      if (inner.length > 0) return inner.flatMap((one) => issueFindings({ ...one, path: [...path, ...one.path] }, plain, schema, tell));
      const values = issue.errors.flat().flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
      return [
        values.length > 0
          ? tell(path, false, 'intake.not-one-of', { field, values: values.join(', ') })
          : tell(path, false, 'intake.wrong-shape', { field, expected: 'text' }),
      ];
    }
    default:
      return [
        issue.message === 'date'
          ? tell(path, false, 'intake.bad-date', { field, value: String(valueIn(plain, path)) })
          : tell(path, false, 'intake.bad-value', { field, reason: issue.message }),
      ];
  }

  function missing(): Finding {
    return tell(path.slice(0, -1), false, 'intake.missing-key', { key: String(path.at(-1) ?? '') });
  }
}

const shapeName = (expected: string): string =>
  expected === 'array' ? 'a list' : expected === 'object' || expected === 'record' ? 'a group of "name: value" lines' : 'text';

function valueIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (at === null || typeof at !== 'object' ? undefined : (at as Record<PropertyKey, unknown>)[part]),
    value,
  );
}

/** The keys a mapping at `path` may have. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema;
  const unwrap = (one: unknown): unknown => {
    const def = (one as { def?: { type: string; innerType?: unknown; in?: unknown; options?: unknown[] } }).def;
    if (def?.type === 'optional' || def?.type === 'default') return unwrap(def.innerType);
    if (def?.type === 'pipe') return unwrap(def.in);
    if (def?.type === 'union') return unwrap(def.options?.find((option) => 'shape' in (unwrap(option) as object)));
    return one;
  };
  for (const part of path) {
    const here = unwrap(at) as { shape?: Record<string, unknown>; element?: unknown };
    at = typeof part === 'number' ? here.element : here.shape?.[String(part)];
    if (at === undefined) return [];
  }
  return Object.keys((unwrap(at) as { shape?: object }).shape ?? {});
}

/** The known word a mistyped one most likely meant, or undefined when none is near. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(word, known);
  return distance(word, near) <= Math.max(2, Math.floor(word.length / 3)) ? near : undefined;
}
