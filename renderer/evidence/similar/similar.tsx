import { Anchor, Button, Group, Modal, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconColumns2 } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renditionUrl, sizeText, thumbnailUrl, whenShort } from '../media.ts';
import { MediaIcon } from '../media-icon.tsx';
import type { Line } from '../rows.ts';
import type { SimilarGroup } from './groups.ts';
import classes from './similar.module.css';

/** Estimate of a group's height; each is measured when it is drawn. */
const HEIGHT = 250;

interface Props {
  readonly groups: readonly SimilarGroup[];
  /** By id. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly selected: string | null;
  readonly dismissed: number;
  readonly onOpen: (id: string) => void;
  readonly onNotTheSame: (group: SimilarGroup) => void;
  readonly onShowAgain: () => void;
}

/** Pictures and pages that look alike, side by side. Each stays an item of its own. */
export function SimilarList({ groups, lines, selected, dismissed, onOpen, onNotTheSame, onShowAgain }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLElement>(null);
  const [compared, compare] = useState<readonly Line[]>([]);
  const [other, setOther] = useState(1);
  const begin = (group: readonly Line[]) => {
    setOther(1);
    compare(group);
  };
  const virtual = useVirtualizer({ count: groups.length, getScrollElement: () => scroll.current, estimateSize: () => HEIGHT, overscan: 3 });
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t(groups.length === 0 ? 'similar.none' : 'similar.hint')}
        </Text>
        {dismissed > 0 && (
          <Anchor component="button" type="button" size="sm" style={{ whiteSpace: 'nowrap' }} onClick={onShowAgain}>
            {t('similar.showAgain', { count: dismissed })}
          </Anchor>
        )}
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label={t('evidence.views.similar')}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((row) => {
            const group = groups[row.index];
            if (!group) return null;
            const known = group.items.flatMap((item) => lines.get(item.id) ?? []);
            return (
              <div
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                className={classes.group}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Paper withBorder p="sm">
                  <Stack gap="xs">
                    <div className={classes.cards}>
                      {known.map((line) => (
                        <Card key={line.id} line={line} selected={line.id === selected} onOpen={() => onOpen(line.id)} />
                      ))}
                    </div>
                    <Group gap="xs">
                      <Button
                        size="compact-sm"
                        variant="light"
                        leftSection={<IconColumns2 size={15} aria-hidden />}
                        onClick={() => begin(known)}
                      >
                        {t('similar.compare')}
                      </Button>
                      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onNotTheSame(group)}>
                        {t('similar.notTheSame')}
                      </Button>
                    </Group>
                  </Stack>
                </Paper>
              </div>
            );
          })}
        </div>
      </section>
      <Modal
        opened={compared.length > 0}
        onClose={() => compare([])}
        title={compared.length > 2 ? t('similar.compareOf', { at: other, count: compared.length - 1 }) : t('similar.compareTitle')}
        size="92%"
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        {compared.length > 2 && (
          <Group gap="xs" mb="sm">
            <Button size="compact-sm" variant="default" disabled={other === 1} onClick={() => setOther(other - 1)}>
              {t('similar.previous')}
            </Button>
            <Button size="compact-sm" variant="default" disabled={other === compared.length - 1} onClick={() => setOther(other + 1)}>
              {t('similar.next')}
            </Button>
          </Group>
        )}
        <SimpleGrid cols={2} spacing="md">
          {compared
            .filter((_, i) => i === 0 || i === other)
            .map((line) => (
              <Stack key={line.id} gap={6}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="left"
                  truncate
                  onClick={() => {
                    compare([]);
                    onOpen(line.id);
                  }}
                >
                  {line.name}
                </Anchor>
                <About line={line} />
                <div className={classes.large}>
                  <img src={renditionUrl(line.id, 1, 1_200)} alt={line.name} />
                </div>
              </Stack>
            ))}
        </SimpleGrid>
      </Modal>
    </>
  );
}

function Card({ line, selected, onOpen }: { readonly line: Line; readonly selected: boolean; readonly onOpen: () => void }) {
  const small = thumbnailUrl(line.item);
  return (
    <button type="button" className={classes.card} aria-pressed={selected} onClick={onOpen}>
      <span className={classes.picture}>
        {small === null ? <MediaIcon mediaType={line.item.mediaType} size={40} /> : <img src={small} alt="" loading="lazy" />}
      </span>
      <Text component="span" display="block" size="xs" fw={550} truncate title={line.name}>
        {line.name}
      </Text>
      <About line={line} />
    </button>
  );
}

/** What may tell two that look alike apart. */
function About({ line: { item } }: { readonly line: Line }) {
  const { i18n } = useTranslation();
  const { width, height } = item.metadata;
  const parts = [
    width !== null && height !== null && `${width} × ${height}`,
    sizeText(item.size, i18n.language),
    whenShort(item.capturedAt || (item.metadata.captured?.at ?? '')),
  ].filter(Boolean);
  return (
    <Text component="span" display="block" size="xs" c="dimmed" truncate>
      {parts.join(' · ')}
    </Text>
  );
}
