import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowsExchange, IconCheck, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '#core/damages/compare/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { asLabel } from '../../matter/specs.ts';
import { usePlaces } from '../../seller/groups/use-places.ts';
import classes from '../damages.module.css';
import { distinct, FindingLine, findingKey } from '../finding-line.tsx';
import type { PageView } from '../view.ts';
import { FigureLine } from './figure-line.tsx';
import { ItemLine } from './item-line.tsx';
import { SupportMark } from './measure-table.tsx';
import { idleInputs, limitText, measureTitle, rangeText, spanText } from './say.ts';

interface DerivationProps {
  readonly matter: string;
  readonly measure: Measure;
  /** The head that claims it, with its vouchers; undefined for a measure nobody has entered. */
  readonly entry: PageView['heads'][number] | undefined;
  /** Names of the inputs that are asked for, not proved. */
  readonly asked: ReadonlySet<string>;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onMake: () => void;
  readonly onElect: () => void;
  readonly onTry: () => void;
  /** Opens the head's form, or a field of it. */
  readonly onGo: (where: string) => void;
}

/** How a measure comes to its figure: the rule, every input with what it stands on, each step, and what limits it. */
export function DerivationDrawer({ matter, measure, entry, asked, busy, onClose, onMake, onElect, onTry, onGo }: DerivationProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const places = usePlaces(matter);
  const span = spanText(measure, language);
  const range = rangeText(t, measure, language);
  const unsupported = new Set(measure.support.unsupported);
  const findings = distinct([...measure.refused, ...measure.remarks]);
  const idle = idleInputs(measure);
  const { head } = measure;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={<Text fw={600}>{measureTitle(measure, language)}</Text>}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      <Stack gap="md">
        <div>
          <Text size="sm">{[measure.headTitle === '' ? '' : measure.title[language], measure.statute].filter(Boolean).join(' · ')}</Text>
          <Text size="xs" c="dimmed">
            {t('compare.version', { version: measure.version })}
          </Text>
        </div>
        <Stack gap={4} className={classes.result} component="section" aria-label={t('damages.result')}>
          <Text size="lg" fw={650} className={classes.amount} {...(measure.amount === null && { c: 'dimmed' })}>
            {measure.amount === null ? t('damages.open') : formatMoney(measure.amount, measure.currency, language)}
          </Text>
          {span !== '' && <Text size="sm">{t('compare.between', { span })}</Text>}
          {range !== '' && <Text size="sm">{t('compare.lawfulIs', { range })}</Text>}
          {limitText(t, measure, language).map((limit) => (
            <Text size="sm" key={limit}>
              {limit}
            </Text>
          ))}
          <SupportMark measure={measure} />
          {measure.sellers > 0 && (
            <Text size="xs" c="dimmed">
              {t(`damages.liabilities.${measure.liability}`)} · {t('damages.sellersMeant', { numbers: measure.sellerNumbers })}
            </Text>
          )}
        </Stack>
        <Group gap="xs">
          {head === null ? (
            <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} loading={busy} disabled={measure.knownGap} onClick={onMake}>
              {t('compare.make')}
            </Button>
          ) : (
            <>
              {measure.group !== null && (
                <Button size="xs" leftSection={<IconCheck size={15} aria-hidden />} onClick={onElect}>
                  {t('compare.elect')}
                </Button>
              )}
              <Button size="xs" variant="default" leftSection={<IconArrowsExchange size={15} aria-hidden />} onClick={onTry}>
                {t('compare.whatIf')}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={() => onGo(`damages/${head}/title`)}
              >
                {t('compare.openHead')}
              </Button>
            </>
          )}
        </Group>
        {measure.election && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('damages.elected', { date: measure.election.on, reason: measure.election.reason })}
          </Text>
        )}
        {measure.inputs.length > 0 && (
          <section aria-label={t('damages.figures')}>
            <Title order={3} size="h6" mb={4}>
              {t('damages.figures')}
            </Title>
            <Stack gap={6}>
              {measure.inputs
                .filter(({ name }) => !idle.has(name))
                .map((input) => (
                  <FigureLine
                    key={input.name}
                    input={input}
                    currency={measure.currency}
                    unsupported={unsupported.has(input.name)}
                    asked={asked.has(input.name)}
                    pooledFrom={measure.pooled.find((one) => one.name === input.name)?.title}
                    places={places}
                  />
                ))}
            </Stack>
            {idle.size > 0 && (
              <Text size="xs" c="dimmed" mt={6}>
                {t('compare.idle', {
                  inputs: measure.inputs
                    .flatMap(({ name, label }) => (idle.has(name) ? [label[language]] : []))
                    .join(language === 'zh-CN' ? '、' : ', '),
                })}
              </Text>
            )}
          </section>
        )}
        {entry && entry.head.items.length > 0 && (
          <section aria-label={t('damages.items')}>
            <Title order={3} size="h6" mb={4}>
              {t('damages.items')}
            </Title>
            <Stack gap={6}>
              {entry.head.items.map((item) => (
                <ItemLine
                  key={item.id}
                  item={item}
                  counts={entry.result.items?.find((one) => one.id === item.id)}
                  currency={measure.currency}
                  unsupported={unsupported.has(`items/${item.id}`)}
                  places={places}
                />
              ))}
            </Stack>
          </section>
        )}
        {measure.steps.length > 0 && (
          <section aria-label={t('damages.derivation')}>
            <Title order={3} size="h6" mb={4}>
              {t('damages.derivation')}
            </Title>
            <pre className={classes.steps}>{measure.steps.join('\n')}</pre>
          </section>
        )}
        <div>
          {measure.burden && <Text size="sm">{t('damages.burden', { text: measure.burden[language] })}</Text>}
          {measure.note && (
            <Text size="sm" c="dimmed">
              {asLabel(measure.note[language])}
            </Text>
          )}
          {!measure.verified && (
            <Text size="sm" c="var(--mantine-color-orange-light-color)">
              {measure.unverified ? t('compare.unverified', { what: measure.unverified[language] }) : t('compare.unverifiedAll')}
            </Text>
          )}
        </div>
        {findings.length > 0 && (
          <Stack gap={2} mx={-8}>
            {findings.map((finding) => (
              <FindingLine key={findingKey(finding)} finding={finding} {...(head !== null && { onGo: () => onGo(finding.where) })} />
            ))}
          </Stack>
        )}
      </Stack>
    </Drawer>
  );
}
