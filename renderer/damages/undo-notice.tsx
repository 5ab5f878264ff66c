import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../journal/use-undo.ts';

/** Says what was done and offers the way back for as long as the notice stands. */
export function useUndoNotice(matter: string): (title: string) => void {
  const { t } = useTranslation();
  const { undo } = useUndo(matter);
  return (title) => {
    const notice = notifications.show({
      title,
      autoClose: 12_000,
      closeButtonProps: { 'aria-label': t('frame.close') },
      message: (
        <Button
          size="compact-sm"
          variant="light"
          mt={4}
          onClick={() => {
            undo.mutate();
            notifications.hide(notice);
          }}
        >
          {t('frame.undo')}
        </Button>
      ),
    });
  };
}
