import { Button, Group, Menu, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconEyeOff, IconLink, IconListNumbers, IconLock, IconTag, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { evidenceKinds, type ListedEvidence } from '#core/evidence/model.ts';
import type { Acts } from './acts/use-acts.ts';

interface Props {
  /** In the order they are listed, which becomes the order of the exhibits. */
  readonly picked: readonly ListedEvidence[];
  readonly acts: Acts;
  readonly onClear: () => void;
}

/** What can be done with several items at once. */
export function BulkBar({ picked, acts, onClear }: Props) {
  const { t } = useTranslation();
  const buttons = [
    { name: 'markExhibits', key: 'e', icon: IconListNumbers, act: () => acts.markExhibits(picked) },
    { name: 'link', key: 'l', icon: IconLink, act: () => acts.ask('link', picked) },
    { name: 'tag', key: 't', icon: IconTag, act: () => acts.ask('tag', picked) },
    { name: 'privilege', key: 'p', icon: IconLock, act: () => acts.ask('privilege', picked) },
    { name: 'confidential', key: 'c', icon: IconEyeOff, act: () => acts.toggleConfidential(picked) },
  ] as const;
  return (
    <Group gap={6} py={2} role="toolbar" aria-label={t('evidence.picked', { count: picked.length })}>
      <Text size="sm" fw={550} aria-live="polite" mr={4}>
        {t('evidence.picked', { count: picked.length })}
      </Text>
      {buttons.map(({ name, key, icon: Icon, act }) => (
        <Tooltip key={name} label={t('acts.byKey', { key })}>
          <Button size="compact-sm" variant="light" leftSection={<Icon size={15} aria-hidden />} onClick={act}>
            {t(`acts.${name}`)}
          </Button>
        </Tooltip>
      ))}
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="light" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('evidence.setKind')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          {evidenceKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => acts.setKind(picked, kind)}>
              {t(`evidence.kinds.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={onClear}>
        {t('evidence.clear')}
      </Button>
    </Group>
  );
}
