import { Modal, SegmentedControl, Select, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { AutoField } from './auto-field.tsx';

export function SettingsDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const settings = useQuery(api.settings.get.queryOptions());
  const put = useMutation(api.settings.put.mutationOptions());
  return (
    <Modal opened={opened} onClose={onClose} title={t('frame.settings')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <AutoField
          label={t('frame.actorName')}
          description={t('frame.actorHint')}
          where="settings/actorName"
          value={settings.data?.actorName ?? ''}
          onSave={(actorName) => put.mutateAsync({ actorName })}
        />
        <Select
          label={t('frame.language')}
          allowDeselect={false}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh-CN', label: '简体中文' },
          ]}
          value={i18n.language}
          onChange={(value) => {
            const language = value as Language;
            void i18n.changeLanguage(language);
            put.mutate({ language });
          }}
        />
        <Stack gap={4}>
          <Text size="sm" fw={500} id="theme-label">
            {t('frame.theme')}
          </Text>
          <SegmentedControl
            aria-labelledby="theme-label"
            data={[
              { value: 'auto', label: t('frame.themeAuto') },
              { value: 'light', label: t('frame.themeLight') },
              { value: 'dark', label: t('frame.themeDark') },
            ]}
            value={settings.data?.theme ?? 'auto'}
            onChange={(value) => {
              const theme = value as 'light' | 'dark' | 'auto';
              setColorScheme(theme);
              put.mutate({ theme });
            }}
          />
        </Stack>
        <Text size="xs" c="dimmed">
          {t('frame.shortcuts')}
        </Text>
      </Stack>
    </Modal>
  );
}
