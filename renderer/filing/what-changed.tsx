import { Anchor, Box, Group, Modal, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';

interface Passage {
  readonly paragraph: number | null;
  readonly heading: string;
  readonly row: number | null;
  readonly text: string;
}

/** Opens the passages of a filing that would read otherwise if it were drafted today. */
export function WhatChanged({ filing, title }: { readonly filing: string; readonly title: string }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Anchor component="button" type="button" size="xs" onClick={open} aria-haspopup="dialog">
        {t('filing.changes.show')}
      </Anchor>
      <Modal
        opened={opened}
        onClose={close}
        size="xl"
        title={t('filing.changes.title', { title })}
        scrollAreaComponent={ScrollArea.Autosize}
      >
        {opened && <Passages filing={filing} />}
      </Modal>
    </>
  );
}

function Passages({ filing }: { readonly filing: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.filing.changes.queryOptions({ input: { id: filing } }));
  if (!data) return <Skeleton height={120} />;
  if (data.total === 0) return <Text size="sm">{t('filing.changes.none')}</Text>;
  const placeOf = ({ paragraph, heading, row }: Passage) =>
    [
      paragraph === null ? heading : t('filing.changes.paragraph', { no: paragraph }),
      row === null ? '' : t('filing.changes.row', { no: row }),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Stack gap="md">
      <Text size="sm">
        {data.total > data.changes.length
          ? t('filing.changes.more', { shown: data.changes.length, count: data.total })
          : t('filing.changes.count', { count: data.total })}
        {data.paragraphs.length > 0 && ` · ${t('filing.changes.paragraphs', { numbers: data.paragraphs.join(', ') })}`}
      </Text>
      {data.changes.map(({ was, now }, index) => {
        const at = was ?? now;
        return (
          // The list never changes while it is shown.
          // biome-ignore lint/suspicious/noArrayIndexKey: two passages can be alike in all they have
          <Box key={index}>
            <Text size="xs" c="dimmed" mb={2}>
              {at && placeOf(at)}
            </Text>
            {([was, now] as const).map((one, side) => (
              <Group key={side === 0 ? 'was' : 'now'} align="flex-start" gap="xs" wrap="nowrap">
                <Text size="xs" fw={600} w={52} style={{ flexShrink: 0 }} mt={2}>
                  {t(side === 0 ? 'filing.changes.was' : 'filing.changes.now')}
                </Text>
                <Text size="sm" {...(one === null ? { c: 'dimmed' } : {})} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
                  {one === null ? t('filing.changes.absent') : one.text}
                </Text>
              </Group>
            ))}
          </Box>
        );
      })}
    </Stack>
  );
}
