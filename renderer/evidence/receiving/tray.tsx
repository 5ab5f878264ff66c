import { ActionIcon, Button, Group, Paper, Progress, Stack, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import type { Language, MessageId } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import { sayFinding, shownProblem } from '../../frame/problem.ts';
import { sizeText } from '../media.ts';
import { cancelSending, pauseSending, resumeSending, type Sending } from './sending.ts';
import { durationText } from './time-left.ts';
import { unreadableOf } from './unreadable.ts';

interface TrayProps {
  readonly sendings: readonly Sending[];
  /** Jobs to be shown: those that go on, and those that ended and were not put away. */
  readonly jobs: readonly JobView[];
  readonly onShow: (job: JobView) => void;
  readonly onPutAway: (job: JobView) => void;
}

/** Above the list: what is coming in, how far it is, and what came of it until that is put away. */
export function ReceivingTray({ sendings, jobs, onShow, onPutAway }: TrayProps) {
  const { t } = useTranslation();
  if (sendings.length + jobs.length === 0) return null;
  return (
    <Stack gap={6} component="section" aria-label={t('receiving.tray')} style={{ flexShrink: 0, maxHeight: '40%', overflowY: 'auto' }}>
      {sendings.map((one) => (
        <SendingCard key={one.id} sending={one} />
      ))}
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} onShow={() => onShow(job)} onPutAway={() => onPutAway(job)} />
      ))}
    </Stack>
  );
}

function SendingCard({ sending }: { readonly sending: Sending }) {
  const { t, i18n } = useTranslation();
  const { id, state, done, total, bytesDone, bytesTotal, rate, secondsLeft } = sending;
  const failed = state === 'failed' ? shownProblem(sending.problem, i18n.language as Language) : null;
  return (
    <Card
      title={failed ? t('receiving.sendingFailed') : t(`receiving.${state === 'paused' ? 'sendingPaused' : 'sending'}`, { count: total })}
      tone={failed ? 'bad' : 'busy'}
      buttons={
        <>
          {state === 'sending' && <PauseButton onClick={() => pauseSending(id)} />}
          {state === 'paused' && <ResumeButton onClick={() => resumeSending(id)} />}
          {state !== 'starting' && <CancelButton onClick={() => cancelSending(id)} />}
        </>
      }
    >
      {failed ? (
        <Text size="xs">{failed.message}</Text>
      ) : (
        <>
          <Bar
            share={bytesTotal === 0 ? done / total : bytesDone / bytesTotal}
            running={state !== 'paused'}
            label={t('receiving.sharePart')}
          />
          <Figures done={done} total={total} bytesDone={bytesDone} bytesTotal={bytesTotal} rate={rate} secondsLeft={secondsLeft} />
        </>
      )}
    </Card>
  );
}

interface JobCardProps {
  readonly job: JobView;
  readonly onShow: () => void;
  readonly onPutAway: () => void;
}

function JobCard({ job, onShow, onPutAway }: JobCardProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const pause = useMutation(api.jobs.pause.mutationOptions());
  const resume = useMutation(api.jobs.resume.mutationOptions());
  const cancel = useMutation(api.jobs.cancel.mutationOptions());
  const { id, state, done, total, bytesDone, bytesTotal, rate, secondsLeft } = job;
  const over = isOver(job);
  const account = accountOf(job);
  const fine = state === 'done' && account.refused + account.duplicates === 0;
  const share = bytesTotal > 0 ? bytesDone / bytesTotal : total > 0 ? done / total : 0;
  const problem = job.problem && sayFinding({ id: job.problem.id as MessageId, params: job.problem.params }, language);
  return (
    <Card
      title={t(`receiving.states.${state}`)}
      tone={!over ? 'busy' : fine ? 'good' : 'bad'}
      buttons={
        <>
          {state === 'running' && <PauseButton onClick={() => pause.mutate({ id })} loading={pause.isPending} />}
          {(state === 'paused' || state === 'interrupted') && (
            <ResumeButton onClick={() => resume.mutate({ id })} loading={resume.isPending} />
          )}
          {!over && <CancelButton onClick={() => cancel.mutate({ id })} loading={cancel.isPending} />}
          {(over || account.refused > 0) && (
            <Button size="compact-xs" variant="light" onClick={onShow}>
              {t('receiving.showList')}
            </Button>
          )}
          {over && (
            <Tooltip label={t('receiving.putAway')}>
              <ActionIcon variant="subtle" color="gray" aria-label={t('receiving.putAway')} onClick={onPutAway}>
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </>
      }
    >
      {!over && (
        <>
          <Bar share={share} running={state === 'running'} label={t('receiving.share')} />
          <Figures
            done={done}
            total={total}
            bytesDone={bytesDone}
            bytesTotal={bytesTotal}
            rate={state === 'running' ? rate : null}
            secondsLeft={state === 'running' ? secondsLeft : null}
            note={job.note}
          />
        </>
      )}
      {state === 'interrupted' && <Text size="xs">{t('receiving.interruptedHint')}</Text>}
      {problem && (
        <Text size="xs">
          {problem.message}. {problem.hint}
        </Text>
      )}
      <Text size="xs" role="status">
        {t(over ? 'receiving.accountDone' : 'receiving.account', account)}
      </Text>
    </Card>
  );
}

/** Nothing more comes of it. */
export const isOver = ({ state }: Pick<JobView, 'state'>) => state === 'done' || state === 'failed' || state === 'cancelled';

/** What became of what was offered, with the files the browser could not read. */
export function accountOf(job: JobView): { offered: number; imported: number; duplicates: number; refused: number } {
  const unread = unreadableOf(job.id).length;
  const { offered, imported, duplicates, refused } = job.counts;
  return { offered: offered + unread, imported, duplicates, refused: refused + unread };
}

interface CardProps {
  readonly title: string;
  readonly tone: 'busy' | 'good' | 'bad';
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}

function Card({ title, tone, buttons, children }: CardProps) {
  const color = { busy: undefined, good: 'teal', bad: 'orange' }[tone];
  const Icon = { busy: undefined, good: IconCircleCheck, bad: IconAlertTriangle }[tone];
  return (
    <Paper withBorder px="sm" py={6} style={color ? { borderColor: `var(--mantine-color-${color}-6)` } : undefined}>
      <Stack gap={4}>
        <Group gap="xs" justify="space-between" wrap="wrap">
          <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
            {Icon && <Icon size={17} color={`var(--mantine-color-${color}-6)`} aria-hidden style={{ flexShrink: 0 }} />}
            <Text size="sm" fw={550}>
              {title}
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            {buttons}
          </Group>
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}

function Bar({ share, running, label }: { readonly share: number; readonly running: boolean; readonly label: string }) {
  return <Progress value={Math.min(1, share) * 100} size="sm" animated={running} aria-label={label} />;
}

interface FiguresProps {
  readonly done: number;
  readonly total: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly note?: string;
}

function Figures({ done, total, bytesDone, bytesTotal, rate, secondsLeft, note }: FiguresProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const size = (bytes: number) => sizeText(bytes, i18n.language);
  const parts = [
    total > 0 && t('receiving.files', { done: number.format(done), total: number.format(total) }),
    bytesTotal > 0 && t('receiving.bytes', { done: size(bytesDone), total: size(bytesTotal) }),
    rate !== null && rate > 0 && t('receiving.rate', { size: size(Math.round(rate)) }),
    secondsLeft !== null && t('receiving.left', { time: durationText(secondsLeft, i18n.language) }),
  ].filter(Boolean);
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Text size="xs" c="dimmed">
        {parts.join(' · ')}
      </Text>
      {note !== undefined && note !== '' && (
        <Text size="xs" c="dimmed" truncate title={note} style={{ minWidth: 0 }}>
          {note}
        </Text>
      )}
    </Group>
  );
}

interface PressProps {
  readonly onClick: () => void;
  readonly loading?: boolean;
}

function PauseButton({ onClick, loading = false }: PressProps) {
  const { t } = useTranslation();
  return (
    <Button size="compact-xs" variant="default" leftSection={<IconPlayerPause size={14} aria-hidden />} loading={loading} onClick={onClick}>
      {t('receiving.pause')}
    </Button>
  );
}

function ResumeButton({ onClick, loading = false }: PressProps) {
  const { t } = useTranslation();
  return (
    <Button size="compact-xs" leftSection={<IconPlayerPlay size={14} aria-hidden />} loading={loading} onClick={onClick}>
      {t('receiving.resume')}
    </Button>
  );
}

function CancelButton({ onClick, loading = false }: PressProps) {
  const { t } = useTranslation();
  return (
    <Button size="compact-xs" variant="subtle" color="gray" loading={loading} onClick={onClick}>
      {t('frame.cancel')}
    </Button>
  );
}
