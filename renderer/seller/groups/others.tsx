import { Badge, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, Hub, Member } from '#core/seller/grouping/model.ts';
import { api } from '../../client.ts';
import { whenShort } from '../../evidence/media.ts';
import type { SellerRows } from '../rows.ts';
import classes from './groups.module.css';
import { kindWord } from './names.ts';
import { SuggestionLine } from './proof.tsx';
import type { GroupActs } from './use-acts.ts';

interface Props {
  readonly matter: string;
  readonly acts: GroupActs;
}

const STEP = 50;

/** A list that scrolls, or what stands in its place while it is empty. */
function Panel({
  label,
  hint,
  empty,
  children,
}: {
  readonly label: string;
  readonly hint: string;
  readonly empty: string | null;
  readonly children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <Stack gap={6} pr={6} maw={980}>
        {empty !== null && (
          <Text fw={600} ta="center" mt={50}>
            {empty}
          </Text>
        )}
        <Text size="sm" c="dimmed" {...(empty === null ? {} : { ta: 'center' })}>
          {hint}
        </Text>
        {children}
      </Stack>
    </section>
  );
}

/** Who is alike and was not joined, most alike first. */
export function Suggestions({ matter, acts }: Props) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  const found = useQuery(api.grouping.suggestions.queryOptions({ input: { matter, offset: 0, limit } }));
  if (!found.data) return <Loader m="xl" aria-label={t('frame.loading')} />;
  const { suggestions, total } = found.data;
  return (
    <Panel
      label={t('groups.views.suggestions')}
      hint={t('groups.noSuggestionsHint')}
      empty={suggestions.length === 0 ? t('groups.noSuggestions') : null}
    >
      {suggestions.map((one) => (
        <SuggestionLine key={`${one.a.storefront}${one.b.storefront}${one.kind}`} suggestion={one} acts={acts} />
      ))}
      {total > suggestions.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setLimit(limit + STEP)}>
          {t('groups.more', { count: Math.min(STEP, total - suggestions.length) })}
        </Button>
      )}
    </Panel>
  );
}

/** Identifiers of too many: what does not count, why, and counsel's word on it. */
export function Hubs({ matter, acts }: Props) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(STEP);
  const found = useQuery(api.grouping.hubs.queryOptions({ input: { matter } }));
  if (!found.data) return <Loader m="xl" aria-label={t('frame.loading')} />;
  return (
    <Panel label={t('groups.views.hubs')} hint={t('groups.hubsHint')} empty={found.data.length === 0 ? t('groups.noHubs') : null}>
      {found.data.slice(0, limit).map((hub) => (
        <HubLine key={`${hub.kind}${hub.key}`} hub={hub} acts={acts} />
      ))}
      {found.data.length > limit && (
        <Button size="compact-sm" variant="subtle" onClick={() => setLimit(limit + STEP)}>
          {t('groups.more', { count: Math.min(STEP, found.data.length - limit) })}
        </Button>
      )}
    </Panel>
  );
}

function HubLine({ hub, acts }: { readonly hub: Hub; readonly acts: GroupActs }) {
  const { t } = useTranslation();
  const what = `${kindWord(t, hub.kind)} ${hub.shown.slice(0, 80)}`;
  return (
    <div className={classes.edge}>
      <div className={classes.head}>
        <Text size="sm" c="dimmed">
          {kindWord(t, hub.kind)}
        </Text>
        <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }} lineClamp={2}>
          {hub.shown}
        </Text>
        <Text size="sm" c="dimmed">
          {t('groups.sharedBy', { count: hub.count })}
        </Text>
        <Badge size="sm" variant="light" color={hub.shared ? 'gray' : 'ink'} tt="none">
          {hub.shared ? t(`groups.why.${hub.why}`) : t('groups.ties')}
        </Badge>
        <Group gap={6} ml="auto" wrap="nowrap">
          {hub.shared ? (
            <Button size="compact-xs" variant="light" aria-label={`${t('groups.counts')}: ${what}`} onClick={() => acts.hub(hub, false)}>
              {t('groups.counts')}
            </Button>
          ) : (
            <Button size="compact-xs" variant="light" aria-label={`${t('groups.countsNot')}: ${what}`} onClick={() => acts.hub(hub, true)}>
              {t('groups.countsNot')}
            </Button>
          )}
          {hub.why === 'counsel' && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={`${t('groups.asFormula')}: ${what}`}
              onClick={() => acts.leave(hub)}
            >
              {t('groups.asFormula')}
            </Button>
          )}
        </Group>
      </div>
    </div>
  );
}

/** What counsel decided, newest first: who, when, why, and the way back. */
export function Decisions({ matter, acts, sellers }: Props & { readonly sellers: SellerRows | undefined }) {
  const { t } = useTranslation();
  const found = useQuery(api.grouping.decisions.queryOptions({ input: { matter } }));
  const names = useMemo(() => namesOf(sellers), [sellers]);
  if (!found.data) return <Loader m="xl" aria-label={t('frame.loading')} />;
  const list = found.data.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const about = (one: Decision): string => {
    if (one.identifier) return `${kindWord(t, one.identifier.kind)} ${one.identifier.key}`;
    const side = (ids: readonly string[]) =>
      ids
        .slice(0, 6)
        .map((id) => names.get(id) ?? id)
        .join(', ') + (ids.length > 6 ? ` +${ids.length - 6}` : '');
    return (one.kind === 'split' ? one.parts : [one.a, one.b]).map(side).join(' | ');
  };
  return (
    <Panel
      label={t('groups.views.decisions')}
      hint={t('groups.decisionsHint')}
      empty={list.length === 0 ? t('groups.decisionsNone') : null}
    >
      {list.map((one) => (
        <div key={one.id} className={classes.edge}>
          <div className={classes.head}>
            <Badge size="sm" variant="light" color="gray" tt="none">
              {t(`groups.decisionKinds.${one.kind}`)}
            </Badge>
            <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }} lineClamp={3}>
              {about(one)}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              ml="auto"
              aria-label={t('groups.takeBackOf', { what: about(one).slice(0, 120) })}
              onClick={() => acts.revoke(one.id)}
            >
              {t('groups.takeBack')}
            </Button>
          </div>
          <Text size="sm" c="dimmed" style={{ gridColumn: '1 / -1', overflowWrap: 'anywhere' }}>
            {t('groups.decided', { by: one.by, at: whenShort(one.at), reason: one.reason })}
          </Text>
        </div>
      ))}
    </Panel>
  );
}

/** What storefronts, and sellers without one, are called in a decision. */
function namesOf(sellers: SellerRows | undefined): ReadonlyMap<string, string> {
  if (!sellers) return new Map();
  const byId = new Map(sellers.sellers.map((one) => [one.id, one]));
  const named = ({ shopName, shopId, url }: Pick<Member, 'shopName' | 'shopId' | 'url'>) => shopName || shopId || url;
  return new Map([
    ...sellers.sellers.map((one) => [one.id, `${one.no} · ${one.name}`] as const),
    ...sellers.storefronts.map((one) => [one.id, `${byId.get(one.seller)?.no ?? ''} · ${named(one)}`] as const),
  ]);
}
