import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import type { Language, MessageId } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { durationText } from '../evidence/receiving/time-left.ts';
import { sayFinding } from '../frame/problem.ts';

/** How far a set is that is being built, and why one was not. */
export function JobLine({ job, title }: { readonly job: JobView; readonly title: string }) {
  const { t, i18n } = useTranslation();
  const cancel = useMutation(api.jobs.cancel.mutationOptions());
  if (job.state === 'failed') {
    const said = job.problem && sayFinding({ id: job.problem.id as MessageId, params: job.problem.params }, i18n.language as Language);
    return (
      <Alert color="orange" variant="light" title={t('exhibit.job.failed')}>
        <Text size="sm">{said?.message}</Text>
        <Text size="xs">{said?.hint}</Text>
      </Alert>
    );
  }
  if (job.state !== 'running') return null;
  return (
    <Stack gap={4} role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={550}>
          {title}
        </Text>
        <Button size="compact-xs" variant="light" color="gray" loading={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
          {t('exhibit.job.cancel')}
        </Button>
      </Group>
      <Progress value={job.total > 0 ? (100 * job.done) / job.total : 100} animated={job.total === 0} aria-label={title} />
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" truncate>
          {job.note}
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {job.total > 0 && t('exhibit.job.left', { done: job.done, total: job.total })}
          {job.secondsLeft !== null && ` · ${durationText(job.secondsLeft, i18n.language)}`}
        </Text>
      </Group>
    </Stack>
  );
}
