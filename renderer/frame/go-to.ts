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

/** Puts the cursor into the field that carries `where`, or into the nearest thing around it. Tries again while the room is being drawn. */
export function focusWhere(where: string, tries = 20): void {
  const steps = where.split('/');
  for (let length = steps.length; length > 1; length--) {
    const name = steps.slice(0, length).join('/');
    const found = document.querySelector<HTMLElement>(`[data-where="${CSS.escape(name)}"]`);
    if (!found) continue;
    // Only the thing around it is there yet: its fields may still be drawn.
    if (length < steps.length && tries > 14) break;
    found.scrollIntoView({ block: 'center' });
    const target = found.matches('input, textarea, button, [tabindex]')
      ? found
      : found.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button');
    target?.focus({ preventScroll: true });
    found.dataset.flash = 'true';
    setTimeout(() => delete found.dataset.flash, 1_700);
    return;
  }
  if (tries > 0) setTimeout(() => focusWhere(where, tries - 1), 60);
}
