import { Anchor, Badge, Button, Text } from '@mantine/core';
import { IconColumns2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Edge, Strength } from '#core/seller/grouping/model.ts';
import classes from './groups.module.css';
import { kindWord } from './names.ts';
import type { Places } from './use-places.ts';

const COLOUR: Readonly<Record<Strength, string>> = { hard: 'teal', weak: 'orange', declared: 'gray', counsel: 'ink' };

export function StrengthBadge({ strength }: { readonly strength: Strength }) {
  const { t } = useTranslation();
  return (
    <Badge size="sm" variant="light" color={COLOUR[strength]} tt="none">
      {t(`groups.strengths.${strength}`)}
    </Badge>
  );
}

interface Props {
  readonly edge: Edge;
  readonly nameA: string;
  readonly nameB: string;
  readonly places: Places;
  readonly weakest?: boolean;
  readonly onPages: (edge: Edge) => void;
}

/** One tie: the identifier as found on either side, each with the pages it comes from. */
export function EdgeCard({ edge, nameA, nameB, places, weakest = false, onPages }: Props) {
  const { t } = useTranslation();
  const kind = kindWord(t, edge.kind);
  const bare = edge.strength === 'counsel' || edge.strength === 'declared';
  const any = edge.sourcesA.length + edge.sourcesB.length > 0;
  return (
    <div className={classes.edge} data-weakest={weakest || undefined}>
      <div className={classes.head}>
        <Text size="sm" fw={600}>
          {kind}
        </Text>
        <StrengthBadge strength={edge.strength} />
        {weakest && (
          <Badge size="sm" variant="light" color="orange" tt="none">
            {t('groups.weakLink')}
          </Badge>
        )}
        {!bare && (
          <Text size="xs" c="dimmed">
            {t('groups.version', { version: edge.version, weight: edge.weight.toFixed(2) })}
          </Text>
        )}
        {any && (
          <Button
            size="compact-xs"
            variant="light"
            ml="auto"
            leftSection={<IconColumns2 size={14} aria-hidden />}
            aria-label={t('groups.pagesOf', { kind, value: edge.shownA.slice(0, 80) })}
            onClick={() => onPages(edge)}
          >
            {t('groups.pages')}
          </Button>
        )}
      </div>
      <Side name={nameA} shown={edge.shownA} sources={edge.sourcesA} places={places} bare={bare} />
      <Side name={nameB} shown={edge.shownB} sources={edge.sourcesB} places={places} bare={bare} />
    </div>
  );
}

interface SideProps {
  readonly name: string;
  readonly shown: string;
  readonly sources: readonly string[];
  readonly places: Places;
  /** Counsel's word, and the list of defendants, need no page. */
  readonly bare: boolean;
}

function Side({ name, shown, sources, places, bare }: SideProps) {
  const { t } = useTranslation();
  const found = places.places(sources);
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="xs" c="dimmed" truncate title={name}>
        {name}
      </Text>
      <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }} title={shown.slice(0, 400)}>
        {shown}
      </Text>
      {found.slice(0, 4).map((place) => (
        <Anchor key={place.source} component="button" type="button" size="xs" mr={8} onClick={() => places.open(place, shown)}>
          {place.page === null ? place.name : t('groups.page', { name: place.name, page: place.page })}
        </Anchor>
      ))}
      {found.length > 4 && (
        <Text span size="xs" c="dimmed">
          +{found.length - 4}
        </Text>
      )}
      {found.length === 0 && !bare && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)">
          {t('groups.noSource')}
        </Text>
      )}
    </div>
  );
}
