import { ActionIcon, Button, Group, SegmentedControl, Select, Stack, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconLayoutGrid, IconListNumbers, IconSearch, IconTable, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';
import { filterChoices } from './rows.ts';

const views = ['table', 'gallery', 'exhibits', 'withdrawn'] as const;
export type View = (typeof views)[number];

const ICONS = { table: IconTable, gallery: IconLayoutGrid, exhibits: IconListNumbers, withdrawn: IconArchive } as const;

interface Props {
  readonly items: readonly ListedEvidence[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly withdrawn: number;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly state: string;
  readonly onState: (state: string) => void;
  /** How many of all are listed. */
  readonly shown: number;
  readonly narrow: boolean;
  readonly onAdd: () => void;
  readonly busy: boolean;
}

/** Above the list: what is shown and how, and the way in for new files. Two lines beside an open item. */
export function EvidenceToolbar(props: Props) {
  const { t } = useTranslation();
  const { items, view, onView, withdrawn, filter, onFilter, state, onState, shown, narrow, onAdd, busy } = props;
  const filtering = view === 'table' || view === 'gallery';
  const filters = filtering && (
    <>
      <TextInput
        aria-label={t('evidence.filter')}
        placeholder={t('evidence.filter')}
        leftSection={<IconSearch size={16} aria-hidden />}
        w={narrow ? undefined : 230}
        style={{ flex: narrow ? 1 : undefined, minWidth: 0 }}
        value={filter}
        onChange={(event) => onFilter(event.currentTarget.value)}
      />
      <Select
        aria-label={t('evidence.show')}
        placeholder={t('evidence.show')}
        clearable
        clearButtonProps={{ 'aria-label': t('frame.remove') }}
        w={narrow ? 128 : 180}
        comboboxProps={{ width: 200, position: 'bottom-start' }}
        data={filterChoices(items, t)}
        value={state || null}
        onChange={(next) => onState(next ?? '')}
      />
      <Text size="sm" c="dimmed" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
        {t('evidence.shown', { shown, total: items.length })}
      </Text>
    </>
  );
  const choice = (
    <SegmentedControl
      size={narrow ? 'xs' : 'sm'}
      aria-label={t('evidence.view')}
      value={view}
      onChange={(next) => onView(next as View)}
      data={views
        .filter((name) => name !== 'withdrawn' || withdrawn > 0 || view === 'withdrawn')
        .map((name) => {
          const Icon = ICONS[name];
          const words = name === 'withdrawn' ? `${t('evidence.views.withdrawn')} (${withdrawn})` : t(`evidence.views.${name}`);
          return {
            value: name,
            label: narrow ? (
              <Tooltip label={words}>
                <span style={{ display: 'flex' }}>
                  <Icon size={18} stroke={1.6} aria-hidden />
                  <VisuallyHidden>{words}</VisuallyHidden>
                </span>
              </Tooltip>
            ) : (
              <Group gap={6} wrap="nowrap">
                <Icon size={16} stroke={1.6} aria-hidden />
                <span>{words}</span>
              </Group>
            ),
          };
        })}
    />
  );
  if (narrow)
    return (
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          {choice}
          <Tooltip label={t('evidence.add')}>
            <ActionIcon size={34} aria-label={t('evidence.add')} loading={busy} onClick={onAdd}>
              <IconUpload size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
        {filters && (
          <Group gap="xs" wrap="nowrap">
            {filters}
          </Group>
        )}
      </Stack>
    );
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        {filters}
      </Group>
      <Group gap="xs" wrap="nowrap">
        {choice}
        <Tooltip label={t('evidence.paste')}>
          <Button leftSection={<IconUpload size={17} aria-hidden />} loading={busy} onClick={onAdd} style={{ flexShrink: 0 }}>
            {t('evidence.add')}
          </Button>
        </Tooltip>
      </Group>
    </Group>
  );
}
