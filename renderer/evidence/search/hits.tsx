import { Alert, Badge, Button, Group, Loader, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { shownProblem } from '../../frame/problem.ts';
import { renditionUrl, showingOf } from '../media.ts';
import { MediaIcon } from '../media-icon.tsx';
import { Marked } from './marked.tsx';
import classes from './search.module.css';
import { type Hit, hitKey, type Search } from './use-search.ts';

const ROW = 76;

/** What is listed while something is searched for: pages that hold the words, or items that are described by them. */
export type Lens = 'pages' | 'items';

interface HeadProps {
  readonly search: Search;
  readonly items: number;
  readonly lens: Lens;
  readonly onLens: (lens: Lens) => void;
  readonly everywhere: boolean;
  readonly onEverywhere: (everywhere: boolean) => void;
}

export function SearchHead({ search, items, lens, onLens, everywhere, onEverywhere }: HeadProps) {
  const { t, i18n } = useTranslation();
  const number = (n: number) => new Intl.NumberFormat(i18n.language).format(n);
  const pages = search.waiting ? '…' : `${number(search.total)}${search.capped ? '+' : ''}`;
  return (
    <Group gap="sm" justify="space-between">
      <SegmentedControl
        size="xs"
        aria-label={t('search.lens')}
        value={lens}
        onChange={(next) => onLens(next as Lens)}
        data={[
          { value: 'pages', label: t('search.onPages', { count: pages }) },
          { value: 'items', label: t('search.onItems', { count: number(items) }) },
        ]}
      />
      {lens === 'pages' && (
        <Switch
          size="xs"
          label={t('search.everywhere')}
          checked={everywhere}
          onChange={(event) => onEverywhere(event.currentTarget.checked)}
        />
      )}
    </Group>
  );
}

interface HitsProps {
  readonly search: Search;
  /** Id for the element, which the search box points at. */
  readonly id: string;
  /** Index of the hit the arrow keys are at. */
  readonly at: number;
  /** The hit that is open. */
  readonly opened: string;
  /** Title of another matter, '' for this one. */
  readonly matterOf: (hit: Hit) => string;
  readonly onOpen: (hit: Hit, index: number) => void;
  readonly onMove: (by: number) => void;
}

export const hitId = (hit: Hit) => `hit-${hit.item}-${hit.page}`;

/** Pages that hold the words, the best first, each with the passage. More are asked for as one goes down. */
export function Hits({ search, id, at, opened, matterOf, onOpen, onMove }: HitsProps) {
  const { t, i18n } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const { hits, more } = search;
  const virtual = useVirtualizer({ count: hits.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 6 });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= hits.length - 12) more();
  }, [last, hits.length, more]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the keys move; the virtualizer is new on every draw
  useEffect(() => {
    if (hits.length > 0) virtual.scrollToIndex(at);
  }, [at, search.query]);
  if (search.error) {
    const { message, hint } = shownProblem(search.error, i18n.language as Language);
    return (
      <Alert color="red" variant="light" title={message}>
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{hint}</Text>
          <Button size="compact-sm" variant="light" onClick={search.again}>
            {t('frame.retry')}
          </Button>
        </Stack>
      </Alert>
    );
  }
  if (search.waiting)
    return (
      <Group justify="center" py={60}>
        <Loader aria-label={t('search.searching')} />
      </Group>
    );
  if (hits.length === 0)
    return (
      <Stack align="center" gap={4} py={60} role="status">
        <IconSearchOff size={40} stroke={1.2} aria-hidden />
        <Text fw={600}>{t('search.none')}</Text>
        <Text size="sm" c="dimmed" ta="center" maw={420}>
          {t('search.noneHint')}
        </Text>
      </Stack>
    );
  return (
    <div
      ref={scroll}
      id={id}
      className={classes.hits}
      role="listbox"
      aria-label={t('search.results')}
      // One stop of the Tab key, and to be scrolled by keys; the search box moves inside.
      tabIndex={0}
      data-hits
      data-stale={search.stale || undefined}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        onMove(step);
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {rows.map((row) => {
          const hit = hits[row.index];
          if (!hit) return null;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and points at the hit
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the search box opens it
            <div
              key={hitKey(hit)}
              id={hitId(hit)}
              role="option"
              aria-selected={hitKey(hit) === opened}
              data-active={row.index === at || undefined}
              className={classes.hit}
              style={{ height: ROW, transform: `translateY(${row.start}px)` }}
              onClick={() => onOpen(hit, row.index)}
            >
              <Thumb hit={hit} />
              <div style={{ minWidth: 0 }}>
                <Group gap={6} wrap="nowrap">
                  <Text span size="sm" fw={550} truncate title={hit.title || hit.fileName}>
                    {hit.title || hit.fileName}
                  </Text>
                  {hit.exhibit !== null && (
                    <Badge size="sm" variant="light" style={{ flexShrink: 0 }}>
                      {hit.exhibit}
                    </Badge>
                  )}
                  <Text span size="xs" c="dimmed" ml="auto" style={{ whiteSpace: 'nowrap' }}>
                    {hit.page === 0 ? t('search.inDescription') : t('search.page', { page: hit.page })}
                  </Text>
                </Group>
                <div className={classes.snippet}>
                  {matterOf(hit) !== '' && <b>{matterOf(hit)} · </b>}
                  <Marked text={hit.snippet} marks={hit.marks} />
                </div>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The page itself, small; a sign of the kind of file where there is no picture. */
function Thumb({ hit }: { readonly hit: Hit }) {
  const [failed, setFailed] = useState(false);
  const drawn = ['pdf', 'picture', 'small'].includes(showingOf(hit.mediaType)) && !failed;
  return (
    <span className={classes.thumb}>
      {drawn ? (
        <img src={renditionUrl(hit.item, Math.max(1, hit.page), 120)} alt="" loading="lazy" onError={() => setFailed(true)} />
      ) : (
        <MediaIcon mediaType={hit.mediaType} size={24} />
      )}
    </span>
  );
}
