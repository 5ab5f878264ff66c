/** The tree of fields a template may use, for `template check` and for the words a gap shows. Filing builds it; this room reads it. */
import type { Language } from '../kit/messages.ts';

export type FieldLabel = Readonly<Record<Language, string>>;

export type FieldTree =
  | { readonly kind: 'value'; readonly label?: FieldLabel }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, FieldTree>>; readonly label?: FieldLabel }
  | { readonly kind: 'list'; readonly item: FieldTree; readonly label?: FieldLabel }
  | { readonly kind: 'map'; readonly item: FieldTree; readonly label?: FieldLabel };

const labelled = (label: FieldLabel | undefined) => (label === undefined ? {} : { label });

export const valueField = (label?: FieldLabel): FieldTree => ({ kind: 'value', ...labelled(label) });
export const objectField = (fields: Readonly<Record<string, FieldTree>>, label?: FieldLabel): FieldTree => ({
  kind: 'object',
  fields,
  ...labelled(label),
});
export const listField = (item: FieldTree, label?: FieldLabel): FieldTree => ({ kind: 'list', item, ...labelled(label) });
export const mapField = (item: FieldTree, label?: FieldLabel): FieldTree => ({ kind: 'map', item, ...labelled(label) });

/** The field one step below, `undefined` when there is none. A number, `first` and `last` lead to a list's item. */
export function below(field: FieldTree, key: string | number): FieldTree | undefined {
  if (key === 'size') return field.kind === 'object' ? (field.fields.size ?? valueField()) : valueField();
  if (field.kind === 'list') return typeof key === 'number' || key === 'first' || key === 'last' ? field.item : undefined;
  if (field.kind === 'map') return field.item;
  if (field.kind === 'object') return Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
  return undefined;
}

/** What may follow a field, for the nearest known name. */
export function keysOf(field: FieldTree): string[] {
  if (field.kind === 'object') return Object.keys(field.fields);
  return field.kind === 'list' ? ['first', 'last', 'size'] : [];
}

/** The last name of a path in plain words: `rights[2].registration_number` -> `registration number`. */
export function humanised(path: string): string {
  const names = path.replace(/\[\d+\]/g, '').split('.');
  return (names.at(-1) ?? path).replaceAll('_', ' ').trim() || path;
}
