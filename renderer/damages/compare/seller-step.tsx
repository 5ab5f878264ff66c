import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';

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
  const names = useQuery(api.damages.sellerNames.queryOptions({ input: { matter } }));
  // The whole matter stands before the first seller.
  const ids = useMemo(() => ['', ...(names.data ?? []).map(({ id }) => id)], [names.data]);
  const data = useMemo(
    () => [
      { value: '', label: t('compare.wholeMatter') },
      ...(names.data ?? []).map(({ id, no, name }) => ({ value: id, label: [no, name].filter(Boolean).join(' · ') })),
    ],
    [names.data, t],
  );
  const at = ids.indexOf(seller);
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
        data={data}
        value={seller}
        allowDeselect={false}
        searchable
        limit={60}
        nothingFoundMessage={t('damages.noSeller')}
        onChange={(next) => onChoose(next ?? '')}
      />
      <Tooltip label={`${t('compare.next')} (→)`}>
        <ActionIcon variant="default" size={34} aria-label={t('compare.next')} disabled={at === ids.length - 1} onClick={() => step(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
