import type { TFunction } from 'i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';
import { type Connections, connectedWith } from './connections.ts';

/** An item as the lists of this room show it. */
export interface Line {
  readonly id: string;
  readonly item: ListedEvidence;
  readonly name: string;
  /** What it is connected with, as `keyOf` names things. */
  readonly keys: readonly string[];
  /** Everything that is searched, in small letters. */
  readonly text: string;
}

export function linesOf(items: readonly ListedEvidence[], connections: Connections, t: TFunction): Line[] {
  return items.map((item) => {
    const keys = connectedWith(item, connections);
    const { metadata } = item;
    const said = [
      item.title,
      item.fileName,
      t(`evidence.kinds.${item.kind}`),
      item.note,
      item.source,
      item.sourceUrl,
      item.form,
      item.purpose,
      item.capturedAt,
      item.capturedBy,
      item.sha256,
      metadata.subject,
      metadata.from,
      metadata.to,
      ...item.tags,
      ...keys.map((key) => connections.things.get(key)?.label ?? ''),
    ];
    return { id: item.id, item, name: item.title || item.fileName, keys, text: said.join('\n').toLowerCase() };
  });
}

/** A line with its place among the files it came with. */
export interface Nested extends Line {
  /** 0 for an item of its own, 1 for what came inside it, and so on. */
  readonly depth: number;
  /** How many listed items lie right under it. */
  readonly inside: number;
  readonly folded: boolean;
  /** Name of the item it came in, when that is not the line above. */
  readonly from: string;
}

/**
 * Attachments under their e-mail, members under their archive. An exhibit stands where its number puts it; what came in a file that is
 * not listed stands by itself, and says what it came in. `folded` hides what lies inside.
 */
export function nest(lines: readonly Line[], all: ReadonlyMap<string, Line>, folded: ReadonlySet<string>): Nested[] {
  const listed = new Set(lines.map((line) => line.id));
  const under = new Map<string, Line[]>();
  const roots: Line[] = [];
  for (const line of lines) {
    const { parent, exhibit } = line.item;
    if (parent === '' || exhibit !== null || !listed.has(parent)) roots.push(line);
    else {
      const siblings = under.get(parent);
      if (siblings) siblings.push(line);
      else under.set(parent, [line]);
    }
  }
  const nested: Nested[] = [];
  const put = (line: Line, depth: number) => {
    const inside = under.get(line.id) ?? [];
    const from = depth === 0 && line.item.parent !== '' ? (all.get(line.item.parent)?.name ?? '') : '';
    nested.push({ ...line, depth, inside: inside.length, folded: folded.has(line.id), from });
    if (!folded.has(line.id)) for (const one of inside) put(one, depth + 1);
  };
  for (const root of roots) put(root, 0);
  return nested;
}

/** The same lines where the user's own order holds: each by itself, with what it came in. */
export const flat = (lines: readonly Line[], all: ReadonlyMap<string, Line>): Nested[] =>
  lines.map((line) => ({
    ...line,
    depth: 0,
    inside: 0,
    folded: false,
    from: line.item.parent === '' ? '' : (all.get(line.item.parent)?.name ?? ''),
  }));
