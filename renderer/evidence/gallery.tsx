import { Badge, Checkbox, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Marks } from './columns.tsx';
import classes from './gallery.module.css';
import { thumbnailUrl } from './media.ts';
import { MediaIcon } from './media-icon.tsx';
import type { Line } from './rows.ts';

/** Least width of a card; smaller where the list stands beside an open item. */
const CARD = 168;
const SMALL = 136;
const HEIGHT = 184;
const GAP = 12;
/** Room for the outline of a card in focus. */
const EDGE = 3;

interface Props {
  readonly lines: readonly Line[];
  readonly selected: string | null;
  /** The item the room's own keys have moved to. */
  readonly active: string | null;
  readonly onActive: (line: Line) => void;
  readonly onOpen: (line: Line) => void;
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
  readonly empty: ReactNode;
}

/** Items as small pictures. Arrow keys move, and show the item where one is shown; Space chooses, Shift chooses a range. */
export function Gallery({ lines, selected, active, onActive, onOpen, picked, onPicked, empty }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(scroll, measured);
  const [at, setAt] = useState(0);
  const least = width < 480 ? SMALL : CARD;
  const columns = Math.max(1, Math.floor((width - 2 * EDGE + GAP) / (least + GAP)));
  const across = (width - 2 * EDGE - (columns - 1) * GAP) / columns;
  const virtual = useVirtualizer({
    count: Math.ceil(lines.length / columns),
    getScrollElement: () => scroll.current,
    estimateSize: () => HEIGHT + GAP,
    overscan: 2,
  });
  const followed = active ?? selected;
  const opened = followed === null ? -1 : lines.findIndex((line) => line.id === followed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another item is opened or the columns change
  useEffect(() => {
    if (opened < 0) return;
    setAt(opened);
    virtual.scrollToIndex(Math.floor(opened / columns));
  }, [opened, columns]);
  const anchor = useRef(0);
  const toggle = (id: string, index: number) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    anchor.current = index;
    onPicked(next);
  };
  const extendTo = (index: number) => {
    if (picked.size === 0) anchor.current = at;
    const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    onPicked(new Set(lines.slice(from, to + 1).map((line) => line.id)));
  };
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -at,
      End: lines.length,
    };
    const step = steps[event.key];
    const here = lines[at];
    if (event.key === ' ' && here && event.target instanceof HTMLButtonElement) {
      event.preventDefault();
      toggle(here.id, at);
    }
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(lines.length - 1, at + step));
    const line = lines[next];
    if (!line) return;
    setAt(next);
    onActive(line);
    virtual.scrollToIndex(Math.floor(next / columns));
    if (event.shiftKey) extendTo(next);
    if (selected !== null) onOpen(line);
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(line.id)}"]`)?.focus());
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not the fields of a form
    <div ref={merged} className={classes.scroll} role="group" aria-label={t('evidence.views.gallery')} onKeyDown={move}>
      {lines.length === 0 && empty}
      <div style={{ height: virtual.getTotalSize(), position: 'relative', margin: EDGE }}>
        {width > 0 &&
          // One flat list: a card keeps its focus when the columns change around it.
          virtual.getVirtualItems().flatMap((row) =>
            lines.slice(row.index * columns, (row.index + 1) * columns).map((line, i) => {
              const index = row.index * columns + i;
              return (
                <Card
                  key={line.id}
                  line={line}
                  style={{ left: i * (across + GAP), top: row.start, width: across, height: HEIGHT }}
                  tab={index === at}
                  selected={line.id === selected}
                  onOpen={(event) => {
                    setAt(index);
                    onActive(line);
                    if (event.shiftKey) extendTo(index);
                    else if (event.ctrlKey || event.metaKey) toggle(line.id, index);
                    else onOpen(line);
                  }}
                  picked={picked.has(line.id)}
                  onPick={() => toggle(line.id, index)}
                />
              );
            }),
          )}
      </div>
    </div>
  );
}

interface CardProps {
  readonly line: Line;
  readonly style: CSSProperties;
  readonly tab: boolean;
  readonly selected: boolean;
  readonly onOpen: (event: MouseEvent) => void;
  readonly picked: boolean;
  readonly onPick: () => void;
}

function Card({ line: { item, name }, style, tab, selected, onOpen, picked, onPick }: CardProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const small = thumbnailUrl(item);
  return (
    <div className={classes.card} style={style}>
      <button type="button" className={classes.face} data-card={item.id} tabIndex={tab ? 0 : -1} aria-pressed={selected} onClick={onOpen}>
        <span className={classes.picture}>
          {small !== null && !failed ? (
            <img src={small} alt="" loading="lazy" onError={() => setFailed(true)} />
          ) : (
            <MediaIcon mediaType={item.mediaType} size={46} />
          )}
        </span>
        <span className={classes.words}>
          <Text component="span" display="block" size="xs" fw={550} truncate title={name}>
            {name}
          </Text>
          <Text component="span" display="block" size="xs" c="dimmed" truncate>
            {[t(`evidence.kinds.${item.kind}`), ...item.tags].join(' · ')}
          </Text>
        </span>
      </button>
      <Checkbox
        className={classes.check}
        size="xs"
        tabIndex={tab ? 0 : -1}
        aria-label={t('evidence.pick', { name })}
        checked={picked}
        onChange={onPick}
      />
      <span className={classes.number}>
        <Marks item={item} />
        {item.exhibit !== null && (
          <Badge size="sm" variant="filled">
            {item.exhibit}
          </Badge>
        )}
        {item.findings.length > 0 && (
          <IconAlertTriangle size={18} color="var(--mantine-color-orange-6)" aria-label={t('evidence.states.findings')} />
        )}
      </span>
    </div>
  );
}
