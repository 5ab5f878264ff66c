import { Alert, Button, Stack } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { shownProblem } from './problem.ts';

/** What a room shows when it cannot: the reason and a way back, never a white page. */
export function RoomError({ error, reset }: ErrorComponentProps) {
  const { t, i18n } = useTranslation();
  const { message, hint } = shownProblem(error, i18n.language as Language);
  return (
    <Stack className="room" align="flex-start">
      <Alert color="orange" title={t('frame.openError')}>
        {message} {hint}
      </Alert>
      <Button variant="light" onClick={reset}>
        {t('frame.retry')}
      </Button>
    </Stack>
  );
}
