import { ActionIcon, Anchor, CopyButton, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconQuote, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { putItems } from './put-items.ts';
import { Section } from './section.tsx';

interface Props {
  readonly item: Evidence;
  /** The pin in hand. */
  readonly active: string;
  readonly onGo: (pin: string) => void;
}

/** Places on the pages of an item that facts, figures and paragraphs can cite: `<evidence id>#<pin id>`. */
export function Pins({ item, active, onGo }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const put = { onSuccess: (after: Evidence) => putItems(queries, [after]) };
  const pin = useMutation(api.evidence.pin.mutationOptions(put));
  const unpin = useMutation(api.evidence.unpin.mutationOptions(put));
  if (item.pins.length === 0) return null;
  return (
    <Section title={t('evidence.sections.pins')}>
      <Stack gap="xs" data-where={`evidence/${item.id}/pins`}>
        {item.pins.map((one, i) => (
          <Stack key={one.id} gap={2} data-where={`evidence/${item.id}/pins/${one.id}`} data-pin-row={one.id}>
            <Group gap={6} wrap="nowrap" justify="space-between">
              <Anchor component="button" type="button" size="sm" fw={one.id === active ? 600 : undefined} onClick={() => onGo(one.id)}>
                {t(one.box ? 'viewer.pinAt' : 'viewer.pinPage', { number: i + 1, page: one.page })}
              </Anchor>
              <Group gap={2} wrap="nowrap">
                <CopyButton value={`${item.id}#${one.id}`} timeout={1_500}>
                  {({ copied, copy }) => (
                    <Tooltip label={copied ? t('evidence.copied') : t('viewer.cite')}>
                      <ActionIcon
                        variant="subtle"
                        color={copied ? 'teal' : 'gray'}
                        aria-label={t('viewer.citeOf', { number: i + 1 })}
                        onClick={copy}
                      >
                        {copied ? <IconCheck size={16} /> : <IconQuote size={16} />}
                      </ActionIcon>
                    </Tooltip>
                  )}
                </CopyButton>
                <Tooltip label={t('frame.remove')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('viewer.unpin', { number: i + 1 })}
                    onClick={() => unpin.mutate({ id: item.id, pin: one.id })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Tooltip>
              </Group>
            </Group>
            <AutoField
              size="xs"
              aria-label={t('viewer.pinNote', { number: i + 1 })}
              placeholder={t('viewer.pinNoteHint')}
              where={`evidence/${item.id}/pins/${one.id}/note`}
              value={one.note}
              onSave={(note) => pin.mutateAsync({ id: item.id, pin: { ...one, note } })}
            />
          </Stack>
        ))}
        <Text size="xs" c="dimmed">
          {t('viewer.pinsHint')}
        </Text>
      </Stack>
    </Section>
  );
}
