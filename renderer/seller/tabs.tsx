import { Loader, Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './tabs.module.css';

/** What a tab is given. A tab fills the height it gets (`room-fixed`) and reads `at` and `visit` itself where it is jumped into. */
export interface TabProps {
  readonly matter: string;
}

/**
 * The views of the sellers' room, in the order of the work. A new one is a line here, its word under `seller.tabs` and the tables whose
 * `where` paths open it (`seller/<table>/…`).
 */
const TABS: readonly { readonly name: string; readonly at: readonly string[]; readonly View: ComponentType<TabProps> }[] = [
  { name: 'sellers', at: [], View: lazy(async () => ({ default: (await import('./page.tsx')).SellerPage })) },
  { name: 'groups', at: ['groups'], View: lazy(async () => ({ default: (await import('./groups/page.tsx')).GroupsView })) },
  { name: 'listings', at: ['listings'], View: lazy(async () => ({ default: (await import('./listing/page.tsx')).ListingTab })) },
  { name: 'risk', at: ['risk'], View: lazy(async () => ({ default: (await import('./risk/page.tsx')).RiskTab })) },
  { name: 'purchases', at: ['purchases'], View: lazy(async () => ({ default: (await import('./purchase/page.tsx')).PurchaseTab })) },
  { name: 'others', at: [], View: lazy(async () => ({ default: (await import('./portfolio/page.tsx')).PortfolioTab })) },
];

/** The tab that shows a field; `seller/groups/<id>` is of the groups. */
const tabOf = (at: string | undefined): string => {
  const table = (at ?? '').split('/')[1] ?? '';
  return TABS.find((tab) => tab.at.includes(table))?.name ?? 'sellers';
};

/** The sellers' room: one tab for each way to look at who sold what. The address names the tab. */
export function SellerRoom() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { matter } = useParams({ from: '/m/$matter' });
  const { tab, at } = useSearch({ from: '/m/$matter/sellers' });
  const shown = TABS.find((one) => one.name === tab)?.name ?? tabOf(at);
  return (
    <Tabs
      className={classes.room ?? ''}
      value={shown}
      onChange={(value) => void navigate({ to: '/m/$matter/sellers', params: { matter }, search: { tab: value ?? 'sellers' } })}
      keepMounted={false}
      variant="pills"
    >
      <Tabs.List aria-label={t('frame.tabs.sellers')} className={classes.list ?? ''}>
        {TABS.map(({ name }) => (
          <Tabs.Tab key={name} value={name} className={classes.tab ?? ''}>
            {t(`seller.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(({ name, View }) => (
        <Tabs.Panel key={name} value={name} className={classes.panel ?? ''}>
          <Suspense fallback={<Loader m="xl" aria-label={t('frame.loading')} />}>
            <View matter={matter} />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
