import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhatIf } from '#core/damages/compare/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { exact, formatMoney } from '#core/kit/money.ts';
import classes from '../damages.module.css';
import { FindingLine, findingKey } from '../finding-line.tsx';

interface Line {
  readonly key: string;
  readonly label: string;
  readonly currency: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
  readonly strong: boolean;
}

interface Props {
  readonly answer: WhatIf | undefined;
  /** The head that is tried. */
  readonly head: string;
  readonly title: string;
}

/** The head and the totals as they stand and as they would be. */
export function BeforeAfter({ answer, head, title }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const lines = answer ? linesOf(answer, head, title, (currency) => t('compare.totalIn', { currency })) : [];
  const money = (amount: string | null, currency: string) =>
    amount === null ? t('damages.open') : formatMoney(amount, currency, language);
  const { appeared = [], gone = [] } = answer?.differences ?? {};
  return (
    <Stack gap="xs" aria-live="polite">
      <Table aria-label={t('compare.beforeAfter')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Text span size="xs" c="dimmed">
                {t('compare.what')}
              </Text>
            </Table.Th>
            {(['before', 'after', 'difference'] as const).map((name) => (
              <Table.Th key={name} ta="right">
                {t(`compare.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.key} fw={line.strong ? 600 : undefined}>
              <Table.Td>{line.label}</Table.Td>
              <Table.Td className={classes.amount} ta="right">
                {money(line.before, line.currency)}
              </Table.Td>
              <Table.Td className={classes.amount} ta="right">
                {money(line.after, line.currency)}
              </Table.Td>
              <Table.Td className={classes.amount} ta="right">
                {line.difference === null ? '–' : signed(line.difference, line.currency, language)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {appeared.length > 0 && (
        <div>
          <Text size="xs" c="dimmed">
            {t('compare.appeared')}
          </Text>
          {appeared.map((finding) => (
            <FindingLine key={findingKey(finding)} finding={finding} />
          ))}
        </div>
      )}
      {gone.length > 0 && (
        <div>
          <Text size="xs" c="dimmed">
            {t('compare.gone')}
          </Text>
          {gone.map((finding) => (
            <FindingLine key={findingKey(finding)} finding={finding} />
          ))}
        </div>
      )}
    </Stack>
  );
}

function signed(difference: string, currency: string, language: Language): string {
  const value = exact(difference);
  return `${value.isPositive() && !value.isZero() ? '+' : ''}${formatMoney(difference, currency, language)}`;
}

/** What is shown of an answer: the head, the others that follow it, the totals. What stays the same differs by nothing. */
function linesOf({ before, after, differences }: WhatIf, head: string, title: string, total: (currency: string) => string): Line[] {
  const none = (one: string | null, other: string | null) => (one === null || other === null ? null : one === other ? '0' : null);
  const of = before.heads.find((one) => one.id === head);
  const then = after.heads.find((one) => one.id === head);
  const changed = differences.heads.find((one) => one.id === head);
  const currencies = [...new Set([...before.totals, ...after.totals].map(({ currency }) => currency))];
  return [
    ...(of && then
      ? [
          {
            key: head,
            label: title,
            currency: of.currency,
            before: of.amount,
            after: then.amount,
            difference: changed ? changed.amount : none(of.amount, then.amount),
            strong: true,
          },
        ]
      : []),
    ...currencies.map((currency) => {
      const [was, is] = [before.totals, after.totals].map((side) => side.find((one) => one.currency === currency)?.amount ?? null);
      const moved = differences.totals.find((one) => one.currency === currency);
      return {
        key: currency,
        label: total(currency),
        currency,
        before: was ?? null,
        after: is ?? null,
        difference: moved ? moved.amount : none(was ?? null, is ?? null),
        strong: false,
      };
    }),
  ];
}
