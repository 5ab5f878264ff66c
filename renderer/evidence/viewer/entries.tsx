import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { api } from '../../client.ts';
import { sizeText } from '../media.ts';
import { ViewerBar } from './bar.tsx';
import classes from './viewer.module.css';

const ROW = 30;

interface Props {
  readonly item: Evidence;
  readonly label: string;
  readonly aside?: ReactNode;
  /** Items taken out of it, to be opened from its list. */
  readonly inner: readonly Evidence[];
  readonly onOpen: (id: string) => void;
  readonly fallback: ReactNode;
}

/** What a container holds: members of an archive, messages of a mailbox, records of a web archive. */
export function EntriesView({ item, label, aside, inner, onOpen, fallback }: Props) {
  const { t, i18n } = useTranslation();
  const [desk, setDesk] = useState<HTMLElement | null>(null);
  const entries = useQuery(api.evidence.entries.queryOptions({ input: { id: item.id } }));
  const lines = entries.data ?? [];
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => desk, estimateSize: () => ROW, overscan: 20 });
  // Several members may bear one file name; each item is named once.
  const byName = new Map(inner.map((one) => [one.fileName, one.id]));
  return (
    <div className={classes.viewer}>
      <ViewerBar aside={aside}>
        <Text size="xs" c="dimmed" px={4}>
          {entries.data ? t('viewer.entries', { count: lines.length }) : ''}
        </Text>
      </ViewerBar>
      {entries.isSuccess && lines.length === 0 ? (
        fallback
      ) : (
        <section
          ref={setDesk}
          className={classes.desk}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          aria-label={`${t('evidence.viewer')}: ${label}`}
          style={{ background: 'var(--mantine-color-body)' }}
        >
          <ol className={classes.entries} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((row) => {
              const entry = lines[row.index];
              if (!entry) return null;
              const taken = byName.get(entry.name) ?? byName.get(entry.name.split('/').at(-1) ?? '');
              return (
                <li key={row.key} style={{ height: ROW, transform: `translateY(${row.start}px)` }}>
                  {taken === undefined ? (
                    <Text size="sm" truncate title={entry.name}>
                      {entry.name}
                    </Text>
                  ) : (
                    <Anchor component="button" type="button" size="sm" ta="left" truncate title={entry.name} onClick={() => onOpen(taken)}>
                      {entry.name}
                    </Anchor>
                  )}
                  <Text size="xs" c="dimmed" truncate>
                    {entry.mediaType}
                  </Text>
                  <Text size="xs" c="dimmed" ta="right">
                    {entry.size === null ? '' : sizeText(entry.size, i18n.language)}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {entry.date}
                  </Text>
                </li>
              );
            })}
          </ol>
        </section>
      )}
    </div>
  );
}
