import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from '#core/damages/model.ts';
import type { ResolvedItem } from '#core/damages/result.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import type { Places } from '../../seller/groups/use-places.ts';
import classes from '../damages.module.css';
import { conversionLine } from '../figure-notes.ts';
import { SourceLinks } from './figure-line.tsx';
import { Mark } from './mark.tsx';

interface ItemProps {
  readonly item: Item;
  /** Undefined for one that counts as entered. */
  readonly counts: ResolvedItem | undefined;
  readonly currency: string;
  readonly unsupported: boolean;
  readonly places: Places;
}

/** A voucher in the derivation: what it was for, what of it counts and why, and its evidence. */
export function ItemLine({ item, counts, currency, unsupported, places }: ItemProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const amount = counts?.amount ?? item.amount;
  return (
    <div className={classes.figureLine} data-faulty={unsupported || undefined}>
      <div>
        <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }} lineClamp={3}>
          {item.label || item.voucher}
        </Text>
        {amount === '' ? (
          <Mark kind="open">{t('compare.missing')}</Mark>
        ) : unsupported ? (
          <Mark kind="warn">{t('compare.noEvidence')}</Mark>
        ) : (
          <Mark kind="good">{t('damages.standings.evidence')}</Mark>
        )}
      </div>
      <Text size="sm" fw={600} className={classes.figures}>
        {amount === '' ? t('compare.missing') : formatMoney(amount, currency, language)}
      </Text>
      <div data-whole>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[item.date, item.voucher].filter(Boolean).join(' · ')}
        </Text>
        {item.part !== '' && (
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            {t('compare.part', { part: item.part, reason: item.partReason })}
          </Text>
        )}
        {conversionLine(t, language, counts?.conversion ?? null).map((line) => (
          <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Text>
        ))}
        <SourceLinks sources={[...item.sources, ...(counts?.conversion?.sources ?? [])]} places={places} />
      </div>
    </div>
  );
}
