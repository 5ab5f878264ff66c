import { Alert, Button, Drawer, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFlask2 } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Head, type Liability, liabilities } from '#core/damages/model.ts';
import type { ResolvedInput } from '#core/damages/result.ts';
import type { InputRule, Rule } from '#core/damages/rule.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import classes from '../damages.module.css';
import { showFigure } from '../figures.ts';
import { useUndoNotice } from '../undo-notice.tsx';
import { BeforeAfter } from './before-after.tsx';
import { changeOf, keptOf, NO_TRIAL, type Trial, tryClaimed, tryInput, tryItem, tryLiability } from './changes.ts';
import { TrialField } from './trial-field.tsx';

interface WhatIfProps {
  readonly head: Head;
  readonly rule: Rule;
  readonly resolved: readonly ResolvedInput[];
  readonly onClose: () => void;
}

/** Other figures on one head, computed and not saved. Escape leaves everything as it is. */
export function WhatIfDrawer({ head, rule, resolved, onClose }: WhatIfProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [trial, setTrial] = useState<Trial>(NO_TRIAL);
  const [asked] = useDebouncedValue(trial, 150);
  const change = changeOf(head.id, asked);
  const answer = useQuery({
    ...api.damages.whatIf.queryOptions({ input: { matter: head.matter, changes: change ? [change] : [{ head: head.id }] } }),
    placeholderData: keepPreviousData,
  });
  const put = useMutation(api.damages.putHead.mutationOptions());
  const notice = useUndoNotice(head.matter);
  const keep = async () => {
    await put.mutateAsync({ matter: head.matter, head: { ...keptOf(head, trial), id: head.id } });
    onClose();
    notice(t('compare.kept'));
  };
  const title = head.title || rule.title[language];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={720}
      title={
        <Text fw={600}>
          {t('compare.whatIfOf')} · {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      <Stack gap="md">
        <Alert color="yellow" variant="light" icon={<IconFlask2 size={18} aria-hidden />} title={t('compare.notSaved')} py="xs">
          {t('compare.notSavedHint')}
        </Alert>
        <div className={classes.trialResult}>
          <BeforeAfter answer={answer.data} head={head.id} title={title} />
        </div>
        <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
          {rule.inputs.map((input) => (
            <TrialInput
              key={input.name}
              rule={input}
              head={head}
              resolved={resolved.find((one) => one.name === input.name)}
              onTry={(end, value) => setTrial((now) => tryInput(now, input.name, end, value))}
            />
          ))}
          {head.items.map((item) => (
            <TrialField
              key={item.id}
              label={item.label || item.voucher || t('damages.item.amount')}
              unit="money"
              saved={item.amount}
              onTry={(amount) => setTrial((now) => tryItem(now, item.id, amount))}
            />
          ))}
        </SimpleGrid>
        <SimpleGrid cols={2} spacing="md" verticalSpacing="sm" style={{ alignItems: 'end' }}>
          <TrialField
            label={t(head.liability === 'each' ? 'damages.claimedEach' : 'damages.claimed')}
            unit="money"
            saved={head.claimed}
            onTry={(claimed) => setTrial((now) => tryClaimed(now, claimed))}
          />
          <Select
            label={t('damages.liability')}
            data={liabilities.map((value) => ({ value, label: t(`damages.liabilities.${value}`) }))}
            value={trial.liability ?? head.liability}
            allowDeselect={false}
            onChange={(next) =>
              setTrial((now) => tryLiability(now, next === null || next === head.liability ? undefined : (next as Liability)))
            }
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('compare.leave')}
          </Button>
          <Button disabled={changeOf(head.id, trial) === null} loading={put.isPending} onClick={() => void keep()}>
            {t('compare.keep')}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

interface TrialInputProps {
  readonly rule: InputRule;
  readonly head: Head;
  readonly resolved: ResolvedInput | undefined;
  readonly onTry: (end: 'value' | 'low' | 'high', value: string | undefined) => void;
}

function TrialInput({ rule, head, resolved, onTry }: TrialInputProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const input = head.inputs.find((one) => one.name === rule.name);
  const [word, setWord] = useState(input?.value || resolved?.value || '');
  const label = rule.label[language];
  if (rule.unit === 'choice')
    return (
      <Select
        label={label}
        data={Object.entries(rule.choices ?? {}).map(([value, meaning]) => ({ value, label: meaning[language] }))}
        value={word || null}
        allowDeselect={false}
        onChange={(next) => {
          setWord(next ?? '');
          onTry('value', next === null || next === (input?.value ?? '') ? undefined : next);
        }}
      />
    );
  const standIn = resolved?.origin === 'listings' || resolved?.origin === 'default' ? showFigure(rule.unit, resolved.value) : undefined;
  const field = (end: 'value' | 'low' | 'high') => (
    <TrialField
      label={end === 'value' ? label : t(`damages.${end}`)}
      ariaLabel={end === 'value' ? undefined : `${label}: ${t(`damages.${end}`)}`}
      unit={rule.unit}
      saved={input?.[end] ?? ''}
      placeholder={end === 'value' ? standIn : undefined}
      description={
        end === 'value' && resolved?.origin === 'listings' && standIn !== undefined
          ? t('damages.fromListings', { value: standIn })
          : undefined
      }
      onTry={(value) => onTry(end, value)}
    />
  );
  if (input === undefined || (input.low === '' && input.high === '' && input.standing !== 'estimate')) return field('value');
  return (
    <>
      {field('value')}
      <SimpleGrid cols={2} spacing="xs">
        {field('low')}
        {field('high')}
      </SimpleGrid>
    </>
  );
}
