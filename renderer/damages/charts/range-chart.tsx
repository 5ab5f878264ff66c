import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import classes from './charts.module.css';
import { place, ticks } from './scale.ts';

/** One bar: amounts as decimal strings in `currency`. */
export interface RangeLine {
  readonly key: string;
  readonly label: string;
  /** Below the label. */
  readonly note: string;
  readonly strong: boolean;
  readonly currency: string;
  readonly low: string;
  readonly base: string;
  readonly high: string;
  /** Said in the bar's title. */
  readonly more: string;
}

/** Low, base and high of several figures on one scale for each currency; the numbers stand beside the bars. */
export function RangeChart({ label, lines }: { readonly label: string; readonly lines: readonly RangeLine[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  if (lines.length === 0)
    return (
      <Text c="dimmed" ta="center" py={40}>
        {t('compare.noFigures')}
      </Text>
    );
  return [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, of]) => {
    const scale = ticks(Math.max(...of.map(({ high, base }) => Math.max(Number(high), Number(base)))));
    const end = scale.at(-1) ?? 1;
    const money = (amount: string) => formatMoney(amount, currency, language);
    return (
      <figure key={currency} className={classes.chart} aria-label={`${label}, ${currency}`}>
        <ul>
          {of.map(({ key, label: name, note, strong, low, base, high, more }) => {
            const ranged = low !== high;
            return (
              <li key={key} className={classes.line} title={more}>
                <span className={classes.name}>
                  <Text span display="block" size="sm" fw={strong ? 600 : 400} truncate title={name}>
                    {name}
                  </Text>
                  <Text span display="block" size="xs" c="dimmed" truncate>
                    {note}
                  </Text>
                </span>
                <span className={classes.track} aria-hidden>
                  <Lines ticks={scale} end={end} />
                  <i className={classes.bar} data-strong={strong || undefined} style={{ width: `${place(Number(base), end)}%` }} />
                  {ranged && (
                    <i
                      className={classes.span}
                      style={{ left: `${place(Number(low), end)}%`, width: `${place(Number(high), end) - place(Number(low), end)}%` }}
                    />
                  )}
                </span>
                <span className={classes.number}>
                  <Text span display="block" size="sm" fw={strong ? 600 : 400}>
                    {money(base)}
                  </Text>
                  {ranged && (
                    <Text span display="block" size="xs" c="dimmed">
                      {money(low)} – {money(high)}
                    </Text>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
        <Axis ticks={scale} end={end} currency={currency} />
      </figure>
    );
  });
}

/** Fine lines behind a bar at each step of the scale. */
export function Lines({ ticks: steps, end }: { readonly ticks: readonly number[]; readonly end: number }) {
  return steps.map((step) => <i key={step} className={classes.rule} style={{ left: `${place(step, end)}%` }} />);
}

/** The scale below the bars, in short figures. */
export function Axis({
  ticks: steps,
  end,
  currency,
}: {
  readonly ticks: readonly number[];
  readonly end: number;
  readonly currency: string;
}) {
  const { i18n } = useTranslation();
  const short = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 1 });
  const of = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  return (
    <div className={classes.axis} aria-hidden>
      <span className={classes.unit}>{currency}</span>
      <span className={classes.steps}>
        {steps.map((step) => (
          <span key={step} style={{ left: `${place(step, end)}%` }}>
            {(step >= 1_000 ? short : of).format(step)}
          </span>
        ))}
      </span>
    </div>
  );
}
