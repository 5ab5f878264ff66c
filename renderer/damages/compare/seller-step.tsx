import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { sellerLabel, useSellers } from '../use-sellers.ts';

interface StepProps {
  readonly matter: string;
  /** Id of the seller shown; '' for the whole matter. */
  readonly seller: string;
  readonly onChoose: (seller: string) => void;
  /** Something lies over the table: arrow keys are not for it. */
  readonly busy: boolean;
}

/** The whole matter or one seller, by number or name; the arrow keys go to the seller beside it. */
export function SellerStep({ matter, seller, onChoose, busy }: StepProps) {
  const { t } = useTranslation();
  // The neighbours of the last one serve until those of this one come: whoever presses an arrow twice is not held up.
  const { data: around } = useQuery({
    ...api.damages.sellersAround.queryOptions({ input: { matter, seller } }),
    placeholderData: keepPreviousData,
  });
  // The whole matter stands before the first seller.
  const ids = [...(around?.first ? [''] : []), ...(around?.sellers ?? []).map(({ id }) => id)];
  const at = ids.indexOf(seller);
  const here = around?.sellers.find(({ id }) => id === seller);
  const shown = seller === '' ? t('compare.wholeMatter') : here ? sellerLabel(here) : '';
  const [typed, type] = useState('');
  // What stands in the field before anybody types is the choice, and finds nothing but itself.
  const searched = typed === shown ? '' : typed;
  const sellers = useSellers(matter, searched, seller === '' ? [] : [seller]);
  const step = (by: 1 | -1) => {
    const next = ids[at + by];
    if (!busy && next !== undefined) onChoose(next);
  };
  useHotkeys([
    ['ArrowLeft', () => step(-1)],
    ['ArrowRight', () => step(1)],
  ]);
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={`${t('compare.previous')} (←)`}>
        <ActionIcon variant="default" size={34} aria-label={t('compare.previous')} disabled={at <= 0} onClick={() => step(-1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
      </Tooltip>
      <Select
        aria-label={t('compare.seller')}
        w={280}
        data={[{ value: '', label: t('compare.wholeMatter') }, ...(sellers?.options ?? [])]}
        value={seller}
        allowDeselect={false}
        searchable
        onSearchChange={type}
        filter={({ options }) =>
          options.filter((one) => 'value' in one && (one.value === '' ? searched === '' : sellers?.found.has(one.value)))
        }
        nothingFoundMessage={t('damages.noSeller')}
        onChange={(next) => onChoose(next ?? '')}
      />
      <Tooltip label={`${t('compare.next')} (→)`}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('compare.next')}
          disabled={at < 0 || at === ids.length - 1}
          onClick={() => step(1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
