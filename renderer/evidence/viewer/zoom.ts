import { type RefObject, useEffect, useRef, useState } from 'react';

/** 'fit' follows the room there is; a number is a factor of the natural size. */
type Zoom = 'fit' | number;

const STEP = 1.25;
const LEAST = 0.1;
const MOST = 8;

const clamp = (value: number) => Math.max(LEAST, Math.min(MOST, value));

export interface Zooming {
  readonly zoom: Zoom;
  /** The factor in use, whatever `zoom` is. */
  readonly scale: number;
  readonly fit: () => void;
  readonly closer: () => void;
  readonly away: () => void;
}

/** Zoom of what lies in `desk`, by buttons, by + and - and 0, and by Ctrl with the wheel. `fitted` is the factor at which it fits. */
export function useZoom(desk: RefObject<HTMLElement | null>, fitted: number): Zooming {
  const [zoom, setZoom] = useState<Zoom>('fit');
  const scale = zoom === 'fit' ? fitted : zoom;
  const live = useRef(scale);
  live.current = scale;
  const by = (factor: number) => setZoom(clamp(live.current * factor));
  useEffect(() => {
    const element = desk.current;
    const step = (factor: number) => setZoom(clamp(live.current * factor));
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      step(event.deltaY < 0 ? 1.1 : 1 / 1.1);
    };
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') step(STEP);
      else if (event.key === '-') step(1 / STEP);
      else if (event.key === '0') setZoom('fit');
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    element?.addEventListener('keydown', key);
    return () => {
      element?.removeEventListener('wheel', wheel);
      element?.removeEventListener('keydown', key);
    };
  }, [desk]);
  return { zoom, scale, fit: () => setZoom('fit'), closer: () => by(STEP), away: () => by(1 / STEP) };
}
