import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate, parseDate } from '#core/kit/dates.ts';
import { useChosen } from './chosen.ts';

interface DayFieldProps {
  readonly label?: string | undefined;
  readonly ariaLabel?: string | undefined;
  readonly hint?: string | undefined;
  readonly where: string;
  /** `2026-11-23`, or '' for none. */
  readonly value: string;
  readonly onSave: (day: string) => Promise<unknown>;
}

/** The day a person wrote; undefined for what is none, half of one among it. */
function readDay(written: string): string | undefined {
  if (written.trim() === '') return '';
  try {
    return parseDate(written.normalize('NFKC'));
  } catch {
    return undefined;
  }
}

/** A day typed as `2026-11-23` (also with slashes, dots or 年月日), or chosen in a calendar that opens on request and never by itself. */
export function DayField({ label, ariaLabel, hint, where, value, onSave }: DayFieldProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useChosen(value, onSave);
  /** What is being written; null while nobody writes. */
  const [written, write] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const [opened, open] = useState(false);
  const name = label || ariaLabel || '';
  const pick = (day: string | null) => {
    open(false);
    write(null);
    setWrong(false);
    if (day !== null && day !== chosen) choose(day);
  };
  return (
    <TextInput
      label={label || undefined}
      aria-label={ariaLabel}
      description={hint}
      data-where={where}
      placeholder="YYYY-MM-DD"
      autoComplete="off"
      value={written ?? chosen}
      error={wrong && t('frame.badDay')}
      onChange={({ currentTarget }) => {
        const day = readDay(currentTarget.value);
        write(currentTarget.value);
        if (day === undefined) return;
        setWrong(false);
        if (day !== chosen) choose(day);
      }}
      onBlur={() => {
        // What cannot be read stays, with what is wrong about it; nothing of it is saved.
        if (written !== null && readDay(written) === undefined) setWrong(true);
        else write(null);
      }}
      rightSection={
        <Popover opened={opened} onChange={open} position="bottom-end" trapFocus returnFocus withinPortal>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={t('frame.chooseDay', { name })}
              aria-haspopup="dialog"
              onClick={() => open(!opened)}
            >
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('frame.chooseDay', { name })}>
            <DatePicker
              value={isPlainDate(chosen) ? chosen : null}
              {...(isPlainDate(chosen) && { defaultDate: chosen })}
              onChange={pick}
              hideOutsideDates
              weekendDays={[]}
              ariaLabels={{
                nextMonth: t('frame.calendar.nextMonth'),
                previousMonth: t('frame.calendar.previousMonth'),
                nextYear: t('frame.calendar.nextYear'),
                previousYear: t('frame.calendar.previousYear'),
                nextDecade: t('frame.calendar.nextDecade'),
                previousDecade: t('frame.calendar.previousDecade'),
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
