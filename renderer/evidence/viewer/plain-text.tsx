import { Alert, Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeText } from '#core/kit/text-encoding.ts';
import { Marked } from '../search/marked.tsx';
import { findMarks } from '../search/marks.ts';
import { ViewerBar } from './bar.tsx';
import classes from './viewer.module.css';

/** More than anyone reads on a screen; the rest is in the download. */
const LIMIT = 2 * 1024 * 1024;

/** The beginning of a text as characters and nothing more: markup of a captured page is shown, not followed. */
async function readText(url: string, size: number): Promise<string> {
  const answer = await fetch(url, size > LIMIT ? { headers: { range: `bytes=0-${LIMIT - 1}` } } : {});
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // The cut may run through a character of up to four bytes.
  for (const left of size > LIMIT ? [0, 1, 2, 3] : [0]) {
    const decoded = decodeText(bytes.subarray(0, bytes.length - left));
    if (decoded) return decoded.text;
  }
  return new TextDecoder('utf-8').decode(bytes);
}

interface Props {
  readonly url: string;
  readonly size: number;
  readonly label: string;
  readonly words: readonly string[];
  readonly aside?: ReactNode;
  readonly fallback: ReactNode;
}

export function TextView({ url, size, label, words, aside, fallback }: Props) {
  const { t } = useTranslation();
  const text = useQuery({ queryKey: ['text', url], queryFn: () => readText(url, size), gcTime: 0 });
  const marks = useMemo(() => findMarks(text.data ?? '', words), [text.data, words]);
  const sheet = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (marks.length > 0) sheet.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [marks]);
  return (
    <div className={classes.viewer}>
      <ViewerBar aside={aside} />
      <section
        className={classes.desk}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        aria-label={`${t('evidence.viewer')}: ${label}`}
        style={{ background: 'var(--mantine-color-body)' }}
      >
        {size > LIMIT && (
          <Alert color="yellow" variant="light" radius={0} py="xs">
            {t('evidence.textCut')}
          </Alert>
        )}
        {text.isPending && (
          <Center h={200}>
            <Loader aria-label={t('frame.loading')} />
          </Center>
        )}
        {text.isError ? (
          fallback
        ) : (
          <pre ref={sheet} className={classes.text}>
            <Marked text={text.data ?? ''} marks={marks} />
          </pre>
        )}
      </section>
    </div>
  );
}
