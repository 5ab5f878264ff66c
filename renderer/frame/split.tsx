import { useLocalStorage } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import classes from './split.module.css';

interface SplitProps {
  readonly children: ReactNode;
  /** The pane on the right; nothing hides it. */
  readonly side: ReactNode | null;
  readonly label: string;
  /** Where the width is remembered. */
  readonly name: string;
  /** Share of the width the pane has until it is moved, in per cent. */
  readonly usual?: number;
}

const LEAST = 25;
const MOST = 70;
const USUAL = 45;
const clamp = (share: number) => Math.round(Math.max(LEAST, Math.min(MOST, share)) * 10) / 10;

/** A room with a pane beside it; the line between them is drawn by hand, or moved by the arrow keys. */
export function Split({ children, side, label, name, usual = USUAL }: SplitProps) {
  const [share, setShare] = useLocalStorage({ key: name, defaultValue: usual, getInitialValueInEffect: false });
  const frame = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setShare(clamp((100 * (box.right - event.clientX)) / box.width));
  };
  const keys = (event: KeyboardEvent) => {
    const to: Readonly<Record<string, number>> = { ArrowLeft: share + 2, ArrowRight: share - 2, Home: MOST, End: LEAST, Enter: usual };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setShare(clamp(next));
  };
  return (
    <div ref={frame} className={classes.split}>
      <div className={classes.main}>{children}</div>
      {side !== null && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a line one can move is a focusable separator with a value, which <hr> is not */}
          <div
            className={classes.handle}
            role="separator"
            aria-orientation="vertical"
            aria-label={label}
            aria-valuenow={share}
            aria-valuemin={LEAST}
            aria-valuemax={MOST}
            tabIndex={0}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              event.currentTarget.dataset.dragging = 'true';
              event.preventDefault();
            }}
            onPointerMove={drag}
            onPointerUp={(event) => {
              event.currentTarget.releasePointerCapture(event.pointerId);
              delete event.currentTarget.dataset.dragging;
            }}
            onDoubleClick={() => setShare(usual)}
            onKeyDown={keys}
          />
          <div className={classes.side} style={{ width: `${share}%` }}>
            {side}
          </div>
        </>
      )}
    </div>
  );
}
