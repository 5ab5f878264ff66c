import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SellerName } from '#core/damages/compare/model.ts';
import { api } from '../client.ts';

/** As many as a list shows at once; whoever is not among them is found by typing. */
const FOUND = 50;
/** Chosen sellers a field names one by one. */
export const NAMED = 100;

export const sellerLabel = ({ no, name }: SellerName): string => [no, name].filter(Boolean).join(' · ');

export interface FoundOptions {
  /** Those found and those chosen, in schedule order. */
  readonly options: { value: string; label: string }[];
  /** Of the options, who matches what was typed. */
  readonly found: ReadonlySet<string>;
}

/** Sellers that match what is typed, with the names of those chosen; undefined until they first come. */
export function useSellers(matter: string, typed: string, chosen: readonly string[]): FoundOptions | undefined {
  const [query] = useDebouncedValue(typed.trim().slice(0, 400), 150);
  const named = chosen.slice(0, NAMED);
  const { data } = useQuery({
    ...api.damages.findSellers.queryOptions({ input: { matter, query, limit: FOUND, named } }),
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    if (!data) return undefined;
    const all = [...new Map([...data.named, ...data.sellers].map((one) => [one.id, one])).values()];
    const options = all.sort((a, b) => a.no - b.no).map((one) => ({ value: one.id, label: sellerLabel(one) }));
    return { options, found: new Set(data.sellers.map((one) => one.id)) };
  }, [data]);
}
