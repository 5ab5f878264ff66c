import { Alert, Anchor, Progress as Bar, Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { sayFinding, shownProblem } from '../frame/problem.ts';
import type { Outcome, Progress } from './receive.ts';

/** The whole window takes files while this room is open. */
export function DropAnywhere({ onDrop }: { readonly onDrop: (files: File[]) => void }) {
  const { t } = useTranslation();
  return (
    // Seen only while something is dragged in; there is nothing to read or reach otherwise.
    <Dropzone.FullScreen onDrop={onDrop} active activateOnClick={false} activateOnKeyboard={false} aria-hidden>
      <Stack align="center" justify="center" gap={6} mih="70vh" style={{ pointerEvents: 'none' }}>
        <IconFileDownload size={52} stroke={1.2} aria-hidden />
        <Text fw={600} size="lg">
          {t('evidence.drop')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('evidence.dropHint')}
        </Text>
      </Stack>
    </Dropzone.FullScreen>
  );
}

export function ReceivingBar({ progress }: { readonly progress: Progress }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} role="status">
      <Group justify="space-between">
        <Text size="sm">{t(`evidence.${progress.step}`)}</Text>
        <Text size="sm" c="dimmed">
          {t('evidence.shown', { shown: progress.done, total: progress.total })}
        </Text>
      </Group>
      <Bar value={progress.share * 100} animated aria-label={t('evidence.receiving')} />
    </Stack>
  );
}

/** What became of each file: received, already here, refused with the reason. */
export function OutcomeDialog({
  outcome,
  onClose,
  onOpen,
}: {
  readonly outcome: Outcome | null;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  if (!outcome) return null;
  const { imported, duplicates, refused, findings, stopped } = outcome;
  const opener = (id: string, name: string) => (
    <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onOpen(id)}>
      {name}
    </Anchor>
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('evidence.receivedTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      data-outcome
    >
      <Stack>
        {stopped !== null && (
          <Alert color="red" variant="light">
            {t('evidence.stopped', { reason: shownProblem(stopped, language).message })}
          </Alert>
        )}
        {imported.length === 0 && stopped === null && <Text size="sm">{t('evidence.noneReceived')}</Text>}
        <Part title={t('evidence.refused', { count: refused.length })} count={refused.length}>
          {refused.map(({ name, finding }, i) => {
            const { message, hint } = sayFinding(finding, language);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              <List.Item key={i} title={name}>
                {message}
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              </List.Item>
            );
          })}
        </Part>
        <Part title={t('evidence.duplicates', { count: duplicates.length })} count={duplicates.length}>
          {duplicates.map(({ name, of, ofName, withdrawn }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <List.Item key={i}>
              {t(withdrawn ? 'evidence.sameAsWithdrawn' : 'evidence.sameAs', { name, of: ofName })} {opener(of, t('evidence.open'))}
            </List.Item>
          ))}
        </Part>
        <Part title={t('evidence.notes', { count: findings.length })} count={findings.length}>
          {findings.map((f) => (
            <List.Item key={`${f.where}${f.id}`}>
              {sayFinding(f, language).message} {opener(f.where.split('/')[1] ?? '', t('evidence.open'))}
            </List.Item>
          ))}
        </Part>
        <Part title={t('evidence.imported', { count: imported.length })} count={imported.length}>
          {imported.map((item) => (
            <List.Item key={item.id}>{opener(item.id, item.fileName)}</List.Item>
          ))}
        </Part>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('frame.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Part({ title, count, children }: { readonly title: string; readonly count: number; readonly children: React.ReactNode }) {
  if (count === 0) return null;
  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {title}
      </Title>
      <List size="sm" spacing={2} style={{ maxHeight: 200, overflowY: 'auto' }} tabIndex={0} aria-label={title}>
        {children}
      </List>
    </Stack>
  );
}
