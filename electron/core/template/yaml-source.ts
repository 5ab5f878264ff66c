/** YAML read so that every mistake can be named by file, line and column. */
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Finding, finding } from '../kit/finding.ts';
import { keptYaml } from './kept-yaml.ts';

type Key = string | number | symbol;

export interface YamlRead<T> {
  /** Undefined when something that matters is wrong; unknown entries alone are warnings. */
  readonly data: T | undefined;
  readonly findings: readonly Finding[];
  /** `file:line:column` of an entry, or of the nearest one above it. */
  at(path: readonly Key[]): string;
}

/** Reads and checks one YAML text. `firstLine` is the line it begins on in its file. */
export function readYaml<S extends z.ZodType>(text: string, file: string, schema: S, firstLine = 1): YamlRead<z.output<S>> {
  const lines = new LineCounter();
  // A text that was read before is not parsed again unless a place in it is asked for.
  let opened: Document | undefined;
  const document = (): Document => {
    opened ??= parseDocument(text, { lineCounter: lines, prettyErrors: false });
    return opened;
  };
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line + firstLine - 1}:${col}`;
  };
  const at = (path: readonly Key[]): string => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = length === 0 ? document().contents : document().getIn(path.slice(0, length), true);
      const range = (node as Node | undefined | null)?.range;
      if (range) return place(range[0]);
    }
    return `${file}:${firstLine}:1`;
  };
  const plain = keptYaml('1.2', text, () => (document().errors.length > 0 ? undefined : document().toJS()));
  if (opened !== undefined && document().errors.length > 0) {
    const findings = document().errors.map((error) =>
      finding('error', place(error.pos[0]), 'template.yaml', { reason: lower(error.message) }),
    );
    return { data: undefined, findings, at };
  }
  const findings: Finding[] = [];
  let value: unknown = plain ?? {};
  let parsed = schema.safeParse(value);
  // Unknown entries are dropped with a warning and the rest is read again.
  for (let round = 0; !parsed.success && round < 3 && parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys'); round += 1) {
    const copy = structuredClone(value);
    for (const issue of parsed.error.issues) {
      if (issue.code !== 'unrecognized_keys') continue;
      for (const key of issue.keys) {
        drop(copy, [...issue.path, key]);
        findings.push(
          finding(
            'warning',
            keyPlace(document().getIn(issue.path, true) ?? document().contents, key, place, at(issue.path)),
            'template.unknown-key',
            { key },
          ),
        );
      }
    }
    value = copy;
    parsed = schema.safeParse(value);
  }
  if (parsed.success) return { data: parsed.data, findings, at };
  for (const issue of parsed.error.issues) {
    const name = issue.path.join('.');
    findings.push(
      finding('error', at(issue.path), 'template.yaml', { reason: name ? `${name}: ${lower(issue.message)}` : lower(issue.message) }),
    );
  }
  return { data: undefined, findings, at };
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function drop(value: unknown, path: readonly Key[]): void {
  let at = value;
  for (const key of path.slice(0, -1)) at = (at as Record<Key, unknown> | undefined)?.[key];
  const last = path.at(-1);
  if (at !== null && typeof at === 'object' && last !== undefined) delete (at as Record<Key, unknown>)[last];
}

function keyPlace(map: unknown, key: string, place: (offset: number) => string, fallback: string): string {
  if (!isMap(map)) return fallback;
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) && pair.key.range ? place(pair.key.range[0]) : fallback;
}
