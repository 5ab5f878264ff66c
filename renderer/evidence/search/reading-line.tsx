import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReading } from './use-search.ts';

/** What cannot be found yet, because it is still being read; nothing when all is read. */
export function ReadingLine({ matter }: { readonly matter: string }) {
  const { t, i18n } = useTranslation();
  const { textWaiting, ocrWaiting, failed } = useReading(matter);
  const number = (n: number) => new Intl.NumberFormat(i18n.language).format(n);
  const parts = [
    textWaiting > 0 && t('search.textWaiting', { count: textWaiting, shown: number(textWaiting) }),
    ocrWaiting > 0 && t('search.ocrWaiting', { count: ocrWaiting, shown: number(ocrWaiting) }),
    failed > 0 && t('search.unread', { count: failed, shown: number(failed) }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" role="status" truncate title={parts.join(' · ')} style={{ minWidth: 0 }}>
      {parts.join(' · ')}
    </Text>
  );
}
