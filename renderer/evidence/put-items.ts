import type { QueryClient } from '@tanstack/react-query';
import type { Evidence } from '#core/evidence/model.ts';
import { api } from '../client.ts';

/**
 * Puts what the workbench answered into the lists that are shown. Nothing else of them has changed, so they are not read again: with ten
 * thousand items that would be megabytes for every word typed.
 */
export function putItems(queries: QueryClient, items: readonly Evidence[]): void {
  const byId = new Map(items.map((item) => [item.id, item]));
  const put = <Line extends Evidence>(listed: readonly Line[] | undefined): Line[] | undefined =>
    listed?.map((line) => {
      const item = byId.get(line.id);
      return item ? { ...line, ...item } : line;
    });
  for (const matter of new Set(items.map((item) => item.matter))) {
    queries.setQueryData(api.evidence.list.queryKey({ input: { matter } }), put);
    queries.setQueryData(api.evidence.withdrawn.queryKey({ input: { matter } }), put);
  }
}
