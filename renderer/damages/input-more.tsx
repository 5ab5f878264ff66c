import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Input, type Standing, standings, type Valuation, valuations } from '#core/damages/model.ts';
import type { ResolvedInput } from '#core/damages/result.ts';
import type { InputRule } from '#core/damages/rule.ts';
import type { Language } from '#core/kit/messages.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { useChosen } from '../frame/chosen.ts';
import { Field } from '../frame/field.tsx';
import { notesOf } from './figure-notes.ts';
import { readFigure, showFigure } from './figures.ts';
import { CURRENCIES } from './head-fields.tsx';

type Found = Pick<Input, 'currency' | 'rateOn' | 'valued'>;

interface FoundProps {
  readonly label: string;
  readonly where: string;
  readonly matter: string;
  /** Of the head: what the figure counts in when it names no other. */
  readonly headCurrency: string;
  readonly value: Found;
  readonly onSave: (patch: Partial<Found>) => Promise<unknown>;
}

/** Another currency with the day of its rate, and how goods were valued. */
export function FoundFields({ label, where, matter, headCurrency, value, onSave }: FoundProps) {
  const { t } = useTranslation();
  const [currency, exchange] = useChosen(value.currency, (next) => onSave({ currency: next }));
  const [valued, valuate] = useChosen<string>(value.valued, (next) => onSave({ valued: next as Valuation | '' }));
  return (
    <Group gap="xs" align="flex-end">
      <Select
        size="xs"
        w={150}
        label={t('damages.foundIn')}
        aria-label={`${label}: ${t('damages.foundIn')}`}
        data-where={`${where}/currency`}
        data={[
          { value: headCurrency, label: t('damages.sameCurrency', { currency: headCurrency }) },
          ...[...new Set([currency, ...CURRENCIES])].filter((code) => code !== '' && code !== headCurrency),
        ]}
        value={currency || headCurrency}
        allowDeselect={false}
        searchable
        onChange={(next) => next !== null && exchange(next === headCurrency ? '' : next)}
      />
      {currency !== '' && currency !== headCurrency && (
        <div style={{ width: 160 }}>
          <Field
            spec={{ name: 'rateOn', kind: 'date', label: t('damages.rateOn') }}
            where={`${where}/rateOn`}
            matter={matter}
            value={value.rateOn}
            onSave={(day) => onSave({ rateOn: String(day ?? '') })}
          />
        </div>
      )}
      <Select
        size="xs"
        w={170}
        label={t('damages.valued')}
        aria-label={`${label}: ${t('damages.valued')}`}
        data-where={`${where}/valued`}
        data={['', ...valuations].map((one) => ({ value: one, label: t(`damages.valuations.${one === '' ? 'none' : one}`) }))}
        value={valued}
        allowDeselect={false}
        onChange={(next) => next !== null && valuate(next)}
      />
    </Group>
  );
}

interface MoreProps {
  readonly label: string;
  readonly where: string;
  readonly matter: string;
  readonly headCurrency: string;
  readonly rule: InputRule;
  readonly input: Input;
  readonly onSave: (patch: Partial<Input>) => Promise<unknown>;
}

/** What a figure stands on, and the range of an estimate; what is seldom needed folds away. */
export function InputMore({ label, where, matter, headCurrency, rule, input, onSave }: MoreProps) {
  const { t } = useTranslation();
  const [standing, stand] = useChosen<Standing>(input.standing, (next) => onSave({ standing: next }));
  const money = rule.unit === 'money';
  const [unfolded, unfold] = useState(input.currency !== '' || input.valued !== '');
  const ranges = standing === 'estimate' || input.low !== '' || input.high !== '';
  const end = (name: 'low' | 'high') => (
    <AutoField
      size="xs"
      w={110}
      aria-label={`${label}: ${t(`damages.${name}`)}`}
      where={`${where}/${name}`}
      value={input[name]}
      inputMode="decimal"
      read={(text) => readFigure(rule.unit, text)}
      show={(value) => showFigure(rule.unit, value)}
      onSave={(value) => onSave({ [name]: value })}
    />
  );
  return (
    <Stack gap={6}>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {t('damages.standsOn')}
        </Text>
        <Select
          size="xs"
          w={150}
          aria-label={`${label}: ${t('damages.standsOn')}`}
          data-where={`${where}/standing`}
          data={standings.map((value) => ({ value, label: t(`damages.standings.${value}`) }))}
          value={standing}
          allowDeselect={false}
          onChange={(next) => next !== null && stand(next as Standing)}
        />
        {ranges &&
          (['low', 'high'] as const).map((name) => (
            <Fragment key={name}>
              <Text size="xs" c="dimmed" ml={6}>
                {t(`damages.${name}`)}
              </Text>
              {end(name)}
            </Fragment>
          ))}
        {money && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            ml="auto"
            aria-expanded={unfolded}
            aria-label={`${label}: ${t('damages.more')}`}
            rightSection={unfolded ? <IconChevronUp size={13} aria-hidden /> : <IconChevronDown size={13} aria-hidden />}
            onClick={() => unfold(!unfolded)}
          >
            {t('damages.more')}
          </Button>
        )}
      </Group>
      {money && unfolded && (
        <FoundFields label={label} where={where} matter={matter} headCurrency={headCurrency} value={input} onSave={onSave} />
      )}
    </Stack>
  );
}

/** The conversion of a figure and the units not counted, as far as there are any. */
export function FigureNotes({ resolved }: { readonly resolved: Pick<ResolvedInput, 'unit' | 'valued' | 'conversion' | 'netted'> }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const lines = notesOf(t, language, resolved);
  if (lines.length === 0) return null;
  return (
    <div>
      {lines.map((line) => (
        <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
      ))}
    </div>
  );
}
