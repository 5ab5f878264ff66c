/** Names of things and fields, and values, as a reader of the journal knows them from the rooms. */
import type { i18n } from 'i18next';
import type { Language } from '#core/kit/messages.ts';
import type { Change } from '#core/store/store.ts';
import type { Pack } from '#core/template/pack.ts';
import { sizeText, whenText } from '../evidence/media.ts';
import { collectionOf, isEmpty, thingOf } from './changes.ts';

export interface Speech {
  readonly i18n: i18n;
  readonly pack: Pack | undefined;
  /** What a thing is called, by its id. */
  readonly names: ReadonlyMap<string, string>;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The room whose words name the fields of a kind. */
function roomOf(kind: string): 'matter' | 'seller' | 'evidence' | 'journal' {
  if (kind === 'matter' || kind === 'matter-item') return 'matter';
  if (kind === 'evidence') return 'evidence';
  return ['seller', 'storefront', 'identifier', 'listing', 'purchase'].includes(kind) ? 'seller' : 'journal';
}

/** Fields that their room calls by another word than their name. */
const RENAMED: Readonly<Record<string, string>> = {
  'rights/number': 'matter.fields.registrationNumber',
  'facts/kind': 'matter.factKind',
  'exhibit/title': 'evidence.fields.exhibitTitle',
  'exhibit/group': 'evidence.fields.group',
  'exhibit/number': 'evidence.fields.number',
  'damages-head/position': 'damages.position',
  'court.id': 'matter.fields.courtName',
  'court.name': 'matter.fields.courtName',
  'court.division': 'matter.fields.division',
  'court.place': 'matter.fields.place',
};

const first = (speech: Speech, keys: readonly string[]): string | undefined => {
  const key = keys.find((one) => speech.i18n.exists(one));
  return key === undefined ? undefined : speech.i18n.t(key);
};

export function fieldName(speech: Speech, change: Change, name: string): string {
  const language = speech.i18n.language as Language;
  const [group, inner = ''] = name.split('.');
  if (group === 'particulars') return speech.pack?.particulars[inner]?.label[language] ?? inner;
  if (group === 'fields') {
    const kind = text((thingOf(change.after) ?? thingOf(change.before))?.kind);
    return speech.pack?.events[kind]?.fields[inner]?.label[language] ?? inner;
  }
  if (group === 'record' && inner !== '') return first(speech, [`purchase.fields.${inner}`]) ?? inner;
  const owner = collectionOf(change) || change.kind;
  const renamed = RENAMED[`${owner}/${name}`] ?? RENAMED[name];
  const keys = [...(renamed === undefined ? [] : [renamed]), `${roomOf(change.kind)}.fields.${name}`, `journal.fields.${name}`];
  return first(speech, keys) ?? name;
}

/** What kind of thing was changed, and what it is called. */
export function thingName(speech: Speech, change: Change): { readonly kind: string; readonly name: string } {
  const kind = collectionOf(change) || change.kind;
  const thing = thingOf(change.after) ?? thingOf(change.before) ?? {};
  const own = ['title', 'name', 'shopName', 'mark', 'value', 'fileName', 'orderNumber', 'url', 'text']
    .map((field) => text(thing[field]))
    .find(Boolean);
  const exhibit = change.kind === 'exhibit' ? speech.names.get(text(thing.evidence)) : undefined;
  return {
    kind: first(speech, [`journal.kinds.${kind}`]) ?? kind,
    name: own ?? exhibit ?? speech.names.get(change.id) ?? '',
  };
}

/** A value in words; lists and records on one line, names instead of ids. */
export function sayValue(speech: Speech, change: Change, name: string, value: unknown): string {
  const { i18n, names } = speech;
  if (isEmpty(value)) return value === false ? i18n.t('journal.no') : '';
  if (value === true) return i18n.t('journal.yes');
  if (typeof value === 'number') return name === 'size' ? sizeText(value, i18n.language) : String(value);
  if (typeof value === 'string') return names.get(value) ?? choice(speech, change, name, value) ?? whenText(value, i18n.language);
  if (Array.isArray(value)) return value.map((one) => sayValue(speech, change, name, one)).join('; ');
  return Object.entries(value as Record<string, unknown>)
    .filter(([, one]) => !isEmpty(one))
    .map(
      ([inner, one]) =>
        `${first(speech, [...(change.kind === 'purchase' ? [`purchase.fields.${inner}`] : []), `journal.fields.${inner}`]) ?? inner}: ${sayValue(speech, change, inner, one)}`,
    )
    .join(', ');
}

/** What a value that is chosen, not written, is called; undefined for one that is written. */
function choice(speech: Speech, change: Change, name: string, value: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(value)) return undefined;
  if (name === 'pack' && value === speech.pack?.id) return speech.pack.title[speech.i18n.language as Language];
  if (name === 'court.id') return speech.pack?.courts.find((court) => court.id === value)?.name;
  if (name.includes('.') && (value === 'yes' || value === 'no')) return speech.i18n.t(`journal.${value}`);
  const owner = collectionOf(change) || change.kind;
  if (owner === 'facts' && name === 'kind') return speech.pack?.events[value]?.label[speech.i18n.language as Language];
  if (name === 'claims') return speech.pack?.claims.find((claim) => claim.id === value)?.title;
  return first(speech, [
    ...(owner === 'evidence' && name === 'kind' ? [`evidence.kinds.${value}`] : []),
    ...(owner === 'filing' && name === 'status' ? [`filing.status.${value}`] : []),
    ...(name === 'to' ? [`evidence.things.${value}`] : []),
    ...(owner === 'purchase' ? [`purchase.steps.${value}`, `purchase.choices.${name.replace('record.', '')}.${value}`] : []),
    ...(owner === 'damages-head' ? [`damages.positions.${value}`, `damages.liabilities.${value}`] : []),
    `${roomOf(change.kind)}.choices.${name}.${value}`,
  ]);
}
