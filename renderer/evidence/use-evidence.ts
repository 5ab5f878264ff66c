import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, ListedEvidence } from '#core/evidence/model.ts';
import type { Exhibit } from '#core/exhibit/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { type Connections, connectionsOf } from './connections.ts';
import { linesOf } from './rows.ts';

const NO_ITEMS: readonly ListedEvidence[] = [];
const NO_EVIDENCE: readonly Evidence[] = [];
const NO_EXHIBITS: readonly Exhibit[] = [];
const NO_CONNECTIONS: Connections = { things: new Map(), sourceOf: new Map() };

/** Everything this room shows of a matter. */
export function useEvidence(id: string) {
  const { t, i18n } = useTranslation();
  const input = { matter: id };
  const items = useQuery(api.evidence.list.queryOptions({ input }));
  const withdrawn = useQuery(api.evidence.withdrawn.queryOptions({ input }));
  const exhibits = useQuery(api.exhibit.list.queryOptions({ input }));
  const matter = useQuery(api.matter.get.queryOptions({ input: { id } }));
  const packs = useQuery(api.workspace.packs.queryOptions());
  const sellers = useQuery(api.seller.table.queryOptions({ input }));
  const damages = useQuery(api.damages.get.queryOptions({ input }));
  const pack = packs.data?.find((one) => one.id === matter.data?.pack);
  const connections = useMemo(
    () =>
      matter.data && sellers.data
        ? connectionsOf({ matter: matter.data, pack, sellers: sellers.data, damages: damages.data }, t, i18n.language as Language)
        : NO_CONNECTIONS,
    [matter.data, pack, sellers.data, damages.data, t, i18n.language],
  );
  // Exhibits in their order, then what is not listed yet in the order received.
  const listed = useMemo(
    () => (items.data ?? NO_ITEMS).toSorted((a, b) => (a.exhibit ?? Number.MAX_SAFE_INTEGER) - (b.exhibit ?? Number.MAX_SAFE_INTEGER)),
    [items.data],
  );
  const lines = useMemo(() => linesOf(listed, connections, t), [listed, connections, t]);
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const inside = useMemo(() => Map.groupBy(listed, (item) => item.parent), [listed]);
  return {
    items: listed,
    withdrawn: withdrawn.data ?? NO_EVIDENCE,
    exhibits: exhibits.data ?? NO_EXHIBITS,
    sellers: sellers.data,
    connections,
    /** `Exhibit {n}` */
    label: pack?.exhibit_label ?? '{n}',
    lines,
    byId,
    /** What came in an item, by its id. */
    inside,
    ready: items.isSuccess && exhibits.isSuccess,
  };
}
