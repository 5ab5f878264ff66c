import { Button, Center, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import { shownProblem } from '../../frame/problem.ts';

/** Asks for the password of a locked file. It is kept with the item, so that its pages, text and exhibits can be made. */
export function Unlock({ item }: { readonly item: Evidence }) {
  const { t, i18n } = useTranslation();
  const [password, setPassword] = useState('');
  const unlock = useMutation(api.evidence.unlock.mutationOptions({ meta: { quiet: true } }));
  const problem = unlock.error && shownProblem(unlock.error, i18n.language as Language);
  return (
    <Center style={{ flex: 1, height: '100%' }} p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate({ id: item.id, password });
        }}
      >
        <Stack align="center" gap="sm" maw={360}>
          <IconLock size={44} stroke={1.2} aria-hidden />
          <Text size="sm" ta="center">
            {t('viewer.locked')}
          </Text>
          <Group gap="xs" align="flex-start" wrap="nowrap">
            <PasswordInput
              aria-label={t('viewer.password')}
              placeholder={t('viewer.password')}
              w={220}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': t('viewer.showPassword') }}
              value={password}
              error={problem?.message}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={unlock.isPending} disabled={password === ''}>
              {t('viewer.unlock')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed" ta="center">
            {t('viewer.lockedHint')}
          </Text>
        </Stack>
      </form>
    </Center>
  );
}
