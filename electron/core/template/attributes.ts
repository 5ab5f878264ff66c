/** Attributes of a block directive against what it takes. */
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { CONTAINERS, LEAVES } from './directives.ts';
import type { Drafting } from './drafting.ts';
import type { Chunk } from './markdown.ts';

/** Reports attributes it does not know, needs, or cannot take with that value. */
export function checkAttributes(drafting: Drafting, chunk: Chunk, node: ContainerDirective | LeafDirective): void {
  const leaf = node.type === 'leafDirective';
  const shape = (leaf ? LEAVES : CONTAINERS)[node.name];
  if (!shape) return;
  const name = `${leaf ? '::' : ':::'}${node.name}`;
  const known = new Set(shape.attributes.map((attribute) => attribute.replace('!', '')));
  for (const key of Object.keys(node.attributes ?? {})) {
    if (!known.has(key)) drafting.report(chunk, node, 'template.unknown-key', { key: `${name} ${key}` }, 'warning');
  }
  for (const attribute of shape.attributes.filter((one) => one.endsWith('!')).map((one) => one.slice(0, -1))) {
    if (!node.attributes?.[attribute]) drafting.report(chunk, node, 'template.needs-attribute', { name, attribute });
  }
  for (const [attribute, allowed] of Object.entries(shape.choices ?? {})) {
    const value = drafting.plain(chunk, node.attributes?.[attribute] ?? '');
    if (value !== '' && !allowed.includes(value)) {
      drafting.report(chunk, node, 'template.bad-attribute', { name, attribute, value, allowed: allowed.join(', ') });
    }
  }
}
