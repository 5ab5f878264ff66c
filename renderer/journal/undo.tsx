import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { notifyShort } from '../frame/notify.tsx';
import { deedWords } from './verb.ts';

/** Takes back the last change of the matter. Inside a text field Ctrl+Z stays the field's own. */
export function UndoButtons({ matter }: { readonly matter: string }) {
  const { t } = useTranslation();
  const say = (key: 'frame.undone' | 'frame.redone') => (entry: { verb: string } | null) =>
    notifyShort(entry ? t(key, { verb: deedWords(t, entry.verb) }) : t('frame.nothingToUndo'));
  const undo = useMutation(api.journal.undo.mutationOptions({ onSuccess: say('frame.undone') }));
  const redo = useMutation(api.journal.redo.mutationOptions({ onSuccess: say('frame.redone') }));
  useHotkeys([
    ['mod+Z', () => undo.mutate({ matter })],
    ['mod+shift+Z', () => redo.mutate({ matter })],
    ['mod+Y', () => redo.mutate({ matter })],
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
          onClick={() => undo.mutate({ matter })}
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
          onClick={() => redo.mutate({ matter })}
        >
          <IconArrowForwardUp size={19} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
