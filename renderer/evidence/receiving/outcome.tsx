import { Anchor, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconCopy } from '@tabler/icons-react';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { api, type client } from '../../client.ts';
import { sayFinding } from '../../frame/problem.ts';
import { whenText } from '../media.ts';
import classes from './receiving.module.css';
import { accountOf } from './tray.tsx';
import { unreadableOf } from './unreadable.ts';

type FileLine = Awaited<ReturnType<typeof client.jobs.files>>['files'][number];

/** Lines asked for at once; only those in sight are asked for. */
const PIECE = 200;
const ROW = 58;
const SHOWN = ['all', 'refused', 'duplicate', 'imported'] as const;
type Shown = (typeof SHOWN)[number];

interface Props {
  readonly job: JobView | null;
  readonly onClose: () => void;
  readonly onOpen: (item: string) => void;
}

/** What became of every file offered, one line each: received, already here, refused with the reason. */
export function OutcomeDialog({ job: listed, onClose, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  // While the dialog fades away it still is what it was.
  const last = useRef(listed);
  if (listed) last.current = listed;
  const job = last.current;
  return (
    <Modal
      opened={listed !== null}
      onClose={onClose}
      size={820}
      title={job ? t('receiving.outcomeTitle', { when: whenText(job.startedAt, i18n.language) }) : ''}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      data-outcome
    >
      {job && <Outcome key={job.id} job={job} onOpen={onOpen} />}
    </Modal>
  );
}

function Outcome({ job, onOpen }: { readonly job: JobView; readonly onOpen: (item: string) => void }) {
  const { t } = useTranslation();
  const account = accountOf(job);
  const counts: Record<Shown, number> = {
    all: account.offered,
    refused: account.refused,
    duplicate: account.duplicates,
    imported: account.imported,
  };
  const [shown, setShown] = useState<Shown>(account.refused > 0 ? 'refused' : account.duplicates > 0 ? 'duplicate' : 'all');
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('receiving.accountDone', account)}
      </Text>
      <SegmentedControl
        aria-label={t('receiving.show')}
        value={shown}
        onChange={(next) => setShown(next as Shown)}
        data={SHOWN.map((value) => ({ value, label: t(`receiving.shown.${value}`, { count: counts[value] }) }))}
      />
      <Lines key={shown} job={job} shown={shown} onOpen={onOpen} />
    </Stack>
  );
}

function Lines({ job, shown, onOpen }: { readonly job: JobView; readonly shown: Shown; readonly onOpen: (item: string) => void }) {
  const { t } = useTranslation();
  const [desk, setDesk] = useState<HTMLElement | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  // The browser's own refusals stand first: the workbench knows nothing of them.
  const unread = useMemo(() => (shown === 'all' || shown === 'refused' ? unreadableOf(job.id) : []), [job.id, shown]);
  const count = unread.length + (total ?? PIECE);
  const virtual = useVirtualizer({ count, getScrollElement: () => desk, estimateSize: () => ROW, overscan: 6 });
  const rows = virtual.getVirtualItems();
  const first = Math.max(0, (rows[0]?.index ?? 0) - unread.length);
  const last = Math.max(0, (rows.at(-1)?.index ?? 0) - unread.length);
  const pieces = Array.from({ length: Math.floor(last / PIECE) - Math.floor(first / PIECE) + 1 }, (_, i) => Math.floor(first / PIECE) + i);
  const state = shown === 'all' ? {} : { state: shown };
  const answers = useQueries({
    queries: pieces.map((piece) => ({
      ...api.jobs.files.queryOptions({ input: { id: job.id, ...state, offset: piece * PIECE, limit: PIECE } }),
      placeholderData: keepPreviousData,
    })),
  });
  const found = answers.find((answer) => answer.data !== undefined)?.data?.total;
  if (found !== undefined && found !== total) setTotal(found);
  const lineAt = (index: number): FileLine | undefined => answers[pieces.indexOf(Math.floor(index / PIECE))]?.data?.files[index % PIECE];
  if (total === 0 && unread.length === 0)
    return (
      <Text size="sm" c="dimmed" py="md">
        {t('receiving.nothing')}
      </Text>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={setDesk} className={classes.lines} tabIndex={0} aria-label={t(`receiving.shown.${shown}`, { count: total ?? 0 })}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const name = unread[row.index];
          const line = lineAt(row.index - unread.length);
          return (
            <li key={row.key} style={{ transform: `translateY(${row.start}px)`, height: ROW }}>
              {name !== undefined ? (
                <Unread name={name} />
              ) : line ? (
                <FileRow line={line} onOpen={onOpen} />
              ) : (
                <Text size="xs" c="dimmed">
                  …
                </Text>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const COLORS = { refused: 'orange', duplicate: 'gray', imported: 'teal', waiting: 'gray' } as const;
const ICONS = { refused: IconAlertTriangle, duplicate: IconCopy, imported: IconCircleCheck, waiting: IconClock } as const;
const toneOf = (state: string): keyof typeof ICONS => (state in ICONS ? (state as keyof typeof ICONS) : 'waiting');

function Unread({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <Row tone="refused" name={name}>
      <Text size="xs" truncate>
        {t('receiving.unreadable')}
      </Text>
    </Row>
  );
}

function FileRow({ line, onOpen }: { readonly line: FileLine; readonly onOpen: (item: string) => void }) {
  const { t, i18n } = useTranslation();
  const said = line.finding && sayFinding(line.finding, i18n.language as Language);
  const words = said ? [said.message, said.hint].filter(Boolean).join(i18n.language === 'zh-CN' ? '。' : '. ') : '';
  const { duplicateOf } = line;
  return (
    <Row
      tone={toneOf(line.state)}
      name={line.name}
      inside={line.parentNo !== null}
      {...(line.evidence ? { onOpen: () => onOpen(line.evidence ?? '') } : {})}
      aside={line.pages === null ? '' : t('receiving.pages', { count: line.pages })}
    >
      {duplicateOf ? (
        <Text size="xs" truncate>
          {t('receiving.sameAs')}{' '}
          <Anchor component="button" type="button" size="xs" onClick={() => onOpen(duplicateOf.id)}>
            {duplicateOf.name}
          </Anchor>
        </Text>
      ) : (
        <Text size="xs" {...(line.state === 'refused' ? {} : { c: 'dimmed' })} truncate title={words}>
          {words || t(`receiving.lineStates.${toneOf(line.state)}`)}
        </Text>
      )}
    </Row>
  );
}

interface RowProps {
  readonly tone: keyof typeof ICONS;
  readonly name: string;
  readonly inside?: boolean;
  readonly onOpen?: () => void;
  readonly aside?: string;
  readonly children: React.ReactNode;
}

function Row({ tone, name, inside = false, onOpen, aside = '', children }: RowProps) {
  const { t } = useTranslation();
  const Icon = ICONS[tone];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" pl={inside ? 24 : 0} h="100%" py={8}>
      <Icon
        size={18}
        color={`var(--mantine-color-${COLORS[tone]}-6)`}
        role="img"
        aria-label={t(`receiving.lineStates.${tone}`)}
        style={{ flexShrink: 0, marginTop: 1 }}
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        {onOpen ? (
          <Anchor component="button" type="button" size="sm" maw="100%" truncate ta="left" display="block" title={name} onClick={onOpen}>
            {name}
          </Anchor>
        ) : (
          <Text size="sm" truncate title={name}>
            {name}
          </Text>
        )}
        {children}
      </div>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {aside}
      </Text>
    </Group>
  );
}
