import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Input } from '#core/damages/model.ts';
import type { InputRule } from '#core/damages/rule.ts';
import type { Language } from '#core/kit/messages.ts';
import { Field } from '../frame/field.tsx';

type Period = NonNullable<Input['period']>;

interface PeriodProps {
  readonly rule: InputRule & { readonly period: NonNullable<InputRule['period']> };
  readonly where: string;
  readonly matter: string;
  readonly period: Period | undefined;
  /** Builds on the newest dates: the other one may still be on its way. */
  readonly onSave: (change: (now: Period) => Period) => Promise<unknown>;
}

const NONE: Period = { from: '', to: '' };

/** A number of days by the two dates they run between; which of the two counts is the rule's. */
export function PeriodFields({ rule, where, matter, period = NONE, onSave }: PeriodProps) {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <Group gap="xs" align="flex-end">
      {(['from', 'to'] as const).map((end) => (
        <div key={end} style={{ width: 230 }}>
          <Field
            spec={{ name: end, kind: 'date', label: rule.period[end][language] }}
            where={`${where}/${end}`}
            matter={matter}
            value={period[end]}
            onSave={(day) => onSave((now) => ({ ...now, [end]: String(day ?? '') }))}
          />
        </div>
      ))}
    </Group>
  );
}
