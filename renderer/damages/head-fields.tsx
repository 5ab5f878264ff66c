import { Input, MultiSelect, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apportionments, type Head, type Liability, liabilities } from '#core/damages/model.ts';
import type { HeadResult } from '#core/damages/result.ts';
import type { Language } from '#core/kit/messages.ts';
import type { Matter } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { useChosen } from '../frame/chosen.ts';
import type { ChangeHead } from './use-head.ts';
import { NAMED, useSellers } from './use-sellers.ts';

/** Currencies offered before any other is typed. */
export const CURRENCIES = ['USD', 'CNY', 'EUR', 'GBP', 'HKD', 'JPY', 'SGD', 'AUD', 'CAD', 'CHF', 'KRW'];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: { value: string; label: string }[];
  readonly onSave: (value: string) => Promise<unknown>;
}

/** One of a few, all in sight. */
export function Choice({ label, value, choices, onSave }: ChoiceProps) {
  const [chosen, choose] = useChosen(value, onSave);
  return (
    <Input.Wrapper label={label} labelElement="div">
      <SegmentedControl aria-label={label} data={choices} value={chosen} onChange={choose} fullWidth />
    </Input.Wrapper>
  );
}

/** Who owes the head, and by what key one figure is divided. */
export function LiabilityField({ head, where, change }: { readonly head: Head; readonly where: string; readonly change: ChangeHead }) {
  const { t } = useTranslation();
  const [liability, choose] = useChosen<Liability>(head.liability, (next) => change(() => ({ liability: next })));
  const [key, divide] = useChosen(head.apportionBy, (next) => change(() => ({ apportionBy: next })));
  return (
    <SimpleGrid cols={liability === 'apportioned' ? 2 : 1} spacing="xs">
      <Select
        label={t('damages.liability')}
        data-where={`${where}/liability`}
        data={liabilities.map((value) => ({ value, label: t(`damages.liabilities.${value}`) }))}
        value={liability}
        allowDeselect={false}
        onChange={(next) => next !== null && choose(next as Liability)}
      />
      {liability === 'apportioned' && (
        <Select
          label={t('damages.apportionBy')}
          data-where={`${where}/apportionBy`}
          data={apportionments.map((value) => ({ value, label: t(`damages.apportionments.${value}`) }))}
          value={key}
          allowDeselect={false}
          onChange={(next) => next !== null && divide(next as Head['apportionBy'])}
        />
      )}
    </SimpleGrid>
  );
}

/** What several pills take before they scroll. */
const PILLS = { pillsList: { maxHeight: 88, overflowY: 'auto' } } as const;

interface SellersProps {
  readonly head: Head;
  readonly result: HeadResult;
  readonly onSave: (sellers: string[]) => Promise<unknown>;
}

/** The sellers a head is claimed from; none named is all of them. */
export function SellersField({ head, result, onSave }: SellersProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useChosen(head.sellers, onSave);
  const [typed, type] = useState('');
  const sellers = useSellers(head.matter, typed, chosen);
  // A field does not list thousands; those beyond stay chosen, and the numbers above name them.
  const [listed, others] = [chosen.slice(0, NAMED), chosen.slice(NAMED)];
  return (
    <MultiSelect
      label={t('damages.sellers')}
      description={
        chosen.length > 3 && result.sellerNumbers !== '' ? t('damages.sellersMeant', { numbers: result.sellerNumbers }) : undefined
      }
      data-where={`damages/${head.id}/sellers`}
      style={{ flex: 1, minWidth: 0 }}
      styles={PILLS}
      placeholder={chosen.length === 0 ? t('damages.allSellers') : ''}
      data={sellers?.options ?? []}
      value={sellers ? listed : []}
      onChange={(next) => choose(next.length === 0 ? [] : [...next, ...others])}
      searchable
      searchValue={typed}
      onSearchChange={type}
      filter={({ options }) => options.filter((one) => 'value' in one && sellers?.found.has(one.value))}
      clearable
      clearButtonProps={{ 'aria-label': t('damages.allSellers') }}
      hidePickedOptions
      nothingFoundMessage={t('damages.noSeller')}
    />
  );
}

interface ConductProps {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
  readonly head: Head;
  readonly onSave: (facts: string[]) => Promise<unknown>;
}

/** The recorded facts a wilful tier stands on. */
export function ConductField({ matter, pack, head, onSave }: ConductProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [chosen, choose] = useChosen(head.conductFacts, onSave);
  const data = useMemo(
    () =>
      matter.facts.map((fact) => ({
        value: fact.id,
        label: [fact.date, pack?.events[fact.kind]?.label[language] ?? fact.kind, fact.text].filter(Boolean).join(' · '),
      })),
    [matter.facts, pack, language],
  );
  return (
    <Stack gap={0}>
      <MultiSelect
        label={t('damages.conduct')}
        description={t('damages.conductHint')}
        data-where={`damages/${head.id}/conduct_facts`}
        styles={PILLS}
        data={data}
        value={chosen}
        onChange={choose}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('frame.remove') }}
        hidePickedOptions
        limit={60}
        nothingFoundMessage={t('damages.noFact')}
      />
    </Stack>
  );
}
