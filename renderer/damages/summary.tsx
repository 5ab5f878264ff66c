import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Total } from '#core/damages/result.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { exact, formatMoney, rmbCapitals } from '#core/kit/money.ts';
import { spanText } from './compare/say.ts';
import classes from './damages.module.css';
import { distinct, FindingLine, findingKey } from './finding-line.tsx';
import type { PageView } from './view.ts';

interface SummaryProps {
  readonly view: PageView;
  readonly onGo: (where: string) => void;
  /** Little room: the findings fold away behind their number. */
  readonly narrow: boolean;
}

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** The totals, always in sight, and everything that is to be settled. */
export function Summary({ view, onGo, narrow }: SummaryProps) {
  const [unfolded, fold] = useDisclosure(false);
  const { t, i18n } = useTranslation();
  const findings = distinct(view.findings).toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  const titleOf = (finding: Finding) => {
    const found = view.heads.find(({ head }) => finding.where.startsWith(`damages/${head.id}`));
    return found && (found.head.title || found.result.title[i18n.language as Language]);
  };
  return (
    <Stack gap={narrow ? 4 : 'md'}>
      <Totals totals={view.totals} />
      {narrow && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          style={{ alignSelf: 'flex-start' }}
          aria-expanded={unfolded}
          rightSection={unfolded ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
          onClick={fold.toggle}
        >
          {t('damages.findings')} ({findings.length})
        </Button>
      )}
      {(!narrow || unfolded) && (
        <div>
          {!narrow && (
            <Title order={2} size="h6" mb={4}>
              {t('damages.findings')}
            </Title>
          )}
          {findings.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('damages.noFindings')}
            </Text>
          ) : (
            <Stack gap={2} mx={-8}>
              {findings.map((finding) => (
                <FindingLine key={findingKey(finding)} finding={finding} of={titleOf(finding)} onGo={() => onGo(finding.where)} />
              ))}
            </Stack>
          )}
        </div>
      )}
    </Stack>
  );
}

function Totals({ totals }: { readonly totals: readonly Total[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const money = (amount: string | null, currency: string) =>
    amount === null ? t('damages.totalOpen') : formatMoney(amount, currency, language);
  return (
    <Stack gap="xs" className={classes.result} component="section" aria-label={t('damages.totals')} aria-live="polite">
      {totals.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('damages.noTotal')}
        </Text>
      )}
      {totals.map((total) => (
        <div key={total.currency}>
          <div className={classes.total}>
            {total.expenses !== null && !exact(total.expenses).isZero() && (
              <>
                <Text size="sm">{t('damages.loss')}</Text>
                <Text size="sm">{money(total.loss, total.currency)}</Text>
                <Text size="sm">{t('damages.expenses')}</Text>
                <Text size="sm">{money(total.expenses, total.currency)}</Text>
              </>
            )}
            <Text fw={650}>{total.amount === null ? `${t('damages.total')} (${total.currency})` : t('damages.total')}</Text>
            <Text fw={650}>{money(total.amount, total.currency)}</Text>
          </div>
          {spanText(total, language) !== '' && (
            <Text size="xs" c="dimmed" ta="right">
              {t('compare.between', { span: spanText(total, language) })}
            </Text>
          )}
          {total.cap && (
            <Text size="xs">
              {t('compare.cap', {
                max: formatMoney(total.cap.max, total.currency, language),
                computed: formatMoney(total.cap.computed, total.currency, language),
                title: total.cap.title[language],
                statute: total.cap.statute,
              })}
            </Text>
          )}
          {total.converted && (
            <Text size="xs" c="dimmed" ta="right">
              {t('exchange.inOther', {
                amount: formatMoney(total.converted.amount, total.converted.currency, language),
                rate: total.converted.rate,
                on: total.converted.on,
                source: total.converted.source,
              })}
            </Text>
          )}
          {total.currency === 'CNY' && total.amount !== null && (
            <Text size="xs" c="dimmed" ta="right" lang="zh-CN">
              {rmbCapitals(total.amount)}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}
