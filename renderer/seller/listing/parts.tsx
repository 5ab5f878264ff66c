import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countedUnits, type Exclusion, exclusions, type ListingDetails } from '#core/seller/listing/model.ts';
import { AutoField } from '../../frame/auto-field.tsx';
import { EvidencePicker } from '../../frame/field.tsx';

const isUnits = (text: string): boolean => /^\d+(\.\d+)?$/.test(text.trim());

interface ExclusionProps {
  readonly matter: string;
  readonly listing: ListingDetails & { readonly id: string; readonly unitsSold: string };
  /** `next` is built on the newest list, which the page may not show yet. */
  readonly onSave: (next: (now: readonly Exclusion[]) => readonly Exclusion[]) => Promise<unknown>;
}

/** Brushed, refunded and cancelled orders: how many units do not count, why, and what shows it. */
export function Exclusions({ matter, listing, onSave }: ExclusionProps) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<Exclusion['what']>('brushed');
  const [units, setUnits] = useState('');
  const where = `seller/listings/${listing.id}/excluded`;
  const { excluded } = listing;
  const put = (at: number, fields: Partial<Exclusion>) => onSave((now) => now.map((one, i) => (i === at ? { ...one, ...fields } : one)));
  const add = async () => {
    const mine = units.trim();
    // Emptied at once: what is typed while this is being saved is already the next one.
    setUnits('');
    try {
      await onSave((now) => [...now, { what, units: mine, reason: '', sources: [] }]);
    } catch {
      setUnits((now) => (now === '' ? mine : now));
    }
  };
  return (
    <Stack gap="xs" data-where={where}>
      {excluded.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('listings.counted', { counted: countedUnits(listing) || '–', sold: listing.unitsSold || '–' })}
        </Text>
      )}
      {excluded.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: exclusions are known by their place
        <Group key={i} gap="xs" align="flex-end" wrap="nowrap">
          <Text size="sm" w={150} style={{ flex: 'none' }}>
            {t(`seller.choices.excluded.${one.what}`)}: {one.units}
          </Text>
          <div style={{ flex: 1 }}>
            <AutoField
              aria-label={`${t('listings.reason')} ${i + 1}`}
              placeholder={t('listings.reason')}
              where={`${where}/${i}/reason`}
              value={one.reason}
              onSave={(reason) => put(i, { reason })}
            />
          </div>
          <div style={{ flex: 1 }}>
            <EvidencePicker
              spec={{ name: 'sources', label: '', ariaLabel: `${t('seller.fields.sources')} ${i + 1}`, kind: 'sources' }}
              matter={matter}
              where={`${where}/${i}/sources`}
              value={one.sources}
              onSave={(sources) => put(i, { sources: sources as string[] })}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            mb={4}
            aria-label={`${t('frame.remove')} ${i + 1}`}
            onClick={() => void onSave((now) => now.filter((_, other) => other !== i)).catch(() => undefined)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" align="flex-end">
        <Select
          size="xs"
          w={150}
          label={t('listings.what')}
          allowDeselect={false}
          data={exclusions.map((value) => ({ value, label: t(`seller.choices.excluded.${value}`) }))}
          value={what}
          onChange={(value) => setWhat((value ?? 'brushed') as Exclusion['what'])}
        />
        <TextInput
          size="xs"
          w={90}
          label={t('listings.units')}
          inputMode="numeric"
          value={units}
          onChange={(event) => setUnits(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={!isUnits(units)}
          onClick={() => void add()}
        >
          {t('listings.addExcluded')}
        </Button>
      </Group>
    </Stack>
  );
}

type Stated = ListingDetails['specs'][number];

/** What the offer states of the goods, property by property. */
export function Properties({
  listing,
  onSave,
}: {
  readonly listing: ListingDetails & { readonly id: string };
  readonly onSave: (next: (now: readonly Stated[]) => readonly Stated[]) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const { specs } = listing;
  const add = async () => {
    const mine = { name: name.trim(), value: value.trim() };
    setName('');
    setValue('');
    try {
      await onSave((now) => [...now, mine]);
    } catch {
      setName((now) => (now === '' ? mine.name : now));
      setValue((now) => (now === '' ? mine.value : now));
    }
  };
  return (
    <Stack gap="xs" data-where={`seller/listings/${listing.id}/specs`}>
      {specs.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: properties are known by their place
        <Group key={i} gap="xs" wrap="nowrap">
          <Text size="sm" style={{ flex: 1, overflowWrap: 'anywhere' }}>
            {one.name}: {one.value}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('frame.remove')}: ${one.name}`}
            onClick={() => void onSave((now) => now.filter((_, other) => other !== i)).catch(() => undefined)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          label={t('listings.specName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value.slice(0, 200))}
        />
        <TextInput
          size="xs"
          label={t('listings.specValue')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value.slice(0, 2_000))}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={name.trim() === '' || value.trim() === ''}
          onClick={() => void add()}
        >
          {t('listings.addSpec')}
        </Button>
      </Group>
    </Stack>
  );
}
