import { ActionIcon, Alert, Badge, Box, Button, Group, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useElementSize } from '@mantine/hooks';
import { IconArrowBackUp, IconChevronDown, IconChevronUp, IconDownload, IconLayoutSidebarRightCollapse, IconX } from '@tabler/icons-react';
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
import { Notes } from './notes.tsx';
import { Custody, FileFacts, WithdrawButton } from './record.tsx';
import { saveOriginal } from './save.ts';
import { BarButton } from './viewer/bar.tsx';
import { Viewer } from './viewer/viewer.tsx';

/** Arrow keys may run through the list; only the item they stop at is opened. */
const SETTLE = 130;
/** Below this width the fields lie under the viewer instead of beside it. */
const BESIDE = 640;

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
  /** Undefined at the ends of the list. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
}

/** One item: what it shows in the middle, what is said of it on the right. */
export function ItemPane({ matter, item, findings, exhibit, exhibits, label, connections, onPrevious, onNext, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const [shown] = useDebouncedValue(item.id, SETTLE);
  const [alone, fields] = useDisclosure(false);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const beside = width === 0 || width >= BESIDE;
  const tools = [
    { label: t('evidence.previous'), icon: IconChevronUp, act: onPrevious },
    { label: t('evidence.next'), icon: IconChevronDown, act: onNext },
    { label: t('evidence.download'), icon: IconDownload, act: () => void saveOriginal(item) },
    { label: t('evidence.close'), icon: IconX, act: onClose },
  ];
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
        {exhibit && (
          <Badge tt="none" style={{ flexShrink: 0 }}>
            {label.replace('{n}', String(exhibit.number))}
          </Badge>
        )}
        <Text component="h2" fw={600} truncate style={{ flex: 1 }} title={item.title || item.fileName}>
          {item.title || item.fileName}
        </Text>
        <Group gap={2} wrap="nowrap">
          {tools.map(({ label: name, icon: Icon, act }) => (
            <Tooltip key={name} label={name}>
              <ActionIcon variant="subtle" color="gray" aria-label={name} disabled={!act} onClick={act}>
                <Icon size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      </Group>
      <Box ref={ref} style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: beside ? 'row' : 'column' }}>
        <Box style={{ flex: 1, minWidth: 0, minHeight: 0 }}>
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
            // Withdrawing is done at the foot, what it led to is said at the head.
            key={withdrawn ? 'withdrawn' : 'in-use'}
            w={beside ? 'clamp(310px, 32%, 460px)' : '100%'}
            h={beside ? undefined : '50%'}
            type="auto"
            style={{ flexShrink: 0, [beside ? 'borderLeft' : 'borderTop']: '1px solid var(--mantine-color-default-border)' }}
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
