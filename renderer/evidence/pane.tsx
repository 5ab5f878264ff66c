import { ActionIcon, Alert, Badge, Box, Button, Group, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconDownload, IconLayoutSidebarRightCollapse, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import type { Exhibit } from '#core/exhibit/model.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { sayFinding } from '../frame/problem.ts';
import type { Connections } from './connections.ts';
import { ExhibitBox } from './exhibit-box.tsx';
import { Links } from './links.tsx';
import { saveOriginal } from './media.ts';
import { Notes } from './notes.tsx';
import { Custody, FileFacts, WithdrawButton } from './record.tsx';
import { BarButton } from './viewer/bar.tsx';
import { Viewer } from './viewer/viewer.tsx';

/** Arrow keys may run through the list; only the item they stop at is opened. */
const SETTLE = 130;

interface Props {
  readonly matter: string;
  readonly item: Evidence;
  readonly findings: readonly Finding[];
  readonly exhibit: Exhibit | undefined;
  /** How many exhibits there are. */
  readonly exhibits: number;
  /** `Exhibit {n}` */
  readonly label: string;
  readonly connections: Connections;
  readonly onClose: () => void;
}

/** One item: what it shows in the middle, what is said of it on the right. */
export function ItemPane({ matter, item, findings, exhibit, exhibits, label, connections, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const [shown] = useDebouncedValue(item.id, SETTLE);
  const [alone, fields] = useDisclosure(false);
  const reinstate = useMutation(api.evidence.reinstate.mutationOptions());
  const withdrawn = item.withdrawn !== '';
  return (
    <Box
      component="section"
      aria-label={item.title || item.fileName}
      style={{
        flex: 1,
        minWidth: 0,
        display: 'flex',
        flexDirection: 'column',
        borderLeft: '1px solid var(--mantine-color-default-border)',
      }}
    >
      <Group gap="xs" px="sm" h={44} wrap="nowrap" style={{ flexShrink: 0, borderBottom: '1px solid var(--mantine-color-default-border)' }}>
        {exhibit && <Badge style={{ flexShrink: 0 }}>{label.replace('{n}', String(exhibit.number))}</Badge>}
        <Text component="h2" fw={600} truncate style={{ flex: 1 }} title={item.title || item.fileName}>
          {item.title || item.fileName}
        </Text>
        <Tooltip label={t('evidence.download')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('evidence.download')} onClick={() => void saveOriginal(item)}>
            <IconDownload size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('evidence.close')} (Esc)`}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('evidence.close')} onClick={onClose}>
            <IconX size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Box style={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box style={{ flex: 1, minWidth: 0 }}>
          {shown === item.id && (
            <Viewer
              key={item.id}
              item={item}
              aside={<BarButton label={t('evidence.larger')} onClick={fields.toggle} icon={IconLayoutSidebarRightCollapse} on={alone} />}
            />
          )}
        </Box>
        {!alone && (
          <ScrollArea
            w="clamp(330px, 30%, 460px)"
            type="auto"
            style={{ flexShrink: 0, borderLeft: '1px solid var(--mantine-color-default-border)' }}
            viewportProps={{ tabIndex: 0, 'aria-label': t('evidence.sections.about') }}
          >
            <Stack gap="lg" p="md" key={item.id} data-where={`evidence/${item.id}`}>
              {withdrawn && (
                <Alert color="orange" variant="light" py="xs">
                  <Stack gap="xs" align="flex-start">
                    <Text size="sm">{t('evidence.withdrawn', { reason: item.withdrawn })}</Text>
                    <Button
                      size="compact-sm"
                      variant="light"
                      leftSection={<IconArrowBackUp size={15} aria-hidden />}
                      loading={reinstate.isPending}
                      onClick={() => reinstate.mutate({ id: item.id })}
                    >
                      {t('evidence.reinstate')}
                    </Button>
                  </Stack>
                </Alert>
              )}
              {findings.map((f) => {
                const { message, hint } = sayFinding(f, i18n.language as Language);
                return (
                  <Alert key={f.id} color={f.severity === 'note' ? 'gray' : 'orange'} variant="light" py="xs" title={message}>
                    <Text size="xs">{hint}</Text>
                  </Alert>
                );
              })}
              {!withdrawn && <ExhibitBox matter={matter} item={item} exhibit={exhibit} last={exhibits} label={label} />}
              <Notes matter={matter} item={item} />
              <Links matter={matter} item={item} connections={connections} />
              <FileFacts item={item} />
              <Custody item={item} />
              {!withdrawn && <WithdrawButton item={item} isExhibit={exhibit !== undefined} />}
            </Stack>
          </ScrollArea>
        )}
      </Box>
    </Box>
  );
}
