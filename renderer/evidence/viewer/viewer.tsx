import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { fileUrl, showingOf, thumbnailUrl } from '../media.ts';
import { saveOriginal } from '../save.ts';
import { ViewerBar } from './bar.tsx';
import { PictureView } from './picture.tsx';
import { TextView } from './plain-text.tsx';
import classes from './viewer.module.css';

/** pdf.js is larger than the rest of the page and comes with the first PDF. */
const PdfView = lazy(async () => ({ default: (await import('./pdf.tsx')).PdfView }));

/** Shows an item as received. Nothing in it can run: pages become pixels, markup stays text, the rest is handed over. */
export function Viewer({ item, aside }: { readonly item: Evidence; readonly aside?: ReactNode }) {
  const { t } = useTranslation();
  const url = fileUrl(item.id);
  const label = item.title || item.fileName;
  const none = (reason?: string) => <NotShown item={item} {...(reason === undefined ? {} : { reason })} />;
  const shared = { url, label, aside } as const;
  const showing = showingOf(item.mediaType);
  switch (showing) {
    case 'pdf':
      return (
        <Suspense
          fallback={
            <div className={classes.viewer}>
              <ViewerBar aside={aside} />
              <Center style={{ flex: 1 }}>
                <Loader aria-label={t('frame.loading')} />
              </Center>
            </div>
          }
        >
          <PdfView {...shared} size={item.size} fallback={(reason) => none(t(`evidence.unreadable.${reason}`))} />
        </Suspense>
      );
    case 'picture':
      return <PictureView {...shared} fallback={none(t('evidence.unreadable.damaged'))} />;
    case 'small':
      return <PictureView {...shared} url={thumbnailUrl(item.id)} notice={t('evidence.smallCopy')} fallback={none()} />;
    case 'text':
      return <TextView {...shared} size={item.size} fallback={none()} />;
    case 'film':
    case 'sound':
      return (
        <div className={classes.viewer}>
          <ViewerBar aside={aside} />
          <Center style={{ flex: 1, minHeight: 0 }} p="md">
            {showing === 'film' ? (
              // biome-ignore lint/a11y/useMediaCaption: evidence is shown as received
              <video src={url} controls aria-label={label} style={{ maxWidth: '100%', maxHeight: '100%' }} />
            ) : (
              // biome-ignore lint/a11y/useMediaCaption: evidence is shown as received
              <audio src={url} controls aria-label={label} />
            )}
          </Center>
        </div>
      );
    case 'none':
      return (
        <div className={classes.viewer}>
          <ViewerBar aside={aside} />
          {none()}
        </div>
      );
  }
}

function NotShown({ item, reason }: { readonly item: Evidence; readonly reason?: string }) {
  const { t } = useTranslation();
  return (
    <Center style={{ flex: 1, height: '100%' }} p="lg">
      <Stack align="center" gap="sm">
        <IconFile size={44} stroke={1.2} aria-hidden />
        <Text size="sm" ta="center">
          {reason ?? t('evidence.notShown', { type: item.mediaType })}
        </Text>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void saveOriginal(item)}>
          {t('evidence.download')}
        </Button>
      </Stack>
    </Center>
  );
}
