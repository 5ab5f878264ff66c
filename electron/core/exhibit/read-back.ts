/** What is said of a set after it was bound: what it lost on its way onto paper, what is too large, and whether it reads as planned. */
import type { Note } from '../document/binding/plan.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { Reader } from '../reading/reader.ts';
import type { Basis } from './basis.ts';
import type { BuiltPart } from './build.ts';
import { batesOf } from './contents.ts';
import type { Rendered } from './gather.ts';
import type { Layout } from './layout.ts';
import { pageLabel } from './scheme.ts';

/** A part that is nothing but a page too large by itself. */
export const isOversize = ({ parts, oversize }: Layout, index: number): boolean => {
  const part = parts[index];
  const [piece] = part?.pieces ?? [];
  return (
    part?.pieces.length === 1 && piece !== undefined && piece.from === piece.to && oversize.some(({ exhibit }) => exhibit === piece.ready)
  );
};

export function sizeFindings(layout: Layout, parts: readonly BuiltPart[], cap: number): Finding[] {
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);
  const pages = layout.oversize.map(({ exhibit, page }) =>
    finding('warning', exhibit ? `evidence/${exhibit.item.id}` : 'exhibit', 'exhibit.page-over-cap', {
      label: exhibit?.label ?? '',
      page,
      cap: megabytes(cap),
    }),
  );
  const whole = parts.filter((part, index) => cap > 0 && part.size > cap && !isOversize(layout, index));
  return [
    ...pages,
    ...whole.map(({ fileName, size }) =>
      finding('warning', 'exhibit/settings/capMb', 'exhibit.part-over-cap', { name: fileName, size: megabytes(size), cap: megabytes(cap) }),
    ),
  ];
}

/** What a lawyer should know of what a file lost on its way onto paper. */
const TOLD: Partial<Record<Note['kind'], MessageId>> = {
  'field-drawn': 'exhibit.bound-field',
  'signature-flattened': 'exhibit.bound-signature',
  'actions-dropped': 'exhibit.bound-actions',
  'attachments-dropped': 'exhibit.bound-attachments',
  repaired: 'exhibit.bound-repaired',
};

export function noteFindings(notes: readonly Note[], rendered: readonly Rendered[]): Finding[] {
  const owners = new Map(
    rendered.flatMap(({ one, rendition, indexes }) => (rendition.kind === 'pdf' ? indexes.map((index) => [index, one] as const) : [])),
  );
  return notes.flatMap(({ kind, source }) => {
    const [id, one] = [TOLD[kind], owners.get(source)];
    return id && one ? [finding('note', `evidence/${one.item.id}`, id, { label: one.label })] : [];
  });
}

/**
 * Reads every part again: as many pages as planned, and on each page of an exhibit its number. Throws `exhibit.misprinted` when that is not
 * so; a part that cannot be read in time is a finding.
 */
export async function readParts(
  { reader }: { readonly reader: Pick<Reader, 'text'> },
  basis: Basis,
  parts: readonly BuiltPart[],
  layout: Layout,
  signal: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, { path, fileName, pages }] of parts.entries()) {
    const texts = await reader.text({ path, name: fileName, mediaType: 'application/pdf' }, { signal });
    if (texts === null) {
      findings.push(finding('warning', 'exhibit', 'exhibit.not-read-back', { name: fileName }));
      continue;
    }
    const wrong = (reason: string) => new Problem('integrity', 'exhibit.misprinted', { name: fileName, reason });
    if (texts.length !== pages) throw wrong(`${texts.length} pages instead of ${pages}`);
    const bare = texts.map(({ text }) => text.replace(/\s+/gu, ''));
    for (const { piece, part, contentPage, running } of layout.places) {
      if (part !== index + 1) continue;
      for (let n = piece.from; n <= piece.to; n++) {
        const text = bare[contentPage + n - piece.from - 1] ?? '';
        const number = batesOf(piece.ready, n, basis.settings.prefix);
        const page = running === null ? '' : pageLabel(basis.scheme, running + n - piece.from).replace(/\s+/gu, '');
        for (const printed of [number, page]) if (!text.includes(printed)) throw wrong(`${printed} is not on its page`);
      }
    }
  }
  return findings;
}
