import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { notifyShort } from '../frame/notify.tsx';
import { useUndo } from './use-undo.ts';
import { deedWords } from './verb.ts';

/** Takes back the last change of the matter. Inside a text field Ctrl+Z stays the field's own. */
export function UndoButtons({ matter }: { readonly matter: string }) {
  const { t } = useTranslation();
  const say = (key: 'frame.undone' | 'frame.redone') => (entry: { verb: string } | null) =>
    notifyShort(entry ? t(key, { verb: deedWords(t, entry.verb) }) : t('frame.nothingToUndo'));
  const { undo, redo } = useUndo(matter, { undo: say('frame.undone'), redo: say('frame.redone') });
  useHotkeys([
    ['mod+Z', () => undo.mutate()],
    ['mod+shift+Z', () => redo.mutate()],
    ['mod+Y', () => redo.mutate()],
  ]);
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={`${t('frame.undo')} (Ctrl+Z)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('frame.undo')}
          loading={undo.isPending}
          onClick={() => undo.mutate()}
        >
          <IconArrowBackUp size={19} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('frame.redo')} (Ctrl+Shift+Z)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('frame.redo')}
          loading={redo.isPending}
          onClick={() => redo.mutate()}
        >
          <IconArrowForwardUp size={19} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
