import { ActionIcon, Button, Group, MultiSelect, Pill, Popover, SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconFilter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { evidenceKinds, type ListedEvidence } from '#core/evidence/model.ts';
import { tagsUsed } from './acts/tags.tsx';
import type { Connections, Thing } from './connections.ts';
import { type Filters, filtersSet, NO_FILTERS, typeGroups } from './filters.ts';

interface Props {
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly items: readonly ListedEvidence[];
  readonly connections: Connections;
  readonly narrow: boolean;
}

/** Inside a popover a list must open inside it too, or a click on it closes both. */
const inside = { comboboxProps: { withinPortal: false } } as const;

/** What is listed and searched, behind one button that says how many filters are set. */
export function FilterButton({ filters, onFilters, items, connections, narrow }: Props) {
  const { t } = useTranslation();
  const count = filtersSet(filters).length;
  return (
    <Popover position="bottom-start" width={460} withinPortal trapFocus shadow="md">
      <Popover.Target>
        {narrow ? (
          <ActionIcon
            variant={count > 0 ? 'light' : 'default'}
            size={36}
            aria-label={count > 0 ? t('filters.titleSet', { count }) : t('filters.title')}
          >
            <IconFilter size={17} stroke={1.7} />
          </ActionIcon>
        ) : (
          <Button variant={count > 0 ? 'light' : 'default'} leftSection={<IconFilter size={16} aria-hidden />} style={{ flexShrink: 0 }}>
            {count > 0 ? t('filters.titleSet', { count }) : t('filters.title')}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.title')}>
        <Panel filters={filters} onFilters={onFilters} items={items} connections={connections} />
      </Popover.Dropdown>
    </Popover>
  );
}

const byLabel = (things: Iterable<Thing>, to: Thing['to']) =>
  [...things].filter((thing) => thing.to === to).map((thing) => ({ value: thing.id, label: thing.label }));

function Panel({ filters, onFilters, items, connections }: Omit<Props, 'narrow'>) {
  const { t } = useTranslation();
  const set = (patch: Partial<Filters>) => onFilters({ ...filters, ...patch });
  const kinds = useMemo(() => new Set(items.map((item) => item.kind)), [items]);
  const tags = useMemo(() => tagsUsed(items), [items]);
  const sellers = useMemo(() => byLabel(connections.things.values(), 'seller'), [connections]);
  const rights = useMemo(() => byLabel(connections.things.values(), 'right'), [connections]);
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('frame.remove') } } as const;
  const yesNo = (name: 'exhibit' | 'privileged') => (
    <Stack gap={4}>
      <Text size="sm" fw={500} id={`filter-${name}`}>
        {t(`filters.${name}`)}
      </Text>
      <SegmentedControl
        size="xs"
        aria-labelledby={`filter-${name}`}
        value={filters[name]}
        onChange={(value) => set({ [name]: value as Filters['exhibit'] })}
        data={(['', 'yes', 'no'] as const).map((value) => ({ value, label: t(`filters.${value || 'any'}`) }))}
      />
    </Stack>
  );
  const day = (name: 'from' | 'to') => (
    <DateInput
      label={t(`filters.${name}`)}
      value={filters[name] || null}
      onChange={(value) => set({ [name]: value ?? '' })}
      valueFormat="YYYY-MM-DD"
      placeholder="YYYY-MM-DD"
      popoverProps={{ withinPortal: false }}
      {...clear}
    />
  );
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
        <MultiSelect
          {...inside}
          {...clear}
          label={t('evidence.fields.kind')}
          data={evidenceKinds
            .filter((kind) => kinds.has(kind) || filters.kinds.includes(kind))
            .map((value) => ({ value, label: t(`evidence.kinds.${value}`) }))}
          value={[...filters.kinds]}
          onChange={(next) => set({ kinds: next as Filters['kinds'] })}
          placeholder={filters.kinds.length === 0 ? t('filters.any') : ''}
          hidePickedOptions
        />
        <Select
          {...inside}
          {...clear}
          label={t('filters.type')}
          data={typeGroups.map((value) => ({ value, label: t(`filters.types.${value.split('/')[value === 'application/pdf' ? 1 : 0]}`) }))}
          value={filters.type || null}
          onChange={(type) => set({ type: type ?? '' })}
          placeholder={t('filters.any')}
        />
        <Select
          {...inside}
          {...clear}
          label={t('evidence.things.seller')}
          data={sellers}
          searchable
          limit={40}
          value={filters.seller || null}
          onChange={(seller) => set({ seller: seller ?? '' })}
          placeholder={t('filters.any')}
          nothingFoundMessage={t('evidence.noTarget')}
        />
        <Select
          {...inside}
          {...clear}
          label={t('evidence.things.right')}
          data={rights}
          searchable
          limit={40}
          value={filters.right || null}
          onChange={(right) => set({ right: right ?? '' })}
          placeholder={t('filters.any')}
          nothingFoundMessage={t('evidence.noTarget')}
        />
        {day('from')}
        {day('to')}
        <Select
          {...inside}
          {...clear}
          label={t('filters.tag')}
          data={tags}
          searchable
          limit={40}
          value={filters.tag || null}
          onChange={(tag) => set({ tag: tag ?? '' })}
          placeholder={t('filters.any')}
          nothingFoundMessage={t('evidence.noTarget')}
        />
        <Select
          {...inside}
          {...clear}
          label={t('filters.state')}
          data={(['unconnected', 'findings', 'confidential'] as const).map((value) => ({ value, label: t(`filters.states.${value}`) }))}
          value={filters.state || null}
          onChange={(state) => set({ state: (state ?? '') as Filters['state'] })}
          placeholder={t('filters.any')}
        />
        {yesNo('exhibit')}
        {yesNo('privileged')}
      </SimpleGrid>
      <Group justify="flex-end">
        <Button size="compact-sm" variant="subtle" disabled={filtersSet(filters).length === 0} onClick={() => onFilters(NO_FILTERS)}>
          {t('filters.clear')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The filters that are set, each with a cross to take it off. */
export function FilterPills({ filters, onFilters, connections }: Pick<Props, 'filters' | 'onFilters' | 'connections'>) {
  const { t } = useTranslation();
  const set = filtersSet(filters);
  if (set.length === 0) return null;
  const thing = (id: string) => [...connections.things.values()].find((one) => one.id === id)?.label ?? t('evidence.gone');
  const said: Record<keyof Filters, () => string> = {
    kinds: () => filters.kinds.map((kind) => t(`evidence.kinds.${kind}`)).join(', '),
    type: () => t(`filters.types.${filters.type === 'application/pdf' ? 'pdf' : filters.type.split('/')[0]}`),
    seller: () => thing(filters.seller),
    right: () => thing(filters.right),
    from: () => t('filters.saidFrom', { day: filters.from }),
    to: () => t('filters.saidTo', { day: filters.to }),
    exhibit: () => t(filters.exhibit === 'yes' ? 'filters.saidExhibit' : 'filters.saidNoExhibit'),
    tag: () => t('filters.saidTag', { tag: filters.tag }),
    privileged: () => t(filters.privileged === 'yes' ? 'filters.saidPrivileged' : 'filters.saidNotPrivileged'),
    state: () => t(`filters.states.${filters.state}`),
  };
  return (
    <Pill.Group role="group" aria-label={t('filters.title')}>
      {set.map((name) => (
        <Pill
          key={name}
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('filters.remove', { filter: said[name]() }), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => onFilters({ ...filters, [name]: NO_FILTERS[name] })}
          maw={260}
        >
          {said[name]()}
        </Pill>
      ))}
    </Pill.Group>
  );
}
