/** What `template check` knows of a name: a field of the facts, captured text, or nothing in particular. */
import { below, type FieldTree, keysOf, listField, objectField, valueField } from './fields.ts';

/** `any`: computed, so nothing can be said about it. `captured`: text made by `{% capture %}`. */
export type FieldType = FieldTree | 'any' | 'captured';

export const VALUE: FieldType = valueField();

export const isField = (type: FieldType): type is FieldTree => typeof type === 'object';

export const itemOf = (type: FieldType): FieldType => {
  if (!isField(type)) return 'any';
  if (type.kind === 'list') return type.item;
  // A map is looped over as pairs of key and value.
  return type.kind === 'value' ? 'any' : objectField({});
};

/** Fields of the loop's own `forloop`. */
export const FORLOOP: FieldType = objectField(
  Object.fromEntries(['index', 'index0', 'rindex', 'rindex0', 'first', 'last', 'length', 'name'].map((name) => [name, valueField()])),
);

const SAME = new Set(['where', 'reject', 'sort', 'sort_natural', 'reverse', 'uniq', 'concat', 'compact', 'default', 'optional', 'slice']);
/** Filters whose first argument names a field of the items. */
export const FIELD_FILTERS: ReadonlySet<string> = new Set([
  'where',
  'reject',
  'find',
  'has',
  'map',
  'sort',
  'sort_natural',
  'sum',
  'group_by',
]);

/** The type after a filter. `named` is the type of the field its first argument names. */
export function afterFilter(name: string, input: FieldType, named: FieldType): FieldType {
  if (SAME.has(name)) return input;
  if (name === 'first' || name === 'last' || name === 'find') return itemOf(input);
  if (name === 'map') return isField(named) ? listField(named) : 'any';
  if (name === 'split') return listField(valueField());
  if (name === 'group_by')
    return listField(objectField({ name: valueField(), items: isField(input) ? input : listField(objectField({})) }));
  return input === 'captured' ? 'captured' : VALUE;
}

/** A field by dotted name, or where the name goes wrong. */
export function follow(
  from: FieldType,
  path: string,
): { readonly type: FieldType; readonly wrong?: { name: string; known: string[]; at: FieldTree } } {
  let type = from;
  for (const name of path.split('.')) {
    if (!isField(type)) return { type: 'any' };
    const next = below(type, name);
    if (!next) return { type: 'any', wrong: { name, known: keysOf(type), at: type } };
    type = next;
  }
  return { type };
}

/** A row with every field there and empty, to try the columns of a schedule on. */
export function sampleRow(field: FieldTree): Readonly<Record<string, unknown>> {
  if (field.kind !== 'object') return { value: '' };
  return Object.fromEntries(
    Object.entries(field.fields).map(([name, inner]) => [
      name,
      inner.kind === 'object' ? sampleRow(inner) : inner.kind === 'list' ? [] : '',
    ]),
  );
}
