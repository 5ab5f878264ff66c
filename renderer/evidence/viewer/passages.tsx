import { Center, Loader, Text } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Marked } from '../search/marked.tsx';
import { findMarks } from '../search/marks.ts';
import { ViewerBar } from './bar.tsx';
import type { Look } from './look.ts';
import { usePages } from './use-pages.ts';
import classes from './viewer.module.css';

interface Props {
  readonly item: string;
  readonly label: string;
  readonly look: Look;
  readonly aside?: ReactNode;
  readonly fallback: ReactNode;
}

/** A document that is read, not drawn: Word, Excel and the like, passage by passage as the index knows them. */
export function PassagesView({ item, label, look, aside, fallback }: Props) {
  const { t } = useTranslation();
  const pages = usePages(item, undefined, true);
  const sheet = useRef<HTMLDivElement>(null);
  const passages = useMemo(() => pages.data?.pages.filter((page) => page.text.trim() !== '') ?? [], [pages.data]);
  const { target } = look;
  useEffect(() => {
    if (!target || passages.length === 0) return;
    const passage = sheet.current?.querySelector(`[data-passage="${target.page}"]`);
    (passage?.querySelector('mark') ?? passage)?.scrollIntoView({ block: passage?.querySelector('mark') ? 'center' : 'start' });
  }, [target, passages]);
  const reading = pages.data?.state === 'waiting' || pages.data?.state === 'reading';
  const none = !pages.isPending && !reading && passages.length === 0;
  return (
    <div className={classes.viewer}>
      <ViewerBar aside={aside}>
        <Text size="xs" c="dimmed" px={4}>
          {none ? '' : t('viewer.wordsOnly')}
        </Text>
      </ViewerBar>
      {none ? (
        fallback
      ) : (
        <section
          className={classes.desk}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
          tabIndex={0}
          aria-label={`${t('evidence.viewer')}: ${label}`}
          style={{ background: 'var(--mantine-color-body)' }}
        >
          {passages.length === 0 ? (
            <Center h={200}>
              <Loader aria-label={t('frame.loading')} />
            </Center>
          ) : (
            <div ref={sheet} className={classes.passages}>
              {passages.map(({ page, text }) => (
                <section key={page} data-passage={page}>
                  <pre>
                    <Marked text={text} marks={findMarks(text, look.words)} />
                  </pre>
                </section>
              ))}
            </div>
          )}
        </section>
      )}
    </div>
  );
}
