import { NavLink, ScrollArea, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { MediaIcon } from './media-icon.tsx';

/** Items out of use, each with the reason; open one to reinstate it. */
export function WithdrawnList({
  items,
  selected,
  onOpen,
}: {
  readonly items: readonly Evidence[];
  readonly selected: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('evidence.noWithdrawn')}
      </Text>
    );
  return (
    <ScrollArea style={{ flex: 1 }} type="auto">
      {items.map((item) => (
        <NavLink
          key={item.id}
          component="button"
          label={item.title || item.fileName}
          description={item.withdrawn}
          leftSection={<MediaIcon mediaType={item.mediaType} size={18} />}
          active={item.id === selected}
          onClick={() => onOpen(item.id)}
        />
      ))}
    </ScrollArea>
  );
}
