import { useLocation, type useNavigate } from '@tanstack/react-router';

type Navigate = ReturnType<typeof useNavigate>;

const ROOM: Readonly<Record<string, string>> = {
  matter: 'matter',
  seller: 'sellers',
  evidence: 'evidence',
  exhibit: 'exhibits',
  damages: 'damages',
};

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Counts the jumps, so that a second jump to the same field is one too. */
    readonly visit?: number;
  }
}

let visits = 0;

/** Whether a finding points at something that is entered in a room; law and templates are not. */
export const hasRoom = (where: string): boolean => (where.split(/[/?]/)[0] ?? '') in ROOM;

/** Opens the room a finding points at and puts the cursor into its field: `matter/rights/<id>/number`. */
export function goTo(navigate: Navigate, matter: string, where: string): void {
  const room = ROOM[where.split(/[/?]/)[0] ?? ''] ?? 'matter';
  visits += 1;
  void navigate({ to: `/m/${matter}/${room}`, search: { at: where } as never, state: { visit: visits } });
}

/** Changes with every jump, also to the field one was sent to before. */
export const useVisit = (): number => useLocation({ select: (location) => location.state.visit ?? 0 });

/** How long a room may take to be drawn, in milliseconds; on a slow machine it waits for several answers. */
const PATIENCE = 10_000;
/** After so long the thing around the field does for the time being. */
const NEAREST = 360;
const PAUSE = 60;
/** The latest wish; an older one, and one the user has turned away from meanwhile, is dropped. */
let wish = 0;
const dropWish = () => {
  wish += 1;
};

/**
 * Puts the cursor into the field that carries `where`; into the nearest thing around it while there is no such field. Tries again while the
 * room is being drawn, for `patience` milliseconds.
 */
export function focusWhere(where: string, patience = PATIENCE): void {
  dropWish();
  const mine = wish;
  const began = performance.now();
  // Whoever presses something else while the room is being drawn wants to stay there.
  const done = new AbortController();
  for (const act of ['pointerdown', 'keydown']) window.addEventListener(act, dropWish, { capture: true, signal: done.signal });
  let near: HTMLElement | undefined;
  const attempt = () => {
    if (mine !== wish) return done.abort();
    const waited = performance.now() - began;
    const { found, exact } = nearest(where);
    if (found && found !== near && (exact || waited > NEAREST)) {
      visit(found);
      near = found;
    }
    if (exact || waited > patience) done.abort();
    else setTimeout(attempt, PAUSE);
  };
  attempt();
}

/** What carries `where`, or the nearest thing around it that is there. */
function nearest(where: string): { readonly found: HTMLElement | undefined; readonly exact: boolean } {
  const steps = where.split('/');
  for (let length = steps.length; length > 1; length--) {
    const name = steps.slice(0, length).join('/');
    const found = document.querySelector<HTMLElement>(`[data-where="${CSS.escape(name)}"]`);
    if (found) return { found, exact: length === steps.length };
  }
  return { found: undefined, exact: false };
}

function visit(place: HTMLElement): void {
  place.scrollIntoView({ block: 'center' });
  const target = place.matches('input, textarea, button, [tabindex]')
    ? place
    : place.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button');
  target?.focus({ preventScroll: true });
  place.dataset.flash = 'true';
  setTimeout(() => delete place.dataset.flash, 1_700);
}
