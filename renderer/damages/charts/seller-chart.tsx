import { Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { api } from '../../client.ts';
import damages from '../damages.module.css';
import classes from './charts.module.css';
import { Axis, Lines } from './range-chart.tsx';
import { type Band, bandsOf, place, ticks } from './scale.ts';

/** What is claimed from each seller: a bar each, the greatest first; of many sellers how many owe how much. */
export function SellerChart({ matter, onOpen }: { readonly matter: string; readonly onOpen: (seller: string) => void }) {
  const { t } = useTranslation();
  const answer = useQuery(api.damages.sellerAmounts.queryOptions({ input: { matter } }));
  if (!answer.data) return null;
  const { currency, total, amounts, sellers } = answer.data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section className={damages.scroll} aria-label={t('compare.sellerChart')} tabIndex={0}>
      <Stack gap="xs" py="xs">
        <Text size="sm" c="dimmed">
          {t('compare.owing', { count: amounts.length, total })}
        </Text>
        {amounts.length === 0 ? (
          <Text c="dimmed" ta="center" py={40}>
            {t('compare.noFigures')}
          </Text>
        ) : sellers.length > 0 ? (
          <Bars sellers={sellers} currency={currency} onOpen={onOpen} />
        ) : (
          <Bands bands={bandsOf(amounts)} currency={currency} />
        )}
      </Stack>
    </section>
  );
}

interface Owing {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly amount: string;
}

function Bars({
  sellers,
  currency,
  onOpen,
}: {
  readonly sellers: readonly Owing[];
  readonly currency: string;
  readonly onOpen: (seller: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const sorted = sellers.toSorted((a, b) => Number(b.amount) - Number(a.amount) || a.no - b.no);
  const scale = ticks(Number(sorted[0]?.amount ?? 0));
  const end = scale.at(-1) ?? 1;
  return (
    <figure className={classes.chart} aria-label={t('compare.sellerChart')}>
      <ul>
        {sorted.map(({ id, no, name, amount }) => (
          <li key={id}>
            <UnstyledButton className={classes.line} w="100%" onClick={() => onOpen(id)}>
              <Text span size="sm" truncate title={name} className={classes.name}>
                {[no, name].filter(Boolean).join(' · ')}
              </Text>
              <span className={classes.track} aria-hidden>
                <Lines ticks={scale} end={end} />
                <i className={classes.bar} data-strong style={{ width: `${place(Number(amount), end)}%` }} />
              </span>
              <Text span size="sm" className={classes.number}>
                {formatMoney(amount, currency, language)}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Axis ticks={scale} end={end} currency={currency} />
    </figure>
  );
}

function Bands({ bands, currency }: { readonly bands: readonly Band[]; readonly currency: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const money = (amount: string) => formatMoney(amount, currency, language);
  const scale = ticks(Math.max(...bands.map(({ count }) => count)));
  const end = scale.at(-1) ?? 1;
  return (
    <figure className={classes.chart} aria-label={t('compare.sellerChart')}>
      <ul>
        {bands.map(({ from, to, count }) => (
          <li key={from} className={classes.line}>
            <Text span size="sm" className={classes.name}>
              {from === to ? money(from) : t('compare.band', { from: money(from), to: money(to) })}
            </Text>
            <span className={classes.track} aria-hidden>
              <Lines ticks={scale} end={end} />
              <i className={classes.bar} data-strong style={{ width: `${place(count, end)}%` }} />
            </span>
            <Text span size="sm" className={classes.number}>
              {t('compare.sellersIn', { count })}
            </Text>
          </li>
        ))}
      </ul>
      <Axis ticks={scale} end={end} currency={t('damages.sellers')} />
    </figure>
  );
}
