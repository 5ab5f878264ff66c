import { Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconListNumbers, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type EvidenceNotes, evidenceKinds } from '#core/evidence/model.ts';
import { api, client } from '../client.ts';
import { notifyDone } from '../frame/notify.tsx';

interface Props {
  readonly matter: string;
  /** In the order they are listed, which becomes the order of the exhibits. */
  readonly picked: readonly string[];
  readonly onClear: () => void;
}

/** What can be done with several items at once. */
export function BulkBar({ matter, picked, onClear }: Props) {
  const { t } = useTranslation();
  const add = useMutation(
    api.exhibit.add.mutationOptions({
      onSuccess: () => {
        notifyDone(t('evidence.marked', { count: picked.length }));
        onClear();
      },
    }),
  );
  const setKind = useMutation({
    mutationFn: async (kind: EvidenceNotes['kind']) => {
      for (const id of picked) await client.evidence.update({ id, patch: { kind } });
    },
    onSuccess: () => {
      notifyDone(t('evidence.kindSet', { count: picked.length }));
      onClear();
    },
  });
  return (
    <Group gap="xs" py={4} role="toolbar" aria-label={t('evidence.picked', { count: picked.length })}>
      <Text size="sm" fw={550} aria-live="polite">
        {t('evidence.picked', { count: picked.length })}
      </Text>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="light" loading={setKind.isPending} rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('evidence.setKind')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          {evidenceKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => setKind.mutate(kind)}>
              {t(`evidence.kinds.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="compact-sm"
        variant="light"
        loading={add.isPending}
        leftSection={<IconListNumbers size={15} aria-hidden />}
        onClick={() => add.mutate({ matter, evidence: [...picked] })}
      >
        {t('evidence.markExhibits')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={onClear}>
        {t('evidence.clear')}
      </Button>
    </Group>
  );
}
