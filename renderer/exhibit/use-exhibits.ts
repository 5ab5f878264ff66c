import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListedEvidence } from '#core/evidence/model.ts';
import type { Exhibit } from '#core/exhibit/model.ts';
import { api } from '../client.ts';

/** An exhibit as the list shows it. */
export interface Row {
  readonly exhibit: Exhibit;
  /** As the court writes it: `Exhibit 3`, `证据3`. */
  readonly label: string;
  /** Undefined while the item is withdrawn. */
  readonly item: ListedEvidence | undefined;
  readonly name: string;
  readonly filed: boolean;
}

const NONE: readonly Exhibit[] = [];

/** The exhibits of a matter in their order, attachments behind their exhibit, with their items, labels and what was filed. */
export function useExhibits(matter: string) {
  const input = { matter };
  const list = useQuery(api.exhibit.list.queryOptions({ input }));
  const labels = useQuery(api.exhibit.labels.queryOptions({ input }));
  const items = useQuery(api.evidence.list.queryOptions({ input }));
  const binders = useQuery(api.binder.list.queryOptions({ input }));
  const rows = useMemo((): Row[] => {
    const byId = new Map((items.data ?? []).map((item) => [item.id, item]));
    const filed = new Set(
      (binders.data ?? []).flatMap((binder) => (binder.status === 'filed' ? binder.placements.map((one) => one.exhibit) : [])),
    );
    return (list.data ?? NONE).map((exhibit) => {
      const item = byId.get(exhibit.evidence);
      return {
        exhibit,
        label: labels.data?.[exhibit.id] ?? String(exhibit.number),
        item,
        name: item ? item.title || item.fileName : '',
        filed: filed.has(exhibit.id),
      };
    });
  }, [list.data, labels.data, items.data, binders.data]);
  return { rows, ready: list.isSuccess && items.isSuccess, binders: binders.data };
}
