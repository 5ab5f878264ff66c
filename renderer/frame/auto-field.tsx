import { Loader, Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

/** After the last keystroke; long enough not to save every letter, short enough for a preview that follows. */
const PAUSE = 250;

interface Common {
  readonly value: string;
  readonly onSave: (value: string) => Promise<unknown>;
  /** Where the field is, as findings name it (`matter/caseNumber`), so that a gap can bring the user here. */
  readonly where: string;
  readonly long?: boolean;
}

/** A text field that saves itself. What is being typed is never overwritten by what comes back. */
export function AutoField({
  value,
  onSave,
  where,
  long = false,
  ...props
}: Common & Omit<TextInputProps & TextareaProps, 'value' | 'onChange' | 'ref'>) {
  const [text, setText] = useState(value);
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still');
  const pending = useRef(false);
  const save = useDebouncedCallback(
    async (next: string) => {
      setState('saving');
      try {
        await onSave(next);
        setState('saved');
      } catch {
        setState('still');
      } finally {
        pending.current = false;
      }
    },
    { delay: PAUSE, flushOnUnmount: true },
  );
  useEffect(() => {
    if (!pending.current) setText(value);
  }, [value]);
  useEffect(() => {
    if (state !== 'saved') return;
    const timer = setTimeout(() => setState('still'), 1_200);
    return () => clearTimeout(timer);
  }, [state]);
  const mark =
    state === 'saving' ? (
      <Loader size={14} />
    ) : state === 'saved' ? (
      <IconCheck size={16} color="var(--mantine-color-teal-6)" aria-hidden />
    ) : null;
  const shared = {
    ...props,
    value: text,
    'data-where': where,
    rightSection: mark,
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = event.currentTarget.value;
      pending.current = true;
      setText(next);
      save(next);
    },
    onBlur: () => save.flush(),
  };
  return long ? <Textarea {...(shared as TextareaProps)} /> : <TextInput {...(shared as TextInputProps)} />;
}
