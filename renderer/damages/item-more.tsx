import { Button, Group, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Head, Item } from '#core/damages/model.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { readPart } from './figures.ts';
import { FoundFields } from './input-more.tsx';

interface MoreProps {
  readonly head: Head;
  readonly item: Item;
  readonly where: string;
  readonly onSave: (patch: Partial<Item>) => Promise<unknown>;
}

/** A voucher that serves others too, or was paid in another currency; folded away until something of it is said. */
export function ItemMore({ head, item, where, onSave }: MoreProps) {
  const { t } = useTranslation();
  const [unfolded, unfold] = useState(item.part !== '' || item.partReason !== '' || item.currency !== '' || item.valued !== '');
  const label = item.label || item.voucher || t('damages.item.label');
  return (
    <Stack gap={6} align="flex-start">
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-expanded={unfolded}
        aria-label={`${label}: ${t('damages.more')}`}
        rightSection={unfolded ? <IconChevronUp size={13} aria-hidden /> : <IconChevronDown size={13} aria-hidden />}
        onClick={() => unfold(!unfolded)}
      >
        {t('damages.more')}
      </Button>
      {unfolded && (
        <>
          <Group gap="xs" align="flex-start" w="100%" wrap="nowrap">
            <AutoField
              size="xs"
              w={120}
              label={t('damages.part')}
              aria-label={`${label}: ${t('damages.part')}`}
              placeholder={t('damages.partAll')}
              where={`${where}/part`}
              value={item.part}
              read={readPart}
              onSave={(part) => onSave({ part })}
            />
            <AutoField
              size="xs"
              style={{ flex: 1 }}
              label={t('damages.partReason')}
              aria-label={`${label}: ${t('damages.partReason')}`}
              where={`${where}/partReason`}
              value={item.partReason}
              onSave={(partReason) => onSave({ partReason })}
            />
          </Group>
          <FoundFields label={label} where={where} matter={head.matter} headCurrency={head.currency} value={item} onSave={onSave} />
        </>
      )}
    </Stack>
  );
}
