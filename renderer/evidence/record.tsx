import { ActionIcon, Badge, Button, Code, CopyButton, Group, Modal, Stack, Text, Textarea, Timeline, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { api } from '../client.ts';
import { sizeText, whenText } from './media.ts';
import { Section } from './section.tsx';
import { captured } from './viewer/captured.ts';

/** What is only worth knowing; the others want a look before the file goes to anyone. */
const HARMLESS: ReadonlySet<string> = new Set(['forms', 'owner-locked', 'signed', 'embedded-files']);

/** What the file says of itself. It is taken over into nothing by itself: a camera's clock may be wrong, a sender's name forged. */
export function Said({ item }: { readonly item: Evidence }) {
  const { t, i18n } = useTranslation();
  const { metadata } = item;
  const place = metadata.gps;
  const lines = [
    { name: 'captured', value: captured(metadata.captured, i18n.language), more: metadata.captured?.source },
    { name: 'title', value: metadata.title },
    { name: 'author', value: metadata.author },
    { name: 'software', value: metadata.software },
    { name: 'url', value: metadata.url },
    { name: 'from', value: metadata.from },
    { name: 'to', value: metadata.to },
    { name: 'cc', value: metadata.cc },
    { name: 'subject', value: metadata.subject },
    { name: 'measure', value: metadata.width !== null && metadata.height !== null ? `${metadata.width} × ${metadata.height}` : '' },
    { name: 'entries', value: metadata.entries === null ? '' : String(metadata.entries) },
    { name: 'gps', value: place ? `${place.latitude}, ${place.longitude}` : '' },
  ].filter(({ value }) => value !== '');
  if (lines.length === 0 && item.flags.length === 0) return null;
  return (
    <Section title={t('evidence.sections.said')}>
      {item.flags.length > 0 && (
        <Group gap={6}>
          {item.flags.map((flag) => (
            <Badge key={flag} variant="light" color={HARMLESS.has(flag) ? 'gray' : 'orange'} tt="none">
              {t(`evidence.flags.${flag}`)}
            </Badge>
          ))}
        </Group>
      )}
      <Facts>
        {lines.map(({ name, value, more }) => (
          <Fact key={name} label={t(`evidence.said.${name}`)}>
            {value}
            {more !== undefined && (
              <Text span size="xs" c="dimmed">
                {' '}
                ({t(`evidence.timeSources.${more}`)})
              </Text>
            )}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'minmax(84px, max-content) minmax(0, 1fr)', gap: '4px 12px' }}>
      {children}
    </dl>
  );
}

/** What was received and when; none of it can be changed. */
export function FileFacts({ item }: { readonly item: Evidence }) {
  const { t, i18n } = useTranslation();
  return (
    <Section title={t('evidence.sections.file')}>
      <Facts>
        <Fact label={t('evidence.fields.fileName')}>{item.fileName}</Fact>
        <Fact label={t('evidence.fields.mediaType')}>{item.mediaType}</Fact>
        <Fact label={t('evidence.fields.size')}>{sizeText(item.size, i18n.language)}</Fact>
        {item.pages !== null && <Fact label={t('evidence.fields.pages')}>{item.pages}</Fact>}
        <Fact label={t('evidence.fields.receivedAt')}>{whenText(item.receivedAt, i18n.language)}</Fact>
        {item.receivedFrom !== '' && <Fact label={t('evidence.fields.receivedFrom')}>{item.receivedFrom}</Fact>}
        <Fact label={t('evidence.fields.sha256')}>
          <Group gap={4} wrap="nowrap" align="flex-start">
            <Code style={{ overflowWrap: 'anywhere', fontSize: 11 }}>{item.sha256}</Code>
            <CopyButton value={item.sha256} timeout={1_500}>
              {({ copied, copy }) => (
                <Tooltip label={copied ? t('evidence.copied') : t('evidence.copy')}>
                  <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} aria-label={`${t('evidence.copy')} SHA-256`} onClick={copy}>
                    {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                  </ActionIcon>
                </Tooltip>
              )}
            </CopyButton>
          </Group>
        </Fact>
      </Facts>
    </Section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
        {children}
      </Text>
    </>
  );
}

/** Who had it, when, and what was done. */
export function Custody({ item }: { readonly item: Evidence }) {
  const { t, i18n } = useTranslation();
  const custody = useQuery(api.evidence.custody.queryOptions({ input: { id: item.id } }));
  const events = custody.data ?? [];
  return (
    <Section title={t('evidence.sections.custody')}>
      <Timeline active={events.length} bulletSize={12} lineWidth={2}>
        {events.map((event) => (
          <Timeline.Item key={event.seq} title={<Text size="sm">{t(`evidence.events.${event.event}`)}</Text>}>
            <Text size="xs" c="dimmed">
              {whenText(event.at, i18n.language)} ·{' '}
              {t('evidence.byWhom', { actor: event.actor, door: t(`evidence.doors.${event.door}`, { defaultValue: event.door }) })}
            </Text>
            {event.purpose !== '' && <Text size="xs">{event.purpose}</Text>}
            {event.event === 'received' && (
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {[
                  event.detail.name && t('evidence.asName', { name: event.detail.name }),
                  event.detail.from && t('evidence.from', { from: event.detail.from }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </Text>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}

/** Takes the item out of use, with the reason that goes into its custody record. */
export function WithdrawButton({ item, isExhibit }: { readonly item: Evidence; readonly isExhibit: boolean }) {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const withdraw = useMutation(api.evidence.withdraw.mutationOptions({ onSuccess: dialog.close }));
  return (
    <Group justify="flex-end" gap="xs">
      {isExhibit && (
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {t('evidence.withdrawExhibit')}
        </Text>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="red"
        leftSection={<IconArchive size={15} aria-hidden />}
        disabled={isExhibit}
        onClick={dialog.open}
      >
        {t('evidence.withdraw')}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('evidence.withdrawTitle')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            withdraw.mutate({ id: item.id, reason });
          }}
        >
          <Stack>
            <Text size="sm">{t('evidence.withdrawHint')}</Text>
            <Textarea
              data-autofocus
              required
              maxLength={2_000}
              label={t('evidence.withdrawReason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {t('frame.cancel')}
              </Button>
              <Button type="submit" color="red" loading={withdraw.isPending} disabled={reason.trim() === ''}>
                {t('evidence.withdraw')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </Group>
  );
}
