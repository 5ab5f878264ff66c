import { ActionIcon, Alert, Anchor, AppShell, Group, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconScale, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { desktop } from '../desktop.ts';
import { Commands } from './commands.tsx';
import { HeaderSlot } from './header-slot.tsx';
import { SettingsDialog } from './settings.tsx';

/** The frame around every room: where we are on the left, what applies everywhere on the right. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [settingsOpen, settings] = useDisclosure(false);
  const workspace = useQuery(api.workspace.info.queryOptions());
  useEffect(
    () =>
      desktop?.onMenu((command) => {
        if (command === 'settings') settings.open();
        if (command === 'new-matter') void navigate({ to: '/', search: { start: 'new' } });
        if (command === 'import-folder') void navigate({ to: '/', search: { start: 'import' } });
      }),
    [settings.open, navigate],
  );
  return (
    <AppShell header={{ height: 52 }} padding={0}>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Anchor component={Link} to="/" underline="never" c="inherit" aria-label={`Casewright: ${t('frame.matters')}`}>
              <Group gap={8} wrap="nowrap">
                <IconScale size={22} stroke={1.7} aria-hidden />
                <Text fw={650}>Casewright</Text>
              </Group>
            </Anchor>
            <HeaderSlot side="left" />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <HeaderSlot side="right" />
            <Tooltip label={t('frame.settings')}>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('frame.settings')} onClick={settings.open}>
                <IconSettings size={19} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main style={{ height: '100dvh', display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        {workspace.data?.readOnly && (
          <Alert color="yellow" radius={0} py={6}>
            {t('frame.readOnly')}
          </Alert>
        )}
        <div style={{ flex: 1, minHeight: 0 }}>
          <Outlet />
        </div>
      </AppShell.Main>
      <SettingsDialog opened={settingsOpen} onClose={settings.close} />
      <Commands onSettings={settings.open} />
    </AppShell>
  );
}
