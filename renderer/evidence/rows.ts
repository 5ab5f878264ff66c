import type { TFunction } from 'i18next';
import { evidenceKinds, type ListedEvidence } from '#core/evidence/model.ts';
import { type Connections, connectedWith } from './connections.ts';

/** An item as the lists of this room show it. */
export interface Line {
  readonly id: string;
  readonly item: ListedEvidence;
  readonly name: string;
  readonly connected: number;
  /** Everything that is searched, in small letters. */
  readonly text: string;
}

export function linesOf(items: readonly ListedEvidence[], connections: Connections, t: TFunction): Line[] {
  return items.map((item) => {
    const keys = connectedWith(item, connections);
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
      ...keys.map((key) => connections.things.get(key)?.label ?? ''),
    ];
    return { id: item.id, item, name: item.title || item.fileName, connected: keys.length, text: said.join('\n').toLowerCase() };
  });
}

/** Which items are listed: all, those in one state, or those of one kind. */
const states = ['exhibits', 'not-exhibits', 'unconnected', 'findings'] as const;

/** `shown` is '' for all, a state, or `kind:` with a kind. Every word typed must occur somewhere. */
export function filterLines(lines: readonly Line[], typed: string, shown: string): readonly Line[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && shown === '') return lines;
  return lines.filter((line) => inState(line, shown) && words.every((word) => line.text.includes(word)));
}

function inState({ item, connected }: Line, shown: string): boolean {
  switch (shown) {
    case 'exhibits':
      return item.exhibit !== null;
    case 'not-exhibits':
      return item.exhibit === null;
    case 'unconnected':
      return connected === 0;
    case 'findings':
      return item.findings.length > 0;
    default:
      return shown === '' || shown === `kind:${item.kind}`;
  }
}

/** The choices of the filter; only kinds that occur. */
export function filterChoices(items: readonly ListedEvidence[], t: TFunction) {
  const kinds = new Set(items.map((item) => item.kind));
  return [
    { group: t('evidence.state'), items: states.map((value) => ({ value: value as string, label: t(`evidence.states.${value}`) })) },
    {
      group: t('evidence.fields.kind'),
      items: evidenceKinds.filter((k) => kinds.has(k)).map((k) => ({ value: `kind:${k}`, label: t(`evidence.kinds.${k}`) })),
    },
  ];
}
