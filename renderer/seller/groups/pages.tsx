import { Anchor, Loader, Modal, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edge } from '#core/seller/grouping/model.ts';
import { api } from '../../client.ts';
import { renditionUrl, showingOf } from '../../evidence/media.ts';
import classes from './groups.module.css';
import { kindWord, type Place } from './names.ts';
import type { Places } from './use-places.ts';

interface Props {
  readonly edge: Edge | null;
  readonly nameA: string;
  readonly nameB: string;
  readonly places: Places;
  readonly onClose: () => void;
}

/** The two pages a tie comes from, side by side, with the place marked where somebody has. */
export function PagesDialog({ edge, nameA, nameB, places, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={edge !== null}
      onClose={onClose}
      size="92%"
      title={edge ? `${t('groups.pagesTitle')}: ${kindWord(t, edge.kind)}` : ''}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {edge && (
        <SimpleGrid cols={2} spacing="md">
          <Side key={`${edge.id}a`} name={nameA} shown={edge.shownA} found={places.places(edge.sourcesA)} onOpen={places.open} />
          <Side key={`${edge.id}b`} name={nameB} shown={edge.shownB} found={places.places(edge.sourcesB)} onOpen={places.open} />
        </SimpleGrid>
      )}
    </Modal>
  );
}

interface SideProps {
  readonly name: string;
  readonly shown: string;
  readonly found: readonly Place[];
  readonly onOpen: (place: Place, shown: string) => void;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The page a source names; of a whole item the first whose text holds the identifier, or the first of all. */
function usePage(place: Place | undefined, shown: string): number | undefined {
  const seek = place !== undefined && place.page === null && (place.item.pages ?? 1) > 1;
  const text = useQuery({ ...api.evidence.pages.queryOptions({ input: { id: place?.item.id ?? '' } }), enabled: seek });
  if (!seek) return place?.page ?? 1;
  if (text.isError) return 1;
  const wanted = plain(shown);
  return text.data && (text.data.pages.find((page) => wanted !== '' && plain(page.text).includes(wanted))?.page ?? 1);
}

function Side({ name, shown, found, onOpen }: SideProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const place = found[at];
  const said = (one: Place) => (one.page === null ? one.name : t('groups.page', { name: one.name, page: one.page }));
  const page = usePage(place, shown);
  const drawn = place && place.item.unreadable === '' && ['pdf', 'picture', 'small'].includes(showingOf(place.item.mediaType));
  return (
    <Stack gap={6} style={{ minWidth: 0 }}>
      <Text size="sm" fw={550} truncate title={name}>
        {name}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }} lineClamp={3}>
        {shown}
      </Text>
      {found.length > 1 && (
        <Select
          size="xs"
          aria-label={`${t('seller.fields.sources')}: ${name}`}
          allowDeselect={false}
          data={found.map((one, index) => ({ value: String(index), label: said(one) }))}
          value={String(at)}
          onChange={(value) => setAt(Number(value ?? 0))}
        />
      )}
      {!place && (
        <Text size="sm" c="dimmed">
          {t('groups.noSource')}
        </Text>
      )}
      {place && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          onClick={() => onOpen(place.page === null && page !== undefined && page > 1 ? { ...place, page } : place, shown)}
        >
          {t('groups.toEvidence')}: {said(page !== undefined && page > 1 ? { ...place, page } : place)}
        </Anchor>
      )}
      {place && drawn && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <section className={classes.page} tabIndex={0} aria-label={said(place)}>
          <div style={{ position: 'relative' }}>
            {page === undefined ? (
              <Loader m="xl" aria-label={t('frame.loading')} />
            ) : (
              <img src={renditionUrl(place.item.id, page, 1_200)} alt={said({ ...place, page })} />
            )}
            {place.pin?.box && (
              <div
                className={classes.pin}
                style={{
                  left: `${place.pin.box.x * 100}%`,
                  top: `${place.pin.box.y * 100}%`,
                  width: `${place.pin.box.width * 100}%`,
                  height: `${place.pin.box.height * 100}%`,
                }}
              />
            )}
          </div>
        </section>
      )}
      {place && !drawn && (
        <Text size="sm" c="dimmed">
          {t('groups.noPicture')}
        </Text>
      )}
    </Stack>
  );
}
