import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import type { CheckView } from '#core/seller/mapping/model.ts';
import { sayFinding } from '../../frame/problem.ts';
import { saveFile } from '../../frame/save.ts';

const COUNTS = ['added', 'updated', 'unchanged', 'refused'] as const;

/** What an import would change, counted, and every row that stands in its way. */
export function Outcome({ check }: { readonly check: CheckView }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { counts, refused, noted } = check;
  if (check.state === 'running')
    return (
      <Stack gap={4} role="status">
        <Text size="sm">{t('sellerImport.checking')}</Text>
        <Progress value={check.total > 0 ? (100 * check.done) / check.total : 100} aria-label={t('sellerImport.checking')} />
        <Text size="xs" c="dimmed">
          {check.done.toLocaleString(i18n.language)} / {check.total.toLocaleString(i18n.language)}
        </Text>
      </Stack>
    );
  return (
    <Stack gap="sm">
      <Group gap="lg" role="status">
        {COUNTS.map((name) => (
          <Stack key={name} gap={0} align="flex-start">
            <Text fw={650} size="xl" {...(name === 'refused' && counts.refused > 0 ? { c: 'red.9' } : {})}>
              {counts[name].toLocaleString(i18n.language)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`sellerImport.counts.${name}`)}
            </Text>
          </Stack>
        ))}
        <Text size="sm" c="dimmed">
          {t('sellerImport.checked', { read: counts.read })} ·{' '}
          {t('sellerImport.fresh', { sellers: counts.sellers, identifiers: counts.identifiers })}
        </Text>
      </Group>
      {noted.length > 0 && (
        <Alert color="yellow" variant="light" title={t('sellerImport.worth')}>
          <List size="sm">
            {noted.map(({ finding, count }) => (
              <List.Item key={finding.id}>
                {t('sellerImport.times', { count })} {sayFinding(finding, language).message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {counts.refused > 0 && (
        <Alert color="red" variant="light" title={`${t('sellerImport.refused')}: ${counts.refused.toLocaleString(i18n.language)}`}>
          <Stack gap="xs" align="flex-start">
            <List size="sm" style={{ maxHeight: '26vh', overflowY: 'auto' }} tabIndex={0} aria-label={t('sellerImport.refused')}>
              {refused.map(({ row, findings }) => (
                <List.Item key={row}>
                  {findings.map((one) => (
                    <Text key={`${one.where}${one.id}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {sayFinding(one, language).message}. {sayFinding(one, language).hint}
                    </Text>
                  ))}
                </List.Item>
              ))}
              {counts.refused > refused.length && (
                <List.Item>{t('sellerImport.more', { count: counts.refused - refused.length })}</List.Item>
              )}
            </List>
            <Button
              size="compact-sm"
              variant="light"
              color="red"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() => {
                const name = `${check.fileName.replace(/\.[^.]*$/, '')} refused.csv`;
                void saveFile(`/files/import/${check.id}.csv?save=${encodeURIComponent(name)}`, name);
              }}
            >
              {t('sellerImport.saveRefused')}
            </Button>
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
