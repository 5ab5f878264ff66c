import { Badge, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, MessageId } from '#core/kit/messages.ts';
import type { Edge, Member, Suggestion } from '#core/seller/grouping/model.ts';
import { api } from '../../client.ts';
import { whenShort } from '../../evidence/media.ts';
import { sayFinding } from '../../frame/problem.ts';
import { EdgeCard } from './edge.tsx';
import classes from './groups.module.css';
import { kindWord, memberName } from './names.ts';
import type { GroupActs } from './use-acts.ts';
import type { Places } from './use-places.ts';

interface Props {
  readonly matter: string;
  readonly a: Member;
  readonly b: Member;
  readonly members: ReadonlyMap<string, Member>;
  readonly places: Places;
  readonly acts: GroupActs;
  readonly onPages: (edge: Edge) => void;
}

/** The shortest chain of proof between two, card by card, with its weakest link; or why they are not joined. */
export function Proof({ matter, a, b, members, places, acts, onPages }: Props) {
  const { t } = useTranslation();
  const found = useQuery(api.grouping.proof.queryOptions({ input: { matter, a: a.storefront, b: b.storefront } }));
  if (!found.data) return <Loader size="sm" aria-label={t('frame.loading')} />;
  const { joined, path, weakest, suggestions, hubs, decision } = found.data;
  const name = (id: string) => {
    const member = members.get(id);
    return member ? memberName(member) : id;
  };
  let at = a.storefront;
  const steps = path.map((edge) => {
    const from = at;
    at = edge.a === from ? edge.b : edge.a;
    return { edge, to: at };
  });
  return (
    <Stack gap={6}>
      <Title order={3} size="h5">
        {t('groups.proofTitle')}
      </Title>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('groups.and', { a: memberName(a), b: memberName(b) })}
        {!joined && `: ${t('groups.notJoined')}`}
      </Text>
      {decision && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(`groups.decisionKinds.${decision.kind}`)}.{' '}
          {t('groups.decided', { by: decision.by, at: whenShort(decision.at), reason: decision.reason })}
        </Text>
      )}
      {path.length > 0 && (
        <ol className={classes.path}>
          <li className={classes.node}>
            <Text size="sm">{memberName(a)}</Text>
          </li>
          {steps.map(({ edge, to }) => (
            <Fragment key={edge.id}>
              <li className={classes.link}>
                <EdgeCard
                  edge={edge}
                  nameA={name(edge.a)}
                  nameB={name(edge.b)}
                  places={places}
                  weakest={weakest?.id === edge.id}
                  onPages={onPages}
                />
              </li>
              <li className={classes.node}>
                <Text size="sm">{name(to)}</Text>
              </li>
            </Fragment>
          ))}
        </ol>
      )}
      {path.length === 0 && suggestions.length === 0 && hubs.length === 0 && !decision && <Text size="sm">{t('groups.noPath')}</Text>}
      {hubs.map((hub) => (
        <Text key={`${hub.kind}${hub.key}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {kindWord(t, hub.kind)}: {hub.shown} ({t(`groups.why.${hub.why}`)}, {t('groups.sharedBy', { count: hub.count })})
        </Text>
      ))}
      {suggestions.map((one) => (
        <SuggestionLine key={`${one.a.storefront}${one.b.storefront}${one.kind}`} suggestion={one} acts={acts} />
      ))}
    </Stack>
  );
}

/** Two that are alike, why they were not joined, and what counsel may say of it. */
export function SuggestionLine({ suggestion, acts }: { readonly suggestion: Suggestion; readonly acts: GroupActs }) {
  const { t, i18n } = useTranslation();
  const { a, b, score, kind, reasons } = suggestion;
  const what = acts.both(suggestion);
  return (
    <div className={classes.edge}>
      <div className={classes.head}>
        <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
          {what}
        </Text>
        <Badge size="sm" variant="light" color="gray" tt="none">
          {t(`groups.suggestionKinds.${kind}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {t('groups.suggestion', { score })}
        </Text>
        <Group gap={6} ml="auto" wrap="nowrap">
          <Button size="compact-xs" variant="light" aria-label={`${t('groups.join')}: ${what}`} onClick={() => acts.join(a, b)}>
            {t('groups.join')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={`${t('groups.never')}: ${what}`}
            onClick={() => acts.never(a, b)}
          >
            {t('groups.never')}
          </Button>
        </Group>
      </div>
      <Stack gap={2} style={{ gridColumn: '1 / -1', minWidth: 0 }}>
        {reasons.map(({ id, params }) => (
          <Text key={`${id}${JSON.stringify(params)}`} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {sayFinding({ id: id as MessageId, params }, i18n.language as Language).message}
          </Text>
        ))}
      </Stack>
    </div>
  );
}
