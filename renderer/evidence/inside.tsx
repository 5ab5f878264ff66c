import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { sizeText } from './media.ts';
import { MediaIcon } from './media-icon.tsx';
import { Section } from './section.tsx';

/** More than these are in the list, under the item. */
const SHOWN = 30;

interface Props {
  /** The item it came in. */
  readonly parent: Evidence | undefined;
  /** What came in it. */
  readonly inner: readonly Evidence[];
  readonly onOpen: (id: string) => void;
}

/** The e-mail or archive an item came in, and the attachments or members that came in it. */
export function Inside({ parent, inner, onOpen }: Props) {
  const { t } = useTranslation();
  if (!parent && inner.length === 0) return null;
  return (
    <Section title={t(inner.length > 0 ? 'evidence.sections.inside' : 'evidence.sections.parent')}>
      <Stack gap={4}>
        {parent && (
          <Group gap={6} wrap="nowrap">
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {t('evidence.cameIn')}
            </Text>
            <Item item={parent} onOpen={onOpen} />
          </Group>
        )}
        {inner.slice(0, SHOWN).map((item) => (
          <Item key={item.id} item={item} onOpen={onOpen} size />
        ))}
        {inner.length > SHOWN && (
          <Text size="xs" c="dimmed">
            {t('frame.more', { count: inner.length - SHOWN })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function Item({ item, onOpen, size = false }: { readonly item: Evidence; readonly onOpen: (id: string) => void; readonly size?: boolean }) {
  const { i18n } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap" style={{ flex: 1, minWidth: 0 }}>
      <MediaIcon mediaType={item.mediaType} size={16} />
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="left"
        truncate
        title={item.fileName}
        onClick={() => onOpen(item.id)}
        style={{ flex: 1 }}
      >
        {item.title || item.fileName}
      </Anchor>
      {size && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {sizeText(item.size, i18n.language)}
        </Text>
      )}
    </Group>
  );
}
