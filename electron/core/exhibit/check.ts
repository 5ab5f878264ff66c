/** What a set will lack, before it is built. Pure. */
import { type Finding, finding } from '../kit/finding.ts';
import type { Basis, ShownExhibit } from './basis.ts';
import { type Allotment, overflow } from './bates.ts';

/** True where Bates numbers go on the pages. */
export const stampsBates = ({ scheme, settings }: Pick<Basis, 'scheme' | 'settings'>): boolean =>
  settings.stamp && (scheme.bates === 'always' || settings.prefix !== '');

/** Errors refuse the set; warnings and notes go with it. */
export function checkBasis(basis: Basis): Finding[] {
  const { scheme, settings, shown, listed, filed } = basis;
  if (shown.length === 0) return [finding('error', 'exhibit', 'exhibit.none')];
  const found: Finding[] = [];
  for (const { exhibit, label } of listed) {
    const was = filed.get(exhibit.id)?.label ?? label;
    if (was !== label) found.push(finding('warning', 'exhibit/settings/scheme', 'exhibit.relabelled', { label, was }));
    if (exhibit.attachment > 0 && scheme.attachments === 'none')
      found.push(finding('error', `exhibit/${exhibit.id}`, 'exhibit.not-allowed', { label }));
  }
  for (const one of shown) found.push(...checkExhibit(basis, one));
  if (stampsBates(basis) && settings.prefix === '') found.push(finding('note', 'exhibit/settings/prefix', 'exhibit.no-prefix'));
  if (!scheme.verified)
    found.push(finding('note', 'exhibit/settings/scheme', 'exhibit.scheme-unverified', { scheme: scheme.title[basis.language] }));
  return found;
}

function checkExhibit({ scheme, inner, shown }: Basis, { exhibit, item, label, title }: ShownExhibit): Finding[] {
  const at = `evidence/${item.id}`;
  const name = item.title || item.fileName;
  const found: Finding[] = [];
  if (item.privilege !== '' && exhibit.release === '')
    found.push(finding('error', `exhibit/${exhibit.id}`, 'exhibit.still-privileged', { label, name, why: item.privilege }));
  if (item.unreadable === 'encrypted' && item.password === '')
    found.push(finding('warning', `${at}/password`, 'exhibit.needs-password', { label, name }));
  else if (/^(audio|video)\//.test(item.mediaType)) found.push(finding('note', at, 'exhibit.native-only', { label, name }));
  else if (item.unreadable !== '' && item.unreadable !== 'encrypted')
    found.push(finding('warning', at, 'exhibit.unreadable', { label, name, why: item.unreadable }));
  if (exhibit.title === '' && item.title === '')
    found.push(finding('warning', `exhibit/${exhibit.id}/title`, 'exhibit.untitled', { label }));
  const count = [...title].length;
  if (count > scheme.description_max)
    found.push(
      finding('warning', `exhibit/${exhibit.id}/title`, 'exhibit.long-description', { label, count, most: scheme.description_max }),
    );
  if (item.flags.includes('gps') || item.metadata.gps) found.push(finding('note', at, 'exhibit.shows-place', { label, name }));
  const left = (inner.get(item.id) ?? []).filter((one) => !shown.some((other) => other.item.id === one.id)).length;
  if (left > 0) found.push(finding('note', at, 'exhibit.inner-left-out', { label, count: left }));
  return found;
}

/** Numbers that outgrow their digits. */
export function checkNumbers(allotments: readonly Allotment[]): Finding[] {
  const over = overflow(allotments);
  return over ? [finding('warning', 'exhibit/settings/digits', 'exhibit.digits-overflow', { last: over.last, digits: over.digits })] : [];
}
