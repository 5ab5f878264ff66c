import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useDebouncedValue, useElementSize } from '@mantine/hooks';
import { IconDownload, IconFile, IconFileText } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { client } from '../../client.ts';
import { fileUrl, renditionUrl, showingOf } from '../media.ts';
import { saveOriginal } from '../save.ts';
import { BarButton, ViewerBar } from './bar.tsx';
import { EntriesView } from './entries.tsx';
import type { Look } from './look.ts';
import { MarkupView } from './markup.tsx';
import { PageText } from './page-text.tsx';
import { PassagesView } from './passages.tsx';
import { PictureView } from './picture.tsx';
import { TextView } from './plain-text.tsx';
import { Unlock } from './unlock.tsx';
import { usePages, useSeenWords } from './use-pages.ts';
import classes from './viewer.module.css';

/** pdf.js is larger than the rest of the page and comes with the first PDF. */
const PdfView = lazy(async () => ({ default: (await import('./pdf.tsx')).PdfView }));

/** A page looked at this long is read: its words go before those of others. */
const SETTLE = 500;
/** Below this width the words of a page stand under it. */
const BESIDE = 700;
const NO_WORDS: ReturnType<Look['wordsAt']> = [];
/** Pixels of a rendition on the screen. */
const WIDE = 1_800;

interface Props {
  readonly item: Evidence;
  /** Without what the viewer itself sees to. */
  readonly look: Omit<Look, 'onPage' | 'wordsAt'>;
  readonly onPage: (page: number) => void;
  readonly textShown: boolean;
  readonly onText: (shown: boolean) => void;
  /** Items taken out of this one. */
  readonly inner: readonly Evidence[];
  readonly onOpen: (id: string) => void;
  /** Left in the bar, before what is said of the viewer itself. */
  readonly tools?: ReactNode;
  readonly aside?: ReactNode;
}

/** Shows an item as received. Nothing in it can run: pages become pixels, markup stays inert, the rest is handed over. */
export function Viewer(props: Props) {
  const { item, look, onPage, textShown, onText, inner, onOpen, tools, aside } = props;
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [page, setPage] = useState(1);
  const onPageShown = useCallback(
    (next: number) => {
      setPage(next);
      onPage(next);
    },
    [onPage],
  );
  const [settled] = useDebouncedValue(page, SETTLE);
  useEffect(() => {
    // A word to the workbench, not a change of anything: nothing is asked again, and a failure is no one's concern.
    client.evidence.lookedAt({ id: item.id, page: settled }).catch(() => undefined);
  }, [item.id, settled]);
  const showing = showingOf(item.mediaType);
  const searching = look.words.length > 0;
  const pages = usePages(item.id, page, searching && showing !== 'text' && showing !== 'words');
  const source = pages.data?.pages.find((one) => one.page === page)?.source;
  const seen = useSeenWords(item.id, page, searching && source === 'ocr');
  const wordsAt = useCallback((at: number) => (at === page ? seen : NO_WORDS), [seen, page]);
  // Where the words cannot be marked on the page itself, they are marked beside it.
  const apart = searching && look.target !== null && (showing === 'markup' || source === 'corrected');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each jump; whoever closes it wants it closed
  useEffect(() => {
    if (apart) onText(true);
  }, [apart, look.target]);
  const whole = useMemo<Look>(() => ({ ...look, onPage: onPageShown, wordsAt }), [look, onPageShown, wordsAt]);
  const wordsApart = showing !== 'text' && showing !== 'words' && showing !== 'film' && showing !== 'sound';
  const buttons = (
    <>
      {tools}
      {wordsApart && <BarButton label={t('viewer.text')} onClick={() => onText(!textShown)} icon={IconFileText} on={textShown} />}
      {aside}
    </>
  );
  return (
    <div ref={ref} className={classes.halves} data-below={(width > 0 && width < BESIDE) || undefined}>
      <Shown item={item} look={whole} aside={buttons} inner={inner} onOpen={onOpen} />
      {textShown && wordsApart && <PageText item={item.id} page={page} words={look.words} onClose={() => onText(false)} />}
    </div>
  );
}

interface ShownProps {
  readonly item: Evidence;
  readonly look: Look;
  readonly aside: ReactNode;
  readonly inner: readonly Evidence[];
  readonly onOpen: (id: string) => void;
}

function Shown({ item, look, aside, inner, onOpen }: ShownProps) {
  const { t } = useTranslation();
  const url = fileUrl(item.id);
  const label = item.title || item.fileName;
  const none = (reason?: string) => <NotShown item={item} {...(reason === undefined ? {} : { reason })} />;
  const bare = (content: ReactNode) => (
    <div className={classes.viewer}>
      <ViewerBar aside={aside} />
      {content}
    </div>
  );
  const showing = showingOf(item.mediaType);
  // What could not be read has no page to be shown; a locked PDF asks for its password.
  if (showing === 'markup' && item.unreadable !== '') return bare(none(t('evidence.unreadable.damaged')));
  switch (showing) {
    case 'pdf':
      return (
        <Suspense
          fallback={bare(
            <Center style={{ flex: 1 }}>
              <Loader aria-label={t('frame.loading')} />
            </Center>,
          )}
        >
          <PdfView
            url={url}
            label={label}
            aside={aside}
            look={look}
            size={item.size}
            password={item.password}
            fallback={(reason) => (reason === 'encrypted' ? <Unlock item={item} /> : none(t(`evidence.unreadable.${reason}`)))}
          />
        </Suspense>
      );
    case 'picture':
      return (
        <PictureView
          urlOf={() => url}
          pages={1}
          label={label}
          look={look}
          aside={aside}
          fallback={none(t('evidence.unreadable.damaged'))}
        />
      );
    case 'small':
      return (
        <PictureView
          urlOf={(page) => renditionUrl(item.id, page, WIDE)}
          pages={item.pages ?? 1}
          label={label}
          look={look}
          aside={aside}
          notice={t('evidence.smallCopy')}
          fallback={none()}
        />
      );
    case 'markup':
      return <MarkupView item={item} label={label} aside={aside} />;
    case 'words':
      return <PassagesView item={item.id} label={label} look={look} aside={aside} fallback={none()} />;
    case 'container':
      return <EntriesView item={item} label={label} aside={aside} inner={inner} onOpen={onOpen} fallback={none()} />;
    case 'text':
      return <TextView url={url} label={label} words={look.words} size={item.size} aside={aside} fallback={none()} />;
    case 'film':
      return bare(
        <Center style={{ flex: 1, minHeight: 0 }} p="md">
          {/* biome-ignore lint/a11y/useMediaCaption: evidence is shown as received */}
          <video src={url} controls aria-label={label} style={{ maxWidth: '100%', maxHeight: '100%' }} />
        </Center>,
      );
    case 'sound':
      return bare(
        <Center style={{ flex: 1, minHeight: 0 }} p="md">
          {/* biome-ignore lint/a11y/useMediaCaption: evidence is shown as received */}
          <audio src={url} controls aria-label={label} />
        </Center>,
      );
    case 'none':
      return bare(none());
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
