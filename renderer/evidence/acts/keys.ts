import { useEffect, useRef } from 'react';

/** Keys of the evidence room that are pressed alone. `' '` is the space bar. */
export const roomKeys = ['j', 'k', 'e', 'l', 't', 'n', 'p', 'c', 'b', '/', '?', ' ', 'Enter', 'Escape', 'ArrowLeft', 'ArrowRight'] as const;
export type RoomKey = (typeof roomKeys)[number];

const isRoomKey = (key: string): key is RoomKey => (roomKeys as readonly string[]).includes(key);

const TYPING = 'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]), textarea, select, [contenteditable="true"]';
/** Where these keys have a meaning of their own. */
const PRESSED = 'button, a[href], [role="button"], [role="tab"], summary, input, video, audio';
const MOVED = '[role="slider"], [role="separator"], [role="radiogroup"], [role="tablist"], video, audio, [data-card]';

/** Whether a key was meant for what has the focus: a field that is typed in, a menu, a dialog. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPING) || target.closest('[role="menu"], [role="listbox"]:not([data-hits]), [role="dialog"]')) return true;
  if (event.key === ' ' || event.key === 'Enter') return target.closest(PRESSED) !== null;
  if (event.key.startsWith('Arrow')) return target.closest(MOVED) !== null;
  return false;
}

export type KeyActs = Partial<Record<RoomKey, () => void>>;

/**
 * The keys of the room, wherever the focus is, but not while somebody types, and not under a dialog. Ctrl+F (or Cmd+F) is the room's
 * search; pressed again in there it is the browser's own.
 */
export function useRoomKeys(acts: KeyActs, onFind: () => void): void {
  const latest = useRef({ acts, onFind });
  latest.current = { acts, onFind };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const { key } = event;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key.toLowerCase() === 'f') {
        if (event.target instanceof Element && event.target.closest('[data-search]')) return;
        event.preventDefault();
        latest.current.onFind();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const act = isRoomKey(key) ? latest.current.acts[key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    // On the document, not the window: an open tooltip stops Escape there, and nobody looks at a tooltip to have it swallow a key.
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
