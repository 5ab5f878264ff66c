import type { QueryClient } from '@tanstack/react-query';
import type { Evidence } from '#core/evidence/model.ts';
import { api } from '../client.ts';

/**
 * Puts what the workbench answered into the list that is shown: what was said of one item stands there at once, however long the list
 * is that is read again afterwards.
 */
export function putItems(queries: QueryClient, items: readonly Evidence[]): void {
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const matter of new Set(items.map((item) => item.matter)))
    queries.setQueryData(api.evidence.list.queryKey({ input: { matter } }), (listed) =>
      listed?.map((line) => {
        const item = byId.get(line.id);
        return item ? { ...line, ...item } : line;
      }),
    );
}
