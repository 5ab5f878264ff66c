import { Button, Group, Menu, SegmentedControl, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconArchive,
  IconChevronDown,
  IconCopyCheck,
  IconFile,
  IconFolder,
  IconLayoutGrid,
  IconTable,
  IconUpload,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export const views = ['table', 'gallery', 'similar', 'withdrawn'] as const;
export type View = (typeof views)[number];

const ICONS = {
  table: IconTable,
  gallery: IconLayoutGrid,
  similar: IconCopyCheck,
  withdrawn: IconArchive,
} as const;

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** How many there are of what is shown only when there is some. */
  readonly counts: { readonly similar: number; readonly withdrawn: number };
  /** How many of all are listed; undefined where nothing is filtered. */
  readonly shown: { readonly shown: number; readonly total: number } | undefined;
  readonly narrow: boolean;
  readonly search: ReactNode;
  /** In place of the choice of views, while something is searched for. */
  readonly lenses: ReactNode;
  readonly filters: ReactNode;
  /** Behind the count: what is being read. */
  readonly status: ReactNode;
  /** Left of the button that adds. */
  readonly tools: ReactNode;
  readonly onAddFiles: () => void;
  readonly onAddFolder: () => void;
}

/** Above the list: what is looked for and how it is shown, and the way in for new files. */
export function EvidenceToolbar(props: Props) {
  const { t } = useTranslation();
  const { view, onView, counts, shown, narrow, search, lenses, filters, status, tools, onAddFiles, onAddFolder } = props;
  const choice = lenses ?? (
    <SegmentedControl
      size={narrow ? 'xs' : 'sm'}
      aria-label={t('evidence.view')}
      value={view}
      onChange={(next) => onView(next as View)}
      style={{ flexShrink: 0 }}
      data={views
        .filter((name) => (name !== 'withdrawn' && name !== 'similar') || counts[name] > 0 || view === name)
        .map((name) => {
          const Icon = ICONS[name];
          const plain = t(`evidence.views.${name}`);
          const words = name === 'withdrawn' || name === 'similar' ? `${plain} (${counts[name]})` : plain;
          return { value: name, label: narrow ? <Sign icon={Icon} words={words} /> : <Named icon={Icon} words={words} /> };
        })}
    />
  );
  const count = shown && (
    <Text size="sm" c="dimmed" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
      {t('evidence.shown', shown)}
    </Text>
  );
  const add = (
    <Button.Group style={{ flexShrink: 0 }}>
      <Tooltip label={narrow ? t('evidence.add') : t('evidence.paste')}>
        {narrow ? (
          <Button px={9} aria-label={t('evidence.add')} onClick={onAddFiles}>
            <IconUpload size={18} aria-hidden />
          </Button>
        ) : (
          <Button leftSection={<IconUpload size={17} aria-hidden />} onClick={onAddFiles}>
            {t('evidence.add')}
          </Button>
        )}
      </Tooltip>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button px={narrow ? 5 : 8} aria-label={t('receiving.addMore')} style={{ borderLeftColor: 'rgb(255 255 255 / 0.35)' }}>
            <IconChevronDown size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFile size={16} aria-hidden />} onClick={onAddFiles}>
            {t('receiving.addFiles')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolder size={16} aria-hidden />} onClick={onAddFolder}>
            {t('receiving.addFolder')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
  if (narrow)
    return (
      <>
        <Group gap={6} wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>{search}</div>
          {filters}
          {add}
        </Group>
        <Group gap="xs" wrap="nowrap" justify="space-between">
          {choice}
          <Group gap="xs" wrap="nowrap">
            {count}
            {tools}
          </Group>
        </Group>
        {status}
      </>
    );
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0, maxWidth: 620 }}>{search}</div>
        {filters}
        <Group gap="xs" wrap="nowrap" ml="auto">
          {tools}
          {add}
        </Group>
      </Group>
      <Group gap="md" wrap="nowrap" justify="space-between">
        {choice}
        <Group gap="md" wrap="nowrap" style={{ minWidth: 0 }}>
          {status}
          {count}
        </Group>
      </Group>
    </>
  );
}

function Sign({ icon: Icon, words }: { readonly icon: typeof IconTable; readonly words: string }) {
  return (
    <Tooltip label={words}>
      <span style={{ display: 'flex' }}>
        <Icon size={18} stroke={1.6} aria-hidden />
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}

function Named({ icon: Icon, words }: { readonly icon: typeof IconTable; readonly words: string }) {
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} stroke={1.6} aria-hidden />
      <span>{words}</span>
    </Group>
  );
}
