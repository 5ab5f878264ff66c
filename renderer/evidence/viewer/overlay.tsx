import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Box, boxBetween, type Point, turnBox } from './boxes.ts';
import type { Look } from './look.ts';
import classes from './overlay.module.css';
import { seenMarks } from './seen-marks.ts';

interface Props {
  readonly page: number;
  /** Quarter turns by the reader, in degrees. */
  readonly turn: number;
  readonly look: Look;
  /** Places of marked words, on the page as it is drawn now. */
  readonly marks?: readonly Box[];
}

const percent = (share: number) => `${share * 100}%`;
const place = (box: Box) => ({ left: percent(box.x), top: percent(box.y), width: percent(box.width), height: percent(box.height) });

/** Over a page: marked words, pinned places, and the box being drawn. */
export function Overlay({ page, turn, look, marks = [] }: Props) {
  const { t } = useTranslation();
  const paper = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const pointAt = (event: PointerEvent): Point => {
    const { left, top, width, height } = paper.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const drawn = from && to && boxBetween(from, to);
  const placed = look.wordsAt(page);
  const seen = useMemo(() => seenMarks(placed, look.words).map((word) => turnBox(word, turn)), [placed, look.words, turn]);
  return (
    <div
      ref={paper}
      className={classes.overlay}
      data-drawing={look.drawing || undefined}
      onPointerDown={(event) => {
        if (!look.drawing || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        setFrom(pointAt(event));
        setTo(null);
      }}
      onPointerMove={(event) => from && setTo(pointAt(event))}
      onPointerUp={() => {
        if (!from) return;
        setFrom(null);
        setTo(null);
        if (drawn) look.onDrawn(page, turnBox(drawn, -turn));
      }}
      onPointerCancel={() => setFrom(null)}
    >
      {[...marks, ...seen].map((box, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places have no other name
        <span key={i} className={classes.mark} style={place(box)} data-mark aria-hidden />
      ))}
      {look.pins.map((pin, i) =>
        pin.page !== page ? null : (
          <button
            key={pin.id}
            type="button"
            className={pin.box ? classes.pin : classes.flag}
            style={pin.box ? place(turnBox(pin.box, turn)) : undefined}
            data-pin={pin.id}
            data-active={pin.id === look.pin || undefined}
            aria-label={t('viewer.pinLabel', { number: i + 1, note: pin.note })}
            title={pin.note}
            onClick={() => look.onPin(pin.id)}
          >
            <span>{i + 1}</span>
          </button>
        ),
      )}
      {drawn && <span className={classes.drawn} style={place(drawn)} aria-hidden />}
    </div>
  );
}
