import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HeadResult } from '#core/damages/result.ts';
import type { Rule } from '#core/damages/rule.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { asLabel } from '../matter/specs.ts';
import { spanText } from './compare/say.ts';
import classes from './damages.module.css';
import { FindingLine, findingKey } from './finding-line.tsx';

interface ResultProps {
  readonly result: HeadResult;
  readonly rule: Rule | undefined;
  /** Findings of the head itself; those of its inputs stand at the inputs. */
  readonly findings: readonly Finding[];
}

/** What the law makes of the figures: amount, bounds, what was cut, and every step. */
export function ResultPanel({ result, rule, findings }: ResultProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const money = (amount: string) => formatMoney(amount, result.currency, language);
  const { range } = result;
  const span = spanText(result, language);
  const bounds =
    range?.min != null && range.max != null
      ? t('damages.range', { min: money(range.min), max: money(range.max) })
      : range?.min != null
        ? t('damages.rangeMin', { min: money(range.min) })
        : range?.max != null
          ? t('damages.rangeMax', { max: money(range.max) })
          : '';
  return (
    <Stack gap={8} className={classes.result} component="section" aria-label={t('damages.result')}>
      {result.amount === null ? (
        <Text size="sm" fw={600} c="var(--mantine-color-orange-light-color)">
          {t('damages.openHint')}
        </Text>
      ) : (
        <Text size="lg" fw={650} className={classes.amount} aria-live="polite">
          {money(result.amount)}
        </Text>
      )}
      {span !== '' && <Text size="sm">{t('compare.between', { span })}</Text>}
      {bounds !== '' && <Text size="sm">{bounds}</Text>}
      {result.limits.map((limit) => (
        <Text size="sm" key={`${limit.kind}${limit.from}`}>
          {t(`damages.limits.${limit.kind}`, { from: money(limit.from), to: money(limit.to) })}
        </Text>
      ))}
      {result.steps.length > 0 && (
        <div>
          <Text size="xs" c="dimmed" mb={2}>
            {t('damages.derivation')}
          </Text>
          <pre className={classes.steps}>{result.steps.join('\n')}</pre>
        </div>
      )}
      {rule?.burden && (
        <Text size="xs" c="dimmed">
          {t('damages.burden', { text: rule.burden[language] })}
        </Text>
      )}
      {rule?.note && (
        <Text size="xs" c="dimmed">
          {asLabel(rule.note[language])}
        </Text>
      )}
      {findings.map((finding) => (
        <FindingLine key={findingKey(finding)} finding={finding} />
      ))}
    </Stack>
  );
}
