import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputRule } from '#core/damages/rule.ts';
import type { Language } from '#core/kit/messages.ts';
import { shownProblem } from '../../frame/problem.ts';
import { readFigure, showFigure } from '../figures.ts';

interface TrialFieldProps {
  readonly label: string;
  /** Said to those who do not see which field it stands beside. */
  readonly ariaLabel?: string | undefined;
  readonly unit: InputRule['unit'];
  /** What stands in the head. */
  readonly saved: string;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
  /** Told what would stand there; undefined for what stands there already, or what cannot be read yet. */
  readonly onTry: (value: string | undefined) => void;
}

/** A figure that is tried, never saved. */
export function TrialField({ label, ariaLabel, unit, saved, placeholder, description, onTry }: TrialFieldProps) {
  const { i18n } = useTranslation();
  const [text, setText] = useState(() => showFigure(unit, saved));
  const [fault, setFault] = useState('');
  const write = (next: string) => {
    setText(next);
    try {
      const value = readFigure(unit, next);
      setFault('');
      onTry(value === saved ? undefined : value);
    } catch (error) {
      setFault(shownProblem(error, i18n.language as Language).message);
      onTry(undefined);
    }
  };
  return (
    <TextInput
      label={label}
      aria-label={ariaLabel}
      description={description}
      placeholder={placeholder}
      value={text}
      inputMode="decimal"
      error={fault || undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
