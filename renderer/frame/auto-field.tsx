import { Loader, Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { shownProblem } from './problem.ts';
import { useUndone } from './undone.ts';

/** After the last keystroke; long enough not to save every letter, short enough for a preview that follows. */
const PAUSE = 120;

interface Common {
  readonly value: string;
  readonly onSave: (value: string) => Promise<unknown>;
  /** Where the field is, as findings name it (`matter/caseNumber`), so that a gap can bring the user here. */
  readonly where: string;
  readonly long?: boolean;
  /** Turns what is written into what is saved; throws a Problem for what cannot be read, which is then said below the field. */
  readonly read?: (text: string) => string;
  /** How the saved value is written while nobody types: `1250` as `1,250.00`. */
  readonly show?: (value: string) => string;
}

const asItIs = (text: string) => text;

/** A text field that saves itself. What is being typed is never overwritten by what comes back. */
export function AutoField({
  value,
  onSave,
  where,
  long = false,
  read = asItIs,
  show = asItIs,
  ...props
}: Common & Omit<TextInputProps & TextareaProps, 'value' | 'onChange' | 'ref'>) {
  const { i18n } = useTranslation();
  const [text, setText] = useState(() => show(value));
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still');
  const [fault, setFault] = useState('');
  /** The newest edit, 0 once it is saved: an answer to an older one must not end the newer one. */
  const edit = useRef(0);
  const count = useRef(0);
  const focused = useRef(false);
  const undone = useUndone();
  const save = useDebouncedCallback(
    async (next: string, mine: number) => {
      try {
        const wanted = read(next);
        setState('saving');
        await onSave(wanted);
        setFault('');
        setState('saved');
        if (edit.current === mine && !focused.current) setText(show(wanted));
      } catch (error) {
        setState('still');
        setFault(shownProblem(error, i18n.language as Language).message);
      } finally {
        if (edit.current === mine) edit.current = 0;
      }
    },
    { delay: PAUSE, flushOnUnmount: true },
  );
  const latest = useRef({ text, show, read });
  useEffect(() => {
    latest.current = { text, show, read };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: after an undo the saved value may be the very one of before
  useEffect(() => {
    if (edit.current !== 0) return;
    const now = latest.current;
    if (focused.current && reads(now.read, now.text) === value) return;
    setText(now.show(value));
    setFault('');
  }, [value, undone]);
  // A window closed in mid-sentence saves the sentence.
  useEffect(() => {
    const flush = () => save.flush();
    window.addEventListener('beforeunload', flush);
    return () => window.removeEventListener('beforeunload', flush);
  }, [save]);
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
    title: props.title ?? (!long && text.length > 24 ? text : undefined),
    'data-where': where,
    rightSection: mark ?? props.rightSection,
    error: fault === '' ? props.error : fault,
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = event.currentTarget.value;
      count.current += 1;
      edit.current = count.current;
      setText(next);
      save(next, count.current);
    },
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      focused.current = true;
      // A figure is replaced more often than it is mended.
      if (show !== asItIs) event.currentTarget.select();
    },
    onBlur: () => {
      focused.current = false;
      save.flush();
      if (edit.current === 0 && fault === '') setText(show(value));
    },
  };
  return long ? <Textarea {...(shared as TextareaProps)} /> : <TextInput {...(shared as TextInputProps)} />;
}

/** What a text would be saved as; undefined while it cannot be read. */
function reads(read: (text: string) => string, text: string): string | undefined {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
