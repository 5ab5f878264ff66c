import { Anchor, Button, Drawer, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';
import type { Matter } from '#core/matter/model.ts';
import { listingFindings } from '#core/seller/listing/model.ts';
import { api } from '../../client.ts';
import { cellOf, Field } from '../../frame/field.tsx';
import { focusWhere } from '../../frame/go-to.ts';
import { useLatest } from '../../frame/latest.ts';
import { usePlaces } from '../groups/use-places.ts';
import { Missing } from '../purchase/missing.tsx';
import type { SellerRows } from '../rows.ts';
import { asPointer, sellerSpecs } from '../specs.ts';
import { Exclusions, Properties } from './parts.tsx';

interface Props {
  readonly matter: Matter;
  readonly rows: SellerRows;
  readonly listing: SellerRows['listings'][number];
  readonly items: readonly ListedEvidence[];
  readonly onClose: () => void;
}

/** One offer, edited in place, with its captures. */
export function ListingDrawer({ matter, rows, listing, items, onClose }: Props) {
  const { t } = useTranslation();
  const put = useMutation(api.seller.put.mutationOptions());
  const drop = useMutation(api.seller.drop.mutationOptions({ onSuccess: onClose }));
  const places = usePlaces(matter.id);
  const shop = rows.storefronts.find((one) => one.id === listing.storefront);
  const save = (fields: Record<string, unknown>) =>
    put.mutateAsync({ matter: matter.id, table: 'listings', row: { id: listing.id, ...fields } });
  // Lists are saved whole: each change is built on the newest one.
  const edit = useLatest(listing);
  const linked = items.filter((item) => item.links.some(({ to, id }) => to === 'listing' && id === listing.id)).map((item) => item.id);
  const named = new Set(listing.sources.map((source) => source.split('#', 1)[0]));
  const captures = places.places([...listing.sources, ...linked.filter((id) => !named.has(id))]);
  const base = `seller/listings/${listing.id}`;
  const findings = listingFindings(listing);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={720}
      title={<Text fw={600}>{[t('listings.title'), shop?.shopName || shop?.url, listing.title].filter(Boolean).join(' · ')}</Text>}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      <Stack gap="lg" data-where={base}>
        {findings.length > 0 && (
          <Part title={t('listings.findings')}>
            <Missing findings={findings} onGo={(where) => focusWhere(where)} />
          </Part>
        )}
        <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
          {sellerSpecs(t, 'listings', rows, matter, shop?.seller ?? '').map((spec) => (
            <div key={spec.name} style={cellOf(spec)}>
              <Field
                spec={spec}
                matter={matter.id}
                where={`${base}/${spec.name}`}
                value={(listing as unknown as Record<string, unknown>)[spec.name]}
                onSave={(value) => save({ [spec.name]: asPointer(spec.name, value) })}
              />
            </div>
          ))}
        </SimpleGrid>
        <Part title={t('listings.excluded')}>
          <Exclusions
            matter={matter.id}
            listing={listing}
            onSave={(next) => edit((now) => ({ excluded: [...next(now.excluded)] }), save)}
          />
        </Part>
        <Part title={t('listings.specs')}>
          <Properties listing={listing} onSave={(next) => edit((now) => ({ specs: [...next(now.specs)] }), save)} />
        </Part>
        <Part title={t('listings.captures')}>
          {captures.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('listings.noCaptures')}
            </Text>
          )}
          {captures.map((place) => (
            <Anchor key={place.source} component="button" size="sm" ta="left" onClick={() => places.open(place)}>
              {place.name}
            </Anchor>
          ))}
        </Part>
        <Group justify="flex-end">
          <Button
            variant="subtle"
            color="red"
            size="xs"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => drop.mutate({ matter: matter.id, table: 'listings', id: listing.id })}
          >
            {t('frame.remove')}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={6} component="section" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
