import { Badge, Checkbox, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './gallery.module.css';
import { hasThumbnail, thumbnailUrl } from './media.ts';
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
  readonly onOpen: (line: Line) => void;
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
  readonly empty: ReactNode;
}

/** Items as small pictures. Arrow keys move, and show the item where one is shown; Space chooses. */
export function Gallery({ lines, selected, onOpen, picked, onPicked, empty }: Props) {
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
  const opened = selected === null ? -1 : lines.findIndex((line) => line.id === selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another item is opened or the columns change
  useEffect(() => {
    if (opened < 0) return;
    setAt(opened);
    virtual.scrollToIndex(Math.floor(opened / columns));
  }, [opened, columns]);
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPicked(next);
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
      toggle(here.id);
    }
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(lines.length - 1, at + step));
    const line = lines[next];
    if (!line) return;
    setAt(next);
    virtual.scrollToIndex(Math.floor(next / columns));
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
                  onOpen={() => {
                    setAt(index);
                    onOpen(line);
                  }}
                  picked={picked.has(line.id)}
                  onPick={() => toggle(line.id)}
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
  readonly onOpen: () => void;
  readonly picked: boolean;
  readonly onPick: () => void;
}

function Card({ line: { item, name }, style, tab, selected, onOpen, picked, onPick }: CardProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <div className={classes.card} style={style}>
      <button type="button" className={classes.face} data-card={item.id} tabIndex={tab ? 0 : -1} aria-pressed={selected} onClick={onOpen}>
        <span className={classes.picture}>
          {hasThumbnail(item) && !failed ? (
            <img src={thumbnailUrl(item.id)} alt="" loading="lazy" onError={() => setFailed(true)} />
          ) : (
            <MediaIcon mediaType={item.mediaType} size={46} />
          )}
        </span>
        <span className={classes.words}>
          <Text component="span" display="block" size="xs" fw={550} truncate title={name}>
            {name}
          </Text>
          <Text component="span" display="block" size="xs" c="dimmed" truncate>
            {t(`evidence.kinds.${item.kind}`)}
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
