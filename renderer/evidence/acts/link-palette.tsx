import { Modal, Text, TextInput } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Link, type ListedEvidence, linkTargets } from '#core/evidence/model.ts';
import { type Connections, keyOf, type Thing } from '../connections.ts';
import classes from './acts.module.css';

/** More than anyone reads; another word typed makes it shorter. */
const SHOWN = 60;

interface Props {
  readonly items: readonly ListedEvidence[];
  readonly connections: Connections;
  readonly onLink: (link: Link) => void;
  readonly onClose: () => void;
}

interface Choice extends Thing {
  readonly to: Link['to'];
  readonly kind: string;
  readonly text: string;
}

/** Type a few letters of a shop, a right, an order …; Enter connects the chosen items with it. */
export function LinkPalette({ items, connections, onLink, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const choices = useMemo<Choice[]>(
    () =>
      [...connections.things.values()].flatMap((thing) => {
        const { to } = thing;
        if (to === 'identifier') return [];
        const kind = t(`evidence.things.${to}`);
        return [{ ...thing, to, kind, text: `${kind} ${thing.label}`.toLowerCase() }];
      }),
    [connections.things, t],
  );
  const shown = useMemo(() => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? choices : choices.filter(({ text }) => words.every((word) => text.includes(word)));
    return found.toSorted((a, b) => linkTargets.indexOf(a.to) - linkTargets.indexOf(b.to)).slice(0, SHOWN);
  }, [choices, typed]);
  const linked = (choice: Choice) => items.every((item) => item.links.some((link) => link.to === choice.to && link.id === choice.id));
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const choose = (choice: Choice | undefined) => choice && onLink({ to: choice.to, id: choice.id });
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(shown.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[at]);
    }
  };
  const active = shown[at];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('acts.linkTitle', { count: items.length })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      size={560}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="link-choices"
        aria-activedescendant={active ? `choice-${keyOf(active.to, active.id)}` : undefined}
        aria-label={t('evidence.addLink')}
        placeholder={t('acts.linkHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        mb="xs"
      />
      <div ref={list} id="link-choices" role="listbox" aria-label={t('evidence.addLink')} className={classes.palette}>
        {shown.map((choice, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            key={keyOf(choice.to, choice.id)}
            id={`choice-${keyOf(choice.to, choice.id)}`}
            role="option"
            aria-selected={i === at}
            className={classes.choice}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <Text size="sm" truncate title={choice.label}>
              {choice.label}
            </Text>
            <Text size="xs" c="dimmed" style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
              {linked(choice) && <IconCheck size={14} aria-label={t('acts.linked')} />}
              {choice.kind}
            </Text>
          </div>
        ))}
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" p="sm">
            {t('evidence.noTarget')}
          </Text>
        )}
      </div>
    </Modal>
  );
}
