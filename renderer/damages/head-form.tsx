import { Badge, Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArrowsExchange, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { carriedWords, type Head } from '#core/damages/model.ts';
import type { HeadResult } from '#core/damages/result.ts';
import type { InputRule, Rule } from '#core/damages/rule.ts';
import type { Matter } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { readFigure, showFigure } from './figures.ts';
import { distinct } from './finding-line.tsx';
import { Choice, ConductField, CURRENCIES, LiabilityField, SellersField } from './head-fields.tsx';
import { InputField } from './input-field.tsx';
import { Items } from './items.tsx';
import { ResultPanel } from './result-panel.tsx';
import { RuleSelect } from './rule-select.tsx';
import { ruleOf } from './rules.ts';
import { useHead } from './use-head.ts';
import type { PageView } from './view.ts';
import { WhatIfDrawer } from './what-if/what-if.tsx';

interface HeadFormProps {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
  readonly view: PageView;
  readonly head: Head;
  readonly result: HeadResult;
  /** The day whose law applies. */
  readonly day: string;
}

const NO_ITEMS: NonNullable<HeadResult['items']> = [];

const NO_HEADS: readonly never[] = [];

/** The other heads whose figure the law lets this input take over. */
const sourcesFor = (input: InputRule, head: Head, view: PageView, day: string) =>
  view.heads.flatMap(({ head: other, result }) => {
    const rule = ruleOf(view.rules, other.rule, day);
    const may = other.id !== head.id && rule !== undefined && carriedWords(input.carries, rule) !== null;
    return may ? [{ id: other.id, title: other.title || result.title[view.language] }] : [];
  });

/** Everything of one head, in the order one thinks about it: which measure, from whom, on what figures, why, and what comes out. */
export function HeadForm({ matter, pack, view, head, result, day }: HeadFormProps) {
  const { t } = useTranslation();
  const change = useHead(matter.id, head);
  const drop = useMutation(api.damages.dropHead.mutationOptions());
  const [trying, attempt] = useState(false);
  const rule = ruleOf(view.rules, head.rule, day);
  const where = `damages/${head.id}`;
  const findings = distinct(view.findings.filter((one) => one.where === where || one.where.startsWith(`${where}/`)));
  const inputs = rule?.inputs ?? [];
  const ownPlaces = new Set([...inputs.map((one) => `${where}/${one.name}`), ...head.items.map((one) => `${where}/items/${one.id}`)]);
  const strangers = head.inputs.filter((one) => !inputs.some((input) => input.name === one.name));
  const takesItems = (rule?.formula?.kind === 'sum' && rule.formula.items) || head.items.length > 0;
  const choose = (next: Rule) =>
    change((now) => ({
      rule: next.id,
      currency: next.currency,
      ...(now.title === rule?.title[view.language] && { title: next.title[view.language] }),
      inputs: now.inputs.filter((input) => next.inputs.some((one) => one.name === input.name)),
    }));
  const remove = () =>
    modals.openConfirmModal({
      title: t('damages.remove'),
      children: <Text size="sm">{t('damages.removeAsk')}</Text>,
      labels: { confirm: t('frame.remove'), cancel: t('frame.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => drop.mutate({ matter: matter.id, id: head.id }),
    });
  return (
    <Stack gap="md">
      <SimpleGrid type="container" cols={{ base: 1, '520px': 2 }} spacing="md" verticalSpacing="sm">
        <AutoField label={t('damages.title')} where={`${where}/title`} value={head.title} onSave={(title) => change(() => ({ title }))} />
        <RuleSelect rules={view.rules} day={day} value={head.rule} where={`${where}/rule`} onChoose={choose} />
        <Choice
          label={t('damages.position')}
          value={head.position}
          choices={(['primary', 'alternative'] as const).map((value) => ({ value, label: t(`damages.positions.${value}`) }))}
          onSave={(position) => change(() => ({ position: position as Head['position'] }))}
        />
        <LiabilityField head={head} where={where} change={change} />
      </SimpleGrid>
      <Group align="flex-start" wrap="nowrap" gap="md">
        <SellersField head={head} result={result} onSave={(sellers) => change(() => ({ sellers }))} />
        <Select
          label={t('damages.currency')}
          data-where={`${where}/currency`}
          w={110}
          allowDeselect={false}
          searchable
          data={[...new Set([head.currency, rule?.currency ?? head.currency, ...CURRENCIES])]}
          value={head.currency}
          onChange={(currency) => currency !== null && void change(() => ({ currency }))}
        />
      </Group>
      {(inputs.length > 0 || strangers.length > 0) && (
        <Stack gap={8} data-where={`${where}/inputs`}>
          <Text size="sm" fw={600}>
            {t('damages.figures')}
          </Text>
          {inputs.map((input) => (
            <InputField
              key={input.name}
              head={head}
              rule={input}
              resolved={result.inputs.find((one) => one.name === input.name)}
              findings={findings.filter((one) => one.where === `${where}/${input.name}`)}
              from={input.carries ? sourcesFor(input, head, view, day) : NO_HEADS}
              change={change}
            />
          ))}
          {strangers.map((input) => (
            <Group key={input.name} gap="xs">
              <Badge color="orange" variant="light" tt="none">
                {t('damages.unknown', { name: input.name, value: input.value })}
              </Badge>
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                onClick={() => void change((now) => ({ inputs: now.inputs.filter((one) => one.name !== input.name) }))}
              >
                {t('frame.remove')}
              </Button>
            </Group>
          ))}
        </Stack>
      )}
      {takesItems && <Items head={head} resolved={result.items ?? NO_ITEMS} findings={findings} change={change} />}
      {(rule?.wilful || head.conductFacts.length > 0) && (
        <ConductField matter={matter} pack={pack} head={head} onSave={(conductFacts) => change(() => ({ conductFacts }))} />
      )}
      <SimpleGrid type="container" cols={{ base: 1, '520px': 2 }} spacing="md" verticalSpacing="sm">
        <AutoField
          label={t(head.liability === 'each' ? 'damages.claimedEach' : 'damages.claimed')}
          description={t('damages.claimedHint')}
          where={`${where}/claimed`}
          value={head.claimed}
          inputMode="decimal"
          read={(text) => readFigure('money', text)}
          show={(value) => showFigure('money', value)}
          onSave={(claimed) => change(() => ({ claimed }))}
        />
      </SimpleGrid>
      <AutoField
        label={t('damages.reasons')}
        where={`${where}/reasons`}
        value={head.reasons}
        long
        onSave={(reasons) => change(() => ({ reasons }))}
      />
      {head.election && (
        <Text size="sm" data-where={`${where}/election`}>
          {t('damages.elected', { date: head.election.on, reason: head.election.reason })}
        </Text>
      )}
      <ResultPanel result={result} rule={rule} findings={findings.filter((one) => !ownPlaces.has(one.where))} />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {matter.actDate === '' ? t('damages.lawOfToday') : t('damages.lawOf', { date: matter.actDate })}
          {result.version === '' ? '' : ` · ${rule?.source ?? ''}`}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowsExchange size={15} aria-hidden />}
            disabled={rule === undefined}
            onClick={() => attempt(true)}
          >
            {t('compare.whatIf')}
          </Button>
          <Button variant="subtle" color="red" size="xs" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
            {t('frame.remove')}
          </Button>
        </Group>
      </Group>
      {trying && rule && <WhatIfDrawer head={head} rule={rule} resolved={result.inputs} onClose={() => attempt(false)} />}
    </Stack>
  );
}
