import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { DamagesPage } from './damages/page.tsx';
import { EvidencePage } from './evidence/page.tsx';
import { FilingPage } from './filing/page.tsx';
import { NothingHere, RoomError } from './frame/room-error.tsx';
import { Shell } from './frame/shell.tsx';
import { JournalPage } from './journal/page.tsx';
import { MatterFrame } from './matter/frame.tsx';
import { MattersPage } from './matter/list.tsx';
import { MatterPage } from './matter/page.tsx';
import { SellerPage } from './seller/page.tsx';

/**
 * `at` is the field a finding sent the user to; rooms put the cursor there. `start` is what a command wants of the first page: `new`
 * opens its dialog, `import` its folder chooser.
 */
interface RoomSearch {
  readonly at?: string;
  readonly item?: string;
  readonly template?: string;
  readonly start?: 'new' | 'import';
}
const roomSearch = (search: Record<string, unknown>): RoomSearch => ({
  ...(typeof search.at === 'string' ? { at: search.at } : {}),
  ...(typeof search.item === 'string' ? { item: search.item } : {}),
  ...(typeof search.template === 'string' ? { template: search.template } : {}),
  ...(search.start === 'new' || search.start === 'import' ? { start: search.start } : {}),
});

const root = createRootRoute({ component: Shell, errorComponent: RoomError });
const first = { getParentRoute: () => root, validateSearch: roomSearch } as const;
const matter = createRoute({ getParentRoute: () => root, path: '/m/$matter', component: MatterFrame });
const entry = createRoute({
  getParentRoute: () => matter,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/m/$matter/matter', params });
  },
});
const room = { getParentRoute: () => matter, validateSearch: roomSearch, errorComponent: RoomError } as const;

export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ ...first, path: '/', component: MattersPage }),
    matter.addChildren([
      entry,
      createRoute({ ...room, path: 'matter', component: MatterPage }),
      createRoute({ ...room, path: 'sellers', component: SellerPage }),
      createRoute({ ...room, path: 'evidence', component: EvidencePage }),
      createRoute({ ...room, path: 'damages', component: DamagesPage }),
      createRoute({ ...room, path: 'filings', component: FilingPage }),
      createRoute({ ...room, path: 'journal', component: JournalPage }),
    ]),
  ]),
  defaultPreload: false,
  defaultNotFoundComponent: NothingHere,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
