import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact, Matter } from '#core/matter/model.ts';
import { api } from '../client.ts';
import { useChosen } from '../frame/chosen.ts';

interface AboutProps {
  readonly matter: Matter;
  readonly fact: Fact;
  readonly onSave: (about: string[]) => Promise<unknown>;
}

/** Whom a fact concerns; nobody named means everyone. */
export function AboutField({ matter, fact, onSave }: AboutProps) {
  const { t } = useTranslation();
  const sellers = useQuery(api.seller.table.queryOptions({ input: { matter: matter.id } }));
  const [chosen, choose] = useChosen(fact.about, onSave);
  const data = useMemo(() => {
    const shops = new Map(sellers.data?.storefronts.toReversed().map((shop) => [shop.seller, shop.shopName || shop.url]));
    return [
      {
        group: t('matter.sections.parties'),
        items: matter.parties.map((party) => ({ value: party.id, label: party.name || t('matter.unnamed') })),
      },
      {
        group: t('matter.sellers'),
        items: (sellers.data?.sellers ?? []).map((seller) => ({
          value: seller.id,
          label: [seller.no, seller.name || shops.get(seller.id)].filter(Boolean).join(' · '),
        })),
      },
    ];
  }, [matter.parties, sellers.data, t]);
  return (
    <MultiSelect
      label={t('matter.about')}
      data-where={`matter/facts/${fact.id}/about`}
      placeholder={chosen.length === 0 ? t('matter.aboutAll') : ''}
      data={data}
      value={sellers.data ? chosen : []}
      onChange={choose}
      styles={{ pillsList: { maxHeight: 88, overflowY: 'auto' } }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('frame.remove') }}
      hidePickedOptions
      limit={60}
    />
  );
}
