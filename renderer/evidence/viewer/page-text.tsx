import { ActionIcon, Badge, Button, Group, Loader, Text, Textarea, Tooltip } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { Marked } from '../search/marked.tsx';
import { findMarks } from '../search/marks.ts';
import { type PageWords, usePages } from './use-pages.ts';
import classes from './viewer.module.css';

interface Props {
  readonly item: string;
  /** From 1. */
  readonly page: number;
  readonly words: readonly string[];
  readonly onClose: () => void;
}

/** The words of the page beside it: where they come from, how sure that is, and the means to correct them. */
export function PageText({ item, page, words, onClose }: Props) {
  const { t } = useTranslation();
  const pages = usePages(item, page, true);
  const found = pages.data?.pages.find((one) => one.page === page);
  const [editing, edit] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another text
  useEffect(() => edit(false), [item, page]);
  const state = pages.data?.state;
  const reading = state === 'waiting' || state === 'reading';
  return (
    <aside className={classes['words-panel']} aria-label={t('viewer.text')}>
      <div className={classes['words-head']}>
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {t('evidence.pageNumber', { number: page })}
        </Text>
        {found && <Source page={found} />}
        <span style={{ flex: 1 }} />
        {found && !editing && (
          <Tooltip label={t('viewer.correct')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('viewer.correct')} onClick={() => edit(true)}>
              <IconPencil size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('viewer.closeText')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('viewer.closeText')} onClick={onClose}>
            <IconX size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      {editing && found ? (
        <Correction item={item} page={found} onDone={() => edit(false)} />
      ) : found && found.text.trim() !== '' ? (
        <Words text={found.text} words={words} label={t('viewer.textOf', { number: page })} />
      ) : (
        <Group gap="xs" p="sm" wrap="nowrap" role="status">
          {(pages.isPending || reading) && <Loader size={16} aria-hidden />}
          <Text size="sm" c="dimmed">
            {t(
              `viewer.noText.${pages.isPending ? 'waiting' : pages.isError ? 'failed' : reading ? state : state === 'failed' ? 'failed' : 'none'}`,
            )}
          </Text>
        </Group>
      )}
    </aside>
  );
}

function Source({ page }: { readonly page: PageWords }) {
  const { t } = useTranslation();
  const sure = page.source === 'ocr' && page.confidence !== null ? Math.round(page.confidence) : null;
  const label = sure === null ? t(`viewer.sources.${page.source}`) : t('viewer.ocrSure', { sure });
  return (
    <Tooltip label={t(`viewer.sourceHints.${page.source}`)}>
      <Badge
        size="sm"
        variant="light"
        tt="none"
        color={sure !== null && sure < 75 ? 'orange' : page.source === 'corrected' ? 'teal' : 'gray'}
      >
        {label}
      </Badge>
    </Tooltip>
  );
}

function Words({ text, words, label }: { readonly text: string; readonly words: readonly string[]; readonly label: string }) {
  const marks = useMemo(() => findMarks(text, words), [text, words]);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (marks.length > 0) sheet.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
  }, [marks]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={sheet} className={classes['words-text']} tabIndex={0} aria-label={label}>
      <Marked text={text} marks={marks} />
    </section>
  );
}

/** The words as they ought to read. What was read stays in the journal; Undo brings it back. */
function Correction({ item, page, onDone }: { readonly item: string; readonly page: PageWords; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(page.text);
  const correct = useMutation(api.evidence.correctText.mutationOptions({ onSuccess: onDone }));
  return (
    <form
      style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 8, padding: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        correct.mutate({ id: item, page: page.page, text });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Textarea
        data-autofocus
        autoFocus
        autosize={false}
        aria-label={t('viewer.textOf', { number: page.page })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        style={{ flex: 1, minHeight: 0 }}
        styles={{ wrapper: { height: '100%' }, input: { height: '100%', resize: 'none' } }}
      />
      <Group gap="xs" justify="flex-end">
        {page.source === 'corrected' && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            mr="auto"
            onClick={() => correct.mutate({ id: item, page: page.page, text: null })}
          >
            {t('viewer.asRead')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onDone}>
          {t('frame.cancel')}
        </Button>
        <Button size="xs" type="submit" loading={correct.isPending} disabled={text === page.text}>
          {t('viewer.saveText')}
        </Button>
      </Group>
    </form>
  );
}
