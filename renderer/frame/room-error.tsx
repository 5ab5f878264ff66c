import { Alert, Button, Group, Stack } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { shownProblem } from './problem.ts';

/** What a room shows when it cannot: the reason and a way back, never a white page. */
export function RoomError({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const { t, i18n } = useTranslation();
  const { message, hint } = shownProblem(error, i18n.language as Language);
  return (
    <Stack className="room" align="flex-start">
      <Alert color="orange" title={t('frame.openError')}>
        {message} {hint}
      </Alert>
      <Group gap="xs">
        <Button variant="light" onClick={reset}>
          {t('frame.retry')}
        </Button>
        <Button variant="subtle" component={Link} to="/">
          {t('frame.matters')}
        </Button>
      </Group>
    </Stack>
  );
}

/** An address that leads nowhere. */
export function NothingHere() {
  const { t } = useTranslation();
  return (
    <Stack className="room" align="flex-start">
      <Alert color="gray">{t('frame.notFound')}</Alert>
      <Button variant="light" component={Link} to="/">
        {t('frame.matters')}
      </Button>
    </Stack>
  );
}
