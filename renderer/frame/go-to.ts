import type { useNavigate } from '@tanstack/react-router';

type Navigate = ReturnType<typeof useNavigate>;

const ROOM: Readonly<Record<string, string>> = {
  matter: 'matter',
  seller: 'sellers',
  evidence: 'evidence',
  damages: 'damages',
};

/** Opens the room a finding points at and puts the cursor into its field: `matter/rights/<id>/number`. */
export function goTo(navigate: Navigate, matter: string, where: string): void {
  const room = ROOM[where.split('/')[0] ?? ''] ?? 'matter';
  void navigate({ to: `/m/${matter}/${room}`, search: { at: where } as never });
}

/** Puts the cursor into the field that carries `where`, or into the nearest thing around it. Tries again while the room is being drawn. */
export function focusWhere(where: string, tries = 20): void {
  const steps = where.split('/');
  for (let length = steps.length; length > 1; length--) {
    const name = steps.slice(0, length).join('/');
    const found = document.querySelector<HTMLElement>(`[data-where="${CSS.escape(name)}"]`);
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    const target = found.matches('input, textarea, button, [tabindex]')
      ? found
      : found.querySelector<HTMLElement>('input, textarea, button');
    target?.focus({ preventScroll: true });
    found.dataset.flash = 'true';
    setTimeout(() => delete found.dataset.flash, 1_700);
    return;
  }
  if (tries > 0) setTimeout(() => focusWhere(where, tries - 1), 60);
}
