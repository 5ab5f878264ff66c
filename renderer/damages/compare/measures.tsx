import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '#core/damages/compare/model.ts';
import type { Rule } from '#core/damages/rule.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import { type Asked, ReasonDialog } from '../../frame/reason-dialog.tsx';
import { RangeChart } from '../charts/range-chart.tsx';
import classes from '../damages.module.css';
import { ruleOf } from '../rules.ts';
import { useUndoNotice } from '../undo-notice.tsx';
import type { PageView } from '../view.ts';
import { WhatIfDrawer } from '../what-if/what-if.tsx';
import { DerivationDrawer } from './derivation.tsx';
import { headFrom } from './make.ts';
import { MeasureTable } from './measure-table.tsx';
import { allOf, measureKey, measureTitle, rangeText } from './say.ts';
import { SellerStep } from './seller-step.tsx';

interface MeasuresProps {
  readonly matter: string;
  readonly view: PageView;
  /** The seller whose measures are shown; '' for the whole matter. */
  readonly seller: string;
  readonly onSeller: (seller: string) => void;
  readonly onGo: (where: string) => void;
  readonly onHead: (head: string) => void;
}

/** Each way the law allows to compute damages, what it gives, what carries it and what is missing. */
export function MeasuresView({ matter, view, seller, onSeller, onGo, onHead }: MeasuresProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [look, setLook] = useState<'table' | 'chart'>('table');
  const [open, setOpen] = useState<string | null>(null);
  const [trying, attempt] = useState<string | null>(null);
  const [asked, ask] = useState<Asked | null>(null);
  const notice = useUndoNotice(matter);
  const answer = useQuery({
    ...api.damages.measures.queryOptions({ input: { matter, ...(seller !== '' && { seller }) } }),
    placeholderData: keepPreviousData,
  });
  const put = useMutation(api.damages.putHead.mutationOptions());
  const elect = useMutation(api.damages.elect.mutationOptions());
  if (!answer.data) return null;
  const measures = answer.data;
  const all = allOf(measures);
  const shown = all.find((one) => measureKey(one) === open);
  const tried = view.heads.find(({ head }) => head.id === trying);
  const triedRule = tried && ruleOf(view.rules, tried.head.rule, measures.day);
  const make = async (measure: Measure) => {
    const head = await put.mutateAsync({ matter, head: headFrom(measure, view) });
    setOpen(null);
    notice(t('compare.made', { title: head.title }));
    onHead(head.id);
  };
  const choose = (measure: Measure) => {
    const { head } = measure;
    if (head === null) return;
    const title = measureTitle(measure, language);
    ask({
      title: t('compare.electDo'),
      about: t('compare.electAbout', { title }),
      go: async (reason) => {
        await elect.mutateAsync({ matter, head, reason });
        setOpen(null);
        notice(t('compare.electedDone', { title }));
      },
    });
  };
  return (
    <>
      <Group gap="sm" pb="sm" justify="space-between">
        <SellerStep
          matter={matter}
          seller={seller}
          onChoose={onSeller}
          busy={shown !== undefined || tried !== undefined || asked !== null}
        />
        <Text size="sm" c="dimmed" style={{ flex: 1, minWidth: 0 }} truncate>
          {measures.dated ? t('damages.lawOf', { date: measures.day }) : t('damages.lawOfToday')}
        </Text>
        <SegmentedControl
          aria-label={t('compare.look')}
          value={look}
          onChange={(value) => setLook(value as 'table' | 'chart')}
          data={[
            { value: 'table', label: t('compare.table') },
            { value: 'chart', label: t('compare.chart') },
          ]}
        />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className={classes.scroll} aria-label={t('compare.measures')} tabIndex={0}>
        {all.length === 0 ? (
          <Text c="dimmed" ta="center" py={60}>
            {t('damages.noRules')}
          </Text>
        ) : look === 'table' ? (
          <MeasureTable measures={measures} onOpen={(measure) => setOpen(measureKey(measure))} />
        ) : (
          <Stack gap="lg" py="xs">
            <RangeChart
              label={t('compare.chartOf')}
              lines={all.flatMap((measure) =>
                measure.amount === null
                  ? []
                  : [
                      {
                        key: measureKey(measure),
                        label: measureTitle(measure, language),
                        note: measure.position === null ? t('compare.noHead') : t(`damages.positions.${measure.position}`),
                        strong: measure.position === 'primary',
                        currency: measure.currency,
                        low: measure.low ?? measure.amount,
                        base: measure.amount,
                        high: measure.high ?? measure.amount,
                        more: rangeText(t, measure, language),
                      },
                    ],
              )}
            />
          </Stack>
        )}
      </section>
      {/* One thing over the table at a time; the panel comes back when the reason is not given after all. */}
      {shown && tried === undefined && asked === null && (
        <DerivationDrawer
          matter={matter}
          measure={shown}
          entry={view.heads.find(({ head }) => head.id === shown.head)}
          asked={askedOf(ruleOf(view.rules, shown.rule, measures.day))}
          busy={put.isPending}
          onClose={() => setOpen(null)}
          onMake={() => void make(shown)}
          onElect={() => choose(shown)}
          onTry={() => attempt(shown.head)}
          onGo={onGo}
        />
      )}
      {tried && triedRule && (
        <WhatIfDrawer head={tried.head} rule={triedRule} resolved={tried.result.inputs} onClose={() => attempt(null)} />
      )}
      <ReasonDialog asked={asked} label={t('compare.reason')} hint={t('compare.reasonHint')} onClose={() => ask(null)} />
    </>
  );
}

const askedOf = (rule: Rule | undefined): ReadonlySet<string> =>
  new Set(rule?.inputs.flatMap((input) => (input.asked ? [input.name] : [])) ?? []);
