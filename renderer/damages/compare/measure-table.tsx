import { Badge, Table, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Measure, Measures } from '#core/damages/compare/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { sayFinding } from '../../frame/problem.ts';
import classes from '../damages.module.css';
import { groupOf } from '../rules.ts';
import { Mark } from './mark.tsx';
import { claimedFirst, limitText, measureKey, measureTitle, rangeText, spanText } from './say.ts';

interface TableProps {
  readonly measures: Measures;
  readonly onOpen: (measure: Measure) => void;
}

/** Every way the law allows, side by side; those of which only one may be had stand together. */
export function MeasureTable({ measures, onOpen }: TableProps) {
  const { t } = useTranslation();
  const parts = [
    ...claimedFirst([
      ...measures.groups.map(({ group, measures: of }) => ({ key: group, measures: of, hint: t('compare.oneOf') })),
      { key: 'additional', measures: measures.additional, hint: t('compare.onTop') },
    ]),
    { key: 'information', measures: measures.information, hint: t('compare.forInformation') },
  ].filter((part) => part.measures.length > 0);
  return (
    <Table aria-label={t('compare.measures')} className={classes.measures} stickyHeader verticalSpacing="xs" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="28%">{t('damages.rule')}</Table.Th>
          <Table.Th w="17%" ta="right">
            {t('compare.figure')}
          </Table.Th>
          <Table.Th w="18%" ta="right">
            {t('compare.lawful')}
          </Table.Th>
          <Table.Th w="16%">{t('compare.support')}</Table.Th>
          <Table.Th w="21%">{t('compare.lacking')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {parts.map(({ key, measures: of, hint }) => {
        const [first] = of;
        return (
          <Table.Tbody key={key}>
            <Table.Tr className={classes.groupRow}>
              <Table.Th colSpan={5} scope="rowgroup">
                <Text span size="sm" fw={600}>
                  {first && t(`damages.groups.${groupOf({ id: first.rule, counts: first.counts })}`)}
                </Text>
                <Text span size="xs" c="dimmed" fw={400}>
                  {hint}
                </Text>
              </Table.Th>
            </Table.Tr>
            {of.map((measure) => (
              <Row key={measureKey(measure)} measure={measure} onOpen={onOpen} />
            ))}
          </Table.Tbody>
        );
      })}
    </Table>
  );
}

function Row({ measure, onOpen }: { readonly measure: Measure; readonly onOpen: TableProps['onOpen'] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const title = measureTitle(measure, language);
  const span = spanText(measure, language);
  const limits = limitText(t, measure, language);
  return (
    // The row is pressed anywhere with the mouse; the button in it is for the keyboard and screen readers.
    <Table.Tr className={classes.measureRow} onClick={() => onOpen(measure)} data-own={measure.head !== null || undefined}>
      <Table.Td>
        <UnstyledButton className={classes.measureName} onClick={() => onOpen(measure)} aria-haspopup="dialog">
          <Text span size="sm" fw={measure.head === null ? 400 : 600}>
            {title}
          </Text>
        </UnstyledButton>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {measure.statute}
        </Text>
        <Position measure={measure} />
      </Table.Td>
      <Table.Td ta="right" className={classes.figures}>
        {measure.amount === null ? (
          <Text span size="sm" c="dimmed">
            {t('damages.open')}
          </Text>
        ) : (
          <Text span size="sm" fw={600} className={classes.amount}>
            {formatMoney(measure.amount, measure.currency, language)}
          </Text>
        )}
        {span !== '' && (
          <Text size="xs" c="dimmed">
            {span}
          </Text>
        )}
        {measure.joint && (
          <Text size="xs" c="dimmed">
            {t('compare.jointly')}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" className={classes.figures}>
        <Text span size="sm">
          {rangeText(t, measure, language) || '–'}
        </Text>
        {limits.map((limit) => (
          <Text key={limit} size="xs" c="var(--mantine-color-orange-light-color)">
            {limit}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <SupportMark measure={measure} />
      </Table.Td>
      <Table.Td>
        <Lacking measure={measure} />
      </Table.Td>
    </Table.Tr>
  );
}

function Position({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation();
  if (measure.position === null) return null;
  return (
    <Badge size="sm" variant="light" tt="none" mt={4} color={measure.position === 'primary' ? 'ink' : 'gray'}>
      {t(`damages.positions.${measure.position}`)}
      {measure.election === null ? '' : ` · ${t('compare.chosen')}`}
    </Badge>
  );
}

/** How many of the figures that have to be proved have evidence behind them. */
export function SupportMark({ measure: { support } }: { readonly measure: Measure }) {
  const { t } = useTranslation();
  const { needed, supported, unsupported, estimates, adverse } = support;
  return (
    <div className={classes.marks}>
      {needed === 0 ? (
        <Mark kind="note">{t('compare.nothingToProve')}</Mark>
      ) : (
        <Mark kind={supported === needed ? 'good' : unsupported.length > 0 ? 'warn' : 'open'}>
          {t('compare.supported', { supported, needed })}
        </Mark>
      )}
      {unsupported.length > 0 && <Mark kind="warn">{t('compare.unsupported', { count: unsupported.length })}</Mark>}
      {estimates.length > 0 && <Mark kind="note">{t('compare.estimates', { count: estimates.length })}</Mark>}
      {adverse.length > 0 && <Mark kind="note">{t('damages.standings.adverse-inference')}</Mark>}
    </div>
  );
}

const SHOWN = 2;

function Lacking({ measure }: { readonly measure: Measure }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { missing, refused } = measure;
  const words = [...missing.map(({ label }) => label[language]), ...refused.map((one) => sayFinding(one, language).message)];
  if (words.length === 0)
    return (
      <Text span size="sm" c="dimmed">
        –
      </Text>
    );
  return (
    <div className={classes.marks}>
      {words.slice(0, SHOWN).map((word) => (
        <Mark key={word} kind="open">
          <span className={classes.clamped} title={word}>
            {word}
          </span>
        </Mark>
      ))}
      {words.length > SHOWN && (
        <Text size="xs" c="dimmed">
          {t('frame.more', { count: words.length - SHOWN })}
        </Text>
      )}
    </div>
  );
}
