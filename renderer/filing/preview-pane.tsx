import { Box, Center, Group, Loader, Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { DocumentPreview } from '../document/preview.tsx';

interface Props {
  readonly matter: string;
  readonly template: string | null;
  readonly onTemplate: (template: string) => void;
  /** A value or gap was clicked; the argument is its path in the facts. */
  readonly onJump: (path: string) => void;
}

/** The chosen document as it stands now; it follows every change. */
export function PreviewPane({ matter, template, onTemplate, onJump }: Props) {
  const { t } = useTranslation();
  const templates = useQuery(api.filing.templates.queryOptions({ input: { matter } }));
  const preview = useQuery({
    ...api.filing.preview.queryOptions({ input: { matter, template: template ?? '' } }),
    enabled: template !== null,
    placeholderData: keepPreviousData,
  });
  const kinds = [...Map.groupBy(templates.data ?? [], (choice) => choice.kind)];
  const omitted = Object.values(preview.data?.omitted ?? {}).reduce((sum, n) => sum + n, 0);
  const open = preview.data?.findings.filter((f) => f.severity === 'error').length ?? 0;
  return (
    <Box
      component="section"
      aria-label={t('filing.preview')}
      style={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}
    >
      <Group px="md" py={8} gap="sm" wrap="nowrap">
        <Select
          aria-label={t('filing.template')}
          placeholder={t('filing.choose')}
          style={{ flex: 1 }}
          maw={380}
          allowDeselect={false}
          data={kinds.map(([kind, choices]) => ({
            group: t(`filing.kinds.${kind}`, { defaultValue: kind }),
            items: choices.map((choice) => ({ value: choice.id, label: choice.title })),
          }))}
          value={template}
          onChange={(value) => value !== null && onTemplate(value)}
        />
        <Text size="xs" c="dimmed" aria-live="polite" style={{ flexShrink: 0 }}>
          {open > 0 && t('filing.openShort', { count: open })}
        </Text>
        {omitted > 0 && (
          <Text size="xs" c="dimmed" truncate title={t('filing.omitted', { count: omitted })}>
            {t('filing.omitted', { count: omitted })}
          </Text>
        )}
      </Group>
      <Box
        tabIndex={0}
        style={{ flex: 1, minHeight: 0, overflow: 'auto' }}
        bg="light-dark(var(--mantine-color-gray-2), var(--mantine-color-dark-8))"
      >
        {preview.data ? (
          <DocumentPreview numbered={preview.data.document} onJump={onJump} />
        ) : (
          template !== null && (
            <Center h="100%">
              <Loader aria-label={t('frame.loading')} />
            </Center>
          )
        )}
      </Box>
    </Box>
  );
}
