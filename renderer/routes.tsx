import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { DamagesPage } from './damages/page.tsx';
import { EvidencePage } from './evidence/page.tsx';
import { ExhibitPage } from './exhibit/page.tsx';
import { FilingPage } from './filing/page.tsx';
import { NothingHere, RoomError } from './frame/room-error.tsx';
import { Shell } from './frame/shell.tsx';
import { JournalPage } from './journal/page.tsx';
import { MatterFrame } from './matter/frame.tsx';
import { MattersPage } from './matter/list.tsx';
import { MatterPage } from './matter/page.tsx';
import { SellerRoom } from './seller/tabs.tsx';

/**
 * `at` is the field a finding sent the user to; rooms put the cursor there. `start` is what a command wants: of the first page `new`,
 * which opens its dialog, and `import`, its folder chooser; of the evidence room `search`. `page`, `pin` and `words` say what of an item
 * is shown: a page from 1, a pinned place, the words marked on it; `tab` which view of a room.
 */
interface RoomSearch {
  readonly at?: string;
  readonly item?: string;
  readonly page?: number;
  readonly pin?: string;
  readonly words?: string;
  readonly tab?: string;
  readonly template?: string;
  readonly start?: 'new' | 'import' | 'search';
}
const roomSearch = (search: Record<string, unknown>): RoomSearch => ({
  ...(typeof search.at === 'string' ? { at: search.at } : {}),
  ...(typeof search.item === 'string' ? { item: search.item } : {}),
  ...(Number.isSafeInteger(search.page) && Number(search.page) > 0 ? { page: Number(search.page) } : {}),
  ...(typeof search.pin === 'string' ? { pin: search.pin } : {}),
  // A search for 2026 comes back from the address as a number.
  ...(search.words === undefined ? {} : { words: String(search.words) }),
  ...(typeof search.tab === 'string' ? { tab: search.tab } : {}),
  ...(typeof search.template === 'string' ? { template: search.template } : {}),
  ...(search.start === 'new' || search.start === 'import' || search.start === 'search' ? { start: search.start } : {}),
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
      createRoute({ ...room, path: 'sellers', component: SellerRoom }),
      createRoute({ ...room, path: 'evidence', component: EvidencePage }),
      createRoute({ ...room, path: 'exhibits', component: ExhibitPage }),
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
