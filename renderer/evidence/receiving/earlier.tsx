import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import { whenText } from '../media.ts';
import { accountOf, isOver } from './tray.tsx';

/** Most that a menu is read for. */
const SHOWN = 15;

/** What was received before: each time with its account, to be looked at again. */
export function EarlierMenu({ jobs, onShow }: { readonly jobs: readonly JobView[]; readonly onShow: (job: JobView) => void }) {
  const { t, i18n } = useTranslation();
  const over = jobs.filter(isOver);
  if (over.length === 0) return null;
  return (
    <Menu position="bottom-end" width={360} withinPortal>
      <Menu.Target>
        <Tooltip label={t('receiving.earlier')}>
          <ActionIcon variant="default" size={36} aria-label={t('receiving.earlier')}>
            <IconHistory size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('receiving.earlier')}</Menu.Label>
        {over.slice(0, SHOWN).map((job) => (
          <Menu.Item key={job.id} onClick={() => onShow(job)}>
            <Text size="sm">{whenText(job.startedAt, i18n.language)}</Text>
            <Text size="xs" c="dimmed">
              {t('receiving.accountDone', accountOf(job))}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
