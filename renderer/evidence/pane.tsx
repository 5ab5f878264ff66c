import { ActionIcon, Badge, Box, Group, Menu, ScrollArea, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useElementSize } from '@mantine/hooks';
import {
  IconChevronDown,
  IconChevronUp,
  IconCrosshair,
  IconDownload,
  IconFile,
  IconLayoutSidebarRightCollapse,
  IconPinned,
  IconX,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, ListedEvidence } from '#core/evidence/model.ts';
import type { Exhibit } from '#core/exhibit/model.ts';
import { api, client } from '../client.ts';
import { focusWhere } from '../frame/go-to.ts';
import type { Acts } from './acts/use-acts.ts';
import { Marks } from './columns.tsx';
import type { Connections } from './connections.ts';
import { ItemFields } from './item-fields.tsx';
import { showingOf } from './media.ts';
import { putItems } from './put-items.ts';
import { saveOriginal } from './save.ts';
import { useSettled } from './use-settled.ts';
import { BarButton } from './viewer/bar.tsx';
import type { Box as Place } from './viewer/boxes.ts';
import { Viewer } from './viewer/viewer.tsx';

/** Arrow keys may run through the list; only the item they stop at is opened. */
const SETTLE = 130;
/** Looked at for this long, an item counts as opened in its chain of custody. */
const OPENED = 1_000;
/** Below this width the fields lie under the viewer instead of beside it. */
const BESIDE = 640;

/** Where in the item to go: by a search, a pin, a citation. */
export interface Target {
  readonly page: number;
  readonly pin: string;
}

interface Props {
  readonly matter: string;
  readonly item: ListedEvidence;
  readonly exhibit: Exhibit | undefined;
  /** How many exhibits there are. */
  readonly exhibits: number;
  /** `Exhibit {n}` */
  readonly label: string;
  readonly connections: Connections;
  readonly acts: Acts;
  readonly tags: readonly string[];
  readonly parent: Evidence | undefined;
  readonly inner: readonly Evidence[];
  /** A new object is a new jump. */
  readonly target: Target | null;
  readonly words: readonly string[];
  readonly drawing: boolean;
  readonly onDrawing: (drawing: boolean) => void;
  readonly onPin: (pin: string) => void;
  readonly onOpen: (id: string) => void;
  /** Undefined at the ends of the list. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Files that have pages, or are one. */
const hasPages = (item: Evidence) => ['pdf', 'picture', 'small'].includes(showingOf(item.mediaType)) && item.unreadable === '';

/** One item: what it shows in the middle, what is said of it on the right. */
export function ItemPane(props: Props) {
  const { matter, item, exhibit, exhibits, label, connections, acts, tags, parent, inner, target, words } = props;
  const { drawing, onDrawing, onPin, onOpen, onPrevious, onNext, onClose } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const shown = useSettled(item.id, SETTLE);
  const [seen] = useDebouncedValue(item.id, OPENED);
  const [alone, fields] = useDisclosure(false);
  const [textShown, showText] = useState(false);
  const [page, setPage] = useState(1);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const beside = width === 0 || width >= BESIDE;
  useEffect(() => {
    if (seen !== item.id) return;
    client.evidence
      .opened({ id: seen })
      .then(() => queries.invalidateQueries({ queryKey: api.evidence.custody.key({ input: { id: seen } }) }))
      .catch(() => undefined);
  }, [seen, item.id, queries]);
  const pinning = useMutation(api.evidence.pin.mutationOptions());
  const { mutate: pinIt } = pinning;
  const pin = useCallback(
    (at: number, box: Place | null) => {
      onDrawing(false);
      pinIt(
        { id: item.id, pin: { page: at, box, note: '' } },
        {
          onSuccess: (after) => {
            putItems(queries, [after]);
            const made = after.pins.find((one) => !item.pins.some((before) => before.id === one.id));
            if (!made) return;
            fields.close();
            focusWhere(`evidence/${item.id}/pins/${made.id}/note`);
          },
        },
      );
    },
    [item, onDrawing, pinIt, queries, fields.close],
  );
  const look = useMemo(
    () => ({ target, words, pins: item.pins, pin: target?.pin ?? '', drawing, onDrawn: pin, onPin }),
    [target, words, item.pins, drawing, pin, onPin],
  );
  const tools = [
    { label: t('evidence.previous'), icon: IconChevronUp, act: onPrevious },
    { label: t('evidence.next'), icon: IconChevronDown, act: onNext },
    { label: t('evidence.download'), icon: IconDownload, act: () => void saveOriginal(item) },
    { label: t('evidence.close'), icon: IconX, act: onClose },
  ];
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
        <Marks item={item} />
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
              look={look}
              onPage={setPage}
              textShown={textShown}
              onText={showText}
              inner={inner}
              onOpen={onOpen}
              tools={
                !withdrawn &&
                hasPages(item) && (
                  <PinMenu drawing={drawing} onDraw={() => onDrawing(!drawing)} onWhole={() => pin(page, null)} page={page} />
                )
              }
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
            {shown === item.id && (
              <ItemFields
                key={item.id}
                matter={matter}
                item={item}
                exhibit={exhibit}
                exhibits={exhibits}
                label={label}
                connections={connections}
                acts={acts}
                tags={tags}
                parent={parent}
                inner={inner}
                pin={target?.pin ?? ''}
                onPin={onPin}
                onOpen={onOpen}
              />
            )}
          </ScrollArea>
        )}
      </Box>
    </Box>
  );
}

interface PinMenuProps {
  readonly drawing: boolean;
  readonly page: number;
  readonly onDraw: () => void;
  readonly onWhole: () => void;
}

/** A place to be cited: a box drawn on the page, or all of it. */
function PinMenu({ drawing, page, onDraw, onWhole }: PinMenuProps) {
  const { t } = useTranslation();
  if (drawing) return <BarButton label={t('viewer.stopDrawing')} onClick={onDraw} icon={IconCrosshair} on />;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('viewer.pin')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('viewer.pin')}>
            <IconPinned size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCrosshair size={16} aria-hidden />} rightSection={<Text size="xs">b</Text>} onClick={onDraw}>
          {t('viewer.drawPin')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFile size={16} aria-hidden />} onClick={onWhole}>
          {t('viewer.wholePin', { page })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
