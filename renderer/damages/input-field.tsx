import { Badge, Group, Select, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { emptyInput, type Head, type Input } from '#core/damages/model.ts';
import type { ResolvedInput } from '#core/damages/result.ts';
import type { InputRule } from '#core/damages/rule.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { EvidencePicker } from '../frame/field.tsx';
import classes from './damages.module.css';
import { readFigure, showFigure } from './figures.ts';
import { FindingLine, findingKey } from './finding-line.tsx';
import { FigureNotes, InputMore } from './input-more.tsx';
import { PeriodFields } from './period-fields.tsx';
import { type ChangeHead, sourcesOf } from './use-head.ts';

interface InputProps {
  readonly head: Head;
  readonly rule: InputRule;
  readonly resolved: ResolvedInput | undefined;
  readonly findings: readonly Finding[];
  /** Heads whose figure it may take over. */
  readonly from: readonly { readonly id: string; readonly title: string }[];
  readonly change: ChangeHead;
}

/** One figure of a head: its value, how it was arrived at, the evidence behind it. What nothing supports stands out. */
export function InputField({ head, rule, resolved, findings, from, change }: InputProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const where = `damages/${head.id}/${rule.name}`;
  const input = head.inputs.find((one) => one.name === rule.name) ?? emptyInput(rule.name);
  const save = (patch: (now: Input) => Partial<Input>) =>
    change((now) => {
      const before = now.inputs.find((one) => one.name === rule.name) ?? emptyInput(rule.name);
      const after = { ...before, ...patch(before) };
      const others = now.inputs.filter((one) => one.name !== rule.name);
      const { name: _, sources, standing, period, ...words } = after;
      const dated = period !== undefined && (period.from !== '' || period.to !== '');
      const empty = !dated && standing === 'evidence' && sources.length === 0 && Object.values(words).every((word) => word === '');
      return { inputs: empty ? others : [...others, after] };
    });
  const show = (value: string) => showFigure(rule.unit, value);
  const marks = [
    rule.unit !== 'choice' && t(`damages.units.${rule.unit}`, { currency: head.currency }),
    rule.required && t('damages.required'),
    rule.asked && t('damages.asked'),
  ].filter(Boolean);
  const derived = resolved?.origin === 'listings' ? resolved.value : '';
  const taken = input.carried !== '';
  const faulty = findings.some((one) => one.severity !== 'note');
  return (
    <div className={classes.input} data-faulty={faulty || undefined} data-where={`${where}/all`}>
      <Group data-whole gap="xs" wrap="nowrap">
        <Text size="sm" fw={550}>
          {rule.label[language]}
        </Text>
        <Text size="xs" c="dimmed">
          {marks.join(' · ')}
        </Text>
        {derived !== '' && (
          <Badge variant="light" color="ink" tt="none" title={t('damages.fromListingsHint')} style={{ flexShrink: 0 }}>
            {t('damages.fromListings', { value: show(derived) })}
          </Badge>
        )}
      </Group>
      {rule.unit === 'choice' ? (
        <Select
          aria-label={rule.label[language]}
          data-where={where}
          data={Object.entries(rule.choices ?? {}).map(([value, label]) => ({ value, label: label[language] }))}
          value={input.value || resolved?.value || null}
          allowDeselect={false}
          onChange={(value) => void save(() => ({ value: value ?? '' }))}
        />
      ) : taken ? (
        <TextInput
          aria-label={`${rule.label[language]}: ${t('damages.value')}`}
          data-where={where}
          value={show(resolved?.value ?? '')}
          placeholder={t('damages.open')}
          readOnly
          variant="filled"
        />
      ) : (
        <AutoField
          aria-label={`${rule.label[language]}: ${t('damages.value')}`}
          where={where}
          value={input.value}
          inputMode="decimal"
          placeholder={
            input.period && input.value === '' && resolved?.value
              ? show(resolved.value)
              : derived === ''
                ? rule.default === undefined
                  ? t('damages.value')
                  : t('damages.byRule', { value: show(rule.default) })
                : show(derived)
          }
          read={(text) => readFigure(rule.unit, text)}
          show={show}
          onSave={(value) => save(() => ({ value }))}
        />
      )}
      {rule.unit === 'choice' || taken ? (
        <span />
      ) : (
        <AutoField
          aria-label={`${rule.label[language]}: ${t('damages.basis')}`}
          placeholder={t('damages.basis')}
          where={`${where}/basis`}
          value={input.basis}
          onSave={(basis) => save(() => ({ basis }))}
        />
      )}
      {rule.unit === 'choice' || taken ? (
        <span />
      ) : (
        <EvidencePicker
          spec={{ name: 'sources', kind: 'sources', label: '', ariaLabel: `${rule.label[language]}: ${t('damages.sources')}` }}
          where={`${where}/sources`}
          matter={head.matter}
          value={idsOf(input)}
          onSave={(chosen) => save((now) => ({ sources: sourcesOf(chosen, now.sources) }))}
        />
      )}
      {rule.unit !== 'choice' && !taken && (input.standing !== 'evidence' || (input.value !== '' && !rule.asked)) && (
        <div data-whole>
          <InputMore
            label={rule.label[language]}
            where={where}
            matter={head.matter}
            headCurrency={head.currency}
            rule={rule}
            input={input}
            onSave={(patch) => save(() => patch)}
          />
        </div>
      )}
      {(taken || from.length > 0) && (
        <div data-whole>
          <Select
            size="xs"
            maw={420}
            label={t('damages.takenFrom')}
            description={taken ? t('damages.takenHint') : undefined}
            aria-label={`${rule.label[language]}: ${t('damages.takenFrom')}`}
            data-where={`${where}/carried`}
            data={[
              { value: '', label: t('damages.enteredHere') },
              ...from.map(({ id, title }) => ({ value: id, label: title })),
              ...(taken && !from.some(({ id }) => id === input.carried) ? [{ value: input.carried, label: t('damages.headGone') }] : []),
            ]}
            value={input.carried}
            allowDeselect={false}
            onChange={(next) => next !== null && void save(() => (next === '' ? { carried: '' } : { ...EMPTY, carried: next }))}
          />
        </div>
      )}
      {rule.period && (
        <div data-whole>
          <PeriodFields
            rule={{ ...rule, period: rule.period }}
            where={where}
            matter={head.matter}
            period={input.period}
            onSave={(next) => save((now) => ({ period: next(now.period ?? { from: '', to: '' }) }))}
          />
        </div>
      )}
      {resolved && (
        <div data-whole>
          <FigureNotes resolved={resolved} />
        </div>
      )}
      {findings.map((finding) => (
        <div data-whole key={findingKey(finding)}>
          <FindingLine finding={finding} />
        </div>
      ))}
    </div>
  );
}

/** What was entered for a figure gives way to the one taken over. */
const EMPTY: Partial<Input> = {
  value: '',
  low: '',
  high: '',
  basis: '',
  standing: 'evidence',
  currency: '',
  rateOn: '',
  valued: '',
  sources: [],
};

const known = new WeakMap<Input['sources'], readonly string[]>();
/** The same list for the same sources, so that a choice just made is not taken for an answer. */
function idsOf({ sources }: Pick<Input, 'sources'>): readonly string[] {
  const ids = known.get(sources) ?? sources.map((source) => source.evidence);
  known.set(sources, ids);
  return ids;
}
