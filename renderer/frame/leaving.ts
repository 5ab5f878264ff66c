import type { QueryClient } from '@tanstack/react-query';

let leaving = false;

/**
 * Sends a call of the page. While the page is being left, the browser is asked to deliver it all the same; it does so for what is not
 * long (64 KB together), and what is longer is sent as ever.
 */
export async function send(request: Request, init: RequestInit): Promise<Response> {
  if (!leaving) return fetch(request, init);
  const again = request.clone();
  return fetch(request, { ...init, keepalive: true }).catch(() => fetch(again, init));
}

/**
 * Writes go one after the other, so one may still be waiting for its turn when the page is reloaded or closed: it is sent then. What a
 * field has not yet handed over comes first, by the field's own word before the page is left.
 */
export function sendWhatWaits(queries: QueryClient): void {
  window.addEventListener('pagehide', (event) => {
    // A page that may be come back to goes on by itself.
    if (event.persisted) return;
    leaving = true;
    for (const mutation of queries.getMutationCache().getAll()) {
      const { status, isPaused, variables } = mutation.state;
      if (status !== 'pending' || !isPaused) continue;
      const { mutationFn, meta, mutationKey } = mutation.options;
      void mutationFn?.(variables, { client: queries, meta, ...(mutationKey && { mutationKey }) }).catch(() => undefined);
    }
  });
}
